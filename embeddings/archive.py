"""The archive: releases added, replaced, removed and searched. The one object that upper layers hold."""

import threading
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from embeddings import keywords, records, verification
from embeddings.catalog import Catalog, Position
from embeddings.encoder import EncodedPassages, Encoder
from embeddings.passages import embedded_text, split
from embeddings.ranking import Ranking
from embeddings.records import Embedded
from embeddings.release import Candidate, Extent, Filters, Hit, Release, Version
from embeddings.vectors import FaissIndex
from embeddings.verification import Finding

POOL = 100  # candidates from each index, and from the vectors for each language: further down is nothing new
POOLED_LANGUAGES = 3
SYNC_ROWS = 10_000  # vectors read at a time: 15 MB of memory at 384 dimensions


class UnusableArchive(Exception):
    """The archive cannot be opened with these settings; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """All releases of one file as it is now, or releases that came without a file (`path` empty)."""

    releases: tuple[Release, ...]
    path: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a delivery changed, in releases, and how many passages were embedded for it."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    removed: int = 0
    passages: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    releases: tuple[Release, ...]
    cursor: str  # opaque; "" at the end


@dataclass(frozen=True, slots=True)
class ArchiveStatus:
    releases: int
    passages: int
    languages: tuple[str, ...]
    sources: tuple[str, ...]
    oldest: date | None
    newest: date | None
    last_update: str
    embedding_model: str
    index: str


class Archive:
    """Releases in a folder: `archive.sqlite` is the truth, `vectors.faiss` its copy for a quick start."""

    def __init__(self, folder: Path, encoder: Encoder):
        self.folder = folder
        self.encoder = encoder
        self._catalog = Catalog(folder / "archive.sqlite")
        self._syncing = threading.Lock()
        self._ranking = Ranking(self._catalog, encoder)
        self._check_model()
        self._index, self._position = self._load_index()
        self._sync()
        if len(self._index) != self._catalog.count_passages():
            self._rebuild_index()
        self._rebuild_torn_keywords()

    @classmethod
    def open(cls, folder: Path, encoder: Encoder) -> "Archive":
        """Raises UnusableArchive (another model built it) and UnusableCatalog (not an archive, or torn)."""
        return cls(folder, encoder)

    def close(self) -> None:
        self.save()
        self._catalog.close()

    def save(self) -> None:
        """Write the vector index down, so that the next start need not rebuild it."""
        with self._syncing:
            position = self._position
            about = {
                "model": self.encoder.name, "key": position.key, "removal": position.removal, "life": position.life,
            }  # fmt: skip
            self._index.save(self.folder / "vectors.faiss", about)

    def verify(self) -> list[Finding]:
        """What is not as it should be; what is derived is mended, the store itself only a backup mends."""
        found = verification.store_faults(self._catalog)
        if any(not finding.mended and "database" in finding.what for finding in found):
            return found
        found += verification.mend_vectors(self._catalog, self.encoder)
        found += verification.mend_keywords(self._catalog)
        self._sync()
        if not verification.index_matches(self._catalog, self._index, self.encoder.name):
            self._rebuild_index()
            found.append(Finding("the vector index did not match the passages", True))
        self.save()
        return found

    def backup(self, path: Path) -> None:
        """Write everything to one file, while others search and add."""
        self._catalog.copy_to(path)

    def restore(self, path: Path) -> None:
        """Put a backup in the place of everything, at once, for every process that has the archive open.

        Raises UnusableCatalog, and UnusableArchive where another model built it.
        """
        self._catalog.replace_with(path, uuid.uuid4().hex)
        self._check_model()
        self._sync()

    # Reading

    def release(self, release_id: str) -> Release | None:
        return self._catalog.release(release_id)

    def versions(self, release: Release) -> tuple[Version, ...]:
        return self._catalog.versions(release)

    def extent(self, filters: Filters = Filters()) -> Extent:  # noqa: B008 (frozen)
        return self._catalog.extent(filters)

    def listing(
        self, filters: Filters = Filters(), words: str = "", cursor: str = "", limit: int = 50  # noqa: B008
    ) -> Listing:  # fmt: skip
        """Releases newest first, undated ones last; `cursor` is where the page before ended."""
        after = tuple(cursor.split(" ", 1)) if " " in cursor else ("", "")
        found = self._catalog.listing(filters, words, after, limit + 1)
        page = tuple(found[:limit])
        last = page[-1] if len(found) > limit else None
        return Listing(page, f"{last.date or ''} {last.id}" if last else "")

    def status(self) -> ArchiveStatus:
        everything = Filters()
        extent = self.extent(everything)
        return ArchiveStatus(
            releases=extent.releases,
            passages=self._catalog.count_passages(),
            languages=extent.languages,
            sources=tuple(self._catalog.distinct("source", everything)),
            oldest=extent.oldest,
            newest=extent.newest,
            last_update=self._catalog.last_update(),
            embedding_model=self.encoder.name,
            index=f"{len(self._index)} vectors of {self.encoder.dimension} dimensions, exact",
        )

    # Searching

    def search(self, question: str, filters: Filters = Filters(), limit: int = POOL) -> list[Candidate]:  # noqa: B008
        """The passages nearest to a question by vectors, keywords and token vectors together, best first."""
        self._sync()
        vector = self._ranking.encoded(question).vector
        pool = max(limit, POOL) * min(POOLED_LANGUAGES, self._ranking.languages)
        return self._ranking.ranked(question, *self._candidates(question, vector, filters, pool))[:limit]

    def certainty(self, hit: Hit) -> float:
        """How surely a hit is about what was asked: 0 for unrelated text, 1 for the question's own words."""
        return self._ranking.certainty(hit.score)

    def sentence_scores(self, question: str, hit: Hit, spans: Sequence[tuple[int, int]]) -> list[float]:
        """How near each of these sentences of a hit's passage, [start, end) in its release, is to a question."""
        return self._ranking.sentence_scores(question, hit, spans)

    def term_weights(self, question: str) -> dict[str, float]:
        """The keywords of a question with how much each tells in this archive, > 0."""
        return keywords.weights(self._catalog.reading, question)

    def hits(self, candidates: Sequence[Candidate]) -> list[Hit]:
        """The candidates with their releases, the best passage of each release only."""
        stored = self._catalog.passages([c.passage.key for c in candidates])
        found: dict[str, Hit] = {}
        for c in candidates:
            if c.passage.key in stored:
                release, passage = stored[c.passage.key]
                found.setdefault(release.id, Hit(release, passage, c.score, c.cosine, c.bm25))
        return list(found.values())

    def _candidates(
        self, question: str, vector: np.ndarray, filters: Filters, pool: int
    ) -> tuple[dict[int, float], dict[int, float]]:
        """Cosine and BM25 of every passage that either index proposes."""
        allowed, parameters = self._catalog.allowed(filters) if filters else ("", ())
        keys = np.array(self._catalog.keys(filters), np.int64) if filters else None
        connection = self._catalog.reading
        cosines = dict(self._index.search(vector, pool, keys))
        bm25 = dict(keywords.search(connection, question, pool, allowed, parameters))
        cosines |= self._index.similarities(vector, np.array([k for k in bm25 if k not in cosines], np.int64))
        bm25 |= keywords.scores(connection, question, [k for k in cosines if k not in bm25])
        return cosines, bm25

    # Changing

    def apply(self, deliveries: Sequence[Delivery]) -> Changes:
        """Store all of these deliveries, or none: a file's releases replace the ones it held before."""
        releases = [release for delivery in deliveries for release in delivery.releases]
        stored = self._catalog.digests({release.id for release in releases})
        embedded = self._embed([r for r in releases if stored.get(r.id) != r.digest])
        added = replaced = removed = 0
        with self._catalog.transaction() as connection:
            for release in releases:
                if stored.get(release.id) != release.digest:
                    replaced += release.id in stored
                    added += release.id not in stored
                    records.put_release(connection, self.encoder.name, embedded[release.digest])
                    stored[release.id] = release.digest
            for delivery in deliveries:
                if delivery.path:
                    records.put_file(connection, delivery.path, delivery.digest)
                removed += records.put_origins(connection, delivery.path, [r.id for r in delivery.releases])
            records.put_meta(connection, "embedding_model", self.encoder.name)
        self._sync()
        passages = sum(len(e.passages) for e in embedded.values())
        return Changes(added, replaced, len(releases) - added - replaced, removed, passages)

    def remove(self, ids: Sequence[str]) -> int:
        """Remove releases; how many there were. They cannot be found or cited once this returns."""
        with self._catalog.transaction() as connection:
            removed = sum(records.remove_release(connection, release_id) for release_id in ids)
        self._sync()
        return removed

    def remove_file(self, path: str) -> int:
        """Remove a file that is gone, with its releases."""
        with self._catalog.transaction() as connection:
            removed = records.remove_file(connection, path)
        self._sync()
        return removed

    def file_digest(self, path: str) -> str:
        return self._catalog.file_digest(path)

    def releases_in(self, path: str) -> int:
        """How many releases came from a file."""
        return self._catalog.releases_in(path)

    def files_under(self, folder: str) -> list[str]:
        return self._catalog.files_under(folder)

    def _embed(self, releases: Sequence[Release]) -> dict[str, Embedded]:
        """Passages and vectors of each release, by its digest."""
        parts = {r.digest: (r, split(r, self.encoder.count_tokens)) for r in releases}
        texts = {d: [embedded_text(r, p) for p in passages] for d, (r, passages) in parts.items()}
        encoded = self.encoder.encode_passages([text for t in texts.values() for text in t])
        found, at = {}, 0
        for digest, (release, passages) in parts.items():
            rows = slice(at, at + len(passages))
            own = EncodedPassages(encoded.vectors[rows], encoded.tokens[rows])
            found[digest] = Embedded(release, tuple(passages), own, tuple(texts[digest]))
            at += len(passages)
        return found

    # Derived indexes

    def _check_model(self) -> None:
        built_with = self._catalog.meta("embedding_model")
        if built_with and built_with != self.encoder.name:
            raise UnusableArchive(
                f"{self.folder} was built with the embedding model {built_with}; the settings name"
                f" {self.encoder.name}. Set ASSISTANT_EMBEDDING_MODEL back, or run: assistant reembed"
            )

    def _load_index(self) -> tuple[FaissIndex, Position]:
        loaded = FaissIndex.load(self.folder / "vectors.faiss", self.encoder.dimension)
        if loaded and loaded[1].get("model") == self.encoder.name:
            index, about = loaded
            return index, Position(int(about["key"]), int(about["removal"]), str(about.get("life", "")))
        return FaissIndex(self.encoder.dimension), Position()

    def _sync(self) -> None:
        """Bring the vector index up to date with the catalog, whoever wrote to it."""
        with self._syncing:
            position = self._catalog.position()
            if position == self._position:
                return
            if position.life != self._position.life:  # restored from a backup
                self._index, self._position = FaissIndex(self.encoder.dimension), Position(life=position.life)
            at = self._position.key
            keys, vectors = self._catalog.vectors_after(self.encoder.name, at, SYNC_ROWS)
            while keys:
                self._index.add(np.array(keys, np.int64), vectors)
                at = keys[-1]
                keys, vectors = self._catalog.vectors_after(self.encoder.name, at, SYNC_ROWS)
            removed = self._catalog.removals_after(self._position.removal)
            self._index.remove(np.array(removed, np.int64))
            self._position = Position(max(at, position.key), position.removal, position.life)

    def _rebuild_index(self) -> None:
        self._index, self._position = FaissIndex(self.encoder.dimension), Position()
        self._sync()

    def _rebuild_torn_keywords(self) -> None:
        count = self._catalog.count_passages()
        if keywords.count(self._catalog.reading) == count:
            return
        with self._catalog.transaction() as connection:
            keywords.clear(connection)
            for release, passage in self._catalog.every_passage():
                keywords.add(connection, passage.key, embedded_text(release, passage))
