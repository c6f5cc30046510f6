"""How well an archive answers questions of one's own: what was expected beside what came."""

import statistics
import time
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import asdict, dataclass, replace
from pathlib import PurePath

from assistant.answers.answer import Answer
from assistant.assistant import AnswerFailed, Assistant
from assistant.expectations import Expected
from assistant.questions.follow_up import Turn
from assistant.questions.question import BadQuestion
from embeddings.archive import Archive
from embeddings.text.folding import fold

SEARCHED = 10  # releases looked at for the expected one


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
    missing: tuple[str, ...] = ()  # expected releases that the archive does not have


def evaluate(
    assistant: Assistant,
    questions: Sequence[Expected],
    mode: str = "auto",
    done: Callable[[], None] = lambda: None,
) -> list[Outcome]:
    """The outcome of each question, in order; a failure is an outcome too."""
    outcomes = []
    for expected in questions:
        outcomes.append(_asked(assistant, expected, mode))
        done()
    return outcomes


def _asked(assistant: Assistant, expected: Expected, mode: str) -> Outcome:
    named = {name: ids_of(name, assistant.archive) for name in expected.releases}
    lacking = tuple(name for name, ids in named.items() if not ids)
    turns = [Turn(expected.before)] if expected.before else []
    began = time.monotonic()
    try:
        answer = assistant.ask(expected.question, turns=turns, mode=mode, keep=False)
        seconds = time.monotonic() - began
        ranked = [hit.release.id for hit in assistant.search(answer.interpreted.text, k=SEARCHED).hits]
    except (BadQuestion, AnswerFailed) as error:
        seconds = time.monotonic() - began
        outcome = Outcome(expected.question, expected.answerable, failure=str(error))
    else:
        outcome = _outcome(expected, set().union(*named.values()), ranked, answer)
    return replace(outcome, seconds=round(seconds, 3), missing=lacking)


def ids_of(name: str, archive: Archive) -> set[str]:
    """The releases that a question names: by an id, or else by a part of one, or by a file, whichever its language."""
    if archive.release(name):
        return {name}
    return archive.ids_with(name) or archive.ids_with(PurePath(name).name.partition(".")[0])


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
        "expected releases not in the archive": len(missing(outcomes)),
        "median seconds": round(statistics.median(o.seconds for o in outcomes), 3) if outcomes else None,
    }


def missing(outcomes: Iterable[Outcome]) -> list[str]:
    """The expected releases that the archive does not have, each once."""
    return list(dict.fromkeys(name for outcome in outcomes for name in outcome.missing))


def report(outcomes: Sequence[Outcome]) -> dict[str, object]:
    """Figures, what is missing and every outcome, for other software."""
    told = [asdict(outcome) for outcome in outcomes]
    return {"figures": figures(outcomes), "missing": missing(outcomes), "outcomes": told}


def _outcome(expected: Expected, ids: Set[str], ranked: Sequence[str], answer: Answer) -> Outcome:
    rank, cited_rightly = -1, -1
    if expected.releases:
        rank = next((n for n, one in enumerate(ranked, 1) if one in ids), 0)
        cited_rightly = sum(c.release_id in ids for c in answer.citations)
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
    )


def _share(values: Iterable[bool]) -> float | None:
    found = list(values)
    return _ratio(sum(found), len(found))


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
