"""What a file's name says of the release in it."""

import re
from collections.abc import Container
from datetime import date
from pathlib import PurePosixPath

from embeddings.text.dates import iso_date
from embeddings.text.language import LANGUAGES

_CODES = "|".join(sorted(language.iso_code_639_1.name.lower() for language in LANGUAGES))
_VERSION = re.compile(rf"(?P<group>.+)\.(?P<language>{_CODES})(?:[-_][a-z]{{2}})?", re.IGNORECASE)
_EXTENSION = re.compile(r"\.[a-z][a-z0-9]{0,9}", re.IGNORECASE)  # in "Order No. 5" and "of 12.05.2024" there is none
# Emacs and others; Emacs; Microsoft Office; macOS; JetBrains. What the others write is hidden or has an extension.
_BACKUP = re.compile(
    r"#(?P<saved>.+)#|~\$(?P<locked>.+)|(?P<kept>.+?)(?:~|\.~\d+~|\.sb-[0-9a-f]{8}-\w{6}|___jb_(?:tmp|old)___)"
)
_DAY = re.compile(r"(?<!\d)(?<!\d-)\d{4}-\d\d-\d\d(?!-?\d)", re.ASCII)


def has_extension(name: str) -> bool:
    return bool(_EXTENSION.fullmatch(PurePosixPath(name).suffix))


def is_backup(name: str, beside: Container[str] = ()) -> bool:
    """Whether a program wrote this while somebody edited another file: one with an extension, or `beside` it."""
    match = _BACKUP.fullmatch(name)
    own = match[match.lastgroup] if match else ""
    return bool(own) and (has_extension(own) or own in beside)


def version(name: str) -> tuple[str, str]:
    """The name that language versions share and the language: "a/2020-06-10.ar.txt" -> ("a/2020-06-10", "ar").

    Two empty strings where the name carries no language.
    """
    path = PurePosixPath(name.replace("\\", "/"))
    match = _VERSION.fullmatch(path.stem)
    if not match:
        return "", ""
    return (path.parent / match["group"]).as_posix(), match["language"].lower()


def day(name: str) -> date | None:
    """The one ISO date in a name, as "a/2020-06-10-grain.txt"; None where there are none or several."""
    found = set(_DAY.findall(PurePosixPath(name.replace("\\", "/")).stem))
    return iso_date(found.pop()) if len(found) == 1 else None
