"""How the releases of a catalog belong together: versions and copies of one item, and corrections."""

import json
import sqlite3
from collections.abc import Sequence

from embeddings.releases import corrections, linking
from embeddings.releases.linking import Signs
from embeddings.releases.release import Release, Version
from embeddings.store import records
from embeddings.store.catalog import Catalog

BY_HAND = "by hand"
CROWD = 3000  # releases of three days: where a date is no sign, comparing all with all would never end
UNLINKED = "unlinked"  # where the ids of releases that are stored and not linked yet are kept


def link_all(catalog: Catalog, model: str, ids: Sequence[str]) -> int:
    """Find versions, copies and corrections of these releases, which then count as linked; how many were found."""
    found = link_corrections(catalog, ids) + link(catalog, model, ids)
    with catalog.transaction() as connection:
        put_unlinked(connection, [one for one in unlinked(catalog) if one not in set(ids)])
    return found


def unlinked(catalog: Catalog) -> list[str]:
    """The releases that were stored when something broke off before they could be linked."""
    return json.loads(catalog.meta(UNLINKED) or "[]")


def put_unlinked(connection: sqlite3.Connection, ids: Sequence[str]) -> None:
    records.put_meta(connection, UNLINKED, json.dumps(ids))


def link(catalog: Catalog, model: str, ids: Sequence[str]) -> int:
    """Find language versions and copies of these releases by content; how many were found.

    Those that say themselves what they are a version of, and those set by hand, stay as they are.
    """
    return sum(_link(catalog, model, release_id) for release_id in ids)


def link_corrections(catalog: Catalog, ids: Sequence[str]) -> int:
    """Find what each of these releases says it corrects, and which of them an earlier arrival corrects.

    Returns how many were found.
    """
    came = [release for release_id in ids if (release := catalog.release(release_id))]
    found = {
        correction.id: corrections.corrected(correction, came)
        for correction in catalog.unresolved_corrections()
    }
    for release in came:
        if release.date and corrections.is_correction(release):
            days = corrections.window(release)
            found[release.id] = corrections.corrected(release, catalog.published_by(release.source, *days))
    if found:
        with catalog.transaction() as connection:
            for correction_id, other in found.items():
                records.put_correction(connection, correction_id, other.id if other else "")
    return sum(other is not None for other in found.values())


def set_by_hand(catalog: Catalog, release_id: str, item: str) -> None:
    """Make a release a version of `item`, or one of its own with ""."""
    with catalog.transaction() as connection:
        records.put_link(connection, release_id, item or release_id, BY_HAND)


def _link(catalog: Catalog, model: str, release_id: str) -> bool:
    release = catalog.release(release_id)
    if not release or not release.date or release.version_of or catalog.link_evidence(release_id):
        return False
    days = linking.window(release)
    if catalog.count_between(*days) > CROWD:
        return False
    vectors = catalog.vectors_between(model, *days)
    signs = {
        other.id: Signs(other, vectors[other.id])
        for other in catalog.published_between(*days)
        if other.id in vectors
    }
    one = signs.pop(release_id, None)
    if one is None:
        return False
    others = [sign for sign in signs.values() if catalog.link_evidence(sign.release.id) != BY_HAND]
    if copied := linking.copy_of(one, others):
        return _join(catalog, release, copied.release)
    same = linking.version_of(one, others).values()
    return sum(_join(catalog, release, other.release, one_each=True) for other in same) > 0


def _join(catalog: Catalog, release: Release, other: Release, one_each: bool = False) -> bool:
    """Make a release, with those that were found to belong to it, part of the other's item.

    If `one_each`, not where both have a release of one language: then one of them is not the same after all.
    """
    items = catalog.items([release.id, other.id])
    item = items[other.id]
    if items[release.id] == item:
        return False
    along = catalog.versions(release)
    languages = {version.language for version in (*catalog.versions(other), _as_version(other))}
    if one_each and languages & {release.language, *(version.language for version in along)}:
        return False
    if any(version.evidence != "content" for version in along if version.release_id != items[release.id]):
        return False  # what is stated or set by hand stays together and where it is
    with catalog.transaction() as connection:
        for one in (release.id, *(version.release_id for version in along)):
            records.put_link(connection, one, item, "content")
    return True


def _as_version(release: Release) -> Version:
    return Version(release.language, release.id, release.title, release.url)

