"""Rings of a directed graph: in one pass, without recursion, so that no ring is too long. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def components(links: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Strongly connected components, each after those it leads to (Tarjan's algorithm).

    Args:
        links: where each node leads; nodes that lead nowhere may be left out.
    """
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    held: dict[str, None] = {}
    found: list[list[str]] = []
    for root in links:
        if root in order:
            continue
        work: list[tuple[str, Iterator[str]]] = [(root, iter(links.get(root, ())))]
        order[root] = low[root] = len(order)
        held[root] = None
        while work:
            node, rest = work[-1]
            for to in rest:
                if to not in order:
                    order[to] = low[to] = len(order)
                    held[to] = None
                    work.append((to, iter(links.get(to, ()))))
                    break
                if to in held:
                    low[node] = min(low[node], order[to])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == order[node]:
                    found.append(_taken(held, node))
    return found


def rings(links: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Nodes that are part of a ring, each with the first node of its ring as its name."""
    made: dict[str, str] = {}
    for nodes in components(links):
        if len(nodes) > 1 or nodes[0] in links.get(nodes[0], ()):
            name = min(nodes)
            made |= dict.fromkeys(nodes, name)
    return made


def _taken(held: dict[str, None], node: str) -> list[str]:
    """Take what was held since a node, that node included."""
    nodes = []
    while True:
        last, _ = held.popitem()
        nodes.append(last)
        if last == node:
            return nodes
