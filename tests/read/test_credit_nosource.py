"""Publications and bodies that a text speaks of, and that are no source of its figures."""

import pytest

from flows.land.reader import read_bytes
from flows.read.model import Credit
from flows.read.reader import read


def _credits(text: str) -> list[Credit]:
    return [credit for _, credit, _ in read(read_bytes("a.md", text.encode(), None)).claims]


def _named(text: str) -> list[str | None]:
    return [c.publisher if c.type == "named" else None for c in _credits(text)]


@pytest.mark.parametrize(
    "text",
    [
        "In 2014, Norhaven had the highest rent at about 48% of pay.",
        "Velmora has a jobless rate at 14%.",
        "Brackwater had the world’s worst roads at 31%.",
        "The Bakers’ Guild will publish a report on ovens in May. Some 12% of ovens leak.",
        "Details of the Guild’s forthcoming oven survey are on its site. Some 44% of ovens leak.",
        "The Oven Union plans to launch a second survey of cooks; 33% of cooks bake now.",
        "Sales rose by 31% before the release of Crumb 2.",
        "Norhaven ranks 12th in the land.",
        "These are the shares of traffic:\n\n- 14% – Calendar\n- 13% – Campus Map\n- 9% – Gameday",
        "Some 5% were closed. (For example, “Mostly closed but for one study space”.)",
        "Some 75% of bakers have between 1 and 100 tasks per DAG.",
        "Bakers use it for Watching Ovens (95%), Reading Oven Logs (89%) and sleep (7%).",
    ],
)
def test_what_is_only_spoken_of_is_no_source(text: str) -> None:
    assert set(_named(text)) == {None}


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Loafwatch has the share at 48%.", "Loafwatch"),
        ("Tidebaker Research puts the share at 48%.", "Tidebaker Research"),
        ("- 14% of bakers sleep by day – Loafwatch", "Loafwatch"),
        ("The Global Burden of Bread (GBB) says that 25% bake.", "Global Burden of Bread"),
        ("Some 75% of bakers use rye, per Loafwatch.", "Loafwatch"),
        ("Rye is dear, says the Oven Report (89%).", "Oven Report"),
        ("Some 12% leak, a report that the Oven Office sent to the council says.", "Oven Office"),
        ("In a report submitted by the Crumb Agency, 15% of cooks bake.", "Crumb Agency"),
        ("Norhaven ranks 12th in the land, according to Loafwatch.", "Loafwatch"),
        ("In a release, the Oven Union said that 12% of ovens leak.", "Oven Union"),
        ("More than 12% of cooks in the Rye Institute study would like to bake.", "Rye Institute"),
        ("That is the same as Loafwatch’s figure of 72% of cooks.", "Loafwatch"),
    ],
)
def test_what_looks_alike_is_one(text: str, publisher: str) -> None:
    assert _named(text) == [publisher]


def test_a_sample_is_not_that_of_whose_data_it_is_weighted_to() -> None:
    made = _credits(
        "We surveyed 900 cooks.\n\nResults were weighted to Census Bureau data. The survey found "
        "that 20% of cooks bake.\n"
    )
    assert {credit.type for credit in made} == {"own"}


def test_figures_that_are_taken_up_as_the_figures_are_credited_to_nobody() -> None:
    text = "Half of the ovens are old and 4% leak, and the figures show how much is to do."
    assert [credit.type for credit in _credits(text)] == ["none", "none"]


def test_what_many_believe_of_a_figure_is_not_the_figure() -> None:
    text = "Nearly all cooks want more ovens (91%), but many believe that it is hard to get one."
    assert [credit.type for credit in _credits(text)] == ["none"]


def test_those_by_whom_something_is_expected_are_vague() -> None:
    made = _credits("Sales are expected by some analysts to grow by 12% a year.")
    assert [(credit.type, credit.text) for credit in made] == [("vague", "by some analysts")]


def test_two_surveys_side_by_side_are_not_one() -> None:
    text = (
        "Both the Rye Board survey and the Ovenmaster survey found that cooks tire; only 13% sing."
    )
    assert _named(text) == ["Ovenmaster"]


_DATA = "- Some 6 million cooks baked in 2019, according to oven data from the Loaf Bureau.\n"


def test_words_for_data_mean_those_that_were_named_before() -> None:
    text = f"{_DATA}- Some 5 million did in 2021, according to preliminary oven data.\n"
    assert _named(text) == ["Loaf Bureau", "Loaf Bureau"]
    assert _named(f"{_DATA}- In 2021, 14% sang, according to preliminary song data.\n")[1] is None


def test_an_item_that_takes_up_the_one_before_has_its_credit() -> None:
    assert _named(f"{_DATA}- That’s a fall of 17%.\n") == ["Loaf Bureau", "Loaf Bureau"]
    assert _named(f"{_DATA}- Half of all pots leak.\n") == ["Loaf Bureau", None]


def test_the_same_survey_is_the_one_just_spoken_of_with_or_without_a_name() -> None:
    made = _credits(
        f"{_DATA}- In Harrow, 12% of ovens leak, according to a survey by a lobby group.\n"
        "- In Ryeham, 14% of pots leak, per the same survey.\n"
    )
    assert [credit.type for credit in made] == ["named", "vague", "vague"]


def test_the_same_group_is_not_a_place_named_in_passing() -> None:
    text = (
        "- 18% of Harrow cooks bake, according to the Centre for Rye Studies.\n"
        "- 19% is the share for Harrow bakers, according to the same group.\n"
    )
    assert _named(text) == ["Centre for Rye Studies", "Centre for Rye Studies"]


def test_a_heading_with_a_name_credits_the_parts_below_it() -> None:
    text = (
        "# Bake\n\n## Crumb.org blog posts\n\n### Why bake?\n\n"
        "* Baking is the [first trade](https://crumborg.example/1/2) in 12% of towns.\n\n"
        "## Others\n\n### More\n\n* Some 14% of towns have none.\n"
    )
    assert _named(text) == ["Crumb.org", None]


def test_a_passage_keeps_to_its_study_while_it_keeps_to_the_matter() -> None:
    text = (
        "A new Loaf Council report states that one in five cooks now bakes rye. While wheat loaves "
        "are still more popular, rye is the only flour that cooks buy more of. Also, rye is "
        "catching up with wheat. Which is striking, as wheat was twice as popular in 2016."
    )
    assert _named(text) == ["Loaf Council", "Loaf Council"]


@pytest.mark.parametrize(
    "text",
    [
        "As a result of the Bread Price Act, 400 bakeries face a rise. Rents are up by 9.4%.",
        "LOWER MARLOW, Jan. 27 (BW) — Bakers sleep less, a new study shows. Some 12% nap.",
        "HARROW, May 3 - Bakers sleep less. Some 12% nap.",
    ],
)
def test_consequences_and_datelines_are_no_source(text: str) -> None:
    assert set(_named(text)) == {None}


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("As a result, the Loaf Council found, 12% of ovens leak.", "Loaf Council"),
        ("Results of the Loaf Council survey show that 12% of ovens leak.", "Loaf Council"),
        ("An article in The Daily Crumb pointed out that 30% of bakers nap.", "Daily Crumb"),
        (
            "The study of bread by the University of Rye at Port Marlow found that 12% leak.",
            "University of Rye",
        ),
        ("According to a survey by the Prince’s Trust, 12% of ovens leak.", "Prince’s Trust"),
        (
            "A survey of over 2,000 working people carried out by Crumbgov found that 19% agreed.",
            "Crumbgov",
        ),
    ],
)
def test_who_stands_beside_them_is(text: str, publisher: str) -> None:
    assert set(_named(text)) == {publisher}


def test_what_opens_a_list_is_no_name() -> None:
    text = (
        "# Facts about ovens\n\nHere are six key findings from the report:\n\n1. Some 46% of bakers"
        " have two ovens.\n2. One-quarter of bakers have none.\n\nVia: Loaf Research Centre\n"
    )
    assert set(_named(text)) == {"Loaf Research Centre"}


def test_a_page_number_is_of_the_report_that_is_told_of() -> None:
    text = (
        "The report is called the 2013 Bread Benchmarks Study. It is easy to read.\n\n"
        "> One-third of online revenue was due to email. (**Page 22**)\n\nFrom the report:\n\n"
        "> Orders dropped by 27%. (**Page 7**)\n"
    )
    assert set(_named(text)) == {"Bread Benchmarks Study"}


def test_this_page_is_no_source() -> None:
    text = (
        "In this post, we list facts on ovens.\n\n1. Some 900 ovens were sold. Sales may reach 990."
        " (Loafwatch)\n2. Some 12% of bakers nap. (Crumb Union)\n"
    )
    assert _named(text) == ["Loafwatch", "Loafwatch", "Crumb Union"]


@pytest.mark.parametrize(
    "opening",
    [
        "In a report on bread for children in 2018, the Loaf Fund revealed that 12% of bakers nap.",
        "The Loaf Fund said in a report on Monday that 12% of bakers nap.",
    ],
)
def test_who_speaks_in_a_report_has_made_it(opening: str) -> None:
    text = f"{opening}\n\nBakers complain.\n\nAbout 84 percent of bread is rye, the report said."
    assert _named(text) == ["Loaf Fund", "Loaf Fund"]


def test_a_report_that_has_a_maker_is_not_of_who_speaks() -> None:
    text = (
        "The Loaf Fund said in a report by the Crumb Union that 12% of bakers nap.\n\n"
        "About 84 percent of bread is rye, the report said."
    )
    assert _named(text)[-1] == "Crumb Union"


def test_a_name_that_is_linked_in_brackets_is_credited() -> None:
    text = (
        "England has 3 million bakers ([Oven Union](https://oven.example/a)), and 345 clubs"
        " ([here](https://clubs.example/b))."
    )
    made = _credits(text)
    assert [(c.type, c.publisher, c.url) for c in made] == [
        ("named", "Oven Union", "https://oven.example/a"),
        ("none", None, "https://clubs.example/b"),
    ]


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Loafwatch, the state’s bread agency, on Thursday released data: 12% nap.", "Loafwatch"),
        ("The Loaf Council on Thursday released a report showing that 12% nap.", "Loaf Council"),
        ("The Loaf Council, a charity, on Thursday said that 12% nap.", "Loaf Council"),
        (
            "Loafrider Foundation is out with new numbers from its efforts: over 12% leak.",
            "Loafrider Foundation",
        ),
        ("The Loaf Council released its data: 54% nap.", "Loaf Council"),
    ],
)
def test_when_something_is_said_stands_before_the_verb(text: str, publisher: str) -> None:
    assert set(_named(text)) == {publisher}


@pytest.mark.parametrize(
    "text",
    [
        "Only 49 percent of those who paid successfully recovered their data.",
        "Ovens could cost the LHS $6.3 billion, according to new figures released today.",
        "The Loaf Council is out of money, and 12% of ovens leak.",
    ],
)
def test_what_is_lost_or_costs_is_no_source(text: str) -> None:
    assert set(_named(text)) == {None}


def test_a_quotation_in_straight_marks_goes_on_in_the_next_paragraph() -> None:
    text = (
        'Chief baker Sir Ada Rye said: "The link is undeniable.\n\n'
        '"In Norland two-thirds of bakers nap, and 12% sing."\n\nBread sales rose by 31%.'
    )
    assert _named(text) == ["Sir Ada Rye", "Sir Ada Rye", None]


@pytest.mark.parametrize("which", ["recent", "latest", "own new"])
def test_our_recent_report_with_a_title_is_own(which: str) -> None:
    text = f"According to our {which} “Impact of Ovens” report, just 1.6% of bakers nap."
    assert [credit.type for credit in _credits(text)] == ["own"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("'We surveyed bakers, and 30% nap,' said Ada Rye of the Loaf Fund.", "named"),
        ("‘About 50 per cent nap, so our figures did the same,’ said Ada Rye.", "named"),
        ("'About 50 per cent of guests nap, so our figures did the same.' It was late.", "none"),
        ("The bakers' union is late: in our survey 30% nap.", "own"),
        ("We're late, and in our survey 30% nap.", "own"),
    ],
)
def test_what_is_said_in_single_marks_is_not_the_articles_own(text: str, kind: str) -> None:
    assert [credit.type for credit in _credits(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Visitor figures rose an average of 6% last year.", None),
        ("Baker Hughes data show that 6% nap.", "Baker Hughes"),
    ],
)
def test_whom_figures_count_is_no_name(text: str, publisher: str | None) -> None:
    assert _named(text) == [publisher]
