"""The vector index: passages nearest to a question by inner product. The only importer of faiss."""

import json
import os
import threading
from contextlib import suppress
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from embeddings.indexes import large_pages
from embeddings.models.encoder import Vectors

Keys = NDArray[np.int64]
Allowed = NDArray[np.bool_]  # whether each key, which is its place in it, may be found
FORMAT = 3
# Vectors changed at once. With 65,536 a removal holds a search up for milliseconds, however large the index is.
SEGMENT = 1 << 16


class FaissIndex:
    """Unit vectors under integer keys: all compared, in half precision and in memory; safe to use from several threads.

    Chosen by measurement (benchmarks/indexes.py): half the bytes of single precision, nearly twice its speed and
    the same ten nearest. An index that compares fewer finds fewer, and has to be trained anew as the archive grows or
    cannot remove; benchmarks/README.md says from which size on one would be worth it.
    """

    def __init__(self, dimension: int):
        self.dimension = dimension
        self._segments: list[Segment] = []
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return sum(len(segment) for segment in self._segments)

    def keys(self) -> Keys:
        return np.concatenate([np.empty(0, np.int64), *(segment.keys() for segment in self._segments)])

    def vectors(self, keys: Keys) -> Vectors:
        """The vectors of these keys, (len(keys), dimension); zeros for one that is not in the index."""
        found = np.zeros((len(keys), self.dimension), np.float32)
        for segment in list(self._segments):
            own = segment.among(keys)
            if len(own):
                with self._lock:
                    found[own] += segment.vectors(keys[own])
        return found

    def add(self, keys: Keys, vectors: Vectors) -> None:
        """Add (n, dimension) vectors under keys that are not in the index yet."""
        at = 0
        while at < len(keys):
            with self._lock:
                if not self._segments or len(self._segments[-1]) >= SEGMENT:
                    self._segments.append(Segment.empty(self.dimension))
                last = self._segments[-1]
                end = at + SEGMENT - len(last)
                last.add(keys[at:end], vectors[at:end])
            at = end

    def remove(self, keys: Keys) -> None:
        """Remove the vectors of these keys; unknown keys are ignored."""
        for segment in list(self._segments):
            own = segment.among(keys)
            if len(own):
                with self._lock:
                    segment.faiss.remove_ids(keys[own])
        with self._lock:
            self._segments = [segment for segment in self._segments if len(segment)]

    def search(self, vector: Vectors, limit: int, allowed: Allowed | None = None) -> list[tuple[int, float]]:
        """Up to `limit` (key, inner product) pairs, nearest first, among the `allowed` keys where given."""
        parameters = None
        if allowed is not None:
            bits = np.packbits(allowed, bitorder="little")
            selector = faiss.IDSelectorBitmap(len(bits), faiss.swig_ptr(bits))
            parameters = faiss.SearchParameters(sel=selector)
        found: list[tuple[int, float]] = []
        for segment in list(self._segments):
            with self._lock:
                scores, keys = segment.faiss.search(_row(vector), limit, params=parameters)
            found += [pair for pair in zip(keys[0].tolist(), scores[0].tolist(), strict=True) if pair[0] >= 0]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]

    def similarities(self, vector: Vectors, keys: Keys) -> dict[int, float]:
        """The inner product with each of these keys; keys that are not in the index are left out."""
        vectors = self.vectors(keys)
        there = vectors.any(axis=1)
        return dict(zip(keys[there].tolist(), (vectors[there] @ vector).tolist(), strict=True))

    def save(self, path: Path, about: dict[str, str | int]) -> None:
        """Write the index and `about` (what it was built from), whole or not at all.

        Others may search meanwhile; nothing may be added or removed.
        """
        part = path.with_suffix(".part")
        segments = list(self._segments)
        with part.open("wb") as file:
            file.write(json.dumps({**about, "format": FORMAT, "segments": len(segments)}).encode() + b"\n")
            for segment in segments:
                faiss.write_index(segment.faiss, faiss.PyCallbackIOWriter(file.write))
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)

    @classmethod
    def load(cls, path: Path, dimension: int) -> tuple["FaissIndex", dict[str, str | int]] | None:
        """The saved index and what it was built from; None where it is missing, torn or of another kind."""
        index = cls(dimension)
        try:
            with path.open("rb") as file:
                about = json.loads(file.readline(4096))
                if about["format"] != FORMAT:
                    return None
                for _ in range(about["segments"]):
                    index._segments.append(Segment(faiss.read_index(faiss.PyCallbackIOReader(file.read))))
            same = all(segment.faiss.d == dimension for segment in index._segments)
            return (index, about) if same else None
        except (OSError, ValueError, KeyError, TypeError, RuntimeError):
            return None


class Segment:
    """Some of the vectors, with the lowest and the highest of their keys."""

    def __init__(self, index: faiss.IndexIDMap2):
        self.faiss = index
        self._ask_for_large_pages()
        keys = self.keys()
        self._lowest, self._highest = (int(keys.min()), int(keys.max())) if len(keys) else (0, -1)

    @classmethod
    def empty(cls, dimension: int) -> "Segment":
        half = faiss.ScalarQuantizer.QT_fp16
        return cls(faiss.IndexIDMap2(faiss.IndexScalarQuantizer(dimension, half, faiss.METRIC_INNER_PRODUCT)))

    def __len__(self) -> int:
        return self.faiss.ntotal

    def keys(self) -> Keys:
        return faiss.vector_to_array(self.faiss.id_map)

    def among(self, keys: Keys) -> NDArray[np.intp]:
        """The places in `keys` of those that may be here."""
        return np.flatnonzero((keys >= self._lowest) & (keys <= self._highest))

    def add(self, keys: Keys, vectors: Vectors) -> None:
        self.faiss.add_with_ids(np.ascontiguousarray(vectors, np.float32), np.asarray(keys, np.int64))
        self._ask_for_large_pages()
        everything = [*([self._lowest, self._highest] if self._highest >= 0 else []), keys.min(), keys.max()]
        self._lowest, self._highest = int(min(everything)), int(max(everything))

    def vectors(self, keys: Keys) -> Vectors:
        """The vectors of these keys; zeros for one that is not here."""
        with suppress(RuntimeError):  # one of them is not here
            return self.faiss.reconstruct_batch(keys)
        found = np.zeros((len(keys), self.faiss.d), np.float32)
        for place, key in enumerate(keys.tolist()):
            with suppress(RuntimeError):
                found[place] = self.faiss.reconstruct(key)
        return found

    def _ask_for_large_pages(self) -> None:
        codes = faiss.downcast_index(self.faiss.index).codes
        large_pages.ask_for(int(codes.data() or 0), codes.size())


def _row(vector: Vectors) -> Vectors:
    return np.ascontiguousarray(vector, np.float32).reshape(1, -1)
