"""Figures set above the line, as signs of their own: 10³ is not 103, and a footnote's mark is no digit of a number."""

import re

_FIGURES = str.maketrans("0123456789+-−–=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾")
_RTF = re.compile(r"(\\super(?![0-9a-z])(?:\\(?!nosupersub)[a-z]+-?\d*)*[ \r\n]*)([-+(]?\d+\)?)")


def raised(words: str) -> str:
    """Words in superscript: figures as those that stand above the line; "st" and "nd" stay letters."""
    return words.translate(_FIGURES) if any(map(str.isdecimal, words)) else words


def raise_rtf(source: str) -> str:
    """The source of an RTF file with the figures after \\super raised."""
    return _RTF.sub(lambda match: match[1] + "".join(f"\\u{ord(c)}?" for c in raised(match[2])), source)
