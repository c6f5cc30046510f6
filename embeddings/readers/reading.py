"""What reading a file gives: releases, and what was wrong with the rest."""

from dataclasses import dataclass

from embeddings.releases.release import Release

MAX_BYTES = 64 << 20  # a file of releases; more is an archive or a mistake
KEPT = "kept"  # the kind of what is told of a release that came in beside another of its id
DOUBT = "doubt"  # the kind of a problem with what was read all the same; nothing is missing


class UnreadableFile(ValueError):
    """Nothing in the file could be read; the message is the reason, for a person."""


class UnknownFormat(UnreadableFile):
    """No reader is for files of such a name."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, and why; or that came in otherwise than a person may expect."""

    item: str
    reason: str
    kind: str = ""  # "format" where no reader is for such files, KEPT or DOUBT


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
