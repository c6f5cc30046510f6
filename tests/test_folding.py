"""Folding: what differs only in typography, script variant or case becomes equal."""

import random
import unicodedata

import pytest

from embeddings.text.folding import Folded, fold, holds

ALPHABET = (
    "aZéß ёЙж أإآٱىةؤئـ\u064b\u0651کی ٣٫٥۷٬ 7½ﬁﷺ"
    " «»“„’—… \t\n\u00a0\u2028\u200f\u202e\u200b\u0301\U0001f600\ud800\x00你"
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("مُحَمَّدٌ", "محمد"),
        ("الـــمصدر", "المصدر"),
        ("أحمد إلى آخر ٱلمدرسة على", "احمد الي اخر المدرسه علي"),
        ("مسؤول رئيس", "مسوول رييس"),
        ("کیف", "كيف"),
        ("ﻻ", "لا"),
        ("Ёлка ещё е\u0308ж", "елка еще еж"),
        ("Й и\u0306", "й й"),
        ("١٠ يونيو ٢٠٢٠", "10 يونيو 2020"),
        ("۷۵ ७५ ７５", "75 75 75"),
        ("٣٫٥ ١٬٠٠٠ ٥٪", "3.5 1,000 5%"),
        ("«Да» — “yes” ‘no’ – „so“", '"да" - "yes" \'no\' - "so"'),
        ("Ждём…", "ждем..."),
        ("a\u200b\u200f\u202e\u00adb\ufeff", "ab"),
        (" a \u00a0\n\t b ", "a b"),
        ("Straße ﬁn", "strasse fin"),
        ("\x00\u200f", ""),
        ("", ""),
    ],
)
def test_equal_in_meaning_folds_to_one_form(text, folded):
    """Each kind of difference that a reader would not call one is removed."""
    assert fold(text) == folded


def test_a_map_leads_back_to_the_original_characters():
    """Marks and invisible characters map nowhere; a ligature maps twice; a run of spaces once."""
    folded = Folded.of(" ﬁ\u200f \n مَن ")
    assert (folded.text, folded.origins) == ("fi من", [1, 1, 3, 6, 8])


def test_offsets_of_a_folded_text_are_those_of_its_original():
    """A part is cut with all that folds to nothing; words end at their last letter; the end is the original's."""
    folded = Folded.of(" ﬁ\u200f \n مَنْ ")
    assert [folded.at(0), folded.at(3), folded.at(5)] == [1, 6, 11]
    assert (folded.between(0, 2), folded.between(3)) == ("ﬁ\u200f", "مَنْ ")
    assert (folded.span(3, 5), folded.words(3, 5)) == ((6, 9), "مَن")


def test_map_and_fold_agree_on_any_text():
    """For random mixed-script text the two functions agree and the map never goes back or outside."""
    chance = random.Random(7)
    for _ in range(500):
        text = "".join(chance.choices(ALPHABET, k=chance.randrange(60)))
        folded = Folded.of(text)
        assert folded.text == fold(text)
        assert len(folded.origins) == len(folded.text)
        assert folded.origins == sorted(folded.origins)
        assert all(0 <= origin < len(text) for origin in folded.origins)


def test_a_million_marks_on_one_letter_are_folded():
    """Hostile piles of marks neither hang nor fill the cache."""
    assert fold("ا" + "\u064b" * 1_000_000) == "ا"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Министр открыл мост.", "мост министр"), ("открыл МОСТ", "Мост"), ("الوزير أحمد", "احمد"),
        ("الوزير احمد", "أَحْمَد"), ("محمّد بن ســـلمان", "محمد سلمان"), ("ﺍﻟﻮﺯﻳﺮ ﻻ", "الوزير لا"),
        ("Straße", "STRASSE"), ("ﬁne", "fine"), ("ёлка", "Елка"), ("٦١٪", "61%"), ("100%", "%"), ("", " "),
    ],
)  # fmt: skip
def test_words_are_held_in_whatever_form(text, words):
    """In the text and in what is looked for."""
    assert holds(text, words)


@pytest.mark.parametrize(
    ("text", "words"), [("мост", "мост министр"), ("a.c", "abc"), ("abc", "a.c"), ("بيرو", "بيرة"), ("100", "_")]
)
def test_other_words_are_not_held(text, words):
    """All of them have to be there, and their signs are signs."""
    assert not holds(text, words)


def test_holds_and_fold_agree_on_any_text():
    """A run of whole signs is held where it folds to a part of the folded text, and nowhere else."""
    chance = random.Random(9)
    letters = [c for c in ALPHABET if len(fold(c)) <= 1 and not unicodedata.combining(c) and not c.isspace()]
    found = 0
    for _ in range(3000):
        text = "".join(chance.choices(letters, k=chance.randrange(30)))
        word = "".join(chance.choices(letters, k=chance.randrange(1, 3)))
        found += fold(word) in fold(text)
        assert holds(text, word) == (fold(word) in fold(text))
    assert found > 300
