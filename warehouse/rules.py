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
    _find(con, select, ignore, levels, options)
    found = con.execute(texts("views")["rule_findings"]).df()
    return _typed(found)


def write_findings(
    con: duckdb.DuckDBPyConnection,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    levels: Mapping[str, str] | None = None,
    options: Mapping[str, Any] | None = None,
) -> None:
    """Run the chosen rules, and put what they find into ``live.findings``, which must be empty.

    As ``run_rules``, for more findings than memory holds.
    """
    _find(con, select, ignore, levels, options)
    con.execute(f"INSERT INTO live.findings BY NAME {texts('views')['rule_findings']}")
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


def _find(
    con: duckdb.DuckDBPyConnection,
    select: Iterable[str],
    ignore: Iterable[str],
    levels: Mapping[str, str] | None,
    options: Mapping[str, Any] | None,
) -> None:
    """Fill the temporary table ``found``."""
    severities = _severities(levels or {})
    running = running_rules(select, ignore, levels)
    given = _options(con, options or {})
    _prepare(con)
    for rule in _with_subjects(con, running):
        _run(con, rule, given, severities.get(rule.code))


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

    Call it after ``run_rules`` on the same connection, with the same choice of rules.

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
    counted: dict[str, int] = dict(
        con.execute(
            " UNION ALL ".join(
                f"SELECT '{rule.code}', count(DISTINCT {rule.subject}_id) FROM {rule.looks_at}"
                for rule in running
            )
        ).fetchall()
    )
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


def _prepare(con: duckdb.DuckDBPyConnection) -> None:
    """Make what the rules share: temporary tables, so that a reader can run them too."""
    views = texts("views")
    for name, view in (
        ("judged", "rule_judged"),
        ("pairs", "rule_pairs"),
        ("surveys", "v1_surveys"),
    ):
        con.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {views[view]}")
    con.execute(
        "CREATE OR REPLACE TEMP TABLE found (rule VARCHAR, name VARCHAR, severity VARCHAR,"
        " claim_id VARCHAR, source_id VARCHAR, other_claim_id VARCHAR, message VARCHAR,"
        " fix VARCHAR, details VARCHAR, level VARCHAR, usual_severity VARCHAR, usual_fix VARCHAR)"
    )


def _with_subjects(con: duckdb.DuckDBPyConnection, running: list[Rule]) -> list[Rule]:
    """The rules that have anything to look at; over few claims, planning the others is dear."""
    asked: dict[str, dict[str, str]] = {}
    for rule in running:
        table, _, condition = rule.looks_at.partition(" WHERE ")
        asked.setdefault(table, {})[rule.code] = f"bool_or({condition or 'true'})"
    busy: set[str] = set()
    for table, conditions in asked.items():
        answers = first_row(con, f"SELECT {', '.join(conditions.values())} FROM {table}")
        busy |= {code for code, answer in zip(conditions, answers, strict=True) if answer}
    return [rule for rule in running if rule.code in busy]


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
