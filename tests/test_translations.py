"""Candidates follow their translations."""

import numpy as np

from embeddings.models.tokens import unit
from embeddings.search.translations import BEHIND, raised

LANGUAGES = ["en", "en", "ar", "ar"]
TEA, PORT = [1.0, 0.0, 0.2], [0.0, 1.0, 0.2]


def vectors(*rows):
    return unit(np.array(rows, np.float32))


def test_a_translation_comes_right_behind():
    """However little it scores by itself; all others keep their scores."""
    scores = np.array([0.9, 0.5, 0.1, 0.4], np.float32)
    near = vectors(TEA, PORT, [1.0, 0.1, 0.2], [0.1, 0.5, 1.0])
    assert np.allclose(raised(scores, LANGUAGES, near, 4), [0.9, 0.5, 0.9 - BEHIND, 0.4])


def test_the_same_language_raises_nothing():
    """Two passages that say the same in one language stay where they are."""
    scores = np.array([0.9, 0.1], np.float32)
    assert raised(scores, ["en", "en"], vectors(TEA, TEA), 2).tolist() == scores.tolist()


def test_only_the_nearest_of_a_language_is_a_translation():
    """Of two near ones the nearer follows, the other does not."""
    scores = np.array([0.9, 0.1, 0.2], np.float32)
    near = vectors(TEA, [1.0, 0.2, 0.2], [1.0, 0.05, 0.2])
    assert np.allclose(raised(scores, ["en", "ar", "ar"], near, 3), [0.9, 0.1, 0.9 - BEHIND])


def test_what_is_merely_about_the_same_does_not_follow():
    """Below the nearness of translations nothing changes, nor without a vector."""
    scores = np.array([0.9, 0.1, 0.2], np.float32)
    far = np.vstack([vectors(TEA, [1.0, 1.0, 0.2]), np.zeros((1, 3), np.float32)])
    assert raised(scores, ["en", "ar", "ru"], far, 3).tolist() == scores.tolist()
