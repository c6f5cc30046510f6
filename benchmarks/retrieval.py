"""Retrieval on XQuAD: paragraphs in Arabic, Russian and English, questions in each.

python -m benchmarks.retrieval FOLDER [EVERY]     FOLDER holds xquad.{ar,ru,en}.json.gz and mteb_xquad.json's
                                                  parent; every n-th question (1: all)

Prints R@1 for each pair of languages, the mean average precision where all three versions of a paragraph
should come first, and how well an answer's sentence is found; writes benchmarks/results/retrieval.json.
"""

import gzip
import json
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from platformdirs import user_cache_path

from assistant.evidence import weigh
from assistant.question import understand
from embeddings.archive import Archive
from embeddings.delivery import Delivery
from embeddings.release import Filters, Release
from embeddings.sentence_encoder import SentenceEncoder

LANGUAGES = ("ar", "ru", "en")
RESULTS = Path(__file__).parent / "results" / "retrieval.json"


@dataclass(frozen=True, slots=True)
class Asked:
    text: str
    language: str
    paragraph: int
    answer: str


def load(folder: Path, language: str) -> tuple[list[str], list[Asked]]:
    with gzip.open(folder / f"xquad.{language}.json.gz") as file:
        data = json.load(file)["data"]
    paragraphs = [paragraph for article in data for paragraph in article["paragraphs"]]
    questions = [
        Asked(qa["question"], language, number, qa["answers"][0]["text"])
        for number, paragraph in enumerate(paragraphs)
        for qa in paragraph["qas"]
    ]
    return [paragraph["context"] for paragraph in paragraphs], questions


def fill(archive: Archive, paragraphs: dict[str, list[str]]) -> None:
    for language, texts in paragraphs.items():
        for at in range(0, len(texts), 40):
            archive.apply(
                [
                    Delivery(
                        (Release(id=f"{language}/{number}", text=texts[number], title="", language=language),)
                    )
                    for number in range(at, min(at + 40, len(texts)))
                ]
            )
            print(f"\r{language} {at + 40}/{len(texts)}", end="", file=sys.stderr)
    print(file=sys.stderr)


def found(archive: Archive, question: str, filters: Filters) -> list[str]:
    return [hit.release.id for hit in archive.hits(archive.search(question, filters, 200))]


def average_precision(ranked: list[str], right: set[str]) -> float:
    places = [place for place, name in enumerate(ranked, 1) if name in right]
    return sum((n / place for n, place in enumerate(places, 1)), 0.0) / len(right)


def sentence(archive: Archive, asked: Asked) -> tuple[bool, bool]:
    """Whether the answer is in the best sentence, and in one of the four best."""
    filters = Filters(languages=(asked.language,))
    hits = archive.hits(archive.search(asked.text, filters, 200))
    best = weigh(understand(asked.text, language=asked.language), hits, archive)[:4]
    inside = [asked.answer in evidence.text for evidence in best]
    return bool(inside and inside[0]), any(inside)


def measure(archive: Archive, questions: dict[str, list[Asked]]) -> dict:
    """Every figure of one question before the next one, which is then encoded only once."""
    right, inside, precision = defaultdict(list), defaultdict(list), []
    for asking in LANGUAGES:
        for q in questions[asking]:
            for answering in LANGUAGES:
                first = found(archive, q.text, Filters(languages=(answering,)))[:1]
                right[f"{asking}-{answering}"].append(first == [f"{answering}/{q.paragraph}"])
            inside[asking].append(sentence(archive, q))
            versions = {f"{name}/{q.paragraph}" for name in LANGUAGES}
            precision.append(average_precision(found(archive, q.text, Filters()), versions))
    return {
        "R@1": {pair: float(np.mean(values)) for pair, values in right.items()},
        "cross-lingual R@1": float(np.mean([v for pair, v in right.items() if pair[:2] != pair[3:]])),
        "three-language mAP": float(np.mean(precision)),
        "sentence first": {name: float(np.mean([first for first, _ in v])) for name, v in inside.items()},
        "sentence in four": {name: float(np.mean([four for _, four in v])) for name, v in inside.items()},
    }


def show(figures: dict) -> None:
    for name, value in figures.items():
        if isinstance(value, dict):
            print(f"{name:22}", "  ".join(f"{key} {number:.3f}" for key, number in value.items()))
        else:
            print(f"{name:22} {value:.3f}" if isinstance(value, float) else f"{name:22} {value}")


def main(folder: Path, every: int) -> None:
    data = {language: load(folder, language) for language in LANGUAGES}
    questions = {language: asked[::every] for language, (_, asked) in data.items()}
    with tempfile.TemporaryDirectory() as place:
        archive = Archive.open(Path(place), SentenceEncoder("", user_cache_path("press-release-assistant")))
        fill(archive, {language: texts for language, (texts, _) in data.items()})
        began = time.monotonic()
        figures = {"questions": sum(map(len, questions.values())), **measure(archive, questions)}
        figures["minutes"] = round((time.monotonic() - began) / 60, 1)
        archive.close()
    show(figures)
    RESULTS.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
