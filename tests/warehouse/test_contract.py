"""What readers are promised: dashboards written against version 1 keep working."""

import csv
import json
from pathlib import Path

import duckdb
import pytest
from frictionless import Package

from schemas.views import CONTRACT, VERSION, views
from warehouse import ddl
from warehouse.connect import writer
from warehouse.errors import NotPublishable
from warehouse.publish import PUBLISHED, parquet_folder, publish

# Every column ever promised by version 1. Lines are added, never changed or taken away: what
# they say stands in dashboards of others. After adding some, raise the second number of VERSION.
PROMISED = Path(__file__).with_name("contract_v1.csv")
ARTICLES = {"a.md": {"first": "none", "second": "matched"}, "b.md": {"third": "none"}}


def bring(con, folder, ingest):
    ingest(con, "r1", ARTICLES)
    publish(con, folder / PUBLISHED)
    return folder / PUBLISHED


@pytest.fixture
def published(con, path, ingest):
    return bring(con, path.parent, ingest)


@pytest.fixture(scope="module")
def shown(tmp_path_factory, ingest):
    """The same, for those who only read it."""
    folder = tmp_path_factory.mktemp("shown")
    with writer(folder / "w.duckdb") as con:
        return bring(con, folder, ingest)


def promised():
    with PROMISED.open(encoding="utf-8", newline="") as file:
        return {(row["view"], row["column"]): row for row in csv.DictReader(file)}


def test_no_column_is_taken_away_or_becomes_another(shown):
    with duckdb.connect(shown, read_only=True) as con:
        present = {
            (table, column): kind
            for table, column, kind in con.execute(
                "SELECT table_name, column_name, data_type FROM duckdb_columns()"
                " WHERE schema_name = 'v1'"
            ).fetchall()
        }
    for (view, column), told in promised().items():
        assert present.get((view, column)) == told["type"], f"{view}.{column}"
        if told["missing"] == "never":
            assert not views()[view].columns[column].nullable, f"{view}.{column}"
    unlisted = present.keys() - promised().keys()
    assert not unlisted, f"new in the contract; add to {PROMISED.name}: {sorted(unlisted)}"
    assert f"v{VERSION.partition('.')[0]}" == CONTRACT


def test_views_are_named_in_one_order():
    assert tuple(views()) == ddl.CONTRACT


def test_a_dashboard_of_version_1_gets_its_answers(shown):
    """Questions as a dashboard of the first version asks them, of either kind of file."""
    folder = parquet_folder(shown)
    text = Path(__file__).with_name("dashboard_v1.sql").read_text(encoding="utf-8")
    questions = [found.query for found in duckdb.extract_statements(text)]
    assert len(questions) >= 6
    with duckdb.connect(shown, read_only=True) as con, duckdb.connect() as lake:
        lake.execute("CREATE SCHEMA v1")
        for name in views():
            lake.execute(f"CREATE VIEW v1.{name} AS FROM '{folder}/{name}.parquet'")
        for question in questions:
            answer = con.execute(question).fetchall()
            assert answer, question
            assert lake.execute(question).fetchall() == answer


def test_everything_is_described(shown):
    with duckdb.connect(shown, read_only=True) as con:
        silent = con.execute(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE comment IS NULL"
            " AND schema_name = 'v1' UNION ALL"
            " SELECT table_name, NULL FROM duckdb_tables() WHERE comment IS NULL"
        ).fetchall()
    assert silent == []


def test_the_package_is_one_by_its_makers_own_library(shown):
    described = json.loads((parquet_folder(shown) / "datapackage.json").read_text("utf-8"))
    assert list(Package.metadata_validate(described)) == []
    for resource in described["resources"]:
        fields = [field["name"] for field in resource["schema"]["fields"]]
        rows = duckdb.sql(f"FROM '{parquet_folder(shown)}/{resource['path']}'")
        assert fields == rows.columns
        assert len(rows) == resource["rows"]
        assert set(resource["schema"]["primaryKey"]) <= set(fields)
    # and the library can tell
    del described["resources"][0]["path"]
    assert list(Package.metadata_validate(described)) != []


BREAKS = {
    "a word that is none": (
        "UPDATE history.claims SET comparator = 'about' WHERE claim_id = 'a.md:first'",
        r"view v1\.claims, column comparator: 1 row against the check isin.*a\.md:first: 'about'",
    ),
    "a value that is missing": (
        "UPDATE history.claims SET quote = NULL WHERE document = 'a.md'",
        r"view v1\.claims, column quote: 2 rows without a value \(claim_id=a\.md:",
    ),
    "a column that is gone": (
        "CREATE OR REPLACE VIEW v1.decisions AS SELECT * EXCLUDE (reason) FROM live.decisions",
        r"view v1\.decisions, column reason: is not there",
    ),
    "a column of another type": (
        """CREATE OR REPLACE VIEW v1.rule_runs AS SELECT run_id, rule, checked::VARCHAR AS checked,
            flagged, passed, NULL::TIMESTAMP AS finished_at FROM live.rule_runs""",
        r"view v1\.rule_runs, column checked: is VARCHAR and must be BIGINT",
    ),
    "a column nobody promised": (
        "CREATE OR REPLACE VIEW v1.citations AS SELECT *, 1 AS luck FROM live.citations",
        r"view v1\.citations, column luck: is not in the contract",
    ),
    "a row twice": (
        "INSERT INTO history.documents FROM history.documents WHERE document = 'b.md'",
        r"view v1\.documents, document: not unique \(b\.md\)",
    ),
    "a document that is not there": (
        "UPDATE history.claims SET document = 'gone.md' WHERE document = 'b.md'",
        r"view v1\.claims, column document: 1 row names none of v1\.documents \(gone\.md\)",
    ),
}


@pytest.mark.parametrize("fault", BREAKS)
def test_a_view_that_breaks_its_promise_is_not_published(con, published, fault):
    before = published.read_bytes(), parquet_folder(published).resolve()
    sql, told = BREAKS[fault]
    con.execute(sql)
    with pytest.raises(NotPublishable, match=told) as error:
        publish(con, published)
    assert "readers keep the file they have" in str(error.value)
    assert (published.read_bytes(), parquet_folder(published).resolve()) == before
    assert not published.with_name(published.name + ".new").exists()
