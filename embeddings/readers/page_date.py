"""The day on which a web page says that it was published, and its words for it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain, islice, takewhile

import htmldate
from lxml import etree
from lxml import html as lxml_html

from embeddings.readers import page_about
from embeddings.readers.markup import line_of
from embeddings.text.dates import DATE_LINE, date_line, find_date, iso_date, without_change

MARKUP = (
    "//meta[@property='article:published_time']/@content", "//*[@itemprop='datePublished']/@datetime",
    "//*[@itemprop='datePublished']/@content", "//meta[@name='date']/@content",
    "//meta[@name='DC.date.issued']/@content", "//*[@itemprop='datePublished']/text()",
)  # fmt: skip
MAX_TEXTS = 5000  # pieces of text looked through for a date
BESIDE = 15  # pieces of text before and after the headline, among which a date line is the page's own
LEAD = 250  # code points: a longer piece is the text itself, in which days of other things stand
_TIME = re.compile(r"\d[T ]\d\d:\d\d")

Found = tuple[date, str]
Piece = etree._ElementUnicodeResult  # a text with the element that it is in


def find(
    page: lxml_html.HtmlElement, markup: str, linked: Mapping[str, str], address: str, language: str
) -> Found | None:
    """The day that the markup states, that a line beside the headline names, or that htmldate proposes and the
    page's words or address show. `linked` is the page's JSON-LD: what that says was changed then is not proposed.

    A moment in the markup is often in another time zone than the reader's day: a line beside the headline that
    names the day before or after it is believed instead.
    """
    shown = _beside_headline(page, language)
    if stated := _stated(page, linked.get("datePublished", ""), language):
        near = shown and _TIME.search(stated[1]) and abs((shown[0] - stated[0]).days) == 1
        return shown if near else stated
    proposed = shown or _proposed(page, markup, address, language)
    is_change = proposed and not shown and proposed[0] == iso_date(linked.get("dateModified", ""))
    return None if is_change else proposed


def _stated(page: lxml_html.HtmlElement, json_ld: str, language: str) -> Found | None:
    values = (line_of(str(value)) for path in MARKUP for value in page.xpath(path))
    for words in filter(None, chain([json_ld], values)):
        if found := (iso_date(words), words) if iso_date(words) else find_date(words, language):
            return found
    return None


def _beside_headline(page: lxml_html.HtmlElement, language: str) -> Found | None:
    """The one day that lines right above or below the headline name, or, where none does, that times there state.

    None where several do.
    """
    pieces = _beside(page)
    named = [found for piece in pieces if (found := date_line(line_of(piece), language))]
    days = named or [(day, stated) for piece in pieces if (stated := _moment(piece)) and (day := iso_date(stated))]
    return days[0] if len({day for day, _ in days}) == 1 else None


def stamps(page: lxml_html.HtmlElement) -> list[lxml_html.HtmlElement]:
    """The times beside the headline that say their day to machines only, as "2 years ago", and stand by themselves."""
    unread = (one for one in _beside(page) if iso_date(_moment(one)) and not date_line(line_of(one), ""))
    return [time for time in (piece.getparent() for piece in unread) if _is_apart(time)]


def _is_apart(element: lxml_html.HtmlElement) -> bool:
    before = element.getprevious()
    words = (element.getparent().text if before is None else before.tail, element.tail)
    return not any(map(str.strip, filter(None, words)))


def _beside(page: lxml_html.HtmlElement) -> list[Piece]:
    """The pieces of text nearest to the headline, above and below it."""
    headline = next((h for h in page.iter("h1") if h.text_content().strip()), None)
    if headline is None:
        headline = next(iter(page_about.headlines(page)), None)
    return [] if headline is None else [*_texts(headline, "preceding"), *_texts(headline, "following")]


def _moment(piece: Piece) -> str:
    """What the time of which a piece of text is states for machines; "" for other text."""
    holder = piece.getparent()
    return holder.get("datetime", "") if holder.tag == "time" and piece.is_text else ""


def _texts(element: lxml_html.HtmlElement, axis: str) -> Iterator[Piece]:
    """The pieces of text nearest to an element on one side of it, nearest first, up to the running text."""
    found = element.xpath(f"{axis}::text()[normalize-space()][not(ancestor::script or ancestor::style)]")
    nearest = found[:BESIDE] if axis == "following" else reversed(found[-BESIDE:])
    return takewhile(lambda piece: len(line_of(piece)) <= LEAD, nearest)


def _proposed(page: lxml_html.HtmlElement, markup: str, address: str, language: str) -> Found | None:
    try:
        proposed = htmldate.find_date(
            markup, original_date=True, extensive_search=False, outputformat="%Y-%m-%d"
        )
    except (etree.LxmlError, ValueError, RecursionError):
        return None
    day = iso_date(proposed or "")
    return (day, words) if day and (words := _showing(page, day, address, language)) else None


def _showing(page: lxml_html.HtmlElement, day: date, address: str, language: str) -> str:
    """The page's own words, or part of its address, that show a day; "" where none do."""
    for words in (text[:DATE_LINE] for text in islice(page.itertext(), MAX_TEXTS)):
        found = find_date(without_change(line_of(words)), language) if any(map(str.isdecimal, words)) else None
        if found and found[0] == day:
            return found[1]
    path = day.strftime("%Y/%m/%d")
    return path if path in address else ""
