"""Check again whenever something changes: `check --watch`."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from flows.cli.terminal import colour, note
from flows.errors import UserError
from flows.report.formats import Report, writer
from flows.settings import Settings

if TYPE_CHECKING:
    from watchfiles import Change

FORMATS = ("text", "jsonl")
_FOLDERS = ("articles", "claims", "sources", "evidence", "decisions")
_PATIENCE = 200  # milliseconds to wait for a change before we look whether we are still wanted
_SETTLED = 300  # milliseconds in which changes count as one: programs save in several steps


def keep_watching(
    paths: tuple[str, ...], settings: Settings, look: Callable[[], Report], form: str
) -> int:
    """Look, print, and look again after each change until somebody says Ctrl-C.

    On a terminal the screen always shows the whole report; elsewhere, the first one is followed
    by what came and what went.

    Args:
        paths: files and directories that are checked; all of the inbox if there are none.
        settings: where the inbox is.
        look: makes the report of now.
        form: one of ``FORMATS``.

    Returns:
        0: whoever watches is told by what is printed.
    """
    from watchfiles import watch

    screen = _Screen(sys.stdout, look, form)
    try:
        screen.show()  # what cannot be checked at all is said before anything is watched
        while True:
            folders = _folders(paths, settings)
            again = True  # something may have changed before the watch began
            for changes in watch(
                *sorted(folders),
                watch_filter=_Interest(sys.stdout),
                debounce=_SETTLED,
                rust_timeout=_PATIENCE,
                yield_on_timeout=True,
                recursive=False,
            ):
                if not again and not changes:
                    continue
                again = False
                screen.show()
                if _folders(paths, settings) != folders:
                    break  # a folder came or went
    except KeyboardInterrupt:
        note("stopped watching")
    return 0


class _Screen:
    """Where the reports go: the whole of each, or what is new in it."""

    def __init__(self, stream: TextIO, look: Callable[[], Report], form: str) -> None:
        self._stream = stream
        self._look = look
        self._form = form
        self._whole = stream.isatty() and form == "text"
        self._last: Report | None = None

    def show(self) -> None:
        """Look and print; what cannot be read just now is told, and awaited.

        Raises:
            UserError: it could not be read the first time.
        """
        if self._whole and self._last is not None:
            click.clear()  # before the look, whose notes are to stay on the screen
        try:
            report = self._look()
        except UserError as error:
            if self._last is None:
                raise
            note(str(error))
            return
        if self._last is None or self._whole:
            writer(self._form)(report, self._stream, colour(self._stream))
            if self._whole:
                self._stream.write(f"{dt.datetime.now():%H:%M:%S}, watching; Ctrl-C ends it\n")  # noqa: DTZ005 - the clock on the wall
        else:
            from flows.report.news import write_news

            write_news(
                report, self._last, self._stream, form=self._form, colour=colour(self._stream)
            )
        self._stream.flush()
        self._last = report


def _folders(paths: tuple[str, ...], settings: Settings) -> set[Path]:
    """Every folder in which a change may matter; links are not followed."""
    roots = [Path(path) for path in paths]
    if settings.raw is not None:
        roots += [settings.raw / name for name in _FOLDERS if not (paths and name == "articles")]
    found: set[Path] = set()
    for root in roots:
        if not root.is_dir():
            found.update(folder for folder in (root.parent,) if folder.is_dir())
            continue
        for folder, inner, _ in os.walk(root):
            inner[:] = [name for name in inner if not name.startswith(".")]
            found.add(Path(folder))
    return {folder.resolve() for folder in found}


class _Interest:
    """Whether a path may be an article or belong to the inbox.

    What editors keep beside a file is neither; nor is the file that our own output goes to.
    """

    def __init__(self, stream: TextIO) -> None:
        self._own: tuple[int, int] | None = None
        with contextlib.suppress(OSError, ValueError):  # no file of the system
            self._own = _identity(os.fstat(stream.fileno()))

    def __call__(self, change: Change, path: str) -> bool:  # noqa: ARG002 - as watchfiles calls it
        name = Path(path).name
        if name.startswith((".", "#", "~")) or name.endswith(("~", ".swp", ".tmp")):
            return False
        with contextlib.suppress(OSError):
            return _identity(Path(path).stat()) != self._own
        return True


def _identity(told: os.stat_result) -> tuple[int, int]:
    return told.st_dev, told.st_ino
