"""A conversation as Markdown, with a numbered footnote for every citation. Pure."""

import re
from collections.abc import Sequence

from assistant import phrases
from assistant.answer import Answer, Citation
from assistant.history import Kept, Stale
from assistant.markers import markers

# In front of what Markdown would read as its own: marks, addresses that it would link, and what begins a list or a
# heading in front of a line.
_OWN = re.compile(
    r"(?=[\\`*_\[\]<>#|!&~@])|(?:https?|ftp)(?=://)|www(?=\.)|^(?=[-+=])|^\d{1,9}(?=[.)])", re.IGNORECASE
)


def markdown(title: str, answers: Sequence[tuple[Kept, Sequence[Stale]]]) -> str:
    """The answers in order, each with the citations that are no longer as they were."""
    parts = [_part(number, kept.answer, stale) for number, (kept, stale) in enumerate(answers, 1)]
    return "\n\n".join([f"# {_escaped(title)}", *parts]) + "\n"


def _part(number: int, answer: Answer, stale: Sequence[Stale]) -> str:
    understood = answer.interpreted
    states = {mark.n: mark.state for mark in stale}
    blocks = [f"## {_escaped(understood.asked)}", answer.asked_at]
    if understood.follows_up:
        blocks.append(f"*{phrases.say(phrases.ASKED_AS, answer.language)} {_escaped(understood.text)}*")
    blocks += [_text(number, line, answer) for line in answer.text.splitlines() if line.strip()]
    blocks.append(_escaped(answer.notice))
    notes = [_note(number, citation, states.get(citation.n, ""), answer) for citation in answer.citations]
    return "\n\n".join(filter(None, [*blocks, "\n".join(notes)]))


def _text(number: int, line: str, answer: Answer) -> str:
    """A line of an answer; the numbers of its citations lead to the footnotes."""
    quotes = {citation.n: citation.quote for citation in answer.citations}
    words, at = "", 0
    for match in markers(line, quotes):
        words += f"{_escaped(line[at : match.start()]).rstrip()}[^{number}-{match[1]}]"
        at = match.end()
    return f"{'> ' if answer.mode == 'quotes' and quotes else ''}{words}{_escaped(line[at:])}"


def _note(number: int, citation: Citation, state: str, answer: Answer) -> str:
    marked = f" **{phrases.say(phrases.STALE[state], answer.language)}**" if state else ""
    about = ", ".join(filter(None, (citation.speaker, str(citation.date or ""), citation.source)))
    facts = [_escaped(citation.title or citation.release_id), _escaped(about), _address(citation.url)]
    facts.append(f"“{_escaped(citation.quote)}”")
    return f"[^{number}-{citation.n}]: {'. '.join(filter(None, facts))}{marked}"


def _address(url: str) -> str:
    return f"<{url}>" if re.fullmatch(r"https?://[^\s<>]+", url) else _escaped(url)


def _escaped(text: str) -> str:
    """`text` on one line, without anything that Markdown would read as its own."""
    return _OWN.sub(r"\g<0>\\", " ".join(text.split()))
