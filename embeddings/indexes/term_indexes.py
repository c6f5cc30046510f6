"""The indexes of the terms of passages, which change with these in one transaction."""

import sqlite3

from embeddings.indexes.consonants import NAMES
from embeddings.indexes.keywords import KEYWORDS

INDEXES = (KEYWORDS, NAMES)


def create(connection: sqlite3.Connection) -> None:
    """Make the empty indexes, where there are none."""
    for terms in INDEXES:
        terms.create(connection)


def add(connection: sqlite3.Connection, key: int, text: str) -> None:
    """Index the terms of a passage."""
    for terms in INDEXES:
        terms.add(connection, key, text)


def remove(connection: sqlite3.Connection, key: int) -> None:
    for terms in INDEXES:
        terms.remove(connection, key)
