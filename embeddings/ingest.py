"""Files, uploads and release objects into the archive: what is new, changed or gone, and what failed and why."""

import hashlib
import os
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from embeddings.archive import Archive
from embeddings.delivery import Changes, Delivery
from embeddings.identity import identified
from embeddings.readers import Part, Problem, Reading, UnreadableFile, read
from embeddings.release import Release

READERS_VERSION = 3  # raised when readers improve, so that unchanged files are read again
MAX_DEPTH = 4  # files within files within files; droste.zip holds itself
MAX_INSIDE = 100_000  # files in one, all depths together
BATCH = 40_000  # code points embedded and stored together: about 30 passages, a few seconds of work


@dataclass(frozen=True, slots=True)
class Item:
    """Something to bring in. `path` is empty for what does not come from a file that stays.

    The files inside a file are items below its path, as if it were a folder; `depth` is how many hold it.
    """

    name: str
    load: Callable[[], "bytes | Reading | Delivery"]
    path: str = ""
    depth: int = 0


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
        )


def scan(archive: Archive, paths: Sequence[Path]) -> Scan:
    """What `paths` (files and folders) hold now, beside what the archive has from them."""
    items, gone, problems = [], [], []
    for path in paths:
        path = path.resolve()
        if path.is_file() or not path.exists():
            items.append(_file_item(path))
            continue
        if not path.is_dir():
            problems.append(Problem(path.name, "neither a file nor a folder"))
            continue
        files = list(_files(path, problems))
        known = archive.files_under(_posix(path))
        if known and not files:
            problems.append(
                Problem(str(path), f"empty now, but {len(known)} files came from it: nothing was removed")
            )
            continue
        present = {_posix(file) for file in files}
        items.extend(_file_item(file) for file in files)
        gone.extend(file for file in known if not _is_below(file, present))
    return Scan(tuple(items), tuple(gone), tuple(problems))


def _file_item(path: Path) -> Item:
    return Item(PurePosixPath(_posix(path)).name, path.read_bytes, _posix(path))


def _posix(path: Path) -> str:
    """A path as text that can be stored, whatever bytes its name is made of."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _files(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """Regular files below a folder in order of name; hidden ones and what cannot be opened stay out."""

    def unreadable(error: OSError) -> None:
        problems.append(Problem(str(error.filename), error.strerror or "cannot be opened"))

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if not name.startswith(".") and path.is_file():
                yield path


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
                    removed=report.removed
                    + (0 if loaded.settled else _remove_gone(archive, item, loaded.parts)),
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
    """What an item holds; `settled` when the files inside it have been brought in."""

    delivery: Delivery
    problems: tuple[Problem, ...] = ()
    parts: tuple[Part, ...] = ()
    settled: bool = False


def _loaded(archive: Archive, item: Item) -> _Loaded | None:
    """What an item holds; None where the file is as before."""
    loaded = item.load()
    digest, reread = "", False
    if isinstance(loaded, Delivery):
        return _Loaded(loaded, settled=True)
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
            problems.append(Problem(f"{item.name}: {release.title or release.id}", reason))
        else:
            good.append(identified(release, item.path, several))
    return _Loaded(Delivery(tuple(good), item.path, digest, reread), tuple(problems), loaded.parts)


def _within(item: Item, place: str) -> str:
    return f"{item.name}: {place}" if item.depth else place


def _inside(item: Item, loaded: _Loaded) -> list[Item]:
    """The files inside a file, and last the file itself: once it counts as read, so do they."""
    if not loaded.parts:
        return []
    if item.depth == MAX_DEPTH:
        raise UnreadableFile(f"files within files, more than {MAX_DEPTH} deep")
    if len(loaded.parts) > MAX_INSIDE:
        raise UnreadableFile(f"{len(loaded.parts)} files in one; at most {MAX_INSIDE} are read")
    found = [
        Item(
            f"{item.name}/{part.name}",
            lambda data=part.data: data,
            f"{item.path}/{part.name}" if item.path else "",
            item.depth + 1,
        )
        for part in loaded.parts
    ]
    return [*found, Item(item.name, lambda: loaded.delivery, item.path, item.depth)]


def _stored(archive: Archive, path: str) -> int:
    """How many releases are stored of a file and of those inside it."""
    return sum(archive.releases_in(one) for one in (path, *archive.files_under(path)))


def _remove_gone(archive: Archive, item: Item, parts: Sequence[Part]) -> int:
    """Remove what was inside a file that has changed and no longer is; how many releases went."""
    if not item.path:
        return 0
    present = {f"{item.path}/{part.name}" for part in parts}
    return sum(
        archive.remove_file(path) for path in archive.files_under(item.path) if not _is_below(path, present)
    )


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
    try:
        "".join((release.text, release.title, release.id, release.source, release.url)).encode()
    except UnicodeEncodeError:
        return "broken Unicode (lone surrogates)"
    return "contains NUL characters" if "\0" in release.text else ""


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__
