"""Which claims of a run are worth comparing, set by set: the same as ``flows.compare.pairs``.

Asked of a workspace with marks of all claims (``schemas.Marks``). A pair is never looked for that
shares nothing: claims are joined by the words, or the value and credit, that they share, and a
crowd that shares one is divided by further words, in the order of the alphabet, until few do.
What is asked for are the pairs of claims that are new, or meet others since a crowd has grown or
shrunk; all other pairs meet, or do not, as they did.
"""

from __future__ import annotations

from dataclasses import dataclass

from warehouse.workspace import ORDER, Workspace

_PAIRS = 2000  # that are looked at at once, about, for each megabyte that the database may take
_EMPTY = "SELECT NULL::UINTEGER AS one, NULL::UINTEGER AS other WHERE false"


@dataclass(frozen=True, slots=True)
class Limits:
    """What ``flows.compare`` says of crowds."""

    crowd: int  # claims that all meet one another; a larger crowd is divided
    first: int  # words of a claim by which a crowd is divided
    deepest: int  # words that are asked for at most
    next: int  # claims that each meets in line, of a crowd that shares even these
    words: int  # that two claims share at least
    rare: int  # weight of a word
    everyday: int  # of one that stands in the tables of the language
    in_common: int  # tenths of the lesser claim's weight that two share at least
    shares: int  # shares of one source, from which on it is a crowd


def note_placed(work: Workspace, *, kept: bool) -> None:
    """Note claims with their marks in order, as ``placed``: ``at`` is the position of each.

    Args:
        work: holds the marks of all claims.
        kept: what stood before counts as well, of articles that are ``recompared`` or gone: those
            claims have places too, and are not there ``now``. Those that are ``changed`` stand or
            stood on one side alone.
    """
    changed = "c.document IN (FROM recompared)" if kept else "true"
    gone = (
        f"""UNION ALL SELECT {{}}, false AS now, true AS changed
        FROM before.live.marks AS m JOIN before.live.claims AS c USING (claim_id)
        WHERE {changed} OR c.document NOT IN (SELECT document FROM live.claims)"""
        if kept
        else ""
    )
    split = "CASE WHEN {0} = '' THEN [] ELSE string_split({0}, ' ') END AS {0}"
    lists = ("words", "credited", "places", "own_places")
    wanted = f"""m.* EXCLUDE (heard, own, {", ".join(lists)}),
        {", ".join(map(split.format, lists))},
        c.document, c.origin, c.start, c."end", c."row" """
    work.note(
        "placed",
        f"""SELECT (row_number() OVER (ORDER BY {ORDER}, now) - 1)::UINTEGER AS "at",
            * EXCLUDE (origin, start, "end", "row")
        FROM (SELECT {wanted}, true AS now, {changed} AS changed
            FROM live.marks AS m JOIN live.claims AS c USING (claim_id)
            {gone.format(wanted)})
        ORDER BY "at" """,
    )


def note_asked(work: Workspace, limits: Limits, *, kept: bool) -> None:
    """Note whose pairs are to be found, as ``asked``, and why something may come of them.

    Beside claims that are new or have changed (``renewed``) these are claims of a crowd of shares
    that has turned (``swayed``): what is found of two that are one figure rests on it. And claims
    that may meet others than before. Who is ``gaining`` may meet some more: such a pair has both
    sides there. The larger a crowd, the fewer of it meet, so what comes only parts those that
    stand; what goes may bring them together.

    Args:
        work: has noted what is ``placed``.
        limits: of crowds.
        kept: something stands of which neither side has changed.
    """
    none = "FROM renewed WHERE false"
    work.note("renewed", 'SELECT "at" FROM placed WHERE now AND changed')
    work.note("swayed", _SWAYED if kept else none, {"shares": limits.shares} if kept else None)
    work.note("asked", "FROM renewed UNION FROM swayed")
    work.note("gaining", none)
    if not kept:
        return
    _utter(work, "true", "changed")
    for kind in ("word", "value"):
        _turned(work, limits, kind)


def note_met(work: Workspace, limits: Limits) -> None:
    """Note pairs of positions that are worth comparing, as ``met``: the lower is ``one``.

    Args:
        work: has noted what is ``placed``, and of whom it is ``asked``.
        limits: of crowds.
    """
    _utter(work, "now", '"at" IN (FROM asked)')
    work.note(
        "beside",
        f"""SELECT least(l."at", r."at") AS one, greatest(l."at", r."at") AS other,
            count(*) AS shared
        FROM uttered AS l JOIN counted AS n USING (key) JOIN uttered AS r USING (key)
        WHERE n.stand <= {limits.crowd} AND {_ASKED} GROUP BY ALL""",
    )
    for kind in ("word", "value"):
        work.note(f"by_{kind}", _EMPTY)
        _divide(work, limits, kind)
    _meet(work, limits)
    for table in (
        *("beside", "by_word", "by_value", "uttered", "counted", "told", "block", "sized"),
        *("few", "here"),
    ):
        work.con.execute(f"DROP TABLE IF EXISTS {table}")


# Claims of crowds of shares that are many now and were not, or the other way.
_SWAYED = """
    SELECT "at" FROM placed JOIN (
        SELECT crowd FROM placed
        WHERE crowd IN (SELECT crowd FROM placed WHERE changed)
        GROUP BY crowd
        HAVING (count(DISTINCT value) FILTER (now) >= $shares)
            <> (count(DISTINCT value) FILTER (NOT now OR NOT changed) >= $shares))
    USING (crowd) WHERE now"""

# Whether one value of one credit is in both claims.
ONE_FIGURE = """(list_has_any(l.credited[:l.called], r.credited)
    OR list_has_any(l.credited, r.credited[:r.called]))"""

# Whether two claims are not apart by what each says of itself: see flows.compare.apart.
ALIKE = """(l.nature = r.nature
    AND (list_has_all(l.places, r.places) OR list_has_all(r.places, l.places))
    AND (len(l.own_places) = 0 OR len(r.own_places) = 0
        OR list_has_any(l.own_places, r.own_places)))"""

_ASKED = 'l.asked AND l."at" <> r."at" AND (l."at" < r."at" OR NOT r.asked)'

# Pairs that share something, and whether it is enough already.
_FEW = """
    SELECT one, other, bool_or(sure) AS sure FROM (
        SELECT one, other, shared >= $words AS sure FROM beside
        UNION ALL SELECT *, false FROM by_word
        UNION ALL SELECT *, true FROM by_value
    ) WHERE one >= $first AND one < $beyond GROUP BY one, other"""

# Words that two claims share, by what they weigh in the first; and what each tells in all.
_MET = f"""
    INSERT INTO met SELECT one, other FROM (
        SELECT one, other, sure,
            len(list_intersect(l.words[:l.rare], r.words)) AS rarely,
            len(list_intersect(l.words[l.rare + 1:], r.words)) AS daily,
            least(l.weight, r.weight) AS least
        FROM few JOIN here AS l ON l."at" = one JOIN here AS r ON r."at" = other
        -- of two articles, they are not apart by what each says of itself; one value of one credit
        -- may be one figure with another meaning
        WHERE l.document = r.document OR {ONE_FIGURE} OR coalesce(l.states = r.states, false)
            OR {ALIKE}
    ) WHERE sure OR (rarely + daily >= $words
        AND 10 * (rarely * $rare + daily * $everyday) >= $in_common * least)
    ORDER BY one, other"""


def _meet(work: Workspace, limits: Limits) -> None:
    """Look at the pairs that share something, so many at a time that their claims fit in memory."""
    weights = {name: getattr(limits, name) for name in ("words", "rare", "everyday", "in_common")}
    work.note("met", _EMPTY)
    pairs, claims = work.first(
        """SELECT (SELECT count(*) FROM beside) + (SELECT count(*) FROM by_word)
            + (SELECT count(*) FROM by_value), (SELECT count(*) FROM placed)"""
    )
    parts = 1 + int(pairs / (_PAIRS * work.megabytes))
    size = 1 + claims // parts
    for first in range(0, claims, size):
        told = {"words": limits.words, "first": first, "beyond": first + size}
        work.note("few", _FEW, told)
        work.note(
            "here",
            f"""SELECT *, rare * {limits.rare} + (len(words) - rare) * {limits.everyday} AS weight
            FROM placed WHERE "at" IN (SELECT unnest([one, other]) FROM few)""",
        )
        work.con.execute(_MET, weights)


def _utter(work: Workspace, there: str, looked: str) -> None:
    """Note each word of the claims ``there`` that one of those ``looked`` at has, as ``uttered``.

    And in ``counted``, of each word and of each value with its credit, how many have it now and
    how many had it before.
    """
    asked = '"at" IN (FROM asked) AS asked'
    spoken = """(SELECT "at", now, changed, dimension, unnest(words) AS word,
        generate_subscripts(words, 1) AS place FROM placed WHERE {})"""
    credited = '(SELECT "at", now, changed, unnest(credited) AS credit FROM placed WHERE {})'
    for table, rows, key, more in (
        ("uttered", spoken, "hash(dimension, word)", "word, place"),
        ("valued", credited, "hash(credit)", "'' AS word, 0 AS place"),
    ):
        work.note(
            table,
            f"""SELECT "at", now, changed, {asked}, {key} AS key, {more}
            FROM {rows.format(there)}
            WHERE {key} IN (SELECT {key} FROM {rows.format(looked)})""",
        )
    work.note(
        "counted",
        """SELECT key, count(*) FILTER (now) AS stand,
            count(*) FILTER (NOT now OR NOT changed) AS stood
        FROM (SELECT key, now, changed FROM uttered UNION ALL
            SELECT key, now, changed FROM valued) GROUP BY key""",
    )


def _begin(work: Workspace, limits: Limits, kind: str, crowded: str) -> int:
    """Note the first blocks of a kind, and in ``told`` by which words they are divided."""
    many = f"JOIN counted AS n USING (key) WHERE {crowded}"
    if kind == "word":
        work.note("told", f'SELECT "at", word FROM uttered {many} AND place <= {limits.first}')
        work.note("block", f'SELECT "at", now, changed, asked, key, word FROM uttered {many}')
        return 1
    work.note("told", f'SELECT "at", word FROM uttered WHERE place <= {limits.first}')
    work.note("block", 'SELECT "at", now, changed, asked, key, word FROM valued')
    return 0


def _further(work: Workspace, needed: str, crowded: str) -> bool:
    """Divide the blocks that are ``crowded`` by one word more; whether there are any."""
    work.note(
        "block",
        f"""SELECT "at", now, changed, asked, hash(b.key, t.word) AS key, t.word
        FROM block AS b JOIN sized USING (key) JOIN told AS t USING ("at")
        WHERE {crowded} AND t.word > b.word""",
    )
    work.note(
        "block",
        f"FROM block WHERE key IN (SELECT key FROM block GROUP BY key"
        f" HAVING bool_or({needed}) AND count(*) > 1)",
    )
    return bool(work.first("SELECT count(*) FROM block")[0])


_SIZED = """SELECT key, count(*) FILTER (now) AS stand,
    count(*) FILTER (NOT now OR NOT changed) AS stood FROM block GROUP BY key"""


def _turned(work: Workspace, limits: Limits, kind: str) -> None:
    """Add to ``asked`` the claims of blocks that were divided and are not, or the other way.

    And of those that are not divided any further, the claims beside one that has come or gone.
    """
    large = [f"n.{side} > {limits.crowd}" for side in ("stand", "stood")]
    deep = _begin(work, limits, kind, "true")
    if kind == "word":  # a word that is told by a crowd on either side
        work.note(
            "told",
            f'SELECT "at", word FROM uttered JOIN counted AS n USING (key)'
            f" WHERE ({' OR '.join(large)}) AND place <= {limits.first}",
        )
    while True:
        work.note("sized", _SIZED)
        for noted, turned in (
            ("asked", f"({large[0]}) <> ({large[1]})"),
            ("gaining", f"{large[1]} AND NOT {large[0]}"),
        ):
            work.con.execute(
                f"""INSERT INTO {noted} SELECT DISTINCT "at" FROM block JOIN sized AS n USING (key)
                WHERE block.now AND NOT block.changed AND {turned}
                    AND "at" NOT IN (FROM {noted})"""
            )
        if deep == limits.deepest:
            break
        if not _further(work, "changed", " AND ".join(large).replace("n.", "sized.")):
            return
        deep += 1
    for noted, side, there in (
        ("asked", "stand", "b.now"),
        ("asked", "stood", "(NOT b.now OR NOT b.changed)"),
        ("gaining", "stood", "(NOT b.now OR NOT b.changed)"),
    ):
        work.con.execute(
            f"""INSERT INTO {noted} SELECT DISTINCT "at" FROM (
                SELECT "at", b.now, bool_or(b.changed) OVER (PARTITION BY key
                    ORDER BY value, "at"
                    ROWS BETWEEN {limits.next} PRECEDING AND {limits.next} FOLLOWING) AS near
                FROM block AS b JOIN sized AS n USING (key)
                JOIN (SELECT "at", value FROM placed) USING ("at")
                WHERE {there} AND n.{side} > {limits.crowd})
            WHERE near AND now AND "at" NOT IN (FROM {noted})"""
        )


def _divide(work: Workspace, limits: Limits, kind: str) -> None:
    """Put the pairs that meet in the blocks of a kind into ``by_word`` or ``by_value``."""
    deep = _begin(work, limits, kind, f"n.stand > {limits.crowd}")
    while True:
        work.note("sized", _SIZED)
        if deep or kind == "value":
            work.con.execute(
                f"""INSERT INTO by_{kind}
                SELECT DISTINCT least(l."at", r."at"), greatest(l."at", r."at")
                FROM block AS l JOIN sized AS n USING (key) JOIN block AS r USING (key)
                WHERE n.stand BETWEEN 2 AND {limits.crowd} AND {_ASKED}"""
            )
        if deep == limits.deepest:
            break
        if not _further(work, "asked", f"sized.stand > {limits.crowd}"):
            return
        deep += 1
    work.con.execute(
        f"""INSERT INTO by_{kind}
        WITH line AS (
            SELECT key, "at", asked, row_number() OVER (PARTITION BY key ORDER BY value, "at") AS no
            FROM block AS b JOIN sized AS n USING (key)
            JOIN (SELECT "at", value FROM placed) USING ("at")
            WHERE n.stand > {limits.crowd})
        SELECT DISTINCT least(l."at", r."at"), greatest(l."at", r."at")
        FROM (SELECT *, unnest(range(no + 1, no + {limits.next} + 1)) AS beyond FROM line) AS l
        JOIN line AS r ON r.key = l.key AND r.no = l.beyond
        WHERE l.asked OR r.asked"""
    )
