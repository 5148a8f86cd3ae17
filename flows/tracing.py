"""The steps of a run over a workspace: some articles at a time, however many there are.

What comes of each part is put into the workspace at once. In memory are the registry with the
texts of the sources, a part, and of every claim some numbers (``flows.compare``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pandera.errors import SchemaErrors

from flows.compare import entries
from flows.compare.statistics import Grouping
from flows.comparing import place, regroup
from flows.decide import apply_to_claims, target_of
from flows.known import Known
from flows.land.inputs import Read
from flows.land.quarantine import set_aside
from flows.making import made_with
from flows.materials import Materials, overlaid
from flows.spool import Spool
from flows.trace.credits import CITATIONS, CLAIMS, SUPPORT, CreditMap, closed
from flows.trace.nodes import Part
from flows.trace.verify import Verifier
from warehouse.standing import GROUNDS, STANDING, all_stands, fresh_among, same_code
from warehouse.workspace import PART, Span, Workspace, parts

Row = dict[str, Any]

_TRACED = ("citations", "support")
_OF_ALL = ("credits", "statistics", "statistic_members", "comparisons")


def take_in(
    work: Workspace, kept: Sequence[str], reads: Iterable[Read], known: Known, started_at: Any
) -> Read:
    """Take in all articles: those that stand as they were, and what is read now.

    Args:
        work: an empty workspace.
        kept: names of articles that stand in the warehouse.
        reads: documents and claims of the others, some articles at a time; each is let go before
            the next is asked for.
        known: tells when a document was seen first.
        started_at: when those were that are new.

    Returns:
        The count of what went in, and quarantine; no documents and no claims.
    """
    keep(work, kept, known.code)
    taken = Read(rows_in=len(kept))
    for read in reads:
        taken += take(work, read, known, started_at)
    return taken


def keep(work: Workspace, names: Sequence[str], code: str) -> None:
    """Take documents over from the warehouse with their claims, as they stand there.

    Args:
        work: the workspace.
        names: of the documents.
        code: what is made with now.
    """
    work.taken_over(names)
    if names:
        work.copy("documents", "h.document IN (FROM taken_over)")
        work.copy("claims", "h.origin = 'article' AND h.document IN (FROM taken_over)")
        # What stands was held to the models when it was written; another version may have others.
        if not same_code(work, code):
            work.check("documents")
            work.check("claims")


def take(work: Workspace, read: Read, known: Known, started_at: Any) -> Read:
    """Take in what articles gave.

    Args:
        work: the workspace.
        read: documents and claims of some articles.
        known: tells when a document was seen first.
        started_at: when those were that are new.

    Returns:
        What was taken in, with quarantine for articles whose rows do not keep to the models; its
        rows of documents and claims are gone.
    """
    for row in read.documents:
        row["landed_at"] = known.landed_at(row) or started_at
    try:
        _put(work, read.documents, read.claims)
        return Read(rows_in=read.rows_in, quarantine=read.quarantine)
    except SchemaErrors:
        aside = list(read.quarantine)
    for document in read.documents:
        claims = [row for row in read.claims if row["document"] == document["document"]]
        try:
            _put(work, [document], claims)
        except SchemaErrors as error:
            said = (
                "what was read of it breaks a rule of ours, and that is a fault of provstat"
                f" ({_first(error)}); please report it with the file"
            )
            aside.append(set_aside(document["document"], said, step="read"))
    return Read(rows_in=read.rows_in, quarantine=aside)


def _put(work: Workspace, documents: Sequence[Row], claims: Sequence[Row]) -> None:
    with work.at_once():
        work.append("documents", documents)
        work.append("claims", claims)


def _first(error: SchemaErrors) -> str:
    case = error.failure_cases.iloc[0]
    return f"{case['column']}: {case['check']}"


def follow(
    work: Workspace, materials: Materials, *, today: str, publishers: Sequence[str] = ()
) -> None:
    """Everything after reading: tables, registry, evidence, rulings, support, statistics.

    Args:
        work: holds the documents and claims of all articles; gets all other tables but findings
            and rule_runs.
        materials: the rest of the inbox; its count of rows is completed.
        today: ISO date at which rulings expire.
        publishers: names of the house; the first stands for articles that name no publisher.
    """
    if publishers:
        work.con.execute(
            "UPDATE live.documents SET publisher = $name WHERE coalesce(publisher, '') = ''",
            {"name": publishers[0]},
        )
    work.touched(())
    _add_tabled(work, materials.tabled)
    _rule(work, materials, today)
    for table in GROUNDS:
        work.append(table, getattr(materials, table))
    code = made_with(publishers)
    if all_stands(work, code):
        for table in (*_TRACED, *_OF_ALL):
            work.copy(table)
        return
    _trace(work, materials, code)


def _add_tabled(work: Workspace, tabled: Sequence[Row]) -> None:
    """Put in the claims of tables, over those that were read of the same words."""
    if not tabled:
        return
    from flows.read.tabled import named_documents  # noqa: PLC0415 - see flows.materials

    for part in parts(tabled, PART):
        present = {row["claim_id"]: row for row in _claims(work, [r["claim_id"] for r in part])}
        _change(work, [overlaid(row, present.get(row["claim_id"])) for row in part])
    here = {
        row["document"]
        for part in parts(sorted({row["document"] for row in tabled}), PART)
        for row in work.rows(
            "SELECT document FROM live.documents WHERE document IN (SELECT unnest($names))",
            {"names": part},
        )
    }
    work.append("documents", named_documents(tabled, here))


def _rule(work: Workspace, materials: Materials, today: str) -> None:
    """Judge the rulings, and change the claims that they change."""
    targets = [target_of(row["target"]) for row in materials.rulings]
    ruled = _claims(work, targets)
    quotes = {row["claim_id"]: row["quote"] for row in ruled}
    decisions, gone, _ = materials.judged(quotes, today)
    materials.set_gone(gone, gone)
    work.append("decisions", decisions)
    now = apply_to_claims(ruled, decisions)
    changed = [row for row, before in zip(now, ruled, strict=True) if row is not before]
    if changed:
        _change(work, changed)


def _claims(work: Workspace, ids: Sequence[str]) -> list[Row]:
    return work.rows("FROM live.claims WHERE claim_id IN (SELECT unnest($ids))", {"ids": list(ids)})


def _change(work: Workspace, claims: Sequence[Row]) -> None:
    """Put claims in the place of what was read, and note whose they are."""
    work.replace("claims", claims)
    work.touched({row["document"] for row in claims})


def _trace(work: Workspace, materials: Materials, code: str) -> None:
    for table in _TRACED if work.stands(*_TRACED) else ():
        work.copy(table, STANDING)
    sources, observations = materials.sources, materials.observations
    verifier = Verifier(sources, fetches=materials.fetches, observations=observations)
    publishers = work.each("SELECT document, publisher, url FROM live.documents")
    credit_map = CreditMap(sources, publishers, observations)
    grouping = Grouping(sources, observations, lambda: Spool(work.file.parent))
    spans = list(work.spans(PART))
    for span in spans:
        place(work, grouping.add(*_traced(work, verifier, credit_map, span)))
    _draw(work, credit_map, spans)
    regroup(work, grouping, code)


def _traced(
    work: Workspace, verifier: Verifier, credit_map: CreditMap, span: Span
) -> tuple[list[Row], list[Row], list[Row]]:
    """The claims of a part with their citations and support, traced now or standing already.

    Where all stands, only what is looked at when claims are compared.
    """
    fresh = fresh_among(work, span)
    if not fresh:
        return (
            work.of_span("claims", span, entries.CLAIMS),
            work.of_span("citations", span, entries.CITATIONS),
            work.of_span("support", span, entries.SUPPORT),
        )
    claims = work.of_span("claims", span)
    traced = [claim for claim in claims if claim["document"] in fresh]
    citations, support = verifier.verify(traced, work.of_span("documents", span))
    support = credit_map.chained(traced, citations, support)
    work.append("citations", citations)
    work.append("support", support)
    if len(traced) < len(claims):
        citations, support = work.of_span("citations", span), work.of_span("support", span)
    return claims, citations, support


def _draw(work: Workspace, credit_map: CreditMap, spans: list[Span]) -> None:
    """Draw the graph of credits, and close the rings in support."""

    def slim() -> Iterator[Part]:
        for span in spans:
            claims = work.of_span("claims", span, CLAIMS)
            citations = work.of_span("citations", span, CITATIONS)
            support = work.of_span("support", span, SUPPORT)
            yield Part(
                claims,
                {row["claim_id"]: row for row in citations},
                {row["claim_id"]: row for row in support},
            )

    for rows, ways in credit_map.draw(slim):
        work.append("credits", rows)
        if ways:
            _close_rings(work, ways)


def _close_rings(work: Workspace, ways: dict[str, list[str]]) -> None:
    of = "WHERE claim_id IN (SELECT unnest($ids))"
    told = {"ids": list(ways)}
    citations = {row["claim_id"]: row for row in work.rows(f"FROM live.citations {of}", told)}
    support = work.rows(f"FROM live.support {of}", told)
    if support:
        work.replace(
            "support",
            [closed(row, citations[row["claim_id"]], ways[row["claim_id"]]) for row in support],
        )
