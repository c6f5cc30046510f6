"""Whether the words for a speaker in a question mean a person."""

import pytest

from assistant.spoken import is_person


@pytest.mark.parametrize(
    "who",
    [
        "economist Olin Dray",
        "the economist Olin Dray",
        "lawyer Karim al-Zahrani",
        "прокурор Тарас Лунь",
        "экономист Салим ар-Рахвани",
        "Olin Dray",
        "the minister",
        "المحامي رامي الخطيب",
    ],
)
def test_a_name_behind_an_occupation_is_a_persons(who):
    """Whatever that is, where the name is of two words."""
    assert is_person(who)


@pytest.mark.parametrize(
    "who",
    [
        "the newspaper Morning Herald",
        "газета Утренний Вестник",
        "residents of New Orsk",
        "жители Нового Орска",
        "residents",
        "economist Olin",
        "the company Halma Shipping",
        "staff of the Central Bank",
        "",
    ],
)
def test_a_paper_or_a_towns_people_are_no_person(who):
    assert not is_person(who)
