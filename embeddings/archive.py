"""The archive: releases added, replaced, removed and searched. The one object that upper layers hold."""

import sqlite3
import threading
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from embeddings.models.encoder import Encoder
from embeddings.models.reranker import TOKENS, Reranker
from embeddings.releases.delivery import Changes, Delivery
from embeddings.releases.release import Candidate, Extent, Filters, Hit, Release, Version
from embeddings.search.space import POOL, OnEmbedded, VectorSpace
from embeddings.store import backups, items, listing, records, verification
from embeddings.store.catalog import Catalog
from embeddings.store.conversations import Conversations
from embeddings.store.listing import Facets, Listing
from embeddings.store.records import Feed
from embeddings.store.reembed import MODEL, finish_switch
from embeddings.store.spool import Spool
from embeddings.store.storing import store
from embeddings.store.verification import Finding

DATABASE, WAITING = "archive.sqlite", "waiting"  # in the archive's folder
EMBEDDED = ("text", "title", "date", "language")  # what the passages of a release are made of
EXTENTS = 64  # of the filters last used, kept until the archive changes


class UnusableArchive(Exception):
    """The archive cannot be opened with these settings; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class ArchiveStatus:
    releases: int
    passages: int
    languages: tuple[str, ...]
    sources: tuple[str, ...]
    oldest: date | None
    newest: date | None
    last_update: str
    waiting: int  # submissions that were accepted and are not brought in yet
    embedding_model: str
    index: str


class Archive:
    """Releases in a folder: `archive.sqlite` is the truth, `vectors.faiss` its copy for a quick start.

    What was accepted and is not in it yet is in the `spool`, the folder `waiting`.
    """

    def __init__(self, folder: Path, encoder: Encoder, reranker: Reranker | str = TOKENS):
        self.folder = folder
        self._reranker = reranker
        self._catalog = Catalog(folder / DATABASE)
        self.spool = Spool(folder / WAITING)
        self.conversations = Conversations(self._catalog)
        self._check_model(encoder)
        finish_switch(self._catalog, encoder)
        self._extents = lru_cache(EXTENTS)(lambda filters, _: listing.extent(self._catalog.reading, filters))
        self._sources = lru_cache(1)(lambda _: tuple(listing.distinct(self._catalog.reading, "source", Filters())))
        self._changing = threading.Lock()  # one change at a time, and none while the model is exchanged
        self._space = VectorSpace(self._catalog, self._index_path, encoder, self._reranker)
        verification.complete_terms(self._catalog)

    @classmethod
    def open(cls, folder: Path, encoder: Encoder, reranker: Reranker | str = TOKENS) -> "Archive":
        """`reranker` orders the first candidates: TOKENS, NONE, or one that reads the texts.

        Raises UnusableArchive (another model built it) and UnusableCatalog (not an archive, or torn).
        """
        return cls(folder, encoder, reranker)

    @property
    def encoder(self) -> Encoder:
        """The embedding model that serves."""
        return self._space.encoder

    def follow_model(self, open_encoder: Callable[[str], Encoder]) -> bool:
        """Serve with the model that the archive was switched to, if it was; the former one serves until then.

        `open_encoder` loads a model by name; what it raises is raised.
        """
        name = self._catalog.meta(MODEL)
        if name in ("", self.encoder.name):
            return False
        encoder = open_encoder(name)
        with self._changing:
            finish_switch(self._catalog, encoder)
            self._space = VectorSpace(self._catalog, self._index_path, encoder, self._reranker)
        return True

    def close(self) -> None:
        self.save()
        self._catalog.close()

    def save(self) -> None:
        """Write the vector index down, so that the next start need not rebuild it."""
        self._space.index.save()

    def verify(self) -> list[Finding]:
        """What is not as it should be; what is derived is mended, the store itself only a backup mends."""
        kept = [Finding(fault, False) for fault in self.spool.faults()]
        found = verification.store_faults(self._catalog)
        if any(not finding.mended and "database" in finding.what for finding in found):
            return found + kept
        found += verification.mend_vectors(self._catalog, self.encoder)
        found += verification.mend_terms(self._catalog)
        self._space.index.sync()
        if not verification.index_matches(self._catalog, self._space.index.faiss, self.encoder.name):
            self._space.index.rebuild()
            found.append(Finding("the vector index did not match the passages", True))
        self.save()
        return found + kept

    def backup(self, path: Path) -> None:
        """Write everything to one file, while others search and add."""
        backups.write(self._catalog, self.spool, path)

    def restore(self, path: Path) -> None:
        """Put a backup in the place of everything, at once, for every process that has the archive open.

        Raises UnusableCatalog, and UnusableArchive where another model built it.
        """

        def check(source: sqlite3.Connection) -> None:
            built_with = records.meta(source, MODEL)
            if built_with not in ("", self.encoder.name):
                raise UnusableArchive(
                    f"{path} was built with the embedding model {built_with}, and {self.encoder.name} serves here;"
                    f" nothing was changed. Restore it with ASSISTANT_EMBEDDING_MODEL={built_with} into another"
                    " ASSISTANT_DATA; to serve it with this model, run there: assistant reembed"
                )

        self._catalog.replace_with(path, check)
        verification.complete_terms(self._catalog)
        self._catalog.begin_life(uuid.uuid4().hex)
        self._space.index.sync()
        self.take_up_waiting()

    def take_up_waiting(self) -> None:
        """Let what waited in a backup wait here, also where putting it back broke off."""
        backups.take_up(self._catalog, self.spool)

    # Reading

    def release(self, release_id: str) -> Release | None:
        return self._catalog.release(release_id)

    def ids_with(self, part: str) -> set[str]:
        """The releases that have this in their id."""
        return self._catalog.ids_with(part) if part else set()

    def changed_since(self, ids: Iterable[str], accepted: float) -> set[str]:
        """Those of these releases of which something was stored that was accepted later, or that were removed since.

        `accepted` is in seconds since 1970.
        """
        return self._catalog.changed_since(ids, accepted)

    def versions(self, release: Release) -> tuple[Version, ...]:
        return self._catalog.versions(release)

    def items(self, ids: Sequence[str]) -> dict[str, str]:
        """What each of these releases shares with its language versions and copies."""
        return self._catalog.items(ids)

    def earlier(self, release_id: str) -> list[tuple[Release, str]]:
        """What a release said before it was changed, latest first, each with when it was replaced."""
        return self._catalog.earlier(release_id)

    def corrections(self, release: Release) -> tuple[Version, ...]:
        """The releases that say they correct this one or a version of it, each in its language where it is in it."""
        return self._catalog.corrections(release)

    def extent(self, filters: Filters = Filters()) -> Extent:  # noqa: B008 (frozen)
        return self._extents(filters, self._catalog.position())

    def sources(self) -> tuple[str, ...]:
        """What the sources of the releases are called."""
        return self._sources(self._catalog.position())

    def listing(
        self, filters: Filters = Filters(), words: str = "", cursor: str = "", limit: int = 50  # noqa: B008
    ) -> Listing:  # fmt: skip
        """Releases newest first, undated ones last; `cursor` is where the page before ended."""
        return listing.page(self._catalog.reading, filters, words, cursor, limit)

    def facets(self, filters: Filters = Filters(), words: str = "") -> Facets:  # noqa: B008 (frozen)
        """What a listing could be limited to further; each facet counts without its own limit."""
        return listing.facets(self._catalog.reading, filters, words)

    def like(self, release: Release) -> list[Hit]:
        """Releases of other items that are nearest in content, nearest first; the score is a cosine."""
        own = self.items([release.id]).get(release.id)
        return [hit for hit in self.hits(self._space.like(release)) if hit.item != own]

    def passage_like(self, text: str, release: Release) -> Hit | None:
        """The passage of a release that is nearest to `text`, in whichever language; None where it has none."""
        return self._space.passage_like(text, release)

    def last_update(self) -> str:
        """When a release last changed, ISO 8601 in UTC; "" in an empty archive."""
        return self._catalog.last_update()

    def status(self) -> ArchiveStatus:
        everything = Filters()
        extent = self.extent(everything)
        return ArchiveStatus(
            releases=extent.releases,
            passages=self._catalog.count_passages(),
            languages=extent.languages,
            sources=self.sources(),
            oldest=extent.oldest,
            newest=extent.newest,
            last_update=self._catalog.last_update(),
            waiting=self.spool.count(),
            embedding_model=self.encoder.name,
            index=self._space.described(),
        )

    # Searching

    def search(self, question: str, filters: Filters = Filters(), limit: int = POOL) -> list[Candidate]:  # noqa: B008
        """The passages nearest to a question by vectors, keywords and token vectors together, best first."""
        return self._space.search(question, filters, limit)

    def certainty(self, hit: Hit) -> float:
        """How surely a hit is about what was asked: 0 for unrelated text, 1 for the question's own words."""
        return self._space.certainty(hit.score)

    def sentence_scores(self, question: str, hit: Hit, spans: Sequence[tuple[int, int]]) -> list[float]:
        """How near each of these sentences of a hit's passage, [start, end) in its release, is to a question."""
        return self._space.sentence_scores(question, hit, spans)

    def standing(self, word: str, hit: Hit, span: tuple[int, int] | None = None) -> float:
        """How much nearer to a word a hit's passage is than others in its language, in their standard deviations.

        With a span, [start, end) in its release, how much nearer what it says there is by itself.
        """
        return self._space.standing(word, hit, span)

    def term_weights(self, question: str) -> dict[str, float]:
        """The keywords of a question with how much each tells in this archive, > 0."""
        return self._space.term_weights(question)

    def has_terms(self, words: str) -> bool:
        """Whether a keyword of these words stands in any passage."""
        return self._space.has_terms(words)

    def hits(self, candidates: Sequence[Candidate]) -> list[Hit]:
        """The best passage of each release, with the item that the release belongs to."""
        best: dict[str, Candidate] = {}
        for candidate in candidates:
            best.setdefault(candidate.release.id, candidate)
        shared = self.items(list(best))  # of those that are still there
        return [
            Hit(c.release, c.passage, c.score, c.cosine, c.bm25, shared[release_id])
            for release_id, c in best.items()
            if release_id in shared
        ]

    # Changing

    def apply(
        self, deliveries: Sequence[Delivery], on_embedded: OnEmbedded = lambda done, total: None
    ) -> Changes:
        """Store all of these deliveries, or none: a file's releases replace the ones it held before.

        `on_embedded` is told how many of all passages are embedded; what it raises is raised, and nothing is stored.
        """
        releases = [release for delivery in deliveries for release in delivery.releases]
        with self._changing:
            stored = self._catalog.digests({release.id for release in releases})
            changed = {r.digest: r for r in releases if stored.get(r.id) != r.digest}
            # Of several wordings under one id each replaces the one before it.
            several = len({r.id for r in changed.values()}) < len(changed)
            embedded = self._space.embedded(
                [release for release in changed.values() if several or not self._reads_as_before(release)],
                on_embedded,
            )
            changes = store(self._catalog, self.encoder.name, deliveries, embedded, stored)
            self._space.index.sync()
        return changes

    def _reads_as_before(self, release: Release) -> bool:
        """Whether only what is said about a release has changed, so that its passages stay."""
        before = self.release(release.id)
        return before is not None and all(
            getattr(before, name) == getattr(release, name) for name in EMBEDDED
        )

    def link(self, ids: Sequence[str]) -> int:
        """Find language versions and copies of these releases, and what they correct; how many were found."""
        return items.link_all(self._catalog, self.encoder.name, ids)

    def link_rest(self) -> int:
        """Link what was stored when an ingest broke off before it could be linked."""
        rest = items.unlinked(self._catalog)
        return self.link(rest) if rest else 0

    def set_item(self, release_id: str, item: str) -> None:
        """Make a release a version of `item` by hand, or one of its own with ""."""
        items.set_by_hand(self._catalog, release_id, item)

    def remove(self, ids: Sequence[str]) -> int:
        """Remove releases; how many there were. They cannot be found or cited once this returns."""
        with self._catalog.transaction() as connection:
            removed = sum(records.remove_release(connection, release_id) for release_id in ids)
        self._space.index.sync()
        return removed

    def remove_file(self, path: str) -> int:
        """Remove a file that is gone, with its releases."""
        with self._catalog.transaction() as connection:
            removed = records.remove_file(connection, path)
        self._space.index.sync()
        return removed

    def file_digest(self, path: str) -> str:
        return self._catalog.file_digest(path)

    def files_to_read_again(self) -> list[str]:
        """Those that are as they were, but for what was held by another file, too, and no longer is."""
        return self._catalog.files_to_read_again()

    def first_path(self, path: str) -> str:
        """Where a file was before it was moved for the first time."""
        return self._catalog.first_path(path)

    def files_of(self, content: str) -> list[str]:
        """The files of this content, the beginning of their digests."""
        return self._catalog.files_of(content)

    def releases_in(self, path: str) -> int:
        """How many releases came from a file."""
        return self._catalog.releases_in(path)

    def ids_in(self, path: str) -> set[str]:
        """The releases that came from a file."""
        return self._catalog.ids_in(path) if path else set()

    def held(self, path: str) -> list[Release]:
        """The releases that came from a file, as they are now."""
        return [release for one in sorted(self.ids_in(path)) if (release := self.release(one))]

    def origins_of(self, release_id: str) -> list[str]:
        """The files, pages and feed entries that a release came from, "" for none."""
        return self._catalog.origins_of(release_id)

    def feeds(self) -> list[Feed]:
        """The feeds that are polled, by address."""
        return self._catalog.feeds()

    def put_feed(self, feed: Feed) -> None:
        with self._catalog.transaction() as connection:
            records.put_feed(connection, feed)

    def remove_feed(self, url: str) -> bool:
        """Poll a feed no longer; what came from it stays. False where there is none."""
        with self._catalog.transaction() as connection:
            return records.remove_feed(connection, url)

    def files_under(self, folder: str) -> list[str]:
        return self._catalog.files_under(folder)

    @property
    def _index_path(self) -> Path:
        return self.folder / "vectors.faiss"

    def _check_model(self, encoder: Encoder) -> None:
        built_with = self._catalog.meta(MODEL)
        if built_with and built_with != encoder.name:
            raise UnusableArchive(
                f"{self.folder} was built with the embedding model {built_with}; the settings name"
                f" {encoder.name}. Set ASSISTANT_EMBEDDING_MODEL back, or run: assistant reembed"
            )
