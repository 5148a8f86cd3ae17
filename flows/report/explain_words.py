"""The parts of an explanation in sentences, the same in a terminal and on a page. Pure.

Each function takes the record of ``flows.report.explain`` and gives lines of plain text; there
is none where there is nothing to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows.report.advice import interval

_UNMATCHED = {
    "none": "none: there is no credit to follow",
    "vague": "none: the credit names no one",
    "own": "the article's own data; no registered source fits",
    "unregistered": "none: no registered source matches the credit",
    "ambiguous": "undecided: these match equally well",
}
_COMPARED = {
    "=": "",
    ">": "more than ",
    ">=": "at least ",
    "<": "less than ",
    "<=": "at most ",
    "~": "about ",
}
_UNITS = {"percentage_point": "percentage points", "multiple": "times", "count": "in number"}


def unit_words(unit: str) -> str:
    """A unit as people write it: 'percent', 'months', 'USD'."""
    kind, _, of = unit.partition(":")
    if kind == "duration":
        return f"{of}s"
    return of or _UNITS.get(unit, unit)


def read_words(case: Mapping[str, Any], *, how: bool = True) -> list[str]:
    """What the figure and its sentence were understood as; ``how``: also by what it was decided."""
    read = case["read"]
    mark = _COMPARED[read["comparator"]]
    high = f"–{read['value_high']:.12g}" if read["value_high"] is not None else ""
    text = f"{mark}{read['value']:.12g}{high} {unit_words(read['unit'])}, a {read['kind']}"
    if read["step"]:
        low, top = interval(read)
        text += f"; stands for {low:.10g} to {top:.10g}"
    if read["status"] != "asserted":
        text += f"; {read['status']}: quoted only to be corrected"
    lines = [text]
    told = [f"{name}: {read[name]}" for name in ("population", "statement", "period") if read[name]]
    lines += ["; ".join(told)] if told else []
    size = [f"{name} = {read[name]:.10g}" for name in ("n", "moe") if read[name] is not None]
    if how and read["decided_by"]:
        size.append(f"decided by {read['decided_by']}")
    return lines + (["; ".join(size)] if size else [])


def credit_words(case: Mapping[str, Any]) -> list[str]:
    """Whom the article credits, and how."""
    credit = case["credit"]
    if credit["type"] == "none" and credit["citation"] == "none":
        return ["nobody is credited"]
    words = f'"{credit["text"]}" ' if credit["text"] else ""
    parts = [str(credit[n]) for n in ("publisher", "title", "year") if credit[n] is not None]
    text = f"{words}({credit['type']})" + (f": {' | '.join(parts)}" if parts else "")
    if credit["citation"] != "none":
        text += f"; {credit['citation']} {credit['url'] or credit['note'] or ''}"
    return [text.strip()]


def source_words(case: Mapping[str, Any]) -> list[str]:
    """Which registered source it was held against and why, or why none."""
    source = case["source"]
    known = source["matched"]
    if known is None:
        lines = [_UNMATCHED[source["match"]]]
        lines += [f"- {named(one)}" for one in source["candidates"] if one]
        if source["runner_up"]:
            lines.append(f"nearest: {_rival(source['runner_up'])}")
        return lines
    parts = ", ".join(
        f"{name} {value:.2f}" if isinstance(value, (int, float)) else f"{name} {value}"
        for name, value in source["parts"].items()
    )
    score = f", score {source['score']:.2f}" if source["score"] is not None else ""
    lines = [
        named(known),
        f"matched by {source['method']}{score}"
        + (f" ({parts})" if parts else "")
        + (f"; runner-up {_rival(source['runner_up'])}" if source["runner_up"] else "; no rival"),
    ]
    state = f"address {source['link_state']}; "
    state += "a readable copy is on file" if source["has_copy"] else "no readable copy"
    if not source["has_copy"] and source["cause"]:
        state += f" ({source['cause'].replace('_', ' ')})"
    if source["self_credit"]:
        state += "; the article's own publisher"
    return [*lines, state]


def passage_words(case: Mapping[str, Any]) -> list[str]:
    """Where the passage of the source stands."""
    passage = case["support"]["passage"]
    if not passage:
        return []
    where = ", ".join(str(part) for part in (passage["file"], passage["locator"]) if part)
    if passage["heading"]:
        where += f', under "{passage["heading"]}"'
    return [where]


def outcome_words(case: Mapping[str, Any]) -> list[str]:
    """What came of holding it against the source."""
    held = case["support"]
    if not held["outcome"]:
        return ["not checked: no source to hold it against"]
    text = str(held["outcome"]).replace("_", " ")
    told = [part for part in (held["slot"], (held["cause"] or "").replace("_", " ")) if part]
    text += f" ({', '.join(told)})" if told else ""
    if held["derived"]:
        text += f"; follows as {held['derived']}"
    if held["found_source_id"]:
        text += f"; stated by {held['found_source_id']}"
    return [text]


def chain_words(case: Mapping[str, Any]) -> list[str]:
    """Who has the figure from whom, if it came through more than one hand."""
    way = case["credits"]
    if not way["circular"] and len(way["chain"]) <= 2:
        return []
    ring = " (a ring: it leads back to this article)" if way["circular"] else ""
    return [" -> ".join(way["chain"]) + ring]


def named(source: Mapping[str, Any]) -> str:
    """A source by its id, publisher, title and date."""
    title = f'"{source["title"]}"' if source["title"] else None
    parts = [str(part) for part in (source["publisher"], title, source["issued"]) if part]
    return f"{source['source_id']}: {', '.join(parts)}"


def ruling_words(row: Mapping[str, Any]) -> str:
    """A ruling: what, on what, in force or not, by whom, when and why."""
    value = f" {row['value']}" if row["value"] else ""
    text = f"{row['ruling']}{value} on {row['target']}: {row['status'].replace('_', ' ')}"
    told = [part for part in (row["by"], row["date"], row["reason"]) if part]
    until = f"; until {row['expires']}" if row["expires"] else ""
    return f"{text} ({', '.join(told)}{until}; {row['file']} row {row['row']})"


def _rival(rival: Mapping[str, Any]) -> str:
    score = f" {rival['score']:.2f}" if rival["score"] is not None else ""
    return f"{rival['source_id']}{score}"
