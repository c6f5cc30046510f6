"""A language model that misbehaves, as a client of `/api/ask/stream` sees it."""

import json

import pytest
from fastapi.testclient import TestClient

from assistant.assistant import Assistant
from assistant.model.chat_model import OpenAIChatModel
from embeddings.archive import Archive
from embeddings.intake.jobs import JobQueue
from embeddings.releases.delivery import Delivery
from tests.fakes import WordEncoder
from tests.openai_server import Behaviour, ChatServer
from tests.test_answer import FERRY, QUESTION, QUOTE, RATE
from web.app import create_app

PROVEN = "It carried 61,700 passengers [1]. "
# What a server can do and still give a whole answer.
WHOLE = {
    Behaviour.GOOD, Behaviour.NOT_STREAMED, Behaviour.CRLF, Behaviour.NEEDS_MAX_COMPLETION_TOKENS,
    Behaviour.FIXED_TEMPERATURE, Behaviour.NO_SCHEMA, Behaviour.HELD_OPEN,
    Behaviour.NO_LOGPROBS, Behaviour.CERTAIN, Behaviour.UNCERTAIN, Behaviour.ODD_LOGPROBS,
}  # fmt: skip


@pytest.fixture(scope="module")
def asking(tmp_path_factory):
    """Ask over HTTP with a server that behaves so; returns the events."""
    archive = Archive.open(tmp_path_factory.mktemp("trouble"), WordEncoder())
    archive.apply([Delivery((FERRY, RATE))])
    with ChatServer() as server:
        model = OpenAIChatModel(
            server.base_url, "k", "m", timeout_s=1.5, deadline_s=3, max_tokens=50, retries=0
        )
        app = create_app(Assistant(archive, model), JobQueue(archive))
        with TestClient(app, base_url="http://localhost") as client:

            def ask(behaviour, text=PROVEN, mode="auto"):
                server.behave(behaviour, text=text)
                stream = client.post("/api/ask/stream", json={"question": QUESTION, "mode": mode}).text
                blocks = [block.split("\n") for block in stream.strip().split("\n\n")]
                return [
                    (name.removeprefix("event: "), json.loads(data.removeprefix("data: ")))
                    for name, data in blocks
                ]

            yield ask
            server.behave(Behaviour.GOOD)
        model.close()


@pytest.mark.parametrize("behaviour", [b for b in Behaviour if b not in WHOLE], ids=lambda b: b.name.lower())
def test_the_reader_is_told_and_gets_the_releases_own_words(asking, behaviour):
    """Sources first, `done` last, nothing unproven in between; every quotation is the release's own."""
    events = asking(behaviour)
    assert (events[0][0], events[-1][0]) == ("sources", "done")
    answer = events[-1][1]
    assert answer["answerable"]
    assert answer["notice"]
    for citation in answer["citations"]:
        assert FERRY.text[citation["start"] : citation["end"]] == citation["quote"]
    if answer["mode"] == "quotes":
        assert answer["citations"][0]["quote"] == QUOTE
    shown = "".join(data["text"] for name, data in events if name == "delta")
    assert "word word" not in shown
    assert "engine died" not in json.dumps(events)


@pytest.mark.parametrize("behaviour", sorted(WHOLE, key=lambda b: b.name), ids=lambda b: b.name.lower())
def test_odd_servers_still_answer(asking, behaviour):
    """Whole at once, with other line ends, with other parameters, or not hanging up."""
    answer = asking(behaviour)[-1][1]
    assert (answer["mode"], answer["answer"], answer["notice"]) == (
        "model",
        "It carried 61,700 passengers. [1]",
        "",
    )


@pytest.mark.parametrize(
    "behaviour",
    [Behaviour.FAILING, Behaviour.CUT_CHUNKED, Behaviour.SILENT, Behaviour.HTML],
    ids=lambda b: b.name.lower(),
)
def test_who_wants_only_the_model_gets_its_failure(asking, behaviour):
    """As a problem that says what to do."""
    name, data = asking(behaviour, mode="model")[-1]
    assert name == "failed"
    assert data["status"] in (502, 503, 504)
    assert data["title"]
    assert data["detail"]


def test_after_every_trouble_the_next_question_is_answered(asking):
    """Nothing sticks."""
    asking(Behaviour.CUT_CLOSED)
    assert asking(Behaviour.GOOD)[-1][1]["mode"] == "model"
