"""Token vectors: what late interaction compares, after ColBERT (Khattab and Zaharia, SIGIR 2020).

A text's token vectors have the shape (tokens, layers, dimension), float32, a unit vector each. They are
kept in two bits a dimension: the four levels that lose least of a normal distribution (Max, 1960).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

TokenVectors = NDArray[np.float32]
LEVELS = np.array([-1.510, -0.4528, 0.4528, 1.510], np.float32)
BOUNDS = np.array([-0.9816, 0.0, 0.9816], np.float32)
# The eight levels of each value of two bytes, so that both are unpacked in one look; 2 MB.
_LEVELS_OF = LEVELS[(np.arange(1 << 16)[:, None] >> np.arange(14, -1, -2)) & 3]
_SQUARES_OF = np.square(_LEVELS_OF).sum(axis=1)
_TINY = np.finfo(np.float32).tiny


def unit(vectors: TokenVectors) -> TokenVectors:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), _TINY)


def pack(vectors: TokenVectors) -> bytes:
    """Two bits a dimension; the dimension is a multiple of eight."""
    scale = np.sqrt(np.mean(np.square(vectors), axis=-1, keepdims=True))
    levels = np.searchsorted(BOUNDS, vectors / np.maximum(scale, _TINY)).astype(np.uint8)
    fours = levels.reshape(*levels.shape[:-1], levels.shape[-1] // 4, 4)
    return (fours << np.array([6, 4, 2, 0], np.uint8)).sum(axis=-1, dtype=np.uint8).tobytes()


def unpack(packed: Sequence[bytes], layers: int, dimension: int) -> list[TokenVectors]:
    """Of each text the unit vectors nearest to the packed ones."""
    pairs = np.frombuffer(b"".join(packed), ">u2").reshape(-1, layers, dimension // 8)
    vectors = np.take(_LEVELS_OF, pairs, axis=0).reshape(-1, layers, dimension)
    vectors /= np.sqrt(_SQUARES_OF[pairs].sum(axis=-1, keepdims=True))
    ends = np.cumsum([len(one) * 4 // (layers * dimension) for one in packed])
    return np.split(vectors, ends[:-1])


def similarities(question: TokenVectors, tokens: TokenVectors) -> NDArray[np.float32]:
    """Cosines of shape (layers, question tokens, tokens)."""
    return np.einsum("qld,tld->lqt", question, tokens, optimize=True)


def max_sim(question: TokenVectors, texts: Sequence[TokenVectors]) -> NDArray[np.float32]:
    """For each text: every question token's best token there, averaged over tokens and layers, in [-1, 1].

    A text or question without tokens scores 0.
    """
    scores = np.zeros(len(texts), np.float32)
    filled = [i for i, tokens in enumerate(texts) if len(tokens)]
    if filled and len(question):
        starts = np.cumsum([0, *(len(texts[i]) for i in filled[:-1])])
        cosines = similarities(question, np.concatenate([texts[i] for i in filled]))
        scores[filled] = np.maximum.reduceat(cosines, starts, axis=-1).mean(axis=(0, 1))
    return scores
