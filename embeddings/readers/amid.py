"""What stands amid the text of a web page and is a part of it, though it looks like what stands around it. Pure."""

import re

from lxml.html import HtmlElement

PROSE = 6  # words of a paragraph that surely is text
ASIDES = "//article//aside | //main//aside"
_LEADS_AWAY = ("a", "form", "button", "iframe")
_SENTENCE = re.compile(r"[.!?؟…:。][\"'»”’)\]]*$")


def keep_amid(page: HtmlElement) -> None:
    """Keep lists of links between two paragraphs of text, and asides in it that only tell something.

    Extraction takes both for navigation. What stands at the end of a page, or leads away from it, it may.
    """
    for listed in page.iter("ul", "ol"):
        if _is_prose(listed.getprevious()) and _is_prose(listed.getnext()):
            for link in list(listed.iter("a")):
                link.drop_tag()
    for aside in page.xpath(ASIDES):
        if next(aside.iter(*_LEADS_AWAY), None) is None and any(map(_is_prose, aside.iter("p"))):
            aside.tag = "div"


def _is_prose(element: HtmlElement | None) -> bool:
    """Whether this is a paragraph that ends as sentences do, and is not mostly links."""
    if element is None or element.tag != "p":
        return False
    words = " ".join(element.text_content().split())
    linked = sum(len(link.text_content()) for link in element.iter("a"))
    return len(words.split()) >= PROSE and bool(_SENTENCE.search(words)) and 2 * linked < len(words)
