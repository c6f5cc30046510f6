"""The rows of a CSV file: one whose quote marks do not enclose its cells takes no other along. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from embeddings.readers.jsonl import described
from embeddings.readers.reading import UnreadableFile

STRAY = "its quote marks do not enclose cells: read as it stands on its line"
HOLDING = "a line in it looks like a row: see whether a quote mark is missing"
SPARE = "more cells than the header: read as if what separates them were text"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, the lines of the file that it takes, and what is doubtful about it."""

    cells: list[str]
    lines: int = 1
    doubt: str = ""


def rows(text: str, dialect: type[csv.Dialect] | csv.Dialect, fields_of) -> Iterator[Row]:
    """The header and the rows below it; `fields_of` tells the fields that the cells of a header name."""
    lines = list(io.StringIO(text, newline=""))
    if not lines:
        return
    header = _quoted(lines, 0, dialect) or _plain(lines[0], dialect, 0)
    yield header
    table = _Table(lines, dialect, fields_of(header.cells))
    start = header.lines
    while start < len(lines):
        row = table.row(start)
        yield row
        start += row.lines


@dataclass(frozen=True, slots=True)
class _Table:
    lines: Sequence[str]
    dialect: type[csv.Dialect] | csv.Dialect
    fields: Sequence[str]

    def row(self, start: int) -> Row:
        """The row that begins on a line: as it is quoted, with \\" for a quote mark, or as it stands."""
        quoted = _quoted(self.lines, start, self.dialect)
        if quoted and (self._fits(quoted) or not quoted.cells):
            return self._apart(start, quoted)
        escaped = _quoted(self.lines, start, self.dialect, escapechar="\\")
        if escaped and self._fits(escaped):
            return self._apart(start, escaped)
        plain = _plain(self.lines[start], self.dialect, len(self.fields))
        return self._joined(quoted if quoted and not self._fits(plain) else plain)

    def _fits(self, row: Row) -> bool:
        return len(row.cells) == len(self.fields)

    def _apart(self, start: int, row: Row) -> Row:
        """A row of several lines; only the first where each of them is a row: it was no mark that opens a cell."""
        if row.lines == 1:
            return row
        record = self.lines[start : start + row.lines]
        lines = [self._joined(_plain(line, self.dialect, len(self.fields))) for line in record]
        looking = [self._fits(line) and self._is_told(line.cells) for line in lines]
        if self._fits(lines[0]) and all(looking[1:]):
            return lines[0]
        return Row(row.cells, row.lines, HOLDING) if any(looking[1:]) else row

    def _is_told(self, cells: Sequence[str]) -> bool:
        """Whether what stands on a line of prose could not stand in these cells: tabs, or a day in its column."""
        if "date" not in self.fields:
            return self.dialect.delimiter == "\t" and len(cells) > 1
        try:
            return "date" in described({"date": cells[self.fields.index("date")].strip()})
        except UnreadableFile:
            return False

    def _joined(self, row: Row) -> Row:
        """A row with spare cells, put into its text where that comes last."""
        last = len(self.fields) - 1
        if (
            len(row.cells) <= len(self.fields)
            or self.fields[last] != "text"
            or not any(row.cells[last + 1 :])
        ):
            return row
        text = self.dialect.delimiter.join(row.cells[last:])
        return Row([*row.cells[:last], text], row.lines, row.doubt or SPARE)


def _quoted(lines: Sequence[str], start: int, dialect, **options) -> Row | None:
    """The row of which every cell is quoted by the rules, or not at all; None where there is none."""
    reader = csv.reader(map(lines.__getitem__, range(start, len(lines))), dialect, strict=True, **options)
    try:
        return Row(next(reader), reader.line_num)
    except csv.Error:
        return None


def _plain(line: str, dialect, width: int) -> Row:
    """The cells of a line in which quote marks are signs like others, but for those around a whole cell."""
    mark, bare = dialect.quotechar, line.strip("\r\n")
    cells = bare[1:-1].split(f"{mark}{dialect.delimiter}{mark}")
    if len(bare) > 1 and bare[0] == bare[-1] == mark and len(cells) == width:
        cells = [cell.replace(mark * 2, mark) for cell in cells]
    else:
        cells = [_unwrapped(cell, mark) for cell in next(csv.reader([line], dialect, quoting=csv.QUOTE_NONE))]
    return Row(cells, 1, STRAY)


def _unwrapped(cell: str, mark: str) -> str:
    inner = cell[1:-1]
    wrapped = len(cell) > 1 and cell[0] == cell[-1] == mark and mark not in inner.replace(mark * 2, "")
    return inner.replace(mark * 2, mark) if wrapped else cell
