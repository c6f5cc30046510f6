"""The pages without a browser: what the server sends to whom, and what it makes of hostile input."""

import html
import re
from datetime import date
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.answer import Answer, Citation
from assistant.question import MAX_QUESTION, BadQuestion, Question
from embeddings.archive import Listing
from embeddings.release import Extent, Filters, Hit, Passage, Release, Version
from web.routes import pages
from web.typeset import blocks, quoted_range
from web.view import release_href, web_address

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;{{7*7}}"
BRIDGE_EN = Release(
    id="bridge/en 1?#",
    text="The bridge opened on 3 May.\n\nWhat changes\n\nCars pay nothing. 😀 Lorries pay ten crowns.",
    title="Bridge opens",
    date=date(2024, 5, 4),
    date_evidence="4 May 2024",
    language="en",
    source="Roads Office",
    url="https://roads.example/bridge",
    version_of="bridge",
)
BRIDGE_AR = Release(
    id="bridge-ar",
    text="افتُتح الجسر في ٣ مايو.",
    title="افتتاح الجسر",
    date=date(2024, 5, 4),
    language="ar",
    source="Roads Office",
    version_of="bridge",
)
EVIL = Release("evil", HOSTILE, HOSTILE, None, HOSTILE, "en", HOSTILE, "javascript:alert(1)")


class FakeArchive:
    """Three releases; the listing can be limited by language and has no second page."""

    def __init__(self, *releases: Release):
        self.releases = {release.id: release for release in releases}

    def release(self, release_id):
        return self.releases.get(release_id)

    def versions(self, release):
        return tuple(
            Version(r.language, r.id, r.title, r.url)
            for r in self.releases.values()
            if r.version_of and r.version_of == release.version_of and r.id != release.id
        )

    def listing(self, filters=Filters(), words="", cursor="", limit=50):  # noqa: B008
        found = [
            r for r in self.releases.values() if not filters.languages or r.language in filters.languages
        ]
        return Listing(tuple(r for r in found if words.lower() in r.text.lower()), "")

    def extent(self, filters=Filters()):  # noqa: B008
        days = [r.date for r in self.releases.values() if r.date]
        languages = tuple(sorted({r.language for r in self.releases.values()}))
        return Extent(len(self.releases), languages, min(days, default=None), max(days, default=None))

    def status(self):
        languages = {r.language for r in self.releases.values()}
        sources = {r.source for r in self.releases.values()}
        return SimpleNamespace(languages=tuple(sorted(languages)), sources=tuple(sorted(sources)))


class FakeAssistant:
    """Answers about Lorries from the bridge release, declines everything else."""

    def __init__(self, archive: FakeArchive):
        self.archive = archive
        self.asked = []

    def ask(self, question, filters=Filters(), mode="auto"):  # noqa: B008
        self.asked.append((question, filters, mode))
        if len(question) > MAX_QUESTION:
            raise BadQuestion(f"Longer than {MAX_QUESTION} characters. {HOSTILE}")
        understood = Question(question, "en", filters, newest_first="latest" in question)
        extent = self.archive.extent()
        if "lorries" in question.lower():
            return Answer(
                f"{cite(1, BRIDGE_EN, 'Lorries pay ten crowns.').quote} [1]\n"
                f"{cite(2, BRIDGE_AR, 'افتُتح الجسر في ٣ مايو.').quote} [2]",
                "en", "quotes", True,
                (cite(1, BRIDGE_EN, "Lorries pay ten crowns."), cite(2, BRIDGE_AR, BRIDGE_AR.text)),
                understood, extent, notice="One quotation is in Arabic.",
            )  # fmt: skip
        evil = self.archive.release("evil") or BRIDGE_EN
        nearest = (Hit(evil, Passage(evil.id, 0, len(evil.text), evil.text), 0.1),)
        return Answer(HOSTILE + " [7]", "en", "quotes", False, (), understood, extent, nearest, HOSTILE)


def cite(n: int, release: Release, quote: str) -> Citation:
    start = release.text.index(quote)
    return Citation(
        n, release.id, n, release.title, release.date, release.language, release.source, release.url,
        quote, start, start + len(quote),
    )  # fmt: skip


@pytest.fixture
def assistant():
    return FakeAssistant(FakeArchive(BRIDGE_EN, BRIDGE_AR, EVIL))


@pytest.fixture
def client(assistant):
    app = FastAPI()
    app.state.assistant = assistant
    app.include_router(pages.router)
    return TestClient(app, headers={"accept-language": "en"}, follow_redirects=False)


class Tags(HTMLParser):
    """What a browser would make of a page: its elements, and the text of one of them."""

    def __init__(self, page: str, text_of: str = ""):
        super().__init__()
        self.elements, self.words, self._inside, self._wanted = [], "", 0, text_of
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if self._inside or dict(attrs).get("id") == self._wanted:
            self._inside += 1

    def handle_endtag(self, tag):
        self._inside -= bool(self._inside)

    def handle_data(self, data):
        self.words += data if self._inside else ""


def test_each_browser_gets_its_language_and_direction(client):
    """Accept-Language decides the words and the direction of the page."""
    for header, opening in {
        "ar-EG,en;q=0.5": '<html lang="ar" dir="rtl">',
        "ru": '<html lang="ru" dir="ltr">',
        "en-US": '<html lang="en" dir="ltr">',
        "": '<html lang="en" dir="ltr">',
        "xx;q=no,;;,*": '<html lang="en" dir="ltr">',
    }.items():
        assert opening in client.get("/", headers={"accept-language": header}).text


def test_the_switch_is_remembered_and_keeps_the_page(client):
    """?ui=ar answers with a cookie and the same address without it; the cookie outweighs the browser."""
    switched = client.get("/releases/bridge%2Fen%201%3F%23?chars=0-3&ui=ar")
    assert switched.status_code == 303
    assert switched.headers["location"] == "/releases/bridge%2Fen%201%3F%23?chars=0-3"
    client.cookies.set("ui", switched.cookies["ui"])
    assert '<html lang="ar" dir="rtl">' in client.get("/").text


def test_an_unknown_language_is_not_remembered(client):
    """?ui= with anything but a language of the interface sets no cookie."""
    assert "set-cookie" not in client.get("/?ui=<script>").headers


def test_the_empty_page_says_what_is_searched(client):
    """The line under the box counts releases, names languages and the newest date."""
    assert "3 releases · Arabic and English · newest 4 May 2024" in client.get("/").text


def test_an_empty_archive_leads_to_adding_releases(assistant, client):
    """Without releases the page says so and links to where they are added."""
    assistant.archive.releases = {}
    page = client.get("/").text
    assert "There are no releases yet." in page
    assert '<a href="/releases">Add releases</a>' in page


def test_starters_are_headlines_in_the_readers_language(client):
    """A starter asks about the newest release that the reader can read."""
    page = client.get("/", headers={"accept-language": "ar"}).text
    assert re.findall(r'data-question="([^"]*)"', page) == ["افتتاح الجسر"]


def test_asking_works_without_scripts(assistant, client):
    """GET /?q= renders the answer, its chips, its cards and its limits."""
    page = client.get(
        "/", params={"q": " What do lorries pay? ", "since": "2024-01-01", "language": ["en", "ar"]}
    ).text
    filters = Filters(date(2024, 1, 1), None, ("en", "ar"))
    assert assistant.asked == [("What do lorries pay?", filters, "auto")]
    chip = (
        '<a class="chip" href="/releases/bridge%2Fen%201%3F%23?chars=63-86#chars=63-86" data-n="1"'
        ' aria-label="Source 1: Bridge opens, 4 May 2024">1</a>'
    )
    assert f'<span class="words">Lorries pay ten crowns.</span>{chip}' in page
    assert "Cars pay nothing. 😀 <mark>Lorries pay ten crowns.</mark>" in page
    assert '<span class="original" dir="auto">Arabic · original</span>' in page
    assert "One quotation is in Arabic." in page
    assert "<bdi>from 1 January 2024</bdi>" in page
    lift = html.escape("/?q=What+do+lorries+pay%3F&language=en&language=ar")
    assert f'<a class="lift" href="{lift}" aria-label="Remove: from 1 January 2024">' in page


def test_quotes_can_be_asked_for_and_other_modes_cannot(assistant, client):
    """mode= passes `quotes` and `model` on; anything else is `auto`."""
    for mode in ("quotes", "model", "<b>"):
        client.get("/", params={"q": "lorries", "mode": mode})
    assert [mode for _, _, mode in assistant.asked] == ["quotes", "model", "auto"]


def test_a_declined_question_shows_what_was_searched_and_what_came_nearest(client):
    """No answer is a designed state of its own, with the nearest releases."""
    page = client.get("/?q=football").text
    assert 'data-state="declined"' in page
    assert "Searched: 3 releases · Arabic and English · 4 May 2024 – 4 May 2024" in page
    assert '<section class="group nearest"><h3>Nearest releases</h3>' in page


def test_a_bad_question_is_explained_and_kept_in_the_box(client):
    """A question that cannot be asked: 422, the reason, and the words are not lost."""
    response = client.get("/", params={"q": "x" * (MAX_QUESTION + 1)})
    assert response.status_code == 422
    assert f"Longer than {MAX_QUESTION} characters." in response.text
    assert f">{'x' * MAX_QUESTION}</textarea>" in response.text


@pytest.mark.parametrize("path", ["/", "/releases", "/releases/evil", "/?q=football"])
@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_hostile_text_adds_no_element_and_no_handler(client, path, language):
    """Whatever a release, an answer or a question says, the page has only its own scripts and links."""
    path += ("&" if "?" in path else "?") + "source=" + "%3Cscript%3Ealert(1)%3C/script%3E"
    elements = Tags(client.get(path, headers={"accept-language": language}).text).elements
    for tag, attributes in elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert not attributes.get("href", "").lower().startswith("javascript")
        assert tag != "img" or attributes["src"] == "/static/icon.svg"
    scripts = [attributes for tag, attributes in elements if tag == "script"]
    assert all(s.get("type") == "application/json" or s["src"].startswith("/static/") for s in scripts)


def test_every_page_forbids_inline_code(client):
    """The Content-Security-Policy allows the page's own files and nothing else, on errors too."""
    for path in ("/", "/releases", "/releases/evil", "/releases/none"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_the_archive_lists_versions_as_one_release_in_the_readers_language(client):
    """A release in two languages is one entry, under the title that the reader can read."""
    page = client.get("/releases", headers={"accept-language": "ar"}).text
    assert page.count('<li class="entry">') == 2
    assert '<a href="/releases/bridge-ar" lang="ar" dir="auto">افتتاح الجسر</a>' in page
    assert '<a href="/releases/bridge%2Fen%201%3F%23" hreflang="en">الإنجليزية</a>' in page


def test_the_archive_search_keeps_its_words_and_says_when_nothing_matches(client):
    """The form shows what was searched for; an empty result is said."""
    page = client.get("/releases", params={"q": 'zebra"'}).text
    assert 'value="zebra&#34;"' in page
    assert "No release matches." in page


@pytest.mark.parametrize("release", [BRIDGE_EN, BRIDGE_AR, EVIL], ids=lambda r: r.id)
@pytest.mark.parametrize("chars", ["", "0-1", "3-60", "0-9999999", "5-5", "9-3", "-1-4", "x", "1-2-3", "٠-٥"])
def test_the_release_page_keeps_every_character(client, release, chars):
    """The text of the article's element is the release's text, marked or not, whatever the range says."""
    page = client.get(release_href(release.id), params={"chars": chars}).text
    assert Tags(page, "text").words == release.text


def test_odd_white_space_survives_the_page(assistant, client):
    """Carriage returns, tabs, leading and repeated line breaks come back as they are stored."""
    text = "\n\n\tA\r\nB\r\rC\u2028D\u00a0\n\n\n  E \n"
    assistant.archive.releases["odd"] = Release("odd", text)
    page = client.get("/releases/odd").text
    assert Tags(page, "text").words == text


def test_the_quoted_characters_are_marked_in_code_points(client):
    """chars= counts code points, also after an emoji, and the first mark is where the page opens."""
    start = BRIDGE_EN.text.index("Lorries")
    page = client.get(release_href(BRIDGE_EN.id), params={"chars": f"{start}-{start + 7}"}).text
    words = f'<span id="chars={start}-{start + 7}">Lorries</span>'
    assert f'😀 <mark id="quote" tabindex="-1">{words}</mark> pay' in page


def test_a_quotation_over_two_paragraphs_is_marked_in_both(client):
    """Each block marks its own part; only the first is the target."""
    page = client.get(release_href(BRIDGE_EN.id), params={"chars": "21-36"}).text
    assert re.findall(r"<mark[^>]*>(?:<span[^>]*>)?([^<]*)<", page) == ["3 May.\n\n", "What ch"]
    assert page.count('id="quote"') == 1


def test_a_release_page_shows_where_its_date_was_read(client):
    """Date, the words it was read from, source, language versions and a link to the original."""
    page = client.get(release_href(BRIDGE_EN.id)).text
    assert '<time datetime="2024-05-04">4 May 2024</time>' in page
    assert '(read from <q dir="auto">4 May 2024</q>)' in page
    assert 'href="https://roads.example/bridge"' in page
    assert '<a href="/releases/bridge-ar" lang="en" hreflang="ar">Arabic</a>' in page


def test_a_missing_release_is_404_and_says_what_to_do(client):
    """An unknown or deleted id gets a page, not a stack trace."""
    response = client.get("/releases/" + "x" * 3000)
    assert response.status_code == 404
    assert "This release is not in the archive" in response.text


def test_only_web_addresses_become_links():
    """A link to the original is made for http and https alone."""
    assert web_address("https://a.example/x") == "https://a.example/x"
    for url in (
        "javascript:alert(1)",
        "data:text/html,x",
        "//a.example",
        "https://",
        "http://[",
        "ftp://a",
        "",
    ):
        assert web_address(url) == ""


def test_release_addresses_carry_any_id():
    """Slashes, question marks and percent signs in an id are part of one path segment."""
    assert release_href("a/b?c#d%e") == "/releases/a%2Fb%3Fc%23d%25e"
    assert release_href("بيان", 3, 9) == "/releases/%D8%A8%D9%8A%D8%A7%D9%86?chars=3-9#chars=3-9"


def test_subheadings_are_told_from_paragraphs():
    """A short line without a full stop is a subheading, unless it is the last or opens a list."""
    text = "Opening paragraph, long.\nWhat changes\nCars pay nothing.\n- a list\nماذا يتغير\nنص.\nThe end"
    assert [block.text.strip() for block in blocks(text) if block.heading] == ["What changes", "ماذا يتغير"]


def test_ranges_outside_the_text_mark_nothing():
    """Only START-END with START < END within the text is a range."""
    assert quoted_range("2-4", 4) == (2, 4)
    for chars in ("4-2", "2-5", "2-2", "", "a-b", "-1-3", "1e1-20", "0-" + "9" * 50):
        assert quoted_range(chars, 4) == (0, 0)
