"""Arabic words that bend are ordinary ones; names do not."""

import pytest

from assistant.words.arabic_words import bends, is_feminine_noun, is_joined, never_bends
from assistant.words.frequencies import RARE
from embeddings.text.folding import fold

NEVER_BENT = "هناك ربما حوالي بينما ينبغي وبالتالي بمثابة ولذلك لكل منهما بالقرب"
BENT = (
    "ترتفع ارتفعت ينتشر يشترط أوصت يعانون يحتاجوا سيحصلون ستمددون المعطلة تمديد أعراضا خريجيه التفشي إنزيم منظمة"
)
NAMES = "هودان نيلسك فيرسن ليستان أوروك بيلاسك سيلمورا دورفان لافروف واشنطن نيويورك روزفلت والتر سابرينا"


@pytest.mark.parametrize("word", BENT.split())
def test_verbs_and_nouns_have_several_forms(word):
    """Verbs of several persons, nouns with the article, an ending or an owner."""
    assert bends(fold(word), RARE)


@pytest.mark.parametrize("word", NEVER_BENT.split())
def test_words_of_any_text_have_one_form(word):
    assert never_bends(fold(word))


@pytest.mark.parametrize("word", NAMES.split())
def test_a_name_has_one_form(word):
    """Also one that begins as "and the" does, or that in a million words stands once with the article."""
    assert not bends(fold(word), RARE)
    assert not never_bends(fold(word))


def test_of_a_thing_is_what_has_the_article():
    assert is_feminine_noun(fold("منظمة"))
    assert not any(map(is_feminine_noun, map(fold, ("خديجة", "معهد", "تاموريا", ""))))


def test_and_is_joined_to_what_is_frequent_without_it():
    assert is_joined(fold("ومدينة"))
    assert not is_joined("والتر")
    assert not is_joined("")
