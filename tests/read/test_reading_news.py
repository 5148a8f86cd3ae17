"""Sentences as news stories and statistics posts write them, read from the text on."""

import pytest

from flows.land.reader import read_bytes
from flows.read.model import Credit, Figure, Meaning
from flows.read.reader import read


def _claims(text: str) -> list[tuple[Figure, Credit, Meaning]]:
    return read(read_bytes("a.md", text.encode(), None)).claims


def _others(text: str) -> dict[str, str | None]:
    return {f.text: f.why_not for f in read(read_bytes("a.md", text.encode(), None)).others}


_SAID = {
    "article and adjective": (
        "An overwhelming 80% of growers want rain.",
        [("growers", "want rain")],
    ),
    "a little over": (
        "A little over 20 percent of growers said they would add ovens.",
        [("growers", "said they would add ovens")],
    ),
    "the share who": (
        "Some 28% of bakers said rye was good. That is more than the 16% who said it was bad.",
        [("bakers", "said rye was good"), ("bakers", "said it was bad")],
    ),
    "those surveyed saying": (
        "The best loved was Crumb, with 23% of those surveyed saying they buy it.",
        [("those surveyed", "saying they buy it")],
    ),
    "with them": (
        "Young voters were keen to bake, with 88% of them saying they had.",
        [("Young voters", "saying they had")],
    ),
    "against": (
        "Women used ovens more than men (86% of women against 75% men).",
        [("women", "used ovens more than men"), ("men", "used")],
    ),
    "adverb before the verb": (
        "A fifth of women aged between 20 and 34 still live at home.",
        [("women aged between 20 and 34", "still live at home")],
    ),
    "adverb of a relative clause": (
        "Some 87% of bakers who are able to work remotely choose to do so.",
        [("bakers who are able to work remotely", "choose to do so")],
    ),
    "average as a verb": (
        "Handmade rye loaves average 70.5% water.",
        [("Handmade rye loaves", "average water")],
    ),
    "dashes": (
        "Just 31 percent of growers -- less than one-third -- said they would expand.",
        [("growers", "said they would expand")] * 2,
    ),
    "if inside that": (
        "Some 32% of bakers say that if they had to move, they would bake at home.",
        [("bakers", "say that if they had to move, they would bake at home")],
    ),
    "among in front of with": (
        "These shares were higher among older bakers, with 22% being tired.",
        [("older bakers", "being tired")],
    ),
    "figures that show": (
        "Figures from the Loaf Council show that rented ovens rose to 62%.",
        [("rented ovens", "rose")],
    ),
    "of those who said": (
        "Of those who said their trust had declined, 64 per cent said waste was a factor.",
        [("those who said their trust had declined", "said waste was a factor")],
    ),
    "quotation": (
        "Nearly half of adults rate bread “poor,” while 37 percent of men say it is “fair.”",
        [("adults", "rate bread “poor”"), ("men", "say it is “fair.”")],
    ),
    "survey of": (
        "A new Loafwatch survey of Employed Adults finds that 81% like their oven.",
        [("Employed Adults", "like their oven")],
    ),
    "subject of the sentence before": (
        "Americans weren’t thrilled with bread. Only 18 percent said it got better.",
        [("Americans", "said it got better")],
    ),
    "in that period": (
        "The number of owned ovens rose from 15 million to 15.5 million in that period.",
        [("owned ovens", "The number rose"), ("owned ovens", "The number rose in that period")],
    ),
    "more of them": (
        "More small bakers (27%) will be looking to hire.",
        [("small bakers", "will be looking to hire")],
    ),
    "headline in capitals": (
        "95% of Parents Feel Overwhelmed at Times",
        [("Parents", "Feel Overwhelmed at Times")],
    ),
    "as a clause": (
        "Many bakers will make sacrifices, as 62% would take a cut in pay.",
        [("bakers", "would take a cut in pay")],
    ),
    "before a dash": (
        "More adults in Norrhaven were tired — 30.8 percent, compared to 19% of bakers in Ryeton.",
        [("adults in Norrhaven", "were tired"), ("bakers in Ryeton", "were tired")],
    ),
    "groups in brackets": (
        "This was more common among old bakers (26%) than young bakers (17%).",
        [("old bakers", "This was more common"), ("young bakers", "This was more common")],
    ),
    "feared": (
        "The Guild added that almost half of bakers feared things would get worse.",
        [("bakers", "feared things would get worse")],
    ),
    "how many of them": (
        "Two-thirds of 1200 owners asked by the Guild said they did not expect growth.",
        [("owners asked by the Guild", "said they did not expect growth")],
    ),
    "verbs in no list": (
        "Some 60% of adults juggle two jobs, and 30% of parents scroll their phones.",
        [("adults", "juggle two jobs"), ("parents", "scroll their phones")],
    ),
    "million facing": (
        "Bakers are tired, with 3.7 million facing the prospect of closing.",
        [("Bakers", "facing the prospect of closing")],
    ),
    "goal of people": (
        "The main goal of 54% of bakers is to sell more bread.",
        [("bakers", "The main goal is to sell more bread")],
    ),
}


@pytest.mark.parametrize(("text", "said"), _SAID.values(), ids=_SAID.keys())
def test_of_whom_and_what(text: str, said: list[tuple[str, str]]) -> None:
    assert [(m.population, m.statement) for _, _, m in _claims(text)] == said


@pytest.mark.parametrize(
    "text",
    [
        "Some 43% of bakers forecast their sales will dive.",
        "Some 29% of firms expect prices will rise.",
    ],
)
def test_what_people_foresee_is_a_share_of_them(text: str) -> None:
    assert [figure.kind for figure, _, _ in _claims(text)] == ["share"]


def test_what_follows_the_next_months_is_no_forecast_of_another_clause() -> None:
    text = (
        "Some 14 percent of bakers fear that they will lose their job in the next three months, "
        "and one in five say it is likely they will bake less.\n"
    )
    assert [figure.kind for figure, _, _ in _claims(text)] == ["share", "share"]


def test_one_time_in_two_units() -> None:
    text = "Adults watch an average of 2 hours and 30 minutes of films, and bake for 1 hour a day."
    assert [(f.text, f.value, f.unit) for f, _, _ in _claims(text)] == [
        ("2 hours and 30 minutes", 2.5, "duration:hour"),
        ("1 hour", 1.0, "duration:hour"),
    ]


def test_a_number_of_people_is_no_year() -> None:
    text = "A new poll of over 2000 British parents warns that almost a third are at the edge."
    assert [(m.n, m.period) for _, _, m in _claims(text)] == [(2000, None)]


def test_a_verb_behind_and_ends_who_was_asked() -> None:
    text = (
        "The report is based on polling by Loafwatch of 5500 parents and highlights the problems. "
        "Just four in ten think that they are valued."
    )
    assert [m.population for _, _, m in _claims(text)] == ["parents"]


def test_who_earns_how_much_is_no_claim() -> None:
    text = "Those earning over £55,000 are likelier to bake than people with incomes under £14,000."
    assert _others(text) == {"£55,000": "population", "£14,000": "population"}
    assert len(_claims("Bakers with a degree earn over £55,000 on average.")) == 1


def test_those_who_will_be_asked_are_no_sample() -> None:
    text = """The Guild’s survey asked nearly 25,000 people between January and March.

By the end of the year, the office will have survey results from 90,000 people.

The survey showed that 28% of people bake.
"""
    assert [meaning.n for _, _, meaning in _claims(text)] == [25000]


def test_ages_of_those_asked() -> None:
    text = "The survey – done in May among 1,453 13-17-year-olds – found that 40% of them bake."
    assert [meaning.n for _, _, meaning in _claims(text)] == [1453]


def test_a_change_and_what_it_led_to_are_no_range() -> None:
    found = _claims("Rented ovens increased by 1.3 million to 9.3 million in 2021.")
    assert [(f.value, f.value_high, f.kind) for f, _, _ in found] == [
        (1.3e6, None, "change"),
        (9.3e6, None, "level"),
    ]
    [(ranged, _, _)] = _claims("Prices of bread fell by 10 percent to 15 percent last year.")[:1]
    assert ranged.kind == "change"


def test_what_is_more_than_a_known_figure_does_not_hedge_it() -> None:
    found = _claims("Some 28% bake, which is more than the 16% who mill. More than 40% do both.")
    assert [figure.comparator for figure, _, _ in found] == ["~", "=", ">"]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Households headed by somebody under 65 will grow by 3 per cent.", "65"),
        ("The 35 to 44 and 45 to 54 brackets fell by 1 per cent.", "45 to 54"),
        ("- Over 65 = 85.53%", "65"),
    ],
)
def test_ages_however_they_are_named(text: str, age: str) -> None:
    assert _others(text)[age] == "age"


def test_a_label_and_its_share_are_no_sum() -> None:
    [(figure, _, _)] = _claims("- Ages 25-44 = 95.19%\n")
    assert figure.text == "95.19%"
    assert _others("The sum is 3 x 20 = 60% of that.")["60%"] == "hypothetical"


@pytest.mark.parametrize(
    "text",
    [
        "Research was done online by Loafwatch and involved 2,120 adults. Some 40% bake.",
        "The Loafwatch survey encompassed nearly 2,120 adults. It found that 40% bake.",
        "Loafwatch worked with Crumb to survey 2,120 adults. They found that 40% bake.",
    ],
)
def test_who_took_part(text: str) -> None:
    [(_, _, meaning)] = _claims(text)
    assert meaning.n == 2120


def test_reportedly_in_another_clause_credits_nobody() -> None:
    text = "Our survey found that 56% bake. Bakers spend 3 hours on it, which many reportedly like."
    assert [credit.type for _, credit, _ in _claims(text)] == ["own", "own"]


def test_who_performed_a_survey_is_credited_not_who_helped() -> None:
    text = (
        "There are worries raised by this survey, which was performed by the Harrow School of "
        "Baking in conjunction with the Crumb Foundation. It found that 43% are tired.\n"
    )
    [(_, credit, _)] = _claims(text)
    assert credit.publisher == "Harrow School of Baking"


def test_another_poll_without_a_name_is_not_the_one_with_a_name() -> None:
    text = """Loafwatch’s survey found that 40% of bakers use rye, and 30% use white.

Half of bakers say that bread is cheap, according to a new poll.

A third of millers agree.
"""
    assert [c.publisher or c.type for _, c, _ in _claims(text)][2:] == ["vague", "none"]


def test_a_year_in_which_something_rose_is_not_the_year_of_its_source() -> None:
    text = """Figures released by the Loaf Council show that ovens rose to 9.3 million in 2021.

The share of owned ovens fell to 62.5 per cent.
"""
    assert [credit.year for _, credit, _ in _claims(text)] == [None, None]
    compares = """According to the Crumb Council study, 57% bake.

The study compares data from October 2020 and January 2022.

Only 36% said so.
"""
    assert [credit.year for _, credit, _ in _claims(compares)] == [None, None]


def test_an_edition_is_not_whom_a_figure_is_of() -> None:
    text = "Loafwatch found that 40% of bakers use rye. The 2022 edition of its survey found 30%."
    assert _claims(text)[1][2].population != "The 2022 edition of its survey"


def test_a_figure_of_nothing_is_read_all_the_same() -> None:
    assert len(_claims("Of bakers, 40% of")) == 1


def test_a_new_survey_behind_a_headline_with_a_name_is_that_one() -> None:
    text = """# Half of bakers use rye, a Loafwatch survey finds

More than a third of bakers are tired, according to a new survey.

The Loafwatch survey of 1,200 adults found that 40% use rye, 20% use white and 10% use none.
"""
    assert {c.publisher for _, c, _ in _claims(text)} == {"Loafwatch"}


def test_a_bump_is_not_what_was_said_before() -> None:
    text = "Some 81% of bakers are glad. The survey saw an eight percent bump in trust of millers."
    assert _claims(text)[1][2].statement == "saw bump in trust of millers"


def test_how_much_those_counted_would_give_up_is_no_claim_of_its_own() -> None:
    text = "Some 62% of bakers would accept a pay cut of 10% or more. Pay was cut by 5% last year."
    assert [figure.text for figure, _, _ in _claims(text)] == ["62%", "5%"]
    assert _others(text) == {"10%": "detail"}


def test_which_was_higher_is_of_what_stands_before() -> None:
    text = "There were 5,800 bread deaths in 2017, which was 6 per cent higher than before."
    assert {meaning.population for _, _, meaning in _claims(text)} == {"bread deaths in 2017"}


def test_each_item_of_a_list_has_its_own_share() -> None:
    text = "Parents felt overwhelmed (49%), anxious (43%), unsupported (36%) and lonely (26%)."
    items = [(meaning.statement or "").split()[-1] for _, _, meaning in _claims(text)]
    assert items == ["overwhelmed", "anxious", "unsupported", "lonely"]
