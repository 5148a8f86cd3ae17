import pytest

from warehouse.questions import REQUIRED, BadQuestion, ask, free, questions

ONE = {"a.md": {"first": "none", "second": "matched"}, "b.md": {"third": "vague"}}


def test_every_question_says_what_it_answers_and_answers_it(con, ingest):
    ingest(con, "r1", ONE)
    for name, question in questions().items():
        assert question.summary.endswith(".")
        needed = {
            key: "c" for key, (default, _) in question.parameters.items() if default == REQUIRED
        }
        assert len(ask(con, name, needed).columns) > 2


def test_uncited_claims(con, ingest):
    ingest(con, "r1", ONE)
    answer = ask(con, "uncited-claims")
    assert answer["quote"].tolist() == ["first: 72%.", "third: 72%."]
    only = ask(con, "uncited_claims", {"document": "b.md"})
    assert only["quote"].tolist() == ["third: 72%."]


def test_coverage_by_article(con, ingest):
    ingest(con, "r1", ONE)
    answer = ask(con, "coverage-by-article").set_index("document")
    assert answer.loc["a.md", ["claims", "checkable", "supported"]].tolist() == [2, 1, 1]
    assert answer.loc["a.md", "supported_percent"] == 100


def test_what_changed_tells_opened_and_closed(con, ingest):
    ingest(con, "r1", ONE)
    ingest(con, "r2", {"a.md": {"first": "matched", "second": "matched"}, "b.md": ONE["b.md"]})
    changed = ask(con, "what-changed")
    assert list(zip(changed["event"], changed["rule"], strict=True)) == [
        ("closed: fixed", "UNS101")
    ]
    assert set(ask(con, "what-changed", {"run": "r1"})["event"]) == {"opened"}
    assert ask(con, "resolved-findings")["first_seen"].tolist() == ["r1"]


def test_sources_without_n_come_with_all_they_leave_out(con, newsroom, flagged, bring):
    frames = newsroom(ONE)
    bring(con, "r1", flagged(frames, "r1"))
    answer = ask(con, "sources-without-n")
    assert answer["source_id"].tolist() == ["acme"]
    assert "field dates" in answer["missing"][0]


@pytest.mark.parametrize(
    ("name", "parameters", "message"),
    [
        ("uncited-claim", {}, "did you mean uncited-claims"),
        ("zzz", {}, "there are"),
        ("findings", {"docment": "a.md"}, "it has: document, rule, severity"),
        ("conflicts", {"x": "y"}, "it has: document"),
        ("stale", {"x": "y"}, "it has: none"),
        ("last-runs", {"most": "many"}, "many"),
        ("trace", {}, r"trace needs claim=\.\.\. \(the claim, by its id\)"),
        ("trace", {"claim": ""}, r"trace needs claim="),
        ("findings", {"severity": "fatal"}, "must be one of error, warning, info, not 'fatal'"),
    ],
)
def test_a_bad_question_is_told_what_could_be_asked(con, name, parameters, message):
    with pytest.raises(BadQuestion, match=message):
        ask(con, name, parameters)


@pytest.mark.parametrize(
    ("name", "column"),
    [("uncited-claims", "document"), ("findings", "document"), ("open-findings", "document")],
)
def test_an_article_may_be_asked_for_by_its_file_alone(con, ingest, name, column):
    ingest(con, "r1", {"articles/b.md": {"third": "none"}, "articles/bb.md": {"fourth": "none"}})
    assert set(ask(con, name, {"document": "b.md"})[column]) == {"articles/b.md"}
    assert set(ask(con, name, {"document": "articles/bb.md"})[column]) == {"articles/bb.md"}


def test_sql_is_asked_one_statement_at_a_time(con):
    assert free(con, "SELECT 1 AS one").loc[0, "one"] == 1
    with pytest.raises(BadQuestion, match="2 statements at once"):
        free(con, "SELECT 1; SELECT 2")
    with pytest.raises(BadQuestion, match="nothing was asked"):
        free(con, "  ")
