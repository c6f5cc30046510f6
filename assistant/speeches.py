"""Releases that are somebody's speech or statement from the first word to the last. Pure."""

import re

from assistant.headlines import author
from assistant.people import Names
from assistant.person import Person
from assistant.quotation_marks import WORDS, quoted_spans
from assistant.sayings import FIRST_PERSON, SAYS
from assistant.vocabulary import any_of
from embeddings.folding import fold
from embeddings.release import Release
from embeddings.sentences import line_spans

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
_LEAST = 2  # paragraphs in the first person; one may be quoted


def speaker(release: Release, names: Names) -> Person | None:
    """Who speaks in all of a release, as its title says; None where others may, or where it tells of who speaks."""
    who = author(release.title, names)
    if not who or not _is_speech(release.title, who) or _quotes(release.text):
        return None
    lines = [fold(release.text[start:end]) for start, end in line_spans(release.text)]
    named = any(re.search(rf"(?<!\w){re.escape(who.surname)}(?!\w)", line) for line in lines)
    own = sum(map(_is_own, lines))
    told = sum(not _is_own(line) and bool(SAYS.search(line)) for line in lines)
    return who if own >= _LEAST and not named and not told else None


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
