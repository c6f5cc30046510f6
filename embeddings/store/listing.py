"""Releases limited by filters and words: lists of them, counts and extents."""

import re
import sqlite3
from dataclasses import dataclass, replace

from embeddings.releases.release import Extent, Filters, Release
from embeddings.store.records import RELEASE_COLUMNS, date_of, release_of

COLUMNS = ", ".join(f"r.{name}" for name in RELEASE_COLUMNS)
CURSOR = re.compile(r"(\d{4}-\d\d-\d\d)? .+", re.DOTALL)
FACETS = {"month": "substr(date, 1, 7)", "language": "language", "source": "source"}


@dataclass(frozen=True, slots=True)
class Listing:
    releases: tuple[Release, ...]
    cursor: str  # opaque; "" at the end


@dataclass(frozen=True, slots=True)
class Facets:
    """How many releases each choice would leave: months as YYYY-MM, in order of the value."""

    months: tuple[tuple[str, int], ...] = ()
    languages: tuple[tuple[str, int], ...] = ()
    sources: tuple[tuple[str, int], ...] = ()


def page(connection: sqlite3.Connection, filters: Filters, words: str, cursor: str, limit: int) -> Listing:
    """Releases newest first, undated ones last; `cursor` is where the page before ended."""
    after = tuple(cursor.split(" ", 1)) if " " in cursor else ("", "")
    found = _releases(connection, filters, words, after, limit + 1)
    last = found[limit - 1] if len(found) > limit else None
    return Listing(tuple(found[:limit]), f"{last.date or ''} {last.id}" if last else "")


def is_cursor(text: str) -> bool:
    """Whether a page could have ended so."""
    return CURSOR.fullmatch(text) is not None


def facets(connection: sqlite3.Connection, filters: Filters, words: str) -> Facets:
    """What a listing could be limited to further; each facet counts without its own limit."""
    return Facets(
        tuple(_counts(connection, "month", replace(filters, since=None, until=None), words)),
        tuple(_counts(connection, "language", replace(filters, languages=()), words)),
        tuple(_counts(connection, "source", replace(filters, sources=()), words)),
    )


def _releases(
    connection: sqlite3.Connection, filters: Filters, words: str, after: tuple[str, str], limit: int
) -> list[Release]:
    """Releases newest first, from behind `after` = (date, id); `words` occur in the title or text."""
    where, values = condition(filters, words)
    if any(after):
        where += " AND (coalesce(date, ''), id) < (?, ?)"
        values.extend(after)
    rows = connection.execute(
        f"SELECT {COLUMNS} FROM releases r WHERE {where} ORDER BY coalesce(date, '') DESC, id DESC LIMIT ?",
        (*values, limit),
    )
    return [release_of(row) for row in rows]


def extent(connection: sqlite3.Connection, filters: Filters) -> Extent:
    where, values = condition(filters)
    count, oldest, newest = connection.execute(
        f"SELECT count(*), min(date), max(date) FROM releases WHERE {where}", values
    ).fetchone()
    return Extent(count, tuple(distinct(connection, "language", filters)), date_of(oldest), date_of(newest))


def distinct(connection: sqlite3.Connection, column: str, filters: Filters) -> list[str]:
    """The different non-empty values of "language" or "source", most frequent first."""
    where, values = condition(filters)
    rows = connection.execute(
        f"SELECT {column} FROM releases WHERE {where} AND {column} != ''"
        f" GROUP BY {column} ORDER BY count(*) DESC, {column}",
        values,
    )
    return [row[0] for row in rows]


def _counts(
    connection: sqlite3.Connection, facet: str, filters: Filters, words: str = ""
) -> list[tuple[str, int]]:
    """How many releases have each value of a FACET, in order of the value; those without one count nowhere."""
    where, values = condition(filters, words)
    rows = connection.execute(
        f"SELECT {FACETS[facet]} AS value, count(*) FROM releases WHERE {where} AND value != ''"
        " GROUP BY value ORDER BY value",
        values,
    )
    return rows.fetchall()


def condition(filters: Filters, words: str = "") -> tuple[str, list[str]]:
    """SQL that is true of the releases within `filters` that contain these words, with its parameters."""
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
    if words.split():  # last: it takes longest
        parts.append("holds(title || ' ' || text, ?)")
        values.append(words)
    return " AND ".join(parts), values
