"""Measures the default model's language directions on parallel text and writes them beside the module.

python -m benchmarks.language_directions FOLDER     one file per language, each a translation of the others
"""

import sys
from pathlib import Path

import numpy as np
from platformdirs import user_cache_path

from embeddings.encoder import SentenceEncoder
from embeddings.language_neutral import DIRECTIONS, language_directions

COUNT = 12
LINES = 60  # per language, spread over the text


def main(folder: Path) -> None:
    encoder = SentenceEncoder("", user_cache_path("press-release-assistant"), neutral=False)
    means = []
    for path in sorted(folder.glob("*.txt")):
        lines = [line for line in path.read_text("utf-8").splitlines() if len(line) > 40]
        chosen = lines[:: max(1, len(lines) // LINES)]
        means.append(encoder.encode_passages(chosen).mean(axis=0))
        print(path.stem, len(chosen), flush=True)
    np.save(DIRECTIONS, language_directions(np.stack(means), COUNT))
    print(f"{len(means)} languages, {COUNT} directions -> {DIRECTIONS.name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
