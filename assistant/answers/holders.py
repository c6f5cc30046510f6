"""Who holds an office that a question asks for, and who was appointed to it since."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from assistant.answers.quotes import newest_first
from assistant.answers.speakers import NAMED, passages_near
from assistant.answers.tenure import surely_names
from assistant.evidence.evidence import Evidence, sentences
from assistant.people.homes import Homes
from assistant.people.identity import is_named
from assistant.people.naming import name_of
from assistant.people.offices import FORMER, is_institution, is_oblique, is_office, is_title, office_of
from assistant.people.people import Names
from assistant.people.person import Person
from assistant.people.succession import changed_offices
from assistant.questions.question import Question
from assistant.questions.who_is import who_is
from assistant.words.vocabulary import any_of
from embeddings.archive import Archive
from embeddings.text.folding import Folded, fold
from embeddings.text.terms import analyse, is_stop_word

_HEADS = re.compile(
    r"\W*(?:(?:and|so|а|и)\s)?و?"
    + any_of(
        "who_heads who_leads who_runs who_chairs who_now_heads who_currently_heads who_currently_leads"
        " кто_возглавляет кто_сейчас_возглавляет кто_руководит кто_стоит_во_главе"
        " من_يرأس من_ترأس من_يترأس من_يقود من_يدير من_يتولى_رئاسة"
    )
    + r"\s(?P<headed>[^?؟]+)"
)
_LEAST = 3  # letters of a name that another release has in another case


def office_sought(question: Question) -> str:
    """The office in "who is the minister of X?", as typed; "" where a question asks something else."""
    text = question.words
    office = who_is(text) or _begins_with_one(who_is(text, alone=True))
    words = re.findall(r"\w[\w'’-]*", office)
    named = any(is_title(a) and a.isascii() and b[0].isupper() for a, b in pairwise(words))
    return office if any(map(is_office, re.findall(r"\w+", office))) and not named else ""


def _begins_with_one(words: str) -> str:
    """The words where they begin with an office, and not with what somebody has done: «кто встретил министра»."""
    first = next((word for word in re.findall(r"\w+", words) if not is_stop_word(fold(word))), "")
    return words if is_office(first) and not is_oblique(first) else ""


def institution_headed(question: Question) -> str:
    """The institution in "who heads the ministry of X?", as typed; "" where a question asks something else."""
    text = question.words
    asked = Folded.of(text)
    match = _HEADS.match(asked.text)
    words = asked.words(match.start("headed"), match.end()).strip() if match else ""
    telling = [word for word in re.findall(r"\w+", words) if not is_stop_word(fold(word))]
    return words if any(map(is_institution, telling)) else ""


def holding(office: str, question: Question, archive: Archive, homes: Homes) -> list[Evidence]:
    """The sentences near to the question that name somebody with just this office."""
    return newest_first([e for e in _near(question, archive) if surely_names(office, e, homes)])


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
    stem = office_of(fold(office)).removeprefix(FORMER)
    for one in _near(question, archive):
        if stem in changed_offices(fold(one.text)) and wanted <= set(analyse(one.text)):
            yield one


def _near(question: Question, archive: Archive) -> Iterator[Evidence]:
    """The sentences of the passages near to the question, each once."""
    seen = set()
    for hit in passages_near(question.words, archive, question, NAMED):
        for start, end in sentences(hit.release, hit.passage.start, hit.passage.end):
            one = Evidence(hit, start, end, hit.release.text[start:end])
            if one.place not in seen:
                seen.add(one.place)
                yield one


def _mentions(text: str, person: Person) -> bool:
    """Whether a text has the last word of a person's name."""
    surname = "".join(name_of(person)[-1:])
    words = re.findall(r"[^\W\d_]{3,}", text)
    return len(surname) >= _LEAST and any(is_named(surname, Person(word)) for word in words)
