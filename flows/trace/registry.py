"""The registry of sources as rows. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flows.trace.entries import Entries, read_entries


@dataclass(slots=True)
class Registry:
    """Rows of ``schemas.Sources`` and so on; ``rows_in`` = ``sources`` + ``quarantine``."""

    sources: list[dict[str, Any]]
    studies: list[dict[str, Any]]
    quarantine: list[dict[str, Any]]
    rows_in: int
    notes: list[str]  # for people: what was read in part


def register(files: Iterable[tuple[str, bytes]], ahead: Entries | None = None) -> Registry:
    """Read registry files.

    Args:
        files: path below the inbox and bytes of each; see ``read_entries``.
        ahead: what they hold, if they were read already.

    Returns:
        Sources in the order of the files, their studies, and what was set aside.
    """
    entries = read_entries(files) if ahead is None else ahead
    return Registry(
        entries.sources,
        entries.studies,
        entries.quarantine,
        len(entries.sources) + len(entries.quarantine),
        entries.notes,
    )
