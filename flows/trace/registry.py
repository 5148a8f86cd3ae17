"""The registry of sources as frames. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from flows.trace.entries import Entries, read_entries
from schemas import Sources, Studies, frame


@dataclass(slots=True)
class Registry:
    """Registered sources. ``rows_in`` = rows of ``sources`` + rows of ``quarantine``."""

    sources: pd.DataFrame
    studies: pd.DataFrame
    quarantine: list[dict[str, Any]]
    rows_in: int


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
        frame(Sources, entries.sources),
        frame(Studies, entries.studies),
        entries.quarantine,
        len(entries.sources) + len(entries.quarantine),
    )
