"""What a fetch did, in words. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any


def line(row: Mapping[str, Any]) -> str:
    """What became of an address, in one line: the state of the link, and what happened now."""
    happened = {
        "saved": f"saved as {row['file']}",
        "changed": f"changed; saved as {row['file']}, beside the earlier copy",
        "unchanged": f"unchanged since {row['file']}",
        "postponed": f"postponed, nothing recorded: {row['error']}",
        "failed": row["error"],
    }[row["event"]]
    status = f" {row['status']}" if row["status"] and row["event"] == "failed" else ""
    return f"{row['link']:<9} {row['stop']['url']}:{status} {happened}"


def summary(result: Mapping[str, Any]) -> str:
    """The run in one line."""
    events = Counter(row["event"] for row in result["visited"])
    parts = [
        f"{events[name]} {name}"
        for name in ("saved", "changed", "unchanged", "failed", "postponed")
        if events[name]
    ]
    total = len(result["visited"])
    asked = f"{total} address{'' if total == 1 else 'es'} asked for"
    return f"{asked}{': ' if parts else ''}{', '.join(parts)}; {result['waiting']} not due"
