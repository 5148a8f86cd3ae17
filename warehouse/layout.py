"""How the published file lies on disk, so that a page over millions of claims answers at once.

Three means, none of them part of the contract: rows of schema ``v1`` lie in the order in which they
are asked for (DuckDB then skips the parts of a table that cannot hold what is sought), indexes
find single claims, and schema ``dashboard`` holds what the dashboard shows of all claims together.
Who reads ``v1`` alone needs to know nothing of it.

What comes to a file later lies behind what was there, in the order of its own; so do its words.
"""

from __future__ import annotations

import duckdb

from warehouse.sql import first_row, texts

# Claims lie as the list of claims shows them: its pages are rows in their own order.
_ORDER = {
    "claims": "published DESC NULLS LAST, document, start NULLS LAST, claim_id",
    "scorecards": "published DESC NULLS LAST, document",
    "documents": "document",
    "findings": "document, start NULLS LAST, rule, finding_id",
    "observations": "observation_id",
    "citations": "claim_id",
    "support": "claim_id",
    "chains": "claim_id, step",
    "credits": "from_node, to_node",
    "statistics": "statistic_id",
    "statistic_members": "statistic_id, member_id",
    "origins": "statistic_id",
}
_INDEXES = (
    ("claims", "claim_id"),
    ("claims", "document"),
    ("claims", "statistic_id"),
    ("findings", "claim_id"),
)
_TABLES = (
    *("coverage", "open_rules", "timeline", "changed", "conflicts"),
    *("by_newest", "by_gravest", "by_article"),
)
_OURS = "For the pages of provstat dashboard; no part of the contract, and may change at any time"
_CLAIMS = 500_000  # whose words are gathered at a time
# Who has a word is a run of rows of one narrow column, and so is who has a word that begins so: a
# search reads that run and nothing else.
_GATHERED = "CREATE TEMP TABLE {0}_gathered (word VARCHAR, part BIGINT, numbers INTEGER[])"
_NUMBERS = "SELECT unnest(numbers) AS number FROM (FROM {0}_gathered ORDER BY word, part)"
_RUNS = """
    SELECT word, ($first + sum(rows) OVER (ORDER BY word) - rows)::BIGINT AS first, rows
    FROM (SELECT word, sum(len(numbers))::BIGINT AS rows FROM {0}_gathered GROUP BY word)
    ORDER BY word"""
# Rows of claims by number: how many there are, which is the first that there is not yet, and a sum
# that is another once any row has another number.
LYING = """
    SELECT count(*), coalesce(max(rowid) + 1, 0)::BIGINT,
        coalesce(bit_xor(hash(rowid, claim_id)), 0)::VARCHAR FROM {}.claims"""


def in_order(name: str) -> str:
    """The ORDER BY of a table of ``v1``; empty for small ones."""
    return f" ORDER BY {_ORDER[name]}" if name in _ORDER else ""


def lay_out(con: duckdb.DuckDBPyConnection) -> None:
    """Add indexes and schema ``dashboard`` to a file whose schema ``v1`` is whole.

    Args:
        con: a connection to that file alone. Its tables refer to rows of ``v1.claims`` by number,
            which holds since DuckDB gives no row of a table with indexes another one
            (``LYING`` tells).
    """
    for table, column in _INDEXES:
        con.execute(f"CREATE INDEX {table}_{column} ON v1.{table} ({column})")
    con.execute("CREATE SCHEMA dashboard")
    (_, claims, _) = first_row(con, LYING.format("v1"))
    _prepare(con)
    _gather(con, 0, claims)
    _list(con, "claim", anew=True)
    _gather_conflicts(con)
    _forget(con)
    _describe(con)


def lay_on(con: duckdb.DuckDBPyConnection, first: int) -> None:
    """Bring schema ``dashboard`` up to date in a file whose schema ``v1`` was changed.

    Args:
        con: a connection to that file alone.
        first: number of the first row of ``v1.claims`` that was put in. The words of rows that
            are gone stay listed; who goes by the lists of all rows passes over them.
    """
    (_, claims, _) = first_row(con, LYING.format("v1"))
    _prepare(con)
    _gather(con, first, claims)
    _list(con, "claim", anew=False)
    con.execute("DROP TABLE claim_gathered")
    con.execute(_GATHERED.format("claim"))
    _wanted(con, "SELECT DISTINCT unnest([claim, other]) AS number FROM dashboard.conflicts")
    con.execute(f"INSERT INTO claim_gathered {texts('prepared')['words']}", {"part": 0})
    _gather_conflicts(con)
    _forget(con)
    _describe(con)


def _prepare(con: duckdb.DuckDBPyConnection) -> None:
    prepared = texts("prepared")
    for name in _TABLES:
        con.execute(f"CREATE OR REPLACE TABLE dashboard.{name} AS {prepared[name]}")


def _gather(con: duckdb.DuckDBPyConnection, first: int, beyond: int) -> None:
    """Gather the words of the claims with these numbers, as ``claim_gathered``."""
    con.execute(_GATHERED.format("claim"))
    for part in range(first, beyond, _CLAIMS):
        last = min(part + _CLAIMS, beyond)
        _wanted(con, f"SELECT range AS number FROM range({part:d}, {last:d})")
        con.execute(f"INSERT INTO claim_gathered {texts('prepared')['words']}", {"part": part})


def _wanted(con: duckdb.DuckDBPyConnection, numbers: str) -> None:
    con.execute(f"CREATE OR REPLACE TEMP TABLE wanted AS {numbers}")


def _gather_conflicts(con: duckdb.DuckDBPyConnection) -> None:
    """List the words of the conflicts, from those of their claims in ``claim_gathered``."""
    con.execute(_GATHERED.format("conflict"))
    con.execute(f"INSERT INTO conflict_gathered {texts('prepared')['conflict_words']}")
    _list(con, "conflict", anew=True)


def _list(con: duckdb.DuckDBPyConnection, subject: str, *, anew: bool) -> None:
    """Put the words that were gathered into lists, behind those that are there unless anew."""
    postings, words = (f"dashboard.{subject}_{table}" for table in ("postings", "words"))
    for table, rows in ((postings, _NUMBERS), (words, _RUNS)):
        if anew:
            empty = f"FROM ({rows.format(subject)}) WHERE false"
            told = {"first": 0} if "$first" in rows else None
            con.execute(f"CREATE OR REPLACE TABLE {table} AS {empty}", told)
    first = first_row(con, f"SELECT count(*) FROM {postings}")[0]
    con.execute(f"INSERT INTO {words} {_RUNS.format(subject)}", {"first": first})
    con.execute(f"INSERT INTO {postings} {_NUMBERS.format(subject)}")


def _forget(con: duckdb.DuckDBPyConnection) -> None:
    for table in ("claim_gathered", "conflict_gathered", "wanted"):
        con.execute(f"DROP TABLE IF EXISTS temp.{table}")


def _describe(con: duckdb.DuckDBPyConnection) -> None:
    searched = ("claim_words", "claim_postings", "conflict_words", "conflict_postings")
    for name in (*_TABLES, *searched):
        con.execute(f"COMMENT ON TABLE dashboard.{name} IS '{_OURS}'")
