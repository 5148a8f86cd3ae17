"""When things run: `0 3 * * *` or `every 15 minutes`, and the days of a backfill. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
_EVERY = re.compile(
    r"every\s+(?:(\d{1,6})\s+)?(second|minute|hour|day|week)s?", re.ASCII | re.IGNORECASE
)
_CRON = re.compile(r"[\w*,/\-#]+(?:\s+[\w*,/\-#]+){4}", re.ASCII)


# The fields of cron: what each is, its least and most, and names that stand for numbers.
_FIELDS = (
    ("minute", 0, 59, ""),
    ("hour", 0, 23, ""),
    ("day of the month", 1, 31, ""),
    ("month", 1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
    ("day of the week", 0, 7, "sun mon tue wed thu fri sat"),
)
_PART = re.compile(r"(?:\*|(\w+)(?:-(\w+))?)(?:/(\d+))?", re.ASCII)
_SPECIAL = re.compile(r"[lL]|\w+#[1-5]|[lL]\w+", re.ASCII)  # the last; the second Tuesday


@dataclass(frozen=True, slots=True)
class When:
    """A schedule: five fields of cron, or seconds between two runs."""

    text: str
    cron: str | None = None
    seconds: float | None = None


def when(text: str) -> When:
    """Read a schedule.

    Raises:
        ValueError: it is neither five fields of cron nor "every N minutes", or a field of cron
            is out of its bounds; the message says which.
    """
    said = " ".join(text.split())
    every = _EVERY.fullmatch(said)
    if every:
        seconds = int(every[1] or 1) * _SECONDS[every[2].lower()]
        if seconds:
            return When(said, seconds=seconds)
        raise ValueError('must be an interval above 0, such as "every 15 minutes"')
    if _CRON.fullmatch(said):
        for field, bounds in zip(said.lower().split(), _FIELDS, strict=True):
            _check(field, *bounds)
        return When(said, cron=said)
    raise ValueError(
        'must be five fields of cron, such as "0 3 * * *" (every night at three), or an'
        ' interval, such as "every 15 minutes"'
    )


def _check(field: str, what: str, least: int, most: int, names: str) -> None:
    """Look at one field of cron.

    Raises:
        ValueError: no cron has it so.
    """
    numbers = {name: least + at for at, name in enumerate(names.split())}
    for part in field.split(","):
        match = _PART.fullmatch(part)
        ends = [end for end in (match.groups()[:2] if match else ()) if end]
        known = [numbers.get(end, int(end) if end.isdigit() else None) for end in ends]
        ordered = len(known) < 2 or None in known or known[0] <= known[1] or what.endswith("week")  # type: ignore[operator]
        if _SPECIAL.fullmatch(part):
            continue
        if (
            match is None
            or not 0 < int(match[3] or 1) <= most - least
            or not ordered
            or not all(number is not None and least <= number <= most for number in known)
        ):
            allowed = f"{least} to {most}" + (f" or {names.replace(' ', ', ')}" if names else "")
            steps = f"* or */2 (steps of 1 to {most - least})"
            raise ValueError(f"the {what} '{part}' is none of cron: it may be {allowed}, {steps}")
