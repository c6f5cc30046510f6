"""What a file's name says of the release in it."""

import re
from datetime import date
from pathlib import PurePosixPath

from embeddings.text.dates import iso_date
from embeddings.text.language import LANGUAGES

_CODES = "|".join(sorted(language.iso_code_639_1.name.lower() for language in LANGUAGES))
_VERSION = re.compile(rf"(?P<group>.+)\.(?P<language>{_CODES})(?:[-_][a-z]{{2}})?", re.IGNORECASE)
_DAY = re.compile(r"(?<!\d)(?<!\d-)\d{4}-\d\d-\d\d(?!-?\d)", re.ASCII)


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
