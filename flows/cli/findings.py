"""`provstat findings`: the work list."""

from __future__ import annotations

from pathlib import Path

import click

from flows.cli import options
from flows.cli.answers import ask_warehouse, print_answer


@click.command()
@click.option("--document", metavar="NAME", help="Only of this document.")
@click.option("--rule", metavar="CODE", help="Only of this rule.")
@click.option(
    "--severity", type=click.Choice(["error", "warning", "info"]), help="Only of this severity."
)
@click.option("--closed", is_flag=True, help="Those that were closed: why, when, by what version.")
@options.answer
def findings(
    *,
    document: str | None,
    rule: str | None,
    severity: str | None,
    closed: bool,
    form: str,
    to: str | None,
    root: Path | None,
    warehouse: Path | None,
) -> None:
    """List the findings that stand in the warehouse, the gravest first.

    \b
    Examples:
      provstat findings --severity error
      provstat findings --closed --document articles/a.md
      provstat findings --document articles/a.md --format csv -o work.csv
    """
    told = {"document": document, "rule": rule, "severity": severity}
    parameters = {key: value for key, value in told.items() if value is not None}
    question = "resolved-findings" if closed else "findings"
    print_answer(ask_warehouse(root, warehouse, question, parameters), form, to)
