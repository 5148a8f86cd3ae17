"""Reports are pure functions over frames."""

from flows.report.coverage import coverage, fails, worst
from flows.report.formats import Report
from flows.report.records import finding_records
from flows.report.text import finding_lines
from schemas import TABLES, Claims, Documents, Findings, Support, empty, frame


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


def claim(number=1, **columns):
    return {
        "claim_id": f"c{number}",
        "document": "articles/a.md",
        "origin": "article",
        "file": "articles/a.md",
        "start": 10 * number,
        "end": 10 * number + 3,
        "line": number,
        "column": 5,
        "figure": "62%",
        "quote": "Of bakers, 62% own a cat.",
        "value": 62.0,
        "comparator": "=",
        "unit": "percent",
        "kind": "share",
        "in_words": False,
        "attribution_type": "none",
        "citation_type": "none",
        "provenance": "none",
        "status": "asserted",
        "extractor": "1",
        **columns,
    }


def document(name="articles/a.md", **columns):
    return {
        "document": name,
        "content_hash": "h",
        "media_type": "text/markdown",
        "encoding": "utf-8",
        "size_bytes": 1,
        "characters": 1,
        **columns,
    }


def lines(given, *, claims=(), documents=(), observations=(), places=None, **options):
    frames = {name: empty(model) for name, model in TABLES.items()}
    frames |= {"findings": given, "claims": frame(Claims, claims)}
    frames |= {"documents": frame(Documents, documents)}
    report = Report(frames, coverage(frames), places or {})
    return list(finding_lines(report, **options))


def test_a_finding_as_text_has_place_rule_sentence_and_fix():
    assert lines(findings(finding()), places={"articles/a.md": "raw/articles/a.md"}) == [
        "raw/articles/a.md:1:5: UNS101 uncredited: Nobody is credited for 62%. [warning]",
        "    | Of bakers, 62% own a cat.",
        "    |            ^^^",
        "    fix: Name who found it.",
        "Why each of these matters: provstat rule UNS101",
    ]


def test_a_claim_of_a_table_says_which_row_it_is():
    place = {"start": None, "end": None, "line": None, "column": None, "document": "news/5"}
    row = claim(**place, origin="table") | {"file": "claims/a.csv", "row": 3}
    [head, *_] = lines(findings(finding(**place)), claims=[row])
    assert head.startswith("news/5 (claims/a.csv row 3): UNS101 uncredited: ")


def test_colour_marks_the_figure_and_plain_text_has_none():
    plain = "\n".join(lines(findings(finding())))
    coloured = "\n".join(lines(findings(finding()), colour=True))
    assert "\x1b" not in plain
    assert "\x1b[1;4m62%\x1b[0m" in coloured
    assert "^" not in coloured


def test_findings_come_in_reading_order_and_those_on_sources_last():
    on_source = finding(3, rule="DIS401", claim_id=None, start=None, line=None, figure=None)
    heads = [line.split()[0] for line in lines(findings(on_source, finding(2), finding(1)))]
    assert [head for head in heads if head.startswith("articles")] == [
        "articles/a.md:1:5:",
        "articles/a.md:2:5:",
        "articles/a.md:",
    ]


def test_each_of_several_articles_has_a_heading_with_its_counts():
    documents = [document(), document("articles/b.md"), document("articles/c.md")]
    claims = [claim(1), claim(2, document="articles/b.md"), claim(3, document="articles/b.md")]
    on_source = finding(3, claim_id=None, document="sources/s.csv", start=None, line=None)
    given = findings(finding(1), finding(2, document="articles/b.md"), on_source)
    heads = [line for line in lines(given, claims=claims, documents=documents) if line[:2] == "=="]
    assert heads == [
        "== articles/a.md: 1 figure found, 0 checkable against saved sources, 0 supported, 1 flagged",  # noqa: E501
        "== articles/b.md: 2 figures found, 0 checkable against saved sources, 0 supported, 1 flagged",  # noqa: E501
        "== Sources",
    ]


def test_a_sentence_is_told_once_for_all_findings_about_its_figure():
    twice = finding(2, claim_id="c1", rule="CON206", severity="error", start=10, end=13)
    told = lines(findings(finding(1), twice), claims=[claim(1)])
    assert sum(line.startswith("    | Of bakers") for line in told) == 1
    assert [line.split()[1] for line in told if line.startswith("articles")] == ["CON206", "UNS101"]
    assert told[-1] == "Why each of these matters: provstat rule CON206 UNS101"


def test_a_fix_is_told_once_an_article():
    documents = [document(), document("articles/b.md")]
    elsewhere = {"document": "articles/b.md"}
    other = finding(3, rule="UNS102", fix="Name who found it.")
    given = findings(finding(1), finding(2), other, finding(4, **elsewhere))
    told = lines(given, documents=documents)
    assert [line.strip() for line in told if line.startswith("    fix")] == [
        "fix: Name who found it.",
        "fix: as for UNS101 above",
        "fix: Name who found it.",
        "fix: Name who found it.",
    ]


def test_both_sides_of_a_conflict_are_told_with_their_places():
    other = claim(2, figure="45%", quote="But 45% own one.", value=45.0)
    given = findings(finding(other_claim_id="c2"))
    told = lines(given, claims=[claim(1), other], documents=[document()])
    at = told.index("    against articles/a.md:2:5")
    assert told[at + 1 : at + 3] == ["    | But 45% own one.", "    |     ^^^"]


def test_the_right_one_of_two_like_figures_is_underlined():
    quote = "In May 62% and in June 62% came."
    row = claim(quote=quote, prefix="In May 62% and in June ", suffix=" came.")
    told = lines(findings(finding(quote=quote)), claims=[row])
    assert told[2] == "    |                        ^^^"


def test_carets_stand_under_wide_letters_and_around_cuts():
    told = lines(findings(finding(quote="面包师 62% of bakers")))
    assert told[2] == "    |        ^^^"
    quote = "word " * 200 + "62% of bakers " + "word " * 200
    for width in (40, 61, 240):
        _, sentence, carets, *_ = lines(findings(finding(quote=quote)), width=width)
        assert sentence.count("…") == 2
        assert len(sentence) <= width + 6
        assert sentence[carets.index("^") : carets.rindex("^") + 1] == "62%"
    begin = "62% of bakers " + "word " * 200
    _, sentence, carets, *_ = lines(findings(finding(quote=begin)), width=60)
    assert sentence.startswith("    | 62% of bakers word")
    assert len(sentence) == 66
    assert carets == "    | ^^^"


def test_what_others_wrote_moves_no_cursor_and_turns_no_line_around():
    nasty = "a\x1b[2J\x07b\u202e\n::error::c"
    columns = {"message": nasty, "fix": nasty, "quote": nasty, "document": nasty}
    for colour in (False, True):
        told = lines(findings(finding(**columns)), colour=colour)
        text = "".join(told)
        assert "\x1b[2J" not in text
        assert not {"\x07", "\u202e", "\n"} & set(text)
        assert r"a\x1b[2J\x07b\u202e ::error::c" in text


def test_ruled_findings_are_one_line_and_stay_in_the_records():
    given = findings(finding(1, status="waived", ruling="known"), finding(2))
    told = [line for line in lines(given) if line.startswith("articles")]
    assert len(told) == 2
    assert told[1].endswith("waived: known")
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
        "0 figures found, 3 checkable against saved sources, 2 supported, 1 flagged; "
        "1 finding (0 errors, 1 warning, 0 info); 1 set aside by rulings"
    )
