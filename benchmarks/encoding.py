"""How fast passages are embedded, beside a bare SentenceTransformer on the same texts in the same run.

python -m benchmarks.encoding FOLDER     FOLDER holds xquad/

Prints tokens per second of both (float32, batch 16, for the bare one; ours with token vectors packed and the
language signal left in), the ratio's median over the rounds, and R@1 of the pooled vectors of both; writes
benchmarks/results/encoding.json.
"""

import json
import statistics
import sys
import time
from pathlib import Path

import numpy as np
from platformdirs import user_cache_path
from sentence_transformers import SentenceTransformer

from benchmarks.xquad import LANGUAGES, load
from embeddings.models.default_model import default_model_folder
from embeddings.models.sentence_encoder import SentenceEncoder

RESULTS = Path(__file__).parent / "results" / "encoding.json"
ROUNDS = 5
PARAGRAPHS = 64  # of each language, for the speed
QUESTIONS = 4  # every n-th, for R@1


def seconds(work) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main(folder: Path) -> None:
    cache = user_cache_path("press-release-assistant")
    ours = SentenceEncoder("", cache, neutral=False)
    bare = SentenceTransformer(str(default_model_folder(cache)), device="cpu")
    data = {language: load(folder, language) for language in LANGUAGES}
    texts = [text for paragraphs, _ in data.values() for text in paragraphs[:PARAGRAPHS]]
    tokens = sum(ours.count_tokens(text) for text in texts)
    ours.encode_passages(texts[:8])
    rounds = [
        (
            seconds(lambda: ours.encode_passages(texts)),
            seconds(lambda: bare.encode_document(texts, batch_size=16, show_progress_bar=False)),
        )
        for _ in range(ROUNDS)
    ]
    figures = {
        "tokens/s": round(tokens / statistics.median(own for own, _ in rounds)),
        "tokens/s, bare": round(tokens / statistics.median(other for _, other in rounds)),
        "ratio": round(statistics.median(other / own for own, other in rounds), 2),
    }
    for language, (paragraphs, questions) in data.items():
        asked = questions[::QUESTIONS]
        right = np.array([q.paragraph for q in asked])
        own = np.stack([ours.encode_question(q.text).vector for q in asked])
        other = bare.encode_query([q.text for q in asked], show_progress_bar=False)
        passages = (
            ours.encode_passages(paragraphs).vectors,
            bare.encode_document(paragraphs, show_progress_bar=False),
        )
        figures[f"R@1 {language}"] = float(np.mean((own @ passages[0].T).argmax(1) == right))
        figures[f"R@1 {language}, bare"] = float(np.mean((other @ passages[1].T).argmax(1) == right))
    for name, value in figures.items():
        print(f"{name:16} {value}")
    RESULTS.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
