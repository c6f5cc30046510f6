"""Dated and "latest" questions over the sample archive: is the time understood, is the right release first?

python -m benchmarks.dated      prints a table, writes benchmarks/results/dated.json

The questions in benchmarks/dated_questions.jsonl are asked on `today`. `since`, `until`, `dates` ("only" these
days, or these "first"), `newest_first` and `languages` are what should be understood; `releases` are the names
of those that may come first.
"""

import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from platformdirs import user_cache_path

from assistant.assistant import Assistant
from assistant.evidence.retrieval import Found
from assistant.questions.question import READ, Question
from embeddings.archive import Archive
from embeddings.intake.incoming import scan
from embeddings.intake.ingest import ingest
from embeddings.models.sentence_encoder import SentenceEncoder

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"


def main() -> None:
    lines = (HERE / "dated_questions.jsonl").read_text("utf-8").splitlines()
    questions = [json.loads(line) for line in lines]
    plain = [json.loads(line) for line in (EXAMPLES / "questions.jsonl").read_text("utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive.open(Path(folder), SentenceEncoder("", user_cache_path("press-release-assistant")))
        ingest(archive, scan(archive, [EXAMPLES / "releases"]).items)
        assistant = Assistant(archive)
        rows = [row(assistant, asked) for asked in questions]
        excluded = [asked["question"] for asked in plain if excludes(archive, assistant, asked)]
        archive.close()
    table = defaultdict(Counter)
    for found in rows:
        for name in (found["language"], found["kind"], "all"):
            table[name].update(questions=1, **{key: found[key] for key in MEASURES})
    show(table)
    print(f"questions.jsonl: {len(excluded)} of {len(plain)} questions exclude every release that answers")
    wrong = [found for found in rows if not (found["filter_right"] and found["first_right"])]
    result = {"table": table, "excluded": excluded, "wrong": wrong}
    path = HERE / "results" / "dated.json"
    path.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", "utf-8")


MEASURES = ("filter_right", "first_right", "quoted_right", "first_right_without", "quoted_right_without")


def row(assistant: Assistant, asked: Mapping) -> dict:
    """What was right about one question, first hit and first quotation; `without` reading anything in its words."""
    today, question = date.fromisoformat(asked["today"]), asked["question"]
    found = assistant.search(question, k=1, today=today)
    without = assistant.search(question, k=1, today=today, ignore=READ)
    quotes = [assistant.ask(question, mode="quotes", today=today, ignore=ignored) for ignored in ((), READ)]
    quoted = [answer.citations[0].release_id if answer.citations else "" for answer in quotes]
    seen = understood(found.interpreted)
    return {
        "question": asked["question"],
        "language": asked["language"],
        "kind": asked["dates"] or ("latest" if asked["newest_first"] else "left alone"),
        "understood": seen,
        "first": first(found),
        "quoted": quoted[0],
        "filter_right": seen == {key: asked[key] for key in seen},
        "first_right": is_of(first(found), asked["releases"]),
        "first_right_without": is_of(first(without), asked["releases"]),
        "quoted_right": is_of(quoted[0], asked["releases"]),
        "quoted_right_without": is_of(quoted[1], asked["releases"]),
    }


def understood(question: Question) -> dict:
    period = question.around or question.filters
    since, until = (period.first, period.last) if question.around else (period.since, period.until)
    return {
        "since": since and since.isoformat(),
        "until": until and until.isoformat(),
        "dates": "first" if question.around else "only" if since or until else "",
        "newest_first": question.newest_first,
        "languages": list(question.filters.languages),
    }


def is_of(release_id: str, names: list[str]) -> bool:
    """Whether the file that a release came from has one of these names."""
    return release_id.rpartition("/")[2].startswith(tuple(names))


def first(found: Found) -> str:
    """The id of the first release."""
    return found.hits[0].release.id if found.hits else ""


def excludes(archive: Archive, assistant: Assistant, asked: Mapping) -> bool:
    """Whether a question of examples/questions.jsonl limits the search to releases without the answer's words."""
    if not asked["words"]:
        return False
    filters = assistant.search(asked["question"], k=1, today=date(2025, 12, 15)).interpreted.filters
    left = archive.listing(filters, limit=1000).releases
    return not any(words in release.text for release in left for words in asked["words"])


def show(table: Mapping[str, Counter]) -> None:
    print(f"{'':12}{'questions':>11}" + "".join(f"{name:>22}" for name in MEASURES))
    for name, counts in table.items():
        shares = (counts[key] / counts["questions"] for key in MEASURES)
        print(f"{name:12}{counts['questions']:11}" + "".join(f"{share:22.1%}" for share in shares))


if __name__ == "__main__":
    main()
