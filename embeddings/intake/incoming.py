"""What is to be brought in: the files of folders, uploads and release objects, each an item that loads itself."""

import codecs
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

from embeddings.archive import Archive
from embeddings.readers import MAX_BYTES, Part, Problem, Reading, UnreadableFile
from embeddings.readers.decoding import decode
from embeddings.readers.file_name import has_extension, is_backup
from embeddings.releases.delivery import Delivery

SAMPLE = 1 << 20  # bytes by which a file without an extension is known
MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_BEGINNINGS = {b"%pdf-": ".pdf", b"{\\rtf": ".rtf", b"<!doctype html": ".html", b"<html": ".html"}
MAX_INSIDE = 100_000  # files in one, all depths together
MAX_UNPACKED = 2 << 30  # bytes, of those files together
EMPTY = "empty now"


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
class Loaded:
    """What an item holds; `gone` were inside it and no longer are."""

    delivery: Delivery
    problems: tuple[Problem, ...] = ()
    parts: tuple[Part, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """Something to bring in. `path` is empty for what does not come from a file that stays.

    The files inside a file are items below its path, as if it were a folder; `depth` is how many hold it.
    """

    name: str
    load: Callable[[], "bytes | Reading | Loaded"]
    path: str = ""
    depth: int = 0
    room: Room = field(default_factory=Room)
    file: Path | None = None  # which `path` names only as text


@dataclass(frozen=True, slots=True)
class Scan:
    """The files under the paths that a person named, and those of them that are gone since last time."""

    items: tuple[Item, ...]
    gone: tuple[str, ...]
    problems: tuple[Problem, ...]


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
            items.append(file_item(path))
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
    gone = [file for file in known if not is_below(file, present)]
    problems, kept = [], set()
    for parent, reason in unseen.items():
        below = {file for file in gone if file.startswith(f"{parent}/")} - kept
        kept |= below
        if below or reason != EMPTY:
            more = f"{len(below)} files came from it: nothing was removed" if below else ""
            problems.append(Problem(parent, ", but ".join(filter(None, (reason, more)))))
    items = tuple(map(file_item, files))
    return Scan(items, tuple(file for file in gone if file not in kept), tuple(problems))


def file_item(path: Path) -> Item:
    return Item(PurePosixPath(_posix(path)).name, partial(bytes_of, path), _posix(path), file=path)


def bytes_of(path: Path) -> bytes:
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
    """The files below a folder in order of name, but for hidden ones and backups, also where a link leads; `unseen`
    names the folders that are empty or cannot be opened, and why."""
    read = {folder}

    def unreadable(error: OSError) -> None:
        unseen[_posix(Path(error.filename))] = error.strerror or "cannot be opened"

    for parent, folders, names in os.walk(folder, onerror=unreadable, followlinks=True):
        if not folders and not names:
            unseen[_posix(Path(parent))] = EMPTY
        shown = (Path(parent, name) for name in sorted(folders) if not name.startswith("."))
        folders[:] = [path.name for path in shown if _is_read_here(path, folder, read, unseen)]
        for name in sorted(names):
            path = Path(parent, name)
            if not (name.startswith(".") or is_backup(name, names)) and _may_be_file(path):
                yield path


def _is_read_here(path: Path, root: Path, read: set[Path], unseen: dict[str, str]) -> bool:
    """Whether a folder is read where it stands, and not elsewhere: each is read once, without a link if it can be.
    One that holds the link to it would never end."""
    real = Path(os.path.realpath(path))
    if path.is_symlink():
        if real.is_relative_to(root) and not any(part.startswith(".") for part in real.relative_to(root).parts):
            return False
        if Path(os.path.realpath(path.parent)).is_relative_to(real):
            unseen[_posix(path)] = "a link to a folder that holds it, which is not followed"
            return False
    is_new = real not in read
    read.add(real)
    return is_new


def _may_be_file(path: Path) -> bool:
    """Whether this is a regular file, or one that cannot be looked at: reading it will say why."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return path.is_symlink()  # to what is away; else it went this very moment
    except OSError:
        return True


def is_below(file: str, present: set[str]) -> bool:
    """Whether a file, or one that holds it, is among those that are there."""
    return file in present or any(parent.as_posix() in present for parent in PurePosixPath(file).parents)


def named_by_content(name: str, data: bytes) -> str:
    """A file's name with an ending that says its format: where it has none, the content tells, or nothing does."""
    if has_extension(name):
        return name
    if suffix := suffix_of(data):
        return name + suffix
    return f"{name}.txt" if _is_text(data[:SAMPLE]) else name


def suffix_of(data: bytes) -> str:
    """The ending of files that begin so; "" where the beginning does not say."""
    start = data[:SAMPLE].lstrip().lower()
    return next((suffix for beginning, suffix in _BEGINNINGS.items() if start.startswith(beginning)), "")


def _is_text(data: bytes) -> bool:
    try:
        decode(data)
    except UnreadableFile:
        return False
    return b"\0" not in data or data.startswith(MARKS)  # more zeros than a byte order mark explains are no text


def uploads(files: Sequence[tuple[str, Callable[[], bytes]]]) -> list[Item]:
    """Files that were sent, each by its own name and what loads it."""
    return [Item(PurePosixPath(name).name or "upload", load) for name, load in files]


def objects(load: Callable[[], Reading]) -> Item:
    """Releases that came as objects through the API."""
    return Item("releases", load)
