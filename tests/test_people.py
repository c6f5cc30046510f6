"""The people whom a release names, each once, with what it says of them."""

import pytest

from assistant.people import Names, Person
from embeddings.release import Release


def names(language: str, title: str = "") -> Names:
    return Names(Release(id="r", text="", title=title, language=language))


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        (
            "en",
            "Minister of Trade Deyan Morvat met Tessa Marwen, chair of the Committee on Culture.",
            [Person("Deyan Morvat", "Minister of Trade"), Person("Tessa Marwen", "chair of the Committee on Culture")],
        ),
        ("en", "Huda Marzan spoke. Later Marzan left.", [Person("Huda Marzan")]),
        ("en", "The Central Bank of Talland met the Council of Ministers.", []),
        ("ru", "Министр финансов Пелин Страуд открыл линию.", [Person("Пелин Страуд", "Министр финансов")]),
        ("ar", "عقد وزير الزراعة ديان مورفات في مرسال لقاء.", [Person("وزير الزراعة ديان مورفات")]),
    ],
)
def test_people_are_named_once_with_their_offices(language, text, people):
    """Institutions are nobody; in Arabic the office is part of the name."""
    assert names(language).people(text) == people


def test_who_was_named_before_is_known_by_surname_and_by_office():
    """Not by an office that two hold."""
    known = names("en", "Minister of Trade Deyan Morvat opens the fair")
    assert known.people("Morvat cut the ribbon.") == [Person("Deyan Morvat", "Minister of Trade")]
    assert known.holder("minist") == Person("Deyan Morvat", "Minister of Trade")
    known.read("Minister of Culture Tessa Marwen came, too.")
    assert known.holder("minist") is None


def test_a_russian_surname_is_the_same_in_whatever_case():
    assert Person("Пелин Страуд").is_same(Person("Страудом"))
    assert not Person("Пелин Страуд").is_same(Person("Лестан"))


def test_an_arabic_title_tells_whether_a_woman_is_meant():
    assert Person("مديرة المتحف ليان السفري").feminine is True
    assert Person("وزير الزراعة ديان مورفات").feminine is False
    assert Person("ليان السفري").feminine is None
