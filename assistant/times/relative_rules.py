"""Days and periods counted from today: "yesterday", «за последние две недели», "العام الماضي", "3 months ago"."""

import re
from datetime import date

from assistant.times import period
from assistant.times.calendar_rules import nothing, rule
from assistant.times.period import Period
from assistant.words.vocabulary import (
    COUNT,
    COUNTS,
    FEW,
    FEW_DAYS,
    GENERAL,
    LAST,
    MONTH,
    NEXT,
    OF_TODAY,
    PLURAL,
    START,
    THIS,
    TRAILING,
    TWO,
    UNIT,
    UNITS,
    WEEKDAY,
    WEEKDAYS,
    any_of,
)  # fmt: skip

_UNIT = rf"(?P<unit>{UNIT})"
_COUNT = rf"(?P<count>{COUNT})"
_NO_OFFICE = "".join(rf"(?<!{word}\s)" for word in GENERAL)
# "The last week of June" and "the year 2020" are not counted from today.
_END = rf"(?!\s(?:of\s|من\s)?(?:{MONTH}|\d)|\sof\s)"
# قبل and منذ are also "before" and "since", of what then follows.
_ALONE = r"(?=\s?(?:[.,،؛:؟?!)]|$)|\s(?:من|في|عن|علي|مع|حول|بشان|و))"
_WEEKDAY = rf"(?P<weekday>{WEEKDAY})"
# "On Sunday trading" has a name, "on Friday, 14 November" a date, and the last Friday of June is not last Friday.
_BY_ITSELF = rf"(?!\W{{0,2}}(?:{MONTH}|\d)){_ALONE[:-1]}|\s(?:about|regarding|at|on|о|об|про|в|на)\s)"
_OF_NO_MONTH = rf"(?!\s(?:of|in|в|من|في)\s(?:{MONTH}|\d)|\s(?:{MONTH})|\sof\s)"
_HALF = any_of("полтора_года year_and_a_half eighteen_months 18_months السنة_والنصف العام_والنصف سنة_ونصف عام_ونصف")
_YESTERDAY = any_of("yesterday вчера вчерашн* أمس البارحة")
_DAY_BEFORE = any_of("the_day_before_yesterday позавчера أول_أمس أول_من_أمس")


def _unit(match: re.Match[str]) -> str:
    return next(name for name, words in UNITS.items() if re.fullmatch(words, match["unit"]))


def _count(match: re.Match[str]) -> int:
    words, few = match.groupdict().get("count"), FEW_DAYS if _unit(match) == "day" else FEW
    if words:
        bare = words.removeprefix("ال")
        return int(bare) if bare.isdecimal() else COUNTS[words] or few
    if PLURAL.fullmatch(match["unit"]):
        return few
    return 2 if TWO.fullmatch(match["unit"]) else 1


def _up_to_today(match: re.Match[str], today: date) -> Period:
    return period.trailing(today, _count(match), _unit(match))


def _this(match: re.Match[str], today: date) -> Period:
    return period.unit_of(today, _unit(match))


def _last(match: re.Match[str], today: date) -> Period:
    unit = _unit(match)
    begun = period.unit_of(today, unit).first
    return period.unit_of(begun - period.DAY, unit)


def _ago(match: re.Match[str], today: date) -> Period | None:
    unit = _unit(match)
    if not match["count"] and PLURAL.fullmatch(match["unit"]):  # 66 million years ago
        return None
    return period.unit_of(period.shifted(today, -_count(match), unit), unit)


def _before_last(match: re.Match[str], today: date) -> Period:
    unit = _unit(match)
    return period.unit_of(period.shifted(today, -2, unit), unit)


def _last_weekday(match: re.Match[str], today: date) -> Period:
    return period.weekday_before(today, WEEKDAYS[match["weekday"]])


def _this_weekday(match: re.Match[str], today: date) -> Period:
    return period.weekday_before(period.unit_of(today, "week").last + period.DAY, WEEKDAYS[match["weekday"]])


def _latest_weekday(match: re.Match[str], today: date) -> Period:
    return period.weekday_before(today + period.DAY, WEEKDAYS[match["weekday"]])


def _back(count: int, unit: str):
    return lambda match, today: period.trailing(today, count, unit)


def _days_back(count: int):
    return lambda match, today: Period(today - count * period.DAY, today - count * period.DAY)


RULES = (
    rule("other", rf"{START}(?:{NEXT}\s(?:{COUNT}\s)?{UNIT}|{UNIT}\s(?:{COUNT}\s)?{NEXT})", nothing),
    rule("other", rf"{START}(?:{NEXT}\s{WEEKDAY}|{WEEKDAY}\s{NEXT})", nothing),
    rule("relative", rf"{START}(?:{LAST}\s{_WEEKDAY}{_OF_NO_MONTH})", _last_weekday),
    rule("relative", rf"{START}{_WEEKDAY}\s{LAST}", _last_weekday),
    rule("relative", rf"{START}(?:{THIS}\s{_WEEKDAY})", _this_weekday),
    rule("relative", rf"{START}{_WEEKDAY}\s{THIS}", _this_weekday),
    rule("weekday", rf"{START}{_WEEKDAY}{_BY_ITSELF}", _latest_weekday),
    rule("trailing", rf"{START}(?:the\s)?(?:{LAST}|{TRAILING}|اخر)\s{_HALF}{_END}", _back(18, "month")),
    rule("trailing", rf"{START}{_HALF}\s(?:{LAST}|{TRAILING})", _back(18, "month")),
    rule("trailing", rf"{START}(?:the\s)?(?:{LAST}|{TRAILING})\sfortnight(?!\w){_END}", _back(2, "week")),
    rule("relative", rf"(?<=за\s)полгода(?!\w){_END}", _back(6, "month")),
    rule("other", rf"{START}{any_of('tomorrow завтра غدا')}", nothing),
    rule("relative", rf"{START}{_DAY_BEFORE}", _days_back(2)),
    rule("relative", rf"{START}{_YESTERDAY}", _days_back(1)),
    rule("today", rf"{START}{OF_TODAY}{any_of('today сегодня اليوم')}(?!\sال)", _days_back(0)),
    rule("relative", rf"(?<!\w)(?:{_COUNT}\s)?{_UNIT}\s(?:ago|назад)(?!\w)", _ago),
    rule("relative", rf"(?<!\w)قبل\s(?:{_COUNT}\s)?{_UNIT}{_ALONE}", _ago),
    rule("trailing", rf"(?<=منذ\s)(?:{_COUNT}\s)?{_UNIT}{_ALONE}", _up_to_today),
    rule("trailing", rf"{START}(?:the\s)?(?:{LAST}|{TRAILING})\s{_COUNT}\s{_UNIT}{_END}", _up_to_today),
    rule("trailing", rf"{START}(?:the\slast|(?:the\s)?{TRAILING})\s{_UNIT}{_END}", _up_to_today),
    rule("trailing", rf"{START}{_UNIT}\s{_COUNT}\s(?:{LAST}|{TRAILING})", _up_to_today),
    rule("trailing", rf"{START}{_COUNT}\s{_UNIT}\s(?:{LAST}|{TRAILING})", _up_to_today),
    rule("trailing", rf"{START}{_NO_OFFICE}{_UNIT}\s{TRAILING}", _up_to_today),
    rule("trailing", rf"{START}(?P<unit>{TWO.pattern}|{PLURAL.pattern})\s{LAST}", _up_to_today),
    rule("trailing", rf"{START}{any_of('last прошлые')}\s(?P<unit>{PLURAL.pattern}){_END}", _up_to_today),
    rule("trailing", rf"{START}اخر\s(?:{_COUNT}\s)?{_UNIT}{_END}", _up_to_today),
    rule("relative", rf"{START}позапрошл\w+\s{_UNIT}", _before_last),
    rule("relative", rf"{START}(?:the\s)?{_UNIT}\s(?:before\slast|قبل\sالماضيه?)(?!\w)", _before_last),
    rule("relative", rf"{START}{LAST}\s{_UNIT}{_END}", _last),
    rule("relative", rf"{START}{_NO_OFFICE}{_UNIT}\s{LAST}", _last),
    rule("relative", rf"{START}{THIS}\s{_UNIT}{_END}", _this),
    rule("relative", rf"{START}{_NO_OFFICE}{_UNIT}\s{THIS}", _this),
    rule("relative", rf"(?:(?<=beginning\sof\s)|(?<=start\sof\s)|(?<=end\sof\s))the\s{_UNIT}{_END}", _this),
    rule(
        "relative",
        rf"(?:(?<=начала\s)|(?<=начале\s)|(?<=конце\s)|(?<=بدايه\s)|(?<=مطلع\s)){_UNIT}{_END}",
        _this,
    ),
)
