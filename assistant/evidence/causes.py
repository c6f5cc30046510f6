"""Why something happened, where no sentence near to a question says "because": what stands right behind the event."""

from collections.abc import Sequence

from assistant.evidence.evidence import Evidence, first_sentence, sentences
from embeddings.text.terms import analyse, question_terms


def with_causes(chosen: Sequence[Evidence], question: str, most: int) -> list[Evidence]:
    """The sentences, at most so many, the first with the one behind it in its paragraph.

    Where nothing stands behind it there, with the one that begins its release and what is behind that, if it begins
    with a word of the question.
    """
    first = chosen[0]
    told = _with_next(first)
    if len(told) < 2:
        lead = first_sentence(first.hit)
        about = not set(question_terms(question)).isdisjoint(analyse(lead.text))
        cause = _with_next(lead) if about and lead.place != first.place else []
        told = [*(cause if len(cause) > 1 else ()), first]
    places = {one.place for one in told}
    return [*told, *(one for one in chosen if one.place not in places)][: max(most, len(told))]


def _with_next(evidence: Evidence) -> list[Evidence]:
    """A sentence with the one right behind it in its paragraph, if there is any."""
    text = evidence.hit.release.text
    begin = text.rfind("\n", 0, evidence.start) + 1
    end = text.find("\n", evidence.end)
    spans = sentences(evidence.hit.release, begin, len(text) if end < 0 else end)
    behind = [span for span in spans if span[0] >= evidence.end][:1]
    return [evidence, *map(evidence.at, behind)]
