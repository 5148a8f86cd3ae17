"""What SQL has put into a table is held to the table's model."""

import duckdb
import pandas as pd
import pytest
from pandera.errors import SchemaErrors

from schemas import TABLES
from schemas.promises import View
from schemas.promises import broken as broken_rows
from schemas.views import views
from warehouse.connect import memory
from warehouse.held import breaks, broken, hold_to_model

WHOLE = {"statistic_id": "s", "label": "x", "unit": "percent", "members": 2, "origins": 0}


def put(con, **more):
    con.register("given", pd.DataFrame([WHOLE | more]))
    con.execute("INSERT INTO live.statistics BY NAME FROM given")


@pytest.mark.parametrize(
    ("more", "said"), [({"members": 0}, "members"), ({"label": None}, "label"), ({}, "")]
)
def test_rows_that_break_an_invariant_are_found_among_others(more, said):
    con = memory()
    put(con)
    put(con, statistic_id="t", **more)
    if not said:
        hold_to_model(con, "statistics")
        return
    with pytest.raises(SchemaErrors, match=said):
        hold_to_model(con, "statistics")


def test_a_word_that_is_none_of_those_there_are():
    con = memory()
    con.execute("INSERT INTO live.statistic_members VALUES ('s', 'c', 'claim'), ('s', 'd', 'hat')")
    with pytest.raises(SchemaErrors, match="hat"):
        hold_to_model(con, "statistic_members")


def test_the_invariants_of_what_is_made_and_read_are_looked_for_by_sql():
    con = memory()
    for table in ("claims", "documents", "findings", "statistics", "statistic_members"):
        assert broken(TABLES[table]) != "true"
        hold_to_model(con, table)


def test_a_code_that_is_no_rule():
    con = memory()
    con.execute(
        "INSERT INTO live.findings BY NAME SELECT 'f' AS finding_id, 'CON99' AS rule, 'x' AS name,"
        " 'error' AS severity, 'a.md' AS document, 'm' AS message, 'f' AS fix, '{}' AS details,"
        " 'open' AS status"
    )
    with pytest.raises(SchemaErrors, match="CON99"):
        hold_to_model(con, "findings")


TRIED = {
    "VARCHAR": ["", "hat", "CON201", "error", "v1", "open", "percent", None],
    "DOUBLE": [-1.5, 0.0, 0.4, 101.0, 1e9, float("nan"), None],
    "BIGINT": [-1, 0, 1, 3000, None],
    "BOOLEAN": [True, False, None],
}
DTYPES = {"VARCHAR": "str", "DOUBLE": "float64", "BIGINT": "Int64", "BOOLEAN": "boolean"}


@pytest.mark.parametrize("name", sorted(views()))
def test_sql_looks_for_what_pandera_finds_in_a_view(name):
    view, con, known = views()[name], duckdb.connect(), 0
    types = view.types()
    for column, held in view.guarded(nulls=True).columns.items():
        kind = types[column]
        wrong = breaks({column: held}, [column] if kind == "DOUBLE" else [])
        if kind not in TRIED or wrong == "true":
            continue
        known += 1
        rows = [[value] for value in TRIED[kind]]
        con.execute(f'CREATE OR REPLACE TABLE tried ("{column}" {kind})')
        con.executemany("INSERT INTO tried VALUES (?)", rows)
        found, tried = (
            con.execute(f"FROM tried WHERE {rows}").df().astype({column: DTYPES[kind]})
            for rows in (wrong, "true")
        )
        alone = View({column: held}, (column,))
        faults = [sum(f.rows for f in broken_rows(alone, rows)) for rows in (found, tried)]
        assert faults[0] == faults[1], column
        # what is no number is looked at once more, and may be no fault
        assert len(found) - faults[0] in ([0, 1] if kind == "DOUBLE" else [0]), column
    assert known
