"""Does the certainty of the first hit tell questions that an archive answers from those it does not?

python -m benchmarks.abstention FOLDER [EVERY]     FOLDER holds xquad/; every n-th question

For each language, an archive holds every second article of XQuAD: the questions about its paragraphs can be
answered, those about the other articles cannot. Then the halves change places. AUROC of the first hit's
certainty. Prints a table, writes benchmarks/results/abstention.json.
"""

import json
import sys
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import xquad
from benchmarks.remembered import remembered
from benchmarks.xquad import LANGUAGES
from embeddings.archive import Archive
from embeddings.models.encoder import Encoder

RESULTS = Path(__file__).parent / "results" / "abstention.json"


def auroc(positive: NDArray, negative: NDArray) -> float:
    """How often a positive one is above a negative one, ties counting half."""
    above = (positive[:, None] > negative[None]).mean()
    return float(above + (positive[:, None] == negative[None]).mean() / 2)


def certainty(archive: Archive, question: str) -> float:
    return max(map(archive.certainty, archive.hits(archive.search(question))[:1]), default=0.0)


def measured(folder: Path, encoder: Encoder, language: str, every: int) -> list[float]:
    """The AUROC of either half."""
    paragraphs, questions = xquad.load(folder, language)
    article = {asked.paragraph: asked.article for asked in questions}
    found = []
    for half in (0, 1):
        held = [text for i, text in enumerate(paragraphs) if article[i] % 2 == half]
        with tempfile.TemporaryDirectory() as place:
            archive = xquad.archive_of(Path(place), encoder, {language: held})
            asked = [(q.article % 2 == half, certainty(archive, q.text)) for q in questions[::every]]
            archive.close()
        found.append(
            auroc(np.array([c for on, c in asked if on]), np.array([c for on, c in asked if not on]))
        )
    return found


def main(folder: Path, every: int) -> None:
    encoder = remembered()
    halves = {language: measured(folder, encoder, language, every) for language in LANGUAGES}
    figures = {language: float(np.mean(own)) for language, own in halves.items()}
    print("AUROC", "  ".join(f"{language} {value:.3f}" for language, value in figures.items()))
    RESULTS.write_text(json.dumps({"AUROC": figures, "halves": halves}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
