"""Each part of retrieval switched off, one at a time.

python -m benchmarks.ablation FOLDER [EVERY]     FOLDER holds xquad/; every n-th question

Prints one line for each: R@1 in one language, across languages, and mean average precision in the pool of three
languages; writes benchmarks/results/ablation.json. See benchmarks/retrieval.py.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from benchmarks.remembered import RememberedEncoder, remembered
from benchmarks.retrieval import measure
from benchmarks.xquad import LANGUAGES
from embeddings.search import ranking

RESULTS = Path(__file__).parent / "results" / "ablation.json"


@contextmanager
def constants(**values: object) -> Iterator[None]:
    """These names of the ranking module have other values for a while."""
    before = {name: getattr(ranking, name) for name in values}
    vars(ranking).update(values)
    yield
    vars(ranking).update(before)


def pooled_only(encoder: RememberedEncoder) -> RememberedEncoder:
    encoder.layers = 0
    return encoder


def variants() -> Iterator[tuple[str, RememberedEncoder, Mapping]]:
    """What each line is called, its encoder and its constants."""
    encoder = remembered()
    yield "all parts", encoder, {}
    yield "without keywords", encoder, {"KEYWORD_WEIGHT": 0.0, "TOGETHER_WEIGHT": 0.0}
    yield "without those in the re-ranking", encoder, {"TOGETHER_WEIGHT": 0.0}
    yield "without names across scripts", encoder, {"NAME_WEIGHT": 0.0}
    yield "without the cosine in the re-ranking", encoder, {"FINE_COSINE_WEIGHT": 0.0}
    yield "without levelling", encoder, {"levelled": lambda scores, *_: scores}
    yield "without following translations", encoder, {"raised": lambda scores, *_: scores}
    yield "without token re-ranking", pooled_only(remembered()), {}
    yield "without language projection", remembered(neutral=False), {}
    yield "cosine alone, raw", pooled_only(remembered(neutral=False)), {
        "KEYWORD_WEIGHT": 0.0, "NAME_WEIGHT": 0.0,
        "levelled": lambda scores, *_: scores, "raised": lambda scores, *_: scores,
    }  # fmt: skip


def main(folder: Path, every: int) -> None:
    table = {}
    print(f"{'':38}", *(f"{name:>6}" for name in (*LANGUAGES, "across", "mAP")))
    for name, encoder, values in variants():
        with constants(**values):
            figures = measure(folder, encoder, every, own_every=every)
        own = {language: figures["R@1"][f"{language}-{language}"] for language in LANGUAGES}
        table[name] = {**own, "across": figures["cross-lingual R@1"], "mAP": figures["three-language mAP"]}
        print(f"{name:38}", *(f"{value:6.3f}" for value in table[name].values()), flush=True)
        RESULTS.write_text(json.dumps({"every": every, "table": table}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
