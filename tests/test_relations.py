"""Students of one country in another are not those of the other in the first."""

import pytest

from assistant.assistant import Assistant
from assistant.relations import order

NAMES = ["Varandia", "Нурмадия"]
TOLD = {
    "en": "Universities in Varandia have 3,910 students from Nurmadia this year.",
    "ru": "В варандийских вузах обучаются 3240 студентов из Нурмадии.",
    "ar": "يدرس في جامعات فارانديا 3240 طالباً من نورماديا.",
}


@pytest.mark.parametrize("language", TOLD)
@pytest.mark.parametrize(
    ("question", "turned"),
    [
        ("How many Varandian students study in Nurmadia?", True),
        ("How many Nurmadian students study in Varandia?", False),
        ("How many students from Varandia are at Nurmadian universities?", True),
        ("How many students are at universities in Varandia?", False),
        ("What did Varandia and Nurmadia sign?", False),
        ("Сколько студентов из Варандии учится в нурмадийских вузах?", True),
        ("Сколько нурмадийских студентов учится в Варандии?", False),
        ("كم طالباً من فارانديا يدرس في جامعات نورماديا؟", True),
        ("كم عدد الطلاب النورماديين في فارانديا؟", False),
        ("", False),
    ],
)
def test_two_names_may_stand_the_other_way_round(language, question, turned):
    """By their prepositions, and the word for a people says whose, in whichever language either is."""
    assert (order(question, [TOLD[language]], NAMES) == "reversed") is turned


def test_one_sentence_that_has_them_as_asked_is_enough():
    """Without names or sentences nothing is told."""
    question = "How many Varandian students study in Nurmadia?"
    sentences = [TOLD["en"], "In Nurmadia there are 12 students from Varandia."]
    assert order(question, sentences, NAMES) == "as asked"
    assert (order(question, [], NAMES), order(question, sentences, [])) == ("", "")


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("How many Varandian students study in Nurmadia?", "Nurmadian student"),
        ("Сколько варандийских студентов учится в Нурмадии?", "студент"),
    ],
)
def test_the_reverse_is_no_answer(sample_archive, question, title):
    """It is declined, and what the releases say is named."""
    answer = Assistant(sample_archive).ask(question)
    assert not answer.answerable
    assert title in answer.text


def test_a_name_that_the_nearest_release_lacks_is_known_from_others(sample_archive):
    """In Arabic it has no capital; releases that have it in other languages show that it is one."""
    answer = Assistant(sample_archive).ask("كم طالباً من أوريسيا يدرس في جامعات فارانديا؟")
    assert not answer.answerable
    assert "أوريسيا" in answer.text
