"""How long a query takes in an archive of 100,000 passages, beside the bare embedding of the question.

python -m benchmarks.speed SHARED [FOLDER]     SHARED holds releases/ and eval/xquad/; in FOLDER the archive is kept
                                               for the next time (6 GB; made in some minutes where it is not there)

The archive is synthetic (benchmarks/synthetic.py says in what): 100,000 passages of some 250 tokens. Asked are the
questions of XQuAD in Arabic, Russian and English, each once embedded alone and once searched for, embedding to
hits, one after the other in the same run, on the same processors: a search uses a second one where there is one
(pinned to one, with taskset -c 1, the work itself is compared). Beside it the same model in PyTorch, as it comes, in
single precision: what embedding costs without the compiled graph. Prints and writes benchmarks/results/speed.json.
"""

import gzip
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from platformdirs import user_cache_path
from sentence_transformers import SentenceTransformer

from benchmarks.synthetic import LANGUAGES, fill, real_passages
from embeddings.archive import Archive
from embeddings.models.default_model import default_model_folder
from embeddings.models.reranker import NONE, TOKENS
from embeddings.models.sentence_encoder import SentenceEncoder
from embeddings.releases.release import Filters

CACHE = user_cache_path("press-release-assistant")
RESULTS = Path(__file__).parent / "results" / "speed.json"
PASSAGES, CHARS = 100_000, 1_000
QUESTIONS = 30
COMMON = ("government", "президент", "رئيس")  # one word that many passages have
ROUNDS, TEXTS = 3, 24  # of embedding with and without token vectors


def made(shared: Path, folder: Path, passages: int, chars: int) -> tuple[Path, SentenceEncoder]:
    """The synthetic archive in `folder`, which is filled where it is empty."""
    encoder = SentenceEncoder("", CACHE)
    data = folder / f"{passages}"
    if not (data / "archive.sqlite").exists():
        data.mkdir(parents=True, exist_ok=True)
        fill(
            data,
            encoder,
            real_passages(shared / "releases", encoder, folder / "real.pickle"),
            passages,
            chars,
        )
    return data, encoder


def questions(shared: Path, count: int) -> list[str]:
    """Of XQuAD, as many of each language, spread over it."""
    found: list[str] = []
    for language in LANGUAGES:
        articles = json.loads(
            gzip.decompress((shared / f"eval/xquad/xquad.{language}.json.gz").read_bytes())
        )["data"]
        own = [qa["question"] for article in articles for p in article["paragraphs"] for qa in p["qas"]]
        found += own[:: 3 * len(own) // count][: count // 3]
    return found


def milliseconds(work) -> tuple[float, float]:
    """By the clock, and of the processors, all threads together; the second is the same on a busy machine."""
    began, used = time.perf_counter(), time.process_time()
    work()
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - used)


def in_pytorch(asked: list[str]) -> float:
    """Milliseconds in which the default model embeds a question as SentenceTransformer runs it, p50."""
    model = SentenceTransformer(str(default_model_folder(CACHE)), device="cpu", local_files_only=True)
    model.encode_query(asked[0])
    return statistics.median(milliseconds(lambda q=question: model.encode_query(q))[0] for question in asked)


def latency(archive: Archive, asked: list[str], filters: Filters = Filters()) -> dict[str, float]:  # noqa: B008
    """Of each question alone and with the search; no question comes twice, so none is remembered."""
    archive.hits(archive.search("warm " + asked[0], filters))
    alone, whole = [], []
    for question in asked:
        alone.append(milliseconds(lambda q=question: archive.encoder.encode_question(q)))
        whole.append(milliseconds(lambda q=question: archive.hits(archive.search(q, filters))))
    (embedding, embedding_cpu), (query, query_cpu) = np.median(alone, axis=0), np.median(whole, axis=0)
    return {
        "embedding p50 ms": float(embedding),
        "query p50 ms": float(query),
        "query p95 ms": float(np.percentile([clock for clock, _ in whole], 95)),
        "query / embedding": float(query / embedding),
        "embedding p50 CPU ms": float(embedding_cpu),
        "query p50 CPU ms": float(query_cpu),
        "query / embedding, CPU": float(query_cpu / embedding_cpu),
    }


def slowed_by_tokens(encoder: SentenceEncoder, texts: list[str]) -> float:
    """CPU time of embedding passages and packing their token vectors, over that without them, in turn."""
    bare = SentenceEncoder("", CACHE)
    bare.layers = 0
    ratios = []
    for one in (encoder, bare):
        one.encode_passages(texts[:4])
    for _ in range(ROUNDS):
        _, with_tokens = milliseconds(lambda: encoder.encode_passages(texts))
        ratios.append(with_tokens / milliseconds(lambda: bare.encode_passages(texts))[1])
    return statistics.median(ratios)


def show(figures: dict) -> dict:
    rounded = {
        name: show(value)
        if isinstance(value, dict)
        else round(value, 3)
        if isinstance(value, float)
        else value
        for name, value in figures.items()
    }
    for name, value in rounded.items():
        if not isinstance(value, dict):
            print(f"{name:34} {value}")
        else:
            print(f"^ {name}")
    return rounded


def main(shared: Path, folder: Path) -> None:
    data, encoder = made(shared, folder, PASSAGES, CHARS)
    asked = questions(shared, 2 * QUESTIONS)
    figures: dict = {"passages": PASSAGES, "synthetic": True, "questions": QUESTIONS}
    figures["processors"] = len(os.sched_getaffinity(0))
    for reranker, own in ((TOKENS, asked[::2]), (NONE, asked[1::2])):
        archive = Archive.open(data, encoder, reranker)
        figures[f"rerank {reranker}"] = latency(archive, own)
        archive.close()
    figures["embedding in PyTorch p50 ms"] = bare = in_pytorch(asked[::2])
    figures["query / embedding in PyTorch"] = figures[f"rerank {TOKENS}"]["query p50 ms"] / bare
    archive = Archive.open(data, encoder)
    figures["one common word"] = latency(archive, list(COMMON))
    figures["one language"] = latency(archive, [f"{q} ?" for q in asked[::6]], Filters(languages=("ar",)))
    texts = [c.passage.text for c in archive.search(asked[0])[:TEXTS]]
    figures["index"] = archive.status().index
    archive.close()
    figures["embedding with token vectors / without"] = slowed_by_tokens(encoder, texts)
    RESULTS.write_text(json.dumps(show(figures), indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        main(Path(sys.argv[1]), Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as place:
            main(Path(sys.argv[1]), Path(place))
