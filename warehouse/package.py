"""The views as Parquet files with a description that programs read (Frictionless Data Package)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

import duckdb
import pandera.pandas as pa

from schemas.promises import View
from schemas.views import CONTRACT, VERSION, views
from warehouse.sql import first_row, quoted, texts
from warehouse.sums import sum_of_file

DESCRIPTION = "datapackage.json"

# DuckDB's types to those of a Table Schema.
_FIELD_TYPES = {
    "VARCHAR": "string",
    "JSON": "string",
    "DOUBLE": "number",
    "BIGINT": "integer",
    "BOOLEAN": "boolean",
    "TIMESTAMP": "datetime",
}


def write_package(
    con: duckdb.DuckDBPyConnection,
    schema: str,
    folder: Path,
    *,
    before: Path | None = None,
    same: Collection[str] = (),
) -> list[str]:
    """Write each view as a Parquet file, and ``datapackage.json`` last.

    Args:
        con: a connection that may write files.
        schema: the schema that holds the views.
        folder: an empty folder.
        before: a folder that holds such files, on the same disk.
        same: views that are what they are there; their files get one more name.

    Returns:
        Names of the files.
    """
    resources = []
    there = {one["name"]: one for one in _described(before).get("resources", ())}
    for name, view in views().items():
        path = folder / f"{name}.parquet"
        if before is not None and name in same and _again(before, path, there.get(name)):
            resources.append(there[name])
            continue
        target = str(path).replace("'", "''")
        con.execute(
            f"COPY (SELECT {quoted(view.columns)} FROM {schema}.{name})"
            f" TO '{target}' (FORMAT parquet, COMPRESSION zstd)"
        )
        rows = first_row(con, f"SELECT count(*) FROM {schema}.{name}")[0]
        resources.append(_resource(name, view, path, rows))
    about = first_row(con, f"SELECT run_id, finished_at, version FROM {schema}.about")
    text = json.dumps(_package(about, resources), indent=2, ensure_ascii=False)
    (folder / DESCRIPTION).write_text(text + "\n", encoding="utf-8")
    return [*(resource["path"] for resource in resources), DESCRIPTION]


def run_of(folder: Path) -> str | None:
    """The run that the Parquet files of a folder show; null if it does not tell."""
    return _described(folder).get("run")


def _described(folder: Path | None) -> dict[str, Any]:
    try:
        text = (folder / DESCRIPTION).read_text(encoding="utf-8") if folder else "{}"
        described: dict[str, Any] = json.loads(text)
    except (OSError, ValueError):
        return {}
    return described


def _again(before: Path, path: Path, resource: dict[str, Any] | None) -> bool:
    """Name a file once more, if it is there as it is described; whether it was."""
    old = before / path.name
    try:
        if resource is None or resource.get("hash") != f"sha256:{sum_of_file(old)}":
            return False
        path.hardlink_to(old)
    except OSError:  # it is not there, or this disk has one name for each file
        return False
    return True


def summary_of(name: str) -> str:
    """What a view is, in the words at the top of its SQL file."""
    words: list[str] = []
    for line in texts("views")[f"v1_{name}"].splitlines():
        if not line.startswith("--"):
            break
        words.append(line.removeprefix("--").strip())
    return " ".join(words)


def _package(
    about: tuple[str, dt.datetime, str] | None, resources: list[dict[str, Any]]
) -> dict[str, Any]:
    described: dict[str, Any] = {
        "profile": "data-package",
        "name": "provstat",
        "title": "provstat: claimed survey figures, their sources, and what is wrong with them",
        "description": f"The views of schema {CONTRACT}. Within it, later versions may add views"
        " and columns; none is taken away or changes its meaning. Columns without a unit have"
        " none; times are UTC.",
        "version": VERSION,
        "contract": CONTRACT,
    }
    if about is not None:
        run_id, finished_at, version = about
        described |= {
            "id": f"urn:provstat:run:{run_id}",
            "created": finished_at.isoformat(timespec="seconds") + "Z",
            "run": run_id,
            "generator": f"provstat {version}",
        }
    return described | {"resources": resources}


def _resource(name: str, view: View, path: Path, rows: int) -> dict[str, Any]:
    types = view.types()
    return {
        "profile": "data-resource",
        "name": name,
        "path": path.name,
        "description": summary_of(name),
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{sum_of_file(path)}",
        "rows": rows,
        "schema": {
            "fields": [
                _field(column, types[column], held) for column, held in view.columns.items()
            ],
            "primaryKey": list(view.key),
        }
        | _foreign_keys(name, view),
    }


def _field(name: str, kind: str, column: pa.Column) -> dict[str, Any]:
    unit = (column.metadata or {}).get("unit")
    words = [check.statistics["allowed_values"] for check in column.checks if check.name == "isin"]
    constraints = ({} if column.nullable else {"required": True}) | (
        {"enum": sorted(words[0])} if words else {}
    )
    return (
        {"name": name, "type": _FIELD_TYPES[kind], "description": str(column.description)}
        | ({"unit": unit} if unit else {})
        | ({"constraints": constraints} if constraints else {})
    )


def _foreign_keys(name: str, view: View) -> dict[str, Any]:
    keys = [
        {
            "fields": [column],
            # a resource that refers to itself is named by the empty string
            "reference": {"resource": "" if other == name else other, "fields": [key]},
        }
        for column, (other, key) in view.references.items()
    ]
    return {"foreignKeys": keys} if keys else {}
