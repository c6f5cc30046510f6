"""The vector space of one embedding model: the passages of a catalog in it, and what is near to what."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import numpy as np

from embeddings.indexes.consonants import NAMES
from embeddings.indexes.keywords import KEYWORDS
from embeddings.indexes.lengths import Lengths
from embeddings.indexes.term_indexes import INDEXES
from embeddings.indexes.vectors import Allowed
from embeddings.models.encoder import EncodedPassages, EncodedQuestion, Encoder
from embeddings.models.reranker import TOKENS, Reranker
from embeddings.releases.passages import embedded_text, split
from embeddings.releases.release import Candidate, Filters, Hit, Release
from embeddings.search.priority import Priority
from embeddings.search.ranking import Ranking
from embeddings.search.threads import one_thread
from embeddings.store.catalog import Catalog
from embeddings.store.live_index import LiveIndex
from embeddings.store.records import Embedded
from embeddings.store.stored_vectors import Position

POOL = 100  # candidates from each index, and from the vectors for each language: further down is nothing new
POOLED_LANGUAGES = 3
WEIGHED = 200  # passages whose token vectors say what one takes
AT_ONCE = 16  # passages embedded before who waits for them is told, and may stop it: seconds, also on a slow machine
REMEMBERED = 16  # filters whose keys are kept, a byte for each passage

OnEmbedded = Callable[[int, int], None]  # how many passages of how many


class VectorSpace:
    """Searches and embeds with one model; another model is another space."""

    def __init__(self, catalog: Catalog, path: Path, encoder: Encoder, reranker: Reranker | str = TOKENS):
        """`path` is where the vector index is kept for a quick start."""
        self.encoder = encoder
        self.index = LiveIndex(catalog, path, encoder.name, encoder.dimension)
        self._catalog = catalog
        self._ranking = Ranking(catalog, encoder, reranker, self.index.vectors)
        self._priority = Priority()
        # Beside the two indexes, which take as long; one, since the encoder takes one text at a time.
        self._embedding = ThreadPoolExecutor(1, "embedding")
        self._lengths = lru_cache(1)(lambda life: {index: Lengths(index.name) for index in INDEXES})
        self._allowed = lru_cache(REMEMBERED)(self._permitted)
        self.certainty = self._ranking.certainty

    def search(self, question: str, filters: Filters, limit: int) -> list[Candidate]:
        """The passages nearest to a question by vectors, keywords and token vectors together, best first."""
        with self._priority.search(), one_thread():
            encoded = self._embedding.submit(self._ranking.encoded, question)
            compared = self._embedding.submit(self._ranking.compare_background, question)
            candidates = self._candidates(question, encoded, filters, max(limit, POOL))
            compared.result()
            return self._ranking.ranked(question, *candidates, limit)

    def described(self) -> str:
        """How many vectors there are, and what they and the token vectors take."""
        keys = self.index.faiss.keys()
        some = keys[:: 1 + len(keys) // WEIGHED].tolist()
        tokens = self._catalog.token_vectors(self.encoder.name, some).values()
        mean = round(sum(map(len, tokens)) / max(1, len(some)))
        width = self.encoder.dimension
        return (
            f"{len(keys)} vectors of {width} dimensions, all compared, in half precision; a passage takes"
            f" {4 * width} bytes of vectors, {mean} bytes of token vectors and {2 * width} bytes of memory"
        )

    def sentence_scores(self, question: str, hit: Hit, spans: Sequence[tuple[int, int]]) -> list[float]:
        with self._priority.search(), one_thread():
            return self._ranking.sentence_scores(question, hit, spans)

    def standing(self, word: str, hit: Hit, span: tuple[int, int] | None = None) -> float:
        with self._priority.search(), one_thread():
            return self._ranking.standing(word, hit, span)

    def term_weights(self, question: str) -> dict[str, float]:
        return self._ranking.asked(question).weights

    def has_terms(self, words: str) -> bool:
        return bool(self._ranking.asked(words).telling)

    def like(self, release: Release) -> list[Candidate]:
        """The passages that are nearest to a release as a whole, its own among them."""
        vectors = self._catalog.vectors_of(self.encoder.name, release.id)
        if not len(vectors):
            return []
        mean = vectors.mean(axis=0)
        with one_thread():
            found = self.index.search(mean / np.linalg.norm(mean), POOL)
        stored = self._catalog.passages([key for key, _ in found])
        return [Candidate(*stored[key], near, 0.0, near) for key, near in found if key in stored]

    def passage_like(self, text: str, release: Release) -> Hit | None:
        """The passage of a release that is nearest to `text`, in whichever language; None where it has none."""
        passages = self._catalog.passages_of(release)
        vectors = self._catalog.vectors_of(self.encoder.name, release.id)
        if not passages or len(vectors) != len(passages):
            return None
        nearness = vectors @ self.encoder.encode_passages([text]).vectors[0]
        best = int(np.argmax(nearness))
        return Hit(release, passages[best], float(nearness[best]), float(nearness[best]))

    def embedded(
        self, releases: Sequence[Release], on_embedded: OnEmbedded = lambda done, total: None
    ) -> dict[str, Embedded]:
        """Passages and vectors of each release, by its digest."""
        parts = {r.digest: (r, split(r, self.encoder.count_tokens)) for r in releases}
        texts = {d: [embedded_text(r, p) for p in passages] for d, (r, passages) in parts.items()}
        encoded = self._encoded([text for t in texts.values() for text in t], on_embedded)
        found, at = {}, 0
        for digest, (release, passages) in parts.items():
            rows = slice(at, at + len(passages))
            own = EncodedPassages(encoded.vectors[rows], encoded.tokens[rows])
            found[digest] = Embedded(release, tuple(passages), own, tuple(texts[digest]))
            at += len(passages)
        return found

    def _encoded(self, texts: Sequence[str], on_embedded: OnEmbedded) -> EncodedPassages:
        """Those of like length together, AT_ONCE of them at a time."""
        vectors = np.empty((len(texts), self.encoder.dimension), np.float32)
        tokens = [b""] * len(texts)
        by_length = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for at in range(0, len(texts), AT_ONCE):
            on_embedded(at, len(texts))
            rows = by_length[at : at + AT_ONCE]
            found = self.encoder.encode_passages([texts[i] for i in rows], self._priority.let_pass)
            vectors[rows] = found.vectors
            for i, own in zip(rows, found.tokens, strict=True):
                tokens[i] = own
        return EncodedPassages(vectors, tuple(tokens))

    def _candidates(
        self, question: str, encoded: Future[EncodedQuestion], filters: Filters, pool: int
    ) -> tuple[dict[int, float], dict[int, float]]:
        """Cosine and BM25 of every passage that an index proposes; keywords and names while the question is encoded."""
        position = self._catalog.position()
        allowed = self._allowed(filters, position) if filters else None
        connection, asked, lengths = self._catalog.reading, self._ranking.asked(question), self._lengths(position.life)
        bm25 = dict(KEYWORDS.search(connection, asked, pool, allowed, lengths[KEYWORDS]))
        names = self._ranking.names(question)
        named = [key for key, _ in NAMES.search(connection, names, pool, allowed, lengths[NAMES])]
        near = max(pool, POOL * min(POOLED_LANGUAGES, self._ranking.languages))
        vector = encoded.result().vector
        cosines = dict(self.index.search(vector, near, allowed))
        cosines |= self.index.similarities(vector, np.array([k for k in (*bm25, *named) if k not in cosines], np.int64))
        bm25 |= KEYWORDS.scores(connection, asked, [k for k in cosines if k not in bm25])
        return cosines, bm25

    def _permitted(self, filters: Filters, at: Position) -> Allowed:
        """Which keys are within `filters`, as the archive is at a position."""
        allowed = np.zeros(at.key + 1, np.bool_)
        keys = np.array(self._catalog.keys(filters), np.int64)
        allowed[keys[keys <= at.key]] = True
        return allowed
