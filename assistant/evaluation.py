"""How well an archive answers questions of one's own: what was expected beside what came."""

import csv
import io
import json
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.answer import Answer
from assistant.assistant import AnswerFailed, Assistant
from assistant.question import BadQuestion
from embeddings.folding import fold
from embeddings.readers.decoding import decode

UNANSWERABLE = "unanswerable"
SAID = {"true": True, "yes": True, "1": True, "": False, "false": False, "no": False, "0": False}
SEARCHED = 10  # releases looked at for the expected one
QUESTION, RELEASE, WORDS = (
    ("question",),
    ("release", "release_id", "expected_release"),
    ("words", "expected", "answer"),
)


class BadExpectations(ValueError):
    """The file of questions cannot be used; the message says which line and why."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A question with the releases and the words one of which is right; without either it has no answer."""

    question: str
    releases: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def answerable(self) -> bool:
        return bool(self.releases or self.words)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question. `rank` is where an expected release stands, 0 for nowhere; it and
    `cited_rightly` are -1 where no release was expected."""

    question: str
    answerable: bool
    answered: bool = False
    rank: int = 0
    right: bool = False  # the answer has the expected words, or cites the expected release
    cited: int = 0
    cited_rightly: int = 0
    seconds: float = 0.0
    failure: str = ""


def read_expectations(path: Path) -> list[Expected]:
    """Questions of a CSV with a header or of JSON Lines. Raises BadExpectations and OSError."""
    text = decode(path.read_bytes())
    rows = (
        _objects(text) if path.suffix.lower() in (".jsonl", ".ndjson") else csv.DictReader(io.StringIO(text))
    )
    found = [_expected(number, row) for number, row in enumerate(rows, 1)]
    if not found:
        raise BadExpectations(f"{path} has no questions.")
    return found


def evaluate(
    assistant: Assistant,
    questions: Sequence[Expected],
    mode: str = "auto",
    done: Callable[[], None] = lambda: None,
) -> list[Outcome]:
    """The outcome of each question, in order; a failure is an outcome too."""
    outcomes = []
    for expected in questions:
        began = time.monotonic()
        try:
            ranked = [hit.release.id for hit in assistant.search(expected.question, k=SEARCHED).hits]
            began = time.monotonic()
            answer = assistant.ask(expected.question, mode=mode, keep=False)
            outcomes.append(_outcome(expected, ranked, answer, time.monotonic() - began))
        except (BadQuestion, AnswerFailed) as error:
            seconds = time.monotonic() - began
            outcomes.append(
                Outcome(expected.question, expected.answerable, seconds=seconds, failure=str(error))
            )
        done()
    return outcomes


def figures(outcomes: Sequence[Outcome]) -> dict[str, float | int | None]:
    """Shares from 0 to 1, None where no question tells."""
    wanted = [o for o in outcomes if o.answerable]
    unwanted = [o for o in outcomes if not o.answerable]
    ranked = [o for o in wanted if o.rank >= 0]
    cited = [o for o in wanted if o.cited_rightly >= 0 and o.cited]
    return {
        "questions": len(outcomes),
        "failures": sum(bool(o.failure) for o in outcomes),
        "expected release first": _share(o.rank == 1 for o in ranked),
        f"expected release among {SEARCHED}": _share(o.rank > 0 for o in ranked),
        "answered rightly": _share(o.right for o in wanted),
        "citations of the expected release": _ratio(
            sum(o.cited_rightly for o in cited), sum(o.cited for o in cited)
        ),
        "declined though answerable": _share(not o.answered for o in wanted),
        "declined rightly": _share(not o.answered for o in unwanted),
        "median seconds": round(statistics.median(o.seconds for o in outcomes), 3) if outcomes else None,
    }


def report(outcomes: Sequence[Outcome]) -> dict[str, object]:
    """Figures and every outcome, for other software."""
    return {"figures": figures(outcomes), "outcomes": [asdict(outcome) for outcome in outcomes]}


def _outcome(expected: Expected, ranked: Sequence[str], answer: Answer, seconds: float) -> Outcome:
    rank, cited_rightly = -1, -1
    if expected.releases:
        rank = next((n for n, one in enumerate(ranked, 1) if one in expected.releases), 0)
        cited_rightly = sum(c.release_id in expected.releases for c in answer.citations)
    said = fold(answer.text)
    has_words = any(fold(words) in said for words in expected.words)
    right = has_words if expected.words else cited_rightly > 0
    return Outcome(
        question=expected.question,
        answerable=expected.answerable,
        answered=answer.answerable,
        rank=rank,
        right=answer.answerable and right if expected.answerable else not answer.answerable,
        cited=len(answer.citations),
        cited_rightly=cited_rightly,
        seconds=round(seconds, 3),
    )


def _objects(text: str) -> Iterable[object]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                yield json.loads(line)
            except (ValueError, RecursionError) as error:
                raise BadExpectations(f"Line {number} is not JSON: {error}") from error


def _expected(number: int, row: object) -> Expected:
    if not isinstance(row, dict):
        raise BadExpectations(f"Question {number} is no object with the key `question`.")
    fields = {str(name).strip().lower(): value for name, value in row.items() if name is not None}
    question = next(iter(_values(fields, QUESTION)), "")
    if not question:
        raise BadExpectations(
            f"Question {number} has no `question`; there are: {', '.join(fields) or 'none'}."
        )
    releases, words = _values(fields, RELEASE), _values(fields, WORDS)
    wanted = [value for value in (*releases, *words) if value.lower() != UNANSWERABLE]
    declared = _declared(number, fields) or len(wanted) < len(releases) + len(words)
    if not declared and not wanted:
        raise BadExpectations(
            f'Question {number} expects nothing: give `release`, `words`, or "{UNANSWERABLE}".'
        )
    if declared and wanted:
        raise BadExpectations(f"Question {number} is {UNANSWERABLE}, and yet it expects {', '.join(wanted)}.")
    return Expected(question) if declared else Expected(question, releases, words)


def _declared(number: int, fields: dict[str, object]) -> bool:
    """Whether the column or key `unanswerable` says so."""
    value = fields.get(UNANSWERABLE)
    said = str(value if value is not None else "").strip().lower()
    if said not in SAID:
        raise BadExpectations(f"Question {number} has {value!r} under `{UNANSWERABLE}`: give true or false.")
    return SAID[said]


def _values(fields: dict[str, object], names: Sequence[str]) -> tuple[str, ...]:
    """What stands under any of these names; several values are a list, or parted by |."""
    found: list[str] = []
    for name in names:
        value = fields.get(name)
        parts = value if isinstance(value, list) else str(value if value is not None else "").split("|")
        found += [str(part).strip() for part in parts if str(part).strip()]
    return tuple(found)


def _share(values: Iterable[bool]) -> float | None:
    found = list(values)
    return _ratio(sum(found), len(found))


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
