"""XQuAD and XQuAD-R as archives and questions."""

import gzip
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from embeddings.archive import Archive
from embeddings.models.encoder import Encoder
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Filters, Release

LANGUAGES = ("ar", "ru", "en")
BATCH = 60


@dataclass(frozen=True, slots=True)
class Asked:
    text: str
    language: str
    article: int
    paragraph: int
    answer: str
    sentence: int = -1  # XQuAD-R: of its language's sentences, the one that holds the answer


def load(folder: Path, language: str) -> tuple[list[str], list[Asked]]:
    """The 240 paragraphs and 1,190 questions of one language."""
    paragraphs, questions = [], []
    for number, article in enumerate(_articles(folder / "xquad" / f"xquad.{language}.json.gz")):
        for paragraph in article["paragraphs"]:
            questions += [
                Asked(qa["question"], language, number, len(paragraphs), qa["answers"][0]["text"])
                for qa in paragraph["qas"]
            ]
            paragraphs.append(paragraph["context"])
    return paragraphs, questions


def load_sentences(folder: Path, language: str) -> tuple[list[str], list[Asked]]:
    """The sentences of one language of XQuAD-R, and its questions with the sentence that answers."""
    sentences, questions, number = [], [], 0
    for at, article in enumerate(_articles(folder / "xquad-r" / f"{language}.json.gz")):
        for paragraph in article["paragraphs"]:
            for qa in paragraph["qas"]:
                answer = qa["answers"][0]
                start = answer["answer_start"]
                inside = next(i for i, (_, end) in enumerate(paragraph["sentence_breaks"]) if start < end)
                questions.append(
                    Asked(qa["question"], language, at, number, answer["text"], len(sentences) + inside)
                )
            sentences += paragraph["sentences"]
            number += 1
    return sentences, questions


def archive_of(place: Path, encoder: Encoder, texts: Mapping[str, Sequence[str]]) -> Archive:
    """An archive of releases LANGUAGE/NUMBER without a title or date."""
    archive = Archive.open(place, encoder)
    for language, own in texts.items():
        for at in range(0, len(own), BATCH):
            releases = [
                Release(id=f"{language}/{at + i}", text=text, title="", language=language)
                for i, text in enumerate(own[at : at + BATCH])
            ]
            archive.apply([Delivery(tuple(releases))])
            print(f"\r{language} {at + len(releases)}/{len(own)}  ", end="", file=sys.stderr, flush=True)
    return archive


def found(archive: Archive, question: str, limit: int = 200) -> list[str]:
    """The releases for a question, best first."""
    return [hit.release.id for hit in archive.hits(archive.search(question, Filters(), limit))]


def average_precision(ranked: Sequence[str], right: set[str]) -> float:
    places = [place for place, name in enumerate(ranked, 1) if name in right]
    return sum((n / place for n, place in enumerate(places, 1)), 0.0) / len(right)


def _articles(path: Path) -> list[dict]:
    with gzip.open(path) as file:
        return json.load(file)["data"]
