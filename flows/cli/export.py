"""`provstat export`: what the warehouse knows, as files for other tools."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from flows.cli import options
from flows.errors import BadInput
from flows.settings import load

if TYPE_CHECKING:
    import duckdb

_FORMS = ("parquet", "csv", "claimreview", "annotations", "prov", "csl")


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.option(
    "--as",
    "forms",
    type=click.Choice(_FORMS),
    multiple=True,
    default=("parquet",),
    show_default=True,
    help="What to write; may be given several times.",
)
@click.option(
    "--claim",
    "wanted",
    multiple=True,
    metavar="ID",
    help="Only this claim (claimreview, annotations, prov); may be given several times.",
)
@options.root
@options.warehouse
def export(
    *,
    folder: Path,
    forms: tuple[str, ...],
    wanted: tuple[str, ...],
    root: Path | None,
    warehouse: Path | None,
) -> None:
    """Write the tables for readers as Parquet files, or what other tools read.

    DIR is made if it is not there. parquet and csv hold schema v1, as `provstat query` reads it;
    claimreview is schema.org's ClaimReview, annotations are W3C Web Annotations, prov is W3C
    PROV-JSON of who has a figure from whom, csl the registry as CSL-JSON.

    \b
    Examples:
      provstat export dashboards/
      provstat export shared/ --as claimreview --as csl
      provstat export chain/ --as prov --claim c393ad55
    """
    from warehouse.connect import WarehouseBusy, WarehouseUnusable, reader
    from warehouse.publish import export as write_parquet

    settings = load(root, warehouse=warehouse)
    published = settings.published_file()
    try:
        con = reader(published if published.is_file() else settings.warehouse_file())
        try:
            claims = _claims(con, wanted)
            for form in dict.fromkeys(forms):
                if form == "parquet":
                    written = write_parquet(con, folder)
                elif form == "csv":
                    written = _write_csv(con, folder)
                else:
                    house = settings.publishers[0] if settings.publishers else None
                    written = [_write(con, folder, form, claims, house)]
                for path in written:
                    click.echo(path)
        finally:
            con.close()
    except (WarehouseBusy, WarehouseUnusable, OSError) as error:
        raise BadInput(str(error)) from error


def _claims(con: duckdb.DuckDBPyConnection, wanted: Sequence[str]) -> list[str] | None:
    """Whole ids of the claims asked for, by id or by how it begins."""
    if not wanted:
        return None
    found = []
    for start in wanted:
        ids = con.execute(
            "SELECT claim_id FROM v1.claims WHERE starts_with(claim_id, ?) LIMIT 2", [start]
        ).fetchall()
        if len(ids) != 1:
            how = "no claim" if not ids else "more than one claim"
            raise BadInput(f"--claim {start}: {how} begins so; `provstat query claims` lists them")
        found.append(ids[0][0])
    return found


def _write(
    con: duckdb.DuckDBPyConnection,
    folder: Path,
    form: str,
    claims: list[str] | None,
    house: str | None,
) -> Path:
    from flows.exports.files import NEEDED, document
    from schemas import records

    rows: dict[str, list[dict[str, Any]]] = {
        name: records(con.execute(f"FROM v1.{name}").df()) for name in NEEDED
    }
    if claims is not None:
        for name in ("claims", "findings", "chains"):
            rows[name] = [row for row in rows[name] if row["claim_id"] in claims]
    name, text = document(form, rows, house=house)
    return _put(folder / name, text)


def _write_csv(con: duckdb.DuckDBPyConnection, folder: Path) -> list[Path]:
    from flows.exports.files import csv_text
    from warehouse.ddl import CONTRACT

    written = []
    for name in CONTRACT:
        answered = con.execute(f"FROM v1.{name}")
        columns = [column for column, *_ in answered.description]
        written.append(_put(folder / f"{name}.csv", csv_text(columns, answered.fetchall())))
    return written


def _put(path: Path, text: str) -> Path:
    """Write a file so that who reads it meanwhile has the old one or the new one, never half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    building = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        building.write_text(text, encoding="utf-8", newline="")
        building.replace(path)
    finally:
        building.unlink(missing_ok=True)
    return path
