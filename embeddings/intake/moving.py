"""Files that were moved or renamed: what was read elsewhere is at a new path, and no longer where it was."""

from pathlib import Path, PurePosixPath

from embeddings.archive import Archive

MOVED = " moved"  # behind the digest of a file that is read anew under its new name


class Moves:
    """The files that were moved since the archive read them, each of them once."""

    def __init__(self, archive: Archive):
        self._archive = archive
        self._found: set[str] = set()

    def former(self, path: str, content: str) -> str:
        """Where the file that is new at `path` was, of all that had its content the one of its name first; or ""."""
        name = PurePosixPath(path).name
        had = (one for one in self._archive.files_of(content) if one not in self._found and not _is_there(one))
        found = min(had, key=lambda one: (PurePosixPath(one).name != name, one), default="")
        self._found.add(found)
        return found


def _is_there(path: str) -> bool:
    """Whether a file, or one that holds it, is on the disk, or may be: where its name is no text, or its folder away
    with an error, it is not known to be gone."""
    if "\\" in path:
        return True
    try:
        nearest = next(one for one in (Path(path), *Path(path).parents) if _exists(one))
        return nearest == Path(path) or not nearest.is_dir()
    except OSError:
        return True


def _exists(path: Path) -> bool:
    """Also a link to what is away."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True
