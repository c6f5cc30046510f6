"""Pieces of HTML as their words."""

import html
import re

from lxml import etree
from lxml import html as lxml_html

from embeddings.readers.decoding import clean
from embeddings.readers.inline import mark_quotations, show_blocks
from embeddings.readers.raised import drop_struck, lower_raised

BLOCKS = (
    "p", "div", "br", "hr", "li", "ul", "ol", "dl", "dt", "dd", "table", "caption", "tr", "td", "th",
    "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "section", "article", "main", "header", "footer",
    "aside", "figure", "figcaption", "address", "details", "summary", "center",
)  # fmt: skip
PAIRED = tuple(name for name in BLOCKS if name not in ("br", "hr"))
LONGEST_CELL = 300  # code points; a longer one holds text, in a table that only sets the page
_ENDING = re.compile(rf"</(?:{'|'.join(PAIRED)})\s*>|<br\b", re.IGNORECASE)
TAG = re.compile("<[^<>]*>")
_REFERENCE = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);", re.IGNORECASE)


def text_of(markup: str) -> str:
    """The words of a piece of HTML, a paragraph for each block; "" for none."""
    if "<" not in markup and "&" not in markup:
        return clean(markup).strip()
    piece = _parsed(markup)
    if piece is None:
        return clean(TAG.sub(" ", markup)).strip()
    mark_quotations(piece)
    drop_struck(piece)
    lower_raised(piece)
    show_blocks(piece)
    for row in list(piece.iter("tr")):
        _show_cells(row)
    for element in piece.iter(*BLOCKS):
        element.text, element.tail = f"\n\n{element.text or ''}", f"\n\n{element.tail or ''}"
    blocks = re.split(r"\n\s*\n", clean(piece.text_content()))
    return "\n\n".join(filter(None, (" ".join(block.split()) for block in blocks)))


def _show_cells(row: lxml_html.HtmlElement) -> None:
    """Put a row of a table on one line, as `a | b`; one that sets columns of text beside each other stays."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    words = [cell.text_content() for cell in cells]
    if sum(1 for one in words if one.strip()) < 2 or max(map(len, words)) > LONGEST_CELL:
        return
    if next(row.iter("table", "ul", "ol", "h1", "h2", "h3"), None) is not None:
        return
    for block in row.iter(*BLOCKS):
        block.text, block.tail = f" {block.text or ''}", f" {block.tail or ''}"
    words = (" ".join(cell.text_content().split()) for cell in cells)
    row.clear(keep_tail=True)
    row.text = " | ".join(words)


def unescaped(text: str) -> str:
    """Plain text without the character references that a careless export left in it, as &quot; or &#8220;."""
    return _REFERENCE.sub(lambda match: html.unescape(match.group()), text)


def is_html(text: str) -> bool:
    """Whether a text is HTML: most of it stands in blocks, or tags break its lines. One that mentions a tag is none."""
    if not _ENDING.search(text) or (piece := _parsed(text)) is None:
        return False
    breaks = sum(1 for _ in piece.iter("br"))
    inside = (child.text_content() for child in piece if next(child.iter(*PAIRED), None) is not None)
    return breaks > 1 or 2 * sum(map(len, inside)) > len(piece.text_content())


def _parsed(markup: str) -> lxml_html.HtmlElement | None:
    """A piece of HTML without what is no words of it; None where nothing can be made of it."""
    try:
        piece = lxml_html.fragment_fromstring(markup, create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError, RecursionError):
        return None
    for element in list(piece.iter("script", "style", "head", "title", etree.Comment)):
        element.drop_tree()
    return piece


def line_of(words: str) -> str:
    """Words on one line, single spaces between them."""
    return " ".join(clean(words).split())
