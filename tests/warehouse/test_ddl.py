from schemas import TABLES
from schemas.base import columns
from warehouse.connect import writer
from warehouse.ddl import CONTRACT, KEYS, extra_columns
from warehouse.sql import texts


def test_every_table_has_a_key_of_its_columns():
    assert KEYS.keys() == TABLES.keys()
    for table, keys in KEYS.items():
        assert set(keys) <= columns(TABLES[table]).keys()


def test_a_key_that_the_model_calls_unique_is_the_key():
    for table, model in TABLES.items():
        unique = tuple(n for n, column in model.to_schema().columns.items() if column.unique)
        assert not unique or unique == KEYS[table]


def test_live_has_the_columns_of_the_models_and_history_says_who_wrote(con):
    for table, model in TABLES.items():
        live = [row[0] for row in con.execute(f"DESCRIBE live.{table}").fetchall()]
        assert live == list(columns(model))
        history = [row[0] for row in con.execute(f"DESCRIBE history.{table}").fetchall()]
        assert history == [*live, *extra_columns(table)]


def test_columns_are_described_in_the_file(con):
    comment = con.execute(
        "SELECT comment FROM duckdb_columns() WHERE schema_name = 'history'"
        " AND table_name = 'claims' AND column_name = 'quote'"
    ).fetchall()
    assert comment == [("The exact sentence, as a reader sees it",)]


def test_a_file_from_before_a_column_was_added_is_completed(path):
    with writer(path) as con:
        con.execute("DROP VIEW live.claims")
        con.execute("ALTER TABLE history.claims DROP COLUMN context")
        con.execute("ALTER TABLE history.claims DROP COLUMN closed_reason")
    with writer(path) as con:
        assert "context" in [row[0] for row in con.execute("DESCRIBE live.claims").fetchall()]
        con.execute("SELECT context, closed_reason FROM history.claims")


def test_opening_again_changes_nothing(path):
    def catalogue():
        with writer(path) as con:
            return con.execute(
                "SELECT table_schema, table_name, column_name, data_type FROM"
                " information_schema.columns ORDER BY ALL"
            ).fetchall()

    assert catalogue() == catalogue()


def test_the_contract_names_every_view_file():
    assert {name for name in texts("views") if name.startswith("v1_")} == {
        f"v1_{name}" for name in CONTRACT
    }
