"""What tells little: words that most figures of a source share, years that only name a source."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from flows.slots.reading import OWN, Reading


def common(figures: Sequence[Reading]) -> set[str]:
    """Words that a third of a source's figures share."""
    counts: dict[str, int] = defaultdict(int)
    for figure in figures:
        for key, (weight, _) in figure.own.items():
            counts[key] += weight >= OWN
    return {key for key, count in counts.items() if count >= 4 and count * 3 >= len(figures)}


def whole(figures: Sequence[Reading]) -> str:
    """Whom most lists and tables of a source are about, in words from outside their rows.

    That is whoever was asked: it narrows nothing. Empty if no one base is that of most.
    """
    bases = Counter(
        figure.population
        for figure in figures
        if figure.row.get("group_id")
        and figure.population
        and figure.population not in figure.quote
    )
    most = bases.most_common(1)
    if not most or 2 * most[0][1] < bases.total():
        return ""
    lists = {f.row.get("group_id") for f in figures if f.population == most[0][0]}
    return most[0][0] if len(lists) > 1 else ""


def credit_years(claim: Reading) -> frozenset[int]:
    """Years in the claim's sentence that belong to the name of the source."""
    text = " ".join(str(claim.row.get(k) or "") for k in ("attribution_text", "attribution_title"))
    found = {
        int(w)
        for w in text.replace("(", " ").replace(")", " ").split()
        if w.isdigit() and len(w) == 4
    }
    year = claim.row.get("attribution_year")
    if year and str(int(year)) not in (claim.period or ""):
        found.add(int(year))
    return frozenset(found)
