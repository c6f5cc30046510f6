"""What the assistant says in its own words: people named once, and what runs in the other direction set apart."""

import pytest

from assistant.answers import phrases
from assistant.questions.question import Question

MINISTER = ("Пелин Страуд", "وزير التعليم والعلوم سافين أوروك", "Савен Орук", "Saven Oruk")


@pytest.mark.parametrize(
    ("reader", "named"),
    [
        ("en", "Those who are quoted on it: Saven Oruk; Пелин Страуд."),
        ("ru", "Об этом говорят: Пелин Страуд; Савен Орук."),
        ("ar", "ومن نُقل كلامهم فيه: وزير التعليم والعلوم سافين أوروك؛ \u2068Пелин Страуд\u2069."),
    ],
)
def test_a_person_is_named_once_in_the_script_of_the_reader(reader, named):
    """Who is quoted in releases of several languages is one person."""
    told = phrases.says_nothing(Question("", reader), "X", MINISTER)
    assert told.endswith(named)


@pytest.mark.parametrize(
    ("reader", "told"),
    [
        ("en", "The releases do not say. The nearest ones on this do not mention Noria, \u2068نوريا\u2069."),
        ("ru", "В релизах об этом не сказано. В ближайших к вопросу не упоминается: Noria, \u2068نوريا\u2069."),
        ("ar", "لا تتضمن البيانات إجابة عن هذا السؤال. ولا يرد في أقربها إليه ذكر: \u2068Noria\u2069، نوريا."),
    ],
)
def test_names_of_the_other_direction_are_set_apart(reader, told):
    """What stands around them keeps its order; an Arabic list has Arabic commas."""
    assert phrases.not_named(Question("", reader), ["Noria", "نوريا"]) == told


def test_two_people_of_one_name_in_part_are_two():
    told = phrases.says_nothing(Question("", "en"), "X", ["Anna Orlova", "Ivan Orlov", "Анна Орлова"])
    assert told.endswith("Those who are quoted on it: Anna Orlova; Ivan Orlov.")
