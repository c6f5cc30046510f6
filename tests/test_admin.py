"""Who may change the archive: right, wrong, missing, huge and hostile proofs; with and without a token."""

import pkgutil
import re
import time
from importlib import import_module

import pytest
from fastapi.testclient import TestClient
from starlette.requests import HTTPConnection

import web.routes
from assistant.assistant import Assistant
from assistant.history import History
from assistant.settings import read_settings
from embeddings.archive import Archive
from embeddings.intake.jobs import JobQueue
from tests.fakes import WordEncoder
from web.admin import ASKING, COOKIE, LASTS_S, PRIVATE, Admin, local_path
from web.app import create_app
from web.attempts import CLIENTS, MOST, WITHIN_S, Attempts

TOKEN = "пароль-very-secret-0123456789"
BEARER = {"Authorization": f"Bearer {TOKEN}".encode()}
RELEASE = {"id": "r", "text": "The harbour of Noria opened."}


@pytest.fixture
def served(tmp_path):
    """A client of a server with this host and token."""
    opened = []

    def serve(token=TOKEN, host="127.0.0.1", **headers):
        archive = Archive.open(tmp_path, WordEncoder())
        app = create_app(Assistant(archive, history=History(archive)), JobQueue(archive), host, token)
        client = TestClient(
            app,
            base_url="http://localhost",
            headers={"accept-language": "en", **headers},
            follow_redirects=False,
        )
        client.__enter__()
        opened.append(client)
        return client

    yield serve
    for client in opened:
        client.__exit__(None, None, None)


def login(client, token=TOKEN, to="/releases"):
    return client.post("/login", data={"token": token, "to": to})


def own_routes():
    """Each method of every route below web/routes, and a path that leads there."""
    for module in pkgutil.iter_modules(web.routes.__path__):
        for route in import_module(f"web.routes.{module.name}").router.routes:
            for method in route.methods:
                yield method, re.sub(r"\{\w+(:path)?\}", "x", route.path)


def test_every_route_that_changes_something_needs_the_token(served):
    """All but asking, judging an answer and logging in; also what shows others' questions, files and feeds."""
    client = served()
    refused, free = set(), set()
    for method, path in own_routes():
        if method not in ("GET", "HEAD") or PRIVATE.fullmatch(path):
            (free if ASKING.fullmatch(path) else refused).add((method, path))
    for method, path in sorted(refused):
        answer = client.request(method, path)
        assert (answer.status_code, answer.headers["content-type"]) == (401, "application/problem+json"), path
        assert answer.headers["www-authenticate"] == "Bearer"
        assert answer.json()["title"] == "Login needed"
    assert free == {
        ("POST", "/api/ask"), ("POST", "/api/ask/stream"), ("POST", "/api/ask/stop"), ("POST", "/v1/chat/completions"),
        ("POST", "/api/answers/x/feedback"), ("POST", "/login"), ("POST", "/logout"),
    }  # fmt: skip
    assert ("POST", "/api/releases") in refused
    assert ("DELETE", "/api/conversations/x") in refused
    assert ("GET", "/api/jobs/x/stream") in refused


def test_reading_and_asking_need_no_token(served):
    """Neither do the pages, nor what a monitor asks for."""
    client = served()
    for path in (
        "/",
        "/releases",
        "/api/releases",
        "/api/search?q=harbour",
        "/api/status",
        "/healthz",
        "/login",
    ):
        assert client.get(path).status_code == 200, path
    assert client.post("/api/ask", json={"question": "What opened?"}).status_code == 200


def test_the_right_token_changes_the_archive(served):
    """As a bearer; the archive then has the release."""
    client = served()
    assert client.post("/api/releases?wait=true", json=RELEASE).status_code == 401
    assert client.post("/api/releases?wait=true", json=RELEASE, headers=BEARER).json()["added"] == 1
    assert client.delete("/api/releases/r").status_code == 401
    assert client.delete("/api/releases/r", headers=BEARER).status_code == 204


@pytest.mark.parametrize(
    "header",
    [
        b"", b"Bearer", b"Bearer ", TOKEN.encode(), b"Basic " + TOKEN.encode(), b"Bearer " + TOKEN.encode() + b"x",
        b"Bearer " + TOKEN.encode()[:-1], b"Bearer " + b"x" * 60_000, b"Bearer \xff\xfe\x00", b"Bearer '; DROP TABLE--",
        b"Bearer " + TOKEN.upper().encode(), b"Bearer None",
    ],
)  # fmt: skip
def test_a_wrong_token_is_refused(served, header):
    """Part of it, more than it, another scheme, huge and hostile ones."""
    client = served()
    answer = client.post("/api/releases", json=RELEASE, headers={"Authorization": header})
    assert answer.status_code == 401
    assert "secret" not in answer.text


def test_a_login_gives_a_cookie_that_no_script_reads(served):
    """It does what the token does, is not the token, and logging out forgets it."""
    client = served()
    entered = login(client, to="/releases#upload")
    assert (entered.status_code, entered.headers["location"]) == (303, "/releases#upload")
    cookie = entered.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=lax", "Path=/", f"Max-Age={LASTS_S}"} <= set(cookie.split("; "))
    assert "secret" not in cookie
    assert client.get("/api/jobs").status_code == 200
    assert 'action="/logout"' in client.get("/releases").text
    assert client.post("/logout").headers["location"] == "/releases"
    assert client.get("/api/jobs").status_code == 401


def test_over_https_the_cookie_is_secure(served):
    """It never goes over a plain connection then."""
    client = served()
    client.base_url = "https://localhost"
    assert "; Secure" in login(client).headers["set-cookie"]


@pytest.mark.parametrize("token", ["", "wrong", "x" * 50_000, "\x00\ud7ff", "<script>alert(1)</script>"])
def test_a_wrong_login_is_told_on_the_page(served, token):
    """401, no cookie, and what was typed is not sent back."""
    answer = login(served(), token)
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers
    assert "This is not the token." in answer.text
    assert not token or f'value="{token}"' not in answer.text
    assert "alert(1)" not in answer.text


def test_a_cookie_ends_and_cannot_be_forged(served):
    """Another time, another signature, another token, nonsense."""
    client, now = served(), time.time()
    good = Admin(TOKEN).cookie(now)
    until, _, signature = good.partition(".")
    forged = [
        Admin(TOKEN).cookie(now - LASTS_S - 1), f"{int(until) + 1}.{signature}", f"{until}.", f".{signature}",
        Admin("another").cookie(now), "nonsense", TOKEN.encode().hex(), f"{until}.{'0' * 64}", "." * 5000,
    ]  # fmt: skip
    for cookie in forged:
        assert client.get("/api/jobs", headers={"cookie": f"{COOKIE}={cookie}"}).status_code == 401, cookie[
            :80
        ]
    assert client.get("/api/jobs", headers={"cookie": f"{COOKIE}={good}"}).status_code == 200


def test_another_sites_page_cannot_use_the_cookie(served):
    """A form elsewhere that is sent here is refused, cookie or not; so is a login from there."""
    client = served()
    login(client)
    elsewhere = {"origin": "https://evil.example"}
    assert client.post("/api/releases", json=RELEASE, headers=elsewhere).status_code == 403
    assert client.post("/login", data={"token": TOKEN}, headers=elsewhere).status_code == 403


def test_the_page_offers_only_what_is_allowed(served):
    """Out: a way to log in and nowhere to drop files. In: the same without the way."""
    client = served()
    page = client.get("/releases").text
    assert "Adding and removing releases needs a login." in page
    assert 'type="file"' not in page
    login(client)
    assert 'type="file"' in client.get("/releases").text


def test_without_a_token_this_machine_may_and_is_told(served):
    """On localhost the archive is open, and the page says so."""
    client = served(token="")
    page = client.get("/releases").text
    assert "No login is set up: whoever uses this computer can add and remove releases." in page
    assert client.post("/api/releases?wait=true", json=RELEASE).json()["added"] == 1
    assert client.get("/login").headers["location"] == "/releases"


@pytest.mark.parametrize("how", ["served to the network", "behind a proxy"])
def test_without_a_token_the_network_may_not(served, how):
    """Whether it is reached at its own address or through a proxy on this machine; reading goes on."""
    client = served("", "0.0.0.0") if "network" in how else served("", **{"x-forwarded-for": "192.0.2.7"})
    answer = client.post("/api/releases", json=RELEASE)
    assert (answer.status_code, answer.headers["content-type"]) == (403, "application/problem+json")
    assert "ASSISTANT_ADMIN_TOKEN" in answer.json()["detail"]
    page = client.get("/releases")
    assert (page.status_code, 'type="file"' in page.text) == (200, False)
    assert "it has no admin token" in page.text
    assert "it has no admin token" in client.get("/login").text
    assert login(client, "").status_code == 401


def test_without_a_token_nobody_is_let_in():
    """An empty token is none, and does not open anything."""
    somebody = HTTPConnection({"type": "http", "headers": [], "client": None})
    assert not Admin("").is_token("", somebody)


# Guessing


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Too many wrong tokens came from here. Try again in 5 minutes."),
        ("ar", "وصلت من هنا رموز خاطئة كثيرة. حاول من جديد خلال 5 دقائق."),
        ("ru", "Отсюда пришло слишком много неверных токенов. Попробуйте ещё раз через 5 минут."),
    ],
)
def test_who_tries_many_wrong_tokens_has_to_wait(served, language, words):
    """The page says how long; the right token is of no use until then, wherever it is tried. Reading goes on."""
    client = served(**{"accept-language": language})
    assert [login(client, f"wrong {n}").status_code for n in range(MOST)] == [401] * (MOST - 1) + [429]
    answer = login(client)
    assert (answer.status_code, COOKIE in answer.cookies) == (429, False)
    assert WITHIN_S - 60 < int(answer.headers["retry-after"]) <= WITHIN_S
    assert words in answer.text
    assert words in client.get("/login").text
    answer = client.post("/api/releases", json=RELEASE, headers=BEARER)
    assert (answer.status_code, answer.headers["content-type"]) == (429, "application/problem+json")
    assert WITHIN_S - 60 < int(answer.headers["retry-after"]) <= WITHIN_S
    assert client.post("/api/releases", json=RELEASE).status_code == 401
    assert client.get("/releases").status_code == 200


def test_wrong_bearer_tokens_count_as_well(served):
    """However they are tried; a page that only shows who is logged in is no way around."""
    client = served()
    for n in range(MOST):
        client.get("/releases", headers={"Authorization": f"Bearer {n}"})
    assert client.get("/api/jobs", headers=BEARER).status_code == 429
    assert login(client).status_code == 429


def test_who_is_logged_in_stays_so_while_others_guess(served):
    """Also from the same address; and keys for language models, which /v1 takes and ignores, are no guesses."""
    client = served()
    login(client)
    for n in range(MOST):
        login(client, f"wrong {n}")
    assert client.get("/api/jobs").status_code == 200
    client = served()
    body = {"model": "x", "messages": [{"role": "user", "content": "Harbour?"}]}
    for _ in range(MOST + 1):
        client.post("/v1/chat/completions", json=body, headers={"Authorization": "Bearer sk-0"})
    assert login(client).status_code == 303


def test_attempts_are_counted_by_client_and_forgotten():
    """Ten wrong ones within five minutes; a wait is not prolonged; the addresses of one network are one client."""
    now = [0.0]
    attempts = Attempts(lambda: now[0])
    for _ in range(MOST):
        assert not attempts.passes("2001:db8::1", right=False)
        now[0] += 1
    for client in ("2001:db8::1", "2001:db8::2:3"):
        assert (attempts.passes(client, right=True), attempts.wait_s(client)) == (False, WITHIN_S - MOST)
    for client in ("2001:db8:0:1::1", "192.0.2.7", "::ffff:192.0.2.7", "", "testclient"):
        assert (attempts.passes(client, right=True), attempts.wait_s(client)) == (True, 0)
    now[0] = WITHIN_S - 0.5
    assert (attempts.passes("2001:db8::1", right=True), attempts.wait_s("2001:db8::1")) == (False, 1)
    now[0] = WITHIN_S
    assert attempts.passes("2001:db8::1", right=True)


def test_attempts_of_many_clients_take_bounded_room():
    """The client that was quiet for longest is forgotten first."""
    attempts = Attempts(lambda: 0.0)
    for client in ["10.0.0.1"] * MOST + [f"192.168.{n >> 8}.{n & 255}" for n in range(CLIENTS - 1)]:
        attempts.passes(client, right=False)
    assert attempts.wait_s("10.0.0.1") == WITHIN_S
    attempts.passes("172.16.0.1", right=False)
    assert attempts.wait_s("10.0.0.1") == 0


@pytest.mark.parametrize(
    "path",
    ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "", "/a\nb", "/\t/evil", "x"],
)  # fmt: skip
def test_a_login_leads_only_to_this_servers_pages(served, path):
    """An address elsewhere, however written, becomes the archive."""
    assert local_path(path) == "/releases"
    assert login(served(), to=path).headers["location"] == "/releases"


def test_the_token_is_never_shown(monkeypatch):
    """Neither by the settings nor by what holds it."""
    monkeypatch.setenv("ASSISTANT_ADMIN_TOKEN", TOKEN)
    assert read_settings().admin_token.get_secret_value() == TOKEN
    assert "secret" not in repr(read_settings())
    assert "secret" not in repr(Admin(TOKEN))
