"""Web pages: the main text without what surrounds it, and what the page's own markup says about it."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from embeddings.folding import fold
from embeddings.readers.decoding import decode
from embeddings.readers.reading import Reading, UnreadableFile
from embeddings.readers.text import release_from_text

DATES = (
    "//meta[@property='article:published_time']/@content", "//*[@itemprop='datePublished']/@datetime",
    "//*[@itemprop='datePublished']/@content", "//meta[@name='date']/@content",
    "//meta[@name='DC.date.issued']/@content",
)  # fmt: skip
TITLES = ("//meta[@property='og:title']/@content", "//h1//text()", "//title/text()")
SOURCES = ("//meta[@property='og:site_name']/@content",)
URLS = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
DECLARED = b"charset"


def read(name: str, data: bytes) -> Reading:
    """The release on a page; raises UnreadableFile where the page has no main text."""
    text = decode(data, _charset(data))
    try:
        page = lxml_html.document_fromstring(text.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
        main = trafilatura.extract(
            text, include_comments=False, include_tables=True, favor_precision=True, output_format="txt"
        )
    except (etree.LxmlError, ValueError, RecursionError) as error:
        raise UnreadableFile(f"not a web page: {error}") from error
    if not main or not main.strip():
        raise UnreadableFile("no main text on the page")
    about = _json_ld(page)
    title = _first(page, TITLES[:1]) or _headline(page) or _first(page, TITLES[2:])
    body = "\n\n".join(line for line in main.split("\n") if fold(line) != fold(title))
    url = _first(page, URLS)
    release = release_from_text(
        name, body, title=title, language=_first(page, ("/html/@lang",)),
        url=url if url.startswith(("http://", "https://")) else "",
        source=about.get("publisher", "") or _first(page, SOURCES),
    )  # fmt: skip
    evidence = about.get("datePublished", "") or _first(page, DATES)
    stated = _date(evidence)
    if release.date is None and stated:
        release = replace(release, date=stated, date_evidence=evidence)
    return Reading((release,))


def _charset(data: bytes) -> str:
    head = data[:2048].lower()
    at = head.find(DECLARED)
    if at < 0:
        return ""
    label = head[at + len(DECLARED) :].lstrip(b" =\"'").decode("ascii", "replace")
    return "".join(c for c in label.split("\n")[0][:40] if c.isalnum() or c in "-_ ").split(" ")[0]


def _first(page: lxml_html.HtmlElement, paths: tuple[str, ...]) -> str:
    """The first non-empty value of these, on one line."""
    for path in paths:
        for value in page.xpath(path):
            if words := " ".join(str(value).split()):
                return words
    return ""


def _headline(page: lxml_html.HtmlElement) -> str:
    return next((words for h in page.iter("h1") if (words := " ".join(h.text_content().split()))), "")


def _json_ld(page: lxml_html.HtmlElement) -> dict[str, str]:
    """Publication date and publisher as the page's JSON-LD states them."""
    found: dict[str, str] = {}
    for item in _linked_data(page):
        if isinstance(item.get("datePublished"), str):
            found.setdefault("datePublished", item["datePublished"])
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            found.setdefault("publisher", publisher["name"])
    return found


def _linked_data(page: lxml_html.HtmlElement) -> Iterator[dict]:
    for script in page.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(str(script))
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph", [data]) if isinstance(data, dict) else data
        yield from (item for item in graph if isinstance(item, dict)) if isinstance(graph, list) else ()


def _date(text: str) -> dt.date | None:
    try:
        return dt.datetime.fromisoformat(text.strip()).date()
    except ValueError:
        return None
