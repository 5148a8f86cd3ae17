"""What is worth waking somebody for, and how it is put. Pure.

An alert is raised by each run that finds a threshold crossed. Which of them are told is for
``flows.watch.owed`` to say: a run every five minutes must not say one thing every five minutes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from flows.errors import BadSettings, Ended, UserError
from flows.scheduled import AlertSettings
from warehouse.counting import counted
from warehouse.errors import NotPublishable, Obstacle, WarehouseBusy, WarehouseUnusable
from warehouse.ledger import Facts

_COUNTS = (
    *("rows_in", "rows_loaded", "rows_quarantined", "documents", "documents_new"),
    *("documents_closed", "claims", "claims_new", "claims_closed", "claims_lost", "checkable"),
    *("supported", "findings", "findings_new", "findings_closed"),
)
_WORDS: dict[type[BaseException], str] = {
    WarehouseBusy: "did not run: another run holds the warehouse",
    WarehouseUnusable: "did not run: the warehouse cannot be opened",
    NotPublishable: "was loaded, but readers keep the file they have: the new one failed its check",
    Obstacle: "was not loaded; its log says why",
    BadSettings: "did not run: the settings have a fault",
    UserError: "did not run; its log says what can be put right",
}
FAILED = "run_failed"
NEW_ERRORS = "new_errors"
_DETAILS = 20  # findings that are sent where details are asked for


@dataclass(frozen=True, slots=True)
class Alert:
    """A threshold that was crossed: what kind, the value, the threshold, and a sentence."""

    kind: str  # new_errors, quarantine_share, idle, not_published, run_failed
    value: float
    threshold: float
    message: str
    short: str = ""  # of a run that failed: how, without what differs from run to run


def crossed(facts: Facts, settings: AlertSettings) -> list[Alert]:
    """Alerts of a run that was loaded.

    Args:
        facts: the run.
        settings: the thresholds.
    """
    run = facts.run
    found = []
    most = settings.new_errors
    if most is not None and facts.errors_new >= most:
        message = f"{counted(facts.errors_new, 'new finding')} of severity error"
        found.append(Alert(NEW_ERRORS, facts.errors_new, most, message))
    limit = settings.quarantine_share
    share = _quarantined(run)
    if limit is not None and share > limit:
        message = (
            f"{run['rows_quarantined']} of"
            f" {counted(run['rows_in'], 'row or file', 'rows and files')} went to quarantine"
            f" ({share:.0%}; the limit is {limit:.0%})"
        )
        found.append(Alert("quarantine_share", round(share, 4), limit, message))
    days = settings.idle_days
    idle = _idle(facts.last_landed, run)
    if days is not None and idle > days:
        message = f"no document was new or changed for {idle:.1f} days (the limit is {days:g})"
        found.append(Alert("idle", round(idle, 2), days, message))
    if run["gate"] == "refused":
        lost = run["claims_lost"]
        message = f"not published: {counted(lost, 'claim')} that readers have would be gone"
        found.append(Alert("not_published", lost, 0, message))
    return found


def judged(facts: Facts) -> list[str]:
    """Kinds of alerts that a run that was loaded can tell the end of.

    A recheck takes nothing in: what share of that goes to quarantine it does not know.
    """
    took_in = ["quarantine_share"] if facts.run["job"] != "recheck" else []
    return [*took_in, "idle", "not_published"]


def failed(kind: str, error: BaseException, *, details: bool) -> Alert:
    """The alert of a run that failed, in words; those of the error may name files.

    Args:
        kind: name of the flow.
        error: what it failed with.
        details: whether the error's own words are told, too.
    """
    said = f": {error}" if details else ""
    short = f"{kind} {_what_happened(error)}"
    return Alert(FAILED, 1, 0, f"{short}{said}", short)


def _what_happened(error: BaseException) -> str:
    if isinstance(error, Ended):
        return error.short
    for fault, words in _WORDS.items():
        if isinstance(error, fault):
            return words
    return f"failed with {type(error).__name__}, a fault of provstat; its log tells where"


def payload(
    project: str,
    alerts: Sequence[Alert],
    run: Mapping[str, Any] | None,
    findings: Iterable[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    """What the webhook is sent, as JSON.

    Args:
        project: name of the project's folder.
        alerts: what crossed a threshold.
        run: row of ``runs``; null if the run failed.
        findings: findings to tell; only where the settings ask for details.

    Returns:
        ``text``, one line that chat programs show; ``project``; ``alerts``, each with kind,
        value, threshold and message; ``run`` with run_id, job, gate, started_at, finished_at
        and counts, or null; ``findings`` only where asked for.
    """
    told: dict[str, Any] = {
        "text": f"provstat, {project}: " + "; ".join(alert.message for alert in alerts),
        "project": project,
        "alerts": [
            {name: told for name, told in asdict(alert).items() if name != "short"}
            for alert in alerts
        ],
        "run": None
        if run is None
        else {
            **{name: run[name] for name in ("run_id", "job", "gate")},
            **{name: f"{run[name].isoformat()}Z" for name in ("started_at", "finished_at")},
            **{name: run[name] for name in _COUNTS},
        },
    }
    shown = list(findings)[:_DETAILS]
    if shown:
        told["findings"] = shown
    return told


def _quarantined(run: Mapping[str, Any]) -> float:
    return run["rows_quarantined"] / run["rows_in"] if run["rows_in"] else 0.0


def _idle(landed: dt.datetime | None, run: Mapping[str, Any]) -> float:
    """Days between the last new document and a run."""
    if landed is None:
        return 0.0
    return float((run["started_at"] - landed) / dt.timedelta(days=1))
