"""Whose turn it is: one request to a host at a time, with a pause between two. Does I/O (waits)."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """Hands out turns for hosts, to all threads of a run."""

    def __init__(self, delay: float) -> None:
        """Have at least ``delay`` seconds between two requests to a host."""
        self._delay = delay
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._next: dict[str, float] = {}
        self._guard = threading.Lock()

    @contextmanager
    def turn(self, host: str, delay: float = 0.0) -> Iterator[None]:
        """Wait until the host may be asked; it is ours until the end of the block."""
        with self._guard:
            lock = self._locks[host]
        with lock:
            wait = self._next.get(host, 0.0) - time.monotonic()
            if wait > 0:
                time.sleep(wait)
            try:
                yield
            finally:
                pause = time.monotonic() + max(self._delay, delay)
                self._next[host] = max(pause, self._next.get(host, 0.0))

    def rest(self, host: str, seconds: float) -> None:
        """Leave a host alone for so long."""
        until = time.monotonic() + seconds
        self._next[host] = max(until, self._next.get(host, 0.0))
