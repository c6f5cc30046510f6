"""Asking: one answer, whole or as it comes; and searching without an answer."""

import logging
import time
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse

from assistant.answers.answer import Failed
from assistant.history import Choices
from embeddings.releases.release import Filters
from web.running import Asked, OnItsWay, Running, asked, events
from web.schemas import (
    IGNORE,
    TODAY,
    AnswerOut,
    AskIn,
    Day,
    Names,
    Read,
    SearchOut,
    StopIn,
    StoppedOut,
    Wanted,
    answer_out,
    search_out,
)  # fmt: skip
from web.stream import EVENTS, encode

router = APIRouter(prefix="/api", tags=["asking"])
log = logging.getLogger(__name__)


@router.post("/ask")
def ask(body: AskIn, request: Request) -> AnswerOut:
    """A cited answer, or `answerable: false` with the nearest releases."""
    return answer_out(_running(request).ask(_asked(body)))


@router.post("/ask/stream", response_class=StreamingResponse, responses={200: EVENTS})
def stream(body: AskIn, request: Request) -> StreamingResponse:
    """The same as events: `sources`, `delta`…, then `done` (the whole answer) or `failed` (a problem).

    A question that is on its way in its conversation is not asked twice: all who ask it get the same events. Who goes
    away stops it, unless another one comes for it within three seconds.
    """
    found = _running(request).joined(_asked(body))
    try:
        found.event(0)  # what fails before the first byte has its own status
    except Exception:
        found.leave()
        raise
    return StreamingResponse(
        _encoded(found),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


@router.post("/ask/stop")
def stop(body: StopIn, request: Request) -> StoppedOut:
    """Stop what is being asked in a conversation, for everybody who waits for it."""
    kept = _running(request).stop(body.conversation_id)
    return StoppedOut(answer=answer_out(kept) if kept else None)


def _running(request: Request) -> Running:
    return request.app.state.running


def _asked(body: AskIn) -> Asked:
    choices = Choices(body.filters.value(), body.mode, tuple(body.ignore))
    more = {"language": body.language, "today": body.today, "replaces": body.replaces}
    return asked(body.question, choices, body.conversation_id, **more)


async def _encoded(found: OnItsWay) -> AsyncIterator[str]:
    try:
        async with aclosing(events(found)) as coming:
            async for event in coming:
                yield encode(event)
    except Exception:
        log.exception("an answer broke off")
        yield encode(Failed("Internal error", "Something went wrong here. Ask again.", 500))


@router.get("/search")
def search(
    request: Request,
    q: Annotated[str, Query(description="the question or words to search for")],
    k: Annotated[Wanted, Query()] = 10,
    language: Names = [],  # noqa: B006 (FastAPI copies defaults)
    source: Names = [],  # noqa: B006
    since: Day = None,
    until: Day = None,
    newest_first: bool = False,
    today: Annotated[Day, Query(description=TODAY)] = None,
    ignore: Annotated[list[Read], Query(description=IGNORE)] = [],  # noqa: B006
) -> SearchOut:
    """The nearest releases, each with its best passage."""
    began = time.monotonic()
    filters = Filters(since, until, tuple(language), tuple(source))
    found = request.app.state.assistant.search(
        q, k=k, filters=filters, newest_first=newest_first, today=today, ignore=ignore
    )
    return search_out(found, round(1000 * (time.monotonic() - began)))
