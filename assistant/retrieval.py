"""From a question to releases: one hit per release, language versions as one, newest first when asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.question import Question
from embeddings.archive import Archive
from embeddings.release import Extent, Hit

DEPTH = 200  # passages looked at: enough for 100 releases that answer with two passages each
# "Latest" is an order among what is about the subject: hits whose score is at most this far below the best.
RELEVANCE_BAND = 0.15


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, best first, and what it searched."""

    hits: tuple[Hit, ...]
    interpreted: Question
    searched: Extent


def retrieve(archive: Archive, question: Question, k: int = 10) -> Found:
    """Up to `k` releases for a question; versions of one release count once."""
    candidates = archive.search(question.text, question.filters, DEPTH)
    hits = one_per_item(archive.hits(candidates), question.language)
    if question.newest_first:
        hits = newest_first(hits)
    hits = [replace(hit, versions=archive.versions(hit.release)) for hit in hits[:k]]
    return Found(tuple(hits), question, archive.extent(question.filters))


def one_per_item(hits: Sequence[Hit], language: str) -> list[Hit]:
    """The best hit of each item in order of score; of its versions, the one in the reader's language."""
    items: dict[str, list[Hit]] = {}
    for hit in hits:
        items.setdefault(hit.release.version_of or hit.release.id, []).append(hit)
    chosen = []
    for versions in items.values():
        own = next((hit for hit in versions if hit.release.language == language), versions[0])
        chosen.append(replace(own, score=versions[0].score))
    return chosen


def newest_first(hits: Sequence[Hit]) -> list[Hit]:
    """The hits near the best score by date, newest first; then the others by score."""
    if not hits:
        return []
    bar = max(hit.score for hit in hits) - RELEVANCE_BAND
    about = [hit for hit in hits if hit.score >= bar]
    rest = [hit for hit in hits if hit.score < bar]
    return sorted(about, key=lambda hit: str(hit.release.date or ""), reverse=True) + rest
