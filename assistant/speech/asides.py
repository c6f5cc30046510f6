"""What stands between a subject and its verb and may be left out: brackets, and what two dashes part. Pure."""

import re

from assistant.speech.sayings import SAYS
from embeddings.text.folding import fold

_BRACKETS = re.compile(r"(?<=[\w»”\"])\s?\([^()]*\)")
_DASHES = re.compile(r"(?<=\w)(?:\s[—–-]\s|[—–])[^—–«»“”\"]{2,120}?(?:\s[—–-]\s|[—–])(?=\w)")


def without_asides(sentence: str) -> str:
    """A sentence without its asides: "Lars Ode (Unity) said"; who is named in one is not its subject."""
    return _DASHES.sub(_kept, _BRACKETS.sub(_space, sentence))


def _space(brackets: re.Match[str]) -> str:
    """What is left of brackets: nothing, or a space where a word follows them directly."""
    return " " if brackets.string[brackets.end() :][:1].isalnum() else ""


def _kept(aside: re.Match[str]) -> str:
    """What is left of words between dashes: all of it where it is them that say who speaks."""
    return aside.group() if SAYS.search(fold(aside.group())) else " "
