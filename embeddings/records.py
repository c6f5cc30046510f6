"""The rows of the durable store: its schema, and how releases are written to and read from it."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import numpy as np

from embeddings import keywords
from embeddings.encoder import EncodedPassages, Vectors
from embeddings.release import Passage, Release

SCHEMA_VERSION = 2
SCHEMA = """
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE releases(
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL, title TEXT NOT NULL, date TEXT,
    date_evidence TEXT NOT NULL, language TEXT NOT NULL, source TEXT NOT NULL, url TEXT NOT NULL,
    version_of TEXT NOT NULL, digest TEXT NOT NULL, updated_at TEXT NOT NULL);
CREATE INDEX releases_date ON releases(date, id);
CREATE INDEX releases_version_of ON releases(version_of) WHERE version_of != '';
CREATE TABLE passages(
    key INTEGER PRIMARY KEY AUTOINCREMENT, release_id TEXT NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL, heading TEXT NOT NULL);
CREATE INDEX passages_release ON passages(release_id);
CREATE TABLE vectors(
    model TEXT NOT NULL, key INTEGER NOT NULL REFERENCES passages(key) ON DELETE CASCADE,
    vector BLOB NOT NULL, PRIMARY KEY(model, key)) WITHOUT ROWID;
CREATE INDEX vectors_key ON vectors(key);
CREATE TABLE token_vectors(
    model TEXT NOT NULL, key INTEGER NOT NULL REFERENCES passages(key) ON DELETE CASCADE,
    tokens BLOB NOT NULL, PRIMARY KEY(key, model));
CREATE TABLE removals(number INTEGER PRIMARY KEY AUTOINCREMENT, key INTEGER NOT NULL);
CREATE TABLE files(path TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE origins(
    release_id TEXT NOT NULL, path TEXT NOT NULL, PRIMARY KEY(release_id, path)) WITHOUT ROWID;
CREATE INDEX origins_path ON origins(path);
"""
RELEASE_COLUMNS = (
    "id", "text", "title", "date", "date_evidence", "language", "source", "url", "version_of",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Embedded:
    """A release with its passages and what the model made of each, ready to store."""

    release: Release
    passages: tuple[Passage, ...]
    encoded: EncodedPassages
    terms: tuple[str, ...]  # per passage, the text whose keywords find it


def create(connection: sqlite3.Connection) -> None:
    for statement in SCHEMA.split(";\n"):
        connection.execute(statement)
    keywords.create(connection)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def upgrade(connection: sqlite3.Connection, version: int) -> None:
    """Bring the tables of an earlier version to this one; what is not there yet, reembed adds."""
    if version < 2:
        start = SCHEMA.index("CREATE TABLE token_vectors")
        connection.execute(SCHEMA[start : SCHEMA.index(";", start)])
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def put_meta(connection: sqlite3.Connection, name: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))


def put_release(connection: sqlite3.Connection, model: str, embedded: Embedded) -> None:
    """Store a release, in place of the one with its id."""
    release = embedded.release
    _remove_passages(connection, release.id)
    connection.execute(
        f"INSERT OR REPLACE INTO releases({', '.join(RELEASE_COLUMNS)}, digest, updated_at)"
        f" VALUES ({', '.join('?' * (len(RELEASE_COLUMNS) + 2))})",
        (
            release.id, release.text, release.title, release.date.isoformat() if release.date else None,
            release.date_evidence, release.language, release.source, release.url, release.version_of,
            release.digest, datetime.now(UTC).isoformat(timespec="seconds"),
        ),
    )  # fmt: skip
    rows = zip(
        embedded.passages, embedded.encoded.vectors, embedded.encoded.tokens, embedded.terms, strict=True
    )
    for passage, vector, tokens, terms in rows:
        key = connection.execute(
            "INSERT INTO passages(release_id, start, end, heading) VALUES (?, ?, ?, ?)",
            (release.id, passage.start, passage.end, passage.heading),
        ).lastrowid
        put_vector(connection, model, key, vector, tokens)
        keywords.add(connection, key, terms)


def put_vector(connection: sqlite3.Connection, model: str, key: int, vector: Vectors, tokens: bytes) -> None:
    """Store what a model made of a passage, unless that is gone: a vector, (dimension,), and packed tokens."""
    for table, data in (("vectors", vector.astype(np.float32).tobytes()), ("token_vectors", tokens)):
        connection.execute(
            f"INSERT OR REPLACE INTO {table} SELECT ?, key, ? FROM passages WHERE key = ?", (model, data, key)
        )


def remove_release(connection: sqlite3.Connection, release_id: str) -> bool:
    """Remove a release with its passages, vectors and keywords; False where there is none."""
    _remove_passages(connection, release_id)
    connection.execute("DELETE FROM origins WHERE release_id = ?", (release_id,))
    return connection.execute("DELETE FROM releases WHERE id = ?", (release_id,)).rowcount > 0


def _remove_passages(connection: sqlite3.Connection, release_id: str) -> None:
    rows = connection.execute("SELECT key FROM passages WHERE release_id = ?", (release_id,)).fetchall()
    for (key,) in rows:
        keywords.remove(connection, key)
    connection.executemany("INSERT INTO removals(key) VALUES (?)", rows)
    connection.execute("DELETE FROM passages WHERE release_id = ?", (release_id,))


def put_origins(connection: sqlite3.Connection, path: str, ids: Sequence[str]) -> int:
    """Record what `path` holds now ("" for what came without a file).

    A release that no file holds any longer is removed; returns how many were. What came without a file
    stays until it is removed by name.
    """
    held = {row[0] for row in connection.execute("SELECT release_id FROM origins WHERE path = ?", (path,))}
    connection.executemany("INSERT OR IGNORE INTO origins VALUES (?, ?)", [(i, path) for i in ids])
    gone = held - set(ids) if path else set()
    connection.executemany("DELETE FROM origins WHERE release_id = ? AND path = ?", [(i, path) for i in gone])
    orphans = [
        i for i in gone
        if not connection.execute("SELECT 1 FROM origins WHERE release_id = ?", (i,)).fetchone()
    ]  # fmt: skip
    return sum(remove_release(connection, release_id) for release_id in sorted(orphans))


def put_file(connection: sqlite3.Connection, path: str, digest: str) -> None:
    connection.execute("INSERT OR REPLACE INTO files VALUES (?, ?)", (path, digest))


def remove_file(connection: sqlite3.Connection, path: str) -> int:
    """Forget a file; returns how many releases went with it."""
    connection.execute("DELETE FROM files WHERE path = ?", (path,))
    return put_origins(connection, path, [])


def release_of(row: Sequence) -> Release:
    """The release in a row of RELEASE_COLUMNS."""
    values = list(row)
    values[3] = date_of(values[3])
    return Release(*values)


def date_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
