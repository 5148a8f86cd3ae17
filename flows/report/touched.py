"""Which figures a change touches: their sentence, or the reference that it cites. Pure."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flows.land.decode import decode
from flows.report.coverage import coverage
from flows.report.formats import Report
from flows.report.marks import place_of
from schemas import records

# Lines that were added or changed, from and to, from 1; where lines only went away the half
# between their neighbours: (4.5, 4.5) touches what reaches over the end of line 4.
Lines = Sequence[tuple[float, float]]
# What changed, by file; None: all of it is new, or it has no lines. Others are unchanged.
Changes = Mapping[str, Lines | None]

_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_WORD = re.compile(r"\w+")
_REACH = 60  # words of markup, such as an address, between two words of a sentence
_ROOM = 4000  # characters of markup in a sentence


def hunks(diff: str) -> Lines:
    """Changed lines of a file from what ``git diff -U0`` prints of it."""
    found = []
    for match in _HUNK.finditer(diff):
        first, count = int(match[1]), int(match[2] or 1)
        found.append((first, first + count - 1) if count else (first + 0.5, first + 0.5))
    return found


def only_touched(report: Report, changes: Changes) -> Report:
    """The report of the figures that changes touch; other sides of their conflicts stay known."""
    frames = report.frames
    kinds = dict(
        zip(frames["documents"]["document"], frames["documents"]["media_type"], strict=True)
    )
    texts: dict[str, _Changed] = {}
    kept: set[str] = set()
    for claim in records(frames["claims"]):
        file = claim["file"]
        lines = changes.get(file, ())
        if lines is None or (lines and (claim["line"] is None or file not in report.articles)):
            kept.add(claim["claim_id"])
        elif lines:
            if file not in texts:
                html = kinds.get(file) == "text/html"
                text, _ = decode(report.articles[file].data, declared=html)
                texts[file] = _Changed(text, lines)
            if texts[file].touches(claim):
                kept.add(claim["claim_id"])
    return _only(report, kept)


def _only(report: Report, kept: set[str]) -> Report:
    frames = dict(report.frames)
    for name in ("claims", "citations", "support"):
        table = frames[name]
        frames[name] = table[table["claim_id"].isin(kept)].reset_index(drop=True)
    used = frames["citations"]["source_id"].dropna()
    findings = frames["findings"]
    about_source = findings["claim_id"].isna() & findings["source_id"].isin(used)
    wanted = findings["claim_id"].isin(kept) | about_source
    frames["findings"] = findings[wanted].reset_index(drop=True)
    documents = frames["documents"]
    shown = documents["document"].isin(frames["claims"]["document"])
    frames["documents"] = documents[shown].reset_index(drop=True)
    return dataclasses.replace(
        report, frames=frames, coverage=coverage(frames), others=report.frames["claims"]
    )


class _Changed:
    """A text and which of its lines changed."""

    def __init__(self, text: str, lines: Lines) -> None:
        self._text = text
        self._lines = lines
        rows = text.split("\n")
        self._words = " ".join(
            " ".join(" ".join(rows[int(first) - 1 : int(last)]).split())
            for first, last in lines
            if first == int(first)
        )

    def touches(self, claim: Mapping[str, Any]) -> bool:
        start, end = sentence_span(self._text, claim)
        first = self._text.count("\n", 0, start) + 1
        last = first + self._text.count("\n", start, end)
        if any(low <= last and first <= high for low, high in self._lines):
            return True
        # A footnote or a reference stands elsewhere, and says whom the figure is credited to.
        cited = (claim["citation_url"], claim["citation_text"])
        return any(words and " ".join(words.split()) in self._words for words in cited)


def sentence_span(text: str, claim: Mapping[str, Any]) -> tuple[int, int]:
    """Where a claim's sentence stands in the text of its file, markup and all.

    The words of the sentence as read are sought before and after the figure, each near the one
    before; words that are written otherwise in the file (entities) are passed over.

    Args:
        text: the decoded file.
        claim: a row of ``schemas.Claims`` with ``start`` and ``end``.
    """
    start, end = int(claim["start"]), int(claim["end"])
    at = place_of(claim)
    if at is None:
        return start, end
    room = len(claim["quote"]) + _ROOM
    left = max(0, start - room)
    before = [(word[0], left + word.start()) for word in _WORD.finditer(text[left:start])]
    after = [(word[0], end + word.end()) for word in _WORD.finditer(text[end : end + room])]
    lead = _WORD.findall(claim["quote"][: at[0]])
    tail = _WORD.findall(claim["quote"][at[1] :])
    first = _follow(before[::-1], lead[::-1])
    last = _follow(after, tail)
    return (start if first is None else first, end if last is None else last)


def _follow(found: Sequence[tuple[str, int]], wanted: Iterable[str]) -> int | None:
    """Place of the last of the wanted words that is met when they are sought one after another."""
    at, place = 0, None
    for word in wanted:
        for ahead in range(at, min(at + _REACH, len(found))):
            if found[ahead][0] == word:
                at, place = ahead + 1, found[ahead][1]
                break
    return place
