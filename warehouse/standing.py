"""What stands as it was: documents whose trace need not be made again.

A trace rests on the claims of a document, on the sources with their texts, and on the code that
makes it. Asked of a workspace that holds the documents, claims and sources of a run.
"""

from __future__ import annotations

from schemas import TABLES
from warehouse.workspace import Workspace

# What a trace rests on beside claims and documents.
GROUNDS = ("sources", "studies", "fetches", "observations")

# Condition on rows of the warehouse by claim: those of documents that are not fresh.
STANDING = "h.claim_id IN (SELECT claim_id FROM live.claims WHERE document NOT IN (FROM fresh))"

_HERE = "SELECT * FROM live.claims WHERE document IN (FROM others)"
_THERE = "SELECT * FROM before.live.claims WHERE document IN (FROM others)"
_FRESH = f"""
    SELECT document FROM (SELECT * EXCLUDE landed_at FROM live.documents
        EXCEPT SELECT * EXCLUDE landed_at FROM before.live.documents)
    UNION SELECT document FROM ({_HERE} EXCEPT {_THERE})
    UNION SELECT document FROM ({_THERE} EXCEPT {_HERE})"""

# What is looked at of a claim's citation and support, and of its source, when it is compared.
_CITED = "claim_id, source_id, credit_key, candidates"
_HELD = "claim_id, outcome, observation_id, derived"
_KNOWN = "source_id, study_id, series, n, design_effect, issued_year, title, publisher"


def _differing(table: str, names: str, within: str = "true") -> str:
    here, there = (
        f"SELECT {names} FROM {schema}.{table} WHERE {within}" for schema in ("live", "before.live")
    )
    return f"(({here} EXCEPT {there}) UNION ({there} EXCEPT {here}))"


_TRACED_NOW = "claim_id IN (SELECT claim_id FROM live.claims WHERE document IN (FROM fresh))"
_RECOMPARED = f"""
    SELECT document FROM ({_HERE} EXCEPT {_THERE})
    UNION SELECT document FROM ({_THERE} EXCEPT {_HERE})
    UNION SELECT document FROM live.claims WHERE claim_id IN (
        SELECT claim_id FROM {_differing("citations", _CITED, _TRACED_NOW)}
        UNION SELECT claim_id FROM {_differing("support", _HELD, _TRACED_NOW)}
        UNION SELECT claim_id FROM live.citations
            WHERE source_id IN (SELECT source_id FROM {_differing("sources", _KNOWN)})
        -- a figure is read with those before it
        UNION SELECT claim_id FROM live.support WHERE observation_id IN (
            SELECT observation_id FROM live.observations WHERE file IN (
                SELECT file FROM {_differing("observations", "*")})))"""

# Where a ring closes tells the graph of credits, in which other articles have a part.
_RINGED = """
    INSERT INTO fresh
    SELECT DISTINCT c.document
    FROM before.live.claims AS c
    JOIN before.live.support AS s USING (claim_id)
    JOIN before.live.citations AS t USING (claim_id)
    WHERE s.circular OR (t.self_credit AND s.chain <> '[]')"""


def all_stands(work: Workspace, code: str) -> bool:
    """Note the documents that are to be traced; whether there is nothing to be done at all.

    Args:
        work: the workspace, which has noted what was ``taken_over`` and ``touched``.
        code: hash of the code that traces.
    """
    # What was taken over and not touched is the same; only of the rest are the rows compared.
    work.note(
        "others",
        "SELECT document FROM live.documents EXCEPT SELECT document FROM taken_over"
        " UNION SELECT document FROM touched",
    )
    if not (same_code(work, code) and same_grounds(work)):
        work.note("fresh", "SELECT document FROM live.documents")
        return False
    work.note("fresh", _FRESH)
    gone = (
        "SELECT count(*) FROM (SELECT document FROM before.live.documents"
        " EXCEPT SELECT document FROM live.documents)"
    )
    if not work.first("SELECT count(*) FROM fresh")[0] and not work.first(gone)[0]:
        return True
    work.con.execute(_RINGED)
    return False


def some_stand(work: Workspace) -> bool:
    """Whether there are documents that need not be traced, all of whose credits lead elsewhere.

    Asked of a workspace of which it was asked whether ``all_stands``.
    """
    if not work.stands("credits"):
        return False
    return bool(
        work.first(
            """SELECT EXISTS (SELECT 1 FROM live.documents WHERE document NOT IN (FROM fresh))
            AND NOT EXISTS (SELECT 1 FROM before.live.credits WHERE to_claim_id IS NOT NULL)"""
        )[0]
    )


def keep_credits(work: Workspace) -> None:
    """Put in the credits of the claims that stand."""
    work.copy("credits", STANDING)


def credited_by_standing(work: Workspace) -> list[str]:
    """Sources and figures to which the credits lead of claims that stand."""
    rows = work.rows(
        f"SELECT DISTINCT to_node FROM before.live.credits AS h WHERE {STANDING}"
        " AND (starts_with(to_node, 'figure:') OR starts_with(to_node, 'source:'))"
        " ORDER BY to_node"
    )
    return [row["to_node"] for row in rows]


def one_a_party(work: Workspace) -> list[str]:
    """Ids of claims, one for each whom any credit and no source is."""
    rows = work.rows(
        """SELECT min(claim_id) AS claim_id FROM live.claims JOIN (
            SELECT claim_id, source_id AS credited, credit_key FROM live.citations
            WHERE status IN ('unregistered', 'ambiguous')) USING (claim_id)
        GROUP BY credited, credit_key, attribution_text, attribution_publisher, attribution_title,
            citation_url ORDER BY 1"""
    )
    return [row["claim_id"] for row in rows]


def note_recompared(work: Workspace, code: str) -> bool:
    """Note the documents whose claims are to be compared anew: all that went into it may differ.

    Asked when all claims are traced.

    Args:
        work: the workspace, of which it was asked whether ``all_stands``.
        code: hash of the code that compares.

    Returns:
        Whether anything stands that this code has compared; if not, they are all noted.
    """
    if not same_code(work, code):
        work.note("recompared", "SELECT DISTINCT document FROM live.claims")
        return False
    work.note("recompared", _RECOMPARED)
    return True


def same_code(work: Workspace, code: str) -> bool:
    """Whether the last trace was made with the same code."""
    return last_code(work) == code


def last_code(work: Workspace) -> str | None:
    """What the last trace was made with; null if there is none, or an older version made it."""
    if not work.stands(*TABLES):
        return None
    last = work.first(
        "SELECT code FROM before.live.runs WHERE code IS NOT NULL ORDER BY run_id DESC LIMIT 1"
    )
    return str(last[0]) if last is not None else None


def same_grounds(work: Workspace) -> bool:
    """Whether the sources with their texts are the same as those in the warehouse."""
    return not any(
        work.first(
            f"SELECT count(*) FROM (SELECT * FROM {one}.{table}"
            f" EXCEPT SELECT * FROM {other}.{table})"
        )[0]
        for table in GROUNDS
        for one, other in (("live", "before.live"), ("before.live", "live"))
    )
