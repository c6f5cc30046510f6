"""Whether two numbers or two names of a sentence stand in each other's places, as its evidence tells them. Pure.

"31 for and 62 against", where the release has 62 for and 31 against. All around must stand there word for word: of who
says the same in another order, or what is as true the other way round, nothing is said.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, islice

from assistant.proof.fault import Fault
from assistant.proof.repetition import same
from assistant.words.names import names_in, without_marks
from assistant.words.numerals import in_digits
from assistant.words.vocabulary import YEAR, any_of
from embeddings.text.folding import fold
from embeddings.text.language import script
from embeddings.text.sentences import sentence_spans
from embeddings.text.terms import analyse, is_stop_word, without_prefix

BESIDE = 2  # words in front of the first that must be the same, as far as the sentence has them
OFFICE = 4  # words in front of a name that may be its office: "minister of foreign affairs of"
MOST_WORDS = 60  # read of a sentence
_WORD = re.compile(r"\d{1,3}(?:\s\d{3})+(?!\d)|\d+(?:[.,٫٬]\d+)*|[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_ARTICLE = re.compile("the|an?")
_JOINS = re.compile(any_of("and or to и или до و أو إلى حتى"))
_PART = re.compile(any_of("of из من"))  # "ten of the fourteen" is more than a list
# What is as true the other way round: who met whom, and what lies between which.
_MUTUAL = re.compile(
    any_of(
        "met meet* with between together joint* mutual* counterpart* exchange* both border* neighbo* link* connect*"
        " встре* вместе между совместн* взаимн* друг коллег* обмен* обе оба граничи* связ* со с"
        " التقى التقت يلتقي تلتقي اجتمع* اجتماع* لقاء مع بين معا مشترك* متبادل* تبادل* نظير*"
    )
)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a sentence, or names that stand side by side, as it stands and as it is compared."""

    kind: str  # "number", "name" or ""
    text: str
    forms: tuple[str, ...]

    def is_as(self, other: "_Word") -> bool:
        return (
            self.kind == other.kind
            and len(self.forms) == len(other.forms)
            and all(map(same, self.forms, other.forms))
        )


def exchanged(sentence: str, evidence: Sequence[str]) -> list[Fault]:
    """That a sentence has two numbers, or two names, in each other's places."""
    parts = [text[start:end] for text in evidence for start, end in sentence_spans(text, "")]
    names = {fold(name) for text in (sentence, *evidence) for name in names_in(text)}
    for whole in (False, True):
        own, theirs = _read(sentence, names, whole), [_read(part, names, whole) for part in parts]
        for told in theirs:
            for start, end in _exchanges(own, told):
                if not any(_has(other, own[start : end + 1]) for other in theirs):
                    return [_fault(own[start], own[end])]
    return []


def _fault(first: _Word, second: _Word) -> Fault:
    reason = f"{first.text!r} and {second.text!r} stand in each other's places in the cited passages"
    return Fault("sense", first.text, reason)


def _read(text: str, names: Iterable[str], whole: bool) -> list[_Word]:
    """The words of a text without articles; with `whole`, names that stand side by side are one."""
    found = islice(map(re.Match.group, _WORD.finditer(without_marks(text))), MOST_WORDS)
    words = [_word(one, names) for one in found if fold(one)]  # a vowel sign by itself folds to nothing
    words = [word for word in words if not _ARTICLE.fullmatch(word.forms[0])]
    return [one for kind, run in groupby(words, lambda w: w.kind) for one in _joined(kind, list(run), whole)]


def _joined(kind: str, run: list[_Word], whole: bool) -> list[_Word]:
    if kind != "name" or not whole:
        return run
    return [_Word(kind, " ".join(one.text for one in run), tuple(one.forms[0] for one in run))]


def _word(text: str, names: Iterable[str]) -> _Word:
    form = in_digits(fold(text), 2)
    if form[0].isdigit():
        return _Word("number", text, (re.sub(r"[\s.,]", "", form),))
    kind = "name" if fold(text) in names or without_prefix(fold(text)) in names else ""
    return _Word(kind, text, (next(iter(analyse(text)), form),))


def _exchanges(own: Sequence[_Word], told: Sequence[_Word]) -> Iterator[tuple[int, int]]:
    """Where in a sentence two words stand in each other's places, and all between and before them as it is told."""
    places = [n for n, word in enumerate(told) if word.kind and any(map(word.is_as, own))]
    for p, q in combinations(places, 2):
        if told[p].kind == told[q].kind and not told[p].is_as(told[q]) and _differ(told, p, q):
            yield from ((r, r + q - p) for r in range(len(own) - q + p) if _fits(own, r, told, p, q))


def _differ(told: Sequence[_Word], p: int, q: int) -> bool:
    """Whether it is not the same when the two change places: they are no list, nor of two who do one thing together."""
    between = [fold(word.text) for word in told[p + 1 : q] if not word.kind]
    telling = [form for form in between if not _JOINS.fullmatch(form)]
    if told[p].kind == "number":
        part = any(not is_stop_word(form) or _PART.fullmatch(form) for form in telling)
        return part and _is_year(told[p]) == _is_year(told[q])
    around = [fold(word.text) for word in told[max(0, p - BESIDE) : q + 1 + BESIDE]]
    mutual = any(_MUTUAL.fullmatch(one) for form in around for one in (form, without_prefix(form)))
    office = {fold(word.text) for word in told[max(0, p - OFFICE) : p]}  # minister A and minister B are a list too
    return any(not is_stop_word(form) and form not in office for form in telling) and not mutual


def _is_year(word: _Word) -> bool:
    return bool(re.fullmatch(YEAR, word.forms[0]))


def _fits(own: Sequence[_Word], r: int, told: Sequence[_Word], p: int, q: int) -> bool:
    """Whether from `r` on a sentence has what is told from `p` to `q`, with these two exchanged."""
    first, last = own[r], own[r + q - p]
    if not (first.is_as(told[q]) and last.is_as(told[p])):
        return False
    inner = all(own[r + n].is_as(told[p + n]) for n in range(1 + _bends(told, p), q - p))
    before = all(own[r - n].is_as(told[p - n]) for n in range(1, min(r, p, BESIDE) + 1))
    return inner and before and not _keep_their_cases((first, told[q]), (last, told[p]))


def _bends(told: Sequence[_Word], p: int) -> bool:
    """Whether the word behind takes another form with another number, as in Arabic."""
    return told[p].kind == "number" and script(told[p + 1].text) == "ARABIC"


def _keep_their_cases(*pairs: tuple[_Word, _Word]) -> bool:
    """Whether two Russian names stand in the cases that they are told in, each in its own: then their order is free."""
    (first, _), (last, _) = pairs
    kept = all(fold(own.text) == fold(told.text) for own, told in pairs)
    return kept and script(first.text) == "CYRILLIC" and first.text[-1] != last.text[-1]


def _has(told: Sequence[_Word], part: Sequence[_Word]) -> bool:
    """Whether the words of a part stand side by side somewhere."""
    return any(
        all(map(_Word.is_as, part, told[n : n + len(part)])) for n in range(len(told) - len(part) + 1)
    )
