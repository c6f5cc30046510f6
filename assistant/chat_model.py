"""The language model: messages in, pieces of text out, and every way it can fail under one name.

The only importer of openai. An answer is whole only when the server gave a `finish_reason`; everything
else is a `ChatModelError`.
"""

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import openai

NO_KEY = "none"  # servers without keys ignore it; the client refuses an empty one
CHARACTERS_PER_TOKEN = 20  # above any tokenizer's average: only a server that ignores max_tokens gets there


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
    Trouble.UNREACHABLE: "Check OPENAI_BASE_URL and that the server runs.",
    Trouble.TIMEOUT: "Ask again, or raise ASSISTANT_CHAT_TIMEOUT_S and ASSISTANT_CHAT_DEADLINE_S.",
    Trouble.QUOTA: "Ask again later, or raise the quota.",
    Trouble.REFUSED: "Check OPENAI_API_KEY.",
    Trouble.NOT_FOUND: "Check OPENAI_BASE_URL and ASSISTANT_CHAT_MODEL.",
    Trouble.OVERFLOW: "Lower ASSISTANT_CONTEXT_CHARS, or use a model with a longer context.",
    Trouble.SERVER: "Ask again; the model server's log has the details.",
    Trouble.BROKEN: "Check that OPENAI_BASE_URL is an OpenAI-compatible endpoint.",
    Trouble.CUT: "Ask again.",
    Trouble.TRUNCATED: "Raise ASSISTANT_CHAT_MAX_TOKENS.",
}


class ChatModelError(Exception):
    """The model gave no whole answer. `kind` is for the page, `detail` for whoever runs the server."""

    def __init__(self, kind: Trouble, what: str):
        self.kind = kind
        self.detail = f"{what} {WHAT_TO_DO[kind]}"
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
    """Any server that speaks OpenAI's chat completions; may be used by several threads at once.

    `timeout_s` bounds each silence, `deadline_s` the whole answer.
    """

    def __init__(
        self, base_url: str, api_key: str, model: str, *, timeout_s: float = 60, deadline_s: float = 180,
        max_tokens: int = 600, temperature: float = 0.0, retries: int = 2,
    ):  # fmt: skip
        self.name = model
        self._deadline_s = deadline_s
        self._limits = {"max_tokens": max_tokens, "temperature": temperature}
        self._max_characters = max_tokens * CHARACTERS_PER_TOKEN
        self._client = openai.OpenAI(
            base_url=base_url or None,
            api_key=api_key.strip() or NO_KEY,
            timeout=timeout_s,
            max_retries=retries,
        )

    def __repr__(self) -> str:
        return f"OpenAIChatModel({self._client.base_url}, model={self.name!r})"

    def close(self) -> None:
        self._client.close()

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        """Pieces of the answer as they come; ends normally only when the answer is whole."""
        deadline = time.monotonic() + self._deadline_s
        begun = False
        try:
            with self._open(messages) as response:
                for piece in self._pieces(response, deadline):
                    begun = True
                    yield piece
        except openai.OpenAIError as error:
            raise _failure(error, begun) from error
        except (json.JSONDecodeError, UnicodeError, AttributeError, TypeError, IndexError) as error:
            raise ChatModelError(Trouble.BROKEN, "The server sent what is no chat completion.") from error

    def _open(self, messages: Sequence[Message]) -> openai.Stream:
        turns = [{"role": m.role, "content": m.content} for m in messages]
        while True:
            try:
                return self._client.chat.completions.create(
                    model=self.name, messages=turns, stream=True, **self._limits
                )
            except openai.BadRequestError as error:
                fitting = _fitting(self._limits, str(error))
                if fitting == self._limits:
                    raise
                self._limits = fitting

    def _pieces(self, response: openai.Stream, deadline: float) -> Iterator[str]:
        length, finish = 0, None
        for chunk in response:
            if time.monotonic() > deadline:
                raise ChatModelError(Trouble.TIMEOUT, f"The answer took over {self._deadline_s:g} s.")
            if not chunk.choices:
                continue
            text = chunk.choices[0].delta.content or ""
            finish = chunk.choices[0].finish_reason or finish
            length += len(text)
            if length > self._max_characters:
                raise ChatModelError(Trouble.TRUNCATED, "The model wrote beyond the allowed length.")
            if text:
                yield text
        if finish in ("length", "content_filter"):
            raise ChatModelError(Trouble.TRUNCATED, f"The answer was stopped ({finish}).")
        if finish is None:
            kind, what = (
                (Trouble.CUT, "The answer broke off.") if length else (Trouble.BROKEN, "No answer came.")
            )
            raise ChatModelError(kind, what)
        if not length:
            raise ChatModelError(Trouble.BROKEN, "The model answered with nothing.")


def _fitting(limits: dict, complaint: str) -> dict:
    """The limits without what the server says it does not take."""
    if "max_completion_tokens" in complaint and "max_tokens" in limits:
        return {
            "max_completion_tokens" if name == "max_tokens" else name: value for name, value in limits.items()
        }
    if "temperature" in complaint and "temperature" in limits:
        return {name: value for name, value in limits.items() if name != "temperature"}
    return limits


def _failure(error: openai.OpenAIError, begun: bool) -> ChatModelError:
    """The client's error under our name for it."""
    match error:
        case openai.APITimeoutError():
            return ChatModelError(Trouble.TIMEOUT, "The model was silent for too long.")
        case openai.APIConnectionError():
            kind = Trouble.CUT if begun else Trouble.UNREACHABLE
            return ChatModelError(kind, "The connection to the model server failed.")
        case openai.RateLimitError():
            return ChatModelError(Trouble.QUOTA, "The model server answered 429: too many requests.")
        case openai.AuthenticationError() | openai.PermissionDeniedError():
            return ChatModelError(Trouble.REFUSED, f"The model server answered {error.status_code}.")
        case openai.NotFoundError():
            return ChatModelError(Trouble.NOT_FOUND, "The model server answered 404.")
        case openai.BadRequestError() if "context" in str(error).lower():
            return ChatModelError(Trouble.OVERFLOW, "The prompt is longer than the model's context.")
        case openai.APIStatusError() if error.status_code == 413:
            return ChatModelError(Trouble.OVERFLOW, "The prompt is longer than the server takes.")
        case openai.APIStatusError():
            return ChatModelError(Trouble.SERVER, f"The model server answered {error.status_code}.")
        case _:
            return ChatModelError(Trouble.SERVER, "The model server reported an error.")
