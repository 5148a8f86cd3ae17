"""A baseline: what stood is not told again, what is new is, and what is gone is noticed."""

import json

import pytest

from flows.cli.main import run
from flows.desk.baseline import baseline_text, compare, read_baseline
from flows.errors import BadInput


def finding(number, **columns):
    blank = {
        "finding_id": f"f{number}",
        "rule": "UNS101",
        "severity": "warning",
        "document": "a.md",
        "figure": "62%",
        "quote": f"Sentence {number}: 62%.",
        "status": "open",
    }
    return blank | columns


def test_what_was_written_is_what_is_read():
    told = [finding(2, quote='=HYPERLINK("x") 62%, "so"'), finding(1, document="b.md"), finding(3)]
    rows = read_baseline("b.csv", baseline_text([*told, finding(4, status="waived")]).encode())
    assert [row["finding_id"] for row in rows] == ["f2", "f3", "f1"]  # by document
    assert rows[0]["quote"] == 'HYPERLINK("x") 62%, "so"'
    assert read_baseline("b.csv", baseline_text([]).encode()) == []


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\x00", b"a,b\n1,2\n", b"finding_id,rule\nf1,\n", b'finding_id,rule\n"f']
)
def test_what_is_no_baseline_is_refused_with_what_to_do(data):
    with pytest.raises(BadInput, match="write-baseline"):
        read_baseline("b.csv", data)


def test_states_are_those_of_sarif_and_only_what_was_looked_at_can_be_gone():
    rows = read_baseline("b", baseline_text([finding(1), finding(2), finding(3)]).encode())
    compared = compare([finding(1), finding(9)], rows, rules={"UNS101"}, documents=None)
    assert compared.states == {"f1": "unchanged", "f9": "new"}
    assert [row["finding_id"] for row in compared.gone] == ["f2", "f3"]
    assert compare([], rows, rules={"NUM301"}, documents=None).gone == ()
    assert compare([], rows, rules={"UNS101"}, documents={"b.md"}).gone == ()


def test_an_archive_is_adopted_and_only_new_findings_speak(tmp_path, monkeypatch, capsys):
    article = tmp_path / "raw" / "articles" / "a.md"
    article.parent.mkdir(parents=True)
    article.write_text("Of bakers, 62% own a cat.\n\nOf owls, 12% hoot.\n")
    monkeypatch.chdir(tmp_path)

    def check(*words):
        status = run(["check", "--raw", "raw", "--fail-on", "warning", *words])
        return status, *capsys.readouterr()

    status, _, err = check("--baseline", "b.csv")
    assert status == 2
    assert "--write-baseline b.csv" in err
    status, _, err = check("--write-baseline", "b.csv")
    assert status == 0
    assert "a baseline of 2 findings" in err
    article.write_text("# New\n\nOf mice, 140% squeak.\n\nOf bakers, 62% own a cat.\n")
    status, out, err = check("--baseline", "b.csv")
    assert status == 1
    assert "62%" not in out
    assert "140%" in out
    assert "1 more known from the baseline" in out
    assert "1 of the baseline gone: UNS101 12% in articles/a.md" in err
    sarif = json.loads(check("--baseline", "b.csv", "--format", "sarif")[1])
    states = [result["baselineState"] for result in sarif["runs"][0]["results"]]
    assert sorted(states) == ["absent", "new", "new", "unchanged"]
    assert "62%" not in check("--baseline", "b.csv", "--format", "github")[1]
    article.write_text("Of bakers, 62% own a cat.\n")
    assert check("--baseline", "b.csv")[0] == 0


def test_a_draft_has_the_same_findings_however_its_path_was_typed(tmp_path, monkeypatch, capsys):
    (tmp_path / "d.md").write_text("Of bakers, 62% own a cat.\n")
    monkeypatch.chdir(tmp_path)
    seen = set()
    for path in ("d.md", "./d.md", str(tmp_path / "d.md")):
        run(["check", path, "--format", "jsonl"])
        seen.add(json.loads(capsys.readouterr().out.splitlines()[0])["finding_id"])
    assert len(seen) == 1
