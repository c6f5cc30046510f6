"""`/v1`: any client of OpenAI's chat completions can ask the archive."""

import itertools

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse

from web.completions import MODELS, Completion, CompletionIn, models
from web.problems import Problem

router = APIRouter(prefix="/v1", tags=["other software"])


@router.get("/models")
def list_models() -> dict[str, object]:
    """What `model` can be: the archive, and the archive without a language model."""
    return models()


@router.post("/chat/completions", response_class=JSONResponse)
def complete(body: CompletionIn, request: Request) -> Response:
    """A cited answer to the last user message; `annotations` has each citation."""
    if body.model not in MODELS:
        raise Problem(404, f"The model {body.model!r} does not exist; there are {', '.join(MODELS)}.")
    assistant = request.app.state.assistant
    completion = Completion(body, str(request.base_url), assistant.archive.encoder.count_tokens)
    options = {"mode": MODELS[body.model], "turns": body.turns, "keep": False}
    if not body.stream:
        return JSONResponse(completion.whole(assistant.ask(body.question, **options)))
    events = assistant.stream(body.question, **options)
    first = next(events)  # what fails before the first byte has its own status
    return StreamingResponse(
        completion.chunks(itertools.chain([first], events)),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )
