"""Days as options name them: what is wrong with one that is none is said."""

from __future__ import annotations

import calendar
import datetime as dt
import re

import click

_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)


class Day(click.ParamType):
    """A day such as 2026-05-31; gives its first moment."""

    name = "date"

    def convert(
        self, value: str | dt.datetime, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.datetime:
        """Read a day."""
        if isinstance(value, dt.datetime):
            return value
        try:
            return day(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


def day(text: str) -> dt.datetime:
    """Read a day.

    Raises:
        ValueError: it is none; the message says what of it does not exist.
    """
    match = _DAY.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"'{text}' is no day; write it as 2026-05-31")
    year, month, number = map(int, match.groups())
    if not 1 <= month <= 12:
        raise ValueError(f"'{text}': there is no month {month}; write year-month-day, 2026-05-31")
    if year < 1:
        raise ValueError(f"'{text}': there is no year {year}")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= number <= last:
        name = f"{calendar.month_name[month]} {year}"
        raise ValueError(f"'{text}': there is no day {number}; {name} has {last} days")
    return dt.datetime(year, month, number)  # noqa: DTZ001 - a day has no zone
