"""What a fetch did, in words. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from flows.fetch.plan import NAMED, TIME_OVER
from warehouse.counting import counted

MOST = 200  # addresses in the artifact of a run; the manifest has all


def line(row: Mapping[str, Any]) -> str:
    """What became of an address, in one line: the state of the link, and what happened now."""
    happened = {
        "saved": f"saved as {row['file']}",
        "changed": f"changed; saved as {row['file']}, beside the earlier copy",
        "unchanged": f"unchanged since {row['file']}",
        "postponed": f"postponed, nothing recorded: {row['error']}",
        "refused": f"refused, nobody was asked: {row['error']}",
        "failed": row["error"],
    }[row["event"]]
    status = f" {row['status']}" if row["status"] and row["event"] == "failed" else ""
    return f"{row['link']:<9} {row['stop']['url']}:{status} {happened}"


def asked_for(result: Mapping[str, Any], most: int = MOST) -> list[dict[str, str]]:
    """The addresses of a run as rows of plain text: what failed or changed stands first."""
    order = ("failed", "refused", "postponed", "changed", "saved", "unchanged")
    rows = sorted(
        result["visited"], key=lambda row: (order.index(row["event"]), row["stop"]["url"])
    )
    return [
        {
            "address": row["stop"]["url"],
            "link": row["link"],
            "event": row["event"],
            "status": str(row["status"] or ""),
            "file": row["file"] or "",
            "error": row["error"] or "",
        }
        for row in rows[:most]
    ]


def nothing_came(result: Mapping[str, Any]) -> str:
    """What is wrong with a run that nobody answered, or that missed what it was asked for by name.

    A dead link is an answer: then the run did its work, and the manifest has it.

    Args:
        result: of the flow.

    Returns:
        A sentence for people, '' if the run is good.
    """
    visited = result["visited"]
    if visited and not any(row["answered"] for row in visited):
        refused = sum(row["event"] == "refused" for row in visited)
        late = sum(row["event"] == "postponed" and row["error"] == TIME_OVER for row in visited)
        if refused == len(visited):
            return "nobody was asked: every address was refused"
        if late == len(visited):
            return f"nobody was asked: {TIME_OVER}"
        if refused + late == len(visited):
            were = "was" if refused == 1 else "were"
            some = counted(refused, "address", "addresses")
            return f"nobody was asked: {some} {were} refused; for {late}, {TIME_OVER}"
        return "nobody answered, neither sites nor name servers: is there a network?"
    missed = [row for row in visited if row["stop"]["why"] == NAMED and not row["file"]]
    if not missed:
        return ""
    return f"of what was named, {counted(len(missed), 'address', 'addresses')} gave no copy"


def summary(result: Mapping[str, Any]) -> str:
    """The run in one line."""
    events = Counter(row["event"] for row in result["visited"])
    parts = [
        f"{events[name]} {name}"
        for name in ("saved", "changed", "unchanged", "failed", "refused", "postponed")
        if events[name]
    ]
    total = len(result["visited"])
    asked = f"{counted(total, 'address', 'addresses')} asked for"
    return f"{asked}{': ' if parts else ''}{', '.join(parts)}; {result['waiting']} not due"
