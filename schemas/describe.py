"""Write ``schemas/COLUMNS.md`` from the models: ``python -m schemas.describe``."""

from __future__ import annotations

from pathlib import Path

from schemas import TABLES
from schemas.base import Table, columns

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
    ]
    return "\n\n".join(parts) + "\n"


def _table(name: str, model: type[Table]) -> str:
    summary = (model.__doc__ or "").strip().splitlines()[0]
    lines = ["| column | type | null | unit | description |", "|---|---|---|---|---|"]
    kinds = columns(model)
    for column, field in model.to_schema().columns.items():
        null = "may be" if field.nullable else "never"
        unit = (field.metadata or {}).get("unit", "")
        lines.append(f"| `{column}` | {_TYPES[kinds[column]]} | {null} | {unit} | {_cell(field)} |")
    return f"## {name}\n\n{summary}\n\n" + "\n".join(lines)


def _cell(field: object) -> str:
    description = str(getattr(field, "description", "")).replace("|", "\\|")
    return description + (" (unique)" if getattr(field, "unique", False) else "")


if __name__ == "__main__":
    TARGET.write_text(describe(), encoding="utf-8")
