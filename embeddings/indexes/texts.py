"""The terms of indexed texts, to be counted in all of them at once."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

NEAR = 16  # terms: a sentence
HEAD = 8  # bytes of a term that are compared at once, as one number


class Texts:
    """The terms of indexed texts in one run of bytes, so that a term is counted in all of them at once."""

    __slots__ = ("_firsts", "_heads", "_run", "_spaces", "keys", "lengths")

    def __init__(self, terms: Mapping[int, bytes]):
        """The terms of each text by its key, in UTF-8 with a space between them."""
        self.keys = tuple(terms)
        self._run = b"".join([*(b"\n %s " % own for own in terms.values()), bytes(HEAD)])
        run = np.frombuffer(self._run, np.uint8)
        self._spaces = np.flatnonzero(run == ord(" "))  # one before each term, and one after each text
        self._firsts = np.searchsorted(self._spaces, [*np.flatnonzero(run == ord("\n")), len(run)])
        self.lengths = np.diff(self._firsts) - 1  # of each text, in terms
        heads = np.ndarray(len(run) - HEAD + 1, "<u8", self._run, strides=(1,))  # from each place on
        self._heads = heads[self._spaces + 1]

    def counts(self, term: str) -> NDArray[np.int64]:
        """How often each text has a term."""
        texts = np.searchsorted(self._firsts, self._numbers(term), "right") - 1
        return np.bincount(texts, minlength=len(self.keys))

    def together(self, weights: Mapping[str, float]) -> NDArray[np.float64]:
        """Of each text, the greatest share of the weights that terms within NEAR of one another have."""
        found = {term: self._numbers(term) for term in weights}
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

    def _numbers(self, term: str) -> NDArray[np.int64]:
        """Which terms of the run, counted through, are this one."""
        sought = f"{term} ".encode()
        head = int.from_bytes(sought[:HEAD], "little")
        found = np.flatnonzero(self._heads & np.uint64((1 << 8 * min(len(sought), HEAD)) - 1) == head)
        if len(sought) <= HEAD:
            return found
        places = (self._spaces[found] + 1).tolist()
        return found[np.array([self._run.startswith(sought, place) for place in places], np.bool_)]
