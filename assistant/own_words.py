"""Whether what somebody says is itself near to a subject, apart from the title and the heading that stand above it.

A heading is of all that stands under it. Where two speak there, each of something else, it gives the words of both to
the subject of either: how near each is by itself tells them apart.
"""

import math
from collections.abc import Sequence

from assistant.evidence import Evidence
from assistant.quotations import known_quotations
from embeddings.archive import Archive

# In standard deviations of how near passages are that have nothing to do with it: from this on what is said is surely
# about a subject, or says what is asked for. Of 19 questions, made up, who said what somebody does say in the sample
# archive, 16 have words that stand out so far; of 23 who said what nobody says, none has.
SURELY = 2.5
# As above, of a score on words about a subject, of which the heading may tell more than they do themselves.
SURELY_SCORED = 1.2
APART = 1.0  # what answers another question is so much further off than what answers that about the subject
_Span = tuple[int, int]


def of_nearest_exchanges(scored: Sequence[Evidence], subject: str, archive: Archive) -> list[Evidence]:
    """The evidence without what answers another question of a transcript than the one about the subject."""
    asked = {id(e): _question(e) for e in scored}
    nearness: dict[str, dict[_Span, float]] = {}
    for e in scored:
        if question := asked[id(e)]:
            own = nearness.setdefault(e.hit.release.id, {})
            own[question] = max(own.get(question, -math.inf), _exchange(e, question, subject, archive))
    return [e for e in scored if not asked[id(e)] or _is_near(nearness[e.hit.release.id], asked[id(e)])]


def _is_near(nearness: dict[_Span, float], question: _Span) -> bool:
    """Whether an exchange is about the subject, or about as near as the nearest of its release."""
    return nearness[question] >= min(SURELY, max(nearness.values()) - APART)


def _question(evidence: Evidence) -> _Span | None:
    """The question of a transcript that a sentence answers; None where it answers none."""
    said = (one for one in known_quotations(evidence.hit.release) if one.start <= evidence.start < one.end)
    return next((one.asked for one in said if one.asked[1]), None)


def _exchange(evidence: Evidence, question: _Span, subject: str, archive: Archive) -> float:
    """How near a question and what answers it are to the subject, as far as they stand in a passage."""
    end = max(one.end for one in known_quotations(evidence.hit.release) if one.asked == question)
    return archive.standing(subject, evidence.hit, (question[0], end))


def saying(evidence: Sequence[Evidence], claim: str, archive: Archive) -> list[Evidence]:
    """Of somebody's sentences, best first, those that surely say just what is asked for.

    In an archive too small to tell, what is near enough by its score.
    """
    found = [(archive.standing(claim, e.hit, (e.start, e.end)), e) for e in evidence]
    best = max((own for own, _ in found), default=0.0)
    if best == math.inf:
        return [e for own, e in found if own == math.inf and e.score >= SURELY_SCORED]
    return [e for own, e in found if own >= max(SURELY, best / 2)]
