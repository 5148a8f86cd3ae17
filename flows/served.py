"""A run that `provstat serve` started ends when that command does, however it ends.

Prefect starts each scheduled run as a process of its own, which would go on after a kill -9 of
the command: asking a server that is gone, and holding the warehouse's lock.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from types import FrameType

SERVED_BY = "PROVSTAT_SERVED_BY"  # process id of the command
_LOOK = 1.0  # seconds between two looks at whose child we are


def end_with_command() -> None:
    """Have this process end soon after the command that serves it; else do nothing.

    A load is one transaction, so that an end at any moment leaves the warehouse whole. A run that
    is told to end does so at once: raised in the middle of a query, the signal would be logged as
    a fault of that query.
    """
    command = os.environ.get(SERVED_BY, "")
    if command.isdigit() and int(command) != os.getpid():
        end_with(int(command))
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGTERM, _end)


def end_with(parent: int) -> None:
    """Have this process end soon after the one that started it, however that ends.

    For processes that read for a run: after a kill -9 of the run they would wait for work forever.
    """
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _end(number: int, _frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)  # so that who waits for us sees what ended us


def _watch(command: int) -> None:
    while os.getppid() == command:
        time.sleep(_LOOK)
    os._exit(1)
