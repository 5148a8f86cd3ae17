"""Words of claims: what is found for a draft, and that they follow the claims that stand."""

import pytest

from warehouse.connect import reader, writer
from warehouse.search import LISTED, MOST, create_search, has_search, near


def words(con):
    """Each word of a claim, as often as it is listed."""
    return sorted(
        con.execute("SELECT unnest(claim_ids) AS claim, word FROM search.postings").fetchall()
    )


def test_words_follow_the_claims(con, ingest):
    ingest(con, "r1", {"a.md": {"bakers nap daily": "none", "sailors sing": "none"}})
    held = [("a.md:bakers nap daily", "baker"), ("a.md:bakers nap daily", "daily")]
    held += [("a.md:sailors sing", "sailo"), ("a.md:sailors sing", "sing")]
    assert words(con) == held
    second = {"a.md": {"bakers nap daily": "none"}, "b.md": {"gulls cry": "none"}}
    ingest(con, "r2", second)
    ingest(con, "r3", second)
    assert words(con) == [*held, ("b.md:gulls cry", "gulls")]


def test_of_a_common_word_the_first_claims_are_listed_and_all_counted(con, ingest):
    ingest(con, "r1", {f"{at:03}.md": {"bakers nap": "none"} for at in range(LISTED + 5)})
    found = con.execute("SELECT word, claims, len(claim_ids) FROM search.postings").fetchall()
    assert found == [("baker", LISTED + 5, LISTED)]


class Crash(Exception):
    pass


def test_a_run_that_dies_leaves_them_as_they_were(con, ingest, bring, flagged, newsroom):
    ingest(con, "r1", {"a.md": {"bakers nap daily": "none"}})
    before = words(con)

    def late(point):
        if point == "before commit":
            raise Crash

    with pytest.raises(Crash):
        bring(con, "r2", flagged(newsroom({"b.md": {"gulls cry": "none"}}), "r2"), fault=late)
    assert words(con) == before


def test_an_older_warehouse_gets_them_when_it_is_written(con, ingest):
    ingest(con, "r1", {"a.md": {"bakers nap daily": "none"}})
    before = words(con)
    con.execute("DROP SCHEMA search CASCADE")
    assert not has_search(con)
    create_search(con)
    assert has_search(con)
    assert words(con) == before


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (("percent", ["baker", "daily"]), ["a.md:bakers nap daily"]),
        (("percent", ["baker"]), []),  # one word in common is none
        (("count", ["baker", "daily"]), []),  # another unit is another thing
        (("percent", ["work", "daily"]), ["b.md:workers eat daily"]),  # "work" begins "workers"
        (("percent", ["gulls", "cry"]), []),
    ],
)
def test_two_words_and_the_unit(con, ingest, sought, found):
    told = {"a.md": {"bakers nap daily": "none"}, "b.md": {"workers eat daily": "none"}}
    ingest(con, "r1", told)
    assert near(con, [sought], []) == found


def test_not_of_ones_own_article_and_not_of_what_is_gone(con, ingest):
    ingest(con, "r1", {"a.md": {"bakers nap daily": "none"}, "b.md": {"bakers nap daily": "none"}})
    sought = [("percent", ["baker", "daily"])]
    assert near(con, sought, ["a.md"]) == ["b.md:bakers nap daily"]
    ingest(con, "r2", {"a.md": {"bakers nap daily": "none"}})
    assert near(con, sought, ["a.md"]) == []


def test_the_likest_of_many_by_their_rare_words(con, ingest):
    told = {f"{at:02}.md": {"bakers nap daily": "none"} for at in range(2 * MOST)}
    told["z.md"] = {"bakers nap daily quietly": "none"}
    ingest(con, "r1", told)
    found = near(con, [("percent", ["baker", "daily", "quiet"])], [])
    assert len(found) == MOST
    assert "z.md:bakers nap daily quietly" in found
    assert near(con, [], []) == []


def test_a_reader_may_ask(tmp_path, ingest):
    with writer(tmp_path / "w.duckdb") as con:
        ingest(con, "r1", {"a.md": {"bakers nap daily": "none"}})
    con = reader(tmp_path / "w.duckdb")
    assert near(con, [("percent", ["baker", "daily"])], []) == ["a.md:bakers nap daily"]
    con.close()
