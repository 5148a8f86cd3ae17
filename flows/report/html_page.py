"""Findings as a page: the articles as they read, their figures marked, the reasoning beside."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TextIO

from flows.land.blocks import Unreadable
from flows.land.language import understood
from flows.land.reader import read_bytes
from flows.report import explain_words as words
from flows.report.coverage import Coverage, coverage, of_document
from flows.report.explain import explained
from flows.report.formats import Report
from flows.report.lookup import Gathered
from flows.report.marked import Marked, Piece, Span, followable, marked_article
from flows.report.marks import place_of
from flows.report.templating import environment, policy
from flows.report.verdicts import VERDICTS, Verdict, gravity, headline, verdict_of
from schemas import records
from warehouse.catalogue import rules
from warehouse.contract import contract_in_memory

_MOST_OTHERS = 12  # other claims of the same statistic that a note lists
_MOST_ALIKE = 3  # findings of one rule about one figure before the rest is folded
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of one figure, ready to be shown.

    Attributes:
        case: the record of ``flows.report.explain``.
        number: its number among the article's figures, from 1, in the order of the text.
        verdict: how it is marked.
        headline: the verdict in words.
        figure: as a reader sees it.
        quote: its sentence, the figure marked.
        passage: the source's sentence, its figure marked; none if there is none.
        where: line and column, page, or row of a table.
        facts: what was read, credited, matched, and so on: a label and its lines.
        known: ids of findings that a baseline knows.
    """

    case: Mapping[str, Any]
    number: int
    verdict: Verdict
    headline: str
    figure: str
    quote: Pieces
    passage: Pieces | None
    where: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    known: frozenset[str]

    @property
    def flagged(self) -> list[tuple[list[Any], list[Any]]]:
        """Its findings by rule, the gravest first: those to show, and more of the same."""
        rows = sorted(self.case["findings"], key=gravity)
        together = [[row for row in rows if row["rule"] == code] for code in self._codes(rows)]
        return [(some[:_MOST_ALIKE], some[_MOST_ALIKE:]) for some in together]

    @property
    def rules(self) -> tuple[str, ...]:
        """Codes of the rules that flagged it, ruled upon or not."""
        return self._codes(self.case["findings"])

    @staticmethod
    def _codes(rows: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row["rule"] for row in rows))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article, its notes by claim, and how much of it was looked at."""

    anchor: str
    title: str
    path: str
    row: Mapping[str, Any]
    language: str | None
    understood: bool  # whether credits are read in its language
    marked: Marked
    heading: int  # the part that is the title; -1 if none is
    depths: Mapping[int, int]  # of its other headings by part, from 1, none left out
    notes: Mapping[str, Note]
    coverage: Coverage
    counts: tuple[tuple[Verdict, int], ...]


def write(report: Report, stream: TextIO, colour: bool) -> None:  # noqa: ARG001 - as all
    """One page that needs nothing else: all articles of the check, with all their figures."""
    templates = environment()
    sheets = list(_sheets(report))
    fired = {row["rule"] for row in records(report.frames["findings"])}
    page = templates.get_template("report.html.j2")
    stream.writelines(
        page.generate(
            policy=policy(templates, style="report.css", script="report.js"),
            sheets=sheets,
            coverage=report.coverage,
            counts=_counts(note for sheet in sheets for note in sheet.notes.values()),
            on_sources=_on_sources(report),
            rules=[rule for code, rule in rules().items() if code in fired],
            aside=records(report.frames["quarantine"]),
            place=report.place,
            known=_known(report),
            context={
                "rule_address": lambda code: followable(report.rule_address(code)),
                "followable": followable,
                "outcome": lambda case: _sentence(words.outcome_words(case)[0]),
            },
        )
    )


def _sheets(report: Report) -> Iterator[Sheet]:
    frames = report.frames
    claims: dict[str, list[dict[str, Any]]] = {}
    for row in records(frames["claims"]):
        claims.setdefault(row["document"], []).append(row)
    known = _known(report)
    con = contract_in_memory(frames)
    gathered = Gathered(con)
    for number, row in enumerate(records(frames["documents"]), start=1):
        document = row["document"]
        stated = sorted(claims.get(document, []), key=_order)
        notes = {
            claim["claim_id"]: _note(
                report, claim, explained(gathered, claim["claim_id"]), k, known
            )
            for k, claim in enumerate(stated, start=1)
        }
        marked = _marked(report, document, stated)
        title = row["title"] or report.place(document)
        heading = _heading(marked, title)
        language = row["language"] or ""
        yield Sheet(
            anchor=f"a{number}",
            title=title,
            path=report.place(document),
            row=row,
            language=language if _LANGUAGE.fullmatch(language) else None,
            understood=understood(row["language"]),
            marked=marked,
            heading=heading,
            depths=_depths(marked, heading),
            notes=notes,
            coverage=coverage(of_document(frames, document)),
            counts=_counts(notes.values()),
        )
    con.close()


def _known(report: Report) -> frozenset[str]:
    """Findings that a baseline knows."""
    return frozenset(one for one, state in (report.baseline or {}).items() if state != "new")


def _marked(report: Report, document: str, claims: list[dict[str, Any]]) -> Marked:
    named = report.articles.get(document)
    if named is not None:
        try:
            text = read_bytes(document, named.data, named.sidecar)
        except Unreadable:
            named = None
        else:
            return marked_article(text, claims)
    return Marked(unplaced=tuple(claim["claim_id"] for claim in claims))


def _heading(marked: Marked, title: str) -> int:
    """The part that says the title: it becomes the article's heading, its figures marked."""
    wanted = " ".join(title.split()).casefold()
    found = -1
    for number, part in enumerate(marked.parts):
        if part.kind in ("title", "heading") and len(part.lines) == 1:
            line = part.lines[0]
            if " ".join(line.text.split()).casefold() == wanted:
                if any(piece.claims for piece in line.pieces):
                    return number
                found = number  # the last one: front matter's title comes before the heading
        elif part.kind not in ("title", "heading"):
            break
    return found


def _depths(marked: Marked, heading: int) -> dict[int, int]:
    """How deep each heading lies: an article may jump from the first level to the fourth."""
    above: list[int] = []
    found = {}
    for number, part in enumerate(marked.parts):
        if part.kind == "heading" and number != heading:
            level = part.lines[0].level
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
            found[number] = len(above)
    return found


def _note(
    report: Report,
    claim: Mapping[str, Any],
    case: Mapping[str, Any],
    number: int,
    known: frozenset[str],
) -> Note:
    passage = case["support"]["passage"]
    at = case["figure_at"]
    figure = case["quote"][at[0] : at[1]] if at else html.unescape(case["figure"])
    return Note(
        case=case,
        number=number,
        verdict=verdict_of(case, known),
        headline=headline(case),
        figure=figure,
        quote=_pieces(case["quote"], at),
        passage=_pieces(passage["quote"], place_of(passage)) if passage else None,
        where=_where(claim),
        facts=tuple(_facts(report, case)),
        known=known,
    )


def _facts(report: Report, case: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    found = [
        ("Read as", words.read_words(case, how=False)),
        ("Credit", words.credit_words(case)),
        ("Source", words.source_words(case)),
        ("Outcome", words.outcome_words(case)),
        ("Credit chain", words.chain_words(case)),
        ("Also said", _others(report, case)),
        ("Rulings", [words.ruling_words(row) for row in case["rulings"]]),
        ("What would change it", case["would_change"]),
    ]
    yield from (
        (label, tuple(line.removeprefix("- ") for line in lines)) for label, lines in found if lines
    )


def _others(report: Report, case: Mapping[str, Any]) -> list[str]:
    others = (case["statistic"] or {}).get("others", [])
    lines = [
        report.place(row["document"])
        + (f":{row['line']}:{row['column']}" if row["line"] is not None else "")
        + f" has {row['figure']}, from {row['source_id'] or 'no registered source'}"
        for row in others[:_MOST_OTHERS]
    ]
    if len(others) > _MOST_OTHERS:
        lines.append(f"and {len(others) - _MOST_OTHERS} more")
    return lines


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _pieces(quote: str, at: tuple[int, int] | None) -> Pieces:
    """A sentence with its figure marked: the piece that has a claim."""
    start, end = at or (len(quote), len(quote))
    cut = ((quote[:start], ()), (quote[start:end], ("figure",)), (quote[end:], ()))
    return tuple(Piece(marks, marks, (Span(text),)) for text, marks in cut if text)


def _where(claim: Mapping[str, Any]) -> str:
    if claim["origin"] == "table":
        return f"{claim['file']} row {claim['row']}"
    if claim["page"] is not None:
        return f"page {claim['page']}"
    return f"line {claim['line']}, column {claim['column']}" if claim["line"] is not None else ""


def _order(claim: Mapping[str, Any]) -> tuple[Any, ...]:
    placed = claim["start"] is not None
    return (not placed, claim["start"] or 0, claim["end"] or 0, claim["claim_id"])


def _counts(notes: Iterable[Note]) -> tuple[tuple[Verdict, int], ...]:
    keys = [note.verdict.key for note in notes]
    return tuple((one, keys.count(one.key)) for one in VERDICTS.values() if one.key in keys)


def _on_sources(report: Report) -> list[dict[str, Any]]:
    """Findings on sources, the gravest first."""
    rows = [row for row in records(report.frames["findings"]) if row["claim_id"] is None]
    return sorted(
        rows, key=lambda row: (row["status"] != "open", row["rule"], row["source_id"] or "")
    )
