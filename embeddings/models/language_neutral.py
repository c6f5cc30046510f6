"""Removes the language signal from vectors, so that a passage's language does not decide its rank.

After LIR (Yang et al., EMNLP 2021): the main directions in which the mean vectors of parallel text in many
languages differ say which language a text is in, not what it says; they are projected out. No text's
language needs to be known.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from embeddings.models.tokens import TokenVectors, unit

Vectors = NDArray[np.float32]
DIRECTIONS = Path(__file__).with_name("language_directions.npz")


@dataclass(frozen=True, slots=True)
class LanguageSignal:
    """What a model's vectors say of a text's language, measured by benchmarks/language_directions.py."""

    pooled: Vectors  # (directions, dimension), orthonormal rows
    centres: Vectors  # (layers, dimension): the mean token vector of each layer
    tokens: Vectors  # (layers, directions, dimension)

    @classmethod
    def load(cls, path: Path = DIRECTIONS) -> "LanguageSignal":
        with np.load(path) as stored:
            return cls(stored["pooled"], stored["centres"], stored["tokens"])

    @classmethod
    def none(cls, dimension: int, layers: int = 1) -> "LanguageSignal":
        """That of a model for which it was not measured: nothing is removed."""
        empty = np.zeros((0, dimension), np.float32)
        return cls(
            empty, np.zeros((layers, dimension), np.float32), np.zeros((layers, 0, dimension), np.float32)
        )

    def removed(self, vectors: Vectors) -> Vectors:
        """(n, dimension) pooled vectors without it, L2-normalised."""
        return unit(without(vectors, self.pooled))

    def removed_from_tokens(self, tokens: TokenVectors) -> TokenVectors:
        """(tokens, layers, dimension) without it, L2-normalised; the centres are means of unit vectors."""
        centred = unit(tokens) - self.centres
        along = np.einsum("tld,lkd->tlk", centred, self.tokens)
        return unit(centred - np.einsum("tlk,lkd->tld", along, self.tokens))


def language_directions(means: Vectors, count: int) -> Vectors:
    """The `count` main directions, orthonormal rows, between language means of shape (languages, dimension)."""
    _, _, rows = np.linalg.svd(means - means.mean(axis=0), full_matrices=False)
    return rows[:count].astype(np.float32)


def without(vectors: Vectors, directions: Vectors) -> Vectors:
    """The vectors with the directions projected out, not normalised."""
    return vectors - (vectors @ directions.T) @ directions
