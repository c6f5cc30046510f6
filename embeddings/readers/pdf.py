"""PDF: the text of its pages in reading order, lines joined to paragraphs."""

import re
import statistics
from itertools import pairwise

import pypdfium2 as pdfium

from embeddings.readers.decoding import clean
from embeddings.readers.reading import Reading, UnreadableFile
from embeddings.readers.text import release_from_text

MAX_PAGES = 2000
SHORT = 0.75  # of the usual line: a shorter one ends its paragraph
_HYPHEN = re.compile("(?<=[^\\W\\d_])[\ufffe\u00ad\u0002]\\s*\n?")
_ENDED = re.compile('[.!?؟…:;؛»”"’)]$')
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|стр\.?|страница|صفحة)?\s*\d{1,4}(?:\s?(?:/|of|из|من)\s?\d{1,4})?\W*", re.IGNORECASE
)


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
    text = "\n\n".join(filter(None, (_paragraphs(page) for page in pages)))
    if not any(map(str.isalpha, text)):
        raise UnreadableFile("a scan without text; run text recognition (OCR) on it first")
    return Reading((release_from_text(name, clean(text)),))


def _page(document: pdfium.PdfDocument, number: int) -> str:
    try:
        page = document[number]
        text = page.get_textpage()
        try:
            return text.get_text_bounded()
        finally:
            text.close()
            page.close()
    except pdfium.PdfiumError as error:
        raise UnreadableFile(f"page {number + 1} is torn: {error}") from error


def _paragraphs(page: str) -> str:
    """The lines of a page joined where a paragraph goes on; without its number."""
    lines = [" ".join(line.split()) for line in _HYPHEN.sub("", page.replace("\r\n", "\n")).split("\n")]
    while lines and (not lines[-1] or _PAGE_NUMBER.fullmatch(lines[-1])):
        lines.pop()
    filled = [len(line) for line in lines if line]
    if not filled:
        return ""
    usual = statistics.quantiles(filled, n=10)[-1] if len(filled) > 1 else filled[0]
    joined = [lines[0]]
    for before, line in pairwise(lines):
        if (
            not line
            or not before
            or (len(before) < SHORT * usual and (_ENDED.search(before) or line[0].isupper()))
        ):
            joined.append(line)
        else:
            joined[-1] += f" {line}"
    return "\n\n".join(filter(None, joined))
