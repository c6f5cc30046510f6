"""What a file's name says of the release in it."""

import re
from pathlib import PurePosixPath

from embeddings.language import LANGUAGES

_CODES = "|".join(sorted(language.iso_code_639_1.name.lower() for language in LANGUAGES))
_VERSION = re.compile(rf"(?P<group>.+)\.(?P<language>{_CODES})(?:[-_][a-z]{{2}})?", re.IGNORECASE)


def version(name: str) -> tuple[str, str]:
    """The name that language versions share and the language: "a/2020-06-10.ar.txt" -> ("a/2020-06-10", "ar").

    Two empty strings where the name carries no language.
    """
    path = PurePosixPath(name.replace("\\", "/"))
    match = _VERSION.fullmatch(path.stem)
    if not match:
        return "", ""
    return (path.parent / match["group"]).as_posix(), match["language"].lower()
