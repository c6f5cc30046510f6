"""The language model's sentences with the markers of what they cite. Pure."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.words.claims import quotations
from embeddings.text.sentences import MAX_QUOTATION, sentence_spans

LONGEST_LINE = 4000  # code points: a reply without line breaks is read in parts, so that time stays linear
_NUMBERS = r"\d{1,6}(?:\s?[,،;؛–—-]\s?\d{1,6}|\s\d{1,6}){0,50}"
_MARKER = (
    rf"\\?[\[【［〔]{{1,2}}\^?\s?{_NUMBERS}\s?(?:†[^\]】\n]{{0,99}})?\\?[\]】］〕]{{1,2}}"
    r"(?:\([^()\s]{0,500}\))?"
)
_TOKEN = re.compile(
    rf"(?P<markers>\s{{0,3}}{_MARKER}(?:[\s,;،]{{0,3}}{_MARKER})*)"
    r"|!?\[(?P<label>[^\[\]\n]{0,500})\]\([^()\n]{0,1000}\)"
    r"|(?P<quote><<(?=\S)|(?<=\S)>>|(?<!`)``(?!`)|(?<![\d'])''(?!'))"
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
_QUOTES = {"<<": "«", ">>": "»"}
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SPACE = re.compile(r"\s")
_LEFT = re.compile(r"\[(\d{1,4})\]")  # what reads as a marker once markup is gone: [**2**]
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
        return CitedSentence(_LEFT.sub(r"(\1)", text), self._listed(mine))

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
    if match["quote"]:
        return _QUOTES.get(match["quote"], '"')
    sign = match["emphasis"]
    if not sign:
        return match["escaped"] or (" " if match.group().lower().startswith("<br") else "")
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    inside_a_word = before.isalnum() and after.isalnum() and (sign[0] == "_" or before.isdigit())
    apart = (not before or before.isspace()) and (not after or after.isspace())
    return sign if inside_a_word or apart else ""
