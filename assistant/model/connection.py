"""The connection of one call to another machine, which another thread may cut, in the middle of a wait too."""

import socket
from collections.abc import Mapping
from contextlib import suppress
from contextvars import ContextVar
from typing import Any

import httpx2


class Connection:
    """Of what a thread asks for behind `begin`, by a client that has `watched` as its hook for requests."""

    def __init__(self) -> None:
        self._socket: socket.socket | None = None
        self._is_cut = False

    def begin(self) -> None:
        """From here on this thread asks by it."""
        _current.set(self)

    def watch(self, event: str, found: Mapping[str, Any]) -> None:
        """Is told of what happens to the connection."""
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._socket = found["return_value"].get_extra_info("socket")
            if self._is_cut:
                self.cut()

    def cut(self) -> None:
        self._is_cut = True
        if self._socket:
            with suppress(OSError):  # closed meanwhile
                self._socket.shutdown(socket.SHUT_RDWR)


_current: ContextVar[Connection] = ContextVar("connection")  # of the call that is being made


def watched(request: httpx2.Request) -> None:
    """Lets the connection of the call know what becomes of a request."""
    request.extensions["trace"] = _current.get().watch
