"""How well the sample archive's questions are answered in the releases' own sentences, without a model.

python -m benchmarks.answers      prints a table, writes benchmarks/results/answers.json
"""

import json
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from platformdirs import user_cache_path

from assistant.answer import Answer
from assistant.assistant import Assistant
from embeddings.archive import Archive
from embeddings.folding import fold
from embeddings.ingest import ingest, scan
from embeddings.sentence_encoder import SentenceEncoder

EXAMPLES = Path(__file__).parents[1] / "examples"
RESULTS = Path(__file__).parent / "results" / "answers.json"


def main() -> None:
    questions = [json.loads(line) for line in (EXAMPLES / "questions.jsonl").read_text("utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        encoder = SentenceEncoder("", user_cache_path("press-release-assistant"))
        archive = Archive.open(Path(folder), encoder)
        ingest(archive, scan(archive, [EXAMPLES / "releases"]).items)
        assistant = Assistant(archive)
        outcomes = [(asked, outcome(asked, assistant.ask(asked["question"]))) for asked in questions]
        archive.close()
    table = defaultdict(Counter)
    for asked, result in outcomes:
        for row in (asked["kind"], asked["language"], "all"):
            table[row][result] += 1
    show(table)
    wrong = [
        {"question": asked["question"], "kind": asked["kind"], "outcome": result}
        for asked, result in outcomes
        if result not in ("first", "inside", "declined")
    ]
    RESULTS.write_text(
        json.dumps({"table": table, "wrong": wrong}, ensure_ascii=False, indent=1) + "\n", "utf-8"
    )


def outcome(asked: dict, answer: Answer) -> str:
    """first: the words stand in the first quotation; inside: in another one; wrong: in none; silent: declined
    though the archive answers; declined: rightly; false: answered though the archive does not say."""
    if not asked["words"]:
        return "false" if answer.answerable else "declined"
    if not answer.answerable:
        return "silent"
    holds = [any(fold(words) in fold(c.quote) for words in asked["words"]) for c in answer.citations]
    if any(holds):
        return "first" if holds[0] else "inside"
    return "wrong"


def show(table: dict[str, Counter]) -> None:
    outcomes = ("first", "inside", "wrong", "silent", "declined", "false")
    print(f"{'':16}", *(f"{name:>9}" for name in outcomes))
    for row, counts in table.items():
        print(f"{row:16}", *(f"{counts[name]:9}" for name in outcomes))


if __name__ == "__main__":
    main()
