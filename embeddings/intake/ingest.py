"""Items into the archive: what is new, changed or gone, and what failed and why."""

import hashlib
import logging
import os
import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from embeddings.archive import Archive
from embeddings.intake.incoming import Item, Loaded, file_item, is_below, named_by_content
from embeddings.intake.moving import MOVED, Moves
from embeddings.intake.register import Register
from embeddings.intake.usable import usable
from embeddings.readers import DOUBT, HOLDERS, KEPT, Part, Problem, UnknownFormat, UnreadableFile, file_name
from embeddings.readers.guarded import read
from embeddings.releases.delivery import Arrival, Changes, Delivery
from embeddings.releases.release import Release

READERS_VERSION = 9  # raised when readers improve, so that unchanged files are read again
MAX_DEPTH = 4  # files within files within files; droste.zip holds itself
PARTLY = " partly"  # behind the digest of a file that has what cannot be read: each time it is told again
OVERTAKEN = "was changed or removed after this was sent, and that stands"
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
            loaded = _loaded(archive, register, moves, item)
            if loaded is not None:
                loaded = _as_accepted(archive, item, loaded, accepted, again)
            if loaded is None:
                report = replace(report, unchanged=report.unchanged + _stored(archive, item.path))
            elif inside := _inside(item, loaded):
                queue.extendleft(reversed(inside))
                report = replace(report, total=report.total + len(inside))
            else:
                pending.append((item.name, loaded.delivery))
                size += sum(len(release.text) for release in loaded.delivery.releases)
            if loaded is not None:
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
        _loaded(archive, Register(archive), Moves(archive), item)
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


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it is, and the digest with which it was read before; `former` is where, if it was moved since."""

    digest: str = ""
    known: str = ""
    former: str = ""
    reread: bool = False  # its content is as it was

    @property
    def is_as_read(self) -> bool:
        """Whether what it holds is in the archive, but for what could not be read or a person changed there."""
        return bool(self.digest) and self.known.startswith(self.digest)


def _file(archive: Archive, moves: Moves, path: str, data: bytes) -> _File:
    content = hashlib.sha256(data).hexdigest()
    digest = f"{content} {READERS_VERSION}"
    if not path:
        return _File(digest)
    known, former = archive.file_digest(path), ""
    if not known and (former := moves.former(path, content)):
        known = archive.file_digest(former) + MOVED
    return _File(digest, known, former, known.startswith(content))


def _loaded(archive: Archive, register: Register, moves: Moves, item: Item) -> Loaded | None:
    """What an item holds; None where the file is as before."""
    loaded = item.load()
    if isinstance(loaded, Loaded):
        return _named(archive, register, item, loaded)
    file, before, origin, within = _File(), item.path, item.path, ""
    if isinstance(loaded, bytes):
        file = _file(archive, moves, item.path, loaded)
        before = file.former or item.path
        if file.known == file.digest:
            return None
        origin, within = before or None, item.name
        loaded = read(named_by_content(item.path or item.name, loaded), loaded)
    several = len(loaded.releases) > 1
    releases, unusable = usable(loaded.releases, item.name)
    sent = "" if item.path else file_name.version(item.name)[0]
    good, beside = register.named(releases, origin, item.path, several, sent, archive.first_path(before))
    told = [replace(p, item=_within(within, item.path, p.item)) for p in loaded.problems]
    problems = [*told, *unusable]
    if file.is_as_read:
        good, beside = _as_held(archive, good, before), ()
    gone = _gone_inside(archive, item, loaded.parts)
    whole = all(problem.kind == DOUBT for problem in problems)
    digest = file.digest + PARTLY if file.digest and problems else file.digest
    if not whole and (kept := len(gone) + len(archive.ids_in(before) - {release.id for release in good})):
        problems.append(
            Problem(item.name, f"not all of it could be read: {kept} more that it held before stay")
        )
    delivery = Delivery(good, item.path, digest, file.reread, whole and not file.is_as_read, file.former)
    problems += _within_item(item, beside)
    return Loaded(delivery, tuple(problems), loaded.parts, gone if whole else ())


def _as_held(archive: Archive, releases: Sequence[Release], path: str) -> tuple[Release, ...]:
    """Those that the archive has of a file that is as it was; what was removed or given other words since stays so."""
    held = archive.ids_in(path)
    there = ((release, archive.release(release.id)) for release in releases if release.id in held)
    return tuple(release if release.text == stored.text else stored for release, stored in there)


def _named(archive: Archive, register: Register, item: Item, loaded: Loaded) -> Loaded:
    """What loaded itself, with the ids that its releases get."""
    delivery = loaded.delivery
    good, beside = register.named(delivery.releases, delivery.path, several=len(delivery.releases) > 1)
    problems = (*loaded.problems, *_within_item(item, beside))
    if not item.path and (kept := archive.ids_in(delivery.path) - {release.id for release in good}):
        problems += (Problem(item.name, f"{len(kept)} that it held before and does not hold now stay", KEPT),)
    return replace(loaded, delivery=replace(delivery, releases=good), problems=problems)


def _as_accepted(archive: Archive, item: Item, loaded: Loaded, accepted: float, again: bool) -> Loaded:
    """What an item holds that was accepted then, but `again` without what something newer replaced or removed."""
    if again:
        loaded = _without_overtaken(archive, item, loaded, accepted)
    return replace(loaded, delivery=replace(loaded.delivery, accepted=accepted))


def _without_overtaken(archive: Archive, item: Item, loaded: Loaded, accepted: float) -> Loaded:
    releases = loaded.delivery.releases
    newer = archive.changed_since([release.id for release in releases], accepted)
    left = [Problem(one.called, f"left out: {one.id} {OVERTAKEN}") for one in releases if one.id in newer]
    kept = tuple(one for one in releases if one.id not in newer)
    problems = (*loaded.problems, *_within_item(item, left))
    return replace(loaded, delivery=replace(loaded.delivery, releases=kept), problems=problems)


def _within_item(item: Item, problems: Sequence[Problem]) -> list[Problem]:
    return [replace(problem, item=f"{item.name}: {problem.item}") for problem in problems]


def _within(name: str, path: str, place: str) -> str:
    """A place in the file of this name, or the file itself, as its problem names it."""
    return name if name and place in (name, path) else ": ".join(filter(None, (name, place)))


def _inside(item: Item, loaded: Loaded) -> list[Item]:
    """The files inside a file, and last the file itself: once it counts as read, so do they."""
    if not loaded.parts:
        return []
    if item.depth == MAX_DEPTH:
        raise UnreadableFile(f"files within files, more than {MAX_DEPTH} deep")
    item.room.take(loaded.parts)
    found = [
        Item(
            f"{item.name}/{part.name}",
            lambda data=part.data: data,
            f"{item.path}/{part.name}" if item.path else "",
            item.depth + 1,
            item.room,
        )
        for part in loaded.parts
    ]
    return [*found, Item(item.name, lambda: Loaded(loaded.delivery), item.path, item.depth)]


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
    if not digest or digest.endswith(PARTLY) or _stored(archive, path):
        return False
    return not path.lower().endswith(HOLDERS) or bool(archive.files_under(path))


def _stored(archive: Archive, path: str) -> int:
    """How many releases are stored of a file and of those inside it."""
    return sum(archive.releases_in(one) for one in (path, *archive.files_under(path)))


def _gone_inside(archive: Archive, item: Item, parts: Sequence[Part]) -> tuple[str, ...]:
    """What was inside a file that has changed and no longer is."""
    if not item.path:
        return ()
    present = {f"{item.path}/{part.name}" for part in parts}
    return tuple(path for path in archive.files_under(item.path) if not is_below(path, present))


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
