"""When things run: `0 3 * * *` or `every 15 minutes`, and the days of a backfill. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
_EVERY = re.compile(
    r"every\s+(?:(\d{1,6})\s+)?(second|minute|hour|day|week)s?", re.ASCII | re.IGNORECASE
)
_CRON = re.compile(r"[\w*,/\-#]+(?:\s+[\w*,/\-#]+){4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class When:
    """A schedule: five fields of cron, or seconds between two runs."""

    text: str
    cron: str | None = None
    seconds: float | None = None


def when(text: str) -> When:
    """Read a schedule.

    Raises:
        ValueError: it is neither five fields of cron nor "every N minutes".
    """
    said = " ".join(text.split())
    every = _EVERY.fullmatch(said)
    if every:
        seconds = int(every[1] or 1) * _SECONDS[every[2].lower()]
        if seconds:
            return When(said, seconds=seconds)
    elif _CRON.fullmatch(said):
        return When(said, cron=said)
    raise ValueError(
        'must be five fields of cron, such as "0 3 * * *" (every night at three), or an'
        ' interval, such as "every 15 minutes"'
    )
