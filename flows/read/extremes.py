"""Two ends of one scale: "highest among the young, at 71%, and lowest among retirees, at 39%"."""

from __future__ import annotations

import re

from flows.lazy import pattern

_ENDS = (
    r"(?:highest|lowest|greatest|smallest|largest|strongest|weakest|most common|least common"
    r"|most likely|least likely|higher|lower|rarest|worst|best|fewest)"
)
_AMONG = pattern(rf"^(?P<end>{_ENDS}) among(?:st)? (?P<who>[^,;]+)$", re.IGNORECASE)
_WHOLE = pattern(rf"^(?P<said>.+\b{_ENDS}) among(?:st)? (?P<who>[^,;]+)$", re.IGNORECASE)
_END = pattern(rf"\b{_ENDS}\b", re.IGNORECASE)


def other_end(statement: str, before: str) -> tuple[str, str] | None:
    """Population and statement of "lowest among retirees", behind "support is highest" or alone.

    Args:
        statement: as it was read so far.
        before: statement of the claim before in the sentence, if there is one.

    Returns:
        Nothing where it is not such a case.
    """
    whole = _WHOLE.match(statement.strip())
    if whole is not None:
        return whole["who"].strip(), whole["said"]
    match = _AMONG.match(statement.strip())
    place = _END.search(before)
    if match is None or place is None:
        return None
    said = f"{before[: place.start()]}{match['end']}{before[place.end() :]}"
    return match["who"].strip(), said
