"""Who credits whom, from one claim outwards: a tree, its rings and its origins. Pure.

The rows are those of the named question ``trace``. Nothing here calls itself, so that a chain
may be as long as it likes.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

HIDDEN = ("publisher", "mention")  # not credits: they tell where a ring closes
_MOST_LINES = 60
_DEEPEST = 12  # steps to the right, before a long chain goes straight down
_HOW = {"article": "credits", "text": "takes it from", "registry": "takes its figures from"}

Row = Mapping[str, Any]


@dataclass(slots=True)
class Way:
    """The credits reached from a claim."""

    start: str
    rows: list[dict[str, Any]]
    house: str | None = None
    shown: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    closing: dict[str, Row] = field(default_factory=dict)  # node to the credit back to the article

    def origins(self) -> list[dict[str, Any]]:
        """Where the credits end: one a study, however many editions or titles are named."""
        found: dict[str, dict[str, Any]] = {}
        for row in self.rows:
            if row["by"] in HIDDEN or not row["stands"] or not self.ends(row):
                continue
            key = row["study_id"] or row["to_node"]
            found.setdefault(
                key,
                {"origin": key, "name": row["to_name"], "source_id": row["to_source_id"]},
            )
        return [found[key] for key in sorted(found)]

    def ends(self, row: Row) -> bool:
        """Whether a credit names an origin: who is named there names nobody, nor us."""
        node = row["to_node"]
        back = self.closing.get(row["from_node"])
        ours = back is not None and back["to_name"] == row["to_name"] and back["by"] != "mention"
        return not self.shown.get(node) and node not in self.closing and not ours

    def rings(self) -> list[dict[str, Any]]:
        """Each ring whole: through the article first, then those among sources."""
        found = []
        own = self._back()
        if own is not None:
            found.append({"through_article": True, **own})
        names = {row["ring"] for row in self.rows if row["ring"]}
        for ring in sorted(names):
            inside = {
                node: [row for row in rows if row["ring"] == ring]
                for node, rows in self.shown.items()
            }
            path = _path(ring, (ring,), inside)
            if path and not (own and self.start == ring):
                members = {row["from_node"] for rows in inside.values() for row in rows}
                found.append({"through_article": False, **_whole(path), "members": len(members)})
        return found

    def _back(self) -> dict[str, Any] | None:
        steps = {node: list(rows) for node, rows in self.shown.items()}
        for node, row in self.closing.items():
            if node != self.start:
                steps[node] = [row, *steps.get(node, [])]
        ours = (self.start, self.house)
        path = _path(self.start, ours, steps)
        return _whole(path) if path else None


def way(claim_id: str, rows: Sequence[dict[str, Any]]) -> Way:
    """Read the credits reached from a claim.

    Args:
        claim_id: the claim.
        rows: the answer of the named question ``trace``.
    """
    start = f"claim:{claim_id}"
    made = Way(start, list(rows))
    made.house = next((row["house"] for row in rows if row["from_node"] == start), None)
    for row in rows:
        if row["by"] not in HIDDEN:
            made.shown[row["from_node"]].append(row)
        elif row["to_node"] == made.house:
            made.closing[row["from_node"]] = row
    return made


def tree_lines(
    found: Way, paint: Callable[[str, str], str], place: Callable[[str], str] = str
) -> Iterator[str]:
    """The tree, one line a credit; what was shown before is named and not shown again.

    Args:
        found: the credits reached.
        paint: gives a text a terminal colour.
        place: turns a document's name into the path to print.
    """
    waiting = [(row, 0) for row in reversed(found.shown.get(found.start, ()))]
    done = {found.start}
    count = 0
    if not waiting:
        yield "  nobody is credited"
    while waiting:
        row, depth = waiting.pop()
        count += 1
        if count > _MOST_LINES:
            yield f"  … {len(waiting) + 1} credits and what follows from them (--format json)"
            return
        node = row["to_node"]
        again = node in done
        pad = "  " * min(depth + 1, _DEEPEST)
        yield f"{pad}{_HOW[row['by']]} {paint(row['to_name'], '1')}{_about(row, place)}" + (
            _state(found, row, again, paint)
        )
        back = found.closing.get(node)
        if back is not None and not again:
            yield f"{pad}  {paint('leads back', '31')} to {back['to_name']}, who published this"
        if not again:
            done.add(node)
            if row["stands"]:
                waiting += [(one, depth + 1) for one in reversed(found.shown.get(node, ()))]


def _state(found: Way, row: Row, again: bool, paint: Callable[[str, str], str]) -> str:
    if row["to_node"] == found.start:
        return paint(" - back at this claim", "31")
    if again:
        return " (shown above)" + (paint(", a ring", "31") if row["ring"] else "")
    if not row["stands"]:
        return paint(" - which does not state it", "31")
    return paint(" - an origin", "32") if found.ends(row) else ""


def _about(row: Row, place: Callable[[str], str]) -> str:
    parts = []
    if row["to_source_id"]:
        title = f' "{row["title"]}"' if row["title"] else ""
        parts.append(f"[{row['to_source_id']}{title}]")
    elif row["to_node"].startswith("party:"):
        parts.append("[not registered]")
    elif row["to_node"].startswith("own:"):
        parts.append("[the article's own data]")
    if row["figure"]:
        spot = row["locator"] or (f"{row['line']}:{row['column']}" if row["line"] else None)
        where = place(row["file"]) if row["to_claim_id"] else row["file"]
        parts.append(f"with {row['figure']} in {where}" + (f", {spot}" if spot else ""))
    return " " + " ".join(parts) if parts else ""


def _path(start: str, goals: Sequence[str | None], steps: Mapping[str, Iterable[Row]]) -> list[Row]:
    """The shortest way from a node to a credit of one of the goals; empty if there is none."""
    came: dict[str, Row] = {}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        for row in steps.get(node, ()):
            if not row["stands"]:
                continue
            if row["to_node"] in goals:
                path = [row]
                while node != start:
                    path.append(came[node])
                    node = came[node]["from_node"]
                return path[::-1]
            if row["to_node"] not in came and row["to_node"] != start:
                came[row["to_node"]] = row
                waiting.append(row["to_node"])
    return []


def _whole(path: Sequence[Row]) -> dict[str, Any]:
    return {
        "names": [path[0]["from_name"], *(row["to_name"] for row in path)],
        "nodes": [path[0]["from_node"], *(row["to_node"] for row in path)],
    }
