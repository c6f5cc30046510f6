"""Text made comparable: what differs only in typography, script variant or case becomes equal."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

# Combining marks of the scripts that compose; they are folded together with the letter they stand on.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"
    "\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0"
    "\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
)
# At most 8 marks: hostile text may pile up a million, and every chunk is a key of the cache below.
_CHUNK = re.compile(f"[^{_MARKS}][{_MARKS}]{{0,8}}|[{_MARKS}]", re.DOTALL)
_REMOVED = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u08d3-\u08e1\u08e3-\u08ff\u034f\ufe00-\ufe0f]"
)
_LETTERS = str.maketrans("أإآٱىیةکؤئё", "ااااييهكويе")
_SIGNS = str.maketrans("«»„“”‟‹›″‘’‚‛′`´‐‑‒–—―−⁃⁄٫٬٪", '"' * 9 + "'" * 7 + "-" * 8 + "/.,%")
_IDEOGRAPHS = 0x2E80, 0xF900  # of which each folds to itself


def fold(text: str) -> str:
    """`text` for comparing.

    NFKC and casefold; no Arabic marks or tatweel; one form of alef, ya, kaf, hamza seats and final ha;
    е for ё; ASCII digits, quotes and dashes; no invisible characters; single spaces, none at the ends.
    """
    return " ".join("".join(map(_fold_chunk, _CHUNK.findall(text))).split())


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as `fold` makes it, and what it was made of. All offsets are those of the folded text."""

    text: str
    original: str
    origins: Sequence[int]  # of each folded character the offset in the original, in code points

    @classmethod
    def of(cls, original: str) -> "Folded":
        characters: list[str] = []
        origins: list[int] = []
        for match in _CHUNK.finditer(original):
            for character in _fold_chunk(match.group()):
                if character != " " or (characters and characters[-1] != " "):
                    characters.append(character)
                    origins.append(match.start())
        if characters and characters[-1] == " ":
            characters.pop()
            origins.pop()
        return cls("".join(characters), original, origins)

    def at(self, offset: int) -> int:
        """Where in the original an offset is; of the folded text's end, the end of the original."""
        return self.origins[offset] if offset < len(self.origins) else len(self.original)

    def between(self, start: int = 0, end: int | None = None) -> str:
        """The original from one offset to another, or to its end."""
        return self.original[self.at(start) : None if end is None else self.at(end)]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the original the characters of [start, end) stand, without what folds to nothing behind."""
        return self.origins[start], self.origins[end - 1] + 1

    def words(self, start: int, end: int) -> str:
        """As above, the words that stand there."""
        first, last = self.span(start, end)
        return self.original[first:last]


def holds(text: str, words: str) -> bool:
    """Whether each of these words is in a text in Unicode NFC when both are folded.

    Many times quicker than folding the text; but no word ends or begins within a sign that folds to several ("ﬁ").
    """
    return all(_finder(word).search(text) for word in words.split())


@lru_cache(maxsize=1 << 10)
def _finder(word: str) -> re.Pattern[str]:
    """What is found in a text where the folded word is in the folded text."""
    signs = _signs()
    several = sorted((sign for sign in signs if len(sign) > 1), key=len, reverse=True)
    parts = re.findall("|".join((*map(re.escape, several), ".")), fold(word), re.DOTALL)
    removed = f"[{signs['']}]*"
    return re.compile(removed.join(_pattern(part, removed) for part in parts))


def _pattern(part: str, removed: str) -> str:
    """Of a few folded signs: any of those that stand for each, or for all of them together."""
    each = removed.join(f"[{_signs().get(sign, re.escape(sign))}]" for sign in part)
    return each if len(part) == 1 else f"(?:{each}|[{_signs()[part]}])"


@cache
def _signs() -> dict[str, str]:
    """The letters and signs that fold to each, "" for those that are removed, escaped for a pattern."""
    found: dict[str, list[str]] = {}
    for character in map(chr, (*range(_IDEOGRAPHS[0]), *range(_IDEOGRAPHS[1], 0x10000))):
        found.setdefault(_fold_chunk.__wrapped__(character), []).append(re.escape(character))
    return {folded: "".join(characters) for folded, characters in found.items()}


@lru_cache(maxsize=1 << 14)
def _fold_chunk(chunk: str) -> str:
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", chunk).casefold())
    plain = _REMOVED.sub("", plain.translate(_LETTERS).translate(_SIGNS))
    return "".join(map(_fold_character, plain))


def _fold_character(character: str) -> str:
    if character.isspace():
        return " "
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return "" if unicodedata.category(character) in ("Cc", "Cf") else character
