"""`provstat query`: ask the warehouse, by name or in SQL."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from flows.cli import options
from flows.cli.answers import ask_warehouse, print_answer, tell_of_held_back
from flows.cli.terminal import table
from flows.errors import BadInput


@click.command()
@click.argument("name", required=False, metavar="[NAME]")
@click.argument("parameters", nargs=-1, metavar="[KEY=VALUE]...")
@click.option("--sql", metavar="SQL", help="A SELECT of your own; - reads it from standard input.")
@click.option(
    "--history",
    is_flag=True,
    help="Ask the warehouse itself, past states included, not the published file.",
)
@click.option(
    "--as-of",
    metavar="RUN|DATE",
    help="Ask the warehouse as that run, or the last run by the end of that day (UTC), left it.",
)
@options.answer
def query(
    *,
    name: str | None,
    parameters: tuple[str, ...],
    sql: str | None,
    form: str,
    to: str | None,
    history: bool,
    as_of: str | None,
    root: Path | None,
    warehouse: Path | None,
) -> None:
    """Ask the warehouse: a named question, or read-only SQL.

    Without NAME the named questions are listed. SQL reads the tables of schema v1 (claims,
    findings, sources, documents, ...) and cannot write.

    \b
    Examples:
      provstat query uncited-claims
      provstat query findings severity=error --format csv -o errors.csv
      provstat query open-findings --as-of 2026-05-31
      provstat query --sql "SELECT publisher, count(*) FROM claims GROUP BY ALL"
    """
    if history and as_of is not None:
        raise click.UsageError("give --history or --as-of, not both")
    if name and sql is not None:
        raise click.UsageError("give a NAME or --sql, not both")
    if not name and sql is None:
        _list_questions()
        return
    told: dict[str, str] = {}
    for word in parameters:
        key, equals, value = word.partition("=")
        if not equals:
            raise BadInput(f"'{word}' is no parameter; write it as key=value")
        told[key] = value
    text = sys.stdin.read() if sql == "-" else sql
    answer = ask_warehouse(root, warehouse, name, told, sql=text, history=history, as_of=as_of)
    print_answer(answer, form, to)
    if not history and as_of is None:
        tell_of_held_back(root, warehouse)


def _list_questions() -> None:
    from warehouse.questions import questions

    rows = [
        {
            "question": name,
            "parameters": " ".join(f"{key}=" for key in question.parameters),
            "answers": question.summary,
        }
        for name, question in questions().items()
    ]
    click.echo(table(rows, ("question", "parameters", "answers"), widest=100))
