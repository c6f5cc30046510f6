"""What stands amid the text of a web page and is a part of it, though it looks like what stands around it. Pure."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

PROSE = 6  # words of a paragraph that surely is text
OWN = 2  # words beside its links that a paragraph of text has
ASIDES = "//article//aside | //main//aside | //article//footer | //main//footer | //fieldset"
HEADERS = "//article//header | //main//header | //section//header"
SPEAKERS = "//blockquote//footer"  # below a quotation stands who said it
LEADS_AWAY = ("a", "form", "button", "iframe")
_SENTENCE = re.compile(r"[.!?؟…:。۔][\"'»”’)\]]*$")
_STATEMENT = re.compile(r"[.。۔][\"'»”’)\]]*$|[»”\"]$")  # as headlines do not end
_TO_OTHERS = re.compile(
    r"\W*(?:(?:read|see|watch)\s(?:also|more|next|the|our)\b|more\s(?:on|about|from|news|information)\b|related\b"
    r"|learn more\b|читайте|смотрите|подробнее|по теме|см\.|اقر[أا]|شاهد|طالع|انظر|للمزيد|المزيد|lire\b|voir aussi\b"
    r"|lea\b|ver también\b|lesen sie\b|siehe auch\b|mehr zum\b)",
    re.IGNORECASE,
)


def keep_amid(page: HtmlElement) -> None:
    """Keep links between two paragraphs of text, and what is set apart from it and only tells something.

    Extraction takes all of them for navigation. What stands at the end of a page, or leads away from it, it may.
    """
    _keep_unindexed(page)
    for footer in page.xpath(SPEAKERS):
        footer.tag = "p"
    for header in page.xpath(HEADERS):
        _keep_header(header)
    for linked in [*_linked_paragraphs(page), *_linked_lists(page)]:
        for link in list(linked.iter("a")):
            link.drop_tag()
    for aside in page.xpath(ASIDES):
        if next(aside.iter(*LEADS_AWAY), None) is None and any(map(is_prose, aside.iter("p"))):
            aside.tag = "div"


def _keep_unindexed(page: HtmlElement) -> None:
    """Text that the page keeps from a search engine, as Russian pages do with quotations and links, stays text."""
    for element in list(page.iter("noindex")):
        is_inside = next(element.iterancestors("p"), None) is not None
        if is_inside or any(map(is_prose, element.iter("p"))):
            element.drop_tag()


def _keep_header(header: HtmlElement) -> None:
    """The heading of a section of the text, and the sentences below the headline, which stand in front of the text."""
    if not any(map(is_prose, header.itersiblings("p"))):
        return
    if next(header.iter("h1"), None) is None:
        header.tag = "div" if next(header.iter("h2", "h3", "h4"), None) is not None else header.tag
        return
    for paragraph in reversed([p for p in header.iter("p") if is_prose(p)]):
        header.addnext(paragraph)


def _linked_paragraphs(page: HtmlElement) -> Iterator[HtmlElement]:
    """Paragraphs of text that have links: of one that is all link, text stands on both sides."""
    for paragraph in filter(_words, page.iter("p")):
        if next(paragraph.iter("a"), None) is None or _leads_to_others(paragraph):
            continue
        sides = [_is_text(beside) for beside in _beside(paragraph)]
        if (is_prose(paragraph) and any(sides)) or (_is_statement(paragraph) and all(sides)):
            yield paragraph


def _linked_lists(page: HtmlElement) -> Iterator[HtmlElement]:
    """Lists between two paragraphs of text, or that a line of the text introduces."""
    for listed in filter(_words, page.iter("ul", "ol")):
        before, after = _beside(listed)
        if is_prose(after) and (is_prose(before) or _introduces(before)) and not _leads_to_others(before):
            yield listed


def _beside(element: HtmlElement) -> tuple[HtmlElement | None, HtmlElement | None]:
    """What has words right before an element and right behind it."""
    before = (one for one in element.itersiblings(preceding=True) if _words(one))
    after = (one for one in element.itersiblings() if _words(one))
    return next(before, None), next(after, None)


def _is_text(element: HtmlElement | None) -> bool:
    return is_prose(element) or (_is_statement(element) and not _leads_to_others(element))


def is_prose(element: HtmlElement | None) -> bool:
    """Whether this is a paragraph that ends as sentences do, and is not mostly links."""
    if element is None or element.tag != "p":
        return False
    words = _words(element)
    if len(words.split()) < PROSE or not _SENTENCE.search(words) or "©" in words:
        return False
    linked = [text for link in element.iter("a") for text in _words(link).split()]
    return 2 * sum(map(len, linked)) < len(words) and len(words.split()) - len(linked) >= OWN


def _is_statement(element: HtmlElement | None) -> bool:
    """Whether a paragraph, of links perhaps, says what headlines do not: a sentence with its full stop."""
    if element is None or element.tag != "p":
        return False
    words = _words(element)
    return len(words.split()) >= PROSE and bool(_STATEMENT.search(words))


def _introduces(element: HtmlElement | None) -> bool:
    return element is not None and element.tag == "p" and _words(element).endswith((":", "："))


def _leads_to_others(element: HtmlElement) -> bool:
    return _TO_OTHERS.match(_words(element)) is not None


def _words(element: HtmlElement) -> str:
    is_shown = isinstance(element.tag, str) and element.tag not in ("script", "style")
    return " ".join(element.text_content().split()) if is_shown else ""
