"""WCAG 2.2 AA as far as axe-core can tell: every page and state, both directions, by day and night, wide and narrow."""

from importlib.resources import files
from urllib.parse import urlencode

import pytest

from tests.browser.test_areas import PHONE, converse
from tests.browser.test_asking import QUESTIONS, ask
from tests.browser.test_failures import streaming

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Every pair of direction, scheme and width is among them.
LOOKS = [("en", "light-wide"), ("en", "dark-narrow"), ("ar", "dark-wide"), ("ar", "light-narrow")]
WIDE = {"width": 1280, "height": 860}


@pytest.fixture
def look_at(open_page):
    """Open a path as someone with these eyes and this screen would."""

    def opened(language, look, path="/", **options):
        scheme, _, width = look.partition("-")
        return open_page(path, language, WIDE if width == "wide" else PHONE, color_scheme=scheme, **options)

    return opened


def violations(page):
    page.wait_for_load_state()  # a page whose style is still to come has other sizes
    # The policy of the page forbids what axe would add; the debugger may.
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    # What the box at the foot half covers is too small a target, until one scrolls.
    page.evaluate(
        "document.querySelectorAll('.composer').forEach((box) => { box.style.position = 'static'; })"
    )
    found = page.evaluate("rules => axe.run({ runOnly: rules, resultTypes: ['violations'] })", RULES)
    return [
        (rule["id"], node["target"], node.get("failureSummary", ""))
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize(("language", "look"), LOOKS)
def test_the_asking_page_in_all_its_states(look_at, language, look):
    """Empty, answered, a chip explained, a release beside it, sources, history and dialogs open."""
    page = look_at(language, look)
    converse(page, QUESTIONS[language])
    page.reload()
    page.locator(".past-item").first.wait_for(state="attached")
    assert violations(page) == []
    turn = ask(page, QUESTIONS[language])
    page.locator("#further li").first.wait_for()
    assert violations(page) == []
    chip = turn.locator(".text a.chip").first
    chip.hover()
    assert violations(page) == []
    chip.click()
    page.locator("#quote").wait_for()
    assert violations(page) == []
    page.click("#reader-close")
    for button in ("[data-do=sources]", "#past-open", "[data-open=help]", "[data-open=find]"):
        if page.locator(button).is_visible():
            page.click(button)
            assert violations(page) == [], button
            page.keyboard.press("Escape")


@pytest.mark.parametrize(("language", "look"), LOOKS)
def test_an_earlier_conversation(look_at, language, look):
    """Kept answers with what has changed since, thumbs and the reason."""
    page = look_at(language, look)
    [answer] = converse(page, QUESTIONS[language])
    page.goto("/?" + urlencode({"c": answer["conversation_id"]}))
    page.locator(".turn[data-state=done]").wait_for()
    page.click("[data-do=down]")
    page.locator(".reason").wait_for()
    assert violations(page) == []
    page.click("[data-do=edit]")
    assert violations(page) == []


@pytest.mark.parametrize(("language", "look"), LOOKS)
def test_what_did_not_go_well(look_at, language, look):
    """Declined, failed, waiting and offline."""
    page = look_at(language, look, "/?q=Who+won+the+2018+football+world+cup%3F")
    page.locator(".turn[data-state=declined]").wait_for()
    assert violations(page) == []
    streaming(page, "")
    ask(page, "What happened?").locator(".trouble").wait_for()
    page.context.set_offline(True)
    page.locator("#offline").wait_for()
    assert violations(page) == []
    page.context.set_offline(False)
    page.unroute("**/api/ask/stream")
    page.route("**/api/ask/stream", lambda route: None)
    page.locator(".trouble [data-do=again]:visible").click()
    page.locator(".step:visible").wait_for()
    assert violations(page) == []
    page.click("#stop")
    assert violations(page) == []


@pytest.mark.parametrize(("language", "look"), LOOKS)
def test_the_archive_and_a_release(look_at, language, look):
    """A choice of the list, what could not be read, nothing found, a release, a missing one and a missing page."""
    page = look_at(language, look, "/releases?language=ar&since=2024-01-01&until=2024-04-30")
    page.click(".many summary")
    page.set_input_files("#files", {"name": "a.png", "mimeType": "image/png", "buffer": b"x"})
    page.locator(".problems li").wait_for()
    assert violations(page) == []
    release = page.locator(".entry h2 a").first.get_attribute("href")
    for path in ("/releases?q=zebra", f"{release}?chars=0-60", "/releases/none", "/nothing"):
        page.goto(path)
        assert violations(page) == [], path


@pytest.mark.parametrize(("language", "look"), [LOOKS[0], LOOKS[3]])
def test_the_login(look_at, locked, language, look):
    """The way to it, the form, and a wrong token."""
    page = look_at(language, look, "/releases?q=zebra", server=locked)
    assert violations(page) == []
    with page.expect_navigation():
        page.click("#upload .gate a")
    assert violations(page) == []
    page.fill("#token", "wrong")
    page.press("#token", "Enter")
    page.locator("#wrong").wait_for()
    assert violations(page) == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_works_at_twice_its_size(open_page, language):
    """At 200 % zoom of a small laptop nothing runs out of the page and asking works."""
    page = open_page(language=language, viewport={"width": 640, "height": 400}, device_scale_factor=2)
    ask(page, QUESTIONS[language]).locator(".text a.chip").first.click()
    page.locator("#quote").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_all_of_it_can_be_done_with_the_keyboard(open_page):
    """Every stop through the answer is seen, not behind the box, and has a name; the release opens and closes."""
    page = open_page()
    ask(page, QUESTIONS["en"])
    page.locator("#further li").first.wait_for()
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    stops = []
    for _ in range(80):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["id"] == "find":
            break
        stops.append(stop)
    wrong = [
        stop for stop in stops if not (stop["name"] and stop["seen"] and stop["marked"]) or stop["covered"]
    ]
    assert wrong == []
    reached = {stop["kind"] for stop in stops}
    assert {"chip", "card-title", "q", "send", "copy", "edit", "lift", "find"} - {"lift", "find"} <= reached
    page.locator(".text a.chip").first.focus()
    page.keyboard.press("Enter")
    page.locator("#quote").wait_for()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "chip"


STOP = """() => {
  const e = document.activeElement
  if (!e || e === document.body) return null
  const style = [e, e.closest('.card, .box, .drop')].filter(Boolean).map(x => getComputedStyle(x))
  const { width, height } = e.getBoundingClientRect()
  return {
    id: e.id, kind: e.id || e.dataset.do || e.className, seen: width > 0 && height > 0,
    name: (e.ariaLabel || e.textContent || e.labels?.[0]?.textContent || '').trim(),
    covered: !e.closest('.composer') && e.getBoundingClientRect().bottom > document.querySelector('.composer')
      .getBoundingClientRect().top && e.compareDocumentPosition(document.querySelector('.composer')) & 4,
    marked: style.some(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2),
  }
}"""
