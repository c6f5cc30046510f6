"""History, conversation and sources: what opens where, on a wide screen and on a phone, in both directions."""

import uuid
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import httpx2
import pypdfium2
import pytest

from tests.browser.conftest import WIDE
from tests.browser.test_asking import FINISHED, QUESTIONS, ask

PHONE = {"width": 360, "height": 740}
HOSTILE = "<img src=x onerror=alert(1)>\"'&amp;"
RELEASES = "/api/releases?wait=true"
BRIDGE = {
    "id": "test/bridge 1?", "title": "Quillmere bridge opens", "date": "2024-05-04", "language": "en",
    "source": "Roads Office", "text": "The Quillmere bridge opened to lorries of 40 tonnes.",
}  # fmt: skip
ON_BRIDGE = "To which lorries did the Quillmere bridge open?"


def converse(page, *questions, title=""):
    """A conversation that the server keeps; returns its answers."""
    name = f"c {uuid.uuid4().hex}"
    answers = [
        page.request.post("/api/ask", data={"question": question, "conversation_id": name}).json()
        for question in questions
    ]
    if title:
        page.request.patch(f"/api/conversations/{name}", data={"title": title})
    return answers


@pytest.fixture
def bridge(live_server):
    """A release of this test only."""
    address = f"{live_server}/api/releases/{quote(BRIDGE['id'], safe='')}"
    httpx2.post(f"{live_server}{RELEASES}", json=BRIDGE)
    yield BRIDGE
    httpx2.delete(address)


# The release beside the conversation


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_a_chip_opens_the_release_beside_the_conversation(open_page, language):
    """At the end side, at exactly the quoted words, in view; Esc gives the sources and the focus back."""
    page = open_page(language=language)
    turn = ask(page, QUESTIONS[language])
    chip = turn.locator(".text a.chip").first
    words = turn.locator(".text .words").first.inner_text()
    chip.click()
    page.locator(".reader #quote").wait_for()
    assert "".join(page.locator(".reader #text mark").all_text_contents()) == words
    assert page.locator(".reader #quote").evaluate(
        "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight }"
    )
    answer, reader = turn.locator(".text").bounding_box(), page.locator(".reader").bounding_box()
    assert (answer["x"] < reader["x"]) == (language != "ar")
    assert turn.locator(".sources").is_hidden()
    page.keyboard.press("Escape")
    assert page.locator(".reader").is_hidden()
    assert turn.locator(".sources").is_visible()
    assert chip.evaluate("e => e === document.activeElement")


def test_the_versions_are_tabs_at_the_same_passage(open_page):
    """A tab shows the sentence of the other version that says the same, and back again the quoted words."""
    page = open_page()
    turn = ask(page, QUESTIONS["en"])
    words = turn.locator(".text .words").first.inner_text()
    turn.locator(".text a.chip").first.click()
    tabs = page.locator(".reader .tabs a")
    tabs.first.wait_for()
    assert tabs.all_text_contents() == ["Arabic", "English", "Russian"]
    page.locator(".reader .tabs a", has_text="Russian").click()
    page.locator(".reader .by-meaning").wait_for()
    assert page.locator(".reader .tabs [aria-current]").inner_text() == "Russian"
    marked = "".join(page.locator(".reader mark").all_text_contents())
    assert "с сегодняшнего дня действует соглашение" in marked
    page.locator(".reader .tabs a", has_text="English").click()
    page.locator(".reader .tabs [aria-current]", has_text="English").wait_for()
    assert "".join(page.locator(".reader mark").all_text_contents()) == words


def test_a_release_that_cannot_be_fetched_is_told(open_page):
    """The reader says so and still leads to the page."""
    page = open_page()
    turn = ask(page, QUESTIONS["en"])
    page.route("**/releases/**", lambda route: route.abort())
    turn.locator(".text a.chip").first.click()
    assert page.locator(".reader-trouble").inner_text().startswith("The release could not be fetched.")
    assert (
        page.locator("#reader-page")
        .get_attribute("href")
        .endswith(turn.locator(".text a.chip").first.get_attribute("href"))
    )


def test_a_chip_tells_what_it_stands_for(open_page):
    """Pointing at it or tabbing to it shows title, date, source and the quoted words; Esc takes that away."""
    page = open_page()
    turn = ask(page, QUESTIONS["en"])
    chip, hint = turn.locator(".text a.chip").first, page.locator("#hint")
    chip.hover()
    words = turn.locator(".text .words").first.inner_text()
    card = turn.locator(".cited .card").first
    assert hint.locator("blockquote").inner_text() == words
    assert hint.locator(".hint-title").inner_text() == card.locator(".card-title").inner_text()
    assert hint.locator("time").inner_text() == card.locator("time").inner_text()
    assert hint.locator(".hint-source").inner_text() == card.locator(".card-source").inner_text()
    page.keyboard.press("Escape")
    assert hint.is_hidden()
    page.mouse.move(0, 0)
    page.focus("#q")
    page.keyboard.press("Shift+Tab")
    chip.focus()
    hint.wait_for()
    assert chip.get_attribute("aria-describedby") == "hint"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_on_a_phone_sources_and_release_are_sheets(open_page, language):
    """A button opens the sources, a tap tells what a chip is, a second opens the release; each closes again."""
    page = open_page(language=language, viewport=PHONE, has_touch=True)
    turn = ask(page, QUESTIONS[language])
    assert turn.locator(".sources").is_hidden()
    turn.locator("[data-do=sources]").tap()
    assert page.locator("#sheet .cited .passage").count() == turn.locator(".text a.chip").count()
    page.keyboard.press("Escape")
    chip = turn.locator(".text a.chip").first
    chip.tap()
    assert page.locator("#hint").is_visible()
    chip.tap()
    page.locator("#sheet .reader #quote").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.click("#reader-close")
    assert not page.locator("#sheet").evaluate("e => e.open")
    turn.locator(".sources").wait_for(state="attached")  # put back once the sheet has told that it is closed


@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_deleting_covers_no_other_title_and_goes_on_at_the_next(open_page, language):
    """The question stands in its own entry; the focus goes to the next one, after the last to the heading."""
    page = open_page("/releases", language)
    for title in ("Third", "Second", "First"):
        converse(page, QUESTIONS["en"], title=title)
    page.goto("/")
    lines = page.locator(".past-item")
    lines.first.hover()
    ways, below = lines.first.locator(".past-ways"), lines.nth(1).bounding_box()["y"]
    assert ways.bounding_box()["y"] + ways.bounding_box()["height"] <= below
    lines.first.locator("[data-past=remove]").click()
    assert ways.bounding_box()["height"] < 40
    assert ways.bounding_box()["y"] + ways.bounding_box()["height"] <= below
    lines.first.locator("[data-past=remove]").click()
    page.locator(".past-title:focus", has_text="Second").wait_for()
    last = lines.count() - 1
    lines.nth(last).hover()
    lines.nth(last).locator("[data-past=remove]").click()
    lines.nth(last).locator("[data-past=remove]").click()
    page.locator("#past-heading:focus").wait_for()


# Back


def settled(page):
    """Wait until the browser has left the entry of what was closed."""
    for _ in range(100):
        if not page.evaluate("history.state?.over"):
            return
        page.wait_for_timeout(20)
    raise AssertionError("an entry is left")


@pytest.mark.parametrize("viewport", [WIDE, PHONE])
def test_back_closes_what_lies_over_the_conversation(open_page, viewport):
    """A release beside it, or a sheet over it; closed by hand it leaves nothing to go back from."""
    page = open_page("/releases", viewport=viewport)
    page.goto("/")
    turn = ask(page, QUESTIONS["en"])
    address = page.url
    chip = turn.locator(".text a.chip").first
    for close in (page.go_back, lambda: page.keyboard.press("Escape"), lambda: page.click("#reader-close")):
        chip.click()
        page.locator(".reader #quote").wait_for()
        close()
        page.locator(".reader").wait_for(state="hidden")
        settled(page)
        assert (page.url, turn.is_visible()) == (address, True)
    if viewport == PHONE:
        turn.locator("[data-do=sources]").click()
        page.go_back()
        page.locator("#sheet").wait_for(state="hidden")
        turn.locator(".sources").wait_for(state="attached")
    chip.click()
    page.locator(".reader #quote").wait_for()
    page.reload()
    page.locator(".turn[data-state=done]").wait_for()
    settled(page)
    page.go_back()
    page.locator(".starters").wait_for()
    page.go_back()
    page.wait_for_url("**/releases")


@pytest.mark.parametrize("viewport", [WIDE, PHONE])
def test_back_returns_to_the_conversation_that_another_took_the_place_of(open_page, viewport):
    """And from that to the first page, and forward again; opened from the drawer of a phone, too."""
    page = open_page("/releases", viewport=viewport)
    converse(page, QUESTIONS["ru"], title="Older")
    page.goto("/")
    questions = page.locator(".question")

    def opened(title):
        if viewport == PHONE:
            page.click("#past-open")
        page.locator(".past-title", has_text=title).first.click()

    opened("Older")
    questions.filter(has_text=QUESTIONS["ru"]).wait_for()
    converse(page, QUESTIONS["ar"], title="Another")
    page.reload()
    opened("Another")
    questions.filter(has_text=QUESTIONS["ar"]).wait_for()
    page.go_back()
    questions.filter(has_text=QUESTIONS["ru"]).wait_for()
    assert questions.count() == 1
    page.go_back()
    page.locator(".starters").wait_for()
    assert questions.count() == 0
    page.go_forward()
    questions.filter(has_text=QUESTIONS["ru"]).wait_for()


# Earlier conversations


def test_without_kept_conversations_there_is_no_history(open_page):
    """A server that answers 404 has no history to show, and is not asked again."""
    page = open_page("/releases")
    asked = []
    page.route("**/api/conversations", lambda r: (asked.append(1), r.fulfill(status=404, json={}))[1])
    page.goto("/")
    ask(page, QUESTIONS["en"])
    assert page.locator("#past").is_hidden()
    assert page.locator("#bar").is_hidden()
    assert asked == [1]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_history_stands_at_the_start_side(open_page, language):
    """A list of conversations beside the conversation; hostile titles are text."""
    page = open_page("/releases", language)
    converse(page, QUESTIONS["en"], title="Visas")
    converse(page, QUESTIONS["ru"], title=HOSTILE)
    page.goto("/")
    page.locator(".past-item").first.wait_for()
    past, talk = page.locator("#past").bounding_box(), page.locator(".talk").bounding_box()
    assert (past["x"] < talk["x"]) == (language == "en")
    assert page.locator(".past-title").all_text_contents()[:2] == [HOSTILE, "Visas"]
    assert page.locator(".past-item img").count() == 0


def test_an_earlier_conversation_is_opened_and_gone_on_with(open_page):
    """Its answers are shown as they were; the next question belongs to it, and is understood in it."""
    page = open_page("/releases")
    [answer] = converse(page, "What did the bank say about the key rate in May 2024?")
    page.goto("/")
    page.locator(".past-title").first.click()
    turn = page.locator(".turn[data-state=done]")
    turn.wait_for()
    assert turn.locator(".question").inner_text() == answer["interpreted"]["standalone_question"]
    assert turn.locator(".asked-at").inner_text().startswith("Asked ")
    assert turn.locator(".text .words").all_text_contents() == [c["quote"] for c in answer["citations"]]
    assert turn.locator(".stale:visible").count() == 0
    assert parse_qs(urlsplit(page.url).query) == {"c": [answer["conversation_id"]]}
    page.locator(".past-title[aria-current]").wait_for(state="attached")
    ask(page, "and in September 2024?")
    second = page.locator(".turn").nth(1).and_(page.locator(FINISHED))
    second.wait_for()
    assert (
        second.locator(".asked-as").inner_text()
        == "Asked as: What did the bank say about the key rate in September 2024?"
    )
    page.reload()
    second.wait_for()
    assert second.locator(".asked-as").is_visible()
    assert page.locator(".past-item").first.locator(".past-count").inner_text() == "2 answers"


def test_conversations_are_renamed_removed_and_written_out(open_page):
    """Rename in place, delete after a second click, and two files to take along; the server agrees."""
    page = open_page("/releases")
    converse(page, QUESTIONS["ru"], title="Older")
    [answer] = converse(page, QUESTIONS["en"])
    page.goto("/")
    line = page.locator(".past-item").first
    line.hover()
    with page.expect_download() as downloading:
        line.locator("[data-past=markdown]").click()
    assert Path(downloading.value.path()).read_text("utf-8").startswith(f"# {QUESTIONS['en']}\n")
    line.locator("[data-past=rename]").click()
    page.keyboard.type("Bridges")
    page.keyboard.press("Enter")
    page.locator(".past-title", has_text="Bridges").wait_for()
    page.reload()
    page.locator(".past-title", has_text="Bridges").wait_for()
    line.hover()
    line.locator("[data-past=remove]").click()
    assert line.locator("[data-past=remove]").inner_text() == "Really delete?"
    line.locator("[data-past=remove]").click()
    page.locator(".past-title", has_text="Bridges").wait_for(state="detached")
    assert page.locator(".past-title").first.inner_text() == "Older"
    assert page.request.get(f"/api/answers/{answer['answer_id']}").status == 404


@pytest.mark.parametrize("language", ["en", "ar"])
def test_on_a_phone_history_is_a_drawer(open_page, language):
    """A button slides it in from the start side."""
    page = open_page("/releases", language, PHONE)
    converse(page, QUESTIONS[language])
    page.goto("/")
    page.click("#past-open")
    box = page.locator("#sheet").bounding_box()
    assert page.locator("#sheet .past-item").count() >= 1
    assert (box["x"] == 0) == (language == "en")
    page.locator("#sheet .past-title").first.click()
    page.locator(".turn[data-state=done]").wait_for()
    assert not page.locator("#sheet").evaluate("e => e.open")


@pytest.mark.parametrize("opened", ["page", "conversation"])
def test_an_old_quotation_that_no_longer_stands_is_marked(open_page, bridge, opened):
    """On its own page and in its conversation: struck out, named at quotation and card; then deleted."""
    page = open_page("/releases")
    [answer] = converse(page, ON_BRIDGE)
    assert [c["release_id"] for c in answer["citations"]] == [bridge["id"]]
    address = f"/a/{answer['answer_id']}" if opened == "page" else f"/?c={quote(answer['conversation_id'])}"
    page.request.post(RELEASES, data=bridge | {"text": bridge["text"].replace("40", "30")})
    page.goto(address)
    page.locator(".cited .stale:visible").wait_for()
    said = "Changed since this answer: it no longer says this"
    assert page.locator(".cited .stale").inner_text() == said
    assert page.locator(".text .became").inner_text() == said
    assert page.locator(".text .words").inner_text() == bridge["text"]
    assert "line-through" in page.locator(".text .words").evaluate(
        "e => getComputedStyle(e).textDecorationLine"
    )
    assert "chars" not in page.locator(".text a.chip").get_attribute("href")
    assert "chars" not in page.locator(".cited .card-title").get_attribute("href")
    assert (
        page.locator(".turn .notice").inner_text().startswith("Some of what is cited here has changed since")
    )
    page.request.delete(f"/api/releases/{quote(bridge['id'], safe='')}")
    page.reload()
    page.locator(".cited .stale:visible").wait_for()
    assert page.locator(".cited .stale").inner_text() == "No longer in the archive"


# What one can do with an answer


@pytest.mark.parametrize("put_together", ["by the script", "by the server"])
def test_thumbs_are_kept_with_a_reason(open_page, put_together):
    """Pressed, told, and the reason goes with them; a link to the answer is there."""
    page = open_page("/releases")
    [answer] = converse(page, QUESTIONS["en"])
    scripted = put_together == "by the script"
    page.goto(f"/?c={quote(answer['conversation_id'])}" if scripted else f"/a/{answer['answer_id']}")
    turn = page.locator(".turn[data-state=done]")
    turn.wait_for()
    assert turn.locator("form").count() == 0  # a browser that fills in forms lays out every answer that has one
    turn.locator("[data-do=down]").click()
    turn.locator(".reason input").fill("Wrong bridge")
    turn.locator(".reason button").click()
    turn.locator(".reason").wait_for(state="hidden")
    assert turn.locator("[data-do=down]").get_attribute("aria-pressed") == "true"
    assert turn.locator(".permalink").get_attribute("href") == f"/a/{answer['answer_id']}"
    latest = page.request.get("/api/feedback").json()["feedback"][0]
    assert (latest["answer_id"], latest["thumbs"], latest["reason"]) == (
        answer["answer_id"],
        "down",
        "Wrong bridge",
    )


def test_answers_out_of_view_are_not_laid_out(open_page):
    """But found by the browser's own search, and printed."""
    page = open_page()
    ask(page, QUESTIONS["en"])
    page.locator("#further li").first.wait_for()
    page.evaluate(MANY)
    first, last = page.locator(".turn .words").first, page.locator(".turn .words").last
    assert [one.evaluate(IS_LAID_OUT) for one in (first, last)] == [False, True]
    assert page.evaluate("find('the very first one', false, false, true)")
    assert first.evaluate(IS_LAID_OUT)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    with pypdfium2.PdfDocument(page.pdf(format="A4")) as printed:
        words = "".join(sheet.get_textpage().get_text_bounded() for sheet in printed)
    assert words.count("When does visa-free travel with Oresia begin?") == 20


# Repeats the answer on the page, and goes to the last one.
MANY = """() => {
  const turn = document.querySelector('.turn')
  for (let n = 1; n < 20; n += 1) turn.parentElement.append(turn.cloneNode(true))
  turn.querySelector('.words').textContent = 'This is the very first one.'
  scrollTo(0, document.body.scrollHeight)
  return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
}"""
IS_LAID_OUT = "e => e.checkVisibility({ contentVisibilityAuto: true })"


def test_a_question_is_edited_and_asked_again_in_its_place(open_page):
    """The words come back into the box; the new answer replaces the old one. It can be left as it was."""
    page = open_page()
    turn = ask(page, QUESTIONS["en"])
    turn.locator("[data-do=edit]").click()
    assert page.input_value("#q") == QUESTIONS["en"]
    assert page.locator("#editing").is_visible()
    page.click("#unedit")
    assert page.input_value("#q") == ""
    turn.locator("[data-do=edit]").click()
    page.fill("#q", QUESTIONS["ru"])
    page.press("#q", "Enter")
    page.wait_for_selector(FINISHED)
    assert page.locator(".question").all_text_contents() == [QUESTIONS["ru"]]
    assert page.locator("#editing").is_hidden()
    page.locator(".past-title[aria-current]").wait_for()
    assert page.locator(".past-item:has([aria-current]) .past-count").inner_text() == "1 answer"
    page.reload()
    page.locator(".asked-at:visible").wait_for()
    assert page.locator(".question").all_text_contents() == [QUESTIONS["ru"]]


def test_what_to_ask_next_is_answered(open_page):
    """Two to four questions under the last answer only; each leads to an answer. They can be switched off."""
    page = open_page()
    ask(page, QUESTIONS["en"])
    page.locator("#further li").first.wait_for()
    suggested = page.locator("#further a").all_text_contents()
    assert 2 <= len(suggested) <= 4
    page.locator("#further a").first.click()
    page.wait_for_selector(".turn:nth-of-type(2):not([data-state=working])")
    assert page.locator(".turn").last.locator(".question").inner_text() == suggested[0]
    assert page.locator(".turn").last.get_attribute("data-state") == "done"
    page.locator("#further li").first.wait_for()
    assert page.locator(".turn").last.locator("#further").count() == 1
    page.click("[data-open=help]")
    page.uncheck("[data-setting=further]")
    page.keyboard.press("Escape")
    page.reload()
    page.locator("[data-do=repeat]").last.click()
    page.wait_for_selector(FINISHED)
    assert page.locator("#further").is_hidden()


def test_an_answer_is_copied_as_markdown(open_page, bridge):
    """A heading, quotations with footnotes, and what Markdown would read as its own is escaped."""
    page = open_page("/releases", permissions=["clipboard-read", "clipboard-write"])
    [answer] = converse(page, ON_BRIDGE)
    page.goto(f"/a/{answer['answer_id']}")
    page.locator(".question").evaluate("e => e.textContent = 'Is *it* [open]?'")
    page.locator("[data-do=markdown]").click()
    page.wait_for_selector("text=Copied")
    lines = page.evaluate("navigator.clipboard.readText()").split("\n\n")
    assert lines[:2] == ["## Is \\*it\\* \\[open\\]?", f"> {bridge['text']}[^1]"]
    assert lines[2].startswith("[^1]: [Quillmere bridge opens](<http://")
    assert lines[2].endswith(
        f"#chars=0-{len(bridge['text'])}>). Roads Office, 4 May 2024. “{bridge['text']}”"
    )


@pytest.mark.parametrize("how", ["copy", "markdown"])
def test_a_copied_answer_keeps_its_warning(open_page, bridge, how):
    """That a later release corrects what is quoted stands before the quotations, in both forms."""
    page = open_page("/releases", permissions=["clipboard-read", "clipboard-write"])
    [answer] = converse(page, ON_BRIDGE)
    page.request.post(RELEASES, data=bridge | {"text": bridge["text"].replace("40", "30")})
    page.goto(f"/a/{answer['answer_id']}")
    warning = page.locator(".turn .notice").inner_text()
    assert warning.startswith("Some of what is cited here has changed since")
    page.locator(f"[data-do={how}]").click()
    page.wait_for_selector("text=Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert 0 <= copied.find(warning) < copied.find(bridge["text"])


# Keys


def test_keys_lead_where_they_say(open_page):
    """? lists them, Ctrl K searches, Esc closes, / goes to the box, ↑ brings the last question back."""
    page = open_page("/releases")
    page.locator("main").focus()
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#help").is_hidden()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("Control+k")
    page.keyboard.type("паром")
    page.locator("#found li").first.wait_for()
    assert "/releases/" in page.locator("#found a").first.get_attribute("href")
    page.keyboard.press("Escape")
    page.goto("/")
    ask(page, QUESTIONS["en"])
    page.focus("#q")
    page.keyboard.press("ArrowUp")
    assert page.input_value("#q") == QUESTIONS["en"]
    page.keyboard.press("ArrowDown")
    assert page.input_value("#q") == ""


def test_questions_of_other_days_come_back(open_page):
    """↑ finds what this browser asked last, at most fifty; what went with its conversation does not come back."""
    page = open_page()
    converse(page, QUESTIONS["ru"])
    page.evaluate("localStorage.asked = JSON.stringify([...Array(50).keys()].map((n) => `Question ${n}?`))")
    page.reload()
    ask(page, QUESTIONS["en"])
    page.locator(".past-title[aria-current]").wait_for()
    page.goto("/releases")
    page.goto("/")
    page.press("#q", "ArrowUp")
    assert page.input_value("#q") == QUESTIONS["en"]
    page.press("#q", "ArrowUp")
    assert page.input_value("#q") == "Question 49?"
    assert page.evaluate("JSON.parse(localStorage.asked)[0]") == "Question 1?"
    line = page.locator(".past-item", has_text=QUESTIONS["en"]).first
    line.hover()
    line.locator("[data-past=remove]").click()
    with page.expect_response(lambda r: r.request.method == "DELETE"):
        line.locator("[data-past=remove]").click()
    page.wait_for_function("JSON.parse(localStorage.asked).length === 49")
    page.fill("#q", "")
    page.press("#q", "ArrowUp")
    assert page.input_value("#q") == "Question 49?"


def test_keys_can_be_switched_off(open_page):
    """For who uses these letters for something else; remembered on this device."""
    page = open_page()
    page.click("[data-open=help]")
    page.uncheck("[data-setting=keys]")
    page.keyboard.press("Escape")
    page.reload()
    page.locator("main").focus()
    page.keyboard.press("?")
    page.keyboard.press("/")
    assert page.locator("#help").is_hidden()
    assert page.evaluate("document.activeElement.id") != "q"


def test_being_offline_is_told(open_page):
    """A line says so as long as it lasts."""
    page = open_page(language="ru")
    page.context.set_offline(True)
    page.locator("#offline").wait_for()
    assert page.locator("#offline").inner_text().startswith("Нет подключения к сети.")
    page.context.set_offline(False)
    page.locator("#offline").wait_for(state="hidden")
