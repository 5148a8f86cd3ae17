import io

import openpyxl
import pytest

from flows.trace.grids import NoGrid, grids_of
from flows.trace.toplines import topline_observations


def read(text, name="evidence/t.csv"):
    return topline_observations(grids_of(name, text.encode()))


def slots(record, *names):
    return tuple(record[name] for name in names)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Harvest,2024 (1000 hl),2023 (1000 hl)\nAll,1500,1384\n", [1_500_000, 1_384_000]),
        ("Million crowns,2024,2023\nNet sales,1250,1175\n", [1.25e9, 1.175e9]),
        ("Million crowns,2024,2023\nStores,212,198\n", [212, 198]),  # nobody has so many millions
    ],
)
def test_the_scale_may_stand_in_the_header_or_the_corner(text, values):
    assert [record["value"] for record in read(text)] == values


def test_one_column_a_year():
    found = read("item,2023,2024\nFerries,12,14\nShare on time (%),71,68.5\nChange (%),,3\n")
    assert [slots(r, "statement", "period", "value", "unit", "kind") for r in found] == [
        ("Ferries", "2023", 12, "count", "level"),
        ("Ferries", "2024", 14, "count", "level"),
        ("Share on time", "2023", 71, "percent", "share"),
        ("Share on time", "2024", 68.5, "percent", "share"),
        ("Change", "2024", 3, "percent", "change"),
    ]
    assert found[3]["decimals"] == 1
    assert found[3]["step"] == pytest.approx(0.1)
    assert found[3]["locator"] == "cell C3"
    assert found[3]["quote"] == "Share on time (%) | 2024 | 68.5"


def test_money_named_in_the_caption():
    found = read("Guild: average fee in pounds\nItem,2024\nNew stone,4150\n")
    assert [slots(r, "value", "unit") for r in found] == [(4150, "currency:GBP")]
    found = read("Mean weight in pounds\nLoad,2024\nFlour,50\n")
    assert [slots(r, "value", "unit") for r in found] == [(50, "count")]


def test_one_row_an_answer():
    found = read(
        'question,answer,percent\n"Do you row? (n=212)",yes,38\n"Do you row? (n=212)",no,62\n'
    )
    assert slots(found[0], "statement", "value", "unit", "n") == (
        *("Do you row? / yes", 38, "percent", 212),
    )
    assert found[0]["group_id"] == found[1]["group_id"]


CROSS = """Table 3: Rowing
,,Age,
,Total,18-34,35+
Unweighted base,1200,400,800
Q1 Do you row?,,,
Base: all adults
Yes,45%,30%,51%
No,55%,70%,49%
Source: Office of Oars
"""


def test_groups_bases_and_questions():
    found = read(CROSS)
    assert len(found) == 6
    assert slots(found[0], "population", "n", "value") == ("all adults", 1200, 45)
    assert slots(found[1], "population", "n", "value") == ("Age / 18-34", 400, 30)
    assert found[0]["statement"] == "Do you row? / Yes"
    assert found[0]["attribution_publisher"] == "Office of Oars"


def test_bare_numbers_that_make_a_hundred_are_percentages():
    found = read("answer,Total\nyes,45\nno,50\ndo not know,5\n")
    assert {r["unit"] for r in found} == {"percent"}
    assert {r["unit"] for r in read("answer,Total\nyes,45\nno,80\n")} == {"count"}


def test_columns_for_base_margin_and_year():
    found = read(
        "group;year;% who row;n;margin of error\nwomen;2024;41;310;5.6\nmen;2024;38;290;5.7\n"
    )
    names = ("population", "statement", "value", "unit", "n", "moe", "period")
    assert [slots(record, *names) for record in found] == [
        ("women", "who row", 41, "percent", 310, 5.6, "2024"),
        ("men", "who row", 38, "percent", 290, 5.7, "2024"),
    ]


def test_units_in_cells_and_labels():
    found = read("item,value\nMean fare,$12.50\nWait (minutes),9-11\nFleet,1.2 million\n")
    assert [slots(r, "value", "value_high", "unit") for r in found] == [
        (12.5, None, "currency:USD"),
        (9, 11, "duration:minute"),
        (1_200_000, None, "count"),
    ]


def test_a_workbook_shows_what_the_sheet_shows():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Q1"
    for row in (["answer", "Total"], ["yes", 0.724], ["no", 0.276]):
        sheet.append(row)
    for cell in ("B2", "B3"):
        sheet[cell].number_format = "0%"
    out = io.BytesIO()
    book.save(out)
    found = topline_observations(grids_of("evidence/t.xlsx", out.getvalue()))
    assert slots(found[0], "value", "unit", "locator") == (72.4, "percent", "Q1!B2")


def test_records_in_json():
    found = read('[{"item": "row", "2024": "41%"}, {"item": "sail", "2024": "12%"}]', "e/t.json")
    assert [slots(r, "statement", "value", "period") for r in found] == [
        ("row", 41, "2024"),
        ("sail", 12, "2024"),
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [("e/t.xlsx", b"no zip"), ("e/t.json", b"{"), ("e/t.json", b"[1]"), ("e/t.csv", b"a\0b")],
)
def test_what_is_no_table(name, data):
    with pytest.raises(NoGrid):
        grids_of(name, data)


@pytest.mark.parametrize("text", ["", "\n\n", "words only\n", "a,b\nc,d\n"])
def test_a_table_without_values_gives_none(text):
    assert read(text) == []


def test_the_unit_may_stand_above_the_labels():
    found = read(
        '"Nights 2024: share of workers, per cent",2023,2024\nAt sea,3.1,3.4\nAshore,17,18\n'
    )
    assert [slots(r, "value", "unit", "kind") for r in found][:2] == [
        (3.1, "percent", "share"),
        (3.4, "percent", "share"),
    ]
    counts = read("Nights 2024,2023,2024\nAt sea,310,340\n")
    assert {r["unit"] for r in counts} == {"count"}
