"""What was accepted and is not in the archive yet, as files: it outlives this process, however that ends.

Each submission is a folder, whole or not there: `.order.json` says what is to be done, `.standing.json` how far it
is, and the files beside them are as they were sent, so that a person can bring them in by hand.
"""

import json
import os
import shutil
import tarfile
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from embeddings.readers import SUFFIXES, Problem
from embeddings.releases.delivery import Arrival
from embeddings.releases.release import Release
from embeddings.store import records

TRIES = 3  # times that the program may end over a submission before that is left alone
ORDER, STANDING = ".order.json", ".standing.json"  # hidden: no release is looked for in them
COPIED = 1 << 20  # bytes at a time


class NotAccepted(Exception):
    """A submission could not be written down; the message says why, and nothing of it was kept."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file of a submission: its name as it was sent, and in the submission's folder."""

    name: str
    kept_as: str
    size: int


@dataclass(frozen=True, slots=True)
class Standing:
    """`state` is "queued", "paused" or "cancelling"; `attempts` began since something of it was last stored."""

    state: str = "queued"
    attempts: int = 0
    reason: str = ""  # why the last one failed

    @property
    def given_up(self) -> bool:
        return self.attempts >= TRIES


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done: `kind` is "files", "releases", "address", "poll" or "undo"."""

    id: str
    kind: str
    url: str = ""
    files: tuple[SentFile, ...] = ()
    problems: tuple[Problem, ...] = ()  # met when it was taken apart
    arrivals: tuple[Arrival, ...] = ()  # to be taken back
    removed: int = 0  # releases that went when these came
    accepted: float = field(default_factory=time.time)  # seconds since 1970


@dataclass(frozen=True, slots=True)
class Submission:
    order: Order
    folder: Path
    standing: Standing = field(default_factory=Standing)

    @property
    def place(self) -> str:
        """Where it is kept, below the data folder."""
        return f"{self.folder.parent.name}/{self.folder.name}"

    def paths(self) -> list[tuple[str, Path]]:
        """Its files, each with the name under which it was sent."""
        return [(file.name, self.folder / file.kept_as) for file in self.order.files]

    def releases(self) -> tuple[Release, ...]:
        """Those of an order of releases, as they were."""
        found: list[Release] = []
        for _, path in self.paths():
            with path.open(encoding="utf-8") as lines:
                found.extend(records.release_of(tuple(json.loads(line).values())) for line in lines)
        return tuple(found)


class Spool:
    """The submissions that wait in a folder, which is made when the first comes."""

    def __init__(self, folder: Path):
        self.folder = folder
        self._changing = threading.Lock()

    def add_files(self, files: Sequence[tuple[str, BinaryIO]]) -> Submission:
        """Raises NotAccepted, as all that adds does."""

        def write(folder: Path) -> list[SentFile]:
            return [_copied(folder, number, *file) for number, file in enumerate(files, 1)]

        return self._add(Order(_new_id(), "files"), write)

    def add_releases(self, releases: Sequence[Release], problems: Sequence[Problem] = ()) -> Submission:
        def write(folder: Path) -> list[SentFile]:
            path = folder / "releases.jsonl"
            with path.open("w", encoding="utf-8") as file:
                for release in releases:
                    row = dict(zip(records.RELEASE_COLUMNS, records.row_of(release), strict=True))
                    file.write(json.dumps(row) + "\n")
                _sync(file)
            return [SentFile(path.name, path.name, path.stat().st_size)]

        return self._add(Order(_new_id(), "releases", problems=tuple(problems)), write)

    def add(
        self, kind: str, url: str = "", arrivals: Sequence[Arrival] = (), removed: int = 0
    ) -> Submission:
        """An order that needs no files."""
        order = Order(_new_id(), kind, url, arrivals=tuple(arrivals), removed=removed)
        return self._add(order, lambda folder: [])

    def waiting(self) -> list[Submission]:
        """All that can be read, in the order in which they came."""
        return [found for folder in self._folders() if (found := _read(folder))]

    def count(self) -> int:
        return len(self._folders())

    def note(self, submission: Submission) -> None:
        """Write down how it stands."""
        with self._changing:
            if submission.folder.is_dir():
                _write_json(submission.folder / STANDING, asdict(submission.standing))

    def remove(self, submission: Submission) -> None:
        """What is done with need not wait; it goes at once, whatever happens meanwhile."""
        with self._changing:
            gone = submission.folder.with_name(f".gone-{uuid.uuid4().hex}")
            with suppress(FileNotFoundError):
                submission.folder.rename(gone)
        shutil.rmtree(gone, ignore_errors=True)  # what stays of it is swept at the next start

    def sweep(self) -> None:
        """Remove what was being written or removed when a process ended; only who writes may do that."""
        for torn in self.folder.glob(".*-*") if self.folder.is_dir() else ():
            shutil.rmtree(torn, ignore_errors=True)

    def faults(self) -> list[str]:
        """What needs a person: submissions that were given up, and torn ones."""
        found = []
        for folder in self._folders():
            submission = _read(folder)
            if submission is None or not _is_whole(submission):
                if not folder.is_dir():
                    continue  # done with at this moment
                found.append(f"a submission in {self.folder.name}/{folder.name} is torn; send it again")
            elif submission.standing.given_up:
                found.append(f"a submission could not be brought in: {given_up(submission)}")
        return found

    def pack(self, target: BinaryIO) -> int:
        """Write all that waits to `target`, one after the other; how many there were."""
        count = 0
        with tarfile.open(fileobj=target, mode="w") as packed:
            for folder in self._folders():
                with suppress(FileNotFoundError):  # done with by now
                    packed.add(folder, folder.name)
                    count += 1
        return count

    def unpack(self, source: BinaryIO) -> None:
        """Take in what `pack` wrote, beside what waits here."""
        self.folder.mkdir(parents=True, exist_ok=True)
        part = self._part()
        try:
            with tarfile.open(fileobj=source, mode="r") as packed:
                packed.extractall(part, filter="data")
            known = {submission.order.id for submission in self.waiting()}
            for folder in sorted(part.iterdir()):
                submission = _read(folder)
                if submission and _is_whole(submission) and submission.order.id not in known:
                    for path in folder.iterdir():
                        _sync_path(path)
                    self._publish(folder, submission.order.id)
        finally:
            shutil.rmtree(part, ignore_errors=True)

    def _add(self, order: Order, write: Callable[[Path], list[SentFile]]) -> Submission:
        part = None
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part = self._part()
            order = replace(order, files=tuple(write(part)))
            _write_json(part / ORDER, asdict(order))
            return Submission(order, self._publish(part, order.id))
        except OSError as error:
            raise NotAccepted(
                f"Nothing was accepted: it cannot be written down ({error.strerror or error}). Make room in the"
                " data folder, or let this program write there, and send it again."
            ) from error
        finally:
            if part:
                shutil.rmtree(part, ignore_errors=True)

    def _part(self) -> Path:
        return Path(tempfile.mkdtemp(prefix=".part-", dir=self.folder))

    def _publish(self, part: Path, order_id: str) -> Path:
        """Let a folder that is written wait as the last one, at once and for good."""
        with self._changing:
            last = max((int(folder.name.partition("-")[0]) for folder in self._folders()), default=0)
            folder = self.folder / f"{last + 1:08}-{order_id}"
            _sync_folder(part)
            part.rename(folder)
            _sync_folder(self.folder)
            _sync_folder(self.folder.parent)
        return folder

    def _folders(self) -> list[Path]:
        found = self.folder.glob("[0-9]*-*") if self.folder.is_dir() else ()
        return sorted(folder for folder in found if folder.name.partition("-")[0].isdecimal())


def given_up(submission: Submission) -> str:
    """Why it is not tried any more, and where it is."""
    ended = submission.standing.reason or f"the program ended {TRIES} times while it was brought in"
    return (
        f"{ended}. What was sent is kept in {submission.place} of the data folder: bring it in from there,"
        " or remove that folder"
    )


def _new_id() -> str:
    return uuid.uuid4().hex[:12]


def _copied(folder: Path, number: int, name: str, source: BinaryIO) -> SentFile:
    """A file that was sent, on the disk; whatever its name is, it lands in this folder."""
    suffix = PurePosixPath(name).suffix.lower()
    path = folder / f"{number}{suffix if suffix in SUFFIXES else ''}"
    with path.open("wb") as file:
        shutil.copyfileobj(source, file, COPIED)
        _sync(file)
    return SentFile(name, path.name, path.stat().st_size)


def _read(folder: Path) -> Submission | None:
    """None where it is torn, or done with by now."""
    try:
        told = json.loads((folder / ORDER).read_text("utf-8"))
        parts = {"files": SentFile, "problems": Problem, "arrivals": Arrival}
        for name, kind in parts.items():
            told[name] = tuple(kind(**one) for one in told[name])
        standing = folder / STANDING
        stands = json.loads(standing.read_text("utf-8")) if standing.is_file() else {}
        return Submission(Order(**told), folder, Standing(**stands))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _is_whole(submission: Submission) -> bool:
    sizes = ((submission.folder / file.kept_as, file.size) for file in submission.order.files)
    return all(path.is_file() and path.stat().st_size == size for path, size in sizes)


def _write_json(path: Path, content: dict) -> None:
    """Whole or not at all, and on the disk when this returns."""
    part = path.with_name(f"{path.name}.part")
    with part.open("w", encoding="utf-8") as file:
        json.dump(content, file)
        _sync(file)
    part.replace(path)
    _sync_folder(path.parent)


def _sync(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name != "nt":  # there a folder cannot be opened, and its entries are written at once
        _sync_path(folder)


def _sync_path(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
