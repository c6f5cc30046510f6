"""Questions that need their conversation, put so that they do not.

Two shapes are told apart. A fragment ("and in 2021?", «а по Ливии?», "وماذا عن ليبيا؟") is the question before it
with one thing exchanged: its time, its place, its name or its subject. A question of its own that leans on the
one before, by a pronoun or for want of a subject («а кто ещё был?»), is asked together with it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.questions.asked_words import PART, Words, appended
from assistant.questions.other_office import with_other_office
from assistant.questions.spoken import (
    is_person,
    is_speaker,
    named_in,
    pronoun,
    spoken,
    with_other_speaker,
    with_speaker,
    with_subject,
)
from assistant.questions.tongues import only_language
from assistant.times.distances import distance, moved
from assistant.words.vocabulary import ORDINAL, any_of
from embeddings.text.folding import fold


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question, in words that need no conversation, and its answer ("" where there was none).

    `cited` are the ids of the releases that the answer cites.
    """

    question: str
    answer: str = ""
    cited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standalone:
    """A question in words that need no conversation; `own` are those that ask, where the others say of what.

    "" where its own words tell too little by themselves ("why?").
    """

    text: str
    own: str = ""


_LATEST = re.compile(
    any_of(
        "the_latest latest the_last_one the_newest newest последнее последние последний последняя"
        " الأحدث الأخير الأخيرة آخرها"
    )
    + r"\W*$"
)
_APPENDED = re.compile(r" – [^–?؟]+(?=[?؟]?$)")  # by the follow-up before
_RELATED = re.compile(r"(?:his|her|their|его|ее|их)\s[^\W\d_]+")  # "her predecessor"
_ORDINAL = re.compile(rf"(?<!\w){ORDINAL}")
_OTHER_PART = re.compile(rf"(?:the\s)?{ORDINAL}")  # of a year: "and in the third?"
_NUMBER = re.compile(r"\d+(?:\.\d+)+")  # of a version or an article


def standalone(question: str, turns: Sequence[Turn], today: date) -> Standalone | None:
    """The question in words that need no conversation; None where it needs none as it is."""
    if not turns:
        return None
    if only_language(fold(question)):
        return Standalone(turns[-1].question)
    before = Words(turns[-1].question, today)
    dated = _dated(Words(question, today), before)
    return _put(Words(dated, today), before, today) or (Standalone(dated) if dated != question else None)


def _put(asked: Words, before: Words, today: date) -> Standalone | None:
    start, about = asked.opening()
    if about or asked.wants_more(start) or not asked.asks(start):
        opened = about or (start > 0 and len(asked.subject(start)) <= PART)
        part = opened or (asked.is_part() and before.asks())
        return Standalone(_exchanged(Words(before.whole(today), today), asked, start, today)) if part else None
    words = asked.text(start)
    own = words[:1].upper() + words[1:]
    first = before.first()
    if asked.asks_when() and not asked.subject(start) and spoken(first):
        return Standalone(first)  # the same words, of which it is told when they were published
    who = named_in(first)
    named = with_speaker(own, who) if who else ""
    if named := named or (with_subject(own, first) if start else ""):
        return Standalone(named)
    if not asked.leans(start) and not pronoun(words):  # an Arabic verb alone: "what did he say?"
        return None
    if asked.times or asked.asks_when():
        before = Words(before.without_times(), today)
    return Standalone(f"{own} ({before.stem()})", own if asked.subject(start) else "")


def together(question: str, turns: Sequence[Turn], today: date) -> Standalone | None:
    """A short question that names nobody and nothing, asked together with the one before it; None for others.

    Whether it needs that no word tells: "how many trips were called off?" may be asked of anything.
    """
    asked = Words(question, today)
    told = asked.subject()
    if not turns or not 0 < len(told) <= PART or not asked.is_nameless(0) or not asked.asks():
        return None
    return Standalone(f"{question} ({Words(turns[-1].question, today).stem()})", question)


def _dated(asked: Words, before: Words) -> str:
    """The question; where it tells its time only by how far that is from the one before, with that time."""
    far = distance(asked.folded)
    if not far or not before.times or any(not far.start <= m.start < far.end for _, m in asked.times):
        return asked.question
    start, mention = before.times[0]
    words = moved(before.text(mention.start, mention.end), mention, far)
    told = before.text(start, mention.start) + words
    return asked.with_other(far.start, far.end, told) if words else asked.question


def _exchanged(before: Words, asked: Words, start: int, today: date) -> str:
    """The question before with what is new put in the place of its like."""
    question = _at_other_time(before, asked) if asked.times else before.question
    what, is_place = asked.what(start)
    folded = fold(what)
    if not what or Words(what, today).wants_more() or asked.is_only_a_time(start):
        return question
    if _LATEST.match(folded):
        return appended(question, f" – {what}")
    if _OTHER_PART.fullmatch(folded) and (quarter := _ordinal_of_time(before)):
        return before.with_other(*quarter, what.split()[-1])
    of = asked.is_of(start)
    if not of and (other := with_other_office(question, what)):
        return other
    speaks = is_speaker(what) or bool(_RELATED.fullmatch(folded)) or _differs_from_subject(what, is_place, before)
    if not of and speaks and (named := with_other_speaker(question, what)):
        return named
    return _about_other(Words(question, today), what, is_place, of)


def _differs_from_subject(what: str, is_place: bool, before: Words) -> bool:
    """Whether a name can only be the speaker's: "and Lavrov?" behind what somebody said about a country."""
    subject = before.told_of()
    told_of_place = subject and any(subject[0] <= start < subject[1] for start, _ in before.places)
    nameless = subject and before.text(*subject).islower() and is_person(named_in(before.question))
    return bool(told_of_place or nameless) and not is_place and what.istitle() and is_person(what)


def _at_other_time(before: Words, asked: Words) -> str:
    opening, new = asked.times[0]
    if not before.times:
        return appended(before.without_now(), f" {asked.text(opening, new.end)}")
    start, old = before.times[0]
    # "2021?" takes the preposition that is there; "last year" has none.
    bare = opening == new.start and new.kind not in ("today", "relative", "trailing")
    words = asked.text(opening, new.end)
    if old.year and not new.year and new.kind in ("day", "month", "season", "quarter", "half"):
        words += f" {old.year}"
    return before.with_other(old.start if bare else start, old.end, words)


def _ordinal_of_time(before: Words) -> tuple[int, int] | None:
    """Where the number of the last quarter or half that a question asks about stands; None without one."""
    spans = [(mention.start, mention.end) for _, mention in before.times if mention.kind in ("quarter", "half")]
    found = _ORDINAL.search(before.folded, *spans[-1]) if spans else None
    return found.span() if found else None


def _about_other(before: Words, what: str, is_place: bool, of: bool) -> str:
    """The question with another place, name or subject; `of` says that it is told to be a subject."""
    if is_place and before.places:
        return before.with_other(*before.places[-1], what)
    numbers = list(_NUMBER.finditer(before.question)) if _NUMBER.fullmatch(what) else []
    if numbers:
        return before.question[: numbers[-1].start()] + what + before.question[numbers[-1].end() :]
    names, subject = before.names(), before.told_of()
    if what[:1].isupper() and names and not is_place and not (of and subject):
        return before.question[: names[-1].start()] + what + before.question[names[-1].end() :]
    if subject:
        start, end = subject
        ends = [opening for opening, _ in before.times if opening > start]
        return before.with_other(start, min([end, *ends]), f"{what} " if ends else what)
    return appended(_APPENDED.sub("", before.question), f" – {what}")
