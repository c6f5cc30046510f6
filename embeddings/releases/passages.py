"""Releases cut into passages: whole sentences, one subheading each, nothing too long to be embedded."""

import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from embeddings.releases.release import Passage, Release
from embeddings.text.sentences import halves, line_spans, sentence_spans

MAX_TOKENS = 480  # of all that is embedded: models that read 512 also need prompt and end marks
LONGEST = 350  # tokens of a passage's own text
SHORTEST = 200  # a paragraph may end a passage from here on
TARGET = 280
SMALL = 60  # a section below this says too little alone and joins its neighbour
MAX_HEADING = 100  # code points; a longer line is a paragraph

_ENDS = tuple(".!?؟…:;,،؛。！？-–—")
# What may stand behind the last sign of a sentence: quotation marks, brackets, notes, tags and pictures.
_BEHIND_END = re.compile(r"(?:[^\w.!?؟…:;,،؛。！？–—-]|\[\d+\]|[¹²³⁰-⁹]|[#@]\w+)+$")

CountTokens = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence, a part of one, or a heading; `tokens` counts the space after it too."""

    start: int
    end: int
    tokens: int
    ends_paragraph: bool = False
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class _Group:
    """Pieces that become one passage; `budget` is how many tokens it may have under its heading."""

    heading: str
    pieces: tuple[_Piece, ...]
    budget: int

    @property
    def tokens(self) -> int:
        return sum(piece.tokens for piece in self.pieces)


def split(release: Release, count_tokens: CountTokens, limit: int = MAX_TOKENS) -> list[Passage]:
    """The passages of a release, in order; none where its text is blank.

    They do not overlap, each character that is not white space is in exactly one, and what
    `embedded_text` makes of one has at most `limit` tokens, for any tokenizer that makes at most one
    token of a UTF-8 byte.
    """
    text = release.text
    groups = [
        group
        for heading, lines in _sections(text)
        for group in _section_groups(release, heading, lines, count_tokens, limit)
    ]
    return [
        Passage(release.id, start, end, text[start:end], group.heading)
        for group in _small_joined(groups)
        for start, end in [(group.pieces[0].start, group.pieces[-1].end)]
    ]


def embedded_text(release: Release, passage: Passage, limit: int = MAX_TOKENS) -> str:
    """What is embedded and indexed for a passage: title, ISO date and subheading, then its text."""
    header = _header(release, passage.heading, limit)
    if passage.heading and passage.text.startswith(passage.heading):
        header = header[:-1]
    lines = (" ".join(line.split()) for line in passage.text.splitlines())
    return "\n".join([*header, *filter(None, lines)])


def _header(release: Release, heading: str, limit: int) -> list[str]:
    """The lines above the text. In bytes, a bound on tokens, they take 5/6 of `limit` at most."""
    heading = _cut(heading, limit // 4)
    date = release.date.isoformat() if release.date else ""
    used = len(heading.encode()) + len(date) + 3  # and the line breaks
    return [line for line in (_cut(release.title, limit * 5 // 6 - used), date, heading) if line]


def _cut(line: str, size: int) -> str:
    """One line of at most `size` bytes in NFKC, which models normalise to; cut at a space if it can be."""
    plain = " ".join(unicodedata.normalize("NFKC", line).split())
    data = plain.encode("utf-8", "replace")
    if len(data) <= size:
        return data.decode()
    head = data[: max(size, 0)].decode("utf-8", "ignore")
    return head.rpartition(" ")[0] or head


def _sections(text: str) -> Iterator[tuple[tuple[int, int], list[tuple[int, int]]]]:
    """Each heading's span, empty where there is none, with the spans of the lines under it."""
    lines = line_spans(text)
    short = [could_be_heading(text[start:end]) for start, end in lines]
    heading, under = (0, 0), []
    for i, line in enumerate(lines):
        before, after = short[i - 1] if i else False, short[i + 1] if i + 1 < len(lines) else True
        if short[i] and not before and not after:
            if under:
                yield heading, under
            heading, under = line, []
        else:
            under.append(line)
    if under:
        yield heading, under


def could_be_heading(line: str) -> bool:
    """Whether a line could be a subheading: short, with letters, no item of a list, no final punctuation."""
    if len(line) > MAX_HEADING or not any(map(str.isalpha, line)):
        return False
    starts_item = line[0] in "-–—•*·" or line.split()[0].rstrip(".)").isdecimal()
    return not starts_item and ";" not in line and ends_open(line)


def ends_open(line: str) -> bool:
    """Whether a line ends without a sign that ends a sentence."""
    return _BEHIND_END.sub("", line[-MAX_HEADING:])[-1:] not in _ENDS


def _section_groups(
    release: Release,
    heading: tuple[int, int],
    lines: Sequence[tuple[int, int]],
    count_tokens: CountTokens,
    limit: int,
) -> Iterator[_Group]:
    """The passages of one section; its heading is the first's first line and stands over the others."""
    text = release.text
    title = text[slice(*heading)]
    header = "\n".join(_header(release, title, limit))
    budget = max(1, min(LONGEST, limit - (count_tokens(header) + 3 if header else 0)))
    first = list(_fitting(text, heading, budget // 2, count_tokens)) if title else []
    whole = len(first) == 1  # a heading in parts, under a huge title, is text like any other
    pieces = [_Piece(*span, tokens, is_heading=whole) for *span, tokens in first]
    room = budget - pieces[0].tokens if whole else budget
    for line in lines:
        sentences = sentence_spans(text[slice(*line)], release.language or "en")
        spans = [(line[0] + start, line[0] + end) for start, end in sentences]
        fitting = [piece for span in spans for piece in _fitting(text, span, room, count_tokens)]
        pieces += (_Piece(*span, tokens, span[1] == line[1]) for *span, tokens in fitting)
    for packed in _packed(pieces, budget):
        yield _Group(title, packed, budget)


def _fitting(
    text: str, span: tuple[int, int], budget: int, count_tokens: CountTokens
) -> Iterator[tuple[int, int, int]]:
    """[start, end) with its tokens, halved until each part fits: nothing may be cut by the encoder."""
    start, end = span
    tokens = max(1, count_tokens(text[start:end])) + 1
    if tokens <= budget or end - start == 1:
        yield start, end, tokens
        return
    for half in halves(text, start, end):
        if half[0] < half[1]:
            yield from _fitting(text, half, budget, count_tokens)


def _packed(pieces: Sequence[_Piece], budget: int) -> Iterator[tuple[_Piece, ...]]:
    """Runs of pieces within the budget, about equally long, ending with a paragraph where they can."""
    total = sum(piece.tokens for piece in pieces)
    goal = total / max(math.ceil(total / budget), round(total / TARGET), 1)
    current: list[_Piece] = []
    size, rest = 0, total
    for piece in pieces:
        may_close = current and not current[-1].is_heading and size + rest > budget
        if may_close and _closes(size, current[-1], piece, goal, budget):
            yield tuple(current)
            current, size = [], 0
        current.append(piece)
        size += piece.tokens
        rest -= piece.tokens
    yield tuple(current)


def _closes(size: int, last: _Piece, following: _Piece, goal: float, budget: int) -> bool:
    """Whether a passage of `size` tokens ends after `last`."""
    if size + following.tokens > budget:
        return True
    return size + following.tokens / 2 > goal or (last.ends_paragraph and size >= min(SHORTEST, goal))


def _small_joined(groups: Sequence[_Group]) -> list[_Group]:
    """The groups, the very small ones joined with the one before (the first: after) where both fit."""
    joined: list[_Group] = []
    for group in groups:
        before = joined[-1] if joined else None
        small = before is not None and min(before.tokens, group.tokens) < SMALL
        if before and small and before.tokens + group.tokens <= before.budget:
            joined[-1] = _Group(before.heading, before.pieces + group.pieces, before.budget)
        else:
            joined.append(group)
    return joined
