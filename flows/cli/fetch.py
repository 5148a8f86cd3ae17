"""`provstat fetch`: the one command that goes to the network by itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from flows.cli import options
from flows.cli.terminal import note
from flows.errors import BadInput
from flows.progress import listen
from flows.project import table_named
from flows.settings import Settings, load
from flows.stopping import told_to_stop

if TYPE_CHECKING:
    from flows.fetch.plan import Plan


@click.command()
@click.argument("wanted", nargs=-1, metavar="[SOURCE_ID|URL]...")
@options.root
@options.raw
@click.option(
    "--stale",
    type=click.FloatRange(min=0),
    metavar="DAYS",
    help="Ask again for copies older than this. [default: 30, or stale_days of the settings]",
)
@click.option("--dry-run", is_flag=True, help="Print what would be asked for; ask for nothing.")
@click.option("--verbose", "-v", is_flag=True, help="Print Prefect's own log.")
def fetch(
    *,
    wanted: tuple[str, ...],
    root: Path | None,
    raw: Path | None,
    stale: float | None,
    dry_run: bool,
    verbose: bool,
) -> int:
    """Save copies of the registered sources in raw/evidence, with a row for each attempt.

    Without arguments, everything in the registry is asked for that has no copy yet or an old
    one. robots.txt is obeyed, a host gets one request at a time, and no address leads into the
    network that this runs in, unless allow_hosts in [fetch] of the settings names its host.
    Exit status 2 says that nobody answered, or that a named address gave no copy; a dead link
    is an answer.

    \b
    Examples:
      provstat fetch
      provstat fetch --dry-run --stale 90
      provstat fetch shrm-2024 https://example.org/report.pdf
    """
    settings = load(root, raw=raw)
    if not settings.raw_dir().is_dir():
        raise BadInput(f"{settings.raw}: no such directory; it is the inbox (--raw DIR)")
    # Planned here too: what cannot be, or has nothing to do, need not wait for Prefect to start.
    from flows.fetch.inbox import plan_of

    days = settings.fetch.stale_days if stale is None else stale
    made, _ = plan_of(settings.raw_dir(), wanted, days)
    for message in made.notes:
        note(message)
    if dry_run or not made.stops:
        _print_plan(made)
        return 0
    if settings.fetch.contact is None and settings.fetch.user_agent is None:
        note(
            "sites are not told whom to turn to; say it in"
            f' {table_named(settings.root, "fetch")}: contact = "desk@example.org"'
        )
    from flows.fetch.told import line, nothing_came, summary

    with told_to_stop("fetch", "what came is kept, the next one asks for the rest"):
        result = _run(settings, wanted, stale, verbose=verbose)
    for row in result["visited"]:
        click.echo(line(row))
    click.echo(summary(result))
    wrong = nothing_came(result)
    if not wrong:
        return 0
    note(wrong)
    return 2


def _print_plan(made: Plan) -> None:
    for stop in made.stops:
        ids = ", ".join(filter(None, stop.sources))
        click.echo(f"{stop.url}  ({stop.why}{'; ' if ids else ''}{ids})")
    click.echo(f"{len(made.stops)} to ask for, {made.waiting} not due")


def _run(
    settings: Settings, wanted: tuple[str, ...], stale: float | None, *, verbose: bool
) -> dict[str, Any]:
    from flows.cli.embedded import prefect, progress, run_flow

    def meanwhile() -> None:
        import flows.fetch.flow  # noqa: F401 - takes seconds

    with progress() as tell, prefect(settings, meanwhile, verbose=verbose):
        from flows.fetch.flow import fetch as flow

        listen(tell)
        return run_flow(
            lambda: flow(
                root=str(settings.root) if settings.root else None,
                raw=str(settings.raw_dir()),
                wanted=list(wanted),
                stale_days=stale,
            )
        )
