"""Words for the people and the things of a country."""

import pytest

from assistant.words.peoples import begins_one, nations


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Iraqi Iraq иракский Ираком العراقية والعراقيين", "IQ"),
        ("Turkish турецкого التركي", "TR"),
        ("German немецкая германский الألمانية", "DE"),
        ("American Americans U.S. US американской الأمريكي الأميركية", "US"),
        ("British британский البريطاني", "GB"),
        ("Kazakh Kazakhstan казахский الكازاخستاني", "KZ"),
        ("Saudi саудовский السعودية", "SA"),
        ("Dutch нидерландский الهولندية", "NL"),
        ("Nigerian нигерийская", "NG"),
        ("Niger нигерская", "NE"),
        ("Yemeni йеменский اليمني", "YE"),
        ("россияне россиян россиянина", "RU"),
        ("американец американцев", "US"),
        ("немцы немцев немецкий", "DE"),
        ("французы французов", "FR"),
    ],
)
def test_each_of_these_is_of_one_country(words, code):
    assert [nations(word) for word in words.split()] == [{code}] * len(words.split())


@pytest.mark.parametrize(
    "text",
    [
        "Minister mission guardian champion union monarch us",
        "министерский московский королевский советский груз",
        "граждане горожане месяцы столицы границ улицы таблицы планы экранам программе",
        "المالية الخارجية الداخلية رئيسي القومي البحري",
        "",
    ],
)
def test_other_words_are_of_none(text):
    """Finance is not Mali's, and a minister no Yemeni, though both have an M and an N."""
    assert nations(text) == frozenset()


@pytest.mark.parametrize(
    ("name", "text", "has"),
    [
        ("Yemen", "министр обороны", False),
        ("Yemen", "министр обороны Йемена", True),
        ("Kazakh", "طالب كازاخستاني", True),
        ("Oresia", "the Oresian side", True),
        ("Oresia", "оресийская сторона", True),
        ("Oresia", "российская сторона", False),
    ],
)
def test_a_text_has_a_name_or_the_word_for_its_people(name, text, has):
    assert begins_one(name, text) == has
