"""What stands at the edges of pages and is no part of their text: numbers, and lines that run through them. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from embeddings.readers.printed import BLOCK_END

YEARS = 1000  # from which on a number may be a year
LONGEST = 200  # code points
DEPTH = 4  # lines at either edge that may be a number, a title, an address …
_COUNTED = (
    r"(?P<label>page|стр\.?|страница|صفحة)?\s*(?P<number>\d{1,4})(?:\s?(?:/|of|из|من)\s?(?P<total>\d{1,4}))?"
)
_NUMBER = re.compile(rf"\W*{_COUNTED}\W*", re.IGNORECASE)
_BEHIND = re.compile(rf"(?<![\w/.,-]){_COUNTED}\W{{0,3}}$", re.IGNORECASE)
_BEFORE = re.compile(rf"\W{{0,3}}{_COUNTED}(?![\w/.,-])", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?|file)://\S+")
# When a browser printed the page, and what the page is called.
_PRINTED = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d\d(?:\s?[AP]M)?(?:\s|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Running:
    """A line with the number of its page behind its other words, or before them."""

    words: str
    step: int  # by which the number is ahead of the page's index
    total: int  # of the pages, 0 where it says none
    label: bool  # whether it says that it is of the page

    def is_sure(self, count: int) -> bool:
        """Whether it can be nothing else: "… page 1 of 2", or an address with 1/2, of the first of two pages."""
        return self.step == 1 and self.total == count and (self.label or bool(_ADDRESS.fullmatch(self.words)))


def without(pages: Sequence[list[str]]) -> list[list[str]]:
    """The lines of pages without their numbers; a line that runs through them is left once, where no sentence goes on.

    That is above the first page or below the last one.
    """
    count = len(pages)
    pages = _peeled(pages, range(count))
    turned = _peeled([page[::-1] for page in reversed(pages)], range(count - 1, -1, -1), below=True)
    return [page[::-1] for page in reversed(turned)]


def _peeled(pages: Sequence[list[str]], indexes: Sequence[int], below: bool = False) -> list[list[str]]:
    """Pages without what stands at their edge, from there inwards; the first keeps the lines that run through all."""
    kept, left = [[] for _ in pages], [list(page) for page in pages]
    seen: set[str] = set()
    by_browser = _is_by_browser(pages, indexes)
    for _ in range(DEPTH):
        edge = [page[0].rstrip(BLOCK_END) if page else "" for page in left]
        none_of_text = _numbers(edge, indexes, below) | _numbered(edge, indexes)
        if by_browser:
            none_of_text |= {place for place, line in enumerate(edge) if _PRINTED.match(line)}
        running = {line for line, times in Counter(edge).items() if line and times > max(1, len(edge) // 2)}
        for place, line in enumerate(edge):
            if place not in none_of_text and line not in running:
                continue
            taken = left[place].pop(0)
            if place not in none_of_text and line not in seen:
                kept[place].append(taken)
                seen.add(line)
            if below and left[place]:  # what is smaller below it ends no block of it
                left[place][0] = left[place][0].rstrip(BLOCK_END)
    return [lines + page for lines, page in zip(kept, left, strict=True)]


def _is_by_browser(pages: Sequence[list[str]], indexes: Sequence[int]) -> bool:
    """Whether a line at the edge of a page is the address from which a browser printed it, with the page's number."""
    return any(
        _ADDRESS.fullmatch(one.words) and one.is_sure(len(pages))
        for index, page in zip(indexes, pages, strict=True)
        for line in (*page[:DEPTH], *page[-DEPTH:])
        for one in _running(line.rstrip(BLOCK_END), index)
    )


def _numbered(edge: Sequence[str], indexes: Sequence[int]) -> set[int]:
    """The places of lines that run through the pages with the number of each: "Harbour Board | Page 1 of 2".

    On more than half of them, with the same words and the page's own number, or one that it is said to be.
    """
    found = [list(_running(line, index)) for line, index in zip(edge, indexes, strict=True)]
    often = Counter(one for line in found for one in line)
    least = max(1, len(edge) // 2)
    return {
        place
        for place, line in enumerate(found)
        if any(one.is_sure(len(edge)) or (often[one] > least and (one.step == 1 or one.label)) for one in line)
    }


def _running(line: str, index: int) -> Iterator[_Running]:
    """A line as one that has the number of the page of this index, if it may be one; a longer line is text."""
    for match in filter(None, (_BEHIND.search(line), _BEFORE.match(line))) if len(line) <= LONGEST else ():
        words = f"{line[: match.start()]}{line[match.end() :]}".strip()
        if any(map(str.isalpha, words)):
            step, total = int(match["number"]) - index, int(match["total"] or 0)
            yield _Running(words, step, total, bool(match["label"]))


def _numbers(edge: Sequence[str], indexes: Sequence[int], below: bool) -> set[int]:
    """The places of lines that number their pages: they say so, or go up with the pages, or are the page's own number.

    A year may stand there, too, and a sentence may end there: "… will be finished by | 2029."
    """
    matches = {place: match for place, line in enumerate(edge) if (match := _NUMBER.fullmatch(line))}
    steps = {place: int(match["number"]) - indexes[place] for place, match in matches.items()}
    often = Counter(steps.values())
    return {
        place
        for place, match in matches.items()
        if match["label"]
        or (often[steps[place]] > 1 and int(match["number"]) < YEARS)
        or (below and steps[place] == 1 and not edge[place].endswith("."))
    }
