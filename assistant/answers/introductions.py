"""Who somebody is, in the sentences with which releases introduce them: a name with an office."""

import re
from collections.abc import Iterator
from datetime import date

from assistant.answers.speakers import NAMED, passages_near
from assistant.evidence.evidence import Evidence, sentences
from assistant.people.identity import is_named
from assistant.people.offices import is_institution, is_title, office_of
from assistant.people.people import Names
from assistant.people.person import Person
from assistant.questions.question import Question
from assistant.questions.who_is import who_is
from embeddings.archive import Archive
from embeddings.text.folding import fold
from embeddings.text.terms import is_stop_word

_SHORTEST = 2  # words of a name by which somebody is surely meant
_MOST = 6


def person_asked(question: Question) -> str:
    """The name in "who is NAME?"; "" where a question asks something else, or for the holder of an office."""
    who = who_is(question.words).strip(" .!»”\"'")
    words = re.findall(r"[^\W\d_][\w’'-]*", who)
    named = all(word[0].isupper() or not word[0].islower() or "-" in word for word in words)
    office = any(is_title(word) or is_institution(word) or is_stop_word(fold(word)) for word in words)
    return who if named and not office and _SHORTEST <= len(words) <= _MOST else ""


def introductions(question: Question, archive: Archive) -> list[Evidence]:
    """The sentences that name whom a question asks about with an office, the newest office first.

    Of each office the one that tells most of it; in the question's language, where there are any, else in that of
    the newest.
    """
    who = person_asked(question)
    found = sorted(_introducing(who, question, archive), key=lambda one: _newest(one[1])) if who else []
    languages = [evidence.hit.release.language for _, evidence in found]
    language = question.language if question.language in languages else "".join(languages[:1])
    offices: dict[str, list[tuple[Person, Evidence]]] = {}
    for person, evidence in found:
        if evidence.hit.release.language == language:
            offices.setdefault(office_of(fold(f"{person.office} {person.name}")), []).append((person, evidence))
    return [max(own, key=lambda one: len(one[0].described.split()))[1] for own in offices.values()]


def _introducing(who: str, question: Question, archive: Archive) -> Iterator[tuple[Person, Evidence]]:
    for hit in passages_near(who, archive, question, NAMED):
        release = hit.release
        for start, end in sentences(release, hit.passage.start, hit.passage.end):
            text = release.text[start:end]
            for person in Names(release).people(text):
                if office_of(fold(f"{person.office} {person.name}")) and is_named(who, person):
                    yield person, Evidence(hit, start, end, text)


def _newest(evidence: Evidence) -> tuple[int, str, int]:
    day = evidence.hit.release.date or date.min
    return -day.toordinal(), evidence.hit.release.id, evidence.start
