"""Answers on their way: asked once, waited for by several, and stopped when nobody waits."""

import threading
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from assistant.answers.answer import Delta, Done, Failed
from assistant.assistant import Assistant
from assistant.history import Choices, History
from assistant.model.chat_model import OpenAIChatModel
from assistant.questions.question import BadQuestion
from embeddings.intake.jobs import JobQueue
from embeddings.releases.delivery import Delivery
from tests.conftest import serving
from tests.openai_server import Behaviour, ChatServer
from tests.test_answer import FERRY, QUESTION, RATE
from web import running
from web.app import create_app
from web.running import Running, asked

PROVEN = "It carried 61,700 passengers [1]. The captain had expected half of that [2]. "
HALF = PROVEN * 2  # of which a stalled server gives half
TEXT = "It carried 61,700 passengers. [1]"


@pytest.fixture
def server():
    with ChatServer() as server:
        server.behave(Behaviour.STALL, text=HALF)
        yield server


@pytest.fixture
def served(assistant):
    """The answers on their way; none outlasts the archive."""
    served = Running(assistant)
    yield served
    served.close()


@pytest.fixture
def assistant(archive, server):
    archive.apply([Delivery((FERRY, RATE))])
    model = OpenAIChatModel(server.base_url, "", "m", timeout_s=60, retries=0)
    yield Assistant(archive, model, history=History(archive))
    model.close()


def shown(found):
    """The number of the first event that shows something."""
    return next(n for n in range(9) if isinstance(found.event(n), Delta))


def last(found):
    """The last event, once it has ended."""
    return [found.event(n) for n in range(9) if found.event(n)][-1]


def test_one_question_of_one_conversation_is_asked_once(served, assistant, server):
    """However it is spaced; all get the same answer, which is kept once."""
    gate = threading.Event()
    server.behave(Behaviour.GOOD, text=lambda _: (gate.wait(60), PROVEN)[1])
    with ThreadPoolExecutor(2) as both:
        first = both.submit(served.ask, asked(QUESTION, Choices(), "c"))
        found = served.joined(asked(f" {QUESTION}\n", Choices(), "c"))
        second = both.submit(served.ask, asked(f" {QUESTION}", Choices(), "c"))
        gate.set()
        assert first.result().id == second.result().id == last(found).answer.id
    assert (len(server.requests), len(assistant.history.answers("c"))) == (1, 1)
    assert not served.has(asked(QUESTION, Choices(), "c"))


def test_another_question_another_conversation_or_another_choice_is_asked_apart(served):
    """And what is in no conversation is nobody else's."""
    found = [
        served.joined(one)
        for one in (
            asked(QUESTION, Choices(), "c"),
            asked("What is the key rate?", Choices(), "c"),
            asked(QUESTION, Choices(), "d"),
            asked(QUESTION, Choices(mode="quotes"), "c"),
            asked(QUESTION, Choices(), ""),
            asked(QUESTION, Choices(), ""),
        )
    ]
    assert len(set(map(id, found))) == 6


def test_what_is_stopped_is_kept_as_far_as_it_was_shown(served, assistant, server):
    """At once, whatever the model's server does."""
    found = served.joined(asked(QUESTION, Choices(), "c"))
    shown(found)
    answer = served.stop("c")
    assert (answer.text.startswith(TEXT), answer.mode) == (True, "model")
    assert answer.notice.startswith("The question was stopped. Only what had been checked by then")
    assert [kept.answer.id for kept in assistant.history.answers("c")] == [answer.id]
    assert last(found) == Done(answer)
    assert server.disconnected.wait(10)


@pytest.mark.parametrize("behaviour", [Behaviour.SILENT, Behaviour.SILENT_STREAM, Behaviour.COMMENTS])
def test_what_is_stopped_before_anything_was_shown_is_not_kept(served, assistant, server, behaviour):
    """Also while the model has said nothing at all."""
    server.behave(behaviour)
    found = served.joined(asked(QUESTION, Choices(), "c"))
    found.event(0)
    while not server.requests:
        pass
    assert served.stop("c") is None
    assert isinstance(last(found), Failed)
    assert assistant.history.answers("c") == []


def test_who_leaves_may_come_back_for_a_while(served, assistant, server, monkeypatch):
    """As a page that is loaded again does; then nobody waits any more, and it is stopped."""
    monkeypatch.setattr(running, "REJOIN_S", 0.5)
    question = asked(QUESTION, Choices(), "c")
    found = served.joined(question)
    shown(found)
    found.leave()
    assert served.joined(question) is found
    assert not server.disconnected.wait(1)
    found.leave()
    assert isinstance(last(found), Done)
    assert (len(server.requests), len(assistant.history.answers("c"))) == (1, 1)


def test_what_is_in_no_conversation_stops_with_its_only_reader(served, assistant, server):
    found = served.joined(asked(QUESTION, Choices(), ""))
    shown(found)
    found.leave()
    assert isinstance(last(found), Done)


def test_what_cannot_be_asked_is_told_to_all(served):
    for _ in range(2):
        with pytest.raises(BadQuestion):
            served.ask(asked(" ", Choices(), "c"))


def test_a_client_that_goes_away_stops_its_answer(assistant, server, archive):
    """In the middle of a silence; nothing is written for nobody."""
    body = {"question": QUESTION}
    with serving(create_app(assistant, JobQueue(archive))) as address:
        with httpx.stream("POST", f"{address}/api/ask/stream", json=body, timeout=60) as stream:
            next(line for line in stream.iter_lines() if line == "event: delta")
        assert server.disconnected.wait(20)


def test_the_page_comes_before_its_answer(assistant, server, archive):
    """To a browser, whose scripts ask; to other clients, and `whole`, with it."""
    html = {"Accept": "text/html"}
    with serving(create_app(assistant, JobQueue(archive))) as address, httpx.Client(timeout=60) as client:
        page = client.get(f"{address}/", params={"q": QUESTION, "c": "c"}, headers=html).text
        assert server.requests == []
        assert 'data-state="working" data-asked="{' in page
        assert f"/?q={QUESTION.replace(' ', '+')}&amp;c=c&amp;whole=1" in page.replace("%3F", "?")
        server.behave(Behaviour.GOOD, text=PROVEN)
        whole = client.get(f"{address}/", params={"q": QUESTION, "c": "c", "whole": "1"}, headers=html).text
        again = client.get(f"{address}/", params={"q": QUESTION, "c": "c"}, headers=html).text
        assert client.post(f"{address}/api/ask/stop", json={"conversation_id": "c"}).json() == {"answer": None}
    assert ["61,700 passengers." in text for text in (page, whole, again)] == [False, True, True]
    assert len(server.requests) == 1
