"""The assistant: a question becomes events, and in the end a cited answer."""

import time
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from assistant import phrases, quotes
from assistant.answer import Answer, Citation, Delta, Done, Event, Failed, Sources
from assistant.chat_model import ChatModel, ChatModelError
from assistant.citations import CitedSentence, cited_sentences, unsupported
from assistant.evidence import Evidence, nearest_sentence, weigh
from assistant.prompt import NumberedPassage, declines, messages
from assistant.question import BadQuestion, understand
from assistant.retrieval import Found, retrieve
from embeddings.archive import Archive
from embeddings.release import Filters, Hit

HITS = 8  # releases shown as sources and given to the language model
NEAREST = 3  # releases shown when nothing answers
MODES = ("auto", "quotes", "model")


class AnswerFailed(Exception):
    """No answer in the mode that was asked for; says what happened and which HTTP status it is."""

    def __init__(self, title: str, detail: str, status: int):
        super().__init__(f"{title} {detail}")
        self.title, self.detail, self.status = title, detail, status


class Assistant:
    """Answers questions over one archive; with a language model where there is one."""

    def __init__(self, archive: Archive, chat_model: ChatModel | None = None, context_chars: int = 12_000):
        self.archive = archive
        self.chat_model = chat_model
        self._context_chars = context_chars

    def search(
        self,
        question: str,
        *,
        k: int = 10,
        filters: Filters | None = None,
        newest_first: bool = False,
        today: date | None = None,
    ) -> Found:
        """Raises BadQuestion."""
        asked = understand(question, filters=filters, today=today)
        return retrieve(self.archive, replace(asked, newest_first=newest_first or asked.newest_first), k)

    def ask(self, question: str, **options) -> Answer:
        """The whole answer; options as in `stream`. Raises BadQuestion and AnswerFailed."""
        for event in self.stream(question, **options):
            if isinstance(event, Failed):
                raise AnswerFailed(event.title, event.detail, event.status)
            if isinstance(event, Done):
                return event.answer
        raise AnswerFailed("The answer broke off.", "Ask again.", 500)

    def stream(
        self,
        question: str,
        *,
        language: str = "",
        filters: Filters | None = None,
        mode: str = "auto",
        conversation_id: str = "",
        today: date | None = None,
    ) -> Iterator[Event]:
        """Sources, then deltas, then Done or Failed. Raises BadQuestion before the first event."""
        began = time.monotonic()
        asked = understand(question, language=language, filters=filters, today=today)
        if mode not in MODES:
            raise BadQuestion(f"mode is {mode!r}; it must be one of {', '.join(MODES)}.")
        if mode == "model" and self.chat_model is None:
            raise AnswerFailed(
                "No language model is configured.", "Set OPENAI_BASE_URL and ASSISTANT_CHAT_MODEL.", 503
            )
        found = retrieve(self.archive, asked, HITS)
        yield Sources(found.hits, asked, found.searched)
        for event in self._answer(found, mode):
            if isinstance(event, Done):
                answer = self._still_true(event.answer)
                took = round(1000 * (time.monotonic() - began))
                event = Done(
                    replace(answer, conversation_id=conversation_id or uuid.uuid4().hex, took_ms=took)
                )
            yield event

    def _answer(self, found: Found, mode: str) -> Iterator[Event]:
        if mode == "quotes" or self.chat_model is None:
            yield from self._quote(found)
            return
        try:
            yield from self._write(found)
        except ChatModelError as error:
            reason = phrases.model_failed(str(error.kind), found.interpreted.language)
            if mode == "model":
                yield Failed(reason, error.detail, _status(error))
            else:
                yield from self._quote(found, reason)

    # The releases' own sentences

    def _quote(self, found: Found, reason: str = "") -> Iterator[Event]:
        evidence = weigh(found.interpreted, found.hits, self.archive)
        if not evidence or not quotes.supports(self.archive, found.hits):
            yield Done(_declined(found, reason))
            return
        chosen = quotes.chosen(evidence, found.interpreted.newest_first)
        citations = tuple(quotes.citation(n, e) for n, e in enumerate(chosen, 1))
        language = found.interpreted.language
        notice = phrases.say(phrases.MODEL_FAILED, language, reason=reason) if reason else ""
        if not reason:
            yield Delta(quotes.written(citations))
        yield Done(_answer(found, quotes.written(citations), "quotes", citations, notice))

    # The language model's sentences

    def _write(self, found: Found) -> Iterator[Event]:
        """What the language model writes, sentence by sentence, as far as the releases prove it."""
        question = found.interpreted
        passages = [_numbered(n, hit) for n, hit in enumerate(found.hits, 1)]
        pieces = self.chat_model.stream(
            messages(question.text, question.language, passages, budget=self._context_chars)
        )
        text, citations, dropped = "", [], 0
        for sentence in cited_sentences(pieces, range(1, len(passages) + 1), question.language):
            cited = [found.hits[n - 1] for n in sentence.numbers]
            if declines(sentence.text):
                break
            if not cited or unsupported(sentence.text, [_evidence_text(hit) for hit in cited]):
                dropped += 1
                continue
            new = self._cite(sentence, cited, len(citations))
            citations += new
            line = f"{' ' if text else ''}{sentence.text} {''.join(f'[{c.n}]' for c in new)}"
            text += line
            yield Delta(line)
        if citations:
            notice = phrases.say(phrases.LEFT_OUT, question.language) if dropped else ""
            yield Done(_answer(found, text, "model", tuple(citations), notice))
        elif dropped:
            yield from self._quote(found, phrases.model_failed("unproven", question.language))
        else:
            yield Done(replace(_declined(found), mode="model"))

    def _cite(self, sentence: CitedSentence, cited: Sequence[Hit], before: int) -> list[Citation]:
        found = []
        for n, hit in enumerate(cited, before + 1):
            start, end = nearest_sentence(sentence.text, hit, self.archive.encoder)
            found.append(quotes.citation(n, Evidence(hit, start, end, hit.release.text[start:end])))
        return found

    def _still_true(self, answer: Answer) -> Answer:
        """The answer, unless a release that it cites was changed or removed while it was made."""
        for citation in answer.citations:
            release = self.archive.release(citation.release_id)
            if release is None or release.text[citation.start : citation.end] != citation.quote:
                return replace(
                    answer,
                    text=phrases.declined(answer.interpreted, answer.searched),
                    answerable=False,
                    citations=(),
                )
        return answer


def _answer(found: Found, text: str, mode: str, citations: tuple[Citation, ...], notice: str) -> Answer:
    language = found.interpreted.language
    foreign = list(dict.fromkeys(c.language for c in citations if c.language not in ("", language)))
    if foreign and mode == "quotes":
        notice = " ".join(filter(None, (notice, phrases.quoted_in(foreign, language))))
    return Answer(
        text=text,
        language=language,
        mode=mode,
        answerable=True,
        citations=citations,
        interpreted=found.interpreted,
        searched=found.searched,
        notice=notice,
    )


def _declined(found: Found, reason: str = "") -> Answer:
    return Answer(
        text=phrases.declined(found.interpreted, found.searched),
        language=found.interpreted.language,
        mode="quotes",
        answerable=False,
        citations=(),
        interpreted=found.interpreted,
        searched=found.searched,
        nearest=found.hits[:NEAREST],
        notice=reason,
    )


def _numbered(n: int, hit: Hit) -> NumberedPassage:
    release = hit.release
    return NumberedPassage(
        n, release.title, str(release.date or ""), release.source, release.language, hit.passage.text
    )


def _evidence_text(hit: Hit) -> str:
    return f"{hit.release.title}\n{hit.release.date or ''}\n{hit.passage.text}"


def _status(error: ChatModelError) -> int:
    return {"timeout": 504, "quota": 503, "unreachable": 503}.get(str(error.kind), 502)
