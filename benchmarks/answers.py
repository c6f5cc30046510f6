"""How well questions are answered in the releases' own sentences, without a language model.

python -m benchmarks.answers choose [DATA]              examples/questions.jsonl, over the sample archive: numbers
                                                        and words of the product were chosen on these
python -m benchmarks.answers measure [DATA] [FOLDER]    benchmarks/questions.jsonl, over the sample archive and over
                                                        real releases in FOLDER: rules were made after some of what
                                                        it misses was read
python -m benchmarks.answers unseen [DATA]              benchmarks/unseen_questions.jsonl, over the sample archive:
                                                        written without a look at the product; the last few rules
                                                        were made after what it misses was read
python -m benchmarks.answers blind [DATA] FOLDER        benchmarks/blind_questions.jsonl: written blind to the
                                                        product, over both; choices were made on it after
                                                        some of what it misses was read
python -m benchmarks.answers heldout [DATA] FOLDER      benchmarks/heldout_questions.jsonl: as above
python -m benchmarks.answers fresh [DATA] FOLDER        benchmarks/fresh_questions.jsonl: as above, asked further from
                                                        the releases' own words
python -m benchmarks.answers sealed [DATA] FOLDER       benchmarks/sealed_questions.jsonl: as the one before,
                                                        blind until rules were made after its misses
python -m benchmarks.answers veiled [DATA] FOLDER       benchmarks/veiled_questions.jsonl: written blind; four
                                                        of its questions were read, and no rule was made after
                                                        them

DATA keeps the archives for the next run; it must be of one checkout only. Prints a table, writes
benchmarks/results/answers-SET.json, and beside it every answer, for a person to check (.jsonl).
"""

import csv
import gzip
import json
import lzma
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

from assistant.answers.answer import Answer, Delta, Done
from assistant.assistant import Assistant
from assistant.questions.follow_up import Turn
from embeddings.archive import Archive
from embeddings.intake.incoming import scan
from embeddings.intake.ingest import ingest
from embeddings.models.sentence_encoder import SentenceEncoder
from embeddings.text.folding import fold

EXAMPLES = Path(__file__).parents[1] / "examples"
RESULTS = Path(__file__).parent / "results"
QUESTIONS = {
    "choose": EXAMPLES / "questions.jsonl",
    "measure": Path(__file__).with_name("questions.jsonl"),
    "unseen": Path(__file__).with_name("unseen_questions.jsonl"),
    "blind": Path(__file__).with_name("blind_questions.jsonl"),
    "heldout": Path(__file__).with_name("heldout_questions.jsonl"),
    "fresh": Path(__file__).with_name("fresh_questions.jsonl"),
    "sealed": Path(__file__).with_name("sealed_questions.jsonl"),
    "veiled": Path(__file__).with_name("veiled_questions.jsonl"),
}
OUTCOMES = ("first", "inside", "wrong", "silent", "declined", "false")


@dataclass(frozen=True, slots=True)
class Result:
    asked: dict
    answer: Answer
    outcome: str
    first_s: float  # until the first proven sentence, or the whole answer where none came before it
    whole_s: float


def main() -> None:
    which = sys.argv[1] if len(sys.argv) > 1 else "choose"
    if which not in QUESTIONS:
        raise SystemExit(__doc__)
    with tempfile.TemporaryDirectory() as temporary:
        data = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(temporary)
        folder = Path(sys.argv[3]) if len(sys.argv) > 3 else None
        results = [result for _, result in run(read(QUESTIONS[which]), data, folder)]
    report = {"figures": figures(results), "table": table(results)}
    show(report)
    RESULTS.joinpath(f"answers-{which}.json").write_text(_json(report, 1) + "\n", "utf-8")
    written = "".join(_json(checkable(result)) + "\n" for result in results)
    RESULTS.joinpath(f"answers-{which}.jsonl").write_text(written, "utf-8")


def read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def run(
    questions: list[dict],
    data: Path,
    folder: Path | None,
    made: Callable[[Archive], Assistant] = Assistant,
    mode: str = "quotes",
) -> Iterator[tuple[Assistant, Result]]:
    """What the assistants that are `made` over the archives answer, each with its archive still open."""
    encoder = SentenceEncoder("", user_cache_path("press-release-assistant"))
    releases = {"sample": EXAMPLES / "releases"} | ({"shared": subset(folder, data)} if folder else {})
    for name, path in releases.items():
        archive = Archive.open(data / name, encoder)
        ingest(archive, scan(archive, [path]).items)
        if others := set(archive.files_under("/")) - set(archive.files_under(os.path.realpath(path))):
            raise SystemExit(f"{data / name} has releases from elsewhere, such as {min(others)}: give another folder.")
        assistant = made(archive)
        own = [asked for asked in questions if asked.get("archive", "sample") == name]
        for n, asked in enumerate(own, 1):
            yield assistant, answered(assistant, asked, mode)
            print(f"\r{name} {n}/{len(own)}", end="", file=sys.stderr)
        archive.close()


def subset(folder: Path, data: Path) -> Path:
    """Every n-th of the real releases: enough to be lost in, few enough to be embedded in minutes."""
    into = data / "subset"
    into.mkdir(parents=True, exist_ok=True)
    shutil.copy(folder / "kazakhstan-2020-06-10.ar.txt", into)
    with (folder / "debian-news" / "versions.tsv").open(encoding="utf-8") as file:
        for n, row in enumerate(csv.DictReader(file, delimiter="\t")):
            for path in (row["en"], row["ru"], row["ar"]) if n % 4 == 0 or row["ar"] else ():
                if path:
                    target = into / "debian" / path
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy(folder / "debian-news" / path, target)
    with lzma.open(folder / "statedept-items.en.jsonl.xz", "rt", encoding="utf-8") as file:
        _write_some(list(file), 17, 4000, into / "state.jsonl", ascii_only=True)
    with gzip.open(folder / "spa-official.ar.jsonl.gz", "rt", encoding="utf-8") as file:
        _write_some(list(file), 16, 3000, into / "spa.jsonl", ascii_only=False)
    return into


def _write_some(lines: list[str], every: int, longest: int, path: Path, ascii_only: bool) -> None:
    items = [json.loads(line) for line in lines[::every]]
    kept = [item for item in items if len(item.get("content") or "") < longest]
    path.write_text("\n".join(json.dumps(item, ensure_ascii=ascii_only) for item in kept), "utf-8")


def answered(assistant: Assistant, asked: dict, mode: str) -> Result:
    began, first = time.monotonic(), 0.0
    turns = [Turn(asked["before"])] if "before" in asked else []
    for event in assistant.stream(asked["question"], turns=turns, mode=mode, keep=False):
        if isinstance(event, Delta | Done) and not first:
            first = time.monotonic() - began
        if isinstance(event, Done):
            answer = event.answer
    return Result(asked, answer, outcome(asked, answer), first, time.monotonic() - began)


def outcome(asked: dict, answer: Answer) -> str:
    """first: the words stand in the first quotation; inside: in another one; wrong: in none; silent: declined
    though the archive answers; declined: rightly; false: answered though the archive does not say."""
    if not asked["words"]:
        return "false" if answer.answerable else "declined"
    if not answer.answerable:
        return "silent"
    told = [fold(f"{c.quote} {c.speaker}") for c in answer.citations]
    holds = [any(fold(words) in quote for words in asked["words"]) for quote in told]
    if any(holds):
        return "first" if holds[0] else "inside"
    return "wrong"


def figures(results: list[Result]) -> dict[str, float]:
    wanted = [r for r in results if r.asked["words"]]
    unwanted = [r for r in results if not r.asked["words"]]
    expecting = [r for r in wanted if r.asked["release"]]
    cited = [(r, c) for r in expecting for c in r.answer.citations]
    firsts, wholes = sorted(r.first_s for r in results), sorted(r.whole_s for r in results)
    return {
        "questions": len(results),
        "answer right": _share(r.outcome in ("first", "inside") for r in wanted),
        "answer in the first sentence": _share(r.outcome == "first" for r in wanted),
        "declined though answerable": _share(r.outcome == "silent" for r in wanted),
        "declined rightly": _share(r.outcome == "declined" for r in unwanted),
        "citations of an expected release": _share(_expected(r.asked, c.release_id) for r, c in cited),
        "expected release cited": _share(
            any(_expected(r.asked, c.release_id) for c in r.answer.citations) for r in expecting
        ),
        "first sentence, seconds, p50": round(statistics.median(firsts), 3),
        "first sentence, seconds, p95": round(firsts[int(0.95 * (len(firsts) - 1))], 3),
        "whole answer, seconds, p50": round(statistics.median(wholes), 3),
        "whole answer, seconds, p95": round(wholes[int(0.95 * (len(wholes) - 1))], 3),
    }


def _expected(asked: dict, release_id: str) -> bool:
    """Whether a release is among those that a question names, by their id, file or a part of it."""
    stems = [Path(name).name.partition(".")[0] if "/" in name else name for name in asked["release"]]
    return any(stem in release_id for stem in stems)


def table(results: list[Result]) -> dict[str, Counter]:
    rows = defaultdict(Counter)
    for result in results:
        asked = result.asked
        for row in (asked["kind"], asked["language"], f"over {asked.get('archive', 'sample')}", "all"):
            rows[row][result.outcome] += 1
    return rows


def checkable(result: Result) -> dict:
    """A result as a person can judge it."""
    asked, answer = result.asked, result.answer
    # What real releases say belongs to their publishers: of them only the places are written.
    own = asked.get("archive", "sample") == "sample"
    quotes = [
        {"release": c.release_id, "start": c.start, "end": c.end}
        | ({"speaker": c.speaker, "quote": c.quote} if own else {})
        for c in answer.citations
    ]
    return {
        "outcome": result.outcome, **asked, "asked_as": answer.interpreted.text,
        "answer": quotes or answer.text, "notice": answer.notice,
    }  # fmt: skip


def show(report: dict) -> None:
    print(f"\n{'':16}", *(f"{name:>9}" for name in OUTCOMES))
    for row, counts in report["table"].items():
        print(f"{row:16}", *(f"{counts[name]:9}" for name in OUTCOMES))
    for name, value in report["figures"].items():
        print(f"{name:34} {value}")


def _share(values) -> float:
    found = list(values)
    return round(sum(found) / len(found), 3) if found else 0.0


def _json(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


if __name__ == "__main__":
    main()
