"""What stands at the edges of pages and is no part of their text: numbers, and lines that run through them. Pure."""

import re
from collections import Counter
from collections.abc import Sequence

YEARS = 1000  # from which on a number may be a year
DEPTH = 4  # lines at either edge that may be a number, a title, an address …
_NUMBER = re.compile(
    r"\W*(?P<label>page|стр\.?|страница|صفحة)?\s*(?P<number>\d{1,4})(?:\s?(?:/|of|из|من)\s?(?P<total>\d{1,4}))?\W*",
    re.IGNORECASE,
)


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
    for _ in range(DEPTH):
        edge = [page[0] if page else "" for page in left]
        numbers = _numbers(edge, indexes, below)
        running = {line for line, times in Counter(edge).items() if line and times > max(1, len(edge) // 2)}
        for place, line in enumerate(edge):
            if place in numbers:
                left[place].pop(0)
            elif line in running:
                left[place].pop(0)
                kept[place] += {line} - seen
                seen.add(line)
    return [lines + page for lines, page in zip(kept, left, strict=True)]


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
