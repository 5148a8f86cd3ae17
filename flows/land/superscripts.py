"""Superscripts: marks of footnotes, which take no room in the text, and powers, which do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flows.land.build import Piece
from flows.lazy import pattern

_MARK = pattern(r"\[?\s?(\d{1,3}|[a-z]|[*†‡§]{1,3}|[ivx]{1,4})\s?\]?")
_BASES = pattern(r"(?:(?:^|[^\w.,])10|\b[kcmd]?m|\bft|\bmi|\byd|[×x]10)$")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def mark_label(pieces: Sequence[Piece], before: str, *, linked: bool) -> str:
    """What a superscript says if it is the mark of a footnote, else nothing.

    Args:
        pieces: of the superscript.
        before: the text it follows.
        linked: it links to something.
    """
    match = _MARK.fullmatch("".join(shown for shown, _, _, _ in pieces).strip())
    if match is None:
        return ""
    label = match.group(1)
    if linked:
        return label
    return "" if label.isalpha() or _BASES.search(before[-6:]) else label


def raised(pieces: Iterable[Piece], before: str) -> Iterable[Piece]:
    """A superscript that is text; the digits of a power in their raised form: 10⁶ is not 106."""
    power = bool(_BASES.search(before[-6:]))
    for shown, start, end, whole in pieces:
        if power and shown.isascii() and shown.isdigit():
            yield shown.translate(_RAISED), start, end, True
        else:
            yield shown, start, end, whole
