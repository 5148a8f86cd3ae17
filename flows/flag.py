"""Findings: the rules over a run's tables, in memory, and the rulings that concern findings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

import duckdb
import pandas as pd

from flows.decide import ON_FINDINGS, is_finding, is_on_finding, target_of
from flows.errors import BadSettings
from flows.settings import Settings
from schemas import Decisions
from schemas.base import checked
from warehouse.catalogue import UnknownRule, rules
from warehouse.connect import memory
from warehouse.rules import BadSetting, count_runs, run_rules, running_rules

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
    options: dict[str, Any] = {
        **settings.options,
        "stale_years": settings.stale_years,
        "today": today,
    }
    choice: dict[str, Any] = {
        "select": settings.select,
        "ignore": settings.ignore,
        "levels": settings.levels,
    }
    made: Frames = {}
    con = memory(frames, database)
    try:
        findings = run_rules(con, **choice, options=options)
        ran = {rule.code for rule in running_rules(**choice)}
        if run_id is not None:
            made["rule_runs"] = count_runs(con, run_id, findings, **choice)
    except (UnknownRule, BadSetting) as error:
        raise BadSettings(f"{error} (`provstat rules` lists the rules)") from error
    finally:
        con.close()
    findings, decisions = _settle(findings, frames["decisions"], ran)
    return made | {"findings": findings, "decisions": decisions}


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
