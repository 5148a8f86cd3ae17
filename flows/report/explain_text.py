"""An explanation as text for one screen: place, reading, source, passage, findings. Pure."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from flows.report.explain_words import (
    chain_words,
    credit_words,
    named,
    outcome_words,
    passage_words,
    read_words,
    ruling_words,
    source_words,
)
from flows.report.marks import marked, place_of
from warehouse.counting import counted

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
    yield from page.block("Read", read_words(case))
    yield from page.block("Credit", credit_words(case))
    yield from page.block("Source", source_words(case))
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


def _support(case: Mapping[str, Any], page: _Page) -> Iterator[str]:
    held = case["support"]
    passage = held["passage"]
    if passage:
        yield from page.block("Passage", passage_words(case))
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
    yield from page.block("Outcome", outcome_words(case))


def _company(case: Mapping[str, Any], page: _Page, place: Callable[[str], str]) -> Iterator[str]:
    yield from page.block("Chain", chain_words(case))
    found = case["statistic"]
    if found is None:
        return
    others = found["others"]
    if others:
        origins = found.get("origins")
        lines = [
            f"{counted(len(others) + 1, 'claim')} state this; independent origins: {origins}"
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
    yield from page.block("Rulings", [ruling_words(row) for row in case["rulings"]])


def _about_source(case: Mapping[str, Any], page: _Page) -> Iterator[str]:
    source = case["source"]
    yield page.paint(named(source | {"source_id": case["source_id"]}), "1")
    names = ("sponsor", "conductor", "population", "n", "mode", "field_start", "field_end", "moe")
    told = [f"{name}: {source[name]}" for name in names if source.get(name) is not None]
    yield from page.block("Disclosed", ["; ".join(told) or "nothing"])
    yield from page.block(
        "Used by",
        [f"{counted(source.get('claims', 0), 'claim')}, {source.get('supported', 0)} supported"],
    )
    yield from _findings(case, page)


def _short(value: Any, width: int) -> str:
    text = " ".join(str(value).split()) if value is not None else "not said"
    room = max(12, (width - 38) // 2)
    return text if len(text) <= room else text[: room - 1] + "…"


def _plain(text: str, _code: str) -> str:
    return text


def _painted(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m"
