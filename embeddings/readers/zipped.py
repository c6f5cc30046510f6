"""Zip files, as archives of releases and as the shell of office documents: never more than is safe to unpack."""

import io
import zipfile

from embeddings.readers.reading import UnreadableFile

MAX_UNPACKED = 256 << 20  # bytes of all members together
MAX_MEMBERS = 100_000


def opened(data: bytes) -> zipfile.ZipFile:
    """The zip file in `data`; raises UnreadableFile where it is broken, encrypted or a bomb."""
    try:
        found = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableFile(f"not a zip file, or a torn one: {error}") from error
    members = found.infolist()
    if len(members) > MAX_MEMBERS:
        raise UnreadableFile(f"{len(members)} files in one; at most {MAX_MEMBERS} are unpacked")
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        raise UnreadableFile(f"more than {MAX_UNPACKED >> 20} MB when unpacked")
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableFile("protected by a password; save it without one")
    return found


def member(archive: zipfile.ZipFile, name: str) -> bytes:
    """What one member holds, at most what the archive says of it."""
    try:
        info = archive.getinfo(name)
        with archive.open(info) as file:
            return file.read(info.file_size)
    except KeyError as error:
        raise UnreadableFile(f"{name} is missing in it") from error
    except Exception as error:  # zipfile passes on whatever its decompressors raise
        raise UnreadableFile(f"{name} in it is torn: {error}") from error
