"""The place that stands between a Russian title and a name: «мэр Лондона Садик Хан». Pure.

Its ending alone does not tell «Лондона» from a first name, «Анна». The case of what follows does, or the place
itself where a release has it in another case.
"""

import re
from collections.abc import Sequence

from embeddings.releases.release import Release

_MAY_BE_PLACE = re.compile("[А-ЯЁ][а-яё-]*[бвгджзйклмнпрстфхцчшщь][ая]|[А-ЯЁ][а-яё-]*[аеоуы]я")
_CAPITAL = re.compile(r"(?<!\w)[А-ЯЁ][\w-]+")
_IN = re.compile(r"(?<!\w)[Вв]\s([А-ЯЁ][\w-]+е)(?!\w)")
_PATRONYMIC = re.compile("[а-яё]+(?:ович|евич|ич|овн|евн|ичн|иничн)(?:а|у|ем|ой|ою|е|ы)?")
# How a first name ends in another case than the one in which a place is of somebody.
_FIRST_NAME = re.compile("[А-ЯЁ][а-яё-]*(?:[бвгджзйклмнпрстфхцчшщь]|[оеё]м|[уюы])")
_OF_A_WOMAN = re.compile("[а-яё]+(?:[оеё]ва|[иы]на|[ая]я)")
_FULL = 2  # words of a name


class Origins:
    """The places that a release names."""

    def __init__(self, release: Release):
        told = f"{release.source or ''}\n{release.title}\n{release.text}"
        self._named = frozenset(_CAPITAL.findall(told))
        self._where = frozenset(_IN.findall(told))

    def without(self, words: Sequence[str]) -> int:
        """How many of the capitalised words behind a title are of a place, and not of a name: one or none."""
        place, *name = words
        if not _MAY_BE_PLACE.fullmatch(place) or (name and _PATRONYMIC.fullmatch(name[0].lower())):
            return 0
        if self._is_told(place):
            return 0 if _OF_A_WOMAN.fullmatch(words[-1].lower()) and len(name) < _FULL else 1
        woman = name and _OF_A_WOMAN.fullmatch(name[-1].lower())
        return 1 if len(name) >= _FULL and _FIRST_NAME.fullmatch(name[0]) and not woman else 0

    def _is_told(self, place: str) -> bool:
        """Whether a release names a place in the nominative, or as where something is."""
        stem = place[:-1]
        return not self._named.isdisjoint((stem, stem + "ь", stem + "й")) or stem + "е" in self._where
