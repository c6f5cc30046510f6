"""The register of ids: who has which, in the archive and among what is about to be stored."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from embeddings.archive import Archive
from embeddings.intake.identity import differ, identified, is_repeated, is_reworded, is_same, possible_ids
from embeddings.readers import KEPT, Problem
from embeddings.releases.release import Release

TRIED = 4  # ids under which a release may be known; further ones only fill up


@dataclass(frozen=True, slots=True)
class _Holder:
    """A release that has an id, and the origins it came from."""

    release: Release
    origins: frozenset[str | None]

    def is_of(self, origin: str | None) -> bool:
        """Whether a file or a feed's entry, and no other one, holds it."""
        return bool(origin) and self.origins - {""} == {origin}


class Register:
    """Gives ids so that no release takes the place of another one."""

    def __init__(self, archive: Archive):
        self._archive = archive
        self._coming: dict[str, _Holder] = {}
        self._came: set[str] = set()  # ids of all that was named, stored or not
        self._sent: dict[str, list[list[Release]]] = {}  # of each name without a folder, those that are one item

    def stored(self) -> None:
        """The archive has now what was named until here."""
        self._coming.clear()

    def named(
        self,
        releases: Sequence[Release],
        origin: str | None,
        path: str = "",
        several: bool = False,
        sent: str = "",
        first_path: str = "",
    ) -> tuple[tuple[Release, ...], tuple[Problem, ...]]:
        """What comes together, each with its id; and which are kept beside another of their id or address.

        `origin` is the file or the feed's entry, "" for objects, whose client may send them anew, None for uploads,
        of which only the words are known; `path` the file that ids are made of, or its `first_path`, unless it holds
        `several`; `sent` the name that a file without a path shares with its versions in other languages.
        """
        made = [identified(release, path, several, first_path) for release in releases]
        stated = [release.id for release in releases]
        here: dict[str, Release] = {}
        ids: dict[int, str] = {}
        if len(made) == 1 and not (path or stated[0]) and (alone := self._alone(origin)):
            ids, here = {0: alone}, {alone: made[0]}
        for n, release in enumerate(made):  # what is there already keeps its id, whatever comes before it
            file = origin or "" if path and not (several or stated[n]) else ""
            if n not in ids and (known := self._known(release, here, origin, stated[n], file)):
                ids[n], here[known] = known, release
        problems = []
        for n, release in enumerate(made):
            if n not in ids:
                again = origin if origin or stated[n] or release.url else None
                ids[n] = self._free(release, again, here, bool(origin) and not several)
                problems += self._beside(release, ids[n], stated[n], here)
                here[ids[n]] = release
        named = _as_versions([replace(release, id=ids[n]) for n, release in enumerate(made)], stated)
        named = tuple(self._as_sent(one, sent) if sent and one.version_of == sent else one for one in named)
        self._coming |= {release.id: _Holder(release, frozenset((origin,))) for release in named}
        self._came |= {release.id for release in named}
        return named, tuple(problems)

    def _as_sent(self, release: Release, name: str) -> Release:
        """A release as a version of those that were sent along under its name, of its day and in other languages.

        Of what is sent at another time the name says nothing: next month's bulletin has it, too. What it was a version
        of before it stays.
        """
        items = self._sent.setdefault(name, [])
        if again := next((one for item in items for one in item if one.id == release.id), None):
            return replace(release, version_of=again.version_of)
        fitting = [item for item in items if all(_may_be_versions(one, release) for one in item)]
        if len(fitting) == 1:
            [item] = fitting
            release = replace(release, version_of=item[0].version_of or item[0].id)
        else:
            items.append(item := [])
            holder = self._holder(release.id)
            release = replace(release, version_of=holder.release.version_of if holder else "")
        item.append(release)
        return release

    def _alone(self, origin: str | None) -> str:
        """The id of the one release that a page or feed's entry held before, and nothing else did, or "": what comes
        from there now is that one, also under another title."""
        held = self._archive.ids_in(origin) if origin else ()
        return next((one for one in held if len(held) == 1 and self._holder(one).is_of(origin)), "")

    def _known(
        self, release: Release, here: Mapping[str, Release], origin: str | None, stated: str, file: str
    ) -> str:
        """The id under which this very release is there, or "": rather that of its own origin.

        Of ids made of a `file` only its own and nobody's.
        """
        tried = {one: self._holder(one) for one in islice(possible_ids(release), TRIED)}
        held = [(one, holder) for one, holder in tried.items() if holder]
        for one, holder in sorted(held, key=lambda it: not it[1].is_of(origin)):
            moved = bool(file and file not in holder.origins and holder.origins - {""})
            is_it = not moved and self._is_it(release, one, holder, origin, stated)
            if is_it and (one not in here or is_repeated(release, here[one])):
                return one
        return ""

    def _is_it(
        self, release: Release, one: str, holder: _Holder, origin: str | None, stated: str
    ) -> bool:
        """Whether the holder of an id is a wording of this release: title and day alone say so where it states the
        id, a client its address, or its origin is the holder's; nothing but the words does if they came together."""
        if stated or origin == "" or holder.is_of(origin):
            return is_same(release, holder.release)
        if one in self._came:
            return is_repeated(release, holder.release)
        return is_reworded(release, holder.release)

    def _free(self, release: Release, origin: str | None, here: Mapping[str, Release], only: bool) -> str:
        """The first id that no other release has; `only`: its origin holds nothing else."""
        for one in possible_ids(release):
            if one in here:
                is_free = is_repeated(release, here[one])
            else:
                holder = self._holder(one)
                is_free = holder is None or _was(release, holder, origin, only)
            if is_free:
                break
        return one

    def _beside(self, release: Release, new: str, stated: str, here: Mapping[str, Release]) -> list[Problem]:
        """What to tell of a release that comes in under another id than a person may look for it."""
        if new == release.id or new in here or self._holder(new):
            return []
        other = here.get(release.id) or self._holder(release.id).release
        if differ(release.language, other.language) or not (stated or release.url == other.url != ""):
            return []
        sign = f"the id {stated}" if stated else "its address"
        reason = f"came in as {new}: {sign} is that of another release, “{other.title or other.text[:80]}”"
        return [Problem(release.title or release.text[:80], reason, KEPT)]

    def _holder(self, one: str) -> _Holder | None:
        if one in self._coming:
            return self._coming[one]
        stored = self._archive.release(one)
        return _Holder(stored, frozenset(self._archive.origins_of(one))) if stored else None


def _was(release: Release, holder: _Holder, origin: str | None, only: bool) -> bool:
    """Whether the holder of an id is what a release was before its origin changed it."""
    if origin is None or origin not in holder.origins or holder.origins - {origin, ""}:
        return False
    if not origin and differ(release.source, holder.release.source):
        return False
    return only or not differ(release.language, holder.release.language)


def _may_be_versions(one: Release, other: Release) -> bool:
    return differ(one.language, other.language) and not differ(one.date, other.date)


def _as_versions(named: Sequence[Release], stated: Sequence[str]) -> tuple[Release, ...]:
    """What comes together under one id, of one day and once in each language, is one item."""
    first: dict[str, Release] = {}
    for release, own in zip(named, stated, strict=True):
        if own not in first or release.id == own:
            first[own] = release
    texts = {(own, one.language, one.id) for one, own in zip(named, stated, strict=True)}
    count = Counter((own, language) for own, language, _ in texts)

    def item(release: Release, own: str) -> str:
        head = first[own]
        one_each = count[own, head.language] == count[own, release.language] == 1
        if not own or release.version_of or not one_each or differ(head.date, release.date):
            return release.version_of
        return head.version_of or head.id if differ(head.language, release.language) else ""

    return tuple(replace(one, version_of=item(one, own)) for one, own in zip(named, stated, strict=True))
