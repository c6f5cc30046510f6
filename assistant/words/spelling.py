"""How names are spelled: whether two words, in one script or in two, can be the same name. Pure."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from assistant.words.cases import is_bent
from assistant.words.ordinary import ordinary
from embeddings.indexes.consonants import in_latin, skeleton
from embeddings.text.folding import fold
from embeddings.text.language import script
from embeddings.text.terms import without_prefix

SHORTEST = 2  # consonants that tell anything
SPELLED = 4  # consonants from which a name in one script is the same one spelled otherwise
SPELLED_ALIKE = 0.6  # of the letters of two spellings in one script are the same
ALIKE = 5  # consonants, from which one more, less or other is still the same name in another script
MISSPELT, NEARLY = 5, 0.85  # letters of a name that may be misspelt, and how many of them are the same
BY_EAR = 0.65  # of the letters of a name with the same consonants are
_DENTAL = re.compile("[dt]")
_IN_IA = re.compile("i[aieuy]*$")
_ARTICLE = re.compile("^[وف]?(?:[بك]?ال|لل)")


def has_article(form: str) -> bool:
    """Whether a folded word begins with the Arabic article."""
    return bool(_ARTICLE.match(form))


def alike(one: str, other: str) -> bool:
    """Whether two skeletons are of one name: the same, or, of long ones, with one consonant more, less or other."""
    if one == other:
        return True
    if min(len(one), len(other)) < ALIKE or abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return True
    return one[start + 1 :] == other[start + 1 :] or one[start + 1 :] == other[start:] or (
        one[start:] == other[start + 1 :]
    )  # fmt: skip


def may_be(name: str, word: str, same: bool) -> bool:
    """Whether a word with the consonants of a name, the `same` or all but one, can be that name.

    Two spellings in one script have letters in common, which "Talven" and "telephone" have not. An ordinary Arabic word
    must be spelled more nearly: it has the vowel between two consonants (برا is no Biru), the same dentals (الطرفان is
    no Dorvane), and an ending where the name has one in "ia" (التمور is no Tamuria).
    """
    if script(name) == script(word):
        likeness = SequenceMatcher(None, fold(name), fold(word)).ratio()
        return same and len(skeleton(name)) >= SPELLED and likeness >= SPELLED_ALIKE
    arabic = [one for one in (name, word) if script(one) == "ARABIC"]
    if not any(ordinary(fold(one)) for one in arabic):
        return True
    short = len(skeleton(name).removeprefix("a")) <= SHORTEST
    if short and _has_inner_vowel(name) != _has_inner_vowel(word):
        return False
    return not arabic or _sounds_alike(next(one for one in (name, word) if one not in arabic), arabic[0])


def _sounds_alike(name: str, arabic: str) -> bool:
    """Whether an Arabic word may be a name of another script by its dentals and its ending."""
    foreign, own = (in_latin(_ARTICLE.sub("", fold(one))) for one in (name, arabic))
    first, other = (_DENTAL.search(one) for one in (foreign, own))
    if first and other and first.group() != other.group():
        return False
    return not _IN_IA.search(foreign) or own[-1:] not in "bcdfgjklmnpqrstvxz"


@lru_cache(maxsize=1 << 14)
def _has_inner_vowel(word: str) -> bool:
    """Whether a vowel is written between the first consonant and the last of a word without its article."""
    latin = in_latin(_ARTICLE.sub("", fold(word))).removeprefix("kh")
    inner = re.search("[bcdfgjklmnpqrstvxz](.*)[bcdfgjklmnpqrstvxz]", latin)
    return bool(inner and re.search("[aeiouwy]", inner[1]))


def is_nearly(name: str, word: str) -> bool:
    """Whether a word of the same script can be a name as somebody misspelt it: Sentanta for Setanta."""
    one, other = (without_prefix(fold(w)) for w in (name, word))
    if min(len(one), len(other)) < MISSPELT or one[0] != other[0] or script(one) != script(other):
        return False
    if 2 * min(len(one), len(other)) < NEARLY * (len(one) + len(other)):
        return False  # with no other letter apart they would not be alike enough; this is asked of every word of a text
    return SequenceMatcher(None, one, other).ratio() >= NEARLY


def is_misspelt(name: str, word: str) -> bool:
    """Whether a name is surely not this one, but may be meant by it: misspelt, or written by ear as Muhammad is.

    Another case of a Russian name, or a woman's of the same, is none.
    """
    one, other = (_ARTICLE.sub("", fold(w)) for w in (name, word))
    if script(name) != script(word) or one == other or is_bent(one, other):
        return False
    heard = script(name) != "ARABIC" and len(_consonants(one)) >= SPELLED and _consonants(one) == _consonants(other)
    return (one[:1] == other[:1] and alike(one, other)) or (
        heard and SequenceMatcher(None, one, other).ratio() >= BY_EAR
    )


def _consonants(word: str) -> str:
    """Those of a folded word that is not Arabic, none twice in a row."""
    return re.sub(r"(.)\1+", r"\1", re.sub("[aeiouyаеиоуыэюяйьъ]", "", word))
