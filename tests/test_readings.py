"""Questions that two releases answer equally well."""

from dataclasses import replace

import pytest

from assistant.answers.readings import readings
from assistant.assistant import Assistant
from assistant.questions.question import Question
from embeddings.releases.release import Hit, Passage, Release


def hit(name: str, title: str, text: str, score: float, source: str) -> Hit:
    release = Release(name, text, title, language="en", source=source)
    return Hit(release, Passage(name, 0, len(text), text), score)


FERRY = hit("ferry", "Ferry agreement with Varandia", "The ministers signed the agreement.", 0.9, "Ports")
VISA = hit(
    "visa", "Visa agreement with Varandia", "The envoys signed an agreement on visas.", 0.87, "Embassy"
)
WHO = Question("Who signed the agreement?", "en")


def test_a_short_question_that_fits_two_subjects_alike_has_two_readings():
    assert readings(WHO, [FERRY, VISA]) == (FERRY, VISA)


@pytest.mark.parametrize(
    ("question", "second"),
    [
        (WHO, replace(VISA, score=0.8)),
        (WHO, hit("visa", "Visa agreement with Varandia", VISA.release.text, 0.87, "Ports")),
        (WHO, hit("visa", "Ferry line to Varandia", VISA.release.text, 0.87, "Embassy")),
        (WHO, hit("visa", "Visas", "The envoys signed a letter.", 0.87, "Embassy")),
        (replace(WHO, newest_first=True), VISA),
        (Question("Who of the ministers signed the ferry agreement in the port?", "en"), VISA),
        (Question("Who?", "en"), VISA),
    ],
)
def test_one_that_is_nearer_or_names_more_or_is_about_the_same_has_one(question, second):
    """Farther, of the same source, on the same subject, without a word; by time, by many words, by none."""
    assert readings(question, [FERRY, second]) is None


def test_a_single_release_is_what_is_meant():
    assert readings(WHO, [FERRY]) is None


@pytest.mark.parametrize(
    ("question", "notice"),
    [
        (
            "Who signed the agreement?",
            "The question fits two subjects: «Varandia and Nurmadia sign agreement on the Dorvane–Marsal ferry line»;"
            " «Nurmadia and Oresia sign visa waiver agreement». Which one is meant?",
        ),
        ("Who signed the ferry agreement?", ""),
    ],
)
def test_the_reader_is_asked_which_of_two_is_meant(sample_archive, question, notice):
    answer = Assistant(sample_archive).ask(question)
    assert answer.notice == notice


def test_each_reading_is_quoted_once(sample_archive):
    answer = Assistant(sample_archive).ask("Кто подписал соглашение?")
    assert [c.title for c in answer.citations] == [
        "Варандия и Нурмадия подписали соглашение о паромной линии Дорван — Марсаль",
        "Нурмадия и Оресия подписали соглашение о взаимной отмене виз",
    ]
