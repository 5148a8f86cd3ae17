"""`provstat recheck`: what stands in the warehouse, judged again, as `serve` does on schedule."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click

from flows.cli import options
from flows.cli.jobs import findings_of, places_of, run_job, tell
from flows.errors import BadInput
from flows.settings import Settings, load


@click.command()
@options.root
@options.warehouse
@options.as_of
@options.publish_anyway
@options.wait
@options.verbose
def recheck(
    *,
    root: Path | None,
    warehouse: Path | None,
    as_of: dt.datetime | None,
    publish_anyway: bool,
    wait: float,
    verbose: bool,
) -> int:
    """Judge what stands in the warehouse again at today's date, without looking at the inbox.

    Sources age, forecasts fall due, waivers run out and rules change while no file does. New and
    changed files, and rulings written since, are for `provstat ingest`.

    \b
    Examples:
      provstat recheck
      provstat recheck --as-of 2026-12-31 --warehouse copy.duckdb
    """
    settings = load(root, warehouse=warehouse)
    file = settings.warehouse_file()
    if not file.is_file():
        raise BadInput(f"{file}: there is no warehouse yet; `provstat ingest` makes it")
    parameters = {
        "as_of": as_of.date() if as_of else None,
        "publish_anyway": publish_anyway,
        "wait": wait,
    }
    result = run_job("recheck", settings, parameters, verbose=verbose)
    return tell(result, _summary(result, settings))


def _summary(result: dict[str, Any], settings: Settings) -> str:
    from warehouse.counting import counted

    run = result["run"]
    judged = f"{counted(run['claims'], 'figure')} judged again at {run['as_of']}"
    if not result["changed"]:
        judged += "; nothing has changed since the last run"
    return "\n".join((judged, findings_of(result), places_of(settings)))
