"""Figures that meet a claim's value by chance, and what honest sentences look like beside them."""

import pytest

from tests.trace.test_what_articles_make_of_sources import verdicts

ACCUSED = {"value_differs", "context_differs", "figure_absent", "misattributed"}
SUPPORTED = {"supported", "supported_within_rounding"}
RULE = "54% told us their firm had cut the rule. In our 2021 wave it was 41%."
POOLS = "38% of pools close in winter. In 2019 it was 22%."
BOOKS = "46% of readers borrowed a book. A year earlier it was 51%."


def outcome(source, sentence, figure):
    world = {"title": "Panel Report 2024", "source": source, "claims": [(sentence, figure, "")]}
    return verdicts(world)[0]


@pytest.mark.parametrize(
    ("source", "sentence", "figure"),
    [
        (RULE, "The share that had cut the rule stood at 54% when it was asked in 2021.", "54%"),
        (POOLS, "In 2019, 38% of pools closed in winter.", "38%"),
        (BOOKS, "The share of readers who borrowed a book was 46% a year earlier.", "46%"),
        (
            "9% of riders had to stand. 64% of riders found a seat with a table.",
            "91% of riders found a seat with a table.",
            "91%",
        ),
        (
            "27% have considered giving up. 60% of keepers receive no pay for it.",
            "73% of keepers receive no pay.",
            "73%",
        ),
        (
            "The average fee rose by 7.5%. Turnover is 33% in large homes and 27% in small homes.",
            "Turnover is 40.5% in small homes and 33% in large homes.",
            "40.5%",
        ),
        (
            "Half of all loans are below 48,000. Of new applicants, 37% were refused a loan.",
            "New applicants were refused a loan in 50% of cases.",
            "50%",
        ),
        (
            "Fewer than a third had a plan. 18% have never held a drill.",
            "31% have never held a drill.",
            "31%",
        ),
        (
            "Plots with mulch got 17% less water (lowest 9%, highest 24%).",
            "Mulch saved 30% of the water.",
            "30%",
        ),
    ],
)
def test_a_value_that_is_there_by_chance_supports_nothing(source, sentence, figure):
    assert outcome(source, sentence, figure)[0] in ACCUSED


@pytest.mark.parametrize(
    ("source", "sentence", "figure"),
    [
        (RULE, "In 2021 the share was 41%; it is 54% now.", "41%"),
        (RULE, "The share has reached 54%, after 41% in 2021.", "54%"),
        (POOLS, "Closures spread: 38% of pools shut in winter, in 2019 it was 22%.", "38%"),
        (POOLS, "Since 2019 the share of pools that close in winter has grown to 38%.", "38%"),
        (BOOKS, "46% of readers borrowed a book, five points fewer than a year earlier.", "46%"),
        (BOOKS, "The share of readers who borrowed a book was 51% a year earlier.", "51%"),
        ("64% of museums charge. In 2023 it was 64%.", "64% of museums charged in 2023.", "64%"),
        (
            "9% of riders had to stand. Of riders in Norham, 12% had to stand.",
            "91% of riders found a seat.",
            "91%",
        ),
        (
            "41% of bands cannot find a drummer. 22% of bands rehearse in a garage.",
            "59% of bands have no trouble finding a drummer.",
            "59%",
        ),
        (
            "23% of swimmers drop out in the first term. 61% of swimmers like their coach.",
            "77% of swimmers stay beyond the first term.",
            "77%",
        ),
        (
            "15% of households heat with wood, 22% with oil and 48% with gas.",
            "37% of households heat with wood or oil.",
            "37%",
        ),
        ("Two thirds of the boats leak.", "67% of boats leak.", "67%"),
    ],
)
def test_what_looks_like_it_and_is_so_stays_supported(source, sentence, figure):
    assert outcome(source, sentence, figure)[0] in SUPPORTED


@pytest.mark.parametrize(
    ("source", "sentence", "figure"),
    [
        (
            "Entry should cost nothing, in the opinion of 64%. In poor households 71% thought so.",
            "Should entry be free? 64% of visitors think so.",
            "64%",
        ),
        (
            "Of the more than 900 fathers who answered, 52% took leave at the birth.",
            "52% of fathers took leave at the birth.",
            "52%",
        ),
        (
            "Of the 412 bakers who replied, 30% bake at night.",
            "30% of bakers bake at night.",
            "30%",
        ),
        ("Women make up 61% of active borrowers.", "61% of borrowers are women.", "61%"),
        (
            "44% of pensioners look after a grandchild each week.",
            "44% of retired people mind a grandchild every week.",
            "44%",
        ),
        (
            "21% of women expecting a child worked until the last month.",
            "21% of pregnant women worked until the final month.",
            "21%",
        ),
        (
            "30% of teenagers worry about debt in the family.",
            "30% of teenagers fear that their family cannot pay what it owes.",
            "30%",
        ),
    ],
)
def test_the_same_people_by_other_words_are_not_accused(source, sentence, figure):
    assert outcome(source, sentence, figure)[0] not in ACCUSED


@pytest.mark.parametrize(
    ("source", "sentence", "figure"),
    [
        (
            "This year 12% of member bakeries hired an apprentice.",
            "Apprentices' wages rose 12% in 2024.",
            "12%",
        ),
        (
            "46% of adults named wholemeal, 31% white and 17% rye.",
            "Wholemeal sales grew by 46% in 2024.",
            "46%",
        ),
    ],
)
def test_a_share_of_people_is_no_change(source, sentence, figure):
    assert outcome(source, sentence, figure)[0] not in SUPPORTED | ACCUSED


def test_a_change_that_the_source_has_as_one_is_supported():
    said, _ = outcome("Wages of apprentices rose 12%.", "Apprentices' wages rose 12%.", "12%")
    assert said in SUPPORTED
