"""XQuAD-R: the answer's sentence in eleven languages, among all sentences of all of them.

python -m benchmarks.sentence_pool FOLDER [EVERY]     FOLDER holds xquad-r/; every n-th question of each language

For a question, the sentence that answers is right in all eleven languages: mean average precision, as published
in LAReQA (Roy et al., EMNLP 2020). Prints a table, writes benchmarks/results/sentence_pool.json.
"""

import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import numpy as np

from benchmarks import xquad
from benchmarks.remembered import remembered

RESULTS = Path(__file__).parent / "results" / "sentence_pool.json"
LANGUAGES = ("ar", "de", "el", "en", "es", "hi", "ru", "th", "tr", "vi", "zh")
DEPTH = 1000  # of some 13,000 sentences; a right one further down counts as not found


def main(folder: Path, every: int) -> None:
    data = {language: xquad.load_sentences(folder, language) for language in LANGUAGES}
    precision = defaultdict(list)
    with tempfile.TemporaryDirectory() as place:
        texts = {language: sentences for language, (sentences, _) in data.items()}
        archive = xquad.archive_of(Path(place), remembered(), texts)
        for row in list(zip(*(questions for _, questions in data.values()), strict=True))[::every]:
            right = {f"{asked.language}/{asked.sentence}" for asked in row}
            for asked in row:
                ranked = xquad.found(archive, asked.text, DEPTH)
                precision[asked.language].append(xquad.average_precision(ranked, right))
        archive.close()
    figures = {language: float(np.mean(own)) for language, own in precision.items()}
    figures = {
        "questions of each language": len(precision["en"]),
        "mAP": float(np.mean(list(figures.values()))),
        **figures,
    }
    print("  ".join(f"{name} {value:.3f}" for name, value in figures.items()))
    RESULTS.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
