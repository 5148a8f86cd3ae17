"""How long it takes to draw the graph of credits and to walk it in SQL, on large registries.

    uv run python tests/bench/bench_chains.py [--nodes 1000 10000 100000]

Three shapes: one ring through all sources (the deepest there is), a random registry of which each
source cites one or two others, and a lattice of diamonds (as many ways as there can be, few
nodes). Times are told beside that of reading the same registry into its index, in the same run:
drawing the graph must stay within a few times of it, and grow as the registry does (below 10,000
sources the thousand claims cost more than those).
"""

import argparse
import json
import random
import time

from flows.trace.credits import map_credits
from flows.trace.index import Index
from flows.trace.registry import register
from schemas import Citations, Claims, Credits, Documents, Sources, Support, frame, records
from warehouse.contract import contract_in_memory
from warehouse.questions import ask

CLAIMS = 1000
DRAWING = 4.0  # times the index, at most
WALKING = 4.0  # times the index, at most, for one claim's credits to their end


def ring(size, _draw):
    return [[(node + 1) % size] for node in range(size)]


def random_cites(size, draw):
    return [[draw.randrange(size) for _ in range(draw.choice((0, 1, 1, 2)))] for _ in range(size)]


def diamonds(size, _draw):
    """Levels of two: each source cites both of the next level."""
    return [
        [to for to in (node - node % 2 + 2, node - node % 2 + 3) if to < size]
        for node in range(size)
    ]


SHAPES = {"ring": ring, "random": random_cites, "diamonds": diamonds}


def word(node):
    """A name of its own for each source, of letters spread as in real ones."""
    mixed, name = node * 5_000_011 % 26**5, ""
    for _ in range(5):
        mixed, rest = divmod(mixed, 26)
        name += chr(ord("a") + rest)
    return f"{name}en".title()


def registry(cites):
    entries = [
        {
            "id": f"s{node}",
            "title": f"{word(node)} count",
            "publisher": f"{word(node)} Trust",
            "URL": f"https://s{node}.example/count",
            "custom": {"cites": [f"s{to}" for to in cited]},
        }
        for node, cited in enumerate(cites)
    ]
    return register([("sources/a.json", json.dumps(entries).encode())]).sources


def newsroom(size, draw):
    document = {
        "document": "a.md",
        "content_hash": "0",
        "media_type": "text/markdown",
        "publisher": f"{word(1)} Trust",  # so that a ring leads back
        "size_bytes": 1,
        "characters": 1,
    }
    claims, citations, support = [], [], []
    for number in range(CLAIMS):
        key = {"claim_id": f"c{number}"}
        source_id = f"s{draw.randrange(size)}" if number else "s2"
        claims.append(
            key
            | {"document": "a.md", "origin": "article", "file": "a.md", "start": number}
            | {"end": number + 1, "figure": "26%", "quote": "26% row.", "value": float(number)}
            | {"comparator": "=", "unit": "percent", "in_words": False, "kind": "share"}
            | {"attribution_type": "named", "citation_type": "none", "provenance": "named_only"}
            | {"status": "asserted", "extractor": "bench"}
        )
        citations.append(
            key
            | {"status": "matched", "source_id": source_id, "parts": "{}", "candidates": "[]"}
            | {"self_credit": False, "dated": False, "link_state": "alive", "has_copy": False}
        )
        support.append(
            key
            | {"source_id": source_id, "outcome": "unverifiable", "cause": "never_fetched"}
            | {"agrees": "[]", "differs": "[]", "circular": False, "chain": "[]"}
        )
    return {
        "documents": frame(Documents, [document]),
        "claims": frame(Claims, claims),
        "citations": frame(Citations, citations),
        "support": frame(Support, support),
    }


def timed(what, *arguments, **named):
    began = time.perf_counter()
    made = what(*arguments, **named)
    return made, time.perf_counter() - began


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--nodes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--shapes", nargs="+", default=list(SHAPES), choices=SHAPES)
    options = parser.parse_args()
    print("shape      sources    index     draw         walk one claim   chains of 1,000  circular")
    for shape in options.shapes:
        for size in options.nodes:
            draw = random.Random(7)
            sources = registry(SHAPES[shape](size, draw))
            frames = newsroom(size, draw)
            _, indexed = timed(Index, sources)
            made, drawn = timed(
                map_credits,
                records(frames["claims"]),
                records(frames["citations"]),
                sources,
                documents=records(frames["documents"]),
                observations=[],
                support=records(frames["support"]),
            )
            support, credits = made
            con = contract_in_memory(
                frames
                | {
                    "sources": frame(Sources, sources),
                    "support": frame(Support, support),
                    "credits": frame(Credits, credits),
                }
            )
            _, walked = timed(ask, con, "trace", {"claim": "c0"})
            _, listed = timed(ask, con, "chains")
            print(
                f"{shape:9} {size:8,} {indexed:7.2f} s {drawn:7.2f} s {drawn / indexed:4.1f} x"
                f" {walked:7.2f} s {walked / indexed:4.1f} x {listed:9.2f} s"
                f" {int(support['circular'].sum()):10,}",
                flush=True,
            )
            con.close()
    print(f"bounds: from 10,000 sources on, draw at most {DRAWING} x index, walk {WALKING} x")


if __name__ == "__main__":
    main()
