"""What an OpenDocument text shows, in its order: boxes too, and nothing deleted, struck through or hidden. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from embeddings.readers.superscript import Line
from embeddings.readers.word import line_of_cells

_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_OFFICE, _STYLE, _TABLE, _TEXT = (f"{{{_NAMESPACE.format(name)}}}" for name in ("office", "style", "table", "text"))
MAX_COLUMNS = 100  # as which a cell may say that it is repeated
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_UNREAD = ("tracked-changes", "sequence-decls", "forms")
_UNSHOWN = ("note", "annotation", "ruby-text")  # what is said about the words, and how to pronounce them
_PICTURES = _NAMESPACE.format("svg-compatible")  # of their titles and descriptions
_SPACE = re.compile(r"[ \t\r\n]+")

Looks = Mapping[str, frozenset[str]]  # "hidden" and "raised", by the names of styles


def body_of(root: etree._Element) -> etree._Element | None:
    return root.find(f".//{_OFFICE}text")


def looks(*roots: etree._Element) -> Looks:
    """What the styles of a document do to their words, with those that they are made of."""
    styles = {style.get(f"{_STYLE}name"): style for root in roots for style in root.iter(f"{_STYLE}style")}
    return {name: _looks_of(style, styles) for name, style in styles.items()}


def _looks_of(style: etree._Element | None, styles: Mapping[str, etree._Element]) -> frozenset[str]:
    chain = []
    while style is not None and style not in chain:  # a torn file may make a style of itself
        chain.append(style)
        style = styles.get(style.get(f"{_STYLE}parent-style-name"))
    found = frozenset()
    for one in reversed(chain):
        properties = one.find(f"{_STYLE}text-properties")
        found = found if properties is None else _changed(found, properties)
    return found


def _changed(looks: frozenset[str], properties: etree._Element) -> frozenset[str]:
    for name, look, has in (
        (f"{_STYLE}text-line-through-style", "struck", lambda value: value != "none"),
        (f"{_TEXT}display", "hidden", lambda value: value == "none"),
        (f"{_STYLE}text-position", "raised", lambda value: value[:1].isdecimal() or value.startswith("super")),
    ):
        if (value := properties.get(name)) is not None:
            looks = looks | {look} if has(value) and value[:2] != "0%" else looks - {look}
    return looks


def lines(element: etree._Element, look: Looks) -> Iterator[str]:
    """The paragraphs and rows in a body, a section, a cell or a box."""
    for child in element.iterchildren(tag=etree.Element):
        name = etree.QName(child).localname
        if child.tag in _PARAGRAPHS:
            paragraph = _Paragraph(child, look)
            yield paragraph.words
            for box in paragraph.boxes:
                yield from lines(box, look)
        elif child.tag == f"{_TABLE}table-row":
            yield from _row(child, look)
        elif name not in _UNREAD and child.get(f"{_TEXT}display") != "none":
            yield from lines(child, look)


def styled(root: etree._Element, name: str, look: Looks) -> Iterator[str]:
    """The paragraphs whose style is of this name, or made of it."""
    made = root.iterfind(f".//{_STYLE}style[@{_STYLE}parent-style-name='{name}']")
    styles = {name, *(style.get(f"{_STYLE}name") for style in made)}
    for paragraph in root.iter(*_PARAGRAPHS):
        if paragraph.get(f"{_TEXT}style-name") in styles:
            yield _Paragraph(paragraph, look).words


def _row(row: etree._Element, look: Looks) -> Iterator[str]:
    """A line of the cells in a row; what only sets text beside text, or has a table in it, is no row of a table."""
    cells = list(row.iterchildren(tag=etree.Element))
    if len(cells) == 1 or any(next(cell.iter(f"{_TABLE}table"), None) is not None for cell in cells):
        for cell in cells:
            yield from lines(cell, look)
        return
    placed = []
    for cell in cells:  # those that a merged one covers are there, and empty
        times = cell.get(f"{_TABLE}number-columns-repeated", "1")
        placed += [" ".join(lines(cell, look))] * (min(int(times), MAX_COLUMNS) if times.isdecimal() else 1)
    yield line_of_cells(placed)


class _Paragraph:
    """Gathers what a paragraph shows, and the boxes in it."""

    def __init__(self, element: etree._Element, look: Looks):
        self._look, self._line = look, Line()
        self.boxes: list[etree._Element] = []
        self._take(element, look.get(element.get(f"{_TEXT}style-name"), frozenset()))
        self.words = self._line.words()

    def _take(self, element: etree._Element, looks: frozenset[str]) -> None:
        self._show(element.text, looks)
        for child in element.iterchildren():
            if isinstance(child.tag, str):
                self._take_child(child, etree.QName(child).localname, looks)
            self._show(child.tail, looks)

    def _take_child(self, child: etree._Element, name: str, looks: frozenset[str]) -> None:
        if name in ("line-break", "tab", "s"):
            self._line.add({"line-break": "\n", "tab": "\t", "s": " "}[name])
        elif name == "text-box":
            self.boxes.append(child)
        elif not _is_unshown(child, name):
            own = self._look.get(child.get(f"{_TEXT}style-name"), frozenset()) if name == "span" else frozenset()
            self._take(child, looks | own)

    def _show(self, words: str | None, looks: frozenset[str]) -> None:
        if words and not looks & {"struck", "hidden"}:
            self._line.add(_SPACE.sub(" ", words), "raised" in looks)


def _is_unshown(element: etree._Element, name: str) -> bool:
    is_told = name in _UNSHOWN or etree.QName(element).namespace == _PICTURES
    return is_told or element.get(f"{_TEXT}is-hidden") == "true"
