"""Web pages: the main text without what surrounds it, and what the page's own markup says about it."""

import re
from copy import deepcopy
from dataclasses import replace

import trafilatura
from lxml import etree
from lxml import html as lxml_html
from trafilatura.xpaths import BODY_XPATH

from embeddings.readers import file_name, page_about, page_date, several
from embeddings.readers.amid import keep_amid
from embeddings.readers.changed import drop_changed
from embeddings.readers.decoding import clean, decode
from embeddings.readers.framed import frame_text
from embeddings.readers.grid import show_tables
from embeddings.readers.inline import show_inline
from embeddings.readers.loose import wrap_loose
from embeddings.readers.raised import drop_struck, lower_raised
from embeddings.readers.reading import Reading, UnreadableFile
from embeddings.readers.text import release_from_text
from embeddings.readers.unseen import drop_unseen
from embeddings.releases.lines import repeats
from embeddings.text.dates import title_date
from embeddings.text.folding import fold

# What is never the release, also where the page has nothing else.
AROUND = ["//nav", "//footer", "//*[@role='navigation' or @role='search' or @role='contentinfo']"]
DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
TABLE_RULE = re.compile(r"\|(?:\s*-{3,}\s*\|)+")


def read(name: str, data: bytes) -> Reading:
    """The release on a page; raises UnreadableFile where the page has no main text."""
    text = decode(data, _charset(data))
    try:
        page = lxml_html.document_fromstring(text.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
        if drop_unseen(page) | drop_changed(page):
            text = lxml_html.tostring(page, encoding="unicode")
        drop_struck(page)
        lower_raised(page)
        main = trafilatura.extract(
            _shown(page), include_comments=False, include_tables=True, favor_precision=True, output_format="txt",
            prune_xpath=AROUND,
        )  # fmt: skip
    except (etree.LxmlError, ValueError, RecursionError) as error:
        raise UnreadableFile(f"not a web page: {error}") from error
    if not main or not main.strip():
        raise UnreadableFile("no main text on the page")
    linked = page_about.linked_data(page)
    title, url = page_about.title(page, linked), page_about.address(page)
    release = release_from_text(
        name, _with_lead(page, _body(clean(main), title.value)), title=title,
        subtitle=page_about.subtitle(page, linked, title.value), language=page_about.language(page), url=url,
        place=page_about.place(page), version_of=_versions(name, page, url),
        source=page_about.source(page, linked), is_page=True,
    )  # fmt: skip
    if release.date is None and (
        found := page_date.find(page, text, linked, url, release.language)
        or title_date(release.title, release.language)
    ):
        release = replace(release, date=found[0], date_evidence=found[1])
    return Reading((release,), several.doubts(page, release.text, release.language))


def _versions(name: str, page: lxml_html.HtmlElement, url: str) -> str:
    """What the page shares with its versions: a file's name, as with those in other formats, else their addresses."""
    return ("/" in name and file_name.version(name)[0]) or page_about.alternates(page, url)


def _shown(page: lxml_html.HtmlElement) -> str:
    """The page with its words as a browser shows them; what its elements say of it, as of a day, stays in `page`."""
    shown = deepcopy(page)
    for stamp in page_date.stamps(shown):
        stamp.drop_tree()
    show_inline(shown)
    show_tables(shown)
    wrap_loose(shown)
    keep_amid(shown)
    if not any(path(shown) for path in BODY_XPATH):
        frame_text(shown)
    return lxml_html.tostring(shown, encoding="unicode")


def _with_lead(page: lxml_html.HtmlElement, body: str) -> str:
    """The text with the lead above it, where the page sets it apart and the text lacks it."""
    lead = page_about.lead(page).value
    return body if not lead or fold(lead) in fold(body) else f"{lead}\n\n{body}"


def _body(main: str, title: str) -> str:
    """The main text as paragraphs, without the title and without the markup of tables."""
    lines = [line for line in main.split("\n") if not TABLE_RULE.fullmatch(line)]
    return "\n\n".join(row for row in map(_row, lines) if not repeats(row, title))


def _row(line: str) -> str:
    """The cells of a line that is a row of a table, without its frame; other lines as they are."""
    return line[1:-1].strip().replace("\\|", "|") if line[:1] == line[-1:] == "|" else line


def _charset(data: bytes) -> str:
    match = DECLARED.search(data[:2048])
    return match[1].decode("ascii", "replace") if match else ""
