"""`provstat todo`: what to do next, and who has how much of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from flows.cli import options
from flows.cli.answers import ask_warehouse, print_answer

_SHOWN = 8  # people or sections in the closing lines, before the rest is only counted
_COLUMNS = ("severity", "reach", "age_days", "rule", "document", "line", "figure", "message")


@click.command()
@click.option("--author", metavar="NAME", help="Only of articles whose author has this name in it.")
@click.option("--section", metavar="NAME", help="Only of this section.")
@click.option("--document", metavar="NAME", help="Only of this document.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    metavar="N",
    help="How many; 0 for all.",
)
@click.option(
    "--per",
    type=click.Choice(["author", "section", "document"]),
    help="Count what is open by author, section or document, instead of listing it.",
)
@options.answer
def todo(
    *,
    author: str | None,
    section: str | None,
    document: str | None,
    limit: int,
    per: str | None,
    form: str,
    to: str | None,
    root: Path | None,
    warehouse: Path | None,
) -> None:
    """List what to do next: open findings in the warehouse, the most harmful first.

    Errors come before warnings; among equals those whose figure most articles repeat (reach),
    then the oldest. Findings that are ruled on are not there.

    \b
    Examples:
      provstat todo --limit 10
      provstat todo --author lee --format csv -o work.csv
      provstat todo --per section
    """
    if per is not None:
        print_answer(ask_warehouse(root, warehouse, "todo-counts", {"per": per}), form, to)
        return
    told = {"author": author, "section": section, "document": document}
    parameters = {key: value for key, value in told.items() if value is not None}
    answer = ask_warehouse(root, warehouse, "todo", parameters | {"limit": str(limit)})
    if form != "table":
        print_answer(answer, form, to)
        return
    print_answer(answer[list(_COLUMNS)], form, to, whole=True)
    if to is None and not parameters:
        for kind in ("author", "section"):
            _closing(ask_warehouse(root, warehouse, "todo-counts", {"per": kind}), kind)


def _closing(counts: Any, kind: str) -> None:
    """A line with the open count of each person or section, if the articles name any."""
    from flows.report.printable import printable
    from schemas import records
    from warehouse.counting import counted

    rows = records(counts)
    named = [row for row in rows if row["who"] is not None]
    if not named:
        return
    parts = [
        f"{row['who']} {row['open']} ({counted(row['errors'], 'error')})" for row in named[:_SHOWN]
    ]
    if len(named) > _SHOWN:
        parts.append(f"{len(named) - _SHOWN} more")
    rest = sum(row["open"] for row in rows) - sum(row["open"] for row in named)
    if rest:
        parts.append(f"no {kind} named {rest}")
    click.echo(printable(f"open by {kind}: {', '.join(parts)}"))
