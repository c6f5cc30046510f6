"""`assistant serve`: the chat page and the API."""

import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Annotated

import typer

from assistant.commands.progress import report, tell, watch
from assistant.commands.terminal import err, errors, load, out

OPEN = "Without ASSISTANT_ADMIN_TOKEN whoever uses this machine can add and remove releases."
READ_ONLY = (
    "[yellow]Without ASSISTANT_ADMIN_TOKEN nothing can be added or removed here: the network reaches it.[/]"
)
LONGEST_S = 5.0  # that stopping waits for one


class UnusableAddress(Exception):
    """Nothing can be served there; the message says why."""


class Background:
    """What goes on beside the requests, each in a thread of its own, until it is stopped."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []

    def start(self, run: Callable[[threading.Event], None]) -> None:
        """`run` returns soon after its event is set."""
        thread = threading.Thread(target=run, args=[self._stop], daemon=True)
        self._threads.append(thread)
        thread.start()

    def stop(self) -> None:
        """Return when all have ended, or after a few seconds."""
        self._stop.set()
        for thread in self._threads:
            thread.join(LONGEST_S)


def serve(
    host: Annotated[str, typer.Option(help="Address; ASSISTANT_HOST otherwise.")] = "",
    port: Annotated[
        int | None, typer.Option(help="Port, 0 for a free one; ASSISTANT_PORT otherwise.", min=0, max=65535)
    ] = None,
    releases: Annotated[
        Path | None, typer.Option(help="Bring this file or folder in while serving.", exists=True)
    ] = None,
    watching: Annotated[bool, typer.Option("--watch", help="Bring in what changes there, too.")] = False,
) -> None:
    """Serve the chat page and the API."""
    with errors(), ExitStack() as writing:
        settings = load("assistant.settings").read_settings()
        host, port = host or settings.host, settings.port if port is None else port
        bound = writing.enter_context(socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET))
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with _usable(host, port):  # known before a model is loaded
            bound.bind((host, port))
        writing.enter_context(load("embeddings.store.writer_lock").writing(settings.data, "assistant serve"))
        with err.status("Loading the embedding model …"):
            assistant = load("assistant.wiring").open_assistant(settings, keeps=True)
        jobs = load("embeddings.intake.jobs").JobQueue(
            assistant.archive, load("assistant.wiring").open_fetcher(settings)
        )
        writing.callback(jobs.close)
        if releases:
            first = not assistant.archive.extent().releases
            job_id = jobs.submit_paths([releases]).id
            if first:  # a person who opens the page at once should find something there
                report(watch(jobs, job_id), as_json=False)
        background = Background()
        writing.callback(background.stop)
        if releases and watching:
            watcher = load("embeddings.intake.watch").Watcher(assistant.archive, jobs, [releases])
            background.start(lambda stop: watcher.run(stop, lambda job: tell(job, as_json=False)))
        background.start(load("embeddings.intake.feeds").Poller(assistant.archive, jobs.submit_poll).run)
        follow = load("assistant.wiring").follow_model
        background.start(lambda stop: follow(assistant.archive, settings, stop))
        token = settings.admin_token.get_secret_value().strip()
        application = load("web.app").create_app(assistant, jobs, host, token, background.stop)
        with _usable(host, port):
            bound.listen()  # who follows the address at once waits, and is not refused
        out.print(f"[bold]Serving on {_address(host, bound.getsockname()[1])}[/bold]  (Ctrl-C stops)")
        if not token:
            local = load("web.guard").is_loopback(host)
            err.print(OPEN if local else READ_ONLY)
        uvicorn = load("uvicorn")
        server = uvicorn.Server(uvicorn.Config(application, log_level="warning", server_header=False))
        with suppress(KeyboardInterrupt):
            server.run([bound])


@contextmanager
def _usable(host: str, port: int) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnusableAddress(
            f"Nothing can be served on {_address(host, port)}: {error.strerror}."
            " Give another --port or --host (ASSISTANT_PORT, ASSISTANT_HOST)."
        ) from error


def _address(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def mcp() -> None:
    """Serve the archive as tools of the Model Context Protocol, over standard input and output."""
    with errors(), ThreadPoolExecutor(1) as beside:
        settings = load("assistant.settings").read_settings()
        server = load("web.mcp_server").mcp_server(lambda: opened.result())
        # Beside it: a client that waits for the server to start gives up before a model is loaded.
        opened = beside.submit(lambda: load("assistant.wiring").open_assistant(settings))
        try:
            server.run("stdio")
        finally:
            opened.result().archive.close()
