"""`provstat sources`: the registry, and how it is used."""

from __future__ import annotations

from pathlib import Path

import click

from flows.cli import options
from flows.cli.answers import FORMATS, ask_warehouse, print_answer


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How to print them.",
)
@options.output
@options.root
@options.warehouse
def sources(*, form: str, to: str | None, root: Path | None, warehouse: Path | None) -> None:
    """List the registered sources and what is on file for them.

    \b
    Examples:
      provstat sources
      provstat sources --format json
    """
    print_answer(ask_warehouse(root, warehouse, "sources"), form, to)
