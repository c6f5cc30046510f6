"""Small stand-ins with real behaviour, for unit tests only."""

import hashlib
from collections.abc import Callable, Sequence

import numpy as np

from embeddings.intake.incoming import Item, uploads
from embeddings.models.encoder import EncodedPassages, EncodedQuestion
from embeddings.text.terms import analyse


class WordEncoder:
    """Texts that share word stems are near: each stem adds one unit to its own (hashed) dimension."""

    name = "words"
    dimension = 256
    layers = 0
    max_tokens = 500

    def encode_question(self, text: str) -> EncodedQuestion:
        return EncodedQuestion(self._vector(text), np.zeros((0, 0, self.dimension), np.float32))

    def encode_passages(
        self, texts: Sequence[str], before_slice: Callable[[], None] = lambda: None
    ) -> EncodedPassages:
        before_slice()
        vectors = np.array([self._vector(text) for text in texts], np.float32).reshape(-1, self.dimension)
        return EncodedPassages(vectors, (b"",) * len(texts))

    def token_spans(self, text: str) -> list[tuple[int, int]]:
        return []

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def _vector(self, text: str) -> np.ndarray:
        vector = np.full(self.dimension, 1e-3)
        for term in analyse(text):
            vector[hashlib.sha256(term.encode()).digest()[0] % self.dimension] += 1
        return (vector / np.linalg.norm(vector)).astype(np.float32)


def uploaded(*files: tuple[str, bytes]) -> list[Item]:
    """Files that were sent, by their names."""
    return uploads([(name, lambda data=data: data) for name, data in files])
