"""The warehouse's tables, derived from the models: one home for what a column is.

``history``  every row ever loaded, with the run that wrote it and the run that closed it
``live``     views of the rows that stand now, with exactly the columns of the models
``past``     table macros: ``from past.claims('RUN')`` is the table as that run left it
``search``   which claims have which words (``warehouse.search``)
``v1``       contract views for dashboards (``views/v1_*.sql``)

In memory (``provstat check``) ``live`` holds tables made from the frames instead, so the
rules read the same names either way. Nothing here relies on keys, constraints or indexes:
uniqueness is kept by the loader and proved by tests.
"""

from __future__ import annotations

from collections.abc import Mapping

import duckdb
import pandas as pd

from schemas import TABLES
from schemas.base import Table, columns
from warehouse.search import create_search
from warehouse.sql import quoted, texts

_TYPES = {
    "str": "VARCHAR",
    "float64": "DOUBLE",
    "Int64": "BIGINT",
    "boolean": "BOOLEAN",
    "datetime64[us]": "TIMESTAMP",
}

# What tells two rows of a table apart, made from content.
KEYS: dict[str, tuple[str, ...]] = {
    "documents": ("document",),
    "claims": ("claim_id",),
    "sources": ("source_id",),
    "studies": ("study_id",),
    "fetches": ("fetch_id",),
    "observations": ("observation_id",),
    "citations": ("claim_id",),
    "support": ("claim_id",),
    "credits": ("credit_id",),
    "marks": ("claim_id",),
    "statistics": ("statistic_id",),
    "statistic_members": ("member_id",),
    "comparisons": ("left_id", "right_id"),
    "findings": ("finding_id",),
    "decisions": ("decision_id",),
    "quarantine": ("quarantine_id",),
    "runs": ("run_id",),
    "rule_runs": ("run_id", "rule"),
}

# Tables of what happened: rows are added and never closed.
LOGS = ("runs", "rule_runs")

# What stood above a claim when it was read. With another paragraph before it it is the same
# claim; but whoever traces it again needs what stands there now, so this one is kept up to date.
SURROUNDINGS = {"claims": ("before",)}

# Views of schema v1, the contract with readers; later ones read earlier ones.
CONTRACT = (
    "about",
    "documents",
    "surveys",
    "sources",
    "claims",
    "scorecards",
    "findings",
    "statistics",
    "statistic_members",
    "citations",
    "support",
    "observations",
    "credits",
    "chains",
    "origins",
    "decisions",
    "quarantine",
    "quarantine_closed",
    "runs",
    "rule_runs",
    "freshness",
)

# Columns of the warehouse's own, beside those of the model.
WRITTEN = {
    "loaded_by": "Run that wrote the row",
    "closed_by": "Run that closed the row; null while it stands",
    "closed_reason": "superseded, deleted, removed, fixed, ruled or rule_off",
}
OPENED = {"first_seen": "Run that opened the finding; kept while its words change"}


def sql_columns(model: type[Table]) -> dict[str, str]:
    """Columns of a model with their DuckDB types, in order."""
    return {name: _TYPES[dtype] for name, dtype in columns(model).items()}


def extra_columns(table: str) -> dict[str, str]:
    """The warehouse's own columns of a history table, with descriptions."""
    return {**WRITTEN, **OPENED} if table == "findings" else dict(WRITTEN)


def create_live_tables(con: duckdb.DuckDBPyConnection, frames: Mapping[str, pd.DataFrame]) -> None:
    """Make ``live`` from frames, in memory; tables without a frame are empty.

    Raises:
        KeyError: a frame for a table that does not exist.
    """
    unknown = frames.keys() - TABLES.keys()
    if unknown:
        raise KeyError(f"no such table: {', '.join(sorted(unknown))}")
    con.execute("CREATE SCHEMA IF NOT EXISTS live")
    for table, model in TABLES.items():
        types = sql_columns(model)
        rows = frames.get(table)
        if rows is not None and len(rows):
            cast = ", ".join(f'"{name}"::{kind} AS "{name}"' for name, kind in types.items())
            con.register("incoming", rows)
            con.execute(f"CREATE OR REPLACE TABLE live.{table} AS SELECT {cast} FROM incoming")
            con.unregister("incoming")
        else:
            defined = ", ".join(f'"{name}" {kind}' for name, kind in types.items())
            con.execute(f"CREATE OR REPLACE TABLE live.{table} ({defined})")


def create_warehouse(con: duckdb.DuckDBPyConnection) -> None:
    """Make or complete the schemas of a warehouse file; running it again changes nothing.

    A column that a model has gained is added to its history table (null in old rows).
    """
    con.execute("BEGIN TRANSACTION")
    for schema in ("history", "live", "past", "v1"):
        con.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
    for table, model in TABLES.items():
        _create_history(con, table, model)
    create_search(con)
    create_contract(con)
    con.execute("COMMIT")


def create_contract(con: duckdb.DuckDBPyConnection) -> None:
    """Make the views of schema ``v1``, which must exist."""
    views = texts("views")
    for name in CONTRACT:
        con.execute(f"CREATE OR REPLACE VIEW v1.{name} AS {views[f'v1_{name}']}")


def _create_history(con: duckdb.DuckDBPyConnection, table: str, model: type[Table]) -> None:
    own = extra_columns(table)
    types = sql_columns(model) | dict.fromkeys(own, "VARCHAR")
    present = {
        row[0]
        for row in con.execute(
            "SELECT column_name FROM duckdb_columns() WHERE database_name = current_database()"
            " AND schema_name = 'history' AND table_name = ?",
            [table],
        ).fetchall()
    }
    if not present:
        defined = ", ".join(f'"{name}" {kind}' for name, kind in types.items())
        con.execute(f"CREATE TABLE history.{table} ({defined})")
    fresh = [name for name in types if name not in present]
    for name in fresh if present else ():
        con.execute(f'ALTER TABLE history.{table} ADD COLUMN "{name}" {types[name]}')
    if fresh:
        describe_columns(con, f"history.{table}", descriptions(model) | own)
    names = quoted(columns(model))
    con.execute(
        f"CREATE OR REPLACE VIEW live.{table} AS"
        f" SELECT {names} FROM history.{table} WHERE closed_by IS NULL"
    )
    con.execute(
        f"CREATE OR REPLACE MACRO past.{table}(run) AS TABLE"
        f" SELECT {names} FROM history.{table}"
        " WHERE loaded_by <= run AND (closed_by IS NULL OR closed_by > run)"
    )


def descriptions(model: type[Table]) -> dict[str, str]:
    """Column descriptions of a model."""
    return {name: str(column.description) for name, column in model.to_schema().columns.items()}


def describe_columns(
    con: duckdb.DuckDBPyConnection, table: str, described: Mapping[str, str]
) -> None:
    """Write column descriptions where a database browser shows them."""
    for name, description in described.items():
        literal = description.replace("'", "''")
        con.execute(f"COMMENT ON COLUMN {table}.\"{name}\" IS '{literal}'")
