"""Files, uploads and release objects into the archive: what is new, changed or gone, and what failed and why."""

import hashlib
import os
import re
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from embeddings.archive import Archive, Changes, Delivery
from embeddings.readers import Part, Problem, Reading, UnreadableFile, read
from embeddings.release import Release

READERS_VERSION = 2  # raised when readers improve, so that unchanged files are read again
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
        if not path.is_dir():
            items.append(_file_item(path))
            continue
        files = list(_files(path, problems))
        known = archive.files_under(path.as_posix())
        if known and not files:
            problems.append(
                Problem(str(path), f"empty now, but {len(known)} files came from it: nothing was removed")
            )
            continue
        present = {file.as_posix() for file in files}
        items.extend(_file_item(file) for file in files)
        gone.extend(file for file in known if not _is_below(file, present))
    return Scan(tuple(items), tuple(gone), tuple(problems))


def _file_item(path: Path) -> Item:
    return Item(path.name, path.read_bytes, path.as_posix())


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
    digest = ""
    if isinstance(loaded, Delivery):
        return _Loaded(loaded, settled=True)
    if isinstance(loaded, bytes):
        digest = hashlib.sha256(b"%d\n" % READERS_VERSION + loaded).hexdigest()
        if item.path and archive.file_digest(item.path) == digest:
            return None
        loaded = read(item.path or item.name, loaded)
    several = len(loaded.releases) > 1
    good, problems = [], [Problem(_within(item, p.item), p.reason) for p in loaded.problems]
    for release in loaded.releases:
        if reason := _unusable(release):
            problems.append(Problem(f"{item.name}: {release.title or release.id}", reason))
        else:
            good.append(identified(release, item.path, several))
    return _Loaded(Delivery(tuple(good), item.path, digest), tuple(problems), loaded.parts)


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
        return report.with_changes(archive.apply([delivery for _, delivery in pending]))
    except sqlite3.OperationalError:
        raise
    except Exception as error:
        if len(pending) == 1:
            return replace(report, problems=(*report.problems, Problem(pending[0][0], _reason(error))))
    for one in pending:
        report = _store(archive, [one], report)
    return report


def identified(release: Release, path: str, several: bool = False) -> Release:
    """The release with an id that it will have again next time.

    Its own id where it names one; the file, so that a changed file replaces its release; the address with
    the language; else the text itself, so that two different uploads never replace one another.
    """
    folder = f"{PurePosixPath(path).parent}/"
    group = release.version_of
    if path and group.startswith(folder):  # versions known by file name: the folder is part of the name
        group = f"{_slug(group.removeprefix(folder))}-{_short(group)}"
    if release.id:
        return replace(release, version_of=group)
    if path and not several:
        made = f"{_slug(PurePosixPath(path).stem)}-{_short(path)}"
    elif release.url:
        made = f"{_slug(release.title)}-{_short(release.url + release.language)}"
    else:
        made = f"{_slug(release.title)}-{_short(release.title + release.text)}"
    return replace(release, id=made, version_of=group)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", text.lower()).strip("-.")[:60] or "release"


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]


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
