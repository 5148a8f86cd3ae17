import json

import pytest

from flows.trace.credits import map_credits
from flows.trace.registry import register
from schemas import Citations, Claims, Documents, Observations, Support, frame, records


def entry(source_id, publisher, cites=(), **more):
    return {
        "id": source_id,
        "title": more.pop("title", f"{publisher} figures"),
        "publisher": publisher,
        "URL": f"https://{source_id}.example/report",
        "custom": {"cites": list(cites), "aliases": more.pop("aliases", [])},
    } | more


def sources(*entries):
    return register([("sources/a.json", json.dumps(entries).encode())]).sources


def seen(source_id, credit=None, *, kind="named", value=26.0, url=None, words="crews row at dawn"):
    return {
        "observation_id": f"o-{source_id}-{value}",
        "source_id": source_id,
        "file": f"evidence/{source_id}.md",
        "locator": "line 1",
        "figure": f"{value:g}%",
        "quote": f"{credit or 'We'} say {value:g}% of {words}.",
        "value": value,
        "comparator": "=",
        "unit": "percent",
        "in_words": False,
        "kind": "share",
        "statement": words,
        "attribution_type": kind if credit else "none",
        "attribution_text": credit,
        "attribution_publisher": credit,
        "citation_url": url,
        "status": "asserted",
    }


def follow(registry, texts, *, publisher="The Quay", outcome="supported", of="tide", value=26.0):
    claim = {
        "claim_id": "c",
        "document": "articles/a.md",
        "origin": "article",
        "file": "articles/a.md",
        "figure": "26%",
        "quote": "Some 26% of crews row at dawn.",
        "value": value,
        "comparator": "=",
        "unit": "percent",
        "in_words": False,
        "kind": "share",
        "statement": "row at dawn",
        "attribution_type": "named",
        "citation_type": "none",
        "provenance": "named_only",
        "status": "asserted",
        "extractor": "test",
    }
    citation = {
        "claim_id": "c",
        "status": "matched",
        "source_id": of,
        "parts": "{}",
        "candidates": "[]",
        "self_credit": False,
        "dated": False,
        "link_state": "alive",
        "has_copy": True,
    }
    document = {
        "document": "articles/a.md",
        "content_hash": "0",
        "media_type": "text/markdown",
        "url": "https://quay.example/dawn",
        "publisher": publisher,
        "size_bytes": 1,
        "characters": 1,
    }
    support = {
        "claim_id": "c",
        "source_id": of,
        "outcome": outcome,
        "observation_id": f"o-{of}-{value}" if outcome == "supported" else None,
        "agrees": "[]",
        "differs": "[]",
        "circular": False,
        "chain": "[]",
    }
    made, _ = map_credits(
        records(frame(Claims, [claim])),
        records(frame(Citations, [citation])),
        registry,
        documents=records(frame(Documents, [document])),
        observations=records(frame(Observations, texts)),
        support=records(frame(Support, [support])),
    )
    (row,) = records(frame(Support, made))
    return row["second_hand"], row["circular"], json.loads(row["chain"])


TIDE = entry("tide", "Tide Lab")


def test_a_sources_own_figure():
    assert follow(sources(TIDE), [seen("tide")]) == (None, False, ["The Quay", "Tide Lab"])


def test_a_figure_taken_from_somebody_else():
    second, circular, chain = follow(sources(TIDE), [seen("tide", "Lagoon Register")])
    assert (second, circular) == ("Lagoon Register", False)
    assert chain == ["The Quay", "Tide Lab", "Lagoon Register"]


def test_whom_a_figure_is_about_is_nobody_it_is_taken_from():
    assert follow(sources(TIDE), [seen("tide", "Donors")])[0] is None


@pytest.mark.parametrize(
    ("credit", "second"),
    [
        ("their manager", None),
        ("the opinion", None),
        ("the labour ministry", "the labour ministry"),
        ("the prescribing return of the Bureau", "the prescribing return of the Bureau"),
    ],
)
def test_a_figure_is_taken_only_from_what_can_be_a_body(credit, second):
    assert follow(sources(TIDE), [seen("tide", credit)])[0] == second


def test_the_label_of_a_row_is_nobody():
    cell = seen("tide", "Domestic crews") | {"quote": "Domestic crews | Share | 26%"}
    assert follow(sources(TIDE), [cell])[0] is None


def test_the_figure_counts_not_the_report():
    texts = [seen("tide"), seen("tide", "Lagoon Register", value=40.0)]
    assert follow(sources(TIDE), texts)[0] is None
    assert follow(sources(TIDE), texts, value=40.0)[0] == "Lagoon Register"


@pytest.mark.parametrize(
    "credit",
    ["Tide Lab", "the Lab", "TL Survey", "Tide Lab figures", "our survey", "the Tide team"],
)
def test_a_source_that_names_itself_takes_from_nobody(credit):
    registry = sources(entry("tide", "Tide Lab", aliases=["TL Survey"]))
    assert follow(registry, [seen("tide", credit)])[0] is None


def test_another_report_of_the_same_publisher_is_not_somebody_else():
    registry = sources(TIDE, entry("tide-old", "Tide Lab", title="Rowing Atlas"))
    assert follow(registry, [seen("tide", "Rowing Atlas")])[0] is None


@pytest.mark.parametrize(
    ("credit", "url"),
    [
        ("The Quay", None),
        ("the Quay newsletter", None),
        ("a blog", "https://quay.example/dawn"),
        ("somebody", "https://www.quay.example/dawn?utm_source=x"),
    ],
)
def test_a_credit_that_leads_back_to_the_article(credit, url):
    _, circular, chain = follow(sources(TIDE), [seen("tide", credit, url=url)])
    assert circular
    assert chain[:2] == ["The Quay", "Tide Lab"]


def test_a_ring_of_three_through_texts_and_registry():
    registry = sources(
        TIDE,
        entry("cove", "Cove Union", cites=["quay-post"]),
        entry("quay-post", "The Quay"),
    )
    texts = [seen("tide", "Cove Union"), seen("cove", "sign-in sheets of the Quay", kind="none")]
    assert follow(registry, texts) == (
        *("Cove Union", True, ["The Quay", "Tide Lab", "Cove Union", "The Quay"]),
    )


def test_a_ring_that_does_not_pass_the_article_ends():
    registry = sources(TIDE, entry("cove", "Cove Union"))
    texts = [seen("tide", "Cove Union"), seen("cove", "Tide Lab")]
    second, circular, chain = follow(registry, texts)
    assert (second, circular) == ("Cove Union", False)
    assert len(chain) <= 4


def test_a_source_that_cites_itself_ends():
    registry = sources(entry("tide", "Tide Lab", cites=["tide"]))
    assert follow(registry, [seen("tide")])[:2] == (None, False)


def test_cites_speaks_where_the_text_is_silent():
    registry = sources(entry("tide", "Tide Lab", cites=["cove"]), entry("cove", "Cove Union"))
    assert follow(registry, [seen("tide")])[0] == "Cove Union"
    assert follow(registry, [], outcome="unverifiable")[0] == "Cove Union"


def test_cites_does_not_speak_for_what_the_text_says_is_its_own():
    registry = sources(entry("tide", "Tide Lab", cites=["cove"]), entry("cove", "Cove Union"))
    assert follow(registry, [seen("tide", "our own count", kind="own")])[0] is None
    texts = [seen("tide"), seen("tide", "Cove Union", value=40.0)]
    assert follow(registry, texts)[0] is None


def test_a_long_chain_is_followed_and_ends():
    names = [f"Body{chr(65 + n)}" for n in range(8)]
    entries = [entry(name.lower(), name) for name in names]
    texts = [
        seen(one.lower(), other) for one, other in zip(names, [*names[1:], "The Quay"], strict=True)
    ]
    second, circular, chain = follow(sources(*entries), texts, of="bodya")
    assert circular
    assert second == "BodyB"
    assert chain == ["The Quay", *names, "The Quay"]


def test_what_is_not_supported_has_no_chain():
    row = follow(sources(TIDE), [seen("tide", "Lagoon Register")], outcome="value_differs")
    assert row == (None, False, [])


def test_the_article_is_credited_in_the_sentence_behind():
    """As in "We owe this number to the Quay": it stands behind the figure's own sentence."""
    text = seen("tide", "The Quay") | {"quote": "Some 26% of crews row at dawn."}
    assert follow(sources(TIDE), [text])[1]
    other = seen("tide", "Cod Weekly") | {"quote": "Some 26% of crews row at dawn."}
    assert follow(sources(TIDE), [other])[:2] == (None, False)


@pytest.mark.parametrize(
    ("quote", "lent"),
    [
        ("Tide Party 26, Oar List 31, Greens 13, Gull Alliance 11, others 19.", False),
        ("Tide Party: 26%, Oar List: 31%, Gull Alliance: 11%.", False),
        ("Of crews, says the Gull Alliance, 26% row at dawn and 31% at noon.", True),
        ("The Gull Alliance 2024 count has 26% of crews at dawn, 31% at noon.", True),
    ],
)
def test_who_has_a_result_in_a_list_is_not_who_found_it(quote, lent):
    registry = sources(entry("tide", "Tide Institute"))
    second, *_ = follow(registry, [seen("tide", "Gull Alliance") | {"quote": quote}])
    assert (second is not None) == lent
