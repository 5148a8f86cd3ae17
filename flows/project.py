"""Where the project is, and which of its files configures it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flows.errors import BadSettings

ROOT_VARIABLE = "PROVSTAT_ROOT"


def find_root(root: Path | None, environ: Mapping[str, str], here: Path) -> Path | None:
    """The project's folder: by option, by environment, or here or above; null if there is none.

    Raises:
        BadSettings: the option or the variable names no directory.
    """
    if root is not None:
        return _directory(here / root, "--root")
    named = environ.get(ROOT_VARIABLE)
    if named:
        return _directory(here / named, ROOT_VARIABLE)
    for folder in (here, *here.parents):
        if (folder / "provstat.toml").is_file() or _has_table(folder / "pyproject.toml"):
            return folder
    return None


def _directory(path: Path, said_by: str) -> Path:
    if not path.is_dir():
        raise BadSettings(f"{said_by} names {path}, which is no directory")
    return path.resolve()


def _has_table(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        return "provstat" in tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {})
    except (ValueError, OSError):
        return False  # somebody's broken pyproject further up is not ours to judge


def read_table(root: Path) -> tuple[Path, dict[str, Any]]:
    """The file that configures a project, and its table: provstat.toml goes before pyproject.

    Raises:
        BadSettings: the file cannot be read, or has something else in the table's place.
    """
    own, project = root / "provstat.toml", root / "pyproject.toml"
    if own.is_file():
        return own, _parse(own)
    if project.is_file():
        table = _parse(project).get("tool", {}).get("provstat", {})
        if not isinstance(table, dict):
            raise BadSettings(f"{project}: tool.provstat must be a table")
        return project, table
    return project, {}


def table_named(root: Path | None, table: str) -> str:
    """Where a table of the settings stands, or is to be written: its header, and the file.

    >>> table_named(None, "fetch")
    '[fetch] of provstat.toml'
    """
    own = root is None or (root / "provstat.toml").is_file()
    if own or not _has_table(root / "pyproject.toml"):  # type: ignore[operator]
        return f"[{table}] of provstat.toml"
    return f"[tool.provstat.{table}] of pyproject.toml"


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        raise BadSettings(f"{path}: cannot be read: {error}") from error
