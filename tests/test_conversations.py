"""Conversations: what is kept, found again, changed and written out, and what an old answer says of today."""

import csv
import html
import io
import re
import sqlite3
from dataclasses import replace
from datetime import date

import pytest
from fastapi.testclient import TestClient
from markdown_it import MarkdownIt

from assistant.answers.answer import Answer
from assistant.assistant import Assistant
from assistant.export import markdown
from assistant.history import MAX_TITLE, History, Kept, titled
from assistant.questions.question import Question
from embeddings.archive import Archive
from embeddings.intake.jobs import JobQueue
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Extent, Release
from embeddings.store import schema
from embeddings.store.conversations import StoredAnswer
from tests.fakes import WordEncoder
from tests.test_api import problem
from web.app import create_app

HOSTILE = "</script><img src=x onerror=alert(1)> [1] *b* | `c`"
FERRY = Release(
    "mfa/ferry 1?#",
    "The ferry Tern carried 61,700 passengers in its first year. Its captain is Mara Venn.",
    "Ferry line opens",
    date(2024, 6, 10),
    language="en",
    source="Harbour Council",
    url="https://council.example/1",
)
RATE = Release(
    "rate", "The bank raised its key rate to 9.75 percent.", "Key rate", date(2025, 1, 2), language="en"
)
ASKED = "How many passengers did the ferry Tern carry?"


@pytest.fixture
def archive(archive):
    archive.apply([Delivery((FERRY, RATE))])
    return archive


@pytest.fixture
def client(tmp_path):
    archive = Archive.open(tmp_path / "data", WordEncoder())
    archive.apply([Delivery((FERRY, RATE))])
    app = create_app(Assistant(archive, history=History(archive)), JobQueue(archive))
    with TestClient(
        app,
        base_url="http://localhost",
        raise_server_exceptions=False,
        headers={"accept-language": "en"},
    ) as client:
        client.archive = archive
        yield client


def ask(client, question=ASKED, **body):
    return client.post("/api/ask", json={"question": question} | body).json()


# The store


def test_an_archive_of_the_fourth_schema_opens(archive, tmp_path):
    """With everything in it, and room for conversations."""
    archive.close()
    with sqlite3.connect(tmp_path / "data" / "archive.sqlite") as connection:
        for table in ("feedback", "answers", "conversations"):
            connection.execute(f"DROP TABLE {table}")
        for table in ("releases", "earlier"):
            for column in ("subtitle", "evidence"):
                connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        for index in ("releases_facets", "releases_language", "files_digest"):
            connection.execute(f"DROP INDEX {index}")
        for table in ("name_terms", "name_places", "keyword_places", "name_index", "moved_files", "accepted"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("PRAGMA user_version = 4")
    opened = Archive.open(tmp_path / "data", WordEncoder())
    answer = Assistant(opened, history=History(opened)).ask(ASKED)
    assert History(opened).answer(answer.id).answer == answer
    assert opened.release("rate") == RATE
    opened.close()
    assert schema.VERSION == 11


def test_a_kept_answer_is_the_answer(archive):
    """Every field, also of a declined one, but for the whole texts of the nearest releases."""
    history = History(archive)
    assistant = Assistant(archive, history=history)
    answer = assistant.ask(ASKED)
    assert history.answer(answer.id).answer == answer
    declined = assistant.ask("Who won the football cup?", conversation_id=answer.conversation_id)
    kept = history.answer(declined.id)
    assert [hit.passage for hit in kept.answer.nearest] == [hit.passage for hit in declined.nearest]
    assert {hit.release.text for hit in kept.answer.nearest} == {""}
    assert [k.answer.id for k in history.answers(answer.conversation_id)] == [answer.id, declined.id]
    assert kept.archive_updated == archive.last_update()


def test_an_assistant_without_history_keeps_nothing(archive):
    """As the command line asks."""
    answer = Assistant(archive).ask(ASKED)
    assert answer.id == ""
    assert archive.conversations.page().conversations == ()


def test_an_answer_that_cannot_be_kept_is_given_all_the_same(archive, caplog):
    """A full disk costs the history, not the answer; the log says so."""
    assistant = Assistant(archive, history=History(archive))
    with archive._catalog.transaction() as connection:
        connection.execute(
            "CREATE TRIGGER full BEFORE INSERT ON answers BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        )
    answer = assistant.ask(ASKED)
    assert (answer.answerable, answer.id) == (True, "")
    assert "disk full" in caplog.text
    assert archive.conversations.page().conversations == ()


def test_conversations_come_in_pages_newest_first(archive):
    """Each once, whichever one was asked in last first; an unknown cursor is no error."""
    stored = archive.conversations
    for n in range(5):
        stored.add(StoredAnswer(f"a{n}", f"c{n}", f"2026-01-0{n + 1}T00:00:00.000+00:00", "{}"), f"Title {n}")
    stored.add(StoredAnswer("a9", "c1", "2026-02-01T00:00:00.000+00:00", "{}"), "not taken")
    first = stored.page(limit=2)
    rest = stored.page(first.cursor, limit=9)
    assert [c.id for c in (*first.conversations, *rest.conversations)] == ["c1", "c4", "c3", "c2", "c0"]
    assert [(c.title, c.answers) for c in first.conversations] == [("Title 1", 2), ("Title 4", 1)]
    assert rest.cursor == ""
    assert len(stored.page("nonsense").conversations) == 5


def test_an_answer_takes_the_place_of_another(client):
    """In its conversation, once it is kept, and not a second time; the other is found by its id, with its feedback."""
    first, second = ask(client, conversation_id="c"), ask(client, "What is the key rate?", conversation_id="c")
    other = ask(client, conversation_id="d")
    client.post(f"/api/answers/{first['answer_id']}/feedback", json={"thumbs": "down"})
    instead = ask(client, "Who is the captain?", conversation_id="c", replaces=first["answer_id"])
    again = ask(client, "Who is Mara Venn?", conversation_id="c", replaces=instead["answer_id"])

    def kept():
        return [one["answer_id"] for one in client.get("/api/conversations/c").json()["answers"]]

    assert kept() == [again["answer_id"], second["answer_id"]]
    heads = client.get("/api/conversations").json()["conversations"]
    assert [(one["id"], one["answers"]) for one in heads] == [("c", 2), ("d", 1)]
    assert client.get(f"/a/{first['answer_id']}").status_code == 200
    assert [one["answer_id"] for one in client.get("/api/feedback").json()["feedback"]] == [first["answer_id"]]
    last = [ask(client, conversation_id="c", replaces=one["answer_id"]) for one in (first, other)]
    assert kept() == [again["answer_id"], second["answer_id"], *(one["answer_id"] for one in last)]
    assert len(client.get("/api/conversations/d").json()["answers"]) == 1
    client.delete("/api/conversations/c")
    assert client.get(f"/a/{first['answer_id']}").status_code == 404


def test_a_question_does_not_refer_to_the_one_in_whose_place_it_is_asked(archive):
    """But to those before it."""
    history = History(archive)
    assistant = Assistant(archive, history=history)
    one = assistant.ask(ASKED, conversation_id="c")
    two = assistant.ask("What is the key rate?", conversation_id="c")
    assert [turn.question for turn in history.turns("c")] == [ASKED, "What is the key rate?"]
    assert [turn.question for turn in history.turns("c", two.id)] == [ASKED]
    assert history.turns("c", one.id) == []


def test_a_backup_has_the_conversations(archive, tmp_path):
    """They come back with the releases."""
    answer = Assistant(archive, history=History(archive)).ask(ASKED)
    archive.backup(tmp_path / "backup")
    archive.conversations.remove(answer.conversation_id)
    assert History(archive).answer(answer.id) is None
    archive.restore(tmp_path / "backup")
    assert History(archive).answer(answer.id).answer == answer


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("a\n b\x00\u202e c", "a b c"),
        ("x" * 10**6, "x" * (MAX_TITLE - 2) + " …"),
        ("word " * 100, ("word " * 39).strip() + " …"),
        ("ر" * MAX_TITLE, "ر" * MAX_TITLE),
        ("\ud800 half", "half"),
    ],
)
def test_titles_are_one_short_line(words, title):
    """Without control characters, cut between words."""
    assert titled(words) == title
    assert len(titled(words)) <= MAX_TITLE


# What has changed since


def stale(archive, answer):
    history = History(archive)
    return [(mark.n, mark.state, mark.quoted) for mark in history.stale(history.answer(answer.id))]


def test_an_old_answer_says_what_has_changed_since(archive):
    """Corrected with the quotation in place, corrected without it, deleted; and nothing where nothing has."""
    answer = Assistant(archive, history=History(archive)).ask(ASKED)
    assert stale(archive, answer) == []
    archive.apply([Delivery((replace(FERRY, text=FERRY.text + " More."),))])
    assert stale(archive, answer) == [(1, "corrected", True)]
    archive.apply([Delivery((replace(FERRY, text=FERRY.text.replace("61,700", "16,700")),))])
    assert stale(archive, answer) == [(1, "corrected", False)]
    archive.apply([Delivery((FERRY,))])
    assert stale(archive, answer) == []
    archive.remove([FERRY.id])
    assert stale(archive, answer) == [(1, "deleted", False)]


def test_an_answer_that_a_later_release_corrects_says_so(archive):
    """Its own release is as it was."""
    answer = Assistant(archive, history=History(archive)).ask(ASKED)
    later = Release(
        "fix", "“Ferry line opens” contained an error: it was 61,070 passengers.", "Correction: Ferry line opens",
        date(2024, 6, 12), language="en", source="Harbour Council",
    )  # fmt: skip
    archive.apply([Delivery((later,))])
    archive.link(["fix"])
    assert [v.release_id for v in archive.corrections(FERRY)] == ["fix"]
    assert stale(archive, answer) == [(1, "superseded", True)]


def test_nearest_releases_that_are_gone_are_not_shown(archive):
    """A declined answer does not quote what was deleted."""
    answer = Assistant(archive, history=History(archive)).ask("Who won the football cup?")
    assert {hit.release.id for hit in answer.nearest} == {FERRY.id, "rate"}
    archive.remove([FERRY.id])
    assert [hit.release.id for hit in History(archive).answer(answer.id).answer.nearest] == ["rate"]


# The API


def test_an_answer_names_itself_and_its_conversation(client):
    """Whole, streamed, and read again: the same."""
    answer = ask(client)
    assert client.get(f"/api/answers/{answer['answer_id']}").json() == answer | {
        "question": ASKED,
        "filters": {"since": None, "until": None, "languages": [], "sources": []},
        "ignore": [],
        "asked_mode": "auto",
        "archive_updated": client.get("/api/status").json()["last_update"],
        "stale": [],
    }
    assert answer["asked_at"] < "3"
    streamed = client.post(
        "/api/ask/stream", json={"question": ASKED, "conversation_id": answer["conversation_id"]}
    )
    assert '"answer_id": "' in streamed.text
    found = client.get(f"/api/conversations/{answer['conversation_id']}").json()
    assert [one["question"] for one in found["answers"]] == [ASKED, ASKED]
    assert found["title"] == ASKED


def test_conversations_are_listed_renamed_and_removed(client):
    """A conversation takes its answers and what was thought of them along."""
    first, second = ask(client), ask(client, "What is the key rate?")
    listed = client.get("/api/conversations?limit=1").json()
    assert [one["id"] for one in listed["conversations"]] == [second["conversation_id"]]
    rest = client.get("/api/conversations", params={"cursor": listed["cursor"]}).json()
    assert [(one["id"], one["answers"]) for one in rest["conversations"]] == [(first["conversation_id"], 1)]
    address = f"/api/conversations/{first['conversation_id']}"
    assert client.patch(address, json={"title": f"  {HOSTILE}\n"}).json()["title"] == HOSTILE
    client.post(f"/api/answers/{first['answer_id']}/feedback", json={"thumbs": "up"})
    assert client.delete(address).status_code == 204
    problem(client.get(address), 404)
    problem(client.get(f"/api/answers/{first['answer_id']}"), 404)
    assert client.get("/api/feedback").json() == {"feedback": []}
    assert client.get("/api/status").json()["releases"] == 2


def test_an_id_may_hold_any_character(client):
    """A client may name its conversations."""
    strange = "a/b ?#%é/export"
    ask(client, conversation_id=strange)
    address = "/api/conversations/a%2Fb%20%3F%23%25%C3%A9%2Fexport"
    assert client.get(f"{address}/export?format=json").json()["id"] == strange
    assert client.delete(address).status_code == 204


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/api/conversations/none", None, 404),
        ("GET", "/api/conversations/none/export", None, 404),
        ("PATCH", "/api/conversations/none", {"title": "x"}, 404),
        ("DELETE", "/api/conversations/none", None, 404),
        ("GET", "/api/answers/none", None, 404),
        ("GET", "/api/answers/' OR 1=1 --", None, 404),
        ("POST", "/api/answers/none/feedback", {"thumbs": "up"}, 404),
        ("PATCH", "/api/conversations/here", {"title": "x" * 10**6}, 422),
        ("PATCH", "/api/conversations/here", {"title": "  "}, 422),
        ("PATCH", "/api/conversations/here", {"title": 7}, 422),
        ("PATCH", "/api/conversations/here", {}, 422),
        ("PATCH", "/api/conversations/here", {"title": "x", "titel": "y"}, 422),
        ("POST", "/api/answers/{id}/feedback", {"thumbs": "up", "comment": "x"}, 422),
        ("GET", "/api/conversations/here/export?format=pdf", None, 422),
        ("GET", "/api/conversations?limit=0", None, 422),
        ("GET", "/api/conversations?limit=10000", None, 422),
        ("GET", f"/api/conversations?cursor={'x' * 400}", None, 422),
        ("POST", "/api/answers/{id}/feedback", {"thumbs": "sideways"}, 422),
        ("POST", "/api/answers/{id}/feedback", {"thumbs": None}, 422),
        ("POST", "/api/answers/{id}/feedback", {"thumbs": "up", "reason": "x" * 10**6}, 422),
        ("POST", "/api/answers/{id}/feedback", {}, 422),
        ("POST", "/api/answers/{id}/feedback", [], 422),
    ],
)
def test_what_cannot_be_done_is_refused(client, method, path, body, status):
    """As a problem that says why; nothing changes."""
    answer = ask(client, conversation_id="here")
    reply = client.request(method, path.replace("{id}", answer["answer_id"]), json=body)
    assert problem(reply, status)
    assert client.get("/api/conversations/here").json()["title"] == ASKED
    assert client.get("/api/feedback").json() == {"feedback": []}


def test_malformed_bodies_are_refused(client):
    """No JSON, half a character, nothing."""
    ask(client, conversation_id="here")
    headers = {"content-type": "application/json"}
    for body in (b"", b"{", b'{"title": "\\ud800"}', b"\xff"):
        assert client.patch("/api/conversations/here", content=body, headers=headers).status_code in (
            400,
            422,
        )
    assert client.get("/api/conversations/here").json()["title"] == ASKED


def test_without_history_there_are_no_conversations(tmp_path):
    """404 says why; asking works, and names no answer."""
    archive = Archive.open(tmp_path, WordEncoder())
    archive.apply([Delivery((FERRY,))])
    with TestClient(create_app(Assistant(archive), JobQueue(archive)), base_url="http://localhost") as client:
        assert "ASSISTANT_KEEP_ANSWERS" in problem(client.get("/api/conversations"), 404)
        assert ask(client)["answer_id"] == ""
        assert client.get("/a/none").status_code == 404


def test_feedback_is_kept_beside_the_answer_and_written_out(client):
    """The last word counts; a table does not run what a reader wrote."""
    answer = ask(client)
    address = f"/api/answers/{answer['answer_id']}/feedback"
    assert client.post(address, json={"thumbs": "up"}).status_code == 204
    assert client.post(address, json={"thumbs": "down", "reason": '=HYPERLINK("x")'}).status_code == 204
    [found] = client.get("/api/feedback").json()["feedback"]
    assert (found["thumbs"], found["reason"], found["question"]) == ("down", '=HYPERLINK("x")', ASKED)
    assert found["releases"] == [FERRY.id]
    [row] = csv.DictReader(io.StringIO(client.get("/api/feedback?format=csv").text))
    assert row["reason"] == '\'=HYPERLINK("x")'
    assert row["answer"] == answer["answer"]


# Writing out


def test_a_conversation_is_written_out_as_markdown(client):
    """Footnotes with title, date, source, address and quotation; what has changed is marked."""
    answer = ask(client, conversation_id="c")
    client.patch("/api/conversations/c", json={"title": HOSTILE})
    quote = FERRY.text.partition(". ")[0] + "."
    assert answer["citations"][0]["quote"] == quote
    reply = client.get("/api/conversations/c/export?format=markdown")
    assert reply.headers["content-type"].startswith("text/markdown")
    assert "attachment" in reply.headers["content-disposition"]
    lines = reply.text.split("\n\n")
    assert lines[0] == r"# \</script\>\<img src=x onerror=alert(1)\> \[1\] \*b\* \| \`c\`"
    assert lines[1] == f"## {ASKED}"
    assert f"> {quote}[^1-1]" in lines
    note = "[^1-1]: Ferry line opens. 2024-06-10, Harbour Council. <https://council.example/1>. "
    assert lines[-1] == f"{note}“{quote}”\n"
    client.archive.remove([FERRY.id])
    assert client.get("/api/conversations/c/export").text.endswith(
        f"“{quote}” **This release is no longer in the archive.**\n"
    )


@pytest.mark.parametrize(
    "words",
    ["- a", "+ b", "* c", "1. d", "12) e", "===", "---", "# f", "> g", "http://evil.example/x", "See www.evil.example",
     "Пишите на a@b.example", "1. انظر https://evil.example", "[a](b)", "a_b_ *c* `d` ~~e~~ &amp; f\\*"],
)  # fmt: skip
def test_words_mean_nothing_to_markdown(words):
    """As an answer's line they are rendered as they stand, without list, heading or link."""
    told = Answer(words, "en", "model", True, (), Question("q", "en", asked="q"), Extent(1, ("en",), None, None))
    written = markdown("t", [(Kept(told), [])])
    rendered = MarkdownIt("gfm-like", {"linkify": False}).render(written)
    assert rendered.endswith(f"<p>{html.escape(words)}</p>\n")
    assert not re.search(r"(?<!\\)(?:://|@|www\.)", written)


def test_a_footnote_says_whose_words_it_quotes(client):
    """Where the question asked for somebody's; a hostile name is text."""
    answer = client.app.state.assistant.ask(ASKED)
    said = [replace(citation, speaker="Ann *Lee*, Director") for citation in answer.citations]
    written = markdown("c", [(Kept(replace(answer, citations=tuple(said))), ())])
    assert r". Ann \*Lee\*, Director, 2024-06-10, Harbour Council. " in written


def test_a_conversation_is_written_out_as_json(client):
    """What reading it gives."""
    ask(client, conversation_id="c")
    written = client.get("/api/conversations/c/export?format=json")
    assert "attachment" in written.headers["content-disposition"]
    assert written.json() == client.get("/api/conversations/c").json()


# The page of an answer


def main(page):
    return page.partition("<main")[2].partition("<template")[0]


def test_the_page_of_an_answer_shows_it_as_it_was(client):
    """With its question, what was chosen, and when it was asked; reading it asks nothing anew."""
    answer = ask(client, filters={"languages": ["en"]})
    page = client.get(f"/a/{answer['answer_id']}").text
    assert f'<h2 class="question" dir="auto">{ASKED}</h2>' in page
    assert '<li class="limit" data-kind="languages"><bdi>English</bdi>' in page
    assert re.search(r'<p class="asked-at">Asked \d+ \w+ \d{4}\D{1,5}\d\d:\d\d:\d\d UTC<', page)
    assert f'data-answer="{answer["answer_id"]}"' in page
    assert f'href="/a/{answer["answer_id"]}"' in page
    assert '<p class="stale" hidden>' in page
    assert len(client.get("/api/conversations").json()["conversations"]) == 1
    assert client.get("/a/none").status_code == 404
    assert client.get(f"/a/{answer['answer_id']}?ui=ru", follow_redirects=False).status_code == 303


def test_the_page_of_an_answer_marks_what_has_changed(client):
    """A quotation that is no longer there is struck out, named, and leads to no characters of the release."""
    answer = ask(client)
    address = f"/a/{answer['answer_id']}"
    assert 'class="chip outdated"' not in client.get(address).text
    client.archive.apply([Delivery((replace(FERRY, text="The ferry Tern carried 16,700 passengers."),))])
    page = client.get(address).text
    assert 'class="chip outdated" href="/releases/mfa%2Fferry%201%3F%23"' in page
    # At the quotation, its chip and its card.
    assert main(page).count("Changed since this answer: it no longer says this") == 4
    assert "Some of what is cited here has changed since" in page
    assert "16,700" not in main(page)
    client.archive.remove([FERRY.id])
    assert main(client.get(address).text).count("No longer in the archive") == 4


def test_hostile_words_in_a_kept_answer_are_text(client):
    """In question, title, quotation and source."""
    evil = Release(
        "evil", f"Ferries sail daily. {HOSTILE}", HOSTILE, None, HOSTILE, "en", HOSTILE, "javascript:1"
    )
    client.archive.apply([Delivery((evil,))])
    answer = ask(client, f"Do ferries sail daily? {HOSTILE}")
    page = client.get(f"/a/{answer['answer_id']}").text
    assert "<img" not in page.replace('<img src="/static/icon.svg"', "")
    assert "javascript:1" not in page
    assert "javascript:1" not in client.get(f"/api/conversations/{answer['conversation_id']}/export").text


def test_a_page_is_read_again_without_asking_again(client):
    """Its address names the conversation in which the answer is kept, from before it is asked."""
    answer = client.get("/", params={"q": ASKED, "language": ["en", "ru"]})
    [kept] = client.get("/api/conversations").json()["conversations"]
    asked = [("q", ASKED), ("language", "en"), ("language", "ru"), ("c", kept["id"])]
    assert answer.url.params.multi_items() == asked
    assert '<p class="asked-at" hidden>' in answer.text
    again = client.get(answer.url)
    assert '<p class="asked-at">Asked' in again.text
    client.get("/", params={"q": "What is the key rate?", "c": kept["id"]})
    client.get(answer.url)  # no longer the last one there
    [kept] = client.get("/api/conversations").json()["conversations"]
    assert kept["answers"] == 2
    client.get("/", params={"q": ASKED, "c": "none"})
    assert [one["id"] for one in client.get("/api/conversations").json()["conversations"]] == ["none", kept["id"]]
    assert client.get("/", params={"q": ASKED, "c": "x" * 101}).status_code == 422
