"""The answer in the releases' own sentences: what is quoted, or why nothing is."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from assistant.answers import phrases, quotes
from assistant.answers.one_question import Judge, Quoted, complete, quoted_to_one
from assistant.answers.renditions import in_its_own_language, rendered
from assistant.evidence.evidence import Evidence
from assistant.evidence.retrieval import Found, retrieve, telling_of
from assistant.questions.follow_up import Standalone
from assistant.questions.parts import alone, compared_times, parts
from assistant.questions.question import Question, understand
from embeddings.archive import Archive
from embeddings.text.terms import analyse, question_terms

HITS = 8  # releases read for a part of a question
RENDERED = 30  # releases looked at for those with a version in the language that is wanted
EACH = quotes.MOST // 2  # sentences for each of two parts


def quoted(found: Found, archive: Archive, judge: Judge | None = None) -> Quoted:
    """What the releases say to a question, or to the part of it that they answer.

    With a judge it is not told by names and words whether what is near answers, but by what the judge says. What is
    limited to other languages than the question's is answered by the versions of what answers it in its own.
    """
    there = _by_versions(found, archive, judge)
    return there or _in_parts(found.interpreted, archive, judge) or quoted_to_one(found, archive, judge)


def _by_versions(found: Found, archive: Archive, judge: Judge | None) -> Quoted | None:
    """What the versions of releases in the question's own language say where only other languages are wanted.

    None where what is nearest in its own language is not what is nearest in those: it may be about something else.
    Nor are lists told so: what has no version would be missing.
    """
    question = found.interpreted
    languages, own = question.filters.languages, in_its_own_language(question)
    lists = question.finds or question.overview or quotes.asks_list(question.text)
    if not own or lists or not found.hits:
        return None
    there = retrieve(archive, own, RENDERED)
    hits = [hit for hit in there.hits if any(version.language in languages for version in hit.versions)]
    if not hits or hits[0].item != max(found.hits, key=archive.certainty).item:
        return None
    told = quoted(replace(there, hits=tuple(hits)), archive, judge)
    versions = rendered(told.evidence, languages, archive)
    return replace(told, evidence=complete(versions, archive)) if versions else None


def _in_parts(question: Question, archive: Archive, judge: Judge | None) -> Quoted | None:
    """What answers the two parts of a question; None where it has none, or where neither is answered by itself."""
    years = compared_times(question.text)
    typed = years or parts(question.text)
    if not typed:
        return None
    asked = _asked_of_each(question, years) if years else _asked(question, typed)
    searched = [retrieve(archive, part, HITS) for part in asked]
    told = [quoted_to_one(found, archive, judge, EACH) for found in searched]
    if not any(one.evidence for one in told):
        return None
    evidence = {(e.hit.release.id, e.start): e for e in chain.from_iterable(one.evidence for one in told)}
    lacking = [
        phrases.say(phrases.PART_NOT_FOUND, question.language, part=part.strip(" ?؟"))
        for part, found, one in zip(typed, searched, told, strict=True)
        if not one.evidence and not _touched(found, evidence.values())
    ]
    notices = filter(None, (*(one.notice for one in told), *lacking))
    return Quoted(tuple(evidence.values()), " ".join(notices))


def _asked_of_each(question: Question, years: Sequence[str]) -> list[Question]:
    """The question for each year, of whose releases only those count that tell of it; chosen limits stand."""
    chosen = question.chosen
    read = (understand(one, language=question.language, filters=chosen, today=question.asked_on) for one in years)
    return [replace(one, filters=telling_of(one.around, one.filters)) if one.around else one for one in read]


def _touched(found: Found, evidence: Iterable[Evidence]) -> bool:
    """Whether sentences quoted for another question are of the nearest release and have a word of this one.

    They may answer it in other words ("how many bidders": "four companies"): that nothing does is not sure.
    """
    nearest = [e for e in evidence if found.hits and e.hit.release.id == found.hits[0].release.id]
    terms = set(question_terms(found.interpreted.text))
    return any(terms & set(analyse(e.text)) for e in nearest)


def _asked(question: Question, typed: Sequence[str]) -> list[Question]:
    """The parts as questions within the limits of the whole, without the words that became limits.

    Where each has a time of its own ("what is it now and what was it in May?"), that is its only one.
    """
    if own := _timed(question, typed):
        return own
    both = _both_alone(parts(question.searched) or typed, question)
    return [
        replace(question, text=one.text, asked=part, searched=one.text, undated=one.text, own=one.own)
        for one, part in zip(both, typed, strict=True)
    ]


def _timed(question: Question, typed: Sequence[str]) -> list[Question]:
    """The parts, each with its own time; none where one of them has none, or where times are not to be read."""
    if not {"dates", "newest"} & set(question.read):
        return []
    chosen = question.chosen
    own = [
        understand(part, standalone=one, language=question.language, filters=chosen, today=question.asked_on)
        for one, part in zip(_both_alone(typed, question), typed, strict=True)
    ]
    return own if all("dates" in one.read or one.newest_first for one in own) else []


def _both_alone(typed: Sequence[str], question: Question) -> tuple[Standalone, Standalone]:
    """The parts in words of which the second does not need the first."""
    first, second = typed
    return Standalone(first), alone(second, first, question.asked_on)
