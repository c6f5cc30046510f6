"""Ingests that run in the background, one after the other, each a job that can be watched."""

import logging
import queue
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from embeddings.archive import Archive
from embeddings.feeds import bring_in, poll
from embeddings.fetching import Fetcher
from embeddings.incoming import Item, Scan, objects, scan, uploads
from embeddings.ingest import Report, ingest
from embeddings.readers import Problem, Reading
from embeddings.release import Release
from embeddings.undoing import undo

NOTHING = Report()
ENDS = ("done", "failed", "cancelled")
KEPT = 1000  # finished jobs that can still be asked for
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it is at this moment."""

    id: str
    state: str = "queued"  # "running", "paused", "cancelling", then "done", "failed" or "cancelled"
    report: Report = NOTHING
    seconds: float = 0.0  # since it began to run

    @property
    def finished(self) -> bool:
        return self.state in ENDS

    @property
    def undoable(self) -> bool:
        return self.finished and bool(self.report.arrivals)

    @property
    def passages_per_second(self) -> float:
        return self.report.passages / self.seconds if self.seconds else 0.0

    @property
    def eta_s(self) -> float | None:
        """Seconds left by the pace so far; None while nothing is known."""
        done, total = self.report.done, self.report.total
        return self.seconds / done * (total - done) if done and not self.finished else None


class Cancelled(Exception):
    """A person stopped the job; what it had stored stays."""


Work = Callable[[Callable[[Report], None]], Report]


class JobQueue:
    """Runs jobs over one archive in one thread."""

    def __init__(self, archive: Archive, fetcher: Fetcher | None = None):
        self._archive = archive
        self._fetcher = fetcher or Fetcher()
        self._jobs: dict[str, Job] = {}
        self._changed = threading.Condition(threading.RLock())
        self._closing = False
        self._queue: queue.Queue[tuple[str, Work] | None] = queue.Queue()
        self._thread = threading.Thread(target=self._run, name="ingest", daemon=True)
        self._thread.start()

    def submit_uploads(self, files: Sequence[tuple[str, bytes]]) -> Job:
        return self._submit_items(uploads(files))

    def submit_releases(self, releases: Sequence[Release], problems: Sequence[Problem] = ()) -> Job:
        return self._submit_items([objects(Reading(tuple(releases), tuple(problems)))])

    def submit_address(self, url: str) -> Job:
        """Bring in the page at an address, or what the feed or sitemap there names."""
        return self._submit(lambda progress: bring_in(self._archive, self._fetcher, url, progress))

    def submit_poll(self, url: str) -> Job:
        """Bring in what is new in a feed."""
        return self._submit(lambda progress: poll(self._archive, self._fetcher, url, progress))

    def _submit_items(self, items: Sequence[Item]) -> Job:
        return self._submit(lambda progress: ingest(self._archive, items, on_progress=progress))

    def submit_paths(self, paths: Sequence[Path]) -> Job:
        """Bring files and folders in, and remove what is gone from the folders."""

        return self._submit(lambda progress: self._ingest(scan(self._archive, paths), progress))

    def submit_scan(self, found: Scan) -> Job:
        return self._submit(lambda progress: self._ingest(found, progress))

    def _ingest(self, found: Scan, progress: Callable[[Report], None]) -> Report:
        return ingest(self._archive, found.items, found.gone, found.problems, progress)

    def submit_undo(self, job_id: str) -> Job | None:
        """Take back what a finished job brought in; None where it is unknown, still runs or brought nothing."""
        with self._changed:
            job = self._jobs.get(job_id)
            if job is None or not job.undoable:
                return None
            arrivals = job.report.arrivals
            self._update(job_id, report=replace(job.report, arrivals=()))
        return self._submit(lambda progress: undo(self._archive, arrivals))

    def jobs(self) -> list[Job]:
        """Those that are queued, running or still remembered, newest first."""
        with self._changed:
            return list(reversed(self._jobs.values()))

    def pause(self, job_id: str) -> Job | None:
        """Stop after the batch that is being stored, until it is resumed. None for an unknown job."""
        return self._want(job_id, "paused", ("queued", "running"))

    def resume(self, job_id: str) -> Job | None:
        return self._want(job_id, "running", ("paused",))

    def cancel(self, job_id: str) -> Job | None:
        """End after the batch that is being stored; what is stored stays. None for an unknown job."""
        return self._want(job_id, "cancelling", ("queued", "running", "paused"))

    def _want(self, job_id: str, state: str, before: Sequence[str]) -> Job | None:
        with self._changed:
            job = self._jobs.get(job_id)
            if job and job.state in before:
                self._update(job_id, state=state)
            return self._jobs.get(job_id)

    def job(self, job_id: str) -> Job | None:
        with self._changed:
            return self._jobs.get(job_id)

    def wait(self, job_id: str, timeout_s: float | None = None) -> Job:
        """The job once it has finished, or as it is after `timeout_s`."""
        with self._changed:
            self._changed.wait_for(lambda: self._jobs[job_id].finished, timeout_s)
            return self._jobs[job_id]

    def close(self) -> None:
        """Let the running job finish its batch and stop; what is queued is not begun."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._queue.put(None)
        self._thread.join()

    def _submit(self, work: Work) -> Job:
        job = Job(uuid.uuid4().hex[:12])
        with self._changed:
            for old in [j.id for j in self._jobs.values() if j.finished][: max(0, len(self._jobs) - KEPT)]:
                del self._jobs[old]
            self._jobs[job.id] = job
        self._queue.put((job.id, work))
        return job

    def _run(self) -> None:
        while task := self._queue.get():
            job_id, work = task
            began = time.monotonic()

            def progress(report: Report, job_id: str = job_id, began: float = began) -> None:
                self._update(job_id, report=report, seconds=time.monotonic() - began)
                self._hold(job_id)

            try:
                state = self._carried_out(job_id, work, progress)
                self._archive.save()
                self._update(job_id, state=state)
            except Exception as error:
                log.exception("job %s failed", job_id)
                self._fail(job_id, error)

    def _carried_out(self, job_id: str, work: Work, progress: Callable[[Report], None]) -> str:
        """The state in which the work ended; whatever it raises but Cancelled is raised."""
        try:
            self._hold(job_id)
            self._want(job_id, "running", ("queued",))  # it may have been cancelled since
            progress(work(progress))
        except Cancelled:
            return "cancelled"
        return "done"

    def _hold(self, job_id: str) -> None:
        """Wait while the job is paused; raises Cancelled when it is to end."""
        with self._changed:
            self._changed.wait_for(lambda: self._closing or self._jobs[job_id].state != "paused")
            if self._closing or self._jobs[job_id].state == "cancelling":
                raise Cancelled

    def _fail(self, job_id: str, error: Exception) -> None:
        report = self._jobs[job_id].report
        problem = Problem("the whole job", f"stopped: {error}. What was counted until here is stored.")
        self._update(job_id, state="failed", report=replace(report, problems=(*report.problems, problem)))

    def _update(self, job_id: str, **changes: object) -> None:
        with self._changed:
            self._jobs[job_id] = replace(self._jobs[job_id], **changes)
            self._changed.notify_all()
