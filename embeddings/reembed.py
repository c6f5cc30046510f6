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
            connection.execute("DELETE FROM vectors WHERE model != ?", (encoder.name,))
        return done
    finally:
        catalog.close()


def _store(catalog: Catalog, encoder: Encoder, batch: Sequence[tuple[Release, Passage]]) -> None:
    vectors = encoder.encode_passages([embedded_text(release, passage) for release, passage in batch])
    with catalog.transaction() as connection:
        connection.executemany(
            "INSERT OR REPLACE INTO vectors SELECT ?, key, ? FROM passages WHERE key = ?",
            [
                (encoder.name, vector.tobytes(), passage.key)
                for (_, passage), vector in zip(batch, vectors, strict=True)
            ],
        )
