"""The HTTP contract: what goes in, what comes out, and what a bad request is told."""

import asyncio
import json
import re
import sqlite3
import time
from pathlib import Path
from urllib.parse import quote

import httpx2
import pytest
from fastapi.testclient import TestClient

from assistant.assistant import Assistant
from embeddings.archive import Archive
from embeddings.intake.jobs import JobQueue
from embeddings.readers import release_from_object
from tests.fakes import WordEncoder
from web.app import create_app
from web.guard import MAX_BODY
from web.headers import HEADERS
from web.scope import MAX_WORDS

NAUGHTY = Path(__file__).parents[2] / "shared" / "eval" / "naughty-strings.json"
FERRY = {
    "id": "mfa/2024/ферри 1?#%",
    "title": "Ferry line opens",
    "date": "2024-06-10",
    "language": "en",
    "source": "Harbour Council",
    "url": "https://council.example/1",
    "text": "The ferry Tern carried 61,700 passengers in its first year.",
}
RATE = {
    "id": "rate",
    "title": "Key rate",
    "date": "2025-01-02",
    "text": "The bank raised its key rate to 9.75 percent.",
}


@pytest.fixture
def client(tmp_path):
    archive = Archive.open(tmp_path, WordEncoder())
    with TestClient(
        create_app(Assistant(archive), JobQueue(archive)),
        base_url="http://localhost",
        raise_server_exceptions=False,
    ) as client:
        yield client


@pytest.fixture
def filled(client):
    client.post("/api/releases?wait=true", json=[FERRY, RATE])
    return client


def problem(reply, status):
    """The detail of a problem of this status."""
    assert reply.status_code == status
    assert reply.headers["content-type"] == "application/problem+json"
    body = reply.json()
    assert set(body) == {"type", "title", "status", "detail"}
    assert body["status"] == status
    assert body["title"]
    return body["detail"]


def test_a_release_is_added_once_replaced_and_removed(client):
    """The counts of each request; an id may hold any character."""
    for text, counts in (
        (FERRY["text"], (1, 0, 0)),
        (FERRY["text"], (0, 0, 1)),
        ("Changed words.", (0, 1, 0)),
    ):
        job = client.post("/api/releases?wait=true", json=FERRY | {"text": text}).json()
        assert (job["state"], job["added"], job["replaced"], job["unchanged"], job["errors"]) == (
            "done",
            *counts,
            [],
        )
    address = "/api/releases/mfa/2024/%D1%84%D0%B5%D1%80%D1%80%D0%B8%201%3F%23%25"
    release = client.get(address).json()
    assert (release["id"], release["text"], release["date_evidence"]) == (
        FERRY["id"],
        "Changed words.",
        "2024-06-10",
    )
    assert release["evidence"] == [
        {"field": name, "where": "field", "words": ""} for name in ("title", "source", "language")
    ]
    assert client.delete(address).status_code == 204
    assert "GET /api/releases lists them" in problem(client.get(address), 404)
    problem(client.delete(address), 404)


def test_an_array_reports_what_is_wrong_and_keeps_the_rest(client):
    """By the number in the array."""
    job = client.post("/api/releases?wait=true", json=[FERRY, {"title": "no text"}, 7]).json()
    assert (job["added"], [error["item"] for error in job["errors"]]) == (1, ["release 2", "release 3"])
    assert "text is missing" in job["errors"][0]["reason"]


def test_json_lines_and_files_come_in(client):
    """As a body of lines, and as a form with files of every kind; a bad file costs only itself."""
    lines = f"{json.dumps(FERRY)}\nnonsense\n".encode()
    headers = {"content-type": "application/x-ndjson"}
    assert client.post("/api/releases?wait=true", content=lines, headers=headers).json()["added"] == 1
    files = [
        ("files", ("rate.txt", b"Key rate\n\nThe bank raised its key rate.")),
        ("files", ("x.bin", b"\0\1")),
        ("files", ("empty.txt", b"")),
    ]
    job = client.post("/api/releases?wait=true", files=files).json()
    assert job["added"] == 1
    assert [(error["item"], error["kind"]) for error in job["errors"]] == [("x.bin", "format"), ("empty.txt", "")]


def test_who_waits_gets_the_finished_job_or_where_to_ask_for_it(client, monkeypatch):
    """200 is a job that has ended; what takes too long is answered as without `wait`."""
    assert client.post("/api/releases?wait=true", json=FERRY).status_code == 200
    monkeypatch.setattr("web.routes.releases.WAIT_S", 0)
    monkeypatch.setattr("embeddings.intake.jobs.JobQueue._hold", lambda *_, **__: time.sleep(0.3))
    reply = client.post("/api/releases?wait=true", json=RATE)
    assert (reply.status_code, list(reply.json())) == (202, ["job_id"])
    assert reply.headers["location"] == f"/api/jobs/{reply.json()['job_id']}"


def test_a_job_can_be_followed(client):
    """Its address comes with 202; the stream ends with the finished state."""
    reply = client.post("/api/releases", json=FERRY)
    assert reply.status_code == 202
    assert reply.headers["location"] == f"/api/jobs/{reply.json()['job_id']}"
    events = client.get(f"{reply.headers['location']}/stream").text.strip().split("\n\n")
    last = json.loads(events[-1].removeprefix("event: job\ndata: "))
    assert (last["state"], last["added"]) == ("done", 1)
    assert client.get(reply.headers["location"]).json() == last
    problem(client.get("/api/jobs/unknown"), 404)
    problem(client.get("/api/jobs/unknown/stream"), 404)


@pytest.mark.parametrize(
    ("content", "kind", "status", "told"),
    [
        (b"", "application/json", 422, "not JSON"),
        (b"{", "application/json", 422, "not JSON"),
        (b"[]", "application/json", 422, "empty"),
        (b"[" * 100_000, "application/json", 422, "not JSON"),
        (b"7", "application/json", 422, "not a release object"),
        (b'{"text": ""}', "application/json", 422, "text is missing"),
        (b'{"text": "x", "date": "soon"}', "application/json", 422, "not a day"),
        (b'{"text": "x", "id": "a\\u0000b"}', "application/json", 422, "control characters"),
        (b'{"text": "x", "title": 7}', "application/json", 422, "title must be a string"),
        (b'{"text": "x", "url": "' + b"u" * 3000 + b'"}', "application/json", 422, "at most 2000"),
        (b"\xff\xfe\xff", "application/json", 422, "not JSON"),
        (b"nonsense", "application/x-ndjson", 422, "no release in it"),
        (b"<x/>", "application/xml", 415, "Send application/json"),
        (b"x", "", 415, "Send application/json"),
        (b"--x--", "multipart/form-data; boundary=x", 422, "no files"),
        (b"x", "multipart/form-data", 400, ""),
    ],
)
def test_a_bad_release_is_refused_with_its_reason(client, content, kind, status, told):
    """Malformed, empty, deep, wrong and too long ones; nothing is stored."""
    reply = client.post("/api/releases?wait=true", content=content, headers={"content-type": kind})
    assert told in problem(reply, status)
    assert client.get("/api/status").json()["releases"] == 0


def test_an_array_is_read_beside_what_else_is_served(client, monkeypatch):
    """A long one takes seconds, in which nobody else waits."""
    loops = []

    def reading(item):
        loops.append(asyncio._get_running_loop())
        return release_from_object(item)

    monkeypatch.setattr("web.routes.releases.release_from_object", reading)
    assert client.post("/api/releases?wait=true", json=[FERRY, RATE]).json()["added"] == 2
    assert loops == [None, None]


def test_more_words_than_a_list_is_limited_by_are_no_fault_of_the_server(filled):
    """The page looks for as many as its box takes and shows them; the API refuses them."""
    many = "ferry " * 1200
    page = filled.get("/releases", params={"q": many})
    assert (page.status_code, FERRY["title"] in page.text) == (200, True)
    assert f'value="{many[:MAX_WORDS]}"' in page.text
    assert "q: " in problem(filled.get("/api/releases", params={"q": many}), 422)


def test_more_than_the_limit_is_refused(client):
    """Whether the length is announced or not."""
    headers = {"content-type": "application/json"}
    assert "64 MB" in problem(
        client.post("/api/releases", content=b" " * (MAX_BODY + 1), headers=headers), 413
    )
    pieces = (b" " * (1 << 20) for _ in range((MAX_BODY >> 20) + 1))
    problem(client.post("/api/releases", content=pieces, headers=headers), 413)


def test_an_answer_has_every_field_of_the_contract(filled):
    """And its quotation is the release's text."""
    answer = filled.post("/api/ask", json={"question": "How many passengers did the ferry carry?"}).json()
    assert set(answer) == {
        "answer", "language", "mode", "answerable", "citations", "interpreted", "searched", "nearest", "notice",
        "struck", "answer_id", "conversation_id", "asked_at", "took_ms",
    }  # fmt: skip
    (citation,) = answer["citations"]
    assert set(citation) == {
        "n", "release_id", "passage_id", "title", "date", "language", "source", "url", "quote", "start", "end",
        "versions", "corrections", "speaker",
    }  # fmt: skip
    assert citation["quote"] == FERRY["text"][citation["start"] : citation["end"]]
    assert answer["answer"] == f"{citation['quote']} [1]"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({}, "question: Field required"),
        ({"question": 7}, "question: "),
        ({"question": ""}, ""),
        ({"question": " \n\u200b"}, ""),
        ({"question": "x" * 2001}, "2000"),
        ({"question": "x", "mode": "poem"}, "mode: "),
        ({"question": "x", "filters": {"since": "yesterday"}}, "filters.since: "),
        ({"question": "x", "filters": {"languages": ["x"] * 101}}, "filters.languages: "),
        ({"question": "x", "conversation_id": "x" * 101}, "conversation_id: "),
        ({"question": "x", "today": "soon"}, "today: "),
        ({"question": "x", "ignore": ["words"]}, "ignore.0: "),
        ({"question": "x", "filter": {"languages": ["ar"]}}, "filter: There is no such field."),
        ({"question": "x", "filters": {"language": ["ar"]}}, "filters.language: There is no such field."),
        ([], ""),
    ],
)
@pytest.mark.parametrize("path", ["/api/ask", "/api/ask/stream"])
def test_a_bad_question_is_refused_with_its_reason(filled, path, body, told):
    """Missing, of another type, empty, too long, with unknown options; before the first byte of a stream."""
    assert told in problem(filled.post(path, json=body), 422)


def test_broken_json_is_told_as_such(filled):
    """With the place where it breaks."""
    reply = filled.post("/api/ask", content='{"question": }', headers={"content-type": "application/json"})
    assert problem(reply, 422) == "The body is no JSON from character 13 on: Expecting value."


@pytest.mark.parametrize("kind", ["", "text/plain", "application/x-www-form-urlencoded"])
@pytest.mark.parametrize("path", ["/api/ask", "/api/ask/stream", "/api/fetch", "/v1/chat/completions"])
def test_json_that_does_not_say_so_is_told_what_to_say(filled, path, kind):
    """As curl sends it, and with no type at all."""
    headers = {"content-type": kind} if kind else {}
    reply = filled.post(path, content=json.dumps({"question": "x", "url": "https://council.example"}), headers=headers)
    assert reply.status_code == 415
    assert "Content-Type: application/json" in reply.text


def test_a_language_model_that_is_not_there_is_told(filled):
    """With what to set."""
    for path in ("/api/ask", "/api/ask/stream"):
        reply = filled.post(path, json={"question": "x", "mode": "model"})
        assert "ASSISTANT_CHAT_MODEL" in problem(reply, 503)


def test_filters_hold(filled):
    """By date, language and source; an impossible range is refused."""

    def found(query):
        return [hit["release_id"] for hit in filled.get(f"/api/search?q=ferry+rate&{query}").json()["hits"]]

    assert set(found("")) == {FERRY["id"], "rate"}
    assert found("since=2025-01-01") == found("until=2025-06-01&since=2024-07-01") == ["rate"]
    assert found("source=Harbour+Council") == [FERRY["id"]]
    assert found("language=xx") == found("since=2030-01-01") == []
    assert set(found("language=&source=&since=&until=&today=")) == {FERRY["id"], "rate"}  # a form sent as it stood
    assert len(filled.get("/api/releases?language=&source=&since=&until=&q=&cursor=").json()["releases"]) == 2
    assert found("newest_first=true")[0] == "rate"
    assert len(found("k=1")) == 1
    for query in (
        "k=0",
        "k=101",
        "k=x",
        "since=x",
        "since=2025-01-01&until=2024-01-01",
        "newest_first=maybe",
        "languages=ru",
    ):
        problem(filled.get(f"/api/search?q=x&{query}"), 422)
    told = "languages: There is no such field. See /openapi.json for those that there are."
    for address in ("/api/search?q=x&languages=ru", "/api/releases?languages=ru"):
        assert problem(filled.get(address), 422) == told
    problem(filled.get("/api/search"), 422)


@pytest.mark.parametrize("name", ["sources", "languages"])
def test_half_a_character_in_a_filter_is_refused(filled, name):
    """As in every other field; whole ones of any script are not."""
    headers = {"content-type": "application/json"}
    for path in ("/api/ask", "/api/ask/stream"):
        for half in ("\\ud800", "\\udfff rate", "\\udea2\\ud83d"):
            body = f'{{"question": "ferry", "filters": {{"{name}": ["x", "{half}"]}}}}'
            assert "half a character" in problem(filled.post(path, content=body, headers=headers), 422)
        body = f'{{"question": "ferry", "filters": {{"{name}": ["\\ud83d\\udea2"]}}}}'
        assert filled.post(path, content=body, headers=headers).status_code == 200


def test_what_is_read_in_the_words_is_shown_and_can_be_ignored(filled):
    """By asking and by searching; dates count from `today`."""
    body = {"question": "What did the bank say about the rate last month?", "today": "2025-02-10"}
    read = {"since": "2025-01-01", "until": "2025-01-31", "dates": "only", "read": ["dates"]}
    unread = {"since": None, "until": None, "dates": "", "read": []}

    def interpreted(answer):
        return {name: answer["interpreted"][name] for name in read}

    answer = filled.post("/api/ask", json=body).json()
    assert (interpreted(answer), answer["searched"]["releases"]) == (read, 1)
    answer = filled.post("/api/ask", json=body | {"ignore": ["dates"]}).json()
    assert (interpreted(answer), answer["searched"]["releases"]) == (unread, 2)
    stream = filled.post("/api/ask/stream", json=body).text
    assert '"since": "2025-01-01"' in stream
    query = {"q": body["question"], "today": body["today"]}
    assert interpreted(filled.get("/api/search", params=query).json()) == read
    assert interpreted(filled.get("/api/search", params=query | {"ignore": "dates"}).json()) == unread
    first = filled.get("/api/search", params=query | {"q": "How high was the rate last month?"}).json()
    assert interpreted(first) == read | {"dates": "first"}
    problem(filled.get("/api/search?q=x&ignore=words"), 422)
    problem(filled.get("/api/search?q=x&today=soon"), 422)


def test_the_listing_pages_through_everything_once(client):
    """Newest first, undated last; words are taken literally."""
    items = [
        {"id": f"r{n}", "text": f"News {n}% of_day.", "date": f"2024-01-{n:02}" if n % 3 else ""}
        for n in range(1, 21)
    ]
    client.post("/api/releases?wait=true", json=items)
    seen, cursor = [], ""
    while True:
        page = client.get("/api/releases", params={"limit": 6, "cursor": cursor}).json()
        seen += page["releases"]
        if not (cursor := page["cursor"]):
            break
    assert len({release["id"] for release in seen}) == len(seen) == 20
    dates = [release["date"] or "" for release in seen]
    assert dates == sorted(dates, reverse=True)
    assert len(client.get("/api/releases", params={"q": "7%"}).json()["releases"]) == 2
    assert client.get("/api/releases", params={"q": "7_"}).json()["releases"] == []
    for query in ("limit=0", "limit=201", f"q={'x' * 501}", "cursor=nonsense", "cursor=2024-01-02"):
        problem(client.get(f"/api/releases?{query}"), 422)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/api/nothing", 404), ("DELETE", "/api/ask", 405), ("GET", "/static/../app.py", 404), ("PUT", "/", 405)],
)  # fmt: skip
def test_a_wrong_address_leads_to_the_right_ones(client, method, path, status):
    """As a problem that names the list of what there is."""
    assert "/openapi.json" in problem(client.request(method, path), status)


@pytest.mark.parametrize(
    "path",
    ["/", "/releases", "/releases/rate", "/static/page.css", "/healthz", "/metrics", "/openapi.json", "/v1/models",
     "/api/status", "/api/releases", "/api/releases/rate", "/api/search?q=ferry", "/api/jobs", "/login", "/nothing"],
)  # fmt: skip
def test_head_is_get_without_the_body(filled, path):
    """For what watches a site and what checks its links."""
    whole, head = filled.get(path), filled.head(path)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    assert head.headers["content-type"] == whole.headers["content-type"]
    assert head.status_code in (200, 404)


def test_head_waits_for_no_stream(live_server):
    """Of a job that goes on, and of the tools' own events."""
    job = httpx2.post(f"{live_server}/api/fetch", json={"url": "http://192.0.2.1/"}).json()["job_id"]
    assert httpx2.head(f"{live_server}/api/jobs/{job}/stream", timeout=5).status_code == 200
    assert httpx2.head(f"{live_server}/mcp", timeout=5).status_code < 500
    assert httpx2.head(f"{live_server}/api/ask", timeout=5).status_code == 405


def test_another_site_may_not_change_anything(filled):
    """Neither through a browser's form nor under another host's name."""
    for headers in (
        {"origin": "https://evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"host": "evil.example"},
        {"host": "testserver"},
    ):
        problem(filled.post("/api/releases", json=FERRY, headers=headers), 403)
        problem(filled.delete("/api/releases/rate", headers=headers), 403)
    problem(filled.get("/api/releases", headers={"host": "evil.example"}), 403)
    assert filled.get("/api/status").json()["releases"] == 2


def test_every_answer_has_the_headers_of_a_safe_site(filled):
    """Pages, data, files, streams, refusals and crashes, of this app and of what is mounted in it."""
    html = {"accept": "text/html"}
    answers = [
        *(filled.get(path) for path in ("/", "/api/status", "/static/page.css", "/openapi.json", "/metrics", "/login")),
        filled.get("/api/nothing"), filled.get("/nothing", headers=html), filled.get("/static/nothing"),
        filled.post("/api/ask", json={}),
        filled.post("/api/ask/stream", json={"question": "What about the ferry?"}), filled.post("/v1/models"),
        filled.delete("/mcp"), filled.delete("/api/releases/x", headers={"host": "evil.example"}),
    ]  # fmt: skip
    filled.app.state.assistant.archive.listing = None  # the archive page and its API break down
    answers += [filled.get("/api/releases"), filled.get("/releases", headers=html)]
    assert [answer.status_code for answer in answers] == [
        200, 200, 200, 200, 200, 200, 404, 404, 404, 422, 200, 405, 405, 403, 500, 500,
    ]  # fmt: skip
    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; "), answer.url
        assert "unsafe" not in policy
        for part in ("frame-ancestors 'none'", "base-uri 'none'", "form-action"):
            assert part in policy, answer.url
        wanted = {name.lower(): value for name, value in HEADERS.items()} | {
            "content-security-policy": policy,
            "cache-control": answer.headers["cache-control"],
        }
        assert {name: answer.headers.get(name) for name in wanted} == wanted, answer.url
        assert re.search("no-cache|no-store", answer.headers["cache-control"]), answer.url


def test_made_up_methods_are_counted_as_one(client):
    """Figures do not grow with what anybody sends."""
    for method in ("FOO1", "FOO2"):
        client.request(method, "/healthz")
    text = client.get("/metrics").text
    assert 'assistant_requests_total{method="other",route="/healthz",status="405"} 2.0' in text
    assert "FOO" not in text


def test_health_and_status(filled):
    """What a load balancer and a person ask."""
    assert filled.get("/healthz").json() == {"status": "ok"}
    assert filled.get("/readyz").json() == {"status": "ready"}
    status = filled.get("/api/status").json()
    assert (status["releases"], status["oldest"], status["newest"]) == (2, "2024-06-10", "2025-01-02")
    assert (status["embedding_model"], status["chat_model"]) == ("words", "")


def test_the_openapi_page_names_every_route(client):
    """With problems among the responses."""
    paths = client.get("/openapi.json").json()["paths"]
    assert {
        "/api/ask",
        "/api/ask/stream",
        "/api/search",
        "/api/releases",
        "/api/status",
        "/healthz",
        "/readyz",
    } <= set(paths)
    assert list(paths["/api/ask"]["post"]["responses"]["4XX"]["content"]) == ["application/problem+json"]
    assert list(paths["/v1/models"]["get"]["responses"]["4XX"]["content"]) == ["application/json"]
    assert "text/event-stream" in paths["/api/ask/stream"]["post"]["responses"]["200"]["content"]


def test_the_openapi_page_says_what_can_be_sent(client):
    """Every field of a release, and each form of a submission."""
    sent = client.get("/openapi.json").json()["paths"]["/api/releases"]["post"]["requestBody"]["content"]
    assert set(sent) == {"application/json", "application/x-ndjson", "multipart/form-data"}
    release = sent["application/json"]["schema"]["anyOf"][0]
    assert (release["required"], "version_of" in release["properties"]) == (["text"], True)


def test_a_full_disk_is_told_as_such(client, filled, monkeypatch):
    """And another process that writes; what is unexpected stays so."""
    told = {"database or disk is full": (507, "no room"), "database is locked": (503, "another process")}
    for reason, (status, words) in {**told, "no such table": (500, "log")}.items():

        def fails(*_, reason=reason):
            raise sqlite3.OperationalError(reason)

        monkeypatch.setattr("embeddings.archive.Archive.remove", fails)
        assert words in problem(filled.delete("/api/releases/rate"), status)
    monkeypatch.undo()
    assert filled.get("/api/releases/rate").status_code == 200


def test_limits_that_nothing_can_match_and_capitals_in_them(filled):
    assert "Swap" in problem(filled.get("/api/releases?since=2025-01-01&until=2024-01-01"), 422)
    assert len(filled.get("/api/releases?language=EN&since=2024-01-01").json()["releases"]) == 2
    asked = {"question": "What was the key rate?", "filters": {"languages": ["EN"]}}
    assert filled.post("/api/ask", json=asked).json()["interpreted"]["languages"] == ["en"]


HOSTILE = [
    "\ud800", "\0", "\u202eevil", "'; DROP TABLE releases; --", '" OR 1=1', "keyword_index MATCH *", "NEAR(a b)", "%",
    "{{7*7}}", "<script>alert(1)</script>", "../../etc/passwd", "\r\nSet-Cookie: x=1", "🙂" * 300, "ﷺ" * 500,
    "a " * 900,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_only_words(filled, text):
    """In the question, the filters, the search, an id and a cursor: an answer or a clear refusal, never a 500."""
    body = json.dumps({"question": text, "filters": {"languages": [text], "sources": [text]}}).encode()
    replies = [
        filled.post("/api/ask", content=body, headers={"content-type": "application/json"}),
        filled.post("/api/ask/stream", content=body, headers={"content-type": "application/json"}),
    ]
    if "\ud800" not in text:
        query = {"q": text, "language": text, "source": text}
        replies += [
            filled.get("/api/search", params=query),
            filled.get("/api/releases", params=query | {"cursor": text}),
        ]
    for reply in replies:
        assert reply.status_code in (200, 422), reply.text[:300]
    job = filled.post(
        "/api/releases?wait=true",
        content=json.dumps({"text": f"Words. {text}", "title": text[:100], "source": text[:100]}),
        headers={"content-type": "application/json"},
    )
    assert job.status_code == 200
    assert filled.get("/api/status").json()["releases"] in (2, 3)


def test_naughty_strings_are_only_words(filled):
    """The public list of them, as questions and as releases."""
    if not NAUGHTY.is_file():
        pytest.skip("shared/eval/naughty-strings.json is not here")
    strings = [text for text in json.loads(NAUGHTY.read_text("utf-8")) if text.strip()]
    for text in strings[::4]:
        assert filled.post("/api/ask", json={"question": text[:2000]}).status_code in (200, 422), text
    job = filled.post("/api/releases?wait=true", json=[{"text": text} for text in strings]).json()
    assert job["state"] == "done"
    assert job["added"] + job["unchanged"] + len(job["errors"]) >= len(strings) - 5


def test_a_release_is_made_a_version_of_another_by_hand_and_set_free(filled):
    """Both say so at once; an unknown release is told."""
    one = f"/api/releases/{quote(FERRY['id'], safe='')}"
    assert filled.patch(one, json={"version_of": "rate"}).json()["versions"][0]["release_id"] == "rate"
    assert filled.get("/api/releases/rate").json()["versions"][0]["evidence"] == "by hand"
    assert filled.patch(one, json={"version_of": ""}).json()["versions"] == []
    assert filled.patch("/api/releases/none", json={"version_of": ""}).status_code == 404
    assert filled.patch(one, json={"version_of": "x" * 301}).status_code == 422
    for other in ("nothing", FERRY["id"]):
        assert "version_of" in problem(filled.patch(one, json={"version_of": other}), 422)


def test_a_corrected_release_shows_what_it_said_before(filled):
    """With the hour it was replaced."""
    filled.post(
        "/api/releases?wait=true", json=RATE | {"text": "The bank raised its key rate to 9.85 percent."}
    )
    found = filled.get("/api/releases/rate").json()
    assert "9.85" in found["text"]
    assert [old["text"] for old in found["earlier"]] == [RATE["text"]]


@pytest.mark.parametrize(
    "url", ["", "ftp://a.example/", "http://", "file:///etc/passwd", "https://" + "a" * 2000]
)
@pytest.mark.parametrize("path", ["/api/fetch", "/api/feeds"])
def test_an_address_that_is_none_is_refused(client, path, url):
    """Before a job begins."""
    assert client.post(path, json={"url": url}).status_code == 422


def test_a_feed_is_added_polled_listed_and_removed(client):
    """An address inside is not reached: the job says why, and so does the list."""
    url = "http://127.0.0.1:9/feed"
    job = client.post("/api/feeds", json={"url": url}).json()["job_id"]
    client.app.state.jobs.wait(job, 30)
    assert "not a public host" in client.get(f"/api/jobs/{job}").json()["errors"][0]["reason"]
    [feed] = client.get("/api/feeds").json()
    assert (feed["url"], feed["failures"], "not a public host" in feed["problem"]) == (url, 1, True)
    assert client.delete("/api/feeds", params={"url": url}).status_code == 204
    assert client.get("/api/feeds").json() == []
    assert client.delete("/api/feeds", params={"url": url}).status_code == 404


def test_an_address_is_fetched_in_a_job(client):
    """Its failure has a reason."""
    job = client.post("/api/fetch", json={"url": "http://169.254.169.254/latest"}).json()["job_id"]
    client.app.state.jobs.wait(job, 30)
    assert client.get(f"/api/jobs/{job}").json()["failed"] == 1


def test_a_release_without_a_title_is_listed_by_its_first_words(client):
    """Its own title stays empty."""
    text = "The harbour authority of Zemla " + "opened a new quay for ferries " * 5
    bare, short = {"id": "bare", "text": text}, {"id": "short", "text": "Zemla\nis open."}
    client.post("/api/releases?wait=true", json=[bare, short])
    listed = {r["id"]: r["title"] for r in client.get("/api/releases?q=Zemla").json()["releases"]}
    assert listed["bare"] == "The harbour authority of Zemla opened a new quay for ferries opened a new quay …"
    assert listed["short"] == "Zemla is open."
    assert client.get("/api/releases/bare").json()["title"] == ""


@pytest.mark.parametrize("url", ["http://[::1", "http://a]/", "http://a.example:port/", "http://@/", "https://user@"])
def test_an_address_that_nobody_could_fetch_is_refused_at_once(client, url):
    """It is not listed to fail for ever."""
    for path in ("/api/feeds", "/api/fetch"):
        assert "web address" in problem(client.post(path, json={"url": url}), 422)
    assert client.get("/api/feeds").json() == client.get("/api/jobs").json() == []
