"""Where sentences begin and end: the library's judgement, corrected where it breaks or joins wrongly."""

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

MAX_SENTENCE = 1500  # code points; beyond it a text has no punctuation, and is cut to stay readable
MAX_QUOTATION = 400  # code points; a shorter quotation is never broken inside

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_DIRECTION = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff"
_END = re.compile(rf"(?<![.!?؟…])[.!?؟…]++[\"'»”’“›)\]{_DIRECTION}]*+(?=\s)")
_CLOSERS = "\"'»”’“›)]"
# The library reads quotations in quadratic time and hides the breaks inside them: it sees none.
_HIDDEN = re.compile(rf"[\s\"«»“”„‟‹›‘`{_DIRECTION}]|(?<!\w)'|'(?!\w)")
_SURROGATE = re.compile("[\ud800-\udfff]")
_QUOTE = re.compile(r"[«»“”„‹›]|(?<![^\s(\[—–-])\"(?=\S)|(?<=\S)\"")
_CLAUSE = re.compile(r"[,;:،؛،、—–]\s+")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Before a name or a number: never the end of a sentence.
_NEVER_LAST = _words(
    "им ул просп пл пер наб обл акад проф доц тов гр гос см ср напр т.е т.н и.о ген "
    "mr mrs ms messrs dr prof gen col sen rep gov hon rev lt maj capt sgt adm st mt vs cf e.g i.e viz "
    "أ.د ا.د"
)
_BEFORE_NUMBER = _words("no nos p pp vol fig art sec ch para стр с рис табл ст п пп д кв гл разд № ص")
_OFTEN_LAST = _words("др пр etc т.д т.п al")
# In the middle of a sentence or at its end: only a function word with a capital letter tells.
_MAYBE_LAST = _words(
    "гг в вв руб коп млн млрд трлн тыс чел кв куб долл э н.э "
    "u.s u.k u.n e.u u.a.e d.c a.m p.m inc ltd co corp jr sr dept "
    "jan feb mar apr jun jul aug sept sep oct nov dec"
)
_STARTERS = _words(
    "в во на по он она они оно это этот эта эти тот при как однако кроме но и а после до с со к ко за об о "
    "от из для мы я вы не что если когда там здесь где кто под над между через без у все также так ранее "
    "the a an in on at he she it they we i you this that these those but and however as after before for "
    "with from to by of when while if there his her their its our my not so then what who"
)
_INITIALS = re.compile(r"(?:(?:[A-ZА-ЯЁ]|Дж|Дз|Ch|Th|Ph|Yu|Ya)\.)*(?:[A-ZА-ЯЁ]|Дж|Дз|Ch|Th|Ph|Yu|Ya)")
_INSIDE_ABBREVIATION = re.compile(r"\w{1,2}\.")  # behind the first full stop of "Mekong-U.S."
_ARABIC_LETTER = re.compile("[\u0621-\u064a]\u0640?")
_ATTRIBUTION = re.compile(r"[—–-]\s*(\w)")
_FIRST_WORD = re.compile(r"[\"«“„(]*(\w+)(?![\w.])")
_MARKER = re.compile(r"[(\[]?(?:\d{1,3}|\w)[.)]*")


def sentence_spans(text: str, language: str) -> list[tuple[int, int]]:
    """The [start, end) of each sentence in code points.

    Trimmed of white space, in order, never across a line break or longer than MAX_SENTENCE; together
    they hold every character that is not white space. `language` is ISO 639-1; others read as English.
    """
    return [
        piece
        for start, end in line_spans(text)
        for sentence in _line_sentences(text[start:end], start, language)
        for piece in _pieces(text, sentence)
    ]


def line_spans(text: str) -> list[tuple[int, int]]:
    """The [start, end) of each line that is not blank, trimmed of white space."""
    spans = (trimmed(text, *match.span()) for match in _LINE.finditer(text))
    return [(start, end) for start, end in spans if start < end]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) without the white space at its ends; empty when there is nothing else."""
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    return start, max(start, start + len(part.strip()))


def halves(text: str, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """[start, end) in two: after a clause or else at white space near its middle, or else in the middle."""
    middle = (start + end) // 2
    reach = min(200, (end - start) // 4)
    for boundary in (_CLAUSE, re.compile(r"\s+")):
        found = [match.end() for match in boundary.finditer(text, middle - reach, middle + reach)]
        if found:
            cut = min(found, key=lambda position: abs(position - middle))
            break
    else:
        gap = re.compile(r"\s").search(text, middle, end)
        cut = gap.end() if gap else middle
    return trimmed(text, start, cut), trimmed(text, cut, end)


def _pieces(text: str, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    if span[1] - span[0] <= MAX_SENTENCE:
        yield span
    else:
        for half in halves(text, *span):
            yield from _pieces(text, half)


def _line_sentences(line: str, offset: int, language: str) -> Iterator[tuple[int, int]]:
    """The sentences of one line, which stands at `offset`."""
    start = 0
    for cut in _cuts(line, language):
        first, last = trimmed(line, start, cut)
        if first < last:
            yield offset + first, offset + last
        start = cut


def _cuts(line: str, language: str) -> Iterator[int]:
    """Where the sentences of a line end, the end of the line included."""
    suggested = _library_ends(line, language)
    candidates = sorted({match.end() for match in _END.finditer(line)} | suggested)
    quotations = _quotations(line)
    start = protected = 0
    for end in candidates:
        while quotations and quotations[-1][0] < end:
            protected = max(protected, quotations.pop()[1])
        if end < protected or end <= start:
            continue
        verdict = _is_end(line, start, end)
        if verdict or (verdict is None and end in suggested):
            yield end
            start = end
    yield len(line)


def _library_ends(line: str, language: str) -> set[int]:
    masked = _SURROGATE.sub("\ufffd", _HIDDEN.sub(" ", line))
    ends = set()
    for boundary in get_sentence_boundaries(language, masked):
        end = boundary["end_index"]
        while end and masked[end - 1] == " ":
            end -= 1
        while end < len(line) and (line[end] in _CLOSERS or re.match(f"[{_DIRECTION}]", line[end])):
            end += 1
        ends.add(end)
    return ends


def _quotations(line: str) -> list[tuple[int, int]]:
    """The quotations short enough to stay whole, as [start, end), last one first."""
    opened: list[int] = []
    found = []
    for match in _QUOTE.finditer(line):
        mark, at = match.group(), match.start()
        if mark in "«„‹" or (mark in '"“' and _opens(line, at)):
            opened.append(at)
        elif opened:
            begin = opened.pop()
            if at - begin <= MAX_QUOTATION:
                found.append((begin, at + 1))
    return sorted(found, reverse=True)


def _opens(line: str, at: int) -> bool:
    before = line[at - 1] if at else " "
    return before.isspace() or before in "([«—–-"


def _is_end(line: str, start: int, end: int) -> bool | None:
    """Whether the sentence that began at `start` ends at `end`; None leaves it to the library."""
    following = line[end : end + 60].lstrip()
    if not following:
        return True
    if following[0].islower() or following[0] in ",;:)]،؛»" or _INSIDE_ABBREVIATION.match(line, end):
        return False
    attribution = _ATTRIBUTION.match(following)
    if attribution and (attribution.group(1).islower() or line[end - 1] in '»”"'):
        return False
    if line[end - 1] == "؛":
        return False
    if line[end - 1] == "…" or (line[end - 1] == ")" and line[start:end].lstrip()[0] == "("):
        return following[0].isupper() or None
    if line[end - 1] != "." or line[end - 2 : end - 1] == ".":
        return None
    if end - start <= 8 and _MARKER.fullmatch(line[start:end].strip()):
        return False
    return _after_full_stop(line[max(start, end - 40) : end - 1], following)


def _after_full_stop(before: str, following: str) -> bool | None:
    """The verdict on a full stop between the words `before` and `following` it."""
    words = before.split()
    if not words:
        return None
    word = words[-1].lstrip('([«"“„')
    if "." in (abbreviation := word.rpartition("-")[2]):  # of "Mekong-U.S."
        word = abbreviation
    numbered = len(words) > 1 and words[-2][-1].isdecimal()
    joined = f"{words[-2]}{word}".casefold() if len(words) > 1 and words[-2].endswith(".") else ""
    lower = word.casefold()
    if lower in _NEVER_LAST or joined in _NEVER_LAST:
        return False
    if lower in _OFTEN_LAST or joined in _OFTEN_LAST:
        return True
    if following[0].isdecimal() and (lower in _BEFORE_NUMBER or (word.isdecimal() and len(word) <= 2)):
        return False
    if lower in _MAYBE_LAST or joined in _MAYBE_LAST or (lower == "г" and numbered):
        return _starts_sentence(following)
    if _ARABIC_LETTER.fullmatch(word):
        return numbered  # the year 2015 م or 1436 هـ, but a title before a name
    if _INITIALS.fullmatch(word) or (len(word) == 1 and word.islower()):
        return _starts_sentence(following)
    return True if "\u0620" <= following[0] <= "\u064a" else None


def _starts_sentence(following: str) -> bool:
    """Whether a function word with a capital letter comes next: names and numbers tell nothing."""
    first = _FIRST_WORD.match(following)
    return bool(first) and first.group(1)[0].isupper() and first.group(1).casefold() in _STARTERS
