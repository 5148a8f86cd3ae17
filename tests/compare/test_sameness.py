"""Whether two claims assert one statistic."""

import re

import pytest

from flows.compare.pairs import Entry
from flows.compare.sameness import judge
from flows.compare.statistics import group
from flows.slots.reading import readings
from schemas import Claims, Observations, Sources, frame, records
from tests.compare.pairing import compare, figured, pair, row_of_citation, row_of_claim

SAME = [
    (
        ("38% of older workers look after a relative.", "38%", 38),
        ("Caring for a relative is what 38% of older workers do.", "38%", 38),
    ),
    (
        ("62% of beekeepers feed their colonies sugar in autumn.", "62%", 62),
        ("Feeding sugar to colonies in autumn is done by 62% of beekeepers.", "62%", 62),
    ),
    (
        ("41% of employers plan to hire apprentices next year.", "41%", 41),
        ("Next year 41% of companies intend to take on apprentices.", "41%", 41),
    ),
    (
        ("Seven in ten cyclists (70%) wear a helmet in town.", "70%", 70),
        ("A helmet is worn in town by 70% of cyclists.", "70%", 70),
    ),
    (
        ("21% of glaziers finished the season owing money.", "21%", 21),
        ("For 21% of glaziers the season ended in debt.", "21%", 21),
    ),
    (
        ("In 17% of barns — the Guild's number — there is no roof at all.", "17%", 17),
        ("Some 17% of barns have no roof whatever.", "17%", 17),
    ),
    (
        ("Orders for garden sheds rose 30% between 2021 and 2024.", "30%", 30, {"kind": "change"}),
        ("Increase in orders of garden sheds (2021–2024): 30%", "30%", 30, {"kind": "change"}),
    ),
]

# Told twice in one article: a teaser, a table, the text.
TWICE = [
    ("62% of farmers go without crop insurance", "26% of farmers do not insure their crops."),
    (
        "Energy now eats 9% of costs",
        "Energy accounts for 19% of the costs of a bakery.",
    ),
    (
        "The average tenant spends 34% of income on rent.",
        "Tenants hand over 43% of their income for rent on average.",
    ),
    ("Share of renters who moved last year | 21%", "12% of renters moved house last year."),
    (
        "41% of volunteers are over 60.",
        "14% of volunteers are over 60, according to the club's report.",
    ),
    (
        "61% of cooks took a course on knives in the past year.",
        "Just 55% of cooks took a course on knives last year.",
    ),
]

# Built alike, and set against each other.
CONTRASTED = [
    ("71% of parents read to them every day.", "38% of parents read to them once a week."),
    ("57% of waste is recycled in the city.", "31% of waste is burned."),
    (
        "34% of tenants spend more than half of their income on rent.",
        "52% of tenants spend more than a third of their income on rent.",
    ),
    ("62% of farmers have crop insurance.", "38% of farmers do not have crop insurance."),
    ("50% of nurses want to leave.", "12% of nurses have left."),
    ("66% of women cycle to work.", "58% of men cycle to work."),
    (
        "The 2022 edition put the share of beekeepers who feed sugar in autumn at 19%.",
        "The guild also found that 27% of beekeepers feed sugar in autumn.",
    ),
    (
        "In Norham, 44% of voters support the bridge.",
        "In Sundale, 61% of voters support the bridge.",
    ),
    (
        "Before the reform 23% of shops opened on Sundays.",
        "After the reform 47% of shops opened on Sundays.",
    ),
    ("54% of small firms export.", "71% of large firms export."),
    ("27% of pupils walk to school.", "29% of teachers walk to school."),
    (
        "48% of patients wait longer than two weeks.",
        "19% of patients wait longer than a month.",
    ),
    ("63% of owners insure their dog.", "29% of owners insure their cat."),
    (
        "35% of respondents named cost as the main barrier.",
        "22% of respondents named time as the main barrier.",
    ),
    ("52% of adults plan to get the flu shot.", "45% of adults got the flu shot last year."),
    ("18% trust the mayor.", "39% trust the council."),
    ("In an earlier count, 68% of potters fired with gas.", "62% of potters fire with gas."),
    ("In the survey before, 68% of potters fired with gas.", "62% of potters fire with gas."),
    (
        "31% of potters bought clay abroad in the second quarter.",
        "24% of potters bought clay abroad in the third quarter.",
    ),
    (
        "38% of pupils take a tablet to bed.",
        "62% of pupils say that their parents look at a tablet over breakfast.",
    ),
]

APART = [
    (  # population
        ("62% of beekeepers feed their colonies sugar in autumn.", "62%", 62),
        ("62% of young beekeepers feed their colonies sugar in autumn.", "62%", 62),
    ),
    (  # statement
        ("62% of beekeepers feed their colonies sugar in autumn.", "62%", 62),
        ("62% of beekeepers sell honey at a market.", "62%", 62),
    ),
    (  # intention and fact
        ("41% of employers plan to hire apprentices.", "41%", 41),
        ("41% of employers have hired apprentices.", "41%", 41),
    ),
    (  # change and share
        ("Orders for garden sheds rose 30% last year.", "30%", 30, {"kind": "change"}),
        ("30% of orders are for garden sheds.", "30%", 30),
    ),
    (  # comparison and share
        (
            "Orders for garden sheds were 30% higher than last year.",
            "30%",
            30,
            {"kind": "multiple"},
        ),
        ("Garden sheds are 30% of orders.", "30%", 30),
    ),
    (  # denied
        ("58% of skaters have broken a bone.", "58%", 58),
        ("58% of skaters have never broken a bone.", "58%", 58),
    ),
    (  # year
        ("In 2019, 52% of gardeners had a compost heap.", "52%", 52),
        ("In 2023, 57% of gardeners had a compost heap.", "57%", 57),
    ),
    (  # base
        ("40% of adults own a bicycle.", "40%", 40),
        ("40% of adults who own a bicycle ride it to work.", "40%", 40),
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_statistic_in_two_wordings(one, other):
    found = pair(one, other)
    assert found is not None
    assert found["same"]
    assert not found["same_words"]


@pytest.mark.parametrize(("one", "other"), APART)
def test_near_misses_stay_apart(one, other):
    found = pair(one, other)
    assert found is None or not found["same"]


@pytest.mark.parametrize(("one", "other"), TWICE)
def test_one_statistic_told_twice(one, other):
    found = pair(figured(one), figured(other), credits=("guild|2024", "guild|2024"))
    assert found is not None
    assert found["same"]
    assert found["relation"] == "conflict"


def test_the_year_in_the_name_of_a_report_is_not_that_of_what_it_found():
    one = ("The Quay Pulse 2025 finds a ladder in the cellar of 24% of skippers.", "24%", 24)
    other = ("In 2024, 38% of skippers had a ladder in the cellar.", "38%", 38)
    assert pair(one, other)["same"]
    assert pair(one, other, credits=("one|2025", "one|2024")) is None
    dated = ("The Quay Pulse finds a ladder in the cellar of 24% of skippers in 2025.", "24%", 24)
    assert pair(dated, other) is None


def test_that_two_bodies_have_one_value_says_that_it_is_of_one_thing():
    whole = "% of skippers had rung the bell on the foggy pier twice."
    short = "% of skippers had by last winter rung one."
    seventeen = (f"17{whole}", "17%", 17)
    assert pair(seventeen, (f"17{short}", "17%", 17))["same"]
    other = pair(seventeen, (f"19{short}", "19%", 19))
    assert other is None or not other["same"]
    # one in six is often equal by chance
    told = {"step": 0.1, "in_words": True}
    sixth = [(f"One in six{w.removeprefix('%')}", "One in six", 16.7, told) for w in (whole, short)]
    found = pair(*sixth)
    assert found is None or not found["same"]


@pytest.mark.parametrize(("one", "other"), CONTRASTED)
def test_contrasts_are_no_contradictions(one, other):
    found = pair(figured(one), figured(other), credits=("guild|2024", "guild|2024"))
    assert found is None or not found["same"]


def test_two_credits_for_one_passage_are_one_statistic():
    own = ("For 28% the squeeze meant a month without wages.", "28%", 28)
    lent = ("28% drew nothing for a time, says the guild of turners.", "28%", 28)
    rows = [row_of_claim("c0", *own), row_of_claim("c1", *lent)]
    figure = {
        "observation_id": "o", "source_id": "potters", "file": "evidence/p.md", "locator": "line 1",
        "start": 0, "figure": "28%", "quote": "28% were unable to pay themselves.", "value": 28.0,
        "comparator": "=", "unit": "percent", "step": 1.0, "in_words": False, "kind": "share",
        "attribution_type": "none", "status": "asserted",
    }  # fmt: skip
    held = [
        {"claim_id": "c0", "outcome": "supported", "observation_id": "o", "derived": None},
        {"claim_id": "c1", "outcome": "misattributed", "observation_id": "o", "derived": None},
    ]
    for second, same in (("misattributed", True), ("figure_absent", False)):
        held[1]["outcome"] = second
        _, _, comparisons = group(
            records(frame(Claims, rows)),
            [row_of_citation("c0", "potters", None), row_of_citation("c1", "turners", None)],
            [],
            records(frame(Observations, [figure])),
            held,
        )
        assert any(row["same"] for row in comparisons) is same


def test_the_words_of_a_claim_may_tell_what_those_of_its_source_do_not():
    rows = [
        row_of_claim("c0", "52% of adults went to a museum at least once in 2024.", "52%", 52),
        row_of_claim("c1", "39% of adults visited museums at least once in 2024.", "39%", 39),
    ]
    answer = {
        "observation_id": "o", "source_id": "board", "file": "evidence/b.txt", "locator": "line 1",
        "start": 0, "figure": "52", "quote": "At least once | 52", "value": 52.0,
        "comparator": "=", "unit": "percent", "step": 1.0, "in_words": False, "kind": "share",
        "attribution_type": "none", "status": "asserted",
    }  # fmt: skip
    cited = [row_of_citation("c0", "board", None), row_of_citation("c1", "panel", None)]
    held = [{"claim_id": "c0", "outcome": "supported", "observation_id": "o", "derived": None}]
    observed = records(frame(Observations, [answer]))
    _, _, comparisons = group(records(frame(Claims, rows)), cited, [], observed, held)
    assert [row["same"] for row in comparisons] == [True]


@pytest.mark.parametrize(
    ("asked", "same"), [("software developers", True), ("web developers", False), (None, False)]
)
def test_whom_a_survey_asked_goes_without_saying_in_a_claim_of_it(asked, same):
    rows = [
        row_of_claim(
            *("c0", "48% of software developers use an assistant daily.", "48%", 48),
            population="software developers",
        ),
        row_of_claim(
            *("c1", "63% of developers use an assistant every day.", "63%", 63),
            population="developers",
        ),
    ]
    known = [
        {"source_id": name, "study_id": name, "aliases": "[]", "cites": "[]", "file": "s", "row": 1}
        | {"population": asked}
        for name in ("pulse", "bench")
    ]
    cited = [row_of_citation("c0", "bench", None), row_of_citation("c1", "pulse", None)]
    _, _, comparisons = group(
        records(frame(Claims, rows)), cited, records(frame(Sources, known)), [], []
    )
    assert any(row["same"] for row in comparisons) is same


def entry(claim_id, figure, *texts):
    made = [
        readings([row_of_claim(f"{claim_id}{i}", text, figure, figure[:-1])], claims=True)[0]
        for i, text in enumerate(texts)
    ]
    return Entry(made[0], source_id=claim_id, stated=made[1] if made[1:] else None)


def test_two_claims_and_the_words_of_their_sources_say_together_what_none_says_alone():
    one = "For 31% of bakers, the year ended in debt."
    other = "Red figures are rarer than you think: 22% of bakers closed the year owing money."
    its = "At the last harvest 31% of bakers were in debt, not counting mortgages."
    theirs = "At the end of the year, did you owe money (other than a mortgage)? 22% of bakers did."
    assert not judge(entry("a", "31%", one), entry("b", "22%", other)).same
    assert judge(entry("a", "31%", one, its), entry("b", "22%", other, theirs)).same


FAR = [
    # values so far apart must share more words than a topic
    (
        ("86% of bakers trust what their own miller tells them about rye flour.", "86%", 86),
        ("6% of bakers have left a miller over advice on flour for pizza.", "6%", 6),
    ),
    (
        ("On average a mill waits 12 weeks for flour from the coast.", "12 weeks", 12),
        ("On average a mill by the coast is told of storms 90 weeks ahead.", "90 weeks", 90),
    ),
]


@pytest.mark.parametrize(("one", "other"), FAR)
def test_values_far_apart_need_more_words(one, other):
    assert not any(row["same"] for row in compare(one, other)[2])


NO_CONTRAST = [
    (
        "38% of mills gave a night shift to someone without a licence because of a badge.",
        "51% of mills filled a night shift with someone who had no licence, because of a badge.",
    ),
    (
        "No more than 48% of bakers would take a free oven this autumn.",
        "57% of bakers would take a free oven this autumn.",
    ),
    (
        "61% of bakers (not those of the other panel) sat through fire training in the past year.",
        "55% of bakers sat through fire training last year.",
    ),
]


@pytest.mark.parametrize(("one", "other"), NO_CONTRAST)
def test_what_sets_nothing_apart(one, other):
    figures = [re.search(r"\d+", text)[0] for text in (one, other)]
    claims = [(text, f"{n}%", int(n)) for text, n in zip((one, other), figures, strict=True)]
    (row,) = compare(*claims)[2]
    assert row["same"], row["parts"]


@pytest.mark.parametrize(
    ("year", "same"),
    [("In 2021", False), ("In 2024", True), ("This spring", True), ("In a 2021 survey", True)],
)
def test_what_a_survey_says_of_years_before_is_not_what_another_finds_now(year, same):
    sources = [
        {"source_id": s, "study_id": s, "aliases": "[]", "cites": "[]", "file": "s", "row": 1,
         "issued_year": 2024}
        for s in ("guild", "birch")
    ]  # fmt: skip
    claims = [
        row_of_claim("c0", f"{year}, 29% of skippers had a ladder in the cellar.", "29%", 29),
        row_of_claim("c1", "A ladder stands in the cellar of 51% of skippers.", "51%", 51),
    ]
    cited = [row_of_citation("c0", "guild", None), row_of_citation("c1", "birch", None)]
    *_, found = group(
        records(frame(Claims, claims)), cited, records(frame(Sources, sources)), [], []
    )
    assert [row["same"] for row in found] == [True] * same


@pytest.mark.parametrize(
    ("here", "there", "met"),
    [
        ("2025-06-03/2025-06-09", "2025-06-17/2025-06-23", False),
        ("2025-06", "2025-07", False),
        ("2025-06-03/2025-06-09", "2025-06-08/2025-06-12", True),
        ("2025-06-03/2025-06-09", "2025", True),
    ],
)
def test_polls_of_one_pollster_at_other_times_are_others(here, there, met):
    said = ("Crumb Polls found that 45% of voters say the mill should close.", "45%", 45)
    later = ("Crumb Polls found that 52% of voters say the mill should close.", "52%", 52)
    one, other = (
        (*told, {"period": period, "population": "voters"})
        for told, period in ((said, here), (later, there))
    )
    found = pair(one, other, credits=("crumb polls|", "crumb polls|"))
    assert bool(found and found["same"]) is met


def test_one_registered_survey_is_one_whatever_month_articles_give_it():
    said = ("Crumb Polls found that 45% of voters say the mill should close.", "45%", 45)
    later = ("Crumb Polls found that 52% of voters say the mill should close.", "52%", 52)
    one, other = (
        (*told, {"period": period, "population": "voters"})
        for told, period in ((said, "2025-06"), (later, "2025-07"))
    )
    assert pair(one, other, sources=("s1", "s1"))["same"]
