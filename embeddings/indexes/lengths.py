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
        # As two strings: SQLite hands over so many rows several times slower.
        keys, sizes = connection.execute(
            f"SELECT group_concat(id), group_concat(hex(sz), '') FROM {self._table} WHERE id BETWEEN ? AND ?",
            (first, last),
        ).fetchone()
        found = np.zeros(max(len(known), last + 1), np.int32)
        found[: len(known)] = known
        found[np.fromstring(keys or "", np.int64, sep=",")] = numbers(bytes.fromhex(sizes or ""))
        return found


def numbers(block: bytes) -> NDArray[np.int64]:
    """The whole numbers in records of FTS5's: big-endian, seven bits a byte, the last one without the eighth bit."""
    digits = np.frombuffer(block, np.uint8)
    ends = np.flatnonzero(digits < 0x80)
    starts = np.append(0, ends + 1)[:-1]
    found = np.zeros(len(ends), np.int64)
    for place in range((ends - starts).max(initial=-1) + 1):
        goes_on = starts + place <= ends
        found[goes_on] = found[goes_on] << 7 | digits[starts[goes_on] + place] & 0x7F
    return found
