"""Editors' rulings: which of them hold, and what they change. Pure.

``assign`` and ``correct`` change the claim before it is traced; ``accept`` and ``waive``
change the status of findings and are applied where findings are made.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flows.land.quarantine import set_aside
from flows.lazy import pattern
from warehouse.catalogue import rules

if TYPE_CHECKING:
    import pandas as pd


RULED = "ruling of "  # how ``decided_by`` starts in a claim that a ruling changed

ON_FINDINGS = ("accept", "waive")
_CHANGES = ("assign", "correct")
_WORD = pattern(r"\w+")
_FEW = 4  # words that a ruling must keep of its sentence to know it again
_ALIKE = 0.75  # share of them that a sentence has which was changed
_TOLD = ("target", "ruling", "value", "reason", "by", "date", "expires", "expect")


@dataclass(frozen=True, slots=True)
class Broken:
    """A ruling that does not hold: its place below the inbox, and what to say of it."""

    file: str
    row: int | None
    message: str

    def __str__(self) -> str:
        """A line for people."""
        where = self.file if self.row is None else f"{self.file} row {self.row}"
        return f"{where}: {self.message}"


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
    for row in sorted(judged, key=_order):
        if row["status"] != "applied":
            continue
        key = _key(row)
        before = last.get(key)
        if before and (before["ruling"], before["value"]) != (row["ruling"], row["value"]):
            before["status"] = "contradicted"
        last[key] = row
    return judged


def _key(row: Mapping[str, Any]) -> tuple[str, str]:
    """What two rulings must have in common to contradict each other."""
    return row["target"], row["ruling"] if row["ruling"] in _CHANGES else "status"


def _order(row: Mapping[str, Any]) -> tuple[str, str, int]:
    return row["date"] or "", row["file"], row["row"]


def expire(judged: Iterable[Mapping[str, Any]], today: str) -> list[dict[str, Any]]:
    """Rulings judged on another day, as of today; those that change claims stay as they were.

    A finding that was gone may be back, an old figure's or a dead link's: that is settled anew.
    """
    return [
        {**row, "status": "expired" if _over(row, today) else "applied"}
        if row["ruling"] not in _CHANGES and row["status"] in ("applied", "expired", "target_gone")
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


def part_with_others(
    aside: Iterable[dict[str, Any]],
    gone: Iterable[Mapping[str, Any]],
    quotes: Iterable[str],
    elsewhere: Callable[[str], bool] = lambda _: False,
) -> list[dict[str, Any]]:
    """Of rulings whose claim is not among those of a few articles, the ones that were on theirs.

    A ruling keeps words of its sentence. It was on one of these articles where a sentence of
    theirs has most of those words, and no other article has all of them.

    Args:
        aside: rows of quarantine, as ``part_with_gone`` gives them.
        gone: the rulings, one a row.
        quotes: sentences of the articles looked at.
        elsewhere: whether another article has a ruling's words.
    """
    sentences = [_words(quote) for quote in quotes]
    kept = []
    for row, ruling in zip(aside, gone, strict=True):
        told = _words(ruling["expect"] or "")
        if len(told) < _FEW:
            continue
        shared = max((len(told & words) / len(told) for words in sentences), default=0)
        if shared >= _ALIKE and not elsewhere(ruling["expect"]):
            kept.append(row)
    return kept


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def broken_rulings(
    judged: Iterable[Mapping[str, Any]], standing: Collection[str] = (), *, whole: bool = True
) -> list[Broken]:
    """What to say of each ruling that does not hold.

    Args:
        judged: rows of ``schemas.Decisions``, rulings about findings settled.
        standing: ids of the claims, findings and sources that stand; of what is gone nobody
            needs to hear that the ruling has expired as well.
        whole: whether all articles were looked at; if not, the finding that a ruling is about
            may be another article's.
    """
    rows = list(judged)
    return [
        Broken(row["file"], row["row"], f"the ruling on {row['target']} {why}")
        for row in rows
        if (why := _why_not(row, rows, standing, whole=whole))
    ]


def _why_not(
    row: Mapping[str, Any],
    rows: Iterable[Mapping[str, Any]],
    standing: Collection[str],
    *,
    whole: bool,
) -> str | None:
    target = target_of(row["target"])
    match row["status"]:
        case "guard_broken":
            words = row["expect"]
            return f"does not hold: its text no longer has the words expected, {words!r}"
        case "contradicted":
            return f"({_said(row)}) {_overruled(row, rows)}"
        case "expired" if target in standing:
            day = row["expires"][:10]
            return f"does not hold: it expired after {day}; rule again, or delete the row"
        case "target_gone" if is_on_finding(row["target"]) and (whole or _is_claim(target)):
            rule = row["target"].partition("@")[0]
            return f"has nothing left to rule on: {rule} no longer stands there; delete the row"
        case "target_gone" if whole and is_finding(row["target"]):
            return "does not hold: there is no such finding (any more); delete the row"
    return None


def _overruled(row: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]) -> str:
    """By which row a ruling is overruled, and what that says."""
    later = [r for r in rows if _key(r) == _key(row) and _order(r) > _order(row)]
    by = next((r for r in later if r["status"] != "contradicted"), None)
    if by is None:
        return "is overruled by a later one"
    where = f"row {by['row']}" + (f" of {by['file']}" if by["file"] != row["file"] else "")
    return f"is overruled by {where} ({_said(by)}); delete one of them"


def _said(row: Mapping[str, Any]) -> str:
    """A ruling in a few words: what, by whom, when, why."""
    words = f"{row['ruling']} {row['value'] or ''}".strip() + f", by {row['by'] or 'nobody named'}"
    words += f" on {row['date'][:10]}" if row["date"] else ""
    return words + (f": {row['reason']}" if row["reason"] else "")


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
    was = f' (its sentence was: "{row["expect"]}")' if row["expect"] else ""
    return (
        f"no claim or source {target_of(row['target'])} stands (any more){was}: its text changed"
        " or went away; rule on the claim that stands now, or delete the row"
    )


def _unknown_rule(target: str) -> str | None:
    """The rule in RULE@id, if there is none of that code."""
    rule, at, _ = target.partition("@")
    return rule if at and rule not in rules() else None


def is_finding(target: str) -> bool:
    """Whether a target is the id of a finding, which is known only once the rules have run."""
    return len(target) == 17 and target[0] == "f" and "@" not in target


def is_on_finding(target: str) -> bool:
    """Whether a target is what a rule found on a claim or source: RULE@id."""
    return "@" in target


def _is_claim(target: str) -> bool:
    return len(target) == 17 and target[0] == "c"


def apply_to_claims(
    claims: list[dict[str, Any]], decisions: Iterable[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Claims as ruled: the source assigned, the value corrected. Others are as they were."""
    changes: dict[str, dict[str, Any]] = {}
    ordered = sorted(decisions, key=_order)
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
