"""What the commands that write the warehouse share: a flow is run, and what it did is printed."""

from __future__ import annotations

import importlib
from typing import Any

import click

from flows.cli.embedded import prefect, progress, run_flow
from flows.cli.terminal import note
from flows.errors import UserError
from flows.progress import listen
from flows.settings import Settings
from flows.stopping import told_to_stop

NOT_PUBLISHED = 2  # for cron, which tells people of what does not end with 0


def run_job(
    name: str, settings: Settings, parameters: dict[str, Any], *, verbose: bool
) -> dict[str, Any]:
    """Run a flow that writes the warehouse, on the user's Prefect server or one of our own.

    Args:
        name: the flow, which is in the module of the same name.
        settings: the project and its warehouse.
        parameters: of the flow, beside those.
        verbose: print Prefect's own log.

    Returns:
        What the flow gives.

    Raises:
        UserError: others hold the warehouse, or the run does not fit it.
    """
    from warehouse.errors import Obstacle, WarehouseBusy

    told: dict[str, Any] = {
        "root": str(settings.root) if settings.root else None,
        "warehouse": str(settings.warehouse) if settings.warehouse else None,
        "wait": 0,
        **parameters,
    }

    def meanwhile() -> None:
        from warehouse.connect import hold

        if not told["wait"]:
            with hold(settings.warehouse_file()):
                pass  # who holds it is better told now than when the server is there
        importlib.import_module(f"flows.{name}")  # takes seconds

    stopping = told_to_stop(name, "a load is all or nothing, the next does the rest")
    try:
        with stopping, progress() as tell_progress, prefect(settings, meanwhile, verbose=verbose):
            listen(tell_progress)
            flow = getattr(importlib.import_module(f"flows.{name}"), name)
            return run_flow(lambda: flow(**told))
    except WarehouseBusy as error:
        hint = "" if told["wait"] else ", or have this wait for it: --wait 600 (seconds)"
        raise UserError(f"{error}{hint}") from error
    except Obstacle as error:
        raise UserError(str(error)) from error


def tell(result: dict[str, Any], summary: str) -> int:
    """Print what a run did, and beside it what people should know; gives the exit status."""
    for message in result["notes"]:
        note(message)
    click.echo(summary)
    if result["gate"]:
        note(result["gate"])
    return NOT_PUBLISHED if result["run"]["gate"] == "refused" else 0


def findings_of(result: dict[str, Any]) -> str:
    """The line on findings."""
    from warehouse.counting import counted

    run = result["run"]
    return (
        f"{counted(run['findings'], 'open finding')}: {run['findings_new']} new, "
        f"{run['findings_closed']} closed in this run"
        + (f"; {result['ruled']} set aside by rulings" if result["ruled"] else "")
    )


def places_of(settings: Settings) -> str:
    """The line on where the warehouse is, and what readers open."""
    return f"warehouse: {settings.warehouse_file()}; for readers: {settings.published_file()}"
