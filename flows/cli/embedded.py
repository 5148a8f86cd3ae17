"""Running a flow on Prefect's embedded server, from a command."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from flows.cli.terminal import colour
from flows.errors import UserError
from flows.settings import Settings

# How Prefect begins to say that there is no server to talk to.
_NO_SERVER = ("Failed to reach API", "Timed out while attempting to connect")


def prepare(settings: Settings, *, verbose: bool) -> None:
    """Settings of Prefect that its own file would only give in one current directory.

    What the user's environment says stands.
    """
    told = {
        "PREFECT_HOME": str(settings.home()),
        # Without a server of the user's, Prefect starts one of its own for the run. It takes
        # 10 to 25 seconds on a slow machine; Prefect's own limit of 20 gives up too early.
        "PREFECT_SERVER_EPHEMERAL_ENABLED": "true",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_CLI_PROMPT": "false",
    }
    if not verbose:
        told["PREFECT_LOGGING_LEVEL"] = "CRITICAL"
        told["PREFECT_SERVER_LOGGING_LEVEL"] = "CRITICAL"
    for name, value in told.items():
        os.environ.setdefault(name, value)
    settings.home().mkdir(parents=True, exist_ok=True)


def run_flow(work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Call a flow.

    Raises:
        UserError: there is no server, and none can be started.
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
def progress() -> Iterator[Any]:
    """A bar on a terminal; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True, no_color=not colour(sys.stderr))
    columns = (TextColumn("{task.description:<17}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        shown = bar.add_task("", total=1)
        yield lambda what, done, of: bar.update(shown, description=what, completed=done, total=of)
