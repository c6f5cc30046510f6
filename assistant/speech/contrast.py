"""Where a sentence joins the words of one with those of another: "X said this, while Y said that". Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.speech.sayings import GOING_ON, SAYS
from assistant.words.vocabulary import any_of
from embeddings.text.folding import Folded, fold

_WHILE = r"while|whereas|тогда как|в то время как|بينما|فيما|في حين(?:\sان)?"
_CONTRAST = re.compile(
    rf"(?<=\s)(?:{_WHILE})(?!\w)(?!\s(?:يخص|يتعلق|بعد|بين\w*|يلي|مضي|عدا|لو|اذا|يبدو)(?!\w))"  # "as to", "below"
)
_JOINS = re.compile(rf"[;,]\s(?P<contrasts>а)\s|(?<!\w)(?:{any_of('and but as и но')})|;")


@dataclass(frozen=True, slots=True)
class Joined:
    """A word of saying behind another, in a clause that is joined to the first one's."""

    lead: str  # what stands between what joins them and the verb
    verb: str  # folded
    rest: str
    contrasts: bool  # whether it surely has a subject of its own


def contrasts(told: str) -> list[int]:
    """Where behind a word of saying a sentence goes on with "while", as offsets; not within its quotations."""
    folded = Folded.of(told)
    verbs = (pattern.search(folded.text) for pattern in (SAYS, GOING_ON))
    said = min((verb.end() for verb in verbs if verb), default=len(folded.text))
    return [folded.at(match.start()) for match in _CONTRAST.finditer(folded.text, said)]


def begins_contrast(part: str) -> bool:
    """Whether a part of a sentence is the one behind "while"."""
    return bool(_CONTRAST.match(f" {fold(part)}", 1))


def joined_sayings(told: str) -> Iterator[Joined]:
    """The words of saying behind the first one that may be another speaker's."""
    folded = Folded.of(told)
    first, *others = [*SAYS.finditer(folded.text)] or [None]
    for verb in others:
        joins = [*_JOINS.finditer(folded.text, first.end(), verb.start())]
        arabic = verb.group()[0] in "وف"
        if joins or arabic:
            start = verb.start() if arabic else joins[-1].end()
            contrasts = bool(joins) and bool(joins[-1]["contrasts"])
            yield Joined(folded.between(start, verb.start()), verb.group(), folded.between(verb.end()), contrasts)
