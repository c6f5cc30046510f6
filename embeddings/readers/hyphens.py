"""Hyphens at the ends of printed lines: those that only divide a word go, those that belong to it stay. Pure."""

import re

DIVIDED = "\x02"  # between the parts of a word that ended a line with a hyphen; no text has it
# First parts of compounds that are always written with one, and end no syllable of other words.
_COMPOUND = frozenset(("self", "вице", "пресс", "северо", "южно", "юго"))
_PARTS = re.compile(rf"([^\W_]+){DIVIDED}\s*(\w+)")


def closed(text: str) -> str:
    """A text with its divided words whole, with a hyphen where they are compounds, there or elsewhere in it."""
    written = text.lower()
    words, compounds = set(re.findall(r"\w+", written)), set(re.findall(r"\w+-\w+", written))

    def whole(parts: re.Match) -> str:
        first, second = parts.groups()
        compound, word = f"{first}-{second}", first + second
        is_found = compound.lower() in compounds and word.lower() not in words
        return compound if is_found or _is_compound(first, second) else word

    return _PARTS.sub(whole, text)


def _is_compound(first: str, second: str) -> bool:
    """COVID-19, 2019-2023, Нью-Йорк; but "MINIS-TRY" is one word."""
    has_figures = first[-1].isdigit() or second[0].isdigit()
    has_names = second[0].isupper() and not (first[-1].isupper() and len(first) > 1)
    return has_figures or has_names or first.lower() in _COMPOUND
