"""Ingests that run in the background, one after the other, each a job that can be watched.

What came from elsewhere is in the archive's spool before its job is there, and leaves it when the job has ended: what
was accepted is brought in, if need be by the next process that writes.
"""

import logging
import queue
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from embeddings.archive import Archive
from embeddings.intake.feeds import EVERY_S, bring_in, poll
from embeddings.intake.fetching import Fetcher
from embeddings.intake.incoming import Scan, bytes_of, objects, scan, uploads
from embeddings.intake.ingest import Cancelled, Report, ingest
from embeddings.intake.patience import Patience
from embeddings.intake.undoing import undo
from embeddings.readers import Problem, Reading
from embeddings.releases.release import Release
from embeddings.store.spool import Submission, given_up

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
        return (self.report.passages + self.report.embedded) / self.seconds if self.seconds else 0.0

    @property
    def eta_s(self) -> float | None:
        """Seconds left by the pace so far; None while nothing is known."""
        done, total = self.report.done, self.report.total
        if self.report.to_embed and done == total:  # all is read, and this is the last batch
            pace = self.passages_per_second
            return (self.report.to_embed - self.report.embedded) / pace if pace and not self.finished else None
        return self.seconds / done * (total - done) if done and not self.finished else None


Progress = Callable[[Report], None]
Work = Callable[[Progress], Report]


class JobQueue:
    """Runs jobs over one archive in one thread, those first that an earlier process did not come to the end of."""

    def __init__(self, archive: Archive, fetcher: Fetcher | None = None):
        self._archive = archive
        self._spool = archive.spool
        self._fetcher = fetcher or Fetcher()
        self._patience = Patience(EVERY_S)
        self._jobs: dict[str, Job] = {}
        self._accepted: dict[str, Submission] = {}  # that of each job that has one and has not ended
        self._changed = threading.Condition(threading.RLock())
        self._closing = self._closed = False
        self._queue: queue.Queue[tuple[str, Work] | None] = queue.Queue()
        self._take_up()
        self._thread = threading.Thread(target=self._run, name="ingest", daemon=True)
        self._thread.start()

    def submit_uploads(self, files: Sequence[tuple[str, BinaryIO]]) -> Job:
        """Files by their names. Raises NotAccepted, as everything does that is submitted from elsewhere."""
        return self._accept(self._spool.add_files(files))

    def submit_releases(self, releases: Sequence[Release], problems: Sequence[Problem] = ()) -> Job:
        return self._accept(self._spool.add_releases(releases, problems))

    def submit_address(self, url: str, waits: bool = True) -> Job:
        """Bring in the page at an address, or what the feed or sitemap there names.

        With `waits` False it is not for a later process: who asked is there, and may stop it by ending this one.
        """
        if not waits:
            return self._submit(lambda progress: bring_in(self._archive, self._fetcher, url, progress))
        return self._accept(self._spool.add("address", url))

    def submit_poll(self, url: str) -> Job:
        """Bring in what is new in a feed; the job that does so already, where there is one."""
        return self._polling(url) or self._accept(self._spool.add("poll", url))

    def _polling(self, url: str) -> Job | None:
        """The job that polls a feed, or is going to."""
        with self._changed:
            orders = [submission.order for submission in self._accepted.values()]
            polls = (self._jobs.get(one.id) for one in orders if (one.kind, one.url) == ("poll", url))
            return next(filter(None, polls), None)

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
            undoing = self._accept(self._spool.add("undo", "", job.report.arrivals, job.report.removed))
            self._update(job_id, report=replace(job.report, arrivals=()))
        return undoing

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
        """End before the next few passages are embedded; what is stored stays. None for an unknown job."""
        return self._want(job_id, "cancelling", ("queued", "running", "paused"))

    def _want(self, job_id: str, state: str, before: Sequence[str]) -> Job | None:
        with self._changed:
            job = self._jobs.get(job_id)
            if job and job.state in before:
                self._note(job_id, state="queued" if state == "running" else state)
                self._update(job_id, state=state)
            return self._jobs.get(job_id)

    def job(self, job_id: str) -> Job | None:
        with self._changed:
            return self._jobs.get(job_id)

    def wait(self, job_id: str, timeout_s: float | None = None) -> Job:
        """The job once it has ended or nothing goes on here, or as it is after `timeout_s`."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._jobs[job_id].finished, timeout_s)
            return self._jobs[job_id]

    @property
    def closed(self) -> bool:
        """Whether nothing is brought in here any more."""
        return self._closed

    def close(self) -> None:
        """Let the running job finish its batch and stop; what was accepted and is left, the next process brings in."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._queue.put(None)
        self._thread.join()
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _take_up(self) -> None:
        """Go on with what was accepted by an earlier process, but for what ended too many of them."""
        self._spool.sweep()
        self._archive.take_up_waiting()
        for submission in self._spool.waiting():
            standing, order = submission.standing, submission.order
            is_polled = order.kind == "poll" and self._polling(order.url)  # once is enough
            if standing.state == "cancelling" or is_polled:
                self._spool.remove(submission)
            elif standing.given_up:
                problem = Problem("the whole job", given_up(submission))
                self._jobs[order.id] = Job(order.id, "failed", Report(problems=(problem,)))
            else:
                self._accept(submission, standing.state, again=True)

    def _accept(self, submission: Submission, state: str = "queued", again: bool = False) -> Job:
        self._accepted[submission.order.id] = submission
        work = partial(self._brought_in, submission, again)
        return self._submit(work, submission.order.id, state)

    def _brought_in(self, submission: Submission, again: bool, progress: Progress) -> Report:
        """What carrying out a submission did; where it is done again, newer ones may have been done before it."""
        order = submission.order
        if order.kind == "address":
            return bring_in(self._archive, self._fetcher, order.url, progress)
        if order.kind == "poll":
            return poll(self._archive, self._fetcher, order.url, progress, patience=self._patience)
        if order.kind == "undo":
            return undo(self._archive, order.arrivals, order.removed)
        if order.kind == "releases":
            items = [objects(lambda: Reading(submission.releases(), order.problems))]
        else:
            items = uploads([(name, partial(bytes_of, path)) for name, path in submission.paths()])
        return ingest(self._archive, items, on_progress=progress, accepted=order.accepted, again=again)

    def _submit(self, work: Work, job_id: str = "", state: str = "queued") -> Job:
        job = Job(job_id or uuid.uuid4().hex[:12], state)
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
                if report.added + report.replaced and report.done < report.total:
                    self._note(job_id, attempts=0)  # what was stored until here does not end the program
                self._hold(job_id, pauses=not report.to_embed)

            try:
                state = self._carried_out(job_id, work, progress)
                self._archive.save()
                self._end(job_id, state)
            except Exception as error:
                log.exception("job %s failed", job_id)
                self._fail(job_id, error)

    def _carried_out(self, job_id: str, work: Work, progress: Progress) -> str:
        """The state in which the work ended; whatever it raises but Cancelled is raised."""
        try:
            self._hold(job_id)
            self._want(job_id, "running", ("queued",))  # it may have been cancelled since
            if submission := self._accepted.get(job_id):
                self._note(job_id, attempts=submission.standing.attempts + 1)
            progress(work(progress))
        except Cancelled:
            return "cancelled"
        return "done"

    def _end(self, job_id: str, state: str) -> None:
        """The job has come to its end; one that was merely stopped by closing waits for the next process."""
        with self._changed:
            submission = self._accepted.get(job_id)
            if submission and state == "cancelled" and self._jobs[job_id].state != "cancelling":
                self._note(job_id, attempts=0)
                state = submission.standing.state
            elif submission:
                self._spool.remove(self._accepted.pop(job_id))
            self._update(job_id, state=state)

    def _note(self, job_id: str, **changes: object) -> None:
        """Write down how far an accepted job is, unless that stands there."""
        with self._changed:
            submission = self._accepted.get(job_id)
            if submission and any(getattr(submission.standing, name) != new for name, new in changes.items()):
                noted = replace(submission, standing=replace(submission.standing, **changes))
                self._accepted[job_id] = noted
                try:
                    self._spool.note(noted)
                except OSError:  # a full disk; the job itself goes on, and tells of it where it matters
                    log.exception("how far job %s is could not be written down", job_id)

    def _hold(self, job_id: str, pauses: bool = True) -> None:
        """Wait while the job is paused, if it `pauses` here; raises Cancelled when it is to end."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._closing or not pauses or self._jobs[job_id].state != "paused"
            )
            if self._closing or self._jobs[job_id].state == "cancelling":
                raise Cancelled

    def _fail(self, job_id: str, error: Exception) -> None:
        report, kept = self._jobs[job_id].report, ""
        submission = self._accepted.get(job_id)
        if submission and submission.order.kind == "poll":  # the feed is polled again by itself
            self._spool.remove(self._accepted.pop(job_id))
        elif submission:
            self._note(job_id, reason=f"stopped: {error}")
            again = "" if submission.standing.given_up else "; the next start tries it again"
            kept = f" What was sent is kept in {submission.place} of the data folder{again}."
        problem = Problem("the whole job", f"stopped: {error}. What was counted until here is stored.{kept}")
        self._update(job_id, state="failed", report=replace(report, problems=(*report.problems, problem)))

    def _update(self, job_id: str, **changes: object) -> None:
        with self._changed:
            self._jobs[job_id] = replace(self._jobs[job_id], **changes)
            self._changed.notify_all()
