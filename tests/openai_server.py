"""A real HTTP server that speaks OpenAI's chat completions, and misbehaves on command.

    with ChatServer() as server:
        server.behave(Behaviour.TOO_MANY, Behaviour.GOOD, text="In 2024 it grew. [1]")
        OpenAIChatModel(server.base_url, "key", "model") ...
        assert server.requests[0]["messages"][-1]["content"] ...

Each request takes the next behaviour; the last one stays.
"""

import json
import re
import select
import socket
import threading
from collections.abc import Callable, Iterator
from enum import Enum, auto
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count, repeat, takewhile
from math import log

PIECE = 3  # characters in one streamed piece: markers and words arrive torn
PACE_S = 0.02  # between the pieces of a slow answer
HALF = 0.5  # how much of the text comes before a cut or a stall


class Behaviour(Enum):
    """What the server does with a request."""

    GOOD = auto()  # streams the text in small pieces; whole, when no stream was asked for
    NOT_STREAMED = auto()  # answers whole though a stream was asked for
    CRLF = auto()  # a good stream with comments, CRLF and a usage event
    HELD_OPEN = auto()  # a good stream that is finished but never closed
    REFUSE = auto()  # the port is closed
    HANG_UP = auto()  # closes before the first byte
    NOT_HTTP = auto()  # bytes that are no HTTP
    SILENT = auto()  # accepts and never answers
    SILENT_STREAM = auto()  # headers, then nothing
    DRIP = auto()  # small pieces for ever, never silent for long
    COMMENTS = auto()  # keep-alive comments for ever, no text
    UNAUTHORIZED = auto()  # 401, quoting the key
    NO_CREDIT = auto()  # 402
    FORBIDDEN = auto()  # 403
    NOT_FOUND = auto()  # 404
    TOO_LARGE = auto()  # 413
    TOO_MANY = auto()  # 429, Retry-After: retry_after
    FAILING = auto()  # 500
    FAILING_WITH_TEXT = auto()  # 500, the text is its message
    LOADING = auto()  # 503
    OVERFLOW = auto()  # 400, llama.cpp's words
    OVERFLOW_NAMING_TOKENS = auto()  # 400, vLLM's words, which name max_completion_tokens
    BAD_REQUEST = auto()  # 400 for no known reason
    NEEDS_MAX_COMPLETION_TOKENS = auto()  # 400 to max_tokens, otherwise good
    FIXED_TEMPERATURE = auto()  # 400 to temperature, otherwise good
    NO_SCHEMA = auto()  # 400 to response_format, otherwise good
    NO_LOGPROBS = auto()  # 403 to logprobs, otherwise good
    CERTAIN = auto()  # a good stream whose "true" was four times as likely as "false"
    UNCERTAIN = auto()  # the other way round
    ODD_LOGPROBS = auto()  # a good stream with logprobs of another shape
    HTML = auto()  # 200 and a web page
    HTML_AS_STREAM = auto()  # the same, said to be an event stream
    NOTHING = auto()  # 200 and an empty body
    NO_CHOICES = auto()  # 200, {"choices": []}
    EMPTY_CHOICES = auto()  # a stream of events without a choice
    WRONG_SHAPE = auto()  # a stream of JSON that is no completion
    ERROR_OBJECT = auto()  # 200, {"error": ...}
    ERROR_IN_STREAM = auto()  # text, then data: {"error": ...}
    ERROR_EVENT = auto()  # text, then event: error without that key
    BROKEN_EVENT = auto()  # text, then an event that is no JSON
    ENDLESS_EVENT = auto()  # one event that never ends
    CUT_CHUNKED = auto()  # half the text, then the connection closes inside a chunked body
    CUT_CLOSED = auto()  # half the text, then a clean close, no finish_reason, no [DONE]
    DONE_WITHOUT_REASON = auto()  # the text and [DONE], no finish_reason
    STALL = auto()  # half the text, then silence
    LENGTH = auto()  # finish_reason "length"
    FILTERED = auto()  # finish_reason "content_filter"
    ENDLESS = auto()  # text without end, as fast as it can
    EMPTY = auto()  # finish_reason "stop" without any text


REFUSALS = {
    Behaviour.UNAUTHORIZED: (401, "Incorrect API key provided: {key}"),
    Behaviour.NO_CREDIT: (402, "Insufficient balance"),
    Behaviour.FORBIDDEN: (403, "Country not supported"),
    Behaviour.NOT_FOUND: (404, "The model `m` does not exist"),
    Behaviour.TOO_LARGE: (413, "Payload too large"),
    Behaviour.TOO_MANY: (429, "Rate limit reached"),
    Behaviour.FAILING: (500, "Internal error"),
    Behaviour.LOADING: (503, "Loading model"),
    Behaviour.OVERFLOW: (400, "the request exceeds the available context size (exceed_context_size_error)"),
    Behaviour.OVERFLOW_NAMING_TOKENS: (
        400, "'max_tokens' or 'max_completion_tokens' is too large: 600. Maximum context length is 512.",
    ),
    Behaviour.BAD_REQUEST: (400, "Something is wrong"),
}  # fmt: skip
WHOLE = {
    Behaviour.HTML: ("text/html", "<html><body>Log in</body></html>"),
    Behaviour.HTML_AS_STREAM: ("text/event-stream", "<html>\n\n<body>Log in</body></html>\n\n"),
    Behaviour.NOTHING: ("text/event-stream", ""),
    Behaviour.NO_CHOICES: ("application/json", '{"choices": []}'),
    Behaviour.EMPTY_CHOICES: ("text/event-stream", 'data: {"choices": []}\n\ndata: [DONE]\n\n'),
    Behaviour.WRONG_SHAPE: ("text/event-stream", 'data: [1, {"choices": 2}]\n\ndata: [DONE]\n\n'),
    Behaviour.ERROR_OBJECT: ("application/json", '{"error": {"message": "engine died", "code": 500}}'),
}


class ChatServer:
    """The server in a thread; `requests` holds every chat request's JSON body in order."""

    def __init__(self) -> None:
        self.requests: list[dict] = []
        self.keys: list[str] = []
        self.disconnected = threading.Event()  # a client closed a stream before its end
        self._behaviours = [Behaviour.GOOD]
        self._text: str | Callable[[dict], str] = "Yes. [1]"
        self._retry_after = "0"
        self._listener: _Listener | None = None
        self._port = 0

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._port}/v1"

    def __enter__(self) -> "ChatServer":
        self._listen()
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def behave(
        self,
        *behaviours: Behaviour,
        text: str | Callable[[dict], str] | None = None,
        retry_after: str | None = None,
    ) -> None:
        """What the next requests meet; `text` may be made from the request's body."""
        self._behaviours = list(behaviours) or [Behaviour.GOOD]
        self._text = self._text if text is None else text
        self._retry_after = self._retry_after if retry_after is None else retry_after
        self.disconnected.clear()
        if behaviours == (Behaviour.REFUSE,):
            self._close()
        else:
            self._listen()

    def _listen(self) -> None:
        if self._listener is None:
            self._listener = _Listener(self._port, self)
            self._port = self._listener.server_port

    def _close(self) -> None:
        if self._listener is not None:
            self._listener.stop()
            self._listener = None

    def next_behaviour(self) -> Behaviour:
        return self._behaviours.pop(0) if len(self._behaviours) > 1 else self._behaviours[0]

    def text_for(self, body: dict) -> str:
        return self._text(body) if callable(self._text) else self._text

    @property
    def retry_after(self) -> str:
        return self._retry_after


class _Listener(ThreadingHTTPServer):
    daemon_threads = False  # so that closing waits for every one

    def __init__(self, port: int, owner: ChatServer) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.owner = owner
        self.released = threading.Event()  # ends every wait
        self._open: set[socket.socket] = set()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.01,))
        self._thread.start()

    def stop(self) -> None:
        self.released.set()
        self.shutdown()
        self._thread.join()
        for connection in list(self._open):
            _shut(connection)
        self.server_close()

    def process_request(self, request, client_address) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request, client_address) -> None:
        """A client that goes away is no news to print."""
        self.owner.disconnected.set()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Listener

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        self._whole(200, "application/json", json.dumps({"object": "list", "data": [{"id": "m"}]}))

    def do_POST(self) -> None:
        self.close_connection = True
        owner = self.server.owner
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        owner.requests.append(body)
        owner.keys.append(self.headers.get("Authorization", ""))
        behaviour = owner.next_behaviour()
        if refusal := _refusal(behaviour, body, owner.text_for(body)):
            status, words = refusal
            words = words.replace("{key}", self.headers.get("Authorization", "").removeprefix("Bearer "))
            self._whole(status, "application/json", json.dumps({"error": {"message": words}}))
        elif behaviour in WHOLE:
            self._whole(200, *WHOLE[behaviour])
        elif behaviour is Behaviour.NOT_STREAMED or not body.get("stream"):
            self._whole(200, "application/json", json.dumps(_completion(owner.text_for(body))))
        elif behaviour is Behaviour.HANG_UP:
            _shut(self.connection)
        elif behaviour is Behaviour.NOT_HTTP:
            self.wfile.write(b"\x00\x01 SSH-2.0-nothing\r\n")
        elif behaviour is Behaviour.SILENT:
            self.server.released.wait()
        else:
            self._streamed(behaviour, owner.text_for(body))

    def _whole(self, status: int, content_type: str, text: str) -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Connection", "close")
        if status == 429:
            self.send_header("Retry-After", self.server.owner.retry_after)
        self.end_headers()
        self.wfile.write(data)

    def _streamed(self, behaviour: Behaviour, text: str) -> None:
        chunked = behaviour is not Behaviour.CUT_CLOSED
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header(*(("Transfer-Encoding", "chunked") if chunked else ("Connection", "close")))
        self.end_headers()
        for part in _parts(behaviour, text, self.server.released, self._wait):
            self.wfile.write(b"%x\r\n%b\r\n" % (len(part), part) if chunked else part)
        if chunked and behaviour is not Behaviour.CUT_CHUNKED:
            self.wfile.write(b"0\r\n\r\n")


    def _wait(self) -> None:
        """Until the server closes or the client goes away."""
        while not self.server.released.wait(PACE_S):
            if select.select([self.connection], [], [], 0)[0] and not self.connection.recv(1, socket.MSG_PEEK):
                self.server.owner.disconnected.set()
                return


def _refusal(behaviour: Behaviour, body: dict, text: str) -> tuple[int, str] | None:
    if behaviour is Behaviour.NEEDS_MAX_COMPLETION_TOKENS and "max_tokens" in body:
        return 400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."
    if behaviour is Behaviour.FIXED_TEMPERATURE and "temperature" in body:
        return 400, "Unsupported value: 'temperature' does not support 0.0 with this model."
    if behaviour is Behaviour.NO_SCHEMA and "response_format" in body:
        return 400, "'response_format' of type 'json_schema' is not supported."
    if behaviour is Behaviour.NO_LOGPROBS and "logprobs" in body:
        return 403, "You are not allowed to request logprobs from this model."
    return (500, text) if behaviour is Behaviour.FAILING_WITH_TEXT else REFUSALS.get(behaviour)


def _parts(
    behaviour: Behaviour, text: str, released: threading.Event, wait: Callable[[], None]
) -> Iterator[bytes]:
    """The bytes of the stream, piece by piece; what has no end ends when the server closes."""
    pieces = [text[i : i + PIECE] for i in range(0, len(text), PIECE)]
    half = pieces[: max(1, round(len(pieces) * HALF))]
    match behaviour:
        case Behaviour.SILENT_STREAM:
            wait()
        case Behaviour.STALL:
            yield from map(_event, half)
            wait()
        case Behaviour.DRIP:
            yield from (_event(f"{n} ") for n in takewhile(lambda _: not released.wait(PACE_S), count()))
        case Behaviour.COMMENTS:
            yield from takewhile(lambda _: not released.wait(PACE_S), repeat(b": PROCESSING\n\n"))
        case Behaviour.ENDLESS:
            yield from takewhile(lambda _: not released.is_set(), repeat(_event("word " * 20)))
        case Behaviour.ENDLESS_EVENT:
            yield b"data: "
            yield from takewhile(lambda _: not released.is_set(), repeat(b"x" * (1 << 16)))
        case Behaviour.CUT_CHUNKED | Behaviour.CUT_CLOSED:
            yield from map(_event, half)
        case Behaviour.DONE_WITHOUT_REASON:
            yield from [*map(_event, pieces), b"data: [DONE]\n\n"]
        case Behaviour.ERROR_IN_STREAM:
            yield from [*map(_event, half), b'data: {"error": {"message": "engine died"}}\n\n']
        case Behaviour.ERROR_EVENT:
            yield from [*map(_event, half), b'event: error\ndata: {"message": "engine died"}\n\n']
        case Behaviour.BROKEN_EVENT:
            yield from [*map(_event, half), b'data: {"choices": [{"del\n\n']
        case Behaviour.EMPTY:
            yield from [_event(None, "stop"), b"data: [DONE]\n\n"]
        case Behaviour.LENGTH | Behaviour.FILTERED:
            reason = "length" if behaviour is Behaviour.LENGTH else "content_filter"
            yield from [*map(_event, half), _event(None, reason), b"data: [DONE]\n\n"]
        case Behaviour.CRLF:
            events = [b": hello\n\n", *map(_event, pieces), _event(None, "stop"), b"data: [DONE]\n\n"]
            yield b"".join([*events[:-1], b'data: {"choices": [], "usage": {}}\n\n', events[-1]]).replace(
                b"\n", b"\r\n"
            )
        case Behaviour.CERTAIN | Behaviour.UNCERTAIN | Behaviour.ODD_LOGPROBS:
            words = filter(None, re.split("(true|false)", text))
            yield from (_event(word, logprobs=_logprobs(behaviour, word)) for word in words)
            yield from [_event(None, "stop"), b"data: [DONE]\n\n"]
        case _:
            yield from [*map(_event, pieces), _event(None, "stop"), b"data: [DONE]\n\n"]
            if behaviour is Behaviour.HELD_OPEN:
                released.wait()


def _logprobs(behaviour: Behaviour, word: str) -> dict:
    if behaviour is Behaviour.ODD_LOGPROBS:
        return {"content": [{"token": word, "logprob": "high", "top_logprobs": 3}]}
    likely = 0.8 if behaviour is Behaviour.CERTAIN else 0.2
    top = [{"token": " true", "logprob": log(likely)}, {"token": "false", "logprob": log(1 - likely)}]
    return {"content": [{"token": word, "logprob": 0.0, "top_logprobs": top}]}


def _event(text: str | None, reason: str | None = None, logprobs: dict | None = None) -> bytes:
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": reason, "logprobs": logprobs}
    completion = {
        "id": "c",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": "m",
        "choices": [choice],
    }
    return f"data: {json.dumps(completion, ensure_ascii=False)}\n\n".encode("utf-8", "surrogatepass")


def _completion(text: str) -> dict:
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
    return {"id": "c", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}


def _shut(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # the client was faster
