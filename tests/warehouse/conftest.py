"""A small newsroom: what runs bring to the warehouse.

Much of it is brought again and again: frames, and what the rules find in them, are made once.
"""

import json
import shutil
from functools import cache

import pandas as pd
import pytest

from schemas import Citations, Claims, Documents, Sources, Support, frame
from warehouse.connect import memory, writer
from warehouse.load import load
from warehouse.rules import count_runs, run_rules

NOON = pd.Timestamp("2025-06-01T12:00:00")


def newsroom(articles):
    """Frames for ``{document: {claim words: match status}}``, as a run would bring them."""
    return own(_newsroom(json.dumps(articles)))


def own(frames):
    """Frames that may be changed."""
    return {table: made.copy() for table, made in frames.items()}


@cache
def _newsroom(told):
    articles = json.loads(told)
    claims, citations, support = [], [], []
    for document, said in articles.items():
        for place, (words, match) in enumerate(said.items()):
            claim_id = f"{document}:{words}"
            claims.append(
                {
                    "claim_id": claim_id,
                    "document": document,
                    "origin": "article",
                    "file": document,
                    "start": 10 * place,
                    "end": 10 * place + 3,
                    "line": place + 1,
                    "column": 1,
                    "figure": "72%",
                    "quote": f"{words}: 72%.",
                    "value": 72.0,
                    "comparator": "=",
                    "unit": "percent",
                    "decimals": 0,
                    "step": 1.0,
                    "in_words": False,
                    "kind": "share",
                    "attribution_type": "none",
                    "citation_type": "none",
                    "provenance": "none",
                    "status": "asserted",
                    "extractor": "test",
                }
            )
            matched = match == "matched"
            citations.append(
                {
                    "claim_id": claim_id,
                    "status": match,
                    "source_id": "acme" if matched else None,
                    "parts": "{}",
                    "candidates": "[]",
                    "self_credit": False,
                    "dated": False,
                    "link_state": "unknown",
                    "has_copy": matched,
                    "locatable": True if matched else None,
                }
            )
            if matched:
                support.append(
                    {
                        "claim_id": claim_id,
                        "source_id": "acme",
                        "outcome": "supported",
                        "agrees": "[]",
                        "differs": "[]",
                        "circular": False,
                        "chain": "[]",
                    }
                )
    return {
        "documents": frame(
            Documents,
            [
                {
                    "document": document,
                    "content_hash": str(sorted(said)),
                    "media_type": "text/markdown",
                    "publisher": "The Courier",
                    "published": "2025-05-01",
                    "size_bytes": 1,
                    "characters": 1,
                    "landed_at": NOON,
                }
                for document, said in articles.items()
            ],
        ),
        "claims": frame(Claims, claims),
        "citations": frame(Citations, citations),
        "support": frame(Support, support),
        "sources": frame(
            Sources,
            [
                {
                    "source_id": "acme",
                    "study_id": "acme",
                    "title": "Acme Survey",
                    "publisher": "Acme",
                    "aliases": "[]",
                    "cites": "[]",
                    "file": "sources/s.json",
                    "row": 1,
                }
            ],
        ),
    }


def flagged(frames, run_id, **choice):
    """The frames with findings and rule runs."""
    con = memory(frames)
    findings = run_rules(con, **choice)
    return frames | {
        "findings": findings,
        "rule_runs": count_runs(con, run_id, findings, **choice),
    }


def bring(con, run_id, frames, *, fault=lambda _: None, rows_in=0, rows_loaded=0):
    """Load frames as they are."""
    return load(
        con,
        run_id,
        frames,
        started_at=NOON,
        finished_at=NOON,
        version="0",
        rows_in=rows_in,
        rows_loaded=rows_loaded,
        rows_quarantined=0,
        fault=fault,
    )


@cache
def _flagged(articles, choice):
    return flagged(_newsroom(articles), "", **json.loads(choice))


def ingest(con, run_id, articles, **choice):
    """Run the rules and load."""
    frames = own(_flagged(json.dumps(articles), json.dumps(choice)))
    frames["rule_runs"]["run_id"] = pd.array([run_id] * len(frames["rule_runs"]), dtype="str")
    return bring(con, run_id, frames)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "provstat.duckdb"


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    """A warehouse that nothing was brought to."""
    file = tmp_path_factory.mktemp("empty") / "w.duckdb"
    with writer(file):
        return file


@pytest.fixture
def con(path, empty):
    shutil.copyfile(empty, path)
    with writer(path) as opened:
        yield opened


@pytest.fixture(scope="session", name="ingest")
def ingest_fixture():
    return ingest


@pytest.fixture(scope="session", name="newsroom")
def newsroom_fixture():
    return newsroom


@pytest.fixture(scope="session", name="flagged")
def flagged_fixture():
    return flagged


@pytest.fixture(scope="session", name="bring")
def bring_fixture():
    return bring
