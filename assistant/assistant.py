"""The assistant: a question becomes events, and in the end a cited answer."""

import logging
import time
import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from assistant.answers import notices, phrases, quotes
from assistant.answers.answer import Answer, Citation, Delta, Done, Event, Failed, Sources
from assistant.answers.correcting import without_superseded
from assistant.answers.one_question import Judge, Quoted
from assistant.answers.pronouns import with_antecedent
from assistant.answers.quoting import quoted
from assistant.evidence.retrieval import Found, retrieve
from assistant.history import Choices, History
from assistant.model import failures, stopping
from assistant.model.chat_model import ChatModel
from assistant.model.chat_trouble import ChatModelError, Trouble
from assistant.model.rewriting import rewritten
from assistant.model.selecting import CERTAINTY, Selector
from assistant.model.striking import struck
from assistant.model.writing import Writer
from assistant.questions.courtesy import without_courtesy
from assistant.questions.follow_up import Standalone, Turn, standalone, together
from assistant.questions.issuers import issuers
from assistant.questions.outside import is_outside
from assistant.questions.question import MAX_QUESTION, BadQuestion, Question, understand
from embeddings.archive import Archive
from embeddings.releases.release import Filters
from embeddings.store.conversations import NotKept, now

HITS = 8  # releases shown as sources and given to the language model
# The certainty from which a question that nothing answers may be about what was asked before it: of 14 that were made
# up about other things, as the weather, three are as near, of those of benchmarks/answers.py four in five.
LEANING = 0.2
NEAREST = 3  # releases shown when nothing answers
MODES = ("auto", "quotes", "model")
log = logging.getLogger(__name__)


class AnswerFailed(Exception):
    """No answer in the mode that was asked for; says what happened and which HTTP status it is."""

    def __init__(self, title: str, detail: str, status: int):
        super().__init__(f"{title} {detail}")
        self.title, self.detail, self.status = title, detail, status


class Assistant:
    """Answers questions over one archive; with a language model where there is one.

    What it answers is kept in `history`, where that is given.
    """

    def __init__(
        self,
        archive: Archive,
        chat_model: ChatModel | None = None,
        context_chars: int = 12_000,
        history: History | None = None,
        selects: bool = False,
        certainty: float = CERTAINTY,
    ):
        """With `selects` the language model chooses releases that speak, otherwise it writes its own sentences.

        `certainty` is how sure it must be that there is something to choose, 0 to 1, where its server tells.
        """
        self.archive = archive
        self.chat_model = chat_model
        self.history = history
        self._selects = selects
        self._writer = Writer(chat_model, archive, context_chars)
        self._selector = Selector(chat_model, certainty)

    def search(
        self,
        question: str,
        *,
        k: int = 10,
        filters: Filters | None = None,
        newest_first: bool = False,
        today: date | None = None,
        ignore: Collection[str] = (),
    ) -> Found:
        """Raises BadQuestion."""
        asked = self._understood(question, filters=filters, today=today, ignore=ignore)
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
        turns: Sequence[Turn] = (),
        keep: bool = True,
        today: date | None = None,
        ignore: Collection[str] = (),
        replaces: str = "",
    ) -> Iterator[Event]:
        """Sources, then deltas, then Done or Failed; `today` and `ignore` are explained at `understand`.

        `turns` are earlier questions of a conversation that is not kept here; without `keep` nor is the answer.
        Kept, it takes the place of the answer `replaces` of its conversation, which is not referred to.
        Stopped, it is what was shown by then; where that is nothing, it fails and nothing is kept.

        Raises BadQuestion, and AnswerFailed where there is no language model for the mode, before the first event.
        """
        began, asked_at = time.monotonic(), now()
        turns = turns or self._turns(conversation_id, replaces)
        turns = [replace(turn, question=turn.question[:MAX_QUESTION]) for turn in turns]
        chosen = {"language": language, "filters": filters, "today": today, "ignore": ignore}
        cited = turns[-1].cited if turns else ()
        understood = partial(self._understood, question, cited=cited, **chosen)
        asked = understood(standalone=self._standalone(question, turns, today, mode))
        self._check(mode)
        found = retrieve(self.archive, asked, HITS)
        if not asked.follows_up and (beside := self._beside(found, turns)):
            found = retrieve(self.archive, understood(standalone=beside), HITS)
        yield Sources(found.hits, found.interpreted, found.searched)
        for event in _unless_stopped(self._answer(found, mode), found.interpreted.language):
            if isinstance(event, Done):
                answer = replace(
                    self._checked(event.answer),
                    conversation_id=conversation_id or uuid.uuid4().hex,
                    asked_at=asked_at,
                    took_ms=round(1000 * (time.monotonic() - began)),
                )
                choices = Choices(filters or Filters(), mode, tuple(ignore))
                event = Done(self._keep(answer, choices, replaces) if keep else answer)
            yield event

    def _understood(self, question: str, **options) -> Question:
        """What a question asks for of what the archive has; options as of `understand`."""
        held, named = self.archive.extent().languages, partial(issuers, archive=self.archive)
        return understand(question, held=held, issuers=named, **options)

    def _check(self, mode: str) -> None:
        if mode not in MODES:
            raise BadQuestion(f"mode is {mode!r}; it must be one of {', '.join(MODES)}.")
        if mode == "model" and self.chat_model is None:
            raise AnswerFailed(
                "No language model is configured.", "Set OPENAI_BASE_URL and ASSISTANT_CHAT_MODEL.", 503
            )

    def _turns(self, conversation_id: str, before: str) -> list[Turn]:
        return self.history.turns(conversation_id, before) if self.history else []

    def _standalone(self, question: str, turns: Sequence[Turn], today: date | None, mode: str) -> Standalone | None:
        """The question in words that need no conversation, where it is one that does; else None.

        Rules see that it is one; the language model, where it may, words it better than they do.
        """
        words = without_courtesy(question) if len(question) <= MAX_QUESTION else ""  # it would take long to read
        if not words or understand(words, today=today).holdings:
            return None
        told = with_antecedent(words, turns[-1], self.archive) if turns else ""
        ruled = standalone(told or words, turns, today or date.today()) or (Standalone(told) if told else None)
        if not ruled or mode == "quotes" or self.chat_model is None:
            return ruled
        text = rewritten(self.chat_model, question, turns)
        return Standalone(text) if text else ruled

    def _beside(self, found: Found, turns: Sequence[Turn]) -> Standalone | None:
        """The question with those before it, where the releases do not answer it alone and are not far from it."""
        question = found.interpreted
        if not turns or is_outside(question.text) or question.holdings or question.wants_releases:
            return None
        if max(map(self.archive.certainty, found.hits), default=0.0) < LEANING:
            return None
        beside = together(question.text, turns, question.asked_on)
        return beside if beside and not quoted(found, self.archive).evidence else None

    def _keep(self, answer: Answer, choices: Choices, replaces: str) -> Answer:
        """The answer with its id, where answers are kept; that it could not be is no reason not to give it."""
        if not self.history:
            return answer
        try:
            return self.history.keep(answer, choices, replaces)
        except NotKept as error:
            log.error("%s", error)
            return answer

    def _answer(self, found: Found, mode: str) -> Iterator[Event]:
        if found.interpreted.holdings:
            told = phrases.holds(found.interpreted, found.searched)
            yield Done(replace(_declined(found, text=told), nearest=()))
            return
        if mode == "quotes" or self.chat_model is None or found.interpreted.wants_releases:
            yield from self._quote(found)
            return
        try:
            yield from self._select(found) if self._selects else self._write(found)
        except ChatModelError as error:
            _tell("no answer by the language model", error)
            reason = failures.told(str(error.kind), found.interpreted.language)
            if mode == "model" or error.kind is Trouble.STOPPED:
                yield Failed(reason, error.detail, _status(error))
            else:
                yield from self._quote(found, reason)

    # The releases' own sentences

    def _quote(self, found: Found, reason: str = "", judge: Judge | None = None) -> Iterator[Event]:
        if is_outside(found.interpreted.text):
            yield Done(_declined(found, reason, phrases.say(phrases.OUTSIDE, found.interpreted.language)))
            return
        told = quoted(found, self.archive, judge)
        if not told.evidence:
            yield Done(_declined(found, reason, told.declined))
            return
        yield from self._quoted(found, told, reason)

    def _quoted(self, found: Found, told: Quoted, reason: str) -> Iterator[Event]:
        """The answer that quotes these sentences; `reason` says why not the language model."""
        chosen = quotes.with_context(without_superseded(told.evidence, self.archive.release))
        citations = tuple(quotes.citation(n, e) for n, e in enumerate(chosen, 1))
        language = found.interpreted.language
        failed = phrases.say(failures.QUOTED_INSTEAD, language, reason=reason) if reason else ""
        beside = (tell(found, chosen) for tell in (notices.of_other_time, notices.dated, notices.cut))
        notice = notices.joined(failed, told.notice, *beside, notices.foreign(citations, language))
        if not reason:
            yield Delta(quotes.written(citations))
        yield Done(_answer(found, quotes.written(citations), "quotes", citations, notice))

    # The language model's sentences

    def _write(self, found: Found) -> Iterator[Event]:
        """What the language model writes, sentence by sentence, as far as the releases prove it.

        Where it breaks off, what was proven before stays.
        """
        language, draft, cut = found.interpreted.language, self._writer.draft(found), ""
        try:
            yield from self._writer.write(found, draft)
        except ChatModelError as error:
            if not draft.citations:
                raise
            _tell("an answer of the language model was cut", error)
            cut = failures.cut_off(str(error.kind), language)
        if draft.citations:
            shown = struck(draft.failed, draft.kept, found.interpreted)
            notice = notices.joined(cut, failures.unproven(len(draft.failed), len(shown), language))
            yield Done(replace(_answer(found, draft.text, "model", tuple(draft.citations), notice), struck=shown))
        elif draft.failed:
            yield from self._quote(found, failures.told("unproven", language))
        else:
            yield Done(replace(_declined(found), mode="model"))

    def _select(self, found: Found) -> Iterator[Event]:
        """The releases' own sentences, those that the language model says answer."""
        for event in self._quote(found, judge=self._selector.judged):
            yield Done(replace(event.answer, mode="model")) if isinstance(event, Done) else event

    def _checked(self, answer: Answer) -> Answer:
        """The answer with what a reader must know of what it cites, unless that was changed or removed meanwhile."""
        for citation in answer.citations:
            release = self.archive.release(citation.release_id)
            if release is None or release.text[citation.start : citation.end] != citation.quote:
                text = phrases.declined(answer.interpreted, answer.searched)
                return replace(answer, text=text, answerable=False, citations=(), struck=())
        told = notices.of_cited(answer.citations, self.archive.release, answer.language)
        return replace(answer, notice=notices.joined(answer.notice, told))


def _unless_stopped(events: Iterator[Event], language: str) -> Iterator[Event]:
    """The events; no answer where it was stopped before anything of it was shown."""
    shown = False
    for event in events:
        shown = shown or isinstance(event, Delta)
        if isinstance(event, Done) and stopping.current() and not shown:
            event = Failed(failures.told(Trouble.STOPPED, language), "Ask again.", 503)
        yield event


def _answer(found: Found, text: str, mode: str, citations: tuple[Citation, ...], notice: str) -> Answer:
    return Answer(
        text=text,
        language=found.interpreted.language,
        mode=mode,
        answerable=True,
        citations=citations,
        interpreted=found.interpreted,
        searched=found.searched,
        notice=notices.joined(notices.missed(found), notice),
    )


def _declined(found: Found, reason: str = "", text: str = "") -> Answer:
    missed, question = notices.missed(found), found.interpreted
    if missed and not found.searched.releases:
        text, missed = text or missed, ""
    return Answer(
        text=text or phrases.declined(question, found.searched),
        language=question.language,
        mode="quotes",
        answerable=False,
        citations=(),
        interpreted=question,
        searched=found.searched,
        nearest=found.hits[:NEAREST],
        notice=notices.joined(reason, missed),
    )


def _tell(what: str, error: ChatModelError) -> None:
    """To whoever runs the server, unless a reader wanted it so."""
    if error.kind is not Trouble.STOPPED:
        log.warning("%s: %s", what, error.detail)


def _status(error: ChatModelError) -> int:
    return {"timeout": 504, "quota": 503, "unreachable": 503}.get(str(error.kind), 502)
