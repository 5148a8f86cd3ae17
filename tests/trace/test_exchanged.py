"""Figures that are all in the source, each with the words of another, and small words."""

import pytest

from tests.trace.test_settle import trace

SUPPORTED = {"supported", "supported_within_rounding"}
FERRIES = (
    "| Passengers who are | Morning % | Evening % |\n|---|---|---|\n| Content | 58 | 73 |\n"
    "| Seasick | 12 | 9 |\n"
)
OWNERS = (
    "| | Sheep farmers | Goat farmers | All |\n|---|---|---|---|\n| Have a guard dog | 24 % | 31 %"
    " | 28 % |\n"
)
STAFF = (
    "| Was robbed | All shops (%) | 1-9 staff (%) | 10-49 staff (%) |\n|---|---|---|---|\n"
    "| Yes | 34 | 27 | 48 |\n"
)
BELLS = (
    "| Statement | yes (%) | no (%) |\n|---|---|---|\n"
    "| I have heard the bells at night | 72 | 24 |\n"
    "| I feel safe near the tower | 61 | 37 |\n"
)
DUTIES = (
    "| Duty | 2025 (million) | 2024 (million) | Change % |\n|---|---|---|---|\n"
    "| Salt duty | 408 | 400 | 2.0 |\n| Lamp duty | 93 | 100 | -7.0 |\n"
)
POOR = "Households under 1,800 crowns: 47 per cent go hungry."
OFTEN = "Swim in the lake at least once a week: 38 percent (men 41, women 28)"
AGES = "Members under 18: 46 %."
READ = "38 per cent are read to by a parent every day"
BAKERS = "49% are dissatisfied with their oven, 27% are satisfied."
RATES = "| month | average fee (%) |\n|---|---|\n| 2024-06 | 4.6 |\n| 2025-06 | 3.9 |\n"
PLAY = "Play daily or several times a week. Boys: 81%, girls: 54%."
POCKET = "On average it is 28 euros a month. Girls receive 27 euros, boys 29 euros."


def outcomes(source, said, *figures):
    """Outcomes of figures of an article that credits a survey for all it says."""
    entry = {
        "id": "own", "title": "Barn Survey 2025", "publisher": "Union of Barns",
        "issued": {"date-parts": [[2025]]}, "URL": "https://barns.example/survey",
        "abstract": source,
    }  # fmt: skip
    found = trace(f"{said[:-1]}, according to the Barn Survey 2025 of the Union of Barns.", entry)
    return [found[figure][1] for figure in figures]


@pytest.mark.parametrize(
    ("source", "said", "figures"),
    [
        (
            FERRIES,
            "Morning passengers were content (73%) more often than those of the evening (58%).",
            ("73%", "58%"),
        ),
        (BAKERS, "With their oven 49% are content; 27% are unhappy.", ("49%", "27%")),
        (
            "54 per cent ring a bell (girls: 61 per cent; boys: 47 per cent)",
            "Of the girls 47% ring a bell, and of the boys 61%.",
            ("47%", "61%"),
        ),
        (RATES, "The average fee was 4.6%, up from 3.9%.", ("4.6%",)),
    ],
)
def test_two_figures_exchanged(source, said, figures):
    assert not SUPPORTED & set(outcomes(source, said, *figures))


@pytest.mark.parametrize(
    ("source", "said", "figures"),
    [
        (
            FERRIES,
            "Morning passengers were content (58%) less often than those of the evening (73%).",
            ("58%", "73%"),
        ),
        (BAKERS, "With their oven 49% are unhappy; 27% are content.", ("49%", "27%")),
        (RATES, "The average fee was 3.9%, down from 4.6%.", ("3.9%", "4.6%")),
        (RATES, "The average fee was 4.6%, compared with 3.9%.", ("4.6%", "3.9%")),
        (
            RATES,
            "In June 2024 the average fee was 4.6%, compared with 3.9% in June 2025.",
            ("4.6%", "3.9%"),
        ),
        (RATES, "In 2024 the average fee was 4.6%, against 3.9% a year later.", ("4.6%", "3.9%")),
        (
            RATES,
            "Last year's fee of 4.6% was higher, compared with 3.9% this June.",
            ("4.6%", "3.9%"),
        ),
        (
            "31% of shops open late; in 2023 it was 36%.",
            "In 2023, 36% of shops opened late, against 31% now.",
            ("36%", "31%"),
        ),
        (
            FERRIES,
            "Of those travelling in the evening rather than in the morning, 73% are content.",
            ("73%",),
        ),
        (
            BAKERS,
            "49% are anything but satisfied with their oven; 27% are not dissatisfied.",
            ("49%", "27%"),
        ),
        (
            "Complaints dropped from 1,240 in 2023 to 930 in 2024, a quarter less.",
            "The number of complaints fell from 1,240 to 930.",
            ("1,240", "930"),
        ),
        (
            "Crews were called out 48,300 times in 2024, 6 percent less than in 2023 (51,400).",
            "Crews went out 48,300 times last year, fewer than before, with 51,400 calls.",
            ("48,300 times", "51,400"),
        ),
    ],
)
def test_two_figures_each_in_its_place(source, said, figures):
    assert "value_differs" not in outcomes(source, said, *figures)


@pytest.mark.parametrize(
    ("source", "said", "figure", "supported"),
    [
        (OWNERS, "A guard dog is kept by 28% of goat farmers.", "28%", False),
        (OWNERS, "A guard dog is kept by 31% of goat farmers.", "31%", True),
        (OWNERS, "A guard dog is kept by 28% of farmers.", "28%", True),
        (STAFF, "34% of shops with fewer than ten employees were robbed.", "34%", False),
        (STAFF, "27% of shops with fewer than ten employees were robbed.", "27%", True),
        (STAFF, "34% of shops were robbed.", "34%", True),
        (BELLS, "24% have heard the bells at night.", "24%", False),
        (BELLS, "24% have never heard the bells at night.", "24%", True),
        (BELLS, "72% have heard the bells at night.", "72%", True),
        (STAFF, "34% of shops were robbed, most of which have fewer than ten staff.", "34%", True),
        (STAFF, "34% of shops were robbed, more than among those with 1-9 staff.", "34%", True),
        (BELLS, "24% have yet to hear the bells at night.", "24%", True),
        (DUTIES, "The salt duty fell by two percent.", "two percent", False),
        (DUTIES, "The salt duty rose by two percent.", "two percent", True),
        (DUTIES, "The lamp duty fell by seven percent.", "seven percent", True),
        ("19% wash the steps daily.", "19% wash the steps every week.", "19%", False),
        ("19% wash the steps daily.", "19% wash the steps every day.", "19%", True),
        ("14 % of shops open on Sundays.", "14% of shops open on Saturdays.", "14%", False),
        ("14 % of shops open on Sundays.", "14% of shops open on a Sunday.", "14%", True),
        (POOR, "47% of households with more than 1,800 crowns go hungry.", "47%", False),
        (POOR, "47% of households with less than 1,800 crowns go hungry.", "47%", True),
        (OFTEN, "Among women it is 41 percent, after 38% in all.", "41 percent", False),
        (OFTEN, "Among men it is 41 percent, after 38% in all.", "41 percent", True),
        (AGES, "46% of members are minors.", "46%", True),
        (READ, "38% of the kids have a story read by mum or dad every day.", "38%", True),
    ],
)  # fmt: skip
def test_one_figure_for_another(source, said, figure, supported):
    (outcome,) = outcomes(source, said, figure)
    assert (outcome in SUPPORTED) == supported


def test_no_in_other_words_is_no_yes():
    """Who is afraid says no to "I feel safe", and does not take the one figure for the other."""
    (outcome,) = outcomes(BELLS, "37% are afraid when they are near the tower.", "37%")
    assert outcome != "value_differs"


def test_whose_a_figure_is_its_own_clause_says():
    said = "Two thirds play. Among the boys it's 81 percent, among the girls 54 percent."
    assert outcomes(PLAY, said, "54 percent") == ["supported"]
    said = "Boys get two euros more than girls: 29 instead of 27 euros."
    assert outcomes(POCKET, said, "27 euros") == ["supported"]


def _round(month, day, text):
    """A round of a poll that is taken every month."""
    return {
        "id": month.lower(), "title": f"Harbour Barometer, {day} {month} 2025",
        "publisher": "Keel Opinion", "URL": f"https://keel.example/{month}", "abstract": text,
        "issued": {"date-parts": [[2025, 10 if month == "October" else 11]]},
    }  # fmt: skip


ROUNDS = (
    _round("October", "6-10", "The Anchor Party has 33%. A bad job is done by the mayor: 55%."),
    _round("November", "3-7", "The Anchor Party has 31%. A bad job is done by the mayor: 58%."),
)


@pytest.mark.parametrize(
    ("said", "figure", "which"),
    [
        ("The Anchor Party has 31% in the latest Barometer of Keel Opinion.", "31%", "november"),
        ("In October 55% told Keel Opinion that the mayor does a bad job.", "55%", "october"),
        ("In November 58% told Keel Opinion that the mayor does a bad job.", "58%", "november"),
    ],
)  # fmt: skip
def test_rounds_of_one_year_are_told_apart_by_their_months(said, figure, which):
    assert trace(said, *ROUNDS)[figure][:2] == (which, "supported")


def test_rounds_without_a_month_stay_ambiguous():
    said = "58% think that the mayor does a bad job, according to Keel Opinion."
    assert trace(said, *ROUNDS)["58%"][0] is None


def test_what_was_so_in_the_year_of_another_edition_is_looked_for_there():
    now, then = (
        {
            "id": f"y{year}", "title": f"Lodgers Panel {year}", "publisher": "Roof Observatory",
            "issued": {"date-parts": [[year]]}, "URL": f"https://roof.example/{year}",
            "abstract": f"{share}% of lodgers can pay their rent without trouble.",
        }
        for year, share in ((2025, 46), (2024, 52))
    )  # fmt: skip
    said = (
        "Some 46% of lodgers can pay their rent without trouble, compared with 52% in 2024, says"
        " the Lodgers Panel 2025 of the Roof Observatory."
    )
    assert trace(said, now, then)["52%"][1] == "supported"
