"""The words around a group of figures: what leads in, and what is said right after."""

from __future__ import annotations

from collections.abc import Sequence

from flows.land.blocks import Block, Document
from flows.read.model import Figure

_MOST = 400  # characters of each: enough for "we asked each to name one", short enough to store
_RUNS = ("item", "cell", "quote")


class Surroundings:
    """Looks up, for a block, the lead-in of its list or table and the paragraph after."""

    def __init__(self, document: Document) -> None:
        self.blocks = document.blocks
        # Where the run of items, cells or quoted lines that a block stands in starts and ends.
        self.first = list(range(len(self.blocks)))
        self.last = list(range(len(self.blocks)))
        for i in range(1, len(self.blocks)):
            if self._run_on(i - 1, i):
                self.first[i] = self.first[i - 1]
        for i in range(len(self.blocks) - 2, -1, -1):
            if self._run_on(i, i + 1):
                self.last[i] = self.last[i + 1]

    def of(self, block: Block) -> str:
        """Lead-in (or the paragraph itself) and the paragraph after a list, table or quotation."""
        if block.kind not in _RUNS:
            return block.text[:_MOST]
        first, last = self.first[block.index], self.last[block.index]
        parts = []
        lead = self.blocks[first].parent
        lead = lead if 0 <= lead < first else first - 1
        if lead >= 0 and self.blocks[lead].kind not in _RUNS:
            # Its end leads in: "..., and asked each of them to name one:"
            parts.append(self.blocks[lead].text[-_MOST:])
        if block.kind == "quote":
            parts.append(block.text[:_MOST])
        if block.kind == "cell":
            parts.append(block.column_header)
        after = last + 1
        if after < len(self.blocks) and self.blocks[after].kind in ("paragraph", "caption"):
            parts.append(self.blocks[after].text[:_MOST])
        return "\n".join(part for part in parts if part)

    def _run_on(self, i: int, j: int) -> bool:
        """Whether two neighbouring blocks belong to one list, table or quotation."""
        one, other = self.blocks[i], self.blocks[j]
        return one.kind == other.kind and one.kind in _RUNS and one.table == other.table


def runs_of(claims: Sequence[Figure]) -> dict[int, str]:
    """Items and quoted lines that follow one another, by block: key of their run."""
    runs: dict[int, str] = {}
    first = -1
    last: Block | None = None
    for claim in claims:
        assert claim.sentence is not None
        block = claim.sentence.block
        if block.kind not in ("item", "quote"):
            continue
        if last is None or not (
            block is last
            or (
                block.kind == last.kind
                and block.level == last.level
                and (
                    (block.parent >= 0 and block.parent == last.parent)
                    or block.index == last.index + 1
                )
            )
        ):
            first = block.index
        runs[block.index] = f"l{first}"
        last = block
    return runs
