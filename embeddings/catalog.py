"""The durable store: one SQLite database in WAL mode that holds releases, passages and vectors.

Everything else (the vector index in memory, the keyword index) is derived from it. Passage keys are never
reused and a passage never changes, so a derived index is brought up to date by the keys added and the
removals logged since it last looked.
"""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from embeddings import records
from embeddings.encoder import Vectors
from embeddings.records import RELEASE_COLUMNS, date_of, release_of
from embeddings.release import Extent, Filters, Passage, Release, Version

BUSY_TIMEOUT_S = 30
COLUMNS = ", ".join(f"r.{name}" for name in RELEASE_COLUMNS)


class UnusableCatalog(Exception):
    """The database cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Position:
    """How far a derived index has read: the newest passage key and the newest removal.

    Another `life` means that the whole store was replaced by a backup.
    """

    key: int = 0
    removal: int = 0
    life: str = ""


class Catalog:
    """One writer at a time; any number of readers, in this process and in others."""

    def __init__(self, path: Path):
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._local = threading.local()
        self._readers: list[sqlite3.Connection] = []
        self._writing = threading.RLock()
        self._writer = self._connect()
        try:
            self._migrate()
        except sqlite3.DatabaseError as error:
            raise UnusableCatalog(
                f"{path} cannot be read as an archive: {error}. Restore a backup."
            ) from error

    @classmethod
    def existing(cls, path: Path) -> "Catalog":
        """Raises UnusableCatalog where there is none yet."""
        if not path.is_file():
            raise UnusableCatalog(f"There is no archive in {path.parent}.")
        return cls(path)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path, timeout=BUSY_TIMEOUT_S, check_same_thread=False, isolation_level=None
        )
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    def _migrate(self) -> None:
        self._writer.execute("PRAGMA journal_mode = WAL")
        # FULL: what was reported as added survives a power cut.
        self._writer.execute("PRAGMA synchronous = FULL")
        version = self._writer.execute("PRAGMA user_version").fetchone()[0]
        if version > records.SCHEMA_VERSION:
            raise UnusableCatalog(f"{self.path} was written by a newer version of this program. Update it.")
        if version < records.SCHEMA_VERSION:
            with self.transaction() as connection:
                version = connection.execute("PRAGMA user_version").fetchone()[0]
                if version == 0:
                    records.create(connection)
                elif version < records.SCHEMA_VERSION:
                    records.upgrade(connection, version)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Everything inside is stored, or nothing is."""
        with self._writing:
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
            except BaseException:
                self._writer.execute("ROLLBACK")
                raise
            self._writer.execute("COMMIT")

    @property
    def reading(self) -> sqlite3.Connection:
        """This thread's own connection for reading."""
        if not hasattr(self._local, "connection"):
            self._local.connection = self._connect()
            self._local.connection.execute("PRAGMA query_only = ON")
            self._readers.append(self._local.connection)
        return self._local.connection

    def copy_to(self, path: Path) -> None:
        """Write the store as it is at this moment to `path`, whole or not at all, while others read and write."""
        part = path.with_name(f".{path.name}.part")
        part.unlink(missing_ok=True)
        target = sqlite3.connect(part)
        try:
            self.reading.backup(target, pages=1000)
            target.execute("PRAGMA journal_mode = DELETE")
        finally:
            target.close()
        part.replace(path)

    def replace_with(self, path: Path, life: str) -> None:
        """Put the store in `path` in this one's place, in one transaction. Raises UnusableCatalog."""
        if not path.is_file():
            raise UnusableCatalog(f"{path} is not a file.")
        source = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            version = source.execute("PRAGMA user_version").fetchone()[0]
            sound = source.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            if not sound or not 0 < version <= records.SCHEMA_VERSION:
                raise UnusableCatalog(f"{path} is not a whole backup of an archive; nothing was changed.")
            with self._writing:
                source.backup(self._writer)
        except sqlite3.DatabaseError as error:
            raise UnusableCatalog(
                f"{path} cannot be read as a backup: {error}. Nothing was changed."
            ) from error
        finally:
            source.close()
        self._migrate()
        with self.transaction() as connection:
            records.put_meta(connection, "life", life)

    def close(self) -> None:
        for connection in (*self._readers, self._writer):
            connection.close()

    # What was stored with it

    def meta(self, name: str) -> str:
        row = self.reading.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    # Releases

    def digests(self, ids: Iterable[str]) -> dict[str, str]:
        """The stored digest of each of these releases that exists."""
        found = (
            self.reading.execute("SELECT id, digest FROM releases WHERE id = ?", (i,)).fetchone() for i in ids
        )
        return dict(row for row in found if row)

    def release(self, release_id: str) -> Release | None:
        row = self.reading.execute(f"SELECT {COLUMNS} FROM releases r WHERE id = ?", (release_id,)).fetchone()
        return release_of(row) if row else None

    def versions(self, release: Release) -> tuple[Version, ...]:
        """The other language versions of a release, by language."""
        group = release.version_of or release.id
        rows = self.reading.execute(
            "SELECT language, id, title, url FROM releases"
            " WHERE (version_of = :group OR id = :group) AND id != :id ORDER BY language, id",
            {"group": group, "id": release.id},
        )
        return tuple(Version(*row) for row in rows)

    def listing(self, filters: Filters, words: str, after: tuple[str, str], limit: int) -> list[Release]:
        """Releases newest first, from behind `after` = (date, id); `words` occur in the title or text."""
        condition, values = _condition(filters)
        for word in words.split():
            condition += " AND (title || ' ' || text) LIKE ? ESCAPE '!'"
            values.append(f"%{_escaped(word)}%")
        if any(after):
            condition += " AND (coalesce(date, ''), id) < (?, ?)"
            values.extend(after)
        rows = self.reading.execute(
            f"SELECT {COLUMNS} FROM releases r WHERE {condition}"
            " ORDER BY coalesce(date, '') DESC, id DESC LIMIT ?",
            (*values, limit),
        )
        return [release_of(row) for row in rows]

    def extent(self, filters: Filters) -> Extent:
        condition, values = _condition(filters)
        count, oldest, newest = self.reading.execute(
            f"SELECT count(*), min(date), max(date) FROM releases WHERE {condition}", values
        ).fetchone()
        return Extent(count, tuple(self.distinct("language", filters)), date_of(oldest), date_of(newest))

    def distinct(self, column: str, filters: Filters) -> list[str]:
        """The different non-empty values of "language" or "source", most frequent first."""
        condition, values = _condition(filters)
        rows = self.reading.execute(
            f"SELECT {column} FROM releases WHERE {condition} AND {column} != ''"
            f" GROUP BY {column} ORDER BY count(*) DESC, {column}",
            values,
        )
        return [row[0] for row in rows]

    def last_update(self) -> str:
        """When a release last changed, ISO 8601 in UTC; "" in an empty archive."""
        return self.reading.execute("SELECT coalesce(max(updated_at), '') FROM releases").fetchone()[0]

    # Passages

    def allowed(self, filters: Filters) -> tuple[str, list[str]]:
        """SQL that selects the keys of the passages within `filters`, with its parameters."""
        condition, values = _condition(filters)
        return (
            "SELECT passages.key FROM passages JOIN releases ON releases.id = passages.release_id"
            f" WHERE {condition}",
            values,
        )

    def keys(self, filters: Filters) -> list[int]:
        sql, values = self.allowed(filters)
        return [row[0] for row in self.reading.execute(sql, values)]

    def passages(self, keys: Sequence[int]) -> dict[int, tuple[Release, Passage]]:
        """The passages that still exist, with their releases."""
        marks = ",".join("?" * len(keys))
        rows = self.reading.execute(
            f"SELECT {COLUMNS}, p.start, p.end, p.heading, p.key"
            f" FROM passages p JOIN releases r ON r.id = p.release_id WHERE p.key IN ({marks})",
            list(keys),
        )
        found = {}
        for *columns, start, end, heading, key in rows:
            release = release_of(columns)
            found[key] = (release, Passage(release.id, start, end, release.text[start:end], heading, key))
        return found

    def passages_of(self, release: Release) -> list[Passage]:
        rows = self.reading.execute(
            "SELECT start, end, heading, key FROM passages WHERE release_id = ? ORDER BY start", (release.id,)
        )
        return [Passage(release.id, start, end, release.text[start:end], *rest) for start, end, *rest in rows]

    def passages_without(self, model: str, limit: int) -> list[tuple[Release, Passage]]:
        """Some passages that this model has not embedded."""
        rows = self.reading.execute(
            "SELECT key FROM passages p WHERE NOT EXISTS"
            " (SELECT 1 FROM vectors v WHERE v.model = ? AND v.key = p.key) ORDER BY key LIMIT ?",
            (model, limit),
        )
        return list(self.passages([row[0] for row in rows]).values())

    def every_release(self) -> Iterator[tuple[Release, str]]:
        """Each release with the digest that was stored with it."""
        for *columns, digest in self.reading.execute(
            f"SELECT {COLUMNS}, digest FROM releases r ORDER BY number"
        ):
            yield release_of(columns), digest

    def ids_without_passages(self) -> list[str]:
        rows = self.reading.execute(
            "SELECT id FROM releases r WHERE NOT EXISTS (SELECT 1 FROM passages p WHERE p.release_id = r.id)"
        )
        return [row[0] for row in rows]

    def every_passage(self) -> Iterator[tuple[Release, Passage]]:
        for row in self.reading.execute(f"SELECT {COLUMNS} FROM releases r ORDER BY number"):
            release = release_of(row)
            for passage in self.passages_of(release):
                yield release, passage

    def count_passages(self) -> int:
        return self.reading.execute("SELECT count(*) FROM passages").fetchone()[0]

    # What derived indexes read

    def position(self) -> Position:
        key = self.reading.execute(
            "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'passages'"
        ).fetchone()[0]
        removal = self.reading.execute("SELECT coalesce(max(number), 0) FROM removals").fetchone()[0]
        return Position(key, removal, self.meta("life"))

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

    def languages(self) -> list[str]:
        return self.distinct("language", Filters())

    def sample(self, model: str, per_language: int) -> dict[str, tuple[int, list[int], Vectors]]:
        """Of each language: how many passages it has, and the keys and vectors of a few, spread evenly."""
        keys: dict[str, list[int]] = {}
        for key, language in self.reading.execute(
            "SELECT p.key, r.language FROM passages p JOIN releases r ON r.id = p.release_id ORDER BY p.key"
        ):
            keys.setdefault(language, []).append(key)
        found = {}
        for language, own in keys.items():
            spread = own[:: max(1, len(own) // per_language)][:per_language]
            marks = ",".join("?" * len(spread))
            rows = self.reading.execute(
                f"SELECT key, vector FROM vectors WHERE model = ? AND key IN ({marks})", (model, *spread)
            ).fetchall()
            vectors = np.array([np.frombuffer(vector, np.float32) for _, vector in rows])
            found[language] = len(own), [key for key, _ in rows], vectors
        return found

    def removals_after(self, number: int) -> list[int]:
        rows = self.reading.execute("SELECT key FROM removals WHERE number > ? ORDER BY number", (number,))
        return [row[0] for row in rows]

    # Files

    def file_digest(self, path: str) -> str:
        row = self.reading.execute("SELECT digest FROM files WHERE path = ?", (path,)).fetchone()
        return row[0] if row else ""

    def releases_in(self, path: str) -> int:
        return self.reading.execute("SELECT count(*) FROM origins WHERE path = ?", (path,)).fetchone()[0]

    def files_under(self, folder: str) -> list[str]:
        rows = self.reading.execute(
            "SELECT path FROM files WHERE path LIKE ? ESCAPE '!' ORDER BY path",
            (f"{_escaped(folder.rstrip('/'))}/%",),
        )
        return [row[0] for row in rows]


def _condition(filters: Filters) -> tuple[str, list[str]]:
    parts, values = ["1"], []
    if filters.since:
        parts.append("date >= ?")
        values.append(filters.since.isoformat())
    if filters.until:
        parts.append("date <= ?")
        values.append(filters.until.isoformat())
    for column, wanted in (("language", filters.languages), ("source", filters.sources)):
        if wanted:
            parts.append(f"{column} IN ({', '.join('?' * len(wanted))})")
            values.extend(wanted)
    return " AND ".join(parts), values


def _escaped(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
