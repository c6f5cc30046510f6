"""What reading a file gives: releases, and what was wrong with the rest."""

from dataclasses import dataclass

from embeddings.release import Release

MAX_BYTES = 64 << 20  # a file of releases; more is an archive or a mistake
KEPT = "kept"


class UnreadableFile(ValueError):
    """Nothing in the file could be read; the message is the reason, for a person."""


class UnknownFormat(UnreadableFile):
    """No reader is for files of such a name."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, and why; or that came in otherwise than a person may expect."""

    item: str
    reason: str
    kind: str = ""  # "format" where no reader is for such files; KEPT where it came in beside another of its id


@dataclass(frozen=True, slots=True)
class Part:
    """A file inside a file."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """The releases of a file; `problems` names the parts of it that could not be read.

    `parts` are files inside it, each for its own reader.
    """

    releases: tuple[Release, ...]
    problems: tuple[Problem, ...] = ()
    parts: tuple[Part, ...] = ()
