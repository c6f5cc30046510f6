"""The web application: routes over one assistant."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread

from fastapi import Depends, FastAPI
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.staticfiles import StaticFiles

from assistant.assistant import Assistant
from embeddings.intake.jobs import JobQueue
from embeddings.releases.release import Filters
from web import guard, problems
from web.admin import Admin
from web.entries import starters
from web.head import Head
from web.known_query import known_query
from web.mcp_server import OWN_GUARD, mcp_server
from web.metrics import Measured, Metrics
from web.questions import Questions
from web.routes import (
    ask,
    completions,
    conversations,
    feeds,
    login,
    pages,
    questions,
    reading,
    releases,
    status,
)
from web.running import Running
from web.schemas import ProblemOut
from web.wording import wordings

MODULES = (
    ask, questions, conversations, releases, feeds, status, completions, login, pages, reading,
)  # fmt: skip
STATIC = Path(__file__).parent / "static"
PROBLEM = {
    "description": "A problem (RFC 9457)",
    "content": {problems.MEDIA_TYPE: {"schema": ProblemOut.model_json_schema()}},
}
DESCRIPTION = (
    "Ask an archive of press releases in any language. Every sentence of an answer carries a citation whose"
    " `quote` is exactly `text[start:end]` of the release, in code points. Errors are RFC 9457 problems."
)


def create_app(
    assistant: Assistant,
    jobs: JobQueue,
    host: str = "127.0.0.1",
    admin_token: str = "",
    before_close: Callable[[], None] = lambda: None,
) -> FastAPI:
    """The application; on shutdown it lets the running job finish its batch and closes the archive.

    What else uses the archive is stopped by `before_close`.
    """

    tools = mcp_server(lambda: assistant)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        warming = Thread(target=_warm, args=[app], daemon=True)
        warming.start()
        async with tools.session_manager.run():
            yield
        app.state.running.close()
        warming.join()
        jobs.close()
        before_close()
        assistant.archive.close()

    app = FastAPI(
        title="Press release assistant",
        description=DESCRIPTION,
        version="1",
        lifespan=lifespan,
        docs_url=None,  # the stock pages load scripts from other hosts
        redoc_url=None,
        responses={"4XX": PROBLEM, "5XX": PROBLEM},
    )
    app.state.assistant, app.state.jobs = assistant, jobs
    app.state.admin = Admin(admin_token, on_network=not guard.is_loopback(host))
    app.state.running = Running(assistant)
    app.state.questions = Questions(assistant)
    app.state.metrics = Metrics(assistant.archive, jobs)
    problems.add_handlers(app)
    for module in MODULES:
        api = module.router.prefix == "/api"  # other software and pages may be called with what they do not read
        app.include_router(module.router, dependencies=[Depends(known_query)] if api else None)
    app.router.routes.extend(
        tools.streamable_http_app(stateless_http=True, transport_security=OWN_GUARD).routes
    )
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    _guard(app, host)
    return app


def _guard(app: FastAPI, host: str) -> None:
    app.add_middleware(GZipMiddleware, minimum_size=1000)  # leaves event streams as they are
    # A page that resolves its own name to this machine must not speak to a server that only serves it.
    hosts = frozenset(guard.LOOPBACK) if guard.is_loopback(host) else frozenset()
    app.add_middleware(guard.Guard, admin=app.state.admin, hosts=hosts)
    app.add_middleware(Measured, metrics=app.state.metrics)
    app.add_middleware(Head)


def _warm(app: FastAPI) -> None:
    """The first page in each language need not wait until its questions are checked."""
    for wording in wordings().values():
        starters(app.state.assistant.archive, app.state.questions, Filters(), wording)
