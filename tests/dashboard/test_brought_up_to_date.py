"""Pages over a file that was brought up to date run by run show what one built anew shows."""

import pytest

from flows.dashboard import data
from flows.dashboard.filters import ArticlesAsked, ClaimsAsked, ConflictsAsked
from flows.dashboard.published import Snapshot
from warehouse import catching_up
from warehouse.connect import writer
from warehouse.publish import publish

ARTICLE = "---\ntitle: {}\npublisher: The Gazette\npublished: 2026-0{}-09\n---\n\n{}\n"
RUNS = {
    2: {
        "articles/dogs.md": ARTICLE.format("Dogs", 1, "Some 42% of dogs sleep, and 7% of cats."),
        "articles/new.md": ARTICLE.format("Doves", 4, "Of doves, 41% doze by day, and 9% dig."),
    },
    3: {
        "articles/new.md": ARTICLE.format("Doves", 4, "Of doves, 43% doze by day. No 9% dig."),
        "articles/old.md": ARTICLE.format("Ducks", 2, "Some 41% of ducks sleep by night."),
    },
}
CLAIMS = [
    {"lack": "any"} | asked
    for asked in (
        *({"sort": sort} for sort in ("newest", "article", "gravest")),
        *({"sort": sort, "q": "d"} for sort in ("newest", "article", "gravest")),
        *({"q": word} for word in ("dogs", "do", "doves 43", "sleep", "dig", "41", "nobody")),
        {"q": "d", "article": "articles/new.md"},
        {"lack": "uncited", "page": 2, "size": 2},
    )
]


@pytest.fixture
def files(own_desk, monkeypatch):
    """The published file after some runs, and one that is built anew."""
    monkeypatch.setattr(catching_up, "LEAST", 0)
    monkeypatch.setattr(catching_up, "MOST", 1e9)
    for number, changed in RUNS.items():
        own_desk.again(number, changed, by_changes=True)
    anew = own_desk.file.with_name("anew.duckdb")
    with writer(own_desk.file.with_name("w.duckdb")) as con:
        publish(con, anew)
    snaps = Snapshot(own_desk.file), Snapshot(anew)
    yield snaps
    for snap in snaps:
        snap.close()


def test_pages_show_the_same(files):
    times = [snap.values("SELECT times FROM dashboard.made") for snap in files]
    assert times == [[(len(RUNS),)], [(0,)]]
    asked = [
        *(("claims", ClaimsAsked(**told)) for told in CLAIMS),
        *(("articles", ArticlesAsked(sort=sort)) for sort in ("errors", "newest", "name")),
        *(("conflicts", ConflictsAsked(q=word)) for word in (None, "cats", "62")),
    ]
    for name, told in asked:
        one, other = (data.page(snap, name, told) for snap in files)
        assert one == other, told
        if name == "claims":
            lines = [list(data.csv_lines(snap, name, told)) for snap in files]
            assert lines[0] == lines[1], told
    found = [data.page(files[0], "claims", ClaimsAsked(**told))["total"] for told in CLAIMS]
    assert found[-3] == 0
    assert sum(map(bool, found)) > len(found) - 3
    one, other = (data.overview(snap) for snap in files)
    assert one == other
