"""The whole answer path with a real language model, choosing and writing, beside the same questions without one.

python -m benchmarks.real_model URL MODEL WHICH DATA FOLDER [HOW_MANY [quotes|select|write ...]]

URL is any OpenAI-compatible endpoint; WHICH is a set of questions and DATA and FOLDER are as in benchmarks/answers.py.
Asked are every n-th of the questions, HOW_MANY (all, where it is 0). Prints a table, writes
benchmarks/results/real_model.json and beside it every answer, for a person to check; what other sets or ways gave
stays there. Each answer is looked at once more: what it shows must be proven by the releases it cites, and each
quotation must stand in its release.
"""

import json
import re
import sys
from pathlib import Path

from assistant.answers.answer import Answer
from assistant.assistant import Assistant
from assistant.evidence.evidence import evidence_text
from assistant.model.chat_model import OpenAIChatModel
from assistant.proof.proof import unsupported
from benchmarks.answers import QUESTIONS, Result, checkable, figures, read, run
from embeddings.archive import Archive

RESULTS = Path(__file__).parent / "results"
WAYS = ("quotes", "select", "write")
CONTEXT_CHARS = 3000  # what a small model reads in a minute on two cores
SENTENCE = re.compile(r"(.+?)((?:\s?\[\d+\])+)\s*", re.DOTALL)


def main(url: str, name: str, which: str, data: str, folder: str, how_many: int = 0, *ways: str) -> None:
    questions = read(QUESTIONS[which])
    every = max(1, len(questions) // (how_many or len(questions)))
    questions = questions[::every][: how_many or None]
    model = OpenAIChatModel(url, "", name, timeout_s=300, deadline_s=600, max_tokens=200)
    for way in ways or WAYS:
        results, unproven = [], 0
        made, mode = assistant_by(model, way), "quotes" if way == "quotes" else "auto"
        for assistant, result in run(questions, Path(data), Path(folder), made, mode):
            results.append(result)
            unproven += len(unproven_in(result.answer, assistant))
            save(name, which, way, results, unproven)  # a long run that is broken off has said what it found


def assistant_by(model: OpenAIChatModel, way: str):
    def made(archive: Archive) -> Assistant:
        return Assistant(archive, model, context_chars=CONTEXT_CHARS, selects=way == "select")

    return made


def unproven_in(answer: Answer, assistant: Assistant) -> list[str]:
    """The sentences shown that the cited releases do not prove, and quotations that their release lacks."""
    cited = {c.n: c for c in answer.citations}
    hits = assistant.search(answer.interpreted.text, k=8).hits
    faults = []
    for sentence, markers in SENTENCE.findall(answer.text) if answer.answerable else []:
        citations = [cited[int(n)] for n in re.findall(r"\d+", markers) if int(n) in cited]
        own = [hit for hit in hits if hit.release.id in {c.release_id for c in citations}]
        evidence = [evidence_text(hit) for hit in own] + [c.quote for c in citations]
        if not citations or unsupported(sentence, evidence):
            faults.append(sentence)
    texts = {c.n: assistant.archive.release(c.release_id).text for c in answer.citations}
    return faults + [c.quote for c in answer.citations if texts[c.n][c.start : c.end] != c.quote]


def save(name: str, which: str, way: str, results: list[Result], unproven: int) -> None:
    own = figures(results) | {
        "answered by the model": sum(r.answer.mode == "model" for r in results),
        "unproven shown": unproven,
    }
    path = RESULTS / "real_model.json"
    report = json.loads(path.read_text("utf-8")) if path.exists() else {}
    report.setdefault(name, {}).setdefault(which, {})[way] = own
    path.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", "utf-8")
    rows = "".join(json.dumps(checkable(result), ensure_ascii=False) + "\n" for result in results)
    RESULTS.joinpath(f"real_model-{which}-{way}.jsonl").write_text(rows, "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:6], *map(int, sys.argv[6:7]), *sys.argv[7:])
