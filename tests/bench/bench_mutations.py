"""How many changes to supported claims are caught: value, population, year, statement.

    uv run python tests/bench/bench_mutations.py [INBOX ...]

Takes the supported claims of inboxes (raw/, and all of ../shared/worlds where that exists), changes
one thing at a time in the article, and tells what became of it: *caught* (the support says that it
differs), *left open* (no support any more, but nobody is accused: a person must look), *missed*
(still supported), *not read* (the change hid the figure). The unchanged articles are read beside
them: each mutant undone is supported again, which is how its claim was chosen.
"""

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from mutations import SLOTS, tally

ROOT = Path(__file__).resolve().parents[2]


def main():
    """Count and print."""
    shared = ROOT.parent / "shared" / "worlds"
    inboxes = [Path(name) for name in sys.argv[1:]] or [ROOT / "raw", *sorted(shared.glob("w*"))]
    fates = Counter()
    for inbox in inboxes:
        if inbox.is_dir():
            fates.update((mutant.slot, fate) for mutant, fate in tally(inbox))
    print("slot         changed   caught   left open   missed   not read   no longer supported")
    for slot in SLOTS:
        counts = {name: fates[slot, name] for name in ("caught", "left open", "missed", "not read")}
        total = sum(counts.values())
        gone = (total - counts["missed"] - counts["not read"]) / max(total - counts["not read"], 1)
        print(
            f"{slot:<12} {total:<9} {counts['caught']:<8} {counts['left open']:<11} "
            f"{counts['missed']:<8} {counts['not read']:<10} {gone:.1%}"
        )


if __name__ == "__main__":
    main()
