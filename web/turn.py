"""A question with its answer as finished values for the template. Pure but for looking up what is cited."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant.answers.answer import Answer
from assistant.history import Choices, Stale
from embeddings.archive import Archive
from web import view
from web.view import Card, Limit, Sentence
from web.wording import Wording


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with what the page says to it."""

    question: str = ""
    asked_as: str = ""
    asked_at: str = ""
    state: str = "working"  # then "done", "declined" or "failed"; a script also knows "stopped"
    paragraphs: Sequence[Sequence[Sentence]] = ()
    notice: str = ""
    step: str = ""  # what is being done, while it is on its way
    asked: str = ""  # as JSON what a script is to ask: `question`, `chosen`, `mode` and `ignore`, as ask.js names them
    limits: Sequence[Limit] = ()
    searched: str = ""
    cited: Sequence[Sequence[Card]] = ()  # of each release its own
    nearest: Sequence[Sequence[Card]] = ()
    trouble: str = ""
    todo: str = ""
    answer_id: str = ""  # "" where it is not kept
    conversation_id: str = ""
    quotes_href: str = ""
    again_href: str = ""


def answered(
    archive: Archive,
    wording: Wording,
    answer: Answer,
    choices: Choices,
    stale: Sequence[Stale] = (),
    dated: bool = False,
) -> Turn:
    """An answer with its cards; `dated`, it says when it was given."""
    marks, understood = {mark.n: mark for mark in stale}, answer.interpreted
    cards = {
        c.n: view.cited_card(c, archive.release(c.release_id), answer, wording, marks.get(c.n))
        for c in answer.citations
    }
    changed = wording.text("stale") if stale else ""
    return Turn(
        question=understood.asked or understood.text,
        asked_as=wording.text("asked_as", question=understood.text) if understood.follows_up else "",
        asked_at=_moment(answer.asked_at, wording) if dated else "",
        state="done" if answer.answerable else "declined",
        paragraphs=view.paragraphs(answer, cards),
        notice=" ".join(filter(None, (answer.notice, changed))),
        limits=view.limits(understood.text, choices.filters, answer, wording, choices.ignore),
        searched=view.searched(answer.searched, wording),
        cited=view.by_release(cards.values()),
        nearest=[[view.found_card(hit, wording)] for hit in answer.nearest],
        answer_id=answer.id,
        conversation_id=answer.conversation_id,
    )


def _moment(asked_at: str, wording: Wording) -> str:
    return wording.text("asked_at", when=wording.moment(datetime.fromisoformat(asked_at)))
