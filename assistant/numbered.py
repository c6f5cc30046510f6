"""Names with a number: Debian 7, resolution 2254, «закон № 44», «المادة 5». Pure.

What has another number has another name, however much else agrees.
"""

import re
from collections.abc import Iterator

from assistant.places import countries
from assistant.vocabulary import MONTH, UNIT, any_of
from embeddings.folding import fold
from embeddings.keywords import is_stop_word
from embeddings.release import Release

SPELLED_OUT = 20  # up to which a number may stand in words: "Article Five", «المادة الخامسة»
_DOCUMENT = re.compile(
    "(?:ال)?"
    + any_of(
        "resolution* law act article* decree* order protocol* directive* regulation* treaty convention"
        " резолюци* закон закона законе законом законы стать* указ указа указе указом протокол* приказ* постановлени*"
        " директив* قرار قانون مادة مرسوم بروتوكول"
    )
)
_NUMBERED = re.compile(
    r"(?<![\w.])([^\W\d_][\w-]*)\s(?:№\s?|No\.?\s?|no\.?\s?|رقم\s|number\s|номер\s)?(\d+(?:\.\d+)*)(?![\w.,%]*[\d%])\s?(\w*)"
)
_TIME = re.compile(f"(?:{MONTH}|{any_of('monday tuesday wednesday thursday friday saturday sunday')})")
_YEAR = re.compile("(?:19|20)\\d\\d")
_MANY = any_of("million* billion* thousand* hundred* млн млрд тыс* миллион* миллиард* مليون مليار ألف")
_QUANTITY = re.compile(f"(?:{UNIT}|{_MANY})")


def lacking_numbers(words: str, release: Release) -> list[str]:
    """The numbered names in a question's words that a release does not have."""
    text = fold(f"{release.title}. {release.source}. {release.text}")
    return [f"{name} {number}" for name, number, sure in _numbered(words) if _lacks(name, number, sure, text)]


def _numbered(words: str) -> Iterator[tuple[str, str, bool]]:
    """Each name with its number, and whether that is surely no quantity: "gave Oresia 300 buses"."""
    for name, number, following in _NUMBERED.findall(words):
        document = bool(_DOCUMENT.fullmatch(fold(name)))
        named = name[0].isupper() and not is_stop_word(fold(name)) and not countries(name)
        times = _TIME.fullmatch(fold(name)) or _TIME.fullmatch(fold(following)) or _YEAR.fullmatch(number)
        if (document or named) and not times and not _QUANTITY.fullmatch(fold(following)):
            yield name, number, document or not following[:1].islower()


def _lacks(name: str, number: str, sure: bool, text: str) -> bool:
    """Whether a folded text lacks a numbered name: it has the name with other numbers, or nowhere the number."""
    beside = re.findall(rf"(?<!\w){re.escape(fold(name))}\w*\s(?:№\s?|no\.?\s?|رقم\s)?(\d+(?:\.\d+)*)", text)
    if beside:
        return not any(_is_of(other, number) for other in beside)
    spelled = float(".".join(number.split(".")[:2])) <= SPELLED_OUT
    return sure and not spelled and not re.search(rf"(?<![\d.,]){re.escape(number)}(?!\d)", text)


def _is_of(number: str, asked: str) -> bool:
    """Whether a number is the one asked for, or a part of it, as 7.1 of 7."""
    return number == asked or number.startswith(f"{asked}.") or number == f"{asked}.0"
