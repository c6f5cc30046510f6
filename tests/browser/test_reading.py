"""The archive and the release page in a real browser; the look of every page in both directions."""

import re
from datetime import date

import pypdfium2
import pytest

from tests.browser.test_asking import QUESTIONS, ask
from web.wording import wordings

PHONE = {"width": 360, "height": 740}
LIMIT_BYTES = 100_000
LIMIT_REQUESTS = 20

TEXT = "document.getElementById('text').textContent"
MOVE = """hash => new Promise(moved => {
  addEventListener('hashchange', () => setTimeout(moved))
  location.hash = hash
})"""


def first_release(page):
    page.goto("/releases")
    return page.locator(".entry h2 a").first.get_attribute("href")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_link_to_characters_marks_exactly_them(open_page, language):
    """#chars=START-END alone is enough with scripts; another hash moves the mark; the text never changes."""
    page = open_page("/releases", language)
    href = first_release(page)
    page.goto(href)
    text = page.evaluate(TEXT)
    page.goto(f"{href}#chars=10-90")
    page.reload()
    assert "".join(page.locator("#text mark").all_text_contents()) == text[10:90]
    page.evaluate(MOVE, "#chars=95-120")
    assert "".join(page.locator("#text mark").all_text_contents()) == text[95:120]
    assert page.evaluate(TEXT) == text


def test_a_range_that_names_nothing_marks_nothing(open_page):
    """A wrong address shows the release unmarked."""
    page = open_page("/releases")
    page.goto(first_release(page))
    for wrong in ("#chars=5-5", "#chars=9-3", "#chars=0-", "#chars=999999998-999999999", "#x"):
        page.evaluate(MOVE, wrong)
        assert page.locator("#text mark").count() == 0, wrong


def test_offsets_are_code_points_in_the_browser_too(open_page):
    """Characters outside the basic plane count once, also across paragraphs."""
    page = open_page()
    blocks = '<p data-start="0">😀a\n\n</p><p data-start="4">b😀c😀d</p>'
    html = f'<div id="text">{blocks}</div><script type="module" src="/static/release.js"></script>'
    page.route(
        "**/releases/emoji", lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=html)
    )
    page.goto("/releases/emoji#chars=1-7")
    page.wait_for_selector("#quote")
    assert page.locator("mark").all_text_contents() == ["a\n\n", "b😀c"]


def test_the_archive_is_searched_and_read(open_page):
    """Words in the box, a list of releases, a release with its metadata and language versions."""
    page = open_page("/releases")
    page.fill("#q", "Oresia")
    page.press("#q", "Enter")
    page.locator(".entry h2 a").first.click()
    assert page.locator(".dateline time").get_attribute("datetime")
    assert page.locator("#text").inner_text().strip()
    current = page.locator(".tabs a[aria-current=page]")
    assert current.count() == 1


def test_the_archive_works_without_scripts(open_page):
    """Search, filters and release pages are plain HTML."""
    page = open_page("/releases?language=ar", java_script_enabled=False)
    assert set(page.locator(".entry h2 a").evaluate_all("links => links.map(a => a.lang)")) == {"ar"}
    page.locator(".entry h2 a").first.click()
    assert page.locator("#text").get_attribute("lang") == "ar"


def visit(page, path):
    """Go there and wait for the answer, where one is asked for."""
    page.goto(path)
    page.locator(".turn[data-state=working]").wait_for(state="detached")


PAGES = ["/", "/?q=Who+won+the+football+cup%3F", "/releases", "/releases/none"]


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_pages_fit_a_small_phone(open_page, language):
    """At 360 pixels nothing runs out of the page, in either direction."""
    page = open_page("/", language, PHONE)
    for path in [*PAGES, first_release(page)]:
        visit(page, path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert page.evaluate(OUTSIDE) == [], path


OUTSIDE = """() => [...document.querySelectorAll('main *, header *')].filter(e => {
  const { left, right, width } = e.getBoundingClientRect()
  const shown = width > 1 && !e.closest('.skip, .hidden') && e.checkVisibility()
  return shown && (left < -1 || right > innerWidth + 1)
}).map(e => e.className || e.tagName)"""

CONTRAST = """() => {
  const rgb = colour => colour.match(/[\\d.]+/g).map(Number)
  const linear = value => (value /= 255) <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4
  const luminance = ([r, g, b]) => .2126 * linear(r) + .7152 * linear(g) + .0722 * linear(b)
  const behind = e => {
    for (; e; e = e.parentElement) {
      const colour = rgb(getComputedStyle(e).backgroundColor)
      if (colour[3] !== 0) return colour
    }
    return [255, 255, 255]
  }
  const ratio = e => {
    const [a, b] = [luminance(rgb(getComputedStyle(e).color)), luminance(behind(e))]
    return (Math.max(a, b) + .05) / (Math.min(a, b) + .05)
  }
  return [...document.querySelectorAll('body *')]
    .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
    .filter(e => ratio(e) < 4.5).map(e => `${e.className || e.tagName} ${ratio(e).toFixed(2)}`)
}"""

NAMELESS = """() => [...document.querySelectorAll('a, button, input, textarea, summary')]
  .filter(e => e.checkVisibility() && !(e.textContent.trim() || e.ariaLabel || e.labels?.length))
  .map(e => e.outerHTML)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_enough_contrast(open_page, scheme):
    """Every text on every page stands out 4.5 to 1 (WCAG AA), by day and by night."""
    page = open_page("/", color_scheme=scheme)
    page.goto("/?q=When+does+visa-free+travel+with+Oresia+begin%3F")
    chip = page.locator(".text a.chip").first.get_attribute("href")
    assert page.evaluate(CONTRAST) == []
    for path in [*PAGES, chip]:
        visit(page, path)
        assert page.evaluate(CONTRAST) == [], path


def test_every_control_has_a_name(open_page):
    """Links, buttons and fields say what they are to a screen reader."""
    page = open_page("/releases")
    for path in [*PAGES, first_release(page)]:
        visit(page, path)
        assert page.evaluate(NAMELESS) == [], path


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_the_first_page_is_light(open_page, language):
    """Everything that the first page loads is under 100 KB as it is sent and few pieces, in every language."""
    sent = []
    page = open_page("/nothing-cached", language)
    page.on("requestfinished", lambda request: sent.append(request))
    page.goto("/")
    page.wait_for_load_state("networkidle")
    assert 10_000 < sum(request.sizes()["responseBodySize"] for request in sent) < LIMIT_BYTES
    assert len(sent) <= LIMIT_REQUESTS


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_scripts_and_server_write_dates_and_numbers_alike(open_page, language):
    """Dates, plural forms, lists and names of languages are the same from both."""
    wording = wordings()[language]
    days = [date(2024, month, month) for month in range(1, 13)]
    page = open_page(language=language)
    written = page.evaluate(
        """async ([days, numbers]) => {
          const w = await import('/static/wording.js')
          const counts = numbers.map(n => w.count('releases', n))
          return [days.map(w.date), counts, w.languages(['ar', 'en', 'ru']), w.date(null)]
        }""",
        [[day.isoformat() for day in days], list(range(121))],
    )
    spaces = str.maketrans("\u00a0\u202f", "  ")
    assert [day.translate(spaces) for day in written[0]] == [
        wording.day(day).translate(spaces) for day in days
    ]
    assert written[1] == [wording.count("releases", n) for n in range(121)]
    assert written[2] == wording.languages(["ar", "en", "ru"])
    assert written[3] == wording.day(None)


SPACED = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important }'
    + '* { word-spacing: .16em !important } p { margin-block-end: 2em !important }')
  document.adoptedStyleSheets = [sheet]
}"""


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_what_can_be_searched_is_read_to_its_end(open_page, language):
    """On a small phone, too."""
    page = open_page("/releases", language, viewport={"width": 360, "height": 740})
    for width in range(360, 460, 10):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.locator(".finder input[type=search]").evaluate(PLACEHOLDER_FITS), width


PLACEHOLDER_FITS = """e => {
  const style = getComputedStyle(e), pen = document.createElement('canvas').getContext('2d')
  pen.font = style.font
  return pen.measureText(e.placeholder).width <= e.clientWidth - 2 * parseFloat(style.paddingInlineStart)
}"""


@pytest.mark.parametrize("language", ["en", "ar"])
def test_wider_text_fits_the_smallest_screen(open_page, language):
    """At 320 pixels and with the spacing of WCAG 1.4.12, nothing runs out of any page."""
    page = open_page("/", language, {"width": 320, "height": 640})
    for path in [*PAGES, f"/?q={QUESTIONS[language]}", first_release(page)]:
        visit(page, path)
        page.evaluate(SPACED)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert page.evaluate(OUTSIDE) == [], path


@pytest.mark.parametrize("width", [700, 1280])
def test_on_paper_an_answer_has_its_sources(open_page, width):
    """Whatever the paper's width: the words, what they are cited from, and nothing to press."""
    page = open_page(viewport={"width": width, "height": 860})
    turn = ask(page, QUESTIONS["en"])
    page.locator("#further li").first.wait_for()
    page.emulate_media(media="print")
    assert turn.locator(".text").is_visible()
    assert turn.locator(".cited .card-words").first.is_visible()
    assert page.locator("button:visible, textarea:visible, input:visible, .also:visible").count() == 0


@pytest.mark.parametrize("language", ["en", "ar"])
def test_on_paper_a_source_has_its_whole_address(open_page, live_server, language):
    """With the host, at the quoted words: whoever types it off the paper gets there."""
    page = open_page(language=language)
    href = ask(page, QUESTIONS[language]).locator(".cited .card-title").first.get_attribute("href")
    with pypdfium2.PdfDocument(page.pdf(format="A4")) as printed:
        words = "".join(sheet.get_textpage().get_text_bounded() for sheet in printed)
    address = live_server + re.sub(r"\?[^#]*", "", href)
    assert address in words.split()
    page.goto(address)
    assert page.locator("#quote").is_visible()
