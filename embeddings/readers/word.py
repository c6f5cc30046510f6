"""What a Word document shows, in its order: insertions, fields and boxes, and nothing deleted or hidden. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from lxml import etree

from embeddings.readers import symbols
from embeddings.readers.superscript import Line

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SIGNS = {f"{_W}tab": "\t", f"{_W}ptab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
# What was deleted or moved away, what is said about the rest, and how to pronounce it.
_UNSHOWN = {f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "rt")}
_UNENDING = (f"{_W}del", f"{_W}moveFrom", f"{_W}specVanish")  # a paragraph whose end is so goes on in the next
_HIDDEN = frozenset(("vanish", "strike", "dstrike"))  # struck through is taken back
_OFF = ("0", "false", "off", "none")

Styles = Mapping[str, frozenset[str]]  # what the styles do to their words, by their ids


def styles(root: etree._Element) -> Styles:
    """The looks that matter of each style, with those of the styles it is based on."""
    known = {style.get(f"{_W}styleId"): style for style in root.iter(f"{_W}style")}
    return {name: _looks_of(style, known) for name, style in known.items()}


def _looks_of(style: etree._Element | None, known: Mapping[str, etree._Element]) -> frozenset[str]:
    chain = []
    while style is not None and style not in chain:  # a torn file may base a style on itself
        chain.append(style)
        style = known.get(_value(style, "basedOn"))
    looks = frozenset()
    for one in reversed(chain):
        looks = _changed(looks, one.find(f"{_W}rPr"))
    return looks


def _changed(looks: frozenset[str], properties: etree._Element | None) -> frozenset[str]:
    """`looks` with what these properties of a run turn on or off."""
    for one in properties if properties is not None else ():
        name, value = etree.QName(one).localname, one.get(f"{_W}val", "")
        if name in _HIDDEN:
            looks = looks - {name} if value in _OFF else looks | {name}
        elif name == "vertAlign":
            looks = looks | {"raised"} if value == "superscript" else looks - {"raised"}
    return looks


def _value(element: etree._Element, *path: str) -> str:
    found = element.find("/".join(f"{_W}{name}" for name in path))
    return "" if found is None else found.get(f"{_W}val", "")


def lines(block: etree._Element, look: Styles) -> Iterator[str]:
    """The paragraphs and rows in a body, a cell or a text box; one whose end is deleted goes on in the next."""
    begun = ""
    for child in block.iterchildren(tag=etree.Element):
        if child.tag == f"{_W}p":
            paragraph = _Paragraph(child, look)
            begun += paragraph.words
            if not paragraph.goes_on:
                yield begun
                begun = ""
            for box in paragraph.boxes:
                yield from lines(box, look)
        elif child.tag == f"{_W}tbl":
            yield from _rows(child, look)
        elif child.tag not in _UNSHOWN and not _is_prompt(child):
            yield from lines(child, look)
    if begun:
        yield begun


def styled(body: etree._Element, names: Set[str], look: Styles) -> Iterator[str]:
    """The paragraphs whose style has one of these ids."""
    for paragraph in body.iter(f"{_W}p"):
        if _value(paragraph, "pPr", "pStyle") in names:
            yield _Paragraph(paragraph, look).words


def is_partial(body: etree._Element) -> bool:
    """Whether a document takes in another one, which is a file of its own inside it."""
    return next(body.iter(f"{_W}altChunk"), None) is not None


def _is_prompt(element: etree._Element) -> bool:
    """Whether a content control only asks to be filled in."""
    return element.tag == f"{_W}sdt" and element.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None


class _Paragraph:
    """Gathers what a paragraph shows, and the text boxes in it."""

    def __init__(self, element: etree._Element, look: Styles):
        self._look, self._style = look, look.get(_value(element, "pPr", "pStyle"), frozenset())
        self._fields: list[bool] = []  # of each field that is open, whether its result has begun
        self._line = Line()
        self.boxes: list[etree._Element] = []
        end = element.find(f"{_W}pPr/{_W}rPr")
        frame = element.find(f"{_W}pPr/{_W}framePr")
        is_drop_cap = frame is not None and frame.get(f"{_W}dropCap") in ("drop", "margin")
        self.goes_on = is_drop_cap or (end is not None and any(one.tag in _UNENDING for one in end))
        self._take(element, self._style)
        self.words = self._line.words()

    def _take(self, element: etree._Element, looks: frozenset[str]) -> None:
        for child in element.iterchildren(tag=etree.Element):
            tag = child.tag
            if tag == f"{_W}r":
                self._take(child, self._looks_of(child))
            elif tag == f"{_W}fldChar":
                self._field(child.get(f"{_W}fldCharType", ""))
            elif tag == f"{_W}txbxContent":
                self.boxes.append(child)
            elif tag == f"{_MC}AlternateContent":
                self._take_one_of(child, looks)
            elif tag in (f"{_W}t", f"{_M}t"):
                self._show(child.text or "", looks)
            elif tag in _SIGNS:
                self._show(_SIGNS[tag], looks)
            elif tag == f"{_W}sym":
                self._show(symbols.of(child.get(f"{_W}font", ""), child.get(f"{_W}char", "")), looks)
            elif tag == f"{_M}sup":
                self._take(child, looks | {"raised"})
            elif tag not in _UNSHOWN and not _is_prompt(child):
                if tag == f"{_M}den":
                    self._show("/", looks)
                self._take(child, looks)

    def _looks_of(self, run: etree._Element) -> frozenset[str]:
        looks = self._style | self._look.get(_value(run, "rPr", "rStyle"), frozenset())
        return _changed(looks, run.find(f"{_W}rPr"))

    def _field(self, mark: str) -> None:
        if mark == "begin":
            self._fields.append(False)
        elif self._fields and mark == "separate":
            self._fields[-1] = True
        elif self._fields and mark == "end":
            self._fields.pop()

    def _take_one_of(self, element: etree._Element, looks: frozenset[str]) -> None:
        """Of the same thing written for different versions of Word the first that has something to show."""
        before = self._amount()
        for version in element.iterchildren(tag=etree.Element):
            if self._amount() == before:
                self._take(version, looks)

    def _amount(self) -> tuple[int, int]:
        return len(self._line), len(self.boxes)

    def _show(self, words: str, looks: frozenset[str]) -> None:
        if not words or not all(self._fields) or looks & _HIDDEN:
            return
        self._line.add(words, "raised" in looks)


def _rows(table: etree._Element, look: Styles) -> Iterator[str]:
    """A line for each row. What only sets text beside text is no table.

    That is one cell in a row, or a table in it, or a single row with several lines in a cell, as a letterhead.
    """
    above: dict[int, str] = {}
    found = list(_inside(table, "tr"))
    for row in found:
        if row.find(f"{_W}trPr/{_W}del") is not None:
            continue
        cells = list(_inside(row, "tc"))
        is_layout = len(cells) == 1 or any(next(cell.iter(f"{_W}tbl"), None) is not None for cell in cells)
        if is_layout or (len(found) == 1 and any(_has_lines(cell, look) for cell in cells)):
            for cell in cells:
                yield from lines(cell, look)
        else:
            yield line_of_cells(_placed(row, cells, above, look))


def _has_lines(cell: etree._Element, look: Styles) -> bool:
    return len([line for words in lines(cell, look) for line in words.split("\n") if line.strip()]) > 1


def _inside(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, those in content controls too."""
    for child in element.iterchildren(tag=etree.Element):
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag not in _UNSHOWN and child.tag != f"{_W}tbl":
            yield from _inside(child, name)


def _placed(
    row: etree._Element, cells: list[etree._Element], above: dict[int, str], look: Styles
) -> list[str]:
    """The cells of a row, each in its column; one that is merged with that above it, in `above`, says the same."""
    placed = [""] * _number(_value(row, "trPr", "gridBefore"), 0)
    for cell in cells:
        merged = cell.find(f"{_W}tcPr/{_W}vMerge")
        if merged is not None and merged.get(f"{_W}val", "continue") == "continue":
            said = above.get(len(placed), "")
        else:
            said = above[len(placed)] = " ".join(" ".join(lines(cell, look)).split())
        placed += [said, *[""] * (_number(_value(cell, "tcPr", "gridSpan"), 1) - 1)]
    return placed


def _number(value: str, otherwise: int) -> int:
    return min(int(value), 100) if value.isdecimal() else otherwise  # Word has 63 columns at most


def line_of_cells(cells: list[str]) -> str:
    """The cells of a row on a line, an empty one in its place, so that no figure moves to another column."""
    return " ".join(" | ".join(cells).split()) if any(cells) else ""
