"""Candidates ranked: vectors, keywords and token vectors weighed together, languages on one level."""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache, partial

import numpy as np
from numpy.typing import NDArray

from embeddings.indexes.background import (
    LEAST,
    UNRELATED_PASSAGES,
    UNRELATED_QUESTIONS,
    Sample,
    levelled,
    per_language,
)
from embeddings.indexes.consonants import NAMES
from embeddings.indexes.keywords import KEYWORDS
from embeddings.indexes.term_index import MOST_OF_A_TERM, Asked, TermIndex, bm25
from embeddings.models.encoder import Encoder, Vectors
from embeddings.models.reranker import CROSS_RERANKED, NONE, Reranker
from embeddings.models.tokens import PackedTokens, max_sim, packed_tokens, spread
from embeddings.releases.passages import embedded_text
from embeddings.releases.release import Candidate, Hit
from embeddings.search.threads import one_thread
from embeddings.search.translations import raised
from embeddings.store.catalog import Catalog
from embeddings.store.stored_vectors import Position

# Candidates are ordered by cosine + 0.25 × keywords; the first of them once more by late interaction:
# MaxSim + cosine + 0.25 × keywords. Keywords are BM25 as a share of what a passage full of the question's
# words would have, so that a lone word that happens to agree weighs only as much as it tells. That says how near a
# passage is, and how sure it is that it answers. Among near ones the order is told better by the share of the
# keywords that stand within a sentence's length of one another: words of a question that are scattered over a
# passage are no answer. That share varies 1.7 times as much as the other, and so has the lower weight.
KEYWORD_WEIGHT = 0.25
FINE_COSINE_WEIGHT = 1.0
FINE_KEYWORD_WEIGHT = 0.25
TOGETHER_WEIGHT = 0.15
# A name that a passage spells in another script than the question weighs as a keyword does. It orders, and makes
# nothing surer: it stands in much that does not answer.
NAME_WEIGHT = 0.25
SUBJECT = 0.05  # of all passages; a name in more of them is what the archive is about, and tells none from another
# A text names its subject where it begins and not in each sentence: half of what a sentence is near to is what it
# says itself, half is what it says together with the first one of its passage.
OPENING_WEIGHT = 0.5
RERANKED = 64  # candidates compared token by token
COUNTED = 4_096  # terms whose number of passages is kept: of those in every other question it takes a millisecond
REMEMBERED = 32  # questions whose vectors are kept: an answer asks for them twice
LEAST_SPAN = 0.05  # of a cross-encoder that tells nothing apart: it is sure of nothing
RESAMPLED = 1.25  # growth of the archive after which its background is sampled anew

Scores = NDArray[np.float32]


class Ranking:
    """Ranks the passages of a catalog for a question."""

    def __init__(
        self,
        catalog: Catalog,
        encoder: Encoder,
        reranker: Reranker | str,
        vectors: Callable[[Sequence[int]], Vectors],
    ):
        """`reranker` is TOKENS, NONE or one that reads the texts; `vectors` gives those of passages, by key."""
        self._catalog = catalog
        self._encoder = encoder
        self._vectors = vectors
        self._layers = 0 if reranker == NONE else encoder.layers
        self._reads = None if isinstance(reranker, str) else reranker
        self.encoded = lru_cache(REMEMBERED)(encoder.encode_question)
        self._frequency = lru_cache(COUNTED)(lambda index, term, _: index.frequency(catalog.reading, term))
        self._terms = lru_cache(REMEMBERED)(partial(self._asked, KEYWORDS))
        self._names = lru_cache(REMEMBERED)(lambda *asked: self._asked(NAMES, *asked).within(SUBJECT))
        self._unrelated_in = lru_cache(REMEMBERED)(self._nearness_of_background)
        self._sampled = 0
        self._samples: Mapping[str, Sample] = {}

    def asked(self, question: str) -> Asked:
        """The terms of a question, as the archive is now."""
        return self._terms(question, self._catalog.position())

    def names(self, question: str) -> Asked:
        """The consonants of the rarer names of a question in the scripts that it is not in, as the archive is now."""
        return self._names(question, self._catalog.position())

    def _asked(self, index: TermIndex, question: str, at: Position) -> Asked:
        """The terms of a question in an index, each counted once while the archive stays as it is."""
        return index.asked(self._catalog.reading, question, lambda term: self._frequency(index, term, at))

    @property
    def languages(self) -> int:
        """How many languages the archive has, at least 1."""
        return max(1, len(self._background()))

    def ranked(
        self, question: str, cosines: Mapping[int, float], keywords: Mapping[int, float], limit: int
    ) -> list[Candidate]:
        """The `limit` best of the passages under these keys that still exist, best first."""
        language_of = self._catalog.languages_of(list(cosines))
        keys = sorted(language_of)
        if not keys:
            return []
        languages = [language_of[key] for key in keys]
        cosine = np.array([cosines[key] for key in keys], np.float32)
        shares = _shares(self.asked(question), [keywords.get(key, 0.0) for key in keys])
        near, order = self._scores(question, keys, languages, cosine, shares)
        if self._reads:
            near = order = self._reread(question, keys, order)
        if len(set(languages)) > 1:
            vectors = self._vectors(keys)
            near, order = (raised(scores, languages, vectors, RERANKED) for scores in (near, order))
        best = np.argsort(-order, kind="stable")[:limit]
        stored = self._catalog.passages([keys[i] for i in best])
        return [
            Candidate(*stored[keys[i]], float(cosine[i]), keywords.get(keys[i], 0.0), float(near[i]))
            for i in best
            if keys[i] in stored
        ]

    def compare_background(self, question: str) -> None:
        """Compare a question with the background word by word, which is remembered for `ranked`."""
        if self._layers and not self._reads:
            with one_thread():
                self._unrelated_in(question, self._catalog.position())

    def certainty(self, score: float) -> float:
        """Where a score stands between unrelated text, 0, and a passage that is the question itself, 1."""
        return (score - self._unrelated) / (self._best - self._unrelated)

    @cached_property
    def _unrelated(self) -> float:
        """What a question scores in the mean on text that has nothing to do with it."""
        if self._reads:
            return float(
                np.mean([self._reads.scores(one, UNRELATED_PASSAGES) for one in UNRELATED_QUESTIONS])
            )
        passages = self._encoder.encode_passages(UNRELATED_PASSAGES)
        asked = [self._encoder.encode_question(question) for question in UNRELATED_QUESTIONS]
        cosines = passages.vectors @ np.stack([one.vector for one in asked]).T
        if not self._layers:
            return float(cosines.mean())
        tokens = [self._opened(packed) for packed in passages.tokens]
        fine = np.mean([max_sim(one.tokens, tokens) for one in asked])
        return float(fine + FINE_COSINE_WEIGHT * cosines.mean())

    @cached_property
    def _best(self) -> float:
        """What a passage scores that is the question itself."""
        if self._reads:
            own = np.mean([self._reads.scores(text, [text]) for text in UNRELATED_PASSAGES])
            return max(float(own), self._unrelated + LEAST_SPAN)
        return 1 + (FINE_COSINE_WEIGHT + FINE_KEYWORD_WEIGHT if self._layers else KEYWORD_WEIGHT)

    def sentence_scores(self, question: str, hit: Hit, spans: Sequence[tuple[int, int]]) -> list[float]:
        """For sentences, [start, end) in the release of a hit, how near each is to the question, about [-1, 1].

        What the passage says above them, its title and date, counts for each of them, and in half what the first
        of them says. Languages are on one level.
        """
        asked = self.encoded(question)
        texts = [hit.release.text[start:end] for start, end in spans]
        tokens = self._tokens([hit.passage.key]).get(hit.passage.key)
        if tokens is None or not len(tokens):
            return list((self._encoder.encode_passages(texts).vectors @ asked.vector).astype(float))
        whole = embedded_text(hit.release, hit.passage)
        rows = _rows(self._encoder.token_spans(whole)[: len(tokens)], whole, texts)
        above = [*range(min((own[0] for own in rows if own), default=0))]
        opening = next(filter(None, rows), [])
        alone, opened = (
            max_sim(asked.tokens, [tokens[[*before, *own]] for own in rows])
            for before in (above, above + opening)
        )
        scores = (1 - OPENING_WEIGHT) * alone + OPENING_WEIGHT * opened
        return list(self._levelled(question, scores, hit.release.language).astype(float))

    def standing(self, word: str, hit: Hit, span: tuple[int, int] | None = None) -> float:
        """How much nearer to a word a hit's passage is than others in its language, in their standard deviations.

        With a span, [start, end) in the release, how much nearer those of its lines are that stand in the passage, by
        themselves: without its title and heading. Infinite where there are too few others, or no token vectors, to
        tell.
        """
        tokens = self._tokens([hit.passage.key]).get(hit.passage.key)
        others = self._unrelated_in(word, self._catalog.position()).get(hit.release.language, ())
        if tokens is None or not len(tokens) or len(others) < LEAST or not others.std():
            return math.inf
        rows = self._rows_of(hit, span, len(tokens)) if span else [*range(len(tokens))]
        own = max_sim(self.encoded(word).tokens, [tokens[rows]])[0] if rows else 0.0
        return float((own - others.mean()) / others.std())

    def _rows_of(self, hit: Hit, span: tuple[int, int], stored: int) -> list[int]:
        """The rows of the tokens of what stands in a span of a hit's passage, of which the first ones are `stored`."""
        start, end = max(span[0], hit.passage.start), min(span[1], hit.passage.end)
        whole = embedded_text(hit.release, hit.passage)
        lines = hit.release.text[start:end].splitlines()
        rows = _rows(self._encoder.token_spans(whole)[:stored], whole, [line for line in lines if line.strip()])
        return [row for line in rows for row in line]

    def _levelled(self, question: str, scores: Scores, language: str) -> Scores:
        """The MaxSim of texts in one language, as if all languages were as near to the question."""
        sizes = {name: sample.passages for name, sample in self._background().items()}
        background = self._unrelated_in(question, self._catalog.position())
        return levelled(scores, [language] * len(scores), background, sizes)

    def _nearness_of_background(self, question: str, _: Position) -> Mapping[str, Scores]:
        """The MaxSim of each language's sample, as the archive is at a position."""
        tokens = self.encoded(question).tokens
        return {name: max_sim(tokens, sample.tokens) for name, sample in self._background().items()}

    def _scores(
        self, question: str, keys: Sequence[int], languages: Sequence[str], cosine: Scores, shares: Scores
    ) -> tuple[Scores, Scores]:
        """How near each passage is, and by what they are ordered."""
        samples = self._background()
        sizes = {language: sample.passages for language, sample in samples.items()}
        asked, terms = self.encoded(question), self.asked(question)
        nearness = {language: sample.vectors @ asked.vector for language, sample in samples.items()}
        agreement = {
            name: _shares(terms, bm25(terms, sample.texts)) for name, sample in samples.items()
        }
        background = {name: nearness[name] + KEYWORD_WEIGHT * agreement[name] for name in samples}
        names = NAME_WEIGHT * self._named(question, keys)
        near = levelled(cosine + KEYWORD_WEIGHT * shares, languages, background, sizes)
        order = near + names
        if self._reads or not self._layers:
            return near, order
        first = np.argsort(-order, kind="stable")[:RERANKED]
        tokens = self._tokens([keys[i] for i in first])
        fine = max_sim(asked.tokens, [tokens[keys[i]] for i in first]) + FINE_COSINE_WEIGHT * cosine[first]
        background = {
            name: near + FINE_COSINE_WEIGHT * nearness[name]
            for name, near in self._unrelated_in(question, self._catalog.position()).items()
        }
        texts = KEYWORDS.texts(self._catalog.reading, [keys[i] for i in first])
        together = {name: samples[name].texts.together(terms.weights) for name in background}

        def with_words(weight: float, own: Scores, unrelated: Mapping[str, Scores]) -> Scores:
            level = {name: near + weight * unrelated[name] for name, near in background.items()}
            return levelled(fine + weight * own, [languages[i] for i in first], level, sizes)

        surely = with_words(FINE_KEYWORD_WEIGHT, shares[first], agreement)
        ordered = with_words(TOGETHER_WEIGHT, texts.together(terms.weights), together) + names[first]
        return _put_first(near, first, surely), _put_first(order, first, ordered)

    def _named(self, question: str, keys: Sequence[int]) -> Scores:
        """How much the names which each passage spells in another script weigh beside a question's keywords, 0 to 1."""
        asked = self.names(question)
        if not asked.telling:
            return np.zeros(len(keys), np.float32)
        there = NAMES.presence(self._catalog.reading, asked, keys)
        weights = asked.weights
        found = sum(weights[term] * own for term, own in there.items())
        # A name may be rarer among the names of other scripts than the question's words are among keywords.
        return np.minimum(found / (sum(self.asked(question).weights.values()) or 1), 1).astype(np.float32)

    def _reread(self, question: str, keys: Sequence[int], scores: Scores) -> Scores:
        """The scores of a cross-encoder for the first candidates. It knows no languages to be levelled."""
        first = np.argsort(-scores, kind="stable")[:CROSS_RERANKED]
        stored = self._catalog.passages([keys[i] for i in first])
        first = np.array([i for i in first if keys[i] in stored], np.intp)
        texts = [embedded_text(*stored[keys[i]]) for i in first]
        return _put_first(scores, first, self._reads.scores(question, texts)) if texts else scores

    def _tokens(self, keys: Sequence[int]) -> dict[int, PackedTokens]:
        """Token vectors of these passages, none where none are stored."""
        if not (self._layers and keys):
            return {}
        packed = self._catalog.token_vectors(self._encoder.name, keys)
        return {key: self._opened(packed.get(key, b"")) for key in keys}

    def _opened(self, packed: bytes) -> PackedTokens:
        return packed_tokens(packed, self._encoder.layers, self._encoder.dimension)

    def _background(self) -> Mapping[str, Sample]:
        """The sample of each language's passages, none of a single language; taken anew when the archive has grown."""
        count = self._catalog.position().passages
        if not self._sampled <= count <= RESAMPLED * self._sampled:
            languages = len(self._catalog.languages())
            found = self._catalog.sample(self._encoder.name, per_language(languages))
            self._samples = {
                language: self._sample(passages, keys, vectors)
                for language, (passages, keys, vectors) in found.items()
                if keys
            }
            self._sampled = count
        return self._samples

    def _sample(self, passages: int, keys: Sequence[int], vectors: Vectors) -> Sample:
        tokens = spread(list(self._tokens(keys).values()))
        return Sample(passages, vectors, tokens, KEYWORDS.texts(self._catalog.reading, keys))


def _shares(asked: Asked, scores: Sequence[float] | NDArray[np.float64]) -> Scores:
    """BM25 as a share of the most that the question's keywords can give, 0 to about 1."""
    most = MOST_OF_A_TERM * sum(asked.weights.values())
    return np.array(scores, np.float32) / (most or 1)


def _put_first(scores: Scores, first: NDArray[np.intp], fine: Scores) -> Scores:
    """`fine` for the `first`; what was not compared comes after what was."""
    others = np.delete(scores, first)
    shifted = scores + min((fine - scores[first]).min(), fine.min() - others.max(initial=-np.inf))
    shifted[first] = fine
    return shifted


def _rows(spans: Sequence[tuple[int, int]], whole: str, sentences: Sequence[str]) -> list[list[int]]:
    """The rows of the tokens of each sentence, which stand in `whole` in this order, spaces collapsed."""
    found, at = [], 0
    for sentence in sentences:
        plain = " ".join(sentence.split())
        start = whole.find(plain, at)
        at = start + len(plain) if start >= 0 else at
        found.append([i for i, (a, b) in enumerate(spans) if start >= 0 and b > start and a < at])
    return found
