"""A list that lies on disk: items are written as they come and read again when they are asked for.

The file has no name, so that nothing is left of it however the run ends.
"""

from __future__ import annotations

import pickle
import tempfile
from array import array
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

KEPT = 4000  # items that stay in memory, those that were put in or asked for last


class Spool:
    """Items by number, from 0; they must be of our own making, for they are pickled."""

    def __init__(self, folder: Path) -> None:
        """Begin without items.

        Args:
            folder: where the file is to lie.
        """
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - it ends with the list
        self._ends = array("Q", [0])
        self._kept: OrderedDict[int, Any] = OrderedDict()

    def append(self, item: Any, /) -> None:
        """Put an item behind the others."""
        self._keep(len(self), item)
        self._file.seek(self._ends[-1])
        self._ends.append(self._ends[-1] + self._file.write(pickle.dumps(item, 5)))

    def __getitem__(self, at: int, /) -> Any:
        """The item there."""
        if at in self._kept:
            self._kept.move_to_end(at)
            return self._kept[at]
        return self._keep(at, self._read(at))

    def __iter__(self) -> Iterator[Any]:
        """All items, in order; none of them stays."""
        return map(self._read, range(len(self)))

    def __len__(self) -> int:
        """How many there are."""
        return len(self._ends) - 1

    def _keep(self, at: int, item: Any) -> Any:
        self._kept[at] = item
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return item

    def _read(self, at: int) -> Any:
        self._file.seek(self._ends[at])
        return pickle.loads(self._file.read(self._ends[at + 1] - self._ends[at]))  # noqa: S301
