"""An explanation as text for one screen: place, reading, source, passage, findings. Pure."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from flows.report.advice import interval
from flows.report.marks import marked, place_of

_SEVERITY = {"error": "31", "warning": "33", "info": "36"}
_VERDICT = {"agrees": "32", "differs": "31", "undecided": "33", "follows": "32"}
_MOST_OTHERS = 5
_INDENT = 11

Paint = Callable[[str, str], str]


def explanation_lines(
    case: Mapping[str, Any],
    *,
    colour: bool = False,
    place: Callable[[str], str] = str,
    width: int = 100,
) -> Iterator[str]:
    """Lines of an explanation.

    Args:
        case: the record of ``flows.report.explain``.
        colour: whether to use terminal colours.
        place: turns a document's name into the path to print.
        width: characters of a line.
    """
    page = _Page(_painted if colour else _plain, max(60, width))
    if "claim_id" not in case:
        yield from _about_source(case, page)
        return
    yield from _head(case, page, place)
    yield from _read(case, page)
    yield from _credit(case, page)
    yield from _source(case, page)
    yield from _support(case, page)
    yield from _company(case, page, place)
    yield from _findings(case, page, place)
    if case["would_change"]:
        yield page.paint("What would change it", "1")
        yield from page.block("", [f"- {line}" for line in case["would_change"]])


class _Page:
    """A page of paragraphs that hang from a label."""

    def __init__(self, paint: Paint, width: int) -> None:
        self.paint = paint
        self.width = width

    def block(self, label: str, lines: list[str]) -> Iterator[str]:
        """Paragraphs beside a label; nothing if there are none."""
        first = True
        for line in lines:
            wrapped = textwrap.wrap(
                line,
                self.width - _INDENT,
                subsequent_indent="  " if line.startswith("- ") else "",
                break_long_words=False,
                break_on_hyphens=False,
            ) or [""]
            for part in wrapped:
                head = self.paint(f"{label:{_INDENT}}", "1") if first else " " * _INDENT
                yield (head + part).rstrip()
                first = False

    def quote(self, text: str, at: Any) -> Iterator[str]:
        """A quoted sentence, its figure marked."""
        shown = marked(text, at)
        for part in textwrap.wrap(shown, self.width - 6, break_long_words=False):
            yield f"    | {part}"


def _head(case: Mapping[str, Any], page: _Page, place: Callable[[str], str]) -> Iterator[str]:
    spot = case["place"]
    where = place(spot["document"])
    if spot["line"] is not None:
        where += f":{spot['line']}:{spot['column']}"
    elif spot["row"] is not None:
        where += f" ({spot['file']} row {spot['row']})"
    if spot["page"] is not None:
        where += f" (page {spot['page']})"
    under = f'  under "{spot["heading"]}"' if spot["heading"] else ""
    yield f"{page.paint(where, '1')}  {case['claim_id']}{under}"
    yield from page.quote(case["quote"], case["figure_at"])


def _read(case: Mapping[str, Any], page: _Page) -> Iterator[str]:
    read = case["read"]
    mark = "" if read["comparator"] == "=" else f"{read['comparator']} "
    high = f"–{read['value_high']:.12g}" if read["value_high"] is not None else ""
    text = f"{mark}{read['value']:.12g}{high} {read['unit']}, a {read['kind']}"
    if read["step"]:
        low, top = interval(read)
        text += f"; stands for {low:.10g} to {top:.10g}"
    if read["status"] != "asserted":
        text += f"; {read['status']}: quoted only to be corrected"
    lines = [text]
    told = [f"{name}: {read[name]}" for name in ("population", "statement", "period") if read[name]]
    lines += ["; ".join(told)] if told else []
    size = [f"{name} = {read[name]:.10g}" for name in ("n", "moe") if read[name] is not None]
    if read["decided_by"]:
        size.append(f"decided by {read['decided_by']}")
    yield from page.block("Read", lines + (["; ".join(size)] if size else []))


def _credit(case: Mapping[str, Any], page: _Page) -> Iterator[str]:
    credit = case["credit"]
    if credit["type"] == "none" and credit["citation"] == "none":
        yield from page.block("Credit", ["nobody is credited"])
        return
    words = f'"{credit["text"]}" ' if credit["text"] else ""
    parts = [str(credit[n]) for n in ("publisher", "title", "year") if credit[n] is not None]
    text = f"{words}({credit['type']})" + (f": {' | '.join(parts)}" if parts else "")
    if credit["citation"] != "none":
        text += f"; {credit['citation']} {credit['url'] or credit['note'] or ''}"
    yield from page.block("Credit", [text.strip()])


def _source(case: Mapping[str, Any], page: _Page) -> Iterator[str]:
    source = case["source"]
    known = source["matched"]
    if known is None:
        why = {
            "none": "none: there is no credit to follow",
            "vague": "none: the credit names no one",
            "own": "the article's own data; no registered source fits",
            "unregistered": "none: no registered source matches the credit",
            "ambiguous": "undecided: these match equally well",
        }[source["match"]]
        lines = [why, *(f"- {_named(one)}" for one in source["candidates"] if one)]
        if source["runner_up"]:
            lines.append(f"nearest: {_rival(source['runner_up'])}")
        yield from page.block("Source", lines)
        return
    parts = ", ".join(
        f"{name} {value:.2f}" if isinstance(value, (int, float)) else f"{name} {value}"
        for name, value in source["parts"].items()
    )
    score = f", score {source['score']:.2f}" if source["score"] is not None else ""
    lines = [
        _named(known),
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
    yield from page.block("Source", [*lines, state])


def _support(case: Mapping[str, Any], page: _Page) -> Iterator[str]:
    held = case["support"]
    passage = held["passage"]
    if passage:
        where = ", ".join(str(p) for p in (passage["file"], passage["locator"]) if p)
        if passage["heading"]:
            where += f', under "{passage["heading"]}"'
        yield from page.block("Passage", [where])
        yield from page.quote(passage["quote"], place_of(passage))
    rows = []
    for row in case["slots"]:
        verdict = page.paint(f"{row['verdict']:9}", _VERDICT[row["verdict"]])
        if row["claim"] is None and row["source"] is None:
            continue
        ours, theirs = (_short(row[side], page.width) for side in ("claim", "source"))
        rows.append(f"{row['slot']:11}{verdict}  {ours}  |  {theirs}")
    for number, line in enumerate(rows):
        label = page.paint(f"{'Slots':{_INDENT}}", "1") if not number else " " * _INDENT
        yield label + line
    if held["outcome"]:
        text = held["outcome"].replace("_", " ")
        why = [held["slot"], (held["cause"] or "").replace("_", " ")]
        told = [part for part in why if part]
        text += f" ({', '.join(told)})" if told else ""
        if held["derived"]:
            text += f"; follows as {held['derived']}"
        if held["found_source_id"]:
            text += f"; stated by {held['found_source_id']}"
        yield from page.block("Outcome", [text])
    else:
        yield from page.block("Outcome", ["not checked: no source to hold it against"])


def _company(case: Mapping[str, Any], page: _Page, place: Callable[[str], str]) -> Iterator[str]:
    way = case["credits"]
    if way["circular"] or len(way["chain"]) > 2:
        ring = " (a ring: it leads back to this article)" if way["circular"] else ""
        yield from page.block("Chain", [" -> ".join(way["chain"]) + ring])
    found = case["statistic"]
    if found is None:
        return
    others = found["others"]
    if others:
        origins = found.get("origins")
        lines = [
            f"{len(others) + 1} claims state this; independent origins: {origins}"
            + (f" ({found['names']})" if found.get("names") else "")
        ]
        lines += [
            f"- {place(row['document'])}"
            + (f":{row['line']}:{row['column']}" if row["line"] is not None else "")
            + f" has {row['figure']}, from {row['source_id'] or 'no registered source'}"
            for row in others[:_MOST_OTHERS]
        ]
        if len(others) > _MOST_OTHERS:
            lines.append(f"- and {len(others) - _MOST_OTHERS} more")
        yield from page.block("Also said", lines)


def _findings(
    case: Mapping[str, Any], page: _Page, place: Callable[[str], str] = str
) -> Iterator[str]:
    del place  # messages name documents as the inbox does
    if not case["findings"]:
        yield from page.block("Findings", ["none"])
    for row in case["findings"]:
        code = page.paint(f"{row['rule']} {row['name']}", _SEVERITY[row["severity"]])
        asked = "* " if row["asked_for"] else ""
        status = "" if row["status"] == "open" else f", {row['status']} by {row['ruled_by']}"
        yield (
            page.paint(f"{'Finding':{_INDENT}}", "1")
            + f"{asked}{code} [{row['severity']}{status}] {row['finding_id']}"
        )
        yield from page.block("", [row["message"], f"fix: {row['fix']}"])
    yield from page.block("Rulings", [_ruling(row) for row in case["rulings"]])


def _about_source(case: Mapping[str, Any], page: _Page) -> Iterator[str]:
    source = case["source"]
    yield page.paint(_named(source | {"source_id": case["source_id"]}), "1")
    names = ("sponsor", "conductor", "population", "n", "mode", "field_start", "field_end", "moe")
    told = [f"{name}: {source[name]}" for name in names if source.get(name) is not None]
    yield from page.block("Disclosed", ["; ".join(told) or "nothing"])
    yield from page.block(
        "Used by", [f"{source.get('claims', 0)} claims, {source.get('supported', 0)} supported"]
    )
    yield from _findings(case, page)


def _named(source: Mapping[str, Any]) -> str:
    title = f'"{source["title"]}"' if source["title"] else None
    parts = [str(p) for p in (source["publisher"], title, source["issued"]) if p]
    return f"{source['source_id']}: {', '.join(parts)}"


def _rival(rival: Mapping[str, Any]) -> str:
    score = f" {rival['score']:.2f}" if rival["score"] is not None else ""
    return f"{rival['source_id']}{score}"


def _ruling(row: Mapping[str, Any]) -> str:
    value = f" {row['value']}" if row["value"] else ""
    text = f"{row['ruling']}{value} on {row['target']}: {row['status'].replace('_', ' ')}"
    told = [part for part in (row["by"], row["date"], row["reason"]) if part]
    until = f"; until {row['expires']}" if row["expires"] else ""
    return f"{text} ({', '.join(told)}{until}; {row['file']} row {row['row']})"


def _short(value: Any, width: int) -> str:
    text = " ".join(str(value).split()) if value is not None else "not said"
    room = max(12, (width - 38) // 2)
    return text if len(text) <= room else text[: room - 1] + "…"


def _plain(text: str, _code: str) -> str:
    return text


def _painted(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m"
