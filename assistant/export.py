"""A conversation as Markdown, with a numbered footnote for every citation. Pure."""

import re
from collections.abc import Sequence

from assistant.answers import phrases
from assistant.answers.answer import Answer, Citation
from assistant.escaping import escaped
from assistant.history import Kept, Stale
from assistant.markers import markers
from embeddings.text.addresses import web_address


def markdown(title: str, answers: Sequence[tuple[Kept, Sequence[Stale]]]) -> str:
    """The answers in order, each with the citations that are no longer as they were."""
    parts = [_part(number, kept.answer, stale) for number, (kept, stale) in enumerate(answers, 1)]
    return "\n\n".join([f"# {escaped(title)}", *parts]) + "\n"


def _part(number: int, answer: Answer, stale: Sequence[Stale]) -> str:
    understood = answer.interpreted
    states = {mark.n: mark.state for mark in stale}
    blocks = [f"## {escaped(understood.asked)}", answer.asked_at]
    if understood.follows_up:
        blocks.append(f"*{phrases.say(phrases.ASKED_AS, answer.language)} {escaped(understood.text)}*")
    blocks += [_text(number, line, answer) for line in answer.text.splitlines() if line.strip()]
    blocks.append(escaped(answer.notice))
    notes = [_note(number, citation, states.get(citation.n, ""), answer) for citation in answer.citations]
    return "\n\n".join(filter(None, [*blocks, "\n".join(notes)]))


def _text(number: int, line: str, answer: Answer) -> str:
    """A line of an answer; the numbers of its citations lead to the footnotes."""
    quotes = {citation.n: citation.quote for citation in answer.citations}
    words, at = "", 0
    for match in markers(line, quotes):
        words += f"{escaped(line[at : match.start()]).rstrip()}[^{number}-{match[1]}]"
        at = match.end()
    return f"{'> ' if answer.mode == 'quotes' and quotes else ''}{words}{escaped(line[at:])}"


def _note(number: int, citation: Citation, state: str, answer: Answer) -> str:
    marked = f" **{phrases.say(phrases.STALE[state], answer.language)}**" if state else ""
    about = ", ".join(filter(None, (citation.speaker, str(citation.date or ""), citation.source)))
    facts = [escaped(citation.title or citation.release_id), escaped(about), _address(citation.url)]
    facts.append(f"“{escaped(citation.quote)}”")
    return f"[^{number}-{citation.n}]: {'. '.join(filter(None, facts))}{marked}"


def _address(url: str) -> str:
    """An address that may be followed, as a link where Markdown takes it for one; of an older archive, none else."""
    address = web_address(url)
    return f"<{address}>" if re.fullmatch(r"[^\s<>]+", address) else escaped(address)
