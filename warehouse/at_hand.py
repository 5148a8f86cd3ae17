"""What the rules look at: all claims at once, or of a large corpus those of some documents.

A rule sees the claims of whole documents, and of claims elsewhere what the other side of a pair is
asked for. So documents may be taken some at a time, in their order, and what is at hand is as large
as memory allows and not as the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import duckdb

from warehouse.sql import first_row, texts

# Bytes of memory that a claim at hand may take, with all that the rules make of it meanwhile: it is
# some 1,500 in ``judged``, and rules that look at words hold those of its neighbours, too.
_ROOM = 6000

_SIZES = {"bytes": 1, "KiB": 2**10, "MiB": 2**20, "GiB": 2**30, "TiB": 2**40}
_BY_CLAIM = ("citations", "support")

Span = tuple[str, str]  # first and last document


def take_all(con: duckdb.DuckDBPyConnection) -> None:
    """Make what the rules read of all claims: ``judged``, ``beside``, ``pairs``, and the rest.

    All are temporary tables, so that a reader can make them too.
    """
    _make_shared(con)
    _at_hand(con, "claims", "FROM live.claims")
    for table in _BY_CLAIM:
        _at_hand(con, table, f"FROM live.{table}")
    views = texts("views")
    _table(con, "judged", views["rule_judged"])
    _table(con, "sides", views["rule_sides"])
    con.execute("CREATE OR REPLACE TEMP VIEW seen AS FROM judged")
    _table(con, "beside", views["rule_beside"])
    _table(con, "pairs", views["rule_pairs"])


def take_in_parts(con: duckdb.DuckDBPyConnection, claims: int | None = None) -> Iterator[None]:
    """Make what the rules read part by part, as ``take_all``; yields when one is at hand.

    Args:
        con: the connection.
        claims: of a part, about; as many as memory has room for if null.
    """
    spans = _spans(con, claims or _room(con))
    if len(spans) < 2:
        take_all(con)
        yield
        return
    _make_shared(con)
    for span in spans:
        _take(con, span)
        yield


def _make_shared(con: duckdb.DuckDBPyConnection) -> None:
    """What is about the whole corpus, and small beside it."""
    views = texts("views")
    _table(con, "surveys", views["v1_surveys"])
    _table(con, "bodies", views["rule_bodies"])
    _view(con, "credited", views["rule_credited"])
    _table(con, "rivals", views["rule_rivals"])
    _table(con, "asked_again", views["rule_asked_again"])


def _take(con: duckdb.DuckDBPyConnection, span: Span) -> None:
    views = texts("views")
    first, last = ("'" + name.replace("'", "''") + "'" for name in span)
    within = f"FROM live.claims WHERE document BETWEEN {first} AND {last}"
    _table(con, "wanted", f"SELECT claim_id {within}")
    _at_hand(con, "claims", within)
    for table in _BY_CLAIM:
        _at_hand(con, table, f"FROM live.{table} SEMI JOIN wanted USING (claim_id)")
    _table(con, "judged", views["rule_judged"])
    _table(con, "sides", f"FROM ({views['rule_sides']}) SEMI JOIN wanted USING (claim_id)")
    others = "SELECT DISTINCT other_claim_id AS claim_id FROM sides"
    _table(con, "wanted", f"FROM ({others}) ANTI JOIN judged USING (claim_id)")
    _at_hand(con, "claims", "FROM live.claims SEMI JOIN wanted USING (claim_id)")
    con.execute(
        f"CREATE OR REPLACE TEMP VIEW seen AS FROM judged SEMI JOIN ({others}) USING (claim_id)"
        f" UNION ALL {views['rule_judged']}"
    )
    _table(con, "beside", views["rule_beside"])
    _table(con, "pairs", views["rule_pairs"])


def _spans(con: duckdb.DuckDBPyConnection, size: int) -> list[Span]:
    """First and last document of each part, in order."""
    return con.execute(
        "SELECT min(document), max(document) FROM ("
        " SELECT document, (sum(claims) OVER (ORDER BY document) - claims) // $size AS part"
        " FROM (SELECT document, count(*) AS claims FROM live.claims GROUP BY document))"
        " GROUP BY part ORDER BY part",
        {"size": size},
    ).fetchall()


def _room(con: duckdb.DuckDBPyConnection) -> int:
    """Claims for which there is room in the memory that DuckDB may take."""
    (told,) = first_row(con, "SELECT current_setting('memory_limit')")
    match = re.fullmatch(r"([\d.]+) (\w+)", told)
    if match is None or match[2] not in _SIZES:
        raise ValueError(f"a limit of memory that cannot be read: {told}")
    return max(1, int(float(match[1]) * _SIZES[match[2]] / _ROOM))


def _at_hand(con: duckdb.DuckDBPyConnection, table: str, sql: str) -> None:
    _view(con, f"{table}_at_hand", sql)


def _view(con: duckdb.DuckDBPyConnection, name: str, sql: str) -> None:
    con.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {sql}")


def _table(con: duckdb.DuckDBPyConnection, name: str, sql: str) -> None:
    con.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql}")
