"""Days and parts of a month in words: "the first of May", «во второй половине мая», "الأسبوع الأول من يونيو 2024"."""

import re
from datetime import date

from assistant.times import period
from assistant.times.calendar_rules import MONTH_NAMED, OF_YEAR, NoMention, month_of, of_year, rule
from assistant.times.period import Period
from assistant.words.ordinals import DAY, DAYS
from assistant.words.spelling import alike
from assistant.words.vocabulary import COUNT, COUNTS, ORDINAL, ORDINALS, START, UNITS, YEAR, any_of
from embeddings.text.dates import month_names

_LAST = any_of("last final последн* الأخير*")
_TENS = {"first": any_of("первых"), "second": any_of("десятых 10-х"), "third": any_of("двадцатых 20-х последних")}
_HALF = any_of("half половин* النصف")
_PART = rf"(?P<unit>{UNITS['week']}|{UNITS['day']}|{_HALF})"
_WHICH = rf"(?:(?P<number>{ORDINAL})|{_LAST})"
_OF_MONTH = rf"\s(?:(?:of|in|من|في)\s(?:the\s)?)?{MONTH_NAMED}{OF_YEAR}?"
_WHEN = r"(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bв\s)|(?<=\bс\s)|(?<=\bза\s)|(?<=\bفي\s)|(?<=\bمنذ\s))"
_IN_YEAR = rf"\s(?:of\s|سنه\s|عام\s)?(?P<year>{YEAR})(?![\d%.,:/-])(?:\s(?:года|г)(?!\w)\.?)?"
# "اليوم الأول من مايو" is a day; the first of anything else is none.
_NOUN = re.compile(rf"(?<!\w)(?!{any_of('اليوم إلى')})ال\w+\s$")


def _days(match: re.Match[str], today: date, first: int, last: int) -> Period | None:
    """From the one to the other day of the month; a day that is not positive counts back from its end."""

    def make(year: int) -> Period:
        month = period.months(year, month_of(match))
        ends = (month.first.replace(day=n) if n > 0 else month.last + n * period.DAY for n in (first, last))
        return Period(*ends)

    return of_year(match, today, make)


def _nth(match: re.Match[str], today: date) -> Period | None:
    if _NOUN.search(match.string, 0, match.start()):
        return None
    day = DAYS[match["day"]]
    return _days(match, today, day, day)


def _part(match: re.Match[str], today: date) -> Period | None:
    """ "The first two weeks of" are its first 14 days, "the second half of" those from the 16th on."""
    number = ORDINALS[match["number"]] if match["number"] else 0
    if re.fullmatch(_HALF, match["unit"]):
        return _days(match, today, *((1, 15) if number == 1 else (16, 0))) if number < 3 else None
    count = _count(match["count"]) * (7 if re.fullmatch(UNITS["week"], match["unit"]) else 1)
    if not 0 < count <= 28:
        return None
    if not number:
        return _days(match, today, 1 - count, 0)
    last = number * count
    return _days(match, today, last - count + 1, last) if last <= 28 else None


def _count(words: str | None) -> int:
    """How many; 0 where it is not said exactly."""
    bare = (words or "1").removeprefix("ال")
    return int(bare) if bare.isdecimal() else COUNTS[words]


def _misspelt(match: re.Match[str], today: date) -> Period | None:
    """A month with one letter more, less or other; the short names are like other words."""
    names = {} if match["word"] in month_names() else month_names()
    months = {number for name, number in names.items() if len(name) > 5 and alike(match["word"], name)}
    if len(months) != 1:
        raise NoMention
    return period.months(int(match["year"]), months.pop())


def _tens(match: re.Match[str], today: date) -> Period | None:
    """The days of a month that begin alike: "in the twenties of June"."""
    which = next(name for name, words in _TENS.items() if re.fullmatch(words, match["tens"]))
    return _days(match, today, *{"first": (1, 9), "second": (10, 19), "third": (20, 0)}[which])


RULES = (
    rule(
        "range",
        rf"{START}(?:the\s)?{_WHICH}\s(?:(?P<count>{COUNT})\s)?{_PART}{_OF_MONTH}",
        _part,
    ),
    rule("range", rf"{START}{_PART}\s{_WHICH}(?P<count>(?!))?{_OF_MONTH}", _part),
    rule("month", rf"{_WHEN}(?P<word>[^\W\d_]{{5,10}}){_IN_YEAR}", _misspelt),
    rule("range", rf"{START}(?P<tens>{'|'.join(_TENS.values())})\sчислах\s{MONTH_NAMED}{OF_YEAR}?", _tens),
    rule("day", rf"{START}(?:the\s)?(?P<day>{DAY})\s(?:of\s|من\s|(?=[а-я])){MONTH_NAMED}{OF_YEAR}?", _nth),
)
