"""Sentences written about the sample archive's releases: faithful ones in other words, and invented ones.

They are in written.jsonl, by language and kind: "faithful" are paraphrases, summaries and translations, "invented" tell
of somebody what no release comes near to, "invented near" what is as wrong and on the release's own subject. Of each
kind and language every other one is of the half that rules were developed on, the others are only measured.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SENTENCES = Path(__file__).with_suffix(".jsonl")
HALVES = ("develop", "measure")


@dataclass(frozen=True)
class Written:
    """A sentence in a language, and how the id of the release that it cites begins."""

    kind: str
    half: str  # one of HALVES
    language: str
    cites: str
    text: str


def written() -> Iterator[Written]:
    seen: Counter[tuple[str, str]] = Counter()
    for line in SENTENCES.read_text("utf-8").splitlines():
        row = json.loads(line)
        key = row["kind"], row["language"]
        yield Written(row["kind"], HALVES[seen[key] % 2], row["language"], row["cites"], row["text"])
        seen[key] += 1
