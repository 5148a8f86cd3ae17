"""Names that the exports share: addresses and moments."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import quote

GENERATOR = "provstat"


def urn(kind: str, name: str) -> str:
    """A name of ours as an IRI: ``urn:provstat:claim:c123``."""
    return f"urn:{GENERATOR}:{kind}:{quote(name, safe='')}"


def moment(value: dt.datetime | None) -> str | None:
    """A moment in UTC as ISO 8601 with its zone."""
    return None if value is None else value.isoformat(timespec="seconds") + "Z"


def web_address(value: str | None) -> str | None:
    """The address if it is one of the web; what others follow must not be ``javascript:``."""
    known = value is not None and value.lower().startswith(("https://", "http://"))
    return value if known else None


def without_nulls(value: Any) -> Any:
    """The same without members that say nothing: nulls, and what is empty."""
    if isinstance(value, dict):
        kept = {name: without_nulls(held) for name, held in value.items()}
        return {name: held for name, held in kept.items() if held not in (None, {}, [])}
    if isinstance(value, list):
        return [without_nulls(held) for held in value]
    return value
