"""Which alerts are to be told now: what was delivered, and what nobody could be told. Pure.

What stays crossed is told once a day, and counts as told only if it was delivered; what happened
once (new errors, a run that failed) is owed until it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Self

from flows.watch.alerts import FAILED, NEW_ERRORS, Alert

_MOST = 50  # alerts that are owed; older ones are dropped


@dataclass(frozen=True, slots=True)
class Memory:
    """What was said in logs and told the webhook, by key of an alert, when (UTC); what is owed."""

    said: dict[str, dt.datetime] = field(default_factory=dict)
    told: dict[str, dt.datetime] = field(default_factory=dict)
    owed: tuple[tuple[dt.datetime, Alert], ...] = ()

    @classmethod
    def read(cls, kept: Any) -> Self:
        """What ``kept`` gave.

        Raises:
            ValueError, KeyError, TypeError, AttributeError: it is no such thing.
        """
        said, told = (
            {key: dt.datetime.fromisoformat(at) for key, at in kept[name].items()}
            for name in ("said", "told")
        )
        owed = tuple((dt.datetime.fromisoformat(at), Alert(**one)) for at, one in kept["owed"])
        return cls(said, told, owed)

    def kept(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            **{
                name: {key: at.isoformat() for key, at in when.items()}
                for name, when in (("said", self.said), ("told", self.told))
            },
            "owed": [[at.isoformat(), asdict(alert)] for at, alert in self.owed],
        }

    def without(self, judged: Iterable[str], alerts: Iterable[Alert]) -> Self:
        """Without what a run looked at and found to be over.

        Args:
            judged: kinds of alerts, and flows that did not fail, of which the run can tell.
            alerts: what it raised.
        """
        over = set(judged)
        stand = {key_of(alert) for alert in alerts}

        def lasts(key: str) -> bool:
            return key in stand or key.partition(":")[0] not in over

        return replace(
            self,
            said={key: at for key, at in self.said.items() if lasts(key)},
            told={key: at for key, at in self.told.items() if lasts(key)},
        )

    def to_say(self, alerts: Sequence[Alert], now: dt.datetime) -> list[Alert]:
        """Those that the log has not said this day."""
        return [one for one in alerts if _is_due(one, self.said, now)]

    def to_tell(self, alerts: Sequence[Alert], now: dt.datetime) -> list[Alert]:
        """Those that the webhook has not been told this day, and those that are owed to it."""
        due = [one for one in alerts if _is_due(one, self.told, now)]
        # A failure that goes on is told as it is now.
        now_told = {key_of(alert) for alert in alerts if alert.kind == FAILED}
        late = [
            replace(alert, message=f"{alert.message} (at {at:%Y-%m-%d %H:%M} UTC, not told then)")
            for at, alert in self.owed
            if key_of(alert) not in now_told
        ]
        return [*due, *late]

    def after(
        self, alerts: Sequence[Alert], now: dt.datetime, *, delivered: bool, wanted: bool
    ) -> Self:
        """What is to be remembered of a run.

        Args:
            alerts: what it raised.
            now: when, UTC.
            delivered: whether the webhook was told, or nothing was to be told.
            wanted: whether there is a webhook; what happened before there was one is owed to it
                for a day.
        """
        said = dict(self.said)
        told = dict(self.told)
        for alert in [one for one in alerts if one.kind != NEW_ERRORS]:
            if _is_due(alert, said, now):
                said[key_of(alert)] = now
            if delivered and _is_due(alert, told, now):
                told[key_of(alert)] = now
        owed = () if delivered else self.owed
        if not delivered:
            known = {key_of(alert) for _, alert in owed if alert.kind == FAILED}
            due = [
                one
                for one in alerts
                if one.kind in (NEW_ERRORS, FAILED) and _is_due(one, told, now)
            ]
            owed += tuple((now, one) for one in due if key_of(one) not in known)
        if not wanted:
            owed = tuple(one for one in owed if now - one[0] < dt.timedelta(days=1))
        return replace(self, said=said, told=told, owed=owed[-_MOST:])


def key_of(alert: Alert) -> str:
    """What an alert is of: its kind; of a run that failed its flow, and how it did."""
    if alert.kind != FAILED:
        return alert.kind
    return f"{FAILED} {alert.message.partition(' ')[0]}:{alert.short or alert.message}"


def flow_ran(flow: str) -> str:
    """What a run that did not fail has judged."""
    return f"{FAILED} {flow}"


def _is_due(alert: Alert, when: dict[str, dt.datetime], now: dt.datetime) -> bool:
    last = when.get(key_of(alert))
    return last is None or last.date() != now.date()
