"""Which time a release tells of, as its title says: "Consumer prices, April 2024" comes out in May. Pure."""

import re
from datetime import date
from functools import lru_cache

from assistant.times.mentions import mentions
from assistant.times.period import Period
from assistant.words.vocabulary import YEAR
from embeddings.releases.release import Release
from embeddings.text.folding import fold

_MONTH, _HALF = 31, 184  # days
_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
_OF_TWO = re.compile(rf"(?<!\d)({YEAR})/(?:{YEAR}|\d\d)(?![\d/])")


def is_short(time: Period) -> bool:
    """Whether a period is closed and no longer than a month."""
    return bool(time.first and time.last) and (time.last - time.first).days < _MONTH


def is_titled(release: Release, time: Period) -> bool | None:
    """Whether the title names a time of a period; None where it names none, or the period is longer than half a year.

    Of a month it is a day or month that tells, of a longer time a quarter or half: those of statistics.
    """
    named = _named(release.title, release, time)
    return any(_meet(one, time) for one in named) if named else None


def names_time(text: str, release: Release, time: Period) -> bool:
    """Whether words of a release name a time of a period, as its title may."""
    return any(_meet(one, time) for one in _named(text, release, time))


def names_only(text: str, release: Release, time: Period) -> bool:
    """As above, and no other one: "fell from 6 percent in May to 5 percent in June" is of June."""
    named = _named(text, release, time)
    return bool(named) and all(_meet(one, time) for one in named)


def years(text: str) -> frozenset[str]:
    """The years that words name: "the budget for 2024" comes out the year before. A season is of two, 2022/23."""
    found = _YEAR.findall(fold(text))
    return frozenset(found) | {str(int(year) + 1) for year in _OF_TWO.findall(fold(text))}


def _meet(one: Period, other: Period) -> bool:
    return bool(one.first <= other.last and other.first <= one.last)


def _named(text: str, release: Release, time: Period) -> list[Period]:
    """The times that words of a release name and that are told apart from a period, as of the day that it came out."""
    if not (time.first and time.last) or (time.last - time.first).days >= _HALF:
        return []
    kinds = ("day", "month", "range") if is_short(time) else ("quarter", "half")
    found = (period for kind, period in _times(text, release.date, release.language) if kind in kinds)
    return [period for period in found if period.first and period.last]


@lru_cache(maxsize=4096)
def _times(text: str, on: date | None, language: str) -> tuple[tuple[str, Period], ...]:
    found = mentions(fold(text), on, language) if on else ()
    return tuple((one.kind, one.period) for one in found if one.period)
