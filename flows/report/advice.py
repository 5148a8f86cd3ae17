"""What would change the verdict on a claim: the shortest way from here to another answer. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schemas.words import SUPPORTED

_CLOSE = 0.1  # between two scores that could have fallen the other way
_UNREAD = {
    "never_fetched": "Save a copy of {source} in raw/evidence (`provstat fetch` does): its text "
    "then decides.",
    "dead": "Find where {source} has moved, or an archived copy, and save that in raw/evidence.",
    "blocked": "{source} turned our requests away: save a copy by hand in raw/evidence.",
    "paywalled": "The copy of {source} is a login or subscription page: save the text itself.",
    "unparsed": "The copy of {source} could not be read: save it as HTML, text, PDF or CSV.",
    "too_thin": "The copy of {source} has too little text: save the report, not its landing page.",
    "too_little_said": "The claim says too little by itself to be looked for in {source}: read it "
    "there, or say in the sentence what the figure is of.",
    "credited_elsewhere": "{source} has nothing of this, but is credited in another sentence only: "
    "name whose figure it is beside it.",
    "other_words": "{source} has the value, in words that are not recognised as the claim's: read "
    "the passage, and write what it says.",
}


def would_change(case: Mapping[str, Any]) -> list[str]:
    """Sentences, the most telling first.

    Args:
        case: the record of ``flows.report.explain``, without this.
    """
    found = _of_match(case) + _of_support(case)
    open_rulings = [row for row in case["rulings"] if row["status"] == "applied"]
    for row in open_rulings:
        until = f" after {row['expires']}" if row["expires"] else " once it is withdrawn"
        found.append(f"The ruling {row['ruling']} ({row['file']} row {row['row']}) ends{until}.")
    return found


def _of_match(case: Mapping[str, Any]) -> list[str]:
    source, credit = case["source"], case["credit"]
    match = source["match"]
    if match == "none":
        return ["A credit: name who counted, with the title and year, or link to it."]
    if match == "vague":
        return [f'A name in place of "{credit["text"]}": whose study, of which year.']
    if match == "unregistered":
        who = credit["publisher"] or credit["title"] or credit["url"] or credit["text"]
        return [f'An entry for "{who}" in raw/sources, or this name among the aliases of one.']
    if match == "ambiguous":
        names = ", ".join(one["source_id"] for one in source["candidates"] if one)
        return [f"A title, year or link that tells one of these from the others: {names}."]
    if match == "own":
        return ["An entry in raw/sources for the article's own data, with their method."]
    rival = source["runner_up"]
    score = source["score"]
    if rival and score is not None and rival["score"] is not None:
        gap = score - rival["score"]
        if gap < _CLOSE:
            close = f"{rival['score']:.2f} against {score:.2f}"
            settle = "a ruling `assign` settles it"
            return [f"The source: {rival['source_id']} fits almost as well ({close}); {settle}."]
    return []


def _of_support(case: Mapping[str, Any]) -> list[str]:
    held, source = case["support"], case["source"]["matched"]
    if source is None or held["outcome"] is None:
        return []
    name, outcome = source["source_id"], held["outcome"]
    theirs = held["source_figure"] or (held["passage"] or {}).get("figure")
    if outcome == "unverifiable":
        text = _UNREAD.get(held["cause"] or "", "A readable copy of {source} in raw/evidence.")
        return [text.format(source=name)]
    if outcome == "value_differs":
        ours = f"a passage of it that says {case['figure']} of the same thing"
        return [f"The article saying {theirs}, as {name} does; or {ours}."]
    if outcome == "context_differs":
        slot = held["slot"] or "context"
        said = next((row["source"] for row in case["slots"] if row["slot"] == slot), None)
        what = f'"{said}"' if said else "what the passage says"
        return [f"The article giving the {slot} as the source does: {what}."]
    if outcome == "misattributed":
        return [f"The article crediting {held['found_source_id']}, which states it."]
    if outcome == "figure_absent":
        return [f"A passage of {name}, or the credit of another source, that states the figure."]
    if outcome in SUPPORTED:
        found = [_margin(case)] if case["read"]["step"] else []
        if held["newer"]:
            newer = held["newer"]
            found.append(f"Dating it: {newer['source_id']} has {newer['figure']} by now.")
        return found
    return []


def _margin(case: Mapping[str, Any]) -> str:
    read = case["read"]
    low, high = interval(read)
    return (
        f"Another value in the source's text: what is written stands for {low:.10g} to {high:.10g}."
    )


def interval(read: Mapping[str, Any]) -> tuple[float, float]:
    """The values that a printed figure stands for."""
    half = (read["step"] or 0) / 2
    return read["value"] - half, (read["value_high"] or read["value"]) + half
