"""The whole answer path with a real small language model, choosing and writing, over the sample archive.

python -m benchmarks.real_model URL MODEL [HOW_MANY [select|write]]

Prints a table, writes benchmarks/results/real_model.json; asked for one way, it keeps what is there of the other.
URL is any OpenAI-compatible endpoint. The questions are every n-th of examples/questions.jsonl. Each answer is
looked at once more: what it shows must be proven by the releases it cites, and each quotation must stand in its
release.
"""

import json
import re
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

from assistant.answer import Answer, Delta, Done
from assistant.assistant import Assistant
from assistant.chat_model import OpenAIChatModel
from assistant.evidence import evidence_text
from assistant.proof import unsupported
from assistant.retrieval import Found
from benchmarks.answers import EXAMPLES
from embeddings.archive import Archive
from embeddings.folding import fold
from embeddings.incoming import scan
from embeddings.ingest import ingest
from embeddings.sentence_encoder import SentenceEncoder

RESULTS = Path(__file__).parent / "results" / "real_model.json"
QUANTILES = (("p50", 0.5), ("p95", 0.95))
SENTENCE = re.compile(r"(.+?)((?:\s?\[\d+\])+)\s*", re.DOTALL)


@dataclass(frozen=True)
class Row:
    """What came of one question in one way."""

    question: str
    kind: str
    way: str  # "select" or "write"
    outcome: str  # right, wrong, silent (declined though the archive answers), declined, false
    mode: str  # "model", or "quotes" where the model failed or nothing of it was proven
    first_s: float  # until the first proven sentence, or the whole answer where none came before it
    seconds: float
    unproven: tuple[str, ...]
    answer: str


def asked(assistant: Assistant, question: dict, way: str) -> Row:
    began, first = time.monotonic(), 0.0
    for event in assistant.stream(question["question"]):
        if isinstance(event, Delta | Done) and not first:
            first = time.monotonic() - began
    answer = event.answer
    found = assistant.search(question["question"], k=8)
    return Row(
        question["question"], question["kind"], way, outcome(question, answer), answer.mode,
        round(first, 1), answer.took_ms / 1000, tuple(unproven(answer, found, assistant.archive)), answer.text,
    )  # fmt: skip


def outcome(question: dict, answer: Answer) -> str:
    if not question["words"]:
        return "false" if answer.answerable else "declined"
    if not answer.answerable:
        return "silent"
    shown = fold(" ".join((answer.text, *(c.quote for c in answer.citations))))
    return "right" if any(fold(words) in shown for words in question["words"]) else "wrong"


def unproven(answer: Answer, found: Found, archive: Archive) -> list[str]:
    """The sentences shown that the cited passages do not prove, and quotations that their release lacks."""
    cited = {c.n: c for c in answer.citations}
    faults = []
    for sentence, markers in SENTENCE.findall(answer.text) if answer.answerable else []:
        citations = [cited[int(n)] for n in re.findall(r"\d+", markers) if int(n) in cited]
        hits = [hit for hit in found.hits if hit.release.id in {c.release_id for c in citations}]
        evidence = [evidence_text(hit) for hit in hits] + [c.quote for c in citations]
        if not citations or unsupported(sentence, evidence):
            faults.append(sentence)
    releases = {c.n: archive.release(c.release_id) for c in answer.citations}
    return faults + [c.quote for c in answer.citations if releases[c.n].text[c.start : c.end] != c.quote]


def figures(rows: list[Row]) -> dict[str, dict[str, float]]:
    table = {}
    for way in dict.fromkeys(row.way for row in rows):
        own = [row for row in rows if row.way == way]
        counts = Counter(row.outcome for row in own)
        table[way] = {
            "questions": len(own),
            **{name: counts[name] for name in ("right", "wrong", "silent", "declined", "false")},
            "answered by the model": sum(row.mode == "model" for row in own),
            "unproven shown": sum(len(row.unproven) for row in own),
            **{f"first sentence, seconds, {name}": quantile([r.first_s for r in own], q) for name, q in QUANTILES},
            **{f"whole answer, seconds, {name}": quantile([r.seconds for r in own], q) for name, q in QUANTILES},
        }
    return table


def quantile(values: list[float], share: float) -> float:
    return round(sorted(values)[min(len(values) - 1, int(share * len(values)))], 1)


def main(url: str, name: str, how_many: int = 40, *ways: str) -> None:
    ways = ways or ("select", "write")
    lines = (EXAMPLES / "questions.jsonl").read_text("utf-8").splitlines()
    questions = [json.loads(line) for line in lines[:: max(1, len(lines) // how_many)]][:how_many]
    rows = [row for row in measured(name) if row.way not in ways]
    model = OpenAIChatModel(url, "", name, timeout_s=300, deadline_s=600, max_tokens=200)
    with tempfile.TemporaryDirectory() as folder:
        encoder = SentenceEncoder("", user_cache_path("press-release-assistant"))
        archive = Archive.open(Path(folder), encoder)
        ingest(archive, scan(archive, [EXAMPLES / "releases"]).items)
        for way in ways:
            assistant = Assistant(archive, model, context_chars=3000, selects=way == "select")
            for question in questions:
                rows.append(asked(assistant, question, way))
                print(way, rows[-1].outcome, rows[-1].seconds, question["question"][:60], flush=True)
                save(rows, name)
        archive.close()
    for way, values in figures(rows).items():
        print(way, values)


def measured(model: str) -> list[Row]:
    """What an earlier run with the same model found."""
    found = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    return [Row(**row) for row in found["answers"]] if found.get("model") == model else []


def save(rows: list[Row], model: str) -> None:
    """After each question: a long run that is broken off has said what it found."""
    found = {"model": model, "figures": figures(rows), "answers": [row.__dict__ for row in rows]}
    RESULTS.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3], *map(int, sys.argv[3:4]), *sys.argv[4:])
