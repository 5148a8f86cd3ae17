"""Rulings as rows: the words they rest on, and a file that keeps what stands in it."""

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.desk.ruling import Ruling, guard, target_for
from flows.desk.writing import write_ruling
from flows.errors import BadInput
from flows.land.tables import DECISION_COLUMNS, decision_table

HEAD = ",".join(DECISION_COLUMNS)
LONG = "word " * 60


def ruling(target="UNS101@c1", **columns):
    said = {"ruling": "waive", "by": "Ines", "date": "2026-03-14", "reason": "our own count"}
    return Ruling(target=target, **(said | columns))


def read(path):
    return decision_table("decisions/rulings.csv", path.read_bytes())


@pytest.mark.parametrize(
    ("quote", "figure", "expected"),
    [
        ("Of bakers,  62% own\na cat.", "62%", "Of bakers, 62% own a cat."),
        ("=1+2 says 62%", "62%", "1+2 says 62%"),  # no cell that a spreadsheet would run
        ("clear\x1b[2J 62% of all", "62%", "[2J 62% of all"),
        (None, None, None),
        ("", "62%", None),
    ],
)
def test_a_guard_holds_words_of_the_sentence(quote, figure, expected):
    assert guard(quote, figure) == expected


def test_a_long_sentence_is_cut_around_its_figure_between_words():
    words = guard(f"{LONG}some 62% of bakers {LONG}", "62%")
    assert "some 62% of bakers" in words
    assert len(words) <= 120
    assert set(words.split()) == {"word", "some", "62%", "of", "bakers"}


@given(st.text(max_size=400), st.text(max_size=400))
def test_a_guard_always_stands_in_its_own_sentence(before, after):
    quote = f"{before} 62% {after}"
    assert guard(quote, "62%") in " ".join(quote.split())


def test_the_target_is_readable_where_it_says_enough():
    one = {"finding_id": "f1", "rule": "UNS101", "claim_id": "c1", "source_id": None}
    two = {"finding_id": "f2", "rule": "CON201", "claim_id": "c1", "source_id": None}
    three = {**two, "finding_id": "f3"}
    assert target_for(one, [one, two]) == "UNS101@c1"
    assert target_for(two, [one, two, three]) == "f2"
    source = {"finding_id": "f4", "rule": "DIS401", "claim_id": None, "source_id": "acme"}
    assert target_for(source, [source]) == "DIS401@acme"


def test_a_new_file_has_a_header_and_the_ruling_as_the_next_run_reads_it(tmp_path):
    said = ruling(reason='he said "no", twice', expect="takes 4–6 months")
    written = write_ruling(tmp_path / "decisions", said)
    assert (written.row, written.new, written.outweighs) == (1, True, None)
    typed = read(tmp_path / "decisions" / "rulings.csv")
    [row] = typed.records
    assert (row["reason"], row["expect"]) == ('he said "no", twice', "takes 4–6 months")
    assert typed.quarantine == []


@pytest.mark.parametrize(
    "before",
    [
        f"{HEAD}\n",
        f"{HEAD}\r\nUNS101@c9,waive,,x,,,,\r\n",
        f"{HEAD}\nUNS101@c9,waive,,x,,,,",  # the last line was left open
        f"\ufeff{HEAD.replace(',', ';')}\nUNS101@c9;waive;;x, y;;;;\n",
        "ruling,note,target,reason,by,date,expect,expires,value\nwaive,hm,c9,x,,,,,\n",
        f"{HEAD}\nnonsense\n",  # what is wrong already stays as wrong as it was
    ],
)
def test_what_stands_there_stays_byte_for_byte(tmp_path, before):
    path = tmp_path / "rulings.csv"
    path.write_bytes(before.encode())
    rows = len(read(path).records)
    write_ruling(tmp_path, ruling())
    after = path.read_bytes()
    assert after.startswith(before.encode())
    assert (b"\r\n" in after) == ("\r\n" in before)
    assert after.count(b"\n") - after.count(b"\r\n") == 0 or "\r\n" not in before
    typed = read(path)
    assert len(typed.records) == rows + 1
    assert typed.records[-1]["target"] == "UNS101@c1"


@pytest.mark.parametrize(
    ("before", "word"),
    [
        ("target,ruling,reason,by\n", "'date'"),
        (f'{HEAD}\nUNS101@c9,waive,,"never closed,,,,\n', "quotation mark"),
        (f"{HEAD}\n".encode("utf-16"), "UTF-16"),
    ],
)
def test_a_file_that_would_not_take_the_row_is_left_alone(tmp_path, before, word):
    path = tmp_path / "rulings.csv"
    path.write_bytes(before if isinstance(before, bytes) else before.encode())
    kept = path.read_bytes()
    with pytest.raises(BadInput, match=word):
        write_ruling(tmp_path, ruling(reason="café"))
    assert path.read_bytes() == kept


def test_the_same_ruling_twice_is_written_once(tmp_path):
    write_ruling(tmp_path, ruling())
    again = write_ruling(tmp_path, ruling())
    assert (again.row, again.new) == (1, False)
    assert len(read(tmp_path / "rulings.csv").records) == 1


def test_a_ruling_that_says_otherwise_names_the_one_it_outweighs(tmp_path):
    write_ruling(tmp_path, ruling())
    assert write_ruling(tmp_path, ruling("UNS101@c2", ruling="accept")).outweighs is None
    written = write_ruling(tmp_path, ruling(ruling="accept"))
    assert written.outweighs["row"] == 1


def _write(folder, number):
    write_ruling(Path(folder), ruling(f"UNS101@c{number}", reason="r" * 500))


def test_several_writers_lose_no_row(tmp_path):
    with ProcessPoolExecutor(4) as pool:
        list(pool.map(_write, [str(tmp_path)] * 40, range(40)))
    typed = read(tmp_path / "rulings.csv")
    assert typed.quarantine == []
    assert {row["target"] for row in typed.records} == {f"UNS101@c{n}" for n in range(40)}


def test_a_disk_that_is_full_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    write_ruling(tmp_path, ruling())
    path = tmp_path / "rulings.csv"
    kept = path.read_bytes()
    import os

    real = os.write
    monkeypatch.setattr("flows.sheet.os.write", lambda handle, data: real(handle, data[:5]))
    with pytest.raises(BadInput, match="No space"):
        write_ruling(tmp_path, ruling("UNS101@c2"))
    monkeypatch.undo()
    assert path.read_bytes() == kept
