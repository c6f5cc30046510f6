"""What a person sees when something fails, and that no answer can break out of its place."""

import json

import pytest

HOSTILE = "</script><img src=x onerror=alert(1)>\"'&amp;<b>bold</b>{{7*7}}\u202e"
EXTENT = {"releases": 3, "languages": ["en"], "oldest": "2024-01-01", "newest": "2024-02-01"}
UNDERSTOOD = {
    "language": "en", "since": None, "until": None, "languages": [], "sources": [], "newest_first": False,
    "standalone_question": "",
}  # fmt: skip
PROBLEM = {
    "type": "about:blank",
    "title": "Model down",
    "status": 503,
    "detail": f"Start the model. {HOSTILE}",
}


def event(name, data):
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"


def hit(n=1, text="Some words here. Quoted words. More."):
    return {
        "release_id": f"r/{n} ?#", "passage_id": n, "title": HOSTILE, "date": None, "language": "en",
        "source": HOSTILE, "url": "javascript:alert(1)", "text": text, "start": 100, "end": 100 + len(text),
        "score": 1.0, "heading": "", "versions": [],
    }  # fmt: skip


SOURCES = event("sources", {"hits": [hit()], "interpreted": UNDERSTOOD, "searched": EXTENT})


def citation(n=1, quote="Quoted words."):
    versions = [{"language": HOSTILE, "release_id": HOSTILE, "title": HOSTILE, "url": HOSTILE}]
    return hit() | {"n": n, "quote": quote, "start": 117, "end": 117 + len(quote), "versions": versions}


def answer(text, **more):
    return {
        "answer": text, "language": "en", "mode": "model", "answerable": True, "citations": [citation()],
        "interpreted": UNDERSTOOD, "searched": EXTENT, "nearest": [], "notice": "", "conversation_id": "",
        "took_ms": 1,
    } | more  # fmt: skip


def streaming(page, body, status=200, kind="text/event-stream"):
    """Let the server answer every question with `body`; the bodies that the page sends are kept."""
    sent = []

    def reply(route):
        sent.append(json.loads(route.request.post_data))
        route.fulfill(status=status, content_type=kind, body=body)

    page.route("**/api/ask/stream", reply)
    return sent


def ask(page, question="What happened?"):
    page.fill("#q", question)
    page.press("#q", "Enter")
    return page.locator(".turn").last


FAILURES = {
    "model down in mid-stream": (
        SOURCES + event("failed", PROBLEM),
        200,
        "The language model did not answer",
    ),
    "cut after a sentence": (SOURCES + event("delta", {"text": "Half [1] "}), 200, "The answer broke off"),
    "cut inside an event": (SOURCES + "event: done\ndata: {", 200, "The answer broke off"),
    "empty stream": ("", 200, "The answer broke off"),
    "not an event stream": ("<html>proxy</html>", 200, "The answer broke off"),
    "broken JSON": ("event: done\ndata: {oops\n\n", 200, "The answer broke off"),
    "unavailable before the first byte": (json.dumps(PROBLEM), 503, "The language model did not answer"),
    "server error": ("<h1>500</h1>", 500, "Something went wrong"),
    "too many requests": ("", 429, "Too many questions at once"),
    "an answer of another shape": (event("done", {"answer": 7}), 200, "Something went wrong"),
}


@pytest.mark.parametrize("case", FAILURES)
def test_a_failure_is_told_and_offers_the_releases_own_words(open_page, case):
    """Each failure has its words, keeps the question, and quotes are one click away."""
    body, status, heading = FAILURES[case]
    page = open_page()
    sent = streaming(page, body, status, "text/event-stream" if status == 200 else "application/problem+json")
    turn = ask(page)
    turn.locator(".trouble").wait_for()
    assert turn.get_attribute("data-state") == "failed"
    assert turn.locator(".trouble h3").inner_text() == heading
    assert page.input_value("#q") == "What happened?"
    assert page.locator("#send").is_visible()
    page.unroute("**/api/ask/stream")
    sent = streaming(page, SOURCES + event("done", answer("Quoted words. [1]", mode="quotes")))
    turn.locator("[data-do=quotes]").click()
    page.wait_for_selector(".turn[data-state=done]")
    assert sent[0]["mode"] == "quotes"
    assert page.locator(".turn").count() == 1
    assert page.locator(".quotation .words").inner_text() == "Quoted words."


def test_try_again_asks_the_same_once_more(open_page):
    """The same question and limits, in the same place."""
    page = open_page("/?since=2024-01-01")
    sent = streaming(page, "")
    ask(page).locator(".trouble [data-do=again]").click()
    page.wait_for_selector(".turn[data-state=failed]")
    assert sent[0] == sent[1]
    assert sent[0].pop("conversation_id")
    assert sent[0] == {"question": "What happened?", "filters": {"since": "2024-01-01"}}
    assert page.locator(".turn").count() == 1


def test_no_connection_is_told_as_such(open_page):
    """Offline: no quotes are offered, as they could not be fetched either."""
    page = open_page()
    page.route("**/api/ask/stream", lambda route: route.abort())
    turn = ask(page)
    turn.locator(".trouble").wait_for()
    assert turn.locator(".trouble h3").inner_text() == "The assistant cannot be reached"
    assert turn.locator("[data-do=quotes]").is_hidden()
    assert turn.locator(".trouble [data-do=again]").is_visible()
    page.locator(".todo", has_text="The assistant is back. Ask again.").wait_for()


def test_a_question_that_cannot_be_asked_is_kept_for_a_change(open_page):
    """A refused question: the reason, the words back in the box, no useless button."""
    page = open_page()
    refusal = {"type": "about:blank", "title": "Too long", "status": 422, "detail": "Shorten it."}
    streaming(page, json.dumps(refusal), 422, "application/problem+json")
    turn = ask(page)
    turn.locator(".trouble").wait_for()
    assert turn.locator(".todo").inner_text() == "Change it and ask again."
    turn.locator(".detail summary").click()
    assert turn.locator(".detail p").inner_text() == "Shorten it."
    assert turn.locator(".button:visible").count() == 0
    assert page.input_value("#q") == "What happened?"


@pytest.mark.parametrize("script", [True, False])
def test_what_qualifies_an_answer_stands_above_it(open_page, script):
    """It is seen before the quotations, also on a narrow page, and announced before them."""
    page = open_page(viewport={"width": 360, "height": 740}, java_script_enabled=script)
    page.fill("#q", "Why does visa-free travel with Oresia begin?")
    page.press("#q", "Enter") if script else page.click("#send")
    notice, text = page.locator(".turn[data-state=done] .notice"), page.locator(".turn .text")
    words = notice.inner_text()
    assert words.startswith("The releases do not say why")
    assert notice.bounding_box()["y"] < text.bounding_box()["y"]
    assert not script or page.locator("#live").inner_text().startswith(f"The answer is ready. {words} ")


def test_stop_ends_the_waiting(open_page):
    """Stop: the step goes, the page says so, and one can ask again."""
    page = open_page()
    page.route("**/api/ask/stream", lambda route: None)
    turn = ask(page)
    assert turn.locator(".step").inner_text() == "Searching the releases…"
    page.click("#stop")
    assert turn.get_attribute("data-state") == "stopped"
    assert turn.locator(".text + .notice").is_visible()
    assert page.locator("#send").is_visible()


def test_hostile_answers_stay_text(open_page):
    """Markup in an answer, a title, a source, a notice or a version is shown, never made."""
    page = open_page()
    done = answer(
        f"{HOSTILE} [1] and [99] more\n[1]", notice=HOSTILE, citations=[citation(quote=HOSTILE)],
        interpreted=UNDERSTOOD | {"sources": [HOSTILE], "since": "2024-01-01"},
    )  # fmt: skip
    streaming(page, SOURCES + event("delta", {"text": HOSTILE}) + event("done", done))
    turn = ask(page, HOSTILE)
    page.wait_for_selector(".turn[data-state=done]")
    assert turn.locator(".question").text_content() == HOSTILE
    assert turn.locator(".words").first.text_content() == HOSTILE
    assert turn.locator(".card-title").first.text_content() == HOSTILE
    assert turn.locator(".notice").text_content() == HOSTILE
    assert turn.locator("img, b, script, [onerror]").count() == 0
    links = turn.locator("a").evaluate_all("links => links.map(link => new URL(link.href).protocol)")
    assert set(links) <= {"http:"}


def test_a_hostile_speaker_stays_text(open_page):
    """Somebody's words are set as a quotation, and the name below it as text."""
    page = open_page()
    said = citation() | {"speaker": HOSTILE}
    streaming(page, SOURCES + event("done", answer("Quoted words. [1]", citations=[said])))
    turn = ask(page)
    page.wait_for_selector(".turn[data-state=done]")
    assert turn.locator(".quotation .words").text_content() == "Quoted words."
    assert turn.locator(".credit .speaker").text_content() == HOSTILE
    assert turn.locator("img, b, script, [onerror]").count() == 0


def test_an_unknown_number_is_text_and_not_a_chip(open_page):
    """[99] without a citation stays as it was written; [1] becomes a chip."""
    page = open_page()
    streaming(page, SOURCES + event("done", answer("One [99]. Two. [1] Three [1][99]")))
    turn = ask(page)
    page.wait_for_selector(".turn[data-state=done]")
    assert turn.locator(".words").all_text_contents() == ["One [99]. Two.", "Three", "[99]"]
    assert turn.locator(".text a.chip").count() == 2


def test_a_model_answer_reads_as_paragraphs(open_page):
    """Sentences run on, paragraphs stand apart, and the same source twice is one chip."""
    page = open_page()
    streaming(page, SOURCES + event("done", answer("First. [1] Second. [1] [1]\n\nThird. [1]")))
    turn = ask(page)
    page.wait_for_selector(".turn[data-state=done]")
    paragraphs = turn.locator(".prose").evaluate_all("ps => ps.map(p => p.textContent.trim())")
    assert paragraphs == ["First.1 Second.1", "Third.1"]
    assert turn.locator(".card-words mark").first.text_content() == "Quoted words."


def test_quoted_words_are_found_after_an_emoji(open_page):
    """Offsets count code points: the right words are marked after what JavaScript counts twice."""
    page = open_page()
    found = hit(text="😀😀 Some 😀 words. Quoted words. More.")
    start = 100 + "😀😀 Some 😀 words. Quoted words.".index("Quoted")
    cited = citation() | {"start": start, "end": start + len("Quoted words.")}
    sources = event("sources", {"hits": [found], "interpreted": UNDERSTOOD, "searched": EXTENT})
    streaming(page, sources + event("done", answer("Quoted words. [1]", citations=[cited])))
    turn = ask(page)
    page.wait_for_selector(".turn[data-state=done]")
    assert turn.locator(".card-words").first.text_content() == found["text"]
    assert turn.locator(".card-words mark").first.text_content() == "Quoted words."


PARSE = """async ([text, size]) => {
  const { EventParser } = await import('/static/stream.js')
  const parser = new EventParser(), found = []
  for (let at = 0; at < text.length; at += size) found.push(...parser.feed(text.slice(at, at + size)))
  return found.map(({ event, data }) => [event, data])
}"""
STREAM = (
    ": comment\r\n\r\nevent: a\r\ndata: 1\r\ndata:  2\r\n\r\ndata:3\rid: 9\r\revent: b\n\nretry: 1\n"
    "event: c\ndata\n\nnonsense\n\ndata: cut"
)


def test_events_are_read_however_the_stream_is_cut(open_page):
    """Line ends of three kinds, comments, empty and unfinished events, in pieces of any size."""
    page = open_page()
    for size in (1, 2, 3, 7, 1000):
        found = page.evaluate(PARSE, [STREAM, size])
        assert found == [["a", "1\n 2"], ["message", "3"], ["c", ""]], size
