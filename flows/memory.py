"""The memory of a run: what it is done with goes back, so that its steps do not add up.

The collector of garbage waits until a quarter of all there is may be garbage; beside the libraries
that are loaded, which stay, that is the readings of hundreds of articles. And what is freed stays
with the process, where DuckDB, which has an allocator of its own, cannot take it.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from flows.remembered import forget


@contextmanager
def swept() -> Iterator[None]:
    """Have garbage swept up soon: what is loaded before is no longer looked through for it."""
    if gc.get_freeze_count():  # by somebody who means it to stay so
        yield
        return
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def give_back() -> None:
    """Let go of what was kept for articles, of all garbage, and of the memory both took."""
    forget()
    gc.collect()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # of glibc
        if trim is not None:
            trim(0)
