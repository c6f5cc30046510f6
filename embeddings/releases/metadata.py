"""What the lines of a release say about it: crumbs, title, date and source, told apart from its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from embeddings.releases.letterhead import letterhead, place_and_date
from embeddings.releases.lines import (
    SENTENCE_END,
    SOURCE,
    is_crumb,
    is_kicker,
    is_office,
    is_reference,
    is_time,
    is_title,
    repeats,
    source_line,
    top,
)
from embeddings.text.dates import date_line, dateline, dateline_place, title_date

LISTED = 40  # lines of a list at the end of a text that are looked at

_FINISHED = re.compile(r"[.!?؟…。۔][\"'»”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Parts:
    """A release's lines told apart; `lines` are those of the text itself."""

    lines: tuple[str, ...]
    title: str = ""
    date: date | None = None
    date_evidence: str = ""
    source_line: str = ""  # the whole line that names the source
    place: str = ""

    @property
    def source(self) -> str:
        return source_line(self.source_line) or self.source_line


def take_apart(
    lines: Sequence[str], language: str, title: str = "", subtitle: str = "", is_page: bool = False
) -> Parts:
    """Title, date and source out of the lines at the top and the bottom of a release.

    `title` is one known from elsewhere: no other is then looked for, and its repetition, or that of a known
    `subtitle`, is no text. The date is read from a line of its own near the title, else from one right under what the
    text begins with, such as who it is by, else from a dateline, else from the end of the title, never from running
    text; two that differ are none. Lines that are none of these, nor navigation, stay as they are; below the text there
    is navigation only if it `is_page`, or is copied from one with what stands above it there.
    """
    above = () if is_page else letterhead(lines, language, title)
    start, found, dates, source, kept = _head(lines, language, title, subtitle, above)
    end, source_below = _tail(lines, start, is_page or any(map(is_crumb, lines[:start])))
    text = _single_blanks(lines[start:end])
    kept = [*kept, ""] if kept else []
    paragraphs = [line for line in (subtitle, *text[:4]) if line.strip()][:2]
    if not dates:
        dates = _dated_below(text, language)
    if not dates:
        dates = [taken for line in paragraphs if (taken := dateline(line, language))][:1]
    if not dates and (taken := title_date(found, language)):
        dates = [taken]
    only = dates[0] if len({value for value, _ in dates}) == 1 else (None, "")
    place = next(filter(None, (dateline_place(line, language) for line in paragraphs)), "")
    return Parts((*kept, *text), title or found, *only, source_below or source, place)


def _head(
    lines: Sequence[str], language: str, known_title: str, subtitle: str, above: Sequence[int]
) -> tuple[int, str, list[tuple[date, str]], str, list[str]]:
    """Where the text begins; the title, dates, line of the source, and what else is kept of the lines above it."""
    known = tuple(filter(None, (known_title, subtitle)))
    title, dates, source, start, kept = "", [], "", 0, []
    filled = top(lines)
    for number in filled:
        line = lines[number].strip()
        if number in above or is_reference(line):
            kept.append(line)
        elif taken := date_line(line, language):
            dates.append(taken)
        elif above and (taken := place_and_date(line, language)):
            kept.append(line)
            dates.append(taken)
        elif source_line(line):
            source = line
        elif any(repeats(line, words) for words in known) or is_time(line):
            pass
        elif not (is_crumb(line) or is_kicker(line)):
            if title or known_title or not is_title(lines, number, language, dated=bool(dates)):
                break
            title = line
        start = number + 1
    else:
        if filled and not known_title and not any(line.strip() for line in lines[start:]):
            return filled[0], "", [], "", []  # nothing would be left as text
    return start, title, dates, source, kept


def _dated_below(lines: Sequence[str], language: str) -> list[tuple[date, str]]:
    """The date in a line of its own right under the first one, where that is no sentence."""
    if len(lines) < 2 or len(lines[0]) > SOURCE or lines[0].endswith(SENTENCE_END):
        return []
    taken = date_line(lines[1], language)
    return [taken] if taken else []


def _tail(lines: Sequence[str], start: int, is_page: bool) -> tuple[int, str]:
    """Where the text ends, and the line below it that states the source."""
    source, end = "", len(lines)
    filled = [number for number in range(len(lines) - 1, start - 1, -1) if lines[number].strip()]
    for place, number in enumerate(filled[:-1][:4], 1):
        line, above = lines[number].strip(), (lines[before] for before in filled[place : place + LISTED])
        if not source and (source_line(line) or (is_office(line) and _FINISHED.search(next(above).rstrip()))):
            source = line
        elif not (is_kicker(line) or (is_page and is_crumb(line) and not _is_listed(above))):
            break
        end = number
    return end, source


def _is_listed(above: Iterable[str]) -> bool:
    """Whether a line that could be navigation is one of a list: of languages, say, that the text names."""
    return next((line for line in above if not is_crumb(line)), "").rstrip().endswith((":", "："))


def _single_blanks(lines: Sequence[str]) -> list[str]:
    """Lines without trailing space, with one blank line where there were several and none at the ends."""
    kept: list[str] = []
    for line in lines:
        line = line.rstrip()
        if line or (kept and kept[-1]):
            kept.append(line)
    return kept[:-1] if kept and not kept[-1] else kept
