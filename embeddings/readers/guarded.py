"""Reading in a process of its own, so that no file can hang, crash or use up the memory of this one.

`read` is what `embeddings.readers.read` is, `entries_of` what it is in `feed_entries.py`. The process is started when
first needed and serves until a file breaks it; a file that takes too long or too much is refused with that reason.
"""

import atexit
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TypeVar

from embeddings import readers
from embeddings.readers import feed_entries
from embeddings.readers.feed_entries import Entries
from embeddings.readers.reading import Reading, UnreadableFile

try:
    import resource
except ImportError:  # Windows, where nothing is limited
    resource = None

SECONDS = 60  # for any file,
SECONDS_PER_MB = 10  # and for each MB of it: tables of thousands of releases are slow, not broken
MEMORY = 2 << 30  # bytes
WORN = 1 << 30  # bytes: a process that once used so much makes room for another
SMALL = 256 << 10  # bytes: below it these formats, which no foreign library parses, are read at once
COMMAND = (sys.executable, "-P", "-m", "embeddings.readers.guarded")
PLAIN = (".txt", ".text", ".json", ".jsonl", ".ndjson", ".csv", ".tsv")

Found = TypeVar("Found")


def read(name: str, data: bytes) -> Reading:
    """The releases in a file called `name`; raises UnreadableFile, and nothing else, where there are none to be had."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in readers.SUFFIXES or (suffix in PLAIN and len(data) <= SMALL):
        return _read(name, data)
    return _process().read(name, data)


def entries_of(data: bytes) -> Entries | None:
    """The entries of a feed or sitemap, None for what is neither; raises UnreadableFile, and nothing else."""
    return _process().entries_of(data)


def _read(name: str, data: bytes) -> Reading:
    return _refusing(lambda: readers.read(name, data))


def _entries_of(data: bytes) -> Entries | None:
    return _refusing(lambda: feed_entries.entries_of(data))


def _refusing(work: Callable[[], Found]) -> Found:
    """What comes of reading, with whatever it raises as the refusal of the file."""
    try:
        return work()
    except UnreadableFile:
        raise
    except MemoryError as error:
        raise UnreadableFile(f"reading it needs more than {MEMORY >> 30} GB of memory") from error
    except Exception as error:  # whatever a library raises on what it was not made for
        raise UnreadableFile(f"its reader failed: {type(error).__name__}: {error}"[:300]) from error


@cache
def _process() -> "_Process":
    process = _Process()
    atexit.register(process.close)
    return process


class _Process:
    """A process that reads one file after the other for whichever thread asks."""

    def __init__(self):
        self._lock = threading.Lock()
        self._child: subprocess.Popen | None = None

    def read(self, name: str, data: bytes) -> Reading:
        return self._asked(name, data)

    def entries_of(self, data: bytes) -> Entries | None:
        return self._asked(None, data)

    def _asked(self, name: str | None, data: bytes) -> Reading | Entries | None:
        """What the process makes of a file, or of a feed, which has no name."""
        with self._lock:
            child = self._child = self._child or _started()
            try:
                pickle.dump((name, data), child.stdin)
                child.stdin.flush()
                found, done = pickle.load(child.stdout)
            except (OSError, EOFError, pickle.UnpicklingError) as error:
                self.close()
                raise UnreadableFile(_why(child.returncode, len(data))) from error
            if done:
                self.close()
        if isinstance(found, str):
            raise UnreadableFile(found)
        return found

    def close(self) -> None:
        child, self._child = self._child, None
        if child:
            child.kill()
            with suppress(OSError), child:  # closes its pipes, and waits
                pass


def _started() -> subprocess.Popen:
    root = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
    return subprocess.Popen(
        COMMAND,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": path}, start_new_session=True,
    )  # fmt: skip


def _seconds(size: int) -> int:
    return SECONDS + SECONDS_PER_MB * (size >> 20)


def _why(status: int, size: int) -> str:
    if status == -getattr(signal, "SIGALRM", 0):
        return f"reading it takes longer than {_seconds(size)} s"
    return "its reader broke down over it: a damaged or hostile file, or one that needs too much memory"


def main() -> None:
    """What the process does: files in on one pipe, what is in them out on the other, until the pipe closes."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    _limit_memory()
    worn = max(WORN, _used())  # what the process that started this one used counts as used here, too
    while True:
        try:
            name, data = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        _alarm(_seconds(len(data)))
        try:
            found = _entries_of(data) if name is None else _read(name, data)
        except UnreadableFile as error:
            found = str(error)
        _alarm(0)
        done = _used() > worn
        pickle.dump((found, done), answers)
        answers.flush()


def _alarm(seconds: int) -> None:
    """End this process after so many seconds, also in the middle of a library that listens to nothing."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _limit_memory() -> None:
    if resource:
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def _used() -> int:
    """The most memory that this process ever used, bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10 if resource else 0


if __name__ == "__main__":
    main()
