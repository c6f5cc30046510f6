"""The language model's sentences with their markers, and whether the cited passages prove them. Pure."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.claims import Day, Quantity, claimed, quotations, words
from assistant.fault import Fault
from assistant.names import unproven_names
from embeddings.keywords import analyse, is_stop_word
from embeddings.sentences import MAX_QUOTATION, sentence_spans

LONGEST_LINE = 4000  # code points: a reply without line breaks is read in parts, so that time stays linear
SPELLED = 3  # from here on a number in words is judged: for two of a thing Arabic has a form of its own
LITERAL_WORDS = 3  # a quotation of so many words must be found word for word
REPEATS = 0.7  # of a sentence's words from which it repeats another one and its numbers must be that one's
_NUMBERS = r"\d{1,6}(?:\s?[,،;؛–—-]\s?\d{1,6}|\s\d{1,6}){0,50}"
_MARKER = (
    rf"\\?[\[【［〔]{{1,2}}\^?\s?{_NUMBERS}\s?(?:†[^\]】\n]{{0,99}})?\\?[\]】］〕]{{1,2}}"
    r"(?:\([^()\s]{0,500}\))?"
)
_TOKEN = re.compile(
    rf"(?P<markers>\s{{0,3}}{_MARKER}(?:[\s,;،]{{0,3}}{_MARKER})*)"
    r"|!?\[(?P<label>[^\[\]\n]{0,500})\]\([^()\n]{0,1000}\)"
    r"|<!--[^\n]{0,1000}?-->|</?[a-zA-Z][^<>\n]{0,1000}>"
    r"|https?://[^\s\[\]<>()\"«»]*[^\s\[\]<>()\"«».,;:!?؟،]"
    r"|(?P<emphasis>\*+|_+|`+|~~+)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
)
_LINE_START = re.compile(
    r"\s*(?:>+\s?)*(?:#{1,6}\s+|(?:[-*+•‣▪–—·]|\(?\d{1,3}[.)])\s+|\|\s*|(?:```|~~~)\w*\s*$|(?:[-*_]\s*){3,}$)?"
)
_BREAKS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNFINISHED = re.compile(r"(?:\\|!?[\[【［〔<][^\]】］〕>\n]{0,300}|\]\([^()\n]{0,300}|[*_`~]+|https?:\S*)$")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SPACE = re.compile(r"\s")
_AFTER_A_WORD = re.compile(r"\S+\s")
_THOUGHTS = "<think>"


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """Plain text without markers, and the numbers of the known passages it cites."""

    text: str
    numbers: tuple[int, ...]


def cited_sentences(
    pieces: Iterable[str], known: Collection[int], language: str = ""
) -> Iterator[CitedSentence]:
    """The sentences of a streamed reply, each as soon as the next one has begun."""
    reader = _Reader(known, language)
    for piece in _spoken(pieces):
        yield from reader.read(piece)
    yield from reader.end()


def unsupported(sentence: str, evidence: Sequence[str], others: Sequence[str] = ()) -> list[Fault]:
    """Why the evidence does not prove a sentence; empty when all it states to the letter is in there.

    Every number, date and name, and every quotation of three words or more, must be in the evidence; the rest of
    the sentence is not judged. `others` are passages that the sentence might have been taken from and does not cite.
    """
    claims = [claimed(part) for part in evidence]
    present = {quantity for quantities, _ in claims for quantity in quantities}
    # 61,700 copied from English into Russian stays what it was, though Russian reads it otherwise.
    written = {(quantity.written, quantity.unit) for quantity in present if quantity.written}
    days = [day for _, dated in claims for day in dated]
    quantities, dates = claimed(sentence, SPELLED)
    passages = [f" {' '.join(words(part))} " for part in evidence]
    lacking = [q.words for q in quantities if q not in present and (q.written, q.unit) not in written]
    found = [Fault("number", w, f"the number {w!r} is not in the cited passages") for w in lacking]
    said = Counter(quantity for numbers, _ in claims for quantity in numbers)
    found += [
        Fault("number", q.words, f"the number {q.words!r} is not so often in the cited passages")
        for q, times in Counter(quantities).items()
        if times > 1 and q.unit and times > said[q] > 0
    ]
    found += [
        Fault("number", q.words, f"the number {q.words!r} stands where the cited passages have another")
        for q in _exchanged(sentence, quantities, evidence)
    ]
    found += [
        Fault("date", d.words, f"the date {d.words!r} is not in the cited passages")
        for d in dates
        if not _dated(d, days, present)
    ]
    found += [
        Fault("quotation", quoted, f"the quotation {quoted[:80]!r} is not word for word in the cited passages")
        for quoted in quotations(sentence)[0]
        if not _quotes(quoted, passages)
    ]
    found += [
        Fault("name", name, f"the name {name!r} is not in the cited passages")
        for name in unproven_names(sentence, evidence, others)
    ]
    return list(dict.fromkeys(found))


def _exchanged(sentence: str, quantities: Sequence[Quantity], evidence: Sequence[str]) -> list[Quantity]:
    """Numbers that the passages do have, but not in the sentence that this one repeats, which has another there.

    Judged only where a sentence of the same words is found, so never across languages.
    """
    wanted = _content(sentence)
    if not quantities or not wanted:
        return []
    parts = [text[start:end] for text in evidence for start, end in sentence_spans(text, "")]
    nearest = max(parts, key=lambda part: len(wanted & _content(part)), default="")
    if len(wanted & _content(nearest)) < REPEATS * len(wanted):
        return []
    own, theirs = Counter(quantities), Counter(claimed(nearest, SPELLED)[0])
    units = {quantity.unit for quantity in theirs - own}
    return [quantity for quantity in own - theirs if quantity.unit in units]


def _content(text: str) -> frozenset[str]:
    """The stems of the words that tell a subject."""
    return frozenset(term for term in analyse(text) if not term[0].isdigit() and not is_stop_word(term))


def _dated(claim: Day, days: Sequence[Day], present: Collection[Quantity]) -> bool:
    """Whether a date in the evidence says as much; the year may stand apart from the day."""
    return any(
        day.month == claim.month
        and claim.day in (0, day.day)
        and (claim.year in (0, day.year) or (not day.year and Quantity(str(claim.year)) in present))
        for day in days
    )


def _quotes(quoted: str, passages: Sequence[str]) -> bool:
    found = list(words(quoted))
    return len(found) < LITERAL_WORDS or any(f" {' '.join(found)} " in passage for passage in passages)


def _spoken(pieces: Iterable[str]) -> Iterator[str]:
    """Without the thoughts that some models write before the answer."""
    head, begun = "", False
    for piece in pieces:
        if begun:
            yield piece
            continue
        head = (head + piece).lstrip()
        thought, end, rest = head.partition("</think>")
        begun = bool(end) or not (head.startswith(_THOUGHTS) or _THOUGHTS.startswith(head))
        if begun:
            yield rest if end and thought.startswith(_THOUGHTS) else head
    if not begun and not head.startswith(_THOUGHTS):
        yield head


@dataclass(frozen=True, slots=True)
class _Plain:
    """A line without markup; `origins` has the offset in the raw line of each character."""

    text: str
    origins: list[int]
    markers: list[tuple[int, str]]  # (offset in text, the marker)


class _Reader:
    """Holds what has come of the line and cuts sentences off its front."""

    def __init__(self, known: Collection[int], language: str):
        self._known, self._language = known, language
        self._line, self._fresh = "", True
        self._last: CitedSentence | None = None  # of the line before: its markers may stand on their own line

    def read(self, piece: str) -> Iterator[CitedSentence]:
        *lines, self._line = _BREAKS.split(self._line + piece)
        for line in lines:
            yield from self._whole(line)
        if len(self._line) > LONGEST_LINE:
            line, self._line = self._line, ""
            yield from self._whole(line)
        elif _SPACE.search(piece):  # only a space ends a word, and only a word more ends a sentence
            yield from self._begun()

    def end(self) -> Iterator[CitedSentence]:
        yield from self._whole(self._line)
        yield from self._release()

    def _whole(self, line: str) -> Iterator[CitedSentence]:
        plain = _plain(line, self._fresh)
        self._fresh = True
        if not _says_something(plain.text):
            if self._last:
                more = self._listed(text for _, text in plain.markers)
                self._last = replace(self._last, numbers=tuple(dict.fromkeys(self._last.numbers + more)))
            return
        spans = sentence_spans(plain.text, self._language)
        for n, span in enumerate(spans):
            yield from self._release()
            self._last = self._sentence(plain, spans, n, span)

    def _begun(self) -> Iterator[CitedSentence]:
        """The sentences of an unfinished line that nothing to come can change."""
        plain = _plain(_UNFINISHED.sub("", self._line), self._fresh)
        if not _says_something(plain.text):
            return
        yield from self._release()
        spans = sentence_spans(plain.text, self._language)
        kept = 0
        for n, (start, end) in enumerate(spans[:-1]):
            if not _settled(plain, end, spans[n + 1][0]):
                break
            self._last = self._sentence(plain, spans, n, (start, end))
            yield from self._release()
            kept = plain.origins[spans[n + 1][0]]
        if kept:
            self._line, self._fresh = self._line[kept:], False

    def _sentence(
        self, plain: _Plain, spans: Sequence[tuple[int, int]], n: int, span: tuple[int, int]
    ) -> CitedSentence:
        """Sentence `n` with the markers inside it and behind it, the first also with those before it."""
        after = spans[n + 1][0] if n + 1 < len(spans) else len(plain.text)
        mine = (text for at, text in plain.markers if (span[0] < at or n == 0) and at <= after)
        text = " ".join(_UNSEEN.sub("", plain.text[span[0] : span[1]]).split())
        return CitedSentence(text, self._listed(mine))

    def _release(self) -> Iterator[CitedSentence]:
        last, self._last = self._last, None
        if last and _says_something(last.text):
            yield last

    def _listed(self, markers: Iterable[str]) -> tuple[int, ...]:
        """The known numbers of "[1]", "[1, 2]" and "[1-3]" in their order."""
        found: list[int] = []
        for first, last in re.findall(r"(\d+)(?:\s?[–—-]\s?(\d+))?", " ".join(markers)):
            ends = range(int(first), int(last or first) + 1)
            found += (n for n in sorted(self._known) if n in ends)
        return tuple(dict.fromkeys(found))


def _says_something(text: str) -> bool:
    return any(map(str.isalnum, text))


def _settled(plain: _Plain, end: int, following: int) -> bool:
    """Whether the sentence before `end` stays one: the next word is whole, no quotation or link is open."""
    opened = quotations(plain.text[:end])[1]
    return (
        bool(_AFTER_A_WORD.match(plain.text, following))
        and not 0 <= opened > len(plain.text) - MAX_QUOTATION
        and plain.origins[following] > plain.origins[end - 1]
    )


def _plain(line: str, fresh: bool) -> _Plain:
    parts: list[str] = []
    origins: list[int] = []
    markers: list[tuple[int, str]] = []
    at = _LINE_START.match(line).end() if fresh else 0

    def put(text: str, origin: int, step: int) -> None:
        parts.append(text)
        origins.extend(origin + step * n for n in range(len(text)))

    for match in _TOKEN.finditer(line, at):
        put(line[at : match.start()], at, 1)
        at = match.end()
        if match["markers"]:
            markers.append((len(origins), match["markers"]))
            put(_gap("".join(parts[-2:]), line[at : at + 40]), match.start(), 0)
        else:
            put(_kept(match), match.start(), 0)
    put(line[at:], at, 1)
    return _Plain("".join(parts), origins, markers)


def _gap(before: str, following: str) -> str:
    """What takes a marker's place: a line break where the full stop before it ends a sentence."""
    after = following.lstrip()[:1]
    if not after or not before.strip() or following[0] in ".,;:!?؟،؛…)»”\"'":
        return ""
    if re.search("[.!?؟…][\"'»”’)]{0,3}$", before.rstrip()) and not after.islower():
        return "\n"
    return "" if following[0].isspace() else " "


def _kept(match: re.Match[str]) -> str:
    """What stays of a piece of markup."""
    if match["label"] is not None:
        return re.sub(r"[*_`]+", "", match["label"])
    sign = match["emphasis"]
    if not sign:
        return match["escaped"] or (" " if match.group().lower().startswith("<br") else "")
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    inside_a_word = before.isalnum() and after.isalnum() and (sign[0] == "_" or before.isdigit())
    apart = (not before or before.isspace()) and (not after or after.isspace())
    return sign if inside_a_word or apart else ""
