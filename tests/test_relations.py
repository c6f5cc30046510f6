"""Students of one country in another are not those of the other in the first."""

from types import SimpleNamespace

import pytest

from assistant.answers.support import near_enough, supporting
from assistant.assistant import Assistant
from assistant.questions.question import understand
from assistant.words.relations import order
from embeddings.releases.release import Hit, Passage, Release

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
        ("كم عدد الطلاب النورماديين بفارانديا؟", False),
        ("كم طالباً من فارانديا بنورماديا؟", True),
        ("", False),
    ],
)
def test_two_names_may_stand_the_other_way_round(language, question, turned):
    """By their prepositions, and the word for a people says whose, in whichever language either is."""
    assert (order(question, [TOLD[language]], NAMES) == "reversed") is turned


@pytest.mark.parametrize(
    ("question", "told", "turned"),
    [
        ("courses at Varandia University Nurmadia branch", "Varandia University opens a branch in Nurmadia.", ""),
        ("How many study in Nurmadia from Varandia?", TOLD["en"], "reversed"),
    ],
)
def test_a_name_behind_that_of_a_place_may_belong_to_it(question, told, turned):
    assert order(question, [told], NAMES) == turned


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


@pytest.mark.parametrize(
    ("question", "kept", "lacking"),
    [
        ("How many students from Mongolia study in Russia?", [], ["Mongolia"]),
        ("How many students from Kazakhstan study in Russia?", ["r"], []),
        ("Сколько студентов из Монголии учится в России?", [], ["Монголии"]),
        ("Сколько студентов из Казахстана учится в России?", ["r"], []),
        ("How many students study abroad?", ["r"], []),
    ],
)
def test_a_release_in_another_language_is_about_the_countries_that_it_names(question, kept, lacking):
    """Its people stand for a country: طالب كازاخستاني."""
    text = "درس ألف طالب كازاخستاني في روسيا."
    hits = [Hit(Release("r", text, language="ar"), Passage("r", 0, len(text), text), 1.0)]
    found = supporting(understand(question), hits, _Near())
    assert ([hit.release.id for hit in found[0]], found[1]) == (kept, lacking)


class _Near:
    """An archive in which every hit is near to every word."""

    def certainty(self, hit):
        return 1.0

    def term_weights(self, question):
        return {}

    def standing(self, word, hit):
        return 9.0

    def release(self, release_id):
        return None

    def search(self, text, limit):
        return []

    def hits(self, candidates):
        return []


@pytest.mark.parametrize(
    ("question", "text", "lacking"),
    [
        ("What platform did Sentanta launch?", "Setanta will launch a platform.", []),
        ("Что решил Морвад?", "Морват решил строить.", []),
        ("ماذا قرر غورفان ليستان؟", "قرر جورفان ليستان البناء.", []),
        ("What did Zambia decide?", "Gambia decided to build.", ["Zambia"]),
        ("What did Morven decide?", "Mortimer decided to build.", ["Morven"]),
    ],
)
def test_a_name_may_be_misspelt_but_no_country(question, text, lacking):
    asked = understand(question)
    hits = [Hit(Release("r", text, language=asked.language), Passage("r", 0, len(text), text), 1.0)]
    assert supporting(asked, hits, _Near())[1] == lacking


@pytest.mark.parametrize(
    ("certainties", "near"),
    [
        ({"a": 0.27, "b": 0.24, "c": 0.2}, ["a", "b"]),
        ({"a": 0.25, "b": 0.24, "c": 0.2}, []),
        ({"a": 0.4, "b": 0.27, "c": 0.2}, ["a", "b"]),
    ],
)
def test_a_release_nearly_as_near_as_one_above_the_bar_is_read(certainties, near):
    """Also one below it; where none is above, none is."""
    hits = [Hit(Release(name, "Text.", language="en"), Passage(name, 0, 5, "Text."), 1.0) for name in certainties]
    archive = SimpleNamespace(certainty=lambda hit: certainties[hit.release.id])
    assert [hit.release.id for hit in near_enough(understand("Who came?"), hits, archive)] == near
