"""The workspace of a run: a database beside the warehouse that holds the run's tables.

A run reads, traces and judges some articles at a time; what comes of each part is validated and
put here at once, so that the inbox may be larger than memory. The rules run here, and the loader
compares these tables with those that stand. The file is removed at the end; after a crash, by the
next run, which alone may be here: it holds the warehouse's lock.
"""

from __future__ import annotations

import shutil
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Literal, TypeVar

import duckdb
import numpy as np
import pandas as pd

from schemas import TABLES, columns, frame
from warehouse.connect import bare, database
from warehouse.ddl import KEYS, create_live_tables, sql_columns
from warehouse.held import hold_to_model
from warehouse.sql import first_row, quoted

T = TypeVar("T")

PART = 2000  # rows that are in memory at once
MEMORY = 1000  # megabytes that DuckDB may take before it goes to disk, if nobody says otherwise

Rows = list[dict[str, Any]]

# As a reader meets them, those of tables last.
ORDER = 'document, origin, start NULLS FIRST, "end" NULLS FIRST, "row" NULLS FIRST, claim_id'


class Workspace:
    """Tables of schema ``live`` that are filled part by part, and the warehouse as it stood."""

    def __init__(self, file: Path, megabytes: float = MEMORY) -> None:
        """Make an empty one, in the place of what a crash left."""
        self.file, self.megabytes = file, megabytes
        remove(file)
        limits = {"memory_limit": f"{megabytes:g}MB", "temp_directory": str(_spill(file))}
        self.con = database(file, limits)
        create_live_tables(self.con, {})
        self.knows = False  # whether ``before`` is a database

    def know(self, warehouse: Path) -> bool:
        """Attach the warehouse as ``before``, to read what stands there; asked again, it stays so.

        Returns:
            Whether there is one.

        Raises:
            warehouse.errors.Obstacle: the file is no warehouse, or somebody is writing it.
        """
        if self.knows or not warehouse.is_file():
            return self.knows
        bare(warehouse).close()  # which says in words why it cannot be read
        path = str(warehouse).replace("'", "''")
        self.con.execute(f"ATTACH '{path}' AS before (READ_ONLY)")
        self.knows = True
        return True

    def stands(self, *tables: str) -> bool:
        """Whether the warehouse has these tables as this version makes them."""
        return self.knows and all(
            {name for (name,) in self._present(table)} == set(columns(TABLES[table]))
            for table in tables
        )

    def _present(self, table: str) -> list[tuple[str]]:
        return self.con.execute(
            "SELECT column_name FROM duckdb_columns() WHERE database_name = 'before'"
            " AND schema_name = 'live' AND table_name = ?",
            [table],
        ).fetchall()

    def append(self, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Put rows behind those that are there.

        Raises:
            pandera.errors.SchemaErrors: rows break an invariant of the table's model.
        """
        model = TABLES[table]
        for part in parts(rows, PART):
            made = frame(model, part)
            cast = ", ".join(f'"{n}"::{kind} AS "{n}"' for n, kind in sql_columns(model).items())
            self.con.register("incoming", made)
            self.con.execute(f"INSERT INTO live.{table} BY NAME SELECT {cast} FROM incoming")
            self.con.unregister("incoming")

    def replace(self, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Put rows in the place of those with the same key."""
        (key,) = KEYS[table]
        self.con.execute(
            f'DELETE FROM live.{table} WHERE "{key}" IN (SELECT unnest($keys))',
            {"keys": [row[key] for row in rows]},
        )
        self.append(table, rows)

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """All of what is put in meanwhile, or nothing."""
        self.con.execute("BEGIN TRANSACTION")
        try:
            yield
        except BaseException:
            self.con.execute("ROLLBACK")
            raise
        self.con.execute("COMMIT")

    def clear(self, table: str) -> None:
        """Take all rows away."""
        self.con.execute(f"DELETE FROM live.{table}")

    def copy(self, table: str, condition: str = "true", parameters: Any = None) -> None:
        """Put the rows that stand in the warehouse here, as they are there.

        Args:
            table: the table.
            condition: SQL on its columns, which ``h`` stands for.
            parameters: of the condition.
        """
        names = columns(TABLES[table])
        self.con.execute(
            f"INSERT INTO live.{table} BY NAME SELECT {quoted(names, 'h.')}"
            f" FROM before.live.{table} AS h WHERE {condition}",
            parameters,
        )

    def borrow(self, table: str) -> None:
        """Have the table as it stands in the warehouse, without a copy of it."""
        self.con.execute(f"DROP TABLE live.{table}")
        self.con.execute(f"CREATE VIEW live.{table} AS FROM before.live.{table}")

    def rows(self, sql: str, parameters: Any = None) -> Rows:
        """All rows of a query, as mappings; of a part of a table, not of all of a large one."""
        answer = self.con.execute(sql, parameters)
        names = [column[0] for column in answer.description or ()]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    def each(self, sql: str, parameters: Any = None) -> Iterator[dict[str, Any]]:
        """The rows of a query one by one, however many; meanwhile nothing else may be asked."""
        answer = self.con.execute(sql, parameters)
        names = [column[0] for column in answer.description or ()]
        while found := answer.fetchmany(PART):
            for row in found:
                yield dict(zip(names, row, strict=True))

    def first(self, sql: str, parameters: Any = None) -> Any:
        """First row of a query, or null if it has none."""
        return first_row(self.con, sql, parameters)

    def parts_of(self, documents: str, size: int) -> Iterator[list[str]]:
        """Documents with claims in order, in parts of at least so many claims but for the last.

        Args:
            documents: SQL that selects them from claims, "document IN (FROM fresh)".
            size: claims of a part.
        """
        part: list[str] = []
        held = 0
        for row in self.rows(
            f"SELECT document, count(*) AS claims FROM live.claims WHERE {documents}"
            " GROUP BY document ORDER BY document"
        ):
            part.append(row["document"])
            held += row["claims"]
            if held >= size:
                yield part
                part, held = [], 0
        if part:
            yield part

    def of_documents(self, table: str, documents: Sequence[str], names: Iterable[str] = ()) -> Rows:
        """Rows of a table that belong to some documents; claims come in their order.

        Args:
            table: documents, claims, or a table by claim.
            documents: names.
            names: columns; all if none are given.
        """
        wanted = quoted(names or columns(TABLES[table]))
        within, order = "document IN (SELECT unnest($names::VARCHAR[]))", f" ORDER BY {ORDER}"
        if table not in ("documents", "claims"):
            within = f"claim_id IN (SELECT claim_id FROM live.claims WHERE {within})"
        order = order if table == "claims" else ""
        return self.rows(
            f"SELECT {wanted} FROM live.{table} WHERE {within}{order}", {"names": list(documents)}
        )

    def columns(self, sql: str, kind: Literal["I", "Q"] = "I") -> list[array[int]]:
        """The columns of a query, which are numbers from 0; of type code ``kind`` of array."""
        found: Any = self.con.execute(sql).fetchnumpy()
        size = {"I": "uint32", "Q": "uint64"}[kind]
        return [array(kind, column.astype(size).tobytes()) for column in found.values()]

    def note_numbers(self, table: str, **told: array[int]) -> None:
        """Keep numbers as a temporary table, a column of each."""
        made = pd.DataFrame({name: np.asarray(column) for name, column in told.items()})
        self.con.register("incoming", made)
        self.note(table, "FROM incoming")
        self.con.unregister("incoming")

    def taken_over(self, names: Iterable[str]) -> None:
        """Note documents that are taken over from the warehouse as they stand there."""
        told = {"names": list(names)}
        self.note("taken_over", "SELECT unnest($names::VARCHAR[]) AS document", told)

    def touched(self, names: Iterable[str]) -> None:
        """Note documents whose claims are not as they were read, beside those noted before."""
        self.con.execute("CREATE TEMP TABLE IF NOT EXISTS touched (document VARCHAR)")
        self.con.execute(
            "INSERT INTO touched SELECT unnest($names::VARCHAR[])", {"names": sorted(names)}
        )

    def note(self, table: str, sql: str, parameters: Any = None) -> None:
        """Keep the answer of a query as a temporary table."""
        self.con.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS {sql}", parameters)

    def check(self, table: str) -> None:
        """Hold what SQL put into a table to its model.

        Raises:
            pandera.errors.SchemaErrors: rows break an invariant.
        """
        hold_to_model(self.con, table)

    def close(self) -> None:
        """Leave the file to the loader."""
        self.con.close()


@contextmanager
def workspace(warehouse: Path, megabytes: float = MEMORY) -> Iterator[Workspace]:
    """Have a workspace beside a warehouse whose lock is held; removed afterwards.

    Args:
        warehouse: the warehouse.
        megabytes: memory that the database may take before it goes to disk.
    """
    work = Workspace(workspace_file(warehouse), megabytes)
    try:
        yield work
    finally:
        work.close()
        remove(work.file)


def workspace_file(warehouse: Path) -> Path:
    """Where the workspace of a warehouse lies."""
    return warehouse.with_name(f".{warehouse.name}.work")


def remove(file: Path) -> None:
    """Remove a workspace, with all that lies beside it."""
    file.unlink(missing_ok=True)
    file.with_name(file.name + ".wal").unlink(missing_ok=True)
    shutil.rmtree(_spill(file), ignore_errors=True)


def parts(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """Rows, so many at a time."""
    left = iter(rows)
    while part := list(islice(left, size)):
        yield part


def _spill(file: Path) -> Path:
    return file.with_name(file.name + ".tmp")


def attach(con: duckdb.DuckDBPyConnection, file: Path) -> None:
    """Attach a workspace that is closed to the connection of a loader, as ``work``."""
    path = str(file).replace("'", "''")
    con.execute(f"ATTACH '{path}' AS work (READ_ONLY)")


def detach(con: duckdb.DuckDBPyConnection) -> None:
    """Be done with the workspace: what was seen of it is forgotten."""
    con.execute("DETACH work")
