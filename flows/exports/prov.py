"""W3C PROV as PROV-JSON: where each claim's figure comes from, link by link.

A claim is quoted from its article, and derived from what it credits, and that from what it
credits, until the origin (its primary source). Who publishes what is an agent; the run that
read and checked it is an activity. Credits that a source's text contradicts are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from flows.exports.names import GENERATOR, moment, without_nulls

Row = Mapping[str, Any]
_OURS = f"urn:{GENERATOR}:"
_SOFTWARE = f"{GENERATOR}:software"


def prov_document(
    claims: Iterable[Row], chains: Iterable[Row], sources: Iterable[Row], *, run: Row | None
) -> dict[str, Any]:
    """PROV-JSON (W3C member submission of 2013) of the claims given.

    Args:
        claims: rows of ``v1.claims``.
        chains: rows of ``v1.chains``, of these claims or of more.
        sources: rows of ``v1.sources``.
        run: the run they come from, a row of ``v1.runs``.
    """
    made = _Document(run, {row["source_id"]: row for row in sources})
    wanted = set()
    for row in claims:
        wanted.add(row["claim_id"])
        made.claim(row)
    for row in chains:
        if row["claim_id"] in wanted and row["stands"]:
            made.credit(row)
    return made.whole()


class _Document:
    """Nodes and relations as they are found; one entry for each, however often it is met."""

    def __init__(self, run: Row | None, sources: Mapping[str, Row]) -> None:
        self._sources = sources
        self._run = run and f"{GENERATOR}:run/{_local(run['run_id'])}"
        self._parts: dict[str, dict[str, dict[str, Any]]] = {
            name: {} for name in ("entity", "activity", "agent")
        }
        if run and self._run:
            self._parts["agent"][_SOFTWARE] = {
                "prov:type": _qualified("prov:SoftwareAgent"),
                "prov:label": f"{GENERATOR} {run['version']}",
            }
            self._parts["activity"][self._run] = {
                "prov:startTime": moment(run["started_at"]),
                "prov:endTime": moment(run["finished_at"]),
            }
            self._relate("wasAssociatedWith", activity=self._run, agent=_SOFTWARE)

    def claim(self, row: Row) -> None:
        """A claim, and the article it stands in."""
        name = f"{GENERATOR}:claim/{_local(row['claim_id'])}"
        article = f"{GENERATOR}:document/{_local(row['document'])}"
        self._parts["entity"][article] = {
            "prov:type": _qualified(f"{GENERATOR}:Article"),
            "prov:label": row["title"] or row["document"],
            "prov:location": row["url"],
        }
        self._attribute(article, row["publisher"])
        self._parts["entity"][name] = {
            "prov:type": _qualified(f"{GENERATOR}:Claim"),
            "prov:label": row["quote"],
            "prov:value": row["figure"],
            f"{GENERATOR}:outcome": row["outcome"],
        }
        self._derive(name, article, "prov:Quotation")
        if self._run:
            self._relate("used", activity=self._run, entity=article)
            self._relate("wasGeneratedBy", entity=name, activity=self._run)

    def credit(self, row: Row) -> None:
        """One step of a chain: what credits, and what is credited."""
        known = self._node(row["from_node"])
        credited = self._credited(row)
        kind = "prov:PrimarySource" if row["primary_source"] else None
        self._derive(known, credited, kind)

    def _credited(self, row: Row) -> str:
        name = self._node(row["to_node"])
        kind = row["to_node"].partition(":")[0]
        source = self._source(row["source_id"])
        if kind == "figure":
            self._parts["entity"][name] = {
                "prov:type": _qualified(f"{GENERATOR}:Observation"),
                "prov:label": row["passage"],
                "prov:value": row["source_figure"],
                "prov:location": row["locator"],
            }
            if source:
                self._derive(name, source, "prov:Quotation")
        elif name not in self._parts["entity"]:
            # A party that no registered source is known of.
            self._parts["entity"][name] = {
                "prov:type": _qualified(f"{GENERATOR}:UnregisteredSource"),
                "prov:label": row["to_name"],
            }
            self._attribute(name, row["to_name"])
        return name

    def _source(self, source_id: str | None) -> str | None:
        source = self._sources.get(source_id or "")
        if source is None:
            return None
        name = f"{GENERATOR}:source/{_local(source['source_id'])}"
        self._parts["entity"][name] = {
            "prov:type": _qualified(f"{GENERATOR}:Source"),
            "prov:label": source["title"] or source["publisher"],
            "prov:location": source["url"],
            f"{GENERATOR}:issued": source["issued"],
            f"{GENERATOR}:doi": source["doi"],
        }
        self._attribute(name, source["publisher"])
        return name

    def _node(self, node: str) -> str:
        kind, _, name = node.partition(":")
        return f"{GENERATOR}:{kind}/{_local(name)}"

    def _attribute(self, entity: str, publisher: str | None) -> None:
        if not publisher:
            return
        agent = f"{GENERATOR}:organization/{_local(publisher)}"
        self._parts["agent"][agent] = {
            "prov:type": _qualified("prov:Organization"),
            "prov:label": publisher,
        }
        self._relate("wasAttributedTo", entity=entity, agent=agent)

    def _derive(self, made: str, of: str, kind: str | None) -> None:
        held: dict[str, Any] = {"prov:generatedEntity": made, "prov:usedEntity": of}
        if kind:
            held["prov:type"] = _qualified(kind)
        self._add("wasDerivedFrom", f"{made}|{of}", held)

    def _relate(self, relation: str, **ends: str) -> None:
        held = {f"prov:{role}": name for role, name in ends.items()}
        self._add(relation, "|".join(ends.values()), held)

    def _add(self, relation: str, key: str, held: dict[str, Any]) -> None:
        self._parts.setdefault(relation, {})[key] = held

    def whole(self) -> dict[str, Any]:
        """The document; relations get blank names in the order they were met."""
        whole: dict[str, Any] = {"prefix": {GENERATOR: _OURS}}
        number = 0
        for part, held in self._parts.items():
            if part in ("entity", "activity", "agent"):
                named = held
            else:
                named = {f"_:r{number + at}": row for at, row in enumerate(held.values(), 1)}
                number += len(held)
            if named:
                whole[part] = {name: without_nulls(row) for name, row in named.items()}
        return whole


def _local(name: str) -> str:
    """A name as the local part of a qualified name."""
    return quote(name, safe="/")


def _qualified(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}
