"""The dates that the objects or rows of one file state: how they are written is told by all of them together. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from embeddings.text.dates import FIRST_YEAR, LAST_YEAR, find_date, iso_date
from embeddings.text.language import detect_language

LONGEST = 40  # code points
EXCEL = dt.date(1899, 12, 30)  # from which Excel counts days, but for workbooks that say otherwise
SERIALS = 20_000, 73_050  # days so counted: of 1954 to the end of 2099; a smaller number may be a year
SECONDS = 10**8, 10**10  # since 1970: of 1973 to 2286; in thousandths, more
_ORDERED = re.compile(r"(?<![\w./-])(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?![\w/-]|\.\d)")
_NUMBER = re.compile(r"\d{5,13}(?:\.\d{1,20})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Stated:
    """The day that is stated, None where it is none; and what is doubtful about it."""

    day: dt.date | None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Manner:
    """How dates are written in a file.

    `day_first` is whether 03/04/2024 is of April, None where nothing proves it; `counted_from` the day from which
    plain numbers count days, None where they do not.
    """

    day_first: bool | None = None
    counted_from: dt.date | None = None

    @classmethod
    def of(cls, values: Iterable[object], counted_from: dt.date | None = None) -> Manner:
        """The manner of dates, of which 20/03/2024 proves that the day comes first, if none proves the contrary."""
        found = [match for value in values if (match := _ORDERED.search(_words(value)))]
        first = any(int(match[1]) > 12 >= int(match[3]) for match in found)
        second = any(int(match[3]) > 12 >= int(match[1]) for match in found)
        return cls(first if first != second else None, counted_from)

    def read(self, value: object, language: str = "") -> Stated:
        """The day of one of the dates."""
        words = _words(value)
        if len(words) <= LONGEST:
            if day := iso_date(words) or self._ordered(words) or day_in(words, language):
                return Stated(day)
            if counted := self._counted(words):
                return counted
        return Stated(None, f"date {words[:LONGEST]!r} names no certain day, as 2024-06-10 does: read without it")

    def _ordered(self, words: str) -> dt.date | None:
        found = set(_ORDERED.findall(words)) if self.day_first is not None else ()
        if len(found) != 1:
            return None
        first, _, second, year = found.pop()
        day, month = (first, second) if self.day_first else (second, first)
        return _usual(dt.date, int(year), int(month), int(day))

    def _counted(self, words: str) -> Stated | None:
        """The day of a number of days, or of seconds, which is the publisher's own only where they reckon as in UTC."""
        number = float(words) if _NUMBER.fullmatch(words) else 0
        if self.counted_from and SERIALS[0] <= number < SERIALS[1]:
            return Stated(self.counted_from + dt.timedelta(int(number)))
        for scale in (1, 1000):
            if SECONDS[0] <= number / scale < SECONDS[1]:
                time = _usual(dt.datetime.fromtimestamp, number / scale, dt.UTC)
                return Stated(time.date(), f"date {words} was read as a time in UTC, {time.date()}") if time else None
        return None


def day_in(words: str, language: str) -> dt.date | None:
    """The day that words name as people write it in a language."""
    code = re.split("[-_]", language.lower())[0] or detect_language(words)
    found = find_date(words, code)
    return found[0] if found else None


def _words(value: object) -> str:
    is_said = isinstance(value, str | int | float) and not isinstance(value, bool)
    return " ".join(str(value).split()) if is_said else ""


def _usual(made: Callable[..., dt.date], *parts: object) -> dt.date | None:
    """A day that there is, of a year in which releases came out."""
    try:
        day = made(*parts)
    except (ValueError, OverflowError, OSError):
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
