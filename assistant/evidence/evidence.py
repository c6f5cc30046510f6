"""Sentences that support an answer, with exact spans, and how well they do."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

import numpy as np

from assistant.evidence.amounts import preferred
from assistant.evidence.orders import gives_orders, stands_in_orders
from assistant.evidence.reasons import reason_wanted
from assistant.people.person import Person
from assistant.questions.question import Question
from assistant.speech import labels
from assistant.words.claims import claimed
from assistant.words.lists import introductions, is_rule, items, lines_of_lists
from assistant.words.quotation_marks import quoted_spans
from assistant.words.vocabulary import any_of
from embeddings.archive import Archive
from embeddings.models.encoder import Encoder
from embeddings.releases.passages import MAX_HEADING, could_be_heading, ends_open
from embeddings.releases.release import Candidate, Hit, Release
from embeddings.text.dates import date_line
from embeddings.text.folding import fold
from embeddings.text.language import script
from embeddings.text.sentences import line_spans, sentence_spans
from embeddings.text.terms import analyse

HITS = 5  # releases read closely
PASSAGES = 100  # of the nearest ones, those of the same releases are read, too
SEVERAL_WORDS = 5  # of a line that may be a sentence without a stop
MIN_LETTERS = 15  # shorter ones are headings, exclamations and "no"
DATELINE = 3  # words beside those of the days in a line that says where and when
DATE_LETTERS = 45  # longer ones say more than where and when a release came out
# A sentence is weighed by itself, by its passage, by the keywords that it shares with the question, and by whether it
# gives the amount or the reason asked for: of 0 to 0.1, 0.05 answers most of the questions `choose` and `unseen`.
CONTEXT_WEIGHT = 0.5
KEYWORD_WEIGHT = 0.1
GIVING_WEIGHT = 0.05
# Of sentences as near one that asks itself or that gives somebody's words answers less often: so in seven sets of
# questions (benchmarks/answers.py).
ASKING_WEIGHT = 0.05
SPOKEN_WEIGHT = 0.04  # where all of it stands in quotation marks
# What a sentence in another language than the question lacks for that alone: of 0, 0.03 and 0.06, with this most
# questions of five sets of benchmarks/answers.py have the answer first, above all those across languages.
FOREIGN_BONUS = 0.03

_TURN = re.compile(r"^(?:\S+\s){0,4}\S+:\s")  # in front of a turn of a transcript

# Words at the beginning of a sentence that mean what the sentence before it has named.
LEANS = re.compile(
    r"\W*"
    + any_of(
        "he she they his her their these those this such"
        " он она они его ее их это эти этот эта такие такой"
        " هو هي هم وهو وهي وهم وهذا وهذه وأضاف وأضافت وذلك"
    )
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of a release: `hit.release.text[start:end] == text`."""

    hit: Hit
    start: int
    end: int
    text: str
    score: float = 0.0
    speaker: Person | None = None  # whose words it gives, where that was asked

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands: no other sentence begins there."""
        return self.hit.release.id, self.start

    def at(self, span: tuple[int, int]) -> "Evidence":
        """Another sentence of the same release."""
        return replace(self, start=span[0], end=span[1], text=self.hit.release.text[slice(*span)])


def evidence_text(hit: Hit) -> str:
    """All that a sentence that cites a hit may state; what gives orders to a model proves nothing."""
    text, start = hit.release.text, _spans(hit)[0][0]
    before = text[start : hit.passage.start]
    return "\n".join([*_about(hit), *_without_orders([before, *hit.passage.text.splitlines()])])


def sentence_text(evidence: Evidence) -> str:
    """All that one sentence may prove: what it says and what its release says of itself."""
    return "\n".join([*_about(evidence.hit), evidence.text])


def shown_sentences(hit: Hit) -> list[Evidence]:
    """The sentences of a hit's passage that a language model is shown: none that stands in a line that gives orders."""
    text = hit.release.text
    return [Evidence(hit, a, b, text[a:b]) for a, b in _spans(hit) if not gives_orders(_line_of(text, a, b))]


def _spans(hit: Hit) -> list[tuple[int, int]]:
    """The sentences of a hit's passage, behind the one that the first of them leans on."""
    passage = hit.passage
    spans = sentences(hit.release, passage.start, passage.end) or [(passage.start, passage.end)]
    return [*filter(None, [leant_on(hit.release, *spans[0])]), *spans]


def _about(hit: Hit) -> list[str]:
    release = hit.release
    about = (release.title, str(release.date or ""), release.source, release.place, hit.passage.heading)
    return _without_orders(about)


def _without_orders(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if line and not gives_orders(line)]


def _line_of(text: str, start: int, end: int) -> str:
    return text[text.rfind("\n", 0, start) + 1 : end] + text[end:].partition("\n")[0]


def sentences(release: Release, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the whole sentences in `release.text[start:end]`, without headings, unless there is nothing else.

    "No." and "I do not." stand with the sentence beside them: alone they say nothing, and without them it says less. So
    does a dateline, "STRENA, 11 September 2026."
    """
    text, listed, language = release.text, lines_of_lists(release), release.language
    found = ((start + a, start + b) for a, b in sentence_spans(text[start:end], language))
    spans = [span for span in found if not is_rule(text[slice(*span)])]
    joined = _with_short_ones(text, spans, language)
    long = [span for span in joined if span[0] in listed or not _is_short(text, span, language)]
    return [span for span in long if span[0] in listed or not _is_heading(release, *span)] or long


def _with_short_ones(text: str, spans: Iterable[tuple[int, int]], language: str) -> list[tuple[int, int]]:
    """The spans, a short sentence put to the one in front of it in its line, else to the one behind it."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        before = joined[-1] if joined and "\n" not in text[joined[-1][1] : start] else None
        if before and (_is_short(text, before, language) or _is_short(text, (start, end), language)):
            joined[-1] = (before[0], end)
        else:
            joined.append((start, end))
    return joined


def _is_short(text: str, span: tuple[int, int], language: str) -> bool:
    """Whether a sentence says nothing, or only where and when the release came out."""
    sentence = text[slice(*span)]
    letters = len(list(islice(filter(str.isalpha, _TURN.sub("", sentence, count=1)), DATE_LETTERS)))
    dated = letters < DATE_LETTERS and any(map(str.isdecimal, sentence))
    return letters < MIN_LETTERS or (dated and (bool(date_line(sentence, language)) or _opens(text, span)))


def _opens(text: str, span: tuple[int, int]) -> bool:
    """Whether a sentence is the first line, without a stop, of a day and hardly more: where, and which agency."""
    if span[0] or text[span[1] : span[1] + 1] != "\n" or not text[span[1] - 1].isalnum():
        return False
    line = fold(text[slice(*span)])
    days = [day for day in claimed(line)[1] if day.day]  # each with its month in words
    return bool(days) and len(re.findall(r"[^\W\d_]{2,}", line)) - len(days) <= DATELINE


def leant_on(release: Release, start: int, end: int) -> tuple[int, int] | None:
    """The span of the sentence in front of one that begins with "he" or "this", in its paragraph; else None.

    It may belong to the passage before. An item of a list leans on what introduces it, a row on its table's first one.
    """
    if introduction := introductions(release).get(start):
        return introduction
    if not LEANS.match(fold(release.text[start:end])):
        return None
    paragraph = release.text.rfind("\n", 0, start) + 1
    return next(reversed(sentences(release, paragraph, start)), None)


def _is_heading(release: Release, start: int, end: int) -> bool:
    """Whether a sentence is a line of its own that reads as a subheading, or as one with a colon and no list.

    A line of several words that gives a number says something, and so does any where few lines end with a stop.
    """
    text = release.text
    alone = not text[:start].rpartition("\n")[2].strip() and not text[end:].partition("\n")[0].strip()
    line = text[start:end]
    introduces = line.endswith(":") and len(line) <= MAX_HEADING
    if not alone or introduces:
        return alone and not items(release, end)
    says = len(line.split()) >= SEVERAL_WORDS and (_counts(line) or not _ends_lines(release))
    return could_be_heading(line) and not says


def _counts(line: str) -> bool:
    return any(not quantity.is_year for quantity in claimed(line)[0])


@lru_cache(maxsize=64)
def _ends_lines(release: Release) -> bool:
    """Whether at least half of the lines of several words, none of a list, end with a stop, as most texts' do."""
    listed = lines_of_lists(release)
    lines = [release.text[start:end] for start, end in line_spans(release.text) if start not in listed]
    longer = [line for line in lines if len(line.split()) >= SEVERAL_WORDS]
    return 2 * sum(map(ends_open, longer)) <= len(longer)


def first_sentence(hit: Hit) -> Evidence:
    """The sentence that a release begins with, behind what somebody asks in it: what it is about."""
    text = hit.release.text
    spans = sentences(hit.release, 0, len(text)) or [(0, len(text))]
    start, end = next((span for span in spans if not _is_asked(text, *span)), spans[0])
    return Evidence(hit, start, end, text[start:end])


def _is_asked(text: str, start: int, end: int) -> bool:
    label = labels.label_at(text, start, end)
    return bool(label and labels.asks(fold(label["who"])))


def weigh(question: Question, hits: Sequence[Hit], archive: Archive) -> list[Evidence]:
    """The sentences of the near passages of the first releases, best first.

    What a follow-up asks about has found the releases; what it asks in its own words finds the sentences in them.
    """
    words = question.words
    first = {hit.release.id: hit for hit in hits[:HITS]}
    near = passages_of(first, archive.search(words, question.filters, PASSAGES))
    others = [hit for hit in near if hit.passage != first[hit.release.id].passage]
    read = [*first.values(), *others]
    found = score_sentences(question.own or words, read, archive, question.language)
    if question.around and not question.own:
        found = _of_its_time(found, question, read, archive)
    found = _as_answers(found)
    gives = preferred(question.text) or reason_wanted(question.text)
    return _raised(found, gives) if gives else found


def _of_its_time(
    found: Sequence[Evidence], question: Question, read: Sequence[Hit], archive: Archive
) -> list[Evidence]:
    """The evidence, that of releases which came out at the time asked about by what else the question says.

    Their sentences need not say when; one that tells of some day would seem nearer for that alone. Beside those of
    other releases the best of them is as near as it was.
    """
    own = [hit for hit in read if hit.release.date and question.around.holds(hit.release.date)]
    ids = {hit.release.id for hit in own}
    dated = [e for e in found if e.hit.release.id in ids]
    undated = score_sentences(question.undated, own, archive, question.language)
    lack = dated[0].score - undated[0].score if dated else 0.0
    told = [replace(e, score=e.score + lack) for e in undated]
    return sorted([e for e in found if e.hit.release.id not in ids] + told, key=lambda e: -e.score)


def _as_answers(found: Iterable[Evidence]) -> list[Evidence]:
    """The evidence by how likely sentences of its kind answer."""
    return sorted((replace(one, score=one.score - _lacking(one.text)) for one in found), key=lambda e: -e.score)


def _lacking(sentence: str) -> float:
    quoted = sum(end - start for start, end in quoted_spans(sentence)) / len(sentence)
    asks = any(mark in sentence for mark in "?؟")
    return SPOKEN_WEIGHT * quoted + ASKING_WEIGHT * asks


def _raised(found: Iterable[Evidence], gives: Callable[[str], bool]) -> list[Evidence]:
    """The evidence, that which gives what is asked for ahead of what is as near."""
    weighed = (replace(e, score=e.score + GIVING_WEIGHT) if gives(e.text) else e for e in found)
    return sorted(weighed, key=lambda e: -e.score)


def passages_of(hits: Mapping[str, Hit], candidates: Iterable[Candidate]) -> list[Hit]:
    """The candidates that are passages of the releases of these hits, by id, each as the hit of its release."""
    return [
        replace(hits[c.passage.release_id], passage=c.passage, score=c.score)
        for c in candidates
        if c.passage.release_id in hits
    ]


def score_sentences(words: str, hits: Sequence[Hit], archive: Archive, language: str = "") -> list[Evidence]:
    """The sentences of all these hits by how well they answer `words`, best first.

    Those in another language than `language`, where that is given, count as nearer than they seem.
    """
    weights = archive.term_weights(words)
    found = []
    for hit in hits:
        across = FOREIGN_BONUS if language not in ("", hit.release.language) else 0.0
        spans = sentences(hit.release, hit.passage.start, hit.passage.end)
        for span, nearness in zip(spans, archive.sentence_scores(words, hit, spans), strict=True):
            score = nearness + CONTEXT_WEIGHT * hit.score + across
            found.append(Evidence(hit, *span, hit.release.text[slice(*span)], score))
    return sorted(_with_keywords(found, weights, script(words)), key=lambda e: -e.score)


def _with_keywords(
    found: Sequence[Evidence], weights: Mapping[str, float], letters: str
) -> Iterator[Evidence]:
    """The evidence with what the keywords tell; in another script than theirs, as much as the best one has.

    There the words of the question cannot stand: that they are lacking tells nothing.
    """
    shares = [_share(weights, set(analyse(e.text))) for e in found]
    most = max(shares, default=0.0)
    for evidence, share in zip(found, shares, strict=True):
        told = share if script(evidence.text) == letters else most
        yield replace(evidence, score=evidence.score + KEYWORD_WEIGHT * told)


def _share(weights: Mapping[str, float], present: set[str]) -> float:
    """How much of what the keywords tell is present, 0 to 1."""
    total = sum(weights.values())
    return sum(weight for term, weight in weights.items() if term in present) / total if total else 0.0


def nearest_sentence(text: str, hit: Hit, encoder: Encoder) -> tuple[int, int]:
    """The span of the sentence of a hit's passage, none that gives orders, that says most nearly what `text` says."""
    whole = hit.release.text
    found = sentences(hit.release, hit.passage.start, hit.passage.end)
    spans = [span for span in found if not stands_in_orders(whole, *span)]
    if not spans:
        return hit.passage.start, hit.passage.end
    vectors = encoder.encode_passages([text, *(whole[a:b] for a, b in spans)]).vectors
    return spans[int(np.argmax(vectors[1:] @ vectors[0]))]


def counterpart(text: str, version: Release, archive: Archive) -> tuple[int, int] | None:
    """The span of the sentence of a language version that says what `text` says; None in an empty one."""
    hit = archive.passage_like(text, version)
    return nearest_sentence(text, hit, archive.encoder) if hit else None
