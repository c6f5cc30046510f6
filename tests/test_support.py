"""Whether a release has the names of a question, also those with a number and those cut short."""

import pytest

from assistant.question import Question
from assistant.support import lacks, supporting
from embeddings.release import Hit, Passage, Release


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
