"""Months and days of the Islamic calendar in a question: "رمضان 1445", "15 Ramadan 1445", «в рамадане 1445 года»."""

import re
from datetime import date

from assistant.times.calendar_rules import rule
from assistant.times.period import DAY, Period
from embeddings.text.hijri import converted, hijri_months

_NAMES = list(hijri_months().values())
_NAME = rf"(?P<name>{'|'.join(_NAMES)})"
_MARK = r"(?:\s?(?:a\.?h\.?|г(?:ода|\.)|ه(?:جري\w*)?)(?!\w))"
_YEAR = rf"[\s,،]{{1,2}}(?:(?:of|عام|سنه|لعام|من)\s)?(?P<hijri>1[345]\d\d)(?!\d){_MARK}?"


def _read(match: re.Match[str], today: date) -> Period | None:
    month = next(i for i, names in enumerate(_NAMES, 1) if re.fullmatch(names, match["name"]))
    year, named = int(match["hijri"]), match.groupdict()
    if named.get("day"):
        return _period(day := converted(year, month, int(named["day"])), day)
    following = converted(year + month // 12, month % 12 + 1, 1)
    return _period(converted(year, month, 1), following and following - DAY)


def _period(first: date | None, last: date | None) -> Period | None:
    return Period(first, last) if first and last else None


RULES = (
    rule("day", rf"(?<![\d./-])(?P<day>\d{{1,2}})(?:st|nd|rd|th|-?го)?\s(?:of\s|من\s)?(?:شهر\s)?{_NAME}{_YEAR}", _read),
    rule("day", rf"(?<!\w){_NAME}\s(?P<day>\d{{1,2}})(?!\d){_YEAR}", _read),
    rule("month", rf"(?<!\w)(?:شهر\s)?{_NAME}{_YEAR}", _read),
)
