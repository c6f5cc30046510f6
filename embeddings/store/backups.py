"""Backups: one file with the whole database, and in it what was accepted and waits beside the database."""

import sqlite3
import tempfile
from pathlib import Path
from typing import BinaryIO

from embeddings.store.database import Database
from embeddings.store.spool import Spool

PIECE = 1 << 20  # bytes of what waits in one row
TABLE = (
    "CREATE TABLE IF NOT EXISTS waiting("
    "pack INTEGER NOT NULL, number INTEGER NOT NULL, piece BLOB NOT NULL, PRIMARY KEY(pack, number))"
)


def write(database: Database, spool: Spool, path: Path) -> None:
    """Write everything to `path`, whole or not at all, while others read and write."""
    with tempfile.TemporaryFile(dir=database.path.parent) as packed:
        # Before the database: what is brought in meanwhile is in both, never in neither.
        count = spool.pack(packed)
        database.copy_to(path, lambda target: _put(target, packed) if count else None)


def take_up(database: Database, spool: Spool) -> None:
    """Let what waited when a backup was written wait here, once that backup was put back."""
    if not _has_waiting(database.reading):
        return
    for (pack,) in database.reading.execute("SELECT DISTINCT pack FROM waiting").fetchall():
        with tempfile.TemporaryFile(dir=database.path.parent) as packed:
            pieces = database.reading.execute("SELECT piece FROM waiting WHERE pack = ? ORDER BY number", (pack,))
            for (piece,) in pieces:
                packed.write(piece)
            packed.seek(0)
            spool.unpack(packed)
    with database.transaction() as connection:
        connection.execute("DROP TABLE waiting")


def _has_waiting(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'waiting'").fetchone())


def _put(target: sqlite3.Connection, packed: BinaryIO) -> None:
    with target:
        target.execute(TABLE)
        pack = target.execute("SELECT coalesce(max(pack), 0) + 1 FROM waiting").fetchone()[0]
        packed.seek(0)
        pieces = iter(lambda: packed.read(PIECE), b"")
        target.executemany("INSERT INTO waiting VALUES (?, ?, ?)", ((pack, n, piece) for n, piece in enumerate(pieces)))
