"""Breaking off what nobody waits for any more, from another thread than its own."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class Stop:
    """Set once, by anybody. What waits for another machine meanwhile, as for a language model, is cut off."""

    def __init__(self) -> None:
        self._set = threading.Event()
        self._cuts: list[Callable[[], None]] = []
        self._lock = threading.Lock()

    def __bool__(self) -> bool:
        return self._set.is_set()

    def set(self) -> None:
        with self._lock:
            self._set.set()
            cuts = list(self._cuts)
        for cut in cuts:
            cut()

    def wait(self, seconds: float) -> bool:
        """Whether it is set within this time."""
        return self._set.wait(seconds)

    @contextmanager
    def cutting(self, cut: Callable[[], None]) -> Iterator[None]:
        """Within, `cut` is called as soon as it is set."""
        with self._lock:
            self._cuts.append(cut)
        try:
            yield
        finally:
            with self._lock:
                self._cuts.remove(cut)


# Of the thread that answers: every call that it makes is stopped with it, and none of them has to hand it on.
_current: ContextVar[Stop] = ContextVar("stop", default=Stop())  # noqa: B039 (the default is never set)


def stoppable(stop: Stop) -> None:
    """From here on this thread works until `stop` is set."""
    _current.set(stop)


def current() -> Stop:
    return _current.get()
