"""An answer that takes its time: it is waited for, found again, and stopped."""

from urllib.parse import parse_qs, urlsplit

import pytest

from assistant.assistant import Assistant
from assistant.history import History
from assistant.model.chat_model import OpenAIChatModel
from embeddings.archive import Archive
from embeddings.intake.jobs import JobQueue
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Release
from tests.conftest import serving
from tests.fakes import WordEncoder
from tests.openai_server import Behaviour, ChatServer
from tests.test_answer import FERRY, QUESTION
from web.app import create_app

PROVEN = "It carried 61,700 passengers [1]. The captain had expected half of that [2]. "
SHOWN = "It carried 61,700 passengers."
LONG = PROVEN * 3  # of which a stalled server gives half
HARBOURS = tuple(
    Release(f"harbour-{n}", f"The ferry of harbour {n} carried passengers in its first year.", language="en")
    for n in range(8)
)


class Slow:
    """The address of a server whose language model stops in the middle, and what that model was asked."""

    def __init__(self, address, model):
        self.address, self.model = address, model


@pytest.fixture
def slow(tmp_path):
    archive = Archive.open(tmp_path / "slow", WordEncoder())
    archive.apply([Delivery((FERRY, *HARBOURS))])
    with ChatServer() as server:
        server.behave(Behaviour.STALL, text=LONG)
        model = OpenAIChatModel(server.base_url, "k", "m", timeout_s=60, retries=0)
        assistant = Assistant(archive, model, history=History(archive))
        with serving(create_app(assistant, JobQueue(archive))) as address:
            yield Slow(address, server)
        model.close()


def ask(page, question=QUESTION):
    page.fill("#q", question)
    page.press("#q", "Enter")
    return page.locator(".turn").last


def answers(page, c):
    found = page.request.get(f"/api/conversations/{c}")
    return found.json()["answers"] if found.ok else []


def conversation(page):
    return parse_qs(urlsplit(page.url).query)["c"][0]


def test_stop_keeps_what_was_shown_and_nothing_else(open_page, slow):
    """The model is told at once; loaded again, the page shows the same sentences and that it was stopped."""
    page = open_page(server=slow.address)
    turn = ask(page)
    turn.locator(".words", has_text=SHOWN).wait_for()
    c = conversation(page)
    page.click("#stop")
    assert slow.model.disconnected.wait(10)
    turn.locator(".text a.chip").first.wait_for()  # it is kept: its numbers lead somewhere
    shown = turn.locator(".text .words").all_text_contents()
    assert (turn.get_attribute("data-state"), shown[0]) == ("stopped", SHOWN)
    assert turn.locator(".notice").inner_text().startswith("Stopped. The sentences above")
    page.reload()
    page.locator(".turn[data-state=done]").wait_for()
    assert page.locator(".turn .text .words").all_text_contents() == shown
    assert page.locator(".turn .notice").inner_text().startswith("The question was stopped.")
    assert (len(slow.model.requests), len(answers(page, c))) == (1, 1)


def test_a_stop_before_the_first_sentence_keeps_nothing(open_page, slow):
    """It says so in words that fit, and the page loaded again asks nothing."""
    slow.model.behave(Behaviour.SILENT_STREAM)
    page = open_page(server=slow.address)
    turn = ask(page)
    page.locator(".step", has_text="Reading").wait_for()
    while not slow.model.requests:  # the page may tell before the model is asked
        page.wait_for_timeout(50)
    c = conversation(page)
    page.click("#stop")
    assert turn.locator(".notice").inner_text() == "Stopped before anything was written."
    page.wait_for_url(f"{slow.address}/")
    assert answers(page, c) == []
    page.reload()
    assert page.locator(".turn").count() == 0
    assert len(slow.model.requests) == 1


def press(page, selector):
    """With the mouse alone: a click of Playwright's scrolls what stands at the foot of the page to its place in it."""
    box = page.locator(selector).bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_the_page_stays_where_it_was_when_an_answer_is_stopped(open_page, slow):
    """What was read goes on standing where it stood, also behind an answer that is long."""
    page = open_page(server=slow.address)
    page.route("**/api/ask/stop", lambda route: route.fulfill(json={"answer": None}))
    ask(page).locator(".words", has_text=SHOWN).wait_for()
    press(page, "#stop")
    slow.model.behave(Behaviour.STALL)
    turn = ask(page)
    turn.locator(".words", has_text=SHOWN).wait_for()
    words = turn.locator(".words").first
    before = words.bounding_box()["y"]
    press(page, "#stop")
    turn.locator(".notice:visible").wait_for()
    assert abs(words.bounding_box()["y"] - before) < 60  # the step above is gone
    assert 0 < words.bounding_box()["y"] < 860


def test_a_page_comes_before_its_answer_and_finds_it_again(open_page, slow):
    """Loaded again in the middle, and in a second tab: one question, one call, the same sentences in both."""
    page = open_page(server=slow.address)
    page.goto(f"/?q={QUESTION}")
    page.locator(".words", has_text=SHOWN).wait_for()
    c = conversation(page)
    page.reload()
    page.locator(".turn[data-state=working] .words", has_text=SHOWN).wait_for()
    other = page.context.new_page()
    other.goto(page.url)
    other.locator(".turn[data-state=working] .words", has_text=SHOWN).wait_for()
    assert len(slow.model.requests) == 1
    other.click("#stop")
    page.locator(".turn[data-state=done] .notice").wait_for()  # stopped for both
    assert len(answers(page, c)) == 1


def test_a_page_that_is_closed_stops_its_answer(open_page, slow):
    """After the time for which another could come back to it; what was shown is kept."""
    page = open_page(server=slow.address)
    ask(page).locator(".words", has_text=SHOWN).wait_for()
    c = conversation(page)
    page.goto("about:blank")
    assert slow.model.disconnected.wait(20)
    page.goto(f"{slow.address}/?c={c}")
    page.locator(".turn .words", has_text=SHOWN).wait_for()
    assert page.locator(".turn .notice").inner_text().startswith("The question was stopped.")


def test_without_scripts_the_page_comes_with_its_answer(open_page, slow):
    """It is loaded once more by itself, and the question is asked once."""
    slow.model.behave(Behaviour.GOOD, text=PROVEN)
    page = open_page(server=slow.address, java_script_enabled=False)
    page.fill("#q", QUESTION)
    page.click("#send")
    page.locator(".text .words", has_text=SHOWN).wait_for()
    assert len(slow.model.requests) == 1
    assert parse_qs(urlsplit(page.url).query)["whole"] == ["1"]
