"""The archive itself: releases in, its state, its backups and its model."""

import json
import threading
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from assistant.commands.progress import report, tell, watch
from assistant.commands.terminal import AsJson, err, errors, load, out, plain


def ingest(
    paths: Annotated[
        list[str], typer.Argument(help="Files, folders and web addresses of releases.", show_default=False)
    ],
    as_json: AsJson = False,
    watching: Annotated[bool, typer.Option("--watch", help="Go on, and bring in what changes.")] = False,
) -> None:
    """Bring releases in: new ones are added, changed ones replaced, deleted ones removed."""
    addresses = [path for path in paths if path.startswith(("http://", "https://"))]
    paths = [Path(path) for path in paths if path not in addresses]
    missing = [path for path in paths if not path.exists()]
    for path in missing:
        err.print(f"[red]Error:[/red] {plain(str(path))} does not exist.")
    with errors():
        settings = load("assistant.settings").read_settings()
        with load("embeddings.store.writer_lock").writing(settings.data, "assistant ingest"):
            archive = load("assistant.wiring").open_archive(settings)
            jobs = load("embeddings.intake.jobs").JobQueue(archive, load("assistant.wiring").open_fetcher(settings))
            try:
                there = [path for path in paths if path.exists()]
                queued = [jobs.submit_paths(there)] if paths else []
                ended = []
                queued += [jobs.submit_address(url, waits=False) for url in addresses]
                for job in queued:
                    report(job := watch(jobs, job.id), as_json)
                    ended.append(job)
                if watching and all(job.state == "done" for job in ended):
                    _keep_watching(archive, jobs, there, as_json)
            finally:
                jobs.close()
                archive.close()
    if missing or any(job.state != "done" or job.report.failed for job in ended):
        raise typer.Exit(1)


def _keep_watching(archive, jobs, paths: list[Path], as_json: bool) -> None:
    watcher = load("embeddings.intake.watch").Watcher(archive, jobs, paths)
    err.print(f"Watching {plain(', '.join(map(str, paths)))}  (Ctrl-C stops)")
    with suppress(KeyboardInterrupt):
        watcher.run(threading.Event(), lambda job: tell(job, as_json))


def status(as_json: AsJson = False) -> None:
    """What the archive holds."""
    with errors():
        settings = load("assistant.settings").read_settings()
        archive = load("assistant.wiring").open_archive(settings)
        found = archive.status()
        archive.close()
    if as_json:
        print(json.dumps(asdict(found), ensure_ascii=False, default=str))
        return
    for name, value in asdict(found).items():
        shown = ", ".join(value) if isinstance(value, tuple) else value
        out.print(f"{name.replace('_', ' '):16} {plain(str(shown or '–'))}")


def verify(as_json: AsJson = False) -> None:
    """Check that the archive is whole; what can be derived anew is mended."""
    with errors():
        settings = load("assistant.settings").read_settings()
        archive = load("assistant.wiring").open_archive(settings)
        found = archive.verify()
        waiting = archive.spool.count()
        archive.close()
    if as_json:
        print(json.dumps([asdict(finding) for finding in found], ensure_ascii=False))
    for finding in () if as_json else found:
        out.print(
            f"{'[green]mended[/green]' if finding.mended else '[red]wrong[/red]'} {plain(finding.what)}"
        )
    if not found and not as_json:
        out.print("Everything is whole.")
    if waiting and not as_json:
        out.print(_waits(waiting))
    if any(not finding.mended for finding in found):
        raise typer.Exit(1)


def backup(
    file: Annotated[
        Path, typer.Argument(help="The file to write; one that is there is replaced.", dir_okay=False)
    ],
) -> None:
    """Write the whole archive to one file, also while it is served."""
    if not file.absolute().parent.is_dir():
        raise typer.BadParameter(f"There is no folder {file.absolute().parent}.", param_hint="'FILE'")
    with errors():
        settings = load("assistant.settings").read_settings()
        catalog = load("embeddings.store.catalog").Catalog.existing(settings.data / "archive.sqlite")
        spool = load("embeddings.store.spool").Spool(settings.data / "waiting")
        load("embeddings.store.backups").write(catalog, spool, file)
        catalog.close()
    out.print(f"Written to {plain(str(file))} ({file.stat().st_size / 1e6:.1f} MB).")


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `assistant backup` wrote.", dir_okay=False)],
) -> None:
    """Put a backup in the place of the whole archive, also while it is served."""
    with errors():
        settings = load("assistant.settings").read_settings()
        archive = load("assistant.wiring").open_archive(settings)
        try:
            archive.restore(file)
            count, waiting = archive.extent().releases, archive.spool.count()
        finally:
            archive.close()
    out.print(f"{count} releases restored from {plain(str(file))}.")
    if waiting:
        out.print(_waits(waiting))


def _waits(count: int) -> str:
    return f"{count} accepted and not brought in yet: that goes on while the chat is served, or at its next start."


def reembed(
    model: Annotated[
        str, typer.Option(help="A SentenceTransformer name or folder; otherwise what the settings name.")
    ] = "",
) -> None:
    """Compute all vectors anew with another model, also while the old ones serve; then switch at once.

    Stopped or crashed, the old ones still serve, and the same command goes on where it was.
    """
    with errors():
        settings = load("assistant.settings").read_settings()
        encoder = load("assistant.wiring").open_encoder(settings, model or settings.embedding_model)
        busy = load("embeddings.store.writer_lock").holding(settings.data, "reembed", "assistant reembed")
        with busy, Progress(TextColumn("Embedding"), BarColumn(), MofNCompleteColumn(), console=err) as bar:
            task = bar.add_task("")
            done = load("embeddings.store.reembed").reembed(
                settings.data, encoder, lambda done, total: bar.update(task, completed=done, total=total)
            )
    out.print(f"{done} passages embedded with {plain(encoder.name)}, which serves from now on.")
    if model and model != settings.embedding_model:
        out.print(f"Before the next start, set ASSISTANT_EMBEDDING_MODEL={plain(model)}")
