"""What tables name and nobody has registered is said, with the row and what to do."""

import time

from flows.land.inputs import Inputs
from flows.materials import few, read_materials
from flows.nearest import nearest

SOURCES = ("sources/a.csv", b"id,title\nloaf-2024,Loafscope\n")
ROWS = b"""document,quote,value,unit,source_id
a.md,Of us 5% go.,5,percent,loaf-2042
a.md,Of us 6% go.,6,percent,loaf-2042
a.md,Of us 7% go.,7,percent,loaf-2024
a.md,Of us 8% go.,8,percent,
"""
CLAIMS = ("claims/a.csv", ROWS)
MANIFEST = ("evidence/manifest.csv", b"url,source_id,file\nhttps://a.example/,owl,\n")


def test_an_id_that_no_entry_has_is_told_and_the_row_stays():
    found = read_materials(Inputs(claims=[CLAIMS], sources=[SOURCES], manifest=MANIFEST))
    assert found.tally.quarantine == []
    assert len(found.tabled) == 4
    claims, manifest = found.tally.notes
    assert claims.startswith(
        "claims/a.csv rows 1, 2: source_id 'loaf-2042' is no id of the registry"
        " (did you mean 'loaf-2024'?);"
    )
    assert claims.endswith("Mend the id, or register the source")
    assert manifest.startswith("evidence/manifest.csv row 1: source_id 'owl' is no id")


def test_an_inbox_full_of_them_is_told_in_few_lines():
    assert few(list("abcdefg")) == [*"abcde", "... and 2 more of this kind"]
    assert few(list("abcde")) == [*"abcde"]


def test_thousands_of_unknown_ids_beside_thousands_of_known_ones_take_no_time():
    known = "".join(f"loaf-{number}-of-{number % 7},Loaf {number}\n" for number in range(4000))
    rows = "".join(f"https://a.example/{n},loof-{n}-of-{n % 7},\n" for n in range(4000))
    sources = ("sources/a.csv", f"id,title\n{known}".encode())
    manifest = ("evidence/manifest.csv", f"url,source_id,file\n{rows}".encode())
    began = time.process_time()
    found = read_materials(Inputs(sources=[sources], manifest=manifest))
    assert time.process_time() - began < 20  # letter by letter, all with all, it is minutes
    assert "(did you mean 'loaf-0-of-0'?)" in found.tally.notes[0]
    assert found.tally.notes[-1] == "... and 3995 more of this kind"


def test_the_nearest_name_is_found_among_many_and_only_if_it_is_like():
    known = [f"survey-{number}" for number in range(3000)] + ["Bread Barometer 2024"]
    assert nearest(["bread barometr 2024", "owl", ""], known) == {
        "bread barometr 2024": "Bread Barometer 2024"
    }
