"""Web pages: the main text without what surrounds it, and what the page's own markup says about it."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from embeddings.folding import fold
from embeddings.metadata import is_crumb, repeats
from embeddings.readers import page_date
from embeddings.readers.decoding import clean, decode
from embeddings.readers.reading import Reading, UnreadableFile
from embeddings.readers.text import release_from_text

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
FRONT_PAGE = 3  # code points: "/", "/en" and "/ru/" are no release
TAG = re.compile("<[^<>]*>")
DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_TITLE_TAIL = re.compile(r"\s+[-–—|·:»]\s+([^-–—|·:»]{2,60})")
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
    title, url, language = _title(page, about), _address(page), _first(page, ("/html/@lang",))
    release = release_from_text(
        name, _with_lead(page, _body(clean(main), title)), title=title, language=language, url=url,
        place=_line(_words(page, PLACES)), version_of=_alternates(page, url),
        source=_source(page, about),
    )  # fmt: skip
    if release.date is None and (
        found := page_date.find(page, text, about.get("datePublished", ""), url, release.language)
    ):
        release = replace(release, date=found[0], date_evidence=found[1])
    return Reading((release,))


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


def _title(page: lxml_html.HtmlElement, about: dict[str, str]) -> str:
    """The headline that the page's own metadata agrees with; else what that says, else the first headline."""
    headlines = _headlines(page)
    stated = list(filter(None, (about.get("headline", ""), _first(page, OG_TITLE))))
    agreed = (h for words in stated for h in headlines if fold(h) in fold(words))
    return next(agreed, "") or _first(page, OG_TITLE) or next(iter(headlines), "") or _first(page, TITLE)


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


def _headlines(page: lxml_html.HtmlElement) -> list[str]:
    """The headings of the first level that are not only navigation ("News")."""
    found = (_line(h.text_content()) for h in page.iter("h1"))
    return [words for words in found if words and not is_crumb(words)]


def _source(page: lxml_html.HtmlElement, about: dict[str, str]) -> str:
    """The site as it names itself, else its publisher, else what stands behind the headline in its title."""
    return _first(page, SOURCES) or about.get("publisher", "") or _behind_headline(page)


def _behind_headline(page: lxml_html.HtmlElement) -> str:
    """ "Harbour Council" of a page with the title "Plan adopted - Harbour Council" and the headline "Plan adopted"."""
    whole = _first(page, TITLE)
    for headline in _headlines(page):
        if whole.startswith(headline) and (behind := _TITLE_TAIL.fullmatch(whole[len(headline) :])):
            return behind[1]
    return ""


def _json_ld(page: lxml_html.HtmlElement) -> dict[str, str]:
    """Headline, publication date and publisher as the page's JSON-LD states them."""
    items = list(_linked_data(page))
    names = {item["@id"]: item for item in items if isinstance(item.get("@id"), str)}
    found: dict[str, str] = {}
    for item in items:
        for field in ("datePublished", "headline"):
            if isinstance(item.get(field), str):
                found.setdefault(field, text_of(_line(item[field])))
        if name := _organisation(item.get("publisher"), names):
            found.setdefault("publisher", name)
    return found


def _organisation(stated: object, names: dict[str, dict]) -> str:
    """The name of a publisher: stated in place, in a list, or elsewhere on the page under its @id."""
    if isinstance(stated, list):
        return next(filter(None, (_organisation(one, names) for one in stated if isinstance(one, dict))), "")
    if not isinstance(stated, dict):
        return ""
    name = stated.get("name") or names.get(str(stated.get("@id")), {}).get("name")
    return _line(name) if isinstance(name, str) else ""


def _linked_data(page: lxml_html.HtmlElement) -> Iterator[dict]:
    for script in page.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(str(script), strict=False)
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph", [data]) if isinstance(data, dict) else data
        yield from (item for item in graph if isinstance(item, dict)) if isinstance(graph, list) else ()
