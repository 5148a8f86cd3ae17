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
    there = _sums(before)
    for name, view in views().items():
        path = folder / f"{name}.parquet"
        again = before is not None and name in same and _again(before, path, there.get(name))
        if not again:
            target = str(path).replace("'", "''")
            con.execute(
                f"COPY (SELECT {quoted(view.columns)} FROM {schema}.{name})"
                f" TO '{target}' (FORMAT parquet, COMPRESSION zstd)"
            )
        rows = first_row(con, f"SELECT count(*) FROM {schema}.{name}")[0]
        whole = there[name] if again else _sum(path)
        resources.append(_resource(name, view, path, rows, whole))
    about = first_row(con, f"SELECT run_id, finished_at, version FROM {schema}.about")
    text = json.dumps(_package(about, resources), indent=2, ensure_ascii=False)
    (folder / DESCRIPTION).write_text(text + "\n", encoding="utf-8")
    return [*(resource["path"] for resource in resources), DESCRIPTION]


def run_of(folder: Path) -> str | None:
    """The run that the Parquet files of a folder show; null if it does not tell."""
    run = _described(folder).get("run")
    return run if isinstance(run, str) else None


def _described(folder: Path | None) -> dict[str, Any]:
    """What a folder says of itself; nothing, if that is missing, damaged or something else."""
    if folder is None:
        return {}
    try:
        described = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):  # the last of brackets without an end
        return {}
    return described if isinstance(described, dict) else {}


def _sums(folder: Path | None) -> dict[str, str]:
    """Sums of the files of a folder, by view, as far as it tells them."""
    resources = _described(folder).get("resources")
    told = (
        [one for one in resources if isinstance(one, dict)] if isinstance(resources, list) else []
    )
    pairs = [(one.get("name"), one.get("hash")) for one in told]
    return {
        name: whole for name, whole in pairs if isinstance(name, str) and isinstance(whole, str)
    }


def _again(before: Path, path: Path, whole: str | None) -> bool:
    """Name a file once more, if it is there with the sum that is told of it; whether it was."""
    old = before / path.name
    try:
        if whole is None or whole != _sum(old):
            return False
        path.hardlink_to(old)
    except OSError:  # it is not there, or this disk has one name for each file
        return False
    return True


def _sum(path: Path) -> str:
    return f"sha256:{sum_of_file(path)}"


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


def _resource(name: str, view: View, path: Path, rows: int, whole: str) -> dict[str, Any]:
    types = view.types()
    return {
        "profile": "data-resource",
        "name": name,
        "path": path.name,
        "description": summary_of(name),
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": path.stat().st_size,
        "hash": whole,
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
