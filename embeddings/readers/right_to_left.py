"""Lines of Arabic or Hebrew out of where their letters stand on a page, whichever way the file stores them. Pure."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

GAP = 0.1  # of the height of a line: words stand further apart
FEW = 9  # signs: more between two letters are no space
TOUCH = 0.05  # points: two letters of one sign have the same edges
# What only texts in the right order have, and what only those in the wrong one do.
_ARABIC = "في من على إلى الى أن ان عن مع ما هذا هذه التي الذي بين كما وقد وفي ومن قال"
_PERSIAN_AND_URDU = "در به از که این را با است و آن برای می کے میں کی ہے سے کو کا نے پر اور"
_HEBREW = "של את על לא כי עם הוא היא זה כל"
_WORDS = frozenset(f"{_ARABIC} {_PERSIAN_AND_URDU} {_HEBREW}".split())
_RIGHT = re.compile(r"(?:[وبكف]?ال|لل)\w{3,}|\w{2,}ة|\w{2,}ى")
_WRONG = re.compile(r"ة\w+|ى\w+|\w{3,}لا[وبكف]?")
_LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_KINDS = {"R": "R", "AL": "R", "L": "L", "EN": "N", "AN": "N", "CS": "C", "ES": "-", "ET": "T"}
# With the numbers behind it, as in Boeing 737-800, and those that it begins with, as in 5G or 3M.
_LATIN = re.compile("(?:N+(?:[C-]N+)*[ o-]?)?L(?:[^R]*L)?(?:N+(?:CN+)*(?![ o-]*L))?")
_NUMBER = re.compile("N+(?:CN+)*")
_PARTS = re.compile("[NC]+(?:[o-][NC]+)*")
_PHONE = re.compile(r"\d[\d ().-]{5,}\d\+(?!\d)")  # +966 11 123 4567 by its last sign first
_DAY = re.compile(r"(?:19|20)\d\d-\d\d?-\d\d?")
_PAIRS = {"(": ")", "[": "]", "«": "»", "‹": "›"}
_FAMILY = {bracket: pair for pair in _PAIRS.items() for bracket in pair}
_BRACKET = re.compile(r"[()\[\]«»‹›]")
_BEHIND = ("", *".,،؛:;!?؟")
_LOOSE = re.compile(r"(?<=[(\[«‹]) (?=\w)|(?<=\w) (?=[)\]»›])")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter, or other sign, with its edges on the page, points; `place` is where it stands in the file."""

    text: str
    left: float
    right: float
    height: float
    place: int


def is_written(text: str) -> bool:
    """Whether a text has letters that are written from right to left."""
    return _LETTER.search(text) is not None


def goes_on(line: str) -> bool:
    """Whether a line without letters ends a sentence that is written from right to left, as ".01-09-2024"."""
    return line[:1] in tuple(".،؛:!؟)]»") and not any(map(str.isalpha, line))


def order(text: str) -> int:
    """How many words say that a text is in the right order, less those that say it is reversed."""
    words = re.findall(r"\w+", text)
    right = sum(1 for word in words if word in _WORDS or _RIGHT.fullmatch(word))
    return right - sum(1 for word in words if _WRONG.fullmatch(word) and not _RIGHT.fullmatch(word))


def bracketed(text: str) -> str:
    """A text whose brackets open before what they enclose, and close behind it, whichever way they were drawn."""
    opened: set[str] = set()

    def turned(match: re.Match) -> str:
        opening, closing = _FAMILY[match.group()]
        start, end = match.span()
        before, after = text[max(start - 1, 0) : start], text[end : end + 1]
        apart, joined = before.isspace() or not before, after in _BEHIND or after.isspace()
        opens = opening not in opened if apart == joined else apart
        (opened.add if opens else opened.discard)(opening)
        return opening if opens else closing

    return _LOOSE.sub("", _BRACKET.sub(turned, text))


def line_of(glyphs: Sequence[Glyph]) -> str:
    """The line as it is read, of the signs on it in whatever order."""
    signs = sorted(_together(glyphs), key=lambda sign: -(sign[0].left + sign[0].right))
    spaces = {glyph.place for glyph in glyphs if glyph.text.isspace()}
    pairs = [(first[0], second[0]) for first, second in pairwise(signs)]
    told = [first.left - second.right for first, second in pairs if _between(first, second) <= spaces]
    room = median(told) / 2 if told else GAP * max((glyph.height for glyph in glyphs), default=0)
    apart = [_is_apart(first, second, spaces, room) for first, second in pairs]
    seen = "".join(f"{' ' * space}{_text(sign)}" for space, sign in zip([False, *apart], signs, strict=False))
    return _numbers_turned(seen)


def _together(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """The letters of each sign: those of a ligature, and the marks that stand on a letter."""
    signs: list[list[Glyph]] = []
    marks = [glyph for glyph in glyphs if unicodedata.combining(glyph.text)]
    for glyph in glyphs:
        last = signs[-1][0] if signs else None
        if glyph.text.isspace() or unicodedata.combining(glyph.text):
            continue
        if last and abs(last.left - glyph.left) < TOUCH and abs(last.right - glyph.right) < TOUCH:
            signs[-1].append(glyph)
        else:
            signs.append([glyph])
    for mark in marks if signs else ():
        middle = (mark.left + mark.right) / 2
        min(signs, key=lambda sign: abs(sign[0].left + sign[0].right - 2 * middle)).append(mark)
    return signs


def _text(sign: Sequence[Glyph]) -> str:
    """The letters of a sign as they are read: pdfium turns those of a ligature round."""
    letters = [glyph.text for glyph in sign if not unicodedata.combining(glyph.text)]
    if is_written(letters[0]):
        letters.reverse()
    return "".join(letters + [glyph.text for glyph in sign if unicodedata.combining(glyph.text)])


def _between(first: Glyph, second: Glyph) -> set[int]:
    """The places in the file between those of two signs; their own where they follow one another."""
    low, high = sorted((first.place, second.place))
    return {low, high} if high - low not in range(2, FEW) else set(range(low + 1, high))


def _is_apart(first: Glyph, second: Glyph, spaces: set[int], room: float) -> bool:
    """Whether a space stands between two signs: as the file says, or by the room, where it has them in other places."""
    if _between(first, second) <= spaces:
        return True
    letters = first.text.isalnum() and second.text.isalnum()
    if abs(first.place - second.place) == 1 and (letters or _is_number(first, second)):
        return False
    return first.left - second.right > room


def _is_number(first: Glyph, second: Glyph) -> bool:
    return first.text.isdigit() or second.text.isdigit()


def _numbers_turned(seen: str) -> str:
    """A line read from the right, with its numbers and foreign words as they are read, from the left."""
    kinds = _kinds(seen)
    pieces, done = [], 0
    while done < len(seen):
        start, end = _run(seen, kinds, done)
        pieces += [seen[done:start], seen[start:end][::-1]]
        done = end
    return "".join(pieces)


def _kinds(seen: str) -> str:
    """What each sign of a line is to the order of the others; in Hebrew a number takes its % along, in Arabic not."""
    kinds = "".join(" " if c.isspace() else _KINDS.get(unicodedata.bidirectional(c), "o") for c in seen)
    if not any(unicodedata.bidirectional(c) == "AL" for c in seen):
        kinds = re.sub("T(?=N)|(?<=N)T", "N", kinds)
    return kinds.replace("T", "o")


def _run(seen: str, kinds: str, done: int) -> tuple[int, int]:
    """The next stretch that is read from the left; an empty one at the end where there is none."""
    start = next((n for n in range(done, len(kinds)) if kinds[n] in "LN"), len(kinds))
    if phone := _PHONE.match(seen, start):
        return start, phone.end()
    if latin := _LATIN.match(kinds, start):
        held = start > done and _encloses(seen[start - 1], seen[start : latin.end()])
        return start - held, latin.end()
    if match := _PARTS.match(kinds, start):
        end = match.end()
        while end > start and kinds[end - 1] != "N":
            end -= 1
        if _DAY.fullmatch(seen[start:end][::-1]):
            return start, end
    number = _NUMBER.match(kinds, start)
    return start, number.end() if number else start


def _encloses(bracket: str, words: str) -> bool:
    """Whether a bracket beside words belongs to one among them."""
    return bracket in _FAMILY and sum(words.count(one) for one in _FAMILY[bracket]) % 2 == 1
