"""Which release another one corrects, as it says itself.

Only what a release states is believed: it calls itself a correction, and names the other by title or address.
"""

import re
from collections.abc import Iterable
from datetime import timedelta

from embeddings.folding import fold
from embeddings.release import Release

DAYS = 366  # a correction follows within a year
OPENING = 600  # code points in which a release calls itself a correction
NAMING = 3  # words that a title needs to name one release
_CORRECTION = re.compile(
    r"\b(?:correction|corrigendum|erratum|(?:corrects?|corrected|supersedes?|replaces?) (?:the|our|its|a)\b[^.]{0,40}"
    r"\b(?:release|statement|version|announcement)|contained an error)\b"
    r"|\b(?:исправлени[ея]|уточнени[ея]|поправк[аи]|опечатк[аи])\b"
    r"|допущена (?:ошибка|неточность)|исправленн\w+ (?:верси|текст)"
    r"|تصحيح|تصويب|استدراك|ورد خطا|خطا في البيان|بيان مصحح"
)


def window(release: Release) -> tuple[str, str]:
    """First and last day, ISO 8601, of what a dated release may correct."""
    return (release.date - timedelta(days=DAYS)).isoformat(), release.date.isoformat()


def is_correction(release: Release) -> bool:
    """Whether a release calls itself a correction of another one."""
    return bool(_CORRECTION.search(fold(f"{release.title}\n{release.text[:OPENING]}")))


def corrected(release: Release, others: Iterable[Release]) -> Release | None:
    """The one release among `others` that a correction names; None where it names none or several."""
    words = f" {_plain(release.text)} "
    named = [
        other
        for other in others
        if other.id != release.id
        and other.source == release.source
        and ((other.url and other.url in release.text) or _names(words, other.title))
    ]
    return named[0] if len(named) == 1 else None


def _names(words: str, title: str) -> bool:
    plain = _plain(title)
    return len(plain.split()) >= NAMING and f" {plain} " in words


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))
