"""How far a flow has come, told to whoever listens in this process: a bar on a terminal."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]  # what is being done, steps done, steps in all
_listeners: list[Progress] = []


def listen(progress: Progress) -> None:
    """Have the progress of flows in this process told to a function."""
    _listeners.append(progress)


def come_to(what: str, done: int, of: int) -> None:
    """Tell what a flow does now."""
    for listener in _listeners:
        listener(what, done, of)
