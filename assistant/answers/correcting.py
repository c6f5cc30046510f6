"""What a reader must know of later releases that correct what is cited. Pure."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from assistant.answers import phrases
from assistant.answers.answer import Citation
from assistant.evidence.evidence import Evidence
from assistant.words.claims import claimed, quotations
from embeddings.releases.release import Release, Version
from embeddings.text.folding import fold


def corrections_told(
    citations: Sequence[Citation], release_of: Callable[[str], Release | None], language: str
) -> str:
    """The notice of the corrections that are not cited themselves; "" without any.

    Where a number, a day or words in quotation marks of a correction stand in what is cited, that is what it corrects.
    Else it cannot be told, and the notice claims no more than that something in the release is.
    """
    told = {}
    for citation, correction in _uncited(citations):
        touched = _is_touched(citation.quote, citation.date, release_of(correction.release_id))
        told[correction.title] = told.get(correction.title, False) or touched
    return " ".join(
        phrases.corrected([title for title, touched in told.items() if touched is sure], language, sure)
        for sure in (True, False)
        if sure in told.values()
    )


def without_superseded(
    evidence: Sequence[Evidence], release_of: Callable[[str], Release | None]
) -> list[Evidence]:
    """The evidence without the sentences of which a correction that is quoted beside them tells something else."""
    quoted = {one.hit.release.id for one in evidence}

    def is_superseded(one: Evidence) -> bool:
        beside = (correction for correction in one.hit.corrections if correction.release_id in quoted)
        day = one.hit.release.date
        return any(_is_touched(one.text, day, release_of(correction.release_id)) for correction in beside)

    return [one for one in evidence if not is_superseded(one)]


def _uncited(citations: Sequence[Citation]) -> Iterator[tuple[Citation, Version]]:
    """The citations of corrected releases, each with the first correction, unless one is cited beside it."""
    cited = {c.release_id for c in citations}
    for citation in citations:
        if citation.corrections and cited.isdisjoint(one.release_id for one in citation.corrections):
            yield citation, citation.corrections[0]


def _is_touched(quote: str, day: date | None, correction: Release | None) -> bool:
    """Whether a correction tells a number, a day or words of what is quoted from a release of that day."""
    if not correction:
        return False
    numbers, days = _told(correction.text)
    own_numbers, own_days = _told(quote)
    released = {(one.month, one.day) for one in (day, correction.date) if one}
    if numbers & own_numbers or (days & own_days) - released:
        return True
    folded = fold(quote)
    return any(words and fold(words) in folded for words in quotations(correction.text)[0])


def _told(text: str) -> tuple[set[str], set[tuple[int, int]]]:
    """The numbers in digits, without the years of days, and the days, as month and day, that a text tells."""
    quantities, days = claimed(text, spelled_from=100)
    years = {str(day.year) for day in days}
    return {one.value for one in quantities} - years, {(day.month, day.day) for day in days if day.day}
