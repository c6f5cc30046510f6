"""What a search is limited to, as the pages read it from an address and show it in their forms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from embeddings.archive import Archive
from embeddings.releases.release import Filters
from web.wording import Wording

MAX_WORDS = 500  # code points of the words by which a list is limited


@dataclass(frozen=True, slots=True)
class Scope:
    """What the form's controls show: the choices there are, and those that were made."""

    languages: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str], ...]
    since: str = ""
    until: str = ""
    chosen_languages: tuple[str, ...] = ()
    chosen_sources: tuple[str, ...] = ()
    words: str = ""
    limited: bool = False


def read_filters(since: str, until: str, languages: Sequence[str], sources: Sequence[str]) -> Filters:
    """The filters of an address; what is no day is no limit."""
    first, last = _day(since), _day(until)
    return Filters(first, last, tuple(filter(None, languages)), tuple(filter(None, sources)))


def scope_of(archive: Archive, filters: Filters, wording: Wording, words: str = "") -> Scope:
    status = archive.status()
    return Scope(
        languages=tuple(
            (code, wording.capitalised(wording.language(code))) for code in status.languages if code
        ),
        sources=tuple((source, source) for source in status.sources if source),
        since=filters.since.isoformat() if filters.since else "",
        until=filters.until.isoformat() if filters.until else "",
        chosen_languages=filters.languages,
        chosen_sources=filters.sources,
        words=words,
        limited=bool(filters or words),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
