"""Token vectors: what late interaction compares, after ColBERT (Khattab and Zaharia, SIGIR 2020).

A text's token vectors have the shape (tokens, layers, dimension), float32, a unit vector each. They are
kept in two bits a dimension: the four levels that lose least of a normal distribution (Max, 1960). What is
kept is compared as it is; only a block at a time is ever spread out.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

TokenVectors = NDArray[np.float32]
PackedTokens = NDArray[np.uint8]  # (tokens, layers, dimension // 4)
LEVELS = np.array([-1.510, -0.4528, 0.4528, 1.510], np.float32)
BOUNDS = np.array([-0.9816, 0.0, 0.9816], np.float32)
BLOCK = 1024  # tokens of one layer spread out at once: 1.5 MB at 384 dimensions
_LEVELS_OF = LEVELS[(np.arange(256)[:, None] >> np.array([6, 4, 2, 0])) & 3]  # the four levels of each byte
_INNER, _OUTER = np.square(LEVELS[2:]).tolist()
_ONE_BIT_OF_EACH = 0x55
_TINY = np.finfo(np.float32).tiny


def unit(vectors: TokenVectors) -> TokenVectors:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), _TINY)


def pack(vectors: TokenVectors) -> bytes:
    """Two bits a dimension; the dimension is a multiple of eight."""
    scale = np.sqrt(np.mean(np.square(vectors), axis=-1, keepdims=True))
    levels = np.searchsorted(BOUNDS, vectors / np.maximum(scale, _TINY)).astype(np.uint8)
    fours = levels.reshape(*levels.shape[:-1], levels.shape[-1] // 4, 4)
    return (fours << np.array([6, 4, 2, 0], np.uint8)).sum(axis=-1, dtype=np.uint8).tobytes()


def packed_tokens(packed: bytes, layers: int, dimension: int) -> PackedTokens:
    """What `pack` made, one row a token."""
    return np.frombuffer(packed, np.uint8).reshape(-1, layers, dimension // 4)


def unpack(packed: PackedTokens) -> TokenVectors:
    """The unit vectors nearest to the packed ones."""
    vectors = _LEVELS_OF[packed].reshape(*packed.shape[:-1], 4 * packed.shape[-1])
    return vectors / _lengths(packed)[..., None]


def similarities(question: TokenVectors, tokens: PackedTokens) -> NDArray[np.float32]:
    """Cosines of shape (layers, tokens, question tokens)."""
    count, layers, _ = tokens.shape
    found = np.empty((layers, count, len(question)), np.float32)
    for layer in range(layers):
        asked = np.ascontiguousarray(question[:, layer].T)
        for at in range(0, count, BLOCK):
            block = _LEVELS_OF.take(tokens[at : at + BLOCK, layer], axis=0)
            np.matmul(block.reshape(len(block), -1), asked, out=found[layer, at : at + BLOCK])
    return found / _lengths(tokens).T[:, :, None]


def max_sim(question: TokenVectors, texts: Sequence[PackedTokens]) -> NDArray[np.float32]:
    """For each text: every question token's best token there, averaged over tokens and layers, in [-1, 1].

    A text or question without tokens scores 0.
    """
    scores = np.zeros(len(texts), np.float32)
    filled = [i for i, tokens in enumerate(texts) if len(tokens)]
    if filled and len(question):
        starts = np.cumsum([0, *(len(texts[i]) for i in filled[:-1])])
        cosines = similarities(question, np.concatenate([texts[i] for i in filled]))
        scores[filled] = np.maximum.reduceat(cosines, starts, axis=1).mean(axis=(0, 2))
    return scores


def _lengths(packed: PackedTokens) -> NDArray[np.float32]:
    """The Euclidean length of each packed vector: an outer level has two equal bits."""
    outer = np.bitwise_count(~(packed ^ (packed >> 1)) & _ONE_BIT_OF_EACH).sum(axis=-1, dtype=np.float32)
    return np.sqrt(4 * packed.shape[-1] * _INNER + outer * (_OUTER - _INNER))
