"""`/v1`: any client of OpenAI's chat completions can ask the archive."""

import itertools

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse

from web.completions import MODELS, Completion, CompletionIn, error, models
from web.problems import Problem

_ERROR = {
    "description": "An error as OpenAI's",
    "content": {"application/json": {"schema": {"type": "object"}, "example": error("Why it failed.", 400)}},
}
router = APIRouter(prefix="/v1", tags=["other software"], responses={"4XX": _ERROR, "5XX": _ERROR})


@router.get("/models")
def list_models() -> dict[str, object]:
    """What `model` can be: the archive, and the archive without a language model."""
    return models()


@router.get("/models/{model}")
def model(model: str) -> dict[str, object]:
    """One of these."""
    return next(one for one in models()["data"] if one["id"] == _known(model))


@router.post("/chat/completions", response_class=JSONResponse)
def complete(body: CompletionIn, request: Request) -> Response:
    """A cited answer to the last user message; `annotations` has each citation."""
    mode = MODELS[_known(body.model)]
    assistant = request.app.state.assistant
    completion = Completion(body, str(request.base_url), assistant.archive.encoder.count_tokens)
    options = {"mode": mode, "language": body.language, "turns": body.turns, "keep": False}
    if not body.stream:
        return JSONResponse(completion.whole(assistant.ask(body.question, **options)))
    events = assistant.stream(body.question, **options)
    first = next(events)  # what fails before the first byte has its own status
    return StreamingResponse(
        completion.chunks(itertools.chain([first], events)),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


def _known(model: str) -> str:
    if model not in MODELS:
        raise Problem(404, f"The model {model[:100]!r} does not exist; there are {', '.join(MODELS)}.")
    return model
