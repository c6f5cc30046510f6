"""The rows of the durable store: how releases are written to it and read from it."""

import json
import sqlite3
import time
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, date, datetime

import numpy as np

from embeddings.indexes import term_indexes
from embeddings.models.encoder import EncodedPassages, Vectors
from embeddings.releases.release import Evidence, Passage, Release

READ_AGAIN = "again"  # in the place of a file's digest, and of those of the files that hold it
RELEASE_COLUMNS = (
    "id", "text", "title", "date", "date_evidence", "language", "source", "url", "version_of", "place",
    "subtitle", "evidence",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed or sitemap that is polled, and how its last poll went; `due` is in seconds since 1970."""

    url: str
    etag: str = ""
    last_modified: str = ""
    due: float = 0.0
    failures: int = 0  # in a row
    problem: str = ""
    polled_at: str = ""  # ISO 8601, UTC


FEED_COLUMNS = tuple(Feed.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Embedded:
    """A release with its passages and what the model made of each, ready to store."""

    release: Release
    passages: tuple[Passage, ...]
    encoded: EncodedPassages
    texts: tuple[str, ...]  # per passage, what its keywords and names are those of


def meta(connection: sqlite3.Connection, name: str) -> str:
    """A value that was stored with the archive, or ""."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return row[0] if row else ""


def put_meta(connection: sqlite3.Connection, name: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))


def put_release(
    connection: sqlite3.Connection, model: str, embedded: Embedded, keep_earlier: bool = True
) -> None:
    """Store a release, in place of the one with its id, whose other words stay readable if `keep_earlier`."""
    release = embedded.release
    if keep_earlier:
        _keep_earlier(connection, release)
    connection.execute("DELETE FROM corrections WHERE release_id = ?", (release.id,))
    _remove_passages(connection, release.id)
    connection.execute(
        f"INSERT OR REPLACE INTO releases({', '.join(RELEASE_COLUMNS)}, digest, updated_at)"
        f" VALUES ({', '.join('?' * (len(RELEASE_COLUMNS) + 2))})",
        (*row_of(release), release.digest, _now()),
    )
    rows = zip(
        embedded.passages, embedded.encoded.vectors, embedded.encoded.tokens, embedded.texts, strict=True
    )
    for passage, vector, tokens, text in rows:
        key = connection.execute(
            "INSERT INTO passages(release_id, start, end, heading) VALUES (?, ?, ?, ?)",
            (release.id, passage.start, passage.end, passage.heading),
        ).lastrowid
        put_vector(connection, model, key, vector, tokens)
        term_indexes.add(connection, key, text)


def put_about(connection: sqlite3.Connection, release: Release) -> None:
    """Store what is said about a release whose passages stay as they are."""
    connection.execute(
        f"UPDATE releases SET ({', '.join(RELEASE_COLUMNS)}, digest, updated_at)"
        f" = ({', '.join('?' * (len(RELEASE_COLUMNS) + 2))}) WHERE id = ?",
        (*row_of(release), release.digest, _now(), release.id),
    )
    put_meta(connection, "told", str(int(meta(connection, "told") or 0) + 1))


def row_of(release: Release) -> tuple[str | None, ...]:
    """The values of RELEASE_COLUMNS."""
    return (
        release.id, release.text, release.title, release.date.isoformat() if release.date else None,
        release.date_evidence, release.language, release.source, release.url, release.version_of, release.place,
        release.subtitle, json.dumps([astuple(one) for one in release.evidence], ensure_ascii=False),
    )  # fmt: skip


def _keep_earlier(connection: sqlite3.Connection, release: Release) -> None:
    """A release whose words changed stays readable as it was."""
    columns = ", ".join(RELEASE_COLUMNS[1:])
    connection.execute(
        f"INSERT INTO earlier(release_id, {columns}, replaced_at) SELECT id, {columns}, ? FROM releases"
        " WHERE id = ? AND (text != ? OR title != ?)",
        (_now(), release.id, release.text, release.title),
    )


def put_link(connection: sqlite3.Connection, release_id: str, item: str, evidence: str) -> None:
    """Say which item a release belongs to, in place of what it says itself."""
    connection.execute("INSERT OR REPLACE INTO links VALUES (?, ?, ?)", (release_id, item, evidence))


def remove_found_links(connection: sqlite3.Connection, release_id: str) -> list[str]:
    """Forget which releases were found by content to belong to a release's item; their ids.

    What is stated or set by hand stays.
    """
    rows = connection.execute(
        "DELETE FROM links WHERE evidence = 'content' AND item = (SELECT"
        " coalesce(l.item, nullif(r.version_of, ''), r.id) FROM releases r LEFT JOIN links l ON l.release_id = r.id"
        " WHERE r.id = ?) RETURNING release_id", (release_id,),
    )  # fmt: skip
    return [row[0] for row in rows]


def put_correction(connection: sqlite3.Connection, release_id: str, corrected_id: str) -> None:
    """Say which release a correction corrects; "" while the archive does not have it."""
    connection.execute("INSERT OR REPLACE INTO corrections VALUES (?, ?)", (release_id, corrected_id))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def put_vector(connection: sqlite3.Connection, model: str, key: int, vector: Vectors, tokens: bytes) -> None:
    """Store what a model made of a passage, unless that is gone: a vector, (dimension,), and packed tokens."""
    for table, data in (("vectors", vector.astype(np.float32).tobytes()), ("token_vectors", tokens)):
        connection.execute(
            f"INSERT OR REPLACE INTO {table} SELECT ?, key, ? FROM passages WHERE key = ?", (model, data, key)
        )


def remove_release(connection: sqlite3.Connection, release_id: str) -> bool:
    """Remove a release with its passages, vectors, keywords and names; False where there is none."""
    _remove_passages(connection, release_id)
    for table in ("origins", "links", "corrections", "earlier"):
        connection.execute(f"DELETE FROM {table} WHERE release_id = ?", (release_id,))
    connection.execute("UPDATE corrections SET corrected_id = '' WHERE corrected_id = ?", (release_id,))
    removed = connection.execute("DELETE FROM releases WHERE id = ?", (release_id,)).rowcount > 0
    if removed:
        put_accepted(connection, [release_id], time.time())
    return removed


def put_accepted(connection: sqlite3.Connection, ids: Sequence[str], at: float) -> None:
    """Note when what these releases say now, or that they are gone, was accepted, in seconds since 1970.

    By it a submission that failed and is tried again finds what is newer than itself.
    """
    connection.executemany("INSERT OR REPLACE INTO accepted VALUES (?, ?)", [(one, at) for one in ids])


def _remove_passages(connection: sqlite3.Connection, release_id: str) -> None:
    rows = connection.execute("SELECT key FROM passages WHERE release_id = ?", (release_id,)).fetchall()
    for (key,) in rows:
        term_indexes.remove(connection, key)
    connection.executemany("INSERT INTO removals(key) VALUES (?)", rows)
    connection.execute("DELETE FROM passages WHERE release_id = ?", (release_id,))


def put_origins(connection: sqlite3.Connection, path: str, ids: Sequence[str], whole: bool = True) -> int:
    """Record what `path` holds now ("" for what came without a file), or some of it, if not `whole`.

    A release that no file holds any longer is removed; returns how many were. What came without a file
    stays until it is removed by name.
    """
    held = {row[0] for row in connection.execute("SELECT release_id FROM origins WHERE path = ?", (path,))}
    connection.executemany("INSERT OR IGNORE INTO origins VALUES (?, ?)", [(i, path) for i in ids])
    gone = held - set(ids) if path and whole else set()
    connection.executemany("DELETE FROM origins WHERE release_id = ? AND path = ?", [(i, path) for i in gone])
    return sum(_left_by_file(connection, release_id) for release_id in sorted(gone))


def _left_by_file(connection: sqlite3.Connection, release_id: str) -> bool:
    """A file holds this release no longer: removed, which is returned, where none does. Where one file is left, that
    is read again, since what it says of the release counts now."""
    rest = [row[0] for row in connection.execute("SELECT path FROM origins WHERE release_id = ?", (release_id,))]
    if len(rest) == 1 and rest[0]:
        connection.execute(
            "UPDATE files SET digest = ? WHERE path = ? OR path || '/' = substr(?, 1, length(path) + 1)",
            (READ_AGAIN, rest[0], rest[0]),
        )
    return not rest and remove_release(connection, release_id)


def put_feed(connection: sqlite3.Connection, feed: Feed) -> None:
    values = [getattr(feed, name) for name in FEED_COLUMNS]
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT OR REPLACE INTO feeds({', '.join(FEED_COLUMNS)}) VALUES ({marks})", values)


def remove_feed(connection: sqlite3.Connection, url: str) -> bool:
    """Poll a feed no longer; what came from it stays. False where there is none."""
    return connection.execute("DELETE FROM feeds WHERE url = ?", (url,)).rowcount > 0


def put_file(connection: sqlite3.Connection, path: str, digest: str) -> None:
    connection.execute("INSERT OR REPLACE INTO files VALUES (?, ?)", (path, digest))


def move_file(connection: sqlite3.Connection, former: str, path: str) -> None:
    """What is known of a file at its former path is known of it at this one, and the path at which it first was."""
    row = connection.execute("SELECT first_path FROM moved_files WHERE path = ?", (former,)).fetchone()
    connection.execute("DELETE FROM moved_files WHERE path IN (?, ?)", (former, path))
    connection.execute("INSERT INTO moved_files VALUES (?, ?)", (path, row[0] if row else former))
    for table in ("files", "origins"):
        connection.execute(f"UPDATE OR REPLACE {table} SET path = ? WHERE path = ?", (path, former))


def remove_file(connection: sqlite3.Connection, path: str) -> int:
    """Forget a file; returns how many releases went with it."""
    for table in ("files", "moved_files"):
        connection.execute(f"DELETE FROM {table} WHERE path = ?", (path,))
    return put_origins(connection, path, [])


def release_of(row: Sequence) -> Release:
    """The release in a row of RELEASE_COLUMNS."""
    values = list(row)
    values[3] = date_of(values[3])
    values[-1] = tuple(Evidence(*one) for one in json.loads(values[-1]))
    return Release(*values)


def date_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
