"""How the published file lies on disk, so that a page over millions of claims answers at once.

Three means, none of them part of the contract: rows of schema ``v1`` lie in the order in which they
are asked for (DuckDB then skips the parts of a table that cannot hold what is sought), indexes
find single claims, and schema ``dashboard`` holds what the dashboard shows of all claims together.
Who reads ``v1`` alone needs to know nothing of it.
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
_TABLES = ("coverage", "open_rules", "timeline", "changed", "conflicts", "by_gravest", "by_article")
_OURS = "For the pages of provstat dashboard; no part of the contract, and may change at any time"
_CLAIMS = 500_000  # whose words are gathered at a time
# Who has a word is a run of rows of one narrow column, and so is who has a word that begins so: a
# search reads that run and nothing else.
_GATHERED = "CREATE TEMP TABLE {0}_gathered (word VARCHAR, part BIGINT, numbers INTEGER[])"
_POSTINGS = """
    CREATE TABLE dashboard.{0}_postings AS
    SELECT unnest(numbers) AS number FROM (FROM {0}_gathered ORDER BY word, part)"""
_WORDS = """
    CREATE TABLE dashboard.{0}_words AS
    SELECT word, (sum(rows) OVER (ORDER BY word) - rows)::BIGINT AS first, rows
    FROM (SELECT word, sum(len(numbers))::BIGINT AS rows FROM {0}_gathered GROUP BY word)
    ORDER BY word"""


def in_order(name: str) -> str:
    """The ORDER BY of a table of ``v1``; empty for small ones."""
    return f" ORDER BY {_ORDER[name]}" if name in _ORDER else ""


def lay_out(con: duckdb.DuckDBPyConnection) -> None:
    """Add indexes and schema ``dashboard`` to a file whose schema ``v1`` is whole.

    Args:
        con: a connection to that file alone. Its tables refer to rows of ``v1`` by number, which
            holds since nobody writes to them again.
    """
    for table, column in _INDEXES:
        con.execute(f"CREATE INDEX {table}_{column} ON v1.{table} ({column})")
    con.execute("CREATE SCHEMA dashboard")
    prepared = texts("prepared")
    for name in _TABLES:
        con.execute(f"CREATE TABLE dashboard.{name} AS {prepared[name]}")
    con.execute(_GATHERED.format("claim"))
    (claims,) = first_row(con, "SELECT count(*) FROM v1.claims")
    for first in range(0, claims, _CLAIMS):
        con.execute(
            f"INSERT INTO claim_gathered {prepared['words']}",
            {"first": first, "last": first + _CLAIMS},
        )
    con.execute(_GATHERED.format("conflict"))
    con.execute(f"INSERT INTO conflict_gathered {prepared['conflict_words']}")
    for subject in ("claim", "conflict"):
        con.execute(_POSTINGS.format(subject))
        con.execute(_WORDS.format(subject))
        con.execute(f"DROP TABLE {subject}_gathered")
    searched = ("claim_words", "claim_postings", "conflict_words", "conflict_postings")
    for name in (*_TABLES, *searched):
        con.execute(f"COMMENT ON TABLE dashboard.{name} IS '{_OURS}'")
