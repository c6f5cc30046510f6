"""Whether the words for a speaker in a question mean a person."""

import pytest

from assistant.questions.spoken import Spoken, is_person, spoken


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


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("list everything Nora Vale said", Spoken("Nora Vale", "")),
        ("Everything Nora Vale has said about fees", Spoken("Nora Vale", "fees")),
        ("all statements by Nora Vale", Spoken("Nora Vale", "")),
        ("Перечисли все цитаты Норы Вейл", Spoken("Норы Вейл", "")),
        ("Перечисли всё, что сказала Нора Вейл о ценах", Spoken("Нора Вейл", "ценах")),
        ("كل ما قاله سالم الرهواني عن النهر", Spoken("سالم الرهواني", "النهر")),
        ("اذكر جميع تصريحات سالم الرهواني", Spoken("سالم الرهواني", "")),
    ],
)
def test_a_list_of_somebodys_words_is_one_of_quotations(question, asked):
    assert spoken(question) == asked


@pytest.mark.parametrize(
    "question",
    ["list all agreements", "everything the bank announced", "All said and done, what is the rate?", "تصريح صحفي"],
)
def test_what_names_nobody_asks_for_nobodys_words(question):
    assert spoken(question) is None


def test_what_begins_like_a_subject_is_no_speaker():
    """In Arabic a verb may have no word for who speaks; "Ali" is written like a preposition."""
    assert spoken("ماذا قال عن التسرب؟") is None
    assert spoken("ماذا قال علي حسن عن التسرب؟") == Spoken("علي حسن", "التسرب")


def test_in_front_of_whom_somebody_speaks_is_none_of_the_name():
    """But an office may be "of the company", or one "at the organisation"."""
    assert spoken("ماذا قال عادل مرزان أمام لجنة النقل؟") == Spoken("عادل مرزان", "لجنة النقل")
    assert spoken("ماذا قال عادل مرزان للصحفيين عن الجسر؟").who == "عادل مرزان"
    assert spoken("ماذا قال المدير العام للشركة عن الجسر؟").who == "المدير العام للشركة"
    assert spoken("ماذا قال مندوب تافوريا لدى المنظمة عن الجسر؟").who == "مندوب تافوريا لدى المنظمة"
