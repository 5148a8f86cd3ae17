"""Schema ``v1`` over frames in memory: what `provstat check` knows, asked as one asks the file."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb
import pandas as pd

from warehouse.connect import memory
from warehouse.ddl import create_contract


def contract_in_memory(frames: Mapping[str, pd.DataFrame]) -> duckdb.DuckDBPyConnection:
    """Open a database in memory with the views of the contract, for a run that is not loaded.

    Args:
        frames: table name (see ``schemas.TABLES``) to a frame of that model.
    """
    con = memory(frames)
    con.execute("CREATE SCHEMA history; CREATE SCHEMA v1")
    for table, opened in (
        ("findings", ", NULL::VARCHAR AS first_seen"),
        ("quarantine", ""),
        ("documents", ""),
    ):
        con.execute(
            f"CREATE VIEW history.{table} AS SELECT *, NULL::VARCHAR AS loaded_by,"
            f" NULL::VARCHAR AS closed_by, NULL::VARCHAR AS closed_reason{opened}"
            f" FROM live.{table}"
        )
    create_contract(con)
    con.execute("SET search_path = 'v1,main'")
    return con
