"""Whether a word is an ordinary one of Arabic, Russian or English, or may be a name. The only importer of wordfreq.

An Arabic name shows by how it does not bend: ordinary nouns also stand with the article or an ending, verbs with
several prefixes; a name has one form. Forms count that are among the some 50,000 most frequent words.
"""

import re
from collections.abc import Iterator
from functools import cache

from wordfreq import get_frequency_dict

GENERAL = 2e-4  # two words in ten thousand
COMMON, RARE = 1e-6, 1e-7  # how frequent the forms are that count: 50,000 words of Arabic, or 170,000
JOINED = 10  # times as frequent as with "and" in front of it is a word by itself
FORMS = 3  # of a verb or noun without its article, from which it is an ordinary word
_BEFORE = ("", *"وفبلك", "ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وب", "ول", "س", "وس")
_AFTER = (
    "", *"هتاي", "ها", "هم", "هن", "نا", "كم", "ات", "ان", "ين", "ون", "وا", "تم", "تا", "يه", "يا", "ته", "تها", "تهم",
    "اته", "اتها", "اتهم",
)  # fmt: skip
_OWNED = ("ه", "ها", "هم", "هن", "نا", "كم", "ته", "تها", "تهم", "اته", "اتها", "اتهم")
_WITH_ARTICLE = ("", "ه", "يه", "ات", "ين")
_OTHER_FORMS = (
    ("", ""),
    *((before, "") for before in "يتنا"),
    *(("", after) for after in ("ت", "وا", "ها", "هم", "ه")),
)
# Written together with verbs and possessed nouns, never with names.
_BENT = (
    ("است", "يست", "تست", "نست", "واست"),
    ("هم", "ها", "كم", "هما", "تين", "تان", "ونها"),
)
_FUTURE = re.compile("و?س(?=[يت])")  # in front of a verb that is also frequent without it
_SEVERAL = re.compile(r"[وف]?س?[يت](\w{4,})(?:ون|ان|ين)")  # do what the verb says
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
# As folding writes letters; folding each of the words would take seconds.
_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ё": "е"})


def ordinary(word: str, least: float = COMMON) -> bool:
    """Whether a folded word is an ordinary one; of Latin and Cyrillic words, whether it is frequent in some form."""
    if "\u0620" <= word[:1] <= "\u06ff":
        return _bent(word) or _is_bent_elsewhere(word, _frequent("ar", least))
    return all(map(_is_frequent, word.split("-")))


def general(word: str) -> bool:
    """Whether a folded word is among the few hundred that any text has: a way, a time, an area."""
    return any(word in _frequent(language, GENERAL) for language in ("en", "ru", "ar"))


def _is_frequent(word: str) -> bool:
    cyrillic = "\u0400" <= word[:1] <= "\u04ff"
    known = _frequent("ru" if cyrillic else "en", COMMON)
    return word in known or any(
        word[: len(word) - n] + ending in known
        for n in range(min(4, len(word) - 3))
        if cyrillic or not n or word.endswith(_ENGLISH_CUT[n])  # "Sarabel" is no form of "Sara"
        for ending in (_RUSSIAN if cyrillic else _ENGLISH)
    )


def _bent(word: str) -> bool:
    before, after = _BENT
    if len(word) < 6:
        return False
    if word.startswith(before) or word.endswith(after):
        return True
    will, several = _FUTURE.match(word), _SEVERAL.fullmatch(word)
    verbs = {word[will.end() :]} if will else set()
    verbs |= {one + several[1] for one in "يتن"} if several else set()
    return not verbs.isdisjoint(_frequent("ar", RARE))


def _is_bent_elsewhere(word: str, known: frozenset[str]) -> bool:
    return any(_has_forms(stem, known) for stem in _stems(word, known))


def _stems(word: str, known: frozenset[str]) -> Iterator[str]:
    """`word` without what may be written together with it, in every way that the frequent words bear out."""
    for before in _BEFORE:
        rest = word.removeprefix(before)
        if before and (rest == word or len(rest) < 2):
            continue
        if rest in known or f"ال{rest}" in known:
            yield from (
                rest.removesuffix(after)
                for after in _AFTER
                if rest.endswith(after) and len(rest) - len(after) >= 2
            )
        yield from (rest.removesuffix(own) for own in _OWNED if rest.endswith(own) and len(rest) - len(own) > 2)


def _has_forms(stem: str, known: frozenset[str]) -> bool:
    if any(f"ال{stem}{after}" in known for after in _WITH_ARTICLE):
        return True
    if len(stem) < 3:
        return False
    forms = sum(before + stem + after in known for before, after in _OTHER_FORMS)
    rest = stem[1:] if stem[0] in "يتنا" else stem
    verbs = sum(before + rest in known for before in ("ي", "ت", "ن", "")) + (rest + "ت" in known)
    return max(forms, verbs) >= FORMS


@cache
def _frequent(language: str, least: float) -> frozenset[str]:
    words = get_frequency_dict(language, "small" if least >= COMMON else "large")
    kept = (word for word, frequency in words.items() if frequency >= least)
    return frozenset("\n".join(kept).translate(_LETTERS).split("\n"))


def is_joined(word: str) -> bool:
    """Whether a folded Arabic word is "and" with another one: without it, it is far more frequent, as no name is."""
    frequent = get_frequency_dict("ar")
    return word[:1] == "و" and frequent.get(word[1:], 0) > JOINED * frequent.get(word, 0)
