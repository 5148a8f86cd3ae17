"""`provstat serve`: the flows on their schedules, in one long-lived process."""

from __future__ import annotations

import datetime as dt
import os
import re
import signal
import time
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from flows.cli import options
from flows.errors import BadInput
from flows.settings import Settings, load
from flows.stopping import Stopped, stopped_by
from flows.timing import When, when

if TYPE_CHECKING:
    from flows.serve import Firsts, Planned


def _read_when(_context: click.Context, _option: click.Parameter, text: str | None) -> When | None:
    try:
        return when(text) if text is not None else None
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def _schedule(flow: str) -> Any:
    return click.option(
        f"--{flow}",
        metavar="WHEN",
        callback=_read_when,
        help=f"When to run {flow}. [default: {flow} in schedules of the settings]",
    )


@click.command()
@options.root
@options.raw
@options.warehouse
@_schedule("ingest")
@_schedule("fetch")
@_schedule("recheck")
@click.option("--name", help="Name of the deployments. [default: the project's folder]")
@click.option("--verbose", "-v", is_flag=True, help="Print Prefect's own log, too.")
def serve(
    *,
    root: Path | None,
    raw: Path | None,
    warehouse: Path | None,
    name: str | None,
    verbose: bool,
    **given: When | None,
) -> None:
    """Run ingest, fetch and recheck on their schedules until stopped.

    WHEN is five fields of cron ("0 3 * * *": every night at three) or an interval ("every 15
    minutes"). recheck judges what stands in the warehouse again at today's date. The server is
    that of PREFECT_API_URL; without it, one of our own, which ends with this command. Two runs
    never write at once, and one whose time comes while the last of its kind is under way is
    left out. Ctrl-C or SIGTERM stops (exit status 130 or 143).

    \b
    Examples:
      provstat serve
      provstat serve --ingest "0 3 * * *" --recheck "every 6 hours"
    """
    settings = load(root, raw=raw, warehouse=warehouse)
    told: dict[str, Any] = {flow: said for flow, said in given.items() if said is not None}
    settings = replace(settings, schedules=replace(settings.schedules, **told))
    if not settings.raw_dir().is_dir():
        raise BadInput(f"{settings.raw}: no such directory; it is the inbox (--raw DIR)")
    place = settings.root or settings.warehouse_file().parent
    name = name or place.name or "provstat"

    from warehouse.connect import WarehouseBusy, hold

    # A second one of these deployments would, when it ends, pause those of the first.
    mine = settings.home() / f"serve-{re.sub(r'[^A-Za-z0-9-]+', '-', name)}"
    with ExitStack() as stack:
        try:
            stack.enter_context(hold(mine, busy="these schedules are kept by"))
        except WarehouseBusy as error:
            raise BadInput(str(error)) from error
        _serve(settings, name, verbose=verbose)


def _serve(settings: Settings, name: str, *, verbose: bool) -> None:
    from flows.cli.embedded import prefect
    from flows.logged import write_config
    from flows.served import SERVED_BY

    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "INFO" if verbose else "WARNING")
    os.environ.setdefault("PREFECT_LOGGING_LOGGERS_PREFECT_FLOW_RUNS_LEVEL", "INFO")
    # One zone for all that is printed: that of the schedules, in the runs' processes, too.
    os.environ["TZ"] = settings.schedules.timezone
    if hasattr(time, "tzset"):
        time.tzset()
    # A run starts in the current directory; no folder there may stand in for one of ours.
    os.environ.setdefault("PYTHONSAFEPATH", "1")
    os.environ[SERVED_BY] = str(os.getpid())
    if not verbose:
        settings.home().mkdir(parents=True, exist_ok=True)
        write_config(settings.home() / "logging.yml")
    planned: list[Planned] = []

    def meanwhile() -> None:
        from flows.serve import plan

        planned.extend(plan(settings, name))

    with prefect(settings, meanwhile, verbose=verbose, schedules=True) as ours:
        from flows.serve import keep

        def tell(firsts: Firsts) -> None:
            click.echo(_started(settings, name, planned, firsts, ours=ours))

        try:
            keep(planned, tell)
        except KeyboardInterrupt as error:
            number = stopped_by(error) or signal.SIGINT
            said = f"serve: {Stopped(number)}; the schedules are paused until the next start"
            raise Stopped(number, said) from None


def _started(
    settings: Settings, name: str, planned: list[Planned], firsts: Firsts, *, ours: bool
) -> str:
    at = os.environ.get("PREFECT_API_URL", "of Prefect's profile")
    whose = "ours, ends with this command" if ours else "yours"
    zone = settings.schedules.timezone
    lines = [
        f"provstat serves {name}: {settings.raw_dir()} -> {settings.warehouse_file()}",
        *(
            f"  {one.name:<8} {one.when.text}{f' {zone}' if one.when.cron else ''},"
            f" {_first(firsts[one.name], zone)}"
            for one in planned
        ),
        f"Prefect's server: {at} ({whose}). Ctrl-C stops.",
    ]
    return "\n".join(lines)


def _first(first: dt.datetime | None, zone: str) -> str:
    if first is None:
        return "not scheduled by the server yet"
    return f"first at {first.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M:%S %Z}"
