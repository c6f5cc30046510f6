"""Tables with a header and a release in each row: CSV and Excel."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import openpyxl

from embeddings.readers import zipped
from embeddings.readers.decoding import decode_as_is
from embeddings.readers.fields import FIELDS, field_called, renamed
from embeddings.readers.jsonl import release_of
from embeddings.readers.reading import DOUBT, Problem, Reading, UnreadableFile
from embeddings.readers.rows import Row, rows
from embeddings.readers.stated_date import EXCEL, Manner
from embeddings.releases.release import Release

# What may stand above the header: blank lines, and the line in which Excel names the separator.
_ABOVE = re.compile(r"\A(?:[ \t]*\r?\n)*(?:\"?sep=.\"?[ \t]*\r?\n)?(?:[ \t]*\r?\n)*", re.IGNORECASE)
HEADER_WITHIN = 10  # rows of a sheet
LONGEST_NAME = 60  # code points of a column's name that are told
MAX_CELL = 10_000_000  # characters
SNIFFED = 2000  # characters of the header: the Sniffer's time grows with their square, here 0.03 s at the worst


def read_csv(name: str, data: bytes) -> Reading:
    """The rows of a CSV file, whatever it separates them by."""
    text = _ABOVE.sub("", decode_as_is(data).replace("\0", ""))
    csv.field_size_limit(MAX_CELL)
    try:
        dialect = csv.Sniffer().sniff(text.partition("\n")[0][:SNIFFED], ",;\t|")
    except csv.Error:
        dialect = csv.excel
    dialect.doublequote = True
    try:
        return _reading(rows(text, dialect, _fields))
    except csv.Error as error:
        raise UnreadableFile(f"not a table: {error}") from error


def read_xlsx(name: str, data: bytes) -> Reading:
    """The rows of every sheet of a workbook that has a header; those that hold something else are named."""
    zipped.opened(data).close()
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = [
            _Sheet(
                sheet.title,
                sheet.sheet_state == "visible",
                _filled(sheet.iter_rows(values_only=True)),
                book.epoch.date(),
            )
            for sheet in book.worksheets
        ]
        book.close()
    except Exception as error:  # openpyxl passes on whatever a broken part raises
        raise UnreadableFile(f"not an Excel workbook, or a torn one: {error}") from error
    return _together([_read_sheet(sheet, alone=len(sheets) == 1) for sheet in sheets])


@dataclass(frozen=True, slots=True)
class _Sheet:
    title: str
    shown: bool
    rows: list[Row]
    counted_from: date  # the day from which its numbers count days

    def header(self) -> int:
        """The place of the header, which lines may stand above; 0 where there is none.

        A cell below it may happen to say "text", but not name another field beside it.
        """
        named = [set(_fields(row.cells)) - {""} for row in self.rows[:HEADER_WITHIN]]
        return next((place for place, fields in enumerate(named) if "text" in fields and len(fields) > 1), 0)


def _filled(rows: Iterable[Sequence[object]]) -> list[Row]:
    """The rows of a sheet; none where nothing is in it."""
    found = [Row([_cell(value) for value in row]) for row in rows]
    return found if any(any(row.cells) for row in found) else []


def _read_sheet(sheet: _Sheet, alone: bool) -> Reading:
    """What is in a sheet; what is wrong with it is told with its name, unless it is alone."""
    place, top = f"sheet {sheet.title}", sheet.header()
    if not sheet.shown:
        hides = sheet.rows and "text" in _fields(sheet.rows[top].cells)
        return Reading((), (Problem(place, "it is hidden, and was not read"),) if hides else ())
    try:
        empty = not (sheet.rows or alone)
        reading = Reading(()) if empty else _reading(sheet.rows[top:], top + 1, sheet.counted_from)
    except UnreadableFile as error:
        if alone:
            raise
        return Reading((), (Problem(place, f"was not read: {error}"),))
    if alone:
        return reading
    return Reading(reading.releases, tuple(replace(p, item=f"{place}, {p.item}") for p in reading.problems))


def _together(sheets: Sequence[Reading]) -> Reading:
    """The releases of all sheets; raises UnreadableFile where there are none."""
    releases = tuple(release for sheet in sheets for release in sheet.releases)
    problems = tuple(problem for sheet in sheets for problem in sheet.problems)
    if not releases:
        raise UnreadableFile(f"{problems[0].item}: {problems[0].reason}" if problems else "no rows")
    return Reading(releases, problems)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value.date().isoformat() if hasattr(value, "date") else str(value)


def _fields(header: Sequence[str]) -> list[str]:
    """The field that each cell of a header names, or ""."""
    return [field_called(cell) for cell in header]


def _reading(found: Iterable[Row], first: int = 1, counted_from: date = EXCEL) -> Reading:
    """The releases in the rows below a header, which is row `first`."""
    found = iter(found)
    header = next(found, Row([])).cells
    if "text" not in _fields(header):
        names = ", ".join(("text", *FIELDS))
        raise UnreadableFile(f"no column named text in its first row; columns may be {names}")
    filled = [(number, row) for number, row in enumerate(found, first + 1) if any(map(str.strip, row.cells))]
    objects = [renamed(_pairs(header, row)) for _, row in filled]
    manner = Manner.of((item.get("date") for item in objects), counted_from)
    releases, problems = [], []
    for (number, row), item in zip(filled, objects, strict=True):
        place = f"row {number}"
        try:
            release, doubts = _release(header, row, item, manner)
        except UnreadableFile as error:
            problems.append(Problem(place, ", and ".join(filter(None, (str(error), row.doubt)))))
        else:
            releases.append(release)
            problems += (Problem(place, doubt, DOUBT) for doubt in doubts)
    if not releases:
        raise UnreadableFile(
            f"no release in it: {problems[0].item}: {problems[0].reason}" if problems else "no rows"
        )
    return Reading(tuple(releases), (*_unused(header, [row for _, row in filled], objects), *problems))


def _pairs(header: Sequence[str], row: Row) -> list[tuple[str, str]]:
    return [(name, cell.strip()) for name, cell in zip(header, row.cells, strict=False)]


def _release(header: Sequence[str], row: Row, item: dict, manner: Manner) -> tuple[Release, list[str]]:
    """The release in a row, and what is doubtful about it; raises UnreadableFile where words stand under no name."""
    cells, width = row.cells, len(header)
    if any(cell.strip() for cell in cells[width:]):
        raise UnreadableFile(f"{len(cells)} cells, and the header has {width}")
    release, doubt = release_of(item, manner)
    missing = f"only {len(cells)} cells, and the header has {width}" if len(cells) < width else ""
    return release, [told for told in (row.doubt or missing, doubt) if told]


def _unused(header: Sequence[str], found: Iterable[Row], objects: Iterable[dict]) -> list[Problem]:
    """The named columns with words of which nothing is in any release."""
    held, used = {}, set()
    for row, item in zip(found, objects, strict=True):
        for name, words in _pairs(header, row):
            if words and name.strip():
                held[name.strip()] = None
                used |= {name.strip()} if item.get(field_called(name)) == words else set()
    names = ", ".join(name[:LONGEST_NAME] for name in held if name not in used)
    return [Problem("columns", f"not read, for they are none of a release: {names}", DOUBT)] if names else []
