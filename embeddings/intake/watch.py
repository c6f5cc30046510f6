"""Folders watched by looking, which also works where a network mount reports nothing."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from embeddings.archive import Archive
from embeddings.intake.incoming import Item, Scan, scan
from embeddings.intake.ingest import problem_with
from embeddings.intake.jobs import Job, JobQueue
from embeddings.readers import SUFFIXES, Problem
from embeddings.readers.file_name import has_extension

EVERY_S = 10.0  # between two looks
RETRY_S = 60.0  # until a file that could not be read is tried again; twice as long each time,
LONGEST_S = 86_400.0  # up to this
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file could not be read, and when to try again (time.monotonic)."""

    reason: str
    due: float
    wait_s: float


class Watcher:
    """Brings in what is new, changed or gone: a file that still grows, and one that was there a moment ago,
    is left until the next look. What could not be read is tried again, and told of when that has changed."""

    def __init__(self, archive: Archive, jobs: JobQueue, paths: Sequence[Path]):
        self._archive, self._jobs, self._paths = archive, jobs, paths
        self._seen: dict[str, tuple[int, int]] = {}  # size and time of change at the last look
        self._done: dict[str, tuple[int, int]] = {}  # and when they were brought in
        self._failed: dict[str, Failure] = {}
        self._missed: frozenset[str] = frozenset()  # what was gone at the last look
        self._told: frozenset[Problem] = frozenset()

    def look(self) -> Job | None:
        """Queue a job for what has settled since; None when there is nothing."""
        found = self._settled(scan(self._archive, self._paths))
        news, self._told = set(found.problems) - self._told, frozenset(found.problems)
        if not (found.items or found.gone or news):
            return None
        return self._jobs.submit_scan(found)

    def run(self, stop: threading.Event, on_job: Callable[[Job], None], every_s: float = EVERY_S) -> None:
        """Look again and again, and tell of each finished job, until `stop` is set."""
        while not stop.is_set():
            try:
                if job := self.look():
                    job = self._jobs.wait(job.id)
                    self._remember(job.report.unread)
                    if job.state != "done":  # a full disk perhaps: what did not come in is tried again
                        self._done = {}
                    on_job(job)
            except Exception:
                log.exception("the folders could not be looked through; this is tried again")
            stop.wait(every_s)

    def _settled(self, found: Scan) -> Scan:
        states = {item.path: _state(item.file) for item in found.items if item.file}
        settled = [
            item
            for item in found.items
            if (state := states.get(item.path)) and state == self._seen.get(item.path)
        ]
        ready = [
            item
            for item in settled
            if states[item.path] != self._done.get(item.path) or self._recovered(item)
        ]
        self._seen = {path: state for path, state in states.items() if state}
        self._done = {path: state for path, state in self._done.items() if path in self._seen}
        self._done |= {item.path: self._seen[item.path] for item in ready}
        waiting = self._seen.keys() - {item.path for item in ready}
        self._failed = {path: failure for path, failure in self._failed.items() if path in waiting}
        gone = tuple(path for path in found.gone if path in self._missed)
        self._missed = frozenset(found.gone)
        return replace(found, items=tuple(ready), gone=gone)

    def _remember(self, unread: Sequence[Problem]) -> None:
        """Try these again later, but for what has no format that is read."""
        for path, reason in ((problem.item, problem.reason) for problem in unread):
            if PurePosixPath(path).suffix.lower() in SUFFIXES or not has_extension(path):
                self._failed[path] = Failure(reason, time.monotonic() + RETRY_S, RETRY_S)

    def _recovered(self, item: Item) -> bool:
        """Whether a file that could not be read can be now, or cannot for another reason."""
        failure, now = self._failed.get(item.path), time.monotonic()
        if failure is None or failure.due > now:
            return False
        if problem_with(self._archive, item) != failure.reason:
            return True
        wait_s = min(2 * failure.wait_s, LONGEST_S)
        self._failed[item.path] = Failure(failure.reason, now + wait_s, wait_s)
        return False


def _state(file: Path) -> tuple[int, int] | None:
    """Size and time of change, of a link to what is away its own; None where it has gone this very moment."""
    for look in (file.stat, file.lstat):
        with suppress(OSError):
            status = look()
            return status.st_size, status.st_mtime_ns
    return None
