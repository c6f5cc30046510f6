"""Web pages: the main text without what surrounds it, and what the page's own markup says about it."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from urllib.parse import urlsplit

import htmldate
import trafilatura
from lxml import etree
from lxml import html as lxml_html

from embeddings.dates import DATE_LINE, find_date, iso_date
from embeddings.folding import fold
from embeddings.metadata import repeats
from embeddings.readers.decoding import clean, decode
from embeddings.readers.reading import Reading, UnreadableFile
from embeddings.readers.text import release_from_text

DATES = (
    "//meta[@property='article:published_time']/@content", "//*[@itemprop='datePublished']/@datetime",
    "//*[@itemprop='datePublished']/@content", "//meta[@name='date']/@content",
    "//meta[@name='DC.date.issued']/@content", "//*[@itemprop='datePublished']/text()",
)  # fmt: skip
# Schema.org and microformats2, as the page's own words about itself.
LEADS = (
    "//*[@itemprop='description' and not(self::meta)]",
    "//*[contains(concat(' ', @class, ' '), ' p-summary ')]",
)
PLACES = (
    "//*[@itemprop='contentLocation']", "//*[@itemprop='locationCreated']",
    "//*[contains(concat(' ', @class, ' '), ' p-location ')]",
)  # fmt: skip
OG_TITLE, TITLE = ("//meta[@property='og:title']/@content",), ("//title/text()",)
SOURCES = ("//meta[@property='og:site_name']/@content",)
URLS = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
# What is never the release, also where the page has nothing else.
AROUND = ["//nav", "//footer", "//*[@role='navigation' or @role='search' or @role='contentinfo']"]
BLOCKS = (
    "p",
    "div",
    "br",
    "li",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "pre",
    "section",
    "article",
)
MAX_TEXTS = 5000  # pieces of text looked through for a date
FRONT_PAGE = 3  # code points: "/", "/en" and "/ru/" are no release
TAG = re.compile("<[^<>]*>")
DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
TABLE_RULE = re.compile(r"\|(?:\s*-{3,}\s*\|)+")


def read(name: str, data: bytes) -> Reading:
    """The release on a page; raises UnreadableFile where the page has no main text."""
    text = decode(data, _charset(data))
    try:
        page = lxml_html.document_fromstring(text.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
        main = trafilatura.extract(
            text, include_comments=False, include_tables=True, favor_precision=True, output_format="txt",
            prune_xpath=AROUND,
        )  # fmt: skip
    except (etree.LxmlError, ValueError, RecursionError) as error:
        raise UnreadableFile(f"not a web page: {error}") from error
    if not main or not main.strip():
        raise UnreadableFile("no main text on the page")
    about = _json_ld(page)
    title, url, language = _title(page), _address(page), _first(page, ("/html/@lang",))
    release = release_from_text(
        name, _with_lead(page, _body(clean(main), title)), title=title, language=language, url=url,
        place=_line(_words(page, PLACES)), version_of=_alternates(page, url),
        source=about.get("publisher", "") or _first(page, SOURCES),
    )  # fmt: skip
    if release.date is None and (found := _stated_date(page, text, about, release.language)):
        release = replace(release, date=found[0], date_evidence=found[1])
    return Reading((release,))


def _stated_date(
    page: lxml_html.HtmlElement, markup: str, about: dict[str, str], language: str
) -> tuple[date, str] | None:
    """The day a page says it was published, and its words for it.

    Where no markup made for that says it, htmldate proposes a day, which counts when the page's own words
    or address show it.
    """
    stated = [value for path in DATES for value in map(_line, map(str, page.xpath(path))) if value]
    for words in (about.get("datePublished", ""), *stated):
        if found := (iso_date(words), words) if iso_date(words) else find_date(words, language):
            return found
    try:
        proposed = htmldate.find_date(
            markup, original_date=True, extensive_search=False, outputformat="%Y-%m-%d"
        )
    except (etree.LxmlError, ValueError, RecursionError):
        return None
    day = iso_date(proposed or "")
    return (day, words) if day and (words := _showing(page, day, language)) else None


def _showing(page: lxml_html.HtmlElement, day: date, language: str) -> str:
    """The page's own words, or part of its address, that show a day; "" where none do."""
    for words in (text[:DATE_LINE] for text in islice(page.itertext(), MAX_TEXTS)):
        found = find_date(_line(words), language) if any(map(str.isdecimal, words)) else None
        if found and found[0] == day:
            return found[1]
    path = day.strftime("%Y/%m/%d")
    return path if path in _address(page) else ""


def _address(page: lxml_html.HtmlElement) -> str:
    """The page's own address, where it states a whole one."""
    return next((url for url in map(str, _values(page, URLS)) if url.startswith(("http://", "https://"))), "")


def _alternates(page: lxml_html.HtmlElement, url: str) -> str:
    """A name that the page shares with its versions in other languages, where it names them: made of the
    first of their addresses. An address that only names a site's front page names no version."""
    links = page.xpath("//link[@rel='alternate' and @hreflang and @hreflang!='x-default']/@href")
    named = {str(link).strip() for link in links} | ({url} if url else set())
    pages = {link for link in named if len(urlsplit(link).path.strip("/")) > FRONT_PAGE}
    return min(pages) if len(pages) > 1 and len(pages) == len(named) else ""


def _with_lead(page: lxml_html.HtmlElement, body: str) -> str:
    """The text with the lead above it, where the page sets it apart and the text lacks it."""
    lead = _words(page, LEADS)
    return body if not lead or fold(lead) in fold(body) else f"{lead}\n\n{body}"


def _words(page: lxml_html.HtmlElement, paths: tuple[str, ...]) -> str:
    """The text of the first element with any, by paragraphs."""
    found = (
        text_of(etree.tostring(e, encoding="unicode", with_tail=False))
        for path in paths
        for e in page.xpath(path)
    )
    return next(filter(None, found), "")


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


def _title(page: lxml_html.HtmlElement) -> str:
    """The headline, where the page's own metadata agrees or says nothing; else what that says."""
    headline, stated = _headline(page), _first(page, OG_TITLE)
    if headline and (not stated or fold(headline) in fold(stated)):
        return headline
    return stated or _first(page, TITLE)


def _body(main: str, title: str) -> str:
    """The main text as paragraphs, without the title and without the markup of tables."""
    lines = [line for line in main.split("\n") if not TABLE_RULE.fullmatch(line)]
    rows = (line[1:-1].strip() if line[:1] == line[-1:] == "|" else line for line in lines)
    return "\n\n".join(row for row in rows if not repeats(row, title))


def _charset(data: bytes) -> str:
    match = DECLARED.search(data[:2048])
    return match[1].decode("ascii", "replace") if match else ""


def _first(page: lxml_html.HtmlElement, paths: tuple[str, ...]) -> str:
    """The first non-empty value of these, on one line."""
    return next(_values(page, paths), "")


def _values(page: lxml_html.HtmlElement, paths: tuple[str, ...]) -> Iterator[str]:
    return (words for path in paths for value in page.xpath(path) if (words := _line(str(value))))


def _line(words: str) -> str:
    return " ".join(clean(words).split())


def _headline(page: lxml_html.HtmlElement) -> str:
    return next((words for h in page.iter("h1") if (words := _line(h.text_content()))), "")


def _json_ld(page: lxml_html.HtmlElement) -> dict[str, str]:
    """Publication date and publisher as the page's JSON-LD states them."""
    found: dict[str, str] = {}
    for item in _linked_data(page):
        if isinstance(item.get("datePublished"), str):
            found.setdefault("datePublished", _line(item["datePublished"]))
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            found.setdefault("publisher", _line(publisher["name"]))
    return found


def _linked_data(page: lxml_html.HtmlElement) -> Iterator[dict]:
    for script in page.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(str(script))
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph", [data]) if isinstance(data, dict) else data
        yield from (item for item in graph if isinstance(item, dict)) if isinstance(graph, list) else ()
