"""Rings, self-loops, diamonds: the graph of credits, and its walks in SQL, agree and end."""

import json

import pytest

from flows.report.tree import tree_lines, way
from flows.trace.credits import map_credits
from flows.trace.registry import register
from flows.trace.rings import components, rings
from schemas import Citations, Claims, Credits, Documents, Sources, Support, frame, records
from warehouse.contract import contract_in_memory
from warehouse.questions import ask


def entry(source_id, cites=(), **more):
    publisher = more.pop("publisher", f"{source_id.title()} Bureau")
    return {
        "id": source_id,
        "title": f"{source_id.title()} count",
        "publisher": publisher,
        "URL": f"https://{source_id}.example/count",
        "custom": {"cites": list(cites)},
    }


def world(entries, credited, *, publisher="The Quay"):
    """Frames of one article whose claims credit registered sources without a text on file."""
    sources = register([("sources/a.json", json.dumps(entries).encode())]).sources
    claims, citations, support = [], [], []
    for number, source_id in enumerate(credited):
        claims.append(
            {
                "claim_id": f"c{number}", "document": "a.md", "origin": "article", "file": "a.md",
                "start": number, "end": number + 1, "line": number + 1, "column": 1,
                "figure": "26%", "quote": "Some 26% of crews row.", "value": 26.0 + number,
                "comparator": "=", "unit": "percent", "in_words": False, "kind": "share",
                "attribution_type": "named", "citation_type": "none", "provenance": "named_only",
                "status": "asserted", "extractor": "test",
            }
        )  # fmt: skip
        citations.append(
            {
                "claim_id": f"c{number}", "status": "matched", "source_id": source_id,
                "parts": "{}", "candidates": "[]", "self_credit": False, "dated": False,
                "link_state": "alive", "has_copy": False,
            }
        )  # fmt: skip
        support.append(
            {
                "claim_id": f"c{number}", "source_id": source_id, "outcome": "unverifiable",
                "cause": "never_fetched", "agrees": "[]", "differs": "[]", "circular": False,
                "chain": "[]",
            }
        )  # fmt: skip
    document = {
        "document": "a.md", "content_hash": "0", "media_type": "text/markdown",
        "url": "https://quay.example/a", "publisher": publisher, "size_bytes": 1, "characters": 1,
    }  # fmt: skip
    frames = {
        "documents": frame(Documents, [document]),
        "claims": frame(Claims, claims),
        "citations": frame(Citations, citations),
        "sources": frame(Sources, sources),
    }
    made = map_credits(
        records(frames["claims"]),
        records(frames["citations"]),
        sources,
        documents=records(frames["documents"]),
        observations=[],
        support=records(frame(Support, support)),
    )
    frames["support"], frames["credits"] = frame(Support, made[0]), frame(Credits, made[1])
    return frames


def followed(frames, claim="c0"):
    con = contract_in_memory(frames)
    return way(claim, records(ask(con, "trace", {"claim": claim})))


def names(length):
    return [f"s{number:05d}" for number in range(length)]


def ring_of(length):
    ids = names(length)
    return [entry(one, [other]) for one, other in zip(ids, [*ids[1:], ids[0]], strict=True)]


@pytest.mark.parametrize("length", [2, 3, 13, 300])
def test_a_ring_of_any_length_ends_and_is_shown_whole(length):
    found = followed(world(ring_of(length), ["s00000"]))
    (ring,) = found.rings()
    assert not ring["through_article"]
    assert ring["nodes"] == [f"source:{one}" for one in [*names(length), "s00000"]]
    assert found.origins() == []


@pytest.mark.parametrize("length", [1, 2, 13, 300])
def test_a_ring_through_the_article_is_circular_however_long(length):
    entries = [*ring_of(length)[:-1], entry(names(length)[-1], ["post"])]
    entries.append(entry("post", publisher="The Quay"))
    frames = world(entries, ["s00000"])
    (row,) = records(frames["support"])
    assert row["circular"]
    chain = json.loads(row["chain"])
    assert (chain[0], chain[-1]) == ("The Quay", "The Quay")
    found = followed(frames)
    (ring,) = found.rings()
    assert ring["through_article"]
    assert len(ring["names"]) == length + 2
    assert found.origins() == []


def test_the_second_of_two_cited_sources_may_lead_back():
    entries = [entry("s", ["own", "post"]), entry("own"), entry("post", publisher="The Quay")]
    frames = world(entries, ["s"])
    assert records(frames["support"])[0]["circular"]
    assert [one["origin"] for one in followed(frames).origins()] == ["own"]


def test_a_source_that_cites_itself_is_an_origin():
    found = followed(world([entry("s", ["s"])], ["s"]))
    assert found.rings() == []
    assert [one["origin"] for one in found.origins()] == ["s"]


def test_a_diamond_has_one_origin_and_shows_it_once():
    entries = [entry("a", ["b", "c"]), entry("b", ["d"]), entry("c", ["d"]), entry("d")]
    found = followed(world(entries, ["a"]))
    assert [one["origin"] for one in found.origins()] == ["d"]
    lines = list(tree_lines(found, lambda text, code: text))
    assert sum("D Bureau" in line for line in lines) == 2
    assert sum("shown above" in line for line in lines) == 1


def test_many_diamonds_do_not_multiply():
    entries = []
    for level in range(60):
        ends = [f"x{level + 1}"] if level < 59 else []
        entries += [entry(f"x{level}", [f"l{level}", f"r{level}"])]
        entries += [entry(f"l{level}", ends), entry(f"r{level}", ends)]
    frames = world(entries, ["x0"])
    found = followed(frames)
    assert len(found.rows) < 300
    con = contract_in_memory(frames)
    assert len(ask(con, "chains")) < 300


def test_two_titles_of_one_origin_are_one_origin_of_the_statistic():
    entries = [entry("a", ["d"]), entry("b", ["d"]), entry("d")]
    frames = world(entries, ["a", "b"])
    frames["statistics"] = frame_of_statistic()
    frames["statistic_members"] = members("c0", "c1")
    con = contract_in_memory(frames)
    answer = ask(con, "origins")
    assert answer[["claims", "origins", "names"]].values.tolist() == [[2, 1, "D Bureau"]]


def test_the_rows_of_chains_are_the_credits_on_the_way():
    entries = [entry("a", ["b"]), entry("b", ["c"]), entry("c")]
    con = contract_in_memory(world(entries, ["a"]))
    answer = ask(con, "chains", {"claim": "c0"})
    assert answer["to_name"].tolist() == ["A Bureau", "B Bureau", "C Bureau"]
    assert answer["step"].tolist() == [1, 2, 3]
    assert answer["primary_source"].tolist() == [False, False, True]
    con = contract_in_memory(world(ring_of(40), ["s00000"]))
    assert len(ask(con, "chains")) == 13  # the table stops after so many steps, and says so
    assert con.execute("SELECT count(*) FROM v1.chains WHERE cut").fetchall() == [(1,)]
    assert len(ask(con, "rings")) == 40


def test_self_loops_in_the_table_itself_do_not_hang_the_walk():
    con = contract_in_memory(world([entry("a", ["b"]), entry("b")], ["a"]))
    con.execute(
        "INSERT INTO live.credits BY NAME SELECT 'r1' AS credit_id, from_node,"
        ' from_node AS to_node, "by", true AS stands, from_name, from_name AS to_name'
        " FROM live.credits WHERE source_id IS NOT NULL"
    )
    assert len(ask(con, "trace", {"claim": "c0"})) == 2
    assert len(ask(con, "chains")) == 2


def test_components_come_after_what_they_lead_to():
    links = {"a": ["b"], "b": ["c", "d"], "c": ["b"], "d": ["d"], "e": ["a"]}
    found = [sorted(nodes) for nodes in components(links)]
    assert found.index(["d"]) < found.index(["b", "c"]) < found.index(["a"]) < found.index(["e"])
    assert rings(links) == {"b": "b", "c": "b", "d": "d"}


def test_a_ring_of_a_hundred_thousand_needs_no_recursion():
    size = 100_000
    links = {str(node): [str((node + 1) % size)] for node in range(size)}
    assert len(set(rings(links).values())) == 1


def frame_of_statistic():
    from schemas import Statistics

    row = {"statistic_id": "t", "label": "row", "unit": "percent", "members": 2, "origins": 2}
    return frame(Statistics, [row])


def members(*claims):
    from schemas import StatisticMembers

    return frame(
        StatisticMembers,
        [{"statistic_id": "t", "member_id": one, "member_type": "claim"} for one in claims],
    )
