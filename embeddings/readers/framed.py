"""A frame around the text of a web page that names no element for it, so that its lists and subheadings are read. Pure.

Without one extraction takes only the paragraphs, tables and quotations of a page, wherever they stand: they stay read.
Of the other elements only those amid the text become a part of it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate

from lxml.html import HtmlElement

from embeddings.readers.amid import LEADS_AWAY, is_prose
from embeddings.releases.lines import is_crumb

MOST = 0.75  # of the words of all paragraphs of text, by which the element is known that holds it
TEXT = 100  # code points from which on what a block says may be text that has no paragraphs
READ = ("p", "table", "blockquote", "pre")  # wherever they stand
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LISTS = ("ul", "ol", "dl")
_AROUND = ("nav", "footer", "aside", "header", "form", "a")
_BLOCKS = (*HEADINGS, *LISTS, "li", "dt", "dd", "summary", "details")
_INLINE = ("br", "b", "strong", "i", "em", "u", "s", "del", "sub", "sup")


def frame_text(page: HtmlElement) -> None:
    """Make an <article> of all that the page shows, where only the text, and what is in READ, has marks of text."""
    body = page.find("body")
    prose = [one for one in page.iter("p") if is_prose(one) and next(one.iterancestors(*_AROUND), None) is None]
    if body is None or not prose:
        return
    amid = set(_text_of(_holder(prose), prose))
    for element in list(body.iter("*")):
        if element not in amid and next(element.iterancestors(*READ), None) is None:
            _unmark(element)
    article = body.makeelement("article")
    article.text, body.text = body.text, None
    article.extend(list(body))
    body.append(article)


def _holder(prose: Sequence[HtmlElement]) -> HtmlElement:
    """The innermost element that holds most of the prose."""
    held: dict[HtmlElement, int] = {}
    for paragraph in prose:
        for holder in paragraph.iterancestors():
            held[holder] = held.get(holder, 0) + _length(paragraph)
    holders = (holder for holder, length in held.items() if length >= MOST * sum(map(_length, prose)))
    return max(holders, key=lambda holder: len(list(holder.iterancestors())))


def _length(element: HtmlElement) -> int:
    return len(element.text_content())


def _text_of(holder: HtmlElement, prose: Sequence[HtmlElement]) -> Sequence[HtmlElement]:
    """All elements from the headline, or where the prose begins, to where it ends, with the lists right below it."""
    elements = list(holder.iter("*"))
    places = {element: place for place, element in enumerate(elements)}
    held = [paragraph for paragraph in prose if paragraph in places]
    boxes = Counter(paragraph.getparent() for paragraph in held)
    own = [paragraph for paragraph in held if boxes[paragraph.getparent()] > 1 or not _is_teaser(paragraph)] or held
    lengths = {places[paragraph]: _length(paragraph) for paragraph in own}
    return elements[_start(elements, lengths) : _end(elements, places, own[-1])]


def _is_teaser(paragraph: HtmlElement) -> bool:
    """Whether a paragraph, alone in its box, has a link beside it, which leads to the rest."""
    links = paragraph.getparent().iter("a")
    return any(next(link.iterancestors("p", *LISTS), None) is None for link in links)


def _start(elements: Sequence[HtmlElement], lengths: Mapping[int, int]) -> int:
    """The place of the headline above most of the prose, of which are given places and lengths.

    Without one it is where its holder begins, or, of a whole page, the heading right above the prose.
    """
    first, below = min(lengths), accumulate(lengths[place] for place in sorted(lengths, reverse=True))
    enough = next(number for number, length in enumerate(below) if length >= MOST * sum(lengths.values()))
    upper = sorted(lengths, reverse=True)[enough]
    if headlines := [place for place in range(upper) if elements[place].tag == "h1"]:
        return headlines[-1]
    if elements[0].tag != "body":
        return 0
    above = (place for place in range(first - 1, -1, -1) if elements[place].tag in (*HEADINGS, *LISTS))
    marked = next(above, first)
    return marked if elements[marked].tag in HEADINGS else first


def _end(elements: Sequence[HtmlElement], places: Mapping[HtmlElement, int], last: HtmlElement) -> int:
    """Behind the last paragraph, and behind each list below it, up to what leads away from the page."""
    end = places[last] + 1
    is_page = elements[0].tag == "body"
    for element in elements[end:]:
        if element.tag in (*_AROUND, *LEADS_AWAY) and next(element.iterancestors(*READ), None) is None:
            break
        if element.tag in LISTS and (not is_page or element.getparent() is last.getparent()):
            if next(element.iter(*LEADS_AWAY), None) is not None or _is_menu(element):
                break
            end = places[list(element.iter("*"))[-1]] + 1
    return end


def _is_menu(listed: HtmlElement) -> bool:
    return all(is_crumb(item.text_content()) for item in listed.iter("li", "dd"))


def _unmark(element: HtmlElement) -> None:
    """Make of an element around the text one that extraction knows nothing of; its words stay."""
    if element.tag == "br":
        element.tail = f" {element.tail or ''}"
    if element.tag in _INLINE:
        element.drop_tag()
    elif element.tag in _BLOCKS or (element.tag == "div" and not _may_be_text(element)):
        element.tag = "section"


def _may_be_text(element: HtmlElement) -> bool:
    return _length(element) >= TEXT or next(element.iter(*READ), None) is not None
