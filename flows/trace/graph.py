"""The graph of credits: articles' claims, sources' figures, and whom they name for them. Pure.

Every node is looked at once, however many claims lead to it, so that the graph costs its own
size. What a node is called says what is known there: see ``schemas.Credits``.
"""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flows.trace.chains import Chains, same_figure
from flows.trace.credit_rows import HIDDEN, CreditRows
from flows.trace.houses import Houses, house_of
from flows.trace.index import Known
from flows.trace.names import name_key
from flows.trace.nodes import Link, Node, Part
from flows.trace.parties import Article, Party, name_of
from flows.trace.rings import components, rings
from flows.trace.urls import url_key
from schemas.words import SUPPORTED

MOST_NAMES = 400  # of a way back that are told; `provstat trace` shows any ring whole


@dataclass(slots=True)
class Graph:
    """Nodes and credits, grown from claims outwards.

    Of the claims those alone are held to which a credit may lead: whose publisher somebody
    credits (``called``, then ``hold``). All others lead on and nothing leads to them: they are
    passed twice (``pass_on``, and when all have been, ``told``), and nothing of them stays.
    """

    walker: Chains
    articles: Mapping[str, Article]
    houses: Houses
    nodes: dict[str, Node] = field(default_factory=dict)
    _called: set[str] = field(default_factory=set)  # houses
    _waiting: list[Node] = field(default_factory=list)
    _into: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    _back: dict[str, dict[str, tuple[str, str, int]]] = field(default_factory=dict)
    _same: dict[tuple[str, str, float], list[Mapping[str, Any]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _reached: dict[str, frozenset[str]] = field(default_factory=dict)

    def calls(self) -> bool:
        """Whether any credit may lead to a claim."""
        return bool(self._called)

    def call_sources(self) -> None:
        """Note the publishers of articles that the texts of sources credit."""
        for figure in self.walker.observed.values():
            number = self.walker.index.by_id.get(figure["source_id"])
            if number is not None and figure["attribution_type"] == "named":
                known = self.walker.index.known[number]
                party = self.walker.parties.credited(known, figure)
                if party is not None and party.number is None:
                    self._called |= self.houses.of(party)

    def call(self, part: Part) -> None:
        """Note the publishers of articles that claims credit."""
        for claim in part.claims:
            named = self._unregistered(claim, part.citations.get(claim["claim_id"]))
            if named is not None:
                self._called |= self.houses.of(named[1])

    def hold(self, part: Part) -> None:
        """Put in the claims to which a credit may lead; all of them before any is led on."""
        for claim in self._asserted(part):
            house = house_of(self.articles[claim["document"]])
            if house in self._called:
                self._same[house, claim["unit"], round(float(claim["value"]), 6)].append(claim)
                self.nodes[f"claim:{claim['claim_id']}"] = self._node_of(claim)

    def pass_on(self, part: Part) -> None:
        """Put in whom claims credit, and all that follows from it."""
        for claim in self._asserted(part):
            links = self._credit(claim, *part.of(claim))
            held = self.nodes.get(f"claim:{claim['claim_id']}")
            if held is not None:
                held.links = links
            self._grow()

    def lead_on(self, nodes: Iterable[str], claims: Mapping[str, Mapping[str, Any]]) -> None:
        """Put in sources and figures that claims lead to which stand as they did.

        Args:
            nodes: what they are called; those of others, from which nothing leads on, are left.
            claims: by id, those that a source is asked for whose text does not have them.
        """
        for key in nodes:
            kind, _, told = key.partition(":")
            if kind == "figure":
                figure = self.walker.observed[told]
                number = self.walker.index.by_id[figure["source_id"]]
                self._figure(self.walker.index.known[number], figure)
            elif kind == "source":
                source_id, _, sought = told.partition("#")
                number = self.walker.index.by_id[source_id]
                name = name_of(self.walker.index.known[number])
                self._put(key, Node(name, number, claims[sought] if sought else None))
        self._grow()

    def leads_home(self) -> bool:
        """Whether anything leads to a publisher of articles; asked when the graph is closed."""
        return any(self._reached.values())

    def close(self) -> None:
        """Put in all sources, and see where everything leads: there are no more claims."""
        for known in self.walker.index.known:
            self._source(known)
        self._grow()
        links = {
            key: [link.to for link in node.links or () if link.stands]
            for key, node in self.nodes.items()
        }
        for group in components(links):
            inside = set(group)
            found: set[str] = set()
            for key in group:
                found |= self._homes(links.get(key, ()), inside)
            made = frozenset(found)
            self._reached |= dict.fromkeys(group, made)

    def rows(self) -> Iterator[dict[str, Any]]:
        """Rows of ``schemas.Credits`` of all that is held."""
        shown = {
            key: [link.to for link in node.links or () if link.by not in HIDDEN]
            for key, node in self.nodes.items()
        }
        ring_of, told = rings(shown), self._told_in_rows()
        for key in shown:
            yield from told.of(key, self.nodes[key], ring_of)

    def told(self, part: Part) -> tuple[list[dict[str, Any]], dict[str, list[str]]]:
        """What there is to tell of claims once it is seen where everything leads.

        Returns:
            Rows of ``schemas.Credits`` of those that are not held; and names on the way back, of
            those whose credits lead back to whoever publishes them.
        """
        rows: list[dict[str, Any]] = []
        ways: dict[str, list[str]] = {}
        told = self._told_in_rows()
        for claim in self._asserted(part):
            key, house = f"claim:{claim['claim_id']}", house_of(self.articles[claim["document"]])
            held = self.nodes.get(key)
            if held is None:
                node = self._node_of(claim)
                node.links = self._credit(claim, *part.of(claim))
                rows += told.of(key, node, {})
                home = house in self._homes([link.to for link in node.links if link.stands], ())
            else:
                node, home = held, house in self._reached[key]
            if home:
                ways[claim["claim_id"]] = self._way_back(node, house)
        return rows, ways

    def _told_in_rows(self) -> CreditRows:
        return CreditRows(self.nodes, self.walker.index.known, self.articles)

    def _asserted(self, part: Part) -> list[Mapping[str, Any]]:
        return [
            c for c in part.claims if c["status"] == "asserted" and c["document"] in self.articles
        ]

    def _node_of(self, claim: Mapping[str, Any]) -> Node:
        return Node(self.articles[claim["document"]].name, claim=claim, links=[])

    def _grow(self) -> None:
        while self._waiting:
            node = self._waiting.pop()
            node.links = self._onward(node)

    def _homes(self, links: Iterable[str], inside: Collection[str]) -> set[str]:
        """Publishers to whom links lead; those ``inside`` are looked at by themselves."""
        found: set[str] = set()
        for to in links:
            if to.startswith("house:"):
                found.add(to)
            elif to.startswith("claim:"):
                found.add(self._house(to))
            if to not in inside:
                found |= self._reached.get(to, frozenset())
        return found

    def _way_back(self, node: Node, house: str) -> list[str]:
        """Names on the shortest way from a claim back to its own publisher; a long way is cut."""
        onward = self._homeward(house)
        first = [
            (-1 if self._is_home(link.to, house) else onward[link.to][2], at, link)
            for at, link in enumerate(node.links or ())
            if link.stands and (link.to in onward or self._is_home(link.to, house))
        ]
        names = [node.name]
        if not first:
            return []
        before, _, link = min(first, key=lambda way: way[:2])
        to, name, left = link.to, link.name, before + 1
        while True:
            names.append(name)
            if left == 0:
                return names
            if len(names) > MOST_NAMES and left > 1:
                return [*names, f"… {left - 1} more …", names[0]]
            to, name, left = onward[to]

    def _is_home(self, node: str, house: str) -> bool:
        return node == house or (node.startswith("claim:") and self._house(node) == house)

    def _homeward(self, house: str) -> dict[str, tuple[str, str, int]]:
        """For each node that leads back to a house: the next node, its name, the steps left.

        Walked backwards from the house, once for all of its claims.
        """
        if house in self._back:
            return self._back[house]
        if not self._into:
            for key, node in self.nodes.items():
                for link in node.links or ():
                    if link.stands:
                        self._into[link.to].append((key, link.name))
        ends = [house, *(key for key in self.nodes if key.startswith("claim:"))]
        ends = [key for key in ends if self._is_home(key, house)]
        onward: dict[str, tuple[str, str, int]] = {}
        waiting = deque((end, -1) for end in ends)
        while waiting:
            to, left = waiting.popleft()
            for key, name in self._into.get(to, ()):
                if key not in onward:
                    onward[key] = (to, name, left + 1)
                    waiting.append((key, left + 1))
        self._back[house] = onward
        return onward

    def _put(self, key: str, node: Node) -> str:
        if key not in self.nodes:
            self.nodes[key] = node
            if node.links is None:
                self._waiting.append(node)
        return key

    def _house(self, node: str) -> str:
        claim = self.nodes[node].claim
        assert claim is not None
        return house_of(self.articles[claim["document"]])

    def _credit(
        self,
        claim: Mapping[str, Any],
        citation: Mapping[str, Any] | None,
        support: Mapping[str, Any] | None,
    ) -> list[Link]:
        """Whom a claim's article credits."""
        if citation is None:
            return []
        article, words = self.articles[claim["document"]], claim["attribution_text"]
        number = self.walker.index.by_id.get(citation["source_id"] or "")
        if number is None:
            if citation["status"] == "own":
                own = f"own:{house_of(article).removeprefix('house:')}"
                return [Link(own, article.name, "article", words=words)]
            named = self._unregistered(claim, citation)
            if named is None:
                return []
            key, party = named
            found = self._claims_of(self.houses.of(party) - {house_of(article)}, claim)
            nodes = [f"claim:{other['claim_id']}" for other in found]
            nodes = nodes or [self._put(f"party:{key}", Node(party.name, links=[]))]
            return [Link(node, party.name, "article", words=words) for node in nodes]
        known = self.walker.index.known[number]
        outcome = support["outcome"] if support else "unverifiable"
        figure = self.walker.observed.get((support or {}).get("observation_id") or "")
        name = name_of(known)
        if outcome in SUPPORTED and figure and figure["source_id"] == citation["source_id"]:
            return [Link(self._figure(known, figure), name, "article", words=words)]
        if outcome in SUPPORTED or outcome == "unverifiable":
            return [Link(self._seek(number, claim), name, "article", words=words)]
        to = self._put(f"silent:{known.row['source_id']}", Node(name, number, links=[]))
        return [Link(to, name, "article", stands=False, words=words)]

    def _unregistered(
        self, claim: Mapping[str, Any], citation: Mapping[str, Any] | None
    ) -> tuple[str, Party] | None:
        """Key and name of whom a claim credits, where that is no registered source."""
        if citation is None or citation["status"] not in ("unregistered", "ambiguous"):
            return None
        if citation["source_id"] in self.walker.index.by_id:
            return None
        words = claim["attribution_text"]
        key = (citation["credit_key"] or "").partition("|")[0] or name_key(words)
        name = claim["attribution_publisher"] or claim["attribution_title"] or words or key
        return (key, Party(name, claim["citation_url"])) if key else None

    def _onward(self, node: Node) -> list[Link]:
        """Whom a source credits for a figure, or in general where no figure is sought."""
        if node.number is None:
            return []
        known, figure = self.walker.index.known[node.number], node.sought
        links: list[Link] = []
        if figure is not None and "observation_id" in figure:
            at_home = figure["source_id"] == known.row["source_id"]
            named = self.houses.named_in(figure, known) if at_home else set()
            links += [Link(h, self.houses.names[h], "mention") for h in sorted(named)]
            if at_home and figure["attribution_type"] == "named":
                party = self.walker.parties.credited(known, figure)
                if party is not None:
                    links += self._to(party, figure, "text", figure["attribution_text"])
                return links
            if at_home and figure["attribution_type"] == "own":
                return links
        return links + self._cited(known, figure)

    def _cited(self, known: Known, figure: Mapping[str, Any] | None) -> list[Link]:
        """Whom the registry says a source takes its figures from."""
        index, found, told_of = self.walker.index, [], []
        text = self.walker.texts.get(known.row["source_id"])
        for source_id in json.loads(known.row["cites"] or "[]"):
            number = index.by_id.get(source_id)
            if number is None or index.known[number] is known:
                continue
            there = figure is not None and self.walker.find(index.known[number], figure) is not None
            told = text is not None and index.known[number].names & text.credited
            if told and not there:
                continue  # a text that credits the other elsewhere has this figure from itself
            found.append(number)
            told_of += [number] if there else []
        links = []
        for number in told_of or found:
            origin = index.known[number]
            links += self._to(
                Party(name_of(origin), origin.row["url"], number), figure, "registry", None
            )
        return links

    def _to(
        self, party: Party, figure: Mapping[str, Any] | None, by: str, words: str | None
    ) -> list[Link]:
        houses = self.houses.of(party)
        links = [Link(house, party.name, "publisher") for house in sorted(houses)]
        if party.number is not None:
            return [Link(self._seek(party.number, figure), party.name, by, words=words), *links]
        claims = self._claims_of(houses, figure) if figure is not None else []
        to = [f"claim:{claim['claim_id']}" for claim in claims]
        if not to:
            key = f"party:{name_key(party.name) or url_key(party.url) or party.name}"
            to = [self._put(key, Node(party.name, links=[]))]
        return [*(Link(node, party.name, by, words=words) for node in to), *links]

    def _seek(self, number: int, figure: Mapping[str, Any] | None) -> str:
        """Node of a source, or of the figure in it where its text has it.

        A silent source hands the figure on to the sources it cites, if those have a text; no
        further, so that the graph stays as large as the registry.
        """
        known = self.walker.index.known[number]
        if figure is None:
            return self._source(known)
        found = self.walker.find(known, figure)
        if found is not None:
            return self._figure(known, found)
        source_id = known.row["source_id"]
        if source_id in self.walker.texts or not any(
            cited in self.walker.texts for cited in json.loads(known.row["cites"] or "[]")
        ):
            return self._source(known)
        key = f"source:{source_id}#{figure.get('observation_id') or figure.get('claim_id')}"
        return self._put(key, Node(name_of(known), number, figure))

    def _source(self, known: Known) -> str:
        key = f"source:{known.row['source_id']}"
        number = self.walker.index.by_id[known.row["source_id"]]
        return self._put(key, Node(name_of(known), number))

    def _figure(self, known: Known, figure: Mapping[str, Any]) -> str:
        key = f"figure:{figure['observation_id']}"
        number = self.walker.index.by_id[known.row["source_id"]]
        return self._put(key, Node(name_of(known), number, figure))

    def _claims_of(
        self, houses: Iterable[str], figure: Mapping[str, Any]
    ) -> Sequence[Mapping[str, Any]]:
        """The same figure in the articles of publishers."""
        value = round(float(figure["value"]), 6)
        found = []
        for house in sorted(houses):
            found += same_figure(self._same.get((house, figure["unit"], value), ()), figure)[:1]
        return found
