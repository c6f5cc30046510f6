"""The pages without a browser: what the server sends to whom, and what it makes of hostile input."""

import html
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher
from html.parser import HTMLParser
from pathlib import Path
from time import sleep
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from markupsafe import escape

from assistant.answers.answer import Answer, Citation, Done, Struck
from assistant.assistant import AnswerFailed, Assistant
from assistant.questions.question import MAX_QUESTION, BadQuestion, Question
from assistant.times.period import Period
from embeddings.archive import Archive
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Evidence, Filters, Hit, Passage, Release
from embeddings.text.addresses import web_address
from tests.fakes import WordEncoder
from web import changes, problems
from web.addresses import release_href
from web.admin import Admin
from web.changes import changed
from web.questions import Questions
from web.routes import pages, questions, reading
from web.running import Running
from web.typeset import blocks, quoted_range
from web.wording import wordings

SCRIPTS = Path(problems.__file__).parent / "static"
IMPORTED = re.compile(r'from "\./([\w-]+\.js)"')
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


class FakeAssistant:
    """Answers about Lorries from the bridge release, declines everything else."""

    chat_model = history = None

    def __init__(self, archive: Archive):
        self.archive = archive
        self.asked = []

    def stream(self, question, filters=None, mode="auto", ignore=(), conversation_id="", **_):
        yield Done(self.ask(question, filters or Filters(), mode, ignore, conversation_id))

    def ask(self, question, filters=Filters(), mode="auto", ignore=(), conversation_id=""):  # noqa: B008
        self.asked.append((question, filters, mode))
        if len(question) > MAX_QUESTION:
            raise BadQuestion(f"Longer than {MAX_QUESTION} characters. {HOSTILE}")
        latest = "latest" in question and "newest" not in ignore
        around = Period(date(2024, 5, 1), None) if "since May" in question and "dates" not in ignore else None
        read = tuple(name for name, found in (("dates", around), ("newest", latest)) if found)
        understood = Question(question, "en", filters, newest_first=latest, around=around, read=read)
        extent = self.archive.extent()
        if "who said" in question:
            return said_answer(understood, extent)
        if "cars" in question.lower():
            return struck_answer(understood, extent)
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


def said_answer(understood, extent) -> Answer:
    """As a language model may give it: two sentences of one speaker, one of another, and a line of its own."""
    quotes = [
        ("Cars pay nothing.", HOSTILE),
        ("😀", HOSTILE),
        ("Lorries pay ten crowns.", "Ann Lee, Director"),
    ]
    said = [replace(cite(n, BRIDGE_EN, q), speaker=who) for n, (q, who) in enumerate(quotes, 1)]
    text = "Cars pay nothing. [1] 😀 [2]\nLorries pay ten crowns. [3]\nAnn Lee spoke of lorries. [3]"
    return Answer(text, "en", "model", True, tuple(said), understood, extent)


def struck_answer(understood, extent) -> Answer:
    """As a language model may give it: a proven sentence between two that are not."""
    cited = (cite(1, BRIDGE_EN, "Cars pay nothing."),)
    struck = (Struck(f"Cars pay 5. {HOSTILE}", 1, "Not proven: 5"), Struck("Bikes pay 2.", 0, "Not proven: 2"))
    return Answer("But not all. [1]", "en", "model", True, cited, understood, extent, struck=struck)


def cite(n: int, release: Release, quote: str) -> Citation:
    start = release.text.index(quote)
    return Citation(
        n, release.id, n, release.title, release.date, release.language, release.source, release.url,
        quote, start, start + len(quote),
    )  # fmt: skip


@pytest.fixture
def archive(tmp_path):
    """Three releases, one of them hostile in every field."""
    archive = Archive.open(tmp_path, WordEncoder())
    archive.apply([Delivery((BRIDGE_EN, BRIDGE_AR, EVIL))])
    yield archive
    archive.close()


@pytest.fixture
def assistant(archive):
    return FakeAssistant(archive)


@pytest.fixture
def client(assistant):
    app = FastAPI()
    app.state.assistant = assistant
    app.state.questions = Questions(Assistant(assistant.archive))
    app.state.admin = Admin()
    app.state.running = Running(assistant)
    problems.add_handlers(app)
    for module in (pages, reading, questions):
        app.include_router(module.router)
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
    assert "3 releases · English and Arabic · newest 4 May 2024" in client.get("/").text


def test_an_empty_archive_leads_to_adding_releases(assistant, client):
    """Without releases the page says so and links to where they are added."""
    assistant.archive.remove([BRIDGE_EN.id, BRIDGE_AR.id, EVIL.id])
    page = client.get("/").text
    assert "There are no releases yet." in page
    assert '<a class="button" href="/releases#upload">Add releases</a>' in page
    assert '<form class="composer"' not in page
    assert "There are no releases yet." in client.get("/releases").text


def test_starters_ask_about_releases_in_the_readers_language(client):
    """A starter asks about the newest release that the reader can read, and leads to it."""
    page = client.get("/", headers={"accept-language": "ar"}).text
    assert re.findall(r'data-question="([^"]*)"', page) == ["ماذا نعرف عن «افتتاح الجسر»؟"]


def test_a_starter_that_does_not_lead_back_to_its_release_is_not_offered(archive):
    """The answer to the question begins with a sentence of the release or of a version of it."""
    twin = Release("twin", BRIDGE_EN.text * 3, BRIDGE_EN.title, None, "", "en", "Other Office")
    blank = Release("blank", "Zebras graze. Lions sleep. Nothing here.", "Qwerty uiop", None, "", "en", "X")
    archive.apply([Delivery((twin, blank))])
    found = Questions(Assistant(archive)).about([EVIL, BRIDGE_EN, twin], wordings()["en"], Filters(), 3)
    assert len({one.release.id for one in found} & {"bridge/en 1?#", "twin"}) == 1


def test_what_two_ask_at_once_is_checked_once(archive):
    """The first page while the questions are warmed: the same check is not made twice."""
    checks = []

    class Slow(Assistant):
        def ask(self, question, **options):
            checks.append(question)
            sleep(0.02)
            return super().ask(question, **options)

    made = Questions(Slow(archive))
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: made.about([BRIDGE_EN], wordings()["en"], Filters(), 3), range(4)))
    assert checks == ["What is known about “Bridge opens”?"]
    assert [one.release.id for about in found for one in about] == [BRIDGE_EN.id] * 4


def test_questions_about_releases_come_over_http(client):
    """Each in the language of its title, those in the reader's first; unknown ids are passed over."""
    ids = ["none", BRIDGE_AR.id, BRIDGE_EN.id]
    arabic = ("ماذا نعرف عن «افتتاح الجسر»؟", "ar", BRIDGE_AR.id)
    english = ("What does the release “Bridge opens” say?", "en", BRIDGE_EN.id)
    answer = client.get("/api/questions", params={"release": ids, "language": "ru"}).json()
    assert [tuple(one.values()) for one in answer["questions"]] == [arabic, english]
    answer = client.get("/api/questions", params={"release": ids, "language": "en"}).json()
    assert [one["language"] for one in answer["questions"]] == ["en", "ar"]
    assert client.get("/api/questions", params={"release": ["x"] * 21}).status_code == 422


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
    assert "Cars pay nothing. 😀 </span><mark>Lorries pay ten crowns.</mark>" in page
    assert '<span class="original" dir="auto">Arabic · original</span>' in page
    assert "One quotation is in Arabic." in page
    assert "<bdi>from 1 January 2024</bdi>" in page
    lift = html.escape("/?q=What+do+lorries+pay%3F&language=en&language=ar")
    assert f'<a class="lift" href="{lift}" aria-label="Remove: from 1 January 2024">' in page


def test_somebodys_words_are_set_as_quotations_with_speaker_and_date(client):
    """Also in a language model's answer; one line for the words of one speaker, and hostile names are text."""
    page = client.get("/", params={"q": "who said that?"}).text
    set_out = re.findall(r'<blockquote class="(quotation[^"]*)".*?class="words">(.*?)</span>', page)[:3]
    assert set_out == [
        ("quotation goes-on", "Cars pay nothing."),
        ("quotation", "😀"),
        ("quotation", "Lorries pay ten crowns."),
    ]
    assert (
        '<span><bdi class="speaker">Ann Lee, Director</bdi></span><span><time dir="auto" datetime="2024-05-04">'
        '4 May 2024</time></span><span><bdi class="credit-source">Roads Office</bdi></span>'
    ) in page
    assert page.count(f'<bdi class="speaker">{escape(HOSTILE)}</bdi>') == 2
    assert (
        '<p class="prose" dir="auto"><span class="sentence"><span class="words">Ann Lee spoke of lorries.'
        in page
    )


def test_what_was_read_in_the_words_can_be_lifted(client):
    """Its × asks the same question again and names what to ignore; the rest stays."""

    def lifts(**more):
        page = client.get("/", params={"q": "latest lorries since May", "language": "en"} | more).text
        return re.findall(r'<bdi>([^<]+)</bdi><a class="lift" href="([^"]+)"', page)

    asked = "/?q=latest+lorries+since+May"
    assert lifts() == [
        ("from 1 May 2024 first", f"{asked}&amp;language=en&amp;ignore=dates"),
        ("English", asked),
        ("newest first", f"{asked}&amp;language=en&amp;ignore=newest"),
    ]
    assert lifts(ignore=["newest", "<b>"]) == [
        ("from 1 May 2024 first", f"{asked}&amp;language=en&amp;ignore=newest&amp;ignore=dates"),
        ("English", f"{asked}&amp;ignore=newest"),
    ]


def test_quotes_can_be_asked_for_and_other_modes_cannot(assistant, client):
    """mode= passes `quotes` and `model` on; anything else is `auto`."""
    for mode in ("quotes", "model", "<b>"):
        client.get("/", params={"q": "lorries", "mode": mode})
    assert [mode for _, _, mode in assistant.asked] == ["quotes", "model", "auto"]


def test_a_declined_question_shows_what_was_searched_and_what_came_nearest(client):
    """No answer is a designed state of its own, with the nearest releases."""
    page = client.get("/?q=football").text
    assert 'data-state="declined"' in page
    assert "Searched: 3 releases · English and Arabic · 4 May 2024 – 4 May 2024" in page
    assert '<section class="group nearest"><h3>Nearest releases</h3>' in page


def test_a_bad_question_is_explained_and_kept_in_the_box(client):
    """A question that cannot be asked: 422, the reason, and the words are not lost."""
    response = client.get("/", params={"q": "x" * (MAX_QUESTION + 1)})
    assert response.status_code == 422
    assert f"At most {MAX_QUESTION} characters can be asked." in response.text
    russian = client.get("/", params={"q": "x" * 2001}, headers={"accept-language": "ru"}).text
    assert "Можно спросить не больше 2000 знаков." in russian
    assert HOSTILE not in russian
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


def test_a_subtitle_opens_the_text_or_stands_below_the_title(assistant, client):
    """Once; and where each field was read is told, hostile words as words."""
    lead = Release(
        "lead", f"Tolls fall\n\n{BRIDGE_EN.text}", "Bridge", subtitle="Tolls fall",
        evidence=(Evidence("title", "og:title", HOSTILE), Evidence("language", "detected")),
    )  # fmt: skip
    assistant.archive.apply([Delivery((lead, replace(lead, id="apart", text=BRIDGE_EN.text)))])
    page, apart = (client.get(f"/releases/{one}").text for one in ("lead", "apart"))
    assert '<p class="subtitle" data-start="0" dir="auto">Tolls fall' in page
    assert '<p class="subtitle" lang="" dir="auto">Tolls fall</p>' in apart
    assert page.count("Tolls fall") == apart.count("Tolls fall") == 1
    assert Tags(page, "text").words == lead.text
    for found in (page, apart):
        assert f'<dd><code dir="ltr">og:title</code> <q dir="auto">{escape(HOSTILE)}</q></dd>' in found
        assert "<dd>recognised in the text</dd>" in found
    assert 'class="read-from"' not in client.get("/releases/bridge-ar").text


def test_odd_white_space_survives_the_page(assistant, client):
    """Carriage returns, tabs, leading and repeated line breaks come back as they are stored."""
    text = "\n\n\tA\r\nB\r\rC\u2028D\u00a0\n\n\n  E \n"
    assistant.archive.apply([Delivery((Release("odd", text),))])
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


def test_a_version_opens_at_the_same_passage(client):
    """With quoted words the tabs lead to where the other version says them, and say that it was found by meaning."""
    start = BRIDGE_EN.text.index("Lorries")
    page = client.get(release_href(BRIDGE_EN.id), params={"chars": f"{start}-{start + 23}"}).text
    tab = f"/releases/bridge-ar?of=bridge%2Fen+1%3F%23&amp;chars={start}-{start + 23}"
    assert f'<a href="{tab}" lang="en" hreflang="ar">Arabic</a>' in page
    other = client.get(html.unescape(tab)).text
    assert f">{BRIDGE_AR.text}</span></mark>" in other
    assert 'class="by-meaning"' in other
    back = html.escape(release_href(BRIDGE_EN.id, start, start + 23))
    assert f'<a href="{back}" lang="en" hreflang="en">English</a>' in other


@pytest.mark.parametrize("of", ["evil", "none", "bridge-ar", ""])
def test_characters_of_another_release_mark_nothing(client, of):
    """`of` must be a version of the release: otherwise chars= means the release itself."""
    page = client.get("/releases/bridge-ar", params={"of": of, "chars": "0-7"}).text
    assert ">افتُتح </span></mark>" in page
    assert 'class="by-meaning"' not in page


def test_a_corrected_release_shows_what_changed(archive, client):
    """The words that went and the words that came, with when; hostile ones as text."""
    new = Release(**{name: getattr(EVIL, name) for name in EVIL.__slots__} | {"text": f"{HOSTILE} corrected"})
    archive.apply([Delivery((new,))])
    page = client.get("/releases/evil").text
    assert "Changed since it was first read" in page
    assert "<ins> corrected</ins>" in page
    assert "<script>alert" not in page


def test_changes_show_words_with_what_stands_beside_them():
    """Word by word; long unchanged runs are cut to what is near a change."""
    assert [(p.kind, p.text) for p in changed("It costs 5 crowns.", "It costs 10 crowns.")] == [
        ("kept", "It costs "), ("removed", "5"), ("added", "10"), ("kept", " crowns."),
    ]  # fmt: skip
    far = changed("a " * 200 + "x " + "b " * 200, "a " * 200 + "y " + "b " * 200)
    assert [len(p.text) < 100 for p in far] == [True] * 4
    assert [p.kind for p in changed("one\n" * 20_000, "two\n" * 20_000)] == ["removed"]


def test_a_long_text_against_another_is_shown_at_once(monkeypatch):
    """Sentence by sentence where each has changed; as a whole where the same few words return."""
    compared = []

    def matcher(junk, old, new, autojunk):
        compared.append((len(old), len(new)))
        return SequenceMatcher(junk, old, new, autojunk)

    monkeypatch.setattr(changes, "SequenceMatcher", matcher)
    sentences = [" ".join(f"w{(n * k) % 397}" for k in range(1, 21)) for n in range(200)]
    before, after = ". ".join(sentences), ". ".join(f"{one} now" for one in sentences)
    pieces = changed(before, after)
    assert max(compared) == (200, 200)
    assert [(p.kind, p.text) for p in pieces if p.kind != "kept"][2:4] == [
        ("removed", "w20. "), ("added", "w20 now. "),
    ]  # fmt: skip
    compared.clear()
    assert [p.kind for p in changed("a b " * 2000, "b a " * 2000)] == ["removed", "added"]
    assert compared == [(1, 1), (1, 1)]  # the line and the sentence, and none of the words


def test_a_release_leads_to_others_like_it_and_to_asking_about_it(client):
    """Other releases by content, and a box whose question is limited to its day and source."""
    page = client.get(release_href(BRIDGE_EN.id)).text
    assert re.findall(r'<ul class="alike">\s*<li><a href="([^"]+)"', page) == ["/releases/evil"]
    for field in (
        'name="since" value="2024-05-04"',
        'name="until" value="2024-05-04"',
        'name="source" value="Roads Office"',
    ):
        assert f'<input type="hidden" {field}>' in page


def test_the_archive_counts_its_facets_and_limits_by_a_link(client):
    """Months, languages and sources with counts; each link limits the list, and lifts it once chosen."""
    page = client.get("/releases").text
    assert 'href="/releases?since=2024-05-01&amp;until=2024-05-31" aria-label="May 2024: 2 releases"' in page
    assert 'href="/releases?since=2024-01-01&amp;until=2024-12-31" aria-label="2024: 2 releases"' in page
    assert '<a href="/releases?language=ar"><bdi>Arabic</bdi><span class="tally">1</span></a>' in page
    assert (
        '<a href="/releases?source=Roads+Office"><bdi>Roads Office</bdi><span class="tally">2</span></a>'
        in page
    )
    chosen = client.get("/releases?language=ar&since=2024-05-01&until=2024-05-31&q=الجسر").text
    lifted = "/releases?q=%D8%A7%D9%84%D8%AC%D8%B3%D8%B1&amp;since=2024-05-01&amp;until=2024-05-31"
    assert f'<a href="{lifted}" aria-current="true"><bdi>Arabic</bdi>' in chosen
    assert '<input type="hidden" name="language" value="ar">' in chosen
    assert "افتتاح الجسر" in chosen
    assert "Bridge opens" not in chosen


def test_every_page_says_how_new_the_archive_is(client):
    """Releases, the newest day and the last update, in the reader's language with its plural forms."""
    fresh = {
        "en": "3 releases, newest 4 May 2024, updated 1 minute ago",
        "ru": "3 релиза, самый новый от 4 мая 2024",
        "ar": "3 بيانات، أحدثها 4 مايو 2024، وآخر تحديث قبل دقيقة",
    }
    for language, words in fresh.items():
        for path in ("/", "/releases", "/releases/evil", "/releases/none"):
            page = client.get(path, headers={"accept-language": language}).text
            assert words in re.sub(r"[\u00a0\u202f]", " ", page), (language, path)


def test_a_person_gets_a_page_and_software_a_problem(client):
    """An address without anything: HTML in the reader's language, JSON for the rest."""
    page = client.get("/nothing", headers={"accept": "text/html", "accept-language": "ar"})
    assert page.status_code == 404
    assert "لا توجد صفحة كهذه" in page.text
    assert client.get("/nothing").json()["status"] == 404
    assert client.get("/api/nothing", headers={"accept": "text/html"}).json()["status"] == 404


def test_a_mode_that_is_not_there_is_told_on_the_page(assistant, client):
    """Without a language model, asking for one offers the quotations."""

    def ask(*_, **__):
        raise AnswerFailed("No model.", "Set it.", 503)

    assistant.ask = ask
    page = client.get("/?q=lorries&mode=model", headers={"accept-language": "ru"}).text
    assert "Языковая модель здесь не настроена" in page
    assert 'href="/?q=lorries&amp;mode=quotes"' in page


def test_what_is_not_proven_is_struck_and_says_why(client):
    """Before the sentence that leans on it, or at the end; as text, and without a chip."""
    page = client.get("/?q=cars").text
    turn = page[page.index('<div class="text">') : page.index('<div class="trouble"')]
    shown = re.sub(r"\s+", " ", html.unescape(re.sub(r"</?(?:span|p|div|a)\b[^>]*>", "", turn))).strip()
    assert shown == (
        f"<del>Cars pay 5. {HOSTILE}</del> (Not proven: 5) But not all.1 <del>Bikes pay 2.</del> (Not proven: 2)"
    )


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


def test_a_page_names_every_script_that_its_scripts_import(client):
    """So that a browser asks for all of them at once, and not for one after another."""
    for path in ("/", "/releases", f"/releases/{quote(BRIDGE_EN.id, safe='')}"):
        page = client.get(path).text
        named = set(re.findall(r'(?:src|modulepreload" href)="/static/([\w-]+\.js)"', page))
        wanted = {other for name in named for other in IMPORTED.findall((SCRIPTS / name).read_text("utf-8"))}
        assert named >= wanted, path
        assert named >= {"page.js", "wording.js"}, path
