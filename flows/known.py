"""What the warehouse knows already: documents that need not be read again. Reads the warehouse."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from flows.decide import RULED
from flows.land.inbox import Entry
from flows.land.inputs import Read
from flows.read.reader import EXTRACTOR
from flows.read.tabled import TABLED
from flows.steps import KnownCopy
from flows.trace.copies import Copied
from schemas import Claims, Documents, Fetches, Observations, Table, columns, records
from warehouse.connect import reader

_TABLES: dict[str, type[Table]] = {
    "documents": Documents,
    "claims": Claims,
    "fetches": Fetches,
    "observations": Observations,
}


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
    """Documents as they stand, with the claims read from them, by name."""

    documents: dict[str, dict[str, Any]] = field(default_factory=dict)
    claims: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    copies: dict[str, KnownCopy] = field(default_factory=dict)

    def split(self, entries: Iterable[Entry]) -> tuple[Read, list[Entry]]:
        """What stands as it was, and the articles to read.

        An article is read again if its bytes or metadata changed, or the reader did. One
        without claims always is: nothing tells which reader found none.
        """
        kept, fresh = Read(), []
        for entry in entries:
            row = self.documents.get(entry.name)
            if (
                row is None
                or entry.name not in self.claims
                or row["content_hash"] != entry.content_hash
            ):
                fresh.append(entry)
                continue
            kept.rows_in += 1
            kept.documents.append(row)
            kept.claims += self.claims[entry.name]
        return kept, fresh

    def without(self, days: Days) -> Known:
        """The same but for claims of documents published in these days: they are to be read."""
        kept = {
            name: found
            for name, found in self.claims.items()
            if not days.holds(self.documents[name])
        }
        return replace(self, claims=kept)

    def landed_at(self, row: dict[str, Any]) -> Any:
        """When this version of a document was first seen; null if it is new."""
        before = self.documents.get(row["document"])
        if before is None or before["content_hash"] != row["content_hash"]:
            return None
        return before["landed_at"]


def known(file: Path) -> Known:
    """Read what stands in a warehouse; nothing if there is none, or an older one.

    Raises:
        warehouse.connect.WarehouseBusy: somebody is writing it.
        warehouse.connect.WarehouseUnusable: the file is no warehouse.
    """
    if not file.is_file():
        return Known()
    con = reader(file)
    try:
        for table, model in _TABLES.items():
            present = con.execute(
                "SELECT column_name FROM duckdb_columns() WHERE database_name = "
                "current_database() AND schema_name = 'live' AND table_name = ?",
                [table],
            ).fetchall()
            if {name for (name,) in present} != set(columns(model)):
                return Known()
        documents = records(con.execute("FROM live.documents").df())
        claims = records(con.execute("FROM live.claims WHERE origin = 'article'").df())
        fetches = records(con.execute("FROM live.fetches WHERE content_hash <> ''").df())
        observations = records(con.execute("FROM live.observations ORDER BY start").df())
    finally:
        con.close()
    by_document: dict[str, list[dict[str, Any]]] = {}
    stale: set[str] = set()
    for claim in claims:
        by_document.setdefault(claim["document"], []).append(claim)
        # A claim that a ruling or a table changed hides what was read.
        decided_by = claim["decided_by"] or ""
        if claim["extractor"] != EXTRACTOR or decided_by.startswith((RULED, TABLED)):
            stale.add(claim["document"])
    return Known(
        {row["document"]: row for row in documents},
        {name: found for name, found in by_document.items() if name not in stale},
        _copies(fetches, observations),
    )


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
