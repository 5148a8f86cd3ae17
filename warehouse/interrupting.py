"""Queries that are broken off: a signal alone does not end one.

What a handler raises in the middle of a query DuckDB keeps until the query is done, however long
that takes; so whoever is told to stop interrupts the databases first.
"""

from __future__ import annotations

import contextlib
import weakref

import duckdb

_opened: weakref.WeakSet[duckdb.DuckDBPyConnection] = weakref.WeakSet()


def opened(con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Remember a connection while it lives, to be interrupted; gives it."""
    _opened.add(con)
    return con


def interrupt() -> None:
    """Break off what any connection is doing; what comes after works as ever."""
    # The main thread may be in the middle of opening one: then it is in no query.
    with contextlib.suppress(RuntimeError):
        for con in list(_opened):
            with contextlib.suppress(duckdb.Error):  # closed
                con.interrupt()
