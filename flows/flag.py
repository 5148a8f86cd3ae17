"""Findings: the rules over a run's tables, and the rulings that concern findings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import duckdb
import pandas as pd

from flows.decide import ON_FINDINGS, is_finding, is_on_finding, target_of
from flows.errors import BadSettings
from flows.settings import Settings
from schemas import Decisions, Findings, frame, records
from schemas.base import checked
from warehouse.catalogue import UnknownRule, rules
from warehouse.connect import memory
from warehouse.rules import BadSetting, count_runs, run_rules, running_rules, write_findings
from warehouse.workspace import Workspace

Frames = dict[str, pd.DataFrame]


def flag(
    frames: Frames,
    settings: Settings,
    *,
    today: str,
    run_id: str | None = None,
    database: Callable[[], duckdb.DuckDBPyConnection] | None = None,
) -> dict[str, pd.DataFrame]:
    """Run the rules that the settings choose.

    Args:
        frames: all tables but findings, by name.
        settings: select, ignore, levels, stale_years and options are looked at.
        today: ISO date at which age is judged.
        run_id: run to count what each rule looked at for; null to count nothing.
        database: an empty database in memory (``warehouse.connect.opening``); made here if none.

    Returns:
        findings, decisions with the fate of rulings about findings, and rule_runs if counted.

    Raises:
        BadSettings: a word names no rule, or an option does not exist.
    """
    choice, options = _choice(settings), _options(settings, today)
    made: Frames = {}
    con = memory(frames, database)
    try:
        with _told_as_settings():
            findings = run_rules(con, **choice, options=options)
            ran = {rule.code for rule in running_rules(**choice)}
            if run_id is not None:
                made["rule_runs"] = count_runs(con, run_id, findings, **choice)
    finally:
        con.close()
    findings, decisions = _settle(findings, frames["decisions"], ran)
    return made | {"findings": findings, "decisions": decisions}


def flag_all(work: Workspace, settings: Settings, *, today: str, run_id: str) -> None:
    """Run the rules that the settings choose, in a workspace.

    Writes findings and rule_runs, and the fate of rulings about findings.

    Args:
        work: all tables but findings and rule_runs.
        settings: select, ignore, levels, stale_years and options are looked at.
        today: ISO date at which age is judged.
        run_id: the run.

    Raises:
        BadSettings: a word names no rule, or an option does not exist.
    """
    choice = _choice(settings)
    with _told_as_settings():
        write_findings(work.con, **choice, options=_options(settings, today))
        ran = {rule.code for rule in running_rules(**choice)}
        work.append("rule_runs", records(count_runs(work.con, run_id, **choice)))
    decisions = frame(Decisions, work.rows("FROM live.decisions"))
    # Of the findings those alone that a ruling is about.
    ruled = work.rows(
        "FROM live.findings WHERE finding_id IN (SELECT unnest($targets))"
        " OR coalesce(claim_id, source_id) IN (SELECT unnest($targets))",
        {"targets": [target_of(target) for target in decisions["target"]]},
    )
    found, settled = _settle(frame(Findings, ruled), decisions, ran)
    if len(ruled):
        work.replace("findings", records(found))
    work.clear("decisions")
    work.append("decisions", records(settled))


def _choice(settings: Settings) -> dict[str, Any]:
    return {"select": settings.select, "ignore": settings.ignore, "levels": settings.levels}


def _options(settings: Settings, today: str) -> dict[str, Any]:
    return {**settings.options, "stale_years": settings.stale_years, "today": today}


@contextmanager
def _told_as_settings() -> Iterator[None]:
    try:
        yield
    except (UnknownRule, BadSetting) as error:
        raise BadSettings(
            f"{error} (in --select or --ignore, or in select, ignore, levels or options of the"
            " settings; `provstat rules` lists the rules)"
        ) from error


def _settle(
    findings: pd.DataFrame, decisions: pd.DataFrame, ran: Collection[str]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rulings about findings: gone if there is no such finding, broken if its words changed.

    Of a finding that only a rule left out could have made, nobody knows whether it is gone.
    """
    everything = len(ran) == len(rules())
    subjects = findings["claim_id"].fillna(findings["source_id"])
    about = set(zip(findings["rule"], subjects, strict=True))
    quotes: Mapping[str, Any] = dict(zip(findings["finding_id"], findings["quote"], strict=True))
    fate: dict[str, str] = {}
    reopened: set[str] = set()
    held = decisions[decisions["status"] == "applied"]
    for decision_id, target, ruling, expect in zip(
        held["decision_id"], held["target"], held["ruling"], held["expect"], strict=True
    ):
        if is_on_finding(target) and ruling in ON_FINDINGS:
            rule = target.partition("@")[0]
            if rule in ran and (rule, target_of(target)) not in about:
                fate[decision_id] = "target_gone"
        if not is_finding(target):
            continue
        if target not in quotes:
            if everything:
                fate[decision_id] = "target_gone"
        elif not pd.isna(expect) and " ".join(expect.split()) not in " ".join(
            str(quotes[target]).split()
        ):
            fate[decision_id] = "guard_broken"
            reopened.add(target)
    if fate:
        changed = decisions["decision_id"].map(fate)
        decisions = decisions.assign(status=changed.fillna(decisions["status"]))
        decisions = checked(Decisions, decisions.astype({"status": "str"}))
    if reopened:
        findings = findings.copy()
        again = findings["finding_id"].isin(reopened)
        findings.loc[again, ["status", "ruling", "ruled_by"]] = ["open", None, None]
    return findings, decisions
