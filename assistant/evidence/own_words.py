"""Whether what somebody says is itself near to a subject, apart from the title and the heading that stand above it.

A heading is of all that stands under it. Where two speak there, each of something else, it gives the words of both to
the subject of either: how near each is by itself tells them apart.
"""

import math
from collections.abc import Sequence

from assistant.evidence.asked import Span
from assistant.evidence.evidence import Evidence
from assistant.speech.quotations import joined, known_quotations
from embeddings.archive import Archive

# In standard deviations of how near passages are that have nothing to do with it: from this on what is said is surely
# about a subject, or says what is asked for. Of questions made up over the sample archive, who said what nobody says,
# none has words that stand out so far; of those who said what somebody does say, most have.
SURELY = 2.5
# As above, of a score on words about a subject, of which the heading may tell more than they do themselves.
SURELY_SCORED = 1.2
APART = 1.0  # what answers another question is so much further off than what answers that about the subject


def of_nearest_exchanges(scored: Sequence[Evidence], subject: str, archive: Archive) -> list[Evidence]:
    """The evidence without what is said in another exchange of a transcript than that about the subject."""
    exchange = {id(e): _exchange(e) for e in scored}
    nearness: dict[str, dict[Span, float]] = {}
    for e in scored:
        if span := exchange[id(e)]:
            own = nearness.setdefault(e.hit.release.id, {})
            own[span] = max(own.get(span, -math.inf), archive.standing(subject, e.hit, span))
    return [e for e in scored if not exchange[id(e)] or _is_near(nearness[e.hit.release.id], exchange[id(e)])]


def _is_near(nearness: dict[Span, float], exchange: Span) -> bool:
    """Whether an exchange is about the subject, or about as near as the nearest of its release."""
    return nearness[exchange] >= min(SURELY, max(nearness.values()) - APART)


def _exchange(evidence: Evidence) -> Span | None:
    """The question of a transcript that a sentence answers with its answer; None where nobody is asked anything.

    What answers no question there is one by itself, with the heading right above it.
    """
    said = known_quotations(evidence.hit.release)
    own = next((one for one in said if one.start <= evidence.start < one.end), None)
    if not own or not any(one.asked[1] for one in said):
        return None
    if own.asked[1]:
        return own.asked[0], max(one.end for one in said if one.asked == own.asked)
    turn = next(one for one in joined(said) if one.start <= own.start < one.end)
    above = evidence.hit.release.text[: turn.start].rstrip()
    heading = evidence.hit.passage.heading
    return (len(above) - len(heading) if heading and above.endswith(heading) else turn.start), turn.end


def saying(evidence: Sequence[Evidence], claim: str, archive: Archive) -> list[Evidence]:
    """Of somebody's sentences, best first, those that surely say just what is asked for.

    In an archive too small to tell, what is near enough by its score.
    """
    found = [(archive.standing(claim, e.hit, (e.start, e.end)), e) for e in evidence]
    best = max((own for own, _ in found), default=0.0)
    if best == math.inf:
        return [e for own, e in found if own == math.inf and e.score >= SURELY_SCORED]
    return [e for own, e in found if own >= max(SURELY, best / 2)]
