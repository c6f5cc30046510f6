"""Figures set above the line: powers stay powers, and a footnote's mark becomes no digit of a number. Pure."""

import re

_NUMBER = re.compile(r"[+−–-]?\d{1,3}")
_MARK = re.compile(r"\d{1,2}(?:\s*,\s*\d{1,2})+\)?|\d{1,2}\)")  # 1,2 and 1)
_FRACTION = re.compile(r"\d+\s*[/⁄]\s*\d+")
_TEN = re.compile(r"(?<![\d.,])10$")
_HOUR = re.compile(r"(?<![\d.,:])(?:[01]?\d|2[0-4])$")
_SYMBOL = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,2}$")  # m, km, a variable
_MINUTES = ("00", "05", "15", "30", "45")
_BEFORE = 3  # pieces that may hold the word before a raised one
_SMALL = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_RTF = re.compile(
    r"(?P<before>[^\\{}\s]{0,6})(?P<start>[{\s]?\\super(?![0-9a-z])(?:\\(?!nosupersub)[a-z]+-?\d*)*[ \r\n]*)"
    r"(?P<words>[-+]?\d+(?:/\d+)?)"
)


def lowered(words: str, before: str, after: str = "") -> str:
    """What to write for raised `words` between others, as they are where they are words; "" for a footnote's mark.

    Behind a number it is "10^6": "10⁶" would be found and proven as 106.
    """
    follows_number = before[-1:].isdecimal()
    if follows_number and (_FRACTION.fullmatch(words) or after.lstrip()[:1] in ("/", "⁄")):
        return f" {words}"
    if _MARK.fullmatch(words):
        return ""
    if not _NUMBER.fullmatch(words) or not before.strip():
        return words
    if before[-1:].isspace():  # ¹⁴C
        return words if after[:1].isalpha() else ""
    if follows_number and words in _MINUTES and _HOUR.search(before):
        return f" {words}"
    if follows_number:
        return f"^{words}" if not words.isdecimal() or (_TEN.search(before) and words != "1") else ""
    return words.translate(_SMALL) if _SYMBOL.search(before) else ""


class Line:
    """Words in their order, with what is raised above them as it is to be read, though it came in pieces."""

    def __init__(self):
        self._shown: list[str] = []
        self._raised = ""

    def add(self, words: str, is_raised: bool = False) -> None:
        if is_raised:
            self._raised += words
        else:
            self._lower(words)
            self._shown.append(words)

    def __len__(self) -> int:
        return sum(map(len, self._shown)) + len(self._raised)

    def words(self) -> str:
        self._lower("")
        return "".join(self._shown)

    def _lower(self, after: str) -> None:
        if self._raised:
            self._shown.append(lowered(self._raised, "".join(self._shown[-_BEFORE:]), after))
            self._raised = ""


def lower_rtf(source: str) -> str:
    """The source of an RTF file with the figures after \\super as they are to be read."""
    return _RTF.sub(lambda match: f"{match['before']}{match['start']}{_escaped(match)}", source)


def _escaped(match: re.Match) -> str:
    words = lowered(match["words"], match["before"])
    return "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in words)
