"""Editors' rulings: which of them hold, and what they change. Pure.

``assign`` and ``correct`` change the claim before it is traced; ``accept`` and ``waive``
change the status of findings and are applied where findings are made.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from flows.land.quarantine import set_aside
from warehouse.catalogue import rules

if TYPE_CHECKING:
    import pandas as pd

RULED = "ruling of "  # how ``decided_by`` starts in a claim that a ruling changed

_CHANGES = ("assign", "correct")
_TOLD = ("target", "ruling", "value", "reason", "by", "date", "expires", "expect")


def judge_decisions(
    decisions: Iterable[Mapping[str, Any]],
    quotes: Mapping[str, str],
    subjects: Collection[str],
    today: str,
) -> list[dict[str, Any]]:
    """Give each ruling its status.

    Args:
        decisions: as ``flows.land.tables.decision_table`` gives them.
        quotes: claim_id to the claim's sentence.
        subjects: other ids a ruling may be about (sources; findings, once they are known).
        today: ISO date at which ``expires`` is judged.

    Returns:
        Rows of ``schemas.Decisions``: *expired* after its last day; *target_gone* if its claim
        does not stand; *guard_broken* if the words it expects are not in the sentence;
        *contradicted* if a later ruling on the same target says otherwise; else *applied*.
    """
    judged = [{**row, "status": _status(row, quotes, subjects, today)} for row in decisions]
    last: dict[tuple[str, str], dict[str, Any]] = {}
    for row in sorted(judged, key=lambda row: (row["date"] or "", row["file"], row["row"])):
        if row["status"] != "applied":
            continue
        key = (row["target"], row["ruling"] if row["ruling"] in _CHANGES else "status")
        before = last.get(key)
        if before and (before["ruling"], before["value"]) != (row["ruling"], row["value"]):
            before["status"] = "contradicted"
        last[key] = row
    return judged


def expire(judged: Iterable[Mapping[str, Any]], today: str) -> list[dict[str, Any]]:
    """Rulings judged on another day, as of today; those that change claims stay as they were."""
    return [
        {**row, "status": "expired" if _over(row, today) else "applied"}
        if row["ruling"] not in _CHANGES and row["status"] in ("applied", "expired")
        else dict(row)
        for row in judged
    ]


def _over(row: Mapping[str, Any], today: str) -> bool:
    return bool(row["expires"]) and row["expires"][:10] < today


def part_with_gone(
    judged: Iterable[dict[str, Any]], subjects: Collection[str]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rulings whose target stands, and rows of quarantine for those whose target is gone."""
    standing, aside = [], []
    for row in judged:
        if row["status"] != "target_gone":
            standing.append(row)
            continue
        said = {n: v for n, v in row.items() if n in _TOLD and v is not None}
        reason = _why_gone(row, subjects)
        original = ", ".join(f"{name}={value}" for name, value in said.items())
        aside.append(
            set_aside(row["file"], reason, step="decide", row=row["row"], original=original)
        )
    return standing, aside


def broken_rulings(
    judged: Iterable[Mapping[str, Any]], standing: Collection[str] = (), *, whole: bool = True
) -> list[str]:
    """A line for people about each ruling that does not hold.

    Args:
        judged: rows of ``schemas.Decisions``, rulings about findings settled.
        standing: ids of the claims, findings and sources that stand; of what is gone nobody
            needs to hear that the ruling has expired as well.
        whole: whether all articles were looked at; if not, the finding that a ruling is about
            may be another article's.
    """
    return [
        f"{row['file']} row {row['row']}: the ruling on {row['target']} does not hold: {why}"
        for row in judged
        if (why := _why_not(row, standing, whole=whole))
    ]


def _why_not(row: Mapping[str, Any], standing: Collection[str], *, whole: bool) -> str | None:
    match row["status"]:
        case "guard_broken":
            return f"its text no longer has the words expected, {row['expect']!r}"
        case "contradicted":
            return "a later ruling says otherwise"
        case "expired" if target_of(row["target"]) in standing:
            return f"it expired after {row['expires'][:10]}; rule again, or delete the row"
        case "target_gone" if whole:
            return "there is no such finding (any more); delete the row"
    return None


def standing_ids(frames: Mapping[str, pd.DataFrame]) -> set[str]:
    """Ids that rulings may be about: of the claims, findings and sources of a run."""
    return {
        *frames["claims"]["claim_id"],
        *frames["findings"]["finding_id"],
        *frames["sources"]["source_id"],
    }


def target_of(target: str) -> str:
    """The id in a target: what follows the rule in RULE@id, else the target itself."""
    return target.partition("@")[2] or target


def _why_gone(row: Mapping[str, Any], subjects: Collection[str]) -> str:
    rule = _unknown_rule(row["target"])
    if rule:
        return f"no rule is called {rule!r} (`provstat rules` lists them); correct the row"
    if row["ruling"] == "assign" and row["value"] not in subjects:
        return f"no source is registered as {row['value']!r}; register it, or correct the row"
    return (
        f"no claim or source {target_of(row['target'])} stands (any more): its text changed"
        " or went away; rule on the claim that stands now, or delete the row"
    )


def _unknown_rule(target: str) -> str | None:
    """The rule in RULE@id, if there is none of that code."""
    rule, at, _ = target.partition("@")
    return rule if at and rule not in rules() else None


def is_finding(target: str) -> bool:
    """Whether a target is the id of a finding, which is known only once the rules have run."""
    return len(target) == 17 and target[0] == "f" and "@" not in target


def apply_to_claims(
    claims: list[dict[str, Any]], decisions: Iterable[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Claims as ruled: the source assigned, the value corrected. Others are as they were."""
    changes: dict[str, dict[str, Any]] = {}
    ordered = sorted(decisions, key=lambda row: (row["date"] or "", row["file"], row["row"]))
    for row in ordered:
        if row["status"] != "applied" or row["ruling"] not in _CHANGES:
            continue
        change = changes.setdefault(target_of(row["target"]), {})
        if row["ruling"] == "assign":
            change["source_id"] = row["value"]
        else:
            change["value"] = float(row["value"])
        change["decided_by"] = f"{RULED}{row['by'] or 'an editor'}"
    return [
        {**claim, **changes[claim["claim_id"]]} if claim["claim_id"] in changes else claim
        for claim in claims
    ]


def _status(
    row: Mapping[str, Any], quotes: Mapping[str, str], subjects: Collection[str], today: str
) -> str:
    if _over(row, today):
        return "expired"
    if _unknown_rule(row["target"]):
        return "target_gone"
    target = target_of(row["target"])
    if target not in quotes and target not in subjects and not is_finding(target):
        return "target_gone"
    if row["expect"] and target in quotes:
        there = " ".join(quotes[target].split())
        if " ".join(row["expect"].split()) not in there:
            return "guard_broken"
    if row["expect"] and target in subjects:
        return "guard_broken"  # a source has no sentence that could hold the words
    if row["ruling"] == "assign" and row["value"] not in subjects:
        return "target_gone"
    return "applied"
