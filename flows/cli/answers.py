"""Answers of the warehouse: asked, and printed in the format wanted."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.cli.terminal import note, output, table
from flows.errors import BadInput
from flows.settings import load
from warehouse.counting import counted

if TYPE_CHECKING:
    import pandas as pd

FORMATS = ("table", "csv", "json", "parquet")


def ask_warehouse(
    root: Path | None,
    warehouse: Path | None,
    name: str | None = None,
    parameters: Mapping[str, str] | None = None,
    *,
    sql: str | None = None,
    history: bool = False,
    as_of: str | None = None,
) -> pd.DataFrame:
    """Ask a named question, or one in SQL.

    The published file answers where there is one, since it is never locked; the past is in the
    warehouse itself, and answers with ``as_of``, a run or an ISO date.

    Raises:
        BadInput: there is no warehouse, it is in use, or the question cannot be asked.
    """
    from warehouse.connect import WarehouseBusy, WarehouseUnusable, guarded
    from warehouse.past import NotThen
    from warehouse.past import as_of as as_of_then
    from warehouse.questions import BadQuestion, ask, free

    settings = load(root, warehouse=warehouse)
    published = settings.published_file()
    file = published if published.is_file() and not history else settings.warehouse_file()
    try:
        con = guarded(file) if as_of is None else as_of_then(settings.warehouse_file(), as_of)
        try:
            return free(con, sql) if sql is not None else ask(con, name or "", parameters)
        finally:
            con.close()
    except (WarehouseBusy, WarehouseUnusable, BadQuestion, NotThen) as error:
        raise BadInput(str(error)) from error


def tell_of_held_back(root: Path | None, warehouse: Path | None) -> None:
    """Say beside an answer that the published file is not of the last run, where that is so."""
    from warehouse.connect import WarehouseBusy, WarehouseUnusable, reader
    from warehouse.ledger import held_back

    settings = load(root, warehouse=warehouse)
    if not (settings.published_file().is_file() and settings.warehouse_file().is_file()):
        return
    try:
        con = reader(settings.warehouse_file(), wait=0)
    except (WarehouseBusy, WarehouseUnusable):
        return  # a run is under way, of which nothing can be said yet
    try:
        run = held_back(con)
    finally:
        con.close()
    if run:
        note(
            f"run {run} was held back from readers, and this is what they have; what that run did:"
            " `provstat query what-changed --history`"
        )


def print_answer(answer: pd.DataFrame, form: str, to: str | None, *, whole: bool = False) -> None:
    """Print an answer, or write it to a file; ``whole`` if a table may not cut its last column.

    Raises:
        BadInput: parquet without a file to write.
    """
    if form == "parquet":
        if to is None or to == "-":
            raise BadInput("parquet cannot be printed; name a file with -o FILE")
        _write_parquet(answer, to)
        return
    from schemas import records

    with output(to) as stream:
        if form == "csv":
            answer.to_csv(stream, index=False, lineterminator="\n")
        elif form == "json":
            found = [_plain(row) for row in records(answer)]
            stream.write(json.dumps(found, ensure_ascii=False, indent=2, default=str) + "\n")
        else:
            found = [_shown(row) for row in records(answer)]
            stream.write(table(found, [str(name) for name in answer.columns], whole=whole) + "\n")
            stream.write(f"\n{counted(len(found), 'row')}\n")


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    """A row for people: figures as a page shows them, "$300–$1,200" for "$300&ndash;$1,200"."""
    return {
        name: unescape(value) if name.endswith("figure") and isinstance(value, str) else value
        for name, value in row.items()
    }


def _plain(value: Any) -> Any:
    """What JSON can say of a value: lists as lists, and null for the infinite, which it lacks."""
    if isinstance(value, dict):
        return {name: _plain(held) for name, held in value.items()}
    if hasattr(value, "tolist"):  # numpy's arrays, which lists arrive as, and its numbers
        value = value.tolist()
    if isinstance(value, list):
        return [_plain(held) for held in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def _write_parquet(answer: pd.DataFrame, to: str) -> None:
    import duckdb

    con = duckdb.connect(":memory:")
    try:
        con.register("answer", answer)
        con.table("answer").write_parquet(to)
    except duckdb.IOException as error:
        raise BadInput(f"{to}: cannot be written: {error}") from error
    finally:
        con.close()
