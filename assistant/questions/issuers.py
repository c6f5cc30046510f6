"""The sources that a question names, by what they are called in it: "the central bank", «Центробанк», "الخارجية"."""

from collections.abc import Iterator, Sequence

from assistant.people.offices import is_institution
from assistant.people.portfolio import is_ministry
from assistant.words.abbreviations import is_spelled_out
from embeddings.archive import Archive
from embeddings.releases.release import Filters
from embeddings.text.terms import analyse

VERSIONS = 12  # releases of a source looked at for what it is called in other languages


def issuers(words: Sequence[str], archive: Archive) -> tuple[str, ...]:
    """The sources whose names have all these words, of which one is of an institution, in each language."""
    named = [source for source in archive.sources() if _is_called(source, words)]
    return tuple(dict.fromkeys([*named, *_in_other_languages(named, archive)]))


def _is_called(source: str, words: Sequence[str]) -> bool:
    """Whether a source's name has all the words; a country alone is nobody's."""
    short = [word for word in words if is_spelled_out(word, source)]
    has = all(word in short or not set(analyse(source)).isdisjoint(analyse(word)) for word in words)
    return has and (bool(short) or any(is_institution(word) or is_ministry(word) for word in words))


def _in_other_languages(sources: Sequence[str], archive: Archive) -> Iterator[str]:
    """The sources of the language versions of what these issue."""
    if not sources:
        return
    own = archive.listing(Filters(sources=tuple(sources)), limit=VERSIONS).releases
    for version in (version for release in own for version in archive.versions(release)):
        release = archive.release(version.release_id)
        if release and release.source:
            yield release.source
