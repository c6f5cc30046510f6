"""The pages: asking, the archive, one release. All of them work without JavaScript."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from assistant.answer import Answer
from assistant.question import MAX_QUESTION, BadQuestion
from embeddings.archive import Archive
from embeddings.release import Filters
from web import view
from web.entries import entry_of, listed_entries, starters
from web.page import render, switch_language, wanted_wording
from web.typeset import blocks, quoted_range
from web.view import Card, Limit, Link, Sentence
from web.wording import Wording

PAGE = 50  # releases of one archive page
router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

Text = Annotated[str, Query()]
Texts = Annotated[list[str], Query()]


@dataclass(frozen=True, slots=True)
class Scope:
    """What the form's controls show: the choices there are, and those that were made."""

    languages: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str], ...]
    since: str = ""
    until: str = ""
    chosen_languages: tuple[str, ...] = ()
    chosen_sources: tuple[str, ...] = ()
    words: str = ""
    limited: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with what the page says to it."""

    question: str = ""
    state: str = "working"  # then "done", "declined" or "failed"; a script also knows "stopped"
    paragraphs: Sequence[Sequence[Sentence]] = ()
    quotations: bool = False
    notice: str = ""
    limits: Sequence[Limit] = ()
    searched: str = ""
    cited: Sequence[Card] = ()
    nearest: Sequence[Card] = ()
    trouble: str = ""
    todo: str = ""
    detail: str = ""
    quotes_href: str = ""
    again_href: str = ""


BLANK = {"turn": Turn(), "card": Card(), "limit": Limit("", "", "")}


@router.get("/")
def ask(
    request: Request, q: Text = "", since: Text = "", until: Text = "",
    language: Texts = (), source: Texts = (), mode: Text = "auto",
) -> Response:  # fmt: skip
    """The question box; with `q`, the answer as well, for browsers without JavaScript and for links."""
    wording = wanted_wording(request)
    if "ui" in request.query_params:
        return switch_language(request)
    filters = _filters(since, until, language, source)
    turn = _turn(request, wording, q.strip(), filters, mode) if q.strip() else None
    archive = _archive(request)
    return render(
        request, wording, "ask.html",
        422 if turn and turn.state == "failed" else 200,
        here="ask",
        turn=turn,
        blank=BLANK,
        starters=[] if turn else starters(archive, filters, wording),
        scope=_scope(archive, filters, wording),
        extent=view.extent_line(archive.extent(), wording),
        longest=MAX_QUESTION,
    )  # fmt: skip


@router.get("/releases")
def releases(
    request: Request, q: Text = "", since: Text = "", until: Text = "",
    language: Texts = (), source: Texts = (), cursor: Text = "",
) -> Response:  # fmt: skip
    """The archive, newest first, limited by words and filters."""
    wording = wanted_wording(request)
    if "ui" in request.query_params:
        return switch_language(request)
    archive, filters, words = _archive(request), _filters(since, until, language, source), q.strip()
    listing = archive.listing(filters, words, cursor, PAGE)
    pairs = [("q", words), *view.filter_pairs(filters), ("cursor", listing.cursor)]
    return render(
        request, wording, "releases.html",
        here="releases",
        entries=listed_entries(archive, listing.releases, wording),
        older="/releases?" + urlencode([p for p in pairs if p[1]]) if listing.cursor else "",
        scope=_scope(archive, filters, wording, words),
        extent=view.extent_line(archive.extent(filters), wording),
    )  # fmt: skip


@router.get("/releases/{release_id:path}")
def release(request: Request, release_id: str, chars: Text = "") -> Response:
    """One release, typeset; `chars=START-END` marks these characters."""
    wording = wanted_wording(request)
    if "ui" in request.query_params:
        return switch_language(request)
    archive = _archive(request)
    found = archive.release(release_id)
    if found is None:
        return render(request, wording, "missing.html", 404, here="releases")
    start, end = quoted_range(chars, len(found.text))
    text = blocks(found.text, (start, end))
    entry = entry_of(found, wording)
    versions = view.links(archive.versions(found), wording)
    return render(
        request, wording, "release.html",
        here="releases",
        entry=entry,
        evidence=found.date_evidence,
        original=view.web_address(found.url),
        source_href="/releases?" + urlencode({"source": found.source}),
        tabs=[Link(entry.href, entry.language, entry.language_name), *versions],
        blocks=text,
        first_marked=next((block.start for block in text if block.marked), -1),
        anchor=f"chars={start}-{end}",
    )  # fmt: skip


def _turn(request: Request, wording: Wording, question: str, filters: Filters, mode: str) -> Turn:
    """The question asked and answered, or what is wrong with it."""
    mode = mode if mode in ("quotes", "model") else "auto"
    try:
        answer = request.app.state.assistant.ask(question, filters=filters, mode=mode)
    except BadQuestion as error:
        return Turn(
            question[:MAX_QUESTION],
            "failed",
            trouble=wording.text("failed_question"),
            todo=wording.text("failed_question_todo"),
            detail=str(error),
        )
    return _answered(_archive(request), wording, question, filters, answer)


def _answered(archive: Archive, wording: Wording, question: str, filters: Filters, answer: Answer) -> Turn:
    cards = {
        c.n: view.cited_card(c, archive.release(c.release_id), answer, wording) for c in answer.citations
    }
    return Turn(
        question,
        "done" if answer.answerable else "declined",
        paragraphs=view.sentences(answer, cards),
        quotations=answer.mode == "quotes" and answer.answerable,
        notice=answer.notice,
        limits=view.limits(question, filters, answer, wording),
        searched=view.searched(answer.searched, wording),
        cited=list(cards.values()),
        nearest=[view.found_card(hit, wording) for hit in answer.nearest],
    )


def _filters(since: str, until: str, languages: Sequence[str], sources: Sequence[str]) -> Filters:
    first, last = view.day_of(since), view.day_of(until)
    return Filters(first, last, tuple(filter(None, languages)), tuple(filter(None, sources)))


def _scope(archive: Archive, filters: Filters, wording: Wording, words: str = "") -> Scope:
    status = archive.status()
    return Scope(
        languages=tuple(
            (code, wording.capitalised(wording.language(code))) for code in status.languages if code
        ),
        sources=tuple((source, source) for source in status.sources if source),
        since=filters.since.isoformat() if filters.since else "",
        until=filters.until.isoformat() if filters.until else "",
        chosen_languages=filters.languages,
        chosen_sources=filters.sources,
        words=words,
        limited=bool(filters or words),
    )


def _archive(request: Request) -> Archive:
    return request.app.state.assistant.archive
