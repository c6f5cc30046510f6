"""Pieces of HTML as their words."""

import re

from lxml import etree
from lxml import html as lxml_html

from embeddings.readers.decoding import clean

BLOCKS = (
    "p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "section", "article",
)  # fmt: skip
TAG = re.compile("<[^<>]*>")


def text_of(markup: str) -> str:
    """The words of a piece of HTML, a paragraph for each block; "" for none."""
    if "<" not in markup and "&" not in markup:
        return clean(markup).strip()
    try:
        piece = lxml_html.fragment_fromstring(markup, create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError, RecursionError):
        return clean(TAG.sub(" ", markup)).strip()
    for element in list(piece.iter("script", "style", "head", "title", etree.Comment)):
        element.drop_tree()
    for element in piece.iter(*BLOCKS):
        element.text, element.tail = f"\n\n{element.text or ''}", f"\n\n{element.tail or ''}"
    blocks = re.split(r"\n\s*\n", clean(piece.text_content()))
    return "\n\n".join(filter(None, (" ".join(block.split()) for block in blocks)))


def line_of(words: str) -> str:
    """Words on one line, single spaces between them."""
    return " ".join(clean(words).split())
