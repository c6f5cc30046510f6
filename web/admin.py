"""Who may change the archive: with a token set who knows it, without one whoever uses this very machine."""

import hashlib
import hmac
import re
import time
from dataclasses import dataclass, field
from typing import Literal

from starlette.requests import HTTPConnection

from web.attempts import Attempts

Standing = Literal["open", "in", "out", "shut"]  # "open" without a token, "shut" without one on a network

COOKIE = "admin"
LASTS_S = 12 * 3600
MAX_TOKEN = 1000  # characters of one that is tried
# What a reader may send though it is no GET: everything else that is none changes something.
ASKING = re.compile(
    r"/api/ask(/stream|/stop)?|/v1/chat/completions|/mcp/?|/api/answers/[^/]+/feedback|/log(in|out)"
)
# What tells about others: everybody's questions, the names of files, and addresses that may hold a key.
PRIVATE = re.compile(r"/api/(conversations|feedback|feeds|jobs(/.*)?)")
REFUSALS = {
    "out": (401, "This needs the admin token: send Authorization: Bearer TOKEN, or log in at /login."),
    "shut": (
        403,
        "This server can be reached from the network and has no ASSISTANT_ADMIN_TOKEN, so nothing can be changed"
        " through it. Set one and start it again.",
    ),
}
WAITING = (429, "Too many wrong tokens came from this address. Wait as long as Retry-After says, in seconds.")


@dataclass(frozen=True, slots=True)
class Admin:
    """Proofs are compared in constant time; a cookie is no token, it is signed with it and ends."""

    token: str = field(default="", repr=False)
    on_network: bool = False
    attempts: Attempts = field(default_factory=Attempts, repr=False)

    def standing(self, connection: HTTPConnection) -> Standing:
        if self.token:
            return "in" if self._is_in(connection) else "out"
        # A proxy on this machine brings in others.
        forwarded = any(name in connection.headers for name in ("forwarded", "x-forwarded-for", "x-real-ip"))
        return "shut" if self.on_network or forwarded else "open"

    def refusal(self, connection: HTTPConnection) -> tuple[int, str] | None:
        """The status and the reason to refuse a request with, if it is to be refused."""
        path, reading = connection.scope["path"], connection.scope["method"] in ("GET", "HEAD", "OPTIONS")
        if ASKING.fullmatch(path) or (reading and not PRIVATE.fullmatch(path)):
            return None
        standing = self.standing(connection)
        waits = standing == "out" and _bearer(connection) and self.wait_s(connection)
        return WAITING if waits else REFUSALS.get(standing)

    def is_token(self, tried: str, connection: HTTPConnection) -> bool:
        """Whether this is the token; who has to wait is not told that it is."""
        right = bool(self.token) and len(tried) <= MAX_TOKEN and _same(tried, self.token)
        return self.attempts.passes(_client(connection), right)

    def wait_s(self, connection: HTTPConnection) -> int:
        """Seconds until who sent this may try a token again, 0 where it may now."""
        return self.attempts.wait_s(_client(connection))

    def cookie(self, now: float) -> str:
        """Proof of a login for LASTS_S from `now`."""
        until = str(int(now) + LASTS_S)
        return f"{until}.{self._signature(until)}"

    def _is_in(self, connection: HTTPConnection) -> bool:
        until, _, signature = connection.cookies.get(COOKIE, "").partition(".")
        signed = _same(signature, self._signature(until))
        if signed and until.isdecimal() and time.time() < int(until):
            return True
        tried = _bearer(connection)
        return bool(tried) and self.is_token(tried, connection)

    def _signature(self, until: str) -> str:
        text = f"admin until {until}".encode("utf-8", "replace")
        return hmac.new(self.token.encode(), text, "sha256").hexdigest()


def _bearer(connection: HTTPConnection) -> str:
    scheme, _, tried = connection.headers.get("authorization", "").partition(" ")
    # Headers are read as Latin-1.
    return tried.strip().encode("latin-1").decode("utf-8", "replace") if scheme.lower() == "bearer" else ""


def _client(connection: HTTPConnection) -> str:
    return connection.client.host if connection.client else ""


def _same(one: str, other: str) -> bool:
    digests = (hashlib.sha256(text.encode("utf-8", "replace")).digest() for text in (one, other))
    return hmac.compare_digest(*digests)


def local_path(path: str) -> str:
    """`path` where it leads to a page of this server, else "/releases"."""
    return path if re.fullmatch(r"/(?![/\\])[^\\\x00-\x20]*", path) else "/releases"
