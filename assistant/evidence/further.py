"""Releases further down than those that are read, found by a name that these lack."""

import re
from collections.abc import Sequence

from assistant.evidence.retrieval import DEPTH, one_per_item, ordered, with_versions
from assistant.questions.question import Question
from assistant.words.peoples import nations
from assistant.words.relations import LETTERS
from embeddings.archive import Archive
from embeddings.indexes.consonants import skeleton
from embeddings.releases.release import Hit
from embeddings.text.language import script
from embeddings.text.terms import analyse


def naming(archive: Archive, question: Question, names: Sequence[str], k: int) -> list[Hit]:
    """Up to `k` releases, best first, each with a passage near to the question that has these names."""
    near = archive.search(question.words, question.filters, DEPTH)
    named = [c for c in near if _names(names, f"{c.release.title} {c.passage.text}")]
    hits = ordered(
        one_per_item(archive.hits(named), question.language),
        archive.certainty,
        question.around,
        question.newest_first,
    )
    return [with_versions(hit, archive) for hit in hits[:k]]


def _names(names: Sequence[str], text: str) -> bool:
    """Whether a text has all these names, in whichever case, and in another script with the same consonants."""
    terms, words = set(analyse(text)), [word for word in re.findall(r"[^\W\d_]+", text) if not word.islower()]
    known = nations(text)
    return all(
        set(analyse(name)) <= terms
        or not nations(name).isdisjoint(known)
        or any(_is_transcribed(name, word) for word in words)
        for name in names
    )


def _is_transcribed(name: str, word: str) -> bool:
    """Whether a word in another script has the consonants of a name; a Russian case may add one to either."""
    if script(name) == script(word):
        return False
    short, long = sorted(((skeleton(one), script(one)) for one in (name, word)), key=lambda one: len(one[0]))
    ending = long[0].removeprefix(short[0])
    return len(short[0]) >= LETTERS and (not ending or (long == (short[0] + ending, "CYRILLIC") and len(ending) == 1))
