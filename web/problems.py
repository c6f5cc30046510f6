"""Errors as RFC 9457 problems; `detail` says what to do next."""

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from assistant.assistant import AnswerFailed
from assistant.question import BadQuestion
from embeddings.readers import UnreadableFile

MEDIA_TYPE = "application/problem+json"
TITLES = {
    400: "Bad request", 403: "Not allowed", 404: "Not found", 405: "Method not allowed", 413: "Too large",
    415: "Unsupported format", 422: "Cannot be processed", 500: "Internal error", 503: "Not ready",
}  # fmt: skip
HINTS = {
    404: "Nothing is at this address. See /openapi.json for what there is.",
    405: "This address does not take that method. See /openapi.json.",
}
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


def response(
    status: int, detail: str, title: str = "", headers: dict[str, str] | None = None
) -> JSONResponse:
    return JSONResponse(problem(status, detail, title), status, headers, MEDIA_TYPE)


def add_handlers(app: FastAPI) -> None:
    """Every error of the layers below, once, as a status and a detail."""

    @app.exception_handler(Problem)
    def _(request: Request, error: Problem) -> JSONResponse:
        return response(error.status, error.detail, error.title)

    @app.exception_handler(BadQuestion)
    def _(request: Request, error: BadQuestion) -> JSONResponse:
        return response(422, str(error))

    @app.exception_handler(UnreadableFile)
    def _(request: Request, error: UnreadableFile) -> JSONResponse:
        return response(422, str(error))

    @app.exception_handler(AnswerFailed)
    def _(request: Request, error: AnswerFailed) -> JSONResponse:
        return response(error.status, error.detail, error.title)

    @app.exception_handler(RequestValidationError)
    def _(request: Request, error: RequestValidationError) -> JSONResponse:
        return response(422, "; ".join(_complaint(e) for e in error.errors()))

    @app.exception_handler(HTTPException)
    def _(request: Request, error: HTTPException) -> JSONResponse:
        return response(error.status_code, HINTS.get(error.status_code, str(error.detail)), "", error.headers)

    @app.exception_handler(Exception)
    def _(request: Request, error: Exception) -> JSONResponse:
        log.error("unexpected error at %s", request.url.path, exc_info=error)
        return response(500, "Something went wrong here. Try again; the server's log has the details.")


def _complaint(error: dict) -> str:
    place = ".".join(str(part) for part in error["loc"] if part not in ("body", "query"))
    return f"{place}: {error['msg']}" if place else str(error["msg"])
