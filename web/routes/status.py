"""Whether the server lives, is ready, and what it holds."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from web.metrics import MEDIA_TYPE
from web.schemas import StatusOut, status_out

router = APIRouter(tags=["status"])


@router.get("/api/status")
def status(request: Request) -> StatusOut:
    """The archive and the models."""
    assistant = request.app.state.assistant
    return status_out(assistant.archive.status(), assistant.chat_model.name if assistant.chat_model else "")


@router.get("/healthz")
def healthy() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.get("/readyz")
def ready(request: Request) -> dict[str, str]:
    """The archive is open and questions are answered."""
    request.app.state.assistant.archive.extent()
    return {"status": "ready"}


@router.get("/metrics", response_class=Response)
def metrics(request: Request) -> Response:
    """For Prometheus."""
    return Response(request.app.state.metrics.text(), media_type=MEDIA_TYPE)
