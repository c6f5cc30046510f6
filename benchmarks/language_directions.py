"""Measures the default model's language signal on parallel text and writes it beside the module.

python -m benchmarks.language_directions FOLDER     one file per language, each a translation of the others
"""

import sys
from pathlib import Path

import numpy as np
from platformdirs import user_cache_path

from embeddings.models.language_neutral import DIRECTIONS, language_directions
from embeddings.models.sentence_encoder import LAYERS, SentenceEncoder
from embeddings.models.tokens import packed_tokens, unpack

COUNT = 12  # directions of the pooled vectors
TOKEN_COUNT = 16
LINES = 40  # per language, spread over the text


def main(folder: Path) -> None:
    encoder = SentenceEncoder("", user_cache_path("press-release-assistant"), neutral=False)
    means, token_means = [], []
    for path in sorted(folder.glob("*.txt")):
        lines = [line for line in path.read_text("utf-8").splitlines() if len(line) > 40]
        chosen = lines[:: max(1, len(lines) // LINES)]
        encoded = encoder.encode_passages(chosen)
        means.append(encoded.vectors.mean(axis=0))
        tokens = packed_tokens(b"".join(encoded.tokens), len(LAYERS), encoder.dimension)
        token_means.append(unpack(tokens).mean(axis=0))
        print(path.stem, len(chosen), flush=True)
    layers = np.stack(token_means, axis=1)  # (layers, languages, dimension)
    np.savez_compressed(
        DIRECTIONS,
        pooled=language_directions(np.stack(means), COUNT),
        centres=layers.mean(axis=1),
        tokens=np.stack([language_directions(layer, TOKEN_COUNT) for layer in layers]),
    )
    print(f"{len(means)} languages, {COUNT} directions, {TOKEN_COUNT} of tokens -> {DIRECTIONS.name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
