"""The language model's sentences with their markers, and whether the cited passages prove them. Pure."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from embeddings.folding import fold
from embeddings.sentences import sentence_spans

_DIGITS = re.compile(r"\d+")
_MARKERS = re.compile(r"\s*[\[【]([\d\s,;–-]+)[\]】]")
_MARKUP = re.compile(
    r"<[^<>\n]{0,500}>|!?\[([^\[\]\n]*)\]\([^()\n]*\)|[*_`#]{1,6}(?=\S)|(?<=\S)[*_`]{1,3}|https?://\S+"
)
_BULLET = re.compile(r"^\s*(?:[-–—•*]|\d+[.)])\s+")
_QUOTED = re.compile(r"«([^»]+)»|“([^”]+)”|\"([^\"]+)\"|„([^“”]+)[“”]")
_NUMBER = re.compile(r"\d+(?:[ .,]\d{3})*(?:[.,]\d+)?")
LITERAL_WORDS = 3  # a quotation of so many words must be found word for word


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """Plain text without markers, and the numbers of the known passages it cites."""

    text: str
    numbers: tuple[int, ...]


def cited_sentences(pieces: Iterable[str], known: Collection[int], language: str) -> Iterator[CitedSentence]:
    """The sentences of a streamed reply, each as soon as the next one has begun."""
    text = ""
    for piece in pieces:
        text += piece
        *whole, text = _cut(text, language)
        yield from _parsed(whole, known)
    yield from _parsed([text], known)


def _cut(text: str, language: str) -> list[str]:
    """The sentences of `text` with the markers that follow them; the last one may not be complete."""
    cuts = []
    for line in text.splitlines(keepends=True):
        spans = [start for start, _ in sentence_spans(line, language)][1:]
        at, parts = 0, []
        for start in spans:
            parts.append(line[at:start])
            at = start
        parts.append(line[at:])
        cuts += parts
    joined: list[str] = []
    for part in cuts:
        marker = _MARKERS.match(part)
        if joined and marker:  # a marker behind the full stop belongs to the sentence before it
            end = marker.end()
            while more := _MARKERS.match(part, end):
                end = more.end()
            joined[-1] += part[:end]
            part = part[end:]
        if part:
            joined.append(part)
    return [*joined, ""] if joined and joined[-1].endswith("\n") else joined or [""]


def _parsed(sentences: Iterable[str], known: Collection[int]) -> Iterator[CitedSentence]:
    for sentence in sentences:
        numbers = [n for match in _MARKERS.finditer(fold(sentence)) for n in _listed(match[1])]
        text = _plain(sentence)
        if any(map(str.isalnum, text)):
            yield CitedSentence(text, tuple(dict.fromkeys(n for n in numbers if n in known)))


def _listed(text: str) -> list[int]:
    """The numbers of "1", "1, 2" and "1-3"."""
    found = []
    for part in re.split(r"[,;\s]+", text.strip()):
        ends = [int(n[:6]) for n in _DIGITS.findall(part)]
        found += range(ends[0], min(ends[-1], ends[0] + 20) + 1) if len(ends) == 2 else ends
    return found


def _plain(text: str) -> str:
    """Without markers, bullets, Markdown, HTML and addresses: a reply is data."""
    text = _BULLET.sub("", _MARKERS.sub("", text))
    text = _MARKUP.sub(lambda match: match[1] or "", text)
    return re.sub(r"\s+([.!?؟،,;:])", r"\1", " ".join(text.replace("<", "‹").replace(">", "›").split()))


def unsupported(sentence: str, evidence: Sequence[str]) -> list[str]:
    """Why the evidence does not prove a sentence; empty when every number and quotation is in it."""
    folded = fold("\n".join(evidence))
    present = {_value(number) for number in _NUMBER.findall(folded)}
    digits = present | set(_DIGITS.findall(folded))
    reasons = [
        f"the number {number} is not in the cited passage"
        for number in _NUMBER.findall(fold(sentence))
        if _value(number) not in present and not (number.isdigit() and number in digits)
    ]
    for groups in _QUOTED.findall(sentence):
        words = fold("".join(groups)).strip(" .,!?؟،")
        if len(words.split()) >= LITERAL_WORDS and words not in folded:
            reasons.append(f"the quotation {words[:80]!r} is not in the cited passage")
    return reasons


def _value(number: str) -> str:
    """A number without separators of thousands, with a point before its decimals."""
    whole, point, decimals = re.fullmatch(r"(\d+(?:[ .,]\d{3})*)(?:([.,])(\d+))?", number).groups()
    return re.sub(r"\D", "", whole) + (f".{decimals}" if point else "")
