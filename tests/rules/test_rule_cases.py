"""Every rule against its case file ``tests/rules/CODE.yml``.

A case gives rows and says which are flagged; every other one must not be. A row of ``claims``
may carry columns of the claim, of its citation (``match`` for its status) and of its support.
Whatever a row leaves out is what an ordinary claim has.
"""

import json
import re
from pathlib import Path

import pandas as pd
import pytest
import yaml

from schemas import (
    TABLES,
    Citations,
    Claims,
    Comparisons,
    Documents,
    Fetches,
    Observations,
    Sources,
    Support,
    columns,
    frame,
)
from warehouse.connect import memory
from warehouse.rules import count_runs, rules, run_rules, write_findings

HERE = Path(__file__).parent
CASES = [
    pytest.param((path.stem, case), id=f"{path.stem}-{case['given']}")
    for path in sorted(HERE.glob("*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
NUMBER = re.compile(r"[\d,]*\d(?:\.\d+)?")


def claim_row(told, place):
    figure = told.get("figure", "72%")
    number = NUMBER.search(figure)
    written = number[0].replace(",", "") if number else "0"
    decimals = len(written.partition(".")[2])
    unit = "percent" if "%" in figure else "percentage_point" if "point" in figure else "count"
    row = {
        "document": "articles/a.md",
        "origin": "article",
        "file": "articles/a.md",
        "start": 100 * place,
        "line": place + 1,
        "column": 1,
        "figure": figure,
        "quote": told.get("prefix", "A sentence with ") + figure + told.get("suffix", " in it."),
        "value": float(written),
        "comparator": "=",
        "unit": unit,
        "decimals": decimals,
        "step": 10.0**-decimals,
        "in_words": False,
        "kind": "share" if unit == "percent" else "change" if "point" in unit else "level",
        "attribution_type": "named",
        "citation_type": "none",
        "provenance": "named_only",
        "status": "asserted",
        "extractor": "test",
    }
    row |= {key: value for key, value in told.items() if key in columns(Claims)}
    row.pop("source_id", None)
    row["claim_id"] = told["id"]
    row.setdefault("end", row["start"] + len(figure))
    if row["origin"] == "table":
        row |= {"start": None, "end": None, "line": None, "column": None}
    return row


def citation_row(told):
    source = told.get("source_id")
    row = {
        "status": "matched" if source else "unregistered",
        "source_id": source,
        "parts": "{}",
        "candidates": "[]",
        "self_credit": False,
        "dated": False,
        "link_state": "unknown",
        "has_copy": told.get("outcome") not in (None, "unverifiable"),
        "locatable": True if source else None,
    }
    row |= {
        key: value
        for key, value in told.items()
        if key in columns(Citations) and key not in ("status", "cause")
    }
    if isinstance(row["candidates"], list):
        row["candidates"] = json.dumps(row["candidates"])
    return row | {"claim_id": told["id"], "status": told.get("match", row["status"])}


def support_row(told):
    row = {"agrees": "[]", "differs": "[]", "circular": False, "chain": "[]"}
    row |= {key: value for key, value in told.items() if key in columns(Support)}
    return row | {"claim_id": told["id"], "chain": json.dumps(told.get("chain", []))}


def source_row(told, place):
    row = {
        "source_id": told["id"],
        "study_id": told["id"],
        "title": told["id"].title(),
        "publisher": told["id"].split("-")[0].title(),
        "aliases": "[]",
        "file": "sources/sources.json",
        "row": place + 1,
    }
    row |= {key: value for key, value in told.items() if key != "id"}
    return row | {"cites": json.dumps(told.get("cites", []))}


def observation_row(told):
    row = claim_row(told, 0) | {"observation_id": told["id"], "source_id": told["source_id"]}
    row |= {"file": "evidence/x.md", "locator": "1"} | {k: v for k, v in told.items() if k != "id"}
    return {key: value for key, value in row.items() if key in columns(Observations)}


def fetch_row(told, place):
    row = {"fetch_id": f"f{place}", "media_type": "text/html", "state": "alive", "row": place + 1}
    row |= {"retrieved_at": pd.Timestamp(told["day"])}
    return row | {key: value for key, value in told.items() if key != "day"}


def comparison_row(told):
    left, right = sorted(told["pair"])
    row = {"same": True, "score": 0.9, "parts": "{}", "relation": "equal", "same_words": False}
    row |= {key: value for key, value in told.items() if key != "pair"}
    return row | {"left_id": left, "right_id": right}


def database(case):
    claims = [claim_row(told, place) for place, told in enumerate(case.get("claims", []))]
    documents = {row["document"]: {} for row in claims} | case.get("documents", {})
    frames = {
        "documents": frame(
            Documents,
            [
                {"document": name, "content_hash": "0", "media_type": "text/markdown"}
                | {"size_bytes": 1, "characters": 1, "published": "2025-06-01"}
                | told
                for name, told in documents.items()
            ],
        ),
        "claims": frame(Claims, claims),
        "citations": frame(Citations, [citation_row(told) for told in case.get("claims", [])]),
        "support": frame(
            Support, [support_row(told) for told in case.get("claims", []) if "outcome" in told]
        ),
        "sources": frame(
            Sources, [source_row(told, i) for i, told in enumerate(case.get("sources", []))]
        ),
        "observations": frame(
            Observations, [observation_row(told) for told in case.get("observations", [])]
        ),
        "fetches": frame(
            Fetches, [fetch_row(told, i) for i, told in enumerate(case.get("fetches", []))]
        ),
        "comparisons": frame(
            Comparisons, [comparison_row(told) for told in case.get("comparisons", [])]
        ),
    }
    assert frames.keys() <= TABLES.keys()
    return memory(frames)


class Judged:
    """A case, its database, and what the rule finds in all of it at once."""

    def __init__(self, code, case):
        self.case, self.con = case, database(case)
        self.choice = {"select": [code], "options": case.get("options", {})}
        self.findings = run_rules(self.con, **self.choice)
        self.counted = count_runs(self.con, "r1", self.findings, select=[code])


@pytest.fixture(scope="module", params=CASES)
def judged(request):
    made = Judged(*request.param)
    yield made
    made.con.close()


def test_case(judged):
    [code], case, con, findings = judged.choice["select"], judged.case, judged.con, judged.findings
    subject = f"{rules()[code].subject}_id"
    found = {}
    for row in findings.to_dict("records"):
        other = row["other_claim_id"]
        found[row[subject] if not isinstance(other, str) else f"{row[subject]} -> {other}"] = row
    expected = case["flagged"] or {}
    if isinstance(expected, list):
        expected = {key: {} for key in expected}
    assert sorted(found) == sorted(expected)
    for key, wanted in expected.items():
        for column, value in (wanted or {}).items():
            if column in ("message", "fix", "details"):
                assert value in found[key][column]
            else:
                assert found[key][column] == value
    counts = judged.counted.iloc[0]
    flagged = findings[subject].nunique()
    assert counts["flagged"] == len(findings)
    assert counts["passed"] == counts["checked"] - flagged
    looked_at = {
        row[0] for row in con.execute(f"SELECT {subject} FROM {rules()[code].looks_at}").fetchall()
    }
    assert set(findings[subject]) <= looked_at, "a rule flags what it says it does not look at"


def test_documents_one_by_one_give_the_same(judged):
    con, whole = judged.con, judged.findings
    write_findings(con, **judged.choice, part=1)
    order = ["finding_id"]
    parts = con.execute("FROM live.findings").df().astype(whole.dtypes)
    pd.testing.assert_frame_equal(
        parts.sort_values(order, ignore_index=True), whole.sort_values(order, ignore_index=True)
    )
    counted = count_runs(con, "r1", select=judged.choice["select"])
    pd.testing.assert_frame_equal(counted, judged.counted)


def test_every_rule_has_cases_both_ways():
    for code in rules():
        path = HERE / f"{code}.yml"
        assert path.exists(), f"{code} has no cases"
        cases = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert any(case["flagged"] for case in cases), f"{code}: nothing is flagged"
        given = [
            row["id"]
            for case in cases
            for row in case.get("claims" if rules()[code].subject == "claim" else "sources", [])
        ]
        flagged = sum(len(case["flagged"] or []) for case in cases)
        assert len(given) > flagged, f"{code}: nothing is left alone"
