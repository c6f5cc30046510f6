"""The asking page; it works without JavaScript."""

import json
import uuid
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from assistant.assistant import AnswerFailed
from assistant.history import Choices
from assistant.questions.question import MAX_QUESTION, READ, BadQuestion
from embeddings.archive import Archive
from embeddings.releases.release import Filters
from web import view
from web.addresses import ask_href
from web.entries import starters
from web.page import render, switch_language, wanted_wording
from web.running import Asked, asked
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
    c: Annotated[str, Query(max_length=MAX_ID)] = "", whole: bool = False,
) -> Response:  # fmt: skip
    """The question box; with `q`, the answer as well.

    Its address names the conversation, `c`, that keeps the answer: loaded again, it is not asked for once more. To a
    browser it comes before an answer that is still to be given: its scripts ask, and without scripts it is loaded once
    more, `whole`.
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
    turn, question, whole = None, q.strip(), whole or "text/html" not in request.headers.get("accept", "")
    if question and not c and request.app.state.assistant.history:
        return RedirectResponse(f"/?{request.url.query}&c={uuid.uuid4().hex}", 303)
    if question:
        this = asked(question, choices, c)
        turn = _again(request, wording, this) or (_turn if whole else _waiting)(request, wording, this)
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
        whole_href=f"/?{request.url.query}&whole=1" if turn and turn.state == "working" else "",
        starters=[] if turn else starters(archive, request.app.state.questions, filters, wording),
        scope=scope_of(archive, filters, wording),
        extent=view.extent_line(archive.extent(), wording),
        longest=MAX_QUESTION,
    )  # fmt: skip


def _again(request: Request, wording: Wording, this: Asked) -> Turn | None:
    """The last answer of a conversation to this very question, unless that is being asked again."""
    history, c = request.app.state.assistant.history, this.conversation_id
    if not history or not c or request.app.state.running.has(this):
        return None
    for kept in reversed(history.answers(c)):
        if kept.answer.interpreted.asked == this.words and kept.choices == this.choices:
            return answered(_archive(request), wording, kept.answer, kept.choices, history.stale(kept), dated=True)
    return None


def _waiting(request: Request, wording: Wording, this: Asked) -> Turn:
    """The question, for the page's scripts to ask; they fetch the answers of its conversation, where there are any."""
    history, c = request.app.state.assistant.history, this.conversation_id
    begun = bool(history and c and history.conversation(c))
    return Turn(
        this.question[:MAX_QUESTION],
        step=wording.text("step_searching"),
        asked=_for_scripts(this),
        conversation_id=c if begun else "",
    )


def _for_scripts(this: Asked) -> str:
    choices, filters = this.choices, this.choices.filters
    days = {name: day.isoformat() for name, day in (("since", filters.since), ("until", filters.until)) if day}
    lists = {"languages": filters.languages, "sources": filters.sources}
    chosen = days | {name: values for name, values in lists.items() if values}
    mode = {"mode": choices.mode} if choices.mode != "auto" else {}
    return json.dumps({"question": this.question, "chosen": chosen, "ignore": choices.ignore} | mode)


def _turn(request: Request, wording: Wording, this: Asked) -> Turn:
    """The question asked and answered, or what is wrong with it."""
    question, choices, assistant = this.question, this.choices, request.app.state.assistant
    filters = choices.filters
    try:
        answer = request.app.state.running.ask(this)
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
