"""An index of terms: BM25 in an FTS5 table of the catalog's own database, so that both change as one."""

import math
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice

import numpy as np
from numpy.typing import NDArray

from embeddings.texts import Texts

# BM25 with k1 = 1.2 gives a term at most 2.2 times its weight.
MOST_OF_A_TERM = 2.2
K1, B = 1.2, 0.75
POSTINGS = 10_000  # of the rarest terms of a question are looked through for candidates: some 10 ms
NEWEST = 300  # where even the rarest term is in more texts, of the newest
ALWAYS = 3  # texts that are no large share of an archive, however small it is


@dataclass(frozen=True, slots=True)
class Asked:
    """The terms of a question, with in how many texts of the index each is."""

    frequency: dict[str, int]
    texts: int
    mean_length: float  # of a text, in terms

    @property
    def weights(self) -> dict[str, float]:
        """How much each term tells, > 0; one that is nowhere in the index, most."""
        return {term: math.log(1 + (self.texts + 0.5) / (n + 0.5)) for term, n in self.frequency.items()}

    def within(self, share: float) -> "Asked":
        """Without the terms that are in more than this share of all texts; in a few texts a term may always be."""
        most = max(ALWAYS, share * self.texts)
        rarer = {term: n for term, n in self.frequency.items() if n <= most}
        return replace(self, frequency=rarer)

    @property
    def telling(self) -> list[str]:
        """The terms that are there, rarest first. One in half of all texts is left out if others are rarer."""
        there = sorted((n, term) for term, n in self.frequency.items() if n)
        return [term for n, term in there if n <= self.texts / 2] or [term for _, term in there]


class TermIndex:
    """The terms of texts under keys, in the table `NAME_index`."""

    def __init__(self, name: str, terms: Callable[[str], Sequence[str]], asked: Callable[[str], Sequence[str]]):
        """`terms` gives those of a text in order, `asked` the distinct ones of a question."""
        self.name = name
        self._table, self._vocabulary = f"{name}_index", f"{name}_terms"
        self._text_terms, self._question_terms = terms, asked

    def create(self, connection: sqlite3.Connection) -> None:
        """Make the empty index, where there is none."""
        # The ascii tokenizer keeps every other character, and so each term, as it is.
        connection.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {self._table} "
            "USING fts5(terms, tokenize = \"ascii tokenchars '.'\")"
        )
        connection.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {self._vocabulary} USING fts5vocab({self._table}, row)"
        )

    def add(self, connection: sqlite3.Connection, key: int, text: str) -> None:
        """Index `text` under `key`, in place of what was there."""
        connection.execute(
            f"INSERT OR REPLACE INTO {self._table} (rowid, terms) VALUES (?, ?)",
            (key, " ".join(self._text_terms(text))),
        )

    def remove(self, connection: sqlite3.Connection, key: int) -> None:
        connection.execute(f"DELETE FROM {self._table} WHERE rowid = ?", (key,))

    def clear(self, connection: sqlite3.Connection) -> None:
        """Make the index empty, however damaged it is."""
        connection.execute(f"DROP TABLE {self._vocabulary}")
        connection.execute(f"DROP TABLE {self._table}")
        self.create(connection)

    def check(self, connection: sqlite3.Connection) -> None:
        """Raises sqlite3.DatabaseError where the index is damaged."""
        connection.execute(f"INSERT INTO {self._table}({self._table}) VALUES ('integrity-check')")

    def count(self, connection: sqlite3.Connection) -> int:
        """How many keys are indexed."""
        return connection.execute(f"SELECT count(*) FROM {self._table}_docsize").fetchone()[0]

    def last(self, connection: sqlite3.Connection) -> int:
        """The highest key that is indexed, or 0."""
        return connection.execute(f"SELECT coalesce(max(id), 0) FROM {self._table}_docsize").fetchone()[0]

    def keys(self, connection: sqlite3.Connection) -> set[int]:
        return {key for (key,) in connection.execute(f"SELECT id FROM {self._table}_docsize")}

    def asked(self, connection: sqlite3.Connection, question: str) -> Asked:
        texts, terms = self._totals(connection)
        frequency = {term: self._frequency(connection, term) for term in self._question_terms(question)}
        return Asked(frequency, texts, terms / max(texts, 1))

    def search(
        self, connection: sqlite3.Connection, asked: Asked, limit: int, allowed: NDArray[np.bool_] | None = None
    ) -> list[tuple[int, float]]:
        """The `limit` best (key, BM25 ≥ 0), best first, that share a term with the question.

        `allowed` says whether each key, which is its place in it, may be found.
        In a large index those that have one of its rarer terms: looking through all of "the government said"
        takes seconds, and finds what tells nothing.
        """
        terms = _rarest(asked)
        if sum(asked.frequency[term] for term in terms) > POSTINGS:
            found = self._newest(connection, asked, terms[0], allowed)
        else:
            found = connection.execute(
                f"SELECT rowid, bm25({self._table}) FROM {self._table} WHERE {self._table} MATCH ?"
                " ORDER BY 2, 1 LIMIT ?",
                (" OR ".join(f'"{term}"' for term in terms), limit if allowed is None else -1),
            ) if terms else ()  # fmt: skip
        best = ((key, max(0.0, -score)) for key, score in found if _permits(allowed, key))
        return list(islice(best, limit))

    def scores(self, connection: sqlite3.Connection, asked: Asked, keys: Sequence[int]) -> dict[int, float]:
        """BM25 of those of `keys` that share a telling term with the question, as FTS5 counts it.

        FTS5 itself would go through every text that has one of the terms.
        """
        if not asked.telling:
            return {}
        found = bm25(asked, self.texts(connection, keys))
        return {key: score for key, score in zip(keys, found.tolist(), strict=True) if score}

    def texts(self, connection: sqlite3.Connection, keys: Sequence[int]) -> Texts:
        """These texts in this order; one that is not in the index has no terms."""
        rows = connection.execute(
            f"SELECT id, CAST(c0 AS BLOB) FROM {self._table}_content"
            f" WHERE id IN ({','.join('?' * len(keys))})", [int(key) for key in keys],
        )  # fmt: skip
        return Texts(dict.fromkeys(keys, b"") | dict(rows))

    def _newest(
        self, connection: sqlite3.Connection, asked: Asked, term: str, allowed: NDArray[np.bool_] | None
    ) -> list[tuple[int, float]]:
        """(key, -BM25) of the newest texts that have a term, best first."""
        rows = connection.execute(
            f"SELECT rowid FROM {self._table} WHERE {self._table} MATCH ? ORDER BY rowid DESC", (f'"{term}"',)
        )
        keys = list(islice((key for (key,) in rows if _permits(allowed, key)), NEWEST))
        found = self.scores(connection, asked, keys)
        return sorted(((key, -score) for key, score in found.items()), key=lambda pair: (pair[1], pair[0]))

    def _totals(self, connection: sqlite3.Connection) -> tuple[int, int]:
        """How many texts and terms are indexed, out of what FTS5 keeps of it (its "averages" record)."""
        row = connection.execute(f"SELECT block FROM {self._table}_data WHERE id = 1").fetchone()
        numbers, value = [], 0
        for byte in row[0] if row else b"":  # big-endian, seven bits a byte, the last one without the eighth bit
            value = value << 7 | byte & 0x7F
            if byte < 0x80:
                numbers.append(value)
                value = 0
        return (numbers[0], numbers[1]) if len(numbers) > 1 else (0, 0)

    def _frequency(self, connection: sqlite3.Connection, term: str) -> int:
        row = connection.execute(f"SELECT doc FROM {self._vocabulary} WHERE term = ?", (term,)).fetchone()
        return row[0] if row else 0


def bm25(asked: Asked, texts: Texts) -> NDArray[np.float64]:
    """BM25 of each of these texts, 0 for one that shares no telling term with the question."""
    found = np.zeros(len(texts.keys))
    for term in asked.telling:
        n = asked.frequency[term]
        idf = max(math.log((asked.texts - n + 0.5) / (n + 0.5)), 1e-6)
        counts = texts.counts(term)
        found += idf * counts * (K1 + 1) / (counts + K1 * (1 - B + B * texts.lengths / asked.mean_length))
    return found


def _rarest(asked: Asked) -> list[str]:
    """As many of the telling terms as have POSTINGS together, rarest first; at least one."""
    sums = accumulate(asked.frequency[term] for term in asked.telling)
    return [
        term for place, (term, total) in enumerate(zip(asked.telling, sums, strict=True))
        if total <= POSTINGS or not place
    ]  # fmt: skip


def _permits(allowed: NDArray[np.bool_] | None, key: int) -> bool:
    return allowed is None or (key < len(allowed) and bool(allowed[key]))
