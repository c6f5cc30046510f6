"""What could not be had, so that it is asked for less and less."""

import time
from dataclasses import dataclass, field

LONGEST_S = 86_400.0  # between two tries


@dataclass(frozen=True, slots=True)
class Failed:
    """Why something could not be had, how often in a row, and when to try again (time.monotonic)."""

    reason: str
    times: int
    due: float


@dataclass(slots=True)
class Patience:
    """Remembers failures by a key, in memory: the next process tries everything anew."""

    every_s: float  # between two looks: the first failure is tried again at the next one
    _failed: dict[str, Failed] = field(default_factory=dict)

    def why_not_yet(self, key: str) -> str:
        """Why the last try failed, where it is too early for the next; "" where it is time to try."""
        failed = self._failed.get(key)
        return failed.reason if failed and failed.due > time.monotonic() else ""

    def failed(self, key: str, reason: str) -> None:
        times = self._failed[key].times + 1 if key in self._failed else 1
        wait = 0.0 if times == 1 else min(self.every_s * 2.0 ** min(times - 1, 32), LONGEST_S)
        self._failed[key] = Failed(reason, times, time.monotonic() + wait)

    def forget(self, key: str) -> None:
        """It could be had."""
        self._failed.pop(key, None)

    def sweep(self) -> None:
        """Forget what nobody has tried again for long."""
        until = time.monotonic() - 2 * LONGEST_S
        self._failed = {key: failed for key, failed in self._failed.items() if failed.due > until}
