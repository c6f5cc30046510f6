"""Words of releases and readers that Markdown is to read as nothing but words. Pure."""

import re

# In front of what Markdown would read as its own: marks, addresses that it would link, and what begins a list or a
# heading in front of a line.
_OWN = (
    r"(?=[\\`*_\[\]<>#|!&~@])|(?:https?|ftp)(?=://)|www(?=\.)"
    r"|^[ \t]*(?=[-+=])|^[ \t]*\d{1,9}(?=[.)](?:\s|$))"
)
_ESCAPED = re.compile(_OWN, re.IGNORECASE)
# A number in brackets is none of it, unless what follows makes it a link.
_IN_ANSWER = re.compile(rf"\[\d{{1,4}}\](?=(?P<links>[(:])?)|{_OWN}", re.IGNORECASE | re.MULTILINE)


def escaped(text: str) -> str:
    """`text` on one line, without anything that Markdown would read as its own."""
    return _ESCAPED.sub(r"\g<0>\\", " ".join(text.split()))


def escaped_answer(text: str) -> str:
    """The lines of an answer, its markers as they are; of a beginning of it, a beginning of the same."""
    return _IN_ANSWER.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    numbered = match.group().startswith("[")
    return match.group() if numbered and not match["links"] else f"{match.group()}\\"
