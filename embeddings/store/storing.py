"""Deliveries written to the database: all of them, or none."""

import sqlite3
import time
from collections.abc import Mapping, MutableMapping, Sequence

from embeddings.releases.delivery import Arrival, Changes, Delivery
from embeddings.releases.release import Release
from embeddings.store import items, records
from embeddings.store.catalog import Catalog
from embeddings.store.records import Embedded
from embeddings.store.reembed import MODEL


def store(
    catalog: Catalog,
    model: str,
    deliveries: Sequence[Delivery],
    embedded: Mapping[str, Embedded],
    stored: MutableMapping[str, str],
) -> Changes:
    """Write them in one transaction.

    `embedded` has, by digest, what `model` made of the releases whose text is new; of the others only what is said
    about them is written. `stored` are the digests in the archive, by release, and is brought up to date.
    """
    added = replaced = removed = 0
    arrivals: list[Arrival] = []
    apart: list[str] = []
    releases = [release for delivery in deliveries for release in delivery.releases]
    changed = dict.fromkeys(release.id for release in releases if stored.get(release.id) != release.digest)
    reread = {r.id for delivery in deliveries if delivery.reread for r in delivery.releases}
    with catalog.transaction() as connection:
        for release in releases:
            before = stored.get(release.id, "")
            if before == release.digest:
                continue
            replaced, added = replaced + bool(before), added + (not before)
            apart += _put(connection, model, release, embedded, release.id not in reread)
            if release.id not in reread:
                arrivals.append(Arrival(release.id, release.digest, before))
            stored[release.id] = release.digest
        for delivery in deliveries:
            removed += _put_origin(connection, delivery)
            if not delivery.reread:  # which makes nothing newer
                ids = [release.id for release in delivery.releases]
                records.put_accepted(connection, ids, delivery.accepted or time.time())
        to_link = dict.fromkeys((*changed, *apart))
        items.put_unlinked(connection, [*items.unlinked(catalog), *to_link])
        if not catalog.meta(MODEL):
            records.put_meta(connection, MODEL, model)
    unchanged = len(releases) - added - replaced
    passages = sum(len(one.passages) for one in embedded.values())
    return Changes(added, replaced, unchanged, removed, passages, tuple(to_link), tuple(arrivals))


def _put(
    connection: sqlite3.Connection,
    model: str,
    release: Release,
    embedded: Mapping[str, Embedded],
    keeps: bool,
) -> list[str]:
    """The releases that belonged together with it by its former content."""
    if release.digest not in embedded:
        records.put_about(connection, release)
        return []
    apart = records.remove_found_links(connection, release.id)
    records.put_release(connection, model, embedded[release.digest], keeps)
    return apart


def _put_origin(connection: sqlite3.Connection, delivery: Delivery) -> int:
    """Note which releases a file holds; how many it holds no longer."""
    if delivery.former:
        records.move_file(connection, delivery.former, delivery.path)
    if delivery.path:
        records.put_file(connection, delivery.path, delivery.digest)
    ids = [release.id for release in delivery.releases]
    return records.put_origins(connection, delivery.path, ids, delivery.whole)
