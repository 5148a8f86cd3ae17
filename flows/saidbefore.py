"""What the runs of a schedule have said already: a standing note is told once a day. Does I/O."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from flows.served import SERVED_BY

_AGAIN = dt.timedelta(hours=23)  # a nightly run says it every night, whatever minute it begins


def not_said(
    home: Path, kind: str, notes: Sequence[str], now: dt.datetime, *, most: int | None = None
) -> list[str]:
    """The notes that the last runs of `provstat serve` have not told, and those of a day ago.

    A run that nobody serves tells all of them: somebody asked for it.

    Args:
        home: folder for what the machinery keeps.
        kind: name of the flow.
        notes: for people.
        now: start of the run, UTC without zone.
        most: of those given back, so many are told, the first ones; the rest stays untold.
    """
    if not os.environ.get(SERVED_BY):
        return list(notes)
    file = home / f"said-{kind}.json"
    before: dict[str, str] = {}
    with suppress(OSError, ValueError):  # none yet, or spoilt: then all is said once more
        told = json.loads(file.read_text("utf-8"))
        before = told if isinstance(told, dict) else {}
    fresh, kept = [], {}
    for note in notes:
        key = hashlib.sha256(note.encode()).hexdigest()[:16]
        if _recent(before.get(key), now):
            kept[key] = before[key]
        else:
            fresh.append(note)
            if most is None or len(fresh) <= most:
                kept[key] = now.isoformat()
    with suppress(OSError):  # a full disk is told elsewhere
        file.write_text(json.dumps(kept), "utf-8")
    return fresh


def _recent(at: str | None, now: dt.datetime) -> bool:
    try:
        return at is not None and dt.timedelta(0) <= now - dt.datetime.fromisoformat(at) < _AGAIN
    except (TypeError, ValueError):
        return False
