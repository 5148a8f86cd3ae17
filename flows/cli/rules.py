"""`provstat rules`: what is looked for."""

from __future__ import annotations

import json

import click

from flows.cli.terminal import table


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "markdown", "json"]),
    default="table",
    show_default=True,
    help="How to print them.",
)
def rules(*, form: str) -> None:
    """List the rules: code, name, severity, and when a claim is flagged.

    \b
    Examples:
      provstat rules
      provstat rules --format json
    """
    from warehouse.catalogue import catalogue, markdown_table
    from warehouse.catalogue import rules as all_rules

    if form == "markdown":
        click.echo(markdown_table(), nl=False)
    elif form == "json":
        click.echo(json.dumps(catalogue(), ensure_ascii=False, indent=2))
    else:
        names = ("code", "name", "severity", "summary")
        shown = [row | {"severity": all_rules()[row["code"]].severities} for row in catalogue()]
        click.echo(table(shown, names, widest=100))
