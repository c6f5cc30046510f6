"""Days and periods that a question mentions, wherever they stand and whatever they are there for."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from assistant.times import calendar_rules, hijri_rules, month_rules, relative_rules
from assistant.times.calendar_rules import NoMention, Rule
from assistant.times.period import Period
from assistant.words.vocabulary import PARTS, START, WEEKDAY
from embeddings.text.dates import dates_in

_PART = re.compile(
    rf"(?:the\s)?{START}(?:"
    + "|".join(f"(?P<part{i}>{words})" for i, words in enumerate(PARTS))
    + r")(?:\s(?:of\s)?(?:the\s)?|-)$"
)
_WEEKDAY = re.compile(rf"{START}{WEEKDAY}[\s,،]{{1,2}}(?:the\s)?$")
_THE_NTH = re.compile(r"the\s(?=\d{1,2}(?:st|nd|rd|th)(?!\w))")


@dataclass(frozen=True, slots=True)
class Mention:
    """`text[start:end]` names a period; None where it is one that no release is dated by.

    `kind` is "day", "month", "quarter", "half", "season", "year", "decade", "range" (10–20 June), "weekday"; "today",
    "relative" (last week), "trailing" (the last two weeks, up to today) or "other". `year` is 0 where none is
    said, `part` the index in PARTS of "early", "mid" or "late".
    """

    start: int
    end: int
    kind: str
    period: Period | None
    year: int = 0
    part: int | None = None


def mentions(text: str, today: date, language: str) -> list[Mention]:
    """The mentions in folded `text`, in order, none inside another; dates are read as in `language`."""
    found, rest = [], text
    for mention in _every(text, today, language):
        if "\0" not in rest[mention.start : mention.end]:
            rest = rest[: mention.start] + "\0" * (mention.end - mention.start) + rest[mention.end :]
            found.append(_with_part(_with_weekday(mention, text), text))
    return sorted(found, key=lambda mention: mention.start)


def _every(text: str, today: date, language: str) -> Iterator[Mention]:
    yield from _by((*hijri_rules.RULES, *month_rules.RULES), text, today)
    yield from _by(calendar_rules.BEFORE_DATES, text, today)
    for day, start, end in dates_in(text, language):
        yield Mention(start, end, "day", Period(day, day), day.year)
    yield from _by(calendar_rules.AFTER_DATES, text, today)
    yield from _by(relative_rules.RULES, text, today)


def _by(rules: Iterable[Rule], text: str, today: date) -> Iterator[Mention]:
    for rule in rules:
        for match in rule.pattern.finditer(text):
            with suppress(NoMention):
                period = _period(rule, match, today)
                yield Mention(match.start(), match.end(), rule.kind, period, _year(match, period))


def _period(rule: Rule, match: re.Match[str], today: date) -> Period | None:
    with suppress(ValueError, OverflowError):  # 31 February, 999 decades ago
        return rule.read(match, today)
    return None


def _year(match: re.Match[str], period: Period | None) -> int:
    """The year in the words, also as "last year"."""
    named = match.groupdict()
    if named.get("year"):
        return int(named["year"])
    return period.first.year if named.get("said") and period and period.first else 0


def _with_weekday(mention: Mention, text: str) -> Mention:
    """A day with the one of the week in front of it: "Tuesday, 3 June"."""
    named = _WEEKDAY.search(text, max(0, mention.start - 15), mention.start) if mention.kind == "day" else None
    return replace(mention, start=named.start()) if named else mention


def _with_part(mention: Mention, text: str) -> Mention:
    """The beginning, middle or end of a period, where the words before say so; "the" belongs to "3rd of March"."""
    if article := _THE_NTH.search(text, max(0, mention.start - 4), mention.end):
        return replace(mention, start=article.start())
    match = _PART.search(text, max(0, mention.start - 30), mention.start)
    if not match or not mention.period or mention.kind in ("day", "trailing"):
        return mention
    part = next(i for i in range(len(PARTS)) if match[f"part{i}"])
    return replace(mention, start=match.start(), period=mention.period.third(part), part=part)
