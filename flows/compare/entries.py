"""Claims with who is credited for them and what their sources say, ready to be compared."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from flows.compare.leaning import follows, leaning
from flows.compare.pairs import Entry
from flows.compare.parts import size_of_group
from flows.remembered import remembered
from flows.slots.bags import Bag
from flows.slots.reading import Reading, filled, readings, restated
from flows.slots.words import terms
from schemas.words import SUPPORTED

Row = Mapping[str, Any]
_STATED = (*SUPPORTED, "misattributed")
# Columns that are looked at of a claim, of its citation, and of its support.
CLAIMS = tuple(
    "claim_id document source_id start value value_high comparator unit step in_words n kind figure"
    " quote heading population statement period status attribution_type attribution_text"
    " attribution_publisher attribution_year block_kind group_id paragraph".split()
)
CITATIONS = ("claim_id", "source_id", "credit_key", "candidates")
SUPPORT = ("claim_id", "outcome", "observation_id", "derived")
# Columns of a claim that are asked for when two are compared; the others are not held.
_ASKED = "attribution_text attribution_year block_kind group_id paragraph start".split()


class Entries:
    """Makes entries of the claims of article after article; holds what the sources say."""

    def __init__(self, sources: Iterable[Row], observations: Iterable[Row]) -> None:
        """Hold the sources.

        Args:
            sources: rows of schemas.Sources.
            observations: rows of schemas.Observations, of the figures that claims rest on.
        """
        self._known = {row["source_id"]: row for row in sources}
        self._stated = {r.id: r for r in readings(observations, claims=False)}

    def of(
        self,
        claims: Iterable[Row],
        citations: Iterable[Row],
        support: Iterable[Row],
        wanted: Collection[str] | None = None,
    ) -> Iterator[Entry]:
        """Entries of claims, without what is withdrawn, said twice, or a sample.

        Args:
            claims: rows of schemas.Claims, all those of an article together.
            citations: of schemas.Citations, of these claims.
            support: of schemas.Support, of these claims.
            wanted: ids of those that are asked for; all if null.
        """
        cited = {r["claim_id"]: r for r in citations}
        held = {r["claim_id"]: r for r in support}
        made = readings(claims, claims=True, wanted=wanted)
        said_twice = restated(made)
        before: Reading | None = None

        def entered(claim: Reading) -> Entry:
            citation = cited.get(claim.id, {})
            result = held.get(claim.id, {})
            # what a claim says in its source's words, or in those of the source that has it instead
            found = result.get("outcome") in _STATED and not result.get("derived")
            states = result.get("observation_id") if found else None
            return self._entry(filled(claim), citation, states, result.get("outcome"))

        for claim in made:
            if claim.withdrawn or claim.kind == "sample" or claim.id in said_twice:
                continue
            if wanted is None or claim.id in wanted:
                entry = entered(claim)
                if before is not None and follows(before, claim):
                    entry.leaning = leaning(entered(before), entry)
                yield entry
            before = claim

    def whole(self, entry: Entry) -> Entry:
        """The entry with what its source says."""
        entry.stated = self._stated.get(entry.states or "")
        return entry

    def _entry(
        self, claim: Reading, citation: Row, states: str | None, outcome: str | None
    ) -> Entry:
        source = self._known.get(citation.get("source_id") or "", {})
        figure = self._stated.get(states or "")
        size = claim.n or (figure.n if figure else None) or source.get("n")
        # A row of a claims table gives its own people's number, an article often its survey's.
        of_all = claim.n is None or claim.row.get("start") is not None
        claim.row = {name: claim.row.get(name) for name in _ASKED}
        return Entry(
            claim,
            source_id=citation.get("source_id"),
            study=source.get("study_id"),
            series=source.get("series"),
            credit=citation.get("credit_key"),
            n=size_of_group(claim, int(size), of_all=of_all) if size else None,
            design_effect=float(source.get("design_effect") or 1.0),
            year=source.get("issued_year") or claim.row.get("attribution_year"),
            stated=figure,
            outcome=outcome,
            candidates=frozenset(json.loads(citation.get("candidates") or "[]")),
            states=figure.id if figure else None,
            names=_named(claim, source),
            asked=_asked(source.get("population")),
        )


def _named(claim: Reading, source: Row) -> frozenset[str]:
    """Words by which a claim's source is called."""
    told = claim.row.get("attribution_text")
    names = (source.get("title"), source.get("publisher"), told)
    return frozenset(t.key for name in names if isinstance(name, str) for t in terms(name))


@remembered()
def _asked(population: str | None) -> Bag:
    """Words for whom a survey asked, as the registry has it."""
    return Bag({t.key: (t.weight, t.sign) for t in terms(population or "")})
