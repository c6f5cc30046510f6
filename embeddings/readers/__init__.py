"""Files become releases: one reader per format, chosen by the file's name."""

from pathlib import PurePosixPath

from embeddings.readers import html, jsonl, markdown, text
from embeddings.readers.jsonl import release_from_object
from embeddings.readers.reading import MAX_BYTES, Problem, Reading, UnreadableFile

__all__ = ["SUFFIXES", "Problem", "Reading", "UnreadableFile", "read", "release_from_object"]

READERS = {
    ".txt": text.read, ".text": text.read,
    ".md": markdown.read, ".markdown": markdown.read,
    ".html": html.read, ".htm": html.read, ".xhtml": html.read,
    ".json": jsonl.read, ".jsonl": jsonl.read, ".ndjson": jsonl.read,
}  # fmt: skip
SUFFIXES = tuple(READERS)


def read(name: str, data: bytes) -> Reading:
    """The releases in a file called `name`; raises UnreadableFile when there are none to be had."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in READERS:
        raise UnreadableFile(f"unknown format {suffix or '(no suffix)'}; read are {' '.join(SUFFIXES)}")
    if not data.strip():
        raise UnreadableFile("empty file")
    if len(data) > MAX_BYTES:
        raise UnreadableFile(f"{len(data) >> 20} MB; a file of releases has at most {MAX_BYTES >> 20} MB")
    return READERS[suffix](name, data)
