"""Feeds and sitemaps that are polled, and pages fetched by address: each page a release.

A feed's `etag` is kept only when everything in it came in, so that what failed is tried again. An entry that
leaves the feed, and a page that is gone, take no release with them.
"""

import hashlib
import json
import logging
import mimetypes
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import PurePosixPath
from urllib.parse import urldefrag, urlsplit

from embeddings.archive import Archive
from embeddings.intake.fetching import Fetched, Fetcher, NotFetched
from embeddings.intake.incoming import Item, Loaded
from embeddings.intake.ingest import Report, ingest, usable
from embeddings.readers import DOUBT, SUFFIXES, Problem, Reading, UnreadableFile, feed, jsonl, sitemap
from embeddings.readers.fields import NAMES
from embeddings.readers.found import ADDRESS, FEED, Found, evidence_of
from embeddings.readers.guarded import read
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Release
from embeddings.store.records import Feed
from embeddings.text.addresses import is_whole, joined
from embeddings.text.terms import analyse, is_stop_word

EVERY_S = 900.0  # between two polls of a feed that answers
LONGEST_S = 86_400.0  # between two polls of one that does not
SITEMAPS = 200  # of one sitemap index
MAX_ENTRIES = 50_000  # of one feed, the limit of the sitemap protocol
OWN_TEXT = 200  # code points from which a feed's own text stands in for a page that cannot be had
HELD = 0.5  # of the telling words of a feed's own text, below which a page is a shell without it

Progress = Callable[[Report], None]
log = logging.getLogger(__name__)


def bring_in(
    archive: Archive, fetcher: Fetcher, url: str, on_progress: Progress = lambda report: None
) -> Report:
    """The release at an address, or those that the feed or sitemap there names."""
    try:
        fetched = fetcher.fetch(url)
        items = _items(archive, fetcher, fetched)
    except (NotFetched, UnreadableFile) as error:
        return Report(total=1, done=1, problems=(Problem(url, str(error)),))
    return ingest(archive, items, on_progress=on_progress)


def poll(
    archive: Archive,
    fetcher: Fetcher,
    url: str,
    on_progress: Progress = lambda report: None,
    every_s: float = EVERY_S,
) -> Report:
    """Bring in what is new or changed in a feed, and note when to look again."""
    known = next((known for known in archive.feeds() if known.url == url), Feed(url))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        fetched = fetcher.fetch(url, known.etag, known.last_modified)
        items = _items(archive, fetcher, fetched) if fetched.fresh else []
    except (NotFetched, UnreadableFile) as error:
        wait = max(min(every_s * 2 ** (known.failures + 1), LONGEST_S), getattr(error, "retry_after_s", 0.0))
        failed = replace(
            known, failures=known.failures + 1, problem=str(error), due=time.time() + wait, polled_at=now
        )
        _note(archive, failed)
        return Report(total=1, done=1, problems=(Problem(url, str(error)),))
    report = ingest(archive, items, on_progress=on_progress)
    polled = replace(known, failures=0, problem="", due=time.time() + every_s, polled_at=now)
    if fetched.fresh and not report.problems:
        polled = replace(polled, etag=fetched.etag, last_modified=fetched.last_modified)
    _note(archive, polled)
    return report


def _note(archive: Archive, polled: Feed) -> None:
    if any(known.url == polled.url for known in archive.feeds()):  # it may have been removed meanwhile
        archive.put_feed(polled)


class Poller:
    """Polls the feeds that are due, one after the other."""

    def __init__(self, archive: Archive, submit: Callable[[str], object], look_every_s: float = 30.0):
        self._archive, self._submit, self._look_every_s = archive, submit, look_every_s

    def run(self, stop: threading.Event) -> None:
        while not stop.is_set():
            try:
                for due in self.due():
                    self._archive.put_feed(
                        replace(due, due=time.time() + EVERY_S)
                    )  # not again while it is queued
                    self._submit(due.url)
            except Exception:  # a database that is locked for long, perhaps
                log.exception("the feeds could not be looked through; this is tried again")
            stop.wait(self._look_every_s)

    def due(self) -> list[Feed]:
        return [known for known in self._archive.feeds() if known.due <= time.time()]


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a feed or sitemap."""

    told: dict  # what the feed says of it
    url: str
    place: str  # what the archive knows it by
    shares: bool  # its page with other entries

    @property
    def digest(self) -> str:
        return hashlib.sha256(json.dumps(self.told, sort_keys=True, default=str).encode()).hexdigest()


def _items(archive: Archive, fetcher: Fetcher, fetched: Fetched) -> list[Item]:
    """The page that was fetched, or the entries that are new or changed in what was fetched."""
    entries = _entries(fetcher, fetched)
    if entries is None:
        return [Item(fetched.url, lambda: _page(fetched, fetched.url, {}, ""))]
    placed = _placed(entries[:MAX_ENTRIES], fetched.url)
    new = (entry for entry in placed if archive.file_digest(entry.place) != entry.digest)
    return [Item(entry.place, partial(_entry, archive, fetcher, entry)) for entry in new]


def _placed(entries: Sequence[dict], feed_url: str) -> list[_Entry]:
    """Each entry with what the archive knows it by: its address, or its title where it has none of its own."""
    urls = [joined(feed_url, str(entry["url"])) if entry.get("url") else "" for entry in entries]
    entries_at, entries_on = Counter(urls), Counter(map(_page_of, urls))
    found = []
    for told, url in zip(entries, urls, strict=True):
        titled = f"entry {told.get('title', '')} of {url or feed_url}"
        place = url if url and entries_at[url] == 1 else titled
        found.append(_Entry(told, url or titled, place, entries_on[_page_of(url)] > 1))
    return found


def _page_of(url: str) -> str:
    """The address of the page on which a place is."""
    return urldefrag(url).url if is_whole(url) else url


def _entries(fetcher: Fetcher, fetched: Fetched) -> Sequence[dict] | None:
    """The entries of a feed or sitemap; None for anything else."""
    if sitemap.is_sitemap(fetched.data):
        pages, further = sitemap.entries(fetched.data)
        for url in further[:SITEMAPS]:
            at = joined(fetched.url, url)  # a torn one is told as a page's is
            pages += sitemap.entries(fetcher.fetch(at).data)[0] if is_whole(at) else [{"url": at}]
        return pages
    if fetched.data.lstrip()[:1] == b"{":
        try:
            whole = json.loads(fetched.data)
        except (ValueError, RecursionError):
            return None
        return jsonl.feed_items(whole) if "jsonfeed.org" in str(whole.get("version", "")) else None
    try:
        return feed.entries(fetched.data)
    except UnreadableFile:
        return None


def _entry(archive: Archive, fetcher: Fetcher, entry: _Entry) -> Loaded:
    """The release of an entry: its page's, or its own where the page cannot be had, lacks its words or has those of
    other entries, too. Raises UnreadableFile."""
    has_text = len(str(entry.told.get("text") or "")) >= OWN_TEXT
    if has_text and entry.shares:
        return _own(entry)
    try:
        page = _page(fetcher.fetch(entry.url), entry.place, entry.told, entry.digest)
    except (NotFetched, UnreadableFile) as error:
        if archive.releases_in(entry.place):
            raise UnreadableFile(f"{error}; what was read of it before stays") from error
        if not has_text:
            raise UnreadableFile(str(error)) from error
        return _own(entry)
    return _own(entry) if has_text and _lacks(page, entry.told["text"]) else page


def _own(entry: _Entry) -> Loaded:
    """The release that the feed itself has."""
    own = {name: entry.told[name] for name in NAMES if entry.told.get(name)} | {"id": ""}
    if entry.told.get("url"):
        own["url"] = entry.url
    release = jsonl.release_from_object(own, FEED)
    if own.get("date"):
        release = replace(release, date_evidence=str(entry.told.get("stated") or own["date"]))
    return _loaded(Reading((release,)), entry.place, entry.digest)


def _lacks(page: Loaded, text: str) -> bool:
    """Whether a page has not what the feed says, as one that waits for JavaScript or for consent."""
    held = _terms(" ".join(release.text for release in page.delivery.releases))
    own = _terms(text)
    return len(own & held) < HELD * len(own)


def _terms(text: str) -> set[str]:
    return {term for term in analyse(text) if not is_stop_word(term)}


def _page(fetched: Fetched, url: str, entry: dict, digest: str) -> Loaded:
    """The releases in what was fetched from `url`; what the page leaves open, the feed's entry says."""
    reading = read(_name(fetched), fetched.data)
    return _loaded(reading, url, digest, lambda release: _completed(release, entry, fetched.url))


def _loaded(
    reading: Reading, url: str, digest: str, completed: Callable[[Release], Release] = lambda release: release
) -> Loaded:
    """Raises UnreadableFile where there is no release in it."""
    good, unusable = usable(reading.releases, url)
    problems = (*(replace(p, item=f"{url}: {p.item}") for p in reading.problems), *unusable)
    if not good:
        raise UnreadableFile(problems[0].reason if problems else "no release in it")
    whole = all(p.kind == DOUBT for p in reading.problems) and len(good) == len(reading.releases)
    found = tuple(completed(release) for release in good)
    return Loaded(Delivery(found, url, digest, whole=whole), problems)


def _completed(release: Release, entry: dict, url: str) -> Release:
    told = {name: Found(str(entry.get(name) or ""), FEED) for name in ("title", "source")}
    told["source"] = told["source"] or Found(urlsplit(url).hostname or "", ADDRESS)
    new = {name: found for name, found in told.items() if not getattr(release, name)}
    release = replace(
        release,
        url=release.url or url,
        evidence=release.evidence + evidence_of(**new),
        **{name: found.value for name, found in new.items()},
    )
    if release.date is None and entry.get("date"):
        stated = jsonl.described({"date": entry["date"]})
        release = replace(
            release, date=stated["date"], date_evidence=str(entry.get("stated") or entry["date"])
        )
    return release


def _name(fetched: Fetched) -> str:
    """A file name whose ending says the format: as the server says, else the address, else a page."""
    path = PurePosixPath(urlsplit(fetched.url).path)
    stated = mimetypes.guess_extension(fetched.content_type.partition(";")[0].strip()) or ""
    suffix = next((s for s in (stated, path.suffix.lower()) if s in SUFFIXES), ".html")
    return f"{path.stem or 'page'}{suffix}"
