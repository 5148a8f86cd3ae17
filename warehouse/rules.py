"""Run the rules: SQL over schema ``live``, the same in memory and in the warehouse.

A rule's SELECT returns the offending subjects: ``claim_id`` or ``source_id``, ``message``, and
if it has them ``other_claim_id``, ``fix``, ``severity`` and ``details``. The engine adds where
to look, the other side, the id, and the editors' rulings. A ruling changes a finding's status;
it never removes the finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import unescape
from typing import Any

import duckdb
import pandas as pd

from schemas import Findings, RuleRuns, columns, frame
from schemas.base import checked
from schemas.words import SEVERITIES
from warehouse.at_hand import take_all, take_in_parts
from warehouse.catalogue import (
    Rule,
    UnknownRule,
    catalogue,
    chosen,
    codes,
    markdown_table,
    page,
    rules,
)
from warehouse.held import hold_to_model
from warehouse.sql import Option, first_row, texts

__all__ = [
    "BadSetting",
    "RuleFailed",
    "UnknownRule",
    "catalogue",
    "count_runs",
    "markdown_table",
    "page",
    "rules",
    "run_rules",
    "running_rules",
]

OFF = "off"
_ORDER = """ORDER BY document, start NULLS FIRST, claim_id, source_id, rule, other_document,
    other_start, other_claim_id"""
_PART = 2000  # findings that are in memory at once


class BadSetting(ValueError):
    """A level or option that does not exist or does not fit; the message says what would."""


class RuleFailed(Exception):
    """A rule's SQL could not be run: a fault of the rule, named in the message."""


def run_rules(
    con: duckdb.DuckDBPyConnection,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    levels: Mapping[str, str] | None = None,
    options: Mapping[str, Any] | None = None,
) -> pd.DataFrame:
    """Run the rules over ``live`` and apply the editors' rulings.

    Args:
        con: connection whose schema ``live`` has the tables (memory, writer or reader).
        select: codes, names or families to run; all if empty.
        ignore: codes, names or families not to run.
        levels: code, name or family to ``error``, ``warning``, ``info`` or ``off``; a code
            outweighs its family.
        options: options of the rules by name (``stale_years``, ``today``, ...); ``today`` is
            an ISO date and, where not given, the newest date among the documents.

    Returns:
        Findings, sorted by document and place.

    Raises:
        UnknownRule: a word in select, ignore or levels names no rule.
        BadSetting: a level or option that does not exist, or an option of the wrong type.
        RuleFailed: a rule's SQL fails.
    """
    looking = _Looking(con, select, ignore, levels, options)
    take_all(con)
    looking.find(all_subjects=True)
    looking.note_looked_at()
    found = con.execute(f"{texts('views')['rule_findings']} {_ORDER}").df()
    return _typed(found)


def write_findings(
    con: duckdb.DuckDBPyConnection,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    levels: Mapping[str, str] | None = None,
    options: Mapping[str, Any] | None = None,
    part: int | None = None,
) -> None:
    """Run the chosen rules, and put what they find into ``live.findings``, which must be empty.

    As ``run_rules``, for more claims and findings than memory holds, and in no order: documents are
    looked at some at a time, as many as DuckDB's ``memory_limit`` has room for.

    Args:
        con: as for ``run_rules``.
        select: likewise.
        ignore: likewise.
        levels: likewise.
        options: likewise.
        part: claims that are looked at at once, about; if null, as many as there is room for.
    """
    looking = _Looking(con, select, ignore, levels, options)
    for number, _ in enumerate(take_in_parts(con, part)):
        looking.find(all_subjects=number == 0)
        con.execute(f"INSERT INTO live.findings BY NAME {texts('views')['rule_findings']}")
    looking.note_looked_at()
    marked = con.execute(
        "SELECT finding_id, message FROM live.findings WHERE contains(message, '&')"
    )
    plain: list[tuple[str, str]] = []
    while rows := marked.fetchmany(_PART):
        plain += [(key, unescape(told)) for key, told in rows if unescape(told) != told]
    for at in range(0, len(plain), _PART):
        keys, told = zip(*plain[at : at + _PART], strict=True)
        con.execute(
            "UPDATE live.findings AS f SET message = p.message FROM"
            " (SELECT unnest($keys) AS finding_id, unnest($told) AS message) AS p"
            " WHERE f.finding_id = p.finding_id",
            {"keys": list(keys), "told": list(told)},
        )
    hold_to_model(con, "findings")


class _Looking:
    """Rules that run over what is at hand, part by part, and how many subjects each looked at."""

    def __init__(
        self,
        con: duckdb.DuckDBPyConnection,
        select: Iterable[str],
        ignore: Iterable[str],
        levels: Mapping[str, str] | None,
        options: Mapping[str, Any] | None,
    ) -> None:
        self._con = con
        self._severities = _severities(levels or {})
        self._running = running_rules(select, ignore, levels)
        self._given = _options(con, options or {})
        self._looked_at = dict.fromkeys((rule.code for rule in self._running), 0)

    def find(self, *, all_subjects: bool) -> None:
        """Fill the temporary table ``found`` with what the rules find in what is at hand.

        Args:
            all_subjects: sources too, which are the same in every part.
        """
        self._con.execute(
            "CREATE OR REPLACE TEMP TABLE found (rule VARCHAR, name VARCHAR, severity VARCHAR,"
            " claim_id VARCHAR, source_id VARCHAR, other_claim_id VARCHAR, message VARCHAR,"
            " fix VARCHAR, details VARCHAR, level VARCHAR, usual_severity VARCHAR,"
            " usual_fix VARCHAR)"
        )
        rules = [rule for rule in self._running if all_subjects or rule.subject == "claim"]
        counted = _subjects(self._con, rules)
        for rule in rules:
            self._looked_at[rule.code] += counted[rule.code]
            if counted[rule.code]:  # over few claims, planning the others is dear
                _run(self._con, rule, self._given, self._severities.get(rule.code))

    def note_looked_at(self) -> None:
        """Keep how many subjects each rule looked at, as ``looked_at``."""
        self._con.execute(
            "CREATE OR REPLACE TEMP TABLE looked_at AS SELECT unnest($rules::VARCHAR[]) AS rule,"
            " unnest($subjects::BIGINT[]) AS subjects",
            {"rules": list(self._looked_at), "subjects": list(self._looked_at.values())},
        )


def running_rules(
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    levels: Mapping[str, str] | None = None,
) -> list[Rule]:
    """The rules that a choice lets run, as ``run_rules`` takes it.

    Raises:
        UnknownRule: a word names no rule.
        BadSetting: a level that does not exist.
    """
    severities = _severities(levels or {})
    return [rule for rule in chosen(select, ignore) if severities.get(rule.code) != OFF]


def count_runs(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    findings: pd.DataFrame | None = None,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    levels: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """Count, for each rule that ran, the subjects it looked at, flagged and passed.

    Call it after ``run_rules`` or ``write_findings`` on the same connection, with the same choice
    of rules.

    Args:
        con: the connection.
        run_id: the run.
        findings: what was found; what is in ``live.findings`` if null.
        select: as for ``run_rules``.
        ignore: likewise.
        levels: likewise.

    Returns:
        A frame of ``schemas.RuleRuns``.
    """
    running = running_rules(select, ignore, levels)
    if not running:
        return frame(RuleRuns, [])
    counted: dict[str, int] = dict(con.execute("FROM looked_at").fetchall())
    if findings is not None:
        con.register("told", findings)
    flagged = {
        code: (number, {"claim": claims, "source": sources})
        for code, number, claims, sources in con.execute(
            "SELECT rule, count(*), count(DISTINCT claim_id), count(DISTINCT source_id)"
            f" FROM {'live.findings' if findings is None else 'told'} GROUP BY rule"
        ).fetchall()
    }
    if findings is not None:
        con.unregister("told")
    rows = []
    for rule in running:
        number, subjects_of = flagged.get(rule.code, (0, {}))
        subjects = subjects_of.get(rule.subject, 0)
        checked = max(counted[rule.code], subjects)
        rows.append(
            {
                "run_id": run_id,
                "rule": rule.code,
                "checked": checked,
                "flagged": number,
                "passed": checked - subjects,
            }
        )
    return frame(RuleRuns, rows)


def _subjects(con: duckdb.DuckDBPyConnection, rules: list[Rule]) -> dict[str, int]:
    """How many subjects at hand each rule looks at."""
    asked: dict[str, dict[str, str]] = {}
    for rule in rules:
        table, _, condition = rule.looks_at.partition(" WHERE ")
        asked.setdefault(table, {})[rule.code] = condition or "true"
    counted: dict[str, int] = {}
    for table, conditions in asked.items():
        told = [f"({condition})" for condition in conditions.values()]
        rows = table
        if table == "pairs":  # of which a claim may have several
            told = [f"bool_or({condition}) AS looked_{no}" for no, condition in enumerate(told)]
            rows = f"(SELECT {', '.join(told)} FROM pairs GROUP BY claim_id)"
            told = [f"looked_{no}" for no in range(len(told))]
        counts = ", ".join(f"count(*) FILTER ({condition})" for condition in told)
        answers = first_row(con, f"SELECT {counts} FROM {rows}")
        counted |= dict(zip(conditions, answers, strict=True))
    return counted


def _run(
    con: duckdb.DuckDBPyConnection, rule: Rule, given: Mapping[str, Any], level: str | None
) -> None:
    parameters: dict[str, Any] = {
        name: given.get(name, default) for name, (default, _) in rule.options.items()
    }
    parameters |= {
        "code_": rule.code,
        "name_": rule.name,
        "level_": level,
        "severity_": rule.severity,
        "fix_": rule.fix,
    }
    try:
        con.execute(
            "INSERT INTO found BY NAME SELECT $code_ AS rule, $name_ AS name, $level_ AS level,"
            " $severity_ AS usual_severity, $fix_ AS usual_fix, flagged.*"
            f" FROM ({rule.sql}) AS flagged",
            parameters,
        )
    except duckdb.Error as error:
        raise RuleFailed(f"{rule.code} {rule.name} cannot run: {error}") from error


def _severities(levels: Mapping[str, str]) -> dict[str, str]:
    resolved: dict[str, str] = {}
    # Wide words first, so that a code outweighs its family.
    for word, level in sorted(levels.items(), key=lambda item: -len(codes(item[0]))):
        if level not in (*SEVERITIES, OFF):
            raise BadSetting(f"level {level!r} of {word}: must be {', '.join(SEVERITIES)} or {OFF}")
        resolved |= dict.fromkeys(codes(word), level)
    return resolved


def _options(con: duckdb.DuckDBPyConnection, told: Mapping[str, Any]) -> dict[str, Any]:
    defaults: dict[str, Option] = {}
    for rule in rules().values():
        defaults |= {name: value for name, (value, _) in rule.options.items()}
    for name, value in told.items():
        if name not in defaults:
            raise BadSetting(f"no rule has an option {name!r}; there are {', '.join(defaults)}")
        wanted = defaults[name]
        if isinstance(wanted, int | float) and not (
            isinstance(value, int | float) and not isinstance(value, bool)
        ):
            raise BadSetting(f"option {name}: must be a number, not {value!r}")
    given = dict(told)
    if given.get("today") is None:
        newest = first_row(con, "SELECT max(last_day_of(published))::VARCHAR FROM live.documents")
        given["today"] = newest[0]
    return given


def _typed(found: pd.DataFrame) -> pd.DataFrame:
    # Figures are quoted as they stand in the file; a reader wants "$300–$1,200", not "&ndash;".
    found["message"] = found["message"].map(unescape)
    return checked(Findings, found.astype(columns(Findings)))
