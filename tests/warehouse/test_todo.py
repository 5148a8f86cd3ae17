"""The work list: what harms most comes first, and who has how much of it."""

import pandas as pd

from schemas import StatisticMembers, Statistics, frame
from warehouse.questions import ask

ONE = {"a.md": {"first": "none", "wide": "none"}, "b.md": {"third": "none"}, "c.md": {"x": "vague"}}


def repeated(frames, claims):
    """The frames with one statistic that these claims assert."""
    told = {"statistic_id": "s1", "label": "x", "unit": "percent", "members": 2, "origins": 0}
    members = [
        {"statistic_id": "s1", "member_id": claim, "member_type": "claim"} for claim in claims
    ]
    return frames | {
        "statistics": frame(Statistics, [told]),
        "statistic_members": frame(StatisticMembers, members),
    }


def test_a_figure_that_more_articles_repeat_comes_first_and_filters_hold(
    con, newsroom, flagged, bring
):
    frames = repeated(newsroom(ONE), ["a.md:wide", "b.md:third"])
    frames["documents"] = frames["documents"].assign(
        author=["Ann Lee", "Bo Ng", None], section=["News", "Pets", "Pets"]
    )
    frames["documents"] = frames["documents"].astype({"author": "str", "section": "str"})
    bring(con, "r1", flagged(frames, "r1", select=["UNS101", "UNS102"]))
    answer = ask(con, "todo")
    assert answer["reach"].tolist() == [2, 2, 1, 1]
    assert answer["document"].tolist() == ["a.md", "b.md", "a.md", "c.md"]
    assert ask(con, "todo", {"limit": "1"})["reach"].tolist() == [2]
    assert len(ask(con, "todo", {"limit": "0"})) == 4
    assert set(ask(con, "todo", {"author": "lee"})["document"]) == {"a.md"}
    assert set(ask(con, "todo", {"section": "pets"})["document"]) == {"b.md", "c.md"}
    counts = ask(con, "todo-counts", {"per": "author"})
    assert counts["who"].astype(object).where(counts["who"].notna(), None).tolist() == [
        "Ann Lee",
        "Bo Ng",
        None,
    ]
    assert counts["open"].tolist() == [2, 1, 1]


def test_errors_come_before_warnings_and_what_is_ruled_on_not_at_all(con, newsroom, flagged, bring):
    frames = repeated(newsroom(ONE), ["a.md:wide", "b.md:third"])
    made = flagged(frames, "r1", select=["UNS101", "UNS102"], levels={"UNS102": "error"})
    findings = made["findings"]
    ruled = findings["claim_id"] == "b.md:third"
    findings.loc[ruled, "status"] = "waived"
    bring(con, "r1", made)
    answer = ask(con, "todo")
    assert answer["severity"].tolist() == ["error", "warning", "warning"]
    assert "b.md" not in set(answer["document"])


def test_a_fixed_finding_is_closed_with_when_and_by_which_version(con, newsroom, flagged, bring):
    bring(con, "r1", flagged(newsroom(ONE), "r1"))
    fixed = newsroom(ONE | {"b.md": {"third": "matched"}})
    bring(con, "r2", flagged(fixed, "r2", ignore=["UNS102"]))
    [version] = fixed["documents"].query("document == 'b.md'")["content_hash"]
    answer = ask(con, "resolved-findings").set_index("rule")
    assert answer.loc["UNS101", "reason"] == "fixed"
    assert answer.loc["UNS101", "by_run"] == "r2"
    # the newsroom's versions are its words, which stayed: the source was what changed
    assert pd.isna(answer.loc["UNS101", "by_version"])
    assert answer.loc["UNS102", "reason"] == "rule_off"
    third = newsroom(ONE | {"b.md": {"else": "matched"}})
    bring(con, "r3", flagged(third, "r3"))
    gone = ask(con, "resolved-findings", {"document": "c.md"})
    assert set(gone["reason"]) == {"rule_off"}
    assert version != third["documents"].query("document == 'b.md'")["content_hash"].iloc[0]


def test_the_version_that_fixed_it_is_named(con, newsroom, flagged, bring):
    bring(con, "r1", flagged(newsroom({"a.md": {"first": "none", "second": "matched"}}), "r1"))
    later = newsroom({"a.md": {"second": "matched"}})
    bring(con, "r2", flagged(later, "r2"))
    answer = ask(con, "resolved-findings", {"rule": "UNS101"})
    assert answer["by_version"].tolist() == later["documents"]["content_hash"].tolist()
    assert answer["reason"].tolist() == ["fixed"]
