"""Errors as RFC 9457 problems; `detail` says what to do next."""

import logging
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from assistant.assistant import AnswerFailed
from assistant.questions.question import BadQuestion
from embeddings.readers import UnreadableFile
from embeddings.store.spool import NotAccepted
from web import completions
from web.headers import put
from web.page import render, wanted_wording

MEDIA_TYPE = "application/problem+json"
TITLES = {
    400: "Bad request", 401: "Login needed", 403: "Not allowed", 404: "Not found", 405: "Method not allowed",
    409: "Not as things stand", 413: "Too large",
    415: "Unsupported format", 422: "Cannot be processed", 429: "Too many tries",
    500: "Internal error", 503: "Not ready",
    507: "No room",
}  # fmt: skip
HINTS = {
    404: "Nothing is at this address. See /openapi.json for what there is.",
    405: "This address does not take that method. See /openapi.json.",
}
UNKNOWN = "There is no such field. See /openapi.json for those that there are."
NO_ROOM = "The disk of the archive has no room, and nothing was changed. Make room and try again."
BUSY = "The archive is being written by another process, and nothing was changed. Try again."
Headers = dict[str, str] | None
log = logging.getLogger(__name__)


class Problem(Exception):
    """An answer other than success."""

    def __init__(self, status: int, detail: str, title: str = ""):
        super().__init__(detail)
        self.status, self.detail, self.title = status, detail, title or TITLES.get(status, "Error")


def problem(status: int, detail: str, title: str = "") -> dict[str, object]:
    return {
        "type": "about:blank",
        "title": title or TITLES.get(status, "Error"),
        "status": status,
        "detail": detail,
    }


def response(status: int, detail: str, title: str = "", headers: Headers = None) -> JSONResponse:
    return JSONResponse(problem(status, detail, title), status, headers, MEDIA_TYPE)


def _answer(request: Request, status: int, detail: str, title: str = "", headers: Headers = None) -> Response:
    """A problem, or a page that says as much in the reader's language to who asked for a page."""
    if request.url.path.startswith("/v1/"):
        said = f"{title} {detail}" if title.endswith(".") else detail  # other titles only repeat the status
        return JSONResponse(completions.error(said, status), status, headers)
    if "text/html" not in request.headers.get("accept", "") or request.url.path.startswith("/api"):
        return response(status, detail, title, headers)
    wording = wanted_wording(request)
    heading, todo = ("missing", "missing_todo") if status < 500 else ("failed_server", "failed_server_todo")
    texts = {"heading": wording.text(heading), "todo": wording.text(todo)}
    return render(request, wording, "error.html", status, here="", **texts)


def add_handlers(app: FastAPI) -> None:
    """Every error of the layers below, once, as a status and a detail."""

    @app.exception_handler(Problem)
    def _(request: Request, error: Problem) -> Response:
        return _answer(request, error.status, error.detail, error.title)

    @app.exception_handler(BadQuestion)
    def _(request: Request, error: BadQuestion) -> Response:
        return _answer(request, 422, str(error))

    @app.exception_handler(UnreadableFile)
    def _(request: Request, error: UnreadableFile) -> Response:
        return _answer(request, 422, str(error))

    @app.exception_handler(NotAccepted)
    def _(request: Request, error: NotAccepted) -> Response:
        return _answer(request, 507, str(error))

    @app.exception_handler(sqlite3.OperationalError)
    def _(request: Request, error: sqlite3.OperationalError) -> Response:
        full = "full" in str(error) or "disk I/O" in str(error)
        if not full and "locked" not in str(error):
            return failed(request, error)
        return _answer(request, 507, NO_ROOM) if full else _answer(request, 503, BUSY, headers={"Retry-After": "5"})

    @app.exception_handler(AnswerFailed)
    def _(request: Request, error: AnswerFailed) -> Response:
        return _answer(request, error.status, error.detail, error.title)

    @app.exception_handler(RequestValidationError)
    def _(request: Request, error: RequestValidationError) -> Response:
        if isinstance(error.body, bytes):  # unread, as it did not say that it is JSON
            return _answer(request, 415, "Send JSON with the header Content-Type: application/json.")
        return _answer(request, 422, complaints(error.errors()))

    @app.exception_handler(HTTPException)
    def _(request: Request, error: HTTPException) -> Response:
        return _answer(
            request, error.status_code, HINTS.get(error.status_code, str(error.detail)), "", error.headers
        )

    @app.exception_handler(Exception)
    def failed(request: Request, error: Exception) -> Response:
        log.error("unexpected error at %s", request.url.path, exc_info=error)
        answer = _answer(
            request, 500, "Something went wrong here. Try again; the server's log has the details."
        )
        put(answer.headers)  # this one does not pass web.guard
        return answer


def complaints(errors: Iterable[Mapping[str, Any]]) -> str:
    """What is wrong with what came in, of pydantic's errors."""
    return "; ".join(map(_complaint, errors))


def _complaint(error: Mapping[str, Any]) -> str:
    if error["type"] == "json_invalid":
        return f"The body is no JSON from character {error['loc'][-1]} on: {error['ctx']['error']}."
    first, *rest = error["loc"]
    place = ".".join(map(str, rest if first == "body" or (rest and first == "query") else error["loc"]))
    said = UNKNOWN if error["type"] == "extra_forbidden" else str(error["msg"])
    return f"{place}: {said}" if place else said
