"""A figure of others than the claim names: another trade, one kind of them, those left unasked."""

import pytest

from tests.trace.test_nearest import ACCUSED, outcome
from tests.trace.test_verify import one, row_of_claim, row_of_figure, row_of_source

DENTIST = (
    "Respondents who had no dentist at all were asked about self-treatment: 12% had pulled a tooth."
    " This question was not put to anybody else."
)
PART_TIME = (
    "Colleges record outside work for part-time teachers only. Of these part-time teachers 9% hold"
    " another job."
)


@pytest.mark.parametrize(
    ("source", "sentence", "figure"),
    [
        ("12% of adults keep a bee hive at home.", "12% of nurses keep a bee hive at home.", "12%"),
        (
            "54% of parents trust the meals at school.",
            "54% of firefighters trust the meals at school.",
            "54%",
        ),
        (
            "38% of teachers own a boat on the lake.",
            "38% of plumbers own a boat on the lake.",
            "38%",
        ),
        (
            "71% of voters want a new bridge over the river.",
            "71% of geologists want a new bridge over the river.",
            "71%",
        ),
        (DENTIST, "12% of adults have pulled a tooth.", "12%"),
        (PART_TIME, "9% - college teachers with a second job", "9%"),
    ],
)
def test_a_figure_of_others_is_not_that_of_those_the_claim_names(source, sentence, figure):
    assert outcome(source, sentence, figure) == ("context_differs", "population")


@pytest.mark.parametrize(
    ("source", "sentence", "figure"),
    [
        (
            "Nursing Times: 61% of adults in the profession have thought of leaving.",
            "61% of nurses have thought of leaving.",
            "61%",
        ),
        (
            "We polled 900 members of the teaching union. 54% of members mark on Sundays.",
            "54% of teachers mark on Sundays.",
            "54%",
        ),
        (
            "61% of developers write tests first.",
            "61% of software engineers write tests first.",
            "61%",
        ),
        (
            "38% of adults who drive have been stopped at the border.",
            "38% of drivers have been stopped at the border.",
            "38%",
        ),
        ("29% of GPs plan to retire early.", "29% of doctors plan to retire early.", "29%"),
        (
            "72% of managers in kitchens could not find staff.",
            "72% of chefs could not find staff.",
            "72%",
        ),
        ("Of the managers of farms, 40% keep a diary.", "40% of farmers keep a diary.", "40%"),
        (
            "81% of staff in the wards feel tired after a night shift.",
            "81% of nurses feel tired after a night shift.",
            "81%",
        ),
        (
            "58% of households keep hens, the Farmers' Census finds.",
            "58% of farmers keep hens.",
            "58%",
        ),
        (
            "63% of parents read aloud; of teachers, 70% do.",
            "70% of teachers read aloud.",
            "70%",
        ),
        (
            "54% of parents think that school staff earn too little for it.",
            "Do we pay them enough? 54% think that teachers earn too little for it.",
            "54%",
        ),
        (
            "31% of adults in the fishing villages own a boat with a sail.",
            "31% of fishermen own a boat with a sail.",
            "31%",
        ),
        (DENTIST, "Of those without a dentist, 12% have pulled a tooth.", "12%"),
        (
            "Respondents who had moved were asked why: 28% named work. It was not put to others.",
            "Why do people move? 28% of movers named work.",
            "28%",
        ),
        (PART_TIME, "9% - part-time teachers with a second job", "9%"),
        ("Members alone were asked. 9% of them have a boat.", "9% - members with a boat", "9%"),
    ],
)
def test_the_same_people_under_the_name_of_their_trade(source, sentence, figure):
    assert outcome(source, sentence, figure)[0] not in ACCUSED


@pytest.mark.parametrize(
    ("source", "sentence", "accused"),
    [
        ("Evictions were 31% of cases in 2021.", "31% of the cases in 2024 were evictions.", True),
        ("Evictions were 31% of cases in 2022.", "31% of cases in 2022 were evictions.", False),
        ("Evictions were 31% of cases in 2023/24.", "31% of cases in 2024 were evictions.", False),
        ("In 2021 and 2022, 31% of cases were evictions.", "31% of cases in 2022 were it.", False),
    ],
)
def test_of_which_years_cases_a_share_is(source, sentence, accused):
    assert (outcome(source, sentence, "31%")[0] in ACCUSED) == accused


@pytest.mark.parametrize(
    ("asked", "stated", "quote", "expected"),
    [
        ("farmers", "12% of farmers own a drone.", "12% of young farmers own a drone.", True),
        ("farmers", "12% of farmers own a drone.", "12% of farmers own a drone.", False),
        (None, "12% of farmers own a drone.", "12% of young farmers own a drone.", False),
        ("farmers under 40", "12% of farmers fly.", "12% of young farmers fly.", False),
        (
            "young farmers",
            "12% of farmers own a drone.",
            "12% of young farmers own a drone.",
            False,
        ),
        ("farmers", "12% of farmers aged 18 to 35 fly.", "12% of young farmers fly.", False),
        ("parents", "12% of lone parents fly.", "12% of single-parent families fly.", False),
        ("teachers", "12% of ex-teachers miss it.", "12% of retired teachers miss it.", False),
    ],
)
def test_one_kind_of_those_who_were_asked(asked, stated, quote, expected):
    sources = [row_of_source("survey", population=asked, title="Census")]
    made = one(row_of_claim(quote, "12%", 12), [row_of_figure(stated, "12%", 12)], sources=sources)
    assert (made["outcome"] in ACCUSED) == expected
