"""Releases as the entries of a list: those of the archive page, and the headlines to ask about."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from embeddings.archive import Archive
from embeddings.releases.release import Filters, Release
from web import view
from web.addresses import ask_href, release_href
from web.questions import About, Questions, newest_of_each_source
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
    question: str = ""
    words: str = ""
    versions: tuple[Link, ...] = ()


def starters(archive: Archive, questions: Questions, filters: Filters, wording: Wording) -> list[Entry]:
    """Questions about the newest releases, in the interface's language where there are any; each is answered."""
    for languages in (filters.languages or (wording.code,), filters.languages):
        newest = archive.listing(replace(filters, languages=languages), limit=NEWEST).releases
        if found := questions.about(newest_of_each_source(newest), wording, filters, STARTERS):
            return [_asking(about, filters, wording) for about in found]
    return []


def _asking(about: About, filters: Filters, wording: Wording) -> Entry:
    href = ask_href(about.question, filters)
    return Entry(href, question=about.question, **_about(about.release, wording))


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
    href = release_href(release.id)
    return Entry(href, words=words, versions=versions, **_about(release, wording))


def _about(release: Release, wording: Wording) -> dict[str, str]:
    return {
        "title": release.called or wording.text("untitled"),
        "day": wording.day(release.date),
        "iso": release.date.isoformat() if release.date else "",
        "source": release.source,
        "language": release.language,
        "language_name": wording.language(release.language),
    }
