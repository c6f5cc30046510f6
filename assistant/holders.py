"""Who holds an office that a question asks for, and who was appointed to it since."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from assistant.evidence import Evidence, sentences
from assistant.identity import is_named
from assistant.naming import name_of
from assistant.offices import FORMER, is_office, is_title, office_of
from assistant.people import Names
from assistant.person import Person
from assistant.question import Question
from assistant.speakers import NAMED, passages_near
from assistant.succession import changed_offices
from assistant.who_is import who_is
from embeddings.archive import Archive
from embeddings.folding import fold
from embeddings.keywords import analyse, is_stop_word
from embeddings.language import script

_LEAST = 3  # letters of a name that another release has in another case


def office_sought(question: Question) -> str:
    """The office in "who is the minister of X?", as typed; "" where a question asks something else."""
    office = who_is(question.searched or question.text, alone=True)
    words = re.findall(r"\w[\w'’-]*", office)
    named = any(is_title(a) and a.isascii() and b[0].isupper() for a, b in pairwise(words))
    return office if not named and any(map(is_office, words)) else ""


def may_name(office: str, evidence: Evidence) -> bool:
    """Whether a sentence names somebody who may hold an office: not only those who hold another one."""
    text = evidence.text
    people = Names(evidence.hit.release).people(text)
    return script(text) == "ARABIC" or any(not _holds_another(office, one, evidence) for one in people)


def _holds_another(office: str, person: Person, evidence: Evidence) -> bool:
    """Whether a person's office is of another place than the one asked for: of a name that is not told with it."""
    told = set(analyse(f"{office} {evidence.hit.release.source}"))
    places = re.findall(r"(?<!^)(?<!\w)[A-ZА-ЯЁ]\w{2,}", person.office)
    places = [word for word in places if not is_title(word) and not is_stop_word(fold(word))]
    return bool(places) and told.isdisjoint(analyse(" ".join(places)))


def newest_first(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The sentences of the newest release first."""
    return sorted(evidence, key=lambda e: e.hit.release.date or date.min, reverse=True)


def successions(office: str, holding: Sequence[Evidence], question: Question, archive: Archive) -> list[Evidence]:
    """The sentences, newest first, by which the office passed from somebody whom those found so far name.

    They need not say of which country it is: who held it tells.
    """
    known = {fold(e.text) for e in holding}
    holders = [one for e in holding for one in Names(e.hit.release).people(e.text)]
    oldest = min((e.hit.release.date for e in holding if e.hit.release.date), default=None)
    found = [
        e
        for e in _appointing(office, question, archive)
        if fold(e.text) not in known
        and (not oldest or (e.hit.release.date or date.min) > oldest)
        and any(_mentions(e.text, one) for one in holders)
    ]
    return newest_first(found)


def _appointing(office: str, question: Question, archive: Archive) -> Iterator[Evidence]:
    """The sentences near to the question in which such an office passes from one to another."""
    words = [word for word in re.findall(r"\w+", office) if not word[0].isupper() and not is_stop_word(fold(word))]
    wanted = set(analyse(" ".join(words)))
    stem, seen = office_of(fold(office)).removeprefix(FORMER), set()
    for hit in passages_near(question.searched or question.text, archive, question, NAMED):
        for start, end in sentences(hit.release, hit.passage.start, hit.passage.end):
            text = hit.release.text[start:end]
            passes = stem in changed_offices(fold(text)) and wanted <= set(analyse(text))
            if passes and (hit.release.id, start) not in seen:
                seen.add((hit.release.id, start))
                yield Evidence(hit, start, end, text)


def _mentions(text: str, person: Person) -> bool:
    """Whether a text has the last word of a person's name."""
    surname = "".join(name_of(person)[-1:])
    words = re.findall(r"[^\W\d_]{3,}", text)
    return len(surname) >= _LEAST and any(is_named(surname, Person(word)) for word in words)
