"""Reports are pure functions over frames."""

from flows.report.coverage import coverage, fails, worst
from flows.report.records import finding_records
from flows.report.text import finding_lines
from schemas import Claims, Documents, Findings, Support, empty, frame


def finding(number=1, **columns):
    return {
        "finding_id": f"f{number}",
        "rule": "UNS101",
        "name": "uncredited",
        "severity": "warning",
        "claim_id": f"c{number}",
        "document": "articles/a.md",
        "start": 10 * number,
        "end": 10 * number + 3,
        "line": number,
        "column": 5,
        "figure": "62%",
        "quote": "Of bakers, 62% own a cat.",
        "message": "Nobody is credited for 62%.",
        "fix": "Name who found it.",
        "details": '{"a": 1}',
        "status": "open",
        **columns,
    }


def findings(*given):
    return frame(Findings, given)


def test_a_finding_as_text_has_place_rule_sentence_and_fix():
    lines = list(finding_lines(findings(finding()), place=lambda name: f"raw/{name}"))
    assert lines == [
        "raw/articles/a.md:1:5: UNS101 uncredited: Nobody is credited for 62%. [warning]",
        "    | Of bakers, 62% own a cat.",
        "    fix: Name who found it.",
    ]


def test_a_claim_of_a_table_says_which_row_it_is():
    given = findings(finding(start=None, end=None, line=None, column=None, document="news/5"))
    [head, *_] = finding_lines(given, table_rows={"c1": "claims/a.csv row 3"})
    assert head.startswith("news/5 (claims/a.csv row 3): UNS101 uncredited: ")


def test_colour_marks_the_figure_and_plain_text_has_none():
    plain = "\n".join(finding_lines(findings(finding())))
    coloured = "\n".join(finding_lines(findings(finding()), colour=True))
    assert "\x1b" not in plain
    assert "\x1b[1;4m62%\x1b[0m" in coloured


def test_findings_come_in_reading_order_and_those_on_sources_last():
    on_source = finding(3, rule="DIS401", claim_id=None, start=None, line=None, figure=None)
    given = findings(on_source, finding(2), finding(1))
    heads = [line.split()[0] for line in finding_lines(given) if not line.startswith(" ")]
    assert heads == ["articles/a.md:1:5:", "articles/a.md:2:5:", "articles/a.md:"]


def test_a_long_sentence_is_cut_around_its_figure():
    quote = "word " * 200 + "62% of bakers " + "word " * 200
    [_, line, _] = finding_lines(findings(finding(quote=quote)))
    assert "62% of bakers" in line
    assert len(line) < 260
    assert line.count("…") == 2


def test_ruled_findings_are_not_printed_but_stay_in_the_records():
    given = findings(finding(1, status="waived", ruling="known"), finding(2))
    assert sum(line.startswith("articles") for line in finding_lines(given)) == 1
    records = list(finding_records(given))
    assert [record["status"] for record in records] == ["waived", "open"]
    assert records[0]["details"] == {"a": 1}
    assert records[0]["other"] is None


def test_the_other_side_of_a_conflict():
    sides = {"other_claim_id": "c9", "other_document": "b.md", "other_start": 4, "other_end": 7}
    [record] = finding_records(findings(finding(**sides, other_figure="63%")))
    assert record["other"] == {
        "claim_id": "c9",
        "document": "b.md",
        "start": 4,
        "end": 7,
        "figure": "63%",
    }


def test_whether_a_run_fails():
    warned = findings(finding(1, severity="warning"), finding(2, severity="error", status="waived"))
    assert worst(warned) == "warning"
    assert not fails(warned, "error")
    assert fails(warned, "warning")
    assert fails(warned, "info")
    assert not fails(warned, "never")
    assert not fails(empty(Findings), "info")


def test_coverage_counts_and_says_so():
    outcomes = ["supported", "supported_within_rounding", "value_differs", "unverifiable"]
    support = [
        {
            "claim_id": f"c{i}",
            "outcome": outcome,
            "cause": "dead" if outcome == "unverifiable" else None,
            "agrees": "[]",
            "differs": "[]",
            "circular": False,
            "chain": "[]",
        }
        for i, outcome in enumerate(outcomes)
    ]
    counted = coverage(
        {
            "documents": empty(Documents),
            "claims": empty(Claims),
            "support": frame(Support, support),
            "findings": findings(finding(1), finding(2, status="accepted")),
        }
    )
    assert (counted.checkable, counted.supported) == (3, 2)
    assert counted.line() == (
        "0 figures found, 3 checkable, 2 supported; "
        "1 finding (0 errors, 1 warning, 0 info); 1 set aside by rulings"
    )
