"""Removes the language signal from vectors, so that a passage's language does not decide its rank.

After LIR (Yang et al., EMNLP 2021): the main directions in which the mean vectors of parallel text in many
languages differ say which language a text is in, not what it says; they are projected out. No text's
language needs to be known.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
DIRECTIONS = Path(__file__).with_name("language_directions.npy")


def language_directions(means: Vectors, count: int) -> Vectors:
    """The `count` main directions, orthonormal rows, between language means of shape (languages, dimension)."""
    _, _, rows = np.linalg.svd(means - means.mean(axis=0), full_matrices=False)
    return rows[:count].astype(np.float32)


def without(vectors: Vectors, directions: Vectors) -> Vectors:
    """Unit vectors with the directions projected out."""
    left = vectors - (vectors @ directions.T) @ directions
    norms = np.linalg.norm(left, axis=-1, keepdims=True)
    return left / np.maximum(norms, np.finfo(np.float32).tiny)
