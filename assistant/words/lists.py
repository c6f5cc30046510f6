"""Lists and tables in a release: which lines are items of one, and what introduces them. Pure."""

import re
from functools import lru_cache
from types import MappingProxyType

from embeddings.releases.release import Release
from embeddings.text.sentences import line_spans, sentence_spans

Span = tuple[int, int]
CELLS = " | "  # between the cells of a row, as the readers write it
_FIRST = (
    r"(?i:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?:ly)?[,:]\s"
    r"|(?i:во-первых|во-вторых|в-третьих|в-четв[её]ртых|в-пятых|в-шестых|в-седьмых|в-восьмых|первое|второе|третье)[,:]?\s"
    r"|(?:أول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)(?:اً|ًا|ا)\s?[:،,.–-]?\s"
)
_MARKED = re.compile(
    rf"(?:[-–—•*·▪◦]\s|\(?(?:\d{{1,2}}|[a-zа-яء-ي])[.)]\s|\d{{1,2}}\s?[-–]\s|\d{{1,2}}[:.]\d\d\b|{_FIRST})"
)
_TIMED = re.compile(r"\d{1,2}[:.]\d\d\b")
_ENDS = re.compile(r"[.!?؟…][\"'»”’)\]]*$")
_OF_RULES = set(" \t|:+=-")
_LONGEST = 300  # code points of an item without a mark


@lru_cache(maxsize=256)
def introductions(release: Release) -> MappingProxyType[int, Span | None]:
    """Where each item of a list and each row of a table begins, with the span of what introduces it, if anything does.

    Of a row that is the first one of its table; of an item and of a first row the sentence with a colon above.
    """
    text, found = release.text, {}
    above: Span | None = None
    lines = [span for span in line_spans(text) if not is_rule(text[slice(*span)])]
    programme = sum(bool(_TIMED.match(text, *span)) for span in lines) > 1  # one time alone is when it was sent
    for place, (start, end) in enumerate(lines):
        line, before = text[start:end], lines[place - 1] if place else (0, 0)
        if CELLS in line:
            goes_on = CELLS in text[slice(*before)]
            found[start] = above if goes_on or (above and before[1] == above[1]) else None
            above = above if goes_on and above else (start, end)
        elif _MARKED.match(line) and (programme or not _TIMED.match(line)):
            above = before if _TIMED.match(line) and before[0] not in found else above
            found[start] = above
        elif above and _may_be_item(line) and (before[1] == above[1] or text.count("\n", before[1], start) == 1):
            found[start] = above  # without marks, up to a blank line
        else:
            above = _introduction(release, start, end)
    return MappingProxyType(found)


@lru_cache(maxsize=256)
def lines_of_lists(release: Release) -> frozenset[int]:
    """Where each item and each introduction begins: short as they may be, they are no headings."""
    above = introductions(release)
    return frozenset((*above, *(span[0] for span in above.values() if span)))


def items(release: Release, end: int) -> list[Span]:
    """The lines that the sentence which ends at `end` introduces, in order, a table with all its rows."""
    introduced = introductions(release)
    lines = [line for line in line_spans(release.text) if line[0] in introduced]
    ends, found = {end}, []
    for line in lines:
        above = introduced[line[0]]
        if above and above[1] in ends:
            found.append(line)
            ends.add(line[1])
    return found


def is_rule(line: str) -> bool:
    """Whether a line only parts the rows of a table."""
    return "|" in line and set(line) <= _OF_RULES


def _may_be_item(line: str) -> bool:
    return len(line) <= _LONGEST and not _ENDS.search(line) and not line.endswith(":")


def _introduction(release: Release, start: int, end: int) -> Span | None:
    """The last sentence of a line, where it ends with a colon."""
    line = release.text[start:end]
    if not line.endswith(":"):
        return None
    a, b = sentence_spans(line, release.language or "en")[-1]
    return start + a, start + b
