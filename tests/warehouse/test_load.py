import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from schemas import Decisions, Findings, frame
from warehouse.connect import writer
from warehouse.load import NotLoadable, fault_points

ONE = {"a.md": {"first": "none", "second": "matched"}, "b.md": {"third": "vague"}}


def standing(con):
    """Everything that history holds, as comparable text."""
    tables = con.execute(
        "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'history' ORDER BY 1"
    ).fetchall()
    return {
        table: sorted(map(repr, con.execute(f"FROM history.{table}").fetchall()))
        for (table,) in tables
    }


def closed(con, table, key):
    return dict(
        con.execute(
            f"SELECT {key}, closed_reason FROM history.{table} WHERE closed_by IS NOT NULL"
        ).fetchall()
    )


def test_a_first_run_is_all_new(con, ingest):
    loaded = ingest(con, "r1", ONE)
    assert loaded.changed
    assert loaded.tables["claims"].new == loaded.tables["claims"].standing == 3
    assert (loaded.run["claims"], loaded.run["supported"], loaded.run["findings"]) == (3, 1, 7)
    assert con.execute("SELECT documents, claims_new FROM live.runs").fetchall() == [(2, 3)]


def test_the_same_input_twice_changes_nothing_and_says_so(con, ingest):
    ingest(con, "r1", ONE)
    before = standing(con)
    again = ingest(con, "r2", ONE)
    assert not again.changed
    after = standing(con)
    assert before.keys() == after.keys()
    assert {table for table in before if before[table] != after[table]} == {"runs", "rule_runs"}


def test_a_document_that_landed_again_is_the_same_document(con, ingest, bring, newsroom):
    ingest(con, "r1", ONE)
    frames = newsroom(ONE)
    frames["documents"]["landed_at"] = pd.Timestamp("2026-01-01")
    loaded = bring(con, "r2", frames)
    assert not loaded.changed


def test_a_claim_below_another_paragraph_is_the_same_claim_and_knows_what_stands_above_it(
    con, ingest, bring, newsroom
):
    ingest(con, "r1", ONE)
    frames = newsroom(ONE)
    frames["claims"]["before"] = "Rye asked 61 bakers."
    loaded = bring(con, "r2", frames)
    assert loaded.tables["claims"].changed == 0
    assert set(con.execute("SELECT before FROM live.claims").fetchall()) == {
        ("Rye asked 61 bakers.",)
    }
    assert not bring(con, "r3", frames).changed


def test_an_edited_article_closes_what_it_no_longer_says(con, ingest):
    ingest(con, "r1", ONE)
    loaded = ingest(con, "r2", ONE | {"b.md": {"fourth": "vague"}})
    assert closed(con, "claims", "claim_id") == {"b.md:third": "removed"}
    assert closed(con, "documents", "document") == {"b.md": "superseded"}
    assert loaded.tables["documents"].changed == 1
    assert (loaded.tables["claims"].new, loaded.tables["claims"].closed) == (1, 1)


def test_a_deleted_article_is_closed_and_not_erased(con, ingest):
    ingest(con, "r1", ONE)
    ingest(con, "r2", {"a.md": ONE["a.md"]})
    assert closed(con, "claims", "claim_id") == {"b.md:third": "deleted"}
    assert closed(con, "findings", "claim_id") == {"b.md:third": "deleted"}
    assert con.execute("SELECT count(*) FROM history.claims").fetchall() == [(3,)]


def test_a_repaired_claim_fixes_its_finding(con, ingest):
    ingest(con, "r1", ONE)
    repaired = ONE | {"a.md": {"first": "matched", "second": "matched"}}
    loaded = ingest(con, "r2", repaired)
    gone = con.execute(
        "SELECT rule, closed_reason, first_seen, closed_by FROM history.findings"
        " WHERE claim_id = 'a.md:first'"
    ).fetchall()
    assert gone == [("UNS101", "fixed", "r1", "r2")]
    assert loaded.run["findings_closed"] == 1


def decisions(*told):
    """Rulings by id: (id, target, ruling, status)."""
    return frame(
        Decisions,
        [
            {"decision_id": one, "target": target, "ruling": ruling, "value": "acme",
             "status": status, "file": "decisions/r.csv", "row": row}
            for row, (one, target, ruling, status) in enumerate(told, 1)
        ],
    )  # fmt: skip


ASSIGNED = ("d1", "a.md:first", "assign", "applied")


@pytest.mark.parametrize(
    "case",
    [
        ((), ASSIGNED, "ruled"),
        ((), ("d1", "UNS101@a.md:first", "assign", "applied"), "ruled"),
        (("d1", "a.md:first", "assign", "expired"), ASSIGNED, "ruled"),
        # an old ruling, one on another claim, one that does not hold: none of them closed it
        (ASSIGNED, ASSIGNED, "fixed"),
        ((), ("d1", "a.md:second", "assign", "applied"), "fixed"),
        ((), ("d1", "a.md:first", "assign", "contradicted"), "fixed"),
        ((), ("d1", "UNS101@a.md:first", "waive", "applied"), "fixed"),
    ],
)
def test_a_finding_that_a_ruling_on_its_claim_closed_was_not_fixed(
    con, newsroom, flagged, bring, case
):
    before, now, reason = case
    earlier = {"decisions": decisions(*filter(None, [before]))}
    bring(con, "r1", flagged(newsroom(ONE), "r1") | earlier)
    cited = newsroom(ONE | {"a.md": {"first": "matched", "second": "matched"}})
    bring(con, "r2", flagged(cited, "r2") | {"decisions": decisions(now)})
    assert closed(con, "findings", "claim_id")["a.md:first"] == reason


def test_a_claim_that_is_rewritten_and_ruled_on_at_once_was_fixed(con, newsroom, flagged, bring):
    bring(con, "r1", flagged(newsroom(ONE), "r1"))
    later = newsroom(ONE | {"a.md": {"new": "matched", "second": "matched"}})
    ruled = decisions(("d1", "a.md:new", "assign", "applied"))
    bring(con, "r2", flagged(later, "r2") | {"decisions": ruled})
    assert closed(con, "findings", "claim_id")["a.md:first"] == "fixed"


def test_a_rule_that_did_not_run_fixes_nothing(con, ingest):
    ingest(con, "r1", ONE)
    ingest(con, "r2", ONE, ignore=["UNS101"])
    assert closed(con, "findings", "rule") == {"UNS101": "rule_off"}


def test_a_finding_keeps_its_first_run_while_its_words_change(con, ingest):
    ingest(con, "r1", ONE)
    ingest(con, "r2", ONE, levels={"UNS101": "error"})
    ingest(con, "r3", ONE | {"a.md": {"second": "matched"}}, levels={"UNS101": "error"})
    ingest(con, "r4", ONE, levels={"UNS101": "error"})
    rows = con.execute(
        "SELECT loaded_by, first_seen, closed_by, closed_reason FROM history.findings"
        " WHERE rule = 'UNS101' ORDER BY loaded_by"
    ).fetchall()
    assert rows == [
        ("r1", "r1", "r2", "superseded"),
        ("r2", "r1", "r3", "fixed"),
        ("r4", "r4", None, None),
    ]


def conflicting(frames, *others):
    """The first finding of a.md with another side, as often as there are others."""
    found = frames["findings"]
    [mine] = found[found["claim_id"] == "a.md:first"].to_dict("records")
    rows = [
        mine | {"finding_id": f"f:{other}", "other_claim_id": other, "other_document": "b.md"}
        for other in others
    ]
    rest = found[found["claim_id"] != "a.md:first"].to_dict("records")
    return frames | {"findings": frame(Findings, rest + rows)}


def test_a_finding_whose_other_side_was_rewritten_goes_on(con, newsroom, flagged, bring):
    def run(run_id, *others):
        told = {other.removeprefix("b.md:"): "vague" for other in ("b.md:third", *others)}
        frames = flagged(newsroom(ONE | {"b.md": told}), run_id)
        return bring(con, run_id, conflicting(frames, *others)).tables["findings"]

    run("r1", "b.md:one", "b.md:two")
    loaded = run("r2", "b.md:one", "b.md:2")
    mine = (
        "SELECT other_claim_id, status, first_seen, resolved FROM v1.findings"
        " WHERE claim_id = 'a.md:first' ORDER BY ALL"
    )
    assert con.execute(mine).fetchall() == [
        ("b.md:2", "open", "r1", None),
        ("b.md:one", "open", "r1", None),
    ]
    # that of the sentence that was rewritten is another
    assert (loaded.new, loaded.changed, loaded.closed) == (1, 1, 1)
    # one is mended, another comes up: with a claim that stood before it is no rewriting
    run("r3", "b.md:one", "b.md:third")
    assert con.execute(mine).fetchall() == [
        ("b.md:2", "fixed", "r1", "r3"),
        ("b.md:one", "open", "r1", None),
        ("b.md:third", "open", "r3", None),
    ]


def test_what_was_can_still_be_read(con, ingest):
    ingest(con, "r1", ONE)
    ingest(con, "r2", {"a.md": ONE["a.md"]})
    ingest(con, "r3", ONE)
    counted = {
        run: con.execute("SELECT count(*) FROM past.claims(?)", [run]).fetchall()[0][0]
        for run in ("r0", "r1", "r2", "r3")
    }
    assert counted == {"r0": 0, "r1": 3, "r2": 2, "r3": 3}


STATES = st.lists(
    st.dictionaries(
        st.sampled_from(["a.md", "b.md"]),
        st.dictionaries(
            st.sampled_from(["one", "two", "three"]), st.sampled_from(["none", "vague"]), max_size=3
        ),
    ),
    min_size=1,
    max_size=3,
)


@settings(max_examples=10, phases=(Phase.explicit, Phase.generate))
@given(states=STATES)
def test_every_past_state_is_what_its_run_brought(states, tmp_path_factory, newsroom, bring):
    path = tmp_path_factory.mktemp("history") / "w.duckdb"
    brought = {f"r{number}": newsroom(articles) for number, articles in enumerate(states)}
    with writer(path) as con:
        for run, frames in brought.items():
            bring(con, run, frames)
        for run, frames in brought.items():
            for table in ("documents", "claims", "citations"):
                key = frames[table].columns[0]
                then = con.execute(f"FROM past.{table}(?) ORDER BY {key}", [run]).df()
                expected = frames[table].sort_values(key).reset_index(drop=True)
                pd.testing.assert_frame_equal(then.astype(expected.dtypes), expected)
        twice = con.execute(
            "SELECT claim_id FROM live.claims GROUP BY claim_id HAVING count(*) > 1"
        ).fetchall()
        assert not twice


class Broken(Exception):
    """A crash at a named point."""


def test_every_fault_before_the_commit_leaves_the_warehouse_as_it_was(
    con, ingest, bring, newsroom, flagged
):
    ingest(con, "r1", ONE)
    before = standing(con)
    changed = flagged(newsroom({"b.md": {"third": "none", "fourth": "none"}}), "r2")
    points = []
    bring(con, "r1", flagged(newsroom(ONE), "r1"), fault=points.append)
    assert points == fault_points(changed)
    for point in points[:-1]:

        def fail(passed, point=point):
            if passed == point:
                raise Broken

        with pytest.raises(Broken):
            bring(con, "r2", changed, fault=fail)
        assert standing(con) == before, point
    bring(con, "r2", changed)
    assert standing(con) != before


def test_rows_that_do_not_add_up_are_refused(con, bring, newsroom):
    with pytest.raises(NotLoadable, match="rows would be lost"):
        bring(con, "r1", newsroom(ONE), rows_in=5, rows_loaded=3)


def test_two_rows_with_one_key_are_refused(con, bring, newsroom):
    frames = newsroom(ONE)
    frames["claims"] = pd.concat([frames["claims"], frames["claims"][:1]], ignore_index=True)
    with pytest.raises(NotLoadable, match=r"claims has two rows for a\.md:first"):
        bring(con, "r1", frames)
    assert con.execute("SELECT count(*) FROM history.claims").fetchall() == [(0,)]


def test_a_run_id_is_used_once_and_ascends(con, ingest):
    ingest(con, "r2", ONE)
    assert not ingest(con, "r2", ONE).changed, "a retry after the commit is no new run"
    assert con.execute("SELECT count(*) FROM live.runs").fetchall() == [(1,)]
    with pytest.raises(NotLoadable, match="loaded before, with other rows"):
        ingest(con, "r2", {"a.md": ONE["a.md"]})
    with pytest.raises(NotLoadable, match="older than r2"):
        ingest(con, "r1", ONE)


def test_unknown_tables_are_refused(con, bring, newsroom):
    for table in ("recipes", "runs"):
        with pytest.raises(NotLoadable, match=table):
            bring(con, "r1", {table: newsroom(ONE)["claims"]})
