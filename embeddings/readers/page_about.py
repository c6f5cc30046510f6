"""What a web page's own markup says about it: each with where it says so."""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from urllib.parse import urlsplit

from lxml import etree
from lxml import html as lxml_html

from embeddings.readers.amid import is_prose
from embeddings.readers.found import NOTHING, Found
from embeddings.readers.framed import HEADINGS
from embeddings.readers.markup import line_of, text_of
from embeddings.releases.lines import is_crumb, repeats, source_line
from embeddings.text.addresses import is_whole, page_at
from embeddings.text.dates import date_line
from embeddings.text.folding import fold
from embeddings.text.language import CODES

# Schema.org, microformats2 and WAI-ARIA, as the page's own words about itself.
SUBTITLES = (
    ("itemprop=alternativeHeadline", "//*[@itemprop='alternativeHeadline' and not(self::meta)]"),
    ("role=doc-subtitle", "//*[@role='doc-subtitle']"),
    ("hgroup", "//hgroup[h1]/*[not(self::h1)]"),
    ("header", "//header/h1/following-sibling::*[1][self::h2]"),
)
LEADS = (
    ("itemprop=description", "//*[@itemprop='description' and not(self::meta)]"),
    ("p-summary", "//*[contains(concat(' ', @class, ' '), ' p-summary ')]"),
)
PLACES = (
    ("itemprop=contentLocation", "//*[@itemprop='contentLocation']"),
    ("itemprop=locationCreated", "//*[@itemprop='locationCreated']"),
    ("p-location", "//*[contains(concat(' ', @class, ' '), ' p-location ')]"),
)
OG_TITLE, TITLE = "//meta[@property='og:title']/@content", "//title/text()"
SITE = "//meta[@property='og:site_name']/@content"
URLS = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
FRONT_PAGE = 3  # code points: "/", "/en" and "/ru/" are no release
LONGEST_SUBTITLE = 500  # code points: a longer one is text
# The elements among which one with the class of a subtitle is the headline's own.
BELOW = "following::*[position() <= 12][not(ancestor-or-self::*[self::footer or self::nav or self::aside])]"
_SUBTITLE_CLASS = re.compile(r"(?:^|[-_])(?:sub-?title|sub-?head(?:line)?|standfirst)$", re.IGNORECASE)
_LANGUAGE = re.compile(rf"(?<![^\W_])(?:{'|'.join(CODES)})(?:[-_][a-z]{{2}})?(?![^\W_])")
_TITLE_TAIL = re.compile(r"\s+[-–—|·:»]\s+([^-–—|·:»]{2,60})")

Page = lxml_html.HtmlElement


def title(page: Page, linked: dict[str, str]) -> Found:
    """The headline that the page's own metadata agrees with; else what that says, else the first headline."""
    shown = [Found(line_of(headline.text_content()), headline.tag) for headline in headlines(page)]
    og, stated = _value(page, OG_TITLE), linked.get("headline", "")
    agreed = (h for words in (stated, og) if words for h in shown if fold(h.value) in fold(words))
    found = (
        next(agreed, NOTHING), Found(og, "og:title"), next(iter(shown), NOTHING), Found(stated, "JSON-LD headline"),
        Found(_value(page, TITLE), "title"),
    )  # fmt: skip
    return next(filter(None, found), NOTHING)


def subtitle(page: Page, linked: dict[str, str], headline: str) -> Found:
    """What the page marks as its subtitle, or as its lead, if that is one paragraph; and shows its reader."""
    stated = Found(_shown(page, linked.get("alternativeHeadline", "")), "JSON-LD alternativeHeadline")
    marked = (Found(words, where) for where, path in SUBTITLES for words in _texts(page.xpath(path)))
    found = (stated, *marked, *_classed(page), lead(page))
    return next((one for one in found if _is_subtitle(one.value, headline)), NOTHING)


def _shown(page: Page, words: str) -> str:
    """These words, if they stand on the page."""
    texts = page.xpath("//body//text()[not(ancestor::script or ancestor::style)]") if words else ()
    return words if fold(words) in fold(" ".join(map(str, texts))) else ""


def _is_subtitle(words: str, headline: str) -> bool:
    return bool(
        words
        and len(words) <= LONGEST_SUBTITLE
        and "\n" not in words
        and not words.endswith(("…", "..."))  # the beginning of the text
        and not (repeats(words, headline) or is_crumb(words) or source_line(words) or date_line(words, ""))
    )


def _classed(page: Page) -> Iterator[Found]:
    """What stands right below the headline in an element whose class says that it is a subtitle."""
    for headline in headlines(page):
        for element in headline.xpath(BELOW):
            if named := [name for name in element.get("class", "").split() if _SUBTITLE_CLASS.search(name)]:
                yield from (Found(words, f"class={named[0]}") for words in _texts([element]))


def lead(page: Page) -> Found:
    """The paragraphs that the page sets above its text."""
    return _marked(page, LEADS)


def place(page: Page) -> Found:
    found = _marked(page, PLACES)
    return Found(line_of(found.value), found.where)


def source(page: Page, linked: dict[str, str]) -> Found:
    """The site as it names itself, else its publisher, else what stands behind the headline in its title."""
    site = Found(_value(page, SITE), "og:site_name")
    return site or Found(linked.get("publisher", ""), "JSON-LD publisher") or _behind_headline(page)


def _behind_headline(page: Page) -> Found:
    """ "Harbour Council" of a page with the title "Plan adopted - Harbour Council" and the headline "Plan adopted"."""
    whole = _value(page, TITLE)
    for headline in map(line_of, (h.text_content() for h in headlines(page))):
        if whole.startswith(headline) and (behind := _TITLE_TAIL.fullmatch(whole[len(headline) :])):
            return Found(behind[1], "title", whole)
    return NOTHING


def language(page: Page) -> Found:
    return Found(_value(page, "/html/@lang"), "html lang")


def address(page: Page) -> str:
    """The page's own address, where it states a whole one."""
    stated = (line_of(str(value)) for path in URLS for value in page.xpath(path))
    return next((url for url in stated if url.startswith(("http://", "https://")) and is_whole(url)), "")


def alternates(page: Page, url: str) -> str:
    """A name that the page shares with its versions in other languages, where it names them: made of the
    first of their addresses.

    Links to a front page or a section, the same ones on every page of a site, name no version. So the page's own
    address has to be among them, as the standard demands, or theirs must begin as its own in all but the language.
    """
    links = page.xpath("//link[@rel='alternate' and @hreflang and @hreflang!='x-default']/@href")
    named = {link for link in map(str.strip, links) if is_whole(link)}
    if not url or any(_is_section(link, url) for link in named):
        return ""
    if page_at(url) not in map(page_at, named):
        own = _in_any_language(url)
        if any(_in_any_language(link)[: len(own)] != own for link in named):
            return ""
        named.add(url)
    return min(named) if len(named) > 1 else ""


def _is_section(link: str, url: str) -> bool:
    """Whether a link leads to a site's front page, or less deep into the site than this address."""
    is_front_page = len(urlsplit(link).path.strip("/")) <= FRONT_PAGE
    return is_front_page or len(_in_any_language(link)) < len(_in_any_language(url))


def _in_any_language(url: str) -> tuple[str, ...]:
    """The parts of an address behind its host that are the same in all languages: "/ru/news/1" -> ("news", "1")."""
    parts = urlsplit(url)
    return tuple(filter(None, re.split("[/?&]", _LANGUAGE.sub("", f"{parts.path}?{parts.query}".lower()))))


def headlines(page: Page) -> list[Page]:
    """The headings of the first level that are not only navigation ("News"); without any, the one above the text."""
    return [h for h in page.iter("h1") if (words := line_of(h.text_content())) and not is_crumb(words)] or _lower(page)


def _is_most_of(words: str, called: str) -> bool:
    """Whether a page is called by these words, with its site's name perhaps, and these are not that name."""
    return fold(words) in fold(called) and 2 * len(words) > len(called)


def _lower(page: Page) -> list[Page]:
    """The first heading with text right below it, where the page's title says the same, or nothing ("Print")."""
    for heading in page.iter("h2", "h3", "h4"):
        below = takewhile(lambda one: one.tag not in HEADINGS, heading.itersiblings("*"))
        if prose := sum(map(is_prose, below)):
            words, called = line_of(heading.text_content()), _value(page, OG_TITLE) or _value(page, TITLE)
            is_title = _is_most_of(words, called) if called and not is_crumb(called) else prose > 1
            return [heading] if is_title and words and not is_crumb(words) else []
    return []


def _marked(page: Page, paths: Iterable[tuple[str, str]]) -> Found:
    """The text of the first element with any, by paragraphs."""
    found = (Found(words, where) for where, path in paths for words in _texts(page.xpath(path)))
    return next(found, NOTHING)


def _texts(elements: Iterable[Page]) -> Iterator[str]:
    found = (text_of(etree.tostring(e, encoding="unicode", with_tail=False)) for e in elements)
    return filter(None, found)


def _value(page: Page, path: str) -> str:
    """The first non-empty value, on one line."""
    return next(filter(None, (line_of(str(value)) for value in page.xpath(path))), "")


def linked_data(page: Page) -> dict[str, str]:
    """Headline, subtitle, days of publication and change, and publisher, as the page's JSON-LD states them."""
    items = list(_linked_items(page))
    names = {item["@id"]: item for item in items if isinstance(item.get("@id"), str)}
    found: dict[str, str] = {}
    for item in items:
        for field in ("datePublished", "dateModified", "headline", "alternativeHeadline"):
            if isinstance(item.get(field), str):
                found.setdefault(field, text_of(line_of(item[field])))
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
    return line_of(name) if isinstance(name, str) else ""


def _linked_items(page: Page) -> Iterator[dict]:
    for script in page.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(str(script), strict=False)
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph", [data]) if isinstance(data, dict) else data
        yield from (item for item in graph if isinstance(item, dict)) if isinstance(graph, list) else ()
