"""Releases as the entries of a list: those of the archive page, and the headlines to ask about."""

from collections.abc import Sequence
from dataclasses import dataclass

from embeddings.archive import Archive
from embeddings.release import Filters, Release
from web import view
from web.view import Link
from web.wording import Wording

STARTERS = 3
NEWEST = 50  # releases looked through for starters of different sources


@dataclass(frozen=True, slots=True)
class Entry:
    """A release in a list, or as the question that a starter asks about it."""

    href: str
    title: str
    day: str
    iso: str
    source: str
    language: str
    language_name: str
    words: str = ""
    versions: tuple[Link, ...] = ()


def starters(archive: Archive, filters: Filters, wording: Wording) -> list[Entry]:
    """Headlines of the newest releases to ask about, in the interface's language where there are any."""
    for languages in ((wording.code,), ()):
        newest = archive.listing(Filters(languages=languages), limit=NEWEST).releases
        by_source = {r.source: r for r in reversed(newest) if r.title}  # of each source its newest
        if by_source:
            chosen = [r for r in newest if by_source.get(r.source) is r][:STARTERS]
            return [_starter(r, filters, wording) for r in chosen]
    return []


def _starter(release: Release, filters: Filters, wording: Wording) -> Entry:
    return Entry(view.ask_href(release.title, filters), **_about(release, wording))


def listed_entries(archive: Archive, found: Sequence[Release], wording: Wording) -> list[Entry]:
    """The releases of a listing, the language versions of one release as one, in the reader's language."""
    entries, left = [], {release.id: release for release in found}
    for first in found:
        if first.id not in left:
            continue
        versions = archive.versions(first)
        here = [first, *(left[v.release_id] for v in versions if v.release_id in left)]
        shown = next((r for r in here if r.language == wording.code), first)
        for release in here:
            left.pop(release.id)
        others = versions if shown is first else archive.versions(shown)
        words = view.clipped(shown.text, view.OPENING)
        entries.append(entry_of(shown, wording, words, view.links(others, wording)))
    return entries


def entry_of(release: Release, wording: Wording, words: str = "", versions: tuple[Link, ...] = ()) -> Entry:
    """A release as an entry, with its opening `words` where they are shown."""
    about = _about(release, wording)
    return Entry(view.release_href(release.id), words=words, versions=versions, **about)


def _about(release: Release, wording: Wording) -> dict[str, str]:
    return {
        "title": release.title or wording.text("untitled"),
        "day": wording.day(release.date),
        "iso": release.date.isoformat() if release.date else "",
        "source": release.source,
        "language": release.language,
        "language_name": wording.language(release.language),
    }
