"""PDF: the text of its pages in reading order, lines joined to paragraphs."""

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium

from embeddings.readers import edges, hyphens, printed, right_to_left
from embeddings.readers.decoding import clean
from embeddings.readers.hyphens import DIVIDED
from embeddings.readers.printed import BLOCK_END, Letter
from embeddings.readers.reading import Reading, UnreadableFile
from embeddings.readers.right_to_left import Glyph
from embeddings.readers.text import release_from_text
from embeddings.text.dates import date_line
from embeddings.text.language import detect_language

MAX_PAGES = 2000
HEAD = 12  # lines among which a date may stand
SHORT = 0.75  # of the usual line: a shorter one ends its paragraph
_HYPHEN = re.compile("(?<=[^\\W_])[\ufffe\u00ad\u0002]\\s*|(?<=[^\\W_])\u2010\\s*$")  # at the end of a line
_ITEM = re.compile(r"(?:[•▪●◦*]|\(?\d{1,2}[.)])\s")
_ENDED = re.compile('[.!?؟…:;؛»”"’)]$')


@dataclass(frozen=True, slots=True)
class _Page:
    stored: str  # the text in the order of the file
    seen: str  # by where it stands, where that may be another order


def read(name: str, data: bytes) -> Reading:
    """The release in a PDF; raises UnreadableFile for a scan, a password and a torn file."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = (
            "protected by a password; save it without one" if locked else f"not a PDF, or a torn one: {error}"
        )
        raise UnreadableFile(reason) from error
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise UnreadableFile(f"{count} pages; at most {MAX_PAGES} are read")
        pages = [_page(document, number) for number in range(count)]
    finally:
        document.close()
    lines = [_lines(page) for page in _ordered(pages)]
    text = "\n\n".join(_paragraphs(edges.without(lines)))
    if not any(map(str.isalpha, text)):
        raise UnreadableFile("a scan without text; run text recognition (OCR) on it first")
    return Reading((release_from_text(name, clean(hyphens.closed(text))),))


def _page(document: pdfium.PdfDocument, number: int) -> _Page:
    try:
        page = document[number]
        text = page.get_textpage()
        try:
            return _read_page(text)
        finally:
            text.close()
            page.close()
    except pdfium.PdfiumError as error:
        raise UnreadableFile(f"page {number + 1} is torn: {error}") from error


def _read_page(text: pdfium.PdfTextPage) -> _Page:
    stored = text.get_text_bounded()
    if right_to_left.is_written(stored):
        return _Page(stored, _seen(text))
    places = [place for place, code in enumerate(_codes(text)) if not chr(code).isspace()]
    if len(places) != sum(1 for sign in stored if not sign.isspace()):
        return _Page(stored, "")
    return _Page(printed.page_of(stored, lambda number: _letter(text, places[number])), "")


def _letter(text: pdfium.PdfTextPage, place: int) -> Letter:
    _, bottom, _, top = text.get_charbox(place, loose=True)
    return Letter(pdfium.raw.FPDFText_GetFontSize(text.raw, place), top - bottom, bottom)


def _seen(text: pdfium.PdfTextPage) -> str:
    """The text of a page by where its letters stand, for lines that are written from right to left."""
    lines: list[list[Glyph]] = [[]]
    for place, character in enumerate(map(chr, _codes(text))):
        if character in "\r\n":
            lines += [[]] if lines[-1] else []
        else:
            left, bottom, right, top = text.get_charbox(place, loose=True)
            lines[-1].append(Glyph(character, left, right, top - bottom, place))
    return printed.blocked((_line(line), _tallest(text, line)) for line in lines if line)


def _tallest(text: pdfium.PdfTextPage, line: Sequence[Glyph]) -> Letter:
    return _letter(text, max(line, key=lambda glyph: glyph.height).place)


def _codes(text: pdfium.PdfTextPage) -> Iterator[int]:
    for place in range(text.count_chars()):
        code = pdfium.raw.FPDFText_GetUnicode(text.raw, place)
        yield code if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else 0xFFFD


def _line(glyphs: Sequence[Glyph]) -> str:
    stored = "".join(glyph.text for glyph in glyphs)
    turned = right_to_left.is_written(stored) or right_to_left.goes_on(stored)
    return right_to_left.line_of(glyphs) if turned else stored


def _ordered(pages: Sequence[_Page]) -> list[str]:
    """The pages with every word in its order: as stored, or as seen where that is at least as good.

    Raises UnreadableFile where words stay reversed: nothing could be quoted of it.
    """
    stored = [page.stored for page in pages]
    if not any(page.seen for page in pages):
        return stored
    seen = [page.seen or page.stored for page in pages]
    best = max((seen, stored), key=lambda texts: right_to_left.order("\n".join(texts)))
    whole = "\f".join(best)
    if right_to_left.order(whole) < 0:
        raise UnreadableFile(
            "its words are stored in reverse and cannot be put right; save it as Word or as text"
        )
    return right_to_left.bracketed(whole).split("\f")


def _lines(page: str) -> list[str]:
    return [words for line in page.splitlines() if (words := _HYPHEN.sub(DIVIDED, " ".join(line.split())))]


def _paragraphs(pages: Sequence[list[str]]) -> list[str]:
    """The lines of all pages joined where a paragraph goes on, over the end of a page, too."""
    dated = _dated([line.rstrip(BLOCK_END) for page in pages for line in page][:HEAD])
    joined, before, usual = [], "", 0.0
    for page in pages:
        for number, line in enumerate(page):
            if before.endswith(DIVIDED):
                joined[-1] += line
            elif not joined or _is(dated, line, before) or _ends(before, line, usual, number == 0):
                joined.append(line)
            else:
                joined[-1] += f" {line}"
            before, usual = line, _usual(page) if number == 0 else usual
    return joined


def _dated(head: Sequence[str]) -> str:
    """The line near the top that says nothing but when; the end of a sentence is none."""
    language = detect_language(" ".join(head))
    lines = (line for line in head if not line.endswith(".") or line.endswith("г."))
    return next((line for line in lines if date_line(line, language)), "")


def _is(dated: str, line: str, before: str) -> bool:
    """Whether one of two lines is that which says when."""
    return bool(dated) and dated in (line.rstrip(BLOCK_END), before.rstrip(BLOCK_END))


def _usual(page: Sequence[str]) -> float:
    """The length of a filled line, characters."""
    lengths = [len(line) for line in page]
    return statistics.quantiles(lengths, n=10)[-1] if len(lengths) > 1 else lengths[0]


def _ends(before: str, line: str, usual: float, over: bool) -> bool:
    """Whether a paragraph ends between two lines; `over` the end of a page any sentence may end one."""
    if before.endswith(BLOCK_END):
        return True
    short = len(before) < SHORT * usual
    is_item = _ITEM.match(line) is not None
    return bool(_ENDED.search(before) and (short or over or is_item)) or (short and (line[0].isupper() or is_item))
