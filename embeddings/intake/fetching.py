"""Pages and feeds from other hosts, fetched so that nobody can make this program reach where it should not.

Only http and https; the address that a name resolves to is checked and then connected to, for each redirect
anew, so that neither a redirect nor a second look-up leads to this machine or its neighbours. Size, time and
the number of redirects are limited, and robots.txt is obeyed.
"""

import ipaddress
import socket
import threading
import time
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message
from typing import Any
from urllib.parse import SplitResult, urlsplit

import httpx2
from protego import Protego

from embeddings.text.addresses import is_whole, joined

AGENT = "press-release-assistant"
MAX_BYTES = 32 << 20  # after decompression; larger is no page of a release
TIMEOUT_S = 10.0  # of connecting, and of each silence
DEADLINE_S = 60.0  # of a whole answer, so that a slow drip ends too
REDIRECTS = 5
ROBOTS_S = 3600.0  # for which a host's robots.txt is remembered
HEADERS = {
    "User-Agent": f"{AGENT}/0.1",
    "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8",
    "Accept-Encoding": "gzip, deflate",
}


class NotFetched(Exception):
    """What could not be had, and why; `status` is the answer's, 0 where none came; `retry_after_s` as it asks."""

    def __init__(self, reason: str, status: int = 0, retry_after_s: float = 0.0):
        super().__init__(reason)
        self.status = status
        self.retry_after_s = retry_after_s


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: `url` after redirects. `data` is empty and `fresh` False where nothing has changed since."""

    url: str
    data: bytes
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""
    fresh: bool = True
    file_name: str = ""  # under which the server would have it saved


class _Guarded(httpx2.HTTPTransport):
    """Connects to the very address that it has checked; the name stays for TLS and the Host header."""

    def __init__(self, allowed: Collection[str]):
        super().__init__(retries=0, trust_env=False)
        self._allowed = allowed

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        host = request.url.host
        checked = httpx2.Request(
            request.method,
            request.url.copy_with(host=_address(host, request.url.port, self._allowed)),
            headers=request.headers,
            stream=request.stream,
            extensions=request.extensions | {"sni_hostname": host},
        )
        return super().handle_request(checked)


class _Deadline:
    """Cuts a connection off when the time for the whole answer is up, whatever drips from it: headers too."""

    def __init__(self):
        self.passed = False
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(DEADLINE_S, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> "_Deadline":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def watch(self, event: str, found: Mapping[str, Any]) -> None:
        """Is told of what happens to the connection."""
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._socket = found["return_value"].get_extra_info("socket")
            if self.passed:
                self._cut()

    def _cut(self) -> None:
        self.passed = True
        if self._socket:
            with suppress(OSError):  # closed meanwhile
                self._socket.shutdown(socket.SHUT_RDWR)


def _address(host: str, port: int | None, allowed: Collection[str]) -> str:
    """An address of `host` that is public, or that was allowed by name, address or network. Raises NotFetched."""
    try:
        found = socket.getaddrinfo(host, port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotFetched(f"there is no host {host}") from error
    addresses = [ipaddress.ip_address(entry[4][0].partition("%")[0]) for entry in found]
    if host not in allowed:
        for address in addresses:
            if not _is_public(address) and not _is_allowed(address, allowed):
                raise NotFetched(
                    f"{host} is not a public host ({address});"
                    " ASSISTANT_FETCH_ALLOW lists those that may be fetched from all the same"
                )
    return str(addresses[0])


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    address = mapped or address
    return address.is_global and not address.is_multicast


def _is_allowed(address: ipaddress.IPv4Address | ipaddress.IPv6Address, allowed: Collection[str]) -> bool:
    for name in allowed:
        try:
            if address in ipaddress.ip_network(name, strict=False):
                return True
        except (ValueError, TypeError):
            continue
    return False


@dataclass
class Fetcher:
    """`allowed` names hosts, addresses and networks that may be fetched from though they are not public."""

    allowed: Collection[str] = ()
    _robots: dict[str, tuple[float, Protego | None]] = field(default_factory=dict)

    def fetch(self, url: str, etag: str = "", last_modified: str = "") -> Fetched:
        """What is at `url`, unless it is as it was; raises NotFetched."""
        known = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        for _ in range(REDIRECTS + 1):
            if not self._may(url):
                raise NotFetched(f"robots.txt of {urlsplit(url).netloc} does not allow it")
            answer = self._get(url, {name: value for name, value in known.items() if value})
            if not isinstance(answer, str):
                return answer
            url = answer
        raise NotFetched(f"more than {REDIRECTS} redirects")

    def _may(self, url: str) -> bool:
        """Whether the host's robots.txt allows it; without one everything is allowed."""
        parts = _parts(url)
        site = f"{parts.scheme}://{parts.netloc}"
        when, rules = self._robots.get(site, (0.0, None))
        if not when or time.monotonic() - when > ROBOTS_S:
            rules = self._rules(f"{site}/robots.txt")
            self._robots[site] = time.monotonic(), rules
        return rules is None or rules.can_fetch(url, AGENT)

    def _rules(self, url: str) -> Protego | None:
        try:
            for _ in range(REDIRECTS + 1):
                answer = self._get(url, {})
                if not isinstance(answer, str):
                    return Protego.parse(answer.data.decode("utf-8", "replace"))
                url = answer
        except NotFetched as error:
            if error.status >= 500 or error.status == 429:
                raise NotFetched(
                    f"its robots.txt cannot be had: {error}", error.status, error.retry_after_s
                ) from error
        return None

    def _get(self, url: str, headers: Mapping[str, str]) -> Fetched | str:
        """One request: what came, or where it was sent on to."""
        _parts(url)  # each time anew, also of what a robots.txt is redirected to
        with _Deadline() as deadline:
            try:
                answer = self._answer(url, headers, deadline)
            except NotFetched:
                if not deadline.passed:
                    raise
            if deadline.passed:
                raise NotFetched(f"not complete within {DEADLINE_S:.0f} s")
        return answer

    def _answer(self, url: str, headers: Mapping[str, str], deadline: _Deadline) -> Fetched | str:
        try:
            with (
                httpx2.Client(transport=_Guarded(self.allowed), timeout=TIMEOUT_S, headers=HEADERS) as client,
                client.stream("GET", url, headers=dict(headers), extensions={"trace": deadline.watch}) as response,
            ):
                if response.has_redirect_location:
                    return joined(url, response.headers["location"])
                if response.status_code not in (200, 304):
                    raise _refused(response)
                data = b"" if response.status_code == 304 else _read(response)
                return Fetched(
                    url, data, response.headers.get("content-type", ""), response.headers.get("etag", ""),
                    response.headers.get("last-modified", ""), response.status_code == 200,
                    _file_name(response.headers.get("content-disposition", "")),
                )  # fmt: skip
        except httpx2.TimeoutException as error:
            raise NotFetched(f"no answer within {TIMEOUT_S:.0f} s") from error
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
            raise NotFetched(f"the connection failed: {error or type(error).__name__}") from error


def _parts(url: str) -> SplitResult:
    """Raises NotFetched where it is no web address."""
    parts = urlsplit(url) if is_whole(url) else None
    if not parts or parts.scheme not in ("http", "https") or not parts.hostname:
        raise NotFetched(f"not a web address: {url[:200]}")
    return parts


def _read(response: httpx2.Response) -> bytes:
    data = bytearray()
    for piece in response.iter_bytes(65536):
        data += piece
        if len(data) > MAX_BYTES:
            raise NotFetched(f"larger than {MAX_BYTES >> 20} MB")
    return bytes(data)


def _file_name(disposition: str) -> str:
    """The name in a Content-Disposition, however it is written there; "" where there is none."""
    header = Message()
    header["Content-Disposition"] = " ".join(disposition.split())
    return header.get_filename("")


def _refused(response: httpx2.Response) -> NotFetched:
    after = response.headers.get("retry-after", "")
    reason = {404: "it is not there (404)", 410: "it was removed (410)"}
    return NotFetched(
        reason.get(response.status_code, f"the server answered {response.status_code}"),
        response.status_code,
        float(after) if after.isdecimal() and len(after) < 7 else 0.0,
    )
