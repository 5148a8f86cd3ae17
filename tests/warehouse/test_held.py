"""What SQL has put into a table is held to the table's model."""

import pandas as pd
import pytest
from pandera.errors import SchemaErrors

from schemas import TABLES
from warehouse.connect import memory
from warehouse.held import broken, hold_to_model

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
