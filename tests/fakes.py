"""Small stand-ins with real behaviour, for unit tests only."""

import hashlib
from collections.abc import Sequence

import numpy as np

from embeddings.encoder import Vectors
from embeddings.keywords import analyse


class WordEncoder:
    """Texts that share word stems are near: each stem adds one unit to its own (hashed) dimension."""

    name = "words"
    dimension = 256
    max_tokens = 500

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        return np.array([self._vector(text) for text in texts], np.float32).reshape(-1, self.dimension)

    encode_passages = encode_questions

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def _vector(self, text: str) -> np.ndarray:
        vector = np.full(self.dimension, 1e-3)
        for term in analyse(text):
            vector[hashlib.sha256(term.encode()).digest()[0]] += 1
        return vector / np.linalg.norm(vector)
