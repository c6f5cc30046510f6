"""How names sound: whether words in two scripts can be one name. Pure.

Their consonants must agree one by one, and so must the vowels that both scripts write: Johnson is no «Йенсен».
Arabic leaves short vowels out, but not all: كرم has no i in it, as Karim has. Found are names by their consonants
alone (`embeddings.indexes.consonants`); this is the stricter comparison by which words are given to somebody.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from embeddings.indexes.consonants import in_latin
from embeddings.text.folding import fold
from embeddings.text.language import script

_MOST = 128  # readings of a word
_LONGEST = 40  # letters
_RADICALS = 3  # consonants of most Arabic names
_VOWELS = "aeiouæʌ"  # æ and ʌ are what English may write as a and u
# What each letter, or letters together, may stand for: consonants as capitals and j, of which one has to agree, with
# "?" where it may be silent; vowels as small letters; "|" parts readings, " " sounds that follow each other.
_LATIN = {
    "shch": "Q", "tsch": "C", "tch": "C", "dzh": "J", "dj": "J", "sch": "X|S K", "sh": "X", "zh": "ZJ", "kh": "HK",
    "gh": "GH?", "ch": "CKHX", "ph": "F", "th": "TS", "dh": "DZ", "ts": "YSZ", "tz": "YSZ", "ck": "K", "ng": "N|N G",
    "dt": "T|D T", "qu": "K|K V", "yo": "ioe", "io": "ioe", "b": "B", "c": "K", "ce": "SYK e", "ci": "SYK i",
    "cy": "SYK i", "d": "D", "f": "FV", "g": "G", "ge": "GJ e", "gi": "GJ i", "gy": "GJ i", "h": "H?",
    "j": "J|i", "k": "K", "l": "L", "m": "M", "n": "N", "p": "P", "q": "K", "r": "R", "s": "SZ", "t": "T", "v": "V",
    "w": "V|u", "x": "K S|S", "z": "ZSY", "a": "aæ", "e": "ei", "i": "i", "o": "o", "u": "uʌ", "y": "i",
    "oo": "u", "ou": "uo|a u",
}  # fmt: skip
_CYRILLIC = {
    "дж": "J|D J", "чж": "ZJ", "кс": "K S", "б": "B", "в": "V", "г": "GH", "д": "D", "ж": "JZ", "з": "ZS", "к": "K",
    "л": "L", "м": "M", "н": "N", "п": "P", "р": "R", "с": "S", "т": "T", "ф": "F", "х": "H", "ц": "YSZ", "ч": "C",
    "ш": "X", "щ": "Q", "а": "aʌ", "е": "eæ", "ё": "oie", "и": "i", "й": "i", "о": "o", "у": "u", "ы": "i", "э": "eæ",
    "ю": "ui", "я": "ai",
}  # fmt: skip
_ARABIC = {
    "تش": "C|T X", "لل": "L", "ب": "BP", "ت": "T", "ث": "TS", "ج": "JGZ", "ح": "H", "خ": "HK", "د": "D", "ذ": "DZT",
    "ر": "R", "ز": "Z", "س": "S", "ش": "XC", "ص": "S", "ض": "DZ", "ط": "T", "ظ": "ZD", "غ": "GH", "ف": "FVP",
    "ق": "KG", "ك": "KG", "ل": "L", "م": "M", "ن": "N", "ه": "H", "ا": "aæʌ", "ى": "aæ|ie", "و": "ou|V", "ي": "ie",
    "گ": "G", "چ": "C", "پ": "P", "ڤ": "V", "ژ": "Z",
}  # fmt: skip
_TABLES = {"LATIN": _LATIN, "CYRILLIC": _CYRILLIC, "ARABIC": _ARABIC}


class _Reading(NamedTuple):
    """The consonants of a word, and the vowels before, between and behind them: one more."""

    consonants: tuple[frozenset[str], ...]
    vowels: tuple[tuple[frozenset[str], ...], ...]


@lru_cache(maxsize=1 << 14)
def sound_alike(one: str, other: str) -> int:
    """The number of sounds that two words in two scripts both write, where they can be one name; else 0."""
    arabic = script(other) == "ARABIC"
    if script(one) == "ARABIC":
        return sound_alike(other, one) if not arabic else 0
    pairs = product(_readings(one), _readings(other))
    fits = _fits_arabic if arabic else _fits
    return max((_shared(a, b) for a, b in pairs if _agree(a, b) and fits(a, b)), default=0)


def _shared(one: _Reading, other: _Reading) -> int:
    return len(one.consonants) + sum(bool(a and b) for a, b in zip(one.vowels, other.vowels, strict=True))


def may_begin(initial: str, word: str) -> bool:
    """Whether an initial, in whichever script, can be that of a name."""
    return any(a & b for a in _first_sounds(initial) for b in _first_sounds(word))


def _first_sounds(word: str) -> list[frozenset[str]]:
    return [(*reading.vowels[0], *reading.consonants)[0] for reading in _readings(word)]


def _agree(one: _Reading, other: _Reading) -> bool:
    """Whether two readings have the same consonants."""
    return 0 < len(one.consonants) == len(other.consonants) and all(
        a & b for a, b in zip(one.consonants, other.consonants, strict=True)
    )


def _fits(one: _Reading, other: _Reading) -> bool:
    """Whether the vowels of two readings agree where both scripts write them; an e may be left out, as in «Блейк»."""
    for a, b in zip(one.vowels, other.vowels, strict=True):
        if a and b:
            if not _meet(a, b):
                return False
        elif not all("e" in vowel for vowel in (*a, *b)):
            return False
    return True


def _fits_arabic(one: _Reading, arabic: _Reading) -> bool:
    """Whether the vowels of a word can be those of an Arabic one, which leaves short ones out."""
    for n, (a, b) in enumerate(zip(one.vowels, arabic.vowels, strict=True)):
        if n == 0 and bool(a) != bool(b):
            return False
        if not all(any(vowel & own for own in a) for vowel in b):
            return False
        unwritten = [vowel for vowel in a if not any(vowel & own for own in b)]
        if n and any("i" in vowel and "e" not in vowel for vowel in unwritten) and not _may_be_short(n, a, arabic):
            return False
    return len(one.consonants) < _RADICALS or _has_pattern(one.vowels, arabic)


def _may_be_short(n: int, vowels: Sequence[frozenset[str]], arabic: _Reading) -> bool:
    """Whether an i that Arabic does not write can be a short one: inside the word and by itself."""
    return len(vowels) == 1 and n < len(arabic.consonants)


def _has_pattern(vowels: Sequence[Sequence[frozenset[str]]], arabic: _Reading) -> bool:
    """Whether the last syllable of a name has a vowel that Arabic leaves out there, where it does.

    Without a long vowel before it that is no o or u, nor in a name of three consonants an i: Karim is no كرم. With one,
    in a name of three, it is no a: Hamad is no حامد.
    """
    last = vowels[-2]
    if not any(vowels[:-2]) or not last or arabic.vowels[-2]:
        return True
    radicals = len(arabic.consonants) == _RADICALS
    if not any(arabic.vowels):
        return all(vowel & set("aæe") or ("i" in vowel and not radicals) for vowel in last)
    long = any("a" in vowel for vowel in arabic.vowels[-3])
    return not (radicals and long and all(vowel <= set("aæʌ") for vowel in last))


def _meet(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> bool:
    return any(a & b for a in one for b in other)


@lru_cache(maxsize=1 << 14)
def _readings(word: str) -> tuple[_Reading, ...]:
    """The ways to read a word, at most _MOST."""
    own = script(word)
    letters = in_latin(fold(word)) if own == "LATIN" else fold(word)
    if word.endswith("ى"):  # which folds to what is more often another vowel
        letters = letters[:-1] + "ى"
    table = _TABLES.get(own, {})
    sounds = list(_sounds(letters[:_LONGEST], table, own))
    found = {}
    for _, choice in zip(range(_MOST), product(*sounds), strict=False):
        found[_reading(" ".join(choice).split())] = None
    return tuple(reading for reading in found if reading.consonants or reading.vowels[0])


def _sounds(letters: str, table: dict[str, str], own: str) -> Iterator[list[str]]:
    """The readings of each letter, or of letters together, of a word in its script."""
    letters = re.sub(r"([^aeiou])\1+", r"\1", letters) if own != "ARABIC" else letters
    at = 0
    while at < len(letters):
        part = next((letters[at : at + n] for n in (4, 3, 2, 1) if letters[at : at + n] in table), letters[at])
        at += len(part)
        told = table.get(part, "")
        last = at == len(letters)
        if own == "ARABIC" and at == 1 and part in "اع":
            if last or letters[at] not in "اوي":  # by itself it carries any vowel
                yield [_VOWELS]
        elif own == "ARABIC" and last and part == "ه":
            yield ["H", "a"] if len(letters) > 1 else ["H"]
        elif own == "LATIN" and part == "a" and re.match("[^aeiouy]e", letters[at:]):
            yield ["aæe"]  # as in Blake
        elif own == "LATIN" and part == "i" and re.match("[^aeiouy]e", letters[at:]):
            yield ["i", "a i"]  # as in Biden
        elif own == "LATIN" and part == "s" and last:
            yield ["SZX"]  # in Portuguese
        elif told == "H?":
            yield ["H"] if at == 1 else ["H", ""]
        elif told:
            yield [one.replace("?", "") for one in told.split("|")] + [""] * ("?" in told)


def _reading(sounds: Sequence[str]) -> _Reading:
    consonants: list[frozenset[str]] = []
    vowels: list[list[frozenset[str]]] = [[]]
    for sound in sounds:
        if sound[0] in _VOWELS:
            vowels[-1].append(frozenset(sound))
        else:
            consonants.append(frozenset(sound))
            vowels.append([])
    return _Reading(tuple(consonants), tuple(map(tuple, vowels)))
