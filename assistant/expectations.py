"""Questions of one's own with what is right of each, read from a file."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from embeddings.readers.decoding import decode

UNANSWERABLE = "unanswerable"
KINDS = (UNANSWERABLE, "false-premise")  # of a question that has no answer where none is given
SAID = {"true": True, "yes": True, "1": True, "": False, "false": False, "no": False, "0": False}
QUESTION, RELEASE, WORDS, BEFORE, KIND = (
    ("question",),
    ("release", "release_id", "expected_release"),
    ("words", "expected", "answer"),
    ("before",),
    ("kind",),
)


class BadExpectations(ValueError):
    """The file of questions cannot be used; the message says which line and why."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A question with the releases and the words one of which is right; without either it has no answer.

    A release is named by its id, by its file, or by a part of either. `before` is the question that it follows.
    """

    question: str
    releases: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    before: str = ""

    @property
    def answerable(self) -> bool:
        return bool(self.releases or self.words)


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
    declared = declared or (not wanted and any(kind.lower() in KINDS for kind in _values(fields, KIND)))
    if not declared and not wanted:
        raise BadExpectations(
            f'Question {number} expects nothing: give `release`, `words`, or "{UNANSWERABLE}".'
        )
    if declared and wanted:
        raise BadExpectations(f"Question {number} is {UNANSWERABLE}, and yet it expects {', '.join(wanted)}.")
    before = next(iter(_values(fields, BEFORE)), "")
    return Expected(question, before=before) if declared else Expected(question, releases, words, before)


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
