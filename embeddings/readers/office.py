"""Office documents: Word (.docx), OpenDocument (.odt) and RTF, as paragraphs in reading order."""

import io
from collections.abc import Iterable, Iterator

import docx
from lxml import etree
from striprtf.striprtf import remove_pict_groups, rtf_to_text

from embeddings.readers import rtf, word, zipped
from embeddings.readers.decoding import clean, decode_as_is
from embeddings.readers.found import STYLE, Found
from embeddings.readers.reading import Reading, UnreadableFile
from embeddings.readers.superscript import lower_rtf
from embeddings.readers.text import release_from_text
from embeddings.readers.word import line_of_cells

# Entities, outside addresses and huge trees stay unread.
_XML = {"resolve_entities": False, "no_network": True, "huge_tree": False, "load_dtd": False}
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
SUBTITLE = "Subtitle"  # Word and OpenDocument call the style so in every language
MAX_COLUMNS = 100  # as which a cell may say that it is repeated
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


def read_docx(name: str, data: bytes) -> Reading:
    """The release in a Word document as it shows; tables become lines, notes and comments stay out."""
    zipped.opened(data).close()
    try:
        document = docx.Document(io.BytesIO(data))
        look = word.styles(document.styles.element)
        lines = list(word.lines(document.element.body, look))
        subtitles = {style.style_id for style in document.styles if style.name == SUBTITLE}
        subtitle = _first(word.styled(document.element.body, subtitles, look))
    except Exception as error:  # python-docx passes on whatever a broken part raises
        raise UnreadableFile(f"not a Word document, or a torn one: {error}") from error
    return _reading(name, lines, subtitle)


def read_odt(name: str, data: bytes) -> Reading:
    """The release in an OpenDocument text; tracked deletions and notes stay out."""
    with zipped.opened(data) as archive:
        content = zipped.member(archive, "content.xml")
    try:
        root = etree.fromstring(content, etree.XMLParser(**_XML))
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(f"not an OpenDocument text, or a torn one: {error}") from error
    body = root.find(f".//{{{_OFFICE}}}text")
    if body is None:
        raise UnreadableFile("an OpenDocument file, but not a text")
    return _reading(name, list(_odt_lines(body)), _odt_subtitle(root))


def _odt_subtitle(root: etree._Element) -> str:
    """The first paragraph whose style is that of subtitles, or made of it."""
    made = root.iterfind(f".//{{{_STYLE}}}style[@{{{_STYLE}}}parent-style-name='{SUBTITLE}']")
    styles = {SUBTITLE, *(style.get(f"{{{_STYLE}}}name") for style in made)}
    paragraphs = root.iter(f"{{{_TEXT}}}p", f"{{{_TEXT}}}h")
    return _first(_odt_words(p) for p in paragraphs if p.get(f"{{{_TEXT}}}style-name") in styles)


def _odt_lines(element: etree._Element) -> Iterator[str]:
    for child in element.iterchildren(tag=etree.Element):
        tag = etree.QName(child)
        if tag.namespace == _TEXT and tag.localname in ("p", "h"):
            yield _odt_words(child)
        elif tag.namespace == _TABLE and tag.localname == "table-row":
            yield from _odt_row(child)
        elif tag.localname not in ("tracked-changes", "sequence-decls", "forms"):
            yield from _odt_lines(child)


def _odt_row(row: etree._Element) -> Iterator[str]:
    """A line of the cells in a row; what only sets text beside text, or has a table in it, is no row of a table."""
    cells = list(row.iterchildren(tag=etree.Element))
    if len(cells) == 1 or any(next(cell.iter(f"{{{_TABLE}}}table"), None) is not None for cell in cells):
        for cell in cells:
            yield from _odt_lines(cell)
        return
    placed = []
    for cell in cells:  # those that a merged one covers are there, and empty
        times = cell.get(f"{{{_TABLE}}}number-columns-repeated", "1")
        placed += [" ".join(_odt_lines(cell))] * (min(int(times), MAX_COLUMNS) if times.isdecimal() else 1)
    yield line_of_cells(placed)


def _odt_words(element: etree._Element) -> str:
    words = [element.text or ""]
    for child in element.iterchildren(tag=etree.Element):
        match etree.QName(child).localname:
            case "line-break":
                words.append("\n")
            case "tab":
                words.append("\t")
            case "s":
                words.append(" ")
            case "note" | "annotation" | "ruby-text":
                pass
            case _:
                words.append(_odt_words(child))
        words.append(child.tail or "")
    return "".join(words)


def read_rtf(name: str, data: bytes) -> Reading:
    """The release in an RTF file as it shows; its escapes name their own encoding."""
    text = decode_as_is(data, rtf.codepage(data))
    if not text.lstrip().startswith("{\\rtf"):
        raise UnreadableFile("not an RTF file")
    try:
        plain = rtf_to_text(lower_rtf(rtf.shown(remove_pict_groups(text))), errors="replace")
    except (ValueError, LookupError, RecursionError) as error:
        raise UnreadableFile(f"a torn RTF file: {error}") from error
    return _reading(name, plain.split("\n"))


def _first(lines: Iterable[str]) -> str:
    return next((" ".join(clean(line).split()) for line in lines if line.strip()), "")


def _reading(name: str, lines: list[str], subtitle: str = "") -> Reading:
    text = clean("\n\n".join(line.strip() for line in lines if line.strip()))
    if not text.strip():
        raise UnreadableFile("no text in it")
    return Reading((release_from_text(name, text, subtitle=Found(subtitle, STYLE)),))
