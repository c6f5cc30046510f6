"""Text in, unit vectors out. Questions and passages are encoded by different methods."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from embeddings.models.tokens import TokenVectors

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class EncodedQuestion:
    """A question's vector, (dimension,), and its token vectors, (tokens, layers, dimension)."""

    vector: Vectors
    tokens: TokenVectors


@dataclass(frozen=True, slots=True)
class EncodedPassages:
    """Vectors of shape (n, dimension) and for each text its packed token vectors; see `embeddings.models.tokens`."""

    vectors: Vectors
    tokens: tuple[bytes, ...]


class Encoder(Protocol):
    """Turns texts into unit vectors of `dimension`; `name` says which model, for the archive to record.

    `layers` is how many vectors each token has, 0 for a model that shows none.
    """

    name: str
    dimension: int
    layers: int
    max_tokens: int  # a longer passage would be cut, so nothing longer is ever given to it

    def encode_question(self, text: str) -> EncodedQuestion: ...

    def encode_passages(
        self, texts: Sequence[str], before_slice: Callable[[], None] = ...
    ) -> EncodedPassages:
        """`before_slice` is called before each few texts; it may wait there for what is more urgent."""
        ...

    def count_tokens(self, text: str) -> int:
        """How many of `max_tokens` this text takes, without prompt and end marks."""
        ...

    def token_spans(self, text: str) -> list[tuple[int, int]]:
        """Where in a passage's text each of its token vectors stands, in code points."""
        ...
