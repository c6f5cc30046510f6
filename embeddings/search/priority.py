"""Searches before ingests: who waits for an answer has the processor, new releases take what is left."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

LONGEST_WAIT_S = 2.0  # under searches without a pause an ingest goes on at this pace, one slice at a time


class Priority:
    """Counts the searches under way; work that nobody waits for pauses between its slices until they end."""

    def __init__(self):
        self._changed = threading.Condition()
        self._searches = 0

    @contextmanager
    def search(self) -> Iterator[None]:
        with self._changed:
            self._searches += 1
        try:
            yield
        finally:
            with self._changed:
                self._searches -= 1
                self._changed.notify_all()

    def let_pass(self) -> None:
        """Wait until no search is under way, at most LONGEST_WAIT_S."""
        with self._changed:
            self._changed.wait_for(lambda: not self._searches, LONGEST_WAIT_S)
