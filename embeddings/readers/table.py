"""Tables with a header and a release in each row: CSV and Excel."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

import openpyxl

from embeddings.readers import zipped
from embeddings.readers.decoding import decode_as_is
from embeddings.readers.jsonl import FIELDS, field_called, release_from_object
from embeddings.readers.reading import DOUBT, Problem, Reading, UnreadableFile
from embeddings.readers.rows import Row, rows
from embeddings.release import Release

# What may stand above the header: blank lines, and the line in which Excel names the separator.
_ABOVE = re.compile(r"\A(?:[ \t]*\r?\n)*(?:\"?sep=.\"?[ \t]*\r?\n)?(?:[ \t]*\r?\n)*", re.IGNORECASE)
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
            (sheet.title, sheet.sheet_state == "visible", _filled(sheet.iter_rows(values_only=True)))
            for sheet in book.worksheets
        ]
        book.close()
    except Exception as error:  # openpyxl passes on whatever a broken part raises
        raise UnreadableFile(f"not an Excel workbook, or a torn one: {error}") from error
    return _together([_sheet(*sheet, alone=len(sheets) == 1) for sheet in sheets])


def _filled(rows: Iterable[Sequence[object]]) -> list[Row]:
    """The rows of a sheet; none where nothing is in it."""
    found = [Row([_cell(value) for value in row]) for row in rows]
    return found if any(any(row.cells) for row in found) else []


def _sheet(title: str, shown: bool, rows: list[Row], alone: bool) -> Reading:
    """What is in a sheet; what is wrong with it is told with its name, unless it is alone."""
    place = f"sheet {title}"
    if not shown:
        hides = rows and "text" in _fields(rows[0].cells)
        return Reading((), (Problem(place, "it is hidden, and was not read"),) if hides else ())
    try:
        reading = _reading(rows) if rows or alone else Reading(())
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


def _reading(found: Iterable[Row]) -> Reading:
    found = iter(found)
    fields = _fields(next(found, Row([])).cells)
    if "text" not in fields:
        names = ", ".join(("text", *FIELDS))
        raise UnreadableFile(f"no column named text in its first row; columns may be {names}")
    releases, problems = [], []
    for number, row in enumerate(found, 2):
        if not any(cell.strip() for cell in row.cells):
            continue
        try:
            releases.append(_release(fields, row.cells))
            if doubt := row.doubt or _missing(fields, row.cells):
                problems.append(Problem(f"row {number}", doubt, DOUBT))
        except UnreadableFile as error:
            problems.append(Problem(f"row {number}", ", and ".join(filter(None, (str(error), row.doubt)))))
    if not releases:
        raise UnreadableFile(
            f"no release in it: {problems[0].item}: {problems[0].reason}" if problems else "no rows"
        )
    return Reading(tuple(releases), tuple(problems))


def _release(fields: Sequence[str], cells: Sequence[str]) -> Release:
    """The release in a row; raises UnreadableFile, too, where words stand under no name."""
    if any(cell.strip() for cell in cells[len(fields) :]):
        raise UnreadableFile(f"{len(cells)} cells, and the header has {len(fields)}")
    named = zip(fields, cells, strict=False)
    return release_from_object({field: cell.strip() for field, cell in named if field and cell.strip()})


def _missing(fields: Sequence[str], cells: Sequence[str]) -> str:
    return f"only {len(cells)} cells, and the header has {len(fields)}" if len(cells) < len(fields) else ""
