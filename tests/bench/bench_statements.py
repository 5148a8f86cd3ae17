"""How well words alone tell which figure of a source a claim is about.

    uv run python tests/bench/bench_statements.py [INBOX ...]

Takes the claims of inboxes (raw/, and all of ../shared/worlds where that exists) whose value stands
exactly once in the source that supports them, hides the value, and asks for the figure that fits
best: *first* is the share of claims whose own figure comes before all others of its unit, *rank*
the mean of one over its place. A claim that has no rival in its source tells nothing and is left
out.

Measured beside it in November 2026, on labelled claims of 24 inboxes (366) and of 8 others that no
threshold was tuned on (185): the words put the figure of a claim first in 78 and 72 of 100 cases, a
sentence model (all-MiniLM-L6-v2, which a wheel can carry) in 73 to 82 and 71 at best, both together
in 81 and 76. Put where claims are judged, though, the model settled at most one more claim of 345
there, and accused up to three more that were clean: neighbours in a list, two years and two groups
are alike to it as well. Averaged word vectors (GloVe), the synonyms of WordNet and 200 more pairs
such as "sell" and "sale" gained nothing that held on both. So the words stay a table that a person
can read, and no model is loaded.
"""

import datetime as dt
import sys
from collections import defaultdict
from pathlib import Path

from flows.ahead import read_ahead
from flows.land.inbox import gather, read_articles, scan
from flows.steps import follow
from flows.trace.library import Library
from flows.trace.shelf import Shelf

ROOT = Path(__file__).resolve().parents[2]


def places(folder):
    """Places, from 1, that the figures of an inbox's supported claims take among their rivals."""
    inbox = scan(folder)
    inputs = gather(inbox)
    items, _ = read_articles(inbox.articles)
    today = dt.date(2026, 11, 27).isoformat()
    rows = read_ahead(
        items,
        inputs,
        lambda read: follow(
            read.articles, inputs, today=today, ahead=read.copies, entries=read.entries
        ),
    )().rows
    held = {row["claim_id"]: row for row in rows["support"]}
    articles = defaultdict(list)
    for row in rows["claims"]:
        articles[row["document"]].append(row)
    for claims in articles.values():
        yield from of_article(Shelf(claims, Library(rows["sources"], rows["observations"])), held)


def of_article(shelf, held):
    """The same for one article; ``held`` is the support of its claims by id."""
    for claim in shelf.claims:
        support = held.get(claim.id, {})
        if support.get("outcome") != "supported" or support["derived"]:
            continue
        source = shelf.sources[support["source_id"]]
        rivals = [p for p in shelf.judge(claim, source.figures, source) if p[0].unit == "same"]
        own = [judged for judged, _ in rivals if judged.relation == "exact"]
        if len(own) == 1 and len(rivals) > 1:
            yield sum(judged.rank >= own[0].rank for judged, _ in rivals)


def main():
    """Measure and print."""
    shared = ROOT.parent / "shared" / "worlds"
    inboxes = [Path(name) for name in sys.argv[1:]] or [ROOT / "raw", *sorted(shared.glob("w*"))]
    found = [place for inbox in inboxes if inbox.is_dir() for place in places(inbox)]
    print(f"claims {len(found)}")
    print(f"first  {sum(place == 1 for place in found) / max(len(found), 1):.3f}")
    print(f"rank   {sum(1 / place for place in found) / max(len(found), 1):.3f}")


if __name__ == "__main__":
    main()
