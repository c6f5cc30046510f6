"""PDF: the text of its pages in reading order, lines joined to paragraphs."""

import re
import statistics
from collections.abc import Sequence

import pypdfium2 as pdfium

from embeddings.dates import date_line
from embeddings.language import detect_language
from embeddings.readers import edges
from embeddings.readers.decoding import clean
from embeddings.readers.reading import Reading, UnreadableFile
from embeddings.readers.text import release_from_text

MAX_PAGES = 2000
HEAD = 12  # lines among which a date may stand
SHORT = 0.75  # of the usual line: a shorter one ends its paragraph
_DIVIDED = re.compile("(?<=[^\\W\\d_])[\ufffe\u00ad\u0002]\\s*$")  # a word, by a hyphen at the end of its line
_HYPHEN = re.compile("(?<=[^\\W\\d_])[\ufffe\u00ad\u0002]\\s*(?=\\S)")
_ENDED = re.compile('[.!?؟…:;؛»”"’)]$')


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
        pages = [_lines(_page(document, number)) for number in range(count)]
    finally:
        document.close()
    text = "\n\n".join(_paragraphs(edges.without(pages)))
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


def _lines(page: str) -> list[str]:
    return [words for line in page.splitlines() if (words := _HYPHEN.sub("", " ".join(line.split())))]


def _paragraphs(pages: Sequence[list[str]]) -> list[str]:
    """The lines of all pages joined where a paragraph goes on, over the end of a page, too."""
    dated = _dated([line for page in pages for line in page][:HEAD])
    joined, before, usual = [], "", 0.0
    for page in pages:
        for number, line in enumerate(page):
            if _DIVIDED.search(before):
                joined[-1] = _DIVIDED.sub("", joined[-1]) + line
            elif not joined or (dated and dated in (line, before)) or _ends(before, line, usual, number == 0):
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


def _usual(page: Sequence[str]) -> float:
    """The length of a filled line, characters."""
    lengths = [len(line) for line in page]
    return statistics.quantiles(lengths, n=10)[-1] if len(lengths) > 1 else lengths[0]


def _ends(before: str, line: str, usual: float, over: bool) -> bool:
    """Whether a paragraph ends between two lines; `over` the end of a page any sentence may end one."""
    short = len(before) < SHORT * usual
    return bool(_ENDED.search(before) and (short or over)) or (short and line[0].isupper())
