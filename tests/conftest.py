"""What many tests share: the real default model, built once a machine, and a real server over the sample archive."""

import shutil
import socket
import threading
import time
from pathlib import Path

import pytest
import uvicorn
from filelock import FileLock
from platformdirs import user_cache_path

from assistant.assistant import Assistant
from assistant.history import History
from embeddings.archive import Archive
from embeddings.intake.incoming import scan
from embeddings.intake.ingest import ingest
from embeddings.intake.jobs import JobQueue
from embeddings.models.sentence_encoder import SentenceEncoder
from tests.fakes import WordEncoder
from web.app import create_app

EXAMPLES = Path(__file__).parents[1] / "examples" / "releases"
CACHE = user_cache_path("press-release-assistant")


@pytest.fixture(scope="session")
def encoder():
    """The real default model."""
    return SentenceEncoder("", CACHE)


@pytest.fixture(scope="session")
def sample_folder(encoder, tmp_path_factory, worker_id):
    """A data folder into which the sample archive was ingested with the real model; copy it, never write to it."""
    own = tmp_path_factory.mktemp("sample") / "data"
    if worker_id == "master":
        return _ingested(own, encoder)
    # The processes of one run have their folders side by side; the first to come embeds for all of them.
    shared = tmp_path_factory.getbasetemp().parent / "sample"
    with FileLock(f"{shared}.lock"):
        if not shared.exists():
            _ingested(own, encoder).rename(shared)
    return shutil.copytree(shared, own)


def _ingested(folder, encoder):
    archive = Archive.open(folder, encoder)
    found = scan(archive, [EXAMPLES])
    report = ingest(archive, found.items, found.gone, found.problems)
    archive.close()
    assert report.problems == ()
    return folder


@pytest.fixture
def archive(tmp_path):
    """An empty archive whose encoder counts words; a test file may put its own releases into it."""
    opened = Archive.open(tmp_path / "data", WordEncoder())
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def sample_archive(encoder, sample_folder):
    """The sample archive, for reading."""
    archive = Archive.open(sample_folder, encoder)
    yield archive
    archive.close()


@pytest.fixture(scope="session")
def live_server(encoder, sample_folder, tmp_path_factory):
    """The address of a real server over its own copy of the sample archive."""
    folder = tmp_path_factory.mktemp("live") / "data"
    shutil.copytree(sample_folder, folder)
    archive = Archive.open(folder, encoder)
    with serving(create_app(Assistant(archive, history=History(archive)), JobQueue(archive))) as address:
        yield address


class serving:  # noqa: N801 (reads as a statement: with serving(app) as address)
    """A real uvicorn server on a free port, in a thread."""

    def __init__(self, app):
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=5))
        self._thread = threading.Thread(target=self._server.run, args=([self._socket],), daemon=True)

    def __enter__(self) -> str:
        self._thread.start()
        while not self._server.started:
            assert self._thread.is_alive(), "the server did not start"
            time.sleep(0.02)
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def __exit__(self, *_):
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()
