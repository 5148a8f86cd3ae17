"""`provstat decide`: an editor's ruling on a finding."""

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
@click.argument("finding", metavar="FINDING")
@click.argument("verdict", type=click.Choice(["accept", "waive"]), metavar="accept|waive")
@click.option("--reason", required=True, metavar="TEXT", help="Why.")
@ruling.how
@options.root
@options.raw
@options.warehouse
def decide(
    *,
    finding: str,
    verdict: str,
    reason: str,
    by: str | None,
    expires: dt.datetime | None,
    root: Path | None,
    raw: Path | None,
    warehouse: Path | None,
) -> None:
    """Rule on a finding: accept it as it is, or waive it, with a reason.

    Accepted, it is right and stays so; waived, it is no problem here.

    FINDING is an id as reports print it, the start of one, RULE@CLAIM, RULE@SOURCE or
    RULE@DOCUMENT:LINE:COLUMN. The ruling is a row of raw/decisions/rulings.csv, for git and for
    review; it holds in every later run while its sentence stands. The finding stays on record,
    as accepted or waived, and no longer fails a check.

    \b
    Examples:
      provstat decide UNS101@raw/articles/a.md:12:34 waive --reason "our own count"
      provstat decide f3c9 accept --reason "corrected in print" --expires 2027-01-31
    """
    said = ruling.reasoned(reason)
    if said is None:
        raise BadInput("--reason is empty; say why, for those who read it next year")
    settings = load(root, raw=raw, warehouse=warehouse)
    today, until = ruling.days(expires)

    def find_it(con: duckdb.DuckDBPyConnection, prefix: str) -> dict[str, Any]:
        return _finding(con, finding, prefix)

    found = ruling.meant(settings, finding, find_it)

    from flows.desk.ruling import Ruling, guard

    about = f"{found['rule']} {found['name']}, {_where(found)}"
    row = Ruling(
        target=found["target"],
        ruling=verdict,
        by=ruling.who(settings, by),
        date=today,
        reason=said,
        expires=until,
        expect=guard(found["quote"], found["figure"]),
    )
    ruling.put(settings, row, about)


def _finding(con: duckdb.DuckDBPyConnection, text: str, prefix: str) -> dict[str, Any]:
    """The finding meant, with the ``target`` of a ruling on it."""
    from flows.desk.ruling import target_for
    from flows.report.explain_find import NotFound, find
    from schemas import records

    asked = find(con, text, prefix=prefix)
    rows = records(
        con.execute(
            "FROM v1.findings WHERE resolved IS NULL AND CASE WHEN $claim IS NULL THEN"
            " claim_id IS NULL AND source_id = $source ELSE claim_id = $claim END"
            " ORDER BY rule, finding_id",
            {"claim": asked.claim_id, "source": asked.source_id},
        ).df()
    )
    chosen = [row for row in rows if asked.finding_id in (None, row["finding_id"])]
    by_rule = text.partition("@")[2] and asked.finding_id
    same = [row for row in rows if chosen and row["rule"] == chosen[0]["rule"]]
    if by_rule and len(same) > 1:
        chosen = same  # the rule has several findings here: it must be said which
    if len(chosen) == 1:
        return {**chosen[0], "target": target_for(chosen[0], rows)}
    if not chosen:
        raise NotFound(f"{text!r} has no finding to rule on")
    listed = "\n".join(
        f"  {row['finding_id']}  {row['rule']} {row['name']}"
        + (f", beside {row['other_document']}" if row["other_document"] else "")
        for row in chosen
    )
    raise NotFound(f"{text!r} has several findings; rule on one by its id:\n{listed}")


def _where(found: dict[str, Any]) -> str:
    if found["claim_id"] is None:
        return f"source {found['source_id']}"
    place = found["document"] + (f":{found['line']}:{found['column']}" if found["line"] else "")
    return f"{place} \N{LEFT DOUBLE QUOTATION MARK}{found['figure']}\N{RIGHT DOUBLE QUOTATION MARK}"
