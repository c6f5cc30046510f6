"""Files, uploads and release objects into the archive: what is new, changed or gone, and what failed and why."""

import hashlib
import os
import sqlite3
import stat
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath

from embeddings.archive import Archive
from embeddings.delivery import Arrival, Changes, Delivery
from embeddings.identity import identified
from embeddings.readers import MAX_BYTES, Part, Problem, Reading, UnreadableFile
from embeddings.readers.guarded import read
from embeddings.release import Release

READERS_VERSION = 4  # raised when readers improve, so that unchanged files are read again
MAX_DEPTH = 4  # files within files within files; droste.zip holds itself
MAX_INSIDE = 100_000  # files in one, all depths together
MAX_UNPACKED = 2 << 30  # bytes, of those files together
MAX_TEXT = 2_000_000  # code points of one release, a book of a thousand pages: as many passages fit into memory
EMPTY = "empty now"
BATCH = 40_000  # code points embedded and stored together: about 30 passages, a few seconds of work


@dataclass(slots=True)
class Room:
    """How much may still be unpacked out of one file, however deep."""

    files: int = MAX_INSIDE
    size: int = MAX_UNPACKED  # bytes

    def take(self, parts: Sequence[Part]) -> None:
        """Raises UnreadableFile when it is used up."""
        self.files -= len(parts)
        self.size -= sum(len(part.data) for part in parts)
        if self.files < 0:
            raise UnreadableFile(f"more than {MAX_INSIDE} files in one; unpack it into a folder")
        if self.size < 0:
            raise UnreadableFile(f"more than {MAX_UNPACKED >> 30} GB when unpacked; unpack it into a folder")


@dataclass(frozen=True, slots=True)
class Item:
    """Something to bring in. `path` is empty for what does not come from a file that stays.

    The files inside a file are items below its path, as if it were a folder; `depth` is how many hold it.
    """

    name: str
    load: Callable[[], "bytes | Reading | Delivery"]
    path: str = ""
    depth: int = 0
    room: Room = field(default_factory=Room)


@dataclass(frozen=True, slots=True)
class Scan:
    """The files under the paths that a person named, and those of them that are gone since last time."""

    items: tuple[Item, ...]
    gone: tuple[str, ...]
    problems: tuple[Problem, ...]


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
    problems: tuple[Problem, ...] = ()
    arrivals: tuple[Arrival, ...] = ()  # what can be taken back

    @property
    def failed(self) -> int:
        return len(self.problems)

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


def scan(archive: Archive, paths: Sequence[Path]) -> Scan:
    """What `paths` (files and folders) hold now, beside what the archive has from them."""
    items, gone, problems = [], [], []
    for path in paths:
        path = Path(os.path.realpath(path))
        if path.is_dir():
            found = _scan_folder(archive, path)
            items.extend(found.items)
            gone.extend(found.gone)
            problems.extend(found.problems)
        elif path.is_file() or not path.exists():
            items.append(_file_item(path))
        else:
            problems.append(Problem(path.name, "neither a file nor a folder"))
    return Scan(tuple(items), tuple(gone), tuple(problems))


def _scan_folder(archive: Archive, folder: Path) -> Scan:
    """What a folder holds. What was below a folder that shows nothing now is not gone: a share that is not
    mounted looks like an empty folder, and one whose server is away cannot be opened."""
    unseen: dict[str, str] = {}
    files = list(_files(folder, unseen))
    if not files:
        unseen.setdefault(_posix(folder), EMPTY)
    known = archive.files_under(_posix(folder))
    present = {_posix(file) for file in files}
    gone = [file for file in known if not _is_below(file, present)]
    problems, kept = [], set()
    for parent, reason in unseen.items():
        below = {file for file in gone if file.startswith(f"{parent}/")} - kept
        kept |= below
        if below or reason != EMPTY:
            more = f"{len(below)} files came from it: nothing was removed" if below else ""
            problems.append(Problem(parent, ", but ".join(filter(None, (reason, more)))))
    items = tuple(map(_file_item, files))
    return Scan(items, tuple(file for file in gone if file not in kept), tuple(problems))


def _file_item(path: Path) -> Item:
    return Item(PurePosixPath(_posix(path)).name, partial(_bytes_of, path), _posix(path))


def _bytes_of(path: Path) -> bytes:
    """What a file holds; raises UnreadableFile before more than a file of releases has is in memory."""
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise UnreadableFile(
                f"{os.fstat(file.fileno()).st_size >> 20} MB; a file of releases has at most {MAX_BYTES >> 20} MB"
            )
    return data


def _posix(path: Path) -> str:
    """A path as text that can be stored, whatever bytes its name is made of."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _files(folder: Path, unseen: dict[str, str]) -> Iterator[Path]:
    """The files below a folder in order of name, but for hidden ones; `unseen` names the folders that are
    empty or cannot be opened, and why."""

    def unreadable(error: OSError) -> None:
        unseen[_posix(Path(error.filename))] = error.strerror or "cannot be opened"

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        if not folders and not names:
            unseen[_posix(Path(parent))] = EMPTY
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if not name.startswith(".") and _may_be_file(path):
                yield path


def _may_be_file(path: Path) -> bool:
    """Whether this is a regular file, or one that cannot be looked at: reading it will say why."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return path.is_symlink()  # to what is away; else it went this very moment
    except OSError:
        return True


def _is_below(file: str, present: set[str]) -> bool:
    """Whether a file, or one that holds it, is there."""
    return file in present or any(parent.as_posix() in present for parent in PurePosixPath(file).parents)


def uploads(files: Sequence[tuple[str, bytes]]) -> list[Item]:
    return [Item(PurePosixPath(name).name or "upload", lambda data=data: data) for name, data in files]


def objects(reading: Reading) -> Item:
    """Releases that came as objects through the API."""
    return Item("releases", lambda: reading)


def ingest(
    archive: Archive,
    items: Sequence[Item],
    gone: Sequence[str] = (),
    problems: Sequence[Problem] = (),
    on_progress: Callable[[Report], None] = lambda report: None,
) -> Report:
    """Bring `items` in and remove what is `gone`; every failure is reported and stops nothing but itself.

    Raises sqlite3.OperationalError when nothing can be stored at all (a full disk); what was reported until
    then is stored.
    """
    archive.link_rest()
    report = Report(total=len(items), problems=tuple(problems))
    queue = deque(items)
    pending: list[tuple[str, Delivery]] = []
    size = 0
    while queue:
        item = queue.popleft()
        try:
            loaded = _loaded(archive, item)
            if loaded is None:
                report = replace(report, unchanged=report.unchanged + _stored(archive, item.path))
            elif inside := _inside(item, loaded):
                queue.extendleft(reversed(inside))
                report = replace(report, total=report.total + len(inside))
            else:
                pending.append((item.name, loaded.delivery))
                size += sum(len(release.text) for release in loaded.delivery.releases)
            if loaded is not None:
                report = replace(
                    report,
                    problems=report.problems + loaded.problems,
                    removed=report.removed + sum(map(archive.remove_file, loaded.gone)),
                )
        except (UnreadableFile, OSError) as error:
            report = replace(report, problems=(*report.problems, Problem(item.name, _reason(error))))
        report = replace(report, done=report.done + 1)
        if size >= BATCH:
            report, pending, size = _store(archive, pending, report), [], 0
            on_progress(report)
    report = _store(archive, pending, report)
    for path in gone:
        report = replace(report, removed=report.removed + archive.remove_file(path))
    on_progress(report)
    return report


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What an item holds; `gone` were inside it and no longer are."""

    delivery: Delivery
    problems: tuple[Problem, ...] = ()
    parts: tuple[Part, ...] = ()
    gone: tuple[str, ...] = ()


def _loaded(archive: Archive, item: Item) -> _Loaded | None:
    """What an item holds; None where the file is as before."""
    loaded = item.load()
    digest, reread = "", False
    if isinstance(loaded, Delivery):
        return _Loaded(loaded)
    if isinstance(loaded, bytes):
        content = hashlib.sha256(loaded).hexdigest()
        digest = f"{content} {READERS_VERSION}"
        known = archive.file_digest(item.path) if item.path else ""
        if known == digest:
            return None
        reread = known.startswith(content)
        loaded = read(item.path or item.name, loaded)
    several = len(loaded.releases) > 1
    good, problems = [], [Problem(_within(item, p.item), p.reason) for p in loaded.problems]
    for release in loaded.releases:
        if reason := _unusable(release):
            problems.append(Problem(": ".join(filter(None, (item.name, release.title or release.id))), reason))
        else:
            good.append(identified(release, item.path, several))
    gone = _gone_inside(archive, item, loaded.parts)
    whole = not problems
    if not whole and (kept := len(gone) + len(archive.ids_in(item.path) - {release.id for release in good})):
        problems.append(
            Problem(
                _within(item, item.name), f"not all of it could be read: {kept} more that it held before stay"
            )
        )
    delivery = Delivery(tuple(good), item.path, digest, reread, whole)
    return _Loaded(delivery, tuple(problems), loaded.parts, gone if whole else ())


def _within(item: Item, place: str) -> str:
    return f"{item.name}: {place}" if item.depth else place


def _inside(item: Item, loaded: _Loaded) -> list[Item]:
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
    return [*found, Item(item.name, lambda: loaded.delivery, item.path, item.depth)]


def _stored(archive: Archive, path: str) -> int:
    """How many releases are stored of a file and of those inside it."""
    return sum(archive.releases_in(one) for one in (path, *archive.files_under(path)))


def _gone_inside(archive: Archive, item: Item, parts: Sequence[Part]) -> tuple[str, ...]:
    """What was inside a file that has changed and no longer is."""
    if not item.path:
        return ()
    present = {f"{item.path}/{part.name}" for part in parts}
    return tuple(path for path in archive.files_under(item.path) if not _is_below(path, present))


def _store(archive: Archive, pending: Sequence[tuple[str, Delivery]], report: Report) -> Report:
    """Store a batch at once; where that fails, one by one, so that only the culprit is left out."""
    if not pending:
        return report
    try:
        changes = archive.apply([delivery for _, delivery in pending])
        archive.link(changes.ids)
        return report.with_changes(changes)
    except sqlite3.OperationalError:
        raise
    except Exception as error:
        if len(pending) == 1:
            return replace(report, problems=(*report.problems, Problem(pending[0][0], _reason(error))))
    for one in pending:
        report = _store(archive, [one], report)
    return report


def _unusable(release: Release) -> str:
    if not release.text.strip():
        return "no text"
    if len(release.text) > MAX_TEXT:
        return f"a text of {len(release.text):,} characters is no release; at most {MAX_TEXT:,} are taken"
    try:
        "".join((release.text, release.title, release.id, release.source, release.url)).encode()
    except UnicodeEncodeError:
        return "broken Unicode (lone surrogates)"
    return "contains NUL characters" if "\0" in release.text else ""


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__
