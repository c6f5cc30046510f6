"""Times of a question with the prepositions in front of them."""

from datetime import date

import pytest

from assistant.times.mentions import mentions
from assistant.times.period import Period
from assistant.times.prepositions import uses
from embeddings.text.folding import fold

TODAY = date(2020, 11, 20)


def used(question: str, language: str) -> list[tuple[str, str]]:
    text = fold(question)
    found = uses(mentions(text, TODAY, language), text)
    return [(use.role, text[use.start : use.mention.end]) for use in found]


@pytest.mark.parametrize(
    ("question", "language", "expected"),
    [
        ("what changed since May 2019", "en", [("since", "since may 2019")]),
        ("up to June 2020 or earlier", "en", [("until", "up to june 2020")]),
        ("more than in 2018", "en", [("compared", "than in 2018")]),
        ("в мае и июне 2020", "ru", [("in", "в мае"), ("in", "июне 2020")]),
        ("منذ مارس 2020", "ar", [("since", "منذ مارس 2020")]),
        ("the treaty 2018", "en", [("", "2018")]),
    ],
)
def test_a_time_has_the_role_of_its_preposition(question, language, expected):
    """The second of two shares it; a time without one has none."""
    assert used(question, language) == expected


def test_two_ends_are_one_range():
    """The year that the second has is the first one's, or the year before."""
    text = fold("from November to February 2020")
    (use,) = uses(mentions(text, TODAY, "en"), text)
    assert (use.role, use.mention.kind) == ("in", "range")
    assert use.mention.period == Period(date(2019, 11, 1), date(2020, 2, 29))
