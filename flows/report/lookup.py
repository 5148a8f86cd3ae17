"""Rows of schema ``v1`` by key: asked one by one, or read once for all claims of a report."""

from __future__ import annotations

from typing import Any

import duckdb


def rows_of(answered: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """Rows of an answer as mappings; what is no number is null, as in ``schemas.records``."""
    names = [column[0] for column in answered.description or ()]
    return [
        {name: None if value != value else value for name, value in zip(names, row, strict=True)}  # noqa: PLR0124
        for row in answered.fetchall()
    ]


def _in_order(row: dict[str, Any]) -> list[tuple[bool, Any]]:
    """As ORDER BY ALL has it: nulls last."""
    return [(value is None, value) for value in row.values()]


class Lookup:
    """Asks the database for each row: quick for one claim, whatever the size of the warehouse.

    A row that is asked for once more is not looked up again.
    """

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self.con = con
        self._held: dict[tuple[str, ...], list[dict[str, Any]]] = {}

    def one(self, table: str, key: str, value: str | None) -> dict[str, Any] | None:
        """The row with this key, which is its table's own; null without a key."""
        return next(iter(self.all(table, key, value)), None) if value is not None else None

    def all(self, table: str, key: str, value: str, columns: str = "*") -> list[dict[str, Any]]:
        """All rows with this key, in the order of their first columns; some columns, or all."""
        asked = (table, key, value, columns)
        if asked not in self._held:
            sql = f'SELECT {columns} FROM v1.{table} WHERE "{key}" = ?'  # noqa: S608 - names of ours
            # No pandas: making a frame of one row takes longer than finding it.
            found = rows_of(self.con.execute(sql, [value]))
            if len(found) > 1:
                found.sort(key=_in_order)
            self._held[asked] = found
        return self._held[asked]

    def rulings(self, targets: set[str], claim: str) -> list[dict[str, Any]]:
        """Rulings on any of these, or on a rule for this claim (``RULE@CLAIM``)."""
        found = self.con.execute(
            "SELECT * FROM v1.decisions WHERE target IN (SELECT unnest($targets))"
            " OR target LIKE '%@' || $claim ORDER BY date, file, row",
            {"targets": sorted(targets), "claim": claim},
        )
        return rows_of(found)


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

    def all(self, table: str, key: str, value: str, columns: str = "*") -> list[dict[str, Any]]:  # noqa: ARG002 - it has all
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
            self._tables[name] = rows_of(self.con.execute(sql))
        return self._tables[name]
