"""OpenAI's chat completions over the archive: what comes in, and answers in that shape."""

import json
import logging
import re
import time
import uuid
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from assistant.answers.answer import Answer, Citation, Delta, Done, Event, Failed
from assistant.escaping import escaped, escaped_answer
from assistant.markers import markers
from assistant.questions.follow_up import Turn
from assistant.questions.tongues import answering, instructed
from embeddings.text.folding import fold
from web.addresses import release_href

MODELS = {"press-releases": "auto", "press-releases-quotes": "quotes"}
RULES = ("system", "developer")  # the roles of messages that say how to answer
MAX_MESSAGES = 1000  # of one conversation, which are more than are referred to
MAX_RULES = 4000  # characters of a system message that are read
REMEMBERED = 3  # earlier questions that a question may refer to
SOURCES = {"en": "Sources", "ar": "المصادر", "ru": "Источники"}
log = logging.getLogger(__name__)


class _Received(BaseModel):
    """What clients of that API send: more than is read here, and null for what is not set."""

    model_config = ConfigDict(extra="ignore")

    @model_validator(mode="before")
    @classmethod
    def _without_nulls(cls, sent: Any) -> Any:
        return {name: value for name, value in sent.items() if value is not None} if isinstance(sent, dict) else sent


class Part(_Received):
    """A piece of a message; only text is read."""

    type: str
    text: str = ""


def _as_parts(content: Any) -> Any:
    return [{"type": "text", "text": content}] if isinstance(content, str) else content


class MessageIn(_Received):
    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: Annotated[list[Part], BeforeValidator(_as_parts, json_schema_input_type=str | list[Part])] = []

    @property
    def text(self) -> str:
        return " ".join(part.text for part in self.content if part.type == "text")


def _last(messages: Any) -> Any:
    """Of a long conversation its end, and the rules that stand before."""
    if not isinstance(messages, list) or len(messages) <= MAX_MESSAGES:
        return messages
    rules = (one for one in messages[:-MAX_MESSAGES] if isinstance(one, dict) and one.get("role") in RULES)
    return [*islice(rules, MAX_MESSAGES), *messages[-MAX_MESSAGES:]]


class StreamOptions(_Received):
    include_usage: bool = False


class CompletionIn(_Received):
    """Other parameters of that API are accepted and change nothing: the releases decide what is said."""

    model: str = "press-releases"
    messages: Annotated[list[MessageIn], BeforeValidator(_last)] = Field(min_length=1)
    stream: bool = False
    stream_options: StreamOptions | None = None
    n: int = Field(1, ge=1, le=1, description="one answer only")

    @property
    def question(self) -> str:
        """The last thing that the user said."""
        return next((m.text for m in reversed(self.messages) if m.role == "user"), "")

    @property
    def language(self) -> str:
        """The language that the system message asks to be answered in, unless the question names another; else ""."""
        if answering(fold(self.question)):
            return ""
        rules = (fold(m.text[:MAX_RULES]) for m in self.messages if m.role in RULES)
        return next(filter(None, map(_language_of, rules)), "")

    @property
    def turns(self) -> list[Turn]:
        """The questions before the last one with their answers."""
        found: list[Turn] = []
        for message in self.messages:
            if message.role == "user":
                found.append(Turn(message.text))
            elif message.role == "assistant" and found:
                found[-1] = Turn(found[-1].question, message.text)
        return found[:-1][-REMEMBERED:]


class Completion:
    """One answer on its way out, whole or in chunks."""

    def __init__(self, asked: CompletionIn, base: str, count_tokens: Callable[[str], int]):
        self._about = {
            "id": f"chatcmpl-{uuid.uuid4().hex}",
            "created": int(time.time()),
            "model": asked.model,
        }
        self._asked, self._base, self._count = asked, base.rstrip("/"), count_tokens

    def whole(self, answer: Answer) -> dict[str, Any]:
        content = escaped_answer(answer.text) + self._sources(answer)
        message = {"role": "assistant", "content": content, "annotations": self._annotations(answer)}
        return {
            **self._about,
            "object": "chat.completion",
            "choices": [{"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}],
            "usage": self._usage(content),
        }

    def chunks(self, events: Iterator[Event]) -> Iterator[str]:
        """Server-sent events; a failure is an event with `error`, and then nothing more comes."""
        try:
            yield from self._chunks(events)
        except Exception:
            log.exception("an answer broke off")
            yield _data(error("Something went wrong here. Ask again.", 500))

    def _chunks(self, events: Iterator[Event]) -> Iterator[str]:
        yield self._chunk({"role": "assistant", "content": ""})
        said = ""
        for event in events:
            if isinstance(event, Delta):
                before, said = said, said + event.text
                yield self._chunk({"content": _behind(before, said)})
            elif isinstance(event, Failed):
                yield _data(error(f"{event.title} {event.detail}", event.status))
                return
            elif isinstance(event, Done):
                answer = event.answer
                goes_on = answer.text.startswith(said)
                told = _behind(said, answer.text) if goes_on else f"\n\n{escaped_answer(answer.text)}"
                tail = told + self._sources(answer)
                yield self._chunk({"content": tail, "annotations": self._annotations(answer)})
                yield self._chunk({}, "stop")
                if self._asked.stream_options and self._asked.stream_options.include_usage:
                    usage = self._usage(escaped_answer(said) + tail)
                    yield _data(
                        {**self._about, "object": "chat.completion.chunk", "choices": [], "usage": usage}
                    )
        yield "data: [DONE]\n\n"

    def _chunk(self, delta: dict[str, Any], finish: str | None = None) -> str:
        choice = {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}
        return _data({**self._about, "object": "chat.completion.chunk", "choices": [choice]})

    def _sources(self, answer: Answer) -> str:
        """The numbered list at the end of the text, with what the reader must know."""
        notice = f"\n\n{escaped(answer.notice)}" if answer.notice else ""
        if not answer.citations:
            return notice
        lines = [
            f"[{c.n}] {' · '.join(escaped(str(part)) for part in (c.speaker, c.title, c.date, c.source) if part)}"
            f" {self._address(c)}"
            for c in answer.citations
        ]
        heading = SOURCES.get(answer.language, SOURCES["en"])
        return f"{notice}\n\n{heading}:\n" + "\n".join(lines)

    def _annotations(self, answer: Answer) -> list[dict[str, Any]]:
        """One for each marker, where it stands in the text."""
        cited = {c.n: c for c in answer.citations}
        found = []
        for match in markers(answer.text, {n: c.quote for n, c in cited.items()}):
            c = cited[int(match[1])]
            start = len(escaped_answer(answer.text[: match.start()]))
            place = {"start_index": start, "end_index": start + len(match.group())}
            found.append(
                {"type": "url_citation", "url_citation": {"url": self._address(c), "title": c.title, **place}}
            )
        return found

    def _address(self, citation: Citation) -> str:
        """Where the release opens at the very words."""
        return self._base + release_href(citation.release_id, citation.start, citation.end)

    def _usage(self, content: str) -> dict[str, int]:
        asked = sum(self._count(message.text) for message in self._asked.messages)
        written = self._count(content)
        return {"prompt_tokens": asked, "completion_tokens": written, "total_tokens": asked + written}


def _language_of(rules: str) -> str:
    """The language that one of the sentences of folded instructions names."""
    return next(filter(None, map(instructed, re.split(r"(?<=[.!؟?])\s+|\n+", rules))), "")


def models() -> dict[str, Any]:
    owned = {"object": "model", "created": 0, "owned_by": "press-release-assistant"}
    return {"object": "list", "data": [{"id": name, **owned} for name in MODELS]}


def error(message: str, status: int) -> dict[str, Any]:
    """An error in OpenAI's shape."""
    kind = "invalid_request_error" if status < 500 else "server_error"
    return {"error": {"message": message, "type": kind, "param": None, "code": None}}


def _behind(before: str, text: str) -> str:
    """What a text that begins with `before` goes on with, so that Markdown reads none of it as its own."""
    return escaped_answer(text)[len(escaped_answer(before)) :]


def _data(content: dict[str, Any]) -> str:
    return f"data: {json.dumps(content)}\n\n"
