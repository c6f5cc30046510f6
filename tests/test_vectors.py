"""The vector index: all vectors compared, in segments, whole after every change."""

from types import SimpleNamespace

import numpy as np
import pytest

from embeddings.indexes import large_pages, vectors
from embeddings.indexes.vectors import FaissIndex
from embeddings.models.tokens import unit
from embeddings.store.verification import HALF, HALF_OF_TINY, index_matches

KEYS = np.arange(1, 41)
VECTORS = unit(np.random.default_rng(2).standard_normal((40, 8)).astype(np.float32))


@pytest.fixture
def index(monkeypatch):
    monkeypatch.setattr(vectors, "SEGMENT", 16)
    index = FaissIndex(8)
    index.add(KEYS, VECTORS)
    return index


def nearest(question, keys):
    return sorted(keys, key=lambda key: -float(VECTORS[key - 1] @ question))


def test_the_nearest_are_those_of_a_full_comparison(index):
    """Across segments, with their inner products."""
    for question in VECTORS[:10]:
        found = index.search(question, 5)
        assert [key for key, _ in found] == nearest(question, KEYS)[:5]
        assert [score for _, score in found] == pytest.approx(
            [VECTORS[key - 1] @ question for key, _ in found], abs=1e-3
        )
    assert len(index.search(VECTORS[0], 100)) == len(index) == 40


def test_only_allowed_keys_are_found(index):
    """A key beyond what was said about is not allowed."""
    allowed = np.zeros(30, np.bool_)
    allowed[[2, 17, 29]] = True
    found = index.search(VECTORS[4], 10, allowed)
    assert [key for key, _ in found] == nearest(VECTORS[4], [2, 17, 29])


def test_what_was_removed_is_gone_and_may_come_back(index):
    """Keys of one segment or of all; unknown ones are ignored; an empty segment goes."""
    index.remove(np.array([3, 20, 99]))
    index.remove(KEYS[-8:])
    left = [key for key in KEYS if key not in {3, 20, *KEYS[-8:]}]
    assert sorted(key for key, _ in index.search(VECTORS[0], 100)) == left == sorted(index.keys())
    index.add(np.array([3]), VECTORS[2:3])
    assert index.search(VECTORS[2], 1)[0][0] == 3
    assert sorted(index.keys()) == sorted([*left, 3])


def test_similarities_are_of_those_that_are_there(index):
    """In any order, as exact as a search."""
    found = index.similarities(VECTORS[0], np.array([33, 99, 1]))
    assert found == {33: pytest.approx(VECTORS[32] @ VECTORS[0], abs=1e-3), 1: pytest.approx(1, abs=1e-3)}
    assert index.similarities(VECTORS[0], np.array([], np.int64)) == {}


def test_a_saved_index_is_read_back(index, tmp_path):
    """With what it was built from; torn at any place, or of another dimension, it is not."""
    path = tmp_path / "vectors.faiss"
    index.save(path, {"model": "m"})
    again, about = FaissIndex.load(path, 8)
    assert about["model"] == "m"
    assert again.search(VECTORS[0], 40) == index.search(VECTORS[0], 40)
    again.remove(np.array([1]))
    again.add(np.array([50]), VECTORS[:1])
    assert again.search(VECTORS[0], 1)[0][0] == 50
    assert FaissIndex.load(path, 16) is None
    whole = path.read_bytes()
    for size in (0, 10, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:size])
        assert FaissIndex.load(path, 8) is None


def test_vectors_stay_as_they_are_in_large_pages():
    """What fills some, and what fills none."""
    many = unit(np.random.default_rng(5).standard_normal((9_000, 384)).astype(np.float32))
    index = FaissIndex(384)
    for at in range(0, 9_000, 3_000):
        index.add(np.arange(at, at + 3_000), many[at : at + 3_000])
    assert np.allclose(index.vectors(np.arange(9_000)), many, rtol=HALF, atol=HALF_OF_TINY)
    large_pages.ask_for(0, 0)
    large_pages.ask_for(1, large_pages.PAGE)


def test_numbers_between_two_of_half_precision_are_the_stores_own():
    """Faiss rounds one that lies in the middle up, NumPy to the even one: either is what the store has."""
    vector = np.full((1, 8), np.float32(1 + 2**-11) / 4)
    index = FaissIndex(8)
    index.add(np.array([1]), vector)
    assert not np.array_equal(index.vectors(np.array([1])), vector.astype(np.float16))
    assert index_matches(_stored(vector), index, "model")
    assert not index_matches(_stored(vector * np.float32(1 + 2**-8)), index, "model")


def _stored(vector):
    """A catalog of one passage."""
    none = ([], np.empty((0, 0), np.float32))
    return SimpleNamespace(
        keys=lambda filters: [1], vectors_after=lambda model, at, limit: none if at else ([1], vector)
    )
