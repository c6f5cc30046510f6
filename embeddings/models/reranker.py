"""What orders the first candidates once more: token vectors, nothing, or a cross-encoder that reads both texts."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

NONE, TOKENS = "none", "tokens"
CROSS_RERANKED = 32  # candidates that a cross-encoder reads; each costs as much as embedding it


class Reranker(Protocol):
    """Says how far each text answers a question, from 0 to 1."""

    name: str

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]: ...
