"""How the lines of a printed page are set: figures above the line, and lines in larger letters. Pure."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from embeddings.readers.superscript import lowered

BLOCK_END = "\x03"  # behind the last line of a block; no text has it
LARGER = 1.15  # times: letters of a heading
SMALLER = 0.9  # times: a raised figure
RAISED = 0.15  # of its height a letter stands above the one before it
_FIGURES = frozenset("0123456789,/+-−–")


@dataclass(frozen=True, slots=True)
class Letter:
    """The size of a letter as its font and as its box say it, and where the box begins above the page's end; points."""

    size: float
    height: float
    bottom: float


Measure = Callable[[int], Letter]  # of the letter of this number, white space not counted


def page_of(text: str, measure: Measure) -> str:
    """The lines of a page, with the figures that stand above them told from those in them, and blocks apart."""
    return blocked(_lines(text, measure))


def blocked(lines: Iterable[tuple[str, Letter]]) -> str:
    """Lines with the letter that each begins with; those before and behind larger ones end a block."""
    lines = list(lines)
    ended = [f"{pair[0][0]}{BLOCK_END}" if _is_set_apart(*pair) else pair[0][0] for pair in pairwise(lines)]
    return "\n".join([*ended, *(words for words, _ in lines[-1:])])


def _is_set_apart(before: tuple[str, Letter], line: tuple[str, Letter]) -> bool:
    """Whether two lines differ in size, and the second does not go on in a sentence."""
    (_, one), (words, other) = before, line
    sizes, heights = (one.size, other.size), (one.height, other.height)
    if words.lstrip()[:1].islower() or not all((*sizes, *heights)):
        return False
    ratios = (sizes[0] / sizes[1], heights[0] / heights[1])
    return min(ratios) >= LARGER or max(ratios) <= 1 / LARGER


def _lines(text: str, measure: Measure) -> Iterator[tuple[str, Letter]]:
    number = 0
    for line in text.splitlines():
        if line.strip():
            yield _lowered(line, number, measure), measure(number)
        number += sum(1 for sign in line if not sign.isspace())


def _lowered(line: str, number: int, measure: Measure) -> str:
    """A line whose raised figures are written as `superscript` has them; its first letter has this number."""
    shown, raised, base = "", "", None
    for sign in line:
        number += not sign.isspace()
        is_figure = sign in _FIGURES and base is not None and (raised or not shown[-1:].isspace())
        if is_figure and _is_raised(measure(number - 1), measure(base)):
            raised += sign
            continue
        if raised:
            shown, raised = shown + lowered(raised, shown, sign), ""
        shown += sign
        base = base if sign.isspace() else number - 1
    return shown + (lowered(raised, shown) if raised else "")


def _is_raised(letter: Letter, base: Letter) -> bool:
    return letter.size <= SMALLER * base.size and letter.bottom - base.bottom > RAISED * base.height
