"""The vectors of passages in the database, and how far an index that is derived from them has read.

Passage keys are never reused and a passage never changes, so a derived index is brought up to date by the keys
added and the removals logged since it last looked.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from embeddings.models.encoder import Vectors
from embeddings.store.database import Database

LOOKED_AT = 20_000  # passages whose language a sample looks at; one in so many of a larger archive


@dataclass(frozen=True, slots=True)
class Position:
    """How far a derived index has read: the newest passage key, the newest removal, and how often what is said
    about a release has changed whose passages stayed.

    Another `life` means that the whole store was replaced by a backup.
    """

    key: int = 0
    removal: int = 0
    life: str = ""
    told: int = 0

    @property
    def passages(self) -> int:
        """How many there are: keys are given out once, and each removal is logged."""
        return self.key - self.removal


class StoredVectors(Database):
    """What the models made of the passages, by their keys."""

    def position(self) -> Position:
        # Each search asks several times. In this order, since between the two statements others may write.
        version = self.reading.execute("PRAGMA data_version").fetchone()[0]
        known, position = getattr(self._local, "position", (None, Position()))
        if version != known:
            position = self._read_position()
            self._local.position = version, position
        return position

    def _read_position(self) -> Position:
        row = self.reading.execute(
            "SELECT (SELECT max(seq) FROM sqlite_sequence WHERE name = 'passages'),"
            " (SELECT max(number) FROM removals), (SELECT value FROM meta WHERE name = 'life'),"
            " (SELECT value FROM meta WHERE name = 'told')"
        ).fetchone()
        return Position(row[0] or 0, row[1] or 0, row[2] or "", int(row[3] or 0))

    def vectors_after(self, model: str, key: int, limit: int) -> tuple[list[int], Vectors]:
        """The next `limit` keys above `key` with their vectors, shape (n, dimension) float32."""
        rows = self.reading.execute(
            "SELECT key, vector FROM vectors WHERE model = ? AND key > ? ORDER BY key LIMIT ?",
            (model, key, limit),
        ).fetchall()
        if not rows:
            return [], np.empty((0, 0), np.float32)
        return [row[0] for row in rows], np.stack([np.frombuffer(row[1], np.float32) for row in rows])

    def token_vectors(self, model: str, keys: Sequence[int]) -> dict[int, bytes]:
        """The packed token vectors of these passages."""
        marks = ",".join("?" * len(keys))
        return dict(
            self.reading.execute(
                f"SELECT key, tokens FROM token_vectors WHERE model = ? AND key IN ({marks})", (model, *keys)
            )
        )

    def sample(self, model: str, per_language: int) -> dict[str, tuple[int, list[int], Vectors]]:
        """Of each language: about how many passages it has, and the keys and vectors of a few, spread evenly."""
        step = 1 + self.position().passages // LOOKED_AT
        keys: dict[str, list[int]] = {}
        for key, language in self.reading.execute(
            "SELECT p.key, r.language FROM passages p JOIN releases r ON r.id = p.release_id"
            " WHERE p.key % ? = 0 ORDER BY p.key", (step,),
        ):  # fmt: skip
            keys.setdefault(language, []).append(key)
        found = {}
        for language, own in keys.items():
            spread = own[:: max(1, len(own) // per_language)][:per_language]
            marks = ",".join("?" * len(spread))
            rows = self.reading.execute(
                f"SELECT key, vector FROM vectors WHERE model = ? AND key IN ({marks})", (model, *spread)
            ).fetchall()
            vectors = np.array([np.frombuffer(vector, np.float32) for _, vector in rows])
            found[language] = step * len(own), [key for key, _ in rows], vectors
        return found

    def removals_after(self, number: int) -> list[int]:
        rows = self.reading.execute("SELECT key FROM removals WHERE number > ? ORDER BY number", (number,))
        return [row[0] for row in rows]

    def vectors_of(self, model: str, release_id: str) -> Vectors:
        """The vectors of a release's passages, shape (passages, dimension)."""
        rows = self.reading.execute(
            "SELECT vector FROM vectors v JOIN passages p ON p.key = v.key"
            " WHERE p.release_id = ? AND v.model = ? ORDER BY p.start", (release_id, model),
        ).fetchall()  # fmt: skip
        return np.array([np.frombuffer(row[0], np.float32) for row in rows], np.float32)

    def vectors_between(self, model: str, first: str, last: str) -> dict[str, Vectors]:
        """The vectors of the passages of each release of these days, ISO 8601, inclusive."""
        found: dict[str, list[np.ndarray]] = {}
        for release_id, vector in self.reading.execute(
            "SELECT r.id, v.vector FROM releases r JOIN passages p ON p.release_id = r.id"
            " JOIN vectors v ON v.key = p.key AND v.model = ? WHERE r.date BETWEEN ? AND ? ORDER BY p.key",
            (model, first, last),
        ):
            found.setdefault(release_id, []).append(np.frombuffer(vector, np.float32))
        return {release_id: np.array(vectors) for release_id, vectors in found.items()}
