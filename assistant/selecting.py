"""Answers that a language model only selects: it says whether releases answer, and which, and they speak.

A small model that hardly writes tells well which of a few releases a question is about, and badly which of their
sentences: these are found by code, as where there is no model.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import replace

from pydantic import BaseModel, ValidationError

from assistant import quotes
from assistant.chat_model import ChatModel
from assistant.chat_trouble import ChatModelError, Trouble
from assistant.evidence import Evidence, weigh
from assistant.orders import gives_orders, stands_in_orders
from assistant.prompt import Excerpt, choice
from assistant.quoting import Quoted, quoted
from assistant.retrieval import Found
from embeddings.archive import Archive

RELEASES = 4  # to choose from: what a small model reads in seconds
EACH = 3  # sentences of each
MOST = 2  # releases that may be chosen
# From here on a model is believed that there is an answer, where its server tells how sure it is. Of .5 to .9 it parts
# best, with a small model, the questions of examples/questions.jsonl that have an answer from those that have none.
CERTAINTY = 0.75


class Choice(BaseModel):
    """Whether the numbered releases answer, and which do, as a model says."""

    answerable: bool
    citations: list[int]


class Selector:
    """One language model that chooses among the releases of one archive."""

    def __init__(self, model: ChatModel, archive: Archive, certainty: float):
        """`certainty` is how sure the model must be that there is an answer, 0 to 1, where its server tells."""
        self._model, self._archive, self._certainty = model, archive, certainty

    def select(self, found: Found) -> Quoted:
        """Sentences of the releases that the model says answer; none where it says that none does.

        A prompt that is too long for the model is asked once more, with half the releases. Raises ChatModelError,
        also for a reply that is no choice.
        """
        offered = self._offered(found)
        try:
            chosen = self._chosen(found, offered)
        except ChatModelError as error:
            if error.kind is not Trouble.OVERFLOW:
                raise
            offered = offered[: (len(offered) + 1) // 2]
            chosen = self._chosen(found, offered)
        picked = [offered[n - 1] for n in dict.fromkeys(chosen) if 0 < n <= len(offered)][:MOST]
        if not picked:
            return Quoted()
        told = quoted(replace(found, hits=tuple(own[0].hit for own in picked)), self._archive)
        return told if told.evidence else Quoted(tuple(e for own in picked for e in quotes.best(own, EACH)))

    def _offered(self, found: Found) -> list[list[Evidence]]:
        """The sentences of the nearest releases, best first, without those that give orders."""
        releases: dict[str, list[Evidence]] = {}
        for evidence in weigh(found.interpreted, found.hits, self._archive):
            if not stands_in_orders(evidence.hit.release.text, evidence.start, evidence.end):
                releases.setdefault(evidence.hit.release.id, []).append(evidence)
        return [own[:EACH] for own in releases.values()][:RELEASES]

    def _chosen(self, found: Found, offered: Sequence[Sequence[Evidence]]) -> list[int]:
        asked = choice(found.interpreted.text, [_excerpt(own) for own in offered])
        decided = self._model.decide(asked, Choice.model_json_schema())
        unsure = decided.yes is not None and decided.yes < self._certainty
        read = _choice_in(decided.text)
        return read.citations if read.answerable and not unsure else []


def _excerpt(evidence: Sequence[Evidence]) -> Excerpt:
    release = evidence[0].hit.release
    title = "" if gives_orders(release.title) else release.title
    sentences = [e.text for e in sorted(evidence, key=lambda e: e.start)]
    return Excerpt(title, str(release.date or ""), sentences)


def _choice_in(reply: str) -> Choice:
    """The choice in a reply; small models write around it."""
    found = re.search(r"\{[^{}]{0,2000}\}", reply)
    try:
        return Choice.model_validate(json.loads(found.group() if found else reply))
    except (ValueError, ValidationError, RecursionError) as error:
        raise ChatModelError(Trouble.BROKEN, "The model's choice cannot be read.") from error
