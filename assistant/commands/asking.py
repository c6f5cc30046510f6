"""`assistant ask`, `assistant search` and `assistant eval`."""

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from assistant.commands.terminal import AsJson, err, errors, load, out, plain

Since = Annotated[
    dt.datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="Only releases of this day (YYYY-MM-DD) or later."),
]
Until = Annotated[
    dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only releases of this day or earlier.")
]
Languages = Annotated[
    list[str], typer.Option("--language", help="Only releases in this language (ar, ru, en …).")
]
Sources = Annotated[list[str], typer.Option("--source", help="Only releases of this source.")]
Today = Annotated[
    dt.datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help='The day of the question, from which "last week" counts.'),
]
Ignore = Annotated[list[str], typer.Option(help="What not to read in the words: dates, languages or newest.")]


def ask(
    question: Annotated[str, typer.Argument(help="In any language.")],
    mode: Annotated[
        str, typer.Option(help="auto, quotes (the releases' own words) or model (the language model).")
    ] = "auto",
    since: Since = None, until: Until = None, language: Languages = [], source: Sources = [],  # noqa: B006
    today: Today = None, ignore: Ignore = [],  # noqa: B006
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Ask a question and get a short answer with its sources."""
    with _assistant() as assistant:
        filters = _filters(since, until, language, source)
        answer = assistant.ask(question, mode=mode, filters=filters, today=_day(today), ignore=ignore)
    if as_json:
        print(load("web.schemas").answer_out(answer).model_dump_json())
        return
    if answer.notice:
        out.print(f"[dim]{plain(answer.notice)}[/dim]")
    out.print(plain(answer.text), "")
    for citation in answer.citations:
        _print_source(f"[{citation.n}]", citation)
    for hit in answer.nearest:
        _print_source("  ≈", hit.release)


def search(
    question: Annotated[str, typer.Argument(help="A question or words, in any language.")],
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="How many releases.")] = 10,
    since: Since = None, until: Until = None, language: Languages = [], source: Sources = [],  # noqa: B006
    today: Today = None, ignore: Ignore = [],  # noqa: B006
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Find the nearest releases, without an answer."""
    with _assistant() as assistant:
        filters = _filters(since, until, language, source)
        found = assistant.search(question, k=k, filters=filters, today=_day(today), ignore=ignore)
    if as_json:
        schemas = load("web.schemas")
        print(
            json.dumps([schemas.hit_out(h).model_dump(mode="json") for h in found.hits], ensure_ascii=False)
        )
        return
    for n, hit in enumerate(found.hits, 1):
        _print_source(f"{n}.", hit.release)
        out.print(f"   {plain(' '.join(hit.passage.text.split())[:240])}", "")
    if not found.hits:
        out.print("Nothing found.")


def evaluate(
    file: Annotated[
        Path,
        typer.Argument(
            help='CSV or JSONL: question, and release, words or "unanswerable".', exists=True, dir_okay=False
        ),
    ],
    mode: Annotated[str, typer.Option(help="auto, quotes or model.")] = "auto",
    as_json: AsJson = False,
) -> None:
    """Judge the archive by questions of your own: retrieval, answers and citations."""
    with errors(), Progress(console=err, transient=True) as bar:
        evaluation = load("assistant.evaluation")
        questions = load("assistant.expectations").read_expectations(file)
        with _assistant() as assistant:
            task = bar.add_task("Asking", total=len(questions))
            outcomes = evaluation.evaluate(assistant, questions, mode, lambda: bar.advance(task))
    if as_json:
        print(json.dumps(evaluation.report(outcomes), ensure_ascii=False))
        return
    for name, value in evaluation.figures(outcomes).items():
        out.print(f"{name:36} {'–' if value is None else value}")
    for name in evaluation.missing(outcomes):
        out.print(f"  [red]not in the archive[/red] {plain(name)}")
    for outcome in outcomes:
        if not outcome.right:
            told = outcome.failure or ("answered" if outcome.answered else "declined")
            out.print(f"  [yellow]{told}[/yellow] {plain(outcome.question)}")


@contextmanager
def _assistant() -> Iterator:
    with errors():
        settings = load("assistant.settings").read_settings()
        assistant = load("assistant.wiring").open_assistant(settings)
        try:
            yield assistant
        finally:
            assistant.archive.close()


def _day(time: dt.datetime | None) -> dt.date | None:
    return time.date() if time else None


def _filters(since: dt.datetime | None, until: dt.datetime | None, languages: list[str], sources: list[str]):
    return load("embeddings.releases.release").Filters(_day(since), _day(until), tuple(languages), tuple(sources))


def _print_source(mark: str, item) -> None:
    said = getattr(item, "speaker", "")
    about = " · ".join(str(part) for part in (said, item.date, item.source, item.language) if part)
    place = load("embeddings.text.addresses").web_address(item.url) or getattr(item, "release_id", None) or item.id
    out.print(f"{plain(mark)} {plain(item.title)} ({plain(about)})")
    out.print(f"    [dim]{plain(place)}[/dim]")
