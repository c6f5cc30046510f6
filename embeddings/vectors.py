"""The vector index: passages nearest to a question by inner product. The only importer of faiss."""

import json
import os
import threading
from pathlib import Path
from typing import Protocol

import faiss
import numpy as np
from numpy.typing import NDArray

from embeddings.encoder import Vectors

Keys = NDArray[np.int64]
FORMAT = 1
# A single question is compared by one thread in any case; a second one would only wait for it, spinning.
faiss.omp_set_num_threads(1)


class VectorIndex(Protocol):
    """Unit vectors under integer keys; a distributed engine can stand behind the same five methods."""

    def add(self, keys: Keys, vectors: Vectors) -> None:
        """Add (n, dimension) vectors under keys that are not in the index yet."""
        ...

    def remove(self, keys: Keys) -> None:
        """Remove the vectors of these keys; unknown keys are ignored."""
        ...

    def search(self, vector: Vectors, limit: int, allowed: Keys | None = None) -> list[tuple[int, float]]:
        """Up to `limit` (key, inner product) pairs, nearest first, among `allowed` keys where given."""
        ...

    def similarities(self, vector: Vectors, keys: Keys) -> dict[int, float]:
        """The inner product with each of these keys; keys that are not in the index are left out."""
        ...

    def __len__(self) -> int: ...


class FaissIndex:
    """Exact inner-product search in memory; safe to use from several threads."""

    def __init__(self, dimension: int):
        self._index = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))
        self._lock = threading.Lock()

    @property
    def dimension(self) -> int:
        return self._index.d

    def __len__(self) -> int:
        return self._index.ntotal

    def keys(self) -> Keys:
        return faiss.vector_to_array(self._index.id_map)

    def vectors(self, keys: Keys) -> Vectors:
        """The (n, dimension) vectors of keys that are in the index."""
        with self._lock:
            return np.array([self._index.reconstruct(int(key)) for key in keys], np.float32)

    def add(self, keys: Keys, vectors: Vectors) -> None:
        if len(keys):
            with self._lock:
                self._index.add_with_ids(
                    np.ascontiguousarray(vectors, np.float32), np.asarray(keys, np.int64)
                )

    def remove(self, keys: Keys) -> None:
        if len(keys):
            with self._lock:
                self._index.remove_ids(np.asarray(keys, np.int64))

    def search(self, vector: Vectors, limit: int, allowed: Keys | None = None) -> list[tuple[int, float]]:
        parameters = None
        if allowed is not None:
            selector = faiss.IDSelectorBatch(np.asarray(allowed, np.int64))
            parameters = faiss.SearchParameters(sel=selector)
        with self._lock:
            scores, keys = self._index.search(_row(vector), limit, params=parameters)
        return [(int(key), float(score)) for key, score in zip(keys[0], scores[0], strict=True) if key >= 0]

    def similarities(self, vector: Vectors, keys: Keys) -> dict[int, float]:
        return dict(self.search(vector, len(keys), keys)) if len(keys) else {}

    def save(self, path: Path, about: dict[str, str | int]) -> None:
        """Write the index and `about` (what it was built from), whole or not at all."""
        with self._lock:
            data = faiss.serialize_index(self._index)
        header = json.dumps({**about, "format": FORMAT, "bytes": data.nbytes}).encode() + b"\n"
        part = path.with_suffix(".part")
        with part.open("wb") as file:
            file.write(header)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)

    @classmethod
    def load(cls, path: Path, dimension: int) -> tuple["FaissIndex", dict[str, str | int]] | None:
        """The saved index and what it was built from; None where it is missing, torn or of another kind."""
        try:
            with path.open("rb") as file:
                about = json.loads(file.readline(4096))
                data = np.frombuffer(file.read(), np.uint8)
            if about["format"] != FORMAT or about["bytes"] != data.nbytes:
                return None
            index = cls(dimension)
            index._index = faiss.downcast_index(faiss.deserialize_index(data))
            return (index, about) if index.dimension == dimension else None
        except (OSError, ValueError, KeyError, TypeError, RuntimeError):
            return None


def _row(vector: Vectors) -> Vectors:
    return np.ascontiguousarray(vector, np.float32).reshape(1, -1)
