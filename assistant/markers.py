"""Where the markers of an answer stand in its text. Pure."""

import re
from collections.abc import Iterator, Mapping

_LINE = re.compile(".+")
_MARKER = re.compile(r"\[([0-9]{1,4})\]")


def markers(text: str, quotes: Mapping[int, str]) -> Iterator[re.Match[str]]:
    """The markers of an answer's text, each a match of [n] with the number as its group.

    `quotes` has the words of each citation by its number; in other numbers' brackets stands text. A line that is a
    quotation has one marker, at its end: a release may have brackets with numbers in its own words.
    """
    for line in _LINE.finditer(text):
        found = [match for match in _MARKER.finditer(text, *line.span()) if int(match[1]) in quotes]
        if found and line.group() == f"{quotes[int(found[-1][1])]} {found[-1].group()}":
            found = found[-1:]
        yield from found
