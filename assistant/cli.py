"""The command line. People read standard output, progress goes to standard error, software reads --json."""

import datetime as dt
import importlib
import json
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from types import ModuleType
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

app = typer.Typer(
    help="Ask an archive of press releases; every sentence of the answer is cited at its very words.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for other software.")]
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


def _load(module: str) -> ModuleType:
    # The models' libraries take seconds to import, and `assistant --help` should not.
    return importlib.import_module(module)


@contextmanager
def _errors() -> Iterator[None]:
    """What a person can mend is said in one line, without a traceback."""
    try:
        yield
    except Exception as error:
        if type(error).__name__ not in (
            "AnswerFailed", "BadQuestion", "BadSettings", "UnusableArchive", "UnusableCatalog", "UnusableModel",
            "UnusableWeights", "OperationalError", "ArchiveBusy",
        ):  # fmt: skip
            raise
        err.print(f"[red]Error:[/red] {_plain(str(error))}")
        raise typer.Exit(1) from None


@app.command()
def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders of releases.", show_default=False)],
    as_json: AsJson = False,
    watch: Annotated[bool, typer.Option("--watch", help="Go on, and bring in what changes.")] = False,
) -> None:
    """Bring releases in: new ones are added, changed ones replaced, deleted ones removed."""
    missing = [path for path in paths if not path.exists()]
    for path in missing:
        err.print(f"[red]Error:[/red] {_plain(str(path))} does not exist.")
    with _errors():
        settings = _load("assistant.settings").read_settings()
        with _load("embeddings.writer_lock").writing(settings.data, "assistant ingest"):
            archive = _load("assistant.wiring").open_archive(settings)
            jobs = _load("embeddings.jobs").JobQueue(archive)
            try:
                there = [path for path in paths if path.exists()]
                job = _watch(jobs, jobs.submit_paths(there).id)
                _report(job, as_json)
                if watch and job.state == "done":
                    _keep_watching(archive, jobs, there, as_json)
            finally:
                jobs.close()
                archive.close()
    if missing or job.state == "failed":
        raise typer.Exit(1)


def _watch(jobs, job_id: str):
    """Show a bar until the job has finished."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("Reading releases", total=None)
        while True:
            job = jobs.wait(job_id, 0.2)
            pace = f"{job.passages_per_second:.0f} passages/s" if job.passages_per_second else ""
            bar.update(
                task,
                completed=job.report.done,
                total=job.report.total or None,
                description=f"Reading releases {pace}",
            )
            if job.finished:
                return job


def _keep_watching(archive, jobs, paths: list[Path], as_json: bool) -> None:
    watcher = _load("embeddings.watch").Watcher(archive, jobs, paths)
    err.print(f"Watching {_plain(', '.join(map(str, paths)))}  (Ctrl-C stops)")
    with suppress(KeyboardInterrupt):
        watcher.run(threading.Event(), lambda job: _tell(job, as_json))


def _tell(job, as_json: bool) -> None:
    """Report a job that changed something or failed at something."""
    report = job.report
    if report.added or report.replaced or report.removed or report.failed:
        _report(job, as_json)


def _report(job, as_json: bool) -> None:
    report = job.report
    if as_json:
        counts = ("total", "added", "replaced", "unchanged", "removed", "failed")
        print(
            json.dumps(
                {"state": job.state}
                | {name: getattr(report, name) for name in counts}
                | {"errors": [asdict(problem) for problem in report.problems]},
                ensure_ascii=False,
            )
        )
        return
    for problem in report.problems:
        out.print(f"[yellow]not read[/yellow] {_plain(problem.item)}: {_plain(problem.reason)}")
    out.print(
        f"{report.added} added, {report.replaced} replaced, {report.unchanged} unchanged, "
        f"{report.removed} removed, {report.failed} not read; {report.total} files in {job.seconds:.0f} s."
    )


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="In any language.")],
    mode: Annotated[
        str, typer.Option(help="auto, quotes (the releases' own words) or model (the language model).")
    ] = "auto",
    since: Since = None, until: Until = None, language: Languages = [], source: Sources = [],  # noqa: B006
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Ask a question and get a short answer with its sources."""
    with _assistant() as assistant:
        answer = assistant.ask(question, mode=mode, filters=_filters(since, until, language, source))
    if as_json:
        print(_load("web.schemas").answer_out(answer).model_dump_json())
        return
    if answer.notice:
        out.print(f"[dim]{_plain(answer.notice)}[/dim]")
    out.print(_plain(answer.text), "")
    for citation in answer.citations:
        _print_source(f"[{citation.n}]", citation)
    for hit in answer.nearest:
        _print_source("  ≈", hit.release)


@app.command()
def search(
    question: Annotated[str, typer.Argument(help="A question or words, in any language.")],
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="How many releases.")] = 10,
    since: Since = None, until: Until = None, language: Languages = [], source: Sources = [],  # noqa: B006
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Find the nearest releases, without an answer."""
    with _assistant() as assistant:
        found = assistant.search(question, k=k, filters=_filters(since, until, language, source))
    if as_json:
        schemas = _load("web.schemas")
        print(
            json.dumps([schemas.hit_out(h).model_dump(mode="json") for h in found.hits], ensure_ascii=False)
        )
        return
    for n, hit in enumerate(found.hits, 1):
        _print_source(f"{n}.", hit.release)
        out.print(f"   {_plain(' '.join(hit.passage.text.split())[:240])}", "")
    if not found.hits:
        out.print("Nothing found.")


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address; ASSISTANT_HOST otherwise.")] = "",
    port: Annotated[int, typer.Option(help="Port; ASSISTANT_PORT otherwise.", min=-1, max=65535)] = -1,
    releases: Annotated[
        Path | None, typer.Option(help="Bring this file or folder in while serving.", exists=True)
    ] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Bring in what changes there, too.")] = False,
) -> None:
    """Serve the chat page and the API."""
    with _errors(), ExitStack() as writing:
        settings = _load("assistant.settings").read_settings()
        host, port = host or settings.host, settings.port if port < 0 else port
        writing.enter_context(_load("embeddings.writer_lock").writing(settings.data, "assistant serve"))
        with err.status("Loading the embedding model …"):
            assistant = _load("assistant.wiring").open_assistant(settings)
        jobs = _load("embeddings.jobs").JobQueue(assistant.archive)
        if releases:
            first = not assistant.archive.extent().releases
            job_id = jobs.submit_paths([releases]).id
            if first:  # a person who opens the page at once should find something there
                _report(_watch(jobs, job_id), as_json=False)
        if releases and watch:
            watcher = _load("embeddings.watch").Watcher(assistant.archive, jobs, [releases])
            stop = threading.Event()
            looking = threading.Thread(
                target=watcher.run, args=(stop, lambda job: _tell(job, as_json=False)), daemon=True
            )
            looking.start()
            writing.callback(stop.set)
        application = _load("web.app").create_app(assistant, jobs, host)
        address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        out.print(f"[bold]Serving on {address}[/bold]  (Ctrl-C stops)")
        _load("uvicorn").run(application, host=host, port=port, log_level="warning")


@app.command()
def status(as_json: AsJson = False) -> None:
    """What the archive holds."""
    with _errors():
        settings = _load("assistant.settings").read_settings()
        archive = _load("assistant.wiring").open_archive(settings)
        found = archive.status()
        archive.close()
    if as_json:
        print(json.dumps(asdict(found), ensure_ascii=False, default=str))
        return
    for name, value in asdict(found).items():
        shown = ", ".join(value) if isinstance(value, tuple) else value
        out.print(f"{name.replace('_', ' '):16} {_plain(str(shown or '–'))}")


@app.command()
def verify(as_json: AsJson = False) -> None:
    """Check that the archive is whole; what can be derived anew is mended."""
    with _errors():
        settings = _load("assistant.settings").read_settings()
        archive = _load("assistant.wiring").open_archive(settings)
        found = archive.verify()
        archive.close()
    if as_json:
        print(json.dumps([asdict(finding) for finding in found], ensure_ascii=False))
    for finding in () if as_json else found:
        out.print(
            f"{'[green]mended[/green]' if finding.mended else '[red]wrong[/red]'} {_plain(finding.what)}"
        )
    if not found and not as_json:
        out.print("Everything is whole.")
    if any(not finding.mended for finding in found):
        raise typer.Exit(1)


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="The file to write; one that is there is replaced.")],
) -> None:
    """Write the whole archive to one file, also while it is served."""
    with _errors():
        settings = _load("assistant.settings").read_settings()
        catalog = _load("embeddings.catalog").Catalog.existing(settings.data / "archive.sqlite")
        catalog.copy_to(file)
        catalog.close()
    out.print(f"Written to {_plain(str(file))} ({file.stat().st_size / 1e6:.1f} MB).")


@app.command()
def restore(file: Annotated[Path, typer.Argument(help="A file that `assistant backup` wrote.")]) -> None:
    """Put a backup in the place of the whole archive, also while it is served."""
    with _errors():
        settings = _load("assistant.settings").read_settings()
        archive = _load("assistant.wiring").open_archive(settings)
        try:
            archive.restore(file)
            count = archive.extent().releases
        finally:
            archive.close()
    out.print(f"{count} releases restored from {_plain(str(file))}.")


@app.command()
def reembed() -> None:
    """Compute all vectors anew with the model that ASSISTANT_EMBEDDING_MODEL names."""
    with _errors():
        settings = _load("assistant.settings").read_settings()
        encoder = _load("assistant.wiring").open_encoder(settings)
        busy = _load("embeddings.writer_lock").writing(settings.data, "assistant reembed")
        with busy, Progress(TextColumn("Embedding"), BarColumn(), MofNCompleteColumn(), console=err) as bar:
            task = bar.add_task("")
            done = _load("embeddings.reembed").reembed(
                settings.data, encoder, lambda done, total: bar.update(task, completed=done, total=total)
            )
    out.print(f"{done} passages embedded with {_plain(encoder.name)}.")


@contextmanager
def _assistant() -> Iterator:
    with _errors():
        settings = _load("assistant.settings").read_settings()
        assistant = _load("assistant.wiring").open_assistant(settings)
        try:
            yield assistant
        finally:
            assistant.archive.close()


def _filters(since: dt.datetime | None, until: dt.datetime | None, languages: list[str], sources: list[str]):
    days = (d.date() if d else None for d in (since, until))
    return _load("embeddings.release").Filters(*days, tuple(languages), tuple(sources))


def _print_source(mark: str, item) -> None:
    about = " · ".join(str(part) for part in (item.date, item.source, item.language) if part)
    place = item.url or getattr(item, "release_id", None) or item.id
    out.print(f"{_plain(mark)} {_plain(item.title)} ({_plain(about)})")
    out.print(f"    [dim]{_plain(place)}[/dim]")


def _plain(text: str) -> str:
    """Text that Rich shows as it is, brackets included, without control characters."""
    return "".join(c for c in text if c.isprintable() or c == "\n").replace("[", r"\[")
