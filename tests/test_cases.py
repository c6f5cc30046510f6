"""Two forms of a Russian name in different cases."""

import pytest

from assistant.words.cases import is_bent, nominatives


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("петров", "петрова"),
        ("орлов", "орловым"),
        ("павел", "павла"),
        ("сергей", "сергея"),
        ("игорь", "игорем"),
        ("толстой", "толстого"),
        ("мирела", "мирелой"),
        ("волкова", "волковой"),
    ],
)
def test_a_name_bends_as_its_kind_does(one, other):
    assert is_bent(one, other)
    assert one in nominatives(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("петров", "петренко"),
        ("иванов", "иванчук"),
        ("иван", "иванов"),
        ("белов", "беловой"),
        ("мартин", "мартын"),
        ("орел", "орлов"),
        ("петров", "петров"),
    ],
)
def test_another_name_is_no_case(one, other):
    assert not is_bent(one, other)
