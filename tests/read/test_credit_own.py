"""What is a document's own, and what it sets beside it."""

import pytest

from flows.land.reader import read_bytes
from flows.read.model import Credit
from flows.read.reader import read

_OTHERS = "https://nation.example/record/7"


def _credits(text: str) -> list[Credit]:
    return [credit for _, credit, _ in read(read_bytes("a.md", text.encode(), None)).claims]


def _types(text: str) -> list[str]:
    return [credit.type for credit in _credits(text)]


_OWN = (
    "# Our baker survey\n\nWe surveyed bakers. Our survey found much; our respondents told "
    "us more.\n\n"
)


def test_a_link_to_another_site_is_what_others_found() -> None:
    made = _credits(f"{_OWN}* 27% of respondents bake ([56% nationally]({_OTHERS})).\n")
    assert [(c.type, c.url) for c in made] == [("own", None), ("none", _OTHERS)]


@pytest.mark.parametrize(
    "text",
    [
        "* 65% nap (nationally, 69% report that they do).\n",
        "Only 27% of our respondents bake. This compares with 56% nationally.\n",
        "Only 27% of our respondents bake, compared to 56% across the country.\n",
    ],
)
def test_what_is_given_beside_it_for_everybody_is_not_its_own(text: str) -> None:
    assert _types(_OWN + text) == ["own", "none"]


def test_a_survey_of_a_whole_nation_is_its_own() -> None:
    assert (
        _types(f"{_OWN}Nationwide, 56% of respondents bake; 27% do in the north.\n") == ["own"] * 2
    )


def test_a_section_that_presents_findings_of_nobody_named_presents_its_own() -> None:
    text = "This section presents important findings from the research.\n\n{} bake at home.\n"
    assert _types(text.format("Some 62% of adults")) == ["own"]
    whose = "This section presents findings from the Loaf Council.\n\nSome 62% of adults bake.\n"
    assert "own" not in _types(whose)


_INTERVIEW = (
    "**Ada Rye of Crust University asked 61 bakers what goes wrong at night.**\n\n"
    "**Professor Rye, what surprised you?**\n\nIn our study, 13% of bakers never sleep. Another "
    "64% told us that noise wakes them.\n\n**Is there a cure?**\n\nTalk. The Guild of Millers says "
    "that 20% do.\n"
)


def test_in_an_interview_we_are_those_who_answer() -> None:
    made = _credits(_INTERVIEW)
    assert {credit.type for credit in made} == {"named"}
    assert [c.publisher for c in made] == [*["Crust University"] * 2, "Guild of Millers"]


def test_a_house_that_answers_its_readers_is_no_interview() -> None:
    text = (
        "We answer what you send in.\n\n**Does anybody still bake?**\n\nIn our own tests for "
        "clients last year, 71% of loaves rose.\n\n**Is it worth it?**\n\nYes.\n"
    )
    assert _types(text) == ["own"]


@pytest.mark.parametrize(
    "text",
    ["For 64% of our users, rye comes first.\n", "The rest of our audience (36%) prefer oats.\n"],
)
def test_what_our_users_do_is_our_own(text: str) -> None:
    assert _types(text) == ["own"]


def test_a_report_linked_further_on_is_not_what_is_our_own() -> None:
    text = (
        "The rest of our audience (36%) prefer oats. You can read the full report of the Guild "
        "[here](https://guild.example/report).\n"
    )
    assert [(c.type, c.url) for c in _credits(text)] == [("own", None)]


def test_what_a_text_works_out_is_its_own() -> None:
    def types(text: str) -> list[str]:
        return [credit.type for _, credit, _ in read(read_bytes("a.md", text.encode())).claims]

    assert types("Modelling the effect of rents on births reveals a 14% fall in villages.") == [
        "own"
    ]
    assert types(
        "Plotting rents against births demonstrates that **villages shrink**.\n\n"
        "- In Harrow, births fell by 14%.\n"
    ) == ["own"]
    assert types("Modelling the Census Bureau's data shows a 14% fall in villages.") != ["own"]
