"""Sentences in the words of another language: those of the language versions of their releases."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from assistant.evidence.evidence import Evidence, counterpart
from assistant.questions.question import Question
from assistant.words.claims import claimed
from embeddings.archive import Archive


def in_its_own_language(question: Question) -> Question | None:
    """A question that is limited to other languages than its own, limited to its own; None for any other."""
    wanted = question.filters.languages
    if not wanted or question.language in wanted:
        return None
    return replace(question, filters=replace(question.filters, languages=(question.language,)))


def rendered(evidence: Iterable[Evidence], languages: Collection[str], archive: Archive) -> list[Evidence]:
    """The sentences that say in one of these languages what the evidence says, where versions have them.

    None where somebody's words are given: whose they are is read in each language by itself.
    """
    evidence = list(evidence)
    if any(one.speaker for one in evidence):
        return []
    found = {told.place: told for one in evidence for told in _versions_of(one, languages, archive)}
    return list(found.values())


def _versions_of(evidence: Evidence, languages: Collection[str], archive: Archive) -> Iterator[Evidence]:
    """The sentence of the first version in one of the languages, if it has the numbers of the evidence."""
    versions = (v.release_id for v in archive.versions(evidence.hit.release) if v.language in languages)
    release = next(filter(None, map(archive.release, versions)), None)
    hit = archive.passage_like(evidence.text, release) if release else None
    if not hit:
        return
    start, end = counterpart(evidence.text, release, archive)
    text = release.text[start:end]
    if _numbers(evidence.text) <= _numbers(text):
        yield Evidence(replace(hit, score=evidence.hit.score), start, end, text, evidence.score)


def _numbers(text: str) -> set[str]:
    """Those that are no years: which year it is, a version may leave to its date."""
    return {q.value for q in claimed(text)[0] if not q.is_year}
