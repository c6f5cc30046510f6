"""Times told by how far they are from another one: "a year earlier", «месяцем позже», "قبل عام من ذلك". Pure."""

import re
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from assistant.times.mentions import Mention
from assistant.times.period import shifted
from assistant.words.vocabulary import COUNT, COUNTS, MONTH, START, TWO, UNITS, any_of
from embeddings.text.folding import Folded
from embeddings.text.language import script


@dataclass(frozen=True, slots=True)
class Distance:
    """`text[start:end]` tells of a time `count` units (below 0: earlier) from one that was told before."""

    start: int
    end: int
    count: int
    unit: str  # a key of UNITS


_UNITS = UNITS | {  # also as Russian counts with them
    "day": f"(?:{UNITS['day']}|{any_of('днем днями')})",
    "year": f"(?:{UNITS['year']}|{any_of('годами')})",
}
_UNIT = f"(?P<unit>{'|'.join(_UNITS.values())})"
_SPAN = rf"(?:(?P<count>{COUNT})\s)?{_UNIT}"
_THAT = any_of("that then this этого того него нее ذلك هذا")
_ENDS = r"(?=\W*$)"  # what is before an event, or than something, is far from that
_PATTERNS = tuple(
    re.compile(START + pattern)
    for pattern in (
        rf"(?:the\s)?{_SPAN}\s(?:(?P<back>earlier|previously)|later)(?!\w)(?!\sthan)",
        rf"(?:the\s)?{_SPAN}\s(?:(?P<back>before|prior)|after|afterwards)(?:\s{_THAT}|{_ENDS})",
        rf"(?:in\s)?the\s(?:(?P<back>previous|preceding)|following|next)\s{_UNIT}{_ENDS}",
        rf"(?:на\s)?{_SPAN}\s(?:(?P<back>ранее|раньше)|позже|позднее|спустя)(?!\w)(?!\sчем)",
        rf"за\s{_SPAN}\s(?P<back>до)\s{_THAT}",
        rf"(?:через|спустя)\s{_SPAN}(?:\sпосле\s{_THAT}|{_ENDS})",
        rf"(?:(?:в|за|на)\s)?(?:(?P<back>предыдущ\w+|предшеств\w+)|следующ\w+)\s{_UNIT}{_ENDS}",
        rf"(?:(?P<back>قبل)|بعد)\s{_SPAN}\sمن\s{_THAT}",
        rf"(?:(?P<back>قبل)|بعد)\s{_THAT}\sب{_SPAN}",
        rf"بعد\s{_SPAN}{_ENDS}",
        rf"(?:في\s)?{_UNIT}\s(?:(?P<back>السابق\w?|(?:الذي|التي)\s(?:سبق|قبل)\w*)|التالي\w?|اللاحق\w?)(?:\s(?:له|لها|عليه|عليها))?{_ENDS}",
    )
)
_COMPARED = re.compile(rf"(?<!\w)(?:than|чем|с)\s(?:in\s)?(?:the\s)?(?:{COUNT}\s)?$")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_MONTH = re.compile(MONTH)
_LOCALES = {"CYRILLIC": "ru", "ARABIC": "ar"}


def distance(text: str) -> Distance | None:
    """The distance that folded `text` tells; None where it tells none, or how far no word says ("some years")."""
    for pattern in _PATTERNS:
        match = pattern.search(text)
        if not match or _COMPARED.search(text, 0, match.start()):
            continue
        if count := _count(match.groupdict()):
            unit = next(name for name, words in _UNITS.items() if re.fullmatch(words, match["unit"]))
            back = match.groupdict().get("back")
            return Distance(match.start(), match.end(), -count if back else count, unit)
    return None


def _count(told: dict[str, str | None]) -> int:
    words = (told.get("count") or "").removeprefix("ال")
    if words:
        return int(words) if words.isdecimal() else COUNTS.get(words, 0)
    return 2 if TWO.fullmatch(told["unit"]) else 1


def moved(words: str, mention: Mention, far: Distance) -> str:
    """The words of a time, as typed, for the one that is so far from it; "" where they cannot say it."""
    began = mention.period.first if mention.period else None
    years = far.count * {"year": 1, "decade": 10}.get(far.unit, 0)
    if not began or mention.kind in ("today", "relative", "trailing", "other"):
        return ""
    if years:
        return _in_year(words, began.year + years, years)
    try:
        day = shifted(began, far.count, far.unit)
    except (ValueError, OverflowError):
        return ""
    whole = {"month": ("month", "quarter", "half"), "day": tuple(UNITS)}.get(mention.kind, ())
    return _on(words, day, mention.kind) if far.unit in whole else ""


def _in_year(words: str, year: int, years: int) -> str:
    """The words with each of their years so many further on; with `year` where they have none."""
    if not _YEAR.search(words):
        return _with_year(words, year)
    return _YEAR.sub(lambda found: str(int(found.group()) + years), words)


def _with_year(words: str, year: int) -> str:
    return f"{words} {year} года" if script(words) == "CYRILLIC" else f"{words} {year}"


def _on(words: str, day: date, kind: str) -> str:
    """The words with another month, year and, where it is a day, day; "" where they do not name the month."""
    folded = Folded.of(words)
    month = _MONTH.search(folded.text)
    if not month:
        return ""
    start, end = folded.span(*month.span())
    before, behind = words[:start], words[end:]
    if kind == "day":
        before, behind = (_DAY.sub(str(day.day), part, count=1) for part in (before, behind))
    behind = _YEAR.sub(str(day.year), behind)
    put = f"{before}{_month(words[start:end], day)}{behind}"
    return put if _YEAR.search(put) else _with_year(put, day.year)


def _month(like: str, day: date) -> str:
    """The name of a month in the language and the case of another one's."""
    language = _LOCALES.get(script(like), "en")
    if language != "ru":
        return format_date(day, "MMMM", locale=language)
    genitive = format_date(day, "MMMM", locale=language)
    if like[-1] == "е":
        return genitive[:-1] + "е"  # в мае
    return genitive if like[-1] in "ая" else format_date(day, "LLLL", locale=language)
