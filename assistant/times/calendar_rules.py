"""Names of days and periods in the calendar: "10 June 2020", «в III квартале», "صيف 2024", "the 1990s"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from assistant.times import period
from assistant.times.period import Period, most_recent
from assistant.words.vocabulary import (
    DECADES,
    LAST,
    MONTH,
    NEXT,
    ORDINAL,
    ORDINALS,
    SEASON,
    SEASONS,
    START,
    STUDY,
    THIS,
    UNITS,
    YEAR,
    any_of,
)  # fmt: skip
from embeddings.text.dates import month_names

Reader = Callable[[re.Match[str], date], Period | None]


class NoMention(Exception):
    """The words that a rule matches name no time."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Words over folded text that name a period, and how to read it, counting from today.

    What it reads is None where no release is dated by it. Reading raises ValueError or OverflowError
    for what is not in the calendar, and NoMention.
    """

    kind: str
    pattern: re.Pattern[str]
    read: Reader


def rule(kind: str, pattern: str, read: Reader) -> Rule:
    return Rule(kind, re.compile(pattern), read)


def nothing(match: re.Match[str], today: date) -> None:
    return None


_YEAR = rf"(?<![\d.,/№#$€£+%-])(?<!№\s)(?P<year>{YEAR})(?![\d%]|\s%|[.,:/]\d|-(?!(?:м|го|ом|х|е)(?!\w))\w)"
_YEAR_WORD = any_of("year_of the_year year عام سنة العام السنة عامي سنتي العامين")
_AFTER_YEAR = r"(?:-?(?:м|го|ом|х|е)(?!\w))?(?:\s?(?:год\w{0,3}|гг?)(?!\w)\.?|\s?م(?!\w))?"
_YEARS = r"\s(?:год(?:ы|ах|ов)|гг)(?!\w)\.?"
_NUMBERED_YEAR = rf"(?:{_YEAR_WORD}\s)?{_YEAR}{_AFTER_YEAR}"
_SAID_YEAR = rf"(?P<said>(?:{LAST}|{THIS}|{NEXT})\s{UNITS['year']}|{UNITS['year']}\s(?:{LAST}|{THIS}|{NEXT}))"
OF_YEAR = rf"(?:[\s,،]{{1,2}}(?:(?:of|in|de|من|في)\s|ل)?(?:{_NUMBERED_YEAR}|{_SAID_YEAR}))"
_NTH = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th|-?го|-?е)?(?!\d)"
_DAY = rf"(?<![\d.,/-]){_NTH}"
_DECADE_NAME = any_of(" ".join(DECADES))
_TO = r"\s?(?:-|(?:to|and|till|until|through|по|до|и|الي|حتي)\s|و\s?)\s?"
_OF = r"[\s-](?:of\s|من\s)?"
MONTH_NAMED = rf"(?:شهر\s)?(?P<month>{MONTH})(?:\.|\s?[/(]\s?{MONTH}\)?)?"  # كانون الثاني/يناير
# "Where did they march last year", "what may this year bring": verbs, unless a preposition makes a time of them.
_NO_VERB = (
    r"(?:(?<=(?:in|of|by)\s)|(?<=in\sthe\s)(?=spring|fall)|(?<=since\s)|(?<=until\s)|(?<=(?:from|late)\s)|(?<=early\s)"
    rf"|(?!(?:fall|spring|march|may)\s(?:in\s{YEAR}|(?:{LAST}|{THIS}|{NEXT})\s{UNITS['year']})))"
)
# A fall is one of prices or of a government, unless words of time are around it.
_NO_DECLINE = (
    rf"(?:(?!fall(?!\w))|(?=fall\s(?:of\s)?{YEAR})"
    r"|(?:(?<=(?:this|last|next|late)\s)|(?<=early\s)|(?<=previous\s)|(?<=mid-))(?!fall\sof\s)"
    r"|(?:(?<=in\s)|(?<=(?:in|by)\sthe\s)|(?<=since\sthe\s)|(?<=during\sthe\s))"
    r"(?!fall\s(?:of|in|from|to)\s\D))"
)
# The Arab Spring, and a month of the Islamic calendar.
_NO_NAME = (
    r"(?<!arab\s)(?<!prague\s)(?<!арабск\w\w\s)(?<!пражск\w\w\s)"
    rf"(?!(?:ال)?ربيع\s{any_of('العربي عربي براغ الأول أول الآخر آخر الثاني ثاني')})"
)


def month_of(match: re.Match[str]) -> int:
    return month_names()[" ".join(match["month"].split())]


def of_year(match: re.Match[str], today: date, make: Callable[[int], Period]) -> Period | None:
    """A period of the year that is said, by number or as the last or this one; else the most recent."""
    if match["year"]:
        return make(int(match["year"]))
    if not match["said"]:
        return most_recent(make, today)
    if re.search(NEXT, match["said"]):
        return None
    return make(today.year - bool(re.search(LAST, match["said"])))


def _days(match: re.Match[str], today: date) -> Period | None:
    month, first, last = month_of(match), int(match["from"]), int(match["to"])
    if first > last:
        return None
    return of_year(match, today, lambda year: Period(date(year, month, first), date(year, month, last)))


def _day(match: re.Match[str], today: date) -> Period | None:
    month, day = month_of(match), int(match["day"])
    return of_year(match, today, lambda year: Period(date(year, month, day), date(year, month, day)))


def _month_of_year(match: re.Match[str], today: date) -> Period | None:
    return of_year(match, today, lambda year: period.months(year, month_of(match)))


def _numeric_month(match: re.Match[str], today: date) -> Period:
    return period.months(int(match["y1"] or match["y2"]), int(match["m1"] or match["m2"]))


def _bare_month(match: re.Match[str], today: date) -> Period | None:
    return most_recent(lambda year: period.months(year, month_of(match)), today)


def _this_or_last_month(match: re.Match[str], today: date) -> Period | None:
    """ "this June" is one of this year, "last June" the most recent that is over, "next June" none."""
    which = match["before"] or match["after"]
    if re.fullmatch(NEXT, which):
        return None
    if re.fullmatch(THIS, which):
        return period.months(today.year, month_of(match))
    return _bare_month(match, today.replace(day=1) - period.DAY)


def _part_of_year(length: int) -> Reader:
    def read(match: re.Match[str], today: date) -> Period | None:
        begun = (ORDINALS[match["number"] or match.groupdict().get("after")] - 1) * length + 1
        return of_year(match, today, lambda year: period.months(year, begun, length))

    return read


def _season(match: re.Match[str], today: date) -> Period | None:
    name = next(name for name, words in SEASONS.items() if re.fullmatch(words, match["season"]))
    which = match["before"] or match["after"] or ""
    if re.fullmatch(NEXT, which):
        return None
    found = of_year(match, today, lambda year: period.season(year, name))
    if re.fullmatch(LAST, which) and found and found.last and found.last >= today:
        return period.season(found.last.year - 1, name)
    return found


def _years(match: re.Match[str], today: date) -> Period | None:
    first, last = int(match["year"]), int(match["to"])
    return period.years(first, last) if first < last else None


def _year(match: re.Match[str], today: date) -> Period:
    return period.years(int(match["year"]), int(match["year"]))


def _decade(match: re.Match[str], today: date) -> Period:
    first = int(match["decade"]) if match["decade"] else DECADES[match["word"]]
    return period.years(first, first + 9)


def _tens(match: re.Match[str], today: date) -> Period:
    """ "The nineties" in figures: the latest that have begun."""
    first = max(year for year in range(int(match["tens"]), today.year + 1, 100))
    return period.years(first, first + 9)


# In order: what is longer and surer comes first, since no mention lies in another.
BEFORE_DATES = (
    # An academic year or a season is what a release is about, never when it came out.
    rule("other", rf"(?<![\d/]){YEAR}\s?/\s?\d\d(?:\d\d)?(?![\d/])(?:\s{STUDY})?", nothing),
    rule("other", rf"{START}{STUDY}\s?{YEAR}(?:\s?-\s?\d{{2,4}})?(?!\d)", nothing),
    rule("other", rf"(?<!\d){YEAR}(?:\s?-\s?\d{{2,4}})?{_AFTER_YEAR}\s{STUDY}", nothing),
    rule("range", rf"{_DAY.format('from')}{_TO}{_NTH.format('to')}{_OF}{MONTH_NAMED}{OF_YEAR}?", _days),
    rule("range", rf"(?<!\w){MONTH_NAMED}\s{_DAY.format('from')}{_TO}(?P<to>\d{{1,2}})(?!\d){OF_YEAR}?", _days),
)
AFTER_DATES = (
    rule("day", rf"{_DAY.format('day')}{_OF}{MONTH_NAMED}{OF_YEAR}?", _day),
    rule("day", rf"(?<!\w){MONTH_NAMED}\s{_DAY.format('day')}(?!\s?%){OF_YEAR}?", _day),
    rule("month", rf"{START}{_NO_VERB}{MONTH_NAMED}{OF_YEAR}", _month_of_year),
    rule(
        "month",
        rf"(?<![\d./-])(?:(?P<y1>{YEAR})[-.](?P<m1>0[1-9]|1[0-2])|(?P<m2>0?[1-9]|1[0-2])[./](?P<y2>{YEAR}))"
        r"(?![./-]?\d)",
        _numeric_month,
    ),
    rule(
        "month",
        rf"{START}(?:(?P<before>{NEXT}|{THIS}|{LAST})\s)?{_NO_VERB}{MONTH_NAMED}(?(before)|\s(?P<after>{NEXT}|{THIS}|{LAST}))",
        _this_or_last_month,
    ),
    rule("quarter", rf"(?<![\w/.-])(?P<year>{YEAR})[\s-]?(?P<number>q[1-4])(?!\w)", _part_of_year(3)),
    rule("half", rf"(?<![\w/.-])(?P<year>{YEAR})[\s-]?h(?P<number>[12])(?!\w)", _part_of_year(6)),
    rule("half", rf"(?<![\w/.-])(?:h(?P<number>[12])|(?P<after>[12])h){OF_YEAR}", _part_of_year(6)),
    rule(
        "quarter",
        rf"{START}(?:(?:the\s)?(?P<number>{ORDINAL})(?:(?<=q\d)|\s(?:quarter(?!\sfinal)|квартал\w*)(?!\w))"
        rf"|الربع\s(?P<after>{ORDINAL})){OF_YEAR}?",
        _part_of_year(3),
    ),
    rule(
        "half",
        rf"{START}(?:(?:the\s)?(?P<number>{ORDINAL})\s(?:half|полугоди\w*|половин\w*)(?!\w)|النصف\s(?P<after>{ORDINAL}))"
        rf"{OF_YEAR}",
        _part_of_year(6),
    ),
    rule(
        "season",
        rf"{START}(?:the\s)?(?:(?P<before>{NEXT}|{THIS}|{LAST})\s)?{_NO_VERB}{_NO_DECLINE}{_NO_NAME}(?P<season>{SEASON})"
        rf"(?:{OF_YEAR}|\s(?P<after>{NEXT}|{THIS}|{LAST}))?",
        _season,
    ),
    rule(
        "decade",
        rf"{START}(?:the\s)?(?:(?P<decade>(?:19|20)\d0)(?:'?s|-?(?:е|х|ые|ых))|(?P<word>{_DECADE_NAME}))(?!\w)"
        rf"(?:{_YEARS})?",
        _decade,
    ),
    # «В 10-х классах» are others.
    rule(
        "decade",
        rf"{START}(?P<the>the\s'?)?(?<![\d.,])(?P<tens>\d0)(?(the)'?s|-?(?:е|х|ые|ых)(?:{_YEARS}|(?=\W*$)))(?!\w)",
        _tens,
    ),
    rule(
        "range",
        rf"{START}(?:{_YEAR_WORD}\s)?(?<![\d.,/№#$€£+%-])(?P<year>{YEAR})\s?-\s?(?P<to>{YEAR})(?![\d%]){_AFTER_YEAR}",
        _years,
    ),
    rule("year", rf"{START}{_NUMBERED_YEAR}", _year),
    rule("month", rf"{START}(?<!^من\s){MONTH_NAMED}", _bare_month),  # "who exercised": مارس
)
