"""Running a flow from a command, on the user's Prefect server or one of our own."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from flows.cli import server
from flows.cli.terminal import colour
from flows.errors import UserError
from flows.settings import Settings

# How Prefect begins to say that there is no server to talk to.
_NO_SERVER = "Failed to reach API"


def prepare(settings: Settings, *, verbose: bool) -> None:
    """Settings of Prefect that its own file would only give in one current directory.

    What the user's environment says stands.
    """
    told = {
        "PREFECT_HOME": str(settings.home()),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_CLI_PROMPT": "false",
    }
    if not verbose:
        told["PREFECT_LOGGING_LEVEL"] = "CRITICAL"
        told["PREFECT_SERVER_LOGGING_LEVEL"] = "CRITICAL"
    for name, value in told.items():
        os.environ.setdefault(name, value)
    settings.home().mkdir(parents=True, exist_ok=True)


@contextmanager
def prefect(
    settings: Settings,
    meanwhile: Callable[[], None],
    *,
    verbose: bool,
    schedules: bool = False,
) -> Iterator[bool]:
    """A Prefect server to run flows on, for the time of a block.

    Args:
        settings: say where Prefect keeps its files.
        meanwhile: called while a server of our own comes up: to import, to look for obstacles.
        verbose: whether Prefect prints its log.
        schedules: whether a server of our own makes the runs that schedules ask for.

    Yields:
        Whether the server is one of our own.

    Raises:
        UserError: there is no server, and none can be started.
    """
    given = server.theirs()
    prepare(settings, verbose=verbose)
    if given:
        meanwhile()
        yield False
        return
    with server.server(schedules=schedules) as wait:
        meanwhile()
        wait()
        yield True


def run_flow(work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Call a flow.

    Raises:
        UserError: the user's server does not answer.
    """
    from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

    try:
        # Stopping the heartbeat thread takes a second, and nobody watches for it here.
        with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
            return work()
    except RuntimeError as error:
        if not str(error).startswith(_NO_SERVER):
            raise
        raise UserError(
            f"{error}. Start that Prefect server, or unset PREFECT_API_URL and provstat "
            "starts one of its own for the run"
        ) from error


@contextmanager
def progress(starting: str = "starting Prefect") -> Iterator[Any]:
    """A bar on a terminal; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True, no_color=not colour(sys.stderr))
    columns = (TextColumn("{task.description:<17}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        shown = bar.add_task(starting, total=1)
        yield lambda what, done, of: bar.update(shown, description=what, completed=done, total=of)
