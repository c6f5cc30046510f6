"""A name with another number is another name, joined by a hyphen or not, in whichever script."""

import pytest

from assistant.answers.support import supporting
from assistant.assistant import Assistant
from assistant.evidence.numbered import has_ordinal, lacking_numbers, of_another
from assistant.questions.question import Question
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Hit, Passage, Release

ZARYA = Release(
    "z",
    "The satellite Zarya-2 weighs 310 kilograms. It replaces Zarya-1. The agency will build Zarya-3 in 2031."
    " No price is known.",
    "Zarya-2 in orbit",
    language="en",
)
SHIHAB = Release("s", "أطلقت الوكالة القمر \"شهاب-4\" أمس.", "إطلاق شهاب-4", language="ar")


@pytest.mark.parametrize(
    ("words", "release", "lacking"),
    [
        ("How much does Zarya-5 cost?", ZARYA, ["Zarya-5"]), ("How heavy is zarya 4?", ZARYA, ["zarya 4"]),
        ("What is Zarya-1's mission?", ZARYA, []), ("Сколько весит «Заря-7»?", ZARYA, ["Заря-7"]),
        ("Сколько весит «Заря-2»?", ZARYA, []), ("متى يطلق شهاب-6؟", SHIHAB, ["شهاب-6"]),
        ("متى أطلق شهاب 4؟", SHIHAB, []), ("When was Shihab-4 launched?", SHIHAB, []),
        ("When was Shihab-5 launched?", SHIHAB, ["Shihab-5"]), ("Did Zarya launch in 2031?", ZARYA, []),
        ("Is Zarya 300 kilograms?", ZARYA, []), ("What happened in Covid-19 times?", ZARYA, []),
    ],
)  # fmt: skip
def test_a_name_joined_with_another_number_is_lacking(words, release, lacking):
    assert lacking_numbers(words, release) == lacking


@pytest.mark.parametrize(
    ("words", "sentence", "another"),
    [
        ("What does Zarya-3 weigh?", "The satellite", True), ("What does Zarya-2 weigh?", "The satellite", False),
        ("When is Zarya-3 built?", "The agency", False), ("When is Zarya-2 built?", "The agency", True),
        ("What does Zarya-3 cost?", "No price", False), ("What does Zarya-2 cost?", "No price", False),
        ("What does Zarya-1 cost?", "No price", True), ("Is Zarya-2 heavier than Zarya-1?", "It replaces", False),
        ("What does the satellite weigh?", "The satellite", False), ("Сколько весит «Заря-3»?", "The satellite", True),
    ],
)  # fmt: skip
def test_a_sentence_tells_of_its_own_number(words, sentence, another):
    """Without one it is of the name told last, or of the title's."""
    start = ZARYA.text.index(sentence)
    assert of_another(words, ZARYA, start, ZARYA.text.index(".", start) + 1) is another


BILL = Release(
    "b",
    "The Chamber passed the harbour bill in its second reading. 61 voted for it. The first reading had 48 for it.",
    "Harbour bill: second reading",
    language="en",
)


@pytest.mark.parametrize(
    ("words", "lacking"),
    [
        ("How many voted for the bill in the third reading?", ["third reading"]),
        ("Сколько голосов было в третьем чтении?", ["третьем чтении"]),
        ("كم صوتاً في القراءة الثالثة؟", ["القراءة الثالثة"]),
        ("Сколько голосов было во втором чтении?", []), ("Who voted in the first and second readings?", []),
        ("Who won the third round?", []), ("Is there a third harbour?", []),
    ],
)  # fmt: skip
def test_another_stage_is_lacking(words, lacking):
    assert lacking_numbers(words, BILL) == lacking


def test_a_sentence_is_of_its_own_stage():
    """Or of that told last."""
    start = BILL.text.index("61")
    sentence = (start, BILL.text.index(" The first"))
    assert not of_another("How many voted in the second reading?", BILL, *sentence)
    assert of_another("How many voted in the first reading?", BILL, *sentence)
    last = BILL.text.index("The first")
    assert of_another("How many voted in the second reading?", BILL, last, len(BILL.text))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We shall support it neither in the first nor in the second reading.", "en"),
        ("Мы не поддержим его ни в первом, ни во втором чтении.", "ru"),
        ("Закон принят в первом и втором, окончательном, чтениях.", "ru"),
    ],
)
def test_a_sentence_may_tell_of_two_stages(text, language):
    release = Release("r", text, language=language)
    assert not of_another("What was said in the first reading?", release, 0, len(text))
    assert not of_another("Что сказано во втором чтении?", release, 0, len(text))
    assert of_another("Что сказано в третьем чтении?", release, 0, len(text))


def test_a_follow_up_with_an_ordinal_is_of_its_own_stage():
    assert has_ordinal("وأين الثانية؟")
    assert has_ordinal("And the second?")
    assert not has_ordinal("And when?")


def test_what_another_satellite_weighs_is_no_answer(archive):
    """Nor is it told in another language."""
    archive.link(archive.apply([Delivery((ZARYA,))]).ids)
    asked = Assistant(archive).ask
    assert "310" in asked("How much does the satellite Zarya-2 weigh in kilograms?").text
    assert "310" not in asked("How much does the satellite Zarya-3 weigh in kilograms?").text


def test_a_number_is_lacking_in_another_language_too():
    class Sure:
        def release(self, release_id):
            return None

        def certainty(self, hit):
            return 1.0

        def standing(self, word, hit):
            return 9.0

    hit = Hit(SHIHAB, Passage("s", 0, len(SHIHAB.text), SHIHAB.text), 1.0)
    assert supporting(Question("When was Shihab-5 launched?", "en"), [hit], Sure()) == ([], ["Shihab-5"])
    assert supporting(Question("When was Shihab-4 launched?", "en"), [hit], Sure()) == ([hit], [])
