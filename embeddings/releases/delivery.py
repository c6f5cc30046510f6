"""What is brought to an archive, and what it changed there."""

from dataclasses import dataclass

from embeddings.releases.release import Release


@dataclass(frozen=True, slots=True)
class Delivery:
    """All releases of one file as it is now, or releases that came without a file (`path` empty)."""

    releases: tuple[Release, ...]
    path: str = ""
    digest: str = ""
    reread: bool = False  # the file is as it was, its reader is not: no release was corrected
    whole: bool = True  # all of the file was read: what it held before and is not here is gone
    former: str = ""  # the path at which the file was until it was moved
    accepted: float = 0.0  # when it was, in seconds since 1970; 0 where it comes in as soon as it is known


@dataclass(frozen=True, slots=True)
class Arrival:
    """A release as it came in, and the digest of what it replaced ("" where it is new): enough to take it back."""

    release_id: str
    digest: str
    former: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a delivery changed, in releases, and how many passages were embedded for it."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    removed: int = 0
    passages: int = 0
    ids: tuple[str, ...] = ()  # of the releases added and replaced, and of those to be linked anew with them
    arrivals: tuple[Arrival, ...] = ()  # the same, those left out whose file was merely read anew
