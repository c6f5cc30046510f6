"""The terms of indexed texts, to be counted in all of them at once."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

NEAR = 16  # terms: a sentence


class Texts:
    """The terms of indexed texts in one run of bytes, so that a term is counted in all of them at once."""

    __slots__ = ("_firsts", "_run", "_spaces", "_starts", "keys", "lengths")

    def __init__(self, terms: Mapping[int, bytes]):
        """The terms of each text by its key, in UTF-8 with a space between them."""
        self.keys = tuple(terms)
        self._run = b"".join(b"\n %s " % own for own in terms.values())
        run = np.frombuffer(self._run, np.uint8)
        self._starts = np.flatnonzero(run == ord("\n"))
        self._spaces = np.flatnonzero(run == ord(" "))  # one before each term, and one after each text
        self._firsts = np.searchsorted(self._spaces, [*self._starts, len(run)])
        self.lengths = np.diff(self._firsts) - 1  # of each text, in terms

    def counts(self, term: str) -> NDArray[np.int64]:
        """How often each text has a term."""
        texts = np.searchsorted(self._starts, self._places(term), "right") - 1
        return np.bincount(texts, minlength=len(self.keys))

    def together(self, weights: Mapping[str, float]) -> NDArray[np.float64]:
        """Of each text, the greatest share of the weights that terms within NEAR of one another have."""
        found = {term: np.searchsorted(self._spaces, self._places(term)) for term in weights}
        begins = np.concatenate([np.empty(0, np.int64), *found.values()])
        texts = np.searchsorted(self._firsts, begins, "right") - 1
        ends = np.minimum(begins + NEAR, self._firsts[texts + 1])
        shares = np.zeros(len(begins))
        for term, places in found.items():
            following = np.append(places, len(self._run))[np.searchsorted(places, begins)]
            shares += weights[term] * (following < ends)
        most = np.zeros(len(self.keys))
        np.maximum.at(most, texts, shares)
        return most / (sum(weights.values()) or 1)

    def _places(self, term: str) -> list[int]:
        """Where in the run the spaces before a term are."""
        sought = f" {term} ".encode()
        places, at = [], self._run.find(sought)
        while at >= 0:
            places.append(at)
            at = self._run.find(sought, at + len(sought) - 1)  # the space after it is the one before the next
        return places
