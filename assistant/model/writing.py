"""Answers that a language model writes; only what the releases prove gets out."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from assistant.answers import quotes
from assistant.answers.answer import Citation, Delta
from assistant.evidence.evidence import Evidence, nearest_sentence, sentence_text, shown_sentences
from assistant.evidence.retrieval import Found
from assistant.model.chat_model import ChatModel, Message
from assistant.model.chat_trouble import ChatModelError, Trouble
from assistant.model.prompt import Numbered, declines, messages, repair
from assistant.model.striking import Failed
from assistant.proof.citations import CitedSentence, cited_sentences
from assistant.proof.comparison import Comparison
from assistant.proof.faults import faults
from assistant.proof.proof import unsupported
from embeddings.archive import Archive
from embeddings.releases.release import Hit

log = logging.getLogger(__name__)


@dataclass
class Draft:
    """What is proven of a reply so far, and what is not, each sentence with the reasons.

    `shown` are the sentences of the releases by the numbers under which the model knows them.
    """

    shown: Mapping[int, Evidence]
    text: str = ""
    citations: list[Citation] = field(default_factory=list)
    kept: list[tuple[int, str]] = field(default_factory=list)  # each proven sentence with its first number
    failed: list[Failed] = field(default_factory=list)


class Writer:
    """One language model at work over one archive."""

    def __init__(self, model: ChatModel, archive: Archive, context_chars: int):
        self._model, self._archive, self._context_chars = model, archive, context_chars

    def draft(self, found: Found) -> Draft:
        """An empty one, for `write`."""
        return Draft(_shown(found.hits))

    def write(self, found: Found, draft: Draft) -> Iterator[Delta]:
        """The proven sentences as they come; what is not proven is asked for once more, with the reasons.

        A prompt that is too long for the model is asked once more, with half the releases' text.
        Raises ChatModelError where the reply did not come whole; what is proven of it stands in the draft.
        """
        asked = _asked(found, draft, self._context_chars)
        try:
            yield from self._prove(self._model.stream(asked), found, draft)
        except ChatModelError as error:
            if error.kind is not Trouble.OVERFLOW or draft.text:
                raise
            draft.failed.clear()
            asked = _asked(found, draft, self._half(found))
            yield from self._prove(self._model.stream(asked), found, draft)
        if draft.failed:
            yield from self._repair(asked, found, draft)

    def _half(self, found: Found) -> int:
        return min(self._context_chars, sum(len(hit.passage.text) for hit in found.hits)) // 2

    def _repair(self, asked: Sequence[Message], found: Found, draft: Draft) -> Iterator[Delta]:
        """Ask once more for what was not proven; what then still is not stays failed."""
        failed, before = draft.failed, len(draft.citations)
        told = [(_with_markers(one.sentence), list(map(str, one.faults))) for one in failed]
        draft.failed = []
        try:
            yield from self._prove(self._model.stream([*asked, *repair(told)]), found, draft)
        except ChatModelError as error:
            log.info("not repaired: %s", error.detail)
        if len(draft.citations) == before:
            draft.failed = failed

    def _prove(self, pieces: Iterator[str], found: Found, draft: Draft) -> Iterator[Delta]:
        comparison = Comparison(self._archive.encoder)
        read: set[CitedSentence] = set()  # a model may say one thing a thousand times
        for sentence in cited_sentences(pieces, draft.shown, found.interpreted.language):
            if declines(sentence.text):
                return
            if sentence in read:
                continue
            read.add(sentence)
            cited = [draft.shown[n] for n in sentence.numbers]
            hits = list(dict.fromkeys(one.hit for one in cited))
            others = [hit for hit in found.hits if hit not in hits]
            if reasons := faults(sentence.text, hits, others, found.interpreted, comparison):
                draft.failed.append(Failed(sentence, reasons, len(draft.citations) + 1))
            elif sentence.text not in draft.text:
                new = self._cite(sentence.text, cited, hits, len(draft.citations))
                draft.kept.append((new[0].n, sentence.text))
                draft.citations += new
                markers = "".join(f"[{c.n}]" for c in new)
                line = f"{' ' if draft.text else ''}{sentence.text} {markers}"
                draft.text += line
                yield Delta(line)

    def _cite(
        self, text: str, cited: Sequence[Evidence], hits: Sequence[Hit], before: int
    ) -> list[Citation]:
        """The cited sentences where they prove `text` by themselves, else those of their passages that come nearest."""
        exact = cited
        if unsupported(text, [sentence_text(one) for one in cited]):
            spans = [(hit, *nearest_sentence(text, hit, self._archive.encoder)) for hit in hits]
            exact = [Evidence(hit, a, b, hit.release.text[a:b]) for hit, a, b in spans]
        return [quotes.citation(n, one) for n, one in enumerate(exact, before + 1)]


def _asked(found: Found, draft: Draft, budget: int) -> list[Message]:
    question = found.interpreted
    releases = [_numbered(*one) for one in groupby(draft.shown.items(), lambda item: item[1].hit)]
    return messages(question.text, question.language, releases, budget, question.asked_on)


def _shown(hits: Sequence[Hit]) -> dict[int, Evidence]:
    """The sentences of the hits under their numbers."""
    return dict(enumerate((one for hit in hits for one in shown_sentences(hit)), 1))


def _numbered(hit: Hit, sentences: Iterable[tuple[int, Evidence]]) -> Numbered:
    release = hit.release
    texts = {n: one.text for n, one in sentences}
    return Numbered(release.title, str(release.date or ""), release.source, release.language, texts)


def _with_markers(sentence: CitedSentence) -> str:
    return sentence.text + "".join(f" [{n}]" for n in sentence.numbers)
