"""Pairs of claims and statistics of a run, set by set: what stands, and what is made anew.

Asked of a workspace that has noted who is ``placed``, whose pairs are ``asked`` for and why, and
who has ``met`` (``warehouse.meeting``); ``kept`` tells whether anything stands.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from warehouse.meeting import ALIKE, ONE_FIGURE
from warehouse.workspace import Workspace

_MANY = 100_000  # pairs that are in memory at once

# What was found of pairs that stand, of which each claim is still there and neither has changed.
_KNOWN = """
    WITH standing AS (SELECT claim_id, "at" FROM placed WHERE now AND NOT changed)
    SELECT least(l."at", r."at") AS one, greatest(l."at", r."at") AS other,
        $same * same::INT
            + $repeated * (same AND parts ->> '$.value' = 'exact')::INT
            + $drifted * (drift IS NOT NULL OR parts ->> '$.drifted' IS NOT NULL)::INT
            + $beside * coalesce(parts ->> '$.apart' = $told, false)::INT
            + $undrifted * (parts ->> '$.drifted' IS NOT NULL)::INT
            + $kept AS found
    FROM before.live.comparisons AS c
    JOIN standing AS l ON l.claim_id = c.left_id
    JOIN standing AS r ON r.claim_id = c.right_id"""

# Pairs with a claim that meets others now, or did, or of which others are found now, or were.
_TOUCHED = """
    FROM asked
    UNION SELECT "at" FROM placed WHERE now AND changed
    UNION SELECT unnest([one, other]) FROM judged
    UNION SELECT "at" FROM placed JOIN (
        SELECT unnest([left_id, right_id]) AS claim_id FROM before.live.comparisons
        WHERE left_id IN (FROM changed_ids) OR right_id IN (FROM changed_ids)
    ) USING (claim_id) WHERE now"""


# Pairs that meet by one value of one credit alone: two claims of two articles that are apart.
_BY_VALUE = f"""
    SELECT one, other FROM unjudged
    JOIN placed AS l ON l."at" = one JOIN placed AS r ON r."at" = other
    WHERE l.document <> r.document AND NOT coalesce(l.states = r.states, false) AND NOT {ALIKE}"""

# Those of which the clause of one has a word, in some form, that the other is heard to say: see
# flows.compare.drift and, for the forms of a word, flows.slots.words.
_HEARD = """
    SELECT one, other FROM by_value
    JOIN heard AS l ON l."at" = one
    JOIN heard AS r ON r."at" = other AND left(r.word, $short) = left(l.word, $short)
    WHERE (l.own OR r.own) AND (l.word = r.word OR (
        l.word[1] <> '#' AND least(len(l.word), len(r.word)) >= $short
        AND starts_with(r.word, left(l.word, least(len(l.word), len(r.word)) - 2))))"""


def note_known(work: Workspace, bits: Mapping[str, int | str], *, short: int, kept: bool) -> None:
    """Note pairs of which what was found stands, as ``known``, and those to judge, as ``unjudged``.

    Args:
        work: the workspace.
        bits: names to bits that say what was found of a pair.
        short: letters that two forms of a word share at least.
        kept: whether anything stands.
    """
    if not kept:
        work.note("known", "SELECT *, 0 AS found FROM met WHERE false")
        work.note("unjudged", "FROM met")
        _leave_out(work, short)
        return
    work.note("known", _KNOWN, bits)
    work.note(
        "swayed_pairs",
        f"""SELECT one, other
        FROM (SELECT one, other FROM met UNION SELECT one, other FROM known)
        JOIN placed AS l ON l."at" = one JOIN placed AS r ON r."at" = other
        WHERE (one IN (FROM swayed) OR other IN (FROM swayed)) AND {ONE_FIGURE}""",
    )
    work.note(
        "known",
        """SELECT k.* FROM known AS k LEFT JOIN met AS m USING (one, other)
        ANTI JOIN swayed_pairs USING (one, other)
        WHERE m.one IS NOT NULL OR (k.one NOT IN (FROM asked) AND k.other NOT IN (FROM asked))""",
    )
    work.note(
        "unjudged",
        # Of two claims that met before, and of which nothing is told, nothing was found.
        """FROM met ANTI JOIN known USING (one, other)
        WHERE one IN (FROM renewed) OR other IN (FROM renewed)
            OR (one IN (FROM gaining) AND other IN (FROM gaining))
            OR (one, other) IN (FROM swayed_pairs)
        ORDER BY one, other""",
    )
    _leave_out(work, short)


def _leave_out(work: Workspace, short: int) -> None:
    """Take pairs out of ``unjudged`` of which nothing can be told: equal figures of other things.

    Of one source many figures are equal by chance, and to judge a pair its articles are read.
    """
    work.note("by_value", _BY_VALUE)
    work.note(
        "heard",
        """SELECT "at", unnest(string_split(heard, ' ')) AS word,
            generate_subscripts(string_split(heard, ' '), 1) <= own AS own
        FROM placed JOIN live.marks USING (claim_id)
        WHERE now AND "at" IN (SELECT unnest([one, other]) FROM by_value)""",
    )
    work.note(
        "unjudged",
        f"""FROM unjudged ANTI JOIN (FROM by_value ANTI JOIN ({_HEARD}) USING (one, other))
            USING (one, other)""",
        {"short": short},
    )


def note_wanted(work: Workspace, pairs: str) -> None:
    """Note the claims of a table of pairs that are not ``entered``, as ``wanted``."""
    work.note(
        "wanted",
        f"""SELECT claim_id, document FROM placed WHERE now
            AND "at" IN (SELECT unnest([one, other]) FROM {pairs})
            AND claim_id NOT IN (SELECT claim_id FROM entered)""",
    )


def in_order(work: Workspace, pairs: str, crowd: int) -> Iterator[dict[str, Any]]:
    """Rows of a table of pairs in order, and whether the share of each side is one of many.

    Args:
        work: the workspace.
        pairs: the table, of positions ``one`` and ``other``.
        crowd: so many different shares of one source are many.
    """
    work.note(
        "named",
        f"""WITH crowds AS (SELECT crowd FROM placed WHERE now AND crowd IS NOT NULL
            GROUP BY crowd HAVING count(DISTINCT value) >= {crowd})
        SELECT one, other,
            coalesce(l.crowd IN (FROM crowds), false) AS one_crowded,
            coalesce(r.crowd IN (FROM crowds), false) AS other_crowded,
            row_number() OVER (ORDER BY one, other) - 1 AS no
        FROM {pairs} JOIN placed AS l ON l."at" = one JOIN placed AS r ON r."at" = other
        ORDER BY one, other""",
    )
    for at in range(0, work.first("SELECT count(*) FROM named")[0], _MANY):
        yield from work.rows(f"FROM named WHERE no >= {at} AND no < {at + _MANY} ORDER BY no")


def note_settled(work: Workspace, *, kept: bool) -> None:
    """Note whose pairs are to be settled, as ``touched``; and those that have a part in it.

    As ``pairs``, in order, with what was found of them, of positions in ``beside`` (``no``): all
    pairs of the claims that a touched one has a pair with.
    """
    if not kept:
        work.note("touched", "FROM asked")
        work.note("told", "SELECT one, other, found FROM judged")
    else:
        work.note(
            "changed_ids",
            'SELECT claim_id FROM placed WHERE NOT now OR "at" IN (FROM asked)',
        )
        work.note("touched", _TOUCHED)
        work.note("told", "FROM known UNION ALL SELECT one, other, found FROM judged")
        near = "FROM told WHERE one IN (FROM {0}) OR other IN (FROM {0})"
        work.note(
            "nearby",
            f'SELECT DISTINCT unnest([one, other]) AS "at" {near.format("touched")}',
        )
        work.note("told", near.format("nearby"))
    work.note(
        "beside",
        """SELECT "at", (row_number() OVER (ORDER BY "at") - 1)::UINTEGER AS no, claim_id
        FROM placed WHERE "at" IN (SELECT unnest([one, other]) FROM told) """,
    )
    work.note(
        "pairs",
        """SELECT l.no AS one, r.no AS other, found,
            l."at" IN (FROM touched) OR r."at" IN (FROM touched) AS touched
        FROM told JOIN beside AS l ON l."at" = one JOIN beside AS r ON r."at" = other
        ORDER BY 1, 2""",
    )


# Hashes of what tells which claims stand beside each other: see flows.compare.settling.
BESIDE_ONE_ANOTHER = """
    SELECT hash(document) AS file, hash(coalesce(quote, '')) AS quote,
        CASE WHEN coalesce(group_id, '') <> '' THEN hash(group_id) ELSE 0 END AS "group",
        CASE WHEN block_kind = 'cell' THEN hash(coalesce(heading, '')) ELSE 0 END AS "table"
    FROM beside JOIN live.claims USING (claim_id) ORDER BY no"""


def keep_pairs(work: Workspace, one: array[int], other: array[int]) -> None:
    """Put in the pairs that are known, but for some to be made ``anew``, of numbers in ``beside``.

    Comes after ``note_settled``.
    """
    work.note_numbers("otherwise", one=one, other=other)
    work.note(
        "anew",
        """SELECT l."at" AS one, r."at" AS other FROM otherwise AS o
        JOIN beside AS l ON l.no = o.one JOIN beside AS r ON r.no = o.other""",
    )
    if not work.first("SELECT count(*) FROM known")[0]:
        return
    work.note(
        "standing_pairs",
        """SELECT l.claim_id AS one, r.claim_id AS other
        FROM (FROM known ANTI JOIN anew USING (one, other)) AS k
        JOIN placed AS l ON l."at" = k.one JOIN placed AS r ON r."at" = k.other""",
    )
    work.copy(
        "comparisons",
        """(h.left_id, h.right_id) IN (SELECT (least(one, other), greatest(one, other))
        FROM standing_pairs)""",
    )


def note_regrouped(work: Workspace, *, kept: bool) -> None:
    """Note the claims whose statistics are made anew, as ``regrouped``; ``no`` counts them.

    Comes when the pairs are there.
    """
    if not kept:
        work.note("standing_statistics", "SELECT NULL AS statistic_id WHERE false")
        work.note("members", 'SELECT "at" FROM placed')
    else:
        # A figure of a source is a member where the first claim that states it is.
        work.note(
            "stirred",
            """SELECT claim_id FROM placed WHERE NOT now OR "at" IN (FROM touched)
                OR states IN (SELECT states FROM placed WHERE changed)""",
        )
        work.note(
            "stirred_statistics",
            """SELECT DISTINCT statistic_id FROM before.live.statistic_members
            WHERE member_id IN (FROM stirred)""",
        )
        work.note(
            "members",
            """SELECT "at" FROM placed WHERE now AND (claim_id IN (FROM stirred)
                OR claim_id IN (SELECT member_id FROM before.live.statistic_members
                    WHERE statistic_id IN (FROM stirred_statistics)))""",
        )
        for table in ("statistics", "statistic_members"):
            work.copy(table, "h.statistic_id NOT IN (FROM stirred_statistics)")
    work.note(
        "regrouped",
        """SELECT "at", claim_id, (row_number() OVER (ORDER BY "at") - 1)::UINTEGER AS no
        FROM placed WHERE now AND "at" IN (FROM members)""",
    )


def edges(work: Workspace) -> Sequence[array[int]]:
    """Pairs of ``regrouped`` claims that are of one statistic, as two columns of numbers."""
    return work.columns(
        """SELECT l.no, r.no FROM live.comparisons AS c
        JOIN regrouped AS l ON l.claim_id = c.left_id
        JOIN regrouped AS r ON r.claim_id = c.right_id WHERE c.same"""
    )


# Whom a figure is about, unless that is who tells it: see flows.slots.reading.
_TELLER = "regexp_replace(lower({}), '^the ', '') = regexp_replace(lower(population), '^the ', '')"
_WHOM = f"""CASE WHEN attribution_type = 'named'
        AND (coalesce({_TELLER.format("attribution_publisher")}, false)
            OR coalesce({_TELLER.format("attribution_text")}, false))
    THEN NULL ELSE nullif(population, '') END"""

_FIGURES = """
    SELECT states, root
    FROM (SELECT states, min("at") AS "at" FROM placed WHERE now AND states IS NOT NULL GROUP BY 1)
    JOIN regrouped USING ("at") JOIN grouped USING (no)"""

_STATISTICS = f"""
    SELECT left(md5(string_agg(claim_id, chr(10) ORDER BY claim_id)), 16) AS statistic_id,
        root,
        arg_min(coalesce(nullif(statement, ''), nullif(quote, ''), figure, ''), no) AS label,
        arg_min(unit, no) AS unit,
        arg_min(whom, no) FILTER (whom IS NOT NULL) AS population,
        arg_min(period, no) FILTER (period <> '') AS period,
        count(*) AS members,
        count(DISTINCT coalesce(nullif(study_id, ''), nullif(source_id, ''),
            nullif(credit_key, ''))) AS origins
    FROM (
        SELECT root, no, claim_id, statement, quote, figure, unit, period, {_WHOM} AS whom,
            t.source_id, t.credit_key, s.study_id
        FROM regrouped JOIN grouped USING (no) JOIN live.claims USING (claim_id)
        LEFT JOIN (SELECT claim_id, source_id, credit_key FROM live.citations) AS t
            USING (claim_id)
        LEFT JOIN (SELECT source_id, study_id FROM live.sources) AS s
            ON s.source_id = t.source_id)
    GROUP BY root"""


def make_statistics(work: Workspace, roots: array[int]) -> None:
    """Put in the statistics of the ``regrouped`` claims with their members.

    Args:
        work: the workspace.
        roots: number of the first claim of the group of each.

    Raises:
        pandera.errors.SchemaErrors: what was made breaks an invariant.
    """
    work.note_numbers("grouped", no=array("I", range(len(roots))), root=roots)
    work.note("figures", _FIGURES)
    work.note("made", _STATISTICS)
    work.con.execute(
        """INSERT INTO live.statistics BY NAME
        SELECT statistic_id, label, unit, population, period,
            members + coalesce(told, 0) AS members, origins
        FROM made LEFT JOIN (SELECT root, count(*) AS told FROM figures GROUP BY root) USING (root)
        """
    )
    work.con.execute(
        """INSERT INTO live.statistic_members BY NAME
        SELECT statistic_id, claim_id AS member_id, 'claim' AS member_type
        FROM regrouped JOIN grouped USING (no) JOIN made USING (root)
        UNION ALL
        SELECT statistic_id, states AS member_id, 'observation' AS member_type
        FROM figures JOIN made USING (root)"""
    )
    for table in ("statistics", "statistic_members"):
        work.check(table)
