"""Vector indexes compared on the same vectors: what each finds, how fast, in how much memory, and what a change costs.

python -m benchmarks.indexes SHARED [FOLDER] [COUNT]...     as benchmarks/speed.py; 100,000 and 1,000,000 vectors where
                                                            no count is given: most of an hour, and 8 GB of memory

The vectors are those of benchmarks/synthetic.py, mixtures of real ones and noise; the questions are those of XQuAD.
What is trained is trained on vectors of the very archive, which flatters it: a growing one drifts away from what its
index was trained on. Prints and writes benchmarks/results/indexes.json:

index             as FAISS's index_factory names it
recall@10, @100   the share of the exact nearest, in single precision, that are among as many found
p50, p95 ms       of one search for the nearest 100, on one processor
bytes             that a vector takes in the saved index, which is what it takes in memory
build s           training, and adding all vectors, on every processor
add, remove ms    of 1,000 vectors, the removed ones spread over the archive; None where the index would have to be
                  built anew
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import faiss
import numpy as np
from platformdirs import user_cache_path

from benchmarks.speed import milliseconds, questions
from benchmarks.synthetic import Real, mixed, real_passages
from embeddings.indexes.vectors import FaissIndex, Keys
from embeddings.models.encoder import Vectors
from embeddings.models.sentence_encoder import SentenceEncoder

RESULTS = Path(__file__).parent / "results" / "indexes.json"
COUNTS = (100_000, 1_000_000)
QUESTIONS, ROUNDS = 60, 3
NEAREST = 100
CHANGED = 1_000
TRAINED_ON = 100_000
AT_ONCE = 10_000  # vectors made and added
OURS = "in use: SQfp16 in segments"
TWICE = "bytes, then SQfp16"
# As FAISS's index_factory reads them, with what a search may be told of its effort.
KINDS: dict[str, tuple[str, tuple[int, ...]]] = {
    "IDMap2,Flat": ("", (0,)),
    "IDMap2,SQfp16": ("", (0,)),
    "IDMap2,SQ8": ("", (0,)),
    "IVF{lists},Flat": ("nprobe", (32, 128, 512)),
    "IVF{lists},SQfp16": ("nprobe", (32, 128, 512)),
    "IVF{lists},SQ8": ("nprobe", (32, 128, 512)),
    "IVF{lists},PQ192x4fs": ("nprobe", (32, 128, 512)),
    "IDMap2,IVF{lists},PQ192x4fs,Refine(SQfp16)": ("nprobe", (32, 128, 512)),
    "IDMap2,HNSW32,Flat": ("efSearch", (100, 400, 1600)),
    "IDMap2,HNSW32,SQfp16": ("efSearch", (100, 400, 1600)),
}
REFINED = 4  # candidates of a Refine for each one that is wanted
REACH, MORE = 5.0, 100


class Plain:
    """A FAISS index under the names of embeddings.indexes.vectors.FaissIndex."""

    def __init__(self, kind: str, dimension: int):
        self.faiss = faiss.index_factory(dimension, kind, faiss.METRIC_INNER_PRODUCT)
        if "Refine" in kind:
            self.told("k_factor_rf", REFINED)

    def told(self, name: str, effort: int) -> None:
        faiss.ParameterSpace().set_index_parameter(self.faiss, name, effort)

    def train(self, vectors: Vectors) -> None:
        if not self.faiss.is_trained:
            self.faiss.train(vectors)

    def add(self, keys: Keys, vectors: Vectors) -> None:
        self.faiss.add_with_ids(vectors, keys)

    def remove(self, keys: Keys) -> None:
        """Raises RuntimeError where it cannot."""
        if self.faiss.remove_ids(keys) != len(keys):
            raise RuntimeError("not all were removed")

    def search(self, vector: Vectors, limit: int) -> list[tuple[int, float]]:
        scores, keys = self.faiss.search(vector.reshape(1, -1), limit)
        return list(zip(keys[0].tolist(), scores[0].tolist(), strict=True))

    def size(self) -> int:
        return len(faiss.serialize_index(self.faiss))


class InUse(FaissIndex):
    """The product's own."""

    def size(self) -> int:
        with tempfile.TemporaryDirectory() as place:
            path = Path(place, "index")
            self.save(path, {})
            return path.stat().st_size


class Twice:
    """All vectors compared in bytes, cut off at REACH standard deviations; the nearest again in half precision."""

    def __init__(self, dimension: int):
        self._bytes = Plain("IDMap2,SQ8_direct_signed", dimension)
        self._half = InUse(dimension)

    def add(self, keys: Keys, vectors: Vectors) -> None:
        self._bytes.add(keys, whole(vectors))
        self._half.add(keys, vectors)

    def remove(self, keys: Keys) -> None:
        self._bytes.remove(keys)
        self._half.remove(keys)

    def search(self, vector: Vectors, limit: int) -> list[tuple[int, float]]:
        near = np.array([key for key, _ in self._bytes.search(whole(vector), limit + MORE)])
        return sorted(self._half.similarities(vector, near).items(), key=lambda pair: -pair[1])[:limit]

    def size(self) -> int:
        return self._bytes.size() + self._half.size()


Index = Plain | InUse | Twice


def whole(vectors: Vectors) -> Vectors:
    """In whole numbers that fit into a byte."""
    return np.clip(np.rint(vectors * np.float32(127 * vectors.shape[-1] ** 0.5 / REACH)), -127, 127)


def lists(count: int) -> int:
    """Into how many an inverted file is split: about four times the root of the count, a power of two."""
    return 1 << round(np.log2(4 * count**0.5))


def made(real: dict[str, Real], count: int) -> Vectors:
    """The vectors, (count, dimension), the same each time, the languages in turn."""
    rng, parts = np.random.default_rng(4), []
    for at in range(0, count, AT_ONCE):
        base = [*real.values()][at // AT_ONCE % len(real)].vectors
        ones, others = rng.integers(len(base), size=(2, min(AT_ONCE, count - at)))
        parts.append(mixed(base[ones], base[others], rng))
    return np.concatenate(parts)


def exact(asked: Vectors, vectors: Vectors) -> list[list[int]]:
    """The places of the nearest to each question, nearest first."""
    flat = faiss.IndexFlatIP(vectors.shape[1])
    flat.add(vectors)
    return flat.search(asked, NEAREST)[1].tolist()


def filled(index: Index, vectors: Vectors) -> float:
    """Seconds of training it and adding all vectors under their places."""
    began = time.perf_counter()
    if isinstance(index, Plain):
        index.train(vectors[:TRAINED_ON])
    for at in range(0, len(vectors), AT_ONCE):
        part = vectors[at : at + AT_ONCE]
        index.add(np.arange(at, at + len(part)), part)
    return time.perf_counter() - began


def found(index: Index, asked: Vectors, right: list[list[int]]) -> dict[str, float]:
    """What a search finds, and how long it takes."""
    index.search(asked[0], NEAREST)
    keys = [[key for key, _ in index.search(vector, NEAREST)] for vector in asked]
    recall = {
        f"recall@{k}": float(np.mean([len({*a[:k]} & {*b[:k]}) / k for a, b in zip(keys, right, strict=True)]))
        for k in (10, NEAREST)
    }
    times = [
        milliseconds(lambda v=vector: index.search(v, NEAREST))[0] for vector in asked for _ in range(ROUNDS)
    ]
    return recall | {"p50 ms": float(np.median(times)), "p95 ms": float(np.percentile(times, 95))}


def changed(index: Index, vectors: Vectors) -> dict[str, float | None]:
    """Milliseconds of adding some vectors, and of removing as many that are spread over all."""
    new = np.arange(len(vectors), len(vectors) + CHANGED)
    old = np.linspace(0, len(vectors) - 1, CHANGED).astype(np.int64)
    add, _ = milliseconds(lambda: index.add(new, vectors[old]))
    try:
        remove, _ = milliseconds(lambda: index.remove(old))
    except RuntimeError:
        remove = None
    return {"add ms": add, "remove ms": remove}


def measured(vectors: Vectors, asked: Vectors) -> Iterator[dict]:
    """A row for each index and effort."""
    right = exact(asked, vectors)
    for name, (told, efforts) in {OURS: ("", (0,)), TWICE: ("", (0,)), **KINDS}.items():
        kind = name.format(lists=lists(len(vectors)))
        faiss.omp_set_num_threads(len(os.sched_getaffinity(0)))
        index = {OURS: InUse, TWICE: Twice}.get(name, partial(Plain, kind))(vectors.shape[1])
        about = {"build s": filled(index, vectors), "bytes": index.size() / len(vectors)}
        faiss.omp_set_num_threads(1)
        rows = []
        for effort in efforts:
            if told:
                index.told(told, effort)
            rows.append({"index": kind, told or "effort": effort or None} | found(index, asked, right) | about)
        change = changed(index, vectors)
        yield from (row | change for row in rows)


def show(row: dict) -> dict:
    rounded = {name: round(value, 3) if isinstance(value, float) else value for name, value in row.items()}
    print("  ".join(f"{name} {value}" for name, value in rounded.items() if value is not None), flush=True)
    return rounded


def main(shared: Path, folder: Path, counts: list[int]) -> None:
    encoder = SentenceEncoder("", user_cache_path("press-release-assistant"))
    folder.mkdir(parents=True, exist_ok=True)
    real = real_passages(shared / "releases", encoder, folder / "real.pickle")
    asked = np.stack([encoder.encode_question(q).vector for q in questions(shared, QUESTIONS)])
    figures: dict = {"synthetic": True, "questions": QUESTIONS, "processors": len(os.sched_getaffinity(0))}
    for count in counts:
        print(f"{count} vectors")
        figures[str(count)] = [show(row) for row in measured(made(real, count), asked)]
        RESULTS.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    wanted = [int(count) for count in sys.argv[3:]] or [*COUNTS]
    if len(sys.argv) > 2:
        main(Path(sys.argv[1]), Path(sys.argv[2]), wanted)
    else:
        with tempfile.TemporaryDirectory() as place:
            main(Path(sys.argv[1]), Path(place), wanted)
