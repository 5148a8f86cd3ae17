"""Names that are no source, and names that are one however they are written."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read


def _who(text: str) -> list[str | None]:
    """Publisher, or else type, of each claim's credit."""
    found = read(read_bytes("a.md", text.encode(), None))
    return [credit.publisher or credit.type for _, credit, _ in found.claims]


@pytest.mark.parametrize("head", ["Ovens & Mixers", "Oven Statistics", "Bread Security"])
def test_a_heading_that_is_a_topic_is_no_source(head: str) -> None:
    text = f"# Bread\n\n## {head}\n\n- 58% of bakeries offer rye\n- 12% of ovens are old\n"
    assert _who(text) == ["none", "none"]


@pytest.mark.parametrize("head", ["Loaf Council", "Crumb & Sons Ltd"])
def test_a_heading_that_is_a_body_is_one(head: str) -> None:
    assert _who(f"# Bread\n\n## {head}\n\n- 58% of bakeries offer rye\n") == [head]


def test_an_abbreviation_of_plain_words_is_no_name() -> None:
    text = "Bakers are judged by a crust mass index (CMI), and 38% of loaves fail.\n"
    assert _who(text)[-1] == "none"


@pytest.mark.parametrize("asked", ["Employed Bakers", "Likely Voters", "bakers"])
def test_who_was_asked_did_not_ask(asked: str) -> None:
    text = f"A new Loafwatch telephone survey of {asked} finds that 81% like their oven.\n"
    assert _who(text) == ["Loafwatch"]


def test_a_title_with_small_words_behind_its_owner_is_one_name() -> None:
    text = "Rye gained 3 points in Loafwatch’s Faith in Bakers report.\n"
    assert _who(text) == ["Loafwatch"]


def test_a_noun_behind_an_acronym_belongs_to_the_name_before_it() -> None:
    text = (
        "The latest Federation of Small Bakers (FSB) Index revealed that 43% of millers expect "
        "trouble. It found that 29% of bakers do.\n"
    )
    assert _who(text) == ["Federation of Small Bakers"] * 2


def test_a_point_of_the_compass_is_no_source() -> None:
    assert _who("The North East projection is the lowest, at 8 per cent.\n") == ["none"]


def test_a_paper_that_reports_a_poll_did_not_make_it() -> None:
    text = "The Evening Press reports: The use of rye has fallen to 50%, by a new Loafwatch poll.\n"
    assert _who(text) == ["Loafwatch"]


def test_what_is_said_ahead_of_a_study_is_not_its_finding() -> None:
    text = """# Where bread goes from here

Ridership on buses in Norrhaven is down more than 30% from last year.

Ovenco published a survey of more than 15,500 bakers.

Only 27% said they have a good oven.
"""
    assert _who(text) == ["none", "Ovenco"]


def test_initials_end_neither_a_name_nor_a_sentence() -> None:
    text = "The survey was run by the Harrow T.H. Crumb School. It found that 43% bake.\n"
    assert _who(text) == ["Harrow T.H. Crumb School"]


def test_data_of_a_month_are_those_of_the_survey_spoken_of() -> None:
    text = """The new Loafwatch Job Index shows that 56 percent of bakers worry.

The online survey of 1,014 workers found that 64 percent hope for more.

The April data also shows 14 percent of bakers bake.
"""
    assert _who(text) == ["Loafwatch Job Index"] * 3


def test_a_source_line_is_of_its_section_with_its_heading() -> None:
    text = """# Bread

### 1. Over 91% of bakers use rye

Overall, more than 90% of bakers used rye in 2021.

Source: Loafwatch

### 2. Ovens have grown by over 46% since 2018

Some 12% of them are new.
"""
    assert _who(text) == ["Loafwatch", "Loafwatch", "none", "none"]


@pytest.mark.parametrize("how", ["how", "the way"])
def test_how_we_work_is_no_finding_of_ours(how: str) -> None:
    assert _who(f"Now 70% of bakers use rye, signaling a shift in {how} we work.\n") == ["none"]


def test_who_paid_for_a_poll_did_not_make_it() -> None:
    text = (
        "The Loafwatch poll of 1,200 parents, commissioned by Home-Loaf UK, found that 40% bake.\n"
    )
    assert _who(text) == ["Loafwatch"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Some 61% of adults bake, a poll for the charity Crumbcef UK found.\n", "Crumbcef UK"),
        ("Fergus Rye, Crumbado CEO, said 95% of bakers are tired.\n", "Crumbado"),
        ("A poll commissioned by the charity 4Bakers found that 12% are well.\n", "4Bakers"),
        ("Some 12% bake, says a study out of the Rye Institute.\n", "Rye Institute"),
        (
            "Some 12% bake, finds a new study in Bread Services Research.\n",
            "Bread Services Research",
        ),
    ],
)
def test_whose_study_it_is(text: str, who: str) -> None:
    assert _who(text) == [who]


def test_what_statistics_are_on_did_not_publish_them() -> None:
    text = """A new Loaf Digital report reveals that 38% of loaves are rye.

The number of loaves is 6% higher than in 2017, according to the Statistics on Bread.
"""
    assert _who(text) == ["Loaf Digital"] * 2


def test_paragraphs_below_key_findings_are_of_one_survey() -> None:
    text = """# What bakers say

The Loaf Council asked 600 business owners about bread. Here are some key findings:

By their own account, 22% of owners bake rye.

When asked about ovens, 26% of owners said they would buy one.

Just over half of owners report that it is hard.
"""
    assert _who(text) == ["Loaf Council"] * 3


def test_a_survey_for_a_country_is_one_name() -> None:
    text = "The annual Oven Survey for Norland found that 43 per cent of adults bake.\n"
    assert _who(text) == ["Oven Survey for Norland"]


def test_a_study_named_in_the_text_goes_before_its_headline() -> None:
    text = """# A third of bakers tired, Loaf data reveals

Two thirds of men are tired, Loaf data revealed today.

The annual Oven Survey for Norland found that 43 per cent of adults had an oven.

A total of 27 per cent of adults reported little sleep.
"""
    assert _who(text) == ["Loaf", "Loaf", "Oven Survey for Norland", "Oven Survey for Norland"]


def test_all_of_us_are_not_the_house() -> None:
    text = """# Bakers use more ovens

The research from the Loaf Aid Foundation reveals how much we depend on ovens.

Seven in ten people have used an oven and 46% feel ovens matter in our lives.

A third of bakers say they would struggle. More than six in ten of us buy bread.
"""
    assert set(_who(text)) == {"Loaf Aid Foundation"}


@pytest.mark.parametrize("who", ["The average Elmham family", "An Elmham driver", "Elmham tenants"])
def test_people_of_a_town_are_no_survey_that_bears_its_name(who: str) -> None:
    text = (
        "The Elmham Commuter Survey found that 52% of drivers share a car.\n\n"
        "Loafwatch says that 12% of bakers nap.\n\n"
        f"{who} throws away 30% of all bread.\n"
    )
    assert _who(text) == ["Elmham Commuter Survey", "Loafwatch", "none"]
