"""What a run did: a summary in Markdown, and the lines that a log has of it. Pure.

Every string from outside is escaped where it is Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from warehouse.counting import counted
from warehouse.ledger import Facts

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+!|~&$])")


_PAGES = {
    "overview": "/",
    "gravest claims": "/claims?lack=any&sort=gravest",
    "conflicts": "/conflicts",
    "runs": "/runs",
}


def summary(
    facts: Facts,
    *,
    published: str,
    gate: str,
    told: Sequence[str] = (),
    dashboard: str | None = None,
) -> str:
    """What went in, what came out, and where to look on.

    Args:
        facts: the run.
        published: path of the file for readers.
        gate: what the gate before publishing says; empty if it let the run pass.
        told: sentences of alerts.
        dashboard: address of the dashboard, if there is one.
    """
    run = facts.run
    parts = [f"# {run['job']} {run['run_id']}"]
    parts += [f"**{escaped(message)}**" for message in [*([gate] if gate else []), *told]]
    parts.append(
        _table(
            ("", "standing", "new or changed", "gone"),
            [
                ("documents", run["documents"], run["documents_new"], run["documents_closed"]),
                ("claims", run["claims"], run["claims_new"], run["claims_closed"]),
                ("open findings", run["findings"], run["findings_new"], run["findings_closed"]),
            ],
        )
    )
    parts.append(
        f"{counted(run['rows_in'], 'row or file', 'rows and files')} in: {run['rows_loaded']}"
        f" accepted, {in_quarantine(run['rows_quarantined'], facts.set_aside_new)}."
        f" {counted(run['checkable'], 'claim')} checkable,"
        f" {run['supported']} supported. Open findings: "
        + ", ".join(
            f"{facts.severities.get(name, 0)} {name}" for name in ("error", "warning", "info")
        )
        + f"; {counted(facts.errors_new, 'error is', 'errors are')} new."
    )
    flagged = [row for row in facts.rules if row["flagged"]]
    if flagged:
        names = ("rule", "checked", "flagged", "passed")
        parts.append(_table(names, [tuple(row[name] for name in names) for row in flagged]))
    if dashboard:
        pages = (f"[{name}]({dashboard}{path})" for name, path in _PAGES.items())
        parts.append(f"On the dashboard: {', '.join(pages)}.")
    parts.append(
        f"For readers: `{published.replace('`', '')}`. On: `provstat query open-findings`,"
        " `provstat query quarantine`, `provstat query last-runs`, `provstat query freshness`."
    )
    return "\n\n".join(parts) + "\n"


def line(facts: Facts) -> str:
    """What stands after a run and what is new of it, in one line without markup."""
    run = facts.run
    errors = f"{counted(facts.severities.get('error', 0), 'error')} of them, {facts.errors_new} new"
    documents = f"{run['documents_new']} new or changed, {run['documents_closed']} gone"
    claims = f"{run['claims_new']} new, {run['claims_closed']} gone"
    findings = f"{run['findings_new']} new, {run['findings_closed']} closed; {errors}"
    parts = [
        f"{counted(run['documents'], 'document')} ({documents})",
        f"{counted(run['claims'], 'claim')} ({claims})",
        f"{counted(run['findings'], 'open finding')} ({findings})",
    ]
    if run["rows_in"]:  # a recheck reads none
        parts.append(in_quarantine(run["rows_quarantined"], facts.set_aside_new))
    return ", ".join(parts)


def in_quarantine(standing: int, new: int) -> str:
    """How much is in quarantine, and how much of it a run put there."""
    if not standing:
        return "none in quarantine"
    news = "none of it new" if not new else "all of it new" if new == standing else f"{new} new"
    return f"{standing} in quarantine ({news})"


def newly_set_aside(facts: Facts) -> list[str]:
    """What a run put into quarantine and why: one sentence each for the first of it."""
    told = []
    for row in facts.set_aside:
        at = f" row {int(row['row'])}" if row["row"] else ""
        told.append(f"set aside: {row['file']}{at}: {row['reason']}")
    more = facts.set_aside_new - len(told)
    return [*told, f"set aside: {more} more; `provstat query quarantine`"] if more > 0 else told


def findings_table(findings: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Findings as rows of plain text."""
    return [
        {name: "" if value is None else str(value) for name, value in row.items()}
        for row in findings
    ]


def escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _table(head: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    lines = [head, ["---"] * len(head), *([escaped(str(cell)) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)
