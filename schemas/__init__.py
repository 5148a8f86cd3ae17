"""Pandera models: one file a table, the contract of every arrow of the pipeline.

The names below are those of ``schemas.tables``, looked up when they are first used: reading and
tracing need only the words of ``schemas.words``, and Pandera takes longer to load than they run.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from schemas.tables import *  # noqa: F403
    from schemas.tables import __all__ as __all__


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    found = getattr(import_module("schemas.tables"), name)
    globals()[name] = found
    return found
