"""Plain text, as copied from a web page or sent by a press service."""

from dataclasses import replace
from pathlib import PurePosixPath

from embeddings.readers import file_name
from embeddings.readers.decoding import decode
from embeddings.readers.found import (
    DATELINE,
    FILE_NAME,
    NOTHING,
    OWN_LINE,
    Found,
    evidence_of,
    language_of,
)
from embeddings.readers.reading import Reading, UnreadableFile
from embeddings.readers.wrapped import unwrapped
from embeddings.releases.metadata import take_apart
from embeddings.releases.release import Release
from embeddings.text.folding import fold


def read(name: str, data: bytes) -> Reading:
    release = release_from_text(name, unwrapped(decode(data)))
    return Reading((release if release.date else _dated_by_name(release, name),))


def _dated_by_name(release: Release, name: str) -> Release:
    """The release with the day that its file's name says, which nothing in it does."""
    found = file_name.day(name)
    return replace(release, date=found, date_evidence=PurePosixPath(name).name) if found else release


def release_from_text(
    name: str,
    text: str,
    *,
    title: Found = NOTHING,
    subtitle: Found = NOTHING,
    language: Found = NOTHING,
    source: Found = NOTHING,
    place: Found = NOTHING,
    url: str = "",
    version_of: str = "",
    is_page: bool = False,
) -> Release:
    """The release in a text whose head and foot may say title, date and source; what is known is given."""
    group, hint = file_name.version(name)
    spoken = language_of(text, language or Found(hint, FILE_NAME, PurePosixPath(name).name))
    parts = take_apart(text.split("\n"), spoken.value, title.value, subtitle.value, is_page)
    body = under(subtitle.value, "\n".join(parts.lines).strip())
    if not body:
        raise UnreadableFile("no text under the title")
    title = title or Found(parts.title, OWN_LINE)
    source = source or Found(parts.source, OWN_LINE, parts.source_line)
    place = place or Found(parts.place, DATELINE)
    return Release(
        id="",
        text=body,
        title=title.value,
        date=parts.date,
        date_evidence=parts.date_evidence,
        language=spoken.value,
        source=source.value,
        url=url,
        version_of=version_of or group,
        place=place.value,
        subtitle=subtitle.value,
        evidence=evidence_of(title=title, subtitle=subtitle, source=source, place=place, language=spoken),
    )


def under(subtitle: str, text: str) -> str:
    """A text below its subtitle, unless it says that already: what a subtitle tells can be found and cited, too."""
    return text if not subtitle or fold(subtitle) in fold(text) else f"{subtitle}\n\n{text}".strip()
