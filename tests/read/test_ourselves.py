"""What a house tells of itself by its name, and names that are no source."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read

HOUSE = "---\npublisher: Postbird\n---\n"


def kinds(text):
    found = read(read_bytes("a.md", text.encode())).claims
    return [(credit.type, credit.publisher) for _, credit, _ in found]


@pytest.mark.parametrize(
    "text",
    [
        "In the first quarter 98% of the mail sent through Postbird arrived.",
        "Some 12% of Postbird customers write every day.",
        "Postbird delivered 61,000 letters in May.",
        "The Postbird's own helpline took 61,000 calls.",
    ],
)
def test_a_house_by_its_name(text):
    assert kinds(HOUSE + text) == [("own", "Postbird")]


@pytest.mark.parametrize(
    "text",
    ["Some 12% of letters never arrive.", "Of all letters 12% are birds, a Postbird is not one."],
)
def test_a_house_that_only_tells(text):
    assert kinds(HOUSE + text)[0][0] == "none"


def test_what_others_count_of_a_house_is_theirs():
    text = "According to the Loaf Council, 20% of Postbird customers nap."
    assert kinds(HOUSE + text) == [("named", "Loaf Council")]


def test_a_survey_reports_that():
    assert kinds("A national survey reports that 40% of bakers nap.")[0][0] == "vague"


def test_a_census_is_named():
    assert kinds("Census data show that 40% of bakers nap.") == [("named", "Census")]


def test_a_body_s_say_ends_with_its_paragraph_though_a_list_follows():
    text = (
        "It took Crumb until 2016 to report that 1.5 billion ovens had burnt.\n\n"
        "The worst that most firms do? Leave the bread in.\n\n"
        "1. Loaf Net: 412 million ovens\n2. MyOven: 360 million ovens\n"
    )
    assert kinds(text)[1:] == [("none", None)] * 2


def test_the_data_is_of_nobody_who_only_said_something():
    text = (
        "Crumb said that 12% of ovens burnt.\n\nOf the rest, 4% was rust. As we saw in the data "
        "of the fires, it is clear that cooks need timers.\n\nSome 71% of doors were open.\n"
    )
    assert kinds(text)[-1][0] == "none"
