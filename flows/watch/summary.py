"""The summary of a run, Markdown. Pure; every string from outside is escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from flows.report.coverage import counted
from warehouse.ledger import Facts

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+!|~&$])")


_PAGES = {
    "overview": "/",
    "gravest claims": "/claims?sort=gravest",
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
        f" accepted, {run['rows_quarantined']} in quarantine."
        f" {counted(run['checkable'], 'claim')} checkable,"
        f" {run['supported']} supported. Open findings: "
        + ", ".join(
            f"{facts.severities.get(name, 0)} {name}" for name in ("error", "warning", "info")
        )
        + f"; {facts.errors_new} error{' is' if facts.errors_new == 1 else 's are'} new."
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
