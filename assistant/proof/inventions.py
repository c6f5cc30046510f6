"""Whether a sentence, or a clause of it, tells what nothing in its evidence comes near to. Pure.

"The minister took a bribe", where the release has him speak at a conference; "signed it, which angered the opposition",
where it only has that he signed. A word that the evidence has in any form is told; any other is as near as the nearest
of the evidence's tokens. How near the words of a clause are together parts what is invented from what is told in other
words, but only within one language: faithful translations are as far away. Of a false statement on the release's own
subject, in its own words, this says nothing.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import mean

from assistant.proof.fault import Fault
from assistant.proof.proof import Likeness
from assistant.proof.repetition import same, terms
from assistant.words.names import is_office, names_in
from assistant.words.vocabulary import SAYING
from embeddings.text.folding import fold
from embeddings.text.terms import is_stop_word

LEAST_WORDS = 2  # that tell something; of a single one too little is known
LEAST_JOINED = 3  # behind an "and", which joins words as often as clauses: "drought and a cold spell"
LANGUAGES = frozenset(["ar", "en", "ru"])  # in which it was measured
# Chosen on one half of benchmarks/written.jsonl and of the clauses in benchmarks/rearranged.py: clauses of faithful
# paraphrases are from 0.53 on, those added to a sentence are mostly below 0.5.
CLAUSE = 0.50
# A sentence that as a whole is like none of the evidence must be nearer in its words.
ALIKE, WHOLE = 0.86, 0.72

_WORD = re.compile(r"[^\W\d_]+")
_AND = r"\s(?:and|и)\s|\sو(?=\w{3})"
_JOIN = re.compile(rf"[,;:،؛–—]\s+|\s(?:but|although|despite|но|а)\s|(?P<and>{_AND})")
_SAYS = re.compile(SAYING)


@dataclass(frozen=True, slots=True)
class Near:
    """How near a token, `sentence[start:end]`, is to the nearest one of the evidence."""

    start: int
    end: int
    near: float


Nearness = Callable[[str, Sequence[str]], Sequence[Near]]  # of a sentence's tokens to those of others, in any language


def invented(sentence: str, evidence: Sequence[str], likeness: Likeness, nearness: Nearness) -> list[Fault]:
    """That nothing in the evidence, sentences of the same language, comes near to what a sentence or clause tells."""
    told = list(_told(sentence, evidence, nearness(sentence, evidence)))
    if len(told) < LEAST_WORDS:
        return []
    for start, end, least in _clauses(sentence):
        own = [near for at, near in told if start <= at < end]
        if len(own) >= least and mean(own) < CLAUSE:
            return [_fault(sentence[start:end])]
    far = mean(near for _, near in told) < WHOLE
    return [_fault(sentence)] if far and max(likeness(sentence, evidence)) < ALIKE else []


def _fault(words: str) -> Fault:
    words = words.strip(" ,;:،؛–—.")
    return Fault("sense", words, f"nothing in the cited passages comes near to {words[:200]!r}")


def _clauses(sentence: str) -> Iterator[tuple[int, int, int]]:
    """Where clauses begin and end, and of how many telling words they have to be."""
    joins = list(_JOIN.finditer(sentence))
    starts = [0, *(match.start() for match in joins)]
    least = [LEAST_WORDS, *(LEAST_JOINED if match["and"] else LEAST_WORDS for match in joins)]
    return zip(starts, [*starts[1:], len(sentence)], least, strict=True)


def _told(sentence: str, evidence: Iterable[str], tokens: Sequence[Near]) -> Iterator[tuple[int, float]]:
    """Where each telling word of a sentence begins, and how near it is: 1 where the evidence has it."""
    there = terms(" ".join(evidence))
    for start, end in _telling(sentence):
        near = [one.near for one in tokens if one.start < end and start < one.end]
        stem = next(iter(terms(sentence[start:end])), "")
        if near and stem:
            known = stem in there or any(same(stem, other) for other in there)
            yield start, 1.0 if known else mean(near)


def _telling(sentence: str) -> Iterator[tuple[int, int]]:
    """Where the words stand that are neither names nor offices, and do not only say that somebody says something."""
    names = {fold(name) for name in names_in(sentence)}
    for match in _WORD.finditer(sentence):
        form = fold(match.group())
        empty = len(form) < 2 or is_stop_word(form) or form in names
        if not empty and not is_office(form) and not _SAYS.fullmatch(form):
            yield match.span()
