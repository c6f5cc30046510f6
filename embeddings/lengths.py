"""The lengths of indexed texts, which BM25 needs of every text that it counts."""

import sqlite3

import numpy as np
from numpy.typing import NDArray


class Lengths:
    """How many terms each text of an index has, by its key, four bytes each.

    Read when first asked for and kept: a text never changes under its key, and a key is never given out again.
    """

    def __init__(self, name: str):
        """`name` is that of the index."""
        self._table = f"{name}_index_docsize"
        self._known = np.zeros(0, np.int32)  # 0 where it has not been read: no text that is found is without terms

    def of(self, connection: sqlite3.Connection, keys: NDArray[np.int64]) -> NDArray[np.int32]:
        """Those of the texts under `keys`, 0 where there is none."""
        known = self._known
        unread = keys[(keys >= len(known)) | (known[np.minimum(keys, len(known) - 1)] == 0)] if len(known) else keys
        if len(unread):
            # All in between, too: others will be asked for next.
            known = self._known = self._read(connection, known, int(unread.min()), int(unread.max()))
        return known[keys]

    def _read(
        self, connection: sqlite3.Connection, known: NDArray[np.int32], first: int, last: int
    ) -> NDArray[np.int32]:
        rows = connection.execute(f"SELECT id, sz FROM {self._table} WHERE id BETWEEN ? AND ?", (first, last))
        found = np.zeros(max(len(known), last + 1), np.int32)
        found[: len(known)] = known
        for key, size in rows:
            found[key] = sum(numbers(size))
        return found


def numbers(block: bytes) -> list[int]:
    """The whole numbers in a record of FTS5's: big-endian, seven bits a byte, the last one without the eighth bit."""
    found, value = [], 0
    for byte in block:
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            found.append(value)
            value = 0
    return found
