"""A release's text as blocks for reading, every character kept: their texts joined are the release's text."""

import re
from dataclasses import dataclass

LINE = re.compile(r"[^\n]*\n*")
HEADING_LENGTH = 90  # code points; a longer line is a paragraph even without a full stop
NOT_A_HEADING = re.compile(r"[.!?؟…:;؛,،»”\")\]]$|^[-–—•*·\d٠-٩«“\"]")
RANGE = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or subheading with the line breaks after it; `marked` are the quoted characters in it."""

    start: int  # code points from the beginning of the release
    heading: bool
    before: str
    marked: str
    after: str

    @property
    def text(self) -> str:
        return self.before + self.marked + self.after


def blocks(text: str, quoted: tuple[int, int] = (0, 0)) -> list[Block]:
    """The blocks of `text`, with the characters from quoted[0] up to quoted[1] marked."""
    lines = [(match.start(), match[0]) for match in LINE.finditer(text) if match[0]]
    return [
        _block(start, line, quoted, last=number == len(lines) - 1)
        for number, (start, line) in enumerate(lines)
    ]


def _block(start: int, line: str, quoted: tuple[int, int], last: bool) -> Block:
    begin, end = (min(max(offset - start, 0), len(line)) for offset in quoted)
    return Block(start, not last and _is_heading(line.strip()), line[:begin], line[begin:end], line[end:])


def _is_heading(line: str) -> bool:
    return 0 < len(line) <= HEADING_LENGTH and not NOT_A_HEADING.search(line)


def quoted_range(chars: str, length: int) -> tuple[int, int]:
    """START-END within a text of `length` code points; (0, 0) where it names no characters of it."""
    match = RANGE.fullmatch(chars)
    start, end = (int(match[1]), int(match[2])) if match else (0, 0)
    return (start, end) if start < end <= length else (0, 0)
