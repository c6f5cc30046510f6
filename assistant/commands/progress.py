"""A job as it is seen in a terminal: a bar while it runs, and what it did."""

import json
from dataclasses import asdict

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from assistant.commands.terminal import err, out, plain
from embeddings.readers import DOUBT, KEPT


def watch(jobs, job_id: str):
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


def tell(job, as_json: bool) -> None:
    """Report a job that changed something or failed at something."""
    changes = job.report
    if changes.added or changes.replaced or changes.removed or changes.failed:
        report(job, as_json)


def report(job, as_json: bool) -> None:
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
        what = {KEPT: "kept apart", DOUBT: "to be looked at"}.get(problem.kind, "not read")
        out.print(f"[yellow]{what}[/yellow] {plain(problem.item)}: {plain(problem.reason)}")
    out.print(
        f"{report.added} added, {report.replaced} replaced, {report.unchanged} unchanged, "
        f"{report.removed} removed, {report.failed} not read; {report.total} files in {job.seconds:.0f} s."
    )
