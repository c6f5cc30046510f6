"""What all commands share: the terminal, late imports, and errors in one line."""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Annotated

import typer
from rich.console import Console

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for other software.")]

MENDABLE = {
    "AnswerFailed", "ArchiveBusy", "BadExpectations", "BadQuestion", "BadSettings", "NotAccepted", "OperationalError",
    "UnreadableFile", "UnusableAddress", "UnusableArchive", "UnusableCatalog", "UnusableModel", "UnusableReranker",
    "UnusableWeights",
}  # fmt: skip


def load(module: str) -> ModuleType:
    # The models' libraries take seconds to import, and `assistant --help` should not.
    return importlib.import_module(module)


@contextmanager
def errors() -> Iterator[None]:
    """What a person can mend is said in one line, without a traceback."""
    try:
        yield
    except Exception as error:
        if type(error).__name__ not in MENDABLE and not (isinstance(error, OSError) and error.strerror):
            raise
        err.print(f"[red]Error:[/red] {plain(_told(error))}")
        raise typer.Exit(1) from None


def _told(error: Exception) -> str:
    """What is said of an error; of one that the system reports, of which file."""
    if not isinstance(error, OSError):
        return str(error)
    return f"{error.filename}: {error.strerror}." if error.filename else f"{error.strerror}."


def plain(text: str) -> str:
    """Text that Rich shows as it is, brackets included, without control characters."""
    return "".join(c for c in text if c.isprintable() or c == "\n").replace("[", r"\[")
