"""What is the same in two published files, whatever way they were made."""

import duckdb

from schemas.views import views
from warehouse.publish import parquet_folder


def differences(one, other):
    """Views of which two published files hold different rows."""
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{one}' AS one (READ_ONLY)")
        con.execute(f"ATTACH '{other}' AS other (READ_ONLY)")
        sides = "one", "other"
        told = []
        for name in views():
            rows = [con.execute(f"FROM {side}.v1.{name} ORDER BY ALL").fetchall() for side in sides]
            told += [name] * (rows[0] != rows[1])
            place = parquet_folder(one) / f"{name}.parquet"
            told += [f"{place.name}"] * (
                con.execute(f"FROM '{place}' ORDER BY ALL").fetchall() != rows[1]
            )
        for name, asked in PREPARED.items():
            rows = [con.execute(asked.format(side)).fetchall() for side in sides]
            told += [name] * (rows[0] != rows[1])
        said = "SELECT table_name, column_name, data_type, comment FROM duckdb_columns()"
        said += " WHERE database_name = '{}' ORDER BY ALL"
        told += ["columns"] * (
            con.execute(said.format("one")).fetchall()
            != con.execute(said.format("other")).fetchall()
        )
        return told


# What is made ready for the dashboard, by ids in the place of numbers of rows.
IN_ORDER = (
    "SELECT claim_id FROM {{0}}.dashboard.by_{0} AS o JOIN {{0}}.v1.claims AS c"
    " ON c.rowid = o.number ORDER BY o.rowid"
)
LISTED = """
    SELECT DISTINCT word, {0} FROM {{0}}.dashboard.{1}_words AS w
    JOIN {{0}}.dashboard.{1}_postings AS p ON p.rowid >= w.first AND p.rowid < w.first + w.rows
    JOIN {{0}}.{2} AS c ON c.rowid = p.number ORDER BY ALL"""
PREPARED = {name: IN_ORDER.format(name) for name in ("newest", "article", "gravest")} | {
    "words": LISTED.format("claim_id", "claim", "v1.claims"),
    "words of conflicts": LISTED.format("finding_id", "conflict", "dashboard.conflicts"),
    "conflicts": "SELECT * EXCLUDE (claim, other) FROM {}.dashboard.conflicts ORDER BY rowid",
    "sides": "SELECT f.finding_id, c.claim_id FROM {0}.dashboard.conflicts AS f"
    " JOIN {0}.v1.claims AS c ON c.rowid = f.claim AND c.claim_id = f.claim_id ORDER BY ALL",
    **{
        name: f"FROM {{}}.dashboard.{name} ORDER BY ALL"
        for name in ("coverage", "open_rules", "timeline", "changed")
    },
}
