"""What releases begin with: that is told of what somebody did or what happened in a time, of news and of a subject."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answers import quotes
from assistant.evidence.absences import lacks
from assistant.evidence.evidence import Evidence, first_sentence, weigh
from assistant.evidence.retrieval import RELEVANCE, are_series
from assistant.questions.question import Question
from assistant.questions.wanted import asks_any_doings, asks_doings
from assistant.times.period import Period
from assistant.words.names import capitalised
from assistant.words.peoples import nations
from embeddings.archive import Archive
from embeddings.releases.release import Hit
from embeddings.text.folding import fold
from embeddings.text.terms import analyse, question_terms


def doings(question: Question, hits: Sequence[Hit], evidence: Sequence[Evidence], archive: Archive) -> list[Evidence]:
    """What the releases of the time begin with, newest first; behind that of a single one its nearest sentences.

    Nothing where something else is asked. Where it is asked about what, that is left to the nearest sentence, unless it
    is in another language, where it is told less surely, and the release begins with one as near.
    """
    if "dates" not in question.read or not asks_doings(fold(question.undated)):
        return []
    own = _of_each_series(_by_the_same([hit for hit in hits if _in_time(question, hit)], archive))
    begun = [first_sentence(hit) for hit in own]
    if not _asked_alone(question):
        near = {e.place for e in evidence if e.score >= evidence[0].score - quotes.BAND}
        foreign = [e for e in begun if e.hit.release.language != question.language and e.place in near]
        begun = foreign if len(begun) == 1 else []
    return _with_nearest(begun[0], evidence) if len(begun) == 1 else quotes.newest_first(begun)


def overview(question: Question, hits: Sequence[Hit], archive: Archive) -> list[Evidence]:
    """What the hits begin with, newest first, those of one series last; of a single one also what is nearest in it."""
    begun = list(map(first_sentence, _of_each_series(hits)))
    return _with_nearest(begun[0], weigh(question, hits, archive)) if len(begun) == 1 else quotes.newest_first(begun)


def entries(question: Question, hits: Sequence[Hit], evidence: Sequence[Evidence]) -> list[Evidence]:
    """What each release begins with, newest first; of one that comes to the subject further on, what it says of it."""
    subject = set(question_terms(question.searched))
    nearest = {e.hit.release.id: e for e in reversed(evidence)}

    def entry(hit: Hit) -> Evidence:
        first = first_sentence(hit)
        begins = not subject.isdisjoint(analyse(f"{hit.release.title} {first.text}"))
        return first if begins or hit.release.language != question.language else nearest.get(hit.release.id, first)

    return quotes.newest_first([entry(hit) for hit in hits])


def from_its_beginning(chosen: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The sentences behind the one that the release of the first of them begins with."""
    first = first_sentence(chosen[0].hit)
    return tuple(quotes.in_reading_order([first, *(e for e in chosen if e.place != first.place)]))


def _with_nearest(begun: Evidence, evidence: Sequence[Evidence]) -> list[Evidence]:
    """What a release begins with and its nearest sentences, in reading order."""
    nearest = [e for e in evidence if e.hit.release.id == begun.hit.release.id and e.place != begun.place]
    return quotes.in_reading_order([begun, *nearest[: quotes.MOST - 1]])


def doings_of_named(question: Question, hits: Sequence[Hit]) -> list[Evidence]:
    """What releases of the time begin with where it names whom a question names; their words need not be near.

    "What did the United States announce in June?" asks of no subject that a release could be near to.
    """
    words = question.undated
    if not _asked_alone(question) or not (capitalised(words) or nations(words)):
        return []
    begun = [first_sentence(hit) for hit in hits if _in_time(question, hit)]
    named = [e for e in begun if not lacks(words, replace(e.hit.release, text=e.text), ())]
    return quotes.newest_first(named[: quotes.MOST])


def _by_the_same(hits: Sequence[Hit], archive: Archive) -> list[Hit]:
    """The hits of whoever issued the surest one; where that does not say, those nearly as sure."""
    if not hits:
        return []
    best = max(hits, key=archive.certainty)
    if best.release.source:
        return [hit for hit in hits if hit.release.source == best.release.source]
    return [hit for hit in hits if archive.certainty(hit) >= RELEVANCE * archive.certainty(best)]


def _of_each_series(hits: Sequence[Hit]) -> list[Hit]:
    """As many hits as are quoted, the best of each series before others of it: not four weekly bulletins."""
    first: list[Hit] = []
    for hit in hits:
        if not any(are_series(hit.release, other.release) for other in first):
            first.append(hit)
    rest = [hit for hit in hits if hit not in first]
    return [*first, *rest][: quotes.MOST]


def _asked_alone(question: Question) -> bool:
    """Whether a question with a time asks what somebody did in it and not about what."""
    return "dates" in question.read and asks_any_doings(fold(question.undated))


def _in_time(question: Question, hit: Hit) -> bool:
    time = question.around or Period(question.filters.since, question.filters.until)
    return hit.release.date is not None and time.holds(hit.release.date)
