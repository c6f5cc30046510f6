"""Answers on their way: one question of one conversation is asked once, however many wait for its answer."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import date
from threading import Condition, Lock, Thread, Timer
from typing import Any

import anyio.to_thread

from assistant.answers.answer import Answer, Done, Event, Failed
from assistant.assistant import AnswerFailed, Assistant
from assistant.history import Choices
from assistant.model.stopping import Stop, stoppable
from assistant.questions.question import MAX_QUESTION, cleaned

REJOIN_S = 3.0  # for which an answer goes on that nobody waits for: a page that is loaded again comes back to it


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it came in. What it replaces, and how its words are spaced, makes no other one of it."""

    words: str
    question: str = field(compare=False)
    choices: Choices = field(default_factory=Choices)
    conversation_id: str = ""
    language: str = ""
    today: date | None = None
    replaces: str = field(default="", compare=False)

    @property
    def options(self) -> dict[str, Any]:
        return {
            "language": self.language,
            "filters": self.choices.filters,
            "mode": self.choices.mode,
            "conversation_id": self.conversation_id,
            "replaces": self.replaces,
            "today": self.today,
            "ignore": self.choices.ignore,
        }


def asked(question: str, choices: Choices, conversation_id: str, **more: Any) -> Asked:
    """A question, to be compared with others."""
    return Asked(cleaned(question[: 2 * MAX_QUESTION]), question, choices, conversation_id, **more)


class OnItsWay:
    """One answer, made in a thread of its own; its events stay for whoever comes later."""

    def __init__(self, events: Iterator[Event], lasts: bool):
        """`lasts`: that nobody waits for it may pass, as others can find it."""
        self._events: list[Event] = []
        self._error: Exception | None = None
        self._ended = False
        self._changed = Condition()
        self._readers, self._lasts = 0, lasts
        self._stop = Stop()
        self._thread = Thread(target=self._run, args=[events], daemon=True)
        self._thread.start()

    @property
    def ended(self) -> bool:
        return self._ended

    def stop(self) -> None:
        """Nothing more is written; returns when it has ended."""
        self._stop.set()
        self._thread.join()

    @property
    def answer(self) -> Answer | None:
        """The answer of one that has ended."""
        last = self._events[-1] if self._events else None
        return last.answer if isinstance(last, Done) else None

    def event(self, number: int) -> Event | None:
        """Waits for it; None behind the last one. Raises what the assistant raised instead of it."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or number < len(self._events))
            if number < len(self._events):
                return self._events[number]
            if self._error:
                raise self._error
            return None

    def join(self) -> None:
        """One more waits for it."""
        with self._changed:
            self._readers += 1

    def leave(self) -> None:
        """One fewer does; the last one's going stops it, unless another comes soon."""
        with self._changed:
            self._readers -= 1
            waiting = self._readers > 0 or self._ended
        if waiting:
            return
        if self._lasts:
            timer = Timer(REJOIN_S, self._stop_unread)
            timer.daemon = True
            timer.start()
        else:
            self._stop.set()

    def _stop_unread(self) -> None:
        with self._changed:
            unread = self._readers == 0
        if unread:
            self._stop.set()

    def _run(self, events: Iterator[Event]) -> None:
        stoppable(self._stop)
        try:
            for event in events:
                with self._changed:
                    self._events.append(event)
                    self._changed.notify_all()
        except Exception as error:  # for whoever waits
            self._error = error
        finally:
            with self._changed:
                self._ended = True
                self._changed.notify_all()


class Running:
    """The answers of one assistant that are on their way. Safe to share between threads."""

    def __init__(self, assistant: Assistant):
        self._assistant = assistant
        self._answers: list[tuple[Asked, OnItsWay]] = []
        self._lock = Lock()

    def has(self, asked: Asked) -> bool:
        with self._lock:
            return self._found(asked) is not None

    def joined(self, asked: Asked) -> OnItsWay:
        """The answer on its way to this question of its conversation, or a new one; the caller leaves it."""
        with self._lock:
            self._answers = [(key, one) for key, one in self._answers if not one.ended]
            found = self._found(asked)
            if not found:
                events = self._assistant.stream(asked.question, **asked.options)
                found = OnItsWay(events, lasts=bool(asked.conversation_id))
                self._answers.append((asked, found))
            found.join()
        return found

    def _found(self, asked: Asked) -> OnItsWay | None:
        """None without a conversation: whoever asks so asks for himself."""
        same = (one for key, one in self._answers if key == asked and not one.ended)
        return next(same, None) if asked.conversation_id else None

    def ask(self, asked: Asked) -> Answer:
        """The whole answer. Raises BadQuestion and AnswerFailed."""
        found, number = self.joined(asked), 0
        try:
            while (event := found.event(number)) is not None:
                if isinstance(event, Done):
                    return event.answer
                if isinstance(event, Failed):
                    raise AnswerFailed(event.title, event.detail, event.status)
                number += 1
        finally:
            found.leave()
        raise AnswerFailed("The answer broke off.", "Ask again.", 500)

    def stop(self, conversation_id: str) -> Answer | None:
        """Stop what is asked in a conversation; returns what is kept of its answer."""
        with self._lock:
            found = [one for key, one in self._answers if key.conversation_id == conversation_id and not one.ended]
        for one in found:
            one.stop()
        return next(filter(None, (one.answer for one in found)), None)

    def close(self) -> None:
        """Stop all of them, before the archive is closed that they read."""
        with self._lock:
            found = [one for _, one in self._answers]
        for one in found:
            one.stop()


async def events(found: OnItsWay) -> AsyncIterator[Event]:
    """Those of an answer from the first on; it is left as soon as nobody reads any more."""
    try:
        number = 0
        while (event := await _aside(found, number)) is not None:
            yield event
            number += 1
    finally:
        found.leave()


async def _aside(found: OnItsWay, number: int) -> Event | None:
    # Who goes away does so at once, and not when the next event comes.
    return await anyio.to_thread.run_sync(found.event, number, abandon_on_cancel=True)
