"""Asking: one answer, whole or as it comes; and searching without an answer."""

import itertools
import logging
import time
from collections.abc import Iterator
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse

from assistant.answer import Event, Failed
from embeddings.release import Filters
from web.schemas import (
    IGNORE,
    TODAY,
    AnswerOut,
    AskIn,
    Read,
    SearchOut,
    answer_out,
    hit_out,
    interpreted_out,
    searched_out,
)  # fmt: skip
from web.stream import encode

router = APIRouter(prefix="/api", tags=["asking"])
log = logging.getLogger(__name__)


@router.post("/ask")
def ask(body: AskIn, request: Request) -> AnswerOut:
    """A cited answer, or `answerable: false` with the nearest releases."""
    return answer_out(request.app.state.assistant.ask(body.question, **_options(body)))


@router.post("/ask/stream", response_class=StreamingResponse)
def stream(body: AskIn, request: Request) -> StreamingResponse:
    """The same as events: `sources`, `delta`…, then `done` (the whole answer) or `failed` (a problem)."""
    events = request.app.state.assistant.stream(body.question, **_options(body))
    first = next(events)  # what fails before the first byte has its own status
    return StreamingResponse(
        _encoded(itertools.chain([first], events)),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


def _options(body: AskIn) -> dict[str, object]:
    return {
        "language": body.language,
        "filters": body.filters.value(),
        "mode": body.mode,
        "conversation_id": body.conversation_id,
        "replaces": body.replaces,
        "today": body.today,
        "ignore": body.ignore,
    }


def _encoded(events: Iterator[Event]) -> Iterator[str]:
    try:
        for event in events:
            yield encode(event)
    except Exception:
        log.exception("an answer broke off")
        yield encode(Failed("Internal error", "Something went wrong here. Ask again.", 500))


@router.get("/search")
def search(
    request: Request,
    q: Annotated[str, Query(description="the question or words to search for")],
    k: Annotated[int, Query(ge=1, le=100, description="releases to return")] = 10,
    language: Annotated[list[str], Query()] = [],  # noqa: B006 (FastAPI copies defaults)
    source: Annotated[list[str], Query()] = [],  # noqa: B006
    since: date | None = None,
    until: date | None = None,
    newest_first: bool = False,
    today: Annotated[date | None, Query(description=TODAY)] = None,
    ignore: Annotated[list[Read], Query(description=IGNORE)] = [],  # noqa: B006
) -> SearchOut:
    """The nearest releases, each with its best passage."""
    began = time.monotonic()
    filters = Filters(since, until, tuple(language), tuple(source))
    found = request.app.state.assistant.search(
        q, k=k, filters=filters, newest_first=newest_first, today=today, ignore=ignore
    )
    return SearchOut(
        interpreted=interpreted_out(found.interpreted),
        searched=searched_out(found.searched),
        hits=[hit_out(hit) for hit in found.hits],
        took_ms=round(1000 * (time.monotonic() - began)),
    )
