"""Plain text whose lines a program broke at some width: each of its paragraphs on one line again. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, zip_longest

NARROWEST, WIDEST = 55, 100  # code points of a line: verses and addresses are narrower, whole paragraphs wider
LONGEST_WORD = 30  # code points; a longer one is an address, and would explain any line end
SHORT = 0.6  # of the width: a shorter line was ended on purpose, and tells nothing
PROVEN = 2  # lines that surely go on, one that ends its sentence counting twice; fewer may be chance
FEW = 20  # lines that a quotation may be long
_FINAL = re.compile(r"[.!?؟…:;؛。][\"'»”’“)\]]*$")
_FIRST_WORD = re.compile(r"\S+")
_ITEM = re.compile(r"\s*(?:[-–—•*·▪●◦+#>]|\(?\d{1,3}[.)]|\(?\w\))(?:\s|$)")
_LABEL = re.compile(r"\s*((?:\w[\w.'’-]{0,40}\s){0,3}\w[\w.'’-]{0,40})\s?:(?:\s|$)")  # of a turn, or of a field
_COLUMNS = re.compile(r"\S(?: {3,}|\t)\s*\S|\s\|\s")
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_SPEAKER = re.compile(r"\s*[–—-]\s(?=[^\W\d_])[^A-ZА-ЯЁ]")  # «…», — said the minister
_CLOSED = re.compile(r"[,»”“\"]$")
_HYPHEN = re.compile(r"[^\W_]-$")
_AFTER_PART = frozenset(("and", "or", "to", "und", "oder", "bis", "et", "ou", "и", "или"))  # "pre- and post-war"


def unwrapped(text: str) -> str:
    """`text` with the lines of each paragraph joined, where they surely were broken only to fit a width.

    That is where most lines that end without a full stop end where the next word had no room. Items of lists,
    turns, columns and all lines that end before they had to stay lines; so does every line of other texts.
    """
    lines = text.split("\n")
    widths = _widths_of(lines)
    if not widths:
        return text
    first = next(line for line in lines if line.strip())
    return "\n".join(line for block in _blocks(lines) for line in _Block(block, widths, first).paragraphs())


def flowed(text: str, delete_space: bool = False) -> str:
    """A `format=flowed` e-mail (RFC 3676), where a line with a space at its end goes on in the next."""
    lines, depth, goes_on = [], 0, False
    for line in text.replace("\r\n", "\n").split("\n"):
        words = line.lstrip(">")
        quoted, words = len(line) - len(words), words.removeprefix(" ")
        is_signature = words == "-- "
        if goes_on and quoted == depth and words and not is_signature:
            lines[-1] += words
        else:
            lines.append(f"{'>' * quoted} {words}" if quoted else words)
        depth, goes_on = quoted, words.endswith(" ") and not is_signature
        if goes_on and delete_space:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Runs of lines with words, and of lines without."""
    return (list(block) for _, block in groupby(lines, key=lambda line: bool(line.strip())))


def _widths_of(lines: Sequence[str]) -> range:
    """The widths at which the lines may have been broken; none where they prove none."""
    ends = [pair for pair in pairwise(lines) if all(map(str.strip, pair)) and _may_go_on(*pair)]
    votes = Counter(width for pair in ends for width in _widths(*pair))
    if not votes:
        return range(0)
    most = max(votes.values())
    low = high = max(width for width, count in votes.items() if count == most)
    while votes[low - 1] == most:
        low -= 1
    proven = [line for before, line in ends if high in _widths(before, line)]
    proof = sum(_certainty(line) * (2 if _FINAL.search(line) else 1) for line in proven)
    against = sum(len(before) > SHORT * high and high not in _widths(before, line) for before, line in ends)
    against += sum(len(line) > high and bool(_FINAL.search(line)) for line in lines)
    return range(low, high + 1) if proof >= max(PROVEN, 3 * against) else range(0)


def _may_go_on(before: str, line: str) -> bool:
    """Whether a line may be the middle of a sentence that began before it."""
    return not (_FINAL.search(before) or _ITEM.match(line) or _stands_apart(before, line))


def _widths(before: str, line: str) -> range:
    """The widths that would have broken here: the first word of `line` had no room, all of `before` had."""
    length = len(before.expandtabs())
    word = _FIRST_WORD.search(line)[0][:LONGEST_WORD]
    return range(max(length, NARROWEST), min(length + 1 + len(word), WIDEST + 1))


def _certainty(line: str) -> float:
    """How surely a line goes on in a sentence: half as much in a script without capitals."""
    letter = line.lstrip()[0]
    return 1 if letter.islower() else 0.5 if letter.isalpha() and not letter.isupper() else 0


def _stands_apart(before: str, line: str) -> bool:
    """Whether a line is of a table, a turn or a field, or in a script that has no space to put between lines."""
    return bool(
        _COLUMNS.search(before)
        or _COLUMNS.search(line)
        or _SPACELESS.match(before[-1])
        or _SPACELESS.match(line.lstrip()[0])
        or _has_label(before, line)
    )


def _has_label(before: str, line: str) -> bool:
    """Whether a line begins with a name and a colon: without capitals that may be "he said:", unless one ended."""
    label = _LABEL.match(line)
    if not label or any(word[0].islower() for word in label[1].split()):
        return False
    return any(word[0].isupper() for word in label[1].split()) or bool(_FINAL.search(before))


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines without a blank one between them, in a text that was broken at one of `widths`; `first` is its first."""

    lines: Sequence[str]
    widths: range
    first: str

    def paragraphs(self) -> Iterator[str]:
        """The lines, each with those that go on in it."""
        if not self.lines[0].strip():
            yield from self.lines
            return
        is_prose, paragraph = self._is_prose(), [self.lines[0]]
        for line, following in zip_longest(self.lines[1:], self.lines[2:], fillvalue=""):
            sure = is_prose and not (paragraph[-1] is self.first and _is_capitalised(self.first))
            if self._goes_on(paragraph, line, following, sure):
                paragraph.append(line)
            else:
                yield _joined(paragraph)
                paragraph = [line]
        yield _joined(paragraph)

    def _is_prose(self) -> bool:
        """Whether the lines are sentences: two lines of names are a title and a subtitle, perhaps."""
        return bool(_FINAL.search(self.lines[-1])) or any(
            self._is_full(*end) and _may_go_on(*end) and _certainty(end[1]) == 1 for end in pairwise(self.lines)
        )

    def _is_full(self, before: str, line: str) -> bool:
        """Whether a line ends where the width broke it."""
        found = _widths(before, line)
        return found.start < self.widths.stop and self.widths.start < found.stop

    def _goes_on(self, paragraph: Sequence[str], line: str, following: str, sure: bool) -> bool:
        """Whether `line` goes on in the paragraph of the lines before it; `sure` that capitals may."""
        before = paragraph[-1]
        if _stands_apart(before, line) or _is_item(paragraph, line) or not _is_set_alike(paragraph, line):
            return False
        ended = bool(_FINAL.search(before))
        is_followed = bool(following) and self._is_full(line, following)
        if not self._is_full(before, line):  # of verses there are more
            is_one = len(before) > SHORT * self.widths.start and (is_followed or not following)
            return is_one and not ended and _certainty(line) == 1 and _is_quotation_open(paragraph)
        if ended:  # a heading, too, would have had no room there
            return is_followed or bool(_FINAL.search(line))
        return sure or _certainty(line) == 1


def _is_capitalised(line: str) -> bool:
    """Whether a line is set as titles are, Most of Its Words with a Capital."""
    words = [word for word in line.split() if word[0].isalpha()]
    return 2 * sum(word[0].isupper() for word in words) > len(words)


def _is_set_alike(paragraph: Sequence[str], line: str) -> bool:
    """Whether a line begins where the one before it does, or, as the second, where a paragraph's lines may."""
    indent, item = _indent(line), _ITEM.match(paragraph[0])
    if len(paragraph) > 1:
        return indent == _indent(paragraph[-1])
    return indent <= _indent(paragraph[0]) or bool(item and indent == item.end())


def _indent(line: str) -> int:
    line = line.expandtabs()
    return len(line) - len(line.lstrip())


def _is_item(paragraph: Sequence[str], line: str) -> bool:
    """Whether a line is an item of a list, and does not only begin with a dash or a number of its sentence."""
    if not _ITEM.match(line):
        return False
    if _ITEM.match(paragraph[0]) or line.lstrip()[0] in ">#•*·▪●◦+":
        return True
    says = _SPEAKER.match(line)
    return bool(_FINAL.search(paragraph[-1])) and not (says and _CLOSED.search(paragraph[-1]))


def _is_quotation_open(paragraph: Sequence[str]) -> bool:
    marks = Counter("".join(paragraph[-FEW:]))
    return marks["«"] > marks["»"] or marks["“"] > marks["”"] or marks['"'] % 2 == 1


def _joined(paragraph: Sequence[str]) -> str:
    """Lines as one; a word with a hyphen that was broken at it is whole again."""
    pieces = [paragraph[0]]
    for before, line in pairwise(paragraph):
        words = line.lstrip()
        is_broken = _HYPHEN.search(before) and _FIRST_WORD.match(words)[0].lower() not in _AFTER_PART
        pieces.append(words if is_broken else f" {words}")
    return "".join(pieces)
