"""What HTML raises above the line: marks of footnotes, powers, fractions; so that none becomes a part of a number."""

import re

from lxml.html import HtmlElement

from embeddings.readers.superscript import lowered

STRUCK = "//del | //s | //strike | //*[contains(translate(@style, ' ', ''), 'text-decoration:line-through')]"
BLOCKS = "p", "div", "li", "td", "h1", "h2", "h3"
_INSIDE = ("a", "b", "i", "em", "strong", "span", "font", "small", "u")  # of a sentence
_DEPTH = 5  # of those around a mark
_NOTE = re.compile(r"footnote|endnote|noteref|fnref|cite_ref|reference", re.IGNORECASE)


def drop_struck(page: HtmlElement) -> None:
    """Take out what is struck through: the page no longer says it. A mark around most of it is a mistake."""
    for element in page.xpath(STRUCK):
        if element.getparent() is not None and not _holds_most(element, page):
            element.drop_tree()


def lower_raised(page: HtmlElement) -> None:
    """Write powers as 10^6 and m², fractions apart from the number before them; leave out marks of footnotes."""
    for element in page.xpath("//sup[not(ancestor::sup)]"):
        words = element.text_content().strip()
        if words.startswith("["):  # set apart already
            continue
        written = "" if _is_note(element) else lowered(words, _before(element), element.tail or "")
        if not written:
            _drop(element)
        elif written != words:
            for child in list(element):
                child.drop_tag()
            element.text = written
            element.drop_tag()


def _drop(element: HtmlElement) -> None:
    """Take out an element, and the link that holds nothing else."""
    parent = element.getparent()
    is_link = parent.tag == "a" and parent.text_content().strip() == element.text_content().strip()
    (parent if is_link and parent.getparent() is not None else element).drop_tree()


def _holds_most(element: HtmlElement, page: HtmlElement) -> bool:
    has_blocks = next(element.iter(*BLOCKS), None) is not None
    return has_blocks and 2 * len(element.text_content()) > len(page.text_content())


def _is_note(element: HtmlElement) -> bool:
    """Whether a raised mark leads to a note, by what the page says of it."""
    around = (element, element.getparent(), *element.iter("a"))
    return any(
        (one.tag == "a" and "#" in one.get("href", ""))
        or one.get("role") == "doc-noteref"
        or (one.tag in ("a", "sup") and bool(_NOTE.search(f"{one.get('class', '')} {one.get('id', '')}")))
        for one in around
    )


def _before(element: HtmlElement) -> str:
    """The words right before an element, also of what it stands in."""
    for _ in range(_DEPTH):
        before = element.getprevious()
        if before is not None:
            return before.tail or (before.text_content() if isinstance(before.tag, str) else "")
        parent = element.getparent()
        if parent is None or parent.text or parent.tag not in _INSIDE:
            return "" if parent is None else parent.text or ""
        element = parent
    return ""
