"""The language model: messages in, pieces of text out, and every way it can fail under one name.

The only importer of openai. An answer is whole only when the server gave a `finish_reason`; everything
else is a `ChatModelError`.
"""

import re
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol
from urllib.parse import urlsplit

import httpx2  # openai is built on it and lets its errors through while a stream is read
import openai

from assistant.model import stopping
from assistant.model.chat_events import LOGPROBS, WISHES, Piece, bound, characters, read_event
from assistant.model.chat_trouble import ChatModelError, Trouble, kind_of, one_line
from assistant.model.connection import Connection, watched
from assistant.model.event_stream import events, whole

NO_KEY = "none"  # servers without keys ignore it; the client refuses an empty one
CHARACTERS_PER_TOKEN = 8  # above any tokenizer's average: only a server that ignores max_tokens gets there
PART = 200  # characters handed on at once: between them the deadline is looked at, however much came together
FIRST_PAUSE_S = 0.5  # before the first retry; doubles
LONGEST_PAUSE_S = 8.0  # a person is waiting: a longer Retry-After is reported at once
CUT_SHORT = {
    "length": (Trouble.TRUNCATED, "The answer reached the allowed length."),
    "content_filter": (Trouble.FILTERED, "The server's content filter stopped the answer."),
}
PASSING = (Trouble.UNREACHABLE, Trouble.QUOTA, Trouble.SERVER)  # may be over a moment later
NO_EVENT = (ValueError, TypeError, AttributeError, LookupError, RecursionError)  # JSON of any other shape


@dataclass(frozen=True, slots=True)
class Message:
    """One turn; `role` is "system", "user" or "assistant"."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Decided:
    """A whole reply; `yes` is how likely its first "true" or "false" was "true", None where no server tells.

    `digits` are those that its first digit might have been, with how likely each was; none where no server tells.
    """

    text: str
    yes: float | None = None
    digits: Mapping[int, float] = field(default_factory=dict)


class ChatModel(Protocol):
    """Writes an answer, or decides. Raises ChatModelError unless it wrote all of it; closing the iterator stops it."""

    name: str

    def stream(self, messages: Sequence[Message]) -> Iterator[str]: ...

    def decide(self, messages: Sequence[Message], schema: dict[str, Any]) -> Decided: ...


class OpenAIChatModel:
    """Any server that speaks OpenAI's chat completions; may be used by several threads at once.

    `timeout_s` bounds each silence and `deadline_s` the whole answer with its retries; a server that falls
    silent just before the deadline holds a question for both together.
    """

    def __init__(
        self, base_url: str, api_key: str, model: str, *, timeout_s: float = 60, deadline_s: float = 180,
        max_tokens: int = 600, temperature: float = 0.0, retries: int = 2,
    ):  # fmt: skip
        self.name = model
        self._base_url = base_url
        self._api_key = api_key.strip() or NO_KEY
        self._timeout_s, self._deadline_s, self._retries = timeout_s, deadline_s, retries
        self._max_characters = max_tokens * CHARACTERS_PER_TOKEN
        self._options: dict[str, Any] = {"max_tokens": max_tokens, "temperature": temperature}
        self._unknown: set[str] = set()  # optional parameters that this server has refused
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
        yield from (piece.text for piece in self._reply(messages, {}))

    def decide(self, messages: Sequence[Message], schema: dict[str, Any]) -> Decided:
        """The whole reply, bound to a JSON `schema` on servers that can, with the likelihood of its "true"."""
        pieces = list(self._reply(messages, bound(schema) | LOGPROBS))
        yes = next((piece.yes for piece in pieces if piece.yes is not None), None)
        digits = next((piece.digits for piece in pieces if piece.digits), {})
        return Decided("".join(piece.text for piece in pieces), yes, digits)

    def _reply(self, messages: Sequence[Message], wishes: dict[str, Any]) -> Iterator[Piece]:
        """The pieces of a whole answer; `wishes` are left out on a server that refuses them."""
        deadline, stop, connection = time.monotonic() + self._deadline_s, stopping.current(), Connection()
        with stop.cutting(connection.cut):
            try:
                if stop:
                    raise _stopped()
                response = self._open(messages, deadline, wishes, connection)
                try:
                    yield from self._pieces(response, deadline)
                finally:
                    response.close()
            except ChatModelError as error:
                raise (_stopped() if stop else error) from error.__cause__

    def _open(
        self, messages: Sequence[Message], deadline: float, wishes: dict[str, Any], connection: Connection
    ) -> httpx2.Response:
        """The response once its headers are here; nothing was shown before, so a retry harms nobody."""
        failures = 0
        while True:
            options = self._options
            granted = {name: value for name, value in wishes.items() if name not in self._unknown}
            connection.begin()
            try:
                return self._request(messages, options | granted, deadline)
            except openai.OpenAIError as error:
                fitting, failure = _fitting(options, error), self._failure(error)
                refused = _refused(granted, error)
                pause = _retry_after(error, FIRST_PAUSE_S * 2**failures)
            if refused:
                self._unknown |= refused
                continue
            if fitting != options:
                self._options = fitting
                continue
            late = pause > LONGEST_PAUSE_S or time.monotonic() + pause > deadline
            if late or failures >= self._retries or failure.kind not in PASSING:
                raise failure
            failures += 1
            if stopping.current().wait(pause):
                raise failure

    def _request(
        self, messages: Sequence[Message], options: dict[str, Any], deadline: float
    ) -> httpx2.Response:
        turns = [{"role": m.role, "content": characters(m.content)} for m in messages]
        timeout = max(0.01, min(self._timeout_s, deadline - time.monotonic()))
        create = self._connected().chat.completions.create
        return create(model=self.name, messages=turns, stream=True, timeout=timeout, **options).response

    def _connected(self) -> openai.OpenAI:
        if not (self._api_key.isascii() and self._api_key.isprintable()):
            raise ChatModelError(Trouble.REFUSED, "The API key holds characters that cannot be sent.")
        with self._lock:
            if self._client is None:
                try:
                    self._client = openai.OpenAI(
                        base_url=self._base_url or None, api_key=self._api_key, max_retries=0, http_client=_client()
                    )
                except (httpx2.InvalidURL, ValueError) as error:
                    raise ChatModelError(Trouble.UNREACHABLE, "OPENAI_BASE_URL is no web address.") from error
            return self._client

    def _pieces(self, response: httpx2.Response, deadline: float) -> Iterator[Piece]:
        length, begun = 0, False
        for piece in self._choices(response, deadline):
            begun = True
            for part in _parts(piece):
                length += len(part.text)
                self._check(length, deadline)
                yield part
            if piece.finish in CUT_SHORT:
                raise ChatModelError(*CUT_SHORT[piece.finish])
            if piece.finish and not length:
                raise ChatModelError(Trouble.BROKEN, "The model answered with nothing.")
            if piece.finish:
                return
        if begun:
            raise ChatModelError(Trouble.CUT, "The answer broke off.")
        raise ChatModelError(
            Trouble.BROKEN, f"The server at {self._address()} sent nothing a chat API sends."
        )

    def _check(self, length: int, deadline: float) -> None:
        """Whoever reads takes time too, and a server may send more than it was asked for."""
        if stopping.current():
            raise _stopped()
        if length > self._max_characters:
            raise ChatModelError(Trouble.TRUNCATED, "The model kept writing beyond the allowed length.")
        if time.monotonic() > deadline:
            raise self._silence()

    def _choices(self, response: httpx2.Response, deadline: float) -> Iterator[Piece]:
        """What each event says; a server that does not stream gives its answer as one."""
        streamed, begun = "json" not in response.headers.get("content-type", ""), False
        try:
            chunks = _until(deadline, response.iter_bytes())
            for name, data in events(chunks) if streamed else [("", whole(chunks))]:
                if data.startswith(b"[DONE]"):
                    return
                if found := read_event(name, data):
                    begun = True
                    yield found
        except httpx2.TimeoutException as error:
            raise self._silence() from error
        except httpx2.HTTPError as error:
            what = f"The connection to {self._address()} was lost."
            raise ChatModelError(Trouble.CUT if begun else Trouble.UNREACHABLE, what) from error
        except NO_EVENT as error:
            what = f"The server at {self._address()} sent what no chat API sends."
            raise ChatModelError(Trouble.BROKEN, what) from error

    def _silence(self) -> ChatModelError:
        return ChatModelError(Trouble.TIMEOUT, f"The server at {self._address()} took too long.")

    def _failure(self, error: openai.OpenAIError) -> ChatModelError:
        """What the client's own error means, before any text came."""
        if isinstance(error, openai.APITimeoutError):
            return self._silence()
        if not isinstance(error, openai.APIStatusError):
            return ChatModelError(Trouble.UNREACHABLE, f"No answer from {self._address()}.")
        words = one_line(error.message.replace(self._api_key, "***"))
        what = f"The server at {self._address()} answered {error.status_code}: {words}."
        kind = kind_of(error.status_code, str(error.body) + error.message)
        return ChatModelError(kind, what)

    def _address(self) -> str:
        """The address without user name, password and query, which may be secrets."""
        try:
            parts = urlsplit(self._base_url)
            port = f":{parts.port}" if parts.port else ""
            return f"{parts.scheme}://{parts.hostname or ''}{port}{parts.path}"
        except ValueError:
            return "OPENAI_BASE_URL"


def _client() -> httpx2.Client:
    """Each call has a connection of its own, which can be cut without another one's noticing."""
    return openai.DefaultHttpxClient(
        limits=httpx2.Limits(max_keepalive_connections=0), event_hooks={"request": [watched]}
    )


def _stopped() -> ChatModelError:
    return ChatModelError(Trouble.STOPPED, "The question was stopped.")


def _parts(piece: Piece) -> Iterator[Piece]:
    """A piece with text in parts of at most PART characters."""
    return (replace(piece, text=piece.text[at : at + PART]) for at in range(0, len(piece.text), PART))


def _until(deadline: float, chunks: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        if time.monotonic() > deadline:
            raise httpx2.ReadTimeout("the deadline of the whole answer is over")
        yield chunk


def _refused(wishes: dict[str, Any], error: openai.OpenAIError) -> set[str]:
    """Those of the wishes that an error names as its reason."""
    if not isinstance(error, openai.APIStatusError) or error.status_code not in (400, 403, 422):
        return set()
    words = str(error.body) + error.message
    return {name for name in wishes if any(named in words for named in WISHES[name])}


def _fitting(options: dict[str, Any], error: openai.OpenAIError) -> dict[str, Any]:
    """The options without the one that this server says it does not know, or the same options."""
    if not isinstance(error, openai.APIStatusError) or error.status_code not in (400, 422):
        return options
    words = str(error.body) + error.message
    if kind_of(error.status_code, words) is Trouble.OVERFLOW:  # it names max_tokens too
        return options
    if "max_tokens" in options and "max_completion_tokens" in words:
        rest = {name: value for name, value in options.items() if name != "max_tokens"}
        return rest | {"max_completion_tokens": options["max_tokens"]}
    if "temperature" in options and "temperature" in words:
        return {name: value for name, value in options.items() if name != "temperature"}
    return options


def _retry_after(error: openai.OpenAIError, usual: float) -> float:
    """Seconds before the next try: what the server asks for, or else what is usual."""
    asked = error.response.headers.get("retry-after", "") if isinstance(error, openai.APIStatusError) else ""
    return float(asked) if re.fullmatch(r"\d{1,9}(\.\d{1,9})?", asked) else usual
