"""Credits as news stories give them: the poll named late, people with an office, short forms."""

import pytest

from flows.land.reader import read_bytes
from flows.read.model import Credit
from flows.read.reader import read


def _credits(text: str) -> list[Credit]:
    return [credit for _, credit, _ in read(read_bytes("a.md", text.encode(), None)).claims]


def _publishers(text: str) -> list[str | None]:
    return [credit.publisher for credit in _credits(text)]


@pytest.mark.parametrize(
    "said",
    [
        "The Rye Party polled better than the Loaf Party. Some 56% of respondents would bake.",
        "The Rye Party polled 43% in May.",
        "Nearly 40% of respondents fear that they believe Ryeists “want to ban ovens”.",
    ],
)
def test_who_was_polled_or_is_believed_reports_nothing(said: str) -> None:
    assert [credit.type for credit in _credits(said)] == ["none"]


def test_a_poll_announced_without_a_name_is_the_one_named_further_down() -> None:
    text = (
        "# Most bakers would vote for a baker, new polling finds\n\nMost bakers would vote for any "
        "baker this autumn, according to a new poll that sheds light on what they want.\n\n"
        "Asked whether flour matters to them, 59% of the respondents said it does. Just 14% of "
        "respondents said they vote as they always did.\n\nThe poll was conducted by Loafly.com, "
        "the largest market for bread, among its customers.\n\nIt shows Ada Rye ahead of Tom Mill, "
        "43% to 36%. The Rye Party polled better among them: 56% of respondents said so.\n\n"
        "“This poll is clear,” said Deb Crust, head of policy at Loafly.\n"
    )
    assert set(_publishers(text)) == {"Loafly"}


def test_those_asked_are_told_of_again_behind_what_others_said() -> None:
    text = (
        "Bakers sleep badly and many fall ill at night, according to a shocking government "
        "survey.\n\nIt found that one in three bakers sleep badly.\n\nThe Night Baking Survey, "
        "which was carried out by the Department of Bread, asked bakers everywhere.\n\n"
        "A third said they did not sleep as they would like.\n\n“We do what we can,” said a "
        "spokesman for Crumb Mills Bakeries, which runs ovens.\n\nAt the same time, 2,500 "
        "bakers – four per cent of those surveyed – said that they did not get enough to eat. "
        "This rose to 9.2 per cent in Harrow.\n\nOne per cent claimed that night work "
        "‘undermines the way I think about myself’.\n"
    )
    made = _credits(text)
    theirs = [c.publisher for c in made if c.publisher != "Crumb Mills Bakeries"]
    assert theirs == ["Department of Bread"] * len(theirs)
    assert len(theirs) == 6


def test_the_survey_is_the_new_one_that_was_told_of() -> None:
    text = (
        "Loafwatch published its report on flour. Half of all bakers sleep badly, a new survey "
        "found.\n\nBakeries said the survey showed that 12% had closed.\n"
    )
    assert [(c.type, c.publisher) for c in _credits(text)] == [("vague", None)] * 2


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("Anna Reed, Labour's housing spokeswoman, said", "Labour"),
        ("Tom Hill, the Bakers Guild's head of research, told reporters that", "Bakers Guild"),
        ("Mary Poole, Crumbco's chief executive, said", "Crumbco"),
        ("Jo Finch, Norrhaven's mayor, claimed that", "Norrhaven"),
    ],
)
def test_who_holds_an_office_speaks_for_the_body(words: str, body: str) -> None:
    assert _publishers(f"{words} 31% of ovens are old.\n") == [body]


def test_a_quotation_is_signed_by_who_holds_an_office() -> None:
    text = (
        '"Some 15% of loaves are wasted," said Ada Stone, the Loaf Council’s director of waste.\n'
    )
    assert _publishers(text) == ["Loaf Council"]


def test_a_measure_is_no_source() -> None:
    text = (
        "Bakers watch gross bread income (GBI) and gross loaf output (GLO). GBI suggests that "
        "ovens are 2% above trend.\n"
    )
    assert [credit.type for credit in _credits(text)] == ["none"]


def test_a_short_form_explained_behind_it_is_the_full_name() -> None:
    text = "FBO (Flour and Bread Organization) has predicted that demand will rise by 12%.\n"
    assert _publishers(text) == ["Flour and Bread Organization (FBO)"]


def test_a_bureau_that_uses_data_has_told_nothing() -> None:
    text = (
        "The Bureau of Bread Statistics uses data on flour and hours to measure the pace of "
        "baking. Output has grown about 1.1 percent through the flood.\n"
    )
    assert [credit.type for credit in _credits(text)] == ["none"]


def test_another_study_from_somebody_is_theirs() -> None:
    text = (
        "A 2014 study reports that nationally this is 92%, another from the University of Rye in "
        "2020 reports 95%.\n"
    )
    assert _publishers(text) == [None, "University of Rye"]


def test_what_arrived_reports_nothing() -> None:
    text = "Loafwatch tracked four ovens. After it arrived, the rate dropped to 22.4%.\n"
    assert _publishers(text) == ["Loafwatch"]


def test_a_title_tells_whose_survey_an_own_one_is() -> None:
    text = (
        "# University of Rye Baking Survey\n\n## Findings\n\n- 91% of respondents bake.\n\n"
        "We asked staff at the University of Rye. Of our participants, 27% bake bread.\n"
    )
    made = _credits(text)
    assert [(c.type, c.publisher) for c in made] == [("own", "University of Rye")] * 2


def test_what_might_be_was_counted_by_nobody() -> None:
    text = (
        "The 2025 Oven Report by Loafwatch has news: 56% of audited bakeries lack a licence.\n\n"
        "The report paints a dark picture of bakeries and licences. Beyond the 56% of bakeries, "
        "33% had no ovens.\n\nA typical bakery might depend on 20 to 50 ovens and licences.\n"
    )
    assert _credits(text)[-1].type == "none"
