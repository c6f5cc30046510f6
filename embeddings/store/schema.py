"""The tables of the durable store, made anew or brought on from those of an earlier version."""

import sqlite3

from embeddings.indexes import term_indexes

VERSION = 11
_TABLES = """
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE releases(
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL, title TEXT NOT NULL, date TEXT,
    date_evidence TEXT NOT NULL, language TEXT NOT NULL, source TEXT NOT NULL, url TEXT NOT NULL,
    version_of TEXT NOT NULL, digest TEXT NOT NULL, updated_at TEXT NOT NULL, place TEXT NOT NULL DEFAULT '',
    subtitle TEXT NOT NULL DEFAULT '', evidence TEXT NOT NULL DEFAULT '[]');
CREATE INDEX releases_date ON releases(date, id);
CREATE INDEX releases_facets ON releases(language, source, date);
CREATE INDEX releases_language ON releases(id, language);
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
CREATE TABLE links(
    release_id TEXT PRIMARY KEY, item TEXT NOT NULL, evidence TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX links_item ON links(item);
CREATE TABLE corrections(release_id TEXT PRIMARY KEY, corrected_id TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX corrections_corrected ON corrections(corrected_id);
CREATE TABLE earlier(
    number INTEGER PRIMARY KEY, release_id TEXT NOT NULL, text TEXT NOT NULL, title TEXT NOT NULL, date TEXT,
    date_evidence TEXT NOT NULL, language TEXT NOT NULL, source TEXT NOT NULL, url TEXT NOT NULL,
    version_of TEXT NOT NULL, place TEXT NOT NULL, replaced_at TEXT NOT NULL,
    subtitle TEXT NOT NULL DEFAULT '', evidence TEXT NOT NULL DEFAULT '[]');
CREATE INDEX earlier_release ON earlier(release_id);
CREATE TABLE feeds(
    url TEXT PRIMARY KEY, etag TEXT NOT NULL, last_modified TEXT NOT NULL, due REAL NOT NULL,
    failures INTEGER NOT NULL, problem TEXT NOT NULL, polled_at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files(path TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX files_digest ON files(digest);
CREATE TABLE moved_files(path TEXT PRIMARY KEY, first_path TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE origins(
    release_id TEXT NOT NULL, path TEXT NOT NULL, PRIMARY KEY(release_id, path)) WITHOUT ROWID;
CREATE INDEX origins_path ON origins(path);
CREATE TABLE accepted(release_id TEXT PRIMARY KEY, at REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE conversations(
    id TEXT PRIMARY KEY, title TEXT NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX conversations_updated ON conversations(updated, id);
CREATE TABLE answers(
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    conversation_id TEXT NOT NULL REFERENCES conversations(id) ON DELETE CASCADE,
    asked_at TEXT NOT NULL, content TEXT NOT NULL);
CREATE INDEX answers_conversation ON answers(conversation_id, number);
CREATE TABLE feedback(
    answer_id TEXT PRIMARY KEY REFERENCES answers(id) ON DELETE CASCADE,
    thumbs TEXT NOT NULL, reason TEXT NOT NULL, given_at TEXT NOT NULL) WITHOUT ROWID;
"""


def create(connection: sqlite3.Connection) -> None:
    for statement in _TABLES.split(";\n"):
        connection.execute(statement)
    term_indexes.create(connection)
    connection.execute(f"PRAGMA user_version = {VERSION}")


def upgrade(connection: sqlite3.Connection, version: int) -> None:
    """Bring the tables of an earlier version to this one; what is not there yet, opening it or reembed adds."""
    if version < 2:
        connection.execute(_statement("CREATE TABLE token_vectors"))
    if version < 3:
        connection.execute("ALTER TABLE releases ADD COLUMN place TEXT NOT NULL DEFAULT ''")
        for table in ("links", "earlier", "feeds"):
            connection.execute(_statement(f"CREATE TABLE {table}("))
        for index in ("links_item", "earlier_release"):
            connection.execute(_statement(f"CREATE INDEX {index} "))
    if version < 4:
        connection.execute(_statement("CREATE TABLE corrections("))
        connection.execute(_statement("CREATE INDEX corrections_corrected "))
    if version < 5:
        for table in ("conversations", "answers", "feedback"):
            connection.execute(_statement(f"CREATE TABLE {table}("))
        for index in ("conversations_updated", "answers_conversation"):
            connection.execute(_statement(f"CREATE INDEX {index} "))
    if version < 6:
        connection.execute(_statement("CREATE INDEX releases_facets "))
    if version < 7:
        for table in ("releases", "earlier") if version >= 3 else ("releases",):  # `earlier` is new then
            connection.execute(f"ALTER TABLE {table} ADD COLUMN subtitle TEXT NOT NULL DEFAULT ''")
            connection.execute(f"ALTER TABLE {table} ADD COLUMN evidence TEXT NOT NULL DEFAULT '[]'")
    if version < 8:
        connection.execute(_statement("CREATE INDEX releases_language "))
    if version < 11:
        connection.execute(_statement("CREATE INDEX files_digest "))
        connection.execute(_statement("CREATE TABLE moved_files("))
        connection.execute(_statement("CREATE TABLE accepted("))
    term_indexes.create(connection)  # an empty one is filled when the archive is opened
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _statement(beginning: str) -> str:
    start = _TABLES.index(beginning)
    return _TABLES[start : _TABLES.index(";", start)]
