"""Comparing and grouping the claims of a run, over a workspace: what stands is not made again.

What was found of a pair is kept while neither claim has changed; a statistic is, while it has the
same members and they are as they were.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

from flows.compare.entries import Entries
from flows.compare.kept import BESIDE, DRIFTED, REPEATED, SAME, UNDRIFTED, Kept
from flows.compare.statistics import BESIDE_IT, Grouping
from warehouse.standing import note_recompared, same_grounds
from warehouse.workspace import PART, Workspace, parts

Row = dict[str, Any]

_DOCUMENTS = 200  # whose claims are read at once as they stood

_PAIRS = """
    WITH standing AS (
        SELECT p.claim_id, p."at" FROM placed AS p JOIN live.claims USING (claim_id)
        WHERE document NOT IN (FROM recompared))
    SELECT least(l."at", r."at") AS one, greatest(l."at", r."at") AS other,
        $same * same::INT
            + $repeated * (same AND parts ->> '$.value' = 'exact')::INT
            + $drifted * (drift IS NOT NULL OR parts ->> '$.drifted' IS NOT NULL)::INT
            + $beside * coalesce(parts ->> '$.apart' = $told, false)::INT
            + $undrifted * (parts ->> '$.drifted' IS NOT NULL)::INT AS found
    FROM before.live.comparisons AS c
    JOIN standing AS l ON l.claim_id = c.left_id
    JOIN standing AS r ON r.claim_id = c.right_id
    ORDER BY one, other"""
_BITS = {
    "same": SAME,
    "repeated": REPEATED,
    "drifted": DRIFTED,
    "beside": BESIDE,
    "undrifted": UNDRIFTED,
    "told": BESIDE_IT,
}

_STAND = """h.left_id || ' ' || h.right_id IN (
    SELECT least(l.claim_id, r.claim_id) || ' ' || greatest(l.claim_id, r.claim_id)
    FROM standing_pairs AS s
    JOIN placed AS l ON l."at" = s.one JOIN placed AS r ON r."at" = s.other)"""

# Groups with all the claims that a statistic had, and no other, each as it was.
_STATISTICS = """
    SELECT root, any_value(m.statistic_id) AS statistic_id
    FROM grouped AS g
    JOIN placed AS p USING ("at")
    LEFT JOIN before.live.statistic_members AS m ON m.member_id = p.claim_id
    LEFT JOIN (SELECT statistic_id, count(*) AS claims FROM before.live.statistic_members
        WHERE member_type = 'claim' GROUP BY statistic_id) AS n USING (statistic_id)
    GROUP BY root
    HAVING max(retold) = 0 AND count(DISTINCT m.statistic_id) = 1
        AND count(m.statistic_id) = count(*) AND any_value(n.claims) = count(*)"""


def place(work: Workspace, ids: Sequence[str]) -> None:
    """Note claims that have come into the grouping: the next positions are theirs."""
    work.con.execute('CREATE TABLE IF NOT EXISTS placed ("at" UINTEGER, claim_id VARCHAR)')
    work.con.execute(
        "INSERT INTO placed SELECT (SELECT count(*) FROM placed) + row_number() OVER () - 1, id"
        " FROM (SELECT unnest($ids::VARCHAR[]) AS id)",
        {"ids": list(ids)},
    )


def regroup(work: Workspace, grouping: Grouping, code: str) -> None:
    """Compare and group all claims that were placed.

    Args:
        work: holds the run's claims with their citations and support, and the warehouse as it
            stood; gets comparisons, statistics and their members.
        grouping: has taken the claims in.
        code: hash of the code that compares.
    """
    place(work, ())  # an inbox may have lost its last claim
    kept = _kept(work, grouping) if note_recompared(work, code) else None
    for compared in parts(grouping.compare(kept=kept), PART):
        work.append("comparisons", compared)
    standing: set[int] = set()
    if kept is not None:
        _keep_pairs(work, grouping)
        standing = _keep_statistics(work, grouping, kept)
    for made in parts(grouping.statistics(standing), PART):
        work.append("statistics", [row for row, _ in made])
        work.append("statistic_members", [row for _, members in made for row in members])


def _kept(work: Workspace, grouping: Grouping) -> Kept:
    """What was found before; what has gone since is noted."""
    changed = work.numbers(
        'SELECT p."at" FROM placed AS p JOIN live.claims USING (claim_id)'
        ' WHERE document IN (FROM recompared) ORDER BY "at"'
    )
    gone = [
        row["document"]
        for row in work.rows(
            "SELECT DISTINCT document FROM before.live.claims WHERE document IN (FROM recompared)"
            " OR document NOT IN (SELECT document FROM live.claims) ORDER BY document"
        )
    ]
    if gone:
        made = grouping.made if same_grounds(work) else _before(work)
        for names in parts(gone, _DOCUMENTS):
            _take_leave(work, grouping, made, names)
    left, right, found = work.columns(_PAIRS, _BITS)
    return Kept(left, right, found, frozenset(changed))


def _before(work: Workspace) -> Entries:
    return Entries(
        work.rows("FROM before.live.sources"), work.rows("FROM before.live.observations")
    )


def _take_leave(
    work: Workspace, grouping: Grouping, made: Entries, documents: Sequence[str]
) -> None:
    claims = work.before_in_order("claims", documents)
    of = {table: work.before_in_order(table, documents) for table in ("citations", "support")}
    for entry in made.of(claims, of["citations"], of["support"]):
        grouping.gone(entry)


def _keep_pairs(work: Workspace, grouping: Grouping) -> None:
    one, other = grouping.standing
    work.note_numbers("standing_pairs", one=one, other=other)
    work.copy("comparisons", _STAND)


def _keep_statistics(work: Workspace, grouping: Grouping, kept: Kept) -> set[int]:
    """Put in the statistics that stand; gives the first positions of their groups."""
    roots, retold = grouping.roots(), grouping.retold(kept.changed)
    told = array("B", (at in retold for at in range(len(roots))))
    numbers = array("I", range(len(roots)))
    work.note_numbers("grouped", at=numbers, root=roots, retold=told)
    work.note("standing_statistics", _STATISTICS)
    for table in ("statistics", "statistic_members"):
        work.copy(table, "h.statistic_id IN (SELECT statistic_id FROM standing_statistics)")
    return set(work.numbers("SELECT root FROM standing_statistics"))
