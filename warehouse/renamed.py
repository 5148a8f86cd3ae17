"""Findings that go on under another id: the claim on their other side was written anew.

A finding of two claims has both in its id. Where somebody edits one sentence of two that conflict
and the conflict stays, the finding on the other sentence is neither fixed nor new.
"""

from __future__ import annotations

import duckdb

_TWO = "rule, claim_id, other_document ORDER BY other_start NULLS FIRST, finding_id"
# The first of those that go goes on as the first of those that come, and so on.
_RENAMED = f"""
    CREATE OR REPLACE TEMP TABLE renamed AS
    WITH before AS (
        SELECT claim_id FROM history.claims
        WHERE loaded_by <> $run AND (closed_by IS NULL OR closed_by = $run)
    ), going AS (
        SELECT finding_id, first_seen, rule, claim_id, other_document,
            row_number() OVER (PARTITION BY {_TWO}) AS number
        FROM history.findings
        WHERE closed_by IS NULL AND loaded_by <> $run
            AND other_claim_id NOT IN (SELECT claim_id FROM staged_claims)
            AND finding_id NOT IN (SELECT finding_id FROM staged_findings)
    ), coming AS (
        SELECT finding_id, rule, claim_id, other_document,
            row_number() OVER (PARTITION BY {_TWO}) AS number
        FROM staged_findings
        WHERE other_claim_id NOT IN (SELECT claim_id FROM before)
            AND finding_id NOT IN
                (SELECT finding_id FROM history.findings WHERE closed_by IS NULL)
    )
    SELECT g.finding_id AS before, c.finding_id AS now, g.first_seen
    FROM going AS g JOIN coming AS c USING (rule, claim_id, other_document, number)"""

# Of these, no more is to be told than that they changed; `h` is the standing row.
GOES_ON = "h.finding_id IN (SELECT before FROM renamed)"

# Of each finding of this run, what it was before: itself with other words, or under another id.
FIRST_SEEN = """(SELECT finding_id, min(first_seen) AS first_seen FROM (
        SELECT coalesce(r.now, f.finding_id) AS finding_id, f.first_seen
        FROM history.findings AS f LEFT JOIN renamed AS r ON r.before = f.finding_id
        WHERE f.closed_by = $run AND f.closed_reason = 'superseded') GROUP BY finding_id)"""


def note_renamed(con: duckdb.DuckDBPyConnection, run_id: str) -> None:
    """Note findings that stand and go on under another id, before any is closed.

    Args:
        con: a loader's connection with the run's rows staged; its claims may be closed already.
        run_id: the run.
    """
    con.execute(_RENAMED, {"run": run_id})
