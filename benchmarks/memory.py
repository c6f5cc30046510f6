"""Whether memory stays flat while a large archive comes in: 70,000 releases, without the embedding model.

python -m benchmarks.memory ARCHIVE [RELEASES]     ARCHIVE is a tar of releases, RELEASES (70000) how many to make of it

Each release of the tar is taken as often as needed, each time with other words in front, so that each is new. In
the model's place stands an encoder that makes random unit vectors of the model's 384 dimensions and no token
vectors: what grows is then what this program itself keeps (reading, splitting, storing, both indexes), and the
model's own memory, which does not grow, is in benchmarks/results/ingesting.json. Prints and writes to
benchmarks/results/memory.json the resident memory of both processes (this one and the reading one) on the way.
"""

import json
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from embeddings.archive import Archive
from embeddings.intake.incoming import scan
from embeddings.intake.ingest import Report, ingest
from embeddings.models.encoder import EncodedPassages, EncodedQuestion
from embeddings.readers import guarded

RESULTS = Path(__file__).parent / "results" / "memory.json"
STEP = 5_000  # releases between two looks


class RandomEncoder:
    """As large as the default model's vectors, and meaningless."""

    name, dimension, layers, max_tokens = "random", 384, 0, 500

    def __init__(self):
        self._random = np.random.default_rng(1)

    def encode_question(self, text: str) -> EncodedQuestion:
        return EncodedQuestion(self._vectors(1)[0], np.zeros((0, 0, self.dimension), np.float32))

    def encode_passages(
        self, texts: Sequence[str], before_slice: Callable[[], None] = lambda: None
    ) -> EncodedPassages:
        return EncodedPassages(self._vectors(len(texts)), (b"",) * len(texts))

    def token_spans(self, text: str) -> list[tuple[int, int]]:
        return []

    def count_tokens(self, text: str) -> int:
        return len(text) // 4

    def _vectors(self, count: int) -> np.ndarray:
        found = self._random.standard_normal((count, self.dimension), np.float32)
        return found / np.linalg.norm(found, axis=1, keepdims=True)


def made(archive: Path, folder: Path, count: int) -> None:
    """`count` files in folders of a thousand."""
    with tarfile.open(archive) as files:
        texts = [files.extractfile(m).read() for m in files if m.isfile() and m.name.endswith(".txt")]
    for number in range(count):
        place = folder / f"{number // 1000:03}"
        place.mkdir(parents=True, exist_ok=True)
        words = f"Edition {number // len(texts)} of release {number}. ".encode()
        (place / f"{number:06}.txt").write_bytes(words + texts[number % len(texts)])


def resident() -> int:
    """MB of memory that this process and the reading one hold now."""
    child = guarded._process()._child
    return sum(_resident(pid) for pid in ("self", *([str(child.pid)] if child else [])))


def _resident(pid: str) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096 >> 20


def main(archive: Path, count: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        made(archive, Path(place, "releases"), count)
        opened = Archive.open(Path(place, "data"), RandomEncoder())
        found = scan(opened, [Path(place, "releases")])
        memory, began = {0: resident()}, time.monotonic()

        def look(report: Report) -> None:
            if report.done // STEP > max(memory) // STEP:
                memory[report.done] = resident()
                print(report.done, memory[report.done], f"MB, {time.monotonic() - began:.0f} s", flush=True)

        report = ingest(opened, found.items, on_progress=look)
        seconds = time.monotonic() - began
        again = time.monotonic()
        unchanged = ingest(opened, scan(opened, [Path(place, "releases")]).items).unchanged
        figures = {
            "releases": report.added, "passages": report.passages, "not read": report.failed,
            "memory by releases, MB": memory, "seconds": round(seconds), "unchanged": unchanged,
            "seconds, again": round(time.monotonic() - again),
            "MB on disk": sum(f.stat().st_size for f in Path(place, "data").iterdir()) >> 20,
        }  # fmt: skip
        opened.close()
    for name, value in figures.items():
        print(f"{name:24} {value}")
    RESULTS.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 70_000)
