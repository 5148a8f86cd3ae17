"""`provstat cite`: an editor says which source a claim rests on."""

from __future__ import annotations

import datetime as dt
import difflib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from flows.cli import options, ruling
from flows.settings import load

if TYPE_CHECKING:
    import duckdb


@click.command()
@click.argument("claim", metavar="CLAIM")
@click.argument("source", metavar="SOURCE")
@click.option("--reason", metavar="TEXT", help="Why.")
@ruling.how
@options.root
@options.raw
@options.warehouse
def cite(
    *,
    claim: str,
    source: str,
    reason: str | None,
    by: str | None,
    expires: dt.datetime | None,
    root: Path | None,
    raw: Path | None,
    warehouse: Path | None,
) -> None:
    """Say which registered source a claim rests on.

    It outweighs whatever the article credits.

    CLAIM is its id, the start of one, or DOCUMENT:LINE:COLUMN; SOURCE an id of the registry
    (`provstat sources` lists them) or the start of one. From the next run on the claim is held
    against that source. The ruling is a row of raw/decisions/rulings.csv.

    \b
    Examples:
      provstat cite raw/articles/a.md:12:34 acme-2024 --reason "the link was lost in editing"
      provstat cite c393ad55 acme-2024
    """
    settings = load(root, raw=raw, warehouse=warehouse)
    today, until = ruling.days(expires)

    def find_it(con: duckdb.DuckDBPyConnection, prefix: str) -> dict[str, Any]:
        return {**ruling.claim_of(con, claim, prefix), "wanted": _source(con, source)}

    found = ruling.meant(settings, claim, find_it)

    from flows.desk.ruling import Ruling, guard

    row = Ruling(
        target=found["claim_id"],
        ruling="assign",
        value=found["wanted"],
        by=ruling.who(settings, by),
        date=today,
        reason=ruling.reasoned(reason),
        expires=until,
        expect=guard(found["quote"], found["figure"]),
    )
    ruling.put(settings, row, f"{found['figure']} in {found['document']}")


def _source(con: duckdb.DuckDBPyConnection, text: str) -> str:
    """The id of a registered source, from the id or the start of one."""
    from flows.report.explain_find import NotFound

    known = [
        row[0] for row in con.execute("SELECT source_id FROM v1.sources ORDER BY 1").fetchall()
    ]
    if text in known:
        return text
    fitting = [name for name in known if text and name.startswith(text)]
    if len(fitting) == 1:
        return str(fitting[0])
    near = fitting or difflib.get_close_matches(text, known, 5)
    hint = f"did you mean {', '.join(near[:10])}?" if near else "`provstat sources` lists them"
    raise NotFound(f"no source is registered as {text!r}; {hint}")
