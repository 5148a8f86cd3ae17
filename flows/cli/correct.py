"""`provstat correct`: an editor says what value a claim states."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from flows.cli import options, ruling
from flows.errors import BadInput
from flows.settings import load

if TYPE_CHECKING:
    import duckdb


@click.command()
@click.argument("claim", metavar="CLAIM")
@click.option("--value", required=True, metavar="NUMBER", help="The value the sentence states.")
@click.option("--reason", metavar="TEXT", help="Why.")
@ruling.how
@options.root
@options.raw
@options.warehouse
def correct(
    *,
    claim: str,
    value: str,
    reason: str | None,
    by: str | None,
    expires: dt.datetime | None,
    root: Path | None,
    raw: Path | None,
    warehouse: Path | None,
) -> None:
    """Say what value a claim states, where its sentence was read wrongly.

    This mends the reading, not the article: a wrong figure is put right in the article itself.
    CLAIM is its id, the start of one, or DOCUMENT:LINE:COLUMN; the value stands in the claim's
    own unit (72 for 72 percent). The ruling is a row of raw/decisions/rulings.csv.

    \b
    Examples:
      provstat correct raw/articles/a.md:12:34 --value 33.3 --reason '"a third" is meant exactly'
      provstat correct c393ad55 --value 72
    """
    from flows.land.values import NotAValue, number_of

    settings = load(root, raw=raw, warehouse=warehouse)
    today, until = ruling.days(expires)
    try:
        wanted = f"{number_of(value, '--value'):.15g}"
    except NotAValue as error:
        raise BadInput(str(error)) from error

    def find_it(con: duckdb.DuckDBPyConnection, prefix: str) -> dict[str, Any]:
        return ruling.claim_of(con, claim, prefix)

    found = ruling.meant(settings, claim, find_it)

    from flows.desk.ruling import Ruling, guard

    row = Ruling(
        target=found["claim_id"],
        ruling="correct",
        value=wanted,
        by=ruling.who(settings, by),
        date=today,
        reason=ruling.reasoned(reason),
        expires=until,
        expect=guard(found["quote"], found["figure"]),
    )
    ruling.put(
        settings, row, f"{found['figure']} in {found['document']}, read as {found['value']:g}"
    )
