"""The archive and one release of it as pages; they work without JavaScript."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from assistant.evidence.evidence import counterpart
from assistant.evidence.retrieval import like
from embeddings.archive import Archive
from embeddings.releases.release import Filters, Release
from embeddings.text.addresses import web_address
from web import view
from web.addresses import ask_href, counterpart_href, filter_pairs, release_href
from web.changes import Correction, corrections
from web.entries import entry_of, listed_entries
from web.facets import archive_href, facet_links, month_initials
from web.page import render, switch_language, wanted_wording
from web.read_from import read_from
from web.scope import MAX_WORDS, read_filters, scope_of
from web.typeset import blocks, quoted_range
from web.view import Link
from web.wording import Wording

PAGE = 50  # releases of one archive page
ALIKE = 4  # releases shown as being like one
router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

Text = Annotated[str, Query()]
Texts = Annotated[list[str], Query()]


@router.get("/releases")
def releases(
    request: Request, q: Text = "", since: Text = "", until: Text = "",
    language: Texts = (), source: Texts = (), cursor: Text = "",
) -> Response:  # fmt: skip
    """The archive, newest first, limited by words and filters."""
    wording = wanted_wording(request)
    if "ui" in request.query_params:
        return switch_language(request)
    archive, words = request.app.state.assistant.archive, q.strip()[:MAX_WORDS]
    filters = read_filters(since, until, language, source)
    listing = archive.listing(filters, words, cursor, PAGE)
    return render(
        request, wording, "releases.html",
        here="releases",
        entries=listed_entries(archive, listing.releases, wording),
        older=archive_href(filters, words, cursor=listing.cursor) if listing.cursor else "",
        scope=scope_of(archive, filters, wording, words),
        facets=facet_links(archive.facets(filters, words), filters, words, wording),
        months=month_initials(wording),
        ask_href=ask_href(words, filters) if words else "",
        extent=view.extent_line(archive.extent(filters), wording),
    )  # fmt: skip


@router.get("/releases/{release_id:path}")
def release(request: Request, release_id: str, chars: Text = "", of: Text = "") -> Response:
    """One release, typeset; `chars=START-END` marks these characters, or where it says what `of` says there."""
    wording = wanted_wording(request)
    if "ui" in request.query_params:
        return switch_language(request)
    archive: Archive = request.app.state.assistant.archive
    found = archive.release(release_id)
    if found is None:
        return render(request, wording, "missing.html", 404, here="releases")
    other = _other(archive, release_id, of)
    start, end = _marked(archive, found, other, chars)
    entry = entry_of(found, wording)
    own_tab = Link(entry.href, entry.language, entry.language_name)
    tabs = [own_tab, *_tabs(archive, found, other or found, chars, wording)]
    return render(
        request, wording, "release.html",
        here="releases",
        entry=entry,
        release=found,
        original=web_address(found.url),
        source_href=archive_href(Filters(sources=(found.source,))),
        tabs=sorted(tabs, key=lambda tab: tab.language),
        blocks=(text := blocks(found.text, (start, end))),
        first_marked=next((block.start for block in text if block.marked), -1),
        anchor=f"chars={start}-{end}",
        by_meaning=bool(other and end),
        corrected_by=view.correction_links(archive.corrections(found)),
        corrections=_corrections(archive, found, wording),
        alike=[entry_of(hit.release, wording) for hit in like(archive, found, wording.code, ALIKE)],
        read_from=read_from(found, wording),
        about=_about(found),
    )  # fmt: skip


def _other(archive: Archive, release_id: str, of: str) -> Release | None:
    """The version whose characters are named; None where `of` is none of this release."""
    items = archive.items([release_id, of])
    return archive.release(of) if of != release_id and items.get(of) == items.get(release_id) else None


def _marked(archive: Archive, found: Release, other: Release | None, chars: str) -> tuple[int, int]:
    """The characters to mark: the named ones, or those that say what another version says there."""
    if other is None:
        return quoted_range(chars, len(found.text))
    start, end = quoted_range(chars, len(other.text))
    return (counterpart(other.text[start:end], found, archive) if end else None) or (0, 0)


def _tabs(archive: Archive, found: Release, quoted: Release, chars: str, wording: Wording) -> list[Link]:
    """The other language versions, each at the passage that is marked here."""
    at = quoted_range(chars, len(quoted.text))
    tabs = []
    for version in archive.versions(found):
        here = version.release_id == quoted.id
        href = release_href(version.release_id, *(at if at[1] and here else ()))
        if at[1] and not here:
            href = counterpart_href(version.release_id, quoted.id, *at)
        tabs.append(Link(href, version.language, wording.language(version.language), version.evidence))
    return tabs


def _corrections(archive: Archive, found: Release, wording: Wording) -> list[Correction]:
    return corrections(found, archive.earlier(found.id), wording)


def _about(found: Release) -> list[tuple[str, str]]:
    """The form fields that limit a question to what its source published on that day."""
    return filter_pairs(Filters(found.date, found.date, (), (found.source,) if found.source else ()))
