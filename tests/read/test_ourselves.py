"""What a house tells of itself by its name, and names that are no source."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read
from flows.read.sole import Sole

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


def test_a_house_that_ran_a_survey_presents_its_results():
    text = (
        "# The State of Open Ovens\n\nIn May we launched our second State of Open Ovens survey.\n\n"
        "Gas is still king: 55% use it. Professionals stick to coal (41%).\n"
    )
    assert [kind for kind, _ in kinds(text)] == ["own", "own"]
    other = text.replace("launched our second", "shared the second").replace(
        "survey.", "survey by the Crumb Council."
    )
    assert "own" not in [kind for kind, _ in kinds(other)]


def test_it_is_no_person_and_the_agency_an_office():
    text = (
        "Burnt bread costs $2 billion, according to a report from the Office of Oven Safety.\n\n"
        "The office's report was asked for by Sen. Pat Ito. It found that 38% had no timer. A "
        "spokesman for the Harrow Bakers Guild said that only 10% burns. Last year, the agency "
        "reported that 20% did."
    )
    publishers = [publisher for _, publisher in kinds(text)]
    assert publishers[1] == publishers[3] == "Office of Oven Safety"


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ('As Ada Rye puts it: "60% of waste is timing."', "Ada Rye"),
        (
            "The Post says 30%. [Ovenista](https://o.example/b) has a similar figure: 35%.",
            "Ovenista",
        ),
    ],
)
def test_set_phrases_that_tell(text, publisher):
    assert kinds(text)[-1] == ("named", publisher)


def test_that_there_are_so_many_is_not_of_the_study():
    text = (
        "# Bakeries lose bread, report finds\n\nBakeries lose 38% of bread, a report by the Loaf "
        "Council found. Bakeries in towns lose 52% of bread.\n\n"
        "Critics from the Guild disagree.\n\nThere are about 30,000 bakeries that bake bread.\n"
    )
    assert kinds(text)[-1][0] == "none"


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        (
            "Some say 40%. We asked the Loaf Council, who told us that it was nearer 20%.",
            ("named", "Loaf Council"),
        ),
        ("We asked 900 bakers how they sleep. 40% nap.", ("own", None)),
        (
            "The Bakers Guild sees 12%.\n\n“Ok,” said Guild president Ada Rye. She says 40% hire.",
            ("named", "Bakers Guild"),
        ),
        ("Crumb found 40%. More recent work suggests that 30% is wasted.", ("vague", None)),
    ],
)
def test_whom_somebody_asked_or_speaks_for(text, credit):
    assert kinds(text)[-1] == credit


def test_a_story_on_a_poll_that_a_union_took() -> None:
    text = (
        "# Half of bakers plan to leave, union survey shows\n\n"
        "Almost half of the bakers plan to leave, a survey by their union has found.\n\n"
        "The Harrow Bakers Union polled 2,400 members. Of those, 48% plan to leave.\n\n"
        "Pay was the reason, cited by 71% of respondents, followed by hours (55%).\n\n"
        "Union secretary Ada Rye said: “One in three tells us so.”\n\n"
        "The Office for Labour counted 1,200 vacancies.\n"
    )
    credits = kinds(text)
    assert credits[:-1] == [("named", "Harrow Bakers Union")] * (len(credits) - 1)
    assert credits[-1] == ("named", "Office for Labour")


def test_a_body_with_its_letters_behind_it_is_the_same():
    key = Sole.__new__(Sole)._name_key
    assert key("Office of Oven Safety (OOS)") == key("Office of Oven Safety")
    assert key("Loaf Council (Harrow and Selm)") != key("Loaf Council")
