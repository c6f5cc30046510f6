"""Whose words "he", "they" or "the governor" mean in a conversation: of those who speak in what was cited before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answers.pronouns import fitting
from assistant.evidence.evidence import Evidence
from assistant.people.identity import is_meant
from assistant.people.offices import is_title
from assistant.questions.question import Question
from assistant.questions.spoken import named_in, pronoun, spoken
from assistant.speech.quotations import joined, known_quotations
from embeddings.archive import Archive
from embeddings.releases.release import Release
from embeddings.text.terms import is_stop_word

_ASKED_WHO = re.compile(r"\((?:who|кто|من)\s[^()]*\)$", re.IGNORECASE)  # behind a follow-up that leans on it


@dataclass(frozen=True, slots=True)
class Referred:
    """Their words in order, or, where one is meant and several speak, who these are."""

    evidence: tuple[Evidence, ...] = ()
    unclear: tuple[str, ...] = ()


def referred(question: Question, archive: Archive) -> Referred | None:
    """The words of whoever is meant, in the releases that were cited before; None where nobody there is.

    Whose words are meant, where the conversation has not named them, is told by who speaks there, and by nothing else.
    """
    office = _office(question.asked) or _office(question.text)  # "when?" asks again for what was asked before
    wanted = pronoun(question.asked)
    named = named_in(question.text)
    office = named if _names(named) and wanted else office  # the conversation has told who is meant
    if (_names(named) and not wanted) or not (office or wanted):
        return None
    found = [
        evidence
        for release in filter(None, map(archive.release, question.cited))
        for evidence in _quoted(release, archive)
        if not office or is_meant(office, evidence.speaker, release)
    ]
    found = fitting(question.asked, found, archive)
    names = tuple(dict.fromkeys(one.speaker.described for one in found))
    asked_who = _ASKED_WHO.search(question.text) if not office else None  # and nothing has told who that is
    several = asked_who or len({one.speaker.surname for one in found}) > 1
    if several and not (wanted and wanted.many):
        return Referred(unclear=names) if names else None
    return Referred(found) if found else None


def _office(text: str) -> str:
    """The office by which a question calls a speaker without a name or a subject; else ""."""
    wanted = spoken(text)
    if not wanted or wanted.about:
        return ""
    return "" if _names(wanted.who) else wanted.who


def _names(who: str) -> bool:
    """Whether there are other words than titles in what somebody is called."""
    return not all(is_title(word) or is_stop_word(word.lower()) for word in re.findall(r"\w+", who))


def _quoted(release: Release, archive: Archive) -> Iterator[Evidence]:
    for one in joined(known_quotations(release)):
        text = release.text[one.start : one.end]
        if hit := archive.passage_like(text, release):
            yield Evidence(hit, one.start, one.end, text, speaker=one.speaker)
