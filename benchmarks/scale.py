"""An archive of 1,000,000 passages on one machine: opening, memory, latency, the index against exact search.

python -m benchmarks.scale SHARED [FOLDER] [PASSAGES]     as benchmarks/speed.py; 20 GB, and about an hour to make

The archive is synthetic (benchmarks/synthetic.py says in what), its passages short, some 80 tokens, so that the
token vectors of a million fit on a disk: 16 KB each, where a passage of full length has 50. Each measured query
fetches those of its 64 best candidates from the disk and compares them.

Prints and writes benchmarks/results/scale.json:
open s           opening the archive with its saved index, model not counted
peak memory GB   of the whole process, model and all, after every measurement
recall@10        of the index against exact search in single precision, for the vectors of the questions
while changing   latency while another thread adds and removes releases, eight at a time, without a pause
"""

import json
import resource
import sys
import tempfile
import threading
import time
from pathlib import Path

import numpy as np

from benchmarks.speed import COMMON, latency, made, questions, show
from embeddings.archive import Archive
from embeddings.models.encoder import EncodedPassages
from embeddings.releases.passages import embedded_text, split
from embeddings.releases.release import Filters, Release
from embeddings.store import records
from embeddings.store.records import Embedded

RESULTS = Path(__file__).parent / "results" / "scale.json"
PASSAGES, CHARS = 1_000_000, 220
QUESTIONS = 60
BATCH = 8  # releases added and removed at a time
BEST = 10


def recall(archive: Archive, asked: list[str]) -> float:
    """The share of the exact ten nearest among the ten that the index finds."""
    vectors = np.stack([archive.encoder.encode_question(q).vector for q in asked])
    best: list[list[tuple[float, int]]] = [[] for _ in asked]
    at = 0
    while True:
        keys, stored = archive._catalog.vectors_after(archive.encoder.name, at, 20_000)
        if not keys:
            break
        for own, scores in zip(best, vectors @ stored.T, strict=True):
            first = np.argpartition(-scores, BEST)[:BEST]
            own += [(float(scores[i]), keys[i]) for i in first]
            own[:] = sorted(own, reverse=True)[:BEST]
        at = keys[-1]
    found = [{key for key, _ in archive._space.index.search(v, BEST)} for v in vectors]
    return float(np.mean([len(f & {k for _, k in own}) / BEST for f, own in zip(found, best, strict=True)]))


class Changing(threading.Thread):
    """Adds releases and removes them again, through the store and the index, until it is told to stop.

    Their vectors are ready: embedding would take the processor from the searches, which Priority prevents.
    """

    def __init__(self, archive: Archive):
        super().__init__()
        self.rounds = 0
        self._archive = archive
        self._ended = threading.Event()
        text = "The council of Noria opened a new bridge over the river on Monday. " * 5
        releases = [Release(f"new{i}", text, f"Bridge {i}", language="en") for i in range(BATCH)]
        passages = [tuple(split(r, archive.encoder.count_tokens)) for r in releases]
        encoded = archive.encoder.encode_passages(
            [embedded_text(r, p[0]) for r, p in zip(releases, passages, strict=True)]
        )
        self._new = [
            Embedded(r, p, EncodedPassages(encoded.vectors[i : i + 1], encoded.tokens[i : i + 1]), (r.text,))
            for i, (r, p) in enumerate(zip(releases, passages, strict=True))
        ]

    def run(self) -> None:
        while not self._ended.is_set():
            with self._archive._catalog.transaction() as connection:
                for one in self._new:
                    records.put_release(connection, self._archive.encoder.name, one, True)
            self._archive._space.index.sync()
            self._archive.remove([one.release.id for one in self._new])
            self.rounds += 1

    def end(self) -> None:
        self._ended.set()
        self.join()


def main(shared: Path, folder: Path, passages: int) -> None:
    data, encoder = made(shared, folder, passages, CHARS)
    asked = questions(shared, 4 * QUESTIONS)
    began = time.perf_counter()
    archive = Archive.open(data, encoder)
    figures: dict = {"passages": len(archive._space.index), "synthetic": True, "questions": QUESTIONS}
    figures["open s"] = time.perf_counter() - began
    began = time.perf_counter()
    archive.search(asked[1])
    figures["first query s"] = time.perf_counter() - began
    figures["query"] = latency(archive, asked[::4])
    figures["one common word"] = latency(archive, list(COMMON))
    figures["one language"] = latency(archive, asked[2::12], Filters(languages=("ar",)))
    changing = Changing(archive)
    changing.start()
    figures["while changing"] = latency(archive, asked[1::4])
    changing.end()
    figures["while changing"]["changes"] = changing.rounds
    figures["peak memory GB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    figures["recall@10"] = recall(archive, asked[::8])
    figures["index"] = archive.status().index
    figures["bytes of the store per passage"] = (data / "archive.sqlite").stat().st_size / figures["passages"]
    began = time.perf_counter()
    archive.close()
    figures["save s"] = time.perf_counter() - began
    RESULTS.write_text(json.dumps(show(figures), indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    count = int(sys.argv[3]) if len(sys.argv) > 3 else PASSAGES
    if len(sys.argv) > 2:
        main(Path(sys.argv[1]), Path(sys.argv[2]), count)
    else:
        with tempfile.TemporaryDirectory() as place:
            main(Path(sys.argv[1]), Path(place), count)
