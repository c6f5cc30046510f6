"""Releases that are somebody's speech or statement from the first word to the last. Pure.

Whose, the title says, or a line right under it: "Nora Vale, Minister of Health".
"""

import re
from collections.abc import Sequence

from assistant.people.headlines import author
from assistant.people.offices import is_office
from assistant.people.people import Names
from assistant.people.person import Person
from assistant.speech.sayings import FIRST_PERSON, SAYS
from assistant.words.quotation_marks import WORDS, quoted_spans
from assistant.words.vocabulary import any_of
from embeddings.releases.release import Release
from embeddings.text.folding import fold
from embeddings.text.sentences import line_spans

_KIND = any_of(
    "address speech remarks keynote message lecture greeting greetings statement"
    " выступление речь обращение слово вступительное_слово приветствие приветственное_слово лекция послание заявление"
    " كلمة خطاب رسالة محاضرة بيان تصريح"
)
_SPEECH = re.compile(
    rf"\W*(?:the\s|(?:opening|closing|welcoming|keynote|televised|new year|press)\s)*{_KIND}"
)
_NAMED_FIRST = re.compile(rf"(?:'s)?\W*(?:(?:opening|closing|keynote|televised|new year|press)\s)*{_KIND}")
# In Arabic "we" and "our" are an ending; behind other letters it may be a noun in the accusative.
_OUR = re.compile("(?<!\\w)\\w{2,}[تلدرءعقكه]نا(?!\\w)")
_MOST_WORDS = 14  # of a name and an office
_SOON = 2  # paragraphs under a name, of which one tells that whoever signed it speaks; at the end the press office may
_LEAST = 2  # paragraphs in the first person; one may be quoted


def speaker(release: Release, names: Names) -> Person | None:
    """Who speaks in all of a release, as it says above it; None where others may, or where it tells of who speaks."""
    signed = signature(release, names)
    who = signed or author(release.title, names)
    if not who or not (signed or _is_speech(release.title, who)) or _quotes(release.text):
        return None
    lines = [release.text[start:end] for start, end in line_spans(release.text)][1 if signed else 0 :]
    named = any(re.search(rf"(?<!\w){re.escape(who.surname)}(?!\w)", fold(line)) for line in lines)
    others = [line for line in lines if not _is_own(fold(line)) and SAYS.search(fold(line))]
    told = any(names.people(line) for line in others) if signed else others
    return who if _is_in_first_person(lines, bool(signed)) and not named and not told else None


def _is_in_first_person(lines: Sequence[str], signed: bool) -> bool:
    """Whether so many paragraphs say "I" or "we" that it is whoever speaks; of one under a name the last is no sign."""
    own = [_is_own(fold(line)) for line in lines]
    if not signed:
        return sum(own) >= _LEAST
    return any(own[:_SOON]) or sum(own[:-1]) >= _LEAST


def signature(release: Release, names: Names) -> Person | None:
    """Who has signed a release: its first line is a name with an office and nothing else."""
    start, end = next(iter(line_spans(release.text)), (0, 0))
    line = release.text[start:end].rstrip()
    name, comma, office = line.partition(", ")
    people = names.people(line) if comma and line[-1:].isalpha() and len(line.split()) <= _MOST_WORDS else []
    held = any(map(is_office, office.split())) and not SAYS.search(fold(line)) and "," not in office
    return Person(name, office) if held and [one.name for one in people] == [name] else None


def _is_speech(title: str, who: Person) -> bool:
    """Whether a title begins with a word for a speech, or has it behind the name."""
    lead, _, behind = fold(title).partition(fold(who.name))
    told = ":" in lead and behind  # "Statement: N is well" may be anybody's
    return bool((_SPEECH.match(lead) and not told) or _NAMED_FIRST.match(behind))


def _is_own(folded: str) -> bool:
    return bool(FIRST_PERSON.search(folded) or _OUR.search(folded))


def _quotes(text: str) -> bool:
    """Whether a text quotes somebody: a name alone in quotation marks is none."""
    return any(WORDS.search(text[start:end]) for start, end in quoted_spans(text)) or bool(re.search(r"„|<<", text))
