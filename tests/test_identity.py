"""Whom a question means: the person whom a release names, and nobody else."""

import pytest

from assistant.identity import is_meant
from assistant.person import Person
from embeddings.release import Release

VISITS = {
    "en": ("President Kelman visits Lusaria", "Office of the President of Tavoria", Person("Otto Kelman", "President")),
    "ru": ("Визит президента в Лусарию", "Администрация Президента Таворы", Person("Отто Кельман", "президент")),
    "ar": ("الرئيس يزور لوساريا", "ديوان الرئاسة في تافوريا", Person("الرئيس أوتو كيلمان")),
}


@pytest.mark.parametrize(
    ("who", "language"),
    [
        ("the President of Lusaria", "en"),
        ("президент Лусарии", "ru"),
        ("رئيس لوساريا", "ar"),
    ],
)
def test_a_president_is_not_that_of_the_country_visited(who, language):
    """Which the title names."""
    title, source, president = VISITS[language]
    assert not is_meant(who, president, Release("r", "", title, language=language, source=source))


@pytest.mark.parametrize(
    ("who", "language"),
    [
        ("the President of Tavoria", "en"),
        ("the President", "en"),
        ("президент Таворы", "ru"),
        ("رئيس تافوريا", "ar"),
        ("President Kelman of Tavoria", "en"),
    ],
)
def test_a_president_is_that_of_the_country_whose_release_it_is(who, language):
    title, source, president = VISITS[language]
    assert is_meant(who, president, Release("r", "", title, language=language, source=source))
