"""Numbers in words, read as digits."""

import pytest

from assistant.words.numerals import in_digits
from embeddings.text.folding import fold


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("three agreements", "3 agreements"),
        ("twenty-five ships, thirty one boats", "25 ships, 31 boats"),
        ("five million", "5 million"),
        ("тремя договорами", "3 договорами"),
        ("около двадцати пяти судов", "около 25 судов"),
        ("пятнадцатью стажёрами", "15 стажерами"),
        ("семью новыми судами, семью тысячами, двадцатью семью рейсами", "7 новыми судами, 7 тысячами, 27 рейсами"),
        ("بثلاث اتفاقيات", "ب3 اتفاقيات"),
        ("وخمسة وعشرون يوماً", "و25 يوما"),
        ("ثلاثة عشر يوماً", "13 يوما"),
        ("السنوات الخمس", "السنوات 5"),
        ("three hundred people, a hundred and one boats", "300 people, 101 boats"),
        ("пятьюстами судами, триста двадцать пять тысяч", "500 судами, 325 тысяч"),
        ("ثلاثمئة وخمسة وعشرون شخصاً، أربع مئة، مئتا", "325 شخصا، 400، ميتا"),
        ("in the second quarter, Q3 and the first half", "in the 2nd quarter, 3rd quarter and the 1st half"),
        ("во II квартале, в первом полугодии, 3 квартал", "во 2nd quarter, в 1st half, 3rd quarter"),
        ("بالربع الثالث والنصف الثاني", "ب3rd quarter و2nd half"),
    ],
)
def test_what_is_written_in_words_is_read_in_digits(words, digits):
    """In the cases of Russian and both genders of Arabic, also written together with a preposition."""
    assert in_digits(fold(words)) == digits


@pytest.mark.parametrize(
    "words",
    [
        "one of them",
        "один из них",
        "hundreds of them",
        "a quarter of them",
        "I half expected it",
        "the second quarter-final",
        "three quarters",
        "три четверти",
        "المئات",
        "ميتا",
        "ثلاثة أرباع",
        "freighter",
        "семинар",
        "ни одну семью не выселят, каждую семью спросят, семью из области ждут",
        "often",
        "",
    ],
)
def test_what_is_no_number_by_itself_stays(words):
    """A pronoun, a part of a greater number or of another word."""
    assert in_digits(fold(words)) == fold(words)


def test_from_which_number_on_is_for_the_caller():
    """Two of a thing is one word in Arabic."""
    assert in_digits("two or three", least=3) == "two or 3"


def test_hostile_text_is_read_in_linear_time():
    """A hundred thousand numerals in a row."""
    assert in_digits("twenty " * 100_000).count("20") == 100_000
