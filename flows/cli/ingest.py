"""`provstat ingest`: the Prefect flow, with a progress bar and a closing summary."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from flows.cli import options
from flows.cli.terminal import colour, note
from flows.errors import BadInput, UserError
from flows.settings import Settings, load

# How Prefect begins to say that there is no server to talk to.
_NO_SERVER = ("Failed to reach API", "Timed out while attempting to connect")


@click.command()
@options.root
@options.raw
@options.warehouse
@options.as_of
@click.option("--reread", is_flag=True, help="Read every article again, changed or not.")
@click.option("--verbose", "-v", is_flag=True, help="Print Prefect's own log.")
def ingest(
    *,
    root: Path | None,
    raw: Path | None,
    warehouse: Path | None,
    as_of: dt.datetime | None,
    reread: bool,
    verbose: bool,
) -> None:
    """Run the whole pipeline over the inbox and load the warehouse.

    What has not changed is not loaded again; what is bad goes to quarantine with its reason; a
    run that dies leaves the warehouse as it was, and the next one completes it.

    \b
    Examples:
      provstat ingest
      provstat ingest --raw newsroom/ --warehouse newsroom.duckdb
    """
    settings = load(root, raw=raw, warehouse=warehouse)
    if not settings.raw_dir().is_dir():
        raise BadInput(f"{settings.raw}: no such directory; it is the inbox (--raw DIR)")
    settings.warehouse_file()
    _prepare_prefect(settings, verbose=verbose)
    parameters = {
        "root": _text(settings.root),
        "raw": _text(settings.raw),
        "warehouse": _text(settings.warehouse),
        "as_of": as_of.date().isoformat() if as_of else None,
        "reread": reread,
    }
    result = _run(parameters)
    for message in result["notes"]:
        note(message)
    click.echo(_summary(result, settings))


def _text(path: Path | None) -> str | None:
    return str(path) if path else None


def _prepare_prefect(settings: Settings, *, verbose: bool) -> None:
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


def _run(parameters: dict[str, Any]) -> dict[str, Any]:
    with _progress() as tell:
        tell("starting Prefect", 0, 1)
        from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

        from flows.ingest import ingest as flow
        from flows.ingest import listen
        from warehouse.connect import WarehouseBusy, WarehouseUnusable
        from warehouse.load import NotLoadable
        from warehouse.publish import NotPublishable

        listen(tell)
        try:
            # Stopping the heartbeat thread takes a second, and nobody watches for it here.
            with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
                return flow(**parameters)
        except (WarehouseBusy, WarehouseUnusable, NotLoadable, NotPublishable) as error:
            raise UserError(str(error)) from error
        except RuntimeError as error:
            if not str(error).startswith(_NO_SERVER):
                raise
            raise UserError(
                f"{error}. Start that Prefect server, or unset PREFECT_API_URL and provstat "
                "starts one of its own for the run"
            ) from error


@contextmanager
def _progress() -> Iterator[Any]:
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


def _summary(result: dict[str, Any], settings: Settings) -> str:
    from flows.report.coverage import counted

    run = result["run"]
    why = " (`provstat query quarantine` says why)" if run["rows_quarantined"] else ""
    if result["changed"]:
        documents = (
            f"{counted(run['documents'], 'document')}: {run['documents_new']} new or changed, "
            f"{run['documents_closed']} gone"
        )
    else:
        documents = "nothing has changed since the last run; nothing was loaded again"
    rows = (
        f"{run['rows_in']} rows and files in: {run['rows_loaded']} accepted, "
        f"{run['rows_quarantined']} quarantined{why}"
    )
    claims = (
        f"{counted(run['claims'], 'figure')} found, {run['checkable']} checkable, "
        f"{run['supported']} supported"
    )
    findings = (
        f"{counted(run['findings'], 'open finding')}: {run['findings_new']} new, "
        f"{run['findings_closed']} closed in this run"
    )
    files = f"warehouse: {settings.warehouse_file()}; for readers: {settings.published_file()}"
    return f"{rows}\n{documents}\n{claims}\n{findings}\n{files}"
