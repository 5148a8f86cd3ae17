"""What the warehouse knows already: documents that need not be read again. Reads the warehouse."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from flows.decide import RULED
from flows.land.inbox import Entry
from flows.making import made_with
from flows.materials import KnownCopy
from flows.read.reader import EXTRACTOR
from flows.read.tabled import TABLED
from flows.trace.copies import Copied
from warehouse.standing import last_code
from warehouse.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Days:
    """Days of a backfill, both ends among them; open where null, and none at all if both are."""

    since: dt.date | None = None
    until: dt.date | None = None

    def holds(self, row: Mapping[str, Any]) -> bool:
        """Whether a document was published in these days; landed, where that is not known.

        A date that tells only year or month is taken for its first day.
        """
        if self.since is None and self.until is None:
            return False
        told = str(row["published"] or "")[:10]
        day = (told + "-01-01"[len(told) - 4 :] if 4 <= len(told) < 10 else told) or str(
            row["landed_at"]
        )[:10]
        return (self.since is None or day >= self.since.isoformat()) and (
            self.until is None or day <= self.until.isoformat()
        )


@dataclass(frozen=True, slots=True)
class Known:
    """Documents as they stand, by name, and what was read of them.

    ``documents`` have content_hash, published and landed_at; ``read`` are those whose claims this
    reader has read, and nothing since has changed; ``code`` is what is made with now.
    """

    documents: dict[str, dict[str, Any]] = field(default_factory=dict)
    read: frozenset[str] = frozenset()
    copies: dict[str, KnownCopy] = field(default_factory=dict)
    code: str = ""

    def split(self, entries: Iterable[Entry]) -> tuple[list[str], list[Entry]]:
        """Names of what stands as it was, and the articles to read.

        An article is read again if its bytes or metadata changed, or the reader did. One
        without claims always is: nothing tells which reader found none.
        """
        kept: list[str] = []
        fresh: list[Entry] = []
        for entry in entries:
            row = self.documents.get(entry.name)
            same = row is not None and row["content_hash"] == entry.content_hash
            if same and entry.name in self.read:
                kept.append(entry.name)
            else:
                fresh.append(entry)
        return kept, fresh

    def without(self, days: Days) -> Known:
        """The same but for claims of documents published in these days: they are to be read."""
        kept = (name for name in self.read if not days.holds(self.documents[name]))
        return replace(self, read=frozenset(kept))

    def landed_at(self, row: dict[str, Any]) -> Any:
        """When this version of a document was first seen; null if it is new."""
        before = self.documents.get(row["document"])
        if before is None or before["content_hash"] != row["content_hash"]:
            return None
        return before["landed_at"]


def known(work: Workspace, publishers: Sequence[str] = ()) -> Known:
    """What stands in the warehouse that a workspace knows; nothing of an older one, or of none.

    Args:
        work: the workspace.
        publishers: names of the house; where it had another name, its articles are not known.
    """
    code = made_with(publishers)
    if not work.stands("documents", "claims", "fetches", "observations"):
        return Known(code=code)
    documents = work.rows(
        "SELECT document, content_hash, published, landed_at FROM before.live.documents"
    )
    # A claim that a ruling or a table changed hides what was read; one that a table added to an
    # article leaves it when the table does.
    read = work.rows(
        "SELECT document FROM before.live.claims GROUP BY document"
        " HAVING bool_and(origin = 'article' AND extractor = $extractor"
        " AND NOT starts_with(coalesce(decided_by, ''), $ruled)"
        " AND NOT starts_with(coalesce(decided_by, ''), $tabled))",
        {"extractor": EXTRACTOR, "ruled": RULED, "tabled": TABLED},
    )
    renamed = _of_other_house(work, code)
    return Known(
        {row["document"]: row for row in documents},
        frozenset(row["document"] for row in read) - renamed,
        _copies(
            work.rows("FROM before.live.fetches WHERE content_hash <> ''"),
            work.rows("FROM before.live.observations ORDER BY start"),
        ),
        code,
    )


def _of_other_house(work: Workspace, code: str) -> frozenset[str]:
    """Documents that bear the name of the house, if it had another when they were traced.

    Which of them name it themselves is not kept, so all of them are read again.
    """
    before, now = (told.partition("-")[2] for told in (last_code(work) or "", code))
    if before in ("", now):
        return frozenset()
    rows = work.rows(
        "SELECT document FROM before.live.documents"
        " WHERE left(sha256(coalesce(publisher, '')), 16) = $mark",
        {"mark": before},
    )
    return frozenset(row["document"] for row in rows)


def _copies(
    fetches: Iterable[dict[str, Any]], observations: Iterable[dict[str, Any]]
) -> dict[str, KnownCopy]:
    """Saved copies that this reader has read and found figures in.

    Tables are cheap to read and bear no version; they are always read again.
    """
    found: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for row in observations:
        found.setdefault(row["file"], {}).setdefault(row["source_id"], []).append(row)
    read_here = {
        file
        for file, by_source in found.items()
        if all(row["extractor"] == EXTRACTOR for rows in by_source.values() for row in rows)
    }
    return {
        row["file"]: KnownCopy(Copied("alive", "", row["content_hash"]), found[row["file"]])
        for row in fetches
        if row["file"] in read_here
    }
