"""What was published before, beside a draft: claims of the warehouse that may be of its statistics.

The warehouse is asked once, for claims of the draft's units that share telling words with one of
its claims: what has nothing in common with the draft never leaves the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from flows.compare.statistics import group
from flows.slots.reading import Reading, readings
from flows.slots.words import terms
from schemas import (
    TABLES,
    Citations,
    Claims,
    Documents,
    Observations,
    Sources,
    Support,
    Table,
    columns,
    frame,
    records,
)
from warehouse.connect import WarehouseUnusable, reader
from warehouse.search import LEAST, SHORTEST, START, has_search, near

Frames = dict[str, pd.DataFrame]

_STATED = """observation_id IN
    (SELECT observation_id FROM live.support WHERE claim_id IN (FROM wanted))"""

_TABLES: dict[str, tuple[type[Table], str]] = {
    "claims": (Claims, "claim_id IN (SELECT claim_id FROM wanted)"),
    "citations": (Citations, "claim_id IN (SELECT claim_id FROM wanted)"),
    "support": (Support, "claim_id IN (SELECT claim_id FROM wanted)"),
    "documents": (
        Documents,
        "document IN (SELECT document FROM live.claims SEMI JOIN wanted USING (claim_id))",
    ),
    "sources": (
        Sources,
        "source_id IN (SELECT source_id FROM live.citations SEMI JOIN wanted USING (claim_id))",
    ),
    "observations": (Observations, _STATED),
}


def published_beside(file: Path, frames: Mapping[str, pd.DataFrame]) -> Frames:
    """Rows of the warehouse that a draft's claims are to be compared with.

    Args:
        file: the warehouse.
        frames: tables of the draft; a document that is among them is not its own past.

    Returns:
        Frames of claims, citations, support, documents, sources and observations.

    Raises:
        warehouse.connect.WarehouseBusy: somebody is writing it.
        warehouse.connect.WarehouseUnusable: there is none, or the file is no warehouse.
    """
    sought = _sought(readings(records(frames["claims"]), claims=True))
    con = reader(file)
    try:
        _refuse(con, file)
        wanted = near(con, sought, [str(d) for d in frames["documents"]["document"]])
        con.execute("CREATE OR REPLACE TEMP TABLE wanted (claim_id VARCHAR)")
        if wanted:
            con.execute("INSERT INTO wanted SELECT unnest($ids)", {"ids": wanted})
        return {
            name: _rows(con, name, model, condition) for name, (model, condition) in _TABLES.items()
        }
    finally:
        con.close()


def _refuse(con: duckdb.DuckDBPyConnection, file: Path) -> None:
    try:
        con.execute("SELECT 1 FROM live.claims LIMIT 0")
    except duckdb.Error as error:
        raise WarehouseUnusable(f"{file}: a database, but no warehouse of provstat") from error
    if not has_search(con):
        raise WarehouseUnusable(
            f"{file}: an older provstat made it; `provstat ingest` brings it up to date"
        )


def beside(frames: Frames, published: Frames) -> Frames:
    """The draft's tables with the published ones, and the statistics of both."""
    joined = dict(frames)
    for name, key in (("documents", "document"), ("sources", "source_id")):
        known = set(frames[name][key])
        fresh = published[name][~published[name][key].isin(known)]
        joined[name] = _below(frames[name], fresh)
    for name in ("claims", "citations", "support"):
        joined[name] = _below(frames[name], published[name])
    held = set(frames["observations"]["observation_id"])
    seen = published["observations"]
    joined["observations"] = _below(
        frames["observations"], seen[~seen["observation_id"].isin(held)]
    )
    compared = ("claims", "citations", "sources", "observations", "support")
    mine = set(frames["claims"]["claim_id"])
    made = group(*(records(joined[name]) for name in compared), of=mine)
    for name, rows in zip(("statistics", "statistic_members", "comparisons"), made, strict=True):
        joined[name] = frame(TABLES[name], rows)
    return joined


def _below(upper: pd.DataFrame, lower: pd.DataFrame) -> pd.DataFrame:
    if lower.empty:
        return upper
    if upper.empty:
        return lower.reset_index(drop=True)
    return pd.concat([upper, lower], ignore_index=True)


def _sought(claims: Iterable[Reading]) -> list[tuple[str, frozenset[str]]]:
    """Unit and telling words of each claim that may be compared, the words cut short."""
    made = []
    for claim in claims:
        if claim.kind == "sample" or claim.withdrawn:
            continue
        said = f"{claim.population} {claim.statement} {claim.clause}"
        words = {
            t.surface.lower()[:START]
            for t in terms(said)
            if t.weight >= 1.0 and len(t.surface) >= SHORTEST and t.surface.isalpha()
        }
        if len(words) >= LEAST:
            made.append((claim.unit, frozenset(words)))
    return made


def _rows(
    con: duckdb.DuckDBPyConnection, name: str, model: type[Table], condition: str
) -> pd.DataFrame:
    present = {
        row[0]
        for row in con.execute(
            "SELECT column_name FROM duckdb_columns() WHERE database_name = current_database()"
            " AND schema_name = 'live' AND table_name = ?",
            [name],
        ).fetchall()
    }
    # An older warehouse lacks the newest columns: they are null in its rows.
    chosen = ", ".join(f'"{c}"' if c in present else f'NULL AS "{c}"' for c in columns(model))
    found: Any = con.execute(f"SELECT {chosen} FROM live.{name} WHERE {condition}").df()  # noqa: S608 - names are the models'
    return found.astype(columns(model)) if len(found) else found.iloc[:0].astype(columns(model))
