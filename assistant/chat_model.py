"""The language model: messages in, pieces of text out, and every way it can fail under one name.

An answer is whole only when the server gave a `finish_reason`; everything else is a `ChatModelError`.
"""

import re
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

import httpx2  # openai is built on it and lets its errors through while a stream is read
import openai

NO_KEY = "none"  # servers without keys ignore it; the client refuses an empty one
MAX_EVENT = 1 << 20  # bytes of one server-sent event, or of a whole answer that is not streamed
CHARACTERS_PER_TOKEN = (
    20  # far above any tokenizer's average: only a server that ignores max_tokens gets there
)
FIRST_PAUSE_S = 0.5  # before the first retry; doubles
LONGEST_PAUSE_S = 8.0  # a person is waiting: a longer Retry-After is reported at once
SERVER_WORDS = 200  # characters of the server's own message that are passed on


class Trouble(StrEnum):
    """What went wrong, for the page to put into words."""

    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    QUOTA = "quota"
    REFUSED = "refused"
    NOT_FOUND = "not_found"
    OVERFLOW = "overflow"
    SERVER = "server"
    BROKEN = "broken"
    CUT = "cut"
    TRUNCATED = "truncated"


WHAT_TO_DO = {
    Trouble.UNREACHABLE: "Check that the server runs and that OPENAI_BASE_URL is its address.",
    Trouble.TIMEOUT: "Try again, or use a faster model.",
    Trouble.QUOTA: "Wait a little and ask again, or check the plan of this key.",
    Trouble.REFUSED: "Check OPENAI_API_KEY.",
    Trouble.NOT_FOUND: "Check ASSISTANT_CHAT_MODEL and OPENAI_BASE_URL; the address usually ends in /v1.",
    Trouble.OVERFLOW: "Use a model with a longer context, or ask a shorter question.",
    Trouble.SERVER: "Try again; if it stays, look into the server's log.",
    Trouble.BROKEN: "Check that OPENAI_BASE_URL is an OpenAI-compatible API and not a web page.",
    Trouble.CUT: "Ask again.",
    Trouble.TRUNCATED: "Ask for less, or allow the model a longer answer.",
}
BY_STATUS = {
    401: Trouble.REFUSED, 402: Trouble.QUOTA, 403: Trouble.REFUSED, 404: Trouble.NOT_FOUND,
    405: Trouble.NOT_FOUND, 408: Trouble.TIMEOUT, 413: Trouble.OVERFLOW, 429: Trouble.QUOTA,
}  # fmt: skip
PASSING = {Trouble.UNREACHABLE, Trouble.QUOTA, Trouble.SERVER}  # may be over a moment later
OVERFLOW = re.compile(
    r"exceed_context_size|context[_ ](length|size|window)|maximum context|too many tokens", re.I
)
QUOTA = re.compile(r"rate.?limit|insufficient_quota|quota|too many requests", re.I)
NO_MODEL = re.compile(r"model.{0,100}(not found|does not exist|not exist)|(invalid|unknown) model", re.I)


class ChatModelError(Exception):
    """The model gave no whole answer. `kind` is for the page, `detail` for whoever runs the server."""

    def __init__(self, kind: Trouble, what: str, retry_after_s: float | None = None) -> None:
        self.kind = kind
        self.detail = f"{what} {WHAT_TO_DO[kind]}"
        self.retry_after_s = retry_after_s
        super().__init__(self.detail)


@dataclass(frozen=True, slots=True)
class Message:
    """One turn; `role` is "system", "user" or "assistant"."""

    role: str
    content: str


class ChatModel(Protocol):
    """Writes an answer. Raises ChatModelError unless it wrote all of it; closing the iterator stops it."""

    name: str

    def stream(self, messages: Sequence[Message]) -> Iterator[str]: ...


class OpenAIChatModel:
    """Any server that speaks OpenAI's chat completions. May be used by several threads at once.

    `timeout_s` bounds each silence and `deadline_s` the whole answer with its retries; both together are
    the longest that a silent server can hold a question.
    """

    def __init__(
        self, base_url: str, api_key: str, model: str, *, timeout_s: float = 60, deadline_s: float = 180,
        max_tokens: int = 600, temperature: float = 0.0, retries: int = 2,
    ) -> None:  # fmt: skip
        self.name = model
        self._base_url = base_url
        self._api_key = api_key.strip() or NO_KEY
        self._timeout_s = timeout_s
        self._deadline_s = deadline_s
        self._max_characters = max_tokens * CHARACTERS_PER_TOKEN
        self._retries = retries
        self._options: dict[str, Any] = {"max_tokens": max_tokens, "temperature": temperature}
        self._client: openai.OpenAI | None = None
        self._lock = threading.Lock()

    def __repr__(self) -> str:
        return f"OpenAIChatModel({self._address()!r}, model={self.name!r})"

    def close(self) -> None:
        """Closes the connections; a later question opens new ones."""
        with self._lock:
            client, self._client = self._client, None
        if client:
            client.close()

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        """Pieces of the answer as they come; ends normally only when the answer is whole."""
        deadline = time.monotonic() + self._deadline_s
        response = self._open(messages, deadline)
        try:
            yield from self._pieces(response, deadline)
        finally:
            response.close()

    def _open(self, messages: Sequence[Message], deadline: float) -> httpx2.Response:
        """The response once its headers are here; nothing has been shown yet, so a retry is harmless."""
        options, failures = self._options, 0
        while True:
            try:
                return self._request(messages, options, deadline)
            except openai.OpenAIError as error:
                fitting = _fitting(options, error)
                failure = self._failure(error)
            if fitting != options:
                self._options = options = fitting
                continue
            pause = failure.retry_after_s
            pause = FIRST_PAUSE_S * 2**failures if pause is None else pause
            late = pause > LONGEST_PAUSE_S or time.monotonic() + pause > deadline
            if failure.kind not in PASSING or failures >= self._retries or late:
                raise failure
            failures += 1
            time.sleep(pause)

    def _request(
        self, messages: Sequence[Message], options: dict[str, Any], deadline: float
    ) -> httpx2.Response:
        if not (self._api_key.isascii() and self._api_key.isprintable()):
            raise ChatModelError(Trouble.REFUSED, "The API key has characters that no key has.")
        timeout = max(0.001, min(self._timeout_s, deadline - time.monotonic()))
        return self._connected().chat.completions.create(
            model=self.name,
            messages=[{"role": m.role, "content": m.content} for m in messages],  # type: ignore[misc]
            stream=True, timeout=timeout, **options,
        ).response  # fmt: skip

    def _connected(self) -> openai.OpenAI:
        with self._lock:
            if self._client is None:
                try:
                    self._client = openai.OpenAI(
                        base_url=self._base_url, api_key=self._api_key, max_retries=0
                    )
                except (httpx2.InvalidURL, ValueError) as error:
                    raise ChatModelError(
                        Trouble.UNREACHABLE, f"{self._address()} is no web address."
                    ) from error
            return self._client

    def _pieces(self, response: httpx2.Response, deadline: float) -> Iterator[str]:
        length, started = 0, False
        for data in self._events(response, deadline):
            started = True
            text, finish = self._read(data)
            length += len(text)
            if length > self._max_characters:
                raise ChatModelError(Trouble.TRUNCATED, "The model kept writing beyond the allowed length.")
            if text:
                yield text
            if finish == "length":
                raise ChatModelError(Trouble.TRUNCATED, "The answer reached the allowed length.")
            if finish == "content_filter":
                raise ChatModelError(Trouble.TRUNCATED, "The server's content filter stopped the answer.")
            if finish:
                if not length:
                    raise ChatModelError(Trouble.BROKEN, "The model answered with nothing.")
                return
        if not started:
            raise ChatModelError(
                Trouble.BROKEN, f"The server at {self._address()} answered with nothing a chat API says."
            )
        raise ChatModelError(Trouble.CUT, "The answer broke off.")
