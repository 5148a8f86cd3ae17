"""The narrow look at a frame must say what the whole model says."""

import subprocess
import sys
from typing import ClassVar

import pandas as pd
import pandera.pandas as pa
import pytest
from pandera.errors import SchemaErrors

from schemas import TABLES, RuleRuns, frame
from schemas.base import Table, checked

ROW = {"run_id": "r1", "rule": "UNS101", "checked": 3, "flagged": 1, "passed": 2}


class Pairs(Table):
    """Two numbers, of which no pair comes twice."""

    left: int = pa.Field(ge=0)
    right: int = pa.Field(unique=True)
    word: str = pa.Field(isin=["a", "b"])

    class Config(Table.Config):
        unique: ClassVar[list[str]] = ["left", "right"]

    @pa.dataframe_check
    def ordered(cls, table: pd.DataFrame) -> pd.Series:
        return table["left"] <= table["right"]


def pairs(*rows):
    return pd.DataFrame(rows, columns=["left", "right", "word"])


def test_good_rows_come_back_as_they_were():
    good = pairs((0, 1, "a"), (0, 2, "b"))
    assert checked(Pairs, good) is good
    assert len(frame(RuleRuns, [ROW])) == 1


@pytest.mark.parametrize(
    "bad",
    [
        pairs((-1, 1, "a")),  # a field
        pairs((0, 1, "c")),  # a word
        pairs((0, 1, "a"), (1, 1, "a")),  # a column's uniqueness
        pairs((3, 1, "a")),  # a check of the whole row
        pairs((0, 1, None)),  # a value that must be there
    ],
)
def test_what_the_model_refuses_is_refused(bad):
    for check in (checked, lambda model, table: model.validate(table, lazy=True)):
        with pytest.raises(SchemaErrors):
            check(Pairs, bad)


@pytest.mark.parametrize("table", TABLES)
def test_every_column_that_must_be_there_is_looked_at(table):
    model = TABLES[table]
    required = [n for n, c in model.to_schema().columns.items() if not c.nullable]
    assert required
    with pytest.raises(SchemaErrors):
        frame(model, [{}])


def test_what_only_developers_have_installed_is_not_imported():
    code = (
        "import sys; from schemas import RuleRuns, frame;"
        f"frame(RuleRuns, [{ROW!r}]);"
        "assert 'hypothesis' not in sys.modules; import hypothesis; hypothesis.given"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
