"""Releases that are somebody's speech from the first word to the last. Pure."""

import re

from assistant.people import Names
from assistant.person import Person
from assistant.sayings import FIRST_PERSON
from assistant.vocabulary import any_of
from embeddings.folding import fold
from embeddings.release import Release
from embeddings.sentences import line_spans

_SPEECH = re.compile(
    r"\W*(?:the\s|(?:opening|closing|welcoming|keynote|televised|new year)\s)*"
    + any_of(
        "address speech remarks keynote message lecture greeting greetings"
        " выступление речь обращение слово вступительное_слово приветствие приветственное_слово лекция послание"
        " كلمة خطاب رسالة محاضرة"
    )
)
_LEAST = 2  # paragraphs in the first person; one may be quoted


def speaker(release: Release, names: Names) -> Person | None:
    """Who speaks in all of a release, as its title says; None where others may, or where it tells of who speaks."""
    people = names.people(release.title) if _SPEECH.match(fold(release.title)) else []
    if len(people) != 1 or re.search(r"[«“\"„]", release.text):
        return None
    lines = [fold(release.text[start:end]) for start, end in line_spans(release.text)]
    named = any(people[0].surname in line for line in lines)
    own = sum(bool(FIRST_PERSON.search(line)) for line in lines)
    return people[0] if own >= _LEAST and not named else None
