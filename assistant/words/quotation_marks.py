"""Where quotation marks stand around something, and what is inside and outside them. Pure."""

import re
from collections.abc import Sequence

Span = tuple[int, int]
# A single mark is an apostrophe, too: it opens behind a space and closes beside a point or a comma.
QUOTED = re.compile(
    r"«(?:[^«»]|«[^«»]*»)*»|“[^“”]*”|„[^“”„]*[“”]|\"[^\"]*\"|<<[^<>]*>>|(?:``|(?<!\d)'')(?:[^`']|'(?!'))*(?:''|``)"
    r"|(?:(?<=[\s(])|(?<=[\s(]‘)|^)[‘'](?=\w)(?:[^‘’'\n]|(?<=\w)[’'](?=\w|\s\w)|[’'](?=\d)){1,1000}?"
    r"(?:(?<=[.,!?…])[’'](?!\w)|[’'](?=\s?[.,;:!?…—–)]|\s?$))"
)
WORDS = re.compile(r"\w+(?:\W+\w+){2}")  # a quotation has three at least; fewer are a name or a mocking
_SENTENCE = re.compile(r"\W*[A-ZА-ЯЁ][^.!?]*[.!?…]\W?")
_BEHIND_SENTENCE = re.compile(r"[^\W\d_]{2}[.!?…][»”\"]?\s$")
_OPENING = "«“„"
_OPENS_AGAIN = re.compile(rf"\s*[{_OPENING}]")


def quoted_spans(text: str) -> list[Span]:
    """Where quotation marks stand around something, with the marks."""
    return [match.span() for match in QUOTED.finditer(text)]


def is_saying(quoted: re.Match[str]) -> bool:
    """Whether what stands in quotation marks may be somebody's words: three of them, or a sentence of its own."""
    before = quoted.string[max(0, quoted.start() - 5) : quoted.start()]
    whole = _SENTENCE.fullmatch(quoted.group()) and _BEHIND_SENTENCE.search(before)
    return bool(WORDS.search(quoted.group()) or whole)


def going_on(text: str, line: Span) -> Span | None:
    """What a paragraph quotes to its end, where it does not close the quotation and the next one opens it again."""
    last = max(text.rfind(mark, *line) for mark in _OPENING)
    if last < 0 or not _OPENS_AGAIN.match(text, line[1]):
        return None
    closed = any(match.start() <= last < match.end() for match in QUOTED.finditer(text, *line))
    return None if closed else (last, line[1])


def without_quotations(text: str) -> str:
    return QUOTED.sub(" ", text)


def overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def inside(text: str, span: Span, quoted: Sequence[Span]) -> bool:
    """Whether a sentence has no word outside quotations."""
    own = [one for one in quoted if overlap(span, one)]
    rest = (i for i in range(*span) if not any(a <= i < b for a, b in own))
    return bool(own) and not any(text[i].isalnum() for i in rest)
