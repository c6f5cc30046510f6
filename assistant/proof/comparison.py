"""How much a sentence says what others say, and how near each of its words is to any of theirs, in any language."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from assistant.proof.inventions import Near
from embeddings.models.encoder import Encoder, Vectors
from embeddings.models.tokens import TokenVectors, packed_tokens, unpack

REMEMBERED = 512  # sentences that are kept encoded while a model's sentences are compared with them
LAYERS = 2  # token vectors of the default model: what is near was measured with them, for no other model


class Comparison:
    """Compares sentences by one encoder, and their words where it is the one that nearness was measured for."""

    def __init__(self, encoder: Encoder):
        self._encoder = encoder
        self._encoded = lru_cache(REMEMBERED)(self._encode)

    def likeness(self, sentence: str, parts: Sequence[str]) -> Vectors:
        """The cosines of a sentence and each of the parts."""
        return np.stack([self._encoded(part)[0] for part in parts]) @ self._encoded(sentence)[0]

    def nearness(self, sentence: str, parts: Sequence[str]) -> list[Near]:
        """For each token of a sentence, how near the nearest of the parts' is; none where that tells nothing."""
        if self._encoder.layers != LAYERS or not parts:
            return []
        there = np.concatenate([self._tokens(part) for part in parts])
        own = self._tokens(sentence)
        if not len(own) or not len(there):
            return []
        best = (own @ there.T).max(axis=1)
        return [Near(*span, float(near)) for span, near in zip(self._encoder.token_spans(sentence), best, strict=False)]

    def _encode(self, text: str) -> tuple[Vectors, bytes]:
        found = self._encoder.encode_passages([text])
        return found.vectors[0], found.tokens[0]

    def _tokens(self, text: str) -> TokenVectors:
        """Of the first layer, which knows the meaning."""
        packed = packed_tokens(self._encoded(text)[1], LAYERS, self._encoder.dimension)
        return unpack(packed)[:, 0]
