"""Questions for somebody's words: who is meant, what about, and the sentences that are theirs and nobody else's."""

import math
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.answers.pronouns import fitting
from assistant.answers.quotes import supports
from assistant.answers.support import STANDS_OUT
from assistant.evidence.absences import whole
from assistant.evidence.asked import Span, questions
from assistant.evidence.evidence import Evidence, nearest_sentence, passages_of, score_sentences
from assistant.evidence.own_words import SURELY_SCORED, of_nearest_exchanges, saying
from assistant.evidence.retrieval import of_its_year
from assistant.people.identity import is_meant, misspelt
from assistant.people.offices import is_institution
from assistant.proof.polarity import may_say
from assistant.questions.question import Question
from assistant.questions.spoken import Spoken, is_person
from assistant.speech.contrast import begins_contrast
from assistant.speech.hearsay import calls_false
from assistant.speech.quotations import Quotation, joined, known_quotations
from assistant.words.peoples import begins_one
from assistant.words.places import places
from assistant.words.vocabulary import ABOUT
from embeddings.archive import Archive
from embeddings.releases.release import Hit
from embeddings.text.folding import Folded, fold
from embeddings.text.language import script

PASSAGES = 48  # read for what was said in them
CLOSELY = 8  # of these read sentence by sentence, and as many again in which the speaker speaks
NAMED = 24  # more of these, found by the speaker's name alone
# Somebody speaks of a subject when a sentence of theirs is this near to the best one that anybody has for it: where
# their name is known, further off than where it is asked who spoke. Of the questions in benchmarks/answers.py those
# for words that nobody said are declined alike from 0.15 to 0.21, and more of the others are answered with more.
NEAR, NEAR_NAMED = 0.15, 0.2
_TOPIC = re.compile(rf"\W*{ABOUT}")
BEHIND = 0.02  # how far an answer in a transcript is at most behind its question


@dataclass(frozen=True, slots=True)
class Said:
    """What was found: evidence in order of score with its speaker, and who else speaks of the subject.

    `similar` is the speaker's name where that is not the one asked for, but nearly; `sure` whether this surely is what
    is asked for, and not only something like it.
    """

    evidence: tuple[Evidence, ...] = ()
    others: tuple[str, ...] = ()
    similar: str = ""
    sure: bool = True


def said(asked: Question, wanted: Spoken, archive: Archive) -> Said:
    """The sentences that answer with somebody's words; none where the releases have none of theirs about it."""
    subject = wanted.about or asked.words
    read = of_its_year(asked, read_for(asked, wanted, archive), archive)
    scored = score_sentences(subject, read, archive)
    near = of_nearest_exchanges(scored, subject, archive) if wanted.about else scored
    own, others = _by_speaker(_of_countries(wanted, near), wanted)
    similar = "" if own or not wanted.who else _similar(wanted.who, others, read)
    own = [e for e in others if e.speaker.name == similar] if similar else own
    if wanted.about and not _is_known(subject, asked, own or others, archive):
        return Said()
    people = [e for e in others if is_somebody(e.speaker.name)] if wanted.about else ()
    names = dict.fromkeys(e.speaker.name for e in people if _stands_out(subject, e, archive))
    apart = {e.place for e in scored} - {e.place for e in near}
    told = fitting(asked.asked, _told(own, apart, similar or wanted.who, asked, archive), archive)
    surely = _surely(told, wanted, archive)
    return Said(tuple(surely or told), tuple(names)[:3], similar, bool(surely))


def _of_countries(wanted: Spoken, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence from releases that have the countries of the subject, where it is asked what somebody said of it.

    What they said of another one, in the same words perhaps, is nothing that they said of this.
    """
    about = Folded.of(wanted.about if wanted.who else "")
    named = [about.words(*span) for span in places(about.text)]
    return [e for e in evidence if all(begins_one(name, whole(e.hit.release)) for name in named)]


def is_somebody(speaker: str) -> bool:
    """Whether a speaker is a person and may be named as one who speaks of it: in Arabic a ministry speaks, too."""
    return script(speaker) != "ARABIC" or (is_person(speaker) and not is_institution(speaker.split()[0]))


def _told(
    own: Sequence[Evidence], apart: Collection[tuple[str, int]], who: str, asked: Question, archive: Archive
) -> list[Evidence]:
    """The speaker's sentences as the reader's version has them, none that there is of another exchange, `apart`."""
    found = [_in_version(e, who, asked, archive) for e in own]
    found = [e for e in found if e.place not in apart]
    each = {e.place: e for e in reversed(_one_version(found, asked.language))}  # passages overlap
    return list(reversed(each.values()))


def _surely(told: Sequence[Evidence], wanted: Spoken, archive: Archive) -> list[Evidence]:
    """Of somebody's sentences those that surely are what is asked for: all, where it is asked what one has said."""
    if wanted.who or not told:
        return list(told)
    if _is_claim(wanted):
        return saying(told, wanted.about, archive)
    return list(told) if told[0].score >= SURELY_SCORED else []


def _is_claim(wanted: Spoken) -> bool:
    """Whether it is asked who has said just this, and not who speaks of it."""
    return not wanted.who and bool(wanted.about) and not _TOPIC.match(fold(wanted.about))


def _similar(who: str, others: Sequence[Evidence], read: Sequence[Hit]) -> str:
    """The name of the one speaker who may be meant by a misspelt name, where nothing that is read has that name."""
    near = {e.speaker.name: words for e in others if (words := misspelt(who, e.speaker))}
    texts = [fold(f"{hit.release.title} {hit.release.text}") for hit in read]
    named = {fold(word) for words in near.values() for word in words}
    exact = any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in named for text in texts)
    return next(iter(near)) if len(near) == 1 and not exact else ""


def read_for(asked: Question, wanted: Spoken, archive: Archive) -> list[Hit]:
    """The passages to read: near to the question, with the speaker speaking in them, and near to the subject."""
    found = passages_near(asked.words, archive, asked, PASSAGES)
    about = passages_near(wanted.about, archive, asked, PASSAGES) if wanted.about else []
    if wanted.who:
        found += passages_near(wanted.who, archive, asked, NAMED)
    theirs = [hit for hit in found if any(_means(wanted, one, hit) for one in known_quotations(hit.release))]
    if theirs and wanted.who and not wanted.about:
        return list({hit.passage.key: hit for hit in theirs}.values())  # all that they say is asked for
    near = about[:CLOSELY] if wanted.who else []
    read = list({hit.passage.key: hit for hit in [*found[:CLOSELY], *theirs[:CLOSELY], *near]}.values())
    return _scored_by(about, read) if about else read


def _scored_by(about: Sequence[Hit], read: Iterable[Hit]) -> list[Hit]:
    """What was read, each as near as it is to the subject: the speaker's name in a question tells nothing of that."""
    scores = {hit.passage.key: hit.score for hit in about}
    least = min(scores.values())
    return [replace(hit, score=scores.get(hit.passage.key, least)) for hit in read]


def _by_speaker(scored: Sequence[Evidence], wanted: Spoken) -> tuple[list[Evidence], list[Evidence]]:
    """The quotations near enough to the subject: those of who is asked about, and those of others."""
    best = max((e.score for e in scored), default=0.0)
    near = NEAR_NAMED if wanted.who else NEAR
    claim = _is_claim(wanted)
    own, others = [], []
    for spoken in (one for evidence in answering(scored, not claim) for one in _each_spoken(evidence)):
        if wanted.about and spoken.score < best - near:
            continue
        if claim and not (may_say(wanted.about, spoken.text) and _affirms(spoken)):
            continue  # who denies it has not said it
        meant = not wanted.who or is_meant(wanted.who, spoken.speaker, spoken.hit.release)
        (own if meant else others).append(spoken)
    return own, others


def _affirms(spoken: Evidence) -> bool:
    """Whether the speaker has not just said "This is untrue", so that what follows may be the contrary."""
    text = spoken.hit.release.text
    just = (one for one in known_quotations(spoken.hit.release) if 0 <= spoken.start - one.end <= 1)
    return not any(calls_false(fold(text[one.start : one.end])) for one in just)


def _in_version(evidence: Evidence, who: str, asked: Question, archive: Archive) -> Evidence:
    """The evidence as the version in the reader's language has it, where that gives it to the same speaker."""
    release, language = evidence.hit.release, asked.language
    if release.language == language or language not in (asked.filters.languages or (language,)):
        return evidence
    others = (one.release_id for one in archive.versions(release) if one.language == language)
    version = next(filter(None, map(archive.release, others)), None)
    hit = archive.passage_like(evidence.text, version) if version else None
    if not hit:
        return evidence
    start, end = nearest_sentence(evidence.text, hit, archive.encoder)
    hit = replace(hit, item=evidence.hit.item)
    found = as_spoken(replace(evidence, hit=hit, start=start, end=end, text=version.text[start:end]))
    meant = found and (not who or is_meant(who, found.speaker, version))
    return found if meant else evidence


def _is_known(subject: str, asked: Question, near: Sequence[Evidence], archive: Archive) -> bool:
    """Whether the releases speak of a subject at all.

    One of a word or two is nowhere as near as a whole question; it is spoken of where what is nearest stands out.
    """
    if supports(archive, archive.hits(archive.search(subject, asked.filters, NAMED))):
        return True
    return any(_stands_out(subject, e, archive) and archive.standing(subject, e.hit) < math.inf for e in near[:1])


def _stands_out(subject: str, evidence: Evidence, archive: Archive) -> bool:
    """Whether the passage of somebody's words is nearer to a subject than others, as far as that can be told."""
    return archive.standing(subject, evidence.hit) >= STANDS_OUT


def _means(wanted: Spoken, quotation: Quotation, hit: Hit) -> bool:
    """Whether a quotation in a passage is by the one who is asked about; by anybody, where it is asked who."""
    if quotation.end <= hit.passage.start or quotation.start >= hit.passage.end:
        return False
    return not wanted.who or is_meant(wanted.who, quotation.speaker, hit.release)


def answering(evidence: Sequence[Evidence], raised: bool = True) -> list[Evidence]:
    """The evidence, best first, without the questions that releases ask: what answers one counts as near as it.

    Not so (`raised`) where it is asked who said something: the question may say it, and its answer deny it.
    """
    asked = [(e, span) for e in evidence for span, _ in questions(e.hit.release) if _stands_in(e, span)]
    told = [e for e in evidence if not any(e is one for one, _ in asked)]
    return sorted((_with_question(e, asked) if raised else e for e in told), key=lambda e: -e.score)


def _with_question(evidence: Evidence, asked: Sequence[tuple[Evidence, Span]]) -> Evidence:
    """The evidence, where it answers a question nearly as near to the subject as that."""
    own, release = evidence.score, evidence.hit.release
    answered = [span for span, answer in questions(release) if _stands_in(evidence, answer)]
    near = [e.score for e, span in asked if e.hit.release.id == release.id and span in answered]
    raised = max(near, default=0.0) - BEHIND
    return replace(evidence, score=max(own, raised + BEHIND * own / 2)) if near else evidence


def _stands_in(evidence: Evidence, span: Span) -> bool:
    return span[0] <= evidence.start < span[1]


def passages_near(text: str, archive: Archive, asked: Question, most: int) -> list[Hit]:
    """The passages nearest to a text, each with its release."""
    candidates = archive.search(text, asked.filters, most)
    return passages_of({hit.release.id: hit for hit in archive.hits(candidates)}, candidates)


def _each_spoken(evidence: Evidence) -> Iterator[Evidence]:
    """Of the evidence what each says in a sentence of two: "X said this, while Y said that"."""
    start, end, text = evidence.start, evidence.end, evidence.hit.release.text
    inside = (one for one in known_quotations(evidence.hit.release) if start < one.start < end)
    cuts = [one.start for one in inside if begins_contrast(text[one.start : one.end])]
    for a, b in pairwise([start, *cuts, end]):
        if spoken := as_spoken(replace(evidence, start=a, end=b, text=text[a:b])):
            yield spoken


def as_spoken(evidence: Evidence) -> Evidence | None:
    """Of the evidence what one speaker says, with whose words it is; None where it is nobody's.

    A short sentence is put to the one beside it, and may be what the next one in a transcript says.
    """
    start, end = evidence.start, evidence.end
    said = joined([one for one in known_quotations(evidence.hit.release) if one.start < end and start < one.end])
    if not said:
        return None
    most = max(said, key=lambda one: min(one.end, end) - max(one.start, start))
    start, end = max(start, most.start), min(end, most.end)
    text = evidence.hit.release.text[start:end].rstrip(" ،,;")
    return replace(evidence, start=start, end=start + len(text), text=text, speaker=most.speaker)


def _one_version(found: Iterable[Evidence], language: str) -> list[Evidence]:
    """The evidence of one version of each item: that in the reader's language, else the best one's."""
    found = list(found)
    chosen: dict[str, str] = {}
    for evidence in sorted(found, key=lambda e: e.hit.release.language != language):
        chosen.setdefault(evidence.hit.item or evidence.hit.release.id, evidence.hit.release.id)
    return [e for e in found if chosen[e.hit.item or e.hit.release.id] == e.hit.release.id]
