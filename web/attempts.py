"""Wrong tokens, counted by client: who tried too many has to wait, so that none is found by trying."""

import math
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Lock

MOST = 10  # wrong ones within WITHIN_S
WITHIN_S = 300
CLIENTS = 10_000  # that are remembered; the one quiet for longest is forgotten


class Attempts:
    """Safe to share between threads. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic):
        self._clock = clock
        self._wrong: OrderedDict[str, deque[float]] = OrderedDict()  # when the last MOST were, by client
        self._lock = Lock()

    def passes(self, client: str, right: bool) -> bool:
        """Whether an attempt is right and counts; one that has to wait does neither pass nor prolong the wait."""
        name = _name(client)
        with self._lock:
            if self._left(name) > 0:
                return False
            if not right:
                self._wrong.setdefault(name, deque(maxlen=MOST)).append(self._clock())
                self._wrong.move_to_end(name)
                if len(self._wrong) > CLIENTS:
                    self._wrong.popitem(last=False)
            return right

    def wait_s(self, client: str) -> int:
        """Whole seconds until this client may try again, 0 where it may now."""
        with self._lock:
            return max(0, math.ceil(self._left(_name(client))))

    def _left(self, name: str) -> float:
        times = self._wrong.get(name, ())
        return times[0] + WITHIN_S - self._clock() if len(times) == MOST else 0.0


def _name(client: str) -> str:
    """The address, or the network of IPv6 addresses that one client has to choose from."""
    try:
        address = ip_address(client)
    except ValueError:
        return client
    if isinstance(address, IPv6Address) and not address.ipv4_mapped:
        return str(ip_network((address, 64), strict=False))
    return client
