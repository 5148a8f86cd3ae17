"""Searches for words, and orders of all rows, by lists made when the file was published.

The rows that have a word, or a word that begins so, are a run of one narrow column; a run for each
time that claims came to the file. Runs of hundreds of thousands of rows are laid over each other as
marks, one a row of the table: joins in the database take several times as long. So does sorting
what was found, where an order of all rows is there to be gone through.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from flows.dashboard.filters import Asked
from flows.dashboard.published import Snapshot

Marks = Any  # an array of booleans, one a row of a table
HELD = "rowid IN (SELECT number FROM said)"

# Words that begin alike stand one behind the other, and so do their rows.
_RUNS = """
    SELECT min(first), max(beyond) FROM (
        SELECT first, first + rows AS beyond, first - sum(rows) OVER (ORDER BY first) + rows AS run
        FROM dashboard.{}_words WHERE starts_with(word, $word))
    GROUP BY run ORDER BY 1"""


def page(
    snap: Snapshot, asked: Asked, where: str, bound: Mapping[str, Any]
) -> tuple[int, list[int]]:
    """How many rows meet a search and its filters, and the numbers of those on the page.

    Args:
        snap: the state of the file.
        asked: the search; its order is that of the table, or one of a list made ready.
        where: the filters' conditions, and what is bound in them.
        bound: see ``where``.
    """
    marks = having(snap, asked)
    if where:
        met = f"SELECT rowid FROM {asked.table}{where}"  # noqa: S608
        also = _marked(_rows(snap, asked), _numbers(snap, met, bound))
        marks = also if marks is None else marks & also
    if listed := asked.listed():
        sql = f"SELECT number FROM {listed}"  # noqa: S608
        order = snap.kept(("order", listed), lambda: _numbers(snap, sql))
        found = order if marks is None else order[marks[order]]
    else:
        assert marks is not None  # asked for by words, or by an order
        found = np.flatnonzero(marks)
    return len(found), found[asked.offset : asked.offset + asked.size].tolist()


def having(snap: Snapshot, asked: Asked) -> Marks | None:
    """The rows that have all words of a search; null if none is asked for."""
    words = asked.words()
    if words is None:
        return None
    rows = _rows(snap, asked)
    marks = np.full(rows, bool(words))  # signs alone are no words: no row has them
    for word in dict.fromkeys(words):
        runs = snap.values(_RUNS.format(asked.words_of), {"word": word})
        if not runs:
            return np.zeros(rows, dtype=bool)
        one = (
            f"SELECT number FROM dashboard.{asked.words_of}_postings"  # noqa: S608
            " WHERE rowid >= {:d} AND rowid < {:d}"
        )
        found = " UNION ALL ".join(one.format(first, beyond) for first, beyond in runs)
        marks &= _marked(rows, _numbers(snap, found))
    return marks


@contextmanager
def held(snap: Snapshot, said: Marks | None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection on which ``HELD`` is the condition that a row is marked."""
    with snap.cursor() as con:
        if said is None:
            yield con
            return
        con.register("said", pd.DataFrame({"number": np.flatnonzero(said)}))
        try:
            yield con
        finally:
            con.unregister("said")


def _rows(snap: Snapshot, asked: Asked) -> int:
    # More than there are, where some were taken away since.
    sql = f"SELECT coalesce(max(rowid) + 1, 0) FROM {asked.table}"  # noqa: S608
    return int(snap.kept(("rows", asked.table), lambda: snap.values(sql)[0][0]))


def _numbers(snap: Snapshot, sql: str, bound: Mapping[str, Any] | None = None) -> Any:
    with snap.cursor() as con:
        (numbers,) = con.execute(sql, bound or None).fetchnumpy().values()
    return numbers


def _marked(rows: int, numbers: Any) -> Marks:
    marks = np.zeros(rows, dtype=bool)
    marks[numbers] = True
    return marks
