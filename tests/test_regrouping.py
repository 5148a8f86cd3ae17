"""What was found of claims that have not changed is kept; all comes out as it does at once."""

from random import Random

import pytest
from test_bounded import Desk

from flows import comparing
from flows.compare import blocks, pairs, shares
from flows.compare.entries import Entries
from flows.compare.statistics import group
from schemas import TABLES, frame
from warehouse.workspace import Workspace

TRADES = ["bakers", "sailors", "nurses"]
DEEDS = ["repair", "borrow", "collect"]
GOODS = ["wicker chairs", "velvet curtains", "copper kettles", "old clocks"]
HOUSES = ["Tide Lab", "Moor Office", "Quill Trust"]
COMPARED = ("comparisons", "statistics", "statistic_members", "findings")


@pytest.fixture
def crowded(monkeypatch):
    """An archive of some hundred claims in which words, sources and figures are in crowds."""
    monkeypatch.setattr(pairs, "CROWD", 6)
    monkeypatch.setattr(blocks, "NEXT", 2)
    monkeypatch.setattr(shares, "CROWD", 5)


def article(number, edition=0):
    rng = Random(f"{number} {edition}")
    said = [
        f"The {rng.choice(HOUSES)} finds that {rng.choice([31, 32, 44, 60])}% of"
        f" {rng.choice(TRADES)} {rng.choice(DEEDS)} {rng.choice(GOODS)}"
        f"{rng.choice(['', '', ' in winter', ' again'])}."
        for _ in range(5)
    ]
    told = "\n\n".join(said)
    return f"---\ntitle: Notes {number}\npublisher: The Quay\n---\n\n{told}\n"


def compared(desk):
    tables = desk.tables()
    return {table: [row[:11] for row in tables[table]] for table in COMPARED}


STEPS = [
    ([3, 9, 1, 12, 5, 14], [], []),
    ([2, 8, 15, 4, 0, 7, 6], [], []),
    ([], [9, 14], [5]),
    ([10, 11, 13, 9], [3], [2, 12]),
    ([], [0, 1, 2, 4, 6, 7, 8], []),
    ([16, 17], [], [15]),
]


@pytest.mark.slow
def test_step_by_step_is_the_same_as_at_once(tmp_path, crowded):
    desk, stand = Desk(tmp_path / "steps"), {}
    for number, (new, gone, edited) in enumerate(STEPS):
        stand |= dict.fromkeys(new, 0)
        stand |= {name: stand[name] + 1 for name in edited}
        for name in gone:
            del stand[name]
            (desk.raw / f"articles/{name:03}.md").unlink()
        for name in (*new, *edited):
            desk.put(f"articles/{name:03}.md", article(name, stand[name]))
        desk.ingest()
        at_once = Desk(tmp_path / f"once {number}")
        for name, edition in stand.items():
            at_once.put(f"articles/{name:03}.md", article(name, edition))
        at_once.ingest()
        mine, whole = compared(desk), compared(at_once)
        for table in COMPARED:
            assert mine[table] == whole[table], (number, table)
        assert any(row[2] for row in mine["comparisons"])


SOURCES = [
    {"source_id": f"s{at}", "study_id": f"s{at}", "title": f"{name} 2024", "publisher": name}
    for at, name in enumerate(HOUSES)
]
FIGURES = [
    {
        "observation_id": f"o{at}", "source_id": "s0", "file": "evidence/t.md", "start": at,
        "locator": f"line {at}", "figure": f"{31 + at}%", "value": 31.0 + at, "comparator": "=",
        "unit": "percent", "step": 1.0, "in_words": False, "kind": "share", "status": "asserted",
        "quote": f"{31 + at}% of bakers collect {thing}.", "attribution_type": "none",
    }
    for at, thing in enumerate(GOODS[:2])
]  # fmt: skip


def rows_of(name, edition):
    """Rows of the claims of an article, with their citations and support."""
    rng = Random(f"rows {name} {edition}")
    claims, citations, support = [], [], []
    for at in range(rng.randrange(1, 6)):
        value = rng.choice([31, 32, 44, 60, 61, 62])
        trade, deed, thing = rng.choice(TRADES), rng.choice(DEEDS), rng.choice(GOODS)
        end = rng.choice(["", "", " in winter", " in Ashport", " aged 18-29", " again and again"])
        claim_id = f"c{name}-{edition if at else 0}-{at}"
        quote = f"{value}% of {trade} {deed} {thing}{end}."
        claims.append(
            {
                "claim_id": claim_id, "document": name, "origin": "article", "quote": quote,
                "figure": f"{value}%", "start": at * 100, "end": at * 100 + 3, "line": at,
                "column": 0, "value_text": str(value), "value": float(value), "comparator": "=",
                "unit": "percent", "decimals": 0, "step": 1.0, "in_words": False,
                "kind": "share", "status": "asserted", "attribution_type": "none",
                "extractor": "1", "block_kind": rng.choice(["paragraph", "paragraph", "cell"]),
                "population": trade, "statement": f"{deed} {thing}",
                "group_id": rng.choice([None, None, f"{name} {at // 2}"]),
            }
        )  # fmt: skip
        source = rng.choice(["s0", "s1", "s2", None])
        citations.append(
            {
                "claim_id": claim_id, "source_id": source, "credit_key": None,
                "status": "matched" if source else "none", "candidates": "[]",
                "self_credit": False, "has_copy": False, "locatable": True, "runner_up": None,
            }
        )  # fmt: skip
        stated = source == "s0" and rng.random() < 0.5
        support.append(
            {
                "claim_id": claim_id, "outcome": "supported" if stated else "unverifiable",
                "observation_id": rng.choice(["o0", "o1"]) if stated else None,
                "circular": False, "chain": "[]", "derived": None,
            }
        )  # fmt: skip
    return claims, citations, support


def put(work, table, rows):
    """Put in rows that need not keep to the model."""
    work.con.register("given", frame(TABLES[table], rows, validate=False))
    work.con.execute(f"INSERT INTO live.{table} BY NAME SELECT * FROM given")
    work.con.unregister("given")


def grouped(folder, number, stand, before=None):
    """What comes of a run over the articles that stand, beside the run before; and by itself."""
    work = Workspace(folder / f"{number}.duckdb")
    put(work, "sources", SOURCES)
    put(work, "observations", FIGURES)
    tables = [], [], []
    for name in sorted(stand):
        for held, rows in zip(tables, rows_of(name, stand[name]), strict=True):
            held.extend(rows)
    for table, rows in zip(("claims", "citations", "support"), tables, strict=True):
        put(work, table, rows)
    work.con.execute("INSERT INTO live.runs (run_id, code) VALUES ('run', 'code')")
    if before is not None:
        work.con.execute(f"ATTACH '{before}' AS before (READ_ONLY)")
        work.knows = True
    for noted in ("others", "fresh"):
        work.note(noted, "SELECT DISTINCT document FROM live.claims")
    comparing.regroup(work, Entries(SOURCES, FIGURES), "code")
    found = [
        sorted(map(str, work.rows(f"FROM live.{table}")))
        for table in ("statistics", "statistic_members", "comparisons")
    ]
    alone = group(tables[0], tables[1], SOURCES, FIGURES, tables[2])
    work.close()
    return found, [sorted(str(dict(row)) for row in rows) for rows in alone]


@pytest.mark.parametrize("seed", range(6))
def test_any_history_of_an_archive_comes_to_the_same(tmp_path, crowded, seed):
    rng, stand, before, most = Random(seed), {}, None, 0
    for step in range(5):
        for name in [name for name in stand if rng.random() < 0.15]:
            del stand[name]
        for name in [name for name in stand if rng.random() < 0.15]:
            stand[name] += 1
        new = rng.sample(range(100), rng.choice([1, 3, 12]) if step else 15)
        stand |= {f"articles/{at:03}.md": step for at in new}
        found, alone = grouped(tmp_path, f"{seed}-{step}", stand, before)
        assert found == alone
        before, most = tmp_path / f"{seed}-{step}.duckdb", max(most, len(found[2]))
    assert most > 20


def test_a_crowd_that_turns_has_none_judged_again_who_met_before(tmp_path, crowded, monkeypatch):
    stand = {f"articles/{at:03}.md": 0 for at in range(15)}
    grouped(tmp_path, "before", stand)
    judged, judge = [], comparing.judge

    def noted(one, other):
        value = one.claim.value.value == other.claim.value.value
        judged.append(({stand[one.claim.file], stand[other.claim.file]}, value))
        return judge(one, other)

    monkeypatch.setattr(comparing, "judge", noted)
    stand |= {f"articles/{at:03}.md": 1 for at in range(15, 30)}
    found, alone = grouped(tmp_path, "after", stand, tmp_path / "before.duckdb")
    assert found == alone
    assert judged
    # but for one figure of a source of which so many are quoted now
    assert all(value for pair, value in judged if 1 not in pair)


def test_equal_figures_of_other_things_are_not_judged(tmp_path, monkeypatch):
    said = {
        "a.md": ("bakers", "repair wicker chairs", "Ashport"),
        "b.md": ("sailors", "collect copper kettles", "Dunmouth"),
        "c.md": ("bakers", "borrow old clocks", "Calford"),
    }
    made = rows_of

    def of_one_source(name, edition):
        claim, citation, support = (rows[0] for rows in made(name, edition))
        people, deed, place = said[name]
        claim |= {
            "value": 31.0, "value_text": "31", "figure": "31%", "population": people,
            "statement": deed, "quote": f"31% of {people} in {place} {deed}.",
            "group_id": None, "block_kind": "paragraph",
        }  # fmt: skip
        citation |= {"source_id": "s1", "status": "matched"}
        support |= {"observation_id": None, "outcome": "unverifiable"}
        return [claim], [citation], [support]

    monkeypatch.setitem(globals(), "rows_of", of_one_source)
    judged, judge = [], comparing.judge

    def noted(one, other):
        judged.append(one.claim.file[0] + other.claim.file[0])
        return judge(one, other)

    monkeypatch.setattr(comparing, "judge", noted)
    found, alone = grouped(tmp_path, "at once", dict.fromkeys(said, 0))
    assert found == alone
    assert judged == ["ac"]  # they may be one figure with another meaning: both are of bakers
    judged.clear()
    grouped(tmp_path, "first", {"a.md": 0})
    found, alone = grouped(tmp_path, "then", dict.fromkeys(said, 0), tmp_path / "first.duckdb")
    assert found == alone
    assert judged == ["ac"]


@pytest.mark.slow
def test_only_pairs_with_something_new_are_judged(tmp_path, monkeypatch):
    judged = []
    judge = comparing.judge

    def noted(one, other):
        judged.append({one.claim.file[9:12], other.claim.file[9:12]})
        return judge(one, other)

    monkeypatch.setattr(comparing, "judge", noted)
    desk = Desk(tmp_path)
    for number in range(6):
        desk.put(f"articles/{number:03}.md", article(number))
    desk.ingest()
    assert judged
    for change, name in ((article(6), "006"), (article(2, 1), "002")):
        judged.clear()
        desk.put(f"articles/{name}.md", change)
        desk.ingest()
        assert judged
        assert all(name in pair for pair in judged)
    judged.clear()
    (desk.raw / "articles/004.md").unlink()
    desk.ingest()
    assert not judged


@pytest.mark.slow
def test_an_inbox_may_lose_its_last_claim_and_get_others(tmp_path):
    desk = Desk(tmp_path)
    desk.put("articles/001.md", article(1))
    desk.ingest()
    desk.put("articles/001.md", "# Notes\n\nNothing is counted here.\n")
    desk.ingest()
    tables = desk.tables()
    assert not any(tables[table] for table in ("claims", *COMPARED[:3]))
    desk.put("articles/001.md", article(1))
    desk.ingest()
    assert desk.tables()["statistics"]


@pytest.mark.slow
def test_a_table_of_claims_leaves_with_what_it_added_to_an_article(tmp_path):
    """Found by a fuzz: the claim stayed without its citation, and nothing could be published."""
    desk = Desk(tmp_path, published=True)
    for number in (1, 2):
        desk.put(f"articles/{number:03}.md", article(number))
    desk.ingest()
    alone = desk.tables()
    desk.put(
        "claims/t.csv",
        "document,quote,value,unit,population,statement\n"
        "articles/002.md,31% of bakers repair wicker chairs.,31,percent,bakers,repair chairs\n",
    )
    desk.ingest()
    added = desk.tables()
    assert len(added["claims"]) == len(alone["claims"]) + 1
    (desk.raw / "claims/t.csv").unlink()
    desk.ingest()
    left = desk.tables()
    assert {table: left[table] for table in COMPARED} == {t: alone[t] for t in COMPARED}
    assert len(left["claims"]) == len(alone["claims"])
