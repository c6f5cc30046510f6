"""Bringing releases in on the page: dropped, chosen, by address; watched, paused, stopped, taken back; with a login."""

import json
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import TOKEN
from tests.browser.test_asking import QUESTIONS, ask

JOB = {
    "total": 2, "done": 1, "added": 0, "replaced": 0, "unchanged": 0, "removed": 0, "failed": 0, "errors": [],
    "eta_s": None, "undoable": False,
}  # fmt: skip
LANTERN = "Lantern festival in Quillmere\n\n4 May 2024\n\nThe lantern festival drew 900 visitors."
DROP = """([name, text]) => {
  const carried = new DataTransfer()
  carried.items.add(new File([text], name))
  const options = { dataTransfer: carried, bubbles: true, cancelable: true }
  document.querySelector('.drop').dispatchEvent(new DragEvent('drop', options))
}"""


def chosen(page, name, text):
    page.set_input_files("#files", {"name": name, "mimeType": "text/plain", "buffer": text.encode()})


def releases(page):
    return page.request.get("/api/status").json()["releases"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_dropped_file_is_brought_in_and_taken_back(open_page, language):
    """Found at once, gone after Undo; the real server, the real model."""
    page = open_page("/releases", language)
    before = releases(page)
    page.evaluate(
        DROP, [f"lantern-{language}.txt", LANTERN.replace("900", "900" if language == "en" else "901")]
    )
    undo = page.locator("[data-job=undo]")
    undo.wait_for()
    assert page.locator(".job-name").inner_text() == f"lantern-{language}.txt"
    assert releases(page) == before + 1
    undo.click()
    undo.wait_for(state="hidden")
    page.wait_for_function("() => document.querySelector('.job progress').hidden")
    said = {"en": "Taken back: 1 removed, 0 put back.", "ar": "تم التراجع: حُذف واحد، لم يُستعَد شيء."}
    assert page.locator(".job .state").inner_text() == said[language]
    assert releases(page) == before


def test_files_are_brought_in_with_progress_and_reasons(open_page):
    """Chosen files are sent, watched, and what could not be read is named with its reason, as text."""
    page = open_page("/releases")
    error = {"item": "<b>x</b>.bin", "reason": "not text <img src=x>"}
    states = [
        JOB | {"state": "queued"},
        JOB | {"state": "running", "added": 1, "eta_s": 130},
        JOB | {"state": "done", "added": 1, "failed": 1, "errors": [error]},
    ]
    page.route("**/api/releases", lambda r: r.fulfill(status=202, json={"job_id": "j 1"}))
    page.route("**/api/jobs/j%201", lambda r: r.fulfill(json=states.pop(0)))
    files = [{"name": name, "mimeType": "text/plain", "buffer": b"x"} for name in ("a.txt", "<b>x</b>.bin")]
    page.set_input_files("#files", files)
    page.locator(".state", has_text="Waiting for its turn").wait_for()
    page.locator(".state", has_text="Reading and indexing: 1 of 2 · about 2 minutes left").wait_for()
    page.wait_for_selector(".problems li")
    assert page.locator(".job-name").inner_text() == "a.txt and more"
    assert page.locator(".state").inner_text() == "Done: 1 added, 0 replaced, 0 unchanged."
    assert page.locator(".problems li").all_text_contents() == ["<b>x</b>.bin: not text <img src=x>"]
    assert page.locator(".shown").is_visible()
    assert page.locator("#upload-live").inner_text() == "Done: 1 added, 0 replaced, 0 unchanged."


@pytest.mark.parametrize(
    ("language", "reason"),
    [
        ("en", "Files of this format cannot be read. These can: text (.txt), "),
        ("ar", "لا يمكن قراءة ملفات بهذه الصيغة. تُقرأ النصوص (txt) و"),
        ("ru", "Файлы этого формата прочитать нельзя. Читаются текст (.txt), "),
    ],
    ids=["en", "ar", "ru"],
)
def test_for_an_unknown_format_the_page_says_what_can_be_read(open_page, language, reason):
    """In the reader's language."""
    page = open_page("/releases", language)
    name = f"photo-{language}.png"  # jobs of other tests may still be shown
    chosen(page, name, "picture")
    line = page.locator(".problems li", has_text=name)
    line.wait_for()
    assert line.inner_text().startswith(f"{name}: {reason}")
    assert line.locator("[lang]").count() == 0


def test_a_job_is_paused_gone_on_with_and_stopped(open_page):
    """Each button asks the server for just that; also for a job that was begun before the page was opened."""
    page = open_page("/nothing")
    job, asked = JOB | {"id": "j", "state": "running"}, []

    def control(route):
        action = urlsplit(route.request.url).path.rpartition("/")[2]
        if route.request.method == "POST":
            asked.append(action)
            job["state"] = {"pause": "paused", "resume": "running", "cancel": "cancelled"}[action]
        route.fulfill(json=[job] if action == "jobs" else job)

    page.route("**/api/jobs**", control)
    page.goto("/releases")
    page.click("[data-job=pause]")
    page.locator(".state", has_text="Paused: 1 of 2").wait_for()
    page.click("[data-job=resume]")
    page.locator(".state", has_text="Reading and indexing: 1 of 2").wait_for()
    page.click("[data-job=cancel]")
    page.locator(
        ".state", has_text="Stopped: 0 added, 0 replaced, 0 unchanged. What was added stays."
    ).wait_for()
    assert asked == ["pause", "resume", "cancel"]
    assert page.locator(".job-name").inner_text() == "Begun earlier"
    assert page.locator(".job button:visible").count() == 0


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (413, "Too large at once. Send fewer files at a time."),
        (401, "Your login has ended. Log in again and send it once more."),
        (500, "The server did not take them. Look at the technical detail."),
    ],
)
def test_a_refused_upload_says_why(open_page, status, words):
    """The server's reason is shown, and one can try again."""
    page = open_page("/releases")
    problem = json.dumps({"title": "No", "detail": "Because <b>so</b>.", "status": status})
    page.route("**/api/releases", lambda r: r.fulfill(status=status, body=problem))
    chosen(page, "a.txt", "x")
    page.wait_for_selector(".problems li")
    assert page.locator(".state").inner_text() == f"The files could not be added. {words}"
    assert page.locator(".problems li").inner_text() == "Technical detail: Because <b>so</b>."
    assert page.locator(".job .login").is_visible() == (status == 401)


def test_an_address_is_fetched_once_or_watched(open_page):
    """A page's or feed's address goes to the server with the button's meaning; watched feeds can be let go."""
    page = open_page("/releases")
    sent, feeds = (
        [],
        [{"url": "https://a.example/feed?<b>", "problem": "timed out", "failures": 2, "polled_at": ""}],
    )

    def accept(route):
        if route.request.method == "GET":
            return route.fulfill(json=feeds)
        if route.request.method == "DELETE":
            feeds.clear()
            return route.fulfill(status=204)
        sent.append((urlsplit(route.request.url).path, json.loads(route.request.post_data)))
        return route.fulfill(status=202, json={"job_id": "j"})

    page.route("**/api/fetch", accept)
    page.route("**/api/feeds*", accept)
    page.route("**/api/jobs/j", lambda r: r.fulfill(json=JOB | {"state": "done", "added": 2}))
    page.fill("#address", "https://a.example/page")
    page.click("text=Add once")
    page.locator(".state", has_text="Done: 2 added").wait_for()
    page.fill("#address", "https://a.example/feed")
    page.click("text=Keep watching")
    page.locator("#feeds li").wait_for()
    assert sent == [
        ("/api/fetch", {"url": "https://a.example/page"}), ("/api/feeds", {"url": "https://a.example/feed"}),
    ]  # fmt: skip
    assert page.locator("#feeds bdi").inner_text() == "https://a.example/feed?<b>"
    page.click("text=Stop watching")
    page.locator(".feeds").wait_for(state="hidden")


@pytest.mark.parametrize("scripted", [True, False])
def test_with_a_token_one_logs_in_first(open_page, locked, scripted):
    """The archive leads to the login; a wrong token is told; in, one can add; out again, one cannot."""
    page = open_page("/releases", server=locked, java_script_enabled=scripted)
    page.click("#upload .gate a")
    page.fill("#token", "wrong")
    page.press("#token", "Enter")
    assert page.locator("#wrong").inner_text() == "This is not the token."
    page.fill("#token", TOKEN)
    page.press("#token", "Enter")
    page.wait_for_url("**/releases#upload")
    if scripted:
        chosen(page, "lantern.txt", LANTERN)
        page.locator(".state", has_text="Done: 1 added").wait_for()
    page.click("text=Log out")
    page.locator("#upload .gate a").wait_for()
    assert page.locator("#files").count() == 0


def test_without_a_login_one_sees_ones_own_conversations(open_page, locked):
    """Others' questions are the administrator's; one's own are kept in the browser, and can be gone on with."""
    page, listed = open_page("/releases", server=locked), []
    page.on("request", lambda request: listed.append(request.url) if request.url.endswith("/conversations") else None)
    page.goto("/")
    ask(page, QUESTIONS["en"])
    page.locator(".past-item").wait_for()
    assert listed == []  # which would be refused
    assert page.locator(".past-title").all_text_contents() == [QUESTIONS["en"]]
    assert page.locator(".past-item button:not([hidden])").count() == 0
    page.reload()
    page.locator(".past-title").click()
    page.locator(".turn[data-state=done]").wait_for()
    assert open_page(server=locked).locator("#past").is_hidden()
