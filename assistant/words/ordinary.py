"""Whether a word is an ordinary one of Arabic, Russian or English, or may be a name."""

from assistant.words.arabic_words import bends
from assistant.words.frequencies import COMMON, frequent

GENERAL = 2e-4  # two words in ten thousand
_RUSSIAN = (
    "", *"аяыиуюеоёь", "ой", "ом", "ем", "ый", "ий", "ая", "ое", "ые", "ого", "ому", "ых", "ным",
    "ов", "ев", "ей", "ам", "ах", "ами", "ть", "л", "ла", "ли", "ет", "ют", "ит", "ят",
)  # fmt: skip
_ENGLISH = ("", "s", "es", "e", "ed", "ing", "ly", "y", "er", "ion")
# What stands behind the stem of an English word, by its length; no name becomes ordinary by losing other letters.
_ENGLISH_CUT = {
    1: tuple("sdyerl"),
    2: ("es", "ed", "er", "ly", "al", "or", "ic", "st", "rs"),
    3: ("ing", "ies", "ied", "ier", "ion", "ers", "ors", "est", "ity", "ful", "ive", "ous", "ess", "ism", "ist", "ise",
        "ize", "ent", "ant", "ble", "ics", "ily", "age", "ted", "ery", "ory", "ary", "ish", "ize"),
}  # fmt: skip


def ordinary(word: str) -> bool:
    """Whether a folded word is an ordinary one; of Latin and Cyrillic words, whether it is frequent in some form."""
    if "\u0620" <= word[:1] <= "\u06ff":
        return bends(word)
    return all(map(_is_frequent, word.split("-")))


def general(word: str) -> bool:
    """Whether a folded word is among the few hundred that any text has: a way, a time, an area."""
    return any(word in frequent(language, GENERAL) for language in ("en", "ru", "ar"))


def _is_frequent(word: str) -> bool:
    cyrillic = "\u0400" <= word[:1] <= "\u04ff"
    known = frequent("ru" if cyrillic else "en", COMMON)
    return word in known or any(
        word[: len(word) - n] + ending in known
        for n in range(min(4, len(word) - 3))
        if cyrillic or not n or word.endswith(_ENGLISH_CUT[n])  # "Sarabel" is no form of "Sara"
        for ending in (_RUSSIAN if cyrillic else _ENGLISH)
    )
