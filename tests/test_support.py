"""Whether a release has the names of a question, also those with a number and those cut short."""

import pytest

from assistant.answers.support import SURELY, near_enough, supporting
from assistant.assistant import Assistant
from assistant.evidence.absences import lacks
from assistant.evidence.further import naming
from assistant.questions.question import Question
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Hit, Passage, Release


@pytest.mark.parametrize(
    ("question", "text", "lacking"),
    [
        ("when was Debian 7 released?", "Debian 6.0 was released in February.", ["Debian 7"]),
        ("what is new in Debian 7?", "Debian 7.1 has a new installer.", []),
        ("what does resolution 2254 ask for?", "The Council adopted resolution 2118 on weapons.", ["resolution 2254"]),
        ("what does resolution 2254 ask for?", "The Council adopted resolution 2254.", []),
        ("what does resolution 2254 ask for?", "The Council met.", ["resolution 2254"]),
        ("what does Article 5 say?", "Article 4 of the treaty was invoked.", ["Article 5"]),
        ("what does Article 5 say?", "The fifth article of the treaty was invoked.", []),
        ("что меняет закон № 44?", "Парламент принял закон № 223.", ["закон 44"]),
        ("что меняет закон № 44?", "Парламент изменил закон № 44-ФЗ.", []),
        ("что меняет Протокол 14?", "Подписан протокол 16.", ["Протокол 14"]),
        ("ماذا يطلب القرار 2254؟", "اعتمد المجلس القرار رقم 2118.", ["القرار 2254"]),
        ("ماذا يطلب القرار 2254؟", "اعتمد المجلس القرار رقم ٢٢٥٤.", []),
        ("ماذا تقول المادة 5؟", "نصت المادة الخامسة على ذلك.", []),
        ("what happened in May 2024?", "The council met in May.", []),
        ("what happened on Monday 5 May?", "On Monday the council met.", []),
        ("did they give Oresia 300 buses?", "Oresia received buses.", []),
        ("what did the law of 2019 change?", "The law was changed.", []),
        ("how long did Kaltor 12 million last?", "The grant to Kaltor lasted a year.", []),
    ],
)
def test_a_name_with_another_number_is_another_name(question, text, lacking):
    """A year, a day and a quantity are no part of one; a small number may stand in words."""
    assert lacks(question, Release("r", text), [text]) == lacking


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("when does the Zahrin campus of Selmora Tech open?", []),
        ("when does the Zahrin campus of Dorvane Tech open?", ["Dorvane", "Tech"]),
    ],
)
def test_a_word_cut_short_is_no_stranger(question, lacking):
    text = "The campus of Selmora Technical University in Zahrin opens in May."
    assert lacks(question, Release("r", text), [text]) == lacking


class _Sure:
    """An archive that is as sure of each hit as its score says."""

    def release(self, release_id):
        return None

    def certainty(self, hit):
        return hit.score

    def term_weights(self, question):
        return {}

    def standing(self, word, hit):
        return 0.0


def test_a_release_with_several_names_that_the_nearest_lacks_is_kept():
    """Where it is near enough by itself; with one name more only where it is nearly as near."""

    def hit(name, text, score):
        return Hit(Release(name, text, language="en"), Passage(name, 0, len(text), text), score)

    long = hit("long", "The hardware database grows, and many devices are listed in it.", 0.8)
    named = hit("named", "John Sullivan of the FSF spoke of the hardware database.", 0.4)
    asked = Question("John Sullivan FSF on the hardware database", "en")
    assert [one.release.id for one in supporting(asked, [long, named], _Sure())[0]] == ["named"]
    asked = Question("What did they say to Sullivan on the hardware database?", "en")
    assert supporting(asked, [long, named], _Sure())[0] == []


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "When did Varandia and Oresia sign the visa waiver agreement?",
            "The releases do not say. The nearest ones on this do not mention Varandia.",
        ),
        (
            "Когда Нурмадия и Варандия подписали соглашение об отмене виз?",
            "В релизах об этом не сказано. В ближайших к вопросу не упоминается: Варандия.",
        ),
        (
            "When did Oresia ratify the ferry agreement?",
            "The releases do not say. The nearest ones on this do not mention «ferry».",
        ),
    ],
)
def test_a_release_that_has_the_names_and_not_the_subject_is_no_answer(sample_archive, question, told):
    """Nor one that has the names and another agreement."""
    answer = Assistant(sample_archive).ask(question, mode="quotes")
    assert (answer.answerable, answer.text) == (False, told)


def _hit(name, title, text, score):
    return Hit(Release(name, text, title=title, language="en"), Passage(name, 0, len(text), text), score)


def test_what_is_in_the_title_of_a_less_near_release_is_not_said_to_be_lacking():
    """A release of another version is as near as can be; the one whose title has the number is meant."""
    other = _hit("3.1", "Debian GNU/Linux 3.1 released", "Debian 3.1 was released.", 0.8)
    meant = _hit("4.0", "Upcoming release of Debian GNU/Linux 4.0", "Debian GNU/Linux 4.0 is planned.", 0.5)
    asked = Question("When is the release of Debian 4.0 planned?", "en")
    assert [one.release.id for one in supporting(asked, [other, meant], _Sure())[0]] == ["4.0"]


def test_two_names_that_no_release_has_together_are_told_so():
    first = _hit("first", "Kelmor met envoys", "Minister Kelmor met envoys.", 0.8)
    second = _hit("second", "Tarsk met envoys", "Minister Tarsk met envoys.", 0.79)
    asked = Question("Did Kelmor meet Tarsk?", "en")
    assert supporting(asked, [first, second], _Sure()) == ([], ["Tarsk and Kelmor together"])


class _Far(_Sure):
    """One where nothing is near to any word."""

    def standing(self, word, hit):
        return -1.0


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("minimum wage Kestria", ["«minimum wage»"]),
        ("minimum wage kestria", ["«minimum wage»"]),
        ("energy ministry budget cut", ["«budget cut»"]),
        ("Why was the energy ministry budget cut?", []),
        ("how did the energy ministry fare", []),
        ("harbour fee Kestria", []),
        ("visit Kestria", []),
        ("الحد الأدنى للأجور في كستريا", ["«الحد الأدنى للأجور»"]),
    ],
)
def test_a_release_that_has_a_name_of_a_question_and_nothing_else_of_it_is_no_answer(question, lacking):
    """Where keywords are typed: a question may be put otherwise, and so may one word.

    A name is what has a capital wherever it stands.
    """
    text = "The port of Kestria has a new harbour hall. It belongs to the energy ministry of Kestria."
    hits = [_hit("port", "New hall in Kestria", text, SURELY - 0.1)]
    asked = Question(question, "ar" if question[0] == "ا" else "en")
    found, told = supporting(asked, hits, _Far())
    assert (told, [hit.release.id for hit in found]) == (lacking, [] if lacking else ["port"])
    assert supporting(asked, [_hit("port", "New hall in Kestria", text, SURELY)], _Far())[0]


@pytest.mark.parametrize(
    ("question", "score", "found"),
    [
        ("What does the auditor check?", 0.2, ["one"]),
        ("What does the auditor check?", 0.1, []),
        ("What does the auditor build?", 0.2, []),
        ("What is the auditor?", 0.2, []),
    ],
)
def test_a_sentence_with_all_words_of_a_short_question_answers_it_from_further_off(question, score, found):
    hits = [_hit("one", "News", "The port is open. The auditor checks why a crane fell.", score)]
    assert [hit.release.id for hit in near_enough(Question(question, "en"), hits, _Sure())] == found


def test_initials_are_not_asked_of_another_script():
    """There they are of other words; in its own a name is a name."""
    assert lacks("кто командует ВМФ?", Release("r", "The Navy has a new commander."), []) == []
    assert lacks("кто командует ВМФ?", Release("r", "Назначен новый командующий."), []) == ["ВМФ"]


def test_releases_further_down_are_found_by_a_name_that_the_nearest_lack(archive):
    """In another script by its consonants, which a word in small letters does not count for."""
    texts = {
        "kelmor": ("en", "The envoys met Minister Kelmor in Tamur to talk about calmer seas."),
        "russian": ("ru", "Послы встретились с министром Келмором в Тамуре."),
        "other": ("en", "The envoys met Minister Tarsk in Tamur; it was calmer there."),
    }
    releases = (Release(name, text, "In Tamur", language=language) for name, (language, text) in texts.items())
    archive.apply([Delivery(tuple(releases))])
    asked = Question("When did the envoys meet Kelmor?", "en", searched="envoys meet Kelmor")
    found = naming(archive, asked, ["Kelmor"], 5)
    assert {hit.release.id for hit in found} == {"kelmor", "russian"}
