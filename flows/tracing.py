"""The steps of a run over a workspace: some articles at a time, however many there are.

What comes of each part is put into the workspace at once. In memory are the registry with the
texts of the sources, a part, and of every claim some numbers (``flows.compare``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pandera.errors import SchemaErrors

from flows.compare.entries import Entries
from flows.comparing import regroup
from flows.decide import apply_to_claims, target_of
from flows.known import Known
from flows.land.inputs import Read
from flows.land.quarantine import set_aside
from flows.making import made_with
from flows.materials import Materials, overlaid
from flows.trace.credits import CITATIONS, CLAIMS, SUPPORT, CreditMap, closed
from flows.trace.nodes import Part
from flows.trace.verify import Verifier
from warehouse.standing import (
    GROUNDS,
    STANDING,
    all_stands,
    credited_by_standing,
    keep_credits,
    one_a_party,
    same_code,
    some_stand,
)
from warehouse.workspace import PART, Workspace, parts

Row = dict[str, Any]

_TRACED = ("citations", "support")
_OF_ALL = ("credits", "marks", "statistics", "statistic_members", "comparisons")


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
        return Read(rows_in=read.rows_in, quarantine=read.quarantine, notes=read.notes)
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
    return Read(rows_in=read.rows_in, quarantine=aside, notes=read.notes)


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
    return work.rows(
        "FROM live.claims WHERE claim_id IN (SELECT unnest($ids::VARCHAR[]))", {"ids": list(ids)}
    )


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
    for documents in work.parts_of("document IN (FROM fresh)", PART):
        claims = work.of_documents("claims", documents)
        citations, support = verifier.verify(claims, work.of_documents("documents", documents))
        work.append("citations", citations)
        work.append("support", credit_map.chained(claims, citations, support))
    _draw(work, credit_map)
    regroup(work, Entries(sources, observations), code)


def _draw(work: Workspace, credit_map: CreditMap) -> None:
    """Draw the graph of credits, and close the rings in support."""
    if some_stand(work) and _draw_beside(work, credit_map):
        return
    for rows, ways in credit_map.draw(lambda: _slim(work, "true")):
        work.append("credits", rows)
        if ways:
            _close_rings(work, ways)


def _draw_beside(work: Workspace, credit_map: CreditMap) -> bool:
    """Put in what stands of the graph, and draw the rest; whether that can be done."""
    nodes = credited_by_standing(work)
    found = credit_map.add(
        _slim(work, "document IN (FROM fresh)"),
        _part(work, one_a_party(work)),
        nodes,
        _claims(work, [node.partition("#")[2] for node in nodes if "#" in node]),
    )
    if found is None:
        return False
    keep_credits(work)
    for rows in found:
        work.append("credits", rows)
    return True


def _slim(work: Workspace, documents: str) -> Iterator[Part]:
    """Claims of documents, some at a time, with what the graph is drawn from."""
    for names in work.parts_of(documents, PART):
        yield _as_part(
            work.of_documents("claims", names, CLAIMS),
            work.of_documents("citations", names, CITATIONS),
            work.of_documents("support", names, SUPPORT),
        )


def _part(work: Workspace, ids: Sequence[str]) -> Part:
    of, told = "WHERE claim_id IN (SELECT unnest($ids::VARCHAR[]))", {"ids": list(ids)}
    return _as_part(_claims(work, ids), work.rows(f"FROM live.citations {of}", told), ())


def _as_part(claims: Sequence[Row], citations: Sequence[Row], support: Sequence[Row]) -> Part:
    return Part(
        claims,
        {row["claim_id"]: row for row in citations},
        {row["claim_id"]: row for row in support},
    )


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
