"""Being told to stop: by Ctrl-C, by SIGTERM, or because the time of a run is over.

A signal raises an exception wherever the main thread happens to be. In a finalizer Python
swallows it, and inside a query the database makes a fault of its own of it: so it is rung again
until it is heard, and remembered.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import FrameType
from typing import Any

_AGAIN = 0.2  # seconds until a signal that was swallowed is sent again
# Seconds between two alarms that nobody heard, whoever swallowed them; what cleans up after the
# first has that long.
_LATER = 60.0
_SAID = {signal.SIGINT: "stopped by Ctrl-C", signal.SIGTERM: "stopped by SIGTERM"}


class Stopped(KeyboardInterrupt):
    """The command was told to stop; ``status`` is what it exits with."""

    def __init__(self, number: int = signal.SIGINT, said: str | None = None) -> None:
        """Name the signal, and what to say of it."""
        super().__init__(said or _SAID.get(signal.Signals(number), "stopped"))
        self.number = number

    @property
    def status(self) -> int:
        """As shells have it: 130 for Ctrl-C, 143 for SIGTERM."""
        return 128 + self.number


class Over(TimeoutError):
    """The time of a run is over."""

    number = int(signal.SIGALRM) if hasattr(signal, "SIGALRM") else 0


_ringing = threading.Lock()
_heard: list[int] = []
_before: Callable[[sys.UnraisableHookArgs], Any] | None = None


def heard() -> int | None:
    """The signal that told this process to stop; null if none has."""
    return _heard[-1] if _heard else None


def of(error: BaseException) -> Stopped | None:
    """The ``Stopped`` that an error is, or that somebody made it of (click does)."""
    if isinstance(error, Stopped):
        return error
    return error.__cause__ if isinstance(error.__cause__, Stopped) else None


def stopped_by(error: BaseException) -> int | None:
    """The signal that an error came of; null if it is one by itself."""
    told = of(error)
    if told is not None:
        return told.number
    return heard() or (int(signal.SIGINT) if isinstance(error, KeyboardInterrupt) else None)


@contextmanager
def told_to_stop(name: str, then: str) -> Iterator[None]:
    """Say which command a signal stopped, and what becomes of its work.

    Raises:
        Stopped: with those words, for whatever the signal made of the block.
    """
    try:
        yield
    except BaseException as error:
        number = stopped_by(error)
        if number is None:
            raise
        raise Stopped(number, f"{name}: {Stopped(number)}; {then}") from None


def listen(*numbers: int) -> None:
    """Have signals raise ``Stopped`` in the main thread; elsewhere nothing is changed.

    One that is ignored (a command in the background of a script) stays so.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    _ring_again()
    for number in numbers:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


@contextmanager
def listening() -> Iterator[None]:
    """Listen as ``listen`` does for the time of a block, where this process listens at all.

    Prefect has a handler of its own for the time of a flow, which does not know of the database.
    A fault that came of a signal is raised as what it was.
    """
    if _before is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = (signal.SIGINT, signal.SIGTERM)
    kept = {number: signal.getsignal(number) for number in numbers}
    listen(*numbers)
    try:
        yield
    except Exception as error:
        if _heard:
            raise Stopped(_heard[-1]) from error
        raise
    finally:
        with _ringing:
            for number, handler in kept.items():
                signal.signal(number, handler)


def run_alone(work: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine that starts processes, and have Ctrl-C heard here, not by them.

    A terminal sends it to all of them; who started them ends them, and tells of it once.

    Raises:
        KeyboardInterrupt: of Ctrl-C, once the coroutine has ended in order.
    """
    import asyncio  # noqa: PLC0415 - slow, and most commands have no loop

    deaf = signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    if deaf or not hasattr(signal, "pthread_sigmask"):
        asyncio.run(work)
        return
    done = threading.Event()
    # The system gives the signal to any thread that lets it in, as this one does.
    threading.Thread(target=done.wait, daemon=True).start()
    kept = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # who is started inherits it
    try:
        asyncio.run(_interruptible(work))
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, kept)
        done.set()


async def _interruptible(work: Coroutine[Any, Any, None]) -> None:
    """Await work that the loop cancels at Ctrl-C, whichever thread the system gave it to."""
    import asyncio  # noqa: PLC0415 - as above

    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    told = False

    def stop() -> None:
        nonlocal told
        told = True
        if task is not None:
            task.cancel()

    loop.add_signal_handler(signal.SIGINT, stop)
    try:
        await work
    except asyncio.CancelledError:
        if told:
            raise KeyboardInterrupt from None
        raise
    finally:
        loop.remove_signal_handler(signal.SIGINT)


@contextmanager
def limit(
    seconds: float | None, elsewhere: Callable[[float], AbstractContextManager[None]]
) -> Iterator[None]:
    """Raise ``Over`` in a block that takes longer.

    Args:
        seconds: that it may take; any time if null.
        elsewhere: does the same outside of the main thread, which alone hears signals.
    """
    if seconds is None:
        yield
        return
    if threading.current_thread() is not threading.main_thread() or not hasattr(
        signal, "setitimer"
    ):
        with elsewhere(seconds):
            yield
        return
    _ring_again()
    kept = signal.signal(signal.SIGALRM, _over)
    signal.setitimer(signal.ITIMER_REAL, seconds, _LATER)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        with _ringing:
            signal.signal(signal.SIGALRM, kept)


def _stop(number: int, _frame: FrameType | None) -> None:
    _heard.append(number)
    _break_off()
    raise Stopped(number)


def _over(_number: int, _frame: FrameType | None) -> None:
    _break_off()
    raise Over


def _break_off() -> None:
    """End the query that the main thread may be in; nothing is loaded for it."""
    databases = sys.modules.get("warehouse.interrupting")
    if databases is not None:
        databases.interrupt()


def _ring_again() -> None:
    global _before  # noqa: PLW0603 - there is one hook in a process
    if _before is None:
        _before = sys.unraisablehook
        sys.unraisablehook = _swallowed


def _swallowed(told: sys.UnraisableHookArgs) -> None:
    """Send a signal again whose exception a finalizer swallowed."""
    error = told.exc_value
    if not isinstance(error, Stopped | Over):
        assert _before is not None
        _before(told)
        return
    again = threading.Timer(_AGAIN, _ring, (error.number,))
    again.daemon = True
    again.start()


def _ring(number: int) -> None:
    # Whoever listened may be done by now: then the signal would do what it does by itself.
    with _ringing:
        if signal.getsignal(number) in (_stop, _over):
            os.kill(os.getpid(), number)
