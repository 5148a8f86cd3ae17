"""Answer lists of toplines in plain text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.land.blocks import Document
from flows.trace.answers import listed
from flows.trace.asked import facts_in
from flows.trace.copies import read_copy
from flows.trace.text_lines import lines_of
from flows.trace.toplines import topline_observations

TOPLINE = """GULL ISLAND FERRY BOARD
Passenger Count 2025

1. (Passengers) Have you missed a boat this season?
   At least once ........ 37
   Never                  63

2. Would you pay a deposit for a bicycle?
   Yes 44   No 51   Not sure 5

Base: all skippers (n = 212)
3. What keeps you ashore most often? Pick one.
   Wind                 48%
     under 40: 41%, over 60: 57%
   Minutes lost a trip  12

All figures are percentages unless said otherwise.
"""


def answer_observations(text):
    """Values of the lists of a plain text."""
    lists = listed(lines_of(Document("t.txt", text, "text/plain", [])))
    return topline_observations(lists.grids, facts_in(text, ""))


def told(text):
    """Figure, unit, population and statement of each answer."""
    return [
        tuple(row[name] for name in ("figure", "unit", "population", "statement"))
        for row in answer_observations(text)
    ]


def test_answers_are_shares_of_those_who_were_asked_the_question_above():
    missed, deposit = (
        "Have you missed a boat this season?",
        "Would you pay a deposit for a bicycle?",
    )
    assert told(TOPLINE)[:5] == [
        ("37", "percent", "Passengers", f"{missed} / At least once"),
        ("63", "percent", "Passengers", f"{missed} / Never"),
        ("44", "percent", None, f"{deposit} / Yes"),
        ("51", "percent", None, f"{deposit} / No"),
        ("5", "percent", None, f"{deposit} / Not sure"),
    ]


def test_a_base_names_population_and_sample_and_a_label_its_own_unit():
    wind, *_, lost = answer_observations(TOPLINE)[5:]
    assert (wind["figure"], wind["population"], wind["n"]) == ("48%", "all skippers", 212)
    assert (lost["figure"], lost["unit"]) == ("12", "duration:minute")


def test_groups_under_an_answer_are_its_populations():
    text = "Satisfied?\n  Pleased with the crew  71%\n    men 68%, women 74%\n  Not pleased  29%\n"
    assert told(text)[1:3] == [
        ("68%", "percent", "men", "Satisfied? / Pleased with the crew"),
        ("74%", "percent", "women", "Satisfied? / Pleased with the crew"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Rates. The fare was 8.1 per cent higher, compared with 8.7 per cent a year before.\n",
        "The ferry leaves at 9.\nIt takes 40 minutes.\n",
        "Only one row   41%\n",
        "Paid 12, she said, and 14, he said.\n",
        "Fares. The fare was 8.1 per cent higher: adults 3, children 2, dogs 1.\n",
        "The boats: in 2024 we had 14, and in 2025 we had 17.\n",
    ],
)
def test_prose_and_a_single_row_are_no_list(text):
    assert answer_observations(text) == []


def test_years_before_values_are_their_periods():
    found = answer_observations(f"{QUEUE}\n  2025: 19   2021: 9\nAll figures in per cent.\n")
    assert [(o["figure"], o["unit"], o["period"]) for o in found] == [
        ("19", "percent", "2025"),
        ("9", "percent", "2021"),
    ]
    assert {o["statement"] for o in found} == {QUEUE}


def test_years_above_a_change_are_headers_of_a_table_and_its_title_tells_the_scale():
    text = (
        "CATCH (in thousand tonnes)\n\n           2025     2024    change\n"
        "Cod         820      760     +7.9 %\nHake      1,340    1,420     -5.6 %\n"
    )
    assert [
        (o["value"], o["period"]) for o in answer_observations(text) if o["kind"] == "level"
    ] == [
        (820_000, "2025"),
        (760_000, "2024"),
        (1_340_000, "2025"),
        (1_420_000, "2024"),
    ]


def test_bare_numbers_that_make_no_whole_are_counts_unless_the_text_says_percentages():
    boats = "Boats\n  With sails   12\n  With oars   31\n"
    assert {o["unit"] for o in answer_observations(boats)} == {"count"}
    assert {o["unit"] for o in answer_observations(boats + "\nAll numbers in per cent.\n")} == {
        "percent"
    }


QUEUE = "Do you mind queueing for the ferry?"
BY_AGE = '"Rowing keeps you young." (% agree)\n\n'


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        (
            f"{QUEUE}\n\nA lot 22; a little 35; not at all 38; no view 5. (A lot/a little: 57)\n",
            "22 35 38 5 57",
        ),
        (f"{BY_AGE}18-29: 31; 30-59: 44; 60 and over: 62\n", "31 44 62"),
        ("B2. Would pay more, in per cent: for tea 41, for heating 38, for dogs 17.\n", "41 38 17"),
        (f"{QUEUE} yes 64% – no 36%\n", "64% 36%"),
        ("Ferry: at home 37, by rail 49, by boat 14.\nHow? oar 54, sail 46.\n", "37 49 14 54 46"),
        ("Will you row? yes 28, no 72.\nFor a prize: yes 61, no 30, unsure 9.\n", "28 72 61 30 9"),
        ("Colour: white 45 %, red 36 %, blue 19 %\nFlag: new 61 %, old 39 %\n", "45 36 19 61 39"),
        (f"{QUEUE}\n  Rows less than five years ago: 42 %, more: 9 %\n", "42 9"),
        ("Nights at sea.\nnone 40% – 1 or 2 nights 37% – 3 nights or more 23%\n", "40% 37% 23%"),
    ],
)
def test_answers_in_one_line_however_they_are_set_apart(text, answers):
    found = told(text)
    assert [figure.replace(" %", "") for figure, *_ in found] == answers.split()
    assert {unit for _, unit, *_ in found} == {"percent"}


def test_bands_of_age_in_one_line_are_groups():
    found = told(f"{BY_AGE}18-29: 31; 30-59: 44; 60 and over: 62\n")
    assert [who for *_, who, _ in found] == ["18-29", "30-59", "60 and over"]


@pytest.mark.parametrize("value", ["12,3", "12,,3", "1,", "€3,5", "12,3%"])
def test_a_value_that_is_no_number_ends_nothing_and_is_no_answer(value):
    assert answer_observations(f"Boats?\n  Yes   {value}\n  No   {value}\n") == []
    assert answer_observations(f"Boats?\n  Yes {value}   No {value}\n") == []


def test_a_title_above_a_list_is_its_heading_and_no_part_of_what_was_asked():
    one, _ = answer_observations("Ferry Watch 2025\n\nOn time   81%\nLate   17%\n")
    assert (one["heading"], one["statement"]) == ("Ferry Watch 2025", "On time")


def test_each_value_stands_at_its_place():
    for row in answer_observations(TOPLINE):
        assert TOPLINE[row["start"] : row["end"]] == row["figure"]
        assert TOPLINE.split("\n")[row["line"] - 1].count(row["figure"])


def test_in_a_saved_copy_lists_are_read_as_lists_and_prose_as_prose():
    prose = "In spring the Board asked 212 skippers, and 58% of skippers wanted a new pier.\n\n"
    read = read_copy("evidence/ferry.txt", "text/plain", (prose + TOPLINE).encode())
    shares = [(o["figure"], o["unit"]) for o in read.found if o["unit"] == "percent"]
    assert shares == [(f, "percent") for f in "58% 37 63 44 51 5 48% 41% 57%".split()]
    assert all(o["extractor"] for o in read.found)


@given(st.text(alphabet="ab 1.%€\n\t,;:()", max_size=200))
def test_no_text_ends_it(text):
    for row in answer_observations(text):
        assert text[row["start"] : row["end"]] == row["figure"]


def test_long_lines_take_no_time():
    begun = time.process_time()
    answer_observations(("a 1  " * 200_000 + "\n") + (" " * 1_000_000 + "\n") + "." * 1_000_000)
    assert time.process_time() - begun < 2
