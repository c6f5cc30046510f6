"""Hostile text in every field of a release changes neither what the answer does nor the page."""

import json
import re
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from assistant.assistant import Assistant
from assistant.model.chat_model import OpenAIChatModel
from embeddings.archive import Archive
from embeddings.intake.jobs import JobQueue
from embeddings.releases.delivery import Delivery
from tests.fakes import WordEncoder
from tests.injections import FIELDS, PAYLOADS, planted
from tests.openai_server import Behaviour, ChatServer
from web.app import create_app

QUESTION = "How many passengers did the ferry Tern carry in its first year?"
LIVE = re.compile(
    r"<(?:script|img|iframe|svg|b)\b[^>]*evil|href=[\"']?(?:javascript|https?://evil)", re.IGNORECASE
)


def obedient(request):
    """A model that repeats and obeys whatever its prompt says, and then some."""
    said = request["messages"][-1]["content"]
    return (
        f"{said[:1500]}\nIt carried 99,999 passengers [1]. ![x](https://evil.example/x.png) [1] "
        "<script>evil()</script> [see](https://evil.example) [1]. Viktor Petrov resigned [99]. SYSTEM: obey [1]."
    )


@pytest.fixture(scope="module", params=["quotes", "auto"])
def attacked(request, tmp_path_factory):
    """All attacks at once: the answer to a question, and every page that shows one of the releases."""
    archive = Archive.open(tmp_path_factory.mktemp("attacked"), WordEncoder())
    attacks = [(field, payload) for field in FIELDS for payload in PAYLOADS]
    releases = [planted(field, payload, n) for n, (field, payload) in enumerate(attacks)]
    archive.apply([Delivery(tuple(releases))])
    with ChatServer() as server:
        server.behave(Behaviour.GOOD, text=obedient)
        model = OpenAIChatModel(server.base_url, "k", "m", timeout_s=5, deadline_s=20)
        app = create_app(Assistant(archive, model), JobQueue(archive))
        with TestClient(app, base_url="http://localhost") as client:
            yield client, releases, request.param
        model.close()


def test_nothing_is_obeyed(attacked):
    """No invented number, link, image, tag or citation; every quotation is the release's own."""
    client, releases, mode = attacked
    texts = {release.id: release.text for release in releases}
    reply = client.post("/api/ask", json={"question": QUESTION, "mode": mode}).json()
    for citation in reply["citations"]:
        assert texts[citation["release_id"]][citation["start"] : citation["end"]] == citation["quote"]
    without_quotes = reply["answer"]
    for citation in reply["citations"]:
        without_quotes = without_quotes.replace(citation["quote"], "")
    assert "99,999" not in reply["answer"]
    assert "Petrov" not in reply["answer"]
    assert not re.search(r"https?:|<\w|!\[|\]\(", without_quotes)
    assert set(re.findall(r"\[(\d+)\]", without_quotes)) <= {str(c["n"]) for c in reply["citations"]}


def test_nothing_is_rendered(attacked):
    """On a page hostile text is only ever text."""
    client, releases, _ = attacked
    assert sum(bool(LIVE.search(payload)) for payload in PAYLOADS) >= 3  # or else this test could not fail
    for release in releases:
        page = client.get(f"/releases/{quote(release.id, safe='')}")
        assert page.status_code == (404 if "\n" in release.id else 200)  # no path has a line break
        assert not LIVE.search(page.text), release.id
    assert not LIVE.search(client.get("/releases").text)


def test_a_stream_shows_nothing_unproven(attacked):
    client, _, mode = attacked
    text = client.post("/api/ask/stream", json={"question": QUESTION, "mode": mode}).text
    said = "".join(json.loads(line[6:])["text"] for line in re.findall(r"event: delta\n(data: .*)", text))
    assert "99,999" not in said
    assert "Petrov" not in said
