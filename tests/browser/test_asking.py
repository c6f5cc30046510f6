"""Asking in a real browser, over the sample archive with the real default model."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest

QUESTIONS = {
    "en": "When does visa-free travel with Oresia begin?",
    "ar": "متى يبدأ الإعفاء من التأشيرات مع أوريسيا؟",
    "ru": "Когда начинается безвизовый режим с Оресией?",
}
WHO_SAID = {
    "en": "What did Mirela Hodan say about mortgages?",
    "ar": "ماذا قالت ميريلا هودان عن سعر الفائدة؟",
}
FINISHED = ".turn:not([data-state=working])"


def ask(page, question):
    page.fill("#q", question)
    page.press("#q", "Enter")
    page.wait_for_selector(f"{FINISHED}:last-child")
    return page.locator(".turn").last


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_a_chip_opens_the_release_at_the_very_words(open_page, language):
    """Ask, click the first number: the release page shows exactly the quoted words, marked, in view."""
    page = open_page(language=language)
    turn = ask(page, QUESTIONS[language])
    assert turn.get_attribute("data-state") == "done"
    words = turn.locator(".text .words").first.inner_text()
    turn.locator(".text a.chip").first.click()
    page.wait_for_selector("#quote")
    marked = "".join(page.locator("#text mark").all_text_contents())
    assert marked == words
    assert page.locator("#quote").evaluate(IN_VIEW)


IN_VIEW = "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight }"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_chip_stands_at_the_logical_end_of_its_sentence(open_page, language):
    """After the last letter: to its right in English, to its left in Arabic."""
    page = open_page(language=language)
    turn = ask(page, QUESTIONS[language])
    last, chip = turn.locator(".quotation p").first.evaluate(
        """p => {
          const text = p.querySelector('.words').firstChild, range = document.createRange()
          range.setStart(text, text.length - 2); range.setEnd(text, text.length)
          const [a, b] = [range.getBoundingClientRect(), p.querySelector('.chip').getBoundingClientRect()]
          return [a.x + a.width / 2, b.x + b.width / 2]
        }"""
    )
    assert (last < chip) == (language == "en")
    assert page.locator("html").get_attribute("dir") == ("ltr" if language == "en" else "rtl")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_chip_never_begins_a_line(open_page, language):
    """However wide the page is, the number stands on the line of the last word."""
    page = open_page(language=language)
    ask(page, QUESTIONS[language])
    for width in range(320, 700, 20):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate(APART) == [], width


APART = """() => [...document.querySelectorAll('.text .words')].filter(words => {
  const range = document.createRange(), text = words.firstChild
  range.setStart(text, text.length - 1); range.setEnd(text, text.length)
  const [a, b] = [range.getBoundingClientRect(), words.nextElementSibling.getBoundingClientRect()]
  return Math.abs(a.top + a.bottom - b.top - b.bottom) > a.height
}).map(words => words.textContent)"""


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_without_scripts_asking_and_reading_work(open_page, language):
    """The plain form answers with the same chips, and they open at the words."""
    page = open_page(language=language, java_script_enabled=False)
    page.fill("#q", QUESTIONS[language])
    page.click("#send")
    words = page.locator(".text .words").first.inner_text()
    page.locator(".text a.chip").first.click()
    page.wait_for_selector("#text mark")
    assert "".join(page.locator("#text mark").all_text_contents()) == words


@pytest.mark.parametrize("question", [QUESTIONS["en"], WHO_SAID["en"]])
def test_the_server_and_the_scripts_put_the_same_answer_together(open_page, question):
    """Chips, quotations and cited cards have the same markup with and without JavaScript."""
    scripted = open_page()
    turn = ask(scripted, question)
    plain = open_page(scripted.url, java_script_enabled=False)
    assert turn.locator(".text").inner_html() == plain.locator(".text").inner_html()
    marked = ".cited .card mark"
    assert turn.locator(marked).all_text_contents() == plain.locator(marked).all_text_contents()
    for part in (".cited .passage .chip", ".cited .passage .by"):
        assert turn.locator(part).evaluate_all(OUTER) == plain.locator(part).evaluate_all(OUTER)
    assert turn.locator(".cited .card").count() == plain.locator(".cited .card").count()


OUTER = "all => all.map(e => e.outerHTML)"


@pytest.mark.parametrize("scripted", [True, False])
def test_a_release_has_one_card_with_all_that_is_quoted_of_it(open_page, scripted):
    """Each of its passages has its number, says whose words they are, and opens the release at these words."""
    page = open_page(f"/?q={WHO_SAID['en']}", java_script_enabled=scripted)
    page.wait_for_selector(FINISHED)
    turn = page.locator(FINISHED)
    assert turn.locator(".cited .card").count() == 1
    passages = turn.locator(".cited .passage")
    assert passages.evaluate_all("all => all.map(p => p.dataset.n)") == ["1", "2", "3"]
    assert {by.partition(",")[0] for by in passages.locator(".by").all_text_contents()} == {"Mirela Hodan"}
    second = passages.nth(1)
    words = second.locator("mark").inner_text()
    assert words == turn.locator(".text .words").nth(1).inner_text()
    second.locator(".card-words").click(force=True)  # the number reaches over its words
    page.wait_for_selector("#quote")
    assert "".join(page.locator("#text mark").all_text_contents()) == words


@pytest.mark.parametrize("language", ["en", "ar"])
def test_somebodys_words_stand_as_quotations_with_speaker_and_date(open_page, language):
    """Below the last of them, from the start side on: who, when, source."""
    page = open_page(language=language)
    turn = ask(page, WHO_SAID[language])
    credit = turn.locator(".quotation .credit:visible").first
    who = {"en": "Mirela Hodan, Governor of the Central Bank of Varandia", "ar": "محافِظة المصرف ميريلا هودان"}
    assert credit.locator(".speaker").inner_text() == who[language]
    parts = [credit.locator(part).bounding_box() for part in (".speaker", "time")]
    assert parts[0]["y"] < parts[1]["y"] or (parts[0]["x"] < parts[1]["x"]) == (language == "en")
    assert turn.locator(".quotation .speaker").evaluate_all("all => all.every(e => e.textContent)")


def test_cited_is_kept_apart_from_also_found(open_page):
    """No release is in both lists, each is there once, and each cited passage has its number."""
    turn = ask(open_page(), QUESTIONS["en"])
    links = {kind: turn.locator(f".{kind} .card-title").evaluate_all(PATHS) for kind in ("cited", "also")}
    assert links["cited"]
    assert not set(links["cited"]) & set(links["also"])
    assert len(links["cited"]) == len(set(links["cited"]))
    numbers = turn.locator(".cited .passage").evaluate_all("all => all.map(p => p.dataset.n)")
    assert numbers == [str(n + 1) for n in range(len(numbers))]


PATHS = "links => links.map(link => new URL(link.href).pathname)"


def test_pointing_at_a_chip_lights_its_card(open_page):
    """Hover and focus light the card of the same number, and only that."""
    page = open_page()
    turn = ask(page, QUESTIONS["en"])
    turn.locator(".text a.chip").first.hover()
    assert turn.locator(".passage.lit").get_attribute("data-n") == "1"
    page.mouse.move(0, 0)
    assert turn.locator(".passage.lit").count() == 0
    turn.locator(".text a.chip").first.focus()
    assert turn.locator(".passage.lit").count() == 1


def test_the_finished_answer_is_announced(open_page):
    """A screen reader hears the answer's words once it is there, not before."""
    page = open_page()
    turn = ask(page, QUESTIONS["en"])
    announced = page.locator("#live").inner_text()
    assert announced.startswith("The answer is ready.")
    assert turn.locator(".text .words").first.inner_text() in announced


def test_enter_asks_shift_enter_breaks_and_slash_comes_back(open_page):
    """The keys of the question box."""
    page = open_page()
    page.locator("main").focus()
    page.keyboard.press("/")
    page.keyboard.type("one")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("two / three")
    assert page.input_value("#q") == "one\ntwo / three"
    height = page.locator("#q").bounding_box()["height"]
    page.keyboard.press("Shift+Enter")
    assert page.locator("#q").bounding_box()["height"] > height
    page.keyboard.press("Enter")
    assert page.locator(".turn .question").text_content() == "one\ntwo / three"


def test_the_question_stays_in_the_address(open_page):
    """Loading the address again gives the same question, answered."""
    page = open_page()
    ask(page, QUESTIONS["ru"])
    page.reload()
    assert page.locator(".turn .question").inner_text() == QUESTIONS["ru"]
    assert page.locator(".turn").get_attribute("data-state") == "done"


@pytest.mark.parametrize("scripted", [True, False])
def test_an_address_loaded_again_asks_nothing_again(open_page, scripted):
    """The conversation stands in it: the kept answer is shown with its limits, and there is no second one."""
    page = open_page(f"/?q={QUESTIONS['en']}&language=ar", java_script_enabled=scripted)
    page.locator(FINISHED).wait_for()
    [c] = parse_qs(urlsplit(page.url).query)["c"]
    for _ in range(2):
        page.reload()
        page.locator(".asked-at:visible").wait_for()
    assert page.locator(".limit .lift").is_visible()
    assert len(page.request.get(f"/api/conversations/{c}").json()["answers"]) == 1


def test_a_page_loaded_again_in_the_middle_of_an_answer_stays_in_its_conversation(open_page):
    """The second question is asked anew where it was asked, and stands once."""
    page = open_page()
    ask(page, QUESTIONS["en"])
    page.route("**/api/ask/stream", lambda route: None)  # never answered
    page.fill("#q", QUESTIONS["ru"])
    page.press("#q", "Enter")
    page.locator(".turn[data-state=working]").wait_for()
    [c] = parse_qs(urlsplit(page.url).query)["c"]
    page.unroute("**/api/ask/stream")
    page.reload()
    page.locator(f"{FINISHED}:nth-child(2)").wait_for()
    assert page.locator(".question").all_text_contents() == [QUESTIONS["en"], QUESTIONS["ru"]]
    assert len(page.request.get(f"/api/conversations/{c}").json()["answers"]) == 2


def test_filters_are_sent_shown_and_lifted(open_page):
    """A chosen language goes with the question, is shown as a limit, and its × asks again without it."""
    page = open_page()
    bodies = []
    page.on("request", lambda r: bodies.append(json.loads(r.post_data)) if "/api/ask" in r.url else None)
    page.click("text=Languages")
    page.locator(".panel label", has_text="Arabic").click()
    page.keyboard.press("Escape")
    turn = ask(page, QUESTIONS["en"])
    assert bodies[-1]["filters"] == {"languages": ["ar"]}
    limit = turn.locator(".limit[data-kind=languages]")
    assert limit.locator("bdi").inner_text() == "Arabic"
    assert set(turn.locator(".cited .card-language").all_text_contents()) == {"Arabic"}
    limit.locator(".lift").click()
    page.wait_for_selector(FINISHED)
    assert "filters" not in bodies[-1] or bodies[-1]["filters"] == {}
    assert page.locator(".turn").count() == 1
    assert page.locator(".limit[data-kind=languages]").count() == 0


@pytest.mark.parametrize("scripted", [True, False])
def test_dates_read_in_the_words_are_shown_and_lifted(open_page, scripted):
    """The × asks again without them, with and without JavaScript, and the address keeps that."""
    asked = "What did the bank say about the key rate in May 2024?"
    page = open_page(f"/?q={asked}", java_script_enabled=scripted)
    limit = page.locator(".limit[data-kind=dates]")
    assert limit.locator("bdi").inner_text() == "1 May 2024 – 31 May 2024"
    limit.locator(".lift").click()
    page.wait_for_selector(f"{FINISHED} .limits[hidden]", state="attached")
    assert page.locator(".limit[data-kind=dates]").count() == 0
    assert parse_qs(urlsplit(page.url).query)["ignore"] == ["dates"]


def test_a_question_outlasts_a_conversation_that_comes_in_later(open_page):
    """Asked while the page still waits for the kept answers of its address, it is not put away for these."""
    page, held = open_page("/?q=What did the bank say about the key rate in May 2024?"), []
    page.wait_for_selector(FINISHED)
    page.route("**/api/conversations/*", lambda route: held.append((route, route.fetch())))
    page.reload()
    page.locator(".limit[data-kind=dates] .lift").click()
    page.wait_for_selector(f"{FINISHED} .limits[hidden]", state="attached")
    [(route, response)] = held
    route.fulfill(response=response)
    page.evaluate("() => new Promise((settled) => requestAnimationFrame(() => setTimeout(settled)))")
    assert page.locator(".turn .limits[hidden]").count() == page.locator(".turn").count() == 1


def reloaded(open_page):
    """The page of two answers loaded again, and the request for them, which is held."""
    page, held = open_page(), []
    ask(page, QUESTIONS["en"])
    ask(page, WHO_SAID["en"])
    page.route("**/api/conversations/*", lambda route: held.append(route))
    page.reload()
    return page, held


def test_the_kept_answers_of_an_address_come_around_the_one_that_is_there(open_page):
    """That stays, with the focus in it, and the earlier ones of its conversation are put in front of it."""
    page, held = reloaded(open_page)
    there = page.locator(".turn").element_handle()
    page.locator(".turn .chip").first.focus()
    held[0].continue_()
    page.locator(".turn").nth(1).wait_for()
    assert page.locator(".turn .question").all_text_contents() == [QUESTIONS["en"], WHO_SAID["en"]]
    assert there.evaluate("one => one.isConnected && one.contains(document.activeElement)")


def test_a_release_that_was_opened_stays_when_the_kept_answers_come(open_page):
    """A click on a citation is not undone by them."""
    page, held = reloaded(open_page)
    page.locator(".turn .text a.chip").first.click()
    page.wait_for_selector("#quote")
    held[0].continue_()
    page.locator(".turn").nth(1).wait_for()
    assert page.locator("#quote").is_visible()


def test_a_quotation_in_another_language_is_marked_as_the_original(open_page):
    """An English question over the Arabic releases gets Arabic words, set right to left, with a badge."""
    page = open_page("/?language=ar")
    quotation = ask(page, QUESTIONS["en"]).locator(".quotation").first
    assert quotation.locator(".original").inner_text() == "Arabic · original"
    assert quotation.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert quotation.locator("time").evaluate("e => getComputedStyle(e).direction") == "ltr"


def test_the_answer_is_copied_with_footnotes(open_page, live_server):
    """The clipboard has the words, their numbers and a numbered list with links to the very words."""
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    turn = ask(page, QUESTIONS["en"])
    words = turn.locator(".text .words").first.inner_text()
    turn.locator("[data-do=copy]").click()
    page.wait_for_selector("text=Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert f"{words} [1]" in copied.split("\n\n[1]")[0]
    note = next(line for line in copied.splitlines() if line.startswith("[1] "))
    assert turn.locator(".cited .card-title").first.inner_text() in note
    assert f"{live_server}/releases/" in note
    assert copied.count("#chars=") == turn.locator(".text a.chip").count()
    assert "#chars=" in note


def test_a_starter_asks_with_one_click(open_page):
    """A question on the empty page is answered from the release whose headline it names."""
    page = open_page()
    headline = page.locator(".headline").first.inner_text()
    page.locator(".starters a").first.click()
    page.wait_for_selector(FINISHED)
    assert page.locator(".turn .question").inner_text() == headline
    assert page.locator(".turn").get_attribute("data-state") == "done"
    assert page.locator(".cited .card-title").first.inner_text() in headline
    assert page.locator(".starters").is_hidden()


def test_a_second_question_follows_the_first(open_page):
    """Both answers stay on the page, in order; the new one stands at the top of the screen."""
    page = open_page()
    ask(page, QUESTIONS["en"])
    page.fill("#q", QUESTIONS["ar"])
    page.press("#q", "Enter")
    page.wait_for_selector(".turn:nth-of-type(2):not([data-state=working])")
    assert page.locator(".question").all_text_contents() == [QUESTIONS["en"], QUESTIONS["ar"]]
    assert 0 <= page.locator(".turn").last.bounding_box()["y"] < 20


def test_what_the_releases_do_not_say_is_declined(open_page):
    """No answer: said so, with what was searched and the nearest releases."""
    turn = ask(open_page(), "Who won the 2018 football world cup?")
    assert turn.get_attribute("data-state") == "declined"
    assert turn.locator(".declined").is_visible()
    assert turn.locator(".text a.chip").count() == 0
    assert turn.locator(".searched").inner_text().startswith("Searched: ")
    assert 1 <= turn.locator(".nearest .card").count() <= 3


def test_the_language_of_the_interface_can_be_switched(open_page):
    """The switch turns the page around and is remembered on the next page."""
    page = open_page()
    with page.expect_navigation():
        page.click(".tongues a[lang=ar]")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert urlsplit(page.url).query == ""
    page.click(".pages a >> nth=1")
    page.wait_for_url("**/releases")
    assert page.locator("h1").inner_text() == "البيانات"


@pytest.mark.parametrize("scripted", [True, False])
def test_the_latest_reads_as_a_timeline(open_page, scripted):
    """Each release under its day, day and source named once a release, above its words."""
    page = open_page("/?q=What+are+the+latest+decisions+on+the+key+rate%3F", java_script_enabled=scripted)
    page.wait_for_selector(FINISHED)
    quotations = page.locator(".quotation")
    shown = quotations.evaluate_all("all => all.map(q => q.querySelector('.credit').checkVisibility())")
    follows = quotations.evaluate_all(
        "all => all.map(q => q.previousElementSibling?.matches('.goes-on') ?? false)"
    )
    assert shown == [not same for same in follows]
    first = quotations.first
    assert first.locator("time").bounding_box()["y"] < first.locator(".words").bounding_box()["y"]


def test_an_unproven_sentence_is_struck_with_its_reason(open_page):
    """Before the proven sentence that leans on it, or at the end; no chip belongs to it."""
    page = open_page()
    shown = page.evaluate(
        """async () => {
            const { showDone } = await import(document.querySelector("link[href*='/answer.js']").href);
            const place = document.createElement("div");
            const cited = { n: 1, release_id: "r", start: 0, end: 12, quote: "But not all.", title: "Fees",
                            date: "2025-01-01", language: "en", source: "", versions: [], corrections: [] };
            showDone(place, {
                answer: "But not all. [1]", language: "en", mode: "model", answerable: true, citations: [cited],
                struck: [{ text: "Cars pay <b>5</b>.", before: 1, reason: "Not proven: 5" },
                         { text: "Bikes pay 2.", before: 0, reason: "Not proven: 2" }],
            });
            return [...place.querySelectorAll(".struck, .sentence")].map((one) => one.textContent.trim());
        }"""
    )
    assert shown == ["Cars pay <b>5</b>. (Not proven: 5)", "But not all.1", "Bikes pay 2. (Not proven: 2)"]


def test_brackets_in_a_releases_words_lead_nowhere(open_page):
    """While an answer comes and when it is whole, a quotation has the one chip behind it."""
    page = open_page()
    shown = page.evaluate(
        """async () => {
            const { showComing, showDone } = await import(document.querySelector("link[href*='/answer.js']").href);
            const place = document.createElement("div");
            const quotes = ["Exports rose to 5 million tonnes [2] in June.", "Паром [1] вышел [2]."];
            const citations = quotes.map((quote, at) => ({ n: at + 1, release_id: "r", start: 0, end: 9, quote,
                title: "T", date: "2025-01-01", language: "en", source: "", versions: [], corrections: [] }));
            const answer = quotes.map((quote, at) => `${quote} [${at + 1}]`).join("\\n");
            const read = () => [...place.querySelectorAll(".words, .chip")].map((one) => one.textContent);
            showComing(place, answer, quotes.map((text) => ({ text: `Before. ${text} After.`, language: "en" })));
            const coming = read();
            showDone(place, { answer, language: "en", mode: "quotes", answerable: true, citations });
            return [coming, read()];
        }"""
    )
    whole = ["Exports rose to 5 million tonnes [2] in June.", "1", "Паром [1] вышел [2].", "2"]
    assert shown == [whole, whole]


def test_a_number_behind_arabic_digits_stays_whole_behind_the_full_stop(open_page):
    """In one run with "٢٠٢٥." it would be torn: the page sets it apart."""
    page = open_page()
    turn = ask(page, "متى افتتحت القنصلية؟")
    sentence = turn.locator(".text p", has_text="٢٠٢٥.").first
    assert sentence.locator("a.chip").evaluate("e => e.getClientRects().length") == 1


def test_a_pasted_question_is_not_cut(open_page):
    """The sentence that asks may stand at its end: what is too long is refused and stays in the box."""
    page = open_page()
    pasted = f"{'The ferry has sailed again today. ' * 70}Who captained it?"
    page.fill("#q", pasted)
    page.press("#q", "Enter")
    page.locator(".turn .trouble").wait_for()
    assert page.input_value("#q") == pasted
    assert "2000" in page.locator(".trouble .todo").inner_text().replace(",", "").replace("\u202f", "")
    assert page.locator(".question").bounding_box()["height"] < 260


def test_back_from_the_first_answer_is_the_start(open_page):
    page = open_page("/releases")
    page.goto("/")
    ask(page, QUESTIONS["en"])
    address = page.url
    ask(page, QUESTIONS["en"])
    page.go_back()
    page.locator(".starters").wait_for()
    page.go_forward()
    page.locator(FINISHED).first.wait_for()
    assert page.url.partition("c=")[2] == address.partition("c=")[2]
