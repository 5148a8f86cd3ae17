"""The warehouse as it was: the contract as of any past run, and the history of one thing.

Nothing is copied: schemas ``live`` and ``history`` as a run left them are views over the file, and
the contract ``v1`` is made on top of them, as it is for the present.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from schemas import TABLES, columns
from warehouse.connect import lock_down, reader
from warehouse.ddl import KEYS, create_contract, extra_columns
from warehouse.errors import WarehouseUnusable
from warehouse.sql import quoted

_MOST = 10  # candidates that are listed
_DATE = "%Y-%m-%d"
# What moves when the words around it change, while the thing itself stays.
_PLACES = {"start", "end", "line", "column", "prefix", "suffix", "page", "other_start", "other_end"}


class NotThen(ValueError):
    """No run, or no thing, is meant by what was asked; the message says what there is."""


def as_of(path: Path, moment: str, *, wait: float = 5.0) -> duckdb.DuckDBPyConnection:
    """Open a warehouse as a past run left it, for questions: nothing can be written.

    Args:
        path: the warehouse (the published file has no history).
        moment: id of a run, the start of one, or an ISO date: the last run of that day or before.
        wait: seconds to keep trying while someone writes.

    Raises:
        NotThen: no such run.
        WarehouseBusy: see ``warehouse.connect.reader``.
        WarehouseUnusable: see ``warehouse.connect.reader``.
    """
    con = history_reader(path, wait=wait)
    try:
        run = run_of(con, moment)
        file = quoted([con.execute("SELECT current_database()").fetchall()[0][0]])
        con.execute("ATTACH ':memory:' AS provstat_then (READ_WRITE)")
        con.execute(
            "USE provstat_then; CREATE SCHEMA live; CREATE SCHEMA history; CREATE SCHEMA v1"
        )
        then = run.replace("'", "''")
        stood = f"loaded_by <= '{then}' AND (closed_by IS NULL OR closed_by > '{then}')"
        for table, model in TABLES.items():
            names = quoted(columns(model))
            rows = f"{file}.history.{table}"
            con.execute(f"CREATE VIEW live.{table} AS SELECT {names} FROM {rows} WHERE {stood}")
            # What was closed later had no end then.
            later = f"closed_by > '{then}'"
            kept = "".join(
                f', "{name}"' for name in extra_columns(table) if not name.startswith("closed_")
            )
            con.execute(
                f"CREATE VIEW history.{table} AS SELECT {names}{kept},"
                f" CASE WHEN {later} THEN NULL ELSE closed_by END AS closed_by,"
                f" CASE WHEN {later} THEN NULL ELSE closed_reason END AS closed_reason"
                f" FROM {rows} WHERE loaded_by <= '{then}'"
            )
        create_contract(con)
        con.execute("SET search_path = 'provstat_then.v1,provstat_then.main'")
        lock_down(con)
    except BaseException:
        con.close()
        raise
    return con


def history_reader(path: Path, *, wait: float = 5.0) -> duckdb.DuckDBPyConnection:
    """Open a warehouse to read its history.

    Raises:
        WarehouseBusy: see ``warehouse.connect.reader``.
        WarehouseUnusable: there is no such file, or it has no history.
    """
    con = reader(path, wait=wait)
    found = con.execute(
        "SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'history' AND table_name = 'runs'"
    ).fetchall()
    if not found[0][0]:
        con.close()
        raise WarehouseUnusable(f"{path}: has no history; name the warehouse, not a published file")
    return con


def run_of(con: duckdb.DuckDBPyConnection, moment: str) -> str:
    """The run that is meant.

    Args:
        con: a connection whose schema ``history`` is the warehouse's.
        moment: as ``as_of`` takes it.

    Raises:
        NotThen: no such run, or several.
    """
    moment = moment.strip()
    runs = con.execute("SELECT run_id, finished_at FROM history.runs ORDER BY run_id").fetchall()
    if not runs:
        raise NotThen("the warehouse has no run yet")
    if any(run == moment for run, _ in runs):
        return moment
    try:
        day = dt.datetime.strptime(moment, _DATE).replace(tzinfo=dt.UTC).date()
    except ValueError:
        named = [run for run, _ in runs if moment and run.startswith(moment)]
        if len(named) == 1:
            return str(named[0])
        listed = ", ".join((named or [run for run, _ in runs])[-_MOST:])
        raise NotThen(
            f"{moment!r} is no date (2026-05-31), and no run is called so; "
            + (f"it may be any of {listed}" if named else f"the latest are {listed}")
        ) from None
    before = [run for run, finished in runs if finished.date() <= day]
    if not before:
        raise NotThen(f"no run had finished by {day}; the first finished on {runs[0][1].date()}")
    return str(before[-1])


@dataclass(frozen=True, slots=True)
class Meant:
    """A thing that has a history: its kind and id."""

    kind: str
    key: str


def thing(con: duckdb.DuckDBPyConnection, text: str) -> Meant:
    """The claim, statistic, source or document that is meant, standing or long gone.

    Args:
        con: as ``history_reader`` gives it.
        text: an id or the start of one; of a document its path, or the end of that.

    Raises:
        NotThen: none is called so, or several are.
    """
    found = con.execute(
        "SELECT DISTINCT 'claim' AS kind, claim_id AS key, document AS told FROM history.claims"
        " WHERE starts_with(claim_id, $text)"
        " UNION ALL SELECT DISTINCT 'claim', claim_id, rule FROM history.findings"
        " WHERE starts_with(finding_id, $text) AND claim_id IS NOT NULL"
        " UNION ALL SELECT DISTINCT 'statistic', statistic_id, max(label) FROM history.statistics"
        " WHERE starts_with(statistic_id, $text) GROUP BY statistic_id"
        " UNION ALL SELECT DISTINCT 'source', source_id, max(title) FROM history.sources"
        " WHERE starts_with(source_id, $text) GROUP BY source_id"
        " UNION ALL SELECT DISTINCT 'document', document, '' FROM history.documents"
        " WHERE document = $text OR ends_with(document, '/' || $text)"
        " OR ends_with($text, '/' || document) ORDER BY ALL",
        {"text": text.strip()},
    ).fetchall()
    exact = [row for row in found if row[1] == text.strip()]
    things = {(kind, key): told for kind, key, told in (exact or found)}
    if len(things) == 1:
        return Meant(*next(iter(things)))
    if not things:
        raise NotThen(
            f"no claim, statistic, source or document was ever called {text!r}; give an id, the"
            " start of one, or the path of an article"
        )
    listed = "\n".join(
        f"  {kind} {key}  {told or ''}".rstrip() for (kind, key), told in [*things.items()][:_MOST]
    )
    more = f"\n  and {len(things) - _MOST} more" if len(things) > _MOST else ""
    raise NotThen(f"{text!r} may be any of these:\n{listed}{more}")


# Kind to its parts: name, table, condition on the rows, and what to tell of a row.
_FINDING = "concat(rule, ' ', name, ': ', message, ' [', status, ']')"
_RULING = "concat_ws(' ', ruling, value, 'by', \"by\", '(' || status || '):', reason)"
_PARTS: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "claim": (
        (
            "claim",
            "claims",
            "claim_id = $key",
            "concat(figure, ' read as ', value, ' ', unit, ' in ', document, ': ', quote)",
        ),
        (
            "source",
            "citations",
            "claim_id = $key",
            "concat_ws(' ', status, source_id, 'by', method)",
        ),
        (
            "support",
            "support",
            "claim_id = $key",
            "concat_ws(' ', outcome, cause, slot, 'source says ' || source_figure)",
        ),
        ("finding", "findings", "claim_id = $key", _FINDING),
        ("ruling", "decisions", "(target = $key OR ends_with(target, '@' || $key))", _RULING),
    ),
    "statistic": (
        (
            "statistic",
            "statistics",
            "statistic_id = $key",
            "concat(label, ', ', members, ' members of ', origins, ' studies')",
        ),
        ("member", "statistic_members", "statistic_id = $key", "member_type || ' ' || member_id"),
    ),
    "source": (
        (
            "source",
            "sources",
            "source_id = $key",
            "concat_ws(', ', publisher, title, issued, url)",
        ),
        (
            "attempt",
            "fetches",
            "source_id = $key",
            "concat_ws(' ', retrieved_at, http_status, error, file)",
        ),
        ("finding", "findings", "claim_id IS NULL AND source_id = $key", _FINDING),
        ("ruling", "decisions", "(value = $key OR ends_with(target, '@' || $key))", _RULING),
    ),
    "document": (
        (
            "version",
            "documents",
            "document = $key",
            "concat_ws(', ', title, author, published, left(content_hash, 12))",
        ),
        ("claim", "claims", "document = $key", "concat(figure, ': ', quote)"),
        ("finding", "findings", "document = $key AND claim_id IS NOT NULL", _FINDING),
    ),
}


def history(con: duckdb.DuckDBPyConnection, meant: Meant) -> Iterator[dict[str, Any]]:
    """Everything that was ever known of a thing, the oldest first.

    Yields:
        ``what`` it is, ``said`` in words, ``since`` and ``from_run``, ``until`` and ``to_run``
        (null while it stands), and ``why`` it ended: what changed, or why it was closed.
    """
    rows: list[dict[str, Any]] = []
    for order, part in enumerate(_PARTS[meant.kind]):
        rows += ({"order": order, **row} for row in _rows(con, part, meant.key))
    for row in sorted(rows, key=lambda row: (row["from_run"], row["order"], row["said"] or "")):
        del row["order"]
        yield row


def _rows(
    con: duckdb.DuckDBPyConnection, part: tuple[str, str, str, str], key: str
) -> Iterator[dict[str, Any]]:
    what, table, condition, told = part
    compared = [name for name in columns(TABLES[table]) if name not in KEYS[table]]
    differs = ", ".join(
        f'CASE WHEN a."{name}" IS DISTINCT FROM b."{name}" THEN \'{name}\' END' for name in compared
    )
    same = " AND ".join(f'a."{name}" = b."{name}"' for name in KEYS[table])
    found = con.execute(
        f"WITH a AS (SELECT *, {told} AS said FROM history.{table} WHERE {condition})"
        " SELECT a.said, opened.finished_at, a.loaded_by, closed.finished_at, a.closed_by,"
        f" a.closed_reason, CASE WHEN b.loaded_by IS NOT NULL THEN"
        f" list_filter([{differs}], lambda name: name IS NOT NULL) END"
        f" FROM a LEFT JOIN history.{table} AS b ON {same} AND b.loaded_by = a.closed_by"
        " AND a.closed_reason = 'superseded'"
        " LEFT JOIN history.runs AS opened ON opened.run_id = a.loaded_by"
        " LEFT JOIN history.runs AS closed ON closed.run_id = a.closed_by",
        {"key": key},
    ).fetchall()
    for said, since, from_run, until, to_run, reason, changed in found:
        yield {
            "what": what,
            "said": said,
            "since": since,
            "from_run": from_run,
            "until": until,
            "to_run": to_run,
            "why": _why(reason, changed),
        }


_REASONS: Mapping[str, str] = {
    "deleted": "the article is gone",
    "removed": "it is not there any more",
    "fixed": "fixed",
    "ruled": "an editor ruled on its claim",
    "rule_off": "its rule no longer runs",
}


def _why(reason: str | None, changed: list[str] | None) -> str | None:
    if reason is None:
        return None
    if reason != "superseded":
        return _REASONS.get(reason, reason)
    if changed is None:
        return "changed: the other side"  # it goes on under another id (warehouse.renamed)
    told = [name for name in changed if name not in _PLACES]
    return f"changed: {', '.join(told)}" if told else "moved"
