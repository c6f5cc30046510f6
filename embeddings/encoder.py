"""Text in, unit vectors out. Questions and passages are encoded by different methods."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts into unit vectors of `dimension`; `name` says which model, for the archive to record."""

    name: str
    dimension: int
    max_tokens: int  # a longer passage would be cut, so nothing longer is ever given to it

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        """(n, dimension) float32, L2-normalised."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """(n, dimension) float32, L2-normalised."""
        ...

    def count_tokens(self, text: str) -> int:
        """How many of `max_tokens` this text takes, without prompt and end marks."""
        ...
