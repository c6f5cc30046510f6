"""Whether what is found speaks of what a question names, or only of something like it."""

import math
import re
from collections.abc import Mapping, Sequence
from itertools import chain

from assistant.answers import phrases
from assistant.answers.quotes import BAR, asks_list
from assistant.evidence.absences import capitals, lacks, rare_names, subject_words, unproven, unsaid, whole
from assistant.evidence.events import supposed, tells_of
from assistant.evidence.further import naming
from assistant.evidence.numbered import lacking_numbers
from assistant.evidence.retrieval import RELEVANCE, are_series
from assistant.questions.focus import are_keywords, asks, document_subject, focus, office_asked, told_by
from assistant.questions.question import Question
from assistant.questions.wanted import asks_news
from assistant.words.names import capitalised, names_in
from assistant.words.peoples import begins_one
from assistant.words.places import places
from assistant.words.relations import order
from embeddings.archive import Archive
from embeddings.releases.release import Hit, Release
from embeddings.text.folding import Folded, fold
from embeddings.text.sentences import sentence_spans
from embeddings.text.terms import analyse, question_terms

CLOSELY = 5  # releases looked at
# Across languages no keywords agree; their part of the most that a passage can score is a fifth.
FOREIGN_SHARE = 0.8
# As above, where one sentence has all of the FEW words of a question, which say less than a longer one's.
IN_WORDS = 0.75
FEW = 4
# Where only the releases of a time are searched, that time is a part of what is asked, and less has to agree. Of the
# dated questions (benchmarks/dated.py) more are answered right from 0.9 down to 0.5.
IN_TIME = 0.85
# Where the nearest release lacks a name, only one that is nearly as near can be the one that is meant.
NEARLY = 0.1
# As above, one that has at least this share of what the nearest one has of the question's other words, by weight.
SAME = 0.5
SURELY = 0.4  # the certainty from which a release is about what is asked in whatever words
SEVERAL = 2  # names that the nearest lacks, from which any that has them all can be
# A passage has what is asked about something where it is nearer to the word than this, in standard deviations of
# what passages in its language are. Across languages less is sure, and the mean is enough; but not where releases
# in the question's own language speak of the thing without it. Chosen on the sample archive's questions too.
STANDS_OUT = 1.0
ACROSS = 0.0
ACROSS_WITHOUT = 1.5


def supporting(question: Question, hits: Sequence[Hit], archive: Archive) -> tuple[list[Hit], list[str]]:
    """The hits that can answer, and, where none can for that reason, the names that the nearest one lacks.

    "How many students from A study in B?" is not answered by a release about students from C in B: a name of the
    question that a release has in no script and no case is what it does not speak of. Translated names are told
    less surely; where all that is near is in another language than the question, only countries decide. Nor is
    "what is the salary of the minister?" answered by a release that has the minister and nothing near to a salary,
    and "who is the minister of defence?" by one that has other ministers.
    """
    near, lacking = _naming(question, hits, archive)
    if lacking and asks_news(fold(question.text)):  # of what the name is of, and of nothing else
        further = naming(archive, question, lacking, CLOSELY)
        hits, (near, _) = further, _naming(question, further, archive)
    if near:
        near, lacking = _with_focus(question, near, archive)
    if near:
        near, lacking = _with_subject(question, near, hits, archive)
    return _with_event(question, near) if near else ([], lacking)


def _naming(question: Question, hits: Sequence[Hit], archive: Archive) -> tuple[list[Hit], list[str]]:
    """The near hits that name what the question names; without any, what the nearest ones lack."""
    near = near_enough(question, hits, archive)
    if all(hit.release.language != question.language for hit in near):
        if told := _with_every_word(question, hits):
            return told, []
        return _with_countries(question, near)
    named, lacking = _with_names(question, near, hits, archive)
    if named:
        named, lacking = _with_office(question, named)
    return _with_document(question, named, archive) if named else ([], lacking)


def _with_event(question: Question, near: Sequence[Hit]) -> tuple[list[Hit], list[str]]:
    """The hits that tell of the event that a question takes for granted; without any, the word for it."""
    event = supposed(question.text)
    if not event:
        return list(near), []
    kept = [hit for hit in near if tells_of(event, names_in(question.text), hit.release)]
    return kept, [] if kept else [f"«{event.word}»"]


def _with_every_word(question: Question, hits: Sequence[Hit]) -> list[Hit]:
    """Of hits for the holder of an office those in the question's language that have all its words.

    The country is often the source's: a ministry does not say of which its minister is.
    """
    terms = set(question_terms(question.text)) if all(office_asked(question.text)) else set()
    own = [hit for hit in hits[:CLOSELY] if hit.release.language == question.language]
    return [hit for hit in own if terms and terms <= set(analyse(whole(hit.release)))]


def near_enough(question: Question, hits: Sequence[Hit], archive: Archive, bar: float = BAR) -> list[Hit]:
    """Those of the first hits that are about what is asked; without any, those in other languages that may be.

    `bar` is the certainty from which a release is. Where one is, so is another that is nearly as near.
    """
    read = hits[:CLOSELY]
    foreign = [hit for hit in read if hit.release.language != question.language]
    found = _near(question, read, archive, bar) or _above(foreign, archive, FOREIGN_SHARE * bar)
    if all(hit.release.language != question.language for hit in found):
        return _in_its_words(question, read, archive, IN_WORDS * bar) or found
    return found


def _in_its_words(question: Question, hits: Sequence[Hit], archive: Archive, bar: float) -> list[Hit]:
    """The hits of which one sentence has all the words of a short question."""
    terms = set(question_terms(question.text))
    if not SEVERAL <= len(terms) <= FEW:
        return []
    own = [hit for hit in hits if hit.release.language == question.language and archive.certainty(hit) >= bar]
    return [hit for hit in own if any(terms <= set(analyse(text)) for text in _told(hit.release))]


def _above(hits: Sequence[Hit], archive: Archive, bar: float) -> list[Hit]:
    """The hits as certain as `bar`, or nearly as certain as the best, where that is."""
    best = max(map(archive.certainty, hits), default=0.0)
    return [hit for hit in hits if best >= bar and archive.certainty(hit) >= min(bar, RELEVANCE * best)]


def _with_countries(question: Question, near: Sequence[Hit]) -> tuple[list[Hit], list[str]]:
    """The hits that name the question's countries or their people, and its numbered names; without any, what the first
    lacks of them.
    """
    asked = Folded.of(question.text)
    named = [asked.words(*span) for span in places(asked.text)]
    lacking = [
        [
            *(name for name in named if not begins_one(name, whole(hit.release))),
            *lacking_numbers(question.text, hit.release),
        ]
        for hit in near
    ]
    kept = [hit for hit, names in zip(near, lacking, strict=True) if not names]
    return kept, [] if kept else next(iter(lacking), [])


def _with_names(
    question: Question, near: Sequence[Hit], hits: Sequence[Hit], archive: Archive
) -> tuple[list[Hit], list[str]]:
    """The near ones of the hits that have the question's names; without any, those that the nearest ones lack."""
    words = question.text[:1].lower() + question.text[1:]  # the first word has a capital in any case
    strangers = capitals(hits, archive)
    rare = rare_names(words, near[0].release, archive)
    lacking = [lacks(words, hit.release, strangers) or unproven(rare, hit.release) for hit in near]
    if not lacking[0]:
        return [hit for hit, names in zip(near, lacking, strict=True) if not names], []
    bar = max(map(archive.certainty, near)) - NEARLY
    if len(lacking[0]) >= SEVERAL:  # which no release has by chance
        bar = min(bar, BAR)
    nearest = near[0].release
    told = _said_of(question, nearest, archive)
    about = [
        (hit, names)
        for hit, names in zip(near, lacking, strict=True)
        if hit.release.language != nearest.language or _says(told, hit.release)
    ]
    kept = [
        hit
        for hit, names in about
        if not names and archive.certainty(hit) >= (min(bar, BAR) if _entitled(lacking[0], hit.release) else bar)
    ]
    return kept, [] if kept else _lacking(question, [names for _, names in about if names])


def _said_of(question: Question, release: Release, archive: Archive) -> dict[str, float]:
    """The terms of a question that a release has and that are of no name, with what they weigh."""
    present = set(analyse(whole(release)))
    named = set(analyse(" ".join(names_in(question.text))))
    weights = archive.term_weights(question.text)
    return {term: weight for term, weight in weights.items() if term in present and term not in named}


def _says(told: Mapping[str, float], release: Release) -> bool:
    """Whether a release in their language has enough of these terms to speak of the same."""
    present = set(analyse(whole(release)))
    return sum(weight for term, weight in told.items() if term in present) >= SAME * sum(told.values())


def _entitled(names: Sequence[str], release: Release) -> bool:
    """Whether a release's title has these names, also with something between a name and its number."""
    title = fold(release.title)
    parts = (re.escape(fold(part)) for name in names for part in name.split())
    return all(re.search(rf"(?<![\w.]){part}(?:\.0)?(?![\w.]*\d)", title) for part in parts)


def _lacking(question: Question, lacking: Sequence[Sequence[str]]) -> list[str]:
    """The names that all lack; where each has one of them, that none has them together."""
    every = list(dict.fromkeys(chain.from_iterable(lacking)))
    common = [name for name in every if all(name in names for names in lacking)]
    return common or [phrases.together(question, every)]


def as_related(question: Question, hits: Sequence[Hit], archive: Archive) -> list[Hit]:
    """The hits without those that tell of two names of the question the other way round.

    Where the nearest one does, only those that tell of them as asked.
    """
    names = [name for text in capitals(hits, archive) for name in capitalised(text)]
    orders = [order(question.text, _told(hit.release), names) for hit in hits]
    turned = orders[:1] == ["reversed"]
    kept = ("as asked",) if turned else ("as asked", "")
    return [hit for hit, own in zip(hits, orders, strict=True) if own in kept]


def _told(release: Release) -> list[str]:
    """The title and the sentences."""
    spans = sentence_spans(release.text, release.language or "en")
    return [release.title, *(release.text[start:end] for start, end in spans)]


def _with_office(question: Question, near: Sequence[Hit]) -> tuple[list[Hit], list[str]]:
    """The hits that have the title asked for and what it is in charge of; without any, the words that none has."""
    asked = [words for words in office_asked(question.text) if words]
    kept = [
        hit
        for hit in near
        if hit.release.language != question.language or all(_has_one(words, hit.release) for words in asked)
    ]
    return kept, [] if kept else [f"«{' '.join(words)}»" for words in asked]


def _has_one(words: Sequence[str], release: Release) -> bool:
    return not set(analyse(" ".join(words))).isdisjoint(analyse(whole(release)))


def _with_focus(question: Question, near: Sequence[Hit], archive: Archive) -> tuple[list[Hit], list[str]]:
    """The hits that have what is asked about something; without any, the words that the nearest one lacks."""
    # Of a list each thing has a name of its own: a memorandum is a document.
    asked = [] if asks_list(question.text) else focus(question.text)
    kind = told_by(asked)
    told = asked if kind == asked or archive.has_terms(" ".join(kind)) else kind
    lacked = {
        hit.release.id: words
        for hit in near
        if hit.release.language == question.language
        and (words := unsaid(told, hit.release))
        and _standing(words, hit, archive) < STANDS_OUT
    }
    without = next(iter(lacked.values()), [])
    bar = ACROSS_WITHOUT if without else ACROSS
    kept = [
        hit
        for hit in near
        if hit.release.id not in lacked
        and (hit.release.language == question.language or _standing(_phrase(without or asked), hit, archive) >= bar)
    ]
    return kept, [f"«{' '.join(without or asked)}»"] if near and not kept else []


def _with_subject(
    question: Question, near: Sequence[Hit], hits: Sequence[Hit], archive: Archive
) -> tuple[list[Hit], list[str]]:
    """The hits that have more of a question than its names; without any, the other words that the nearest lacks.

    "Minimum wage A" is not answered by whatever was issued in A. In a release's own language this is so of keywords
    alone: a whole question may be put in other words than the answer.
    """
    keywords = are_keywords(question.text)
    unsure = [hit for hit in near if archive.certainty(hit) < SURELY]
    doubted = [hit for hit in unsure if keywords or hit.release.language != question.language]
    texts = capitals(hits, archive) if doubted else []
    words = {hit.release.id: subject_words(question.text, hit.release, texts) for hit in doubted}
    bare = [hit.release.id for hit in doubted if _has_names_alone(words[hit.release.id], hit, question, archive)]
    kept = [hit for hit in near if hit.release.id not in bare]
    return kept, [] if kept else [f"«{' '.join(words[near[0].release.id])}»"]


def _has_names_alone(words: Sequence[str], hit: Hit, question: Question, archive: Archive) -> bool:
    """Whether a hit has none of the words, and nothing near to them."""
    if len(words) < SEVERAL:
        return False
    if hit.release.language != question.language:
        return _standing(_phrase(words), hit, archive) < ACROSS and _standing(words, hit, archive) < ACROSS_WITHOUT
    told = [word for word in words if not asks(word)]
    return bool(told) and len(unsaid(told, hit.release)) == len(told) and _standing(words, hit, archive) < STANDS_OUT


def _with_document(question: Question, near: Sequence[Hit], archive: Archive) -> tuple[list[Hit], list[str]]:
    """The hits that have what an agreement or a law is on that is asked about; without any, those words."""
    on = document_subject(question.text)
    kept = [hit for hit in near if not on or _has_subject(on, hit, question, archive)]
    return kept, [] if kept else [f"«{' '.join(on)}»"]


def _has_subject(words: Sequence[str], hit: Hit, question: Question, archive: Archive) -> bool:
    """Whether a hit has one of the words in some form, or what is near to them; in another language it may."""
    if hit.release.language != question.language or any(not unsaid([word], hit.release) for word in words):
        return True
    return _standing([*words, *_phrase(words)], hit, archive) >= STANDS_OUT


def _phrase(words: Sequence[str]) -> list[str]:
    """The words as one: across languages "interest rate" is compared as it stands, "rate" would be any price."""
    return [" ".join(words)] if words else []


def _standing(words: Sequence[str], hit: Hit, archive: Archive) -> float:
    return max((archive.standing(word, hit) for word in words), default=math.inf)


def _near(question: Question, hits: Sequence[Hit], archive: Archive, bar: float) -> list[Hit]:
    """The hits that are about what is asked; where time orders them, also the others of a series with one."""
    own = IN_TIME * bar if "dates" in question.read and not question.around else bar
    near = {hit.release.id for hit in _above(hits, archive, own)}
    series = [hit.release for hit in hits if question.timed and hit.release.id in near]
    return [
        hit
        for hit in hits
        if hit.release.id in near
        or (archive.certainty(hit) >= bar and any(are_series(hit.release, one) for one in series))
    ]
