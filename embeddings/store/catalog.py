"""The catalog: releases, passages and vectors in the database, which is the truth.

Everything else (the vector index in memory, the keyword index) is derived from it.
"""

import json
from collections.abc import Iterable, Iterator, Sequence

from embeddings.releases.release import Filters, Passage, Release, Version
from embeddings.store import listing, records
from embeddings.store.listing import COLUMNS
from embeddings.store.records import RELEASE_COLUMNS, Feed, release_of
from embeddings.store.stored_vectors import StoredVectors


class Catalog(StoredVectors):
    """One writer at a time; any number of readers, in this process and in others."""

    # Releases

    def digests(self, ids: Iterable[str]) -> dict[str, str]:
        """The stored digest of each of these releases that exists."""
        found = (
            self.reading.execute("SELECT id, digest FROM releases WHERE id = ?", (i,)).fetchone() for i in ids
        )
        return dict(row for row in found if row)

    def changed_since(self, ids: Iterable[str], accepted: float) -> set[str]:
        """Those of these releases of which something was stored that was accepted later, or that were removed since."""
        query = "SELECT 1 FROM accepted WHERE release_id = ? AND at > ?"
        return {one for one in ids if self.reading.execute(query, (one, accepted)).fetchone()}

    def ids_with(self, part: str) -> set[str]:
        """The releases that have this in their id."""
        return {row[0] for row in self.reading.execute("SELECT id FROM releases WHERE instr(id, ?)", (part,))}

    def release(self, release_id: str) -> Release | None:
        row = self.reading.execute(f"SELECT {COLUMNS} FROM releases r WHERE id = ?", (release_id,)).fetchone()
        return release_of(row) if row else None

    def versions(self, release: Release) -> tuple[Version, ...]:
        """The other language versions and copies of a release, by language."""
        item = self.items([release.id]).get(release.id, release.version_of or release.id)
        rows = self.reading.execute(
            "SELECT r.language, r.id, r.title, r.url, coalesce(l.evidence, 'stated')"
            " FROM releases r LEFT JOIN links l ON l.release_id = r.id WHERE r.id IN ("
            " SELECT id FROM releases WHERE (version_of = :item OR id = :item)"
            "  AND id NOT IN (SELECT release_id FROM links)"
            " UNION SELECT release_id FROM links WHERE item = :item) AND r.id != :id ORDER BY r.language, r.id",
            {"item": item, "id": release.id},
        )
        return tuple(Version(*row) for row in rows)

    def items(self, ids: Sequence[str]) -> dict[str, str]:
        """What each release shares with its versions: as found or set by hand, else as it says itself, else its id."""
        rows = self.reading.execute(
            "SELECT r.id, coalesce(l.item, nullif(r.version_of, ''), r.id)"
            " FROM releases r LEFT JOIN links l ON l.release_id = r.id"
            " WHERE r.id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),),
        )  # fmt: skip
        return dict(rows)

    def link_evidence(self, release_id: str) -> str:
        """Why a release belongs to its item: "content", "by hand", or "" where it says so itself."""
        row = self.reading.execute(
            "SELECT evidence FROM links WHERE release_id = ?", (release_id,)
        ).fetchone()
        return row[0] if row else ""

    def corrections(self, release: Release) -> tuple[Version, ...]:
        """The releases that say they correct this one or a version of it, each in its language where it is in it."""
        rows = self.reading.execute(
            "SELECT r.language, r.id, r.title, r.url FROM corrections c JOIN releases r ON r.id = c.release_id"
            " WHERE c.corrected_id IN (SELECT value FROM json_each(?)) ORDER BY r.language != ?, r.date DESC, r.id",
            (json.dumps([release.id, *(v.release_id for v in self.versions(release))]), release.language),
        )
        found = [Version(*row, "stated") for row in rows]
        items = self.items([one.release_id for one in found]) if len(found) > 1 else {}
        first = {items.get(one.release_id, one.release_id): one for one in reversed(found)}
        return tuple(one for one in found if one in first.values())

    def unresolved_corrections(self) -> list[Release]:
        """Those that call themselves corrections of what the archive did not have when they came."""
        rows = self.reading.execute(
            f"SELECT {COLUMNS} FROM corrections c JOIN releases r ON r.id = c.release_id WHERE corrected_id = ''"
        )
        return [release_of(row) for row in rows]

    def published_by(self, source: str, first: str, last: str) -> list[Release]:
        """A source's releases of these days, ISO 8601, inclusive."""
        rows = self.reading.execute(
            f"SELECT {COLUMNS} FROM releases r WHERE source = ? AND date BETWEEN ? AND ? ORDER BY id",
            (source, first, last),
        )
        return [release_of(row) for row in rows]

    def published_between(self, first: str, last: str) -> list[Release]:
        """The releases of these days, ISO 8601, inclusive."""
        rows = self.reading.execute(
            f"SELECT {COLUMNS} FROM releases r WHERE date BETWEEN ? AND ? ORDER BY id", (first, last)
        )
        return [release_of(row) for row in rows]

    def count_between(self, first: str, last: str) -> int:
        """How many releases there are of these days, ISO 8601, inclusive."""
        sql = "SELECT count(*) FROM releases WHERE date BETWEEN ? AND ?"
        return self.reading.execute(sql, (first, last)).fetchone()[0]

    def earlier(self, release_id: str) -> list[tuple[Release, str]]:
        """What a release said before it was changed, latest first, each with when it was replaced."""
        columns = ", ".join("release_id" if name == "id" else name for name in RELEASE_COLUMNS)
        rows = self.reading.execute(
            f"SELECT {columns}, replaced_at FROM earlier WHERE release_id = ? ORDER BY number DESC",
            (release_id,),
        )
        return [(release_of(row[:-1]), row[-1]) for row in rows]

    def last_update(self) -> str:
        """When a release last changed, ISO 8601 in UTC; "" in an empty archive."""
        return self.reading.execute("SELECT coalesce(max(updated_at), '') FROM releases").fetchone()[0]

    # Passages

    def allowed(self, filters: Filters) -> tuple[str, list[str]]:
        """SQL that selects the keys of the passages within `filters`, with its parameters."""
        condition, values = listing.condition(filters)
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

    def languages(self) -> list[str]:
        return listing.distinct(self.reading, "language", Filters())

    def languages_of(self, keys: Sequence[int]) -> dict[int, str]:
        """The language of each of these passages that still exists."""
        marks = ",".join("?" * len(keys))
        return dict(
            self.reading.execute(
                "SELECT p.key, r.language FROM passages p"
                " JOIN releases r INDEXED BY releases_language ON r.id = p.release_id"
                f" WHERE p.key IN ({marks})", list(keys),
            )
        )  # fmt: skip

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

    def last_key(self) -> int:
        """The highest key of a passage, or 0."""
        return self.reading.execute("SELECT coalesce(max(key), 0) FROM passages").fetchone()[0]

    def count_passages(self) -> int:
        return self.reading.execute("SELECT count(*) FROM passages").fetchone()[0]

    # Files and feeds

    def feeds(self) -> list[Feed]:
        rows = self.reading.execute(f"SELECT {', '.join(records.FEED_COLUMNS)} FROM feeds ORDER BY url")
        return [Feed(*row) for row in rows]

    def file_digest(self, path: str) -> str:
        row = self.reading.execute("SELECT digest FROM files WHERE path = ?", (path,)).fetchone()
        return row[0] if row else ""

    def files_to_read_again(self) -> list[str]:
        rows = self.reading.execute("SELECT path FROM files WHERE digest = ? ORDER BY path", (records.READ_AGAIN,))
        return [row[0] for row in rows]

    def first_path(self, path: str) -> str:
        """Where a file was before it was moved for the first time: the path that its release has its id of."""
        row = self.reading.execute("SELECT first_path FROM moved_files WHERE path = ?", (path,)).fetchone()
        return row[0] if row else path

    def files_of(self, content: str) -> list[str]:
        """The files of this content, by the beginning of their digests: what stands before the first space."""
        rows = self.reading.execute(
            "SELECT path FROM files WHERE digest > ? AND digest < ? ORDER BY path",
            (f"{content} ", f"{content}!"),  # "!" follows " "
        )
        return [row[0] for row in rows]

    def releases_in(self, path: str) -> int:
        return self.reading.execute("SELECT count(*) FROM origins WHERE path = ?", (path,)).fetchone()[0]

    def ids_in(self, path: str) -> set[str]:
        """The releases that came from a file."""
        rows = self.reading.execute("SELECT release_id FROM origins WHERE path = ?", (path,))
        return {row[0] for row in rows}

    def origins_of(self, release_id: str) -> list[str]:
        """The files, pages and feed entries that a release came from, "" for none."""
        rows = self.reading.execute("SELECT path FROM origins WHERE release_id = ?", (release_id,))
        return [row[0] for row in rows]

    def files_under(self, folder: str) -> list[str]:
        below = folder.rstrip("/")
        rows = self.reading.execute(
            "SELECT path FROM files WHERE path > ? AND path < ? ORDER BY path",
            (f"{below}/", f"{below}0"),  # "0" follows "/"
        )
        return [row[0] for row in rows]
