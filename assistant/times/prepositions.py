"""The times of a question with the prepositions in front of them. Pure."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from dateutil.relativedelta import relativedelta

from assistant.times.mentions import Mention
from assistant.times.period import DAY, Period
from assistant.words.vocabulary import ABOUT, START, any_of


@dataclass(frozen=True, slots=True)
class Use:
    """A mention (or two that make a range) and the preposition in front of it."""

    mention: Mention
    role: str  # a key of _OPENINGS, or "" without a preposition
    start: int  # of the preposition
    period: Period | None = None  # that it limits a search to, once that is known


# Prepositions, by what they make of the period behind them.
_OPENINGS = {
    "until": any_of(
        "until till up_to through not_after not_later_than вплоть_до по не_позже не_позднее"
        " حتى لغاية إلى_غاية حتى_تاريخ ليس_بعد"
    ),
    "before": any_of("before prior_to earlier_than до раньше перед ранее قبل"),
    "after": any_of("after following later_than после позже بعد"),
    "as_of": any_of("as_of as_at по_состоянию_на كما_في"),
    "since": any_of(
        "since starting starting_in starting_from beginning_in not_before not_earlier_than"
        " с со начиная_с не_раньше не_ранее منذ ابتداء_من بدءا_من اعتبارا_من ليس_قبل"
    ),
    "in": any_of(
        "in at during within throughout over on across dated в во за в_течение на_протяжении в_ходе"
        " في خلال أثناء طيلة طوال على_مدى بتاريخ يوم"
    ),
    "from": any_of("from between с_период между من بين"),
    "of": any_of("of от периода"),
    "at": any_of("на"),
    "by": any_of("by к ко"),
    "for": any_of("for ل لل"),
    "about": ABOUT,
    "except": any_of(
        "except except_in except_for except_for_in apart_from apart_from_in other_than other_than_in excluding outside"
        " outside_of not_in not_during кроме кроме_как_в за_исключением исключая помимо не_считая не_в не_во не_за"
        " باستثناء ما_عدا عدا فيما_عدا سوى إلا_في ليس_في وليس_في لا_في"
    ),
    "compared": any_of(
        "than than_in versus vs against like unlike compared_to compared_with"
        " чем чем_в по_сравнению_с в_сравнении_с нежели против مقارنة_ب مقابل"
    ),
}
_OPENING = re.compile(
    rf"{START}(?:{'|'.join(f'(?P<{role}>{words})' for role, words in _OPENINGS.items())})\s?$"
)
_AND = re.compile(r"\s?(?:,|،|and|or|и|или|او|و)\s?(?:in\s|في\s|в\s)?")
_RANGE = re.compile(r"\s?(?:-|to|and|till|until|through|по|до|и|الي|حتي|و)\s?(?:the\s)?")
_YEARLY = ("day", "month", "season", "quarter")  # kinds of mentions that come every year
_OPENING_LENGTH = 20  # code points, of the longest opening


def uses(found: Sequence[Mention], text: str) -> Iterator[Use]:
    """The mentions with their prepositions; "from A to B" is one, and B shares the preposition of "in A and B"."""
    found = _with_years(found, text)
    last: Use | None = None
    skipped = False
    for i, mention in enumerate(found):
        if skipped:  # the end of a range
            skipped = False
            continue
        opening = _OPENING.search(text, max(0, mention.start - _OPENING_LENGTH), mention.start)
        use = Use(
            mention, opening.lastgroup or "" if opening else "", opening.start() if opening else mention.start
        )
        if last and not opening and joined(text, last.mention.end, mention.start):
            use = replace(use, role=last.role)
        following = found[i + 1] if i + 1 < len(found) else None
        if following and (whole := _range(use, following, text)):
            use, skipped = whole, True
        yield use
        last = use


def joined(text: str, end: int, start: int) -> bool:
    """Whether only "and" or "or" stands between the end of a mention and the start of the next one."""
    return bool(_AND.fullmatch(text, end, start))


def _with_years(found: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions, one without a year in the year of the one that is joined to it: "in June or September 2024"."""
    dated: list[Mention] = []
    for mention in reversed(found):
        shares = not mention.year and dated and dated[-1].year and joined(text, mention.end, dated[-1].start)
        dated.append(_in_year_of(mention, dated[-1]) if shares else mention)
    return dated[::-1]


def _in_year_of(mention: Mention, dated: Mention) -> Mention:
    """The mention not after another one, and in its year or the one before."""
    first = mention.period and dated.period and _year_of(mention.period.first, dated.period.first)
    if not first or mention.kind not in _YEARLY or not mention.period.last:
        return mention
    years = relativedelta(years=first.year - mention.period.first.year)
    last = mention.period.last + DAY + years - DAY  # also of a February
    return replace(mention, period=Period(first, last), year=first.year)


def _range(use: Use, following: Mention, text: str) -> Use | None:
    """ "from March to June 2020" as one use, where it is a range."""
    link = text[use.mention.end : following.start]
    first, last = use.mention.period, following.period
    opened = use.role in ("from", "since") or (link.strip() == "-" and use.role in ("", "in"))
    if not (opened and _RANGE.fullmatch(link) and first and last):
        return None
    begin = first.first
    if not use.mention.year and use.mention.kind in _YEARLY:
        begin = _year_of(begin, last.first)
    if not begin or not last.last or begin > last.last:
        return None
    whole = replace(
        following, start=use.mention.start, kind="range", period=Period(begin, last.last), part=None
    )
    return Use(whole, "in", use.start)


def _year_of(day: date | None, before: date | None) -> date | None:
    """The latest of these days of a year that is not after `before`."""
    if not day or not before:
        return None
    for year in (before.year, before.year - 1):
        with suppress(ValueError):  # 29 February
            if (same := day.replace(year=year)) <= before:
                return same
    return None
