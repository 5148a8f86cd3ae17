"""Rows of schema ``v1`` by key: asked one by one, or read once for all claims of a report."""

from __future__ import annotations

from typing import Any

import duckdb

from schemas import records


class Lookup:
    """Asks the database for each row: quick for one claim, whatever the size of the warehouse."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self.con = con

    def one(self, table: str, key: str, value: str | None) -> dict[str, Any] | None:
        """The first row with this key; null without a key."""
        return next(iter(self.all(table, key, value)), None) if value is not None else None

    def all(self, table: str, key: str, value: str) -> list[dict[str, Any]]:
        """All rows with this key, in one order."""
        asked = self.con.execute(f'FROM v1.{table} WHERE "{key}" = ? ORDER BY ALL', [value])
        return records(asked.df())

    def rulings(self, targets: set[str], claim: str) -> list[dict[str, Any]]:
        """Rulings on any of these, or on a rule for this claim (``RULE@CLAIM``)."""
        found = self.con.execute(
            "SELECT * FROM v1.decisions WHERE target IN (SELECT unnest($targets))"
            " OR target LIKE '%@' || $claim ORDER BY date, file, row",
            {"targets": sorted(targets), "claim": claim},
        )
        return records(found.df())


class Gathered(Lookup):
    """Reads each table once, and keeps it: for reports on hundreds of claims."""

    _USED = (  # of the observations, those that a verdict rests on: sources state thousands
        "SELECT * FROM v1.observations WHERE observation_id IN (SELECT observation_id FROM"
        " v1.support UNION SELECT newer_observation_id FROM v1.support) ORDER BY ALL"
    )

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        super().__init__(con)
        self._tables: dict[str, list[dict[str, Any]]] = {}
        self._indexes: dict[tuple[str, str], dict[str, list[dict[str, Any]]]] = {}

    def all(self, table: str, key: str, value: str) -> list[dict[str, Any]]:
        """All rows with this key, in one order."""
        if (table, key) not in self._indexes:
            index: dict[str, list[dict[str, Any]]] = {}
            for row in self._table(table):
                index.setdefault(row[key], []).append(row)
            self._indexes[table, key] = index
        return self._indexes[table, key].get(value, [])

    def rulings(self, targets: set[str], claim: str) -> list[dict[str, Any]]:
        """Rulings on any of these, or on a rule for this claim (``RULE@CLAIM``)."""
        return [
            row
            for row in self._table("decisions")
            if row["target"] in targets or (row["target"] or "").endswith(f"@{claim}")
        ]

    def _table(self, name: str) -> list[dict[str, Any]]:
        if name not in self._tables:
            order = "date, file, row" if name == "decisions" else "ALL"
            sql = self._USED if name == "observations" else f"FROM v1.{name} ORDER BY {order}"
            self._tables[name] = records(self.con.execute(sql).df())
        return self._tables[name]
