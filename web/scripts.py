"""The scripts of a page with all that they import, so that a browser asks for all of them at once."""

import re
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent / "static"
IMPORT = re.compile(r'^import [^;"]* from "\./([\w-]+\.js)";$', re.MULTILINE)


@cache
def imported(name: str) -> tuple[str, ...]:
    """What a script of static/ imports, itself or through others, each once."""
    found: dict[str, None] = {}
    for other in IMPORT.findall((STATIC / name).read_text("utf-8")):
        found |= dict.fromkeys((other, *imported(other)))
    return tuple(found)
