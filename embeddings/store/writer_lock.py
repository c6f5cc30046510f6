"""One writing process per archive: the second is told which one is the first."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout


class ArchiveBusy(Exception):
    """Another process writes to this archive; the message names it."""


def writing(folder: Path, purpose: str) -> AbstractContextManager[None]:
    """Hold the archive in `folder` for writing; `purpose` is what others are told. Raises ArchiveBusy."""
    return holding(folder, "writer", purpose)


@contextmanager
def holding(folder: Path, role: str, purpose: str) -> Iterator[None]:
    """Be the only process with this role on the archive in `folder`. Raises ArchiveBusy.

    The system lets go of the lock however the process ends.
    """
    folder.mkdir(parents=True, exist_ok=True)
    holder = folder / f"{role}.txt"
    lock = FileLock(folder / f"{role}.lock")
    try:
        lock.acquire(blocking=False)
    except Timeout:
        raise ArchiveBusy(
            f"{folder} is in use by {_read(holder)}. Stop that first, or bring releases in through its page or API."
        ) from None
    try:
        holder.write_text(f"{purpose} (process {os.getpid()})", "utf-8")
        yield
    finally:
        lock.release()


def _read(holder: Path) -> str:
    try:
        return holder.read_text("utf-8")[:200] or "another process"
    except OSError:
        return "another process"
