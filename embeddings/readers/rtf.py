"""The source of an RTF file as it shows: nothing struck through or hidden, boxes and cells in their places. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_TOKEN = re.compile(
    r"\\(?P<word>[a-z]{1,32})(?P<value>-?\d{1,10})? ?|\\'[0-9a-f]{2}|\\(?P<sign>[^a-z])|(?P<brace>[{}])"
    r"|(?P<end>[\r\n]+)|[^\\{}\r\n]+",
    re.IGNORECASE,
)
_CODEPAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_HIDING = frozenset(("strike", "striked", "v", "deleted"))  # struck through is taken back
_SIGNS = frozenset(("u", "emdash", "endash", "bullet", "lquote", "rquote", "ldblquote", "rdblquote", "tab", "line"))
_BOXES = ("shptxt", "dptxbxtext")
_BOX_DEPTH = 3  # groups between the words of a box and the paragraph: of the shape, of its properties, its own
_UNREAD = ("fldinst", "shprslt")  # the code of a field, and what is drawn where boxes are unknown
# What the library that reads the rest leaves out or puts together, in words that it knows.
_INSTEAD = {"column": "\\page ", "zwnj": "{\\uc1\\u8204?}", "pntext": "\\listtext "}


def codepage(data: bytes) -> str:
    """The encoding of letters that stand in the file as they are."""
    found = _CODEPAGE.search(data)
    return f"cp{found[1].decode()}" if found else "cp1252"


def shown(source: str) -> str:
    """The source with what it shows only; a box of text follows the paragraph in which it is anchored."""
    passage = _Passage()
    for token in _TOKEN.finditer(source):
        passage.take(token)
    return "".join(passage.kept) + passage.boxes()


@dataclass(frozen=True, slots=True)
class _Group:
    hiding: frozenset[str] = frozenset()
    is_unread: bool = False
    in_table: bool = False
    around: list[str] | None = None  # what was gathered before a box began here


class _Passage:
    """What was kept of the tokens so far, and what is known of the place in them."""

    def __init__(self):
        self.kept: list[str] = []
        self._group, self._outer = _Group(), []
        self._columns = self._cells = 0  # of the row, and those that ended since its last word
        self._has_words = False
        self._boxes: list[str] = []
        self._depth = 0  # of groups, where the paragraph with the boxes is

    def boxes(self) -> str:
        """The boxes that are to follow here."""
        found, self._boxes = "".join(f"{{\\par {box}\\par}}" for box in self._boxes), []
        return found

    def take(self, token: re.Match) -> None:
        word = (token["word"] or "").lower()
        if token["brace"] == "{":
            self._outer.append(self._group)
            self._group = replace(self._group, around=None)
            self.kept.append("{")
        elif token["brace"]:
            self._close()
        elif word and word not in _SIGNS:
            self._obey(word, token)
        elif token["end"] or token["sign"] == "*":
            self.kept.append(token.group())
        elif not (self._group.hiding or self._group.is_unread):
            self._show(" " if word == "line" and self._is_in_row() else token.group())

    def _close(self) -> None:
        if self._group.around is not None:
            self._boxes.append("".join(self.kept))
            self._depth = len(self._outer) - _BOX_DEPTH
            self.kept = self._group.around
        self._group = self._outer.pop() if self._outer else self._group
        if not self._outer:
            self.kept.append(self.boxes())
        self.kept.append("}")

    def _obey(self, word: str, token: re.Match) -> None:
        group, is_on = self._group, token["value"] != "0"
        if word in _HIDING:
            self._group = replace(group, hiding=group.hiding | {word} if is_on else group.hiding - {word})
        elif word == "plain":
            self._group = replace(group, hiding=frozenset())
        elif word in ("pard", "intbl"):
            self._group = replace(group, in_table=word == "intbl")
        elif word in _UNREAD:
            self._group = replace(group, is_unread=True)
        elif word in _BOXES and not group.is_unread:
            self._group, self.kept = replace(group, around=self.kept), []
            return
        self._set(word, token.group())

    def _set(self, word: str, written: str) -> None:
        """What a word says of rows, cells and paragraphs; any other stays."""
        if word in ("cell", "nestcell"):
            self._cells += 1
        elif word in ("row", "nestrow"):
            self._end_row("\\row " if word == "row" else "}\\row{\\*\\nestrow ")
        elif word == "par":
            self.kept.append("{} " if self._is_in_row() else written)
            if len(self._outer) <= self._depth:
                self.kept.append(self.boxes())
        else:
            self._columns = 0 if word == "trowd" else self._columns + (word == "cellx")
            self.kept.append(_INSTEAD.get(word, written))

    def _show(self, written: str) -> None:
        if self._cells:
            self.kept.append("{}" + " |" * self._cells + " ")
            self._cells = 0
        self._has_words = self._has_words or bool(written.strip())
        self.kept.append(written)

    def _end_row(self, written: str) -> None:
        empty = self._cells - 1 if self._has_words else 0
        self.kept.append("{}" + " |" * empty + written)
        self._cells, self._has_words = 0, False

    def _is_in_row(self) -> bool:
        return self._group.in_table and self._columns > 1