"""Answers that a language model writes; only what the releases prove gets out."""

import logging
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field

from assistant import quotes
from assistant.answer import Citation, Delta
from assistant.chat_model import ChatModel, Message
from assistant.chat_trouble import ChatModelError, Trouble
from assistant.citations import CitedSentence, cited_sentences
from assistant.evidence import Evidence, nearest_sentence
from assistant.faults import faults
from assistant.prompt import NumberedPassage, declines, messages, repair
from assistant.retrieval import Found
from embeddings.archive import Archive
from embeddings.release import Hit

log = logging.getLogger(__name__)


@dataclass
class Draft:
    """What is proven of a reply so far, and what is not, each sentence with the reasons."""

    text: str = ""
    citations: list[Citation] = field(default_factory=list)
    failed: list[tuple[CitedSentence, list[str]]] = field(default_factory=list)


class Writer:
    """One language model at work over one archive."""

    def __init__(self, model: ChatModel, archive: Archive, context_chars: int):
        self._model, self._archive, self._context_chars = model, archive, context_chars

    def write(self, found: Found) -> Generator[Delta, None, Draft]:
        """The proven sentences as they come; what is not proven is asked for once more, with the reasons.

        A prompt that is too long for the model is asked once more, with half the releases' text.
        Raises ChatModelError where nothing came whole.
        """
        asked, draft = self._asked(found, self._context_chars), Draft()
        try:
            yield from self._prove(self._model.stream(asked), found, draft)
        except ChatModelError as error:
            if error.kind is not Trouble.OVERFLOW or draft.text:
                raise
            asked, draft = self._asked(found, self._half(found)), Draft()
            yield from self._prove(self._model.stream(asked), found, draft)
        if draft.failed:
            yield from self._repair(asked, found, draft)
        return draft

    def _asked(self, found: Found, budget: int) -> list[Message]:
        question = found.interpreted
        passages = [_numbered(n, hit) for n, hit in enumerate(found.hits, 1)]
        return messages(question.text, question.language, passages, budget, question.asked_on)

    def _half(self, found: Found) -> int:
        return min(self._context_chars, sum(len(hit.passage.text) for hit in found.hits)) // 2

    def _repair(self, asked: Sequence[Message], found: Found, draft: Draft) -> Iterator[Delta]:
        """Ask once more for what was not proven; what then still is not stays failed."""
        failed, before = draft.failed, len(draft.citations)
        faults = [(_with_markers(sentence), reasons) for sentence, reasons in failed]
        draft.failed = []
        try:
            yield from self._prove(self._model.stream([*asked, *repair(faults)]), found, draft)
        except ChatModelError as error:
            log.info("not repaired: %s", error.detail)
        if len(draft.citations) == before:
            draft.failed = failed

    def _prove(self, pieces: Iterator[str], found: Found, draft: Draft) -> Iterator[Delta]:
        language, hits = found.interpreted.language, found.hits
        for sentence in cited_sentences(pieces, range(1, len(hits) + 1), language):
            if declines(sentence.text):
                return
            cited = [hits[n - 1] for n in sentence.numbers]
            others = [hit for hit in hits if hit not in cited]
            if reasons := faults(sentence.text, cited, others, found.interpreted):
                draft.failed.append((sentence, reasons))
            elif sentence.text not in draft.text:
                new = self._cite(sentence, cited, len(draft.citations))
                draft.citations += new
                markers = "".join(f"[{c.n}]" for c in new)
                line = f"{' ' if draft.text else ''}{sentence.text} {markers}"
                draft.text += line
                yield Delta(line)

    def _cite(self, sentence: CitedSentence, cited: Sequence[Hit], before: int) -> list[Citation]:
        found = []
        for n, hit in enumerate(cited, before + 1):
            start, end = nearest_sentence(sentence.text, hit, self._archive.encoder)
            found.append(quotes.citation(n, Evidence(hit, start, end, hit.release.text[start:end])))
        return found


def _numbered(n: int, hit: Hit) -> NumberedPassage:
    release = hit.release
    return NumberedPassage(
        n, release.title, str(release.date or ""), release.source, release.language, hit.passage.text
    )


def _with_markers(sentence: CitedSentence) -> str:
    return sentence.text + "".join(f" [{n}]" for n in sentence.numbers)
