"""What was found of claims that have not changed is kept; all comes out as it does at once."""

from random import Random

import pytest
from test_bounded import Desk

from flows.compare import blocks, pairs, shares, statistics

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


@pytest.mark.slow
def test_only_pairs_with_something_new_are_judged(tmp_path, monkeypatch):
    judged = []
    judge = statistics.judge

    def noted(one, other):
        judged.append({one.claim.file[9:12], other.claim.file[9:12]})
        return judge(one, other)

    monkeypatch.setattr(statistics, "judge", noted)
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
