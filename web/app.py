"""The web application: routes over one assistant."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from assistant.assistant import Assistant
from embeddings.jobs import JobQueue
from web import guard, problems
from web.routes import ask, pages, releases, status
from web.schemas import ProblemOut

STATIC = Path(__file__).parent / "static"
DESCRIPTION = (
    "Ask an archive of press releases in any language. Every sentence of an answer carries a citation whose"
    " `quote` is exactly `text[start:end]` of the release, in code points. Errors are RFC 9457 problems."
)


def create_app(assistant: Assistant, jobs: JobQueue, host: str = "127.0.0.1") -> FastAPI:
    """The application; on shutdown it lets the running job finish its batch and closes the archive."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        jobs.close()
        assistant.archive.close()

    app = FastAPI(
        title="Press release assistant",
        description=DESCRIPTION,
        version="1",
        lifespan=lifespan,
        docs_url=None,  # the stock pages load scripts from other hosts
        redoc_url=None,
        responses={"4XX": {"model": ProblemOut}, "5XX": {"model": ProblemOut}},
    )
    app.state.assistant, app.state.jobs = assistant, jobs
    problems.add_handlers(app)
    for module in (ask, releases, status, pages):
        app.include_router(module.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    # A page that resolves its own name to this machine must not speak to a server that only serves it.
    hosts = frozenset(guard.LOOPBACK) if host in guard.LOOPBACK else frozenset()
    app.add_middleware(guard.Guard, hosts=hosts)
    return app
