from schemas import TABLES
from schemas.describe import TARGET, describe


def test_columns_page_is_current():
    """`python -m schemas.describe` writes it anew."""
    assert TARGET.read_text(encoding="utf-8") == describe()


def test_every_column_says_what_it_is():
    for name, model in TABLES.items():
        for column, field in model.to_schema().columns.items():
            assert field.description, f"{name}.{column} has no description"
