"""What a setting may be: each takes a value as TOML gives it, or says what it must be.

Raises:
    TypeError: it is something else.
    ValueError: it is out of bounds.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from flows.timing import When, when

FAIL_ON = ("error", "warning", "info", "never")
LEVELS = ("error", "warning", "info", "off")


def text(value: Any) -> str:
    """Text that says something."""
    if not isinstance(value, str) or not value.strip():
        raise TypeError("must be text")
    if "\0" in value:  # which no path, name or address can hold
        raise ValueError("must be text without the character 0")
    return value


def texts(value: Any) -> tuple[str, ...]:
    """A list of texts."""
    if not isinstance(value, list):
        raise TypeError('must be a list of text, such as ["a", "b"]')
    return tuple(text(item) for item in value)


def levels(value: Any) -> dict[str, str]:
    """A table of rules and the level of each."""
    if not isinstance(value, dict):
        raise TypeError('must be a table such as { UNS103 = "info" }')
    for rule, level in value.items():
        if level not in LEVELS:
            raise ValueError(f"the level of {rule} must be one of {', '.join(LEVELS)}")
    return dict(value)


def fail_on(value: Any) -> str:
    """A severity, or never."""
    if value not in FAIL_ON:
        raise ValueError(f"must be one of {', '.join(FAIL_ON)}")
    return str(value)


def years(value: Any) -> float:
    """Years."""
    return positive(value, "must be a number of years above 0")


def rules_url(value: Any) -> str:
    """An address with a place for the code of a rule."""
    said = header(value)
    if "{code}" not in said or not said.startswith(("https://", "http://")):
        raise ValueError(
            'must be an address with {code} in it, such as "https://desk.example/rules#{code}"'
        )
    return said


def dashboard_url(value: Any) -> str:
    """An address, without a slash at its end."""
    said = header(value)
    if not said.startswith(("https://", "http://")) or set(said) & set(" <>()"):
        raise ValueError('must be an address, such as "https://provstat.desk.example"')
    return said.rstrip("/")


def options(value: Any) -> dict[str, Any]:
    """A table of anything."""
    if not isinstance(value, dict):
        raise TypeError("must be a table")
    return dict(value)


def positive(value: Any, said: str = "must be a number above 0") -> float:
    """A number above 0; ``said`` is what is told of any other."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(said)
    if not 0 < value < math.inf:  # nor nan
        raise ValueError(said)
    return value


def at_least_zero(value: Any) -> float:
    """A number, 0 or above."""
    if value == 0 and not isinstance(value, bool):
        return 0
    return positive(value, "must be a number, 0 or above")


def whole(value: Any) -> int:
    """A whole number above 0."""
    said = "must be a whole number above 0"
    if not isinstance(value, int):
        raise TypeError(said)
    return int(positive(value, said))


def header(value: Any) -> str:
    """Text that may stand in a header of HTTP."""
    said = text(value)
    if not (said.isascii() and said.isprintable()):
        raise ValueError("must be ASCII in one line")
    return said


def hosts(value: Any) -> tuple[str, ...]:
    """A list of hosts, in small letters."""
    return tuple(host.lower() for host in texts(value))


def schedule(value: Any) -> When:
    """A schedule."""
    return when(text(value))


def timezone(value: Any) -> str:
    """The name of a time zone."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - needed by those alone who say one

    try:
        ZoneInfo(text(value))
    except (ValueError, OSError, KeyError) as error:
        raise ValueError('must be the name of a time zone, such as "Europe/Oslo"') from error
    return str(value)


def share(value: Any) -> float:
    """A number from 0 to 1."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise TypeError("must be a share from 0 to 1, such as 0.25")
    return value


def webhook(value: Any) -> str:
    """An address."""
    said = text(value)
    if not said.startswith(("https://", "http://")):
        raise ValueError('must be an address such as "https://chat.example/hooks/abc"')
    return said


def flag(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise TypeError("must be true or false")
    return value


def or_never(check: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A threshold, or false for never (null)."""

    def read(value: Any) -> Any:
        try:
            return None if value is False else check(value)
        except (TypeError, ValueError) as error:
            raise ValueError(f"{error}; or false for never") from error

    return read
