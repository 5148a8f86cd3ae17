"""An inbox of any size: a part of it is in memory at once, and what stands is not made again."""

import gc
from collections import Counter
from dataclasses import replace

import duckdb
import pytest
from stepkit import ingest

from flows import batches, comparing, spool, tasks, tracing
from flows.compare.pairs import Entry
from flows.settings import load as load_settings
from flows.slots.reading import Reading
from flows.trace.credits import CreditMap
from flows.trace.verify import Verifier
from schemas import TABLES
from warehouse import workspace
from warehouse.workspace import Workspace

PART = 10  # rows, in place of thousands

SOURCES = """id,title,publisher,issued,url,n
tide,Tide Survey 2024,Tide Lab,2024,https://tide.example/2024,1200
moor,Moor Count 2023,Moor Office,2023,https://moor.example/2023,900
"""
MANIFEST = """url,source_id,file,http_status,error,retrieved_at,media_type
https://tide.example/2024,tide,tide.md,200,,2026-01-05T00:00:00Z,text/markdown
"""
TIDE = "Of ferry pilots, 62% keep a tide table at home. Among sailors, 31% own a barometer.\n"
TOWNS = "Ashport Brackley Corran Dunmoor Eastwick Farlow Glenside Harrow Ilmore Jarrow".split()


def article(number):
    town, other = TOWNS[number % 10], TOWNS[(number // 10) % 10]
    return (
        f"---\ntitle: Notes {number}\npublisher: The Quay\n---\n\n"
        "According to Tide Lab, 62% of ferry pilots keep a tide table at home.\n\n"
        f"In {town}, {20 + number % 70}% of anglers repair their nets, says the guild of {other}.\n"
        f"\nSome {11 + number % 80}% of the gulls near {other} nest on roofs.\n"
    )


class Desk:
    """An inbox and its warehouse; nothing is published, unless it is asked whether it can be."""

    def __init__(self, folder, *, published=False):
        self.published = published
        self.raw = folder / "raw"
        self.raw.mkdir(parents=True)
        self.settings = load_settings(folder, raw=self.raw, warehouse=folder / "w.duckdb")
        self.runs = 0
        self.put("sources/s.csv", SOURCES)
        self.put("evidence/manifest.csv", MANIFEST)
        self.put("evidence/tide.md", TIDE)

    def put(self, name, text):
        path = self.raw / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def articles(self, *numbers):
        for number in numbers:
            self.put(f"articles/{number:03}.md", article(number))

    def ingest(self):
        self.runs += 1
        return ingest(self.settings, f"run-{self.runs:03}", published=self.published)

    def tables(self):
        with duckdb.connect(self.settings.warehouse_file(), read_only=True) as con:
            return {
                table: con.execute(f"FROM live.{table} ORDER BY ALL").fetchall()
                for table in TABLES
                if table not in ("runs", "rule_runs")
            }


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


class Row(dict):
    """A row that the collector of garbage knows of, as it does not of a plain one."""


@pytest.fixture
def held(monkeypatch):
    """The most claims, as rows and as readings, that were in memory when any were put away."""
    most = {"rows": 0, "readings": 0, "entries": 0}
    for module in (workspace, tracing, comparing):
        monkeypatch.setattr(module, "PART", PART)
    monkeypatch.setattr(batches, "BATCH", 5)
    monkeypatch.setattr(spool, "KEPT", PART)
    rows, append, read = Workspace.rows, Workspace.append, tasks.read_documents

    def counted_rows(self, *args):
        return [Row(row) if "quote" in row else row for row in rows(self, *args)]

    def counted_read(items):
        found = read(items)
        found.claims = [Row(row) for row in found.claims]
        return found

    def looked(self, *args):
        alive = Counter(type(one) for one in gc.get_objects())
        for name, kind in (("rows", Row), ("readings", Reading), ("entries", Entry)):
            most[name] = max(most[name], alive[kind])
        return append(self, *args)

    monkeypatch.setattr(Workspace, "rows", counted_rows)
    monkeypatch.setattr(Workspace, "append", looked)
    monkeypatch.setattr(tasks, "read_documents", counted_read)
    gc.freeze()  # what is there already need not be looked at
    return most


@pytest.mark.slow
def test_what_is_in_memory_at_once_is_a_part_however_large_the_inbox(desk, held):
    desk.articles(*range(60))
    desk.ingest()
    assert len(desk.tables()["claims"]) > 15 * PART
    # A part with the documents that begin in it, and what is made of it; the spools keep a part.
    assert PART <= held["rows"] <= 3 * PART
    assert held["readings"] <= 6 * PART
    assert held["entries"] <= 3 * PART


@pytest.mark.slow
def test_two_steps_come_to_the_same_as_one(desk, tmp_path):
    desk.articles(3, 1, 20, 11, 13)
    desk.ingest()
    desk.articles(2, 10, 12, 21)
    desk.ingest()
    at_once = Desk(tmp_path / "other")
    at_once.articles(*(1, 2, 3, 10, 11, 12, 13, 20, 21))
    at_once.ingest()
    assert desk.tables() == at_once.tables()
    assert desk.tables()["comparisons"]
    assert any(row[2] == "supported" for row in desk.tables()["support"])


@pytest.mark.slow
def test_only_what_changed_is_traced(desk, monkeypatch):
    traced = []
    verify = Verifier.verify

    def noted(self, claims, documents):
        traced.extend(sorted({claim["document"][9:12] for claim in claims}))
        return verify(self, claims, documents)

    monkeypatch.setattr(Verifier, "verify", noted)

    def after():
        traced.clear()
        changed = desk.ingest().loaded.changed
        return changed, traced

    desk.articles(1, 2, 3, 10)
    assert after() == (True, ["001", "002", "003", "010"])
    assert after() == (False, [])
    desk.put("articles/002.md", article(2).replace("62%", "64%"))
    desk.articles(4)
    assert after() == (True, ["002", "004"])
    (desk.raw / "articles/004.md").unlink()
    assert after() == (True, [])
    desk.put("sources/s.csv", SOURCES.replace("1200", "1300"))
    assert after() == (True, ["001", "002", "003", "010"])
    desk.put("evidence/tide.md", TIDE.replace("62%", "63%"))
    assert after() == (True, ["001", "002", "003", "010"])
    monkeypatch.setattr(tracing, "made_with", lambda _: "other code")
    monkeypatch.setattr(tasks, "made_with", lambda _: "other code")
    assert after() == (False, ["001", "002", "003", "010"])
    assert after() == (False, [])


RELAY = """id,title,publisher,issued,url,n,cites
tide,Tide Survey 2024,Tide Lab,2024,https://tide.example/2024,1200,
moor,Moor Count 2023,Moor Office,2023,https://moor.example/2023,900,tide
"""


@pytest.mark.slow
def test_of_the_graph_only_what_is_new_is_drawn_unless_a_credit_leads_to_an_article(
    desk, tmp_path, monkeypatch
):
    drawn = []
    draw = CreditMap.draw
    monkeypatch.setattr(CreditMap, "draw", lambda *told: drawn.append(1) or draw(*told))
    relayed = (
        article(7) + "\nMoor Office says that 62% of ferry pilots keep a tide table at home.\n"
    )
    house = (
        article(8).replace("The Quay", "The Mole")
        + "\nThe Quay has found that 44% of cooks sing.\n"
    )
    stand = {}

    def after(**texts):
        stand.update(texts)
        for name, text in stand.items():
            desk.put(f"articles/{name}.md", text)
        drawn.clear()
        desk.ingest()
        whole = bool(drawn)
        at_once = Desk(tmp_path / f"once {len(stand)} {desk.runs}")
        at_once.put("sources/s.csv", RELAY)
        for name, text in stand.items():
            at_once.put(f"articles/{name}.md", text)
        at_once.ingest()
        assert desk.tables() == at_once.tables()
        return whole

    desk.put("sources/s.csv", RELAY)
    assert after(a=article(1), c=article(3), r=relayed)
    assert not after(b=article(2), d=article(12))
    assert not after(c=article(4), e=relayed.replace("Notes 7", "Notes 9"))
    assert after(h=house)
    assert after(f=article(5))  # a credit leads to articles still
    assert {row[2] for row in desk.tables()["credits"]} >= {"source:tide"}


@pytest.mark.slow
def test_articles_of_the_house_are_read_again_when_it_has_another_name(desk, monkeypatch):
    read, reading = [], tasks.read_documents

    def noted(items):
        read.extend(named.document[9:12] for named, _ in items)
        return reading(items)

    def publishers(house):
        read.clear()
        desk.settings = replace(desk.settings, publishers=(house,) if house else ())
        desk.ingest()
        with duckdb.connect(desk.settings.warehouse_file(), read_only=True) as con:
            names = "SELECT coalesce(publisher, '') FROM live.documents ORDER BY document"
            return [name for (name,) in con.execute(names).fetchall()], list(read)

    monkeypatch.setattr(tasks, "read_documents", noted)
    desk.articles(1)
    desk.put("articles/002.md", article(2).replace("publisher: The Quay\n", ""))
    assert publishers("Old House") == (["The Quay", "Old House"], ["001", "002"])
    assert publishers("Old House") == (["The Quay", "Old House"], [])
    assert publishers("New House") == (["The Quay", "New House"], ["002"])
    assert publishers("New House") == (["The Quay", "New House"], [])
    assert publishers("") == (["The Quay", ""], ["002"])
    assert publishers("Old House") == (["The Quay", "Old House"], [])


@pytest.mark.slow
def test_a_ruling_on_a_claim_traces_its_article_again(desk, monkeypatch):
    desk.articles(1, 2)
    desk.ingest()
    claim = next(row[0] for row in desk.tables()["claims"] if "gulls" in str(row))
    before = desk.tables()["citations"]
    desk.put("decisions/r.csv", f"target,ruling,value,by\n{claim},assign,moor,I. Halvorsen\n")
    desk.ingest()
    ruled = [row for row in desk.tables()["citations"] if row not in before]
    assert [(row[0], row[2]) for row in ruled] == [(claim, "moor")]
    (desk.raw / "decisions/r.csv").unlink()
    desk.ingest()
    assert desk.tables()["citations"] == before


@pytest.mark.slow
def test_a_copy_that_stands_gives_its_figures_to_a_source_that_is_named_now(desk, tmp_path):
    both = MANIFEST + (
        "https://moor.example/2023,moor,tide.md,200,,2026-01-05T00:00:00Z,text/markdown\n"
    )
    desk.articles(1)
    desk.ingest()
    desk.put("evidence/manifest.csv", both)
    desk.ingest()
    at_once = Desk(tmp_path / "other")
    at_once.articles(1)
    at_once.put("evidence/manifest.csv", both)
    at_once.ingest()
    assert desk.tables() == at_once.tables()
    assert {row[1] for row in desk.tables()["observations"]} == {"tide", "moor"}


@pytest.mark.slow
def test_an_article_whose_rows_break_a_rule_of_ours_spoils_no_other(desk, monkeypatch):
    desk.articles(1, 2, 3)
    read = tasks.read_documents

    def faulty(items):
        found = read(items)
        for row in found.claims:
            if row["document"] == "articles/002.md":
                row["comparator"] = "roughly"
        return found

    monkeypatch.setattr(tasks, "read_documents", faulty)
    desk.ingest()
    tables = desk.tables()
    assert {row[0] for row in tables["documents"]} == {"articles/001.md", "articles/003.md"}
    [aside] = tables["quarantine"]
    assert "a fault of provstat (comparator: " in str(aside)
