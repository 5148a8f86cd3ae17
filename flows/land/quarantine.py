"""Rows of ``schemas.Quarantine``: what was set aside, why, and its original text."""

from __future__ import annotations

import hashlib
from typing import Any

_TEXT = 20_000  # characters of the original that are kept
_BINARY = 64  # bytes of a binary file that are kept, as hexadecimal


def set_aside(
    file: str,
    reason: str,
    *,
    step: str,
    row: int | None = None,
    original: str | None = None,
    data: bytes | None = None,
) -> dict[str, Any]:
    """A row of quarantine.

    Args:
        file: path below the inbox.
        reason: what is wrong and what to do.
        step: the step that set it aside.
        row: row of the file, from 1; null for the whole file.
        original: the original text of the row.
        data: the bytes of the file; they give the original text where none is given.
    """
    file = file.encode("utf-8", "backslashreplace").decode()
    if original is None and data is not None:
        original = _text_of(data)
    if original is not None:
        # Half characters cannot be stored; their codes can.
        original = original.encode("utf-8", "backslashreplace").decode()[:_TEXT]
    words = "\x1f".join((file, str(row), original or "", reason))
    return {
        "quarantine_id": "q" + hashlib.sha256(words.encode()).hexdigest()[:16],
        "file": file,
        "row": row,
        "step": step,
        "reason": reason,
        "original": original,
        "content_hash": hashlib.sha256(data).hexdigest() if data is not None else None,
    }


def _text_of(data: bytes) -> str:
    head = data[: 4 * _TEXT]
    if b"\x00" in head or head.startswith(b"%PDF"):
        return head[:_BINARY].hex(" ")
    return head.decode("utf-8", "backslashreplace")[:_TEXT]
