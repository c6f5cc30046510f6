"""What an item holds: its releases under their ids, and what of it could not be read, is gone or stays."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from embeddings.archive import Archive
from embeddings.intake.incoming import Item, Loaded, is_below, named_by_content
from embeddings.intake.moving import MOVED, Moves
from embeddings.intake.register import Register
from embeddings.intake.usable import usable
from embeddings.readers import DOUBT, KEPT, Part, Problem, UnreadableFile, file_name
from embeddings.readers.guarded import read
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Release

READERS_VERSION = 9  # raised when readers improve, so that unchanged files are read again
MAX_DEPTH = 4  # files within files within files; droste.zip holds itself
PARTLY = " partly"  # behind the digest of a file that has what cannot be read: each time it is told again
OVERTAKEN = "was changed or removed after this was sent, and that stands"


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it is, and the digest with which it was read before; `former` is where, if it was moved since."""

    digest: str = ""
    known: str = ""
    former: str = ""
    reread: bool = False  # its content is as it was

    @property
    def is_as_read(self) -> bool:
        """Whether what it holds is in the archive, but for what could not be read or a person changed there."""
        return bool(self.digest) and self.known.startswith(self.digest)


def _file(archive: Archive, moves: Moves, path: str, data: bytes) -> _File:
    content = hashlib.sha256(data).hexdigest()
    digest = f"{content} {READERS_VERSION}"
    if not path:
        return _File(digest)
    known, former = archive.file_digest(path), ""
    if not known and (former := moves.former(path, content)):
        known = archive.file_digest(former) + MOVED
    return _File(digest, known, former, known.startswith(content))


def content(archive: Archive, register: Register, moves: Moves, item: Item) -> Loaded | None:
    """What an item holds; None where the file is as before."""
    loaded = item.load()
    if isinstance(loaded, Loaded):
        return _named(archive, register, item, loaded)
    file, before, origin, within = _File(), item.path, item.path, ""
    if isinstance(loaded, bytes):
        file = _file(archive, moves, item.path, loaded)
        before = file.former or item.path
        if file.known == file.digest:
            return None
        origin, within = before or None, item.name
        loaded = read(named_by_content(item.path or item.name, loaded), loaded)
    several = len(loaded.releases) > 1
    releases, unusable = usable(loaded.releases, item.name)
    sent = "" if item.path else file_name.version(item.name)[0]
    good, beside = register.named(releases, origin, item.path, several, sent, archive.first_path(before))
    told = [replace(p, item=_within(within, item.path, p.item)) for p in loaded.problems]
    problems = [*told, *unusable]
    if file.is_as_read:
        good, beside = _as_held(archive, good, before), ()
    gone = _gone_inside(archive, item, loaded.parts)
    whole = all(problem.kind == DOUBT for problem in problems)
    digest = file.digest + PARTLY if file.digest and problems else file.digest
    if not whole and (kept := len(gone) + len(archive.ids_in(before) - {release.id for release in good})):
        problems.append(
            Problem(item.name, f"not all of it could be read: {kept} more that it held before stay")
        )
    delivery = Delivery(good, item.path, digest, file.reread, whole and not file.is_as_read, file.former)
    problems += _within_item(item, beside)
    return Loaded(delivery, tuple(problems), loaded.parts, gone if whole else ())


def _as_held(archive: Archive, releases: Sequence[Release], path: str) -> tuple[Release, ...]:
    """Those that the archive has of a file that is as it was; what was removed or given other words since stays so."""
    held = archive.ids_in(path)
    there = ((release, archive.release(release.id)) for release in releases if release.id in held)
    return tuple(release if release.text == stored.text else stored for release, stored in there)


def _named(archive: Archive, register: Register, item: Item, loaded: Loaded) -> Loaded:
    """What loaded itself, with the ids that its releases get."""
    delivery = loaded.delivery
    good, beside = register.named(delivery.releases, delivery.path, several=len(delivery.releases) > 1)
    problems = (*loaded.problems, *_within_item(item, beside))
    if not item.path and (kept := archive.ids_in(delivery.path) - {release.id for release in good}):
        problems += (Problem(item.name, f"{len(kept)} that it held before and does not hold now stay", KEPT),)
    return replace(loaded, delivery=replace(delivery, releases=good), problems=problems)


def as_accepted(archive: Archive, item: Item, loaded: Loaded, accepted: float, again: bool) -> Loaded:
    """What an item holds that was accepted then, but `again` without what something newer replaced or removed."""
    if again:
        loaded = _without_overtaken(archive, item, loaded, accepted)
    return replace(loaded, delivery=replace(loaded.delivery, accepted=accepted))


def _without_overtaken(archive: Archive, item: Item, loaded: Loaded, accepted: float) -> Loaded:
    releases = loaded.delivery.releases
    newer = archive.changed_since([release.id for release in releases], accepted)
    left = [Problem(one.called, f"left out: {one.id} {OVERTAKEN}") for one in releases if one.id in newer]
    kept = tuple(one for one in releases if one.id not in newer)
    problems = (*loaded.problems, *_within_item(item, left))
    return replace(loaded, delivery=replace(loaded.delivery, releases=kept), problems=problems)


def _within_item(item: Item, problems: Sequence[Problem]) -> list[Problem]:
    return [replace(problem, item=f"{item.name}: {problem.item}") for problem in problems]


def _within(name: str, path: str, place: str) -> str:
    """A place in the file of this name, or the file itself, as its problem names it."""
    return name if name and place in (name, path) else ": ".join(filter(None, (name, place)))


def inside(item: Item, loaded: Loaded) -> list[Item]:
    """The files inside a file, and last the file itself: once it counts as read, so do they."""
    if not loaded.parts:
        return []
    if item.depth == MAX_DEPTH:
        raise UnreadableFile(f"files within files, more than {MAX_DEPTH} deep")
    item.room.take(loaded.parts)
    found = [
        Item(
            f"{item.name}/{part.name}",
            lambda data=part.data: data,
            f"{item.path}/{part.name}" if item.path else "",
            item.depth + 1,
            item.room,
        )
        for part in loaded.parts
    ]
    return [*found, Item(item.name, lambda: Loaded(loaded.delivery), item.path, item.depth)]


def _gone_inside(archive: Archive, item: Item, parts: Sequence[Part]) -> tuple[str, ...]:
    """What was inside a file that has changed and no longer is."""
    if not item.path:
        return ()
    present = {f"{item.path}/{part.name}" for part in parts}
    return tuple(path for path in archive.files_under(item.path) if not is_below(path, present))
