"""The client of the language model against a real server that misbehaves."""

import threading
import time
from itertools import islice

import pytest

from assistant.model.chat_model import Message, OpenAIChatModel
from assistant.model.chat_trouble import ChatModelError, Trouble, kind_of
from assistant.model.event_stream import MAX_EVENT, EndlessEvent, events
from tests.openai_server import Behaviour, ChatServer

TEXT = "In 2019/2020 بلغ عدد الطلاب 74 ألف, в России 😀. [1][2]"
ASKED = [Message("system", "Answer."), Message("user", "كم؟ Сколько?")]
TIMEOUT_S = 1.5  # of the tests that wait for it; a busy machine must not reach it in the others


@pytest.fixture(scope="module")
def running():
    with ChatServer() as server:
        yield server


@pytest.fixture
def server(running):
    running.requests.clear()
    running.keys.clear()
    running.behave(Behaviour.GOOD, text=TEXT, retry_after="0")
    return running


@pytest.fixture
def model(server):
    model = OpenAIChatModel(
        server.base_url, "sk-secret", "m", timeout_s=TIMEOUT_S, deadline_s=2 * TIMEOUT_S, retries=0
    )
    yield model
    model.close()


def read(model, asked=ASKED):
    """(the text that came, the trouble or None)."""
    text = ""
    try:
        for piece in model.stream(asked):
            text += piece
    except ChatModelError as error:
        return text, error.kind
    return text, None


@pytest.mark.parametrize(
    "behaviour", [Behaviour.GOOD, Behaviour.NOT_STREAMED, Behaviour.CRLF, Behaviour.HELD_OPEN]
)
def test_a_whole_answer_arrives_character_by_character(server, model, behaviour):
    """Torn pieces, CRLF, comments, usage events and servers that do not stream change nothing."""
    server.behave(behaviour)
    assert read(model) == (TEXT, None)


def test_the_request_says_what_was_asked_and_always_streams(server, model):
    """Model, messages, length and temperature reach the server as given, with the key."""
    read(model)
    assert server.requests == [
        {
            "model": "m",
            "messages": [
                {"role": "system", "content": "Answer."},
                {"role": "user", "content": "كم؟ Сколько?"},
            ],
            "stream": True,
            "max_tokens": 600,
            "temperature": 0.0,
        }
    ]
    assert server.keys == ["Bearer sk-secret"]


WITHOUT_TEXT = {
    Behaviour.HANG_UP: Trouble.UNREACHABLE,
    Behaviour.NOT_HTTP: Trouble.UNREACHABLE,
    Behaviour.SILENT: Trouble.TIMEOUT,
    Behaviour.SILENT_STREAM: Trouble.TIMEOUT,
    Behaviour.COMMENTS: Trouble.TIMEOUT,
    Behaviour.UNAUTHORIZED: Trouble.REFUSED,
    Behaviour.NO_CREDIT: Trouble.QUOTA,
    Behaviour.FORBIDDEN: Trouble.REFUSED,
    Behaviour.NOT_FOUND: Trouble.NOT_FOUND,
    Behaviour.TOO_LARGE: Trouble.OVERFLOW,
    Behaviour.TOO_MANY: Trouble.QUOTA,
    Behaviour.FAILING: Trouble.SERVER,
    Behaviour.LOADING: Trouble.SERVER,
    Behaviour.OVERFLOW: Trouble.OVERFLOW,
    Behaviour.OVERFLOW_NAMING_TOKENS: Trouble.OVERFLOW,
    Behaviour.BAD_REQUEST: Trouble.BROKEN,
    Behaviour.HTML: Trouble.BROKEN,
    Behaviour.HTML_AS_STREAM: Trouble.BROKEN,
    Behaviour.NOTHING: Trouble.BROKEN,
    Behaviour.NO_CHOICES: Trouble.BROKEN,
    Behaviour.EMPTY_CHOICES: Trouble.BROKEN,
    Behaviour.WRONG_SHAPE: Trouble.BROKEN,
    Behaviour.ERROR_OBJECT: Trouble.SERVER,
    Behaviour.ENDLESS_EVENT: Trouble.BROKEN,
    Behaviour.EMPTY: Trouble.BROKEN,
}


@pytest.mark.parametrize(("behaviour", "trouble"), WITHOUT_TEXT.items(), ids=lambda x: x.name)
def test_every_failure_before_the_text_has_its_name(server, model, behaviour, trouble):
    """Nothing is yielded, one request is made, and the kind is the one the page has words for."""
    server.behave(behaviour)
    assert read(model) == ("", trouble)
    assert len(server.requests) == 1


AFTER_TEXT = {
    Behaviour.CUT_CHUNKED: Trouble.CUT,
    Behaviour.CUT_CLOSED: Trouble.CUT,
    Behaviour.STALL: Trouble.TIMEOUT,
    Behaviour.ERROR_IN_STREAM: Trouble.SERVER,
    Behaviour.ERROR_EVENT: Trouble.SERVER,
    Behaviour.BROKEN_EVENT: Trouble.BROKEN,
    Behaviour.LENGTH: Trouble.TRUNCATED,
    Behaviour.FILTERED: Trouble.FILTERED,
}
HALF = TEXT[: 3 * round(len(TEXT) / 3 / 2)]


@pytest.mark.parametrize(("behaviour", "trouble"), AFTER_TEXT.items(), ids=lambda x: x.name)
def test_a_failure_in_mid_stream_keeps_the_text_and_is_never_retried(server, model, behaviour, trouble):
    """What came before is yielded once, then the error."""
    server.behave(behaviour)
    assert read(model) == (HALF, trouble)
    assert len(server.requests) == 1


def test_the_end_mark_alone_does_not_make_an_answer_whole(server, model):
    """[DONE] without a finish_reason is a cut."""
    server.behave(Behaviour.DONE_WITHOUT_REASON)
    assert read(model) == (TEXT, Trouble.CUT)


def test_a_slow_drip_ends_at_the_deadline(server, model):
    """Each piece is in time, the whole is not."""
    server.behave(Behaviour.DRIP)
    text, trouble = read(model)
    assert trouble is Trouble.TIMEOUT
    assert text.startswith("0 1 2 ")


def test_endless_output_ends_at_the_allowed_length(server):
    """A server that ignores max_tokens is stopped after 8 characters a token."""
    server.behave(Behaviour.ENDLESS)
    model = OpenAIChatModel(server.base_url, "", "m", timeout_s=5, max_tokens=50, retries=0)
    text, trouble = read(model)
    model.close()
    assert (len(text), trouble) == (400, Trouble.TRUNCATED)
    assert server.keys == ["Bearer none"]


def test_the_time_of_who_reads_counts(server):
    """A server that gives everything at once does not lift the deadline."""
    server.behave(Behaviour.NOT_STREAMED, text="word " * 1000)
    model = OpenAIChatModel(server.base_url, "", "m", timeout_s=60, deadline_s=1, max_tokens=2000, retries=0)
    length = 0
    with pytest.raises(ChatModelError) as caught:
        for piece in model.stream(ASKED):
            length += len(piece)
            time.sleep(0.3)
    model.close()
    assert (caught.value.kind, length < 5000) == (Trouble.TIMEOUT, True)


def test_a_closed_port_is_unreachable(server, model):
    """And the same model works again when the server does."""
    server.behave(Behaviour.REFUSE)
    assert read(model) == ("", Trouble.UNREACHABLE)
    server.behave(Behaviour.GOOD)
    assert read(model) == (TEXT, None)


@pytest.mark.parametrize(
    "address", ["not an address", "http://", "ftp://x/v1", "http://host:notaport/v1", "http://[::1/v1"]
)
def test_a_bad_address_is_unreachable(address):
    """No setting makes another exception come out."""
    model = OpenAIChatModel(address, "k", "m", timeout_s=TIMEOUT_S, retries=0)
    assert read(model) == ("", Trouble.UNREACHABLE)
    assert "OpenAIChatModel" in repr(model)
    model.close()


@pytest.mark.parametrize("key", ["ключ", "sk-a\nb", "sk\u202e"])
def test_a_key_that_cannot_be_sent_is_refused(server, key):
    """It is not sent, and the message does not show it."""
    model = OpenAIChatModel(server.base_url, key, "m", retries=0)
    with pytest.raises(ChatModelError) as caught:
        list(model.stream(ASKED))
    assert caught.value.kind is Trouble.REFUSED
    assert key not in caught.value.detail
    assert server.requests == []


@pytest.mark.parametrize("first", [Behaviour.TOO_MANY, Behaviour.HANG_UP])
def test_a_passing_failure_before_the_text_is_retried(server, first, monkeypatch):
    """The person sees the answer only."""
    monkeypatch.setattr("assistant.model.chat_model.FIRST_PAUSE_S", 0.01)
    server.behave(first, Behaviour.GOOD)
    model = OpenAIChatModel(server.base_url, "k", "m", timeout_s=5, retries=1)
    assert read(model) == (TEXT, None)
    assert len(server.requests) == 2
    model.close()


def test_retries_end(server, monkeypatch):
    """Two retries are three requests."""
    monkeypatch.setattr("assistant.model.chat_model.FIRST_PAUSE_S", 0.01)
    server.behave(Behaviour.LOADING)
    model = OpenAIChatModel(server.base_url, "k", "m", timeout_s=5, retries=2)
    assert read(model) == ("", Trouble.SERVER)
    assert len(server.requests) == 3
    model.close()


@pytest.mark.parametrize("seconds", ["60", "999999999"])
def test_a_long_wait_is_not_waited_for(server, seconds):
    """A person is at the other end: Retry-After of a minute is reported at once."""
    server.behave(Behaviour.TOO_MANY, retry_after=seconds)
    model = OpenAIChatModel(server.base_url, "k", "m", timeout_s=5, retries=5)
    assert read(model) == ("", Trouble.QUOTA)
    assert len(server.requests) == 1
    model.close()


@pytest.mark.parametrize("behaviour", [Behaviour.UNAUTHORIZED, Behaviour.OVERFLOW, Behaviour.SILENT])
def test_what_will_not_pass_is_not_retried(server, behaviour):
    """A wrong key, a prompt too long and a server that hangs stay so."""
    server.behave(behaviour)
    model = OpenAIChatModel(server.base_url, "k", "m", timeout_s=TIMEOUT_S, retries=3)
    read(model)
    assert len(server.requests) == 1
    model.close()


def test_a_server_that_wants_max_completion_tokens_gets_it(server, model):
    """Once told, the next question asks rightly at once."""
    server.behave(Behaviour.NEEDS_MAX_COMPLETION_TOKENS)
    assert [read(model), read(model)] == [(TEXT, None)] * 2
    assert [("max_tokens" in r, r.get("max_completion_tokens")) for r in server.requests] == [
        (True, None), (False, 600), (False, 600),
    ]  # fmt: skip


def test_a_server_that_wants_no_temperature_gets_none(server, model):
    """The length limit stays."""
    server.behave(Behaviour.FIXED_TEMPERATURE)
    assert read(model) == (TEXT, None)
    assert [("temperature" in r, r["max_tokens"]) for r in server.requests] == [(True, 600), (False, 600)]


def test_closing_the_answer_closes_the_connection(server):
    """The model stops writing as soon as nobody reads."""
    server.behave(Behaviour.DRIP)
    model = OpenAIChatModel(server.base_url, "k", "m", timeout_s=5)
    answer = model.stream(ASKED)
    assert list(islice(answer, 2)) == ["0 ", "1 "]
    answer.close()
    assert server.disconnected.wait(5)
    model.close()


def test_nothing_is_sent_before_the_first_piece_is_asked_for(server, model):
    """Making the iterator costs nothing."""
    model.stream(ASKED)
    assert server.requests == []


def test_several_questions_at_once_keep_apart(server, model):
    """One model, four threads, four answers."""
    server.behave(Behaviour.GOOD, text=lambda body: body["messages"][-1]["content"] * 30)
    found = {}
    threads = [
        threading.Thread(target=lambda n=n: found.update({n: read(model, [Message("user", f"q{n} ")])}))
        for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {n: (f"q{n} " * 30, None) for n in range(4)}


def test_a_closed_model_can_be_asked_again(server, model):
    """Closing frees connections, it does not break the model."""
    assert read(model) == (TEXT, None)
    model.close()
    model.close()
    assert read(model) == (TEXT, None)


@pytest.mark.parametrize("behaviour", [Behaviour.UNAUTHORIZED, Behaviour.SILENT, Behaviour.HTML])
def test_the_key_is_never_shown(server, model, behaviour):
    """Not in the repr, not in an error, even when the server quotes it."""
    server.behave(behaviour)
    with pytest.raises(ChatModelError) as caught:
        list(model.stream(ASKED))
    shown = f"{model!r} {model} {caught.value!r} {caught.value} {caught.value.detail}"
    assert "sk-secret" not in shown
    assert server.base_url in shown


def test_a_password_in_the_address_is_never_shown():
    """Nor is a query."""
    model = OpenAIChatModel("http://user:pass@host:1/v1?token=t", "k", "m")
    assert repr(model) == "OpenAIChatModel('http://host:1/v1', model='m')"


def test_hostile_words_of_a_server_are_one_short_line(server, model):
    """What a server says in an error cannot fill a log or a page."""
    server.behave(Behaviour.FAILING_WITH_TEXT, text="x\r\nSet-Cookie: a\x1b[31m\u202e" + "y" * 10_000)
    with pytest.raises(ChatModelError) as caught:
        list(model.stream(ASKED))
    assert caught.value.kind is Trouble.SERVER
    assert caught.value.detail.isprintable()
    assert len(caught.value.detail) < 400


def test_half_a_surrogate_pair_never_gets_out_or_in(server, model):
    """Text that nothing could encode becomes the replacement character, in both directions."""
    server.behave(Behaviour.NOT_STREAMED, text="a\ud800b")
    assert read(model, [Message("user", "q\udfff")]) == ("a\ufffdb", None)
    assert server.requests[0]["messages"] == [{"role": "user", "content": "q\ufffd"}]


@pytest.mark.parametrize(
    ("status", "words", "kind"),
    [
        (400, "This model's maximum context length is 4096 tokens", Trouble.OVERFLOW),
        (500, "context size exceeded: exceed_context_size_error", Trouble.OVERFLOW),
        (400, "Invalid model name passed in model=x", Trouble.NOT_FOUND),
        (400, "model 'x' not found", Trouble.NOT_FOUND),
        (500, "insufficient_quota", Trouble.QUOTA),
        (408, "", Trouble.TIMEOUT),
        (405, "", Trouble.NOT_FOUND),
        (502, "Bad gateway", Trouble.SERVER),
        (422, "?", Trouble.BROKEN),
        (302, "", Trouble.BROKEN),
    ],
)
def test_status_and_words_name_the_trouble(status, words, kind):
    """Servers differ in the status they choose; their words tell."""
    assert kind_of(status, words) is kind


# Server-sent events


def test_events_are_read_however_the_bytes_are_torn():
    """Byte by byte gives the same as all at once."""
    stream = (
        "event: a\ndata: один\ndata:two\n\n: comment\r\n\r\ndata: 3\r\n\r\nid: 4\n\ndata: tail\nda".encode()
    )
    expected = [("a", "один\ntwo".encode()), ("", b"3"), ("", b"tail")]
    assert list(events([stream])) == expected
    assert list(events(bytes([b]) for b in stream)) == expected


def test_an_event_is_given_as_soon_as_it_is_complete():
    """The next chunk is not asked for first."""
    chunks = iter([b"data: 1\n\n", b"data: 2\n\n"])
    assert next(events(chunks)) == ("", b"1")
    assert list(chunks) == [b"data: 2\n\n"]


@pytest.mark.parametrize("chunk", [b"x" * 65536, b"data: " + b"x" * 1000 + b"\n", b"data:\n" * 10_000])
def test_an_endless_event_is_given_up(chunk):
    """Memory stays bounded, within a line and over many lines, empty ones, too."""
    with pytest.raises(EndlessEvent):
        list(events(chunk for _ in range(2 * MAX_EVENT)))
