"""Credits of people without a name, and of what a body is that is no credit of it."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read

_ONE = ["Crumb", "none"]


def _credits(text: str) -> list[str]:
    """Publisher, or else type, of the credit of each claim of a text."""
    found = read(read_bytes("a.md", text.encode(), None))
    return [c.publisher or c.type for _, c, _ in found.claims]


@pytest.mark.parametrize(
    "text",
    [
        "Police said 140 people were fined over the weekend.",
        "Prosecutors allege that the chain hid $4.2 million in losses.",
        "Witnesses said about 500 people had joined the march.",
        "Fire crews said 3,000 hectares had burned.",
        "State media reported that 14 bakers were trapped, and 20% of them were hurt.",
        "Greek police said on Monday that 140 people were fined.",
        "Some 430 people were arrested, according to the police.",
        "Some 430 people were arrested, prosecutors in the north of Norland said.",
        "A Bread House official, who asked not to be named, said 40% of the aid had come.",
        "Residents said at least 20 houses were flooded.",
        "Bakers claim that imports have cut the price of a loaf by 40%.",
        "Tax rules, which Norland bakers claim have cut profits by 40%, are to change.",
        "New filings show it has less than $1.3 million in cash.",
        "According to a recent poll of Norland voters, Marsh has 30% of the vote.",
        "A recent poll of Norland teachers found 61% want smaller classes.",
        "Poll: 54% of voters want a new mayor",
    ],
)
def test_people_without_a_name_are_a_vague_credit(text: str) -> None:
    assert set(_credits(text)) == {"vague"}


def test_who_was_asked_is_no_source_of_the_answers() -> None:
    text = (
        "The Crust Council polled 900 bakers in May.\n\n"
        "Bakers say they work 12% more than a year ago.\n"
    )
    assert "vague" not in _credits(text)


def test_others_who_speak_do_not_hold_a_figure_against_the_survey_before() -> None:
    text = "A survey by Loafwatch found that 62% bake at night. Police said 140 were fined."
    assert _credits(text) == ["Loafwatch", "vague"]


def test_what_follows_people_without_a_name_is_not_theirs() -> None:
    text = "Analysts predict that profits will fall to £170m. It now owns 34 mills."
    assert _credits(text)[1:] == ["none"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What a body is, does, or costs, is not what it said.
        ("Crumb said bread sold well. It employs 4,500 people.", ["none"]),
        ("Crumb said sales rose 8%. Shares in Crumb were up 2%.", ["Crumb", "none"]),
        ("Crumb said sales rose 8%. Crumb supplies 150 towns.", ["Crumb", "none"]),
        ("The firm, which owns 12 mills, said bread sold well.", ["none"]),
        ("Crumb said it would bake more. In value, Crumb at $9.7bn is small.", ["none"]),
        ("Crumb reported 8% growth. Since the fire of 2001, Crumb has cut 900 jobs.", _ONE),
        # What is Crumb's is not said by Crumb.
        ("Ada Rye of Loafwatch says Crumb’s estimated sales, £160m, fell.", ["Loafwatch"]),
        ("Crumb said it sold more. Crumb’s shares closed at 270 pence.", ["none"]),
        # Not "puts at", and no one who is counted speaks.
        ("With 4 million out of work, the Crumb Office has put jobs at the top.", ["none"]),
        ("Twenty-five bakers have warned, according to Crumb Panel.", ["Crumb Panel"]),
        # Who is spoken of in a set phrase of another.
        ("Sales rose 22% after the firm was boosted by the Loaf 2004 fair.", ["none"]),
        ("A Loaf News poll, run with Rye, shows Marsh with 47%.", ["Loaf News"]),
    ],
)
def test_what_a_body_does_is_not_what_it_says(text: str, expected: list[str]) -> None:
    assert _credits(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The figures, from the Loaf Office, show that rents rose 9.2%.", ["Loaf Office"]),
        (
            "The figures, from the LO, the national bread office, show that 12% closed.",
            ["LO"],
        ),
        ("He raised $5 million, according to his campaign finance documents.", ["named"]),
        (
            "“It is 12%,” says Ada Rye of IT firm Crumb Data, which commissioned the survey.",
            ["Crumb Data"],
        ),
        (
            "Ada Rye, an economist at think tank the Loaf Foundation, warned that 12% starve.",
            ["Loaf Foundation"],
        ),
        ("Some said 48 had died. The Loaf Board’s number is 84 deaths.", ["none", "Loaf Board"]),
        ("Some 27% have switched their baker (Source: Which?, 2019).", ["Which?"]),
        (
            "The Mill Institute's survey says 38% strike, not 50% as the union claims.",
            ["Mill Institute", "named"],
        ),
        ("Loaf International accused the army. The group said 600 died.", ["Loaf International"]),
        ("Last month, the government said it had found 500 idle mills.", ["named"]),
        ("Deals are valued at £300m, the Sunday Crumb reported.", ["Sunday Crumb"]),
        (
            "As an Independent, a Rye Consult Poll found, Marsh has 37%.",
            ["Rye Consult Poll"],
        ),
        (
            "Of the guns, 70% came from Norland, according to the Bureau of Rye, Oats and Barley.",
            ["Bureau of Rye, Oats and Barley"],
        ),
        (
            "In data from Loaf Office, 70% came from Norland.\n\nAnother 17% came from Rye.",
            ["Loaf Office", "Loaf Office"],
        ),
    ],
)
def test_who_is_credited(text: str, expected: list[str]) -> None:
    assert _credits(text) == expected


def test_a_senator_of_iowa_is_not_the_writer() -> None:
    text = (
        "In a Loaf News poll released Monday, 50% chose Marsh.\n\n"
        "Among bakers, 56% would vote for Marsh. A third, 37%, would vote for Sen. Rye, I-Vt.\n"
    )
    assert set(_credits(text)) == {"Loaf News"}


def test_answers_go_on_behind_figures_that_adults_gave() -> None:
    text = (
        "It comes after Loaf Office figures released on Monday showed 90% of adults said bread "
        "is dear.\n\nSome 43% said they buy less.\n"
    )
    assert _credits(text) == ["Loaf Office", "Loaf Office"]


def test_an_acronym_is_the_office_also_where_a_headline_had_it_first() -> None:
    text = (
        "# A quarter struggle, LOB says\n\n"
        "Analysis by the Loaf Office of Bread found that 45% struggle.\n\n"
        "A total of 23% of adults starve, analysis by the LOB suggested.\n"
    )
    assert {who.removesuffix(" (LOB)") for who in _credits(text)} == {"Loaf Office of Bread"}


def test_a_survey_without_a_name_has_the_answers_of_those_who_were_polled() -> None:
    text = (
        "Bakers lose patience, a survey suggests.\n\n"
        "Only 42% of them say that money matters.\n\n"
        "Two thirds of all firms polled for the survey plan to stay.\n\n"
        "The survey was conducted by Crumbwatch on behalf of Rye Data.\n"
    )
    assert "none" not in _credits(text)


def test_the_media_of_a_land_and_a_forecaster_are_somebody() -> None:
    for text in (
        "British media said that 41% of bakers quit.",
        "Some 41% of bakers may quit, a European forecaster has warned.",
    ):
        found = read(read_bytes("a.md", f"{text}\n".encode(), None))
        assert [c.type for _, c, _ in found.claims] == ["vague"], text
