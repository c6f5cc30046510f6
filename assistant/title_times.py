"""Which time a release tells of, as its title says: "Consumer prices, April 2024" comes out in May. Pure."""

import re
from datetime import date
from functools import lru_cache

from assistant.mentions import mentions
from assistant.period import Period
from embeddings.folding import fold
from embeddings.release import Release

_MONTH = 31  # days
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def is_short(time: Period) -> bool:
    """Whether a period is closed and no longer than a month."""
    return bool(time.first and time.last) and (time.last - time.first).days < _MONTH


def is_titled(release: Release, time: Period) -> bool | None:
    """Whether the title names a day or month of a period; None where it names none, or the period is a longer one."""
    named = _months(release.title, release.date, release.language) if is_short(time) else ()
    return any(_meet(one, time) for one in named) if named else None


def names_time(text: str, release: Release, time: Period) -> bool:
    """Whether words of a release name a day or month of a period of at most a month."""
    return any(_meet(one, time) for one in _months(text, release.date, release.language))


def years(text: str) -> frozenset[str]:
    """The years that words name: "the budget for 2024" comes out the year before."""
    return frozenset(_YEAR.findall(fold(text)))


def _meet(one: Period, other: Period) -> bool:
    return bool(one.first <= other.last and other.first <= one.last)


@lru_cache(maxsize=4096)
def _months(text: str, on: date | None, language: str) -> tuple[Period, ...]:
    """The days and months that words name, as of the day that they came out on."""
    found = mentions(fold(text), on, language) if on else ()
    return tuple(one.period for one in found if one.kind in ("day", "month") and one.period)
