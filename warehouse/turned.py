"""What readers' files lack of the warehouse: the rows of the views that changed since a run.

A row of the warehouse tells which run wrote it and which closed it, so what changed is known
without a look at what did not. Most views follow from few rows each, those of a document, a
statistic, a source; such a part is made anew wherever any row has changed that it rests on. The
views that are small, or that look at everything, are made as a whole.

The parts come from the same SQL as the whole: the views of the contract over a database that
holds, of each table, the rows that the parts rest on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb

from schemas import TABLES, columns
from warehouse.ddl import CONTRACT, create_contract, create_live_tables
from warehouse.layout import in_order
from warehouse.sql import first_row, quoted

# Views that are made part by part, and the column that names a part.
PARTS = {
    "documents": "document",
    "claims": "claim_id",
    "scorecards": "document",
    "findings": "finding_id",
    "statistics": "statistic_id",
    "statistic_members": "statistic_id",
    "citations": "claim_id",
    "support": "claim_id",
    "observations": "observation_id",
    "credits": "credit_id",
    "chains": "claim_id",
    "origins": "statistic_id",
}
_FROM_CREDITS = ("chains", "origins")

_NOTED = {
    "documents": "document",
    "claims": "claim_id, document",
    "citations": "claim_id",
    "support": "claim_id",
    "findings": "finding_id, claim_id, document",
    "statistics": "statistic_id",
    "statistic_members": "statistic_id, member_id",
    "observations": "observation_id",
    "credits": 'credit_id, claim_id, from_node, to_node, "by"',
}
_SINCE = "loaded_by > $run OR closed_by > $run"

# Sources that are new, gone, or of another study now, to which chains of credits lead.
_OTHER_STUDY = f"""
    SELECT source_id FROM history.sources WHERE {_SINCE} GROUP BY source_id
    HAVING count(*) < 2 OR count(DISTINCT coalesce(study_id, '')) > 1
        OR count(*) FILTER (closed_by IS NULL) = 0"""

# Credits whose rows in a chain are others now.
_CREDITS = """
    SELECT claim_id, from_node FROM turned_credits WHERE "by" NOT IN ('publisher', 'mention')
    UNION SELECT claim_id, from_node FROM live.credits
    WHERE to_source_id IN (FROM other_study)
        OR to_observation_id IN (SELECT observation_id FROM turned_observations)"""

# Whether one of them is of whom others credit: then chains lead over it that begin elsewhere.
_ON_THE_WAY = """
    SELECT EXISTS (SELECT 1 FROM stirred_credits SEMI JOIN (
        SELECT to_node AS from_node FROM live.credits
        UNION ALL SELECT to_node FROM turned_credits) USING (from_node))"""

_TOUCHED = {
    "documents": "SELECT document FROM turned_documents",
    # A claim with its article, and with all that is said of it.
    "claims": """
        SELECT claim_id FROM turned_claims
        UNION SELECT claim_id FROM live.claims
            WHERE document IN (SELECT document FROM turned_documents)
        UNION SELECT claim_id FROM turned_citations
        UNION SELECT claim_id FROM turned_support
        UNION SELECT member_id FROM turned_statistic_members
        UNION SELECT claim_id FROM turned_findings WHERE claim_id IS NOT NULL""",
    "scorecards": """
        SELECT document FROM turned_documents
        UNION SELECT document FROM turned_claims
        UNION SELECT document FROM history.claims SEMI JOIN (
            FROM (SELECT claim_id FROM turned_citations)
            UNION SELECT claim_id FROM turned_support
            UNION SELECT claim_id FROM turned_findings) USING (claim_id)""",
    # A finding shows title and publisher of its article.
    "findings": """
        SELECT finding_id FROM turned_findings
        UNION SELECT finding_id FROM history.findings
        WHERE document IN (SELECT document FROM turned_documents)""",
    "citations": "SELECT claim_id FROM turned_citations",
    "support": "SELECT claim_id FROM turned_support",
    "observations": "SELECT observation_id FROM turned_observations",
    "credits": "SELECT credit_id FROM turned_credits",
    "chains": """
        SELECT claim_id FROM turned_claims
        UNION SELECT claim_id FROM stirred_credits WHERE claim_id IS NOT NULL""",
    "statistics": """
        SELECT statistic_id FROM turned_statistics
        UNION SELECT statistic_id FROM turned_statistic_members
        UNION SELECT statistic_id FROM live.statistic_members WHERE member_id IN (
            SELECT observation_id FROM turned_observations
            UNION SELECT claim_id FROM turned_support
            UNION FROM touched_chains)""",
    "statistic_members": "FROM touched_statistics",
    "origins": "FROM touched_statistics",
}

# What the parts rest on, by table of schema live, later ones on earlier ones; what is not here no
# part rests on.
_MEMBERS = (
    "SELECT member_id FROM delta.live.statistic_members"
    " WHERE statistic_id IN (FROM touched_statistics)"
)
_OF_CLAIMS = "claim_id IN (SELECT claim_id FROM delta.live.claims)"
_GROUND = {
    "sources": "true",
    "runs": "true",
    "statistics": "statistic_id IN (FROM touched_statistics)",
    "statistic_members": "statistic_id IN (FROM touched_statistics)"
    " OR member_id IN (FROM touched_claims)",
    "claims": "claim_id IN (FROM touched_claims) OR document IN (FROM touched_scorecards)"
    f" OR claim_id IN (FROM touched_chains) OR claim_id IN ({_MEMBERS})",
    "documents": "document IN (FROM touched_documents) OR document IN (FROM touched_scorecards)"
    " OR document IN (SELECT document FROM delta.live.claims) OR document IN ("
    "SELECT document FROM history.findings WHERE finding_id IN (FROM touched_findings))",
    "citations": _OF_CLAIMS,
    "support": _OF_CLAIMS,
    "findings": _OF_CLAIMS,
    # Whom others credit leads on, whoever it is.
    "credits": "credit_id IN (FROM touched_credits) OR claim_id IN (FROM touched_chains)"
    f" OR claim_id IN ({_MEMBERS}) OR from_node IN (SELECT to_node FROM live.credits)",
    "observations": "observation_id IN (FROM touched_observations)"
    f" OR observation_id IN ({_MEMBERS})"
    " OR observation_id IN (SELECT to_observation_id FROM delta.live.credits)",
}
_PAST = {
    "findings": "finding_id IN (FROM touched_findings)",
    "documents": "document IN (SELECT document FROM delta.history.findings)",
    "quarantine": "false",
}


@dataclass(frozen=True, slots=True)
class Turned:
    """What is to be put in the place of what readers have.

    ``parts`` are views of which the touched parts are ``delta.made.VIEW``, and their names
    ``touched_VIEW``, a temporary table; ``whole`` are views that are that as a whole.
    """

    parts: tuple[str, ...]
    whole: tuple[str, ...]


def note_turned(con: duckdb.DuckDBPyConnection, run: str) -> Turned:
    """Note what changed since a run, as temporary tables ``touched_VIEW``.

    Args:
        con: a connection to the warehouse.
        run: the run that readers have.
    """
    since = {"run": run}
    for table, names in _NOTED.items():
        rows = f"SELECT DISTINCT {names} FROM history.{table} WHERE {_SINCE}"
        _note(con, f"turned_{table}", rows, since)
    _note(con, "other_study", _OTHER_STUDY, since)
    _note(con, "stirred_credits", _CREDITS)
    for view, rows in _TOUCHED.items():
        _note(con, f"touched_{view}", rows)
    all_chains = first_row(con, _ON_THE_WAY)[0]
    parts = tuple(view for view in PARTS if not (all_chains and view in _FROM_CREDITS))
    return Turned(parts, tuple(view for view in CONTRACT if view not in parts))


def share_turned(con: duckdb.DuckDBPyConnection) -> float:
    """How many claims, or findings, are to be made anew for each that there is."""
    claims, findings = first_row(
        con,
        """SELECT
            (SELECT count(*) FROM touched_claims)
                / greatest(1, (SELECT count(*) FROM live.claims)),
            (SELECT count(*) FROM history.findings WHERE finding_id IN (FROM touched_findings))
                / greatest(1, (SELECT count(*) FROM history.findings))""",
    )
    return float(max(claims, findings))


@contextmanager
def made(con: duckdb.DuckDBPyConnection, turned: Turned) -> Iterator[None]:
    """Have what is to be put in, each view as ``delta.made.VIEW``; gone afterwards.

    Args:
        con: the connection that has noted what is ``turned``.
        turned: likewise.
    """
    (here,) = first_row(con, "SELECT current_database()")
    con.execute("ATTACH ':memory:' AS delta")
    try:
        con.execute("CREATE SCHEMA delta.made")
        _lay_ground(con, here)
        for view in turned.parts:
            within = f"{PARTS[view]} IN (FROM touched_{view})"
            _make(con, "delta", view, within)
        for view in turned.whole:
            _make(con, here, view, "true")
        yield
    finally:
        con.execute(f'USE "{here}"')
        con.execute("DETACH delta")


def _lay_ground(con: duckdb.DuckDBPyConnection, here: str) -> None:
    con.execute("USE delta")
    create_live_tables(con, {})
    con.execute("CREATE SCHEMA history; CREATE SCHEMA v1")
    con.execute(f'USE "{here}"')
    for table, within in _GROUND.items():
        names = quoted(columns(TABLES[table]))
        con.execute(
            f"INSERT INTO delta.live.{table} SELECT {names} FROM live.{table} WHERE {within}"
        )
    for table, within in _PAST.items():
        con.execute(f"CREATE TABLE delta.history.{table} AS FROM history.{table} WHERE {within}")
    con.execute("USE delta")
    create_contract(con)


def _make(con: duckdb.DuckDBPyConnection, of: str, view: str, within: str) -> None:
    con.execute(f'USE "{of}"')
    con.execute(f"CREATE TABLE delta.made.{view} AS FROM v1.{view} WHERE {within}{in_order(view)}")


def _note(con: duckdb.DuckDBPyConnection, name: str, sql: str, told: object = None) -> None:
    con.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql}", told)
