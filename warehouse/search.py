"""The words of claims, so that among millions those are found that a draft may speak of again.

``search.postings`` has, for the beginning of each word, how many claims of a run have it and the
first of them. It follows ``history.claims`` in the transaction that loads a run. A word that is
in every other claim finds nothing that a rarer one does not, so that long lists are cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import duckdb

from warehouse.sql import first_row

START = 5  # letters of a word that are compared: "employers" and "employed" are one beginning
SHORTEST = 4  # letters of a word that tells anything
LEAST = 2  # words that two claims must share
RAREST = 6  # words of a claim, the rarest first, by which others are looked for
LISTED = 250  # claims kept, and followed, of a word
MOST = 12  # claims found for one that is looked for

_WORDS = rf"""list_distinct(list_transform(
        regexp_extract_all(lower(concat_ws(' ', population, statement, quote)),
            '\p{{L}}{{{SHORTEST},}}'), lambda word: word[:{START}]))"""

_POSTINGS = f"""
    SELECT unit, word, count(*) AS claims, list(claim_id ORDER BY claim_id)[:{LISTED}] AS claim_ids
    FROM (
        SELECT claim_id, unit, unnest({_WORDS}) AS word
        FROM history.claims
        WHERE closed_by IS NULL AND kind <> 'sample' AND status = 'asserted'
            AND coalesce(loaded_by = $run, true)
    )
    GROUP BY unit, word
    ORDER BY word, unit"""

_NEAR = f"""
WITH asked AS (
    SELECT DISTINCT unit, word FROM sought
), met AS (
    SELECT unit, word, claims, claim_ids FROM search.postings JOIN asked USING (unit, word)
    UNION ALL
    -- a short word is the beginning of longer ones, too: "work" is in "workers"
    SELECT a.unit, a.word, p.claims, p.claim_ids
    FROM search.postings AS p
    JOIN asked AS a ON p.unit = a.unit AND p.word[:{SHORTEST}] = a.word
    WHERE len(p.word) > {SHORTEST}
), listed AS (
    SELECT unit, word, 1 / ln(sum(claims) + 1) AS weight,
        flatten(list(claim_ids))[:{LISTED}] AS claim_ids
    FROM met
    GROUP BY unit, word
), told AS (
    SELECT s.claim, s.unit, s.word, l.weight, l.claim_ids
    FROM sought AS s JOIN listed AS l USING (unit, word)
), telling AS (
    SELECT claim, unnest(claim_ids) AS claim_id
    FROM (
        SELECT claim, claim_ids FROM told
        QUALIFY row_number() OVER (PARTITION BY claim ORDER BY weight DESC, word) <= {RAREST}
    )
), standing AS (
    SELECT claim_id, unit, unnest({_WORDS}) AS word
    FROM live.claims SEMI JOIN telling USING (claim_id)
    WHERE NOT list_contains($own, document)
), beginnings AS (
    SELECT claim_id, unit, word FROM standing
    UNION
    SELECT claim_id, unit, word[:{SHORTEST}] FROM standing
), near AS (
    SELECT p.claim, p.claim_id
    FROM (SELECT DISTINCT claim, claim_id FROM telling) AS p
    JOIN beginnings AS b USING (claim_id)
    JOIN told AS t ON t.claim = p.claim AND t.unit = b.unit AND t.word = b.word
    GROUP BY p.claim, p.claim_id
    HAVING count(*) >= {LEAST}
    QUALIFY row_number() OVER (PARTITION BY p.claim ORDER BY sum(t.weight) DESC, p.claim_id)
        <= {MOST}
)
SELECT DISTINCT claim_id FROM near ORDER BY claim_id
"""


def create_search(con: duckdb.DuckDBPyConnection) -> None:
    """Make the lists where a warehouse has none yet, from the claims that stand."""
    if has_search(con):
        return
    con.execute("CREATE SCHEMA IF NOT EXISTS search")
    con.execute(
        "CREATE TABLE search.postings"
        " (unit VARCHAR, word VARCHAR, claims BIGINT, claim_ids VARCHAR[])"
    )
    follow_claims(con, None)


def follow_claims(con: duckdb.DuckDBPyConnection, run_id: str | None) -> None:
    """Add the words of the claims that a run wrote and that stand; of all claims if it is null.

    Ids of claims that are closed later stay listed; ``near`` passes over them.
    """
    con.execute(f"INSERT INTO search.postings {_POSTINGS}", {"run": run_id})


def has_search(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether a warehouse has the lists of words."""
    row = first_row(
        con,
        "SELECT count(*) FROM duckdb_tables() WHERE database_name = current_database()"
        " AND schema_name = 'search' AND table_name = 'postings'",
    )
    return bool(row[0])


def near(
    con: duckdb.DuckDBPyConnection,
    sought: Sequence[tuple[str, Iterable[str]]],
    own: Sequence[str],
) -> list[str]:
    """Claims that share unit and telling words with one that is sought.

    Args:
        con: a reader of a warehouse that ``has_search``.
        sought: unit and beginnings of words (``START`` letters, lower case) of each claim.
        own: documents whose claims are not meant.

    Returns:
        Ids, sorted; at most ``MOST`` for each that is sought, the likest first.
    """
    rows = [(at, unit, word) for at, (unit, words) in enumerate(sought) for word in sorted(words)]
    if not rows:
        return []
    numbers, units, words = (list(column) for column in zip(*rows, strict=True))
    con.execute(
        "CREATE OR REPLACE TEMP TABLE sought AS"
        " SELECT unnest($numbers) AS claim, unnest($units) AS unit, unnest($words) AS word",
        {"numbers": numbers, "units": units, "words": words},
    )
    return [claim_id for (claim_id,) in con.execute(_NEAR, {"own": list(own)}).fetchall()]
