"""Tables of web pages: those that only set the page become blocks; in others each row has all its cells. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml.html import HtmlElement

from embeddings.readers.markup import BLOCKS, LONGEST_CELL

_PARTS = ("thead", "tbody", "tfoot")
_BLOCKS = ("p", "div", "br", "h4", "h5", "h6")
_SETS_PAGE = ("table", "h1", "h2", "h3")
MOST_ROWS = 100  # that a cell may say it covers

Rows = Sequence[tuple[HtmlElement, list[HtmlElement]]]


def show_tables(page: HtmlElement) -> None:
    """Make blocks of tables that only set the page; in others keep lists in their cells and cells in their rows."""
    for table in list(page.iter("table")):
        rows = [(row, _cells(row)) for row in _rows(table)]
        if _sets_page([cells for _, cells in rows]):
            _as_blocks(table, rows)
            continue
        for caption in table.findall("caption"):
            caption.tag = "p"
            table.addprevious(caption)
        for _, cells in rows:
            for cell in cells:
                _on_one_line(cell)
        _repeat_covering(rows)


def _rows(table: HtmlElement) -> list[HtmlElement]:
    parts = [table, *(part for part in table if part.tag in _PARTS)]
    return [row for part in parts for row in part if row.tag == "tr"]


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _sets_page(rows: Sequence[list[HtmlElement]]) -> bool:
    """Whether no row has two cells, or a cell holds a heading, a table or more than cells do."""
    return all(len(cells) < 2 for cells in rows) or any(_holds_text(cell) for cells in rows for cell in cells)


def _holds_text(cell: HtmlElement) -> bool:
    if next(cell.iter(*_SETS_PAGE), None) is not None:
        return True
    return len(cell.text_content()) > LONGEST_CELL and sum(1 for _ in cell.iter(*_BLOCKS)) > 1


def _as_blocks(table: HtmlElement, rows: Rows) -> None:
    for row, cells in rows:
        row.getparent().tag = row.tag = "div"
        for cell in cells:
            cell.tag = "div" if any(child.tag in BLOCKS for child in cell) else "p"
    table.tag = "div"


def _on_one_line(cell: HtmlElement) -> None:
    """The lists in a cell as its words: extraction would drop them."""
    for item in list(cell.iter("li")):
        item.text = f" {item.text or ''}"
        item.tail = f" {item.tail or ''}"
        item.drop_tag()
    for listed in list(cell.iter("ul", "ol", "dl", "dt", "dd")):
        listed.tail = f" {listed.tail or ''}"
        listed.drop_tag()


def _repeat_covering(rows: Rows) -> None:
    """A cell that covers rows says the same in each of them, as in Word."""
    covering: dict[int, tuple[int, HtmlElement]] = {}  # by their columns, with the rows that are left
    for row, cells in rows:
        column, left = 0, list(cells)
        while left or column in covering:
            if column in covering:
                more, cell = covering.pop(column)
                cell = deepcopy(cell)
                (left[0].addprevious if left else row.append)(cell)
            else:
                cell = left.pop(0)
                more = min(_span(cell, "rowspan"), MOST_ROWS)
                cell.attrib.pop("rowspan", None)
            if more > 1 and len(cell.text_content()) <= LONGEST_CELL:
                covering[column] = more - 1, cell
            column += min(_span(cell, "colspan"), MOST_ROWS)


def _span(cell: HtmlElement, name: str) -> int:
    stated = cell.get(name, "")
    return max(int(stated), 1) if stated.isdecimal() and len(stated) < 5 else 1
