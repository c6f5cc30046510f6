"""Sentences that support an answer, with exact spans, and whether they support one at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.question import Question
from embeddings.encoder import Encoder
from embeddings.keywords import analyse
from embeddings.release import Hit, Release
from embeddings.sentences import sentence_spans

HITS = 5  # releases read closely
MAX_SENTENCES = 64  # of them, the sentences that are weighed
MIN_LETTERS = 15  # shorter ones are headings and exclamations
# A sentence is weighed by itself and by the passage around it, which knows who and when; the shared
# keywords count as much as in retrieval.
CONTEXT_WEIGHT = 0.5
KEYWORD_WEIGHT = 0.1


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of a release: `hit.release.text[start:end] == text`."""

    hit: Hit
    start: int
    end: int
    text: str
    score: float
    cosine: float
    overlap: float  # share of the question's keywords, by weight, in the passage or title, 0 to 1


def sentences(release: Release, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the whole sentences in `release.text[start:end]`, without headings."""
    spans = sentence_spans(release.text[start:end], release.language)
    return [
        (start + a, start + b)
        for a, b in spans
        if sum(map(str.isalpha, release.text[start + a : start + b])) >= MIN_LETTERS
    ]


def weigh(
    question: Question, hits: Sequence[Hit], encoder: Encoder, weights: Mapping[str, float]
) -> list[Evidence]:
    """The sentences of the first hits, best first; `weights` says how much each of the keywords tells."""
    spans = [
        (hit, start, end)
        for hit in hits[:HITS]
        for start, end in sentences(hit.release, hit.passage.start, hit.passage.end)
    ][:MAX_SENTENCES]
    if not spans:
        return []
    vector = encoder.encode_questions([question.text])[0]
    vectors = encoder.encode_passages([hit.release.text[start:end] for hit, start, end in spans])
    found = [
        _evidence(span, float(cosine), weights) for span, cosine in zip(spans, vectors @ vector, strict=True)
    ]
    return sorted(found, key=lambda e: -e.score)


def _evidence(span: tuple[Hit, int, int], cosine: float, weights: Mapping[str, float]) -> Evidence:
    hit, start, end = span
    text = hit.release.text[start:end]
    overlap = _share(weights, set(analyse(text)))
    around = _share(weights, set(analyse(f"{hit.release.title} {hit.passage.text}")))
    score = cosine + CONTEXT_WEIGHT * hit.cosine + KEYWORD_WEIGHT * (overlap + CONTEXT_WEIGHT * around)
    return Evidence(hit, start, end, text, score, cosine, around)


def _share(weights: Mapping[str, float], present: set[str]) -> float:
    """How much of what the keywords tell is present, 0 to 1."""
    total = sum(weights.values())
    return sum(weight for term, weight in weights.items() if term in present) / total if total else 0.0


def nearest_sentence(text: str, hit: Hit, encoder: Encoder) -> tuple[int, int]:
    """The span of the sentence of a hit's passage that says most nearly what `text` says."""
    spans = sentences(hit.release, hit.passage.start, hit.passage.end)
    if not spans:
        return hit.passage.start, hit.passage.end
    vectors = encoder.encode_passages([text, *(hit.release.text[a:b] for a, b in spans)])
    return spans[int(np.argmax(vectors[1:] @ vectors[0]))]
