"""Claims to the registered sources they credit: exact first, then fuzzy, always explained. Pure."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flows.trace.choose import Choice, Context, choose
from flows.trace.dated import is_dated, relative_year
from flows.trace.editions import edition_meant, set_aside
from flows.trace.fit import LEAST, Fit, Fitter
from flows.trace.index import Index
from flows.trace.link_state import Copy, Link, Links
from flows.trace.names import name_key, years
from flows.trace.nearby import by_edition, nearby
from flows.trace.scoring import Credit
from flows.trace.urls import host_of


class Resolver:
    """Resolves claims in reading order: what an article said before, it still means."""

    def __init__(
        self,
        sources: Sequence[Mapping[str, Any]],
        documents: Sequence[Mapping[str, Any]],
        links: Links,
    ) -> None:
        """Index the registry.

        Args:
            sources: rows of ``schemas.Sources``.
            documents: rows of ``schemas.Documents``.
            links: states of addresses and copies.
        """
        self.index = Index(sources)
        for key, ids in links.source_of.items():
            if key not in self.index.by_url:
                for source_id in sorted(ids):
                    self.index.add_url(key, source_id)
        self.fitter = Fitter(self.index)
        self.links = links
        self.turn_to(documents)

    def turn_to(self, documents: Iterable[Mapping[str, Any]]) -> None:
        """Go on with other articles, and forget those before.

        Args:
            documents: rows of ``schemas.Documents``.
        """
        self._documents = {row["document"]: row for row in documents}
        self._contexts: dict[str, Context] = defaultdict(Context)
        self._states: dict[tuple[int | None, str | None], tuple[Link, Copy]] = {}

    def citations(self, claims: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Rows of ``schemas.Citations``, one a claim, in the order of the claims."""
        made: list[dict[str, Any]] = [{}] * len(claims)
        for at in sorted(range(len(claims)), key=lambda at: _position(claims[at], at)):
            made[at] = self.citation(claims[at])
        return made

    def assigned(self, claim: Mapping[str, Any], source_id: str, how: str) -> dict[str, Any]:
        """The row of a claim that means a source which was found in another way than by credit."""
        document = self._documents.get(claim["document"], {})
        fit = self.fitter.fit(_credit(claim, document.get("published")))
        choice = Choice("matched", self.index.by_id[source_id], how, LEAST)
        return self._row(claim, choice, fit, document)

    def unregistered(self, claim: Mapping[str, Any]) -> dict[str, Any]:
        """The row of a claim whose credit names a body, but none of its registered sources."""
        document = self._documents.get(claim["document"], {})
        fit = self.fitter.fit(_credit(claim, document.get("published")))
        return self._row(claim, Choice("unregistered"), fit, document)

    def uncredited(self, claim: Mapping[str, Any]) -> dict[str, Any]:
        """The row of a claim for which nobody is credited after all."""
        document = self._documents.get(claim["document"], {})
        return self._row(claim, Choice("none"), None, document)

    def citation(self, claim: Mapping[str, Any]) -> dict[str, Any]:
        """Row of ``schemas.Citations`` of a claim; claims of a document come in reading order."""
        document = self._documents.get(claim["document"], {})
        context = self._contexts[claim["document"]]
        context.enter(document, self.index)
        context.hear(claim, self.index)
        credit = _credit(claim, context.published)
        if not self._is_credit(claim, credit):
            status = "vague" if claim["attribution_type"] == "vague" else "none"
            row = self._row(claim, Choice(status), None, document)
            return row if status == "vague" else row | {"nearby": self._nearby(claim, document)}
        fit = self.fitter.fit(credit)
        choice = choose(claim, credit, fit, self.index, context)
        if choice.number is None and self._names_house(claim, fit, document):
            choice = Choice("own")
        if not fit.linked:
            choice = edition_meant(claim, credit, choice, self.index, context)
            set_aside(credit, choice, self.index, context)
        context.note(choice, fit, self.index)
        row = self._row(claim, choice, fit, document)
        afar = bool(credit.text) and credit.text not in (claim["quote"] or "")
        if choice.status == "unregistered" or (
            choice.status == "matched" and (not fit.linked or afar)
        ):
            row["nearby"] = self._nearby(claim, document)
        return row

    def _nearby(self, claim: Mapping[str, Any], document: Mapping[str, Any]) -> str:
        found = nearby(claim, self.index, document.get("title"))
        found = by_edition(found, self.index, claim["quote"], document.get("published"))
        return json.dumps([(self.index.known[at].row["source_id"], place) for at, place in found])

    def _names_house(self, claim: Mapping[str, Any], fit: Fit, document: Mapping[str, Any]) -> bool:
        """Whether a credit that leads to no one source names the article's own publisher."""
        if claim["attribution_type"] == "vague":
            return False
        house, name = name_key(document.get("publisher")), name_key(claim["attribution_publisher"])
        if house and name:
            group = self.index.group_of(house)
            return name == house or (group is not None and group == fit.group)
        host = host_of(document.get("url"))
        return not name and host is not None and host == host_of(claim["citation_url"])

    def _is_credit(self, claim: Mapping[str, Any], credit: Credit) -> bool:
        """Whether there is anything to resolve: a name, an address, an id."""
        if credit.source_id or credit.url or claim["attribution_type"] in ("named", "own"):
            return True
        if claim["attribution_type"] == "vague" and credit.text:
            return True  # "the organisers' report" is vague only if nobody was named before
        return claim["citation_type"] == "footnote" and bool(credit.note)

    def _row(
        self,
        claim: Mapping[str, Any],
        choice: Choice,
        fit: Fit | None,
        document: Mapping[str, Any],
    ) -> dict[str, Any]:
        index = self.index
        known = index.known[choice.number] if choice.number is not None else None
        row = known.row if known else None
        link, copy = self._state(choice.number, claim["citation_url"])
        tail = fit.found if fit else []
        rival = next((c for c in tail if c.number != choice.number), None)
        own = choice.status == "own" or (
            known is not None and self._is_own(claim, choice.number, document)
        )
        locatable: bool | None = None
        if row is not None:
            locatable = bool(row["url"] or row["doi"] or claim["citation_url"] or copy.readable)
        return {
            "claim_id": claim["claim_id"],
            "status": choice.status,
            "source_id": row["source_id"] if row else None,
            "method": choice.method,
            "score": choice.score,
            "parts": json.dumps(choice.parts),
            "runner_up": index.known[rival.number].row["source_id"] if rival else None,
            "runner_up_score": rival.score if rival else None,
            "candidates": json.dumps(
                [index.known[number].row["source_id"] for number in choice.candidates]
            ),
            "nearby": None,
            "credit_key": self._credit_key(claim, fit, choice, document),
            "self_credit": own,
            "dated": row is not None and is_dated(claim, row, document.get("published")),
            "link_state": link.state,
            "has_copy": copy.readable,
            "cause": None if copy.readable or choice.status in ("vague", "none") else copy.cause,
            "locatable": locatable,
        }

    def _state(self, number: int | None, cited: str | None) -> tuple[Link, Copy]:
        key = (number, cited)
        if key not in self._states:
            row = self.index.known[number].row if number is not None else None
            address = cited
            urls: list[str | None] = [cited]
            if row is not None:
                doi = f"https://doi.org/{row['doi']}" if row["doi"] else None
                urls = [row["url"], doi, row["tables_url"]]
                address = cited or row["url"] or doi
            source_id = row["source_id"] if row else None
            copy = self.links.copy_of(source_id, urls)
            link = self.links.of(address)
            if link.state == "dead" and copy.readable:
                link = Link("dying", link.copied)
            self._states[key] = (link, copy)
        return self._states[key]

    def _is_own(
        self, claim: Mapping[str, Any], number: int | None, document: Mapping[str, Any]
    ) -> bool:
        """Whether a source is the article's own: of the same publisher, or of the same site."""
        assert number is not None
        known = self.index.known[number]
        house = document.get("publisher")
        if house and known.row["publisher"]:
            if name_key(house) == self.index.groups[known.group].key:
                return True
            return self.index.group_of(house) == known.group
        host = host_of(document.get("url"))
        if host and known.row["url"]:
            return host == host_of(known.row["url"])
        return claim["attribution_type"] == "own"

    def _credit_key(
        self,
        claim: Mapping[str, Any],
        fit: Fit | None,
        choice: Choice,
        document: Mapping[str, Any],
    ) -> str | None:
        if fit is None:
            return None
        index = self.index
        if choice.number is not None:
            name = index.groups[index.known[choice.number].group].key
        elif fit.group is not None:
            name = index.groups[fit.group].key
        elif choice.status == "own":
            name = name_key(document.get("publisher"))
        else:
            name = name_key(claim["attribution_publisher"]) or name_key(claim["attribution_title"])
            name = name or (host_of(claim["citation_url"]) or "")
        year = claim["attribution_year"]
        if year is None and choice.number is not None:
            year = index.known[choice.number].row["issued_year"]
        return f"{name}|{'' if year is None else int(year)}" if name else None


_DEFINITE = ("the ", "this ", "that ", "their ", "its ")


def _credit(claim: Mapping[str, Any], published: str | None) -> Credit:
    year = claim["attribution_year"]
    kind, text = claim["attribution_type"], claim["attribution_text"]
    url = claim["citation_url"]
    meant = None if years(text) else relative_year(text, published)
    if meant is not None and year is not None and meant != year:
        # "This year's barometer" is not the one of last year that was spoken of before.
        year, url = meant, None
    named = kind in ("named", "own")
    definite = kind == "vague" and (text or "").lower().startswith(_DEFINITE)
    return Credit(
        claim["source_id"],
        url,
        claim["attribution_publisher"] if named else None,
        claim["attribution_title"] if named else None,
        int(year) if named and year is not None else None,
        text if named or definite else None,
        claim["citation_text"],
    )


def _position(row: Mapping[str, Any], at: int) -> tuple[str, int, int]:
    start = row["start"]
    return row["document"], -1 if start is None else int(start), at
