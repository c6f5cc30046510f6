"""A page: a template with its values, in the reader's language, with the headers that guard it."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from web import view
from web.scripts import imported
from web.view import Link
from web.wording import Wording, choose, wordings

TEMPLATES = Path(__file__).parent / "templates"
LANGUAGE_COOKIE = "ui"
YEAR_S = 365 * 24 * 3600
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Vary": "Accept-Language, Cookie",
    "Cache-Control": "private, no-cache",
}


def wanted_wording(request: Request) -> Wording:
    """The language that the person chose, else the browser's, else English."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    return choose(chosen, request.headers.get("accept-language", ""))


def switch_language(request: Request) -> Response:
    """Remember the language of `?ui=` and go to the same page without it."""
    code = request.query_params["ui"]
    path = request.scope["raw_path"].decode("ascii", "replace")
    query = request.url.remove_query_params("ui").query
    response = RedirectResponse(f"{path}?{query}" if query else path, 303)
    if code in wordings():
        response.set_cookie(LANGUAGE_COOKIE, code, max_age=YEAR_S, samesite="lax", httponly=True)
    return response


def render(
    request: Request, wording: Wording, template: str, status: int = 200, **values: object
) -> Response:
    """Raises jinja2.UndefinedError when the template wants a value that it does not get."""
    html = (
        _environment()
        .get_template(template)
        .render(
            wording=wording,
            t=wording.text,
            tongues=_tongues(request),
            script_wording=_script_wording(wording),
            freshness=_freshness(request, wording),
            standing=request.app.state.admin.standing(request),
            **values,
        )
    )
    return HTMLResponse(html, status, HEADERS)


def _freshness(request: Request, wording: Wording) -> str:
    archive = request.app.state.assistant.archive
    return view.freshness(archive.extent(), archive.last_update(), datetime.now(UTC), wording)


def _tongues(request: Request) -> list[Link]:
    """The same page in every language of the interface."""
    query = request.url.remove_query_params("ui").query
    return [
        Link(f"?{query}&ui={code}" if query else f"?ui={code}", code, wording.name)
        for code, wording in wordings().items()
    ]


def _script_wording(wording: Wording) -> dict[str, object]:
    plurals = {key: dict(forms) for key, forms in wording.plurals.items()}
    locale = str(wording.locale).replace("_", "-")
    return {"locale": locale, "texts": dict(wording.texts), "plurals": plurals}


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["exact"] = _exact
    environment.globals["imported"] = imported
    return environment


def _exact(text: str) -> Markup:
    """`text` escaped so that a browser reads every character back, carriage returns included."""
    return Markup(str(escape(text)).replace("\r", "&#13;"))
