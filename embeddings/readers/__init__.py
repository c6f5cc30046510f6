"""Files become releases: one reader per format, chosen by the file's name."""

import re
from pathlib import PurePosixPath

from embeddings.readers import bundle, feed, html, jsonl, mail, markdown, office, pdf, table, text, wml
from embeddings.readers.jsonl import release_from_object
from embeddings.readers.reading import (
    DOUBT,
    KEPT,
    MAX_BYTES,
    Part,
    Problem,
    Reading,
    UnknownFormat,
    UnreadableFile,
)

__all__ = [
    "DOUBT", "HOLDERS", "KEPT", "SUFFIXES", "Part", "Problem", "Reading", "UnknownFormat", "UnreadableFile", "read",
    "release_from_object",
]  # fmt: skip

READERS = {
    ".txt": text.read, ".text": text.read,
    ".md": markdown.read, ".markdown": markdown.read,
    ".html": html.read, ".htm": html.read, ".xhtml": html.read, ".wml": wml.read,
    ".json": jsonl.read, ".jsonl": jsonl.read, ".ndjson": jsonl.read,
    ".pdf": pdf.read, ".docx": office.read_docx, ".odt": office.read_odt, ".rtf": office.read_rtf,
    ".eml": mail.read,
    ".rss": feed.read, ".atom": feed.read, ".xml": feed.read,
    ".csv": table.read_csv, ".tsv": table.read_csv, ".xlsx": table.read_xlsx,
    ".zip": bundle.read_zip, ".tar": bundle.read_tar, ".tgz": bundle.read_tar,
    ".gz": bundle.read_compressed, ".xz": bundle.read_compressed, ".bz2": bundle.read_compressed,
}  # fmt: skip
SUFFIXES = tuple(READERS)
HOLDERS = (".eml", ".zip", ".tar", ".tgz", *bundle.OPENERS)  # of files that may hold files
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def read(name: str, data: bytes) -> Reading:
    """The releases in a file called `name`; raises UnreadableFile when there are none to be had."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in READERS:
        raise UnknownFormat(f"unknown format {suffix or '(no suffix)'}; read are {' '.join(SUFFIXES)}")
    if not data.strip():
        raise UnreadableFile("empty file")
    if len(data) > MAX_BYTES:
        raise UnreadableFile(f"{len(data) >> 20} MB; a file of releases has at most {MAX_BYTES >> 20} MB")
    if PurePosixPath(PurePosixPath(name).stem).suffix.lower() == ".tar":
        return bundle.read_tar(name, data)
    if READERS[suffix] is text.read and _PAGE.match(data):  # saved by a browser under another name
        return html.read(name, data)
    return READERS[suffix](name, data)
