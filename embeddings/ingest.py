"""Files, uploads and release objects into the archive: what is new, changed or gone, and what failed and why."""

import hashlib
import os
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from embeddings.archive import Archive, Changes, Delivery
from embeddings.readers import Problem, Reading, UnreadableFile, read
from embeddings.release import Release

READERS_VERSION = 1  # raised when readers improve, so that unchanged files are read again
BATCH = 40_000  # code points embedded and stored together: about 30 passages, a few seconds of work


@dataclass(frozen=True, slots=True)
class Item:
    """Something to bring in. `path` is empty for what does not come from a file that stays."""

    name: str
    load: Callable[[], bytes | Reading]
    path: str = ""


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
        gone.extend(file for file in known if file not in present)
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
    pending: list[tuple[str, Delivery]] = []
    size = 0
    for item in items:
        try:
            delivery, found = _delivery(archive, item)
            report = replace(report, problems=report.problems + found)
            if delivery is None:
                report = replace(report, unchanged=report.unchanged + archive.releases_in(item.path))
            else:
                pending.append((item.name, delivery))
                size += sum(len(release.text) for release in delivery.releases)
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


def _delivery(archive: Archive, item: Item) -> tuple[Delivery | None, tuple[Problem, ...]]:
    """The releases of an item and what was wrong with some of them; None where the file is as before."""
    loaded = item.load()
    digest = ""
    if isinstance(loaded, bytes):
        digest = hashlib.sha256(b"%d\n" % READERS_VERSION + loaded).hexdigest()
        if item.path and archive.file_digest(item.path) == digest:
            return None, ()
        loaded = read(item.path or item.name, loaded)
    several = len(loaded.releases) > 1
    good, problems = [], list(loaded.problems)
    for release in loaded.releases:
        if reason := _unusable(release):
            problems.append(Problem(f"{item.name}: {release.title or release.id}", reason))
        else:
            good.append(identified(release, item.path, several))
    return Delivery(tuple(good), item.path, digest), tuple(problems)


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
