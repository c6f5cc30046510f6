"""From files to a streamed, cited answer over HTTP, with the real default model."""

import json
import urllib.error
import urllib.request

import pytest

from tests.test_questions import QUESTIONS


def get(url):
    with urllib.request.urlopen(url) as reply:
        return json.load(reply)


def post(url, body, kind="application/json"):
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return urllib.request.urlopen(urllib.request.Request(url, data, {"Content-Type": kind}, method="POST"))


def events(reply):
    """(name, data) of each server-sent event."""
    blocks = reply.read().decode().strip().split("\n\n")
    lines = (block.split("\n") for block in blocks)
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in lines]


@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_a_question_streams_a_cited_answer(live_server, language):
    """Sources, text, then the whole answer, whose quotations are the very words of the releases."""
    question = QUESTIONS[language][0]
    stream = events(post(f"{live_server}/api/ask/stream", {"question": question}))
    assert [name for name, _ in stream] == ["sources", "delta", "done"]
    answer = stream[-1][1]
    assert (answer["answerable"], answer["language"], answer["mode"]) == (True, language, "quotes")
    for citation in answer["citations"]:
        release = get(f"{live_server}/api/releases/{citation['release_id']}")
        assert release["text"][citation["start"] : citation["end"]] == citation["quote"]
        assert f"{citation['quote']} [{citation['n']}]" in answer["answer"]


def test_a_posted_release_is_found_cited_and_forgotten(live_server):
    """Post, ask, delete, ask again: a deleted release is neither found nor cited."""
    release = {
        "id": "journey/lighthouse",
        "title": "Lighthouse of Orvel relit",
        "language": "en",
        "text": "The lighthouse of Orvel was relit on Monday after nine years of repairs.",
    }
    job = json.load(post(f"{live_server}/api/releases?wait=true", release))
    assert (job["state"], job["added"]) == ("done", 1)
    question = {"question": "How long did the repairs of the lighthouse of Orvel take?"}
    answer = json.load(post(f"{live_server}/api/ask", question))
    assert answer["citations"][0]["quote"] == release["text"]
    request = urllib.request.Request(f"{live_server}/api/releases/journey/lighthouse", method="DELETE")
    assert urllib.request.urlopen(request).status == 204
    answer = json.load(post(f"{live_server}/api/ask", question))
    assert "journey/lighthouse" not in json.dumps(answer)
    hits = get(f"{live_server}/api/search?q=lighthouse+Orvel&k=100")["hits"]
    assert "journey/lighthouse" not in [hit["release_id"] for hit in hits]


def test_an_upload_is_a_job(live_server):
    """A multipart upload reports what was read and what was not."""
    part = '--b\r\nContent-Disposition: form-data; name="files"; filename="{}"\r\n\r\n{}\r\n'
    body = part.format("tower.txt", "Tower opens\n\nThe tower of Velm opened its doors today.")
    body += part.format("bad.xyz", "?") + "--b--\r\n"
    reply = post(f"{live_server}/api/releases", body.encode(), "multipart/form-data; boundary=b")
    assert reply.status == 202
    job_id = json.load(reply)["job_id"]
    with urllib.request.urlopen(f"{live_server}/api/jobs/{job_id}/stream") as stream:
        job = events(stream)[-1][1]
    assert (job["state"], job["added"], job["failed"], job["errors"][0]["item"]) == ("done", 1, 1, "bad.xyz")
    found = get(f"{live_server}/api/search?q=tower+of+Velm&k=1")["hits"][0]
    urllib.request.urlopen(
        urllib.request.Request(f"{live_server}/api/releases/{found['release_id']}", method="DELETE")
    )


@pytest.mark.parametrize(
    ("path", "body", "kind", "status"),
    [
        ("/api/ask", {"question": "  "}, "application/json", 422),
        ("/api/ask", {"question": "x" * 2001}, "application/json", 422),
        ("/api/ask", {}, "application/json", 422),
        ("/api/ask", b"{", "application/json", 422),
        ("/api/ask", {"question": "a", "mode": "magic"}, "application/json", 422),
        ("/api/ask", {"question": "a", "mode": "model"}, "application/json", 503),
        ("/api/ask/stream", {"question": ""}, "application/json", 422),
        ("/api/ask", {"question": "a", "filters": {"since": "2024-02-31"}}, "application/json", 422),
        ("/api/ask", {"question": "a", "filters": {"since": "2024-02-02", "until": "2024-02-01"}},
         "application/json", 422),
        ("/api/releases", {"title": "no text"}, "application/json", 422),
        ("/api/releases", [], "application/json", 422),
        ("/api/releases", b"\xff", "application/json", 422),
        ("/api/releases", b"x", "text/plain", 415),
        ("/api/nothing", {}, "application/json", 404),
        ("/api/status", {}, "application/json", 405),
    ],
)  # fmt: skip
def test_bad_requests_get_a_problem_that_says_what_to_do(live_server, path, body, kind, status):
    """Every refusal is an RFC 9457 problem with a detail."""
    with pytest.raises(urllib.error.HTTPError) as caught:
        post(f"{live_server}{path}", body, kind)
    with caught.value as error:
        problem = json.load(error)
        assert (error.code, problem["status"]) == (status, status)
        assert error.headers["content-type"] == "application/problem+json"
        assert len(problem["detail"]) > 10


def test_another_sites_page_cannot_write(live_server):
    """A browser's request from elsewhere, or under another name, is refused."""
    for headers in ({"Origin": "https://evil.example"}, {"Host": "evil.example"}):
        request = urllib.request.Request(
            f"{live_server}/api/releases",
            b"{}",
            {"Content-Type": "application/json"} | headers,
            method="POST",
        )
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(request)
        with caught.value as error:
            assert error.code == 403


def test_status_and_health(live_server):
    """Status counts the archive; the probes answer."""
    status = get(f"{live_server}/api/status")
    assert status["releases"] >= 24
    assert {"ar", "ru", "en"} <= set(status["languages"])
    assert status["chat_model"] == ""
    assert get(f"{live_server}/healthz") == {"status": "ok"}
    assert get(f"{live_server}/readyz") == {"status": "ready"}
    assert "/api/ask/stream" in get(f"{live_server}/openapi.json")["paths"]
