"""Claims that came in a table: the table says what it says, the quote the rest."""

import pytest

from flows.land.tables import CLAIM_COLUMNS, claim_table
from flows.read.tabled import named_documents, tabled_claims
from schemas import Claims, frame


def made(*rows, file="claims/a.csv"):
    cells = [[f'"{row.get(name, "")}"' for name in CLAIM_COLUMNS] for row in rows]
    text = "\n".join(",".join(line) for line in [CLAIM_COLUMNS, *cells])
    records = claim_table(file, text.encode()).records
    claims, aside = tabled_claims(records)
    frame(Claims, claims)
    return claims, aside


def one(**columns):
    [claim], aside = made({"document": "deck/4", **columns})
    assert aside == []
    return claim


def test_the_figure_is_the_one_of_the_quote():
    claim = one(quote="Last year 12%, this year 46% chose it.", value=46, unit="percent")
    assert claim["figure"] == "46%"
    assert claim.get("start") is None
    assert claim["origin"] == "table"
    assert claim["prefix"].endswith("this year ")
    in_words = one(quote="Two in five learners pay late.", value=40, unit="percent")
    assert in_words["figure"] == "Two in five"
    assert in_words["in_words"]


def test_a_figure_the_quote_does_not_have_is_the_value():
    claim = one(quote="Almost all of them.", value=97.50, unit="percent")
    assert claim["figure"] == "97.5%"
    assert (claim["decimals"], claim["step"]) == (1, 0.1)


@pytest.mark.parametrize("value", ["9-11", "9–11%"])
def test_a_range(value):
    claim = one(quote="In 9-11% of homes.", value=value, comparator="between", unit="percent")
    assert (claim["value"], claim["value_high"]) == (9, 11)
    assert claim["comparator"] == "="


def test_the_table_outweighs_the_quote_and_the_quote_completes_the_table():
    claim = one(quote="Over 40% of bakers own a cat.", value=40, population="all bakers")
    assert claim["unit"] == "percent"
    assert claim["comparator"] == ">"
    assert claim["population"] == "all bakers"


def test_credit_of_the_table():
    named = one(quote="It is 40%.", value=40, unit="%", attribution="Cat Census, Acme 2024")
    assert named["attribution_type"] == "named"
    assert named["attribution_year"] == 2024
    assert named["provenance"] == "named_only"
    linked = one(quote="It is 40%.", value=40, unit="%", cited_url="https://acme.example/c")
    assert (linked["citation_type"], linked["provenance"]) == ("link", "cited")
    assigned = one(quote="It is 40%.", value=40, unit="%", source_id="acme-2024")
    assert (assigned["source_id"], assigned["attribution_type"]) == ("acme-2024", "named")
    bare = one(quote="It is 40%.", value=40, unit="%")
    assert (bare["attribution_type"], bare["provenance"]) == ("none", "none")


def test_a_row_without_any_unit_is_set_aside():
    claims, aside = made({"document": "d", "quote": "Many of them.", "value": 12})
    assert claims == []
    assert "no unit" in aside[0]["reason"]


def test_the_same_claim_in_two_files_is_one_claim():
    row = {"document": "d", "quote": "It is 40%.", "value": 40, "unit": "%"}
    head = ",".join(CLAIM_COLUMNS)
    line = ",".join(str(row.get(name, "")) for name in CLAIM_COLUMNS)
    records = []
    for file in ("claims/a.csv", "claims/b.csv"):
        records += claim_table(file, f"{head}\n{line}\n".encode()).records
    claims, aside = tabled_claims(records)
    assert len(claims) == 1
    assert aside[0]["reason"] == "the same claim as claims/a.csv row 1"


def test_documents_that_only_tables_name():
    claims, _ = made(
        {"document": "https://a.example/x", "quote": "It is 40%.", "value": 40, "unit": "%"},
        {"document": "deck/5", "quote": "It is 41%.", "value": 41, "unit": "%"},
        {"document": "articles/a.md", "quote": "It is 42%.", "value": 42, "unit": "%"},
    )
    named = named_documents(claims, {"articles/a.md"})
    assert [(row["document"], row["url"]) for row in named] == [
        ("https://a.example/x", "https://a.example/x"),
        ("deck/5", None),
    ]
