"""The database: one SQLite file in WAL mode, with whole transactions, backups and their return."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Self
from weakref import WeakSet

from embeddings.store import records, schema
from embeddings.text.folding import holds

BUSY_TIMEOUT_S = 30


class UnusableCatalog(Exception):
    """The database cannot be used; the message says why and what to do."""


class _Reader:
    """A thread's own connection, closed when the thread ends."""

    def __init__(self, connection: sqlite3.Connection):
        self.connection = connection

    def __del__(self):
        self.connection.close()


class Database:
    """One writer at a time; any number of readers, in this process and in others."""

    def __init__(self, path: Path):
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._local = threading.local()
        self._readers: WeakSet[_Reader] = WeakSet()
        self._writing = threading.RLock()
        self._writer = self._connect()
        try:
            self._migrate()
        except sqlite3.DatabaseError as error:
            if "locked" in str(error):
                raise UnusableCatalog(f"{path} is being written by another process. Try again.") from error
            raise UnusableCatalog(
                f"{path} cannot be read as an archive: {error}. Restore a backup."
            ) from error

    @classmethod
    def existing(cls, path: Path) -> Self:
        """Raises UnusableCatalog where there is none yet."""
        if not path.is_file():
            raise UnusableCatalog(f"There is no archive in {path.parent}.")
        return cls(path)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path, timeout=BUSY_TIMEOUT_S, check_same_thread=False, isolation_level=None
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.create_function("holds", 2, holds, deterministic=True)
        return connection

    def _migrate(self) -> None:
        self._writer.execute("PRAGMA journal_mode = WAL")
        # FULL: what was reported as added survives a power cut.
        self._writer.execute("PRAGMA synchronous = FULL")
        version = self._writer.execute("PRAGMA user_version").fetchone()[0]
        if version > schema.VERSION:
            raise UnusableCatalog(f"{self.path} was written by a newer version of this program. Update it.")
        if version < schema.VERSION:
            with self.transaction() as connection:
                version = connection.execute("PRAGMA user_version").fetchone()[0]
                if version == 0:
                    schema.create(connection)
                elif version < schema.VERSION:
                    schema.upgrade(connection, version)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Everything inside is stored, or nothing is."""
        with self._writing:
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
                self._writer.execute("COMMIT")
            except BaseException:
                if self._writer.in_transaction:  # SQLite itself has rolled back when the disk is full
                    self._writer.execute("ROLLBACK")
                raise

    @property
    def reading(self) -> sqlite3.Connection:
        """This thread's own connection for reading."""
        if not hasattr(self._local, "reader"):
            self._local.reader = _Reader(self._connect())
            self._local.reader.connection.execute("PRAGMA query_only = ON")
            self._readers.add(self._local.reader)
        return self._local.reader.connection

    def meta(self, name: str) -> str:
        """A value that was stored with it, or ""."""
        return records.meta(self.reading, name)

    def copy_to(
        self, path: Path, complete: Callable[[sqlite3.Connection], None] = lambda target: None
    ) -> None:
        """Write the store as it is at this moment to `path`, whole or not at all, while others read and write.

        `complete` may add to the copy before it is there.
        """
        part = path.with_name(f".{path.name}.part")
        part.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(part)) as target:
                self.reading.backup(target, pages=1000)
                complete(target)
                target.execute("PRAGMA journal_mode = DELETE")
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)

    def replace_with(self, path: Path, check: Callable[[sqlite3.Connection], None]) -> None:
        """Put the store in `path` in this one's place, in one transaction, unless `check` raises on seeing it.

        What is derived from it is brought up to it after `begin_life`.

        Raises UnusableCatalog.
        """
        if not path.is_file():
            raise UnusableCatalog(f"{path} is not a file.")
        source = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            version = source.execute("PRAGMA user_version").fetchone()[0]
            sound = source.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            if not sound or not 0 < version <= schema.VERSION:
                raise UnusableCatalog(f"{path} is not a whole backup of an archive; nothing was changed.")
            check(source)
            with self._writing:
                source.backup(self._writer)
        except sqlite3.DatabaseError as error:
            raise UnusableCatalog(
                f"{path} cannot be read as a backup: {error}. Nothing was changed."
            ) from error
        finally:
            source.close()
        self._migrate()

    def begin_life(self, life: str) -> None:
        """Say that everything is another, for what follows the store in this process and in others."""
        with self.transaction() as connection:
            records.put_meta(connection, "life", life)

    def close(self) -> None:
        for reader in self._readers:
            reader.connection.close()
        self._writer.close()
