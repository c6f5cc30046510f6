"""Judging an archive by questions of one's own."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.assistant import Assistant
from assistant.cli import app
from assistant.evaluation import evaluate, figures, ids_of, report
from assistant.expectations import BadExpectations, Expected, read_expectations
from embeddings.archive import Archive
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Release
from tests.fakes import WordEncoder

EXAMPLES = Path(__file__).parents[1] / "examples" / "questions.jsonl"
FERRY = Release(
    "ferry", "The ferry Tern carried 61,700 passengers in its first year.", "Ferry", language="en"
)
RATE = Release("rate", "The bank raised its key rate to 9.75 percent in May.", "Key rate", language="en")
FERRY_QUESTION = "How many passengers did the ferry Tern carry in its first year?"


@pytest.fixture
def assistant(tmp_path):
    archive = Archive.open(tmp_path, WordEncoder())
    archive.apply([Delivery((FERRY, RATE))])
    yield Assistant(archive)
    archive.close()


def written(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def test_both_formats_say_the_same(tmp_path):
    """Several right words or releases are a list, or parted by a bar."""
    table = "question,release,words\nWho?,a|b,\nWhat?,,one|two\nWhy?,unanswerable,\n"
    lines = [
        {"question": "Who?", "release": ["a", "b"]},
        {"question": "What?", "words": "one|two"},
        {"question": "Why?", "answer": "Unanswerable"},
    ]
    expected = [Expected("Who?", ("a", "b")), Expected("What?", (), ("one", "two")), Expected("Why?")]
    assert read_expectations(written(tmp_path, "q.csv", table)) == expected
    assert read_expectations(written(tmp_path, "q.jsonl", "\n".join(map(json.dumps, lines)))) == expected


def test_what_has_no_answer_may_say_so_in_a_column_of_its_own(tmp_path):
    """As `true`, in both formats; what is false or left empty expects something as ever."""
    table = "question,release,unanswerable\nWho?,a,\nWhy?,,TRUE\nWhen?,b,no\n"
    lines = [
        {"question": "Who?", "release": "a", "unanswerable": None},
        {"question": "Why?", "unanswerable": True},
        {"question": "When?", "release": "b", "unanswerable": False},
    ]
    expected = [Expected("Who?", ("a",)), Expected("Why?"), Expected("When?", ("b",))]
    assert read_expectations(written(tmp_path, "q.csv", table)) == expected
    assert read_expectations(written(tmp_path, "q.jsonl", "\n".join(map(json.dumps, lines)))) == expected


def test_a_kind_tells_that_nothing_answers_where_nothing_else_is_expected(tmp_path):
    """As in examples/questions.jsonl; a false premise may have a release that sets it right."""
    rows = [
        {"question": "Why?", "kind": "unanswerable", "release": [], "words": []},
        {"question": "Since when?", "kind": "false-premise", "release": [], "words": []},
        {"question": "Who else?", "kind": "false-premise", "release": ["a"], "words": []},
    ]
    expected = [Expected("Why?"), Expected("Since when?"), Expected("Who else?", ("a",))]
    assert read_expectations(written(tmp_path, "q.jsonl", "\n".join(map(json.dumps, rows)))) == expected


def test_the_questions_of_the_sample_archive_can_be_read():
    found = read_expectations(EXAMPLES)
    assert [expected.answerable for expected in found].count(False) == 36
    assert len(found) == 174


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("2024-visa.ar-5fe", {"2024-visa.ar-5fe"}),
        ("mfa/2024-visa.ru.txt", {"2024-visa.ar-5fe", "2024-visa.ru-80d"}),
        ("2024-visa.ru.txt", {"2024-visa.ar-5fe", "2024-visa.ru-80d"}),
        ("2024-visa", {"2024-visa.ar-5fe", "2024-visa.ru-80d"}),
        ("visa.ru", {"2024-visa.ru-80d"}),
        ("2024-visas.ru.txt", set()),
        ("", set()),
        (".txt", set()),
    ],
)
def test_a_release_is_named_by_its_id_its_file_or_a_part(archive, name, ids):
    visa = [Release(i, f"Visas are gone, says {i}.", "Visas") for i in ("2024-visa.ar-5fe", "2024-visa.ru-80d")]
    archive.apply([Delivery((*visa, RATE))])
    assert ids_of(name, archive) == ids


def test_what_is_not_in_the_archive_is_told(assistant):
    """Else every figure would be 0 and nothing said why."""
    asked = [Expected(FERRY_QUESTION, ("boat.txt", "ferry")), Expected("Why?", ("boat.txt",))]
    found = report(evaluate(assistant, asked))
    assert found["missing"] == ["boat.txt"]
    assert found["figures"]["expected releases not in the archive"] == 1
    assert [outcome["missing"] for outcome in found["outcomes"]] == [("boat.txt",), ("boat.txt",)]
    assert [outcome["rank"] for outcome in found["outcomes"]] == [1, 0]


def test_a_question_may_follow_another(assistant, tmp_path):
    asked = {"question": "Tell me more", "before": FERRY_QUESTION, "words": "61,700"}
    follows = Expected("Tell me more", (), ("61,700",), FERRY_QUESTION)
    assert read_expectations(written(tmp_path, "q.jsonl", json.dumps(asked))) == [follows]
    alone = replace(follows, before="")
    assert [outcome.right for outcome in evaluate(assistant, [follows, alone])] == [True, False]


def test_figures_are_those_of_the_outcomes(assistant):
    outcomes = evaluate(
        assistant,
        [
            Expected(FERRY_QUESTION, ("ferry",)),
            Expected(FERRY_QUESTION, (), ("61,700",)),
            Expected(FERRY_QUESTION, ("rate",)),
            Expected("zebra giraffe"),
            Expected(FERRY_QUESTION),
            Expected("x" * 3000, ("ferry",)),
        ],
    )
    found = figures(outcomes)
    assert [outcome.right for outcome in outcomes] == [True, True, False, True, False, False]
    assert (found["questions"], found["failures"]) == (6, 1)
    assert found["declined rightly"] == 0.5
    assert found["answered rightly"] == 0.5
    assert found["citations of the expected release"] == 0.5
    assert outcomes[0].rank == 1


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("q.csv", "", "empty"),
        ("q.csv", "question,words\n", "no questions"),
        ("q.csv", "asked,words\nWho?,x\n", "no `question`"),
        ("q.csv", "question,words\nWho?,\n", "expects nothing"),
        ("q.csv", "question,unanswerable\nWho?,no\n", "expects nothing"),
        ("q.csv", "question,unanswerable\nWho?,perhaps\n", "Question 1 has 'perhaps' under `unanswerable`"),
        ("q.csv", "question,release,unanswerable\nWho?,a,\nWhy?,b|c,true\n", "Question 2 is .* expects b, c"),
        ("q.jsonl", '{"question": "Why?", "release": "unanswerable", "words": "x"}', "Question 1 is .* expects x"),
        ("q.jsonl", "{", "Line 1 is not JSON"),
        ("q.jsonl", "[1]", "no object"),
        ("q.jsonl", "[" * 100_000, "not JSON"),
    ],
)
def test_bad_files_are_told(tmp_path, name, text, told):
    with pytest.raises((BadExpectations, ValueError), match=told):
        read_expectations(written(tmp_path, name, text))


def test_the_command_prints_a_table_and_json(sample_folder, tmp_path, monkeypatch):
    """Over the sample archive with the real model."""
    monkeypatch.setenv("ASSISTANT_DATA", str(sample_folder))
    lines = [
        {"question": "What did the bank say about the key rate in September 2024?", "words": "9.75"},
        {"question": "How do I bake sourdough bread?", "release": "unanswerable"},
        {"question": "What did the bank say about the key rate in September 2024?", "release": "no/such.txt"},
    ]
    path = written(tmp_path, "q.jsonl", "\n".join(map(json.dumps, lines)))
    reply = CliRunner().invoke(app, ["eval", str(path), "--json"])
    assert reply.exit_code == 0
    found = json.loads(reply.stdout)
    assert found["figures"]["declined rightly"] == 1.0
    assert found["figures"]["answered rightly"] == 0.5
    assert found["missing"] == ["no/such.txt"]
    table = CliRunner().invoke(app, ["eval", str(path)])
    assert "not in the archive no/such.txt" in table.stdout
    bad = CliRunner().invoke(app, ["eval", str(written(tmp_path, "b.jsonl", "{"))])
    assert (bad.exit_code, "not JSON" in bad.stderr) == (1, True)
