"""What an inbox says about its sources' addresses: the plan of a run. Does I/O."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from flows.fetch.plan import Plan, plan
from flows.land.inbox import MANIFEST, gather, scan
from flows.land.tables import manifest_table
from flows.trace.evidence import read_manifest
from flows.trace.registry import register
from warehouse.counting import counted

FOLDER = "evidence"
_FEW = 5  # entries of the registry that are told of


def attempts_of(raw: Path) -> list[dict[str, Any]]:
    """Rows of ``schemas.Fetches`` from the manifest, oldest first; rows that are bad are not."""
    path = raw / MANIFEST
    if not path.is_file():
        return []
    folder = raw / FOLDER
    present = {p.relative_to(raw).as_posix() for p in folder.rglob("*") if p.is_file()}
    rows = manifest_table(MANIFEST, path.read_bytes(), present).records
    made = read_manifest(rows)
    unknown = pd.Timestamp.min
    return sorted(made, key=lambda row: (row["retrieved_at"] or unknown, row["row"]))


def plan_of(raw: Path, wanted: Sequence[str], stale_days: float) -> tuple[Plan, list[Any]]:
    """The plan for an inbox as it is now, and the attempts so far.

    Raises:
        BadInput: there is no inbox, or a word names neither a source nor an address.
    """
    without = ("articles", "claims", "decisions", FOLDER)
    registry = register(gather(scan(raw, without=without)).sources)
    attempts = attempts_of(raw)
    now = pd.Timestamp(dt.datetime.now(dt.UTC)).tz_localize(None)
    made = plan(registry.sources, attempts, wanted, now=now, stale_days=stale_days)
    if registry.quarantine:
        bad = registry.quarantine
        which = [f"{_place(row)}: {row['reason']}" for row in bad[:_FEW]]
        more = [f"and {len(bad) - _FEW} more"] if len(bad) > _FEW else []
        made.notes.append(
            f"not asked for, since {counted(len(bad), 'entry', 'entries')} of the registry cannot"
            f" be read: {'; '.join([*which, *more])}"
        )
    return made, attempts


def _place(row: dict[str, Any]) -> str:
    return row["file"] if row["row"] is None else f"{row['file']} entry {row['row']}"
