"""The chains that the view of credits walks, held against a plain walk of the same credits."""

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.sql import texts

CLAIMS, SOURCES = 4, 5
NODES = [f"claim:c{n}" for n in range(CLAIMS)] + [f"source:s{n}" for n in range(SOURCES)]
CREDITS = st.dictionaries(
    st.tuples(st.sampled_from(NODES), st.sampled_from([*NODES, "party:x"])),
    st.tuples(st.sampled_from(["article", "text", "registry", "publisher"]), st.booleans()),
    max_size=14,
)
TABLES = """
    CREATE SCHEMA v1; CREATE SCHEMA live;
    CREATE TABLE live.claims AS
        SELECT 'c' || n AS claim_id, 'd' AS document, '1%' AS figure FROM range(4) AS r(n);
    CREATE TABLE live.sources AS SELECT 's' || n AS source_id, 's' || n AS study_id
        FROM range(5) AS r(n);
    CREATE TABLE live.observations (
        observation_id VARCHAR, figure VARCHAR, quote VARCHAR, file VARCHAR, locator VARCHAR);
    CREATE TABLE v1.credits (
        from_node VARCHAR, to_node VARCHAR, claim_id VARCHAR, "by" VARCHAR, stands BOOLEAN,
        to_source_id VARCHAR, from_name VARCHAR, to_name VARCHAR, words VARCHAR,
        to_observation_id VARCHAR, ring BOOLEAN);
"""


def walked(credits):
    """Claim, step, ends of each credit on the way, whether seen before, whether an origin."""
    edges = {
        ends: stands
        for ends, (by, stands) in credits.items()
        if by != "publisher" and ends[0] != ends[1]
    }
    leads = {start for start, _ in edges}
    found = []
    for n in range(CLAIMS):
        near, steps = {f"claim:c{n}": 0}, [f"claim:c{n}"]
        for node in steps:  # grows while it is walked: nearest first
            for (start, end), stands in edges.items():
                if start == node and stands and end not in near:
                    near[end] = near[node] + 1
                    steps.append(end)
        for node, step in near.items():
            for (start, end), stands in edges.items():
                if start == node and (stands or step == 0):
                    again = near.get(end, step + 1) <= step
                    found.append(
                        (f"c{n}", step + 1, start, end, again, stands and end not in leads)
                    )
    return sorted(found)


@settings(max_examples=60, deadline=None)
@given(CREDITS)
def test_the_view_walks_as_a_plain_walk_does(credits):
    with duckdb.connect() as con:
        con.execute(TABLES)
        for (start, end), (by, stands) in credits.items():
            claim = start.removeprefix("claim:") if start.startswith("claim:") else None
            source = end.removeprefix("source:") if end.startswith("source:") else None
            con.execute(
                'INSERT INTO v1.credits (from_node, to_node, claim_id, "by", stands, to_source_id)'
                " VALUES (?, ?, ?, ?, ?, ?)",
                [start, end, claim, by, stands, source],
            )
        found = con.execute(
            "SELECT claim_id, step, from_node, to_node, again, primary_source"
            f" FROM ({texts('views')['v1_chains']})"
        ).fetchall()
    assert sorted(found) == walked(credits)
