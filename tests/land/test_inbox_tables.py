import io
import json

import openpyxl
import pytest

from flows.land.tables import claim_table, decision_table, manifest_table

HEAD = "document,quote,value,unit,comparator,n\n"


def only(typed):
    assert typed.rows_in == len(typed.records) + len(typed.quarantine)
    return typed


def test_a_good_row_is_typed():
    text = HEAD + "news/1,Nearly 40% of bakers own a cat.,40,%,nearly,812\n"
    [record] = only(claim_table("claims/a.csv", text.encode())).records
    assert record["value"] == 40
    assert record["unit"] == "percent"
    assert record["comparator"] == "<"
    assert record["n"] == 812
    assert record["population"] is None
    assert (record["file"], record["row"]) == ("claims/a.csv", 1)


def test_semicolons_and_a_byte_order_mark_are_understood():
    text = "\ufeffDocument;Quote;Value\nnews/1;Half, or so, own one.;50\n"
    [record] = only(claim_table("claims/a.csv", text.encode())).records
    assert record["quote"] == "Half, or so, own one."


def test_each_bad_row_goes_aside_alone_with_its_own_text():
    rows = [
        b"news/1,Good one 40%.,40,percent,,",
        b"news/1,Bad value.,lots,percent,,",
        b"news/1,Caf\xe9 owners 12%.,12,percent,,",
        b"news/1,Too,many,cells,in,this,row",
        b",No document 7%.,7,percent,,",
        b"news/1,Bad n 9%.,9,percent,,12.5",
        b"news/1,Upside down.,9-4,percent,,",
        b"news/1,Good one 40%.,40,percent,,",
        b"news/1,Another good one 41%.,41,percent,,",
    ]
    made = only(claim_table("claims/a.csv", HEAD.encode() + b"\n".join(rows)))
    assert made.rows_in == 9
    assert [record["row"] for record in made.records] == [1, 9]
    reasons = {row["row"]: row["reason"] for row in made.quarantine}
    assert "'lots' is no number" in reasons[2]
    assert "UTF-8" in reasons[3]
    assert "7 cells under 6 columns" in reasons[4]
    assert reasons[5] == "document is empty"
    assert "whole number" in reasons[6]
    assert "below value" in reasons[7]
    assert reasons[8] == "the same as row 1"
    originals = {row["row"]: row["original"] for row in made.quarantine}
    assert originals[2] == rows[1].decode()
    assert originals[3] == "news/1,Caf\\udce9 owners 12%.,12,percent,,"


def test_a_quoted_cell_over_several_lines_is_one_row():
    text = HEAD + 'news/1,"Two\nlines, 40%.",40,percent,,\nnews/1,Bad.,x,percent,,\n'
    made = only(claim_table("claims/a.csv", text.encode()))
    assert made.records[0]["quote"] == "Two\nlines, 40%."
    assert made.quarantine[0]["row"] == 2
    assert made.quarantine[0]["original"] == "news/1,Bad.,x,percent,,"


def test_what_spoils_a_whole_file_sets_it_aside_once():
    for data, told in [
        (b"", "empty"),
        (b"document,value\nx,1\n", "no column 'quote'"),
        (b"document,quote,value,atribution\nx,y,1,z\n", "rename it to 'attribution'"),
        (b"\x00\x01\x02", "no text"),
    ]:
        made = only(claim_table("claims/a.csv", data))
        assert made.rows_in == 1
        [aside] = made.quarantine
        assert told in aside["reason"]
        assert aside["row"] is None


def test_columns_that_mean_nothing_are_named_not_refused():
    made = claim_table("claims/a.csv", b"document,quote,value,colour\nx,y 1%,1,red\n")
    assert made.extra == ["colour"]
    assert len(made.records) == 1


def test_json_lines():
    lines = [
        json.dumps({"document": "d", "quote": "q 5%", "value": 5, "n": None}),
        "{broken",
        "[1, 2]",
        '{"document": "d", "quote": "half \\ud800 of it", "value": 5}',
    ]
    made = only(claim_table("claims/a.jsonl", "\n".join(lines).encode()))
    assert [record["value"] for record in made.records] == [5]
    assert [row["row"] for row in made.quarantine] == [2, 3, 4]
    assert "broken JSON" in made.quarantine[0]["reason"]
    assert "must be a JSON object" in made.quarantine[1]["reason"]


def test_a_workbook_gives_percentages_as_it_shows_them():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["document", "quote", "value"])
    sheet.append(["d", "72% of them", 0.72])
    sheet["C2"].number_format = "0%"
    sheet.append(["d", "12 of them", 12.0])
    data = io.BytesIO()
    book.save(data)
    made = only(claim_table("claims/a.xlsx", data.getvalue()))
    assert [(r["value"], r["unit"]) for r in made.records] == [(72, "percent"), (12, "")]
    broken = only(claim_table("claims/b.xlsx", b"PK\x03\x04 no workbook"))
    assert "no readable workbook" in broken.quarantine[0]["reason"]


def test_decisions():
    text = (
        "target,ruling,value,reason,by,date,expires,expect\n"
        "c0123456789abcdef,waive,,fine,ann,2026-01-02,,\n"
        "c0123456789abcdef,assign,,no id,ann,2026-01-02,,\n"
        "c0123456789abcdef,correct,seventy,,ann,,,\n"
        "c0123456789abcdef,bless,,,ann,,,\n"
        "c0123456789abcdef,waive,,,ann,yesterday,,\n"
        "two words,waive,,,ann,,,\n"
    )
    made = only(decision_table("decisions/a.csv", text.encode()))
    assert [record["ruling"] for record in made.records] == ["waive"]
    reasons = [row["reason"] for row in made.quarantine]
    for told, reason in zip(
        ("needs the id", "no number", "none of accept", "is no date", "neither a claim_id"),
        reasons,
        strict=True,
    ):
        assert told in reason


def test_manifest_rows_need_their_file():
    text = (
        "url,source_id,file,http_status,error,retrieved_at,media_type\n"
        "https://a.example,a,a.html,200,,2026-01-02T03:04:05Z,text/html\n"
        "https://b.example,b,b.html,200,,2026-01-02T03:04:05Z,text/html\n"
        "https://c.example,c,,timeout,,2026-01-02T03:04:05Z,\n"
        "https://d.example,d,,404,,soon,\n"
        "https://e.example,e,../sources/s.json,200,,2026-01-02T03:04:05Z,\n"
        ",,,404,,2026-01-02T03:04:05Z,\n"
        "https://f.example,f,,403,Forbidden,2026-01-02T03:04:05Z,\n"
    )
    made = only(manifest_table("evidence/manifest.csv", text.encode(), {"evidence/a.html"}))
    assert [record["source_id"] for record in made.records] == ["a", "f"]
    assert made.records[0]["file"] == "evidence/a.html"
    assert [row["row"] for row in made.quarantine] == [2, 3, 4, 5, 6]


@pytest.mark.parametrize("n", ["lots", "9-11", "4.5", "-3"])
def test_what_is_no_number_of_respondents_is_told_what_is(n):
    data = f"document,quote,value,n\nd,q 5%,5,{n}\n".encode()
    [aside] = claim_table("claims/c.csv", data).quarantine
    assert aside["reason"] == f"n must be a whole number of respondents such as 1,200, not '{n}'"
