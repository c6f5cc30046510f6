"""Plain text, as copied from a web page or sent by a press service."""

from embeddings.metadata import settled_language, take_apart
from embeddings.readers import file_name
from embeddings.readers.decoding import decode
from embeddings.readers.reading import Reading, UnreadableFile
from embeddings.release import Release


def read(name: str, data: bytes) -> Reading:
    return Reading((release_from_text(name, decode(data)),))


def release_from_text(
    name: str,
    text: str,
    *,
    title: str = "",
    language: str = "",
    url: str = "",
    source: str = "",
    place: str = "",
    version_of: str = "",
) -> Release:
    """The release in a text whose head and foot may say title, date and source; what is known is given."""
    group, hint = file_name.version(name)
    language = settled_language(text, language or hint)
    parts = take_apart(text.split("\n"), language, title)
    body = "\n".join(parts.lines).strip()
    if not body:
        raise UnreadableFile("no text under the title")
    return Release(
        id="",
        text=body,
        title=title or parts.title,
        date=parts.date,
        date_evidence=parts.date_evidence,
        language=language,
        source=source or parts.source,
        url=url,
        version_of=version_of or group,
        place=place or parts.place,
    )
