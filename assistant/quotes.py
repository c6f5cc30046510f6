"""The answer without a language model: the releases' own sentences, verbatim, each with its citation."""

from collections.abc import Sequence

from assistant.answer import Citation
from assistant.evidence import Evidence
from assistant.question import Question

MOST = 4  # sentences of one answer
# A further sentence is quoted when its score is this near the best one's; wider bands add true sentences
# that answer something else.
BAND = 0.035
# Whether the releases answer at all: the better cosine of sentence and passage, raised by the share of the
# question's keywords found there. Across languages keywords cannot agree, so less is asked. Set on some fifty
# questions of our own over the sample archive; benchmarks/answers.py measures it.
OVERLAP_WEIGHT = 0.15
BAR = 0.90
OTHER_LANGUAGE_BAR = 0.83


def supports(question: Question, evidence: Sequence[Evidence]) -> bool:
    """Whether the best evidence answers the question."""
    if not evidence:
        return False
    best = evidence[0]
    same = best.hit.release.language == question.language
    agreement = best.hit.cosine + OVERLAP_WEIGHT * best.overlap
    return agreement >= (BAR if same else OTHER_LANGUAGE_BAR)


def chosen(evidence: Sequence[Evidence], newest_first: bool = False) -> list[Evidence]:
    """The sentences to quote, in reading order: release by release as ranked, then as they stand."""
    near = [e for e in evidence if e.score >= evidence[0].score - BAND]
    taken = list({e.text: e for e in reversed(near)}.values())[::-1][:MOST]
    rank = {e.hit.release.id: i for i, e in reversed(list(enumerate(taken)))}
    if newest_first:
        return sorted(taken, key=lambda e: (str(e.hit.release.date or ""), -e.start), reverse=True)
    return sorted(taken, key=lambda e: (rank[e.hit.release.id], e.start))


def citation(n: int, evidence: Evidence) -> Citation:
    release = evidence.hit.release
    return Citation(
        n=n,
        release_id=release.id,
        passage_id=evidence.hit.passage.key,
        title=release.title,
        date=release.date,
        language=release.language,
        source=release.source,
        url=release.url,
        quote=release.text[evidence.start : evidence.end],
        start=evidence.start,
        end=evidence.end,
        versions=evidence.hit.versions,
    )


def written(citations: Sequence[Citation]) -> str:
    """The answer's text: one quoted sentence a line, each followed by its marker."""
    return "\n".join(f"{c.quote} [{c.n}]" for c in citations)
