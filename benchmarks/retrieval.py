"""Retrieval on XQuAD, one language, across languages and in a pool of three, beside the public table.

python -m benchmarks.retrieval FOLDER [EVERY]     FOLDER holds xquad/ and mteb_xquad.json; every question in one
                                                  language, every n-th across languages and in the pool

The task XQuADRetrieval of MTEB is each language alone: its 1,190 questions over an archive of its 240 paragraphs.
Across languages, the archive is that of the other language. The pool has all 720 paragraphs, unlinked, and all
three versions of a paragraph are right: mean average precision of the raw ranking. Prints a table, writes
benchmarks/results/retrieval.json.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from benchmarks import xquad
from benchmarks.remembered import remembered
from benchmarks.xquad import LANGUAGES, Asked
from embeddings.archive import Archive
from embeddings.models.encoder import Encoder

RESULTS = Path(__file__).parent / "results" / "retrieval.json"


def measure(folder: Path, encoder: Encoder, every: int = 1, own_every: int = 1) -> dict:
    """R@1 for each pair of languages, asked-answering, and the mean average precision of the pool.

    Of the questions in an archive's own language every `own_every`-th is asked, of the others every `every`-th.
    """
    data = {language: xquad.load(folder, language) for language in LANGUAGES}
    paragraphs = {language: texts for language, (texts, _) in data.items()}
    figures = {}
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as place:
            archive = xquad.archive_of(Path(place), encoder, {language: paragraphs[language]})
            for asking in LANGUAGES:
                questions = data[asking][1][:: own_every if asking == language else every]
                right = [_is_first(archive, asked, language) for asked in questions]
                figures[f"{asking}-{language}"] = float(np.mean(right))
                print(asking, language, figures[f"{asking}-{language}"], file=sys.stderr, flush=True)
            archive.close()
    questions = [asked for _, own in data.values() for asked in own[::every]]
    with tempfile.TemporaryDirectory() as place:
        archive = xquad.archive_of(Path(place), encoder, paragraphs)
        precision = [_precision(archive, asked) for asked in questions]
        archive.close()
    return {
        "every": every,
        "R@1": figures,
        "cross-lingual R@1": float(np.mean([v for pair, v in figures.items() if pair[:2] != pair[3:]])),
        "three-language mAP": float(np.mean(precision)),
    }


def _is_first(archive: Archive, asked: Asked, language: str) -> bool:
    return xquad.found(archive, asked.text)[:1] == [f"{language}/{asked.paragraph}"]


def _precision(archive: Archive, asked: Asked) -> float:
    versions = {f"{name}/{asked.paragraph}" for name in LANGUAGES}
    return xquad.average_precision(xquad.found(archive, asked.text, limit=720), versions)


def beside_the_public(figures: dict[str, float], table: dict) -> dict:
    """Each language's R@1 with the best of the table, that model's name, and the rank among all of them."""
    result = {}
    for language in LANGUAGES:
        public = sorted(((row[language]["recall_at_1"], row["model"]) for row in table["rows"]), reverse=True)
        ours = figures[f"{language}-{language}"]
        result[language] = {
            "ours": ours,
            "best public": public[0][0],
            "model": public[0][1],
            "rank": 1 + sum(score > ours for score, _ in public),
            "models": len(public),
        }
    return result


def show(figures: dict) -> None:
    print(f"across and pool: every {figures['every']}; {figures['minutes']} minutes")
    for language, row in figures["public"].items():
        print(
            f"{language}  R@1 {row['ours']:.3f}  rank {row['rank']} of {row['models']} + 1"
            f"  (best public {row['best public']:.3f}, {row['model']})"
        )
    across = {pair: value for pair, value in figures["R@1"].items() if pair[:2] != pair[3:]}
    print("across", "  ".join(f"{pair} {value:.3f}" for pair, value in across.items()))
    print(f"across, mean of six   {figures['cross-lingual R@1']:.3f}")
    print(f"three languages, mAP  {figures['three-language mAP']:.3f}")


def main(folder: Path, every: int) -> None:
    began = time.monotonic()
    figures = measure(folder, remembered(), every)
    figures["minutes"] = round((time.monotonic() - began) / 60, 1)
    figures["public"] = beside_the_public(
        figures["R@1"], json.loads((folder / "mteb_xquad.json").read_text("utf-8"))
    )
    show(figures)
    RESULTS.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
