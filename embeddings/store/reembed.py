"""All vectors anew with another model: the old ones serve until the new ones are complete.

It may run beside a process that serves and adds: what it writes belongs to the new model only, and the switch
is one transaction, after which whoever has the archive open follows (`Archive.follow_model`).
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from embeddings.models.encoder import Encoder
from embeddings.releases.passages import embedded_text
from embeddings.store import records
from embeddings.store.catalog import Catalog

BATCH = 64  # passages stored together; a crash costs at most these
MODEL, RETIRED = "embedding_model", "retired_model"  # what serves, and what served before and may be removed


def reembed(folder: Path, encoder: Encoder, on_progress: Callable[[int, int], None] = lambda *_: None) -> int:
    """Embed what has no vector of this model yet, then switch to it at once; returns how many were embedded.

    Interrupted, it goes on where it was when it is run again.
    """
    catalog = Catalog.existing(folder / "archive.sqlite")
    try:
        done = embed_missing(catalog, encoder, on_progress)
        while not _switched(catalog, encoder):  # something was added in the meantime
            done += embed_missing(catalog, encoder, on_progress)
        return done
    finally:
        catalog.close()


def embed_missing(
    catalog: Catalog, encoder: Encoder, on_progress: Callable[[int, int], None] = lambda *_: None
) -> int:
    """Give every passage a vector of this model; returns how many had none."""
    done = 0
    while batch := catalog.passages_without(encoder.name, BATCH):
        encoded = encoder.encode_passages([embedded_text(release, passage) for release, passage in batch])
        with catalog.transaction() as connection:
            for (_, passage), vector, tokens in zip(batch, encoded.vectors, encoded.tokens, strict=True):
                records.put_vector(connection, encoder.name, passage.key, vector, tokens)
        done += len(batch)
        on_progress(done, catalog.count_passages())
    return done


def finish_switch(catalog: Catalog, encoder: Encoder) -> None:
    """After a switch to this model: embed what was added meanwhile and remove the former model's vectors."""
    retired = catalog.meta(RETIRED)
    if not retired or catalog.meta(MODEL) != encoder.name:
        return
    embed_missing(catalog, encoder)
    with catalog.transaction() as connection:
        for table in ("vectors", "token_vectors"):
            connection.execute(f"DELETE FROM {table} WHERE model = ?", (retired,))
        records.put_meta(connection, RETIRED, "")


def _switched(catalog: Catalog, encoder: Encoder) -> bool:
    """Make this model the one that serves, unless a passage lacks its vector."""
    with catalog.transaction() as connection:
        if _lacks(connection, encoder.name):
            return False
        before = catalog.meta(MODEL)
        if before not in ("", encoder.name):
            records.put_meta(connection, RETIRED, before)
        records.put_meta(connection, MODEL, encoder.name)
    return True


def _lacks(connection: sqlite3.Connection, model: str) -> bool:
    return bool(
        connection.execute(
            "SELECT EXISTS (SELECT 1 FROM passages p WHERE NOT EXISTS"
            " (SELECT 1 FROM vectors v WHERE v.model = ? AND v.key = p.key))",
            (model,),
        ).fetchone()[0]
    )
