"""Abbreviations of names that a text has at length: ЦБ, «Минздрав», "N Tech". Pure."""

import re
from collections.abc import Iterator

from embeddings.text.folding import fold
from embeddings.text.language import script

CUT = 3  # letters that are left at least of a word that is cut short
_ENDING = "(?:[аеуыию]|ом|ем|ой)?"  # of a word made of beginnings: «в Минздраве», «Центробанка»
LONGEST = 20  # letters of a word made of beginnings: longer ones have too many ways to be
_INITIALS = re.compile("[A-ZА-ЯЁ]{2,3}")
_SEVERAL, _CAPITALS = re.compile("[A-Z]{2,5}s"), re.compile("[A-ZА-ЯЁ]{2,5}")


def is_spelled_out(name: str, text: str) -> bool:
    """Whether a name is made of the first letters of words in a text, a short one left out, or of their beginnings."""
    if _CAPITALS.fullmatch(name):
        rest = "".join(rf"\s(?:\w{{1,3}}\s)?(?i:{letter})\w+" for letter in name[1:])
        return bool(re.search(rf"\b{name[0]}\w+{rest}", text))
    if script(name) != "CYRILLIC" or len(name) > LONGEST:
        return False
    folded = fold(text)
    return any(re.search(words, folded) for words in _of_beginnings(fold(name)))


def is_of_several(name: str) -> bool:
    """Whether a name in capitals is one that several bear, as MPs: it need not be spelled out."""
    return bool(_SEVERAL.fullmatch(name))


def is_of_its_script(name: str, text: str) -> bool:
    """Whether a name is of a few capitals in another script than a text, which may have its words translated: «ВМФ»."""
    return bool(_INITIALS.fullmatch(name)) and script(name) != script(text)


def is_cut_short(name: str, words: str, text: str) -> bool:
    """Whether a text has a longer word behind the same one as `words` have a name: "N Tech", "N Technical"."""
    before = re.search(rf"(\w+)\s{re.escape(name)}(?!\w)", words)
    if not before or len(name) < CUT:
        return False
    return bool(re.search(rf"(?<!\w){re.escape(before[1])}\s{re.escape(name)}\w", text))


def _of_beginnings(name: str) -> Iterator[str]:
    """Patterns of two or three words of whose beginnings a folded name may be made, «о» between them left out."""
    stem = re.sub(f"{_ENDING}$", "", name)
    for first in range(CUT, len(stem) - CUT + 1):
        begins = rf"(?<!\w){stem[:first].removesuffix('о')}\w+\s"
        yield rf"{begins}{stem[first:]}"
        for second in range(first + CUT, len(stem) - CUT + 1):
            yield rf"{begins}{stem[first:second].removesuffix('о')}\w+\s{stem[second:]}"
