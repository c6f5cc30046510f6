"""Logging in and out; it works without JavaScript."""

import time
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from web.admin import COOKIE, LASTS_S, Admin, local_path
from web.page import render, switch_language, wanted_wording

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
MAX_PATH = 2000


@router.get("/login")
def form(request: Request, to: Annotated[str, Query(max_length=MAX_PATH)] = "") -> Response:
    """The page that asks for the token; who needs none goes on."""
    if "ui" in request.query_params:
        return switch_language(request)
    if _admin(request).standing(request) in ("in", "open"):
        return RedirectResponse(local_path(to), 303)
    return _page(request, to)


@router.post("/login")
def enter(
    request: Request,
    token: Annotated[str, Form(max_length=100_000)] = "",
    to: Annotated[str, Form(max_length=MAX_PATH)] = "",
) -> Response:
    """The right token gives a cookie that no script reads and no other site sends along; many wrong ones, a wait."""
    admin = _admin(request)
    if not admin.is_token(token.strip(), request):
        return _page(request, to, wrong=True)
    response = RedirectResponse(local_path(to), 303)
    response.set_cookie(
        COOKIE, admin.cookie(time.time()), LASTS_S, httponly=True, samesite="lax", secure=_encrypted(request)
    )
    return response


@router.post("/logout")
def leave(request: Request) -> Response:
    """The browser forgets its cookie."""
    response = RedirectResponse("/releases", 303)
    response.delete_cookie(COOKIE, httponly=True, samesite="lax", secure=_encrypted(request))
    return response


def _page(request: Request, to: str, wrong: bool = False) -> Response:
    wording, wait_s = wanted_wording(request), _admin(request).wait_s(request)
    trouble = wording.text("login_wrong") if wrong else ""
    if wait_s:
        trouble = wording.text("login_wait", when=wording.soon(wait_s))
    status = 429 if wait_s else 401 if wrong else 200
    page = render(request, wording, "login.html", status, here="login", to=local_path(to), trouble=trouble)
    if wait_s:
        page.headers["Retry-After"] = str(wait_s)
    return page


def _admin(request: Request) -> Admin:
    return request.app.state.admin


def _encrypted(request: Request) -> bool:
    return request.url.scheme == "https"
