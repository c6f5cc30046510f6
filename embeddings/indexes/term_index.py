"""An index of terms: BM25 over an FTS5 table of the catalog's own database, so that both change as one."""

import math
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, islice

import numpy as np
from numpy.typing import NDArray

from embeddings.indexes.lengths import Lengths, numbers
from embeddings.indexes.texts import Texts

# BM25 with k1 = 1.2 gives a term at most 2.2 times its weight.
MOST_OF_A_TERM = 2.2
K1, B = 1.2, 0.75
POSTINGS = 10_000  # of the rarest terms of a question are looked through for candidates: some milliseconds
NEWEST = 300  # where even the rarest term is in more texts, of the newest
ALWAYS = 3  # texts that are no large share of an archive, however small it is


Keys = NDArray[np.int64]


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
    """The terms of texts under keys, in the table `NAME_index`; FTS5 tells in how many texts each is, and where."""

    def __init__(self, name: str, terms: Callable[[str], Sequence[str]], asked: Callable[[str], Sequence[str]]):
        """`terms` gives those of a text in order, `asked` the distinct ones of a question."""
        self.name = name
        self._table, self._vocabulary, self._places = f"{name}_index", f"{name}_terms", f"{name}_places"
        self._text_terms, self._question_terms = terms, asked

    def create(self, connection: sqlite3.Connection) -> None:
        """Make the empty index, where there is none."""
        # The ascii tokenizer keeps every other character, and so each term, as it is.
        connection.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {self._table} "
            "USING fts5(terms, tokenize = \"ascii tokenchars '.'\")"
        )
        for table, kind in ((self._vocabulary, "row"), (self._places, "instance")):
            connection.execute(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS {table} USING fts5vocab({self._table}, {kind})"
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
        for table in (self._vocabulary, self._places, self._table):
            connection.execute(f"DROP TABLE {table}")
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

    def asked(
        self, connection: sqlite3.Connection, question: str, frequency: Callable[[str], int] | None = None
    ) -> Asked:
        """The terms of a question; `frequency` gives that of a term where it may be known already."""
        texts, terms = self._totals(connection)
        count = frequency or partial(self.frequency, connection)
        return Asked({term: count(term) for term in self._question_terms(question)}, texts, terms / max(texts, 1))

    def frequency(self, connection: sqlite3.Connection, term: str) -> int:
        """In how many texts a term is."""
        row = connection.execute(f"SELECT doc FROM {self._vocabulary} WHERE term = ?", (term,)).fetchone()
        return row[0] if row else 0

    def search(
        self, connection: sqlite3.Connection, asked: Asked, limit: int,
        allowed: NDArray[np.bool_] | None = None, lengths: Lengths | None = None,
    ) -> list[tuple[int, float]]:  # fmt: skip
        """The `limit` best (key, BM25 ≥ 0), best first, that share a term with the question.

        `allowed` says whether each key, which is its place in it, may be found; `lengths` are those of this index, as
        far as they have been read.
        In a large index those that have one of its rarer terms: looking through all of "the government said"
        takes seconds, and finds what tells nothing.
        """
        terms = _rarest(asked)
        if sum(asked.frequency[term] for term in terms) > POSTINGS:
            found = self.scores(connection, asked, self._newest(connection, terms[0], allowed))
            keys, scores = np.array(list(found), np.int64), np.array(list(found.values()))
        else:
            keys, scores = self._scored(connection, asked, terms, lengths or Lengths(self.name))
            permitted = _permitted(allowed, keys)
            keys, scores = keys[permitted], scores[permitted]
        best = np.lexsort((keys, -scores))[:limit]
        return list(zip(keys[best].tolist(), scores[best].tolist(), strict=True))

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

    def presence(
        self, connection: sqlite3.Connection, asked: Asked, keys: Sequence[int]
    ) -> dict[str, NDArray[np.bool_]]:
        """For each telling term of a question, which of these texts have it; of rare ones no text is read."""
        if sum(asked.frequency[term] for term in asked.telling) > POSTINGS:
            texts = self.texts(connection, keys)
            return {term: texts.counts(term) > 0 for term in asked.telling}
        return {term: np.isin(keys, self._occurrences(connection, term)) for term in asked.telling}

    def _scored(
        self, connection: sqlite3.Connection, asked: Asked, terms: Sequence[str], lengths: Lengths
    ) -> tuple[Keys, NDArray[np.float64]]:
        """The keys of all texts that have one of these terms, and their BM25 by these.

        FTS5 counts the same in four times the time: it reads the length of each text anew.
        """
        postings = [
            np.unique(self._occurrences(connection, term), return_counts=True) for term in terms
        ]
        keys = np.unique(np.concatenate([np.empty(0, np.int64), *(own for own, _ in postings)]))
        sizes, scores = lengths.of(connection, keys), np.zeros(len(keys))
        for term, (own, counts) in zip(terms, postings, strict=True):
            places = np.searchsorted(keys, own)
            scores[places] += _gain(asked, term, counts, sizes[places])
        return keys, scores

    def _occurrences(self, connection: sqlite3.Connection, term: str) -> Keys:
        """The key of the text of each occurrence of a term."""
        # As one string: SQLite hands over so many rows several times slower.
        (keys,) = connection.execute(
            f"SELECT group_concat(doc) FROM {self._places} WHERE term = ?", (term,)
        ).fetchone()
        return np.fromstring(keys or "", np.int64, sep=",")

    def _newest(
        self, connection: sqlite3.Connection, term: str, allowed: NDArray[np.bool_] | None
    ) -> list[int]:
        """The keys of the newest texts that have a term."""
        rows = connection.execute(
            f"SELECT rowid FROM {self._table} WHERE {self._table} MATCH ? ORDER BY rowid DESC", (f'"{term}"',)
        )
        return list(islice((key for (key,) in rows if _permits(allowed, key)), NEWEST))

    def _totals(self, connection: sqlite3.Connection) -> tuple[int, int]:
        """How many texts and terms are indexed, out of what FTS5 keeps of it (its "averages" record)."""
        row = connection.execute(f"SELECT block FROM {self._table}_data WHERE id = 1").fetchone()
        texts, terms, *_ = (*numbers(row[0] if row else b"").tolist(), 0, 0)
        return texts, terms


def bm25(asked: Asked, texts: Texts) -> NDArray[np.float64]:
    """BM25 of each of these texts, 0 for one that shares no telling term with the question."""
    found = np.zeros(len(texts.keys))
    for term in asked.telling:
        found += _gain(asked, term, texts.counts(term), texts.lengths)
    return found


def _gain(
    asked: Asked, term: str, counts: NDArray[np.int64], lengths: NDArray[np.int64]
) -> NDArray[np.float64]:
    """What a term that texts of these lengths have so often gives them."""
    n = asked.frequency[term]
    idf = max(math.log((asked.texts - n + 0.5) / (n + 0.5)), 1e-6)
    return idf * counts * (K1 + 1) / (counts + K1 * (1 - B + B * lengths / asked.mean_length))


def _rarest(asked: Asked) -> list[str]:
    """As many of the telling terms as have POSTINGS together, rarest first; at least one."""
    sums = accumulate(asked.frequency[term] for term in asked.telling)
    return [
        term for place, (term, total) in enumerate(zip(asked.telling, sums, strict=True))
        if total <= POSTINGS or not place
    ]  # fmt: skip


def _permitted(allowed: NDArray[np.bool_] | None, keys: Keys) -> NDArray[np.bool_]:
    if allowed is None:
        return np.ones(len(keys), np.bool_)
    return allowed[np.minimum(keys, len(allowed) - 1)] & (keys < len(allowed))


def _permits(allowed: NDArray[np.bool_] | None, key: int) -> bool:
    return allowed is None or (key < len(allowed) and bool(allowed[key]))
