"""The vector index as it follows the catalog, whichever process wrote to it."""

import logging
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from embeddings.indexes.vectors import Allowed, FaissIndex
from embeddings.models.encoder import Vectors
from embeddings.store.catalog import Catalog
from embeddings.store.stored_vectors import Position

log = logging.getLogger(__name__)
SYNC_ROWS = 10_000  # vectors read at a time: 15 MB of memory at 384 dimensions


class LiveIndex:
    """The vectors of one model, searched as they are in the catalog at the moment of the search."""

    def __init__(self, catalog: Catalog, path: Path, model: str, dimension: int):
        """`path` is the copy that an earlier process saved; missing, torn or another model's, it is made anew."""
        self._catalog, self._path, self._model, self._dimension = catalog, path, model, dimension
        self._syncing = threading.Lock()
        self.faiss, self._position = self._load()
        self.sync()
        if len(self.faiss) != catalog.count_passages():
            self.rebuild()

    def __len__(self) -> int:
        return len(self.faiss)

    def search(self, vector: Vectors, n: int, allowed: Allowed | None = None) -> list[tuple[int, float]]:
        """The `n` passages nearest to a unit vector as (key, cosine), nearest first; `allowed` ones where given."""
        self._glance()
        return self.faiss.search(vector, n, allowed)

    def similarities(self, vector: Vectors, keys: np.ndarray) -> dict[int, float]:
        """The cosine of each of these passages that is there."""
        return self.faiss.similarities(vector, keys)

    def vectors(self, keys: Sequence[int]) -> Vectors:
        """The vectors of these passages, (len(keys), dimension), in half precision; zeros where there is none."""
        return self.faiss.vectors(np.array(keys, np.int64))

    def save(self) -> None:
        """Write it down, so that the next start need not build it of the database; a full disk is no failure."""
        with self._syncing:
            position = self._position
            about = {
                "model": self._model, "key": position.key, "removal": position.removal, "life": position.life,
            }  # fmt: skip
            try:
                self.faiss.save(self._path, about)
            except OSError as error:
                log.warning("the vector index could not be written down, the next start builds it anew: %s", error)

    def sync(self) -> None:
        """Bring in what was stored and drop what was removed since the last time."""
        with self._syncing:
            self._sync()

    def _glance(self) -> None:
        """`sync`, unless it is under way or the index is being saved: a search waits for neither."""
        if self._syncing.acquire(blocking=False):
            try:
                self._sync()
            finally:
                self._syncing.release()

    def _sync(self) -> None:
        position = self._catalog.position()
        if position == self._position:
            return
        if position.life != self._position.life:  # restored from a backup
            self.faiss, self._position = FaissIndex(self._dimension), Position(life=position.life)
        at = self._position.key
        keys, vectors = self._catalog.vectors_after(self._model, at, SYNC_ROWS)
        while keys:
            self.faiss.add(np.array(keys, np.int64), vectors)
            at = keys[-1]
            keys, vectors = self._catalog.vectors_after(self._model, at, SYNC_ROWS)
        removed = self._catalog.removals_after(self._position.removal)
        self.faiss.remove(np.array(removed, np.int64))
        self._position = replace(position, key=max(at, position.key))

    def rebuild(self) -> None:
        self.faiss, self._position = FaissIndex(self._dimension), Position()
        self.sync()

    def _load(self) -> tuple[FaissIndex, Position]:
        loaded = FaissIndex.load(self._path, self._dimension)
        if loaded and loaded[1].get("model") == self._model:
            index, about = loaded
            return index, Position(int(about["key"]), int(about["removal"]), str(about.get("life", "")))
        return FaissIndex(self._dimension), Position()
