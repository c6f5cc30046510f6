"""All vectors anew with another model: the old ones serve until the new ones are complete."""

from collections.abc import Callable, Sequence
from pathlib import Path

from embeddings import records
from embeddings.catalog import Catalog
from embeddings.encoder import Encoder
from embeddings.passages import embedded_text
from embeddings.release import Passage, Release

BATCH = 64  # passages stored together; a crash costs at most these


def reembed(folder: Path, encoder: Encoder, on_progress: Callable[[int, int], None] = lambda *_: None) -> int:
    """Embed what has no vector of this model yet, then switch to it at once; returns how many were embedded.

    Interrupted, it goes on where it was when it is run again.
    """
    catalog = Catalog(folder / "archive.sqlite")
    try:
        done = 0
        while True:
            batch = catalog.passages_without(encoder.name, BATCH)
            if not batch:
                break
            _store(catalog, encoder, batch)
            done += len(batch)
            on_progress(done, catalog.count_passages())
        with catalog.transaction() as connection:
            records.put_meta(connection, "embedding_model", encoder.name)
            for table in ("vectors", "token_vectors"):
                connection.execute(f"DELETE FROM {table} WHERE model != ?", (encoder.name,))
        return done
    finally:
        catalog.close()


def _store(catalog: Catalog, encoder: Encoder, batch: Sequence[tuple[Release, Passage]]) -> None:
    encoded = encoder.encode_passages([embedded_text(release, passage) for release, passage in batch])
    with catalog.transaction() as connection:
        for (_, passage), vector, tokens in zip(batch, encoded.vectors, encoded.tokens, strict=True):
            records.put_vector(connection, encoder.name, passage.key, vector, tokens)
