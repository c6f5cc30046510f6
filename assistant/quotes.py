"""The answer without a language model: the releases' own sentences, verbatim, each with its citation."""

from collections.abc import Sequence

from assistant.answer import Citation
from assistant.evidence import Evidence
from embeddings.archive import Archive
from embeddings.release import Hit

MOST = 4  # sentences of one answer
# A further sentence is quoted when its score is this near the best one's; wider bands add true sentences
# that answer something else.
BAND = 0.05
# As above, for the sentences that time may put first: as wide as the band of the hits that time orders.
TIME_BAND = 0.1
# The certainty from which the releases answer at all: nineteen in twenty of the answerable questions over the
# sample archive have more (benchmarks/answers.py), as do next to none about subjects that an archive lacks.
BAR = 0.23


def supports(archive: Archive, hits: Sequence[Hit]) -> bool:
    """Whether one of the hits is near enough to the question to answer it."""
    return any(archive.certainty(hit) >= BAR for hit in hits)


def chosen(evidence: Sequence[Evidence], in_time: Sequence[Hit] = ()) -> list[Evidence]:
    """The sentences to quote, in reading order: release by release as ranked, then as they stand.

    Where time orders the hits, `in_time`, the sentences of the first release that has nearly the best one lead.
    """
    if in_time:
        evidence = _leading(evidence, [hit.release.id for hit in in_time])
    near = [e for e in evidence if e.score >= evidence[0].score - BAND]
    taken = list({e.text: e for e in reversed(near)}.values())[::-1][:MOST]
    return in_reading_order(taken)


def in_reading_order(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Release by release as each first comes, then as the sentences stand."""
    rank = {e.hit.release.id: i for i, e in reversed(list(enumerate(evidence)))}
    return sorted(evidence, key=lambda e: (rank[e.hit.release.id], e.start))


def _leading(evidence: Sequence[Evidence], releases: Sequence[str]) -> list[Evidence]:
    """The evidence from the leading release on, those of the releases in this order, best first in each."""
    near = [e for e in evidence if e.score >= evidence[0].score - TIME_BAND]
    order = {release: place for place, release in enumerate(releases)}
    return sorted(near, key=lambda e: (order[e.hit.release.id], -e.score))


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
        corrections=evidence.hit.corrections,
    )


def written(citations: Sequence[Citation]) -> str:
    """The answer's text: one quoted sentence a line, each followed by its marker."""
    return "\n".join(f"{c.quote} [{c.n}]" for c in citations)
