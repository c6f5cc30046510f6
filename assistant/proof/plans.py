"""Whether a sentence tells as done what its evidence only has planned, expected, asked for or under a condition. Pure.

"The ministry signed a contract", where the release has it that the ministry intends to sign one. Within one language
the verb tells: the sentences of the evidence that say most nearly the same must have it, and only for what is to be.
Across languages a date tells that is behind the release's own, and stands there for what is to come; of all that says
nearly the same in another one too many faithful translations would be refused.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from assistant.evidence.evidence import evidence_text
from assistant.proof.fault import Fault
from assistant.proof.repetition import same, terms
from assistant.words.claims import Day, claimed
from assistant.words.quotation_marks import without_quotations
from assistant.words.tenses import clauses, deeds, is_only_prospective, is_prospective, verbs_done, words_told
from assistant.words.vocabulary import any_of
from embeddings.releases.release import Hit
from embeddings.text.folding import fold
from embeddings.text.sentences import sentence_spans

MONTHS = 12  # of the common calendar
SHARED = 0.5  # of a sentence's telling words stand in one that tells of the same
AS_NEAR = 0.8  # of the words that the nearest shares
_DEADLINE = re.compile(
    r"(?<!\w)" + any_of("by until till before for к до на حتى قبل بحلول لعام لسنة") + r"(?:\s\w+){0,3}?\s\d"
)
MOST_TERMS, MOST_VERBS = 60, 12  # of a sentence that are looked for
# What two forms of a Russian verb differ in, so that stems do not show that it is one: «начнётся», «началось».
_ROOTS = [
    (re.compile(future), past)
    for future, past in (
        ("^начн", "нача"), ("^примут?$|^приме", "приня"), ("^подним", "подня"), ("йд", "ш"), ("^возьм", "взя"),
        ("пуст", "пущ"),
    )
]  # fmt: skip


def told_as_done(sentence: str, cited: Sequence[Hit]) -> list[Fault]:
    """The verb or the date of a sentence's past tense that its evidence has only for what is to be."""
    own = fold(without_quotations(sentence))
    if "?" in sentence or is_prospective(own) or not any(verbs_done(own)):
        return []
    parts = [text[a:b] for text in map(evidence_text, cited) for a, b in sentence_spans(text, "")]
    words = _verb_to_be(own, parts) or _day_ahead(own, cited)
    reason = f"{words[:200]!r} is told as done, and in the cited passages only as planned, wanted or possible"
    return [Fault("sense", words, reason)] if words else []


def _verb_to_be(own: str, parts: Sequence[str]) -> str:
    """The first verb of a folded sentence that is told as done, and in the parts is only to be."""
    wanted, read = list(terms(own))[:MOST_TERMS], list(map(_read, parts))
    shared = [_shared(wanted, [stem for stem, _ in part]) for part in read]
    for verb in islice(verbs_done(own), MOST_VERBS):
        told = [(n, to_be) for n, part in zip(shared, read, strict=True) if (to_be := _told(verb.group(), part))]
        most = max((n for n, _ in told), default=0)
        near = [to_be for n, to_be in told if n >= AS_NEAR * most]
        if near and most >= SHARED * len(wanted) and all(map(all, near)):
            return verb.group()
    return ""


def _day_ahead(own: str, cited: Sequence[Hit]) -> str:
    """The first date of a folded sentence's past tense that is behind a release's own and to come there."""
    if _DEADLINE.search(own):
        return ""
    told = (day for clause in clauses(own) if any(deeds(clause)) for day in _days(clause))
    return next((day.words for day in told if any(_is_ahead(day, hit) for hit in cited)), "")


def _is_ahead(day: Day, hit: Hit) -> bool:
    """Whether a day is behind the one on which a release came out, which has it only for what is to be."""
    published, text = hit.release.date, evidence_text(hit)
    if not published or day.month > MONTHS:
        return False
    when = day.year or published.year, day.month, day.day
    if when <= (published.year, published.month if day.month else 0, published.day if day.day else 0):
        return False
    parts = [text[start:end] for start, end in sentence_spans(text, "")]
    dated = [part for part in parts if any(_is_same(day, other) for other in _days(part))]
    return bool(dated) and all(is_only_prospective(fold(part)) for part in dated)


def _days(text: str) -> list[Day]:
    """The dates of a text, and its years as such."""
    quantities, days = claimed(text)
    return [*days, *(Day(int(q.value), 0, 0, q.words) for q in quantities if q.is_year)]


def _is_same(one: Day, other: Day) -> bool:
    return (one.month, one.day) == (other.month, other.day) and (one.year == other.year or not one.year * other.year)


def _read(part: str) -> list[tuple[str, bool]]:
    """The stem of each telling word of a part, and whether it stands there for what is only to be done."""
    return [(_stem(word), to_be) for word, to_be in words_told(fold(part)) if terms(word)]


def _told(verb: str, read: Iterable[tuple[str, bool]]) -> list[bool]:
    own = _stem(verb)
    return [to_be for stem, to_be in read if same(own, stem)]


def _stem(word: str) -> str:
    stem = next(iter(terms(word)), "")
    for future, past in _ROOTS:
        stem = future.sub(past, stem)
    return stem


def _shared(wanted: Iterable[str], there: Sequence[str]) -> int:
    return sum(any(same(word, other) for other in there) for word in map(_stem, wanted))
