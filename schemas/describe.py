"""Write ``schemas/COLUMNS.md`` from the models: ``python -m schemas.describe``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from schemas import TABLES
from schemas.base import Table, columns
from schemas.promises import View
from schemas.views import CONTRACT, VERSION, views

TARGET = Path(__file__).with_name("COLUMNS.md")

_TYPES = {
    "str": "text",
    "float64": "number",
    "Int64": "whole number",
    "boolean": "yes/no",
    "datetime64[us]": "time",
}


def describe() -> str:
    """All tables and columns as Markdown."""
    parts = [
        "# Tables and columns",
        "Made from the models by `python -m schemas.describe`; edit those, not this.",
        *(_table(name, model) for name, model in TABLES.items()),
        f"# Views for readers: contract {CONTRACT}, version {VERSION}",
        "Of the published file and the Parquet files beside it. Columns may come, none goes.",
        *(_view(name, view) for name, view in views().items()),
    ]
    return "\n\n".join(parts) + "\n"


def _table(name: str, model: type[Table]) -> str:
    summary = (model.__doc__ or "").strip().splitlines()[0]
    kinds = {column: _TYPES[kind] for column, kind in columns(model).items()}
    return f"## {name}\n\n{summary}\n\n{_columns(kinds, model.to_schema().columns)}"


def _view(name: str, view: View) -> str:
    key = ", ".join(f"`{column}`" for column in view.key)
    kinds = {column: f"`{kind}`" for column, kind in view.types().items()}
    return f"## {CONTRACT}.{name}\n\nOne row for each {key}.\n\n{_columns(kinds, view.columns)}"


def _columns(kinds: Mapping[str, str], fields: Mapping[str, Any]) -> str:
    lines = ["| column | type | null | unit | description |", "|---|---|---|---|---|"]
    for column, field in fields.items():
        null = "may be" if field.nullable else "never"
        unit = (field.metadata or {}).get("unit", "")
        lines.append(f"| `{column}` | {kinds[column]} | {null} | {unit} | {_cell(field)} |")
    return "\n".join(lines)


def _cell(field: object) -> str:
    description = str(getattr(field, "description", "")).replace("|", "\\|")
    return description + (" (unique)" if getattr(field, "unique", False) else "")


if __name__ == "__main__":
    TARGET.write_text(describe(), encoding="utf-8")
