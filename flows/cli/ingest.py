"""`provstat ingest`: the Prefect flow, with a progress bar and a closing summary."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from flows.cli import options
from flows.cli.days import Day
from flows.cli.jobs import findings_of, places_of, run_job, tell
from flows.errors import BadInput
from flows.settings import Settings, load

_NAMED = 20  # articles read again that are named


@click.command()
@options.root
@options.raw
@options.warehouse
@options.as_of
@click.option("--reread", is_flag=True, help="Read every article again, changed or not.")
@click.option(
    "--since",
    type=Day(),
    metavar="DATE",
    help="Backfill: read the articles again that were published (or landed) from this day on.",
)
@click.option(
    "--until",
    type=Day(),
    metavar="DATE",
    help="Backfill: ... up to this day; both ends count.",
)
@options.publish_anyway
@options.wait
@options.verbose
def ingest(
    *,
    root: Path | None,
    raw: Path | None,
    warehouse: Path | None,
    as_of: dt.datetime | None,
    reread: bool,
    since: dt.datetime | None,
    until: dt.datetime | None,
    publish_anyway: bool,
    wait: float,
    verbose: bool,
) -> int:
    """Run the whole pipeline over the inbox and load the warehouse.

    What has not changed is not loaded again; what is bad goes to quarantine with its reason; a
    run that dies leaves the warehouse as it was, and the next one completes it. A run that lost
    many claims is kept from readers, and says what was lost.

    \b
    Examples:
      provstat ingest
      provstat ingest --raw newsroom/ --warehouse newsroom.duckdb
      provstat ingest --since 2024-01-01 --until 2024-12-31
    """
    settings = load(root, raw=raw, warehouse=warehouse)
    if not settings.raw_dir().is_dir():
        raise BadInput(f"{settings.raw}: no such directory; it is the inbox (--raw DIR)")
    settings.warehouse_file()
    parameters = {
        "as_of": as_of.date() if as_of else None,
        "reread": reread,
        "since": since.date() if since else None,
        "until": until.date() if until else None,
        "publish_anyway": publish_anyway,
        "wait": wait,
    }
    return run_ingest(settings, parameters, verbose=verbose)


def run_ingest(settings: Settings, parameters: dict[str, Any], *, verbose: bool = False) -> int:
    """Run the flow and print what it did.

    Args:
        settings: say what is read and where it goes.
        parameters: of the flow, beside those.
        verbose: print Prefect's own log.

    Returns:
        The exit status.
    """
    told = {"raw": str(settings.raw) if settings.raw else None} | parameters
    result = run_job("ingest", settings, told, verbose=verbose)
    days = told.get("since"), told.get("until")
    return tell(result, _summary(result, settings, days))


def _summary(result: dict[str, Any], settings: Settings, days: tuple[Any, Any]) -> str:
    from flows.watch.summary import in_quarantine
    from warehouse.counting import counted

    run = result["run"]
    why = "; `provstat query quarantine` says why" if run["rows_quarantined"] else ""
    if result["changed"]:
        documents = (
            f"{counted(run['documents'], 'document')}: {run['documents_new']} new or changed, "
            f"{run['documents_closed']} gone"
        )
    else:
        documents = "nothing has changed since the last run; nothing was loaded again"
    rows = (
        f"{counted(run['rows_in'], 'row or file', 'rows and files')} in: "
        f"{run['rows_loaded']} accepted, "
        f"{in_quarantine(run['rows_quarantined'], result['set_aside_new'])}{why}"
    )
    claims = (
        f"{counted(run['claims'], 'figure')} found, "
        f"{run['checkable']} checkable against saved sources, {run['supported']} supported"
    )
    again = (
        [*_read_again(result["again"], *days, new=run["documents_new"] > 0)] if any(days) else []
    )
    told = (rows, *again, documents, claims, findings_of(result), places_of(settings))
    return "\n".join(told)


def _read_again(again: dict[str, bool], since: Any, until: Any, *, new: bool) -> Iterator[str]:
    """What a backfill read again, and what of it gives other claims now."""
    from warehouse.counting import counted

    days = " ".join(filter(None, (since and f"from {since}", until and f"until {until}")))
    if not again:
        yield (
            "read again: nothing; of the articles that stood before, none that is unchanged was"
            f" published (or landed) {days}{'; what is new or changed was read anyway' * new}"
        )
        return
    changed = sum(again.values())
    yield (
        f"read again: {counted(len(again), 'article')} published (or landed) {days};"
        f" {len(again) - changed} as before, {changed} with other claims"
    )
    for name in sorted(again, key=lambda name: (not again[name], name))[:_NAMED]:
        yield f"  {name}{'  (other claims)' if again[name] else ''}"
    if len(again) > _NAMED:
        yield f"  ... and {len(again) - _NAMED} more"
