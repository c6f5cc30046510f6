"""The asking page; it works without JavaScript."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from assistant.assistant import AnswerFailed
from assistant.history import Choices
from assistant.question import MAX_QUESTION, READ, BadQuestion, cleaned
from embeddings.archive import Archive
from embeddings.release import Filters
from web import view
from web.addresses import ask_href
from web.entries import starters
from web.page import render, switch_language, wanted_wording
from web.schemas import MAX_ID
from web.scope import read_filters, scope_of
from web.turn import Turn, answered
from web.view import Card, Limit
from web.wording import Wording

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

Text = Annotated[str, Query()]
Texts = Annotated[list[str], Query()]


BLANK = {"turn": Turn(), "card": Card(), "limit": Limit("", "", "")}


@router.get("/")
def ask(
    request: Request, q: Text = "", since: Text = "", until: Text = "",
    language: Texts = (), source: Texts = (), mode: Text = "auto", ignore: Texts = (),
    c: Annotated[str, Query(max_length=MAX_ID)] = "",
) -> Response:  # fmt: skip
    """The question box; with `q`, the answer as well, for browsers without JavaScript and for links.

    Its address names the conversation, `c`, that keeps the answer: loaded again, it is not asked for once more.
    """
    wording = wanted_wording(request)
    if "ui" in request.query_params:
        return switch_language(request)
    filters = read_filters(since, until, language, source)
    choices = Choices(
        filters,
        mode if mode in ("quotes", "model") else "auto",
        tuple(name for name in READ if name in ignore),
    )
    turn, question = None, q.strip()
    if question and not c and request.app.state.assistant.history:
        return RedirectResponse(f"/?{request.url.query}&c={uuid.uuid4().hex}", 303)
    if question:
        turn = _again(request, wording, question, choices, c) or _turn(request, wording, question, choices, c)
    return _page(request, wording, filters, turn)


@router.get("/a/{answer_id}")
def kept(request: Request, answer_id: str) -> Response:
    """An answer as it was given; what has changed since is marked."""
    wording = wanted_wording(request)
    if "ui" in request.query_params:
        return switch_language(request)
    history = request.app.state.assistant.history
    found = history.answer(answer_id) if history else None
    if found is None:
        texts = {"heading": wording.text("missing"), "todo": wording.text("missing_todo")}
        return render(request, wording, "error.html", 404, here="", **texts)
    stale = history.stale(found)
    turn = answered(_archive(request), wording, found.answer, found.choices, stale, dated=True)
    return _page(request, wording, found.choices.filters, turn)


def _page(request: Request, wording: Wording, filters: Filters, turn: Turn | None) -> Response:
    archive = _archive(request)
    return render(
        request, wording, "ask.html",
        422 if turn and turn.state == "failed" else 200,
        here="ask",
        turn=turn,
        blank=BLANK,
        starters=[] if turn else starters(archive, request.app.state.questions, filters, wording),
        scope=scope_of(archive, filters, wording),
        extent=view.extent_line(archive.extent(), wording),
        longest=MAX_QUESTION,
    )  # fmt: skip


def _again(request: Request, wording: Wording, question: str, choices: Choices, c: str) -> Turn | None:
    """The last answer of a conversation to this very question."""
    history = request.app.state.assistant.history if c else None
    for kept in reversed(history.answers(c) if history else []):
        if kept.answer.interpreted.asked == cleaned(question) and kept.choices == choices:
            return answered(_archive(request), wording, kept.answer, choices, history.stale(kept), dated=True)
    return None


def _turn(request: Request, wording: Wording, question: str, choices: Choices, c: str) -> Turn:
    """The question asked and answered, or what is wrong with it."""
    filters, assistant = choices.filters, request.app.state.assistant
    try:
        answer = assistant.ask(
            question, filters=filters, mode=choices.mode, ignore=choices.ignore, conversation_id=c
        )
    except BadQuestion:
        return Turn(
            question[:MAX_QUESTION],
            state="failed",
            trouble=wording.text("failed_question"),
            todo=_what_to_change(question, filters, wording),
        )
    except AnswerFailed:
        return Turn(
            question,
            state="failed",
            trouble=wording.text("failed_model" if assistant.chat_model else "failed_mode"),
            todo=wording.text("failed_model_todo"),
            quotes_href=ask_href(question, filters, choices.ignore, mode="quotes"),
        )
    return answered(_archive(request), wording, answer, choices)


def _what_to_change(question: str, filters: Filters, wording: Wording) -> str:
    if len(question) > MAX_QUESTION:
        return wording.text("failed_long_todo", most=MAX_QUESTION)
    if filters.since and filters.until and filters.since > filters.until:
        return wording.text("failed_dates_todo")
    return wording.text("failed_question_todo")


def _archive(request: Request) -> Archive:
    return request.app.state.assistant.archive
