"""Token vectors: what late interaction compares, after ColBERT (Khattab and Zaharia, SIGIR 2020).

A text's token vectors have the shape (tokens, layers, dimension), float32, a unit vector each. They are
kept in two bits a dimension: the four levels that lose least of a normal distribution (Max, 1960).
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

TokenVectors = NDArray[np.float32]
PackedTokens = NDArray[np.uint8]  # (tokens, layers, dimension // 4)
# In whole numbers: 3 to 10 is as 0.4528 to 1.510, and products of bytes are summed exactly, on any processor.
LEVELS = np.array([-10, -3, 3, 10], np.int8)
BOUNDS = np.array([-0.9816, 0.0, 0.9816], np.float32)
QUESTION_LEVELS = (
    100  # either side of zero: what rounding a question loses is a hundredth of what packing lost
)
_LEVELS_OF = LEVELS[(np.arange(256)[:, None] >> np.array([6, 4, 2, 0])) & 3]  # the four of each byte
# The eight of each two bytes, as one number of eight: half a megabyte, and half as many look-ups.
_PAIRS = np.arange(1 << 16, dtype=np.uint16).view(np.uint8)
_EIGHT_OF = _LEVELS_OF[_PAIRS].reshape(-1, 8).view(np.uint64).ravel()
SPREAD_AT_ONCE = 16  # texts: what is spread of a layer about fits the processor's cache
FLOATS_AT_ONCE = 1_000  # tokens: so much of what bytes become as floats stays in the cache
_INNER, _OUTER = 9, 100  # their squares
_ONE_BIT_OF_EACH = b"\x55"
_TINY = np.finfo(np.float32).tiny


@dataclass(frozen=True, slots=True)
class Spread:
    """The token vectors of several texts, ready to be compared."""

    levels: Iterable[NDArray[np.int8]]  # for each layer (tokens, dimension)
    lengths: NDArray[np.float32]  # (layers, tokens)
    sizes: tuple[int, ...]  # tokens of each text


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
    return vectors.astype(np.float32) / _lengths(packed)[..., None]


def spread(texts: Sequence[PackedTokens], room: NDArray[np.uint64] | None = None) -> Spread:
    """A byte a dimension: four times what packed ones take.

    In `room`, (tokens, dimension // 8) or larger, there is one layer after the other, to be gone through once.
    """
    sizes = tuple(len(tokens) for tokens in texts)
    filled = [tokens for tokens in texts if len(tokens)]
    if not filled:
        return Spread((), np.zeros((0, 0), np.float32), sizes)
    tokens = np.concatenate(filled)
    twos = tokens.view(np.uint16).transpose(1, 0, 2)
    rooms = np.empty(twos.shape, np.uint64) if room is None else [room[: len(tokens)]] * len(twos)
    levels = (_levels(own, there) for own, there in zip(twos, rooms, strict=True))
    return Spread(tuple(levels) if room is None else levels, np.ascontiguousarray(_lengths(tokens).T), sizes)


def max_sim(question: TokenVectors, texts: Sequence[PackedTokens] | Spread) -> NDArray[np.float32]:
    """For each text: every question token's best token there, averaged over tokens and layers, in [-1, 1].

    A text or question without tokens scores 0.
    """
    scale = np.maximum(np.abs(question).max(axis=-1) / QUESTION_LEVELS, _TINY)  # (question tokens, layers)
    whole = np.rint(question / scale[..., None]).astype(np.int8)
    scale /= max(1, scale.size)
    if isinstance(texts, Spread):
        return _max_sim(whole, scale, texts)
    parts = [texts[at : at + SPREAD_AT_ONCE] for at in range(0, len(texts), SPREAD_AT_ONCE)]
    most = max((sum(map(len, part)) for part in parts), default=0)
    room = np.empty((most, question.shape[-1] // 8), np.uint64)  # new memory would take longer than what fills it
    scores = (_max_sim(whole, scale, spread(part, room)) for part in parts)
    return np.concatenate([np.zeros(0, np.float32), *scores])


def _max_sim(question: NDArray[np.int8], scale: NDArray[np.float32], texts: Spread) -> NDArray[np.float32]:
    """`scale` is what one of each question token's bytes weighs, (question tokens, layers)."""
    scores = np.zeros(len(texts.sizes), np.float32)
    filled = np.flatnonzero(texts.sizes)
    if not len(filled) or not len(question):
        return scores
    starts = np.cumsum([0, *(texts.sizes[i] for i in filled[:-1])])
    for layer, levels in enumerate(texts.levels):
        products = _products(question[:, layer], levels) / texts.lengths[layer]
        scores[filled] += scale[:, layer] @ np.maximum.reduceat(products, starts, axis=1)
    return scores


def _products(question: NDArray[np.int8], levels: NDArray[np.int8]) -> NDArray[np.float32]:
    """Inner products, (question tokens, tokens), exact on any processor."""
    return _of_bytes(question, levels) if _multiplies_bytes() else _of_floats(question, levels)


@cache
def _multiplies_bytes() -> bool:
    """Whether this processor has instructions for products of bytes; without them these take twenty times as long."""
    import torch  # takes seconds; a process that only stores does without

    processor = torch.cpu.get_capabilities()
    return any(processor.get(name) for name in ("avx512_vnni", "avx_vnni"))


def _of_bytes(question: NDArray[np.int8], levels: NDArray[np.int8]) -> NDArray[np.float32]:
    """Several times as fast as those of floats, where the processor has them."""
    import torch

    # The question in front: with its few tokens behind, the same product takes up to three times as long.
    return torch._int_mm(torch.from_numpy(question), torch.from_numpy(levels).T).float().numpy()


def _of_floats(question: NDArray[np.int8], levels: NDArray[np.int8]) -> NDArray[np.float32]:
    """The same numbers: a sum of some thousand products of bytes is below 2 ** 24, up to where floats are exact."""
    import torch

    asked, stored = torch.from_numpy(question).float(), torch.from_numpy(levels)
    products, room = torch.empty(len(question), len(levels)), torch.empty(FLOATS_AT_ONCE, stored.shape[1])
    for at in range(0, len(levels), FLOATS_AT_ONCE):
        some = stored[at : at + FLOATS_AT_ONCE]
        floats = room[: len(some)].copy_(some)
        torch.mm(asked, floats.T, out=products[:, at : at + FLOATS_AT_ONCE])
    return products.numpy()


def _levels(twos: NDArray[np.uint16], room: NDArray[np.uint64]) -> NDArray[np.int8]:
    """The levels of each two bytes, (tokens, dimension); torch looks them up faster than NumPy."""
    import torch

    places = torch.from_numpy(twos.astype(np.int32).ravel())
    found = torch.from_numpy(room.view(np.int64).ravel())
    torch.index_select(torch.from_numpy(_EIGHT_OF.view(np.int64)), 0, places, out=found)
    return room.view(np.int8)


def _lengths(packed: PackedTokens) -> NDArray[np.float32]:
    """The Euclidean length of each packed vector: an outer level has two equal bits."""
    words = packed.view(f"u{math.gcd(8, packed.shape[-1])}")  # as many bytes at once as fit
    unequal = words >> 1
    unequal ^= words
    unequal &= int.from_bytes(_ONE_BIT_OF_EACH * words.itemsize)
    inner = np.einsum("...k->...", np.bitwise_count(unequal), dtype=np.uint16)
    return np.sqrt(4 * packed.shape[-1] * _OUTER - inner * np.float32(_OUTER - _INNER))
