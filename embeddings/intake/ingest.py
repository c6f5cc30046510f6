"""Items into the archive: what is new, changed or gone, and what failed and why."""

import logging
import os
import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from embeddings.archive import Archive
from embeddings.intake import loading
from embeddings.intake.incoming import Item, file_item
from embeddings.intake.moving import Moves
from embeddings.intake.register import Register
from embeddings.readers import DOUBT, HOLDERS, KEPT, Problem, UnknownFormat, UnreadableFile
from embeddings.releases.delivery import Arrival, Changes, Delivery

BATCH = 40_000  # code points embedded and stored together: about 30 passages, a few seconds of work


@dataclass(frozen=True, slots=True)
class Report:
    """What an ingest did so far. Counts are releases, but `done` of `total` are items (files)."""

    total: int = 0
    done: int = 0
    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    removed: int = 0
    passages: int = 0
    embedded: int = 0  # passages of the batch that is being embedded,
    to_embed: int = 0  # which has so many
    problems: tuple[Problem, ...] = ()
    unread: tuple[Problem, ...] = ()  # those of files of which nothing could be read, by their path
    arrivals: tuple[Arrival, ...] = ()  # what can be taken back

    @property
    def failed(self) -> int:
        return sum(problem.kind not in (KEPT, DOUBT) for problem in self.problems)

    def with_changes(self, changes: Changes) -> "Report":
        return replace(
            self,
            added=self.added + changes.added,
            replaced=self.replaced + changes.replaced,
            unchanged=self.unchanged + changes.unchanged,
            removed=self.removed + changes.removed,
            passages=self.passages + changes.passages,
            arrivals=self.arrivals + changes.arrivals,
        )


class Cancelled(Exception):
    """A person stopped it; what was stored stays."""


STOPS = (sqlite3.Error, Cancelled)  # the archive itself cannot go on; anything else is the fault of one item
Progress = Callable[[Report], None]
log = logging.getLogger(__name__)


def ingest(
    archive: Archive,
    items: Sequence[Item],
    gone: Sequence[str] = (),
    problems: Sequence[Problem] = (),
    on_progress: Progress = lambda report: None,
    accepted: float = 0.0,
    again: bool = False,
) -> Report:
    """Bring `items` in and remove what is `gone`; every failure is reported and stops nothing but itself.

    `on_progress` is told at the beginning, of each few passages that are embedded and of each batch that is stored;
    where it raises Cancelled, what is not stored yet is left.

    `accepted` is when the items were, in seconds since 1970, 0 for now; where they are brought in `again`, what has
    become of a release since then stands, and is told. Raises sqlite3.Error when nothing can be stored at all (a full
    disk); what was reported until then is stored.
    """
    archive.link_rest()
    on_progress(report := Report(total=len(items), problems=tuple(problems)))
    report = _brought_in(archive, items, report, on_progress, accepted, again)
    for path in gone:
        report = replace(report, removed=report.removed + archive.remove_file(path))
    there = filter(os.path.isfile, archive.files_to_read_again())  # False where a folder may not be opened
    others = [file_item(Path(path)) for path in there]
    report = _brought_in(archive, others, replace(report, total=report.total + len(others)), on_progress)
    report = replace(report, problems=(*report.problems, *_emptied(archive, items)))
    on_progress(report)
    return report


def _brought_in(
    archive: Archive,
    items: Sequence[Item],
    report: Report,
    on_progress: Progress,
    accepted: float = 0.0,
    again: bool = False,
) -> Report:
    """The report with what these items brought."""
    register, moves, queue = Register(archive), Moves(archive), deque(items)
    pending: list[tuple[str, Delivery]] = []
    size = 0
    while queue:
        item = queue.popleft()
        try:
            loaded = loading.content(archive, register, moves, item)
            if loaded is None:
                report = replace(report, unchanged=report.unchanged + _stored(archive, item.path))
            else:
                loaded = loading.as_accepted(archive, item, loaded, accepted, again)
                if inside := loading.inside(item, loaded):
                    queue.extendleft(reversed(inside))
                    report = replace(report, total=report.total + len(inside))
                else:
                    pending.append((item.name, loaded.delivery))
                    size += sum(len(release.text) for release in loaded.delivery.releases)
                removed = sum(map(archive.remove_file, loaded.gone))
                report = replace(report, problems=report.problems + loaded.problems, removed=report.removed + removed)
        except STOPS:
            raise
        except Exception as error:
            report = _with_unread(report, item, error)
        report = replace(report, done=report.done + 1)
        if size >= BATCH:
            report, pending, size = _store(archive, pending, report, on_progress), [], 0
            register.stored()
            on_progress(report)
    return _store(archive, pending, report, on_progress)


def problem_with(archive: Archive, item: Item) -> str:
    """Why an item cannot be read now; "" where it can."""
    try:
        loading.content(archive, Register(archive), Moves(archive), item)
    except STOPS:
        raise
    except Exception as error:
        return reason_of(error)
    return ""


def _with_unread(report: Report, item: Item, error: Exception) -> Report:
    problem = Problem(item.name, reason_of(error), "format" if isinstance(error, UnknownFormat) else "")
    stays = item.path and not item.depth
    unread = (*report.unread, replace(problem, item=item.path)) if stays else report.unread
    return replace(report, problems=(*report.problems, problem), unread=unread)


def _emptied(archive: Archive, items: Sequence[Item]) -> list[Problem]:
    """Of how many files that are as they were everything has been removed from the archive, and of which first."""
    names = [item.name for item in items if item.path and _is_emptied(archive, item.path)]
    if not names:
        return []
    more = f" and {len(names) - 1} more files" if len(names) > 1 else ""
    reason = "removed from the archive, and stays so while the file is as it is; upload it to have it again"
    return [Problem(f"{names[0]}{more}", reason, DOUBT)]


def _is_emptied(archive: Archive, path: str) -> bool:
    """A file of files that none was read of never held anything."""
    digest = archive.file_digest(path)
    if not digest or digest.endswith(loading.PARTLY) or _stored(archive, path):
        return False
    return not path.lower().endswith(HOLDERS) or bool(archive.files_under(path))


def _stored(archive: Archive, path: str) -> int:
    """How many releases are stored of a file and of those inside it."""
    return sum(archive.releases_in(one) for one in (path, *archive.files_under(path)))


def _store(
    archive: Archive, pending: Sequence[tuple[str, Delivery]], report: Report, on_progress: Progress
) -> Report:
    """Store a batch at once; where that fails, one by one, so that only the culprit is left out."""
    if not pending:
        return report

    def on_embedded(done: int, total: int) -> None:
        on_progress(replace(report, embedded=done, to_embed=total))

    try:
        changes = archive.apply([delivery for _, delivery in pending], on_embedded)
        archive.link(changes.ids)
        return report.with_changes(changes)
    except (sqlite3.OperationalError, Cancelled):
        raise
    except Exception as error:
        if len(pending) == 1:
            return replace(report, problems=(*report.problems, Problem(pending[0][0], reason_of(error))))
    for one in pending:
        report = _store(archive, [one], report, on_progress)
    return report


def reason_of(error: Exception) -> str:
    """Why something could not be read or stored, for a person; what nobody foresaw goes whole to the log."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    if not isinstance(error, UnreadableFile | OSError):
        log.error("not foreseen", exc_info=error)
    return str(error) or type(error).__name__
