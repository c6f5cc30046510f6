"""Whether an archive is whole: the store against itself, and what is derived against the store."""

import sqlite3
from dataclasses import dataclass

import numpy as np

from embeddings.indexes.term_index import TermIndex
from embeddings.indexes.term_indexes import INDEXES
from embeddings.indexes.vectors import FaissIndex
from embeddings.models.encoder import Encoder
from embeddings.releases.passages import embedded_text
from embeddings.releases.release import Filters
from embeddings.store.catalog import Catalog
from embeddings.store.reembed import embed_missing

INDEXED = 500  # passages at a time: some tenths of a second
SHOWN = 20  # ids named in one finding
# What half precision loses at most: of a number, and of the smallest ones. Faiss and NumPy round a tie differently.
HALF, HALF_OF_TINY = 2**-10, 2**-24


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be; `mended` says whether it is now."""

    what: str
    mended: bool


def store_faults(catalog: Catalog) -> list[Finding]:
    """What is wrong with the store itself; only a backup mends that."""
    connection = catalog.reading
    try:
        damage = [row[0] for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
    except sqlite3.DatabaseError as error:
        return [Finding(f"the database is torn: {error}; restore a backup", False)]
    found = [Finding(f"the database is damaged: {line}; restore a backup", False) for line in damage]
    wrong = [release.id for release, digest in catalog.every_release() if release.digest != digest]
    if wrong:
        found.append(Finding(f"changed outside the program: {_named(wrong)}; bring them in again", False))
    bare = catalog.ids_without_passages()
    if bare:
        found.append(Finding(f"without passages: {_named(bare)}; bring them in again", False))
    return found


def mend_vectors(catalog: Catalog, encoder: Encoder) -> list[Finding]:
    """Embed passages that have no vector, or one of another size; remove vectors that belong to no passage."""
    with catalog.transaction() as connection:
        for table in ("vectors", "token_vectors"):
            connection.execute(f"DELETE FROM {table} WHERE key NOT IN (SELECT key FROM passages)")
        size = 4 * encoder.dimension
        torn = connection.execute(
            "DELETE FROM vectors WHERE model = ? AND length(vector) != ?", (encoder.name, size)
        ).rowcount
    missing = embed_missing(catalog, encoder)
    return [Finding(f"{missing} passages had no vector ({torn} torn)", True)] if missing else []


def mend_terms(catalog: Catalog) -> list[Finding]:
    """Make each index of terms anew whose keys are not the passages' or whose words are damaged."""
    wanted = set(catalog.keys(Filters()))
    whole = (terms.keys(catalog.reading) == wanted and _is_sound(catalog, terms) for terms in INDEXES)
    damaged = [terms for terms, is_whole in zip(INDEXES, whole, strict=True) if not is_whole]
    for terms in damaged:
        with catalog.transaction() as connection:
            terms.clear(connection)
        _index_missing(catalog, terms)
    return [Finding(f"the {terms.name} index did not match the passages", True) for terms in damaged]


def complete_terms(catalog: Catalog) -> None:
    """Index what an index of terms lacks, as all of an earlier version's archive; told by what takes no time."""
    passages = catalog.count_passages()
    last = catalog.last_key()
    for terms in INDEXES:
        if (terms.count(catalog.reading), terms.last(catalog.reading)) != (passages, last):
            _index_missing(catalog, terms)


def _index_missing(catalog: Catalog, terms: TermIndex) -> None:
    """Index the passages that are not, and drop what is none, so many at a time that others need not wait long."""
    differing = sorted(terms.keys(catalog.reading) ^ set(catalog.keys(Filters())))
    for at in range(0, len(differing), INDEXED):
        part = differing[at : at + INDEXED]
        with catalog.transaction() as connection:
            found = catalog.passages(part)
            for key in part:
                if key in found:
                    release, passage = found[key]
                    terms.add(connection, key, embedded_text(release, passage))
                else:
                    terms.remove(connection, key)


def _is_sound(catalog: Catalog, terms: TermIndex) -> bool:
    try:
        with catalog.transaction() as connection:
            terms.check(connection)
    except sqlite3.DatabaseError:
        return False
    return True


def index_matches(catalog: Catalog, index: FaissIndex, model: str) -> bool:
    """Whether the vector index holds each passage once, with the store's own vector as far as it keeps it."""
    wanted = sorted(catalog.keys(Filters()))
    held = index.keys()
    if sorted(held.tolist()) != wanted:
        return False
    at = 0
    while True:
        keys, vectors = catalog.vectors_after(model, at, 10_000)
        if not keys:
            return True
        if not np.allclose(index.vectors(np.array(keys, np.int64)), vectors, rtol=HALF, atol=HALF_OF_TINY):
            return False
        at = keys[-1]


def _named(ids: list[str]) -> str:
    more = f" and {len(ids) - SHOWN} more" if len(ids) > SHOWN else ""
    return ", ".join(ids[:SHOWN]) + more
