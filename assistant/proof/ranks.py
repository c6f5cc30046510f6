"""Whether a sentence makes a deputy the principal, or a former holder of an office the present one. Pure."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from assistant.people.offices import CLAUSE_END, FORMER, office_of
from assistant.people.people import Names
from assistant.proof.attribution import alike
from assistant.proof.fault import Fault
from embeddings.releases.release import Release
from embeddings.text.folding import fold

_DEPUTY = "deputy "
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_JOINED = re.compile(r"(?<!\w)(?:and|и)(?!\w)")  # of two offices, or of two people
_LONGEST = 90  # code points of an office in front of a name
MENTIONS = 50  # of one name, looked at in a passage


def misranked(sentence: str, language: str, evidence: Sequence[str]) -> list[Fault]:
    """The people whom a sentence gives a rank with their office that they have nowhere in the evidence."""
    people = Names(Release("", sentence, "", language=language)).people(sentence)
    wrong = (who.name for who in people if who.surname and _is_misranked(who.surname, sentence, evidence))
    return [Fault("name", name, f"{name} has another office in the cited passages") for name in wrong]


def _is_misranked(name: str, sentence: str, evidence: Sequence[str]) -> bool:
    return _is_other(set(_offices(sentence, name)), {office for text in evidence for office in _offices(text, name)})


def _is_other(own: set[str], theirs: set[str]) -> bool:
    if not own or not theirs:
        return False
    deputy, deputies = ({_DEPUTY in office for office in some} for some in (own, theirs))
    promoted = all(office.startswith(FORMER) for office in theirs) and not any(one.startswith(FORMER) for one in own)
    return promoted or not deputy & deputies


def _offices(text: str, name: str) -> Iterator[str]:
    """The stem of each office in front of a name in its clause, with whether it is a deputy's or a former one."""
    mentions = (match.start() for match in _WORD.finditer(text) if alike(name, match.group()))
    for start in islice(mentions, MENTIONS):
        clause = CLAUSE_END.split(text[max(0, start - _LONGEST) : start].rpartition("\n")[2])[-1]
        clause = re.split(r"[.!?؟]\s", clause)[-1]
        if (office := office_of(fold(clause))) and not _JOINED.search(fold(clause)):
            yield office
