"""Tables spoilt in ways that could lose rows without a word, or stop all the rest."""

import io
import os

import openpyxl
import pytest

from flows.errors import BadInput
from flows.land.inbox import scan
from flows.land.paths import BadSidecar, parse_sidecar
from flows.land.tables import claim_table, decision_table, manifest_table
from flows.land.values import NotAValue, values_of

HEAD = "document,quote,value,population\n"


def claims(text):
    return claim_table("claims/a.csv", text.encode())


def reasons(typed):
    return [row["reason"] for row in typed.quarantine]


def balanced(typed):
    return typed.rows_in == len(typed.records) + len(typed.quarantine)


def test_a_quotation_mark_without_its_fellow_takes_no_other_rows_with_it():
    typed = claims(HEAD + 'd1,5% do,5,"adults\nd2,6% do,6,kids\nd3,7% do,7,"all, or most"\n')
    assert [row["document"] for row in typed.records] == ["d2", "d3"]
    [row] = typed.quarantine
    assert (row["row"], row["original"]) == (1, 'd1,5% do,5,"adults')
    assert balanced(typed)
    assert typed.rows_in == 3


def test_a_cell_of_several_lines_is_one_cell():
    typed = claims(HEAD + 'd1,5% do,5,"adults\nand others"\nd2,6% do,6,kids\n')
    assert [row["population"] for row in typed.records] == ["adults\nand others", "kids"]


def test_other_sheets_of_a_workbook_are_told():
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet("May")):
        sheet.append(["document", "quote", "value"])
        sheet.append(["d", "5% do", 5])
    book.create_sheet("Empty")
    file = io.BytesIO()
    book.save(file)
    typed = claim_table("claims/a.xlsx", file.getvalue())
    assert len(typed.records) == 1
    assert "the sheet 'May' is not read" in reasons(typed)[0]
    assert balanced(typed)


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        ("a.csv", "document,quote,value,Value\nd,5% do,5,7\n", "two columns are called 'value'"),
        ("a.jsonl", '{"document": "d", "quote": "q", "value": 5, "value": 7}\n', "twice"),
        ("a.jsonl", '{"document": "d", "quote": "q", "value": 5, "Value": 7}\n', "twice"),
    ],
)
def test_one_column_has_one_value(file, text, words):
    typed = claim_table(f"claims/{file}", text.encode())
    assert typed.records == []
    assert words in reasons(typed)[0]


def test_half_a_character_of_utf_16_spoils_its_file_alone():
    data = b"\xff\xfe" + "document,quote,value\nd,5% do,5\n".encode("utf-16-le")
    assert len(claim_table("claims/a.csv", data).records) == 1
    assert "no valid UTF-16" in reasons(claim_table("claims/a.csv", data + b"\n"))[0]


def test_numbers_that_fit_nowhere():
    head = "document,quote,value,n\n"
    assert "whole number" in reasons(claims(head + f"d,5% do,5,1{'0' * 30}\n"))[0]
    manifest = f"url,source_id,file,http_status\nhttps://a.example,a,,{'9' * 30}\n"
    assert "no HTTP status" in reasons(manifest_table("evidence/m.csv", manifest.encode(), ()))[0]
    with pytest.raises(NotAValue, match="too large"):
        values_of("9" * 305 + " million")


def test_rulings_that_differ_in_an_unknown_column_are_the_same():
    text = "target,ruling,remark\nc1,waive,first\nc1,waive,second\n"
    typed = decision_table("decisions/a.csv", text.encode())
    assert len(typed.records) == 1
    assert reasons(typed) == ["the same as row 1"]


@pytest.mark.parametrize("data", [b"[" * 3000, b'title: "\\ud800"'])
def test_a_sidecar_that_cannot_be_read(data):
    with pytest.raises(BadSidecar):
        parse_sidecar(data)


def test_a_name_that_is_not_utf_8_is_set_aside(tmp_path):
    (tmp_path / "articles").mkdir()
    with open(os.fsencode(tmp_path / "articles") + b"/caf\xe9.md", "wb") as file:  # noqa: PTH123
        file.write(b"72% do.")
    inbox = scan(tmp_path)
    assert inbox.articles == []
    [row] = inbox.quarantine
    assert row["file"] == "articles/caf\\udce9.md"
    assert "not valid UTF-8" in row["reason"]


def test_a_folder_that_cannot_be_listed_is_not_gone(tmp_path, monkeypatch):
    (tmp_path / "articles").mkdir()

    def walk(folder, onerror):
        onerror(PermissionError(13, "Permission denied", str(folder)))
        return iter(())

    monkeypatch.setattr(os, "walk", walk)
    with pytest.raises(BadInput, match="cannot be listed"):
        scan(tmp_path)
