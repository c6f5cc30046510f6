"""Answers that a language model only selects: it says whether sentences of the releases answer, and which, and they
speak.

What it says is weighed, not obeyed: a small model tells better than any rule whether there is an answer, and worse than
the search which sentence gives it. How sure it is of each decides how far it moves them.
"""

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from pydantic import BaseModel, ValidationError

from assistant.answers.quotes import asks_list, in_reading_order
from assistant.evidence.evidence import Evidence
from assistant.evidence.orders import gives_orders, stands_in_orders
from assistant.model.chat_model import ChatModel, Decided
from assistant.model.chat_trouble import ChatModelError, Trouble
from assistant.model.prompt import Numbered, choice
from assistant.questions.question import Question
from embeddings.releases.release import Release

OFFERED = 9  # sentences to choose from: what a small model reads in seconds, each under one digit
# From here on a model is believed that there is an answer, where its server tells how sure it is. Of .5 to .9 it parts
# best, with a small model, the questions of examples/questions.jsonl that have an answer from those that have none.
CERTAINTY = 0.6
# What a sentence gains for each e-fold in the likelihood that it is the one. Of .01 to .05, on the same questions.
WEIGHT = 0.02
UNLIKELY = 1e-4  # nothing is less likely
ALSO = 0.5  # how likely a sentence is that a model names behind its first one, or without saying how sure it is


Place = tuple[str, int]  # a release's id and where in it a sentence begins


class Choice(BaseModel):
    """Whether the numbered sentences answer, and which do, as a model says."""

    answerable: bool
    citations: list[int]


class Selector:
    """One language model that judges sentences."""

    def __init__(self, model: ChatModel, certainty: float):
        """`certainty` is how sure the model must be that there is an answer, 0 to 1, where its server tells."""
        self._model, self._certainty = model, certainty

    def judged(self, question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
        """The evidence by what the search and the model say together; none where the model says that none answers.

        A prompt that is too long for the model is asked once more, with half the sentences. Raises ChatModelError,
        also for a reply that is no choice.
        """
        best = [e for e in evidence if not stands_in_orders(e.hit.release.text, e.start, e.end)][:OFFERED]
        try:
            decided = self._decided(question, offered := in_reading_order(best))
        except ChatModelError as error:
            if error.kind is not Trouble.OVERFLOW:
                raise
            decided = self._decided(question, offered := in_reading_order(best[: (len(best) + 1) // 2]))
        read = _choice_in(decided.text)
        unsure = decided.yes is not None and decided.yes < self._certainty
        if unsure or not read.answerable:
            return []
        if asks_list(question.text) or question.timed:
            return list(evidence)  # of several things, or of what is newest, one choice tells nothing
        return _weighed(evidence, _likelihoods(offered, decided, read))

    def _decided(self, question: Question, offered: Sequence[Evidence]) -> Decided:
        return self._model.decide(choice(question.text, _numbered(offered)), Choice.model_json_schema())


def _numbered(offered: Sequence[Evidence]) -> list[Numbered]:
    """The sentences under their numbers, release by release."""
    releases = groupby(enumerate(offered, 1), key=lambda item: item[1].hit.release)
    return [_of_release(release, {n: e.text for n, e in own}) for release, own in releases]


def _of_release(release: Release, sentences: Mapping[int, str]) -> Numbered:
    title = "" if gives_orders(release.title) else release.title
    return Numbered(title, str(release.date or ""), release.source, release.language, sentences)


def _likelihoods(offered: Sequence[Evidence], decided: Decided, read: Choice) -> dict[Place, float]:
    """How likely each of the sentences that were offered is the one that answers."""
    named = dict.fromkeys(read.citations[1:] if decided.digits else read.citations, ALSO)
    return {
        e.place: max(decided.digits.get(n, 0.0), named.get(n, 0.0)) for n, e in enumerate(offered, 1)
    }


def _weighed(evidence: Sequence[Evidence], likelihoods: Mapping[Place, float]) -> list[Evidence]:
    gains = (WEIGHT * math.log(max(UNLIKELY, likelihoods.get(e.place, 0.0))) for e in evidence)
    told = [replace(e, score=e.score + gain) for e, gain in zip(evidence, gains, strict=True)]
    return sorted(told, key=lambda e: -e.score)


def _choice_in(reply: str) -> Choice:
    """The choice in a reply; small models write around it."""
    found = re.search(r"\{[^{}]{0,2000}\}", reply)
    try:
        return Choice.model_validate(json.loads(found.group() if found else reply))
    except (ValueError, ValidationError, RecursionError) as error:
        raise ChatModelError(Trouble.BROKEN, "The model's choice cannot be read.") from error
