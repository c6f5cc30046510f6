"""The command line as a person and as software use it."""

import json
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli import app

RELEASE = "Ferry line opens\n\n10 June 2024\n\nThe ferry Tern carried 61,700 passengers in its first year."


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("cli") / "data"


@pytest.fixture
def run(data, tmp_path, encoder, monkeypatch):
    """Run `assistant` with these arguments over one archive; returns (status, standard output, standard error)."""
    (tmp_path / "releases").mkdir()
    (tmp_path / "releases" / "ferry.en.txt").write_text(RELEASE)
    (tmp_path / "releases" / "scan.tiff").write_bytes(b"II*\0")
    monkeypatch.chdir(tmp_path)

    def running(*arguments, **environment):
        if not environment:  # the real model, loaded once for all tests
            monkeypatch.setattr("assistant.wiring.open_encoder", lambda settings: encoder)
        variables = {"ASSISTANT_DATA": str(data), "NO_COLOR": "1", "COLUMNS": "200"} | environment
        found = CliRunner().invoke(app, arguments, env=variables)
        assert found.exception is None or isinstance(found.exception, SystemExit)
        return found.exit_code, found.stdout, found.stderr

    return running


def test_the_command_is_installed():
    """In a process of its own, without loading a model."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "assistant", "--help"],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0
    assert "every sentence of the answer is cited" in " ".join(done.stdout.split())
    assert "torch" not in done.stderr


def test_releases_are_brought_in_asked_and_counted(run):
    """The whole way, as JSON and for people; what is not read is named, and the status tells; nothing comes twice."""
    status, out, _ = run("ingest", "releases", "--json")
    assert status == 1
    counts = json.loads(out)
    assert (counts["state"], counts["added"], counts["failed"]) == ("done", 1, 1)
    assert counts["errors"][0]["item"] == "scan.tiff"
    status, out, _ = run("ingest", "releases")
    assert (status, "0 added, 0 replaced, 1 unchanged" in out, "not read scan.tiff" in out) == (1, True, True)
    Path("releases/scan.tiff").unlink()
    assert run("ingest", "releases")[0] == 0

    status, out, _ = run("ask", "How many passengers did the ferry Tern carry?", "--json")
    answer = json.loads(out)
    assert (status, answer["answerable"]) == (0, True)
    assert answer["citations"][0]["quote"] == "The ferry Tern carried 61,700 passengers in its first year."
    status, out, _ = run("ask", "How many passengers did the ferry Tern carry?")
    assert "61,700 passengers in its first year. [1]" in out
    assert "[1] Ferry line opens (2024-06-10 · en)" in out

    status, out, _ = run("search", "ferry", "--json")
    assert [hit["title"] for hit in json.loads(out)] == ["Ferry line opens"]
    status, out, _ = run("search", "ferry", "--language", "ar")
    assert (status, out.strip()) == (0, "Nothing found.")
    status, out, _ = run("search", "What was said about the ferry last week?", "--today", "2024-06-27")
    assert (status, "Ferry line opens" in out) == (0, True)  # none is of that week: the newest are shown
    status, out, _ = run("search", "What was said about the ferry last week?", "--today", "2024-06-17")
    assert (status, "Ferry line opens" in out) == (0, True)
    status, out, _ = run("search", "news of the ferry last week", "--ignore", "dates")
    assert (status, "Ferry line opens" in out) == (0, True)
    status, out, _ = run("status", "--json")
    assert json.loads(out)["releases"] == 1


def test_what_is_kept_beside_another_of_its_id_is_told_and_counts_as_read(run, tmp_path):
    """For people and, by its kind, for software."""
    (tmp_path / "ids").mkdir()
    for name in ("port", "school"):
        (tmp_path / "ids" / f"{name}.csv").write_text(f"id,title,text\n1,News of the {name},The {name} has opened.\n")
    _, out, _ = run("ingest", "ids", ASSISTANT_DATA=str(tmp_path / "people"))
    assert "kept apart school.csv: News of the school: came in as 1-" in " ".join(out.split())
    assert "2 added, 0 replaced, 0 unchanged, 0 removed, 0 not read; 2 files" in out
    _, out, _ = run("ingest", "ids", "--json", ASSISTANT_DATA=str(tmp_path / "software"))
    counts = json.loads(out)
    assert (counts["added"], counts["failed"], [one["kind"] for one in counts["errors"]]) == (2, 0, ["kept"])


def test_a_job_that_failed_is_told_by_the_status(run, monkeypatch):
    """Also where one after it ended well."""

    def full(*_):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("embeddings.intake.jobs.scan", full)
    status, out, _ = run("ingest", "releases", "http://127.0.0.1/release", "--json")
    assert [json.loads(line)["state"] for line in out.splitlines()] == ["failed", "done"]
    assert status == 1


@pytest.mark.parametrize("command", ["", "ingest", "ask", "search", "serve", "status", "reembed"])
def test_help_explains_itself(run, command):
    """Each command says what it does, without loading a model."""
    status, out, _ = run(*filter(None, [command, "--help"]))
    assert (status, "Usage:" in out) == (0, True)


def test_serve_says_where_once_it_is_bound(run, monkeypatch):
    """The port that it has, also a free one; where another server is, a line that says so and nothing else."""
    served = []
    monkeypatch.setattr("uvicorn.Server.run", lambda self, sockets: served.append(sockets[0].getsockname()[1]))
    status, out, _ = run("serve", "--port", "0")
    assert (status, out.split("  ")[0]) == (0, f"Serving on http://127.0.0.1:{served[0]}")
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        status, out, err = run("serve", "--port", str(port))
    assert (status, out, len(served)) == (1, "", 1)
    assert f"Error: Nothing can be served on http://127.0.0.1:{port}: Address already in use." in err
    assert "-1" not in run("serve", "--help")[1]


@pytest.mark.parametrize(
    ("arguments", "environment", "status", "told"),
    [
        (["ask", " "], {}, 1, "Error: "),
        (["ask", "x" * 2001], {}, 1, "2000"),
        (["ask", "x", "--mode", "poem"], {}, 1, "mode is 'poem'"),
        (["ask", "x", "--mode", "model"], {}, 1, "ASSISTANT_CHAT_MODEL"),
        (["ask", "x", "--since", "yesterday"], {}, 2, "yesterday"),
        (["search", "x", "-k", "0"], {}, 2, "-k"),
        (["search", "x", "--today", "soon"], {}, 2, "soon"),
        (["ask", "x", "--ignore", "words"], {}, 1, "ignore has 'words'"),
        (["ingest", "nowhere"], {}, 1, "nowhere does not exist"),
        (["status"], {"ASSISTANT_PORT": "x"}, 1, "ASSISTANT_PORT"),
        (["status"], {"ASSISTANT_EMBEDDING_MODEL": "/nowhere/model"}, 1, "ASSISTANT_EMBEDDING_MODEL"),
        (["serve", "--releases", "nowhere"], {}, 2, "nowhere"),
        (["status"], {"ASSISTANT_DATA": "/dev/null/data"}, 1, "Error: /dev/null/data: Not a directory."),
        (["backup", "nowhere/b.bak"], {}, 2, "nowhere"),
        (["backup", "releases"], {}, 2, "'releases' is a directory"),
        (["restore", "releases"], {}, 2, "'releases' is a directory"),
        (["eval", "releases"], {}, 2, "'releases' is a directory"),
        (["dance"], {}, 2, "dance"),
    ],
)
def test_a_mistake_is_told_in_a_line(run, arguments, environment, status, told):
    """What was wrong and where, with a status for scripts and no traceback."""
    found, _, err = run(*arguments, **environment)
    assert found == status
    assert told in " ".join(err.split())
