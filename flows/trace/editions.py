"""Which edition of a series a credit means, after the article has spoken of several. Pure.

An earlier edition that is only set beside the one an article is about ("down from 35% in the 2022
round") is not what it goes on to speak of: "the panel", "the same study" mean the first again. And
"when they asked in 2022" means that of 2022, though nothing but the name stands in the credit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flows.lazy import pattern
from flows.slots.period import set_against
from flows.trace.choose import Choice, Context
from flows.trace.dated import report_years
from flows.trace.index import Index
from flows.trace.names import years
from flows.trace.scoring import Credit

_ASKED_IN = pattern(
    r"\b(?:asked|polled|surveyed|counted|interviewed|measured|question|count|time|round|wave|edition)"
    r"\b,?(?: \w+){0,3}? in (?:(?:early|late|spring|summer|autumn|january|february|march|april|may"
    r"|june|july|august|september|october|november|december) )?((?:19|20)\d\d)\b"
)

_END = pattern(r"[^;:—]*")  # what is set beside a figure stands behind it


def edition_meant(
    claim: Mapping[str, Any], credit: Credit, choice: Choice, index: Index, context: Context
) -> Choice:
    """The choice, or another edition of the same series that the words mean.

    Args:
        claim: row of ``schemas.Claims``.
        credit: its credit, which leads to no address of one edition.
        choice: what became of it.
        index: the registry.
        context: what the article has credited so far.
    """
    chosen = choice.number
    if chosen is None or not index.known[chosen].series:
        return choice
    series = (index.known[chosen].group, index.known[chosen].series)
    kin = [k for k, one in enumerate(index.known) if (one.group, one.series) == series]
    if len(kin) == 1:
        return choice
    dated = _of_its_time(claim, chosen, kin, index)
    if dated is not None:
        return replace(choice, number=dated, method=f"{choice.method}+dated")
    main = [k for k in kin if k in context.sources and k not in context.aside]
    if chosen in context.aside and main and not _means_it(claim, credit, chosen, index):
        newest = max(main, key=lambda k: index.known[k].row["issued"] or "")
        return replace(choice, number=newest, method=f"{choice.method}+main")
    return choice


def _of_its_time(claim: Mapping[str, Any], chosen: int, kin: list[int], index: Index) -> int | None:
    """The one other edition whose asking the claim's sentence dates it to."""
    told = years(claim["period"])
    before, figure, behind = (claim["quote"] or "").partition(claim["figure"])
    quote = before + figure + behind[: _END.match(behind).end()]  # type: ignore[union-attr]
    if len(told) != 1 or told & index.known[chosen].years or _is_change(claim):
        return None
    asked = {int(year) for year in _ASKED_IN.findall(quote)} | report_years(quote, None)
    if not told <= asked - set_against(quote):
        return None
    found = [k for k in kin if told & (index.known[k].strict_years or index.known[k].years)]
    return found[0] if len(found) == 1 else None


def _means_it(claim: Mapping[str, Any], credit: Credit, chosen: int, index: Index) -> bool:
    """Whether a claim's own words say that it is of an edition that was only set beside another."""
    quote, text = claim["quote"] or "", credit.text or ""
    its = index.known[chosen].years
    if years(quote.partition(claim["figure"])[0]) & its:
        return True
    return bool(years(text) & its) and (text in quote or not _is_change(claim))


def _is_change(claim: Mapping[str, Any]) -> bool:
    return claim["kind"] == "change" or claim["unit"] == "percentage_point"


def set_aside(credit: Credit, choice: Choice, index: Index, context: Context) -> None:
    """Note an edition that is credited by its year, after a newer one of its series was."""
    if choice.number is None:
        return
    known = index.known[choice.number]
    newer = [
        k
        for k in context.sources
        if k not in context.aside
        and index.known[k].series == known.series
        and index.known[k].group == known.group
        and (index.known[k].row["issued"] or "") > (known.row["issued"] or "")
    ]
    if known.series and newer and choice.number not in context.sources and credit.url is None:
        context.aside.add(choice.number)
