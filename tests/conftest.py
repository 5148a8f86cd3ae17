"""What all tests share: the order they run in, and that none fails for a slow machine.

Files that take long come first, so that no core waits at the end for the other's last one.
"""

import gc
import sys
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))  # stepkit

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

LONG = ("packaging", "flow", "slow", "browser")  # in the order they are begun


def pytest_collection_modifyitems(items):
    marks = {}
    for item in items:
        marks.setdefault(item.path, set()).update(mark.name for mark in item.iter_markers())
    ranks = {
        path: next((at for at, name in enumerate(LONG) if name in found), len(LONG))
        for path, found in marks.items()
    }
    items.sort(key=lambda item: ranks[item.path])


def pytest_collection_finish():
    """What is loaded stays: nobody need look through it for garbage again and again."""
    gc.collect()
    gc.freeze()
