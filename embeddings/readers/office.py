"""Office documents: Word (.docx), OpenDocument (.odt) and RTF, as paragraphs in reading order."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from types import MappingProxyType

import docx
from lxml import etree
from striprtf.striprtf import remove_pict_groups, rtf_to_text

from embeddings.readers import open_document, rtf, word, zipped
from embeddings.readers.decoding import clean, decode_as_is
from embeddings.readers.found import STYLE, Found
from embeddings.readers.reading import Problem, Reading, UnreadableFile
from embeddings.readers.superscript import lower_rtf
from embeddings.readers.text import release_from_text
from embeddings.releases.lines import TITLE, is_kicker

# Entities, outside addresses and huge trees stay unread.
_XML = {"resolve_entities": False, "no_network": True, "huge_tree": False, "load_dtd": False}
UNREAD = "was not read: open it in Word and save it once, which puts its words into the text"
SUBTITLE = "Subtitle"  # Word and OpenDocument call the style so in every language
TITLES = ("Title", "Heading 1")
ENDED = (".", "!", "?", "…", ":", "؟")  # of a sentence
NONE: Mapping[str, Sequence[str]] = MappingProxyType({})


def read_docx(name: str, data: bytes) -> Reading:
    """The release in a Word document as it shows; tables become lines, notes and comments stay out."""
    zipped.opened(data).close()
    try:
        document = docx.Document(io.BytesIO(data))
        look = word.styles(document.styles.element)
        lines = list(word.lines(document.element.body, look))
        body, ids = document.element.body, {name: _ids(document, name) for name in (SUBTITLE, *TITLES)}
        styled = {name: [_line(words) for words in word.styled(body, ids[name], look)] for name in ids}
    except Exception as error:  # python-docx passes on whatever a broken part raises
        raise UnreadableFile(f"not a Word document, or a torn one: {error}") from error
    unread = (Problem("a document inside it", UNREAD),) if word.is_partial(document.element.body) else ()
    return replace(_reading(name, lines, styled), problems=unread)


def _ids(document: docx.document.Document, name: str) -> set[str]:
    return {style.style_id for style in document.styles if style.name == name}


def read_odt(name: str, data: bytes) -> Reading:
    """The release in an OpenDocument text as it shows; tracked deletions and notes stay out."""
    with zipped.opened(data) as archive:
        parts = [zipped.member(archive, "content.xml")]
        if "styles.xml" in archive.namelist():
            parts.append(zipped.member(archive, "styles.xml"))
    try:
        root, *styles = (etree.fromstring(part, etree.XMLParser(**_XML)) for part in parts)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(f"not an OpenDocument text, or a torn one: {error}") from error
    body = open_document.body_of(root)
    if body is None:
        raise UnreadableFile("an OpenDocument file, but not a text")
    look = open_document.looks(*styles, root)
    lines = list(open_document.lines(body, look))
    styled = {
        name: [_line(words) for words in open_document.styled(root, name.replace(" ", "_20_"), look)]
        for name in (SUBTITLE, *TITLES)
    }
    return _reading(name, lines, styled)


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


def _line(words: str) -> str:
    return " ".join(clean(words).split())


def _reading(name: str, lines: Sequence[str], styled: Mapping[str, Sequence[str]] = NONE) -> Reading:
    """The release in these lines; `styled` are those of each style by its name."""
    title = _title(lines, styled)
    subtitle = next(filter(None, styled.get(SUBTITLE, ())), "")
    lines = [title if title and _line(line) == title else line for line in lines]
    text = clean("\n\n".join(line.strip() for line in lines if line.strip()))
    if not text.strip():
        raise UnreadableFile("no text in it")
    below = Found(subtitle, STYLE)
    try:
        return Reading((release_from_text(name, text, title=Found(title, STYLE), subtitle=below),))
    except UnreadableFile:  # a title is all there is
        return Reading((release_from_text(name, text, subtitle=below),))


def _title(lines: Sequence[str], styled: Mapping[str, Sequence[str]]) -> str:
    """The only paragraph with the style of a title, or else of a heading, above the text; "" where there is none."""
    above = set(takewhile(lambda line: len(line) <= TITLE and not line.endswith(ENDED), map(_line, lines)))
    for name in TITLES:
        found = [words for words in styled.get(name, ()) if words and not is_kicker(words)]
        if len(found) == 1 and found[0] in above:
            return found[0]
    return ""
