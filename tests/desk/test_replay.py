"""Mending quarantined rows: what is offered, what is taken, and where it ends up."""

import csv
import datetime as dt
import io
import json

import pytest

from flows.cli.main import run
from flows.desk.replay import CHANGED, GONE, UNCHANGED, mended_rows, row_texts, sheet, to_mend
from flows.desk.replay import with_states as states
from flows.land.inputs import Inputs, Read
from flows.land.repairs import NotMended, mend, mended, read_repairs
from flows.steps import follow
from warehouse.connect import writer
from warehouse.load import load

HEAD = "document,quote,value,unit\n"
GOOD = 'a.md,"Of bakers, 41% own a cat.",41,percent'
BAD = 'a.md,"Of nurses, 12% walk.",twelve,percent'
MENDED = BAD.replace("twelve", "12")


def land(**files):
    """Rows of an inbox of tables."""
    return follow(Read(), Inputs(**files), today="2026-05-01")


def opened(file, data, **more):
    followed = land(claims=[(file, data)], hashes={file: "now"}, **more)
    return followed.rows["quarantine"]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_row_is_mended_where_it_stands_and_the_rest_stays(newline, encoding):
    data = newline.join([HEAD.strip(), GOOD, BAD, ""]).encode(encoding)
    [row] = opened("claims/d.csv", data)
    [offered] = to_mend([row], {"claims/d.csv": data})
    assert (offered["row"], offered["text"]) == (2, BAD)
    after = mend("claims/d.csv", data, BAD, MENDED)
    followed = land(claims=[("claims/d.csv", after)])
    assert (followed.rows_in, followed.rows_loaded) == (2, 2)
    assert [claim["value"] for claim in followed.rows["claims"]] == [41.0, 12.0]


def test_a_row_over_several_lines_and_bytes_that_are_no_utf_8():
    long = 'a.md,"Of nurses,\n12% walk.",twelve,percent'
    latin = b'a.md,"Caf\xe9s: 9% close.",9,percent'
    data = f"{HEAD}{long}\n".encode() + latin + b"\n"
    rows = sorted(opened("claims/d.csv", data), key=lambda row: row["row"])
    texts = [row["text"] for row in to_mend(rows, {"claims/d.csv": data})]
    assert texts[0] == long
    assert "\\udce9" in texts[1]
    repairs = {texts[0]: long.replace("twelve", "12"), texts[1]: latin.decode("latin-1")}
    followed = land(claims=[("claims/d.csv", mended("claims/d.csv", data, repairs))])
    assert (followed.rows_in, followed.rows_loaded) == (2, 2)


def test_entries_of_registries_are_mended():
    faulty = {"id": "b", "title": "Dogs", "custom": {"survey": {"n": "many"}}}
    good = {"id": "a", "title": "Cats"}
    data = json.dumps([good, faulty]).encode()
    [text] = [text for n, text in row_texts("sources/s.json", data).items() if n == 2]
    repaired = text.replace('"many"', "900")
    assert json.loads(mend("sources/s.json", data, text, repaired))[1]["custom"] == {
        "survey": {"n": 900}
    }
    bib = b"@report{a,\n title = {Cats},\n n = {many}\n}\n\n@report{b, title = {Dogs}}\n"
    text = row_texts("sources/s.bib", bib)[1]
    after = mend("sources/s.bib", bib, text, text.replace("many", "900"))
    followed = land(sources=[("sources/s.bib", after)])
    assert [row["n"] for row in followed.rows["sources"]] == [900, None]


def test_a_repair_is_over_when_the_file_itself_is_put_right():
    fixed = (HEAD + MENDED + "\n").encode()
    assert mended("claims/d.csv", fixed, {BAD: MENDED}) == fixed
    with pytest.raises(NotMended, match="no such row in it any more"):
        mend("claims/d.csv", fixed, BAD, MENDED)


def test_part_of_a_line_is_no_row():
    data = (HEAD + "x" + BAD + "\n").encode()
    assert mended("claims/d.csv", data, {BAD: MENDED}) == data


def test_what_became_of_the_files():
    rows = [{"file": name, "content_hash": "old"} for name in ("same", "other", "away")]
    told = states(rows, {"same": ["old"], "other": ["new"]})
    assert [row["in_raw"] for row in told] == [UNCHANGED, CHANGED, GONE]


def edited(text, **cells):
    rows = list(csv.DictReader(io.StringIO(text)))
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys())
    writer.writeheader()
    writer.writerows(row | cells for row in rows)
    return out.getvalue().encode()


@pytest.mark.parametrize("as_json", [False, True])
def test_a_sheet_comes_back_as_it_went_out(as_json):
    """Also a row that a spreadsheet would run as a formula."""
    formula = '=cmd|"/c calc"!A1,"Of nurses, 12% walk.",twelve,percent'
    data = (HEAD + formula + "\n").encode()
    files, rows = {"claims/d.csv": data}, opened("claims/d.csv", data)
    text = sheet(to_mend(rows, files), as_json=as_json)
    if as_json:
        back = text.replace(',twelve,percent"}', ',12,percent"}').encode()
    else:
        assert "\"'=cmd" in text
        back = edited(text, repaired="'" + formula.replace("twelve", "12"))
    found = mended_rows(("r.jsonl" if as_json else "r.csv", back), rows, files)
    assert found.refused == []
    assert [row["repaired"] for row in found.rows] == [formula.replace("twelve", "12")]


def test_what_was_mended_badly_is_offered_as_it_was_mended():
    data = (HEAD + BAD + "\n").encode()
    files, repairs = {"claims/d.csv": data}, {"claims/d.csv": {BAD: "worse"}}
    [offered] = to_mend(opened("claims/d.csv", data), files, repairs)
    assert (offered["text"], offered["repaired"]) == (BAD, "worse")


def test_what_cannot_be_put_through_is_told():
    data = (HEAD + GOOD + "\n" + BAD + "\n").encode()
    files, rows = {"claims/d.csv": data}, opened("claims/d.csv", data)
    text = sheet(to_mend(rows, files), as_json=False)
    untouched = mended_rows(("r.csv", text.encode()), rows, files)
    assert (untouched.rows, untouched.refused) == ([], [])
    emptied = mended_rows(("r.csv", edited(text, repaired="")), rows, files)
    assert emptied.rows == []
    assert emptied.refused[0].startswith("r.csv row 1: 'repaired' is empty, and the row stays in")
    two = mended_rows(("r.csv", edited(text, repaired=f"{MENDED}\n{GOOD}")), rows, files)
    assert two.rows == []
    assert "one row must stay one row, and the file would have 3 for 2" in two.refused[0]
    closed = mended_rows(("r.csv", edited(text, repaired=MENDED)), [], files)
    assert "not open in quarantine any more" in closed.refused[0]
    nameless = mended_rows(("r.csv", edited(text, file="")), rows, files)
    assert "says not which row it repairs" in nameless.refused[0]


def test_of_two_repairs_the_later_holds_and_bad_ones_are_counted():
    head = b"file,text,repaired\n"
    first = ("repairs/1.csv", head + b"claims/d.csv,old,new\n,what,ever\n")
    second = ("repairs/2.csv", head + b"claims/d.csv,old,newer\n")
    repairs, read, aside = read_repairs([first, second])
    assert repairs == {"claims/d.csv": {"old": "newer"}}
    assert (read, [(row["file"], row["row"]) for row in aside]) == (2, [("repairs/1.csv", 2)])


def test_an_empty_quarantine_is_said_to_be_empty(tmp_path, capsys):
    (tmp_path / "raw").mkdir()
    file, moment = tmp_path / "w.duckdb", dt.datetime(2026, 5, 1)  # noqa: DTZ001
    with writer(file) as con:
        counts = dict.fromkeys(("rows_in", "rows_loaded", "rows_quarantined"), 0)
        load(con, "r1", {}, started_at=moment, finished_at=moment, version="1", **counts)

    def said(*words):
        where = ("--raw", str(tmp_path / "raw"), "--warehouse", str(file))
        assert run(["replay", *words, *where]) == 0
        return capsys.readouterr().out

    assert said() == "nothing is open in quarantine\n"
    assert said("--closed") == "nothing that was in quarantine is resolved yet\n"
    assert json.loads(said("--format", "json")) == []
    assert said("--format", "csv").startswith("quarantine_id,")
    sheet = tmp_path / "repairs.csv"
    assert "nothing is open in quarantine" in said("--sheet", str(sheet))
    assert not sheet.exists()
