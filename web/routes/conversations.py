"""What was asked and answered: listed, read, renamed, removed, written out, and judged by its readers."""

import csv
import io
from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response

from assistant.export import markdown
from assistant.history import History, Kept, Stale
from embeddings.store.conversations import Conversation
from web.conversation_schemas import (
    AllFeedbackOut,
    ConversationHead,
    ConversationOut,
    ConversationsOut,
    FeedbackIn,
    FeedbackOut,
    KeptOut,
    TitleIn,
    conversation_head,
    conversation_out,
    feedback_out,
    kept_out,
)  # fmt: skip
from web.problems import Problem

router = APIRouter(prefix="/api", tags=["conversations"])
NONE_KEPT = "No answers are kept here: ASSISTANT_KEEP_ANSWERS is false."
NO_CONVERSATION = "There is no such conversation. GET /api/conversations lists them."
NO_ANSWER = "There is no such answer; it went with its conversation, or never was."
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run what begins so


@router.get("/conversations")
def listed(
    request: Request,
    cursor: Annotated[str, Query(max_length=300)] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> ConversationsOut:
    """The conversations, the one last asked in first."""
    page = _history(request).page(cursor, limit)
    return ConversationsOut(
        conversations=[conversation_head(one) for one in page.conversations], cursor=page.cursor
    )


@router.get(
    "/conversations/{conversation_id:path}/export",
    response_class=Response,
    responses={200: {"content": {"text/markdown": {}, "application/json": {}}}},
)
def export(
    conversation_id: str, request: Request, format: Literal["markdown", "json"] = "markdown"
) -> Response:
    """A conversation as a file: Markdown with a footnote for every citation, or JSON as it is read."""
    conversation, answers = _conversation(request, conversation_id)
    if format == "json":
        body = conversation_out(conversation, answers).model_dump(mode="json")
        return JSONResponse(body, headers=_file("conversation.json"))
    words = markdown(conversation.title, answers)
    return Response(
        words.encode("utf-8", "replace"), headers=_file("conversation.md"), media_type="text/markdown"
    )


@router.get("/conversations/{conversation_id:path}")
def conversation(conversation_id: str, request: Request) -> ConversationOut:
    """A conversation with its answers as they were given, and which of their citations have changed since."""
    return conversation_out(*_conversation(request, conversation_id))


@router.patch("/conversations/{conversation_id:path}")
def rename(conversation_id: str, body: TitleIn, request: Request) -> ConversationHead:
    """Give a conversation another title."""
    renamed = _history(request).rename(conversation_id, body.title)
    if renamed is None:
        raise Problem(404, NO_CONVERSATION)
    return conversation_head(renamed)


@router.delete("/conversations/{conversation_id:path}", status_code=204)
def remove(conversation_id: str, request: Request) -> None:
    """Remove a conversation with its answers and what was thought of them."""
    if not _history(request).remove(conversation_id):
        raise Problem(404, NO_CONVERSATION)


@router.get("/answers/{answer_id}")
def answer(answer_id: str, request: Request) -> KeptOut:
    """An answer as it was given, and which of its citations have changed since."""
    history = _history(request)
    kept = history.answer(answer_id)
    if kept is None:
        raise Problem(404, NO_ANSWER)
    return kept_out(kept, history.stale(kept))


@router.post("/answers/{answer_id}/feedback", status_code=204)
def judge(answer_id: str, body: FeedbackIn, request: Request) -> None:
    """Say whether an answer was right; said again, it takes the place of what was said before."""
    if not _history(request).judge(answer_id, body.thumbs, body.reason):
        raise Problem(404, NO_ANSWER)


@router.get("/feedback", response_model=AllFeedbackOut, responses={200: {"content": {"text/csv": {}}}})
def feedback(request: Request, format: Literal["json", "csv"] = "json") -> AllFeedbackOut | Response:
    """What readers said of answers, latest first."""
    found = [feedback_out(judged, kept) for judged, kept in _history(request).feedback()]
    if format == "json":
        return AllFeedbackOut(feedback=found)
    return Response(_table(found), headers=_file("feedback.csv"), media_type="text/csv; charset=utf-8")


def _history(request: Request) -> History:
    history: History | None = request.app.state.assistant.history
    if history is None:
        raise Problem(404, NONE_KEPT)
    return history


def _conversation(
    request: Request, conversation_id: str
) -> tuple[Conversation, list[tuple[Kept, Sequence[Stale]]]]:
    history = _history(request)
    found = history.conversation(conversation_id)
    if found is None:
        raise Problem(404, NO_CONVERSATION)
    return found, [(kept, history.stale(kept)) for kept in history.answers(conversation_id)]


def _table(rows: Sequence[FeedbackOut]) -> str:
    """The rows as CSV with a header."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(FeedbackOut.model_fields)
    for row in rows:
        cells = row.model_dump() | {"releases": " ".join(row.releases)}
        writer.writerow(map(_cell, cells.values()))
    return text.getvalue()


def _cell(value: object) -> str:
    return f"'{value}" if str(value).startswith(FORMULA) else str(value)


def _file(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}
