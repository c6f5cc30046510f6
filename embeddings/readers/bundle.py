"""Files that hold files: zip, tar and compressed ones. Unpacked in memory, never onto the disk."""

import bz2
import gzip
import io
import lzma
import re
import tarfile
import zlib
from pathlib import PurePosixPath

from embeddings.readers import file_name, zipped
from embeddings.readers.reading import Part, Problem, Reading, UnreadableFile

OPENERS = {".gz": gzip.open, ".xz": lzma.open, ".bz2": bz2.open}
OUTSIDE = "its path leads out of the archive; pack it again without .. in it"
_TORN = (OSError, EOFError, ValueError, lzma.LZMAError, zlib.error, tarfile.TarError)


def read_zip(name: str, data: bytes) -> Reading:
    """The files in a zip archive, hidden ones and folders left out; those with a path that leads out are named."""
    parts, problems = [], []
    with zipped.opened(data) as archive:
        for info in archive.infolist():
            if _leads_out(info.filename):
                problems.append(Problem(info.filename, OUTSIDE))
                continue
            if info.is_dir() or _is_hidden(info.filename):
                continue
            try:
                parts.append(Part(info.filename, zipped.member(archive, info.filename)))
            except UnreadableFile as error:
                problems.append(Problem(info.filename, str(error)))
    return _reading(parts, problems)


def read_tar(name: str, data: bytes) -> Reading:
    """The regular files in a tar archive, compressed or not; links and devices are named, not followed."""
    data = _unpacked(data, PurePosixPath(name).suffix.lower())
    parts, problems = [], []
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            for info in archive:
                if info.isdir():
                    continue
                if refusal := _refusal(info):
                    problems.append(Problem(info.name, refusal))
                elif not _is_hidden(info.name):
                    parts.append(Part(info.name, archive.extractfile(info).read()))
            if any(data[archive.offset : archive.offset + tarfile.BLOCKSIZE] or b"torn"):
                problems.append(Problem(name, f"torn after {len(parts)} files: it has no end"))
    except _TORN as error:
        problems.append(Problem(name, f"torn after {len(parts)} files: {error}"))
    return _reading(parts, problems)


def read_compressed(name: str, data: bytes) -> Reading:
    """The one file in a .gz, .xz or .bz2, which has its name without that ending."""
    path = PurePosixPath(name)
    return _reading([Part(path.stem, _unpacked(data, path.suffix.lower()))], [])


def _unpacked(data: bytes, suffix: str) -> bytes:
    opener = OPENERS.get(".gz" if suffix == ".tgz" else suffix)
    if opener is None:
        return data
    try:
        with opener(io.BytesIO(data)) as file:
            found = file.read(zipped.MAX_UNPACKED + 1)
    except _TORN as error:
        raise UnreadableFile(f"a torn {suffix} file: {error}") from error
    if len(found) > zipped.MAX_UNPACKED:
        raise UnreadableFile(f"more than {zipped.MAX_UNPACKED >> 20} MB when unpacked")
    return found


def _refusal(info: tarfile.TarInfo) -> str:
    """Why what is in a tar archive is not read, though it is not hidden; "" where it may be."""
    if _leads_out(info.name):
        return OUTSIDE
    return "" if info.isfile() or _is_hidden(info.name) else "not a file but a link or a device"


def _leads_out(name: str) -> bool:
    """Whether a path leads out of the folder into which it would be unpacked."""
    return ".." in re.split(r"[/\\]", name)


def _is_hidden(name: str) -> bool:
    """Also what a program kept of a file that was edited."""
    path = PurePosixPath(name)
    return any(part.startswith((".", "__MACOSX")) for part in path.parts) or file_name.is_backup(path.name)


def _reading(parts: list[Part], problems: list[Problem]) -> Reading:
    if not parts:
        raise UnreadableFile(f"{problems[0].item}: {problems[0].reason}" if problems else "no files in it")
    return Reading((), tuple(problems), tuple(parts))
