"""Days, months, seasons and years as periods of days. Pure; counts from a day that is given."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

MONTHS = {"quarter": 3, "half": 6, "year": 12, "decade": 120}  # of units longer than a month
SEASONS = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9}  # the month that each begins with


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both included; None where it is open."""

    first: date | None
    last: date | None

    def holds(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def third(self, part: int) -> "Period":
        """The beginning (0), middle (1) or end (2): whole months of a quarter or more, else days."""
        assert self.first and self.last
        days = (self.last - self.first).days + 1
        whole = round(days / 30.4) // 3  # months
        step = relativedelta(months=whole) if days > 80 else relativedelta(days=max(1, days // 3))
        cuts = [self.first, self.first + step, self.first + step * 2]
        ends = [cuts[1] - DAY, cuts[2] - DAY, self.last]
        return Period(cuts[part], max(cuts[part], ends[part]))


DAY = timedelta(days=1)


def months(year: int, month: int, count: int = 1) -> Period:
    """`count` months from this one on. Raises ValueError outside years 1 to 9998."""
    first = date(year, month, 1)
    return Period(first, first + relativedelta(months=count) - DAY)


def years(first: int, last: int) -> Period:
    return Period(date(first, 1, 1), date(last, 12, 31))


def season(year: int, name: str) -> Period:
    """Three whole months; the winter of a year begins in the December before."""
    return months(year - (name == "winter"), SEASONS[name], 3)


def unit_of(day: date, unit: str) -> Period:
    """The calendar day, week (Monday first), month, quarter, half, year or decade with this day in it."""
    if unit == "day":
        return Period(day, day)
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return Period(monday, monday + timedelta(days=6))
    if unit == "month":
        return months(day.year, day.month)
    count = MONTHS[unit]
    begun = (day.month - 1) // count * count + 1 if count <= 12 else 1
    return months(day.year - day.year % 10 if unit == "decade" else day.year, begun, count)


def shifted(day: date, count: int, unit: str) -> date:
    """The day `count` units after `day`. Raises ValueError or OverflowError before year 1 and after 9999."""
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    return day + relativedelta(months=count * MONTHS.get(unit, 1))


def trailing(today: date, count: int, unit: str) -> Period:
    """The last `count` days, weeks, months or years, up to today."""
    return Period(shifted(today, -count, unit), today)


def weekday_before(day: date, weekday: int) -> Period:
    """The last such day of the week (0 for Monday) before `day`."""
    found = day - DAY * ((day.weekday() - weekday - 1) % 7 + 1)
    return Period(found, found)


def most_recent(of_year: Callable[[int], Period], today: date) -> Period | None:
    """The latest of a period that comes every year and had begun by today: a bare "in March"."""
    for year in range(min(today.year + 1, 9997), max(today.year - 9, 0), -1):
        with suppress(ValueError):  # 29 February
            period = of_year(year)
            if period.first and period.first <= today:
                return period
    return None
