"""Feeds and sitemaps that are polled, and pages fetched by address: each page a release.

A feed's `etag` is kept only when everything in it came in, so that what failed is tried again; that of an index of
sitemaps never is, for it stays as it is when they change. An entry that
leaves the feed, and a page that is gone or another one now, take no release with them.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from embeddings.archive import Archive
from embeddings.intake.entries import Listing, listing
from embeddings.intake.entry_pages import Leading, is_read, of_address, of_entry
from embeddings.intake.fetching import Fetched, Fetcher, NotFetched
from embeddings.intake.incoming import Item
from embeddings.intake.ingest import STOPS, Report, ingest, reason_of
from embeddings.intake.patience import LONGEST_S, Patience
from embeddings.readers import DOUBT, Problem
from embeddings.store.records import Feed

EVERY_S = 900.0  # between two polls of a feed that answers

Progress = Callable[[Report], None]
log = logging.getLogger(__name__)


def bring_in(
    archive: Archive, fetcher: Fetcher, url: str, on_progress: Progress = lambda report: None
) -> Report:
    """The release at an address, or those that the feed or sitemap there names."""
    try:
        fetched = fetcher.fetch(url)
        found = listing(fetcher, fetched)
    except STOPS:
        raise
    except Exception as error:
        return Report(total=1, done=1, problems=(Problem(url, _why(error)),))
    return _brought(archive, fetcher, url, fetched, found, on_progress)


def poll(
    archive: Archive,
    fetcher: Fetcher,
    url: str,
    on_progress: Progress = lambda report: None,
    every_s: float = EVERY_S,
    patience: Patience | None = None,
) -> Report:
    """Bring in what is new or changed in a feed, and note when to look again, also when it cannot be read at all.

    With the `patience` of former polls, pages that cannot be had are asked for less and less.
    """
    known = next((known for known in archive.feeds() if known.url == url), Feed(url))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        fetched = fetcher.fetch(url, known.etag, known.last_modified)
        found = listing(fetcher, fetched) if fetched.fresh else Listing([])
    except STOPS:
        raise
    except Exception as error:
        wait = max(min(every_s * 2 ** (known.failures + 1), LONGEST_S), getattr(error, "retry_after_s", 0.0))
        problem = Problem(url, _why(error))
        failed = replace(
            known, failures=known.failures + 1, problem=problem.reason, due=time.time() + wait, polled_at=now
        )
        _note(archive, failed)
        return Report(total=1, done=1, problems=(problem,))
    report = _brought(archive, fetcher, url, fetched, found, on_progress, patience)
    polled = replace(known, failures=0, problem="", due=time.time() + every_s, polled_at=now)
    if found and found.is_index:
        polled = replace(polled, etag="", last_modified="")
    elif fetched.fresh and all(problem.kind == DOUBT for problem in report.problems):
        polled = replace(polled, etag=fetched.etag, last_modified=fetched.last_modified)
    _note(archive, polled)
    return report


def _why(error: Exception) -> str:
    return str(error) if isinstance(error, NotFetched) else reason_of(error)


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


def _brought(
    archive: Archive,
    fetcher: Fetcher,
    url: str,
    fetched: Fetched,
    found: Listing | None,
    on_progress: Progress,
    patience: Patience | None = None,
) -> Report:
    """Bring in the entries that are new or changed, or the page that was fetched from `url`."""
    if found is None:
        page = Item(url, partial(of_address, archive, url, fetched))
        return ingest(archive, [page], on_progress=on_progress)
    patience = patience or Patience(EVERY_S)
    patience.sweep()
    new = (entry for entry in found.entries if not is_read(archive, entry))
    load = partial(of_entry, archive, fetcher, Leading(), patience)
    items = [Item(entry.place, partial(load, entry)) for entry in new]
    return ingest(archive, items, problems=found.problems, on_progress=on_progress)
