"""What guards every request: its size, where it comes from, who may change what, and the headers of every answer."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.admin import Admin
from web.headers import put
from web.problems import response

MAX_BODY = 64 << 20  # bytes
LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}  # as a Host header names it


class TooLarge(Exception):
    """The body is longer than MAX_BODY."""


class Guard:
    """ASGI middleware; streams pass through unbuffered. `hosts` empty: any Host header is taken."""

    def __init__(self, app: ASGIApp, admin: Admin, hosts: frozenset[str] = frozenset()):
        self.app = app
        self.admin = admin
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                put(MutableHeaders(scope=message))
            await send(message)

        refusal = self._refusal(scope)
        if refusal:
            await response(*refusal, headers=self._wanted(refusal[0], scope))(scope, receive, sending)
            return
        try:
            await self.app(scope, _limited(receive), sending)
        except TooLarge:
            if begun:
                raise
            await response(*_too_large())(scope, receive, sending)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        sent = Headers(scope=scope)
        host = sent.get("host", "")
        name = host if host.endswith("]") else host.rpartition(":")[0] or host
        if self.hosts and name.lower() not in self.hosts:
            return 403, f"This server answers at {', '.join(sorted(self.hosts))}, not at {name[:100]!r}."
        if scope["method"] not in ("GET", "HEAD", "OPTIONS") and _from_elsewhere(sent, host):
            return 403, "A page of another site may not change anything here. Use the server's own page."
        length = sent.get("content-length", "0")
        if length.isdigit() and int(length) > MAX_BODY:
            return _too_large()
        return self.admin.refusal(HTTPConnection(scope))

    def _wanted(self, status: int, scope: Scope) -> dict[str, str]:
        """The headers that say what a refused client is to do."""
        if status == 429:
            return {"Retry-After": str(self.admin.wait_s(HTTPConnection(scope)))}
        return {"WWW-Authenticate": "Bearer"} if status == 401 else {}


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what is served at this address."""
    return host in LOOPBACK or host == "::1"


def _from_elsewhere(sent: Headers, host: str) -> bool:
    origin = sent.get("origin", "")
    if sent.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    return bool(origin) and origin.partition("://")[2].lower() != host.lower()


def _too_large() -> tuple[int, str]:
    return 413, f"At most {MAX_BODY >> 20} MB at once. Send the files in several uploads."


def _limited(receive: Receive) -> Receive:
    size = 0

    async def receiving() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > MAX_BODY:
            raise TooLarge
        return message

    return receiving
