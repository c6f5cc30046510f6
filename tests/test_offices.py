"""The offices that a text gives to people, in three languages."""

import pytest

from assistant.people.offices import apposition, is_institution, is_title, office_before, office_in, office_of
from embeddings.text.folding import fold


@pytest.mark.parametrize("word", ["Minister", "chairwoman", "Mr", "министра", "Председателем", "الوزير", "ومديرة"])
def test_a_title_is_known_in_whatever_case(word):
    assert is_title(word)


@pytest.mark.parametrize("word", ["ministry", "presidential", "Hodan", "министерство", "وزارة", "الوزارية"])
def test_what_only_begins_like_a_title_is_none(word):
    assert not is_title(word)


@pytest.mark.parametrize("word", ["Bank", "Council", "министерства", "МИД", "الوزارة", "مجلس"])
def test_the_words_of_an_institution_are_no_name(word):
    assert is_institution(word)


@pytest.mark.parametrize(
    ("clause", "office"),
    [
        ("said the Foreign Minister of Talland ", "Foreign Minister of Talland"),
        ("on Monday the deputy head of the Central Bank", "deputy head of the Central Bank"),
        ("вчера министр финансов", "министр финансов"),
        ("на встрече с министром финансов", "министр финансов"),
        ("по словам председателя комитета", "председатель комитета"),
        ("рядом с главой совета", "глава совета"),
        ("нового посла Оресии", "посол Оресии"),
        ("Mr ", ""),
        ("the harbour", ""),
    ],
)
def test_an_office_goes_from_its_first_title_to_the_end_of_its_clause(clause, office):
    """With words of its institution in front, and a form of address is none."""
    assert office_in(clause) == office


def test_an_office_in_front_of_a_name_is_of_the_last_clause_or_of_the_one_before_a_comma():
    assert office_before("The mayor came, and Minister of Trade ") == "Minister of Trade"
    assert office_before("The mayor of Ardan, ") == "mayor of Ardan"
    assert office_before("The mayor came; ") == ""


@pytest.mark.parametrize(
    ("behind", "words"),
    [
        (", chair of the Committee on Culture.", "chair of the Committee on Culture"),
        (", Prime Minister of Talland arrived in the capital.", ""),
        (" chair of the Committee.", ""),
        (", chair of the Committee", ""),
    ],
)
def test_an_apposition_stands_between_marks_and_has_no_verb(behind, words):
    assert apposition(behind) == words


def test_an_office_is_compared_by_the_stem_of_its_title():
    """Whatever institution it is of, but a deputy is another."""
    assert office_of(fold("министром финансов")) == office_of(fold("министр транспорта")) != ""
    assert office_of(fold("وزيرة الزراعة")) == office_of(fold("الوزيرة"))
    assert office_of("deputy minister of trade") != office_of("minister of trade")
    assert office_of("harbour pilot") == ""
