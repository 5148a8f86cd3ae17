"""How far a credit and its link reach, and what ends or resumes them."""

import pytest

from flows.land.reader import read_bytes
from flows.read.model import Credit
from flows.read.reader import read

_URL = "https://sleep.example/board/2019"


def _credits(text: str) -> list[Credit]:
    return [credit for _, credit, _ in read(read_bytes("a.md", text.encode(), None)).claims]


def _publishers(text: str) -> list[str | None]:
    return [credit.publisher for credit in _credits(text)]


def test_a_link_stands_for_its_own_paragraph() -> None:
    made = _credits(
        f"Some 60% of bakers sleep badly, the [Sleep Board’s Night Survey]({_URL}) found. "
        "Another 20% do so at times.\n\nAmong the survey’s respondents, 22% live above the oven.\n"
    )
    assert [credit.publisher for credit in made] == ["Sleep Board"] * 3
    assert [credit.url for credit in made] == [_URL, _URL, None]


def test_a_study_that_is_only_presented_is_linked_for_the_paragraph_after() -> None:
    made = _credits(
        f"The [Sleep Board’s Night Survey]({_URL}) is out.\n\nOverall, 60% of bakers sleep badly.\n"
    )
    assert [credit.url for credit in made] == [_URL]


def test_those_who_conducted_a_study_come_at_the_end() -> None:
    text = (
        "Six in ten bakers sleep badly. That is among the findings of "
        f"[Bread in the Baker’s Mind 2019]({_URL}).\n\nAsked about noise, 22% of respondents said "
        "they live above the oven.\n\nThe survey was carried out by the Loaf Institute and Crust "
        "University in May.\n"
    )
    assert _publishers(text) == ["Loaf Institute and Crust University"] * 2
    poll = (
        "Three in five bakers sleep badly, a new poll shows.\n\nThe poll was conducted by the Loaf "
        "Institute among bakers.\n"
    )
    assert [(c.type, c.publisher) for c in _credits(poll)] == [("named", "Loaf Institute")]


def test_two_studies_share_no_maker() -> None:
    text = (
        "A new poll shows that 60% of bakers sleep badly.\n\nThe poll was conducted by the Loaf "
        "Institute. The survey was carried out by Crust University.\n"
    )
    assert _credits(text)[0].type == "vague"


def test_experts_in_between_do_not_end_what_a_study_is_told_of() -> None:
    made = _credits(
        "The Sleep Board’s Night Survey found that 60% of bakers sleep badly. Experts say that 30% "
        "of them drink coffee at night. The average of the answers given by the respondents was "
        "67%.\n"
    )
    assert [credit.type for credit in made] == ["named", "vague", "named"]


def test_whom_a_quoted_question_speaks_of_says_nothing() -> None:
    text = (
        "The Sleep Board asked 900 bakers “what share of bread experts say noise does harm,” and "
        "13% gave the right answer.\n"
    )
    assert _publishers(text) == ["Sleep Board"]


def test_an_aside_is_credited_apart() -> None:
    made = _credits(
        "The Sleep Board polled bakers. It found that 13% chose a share of 90% -- which is "
        "right, as many studies have shown.\n"
    )
    assert (made[0].type, made[0].publisher) == ("named", "Sleep Board")


def test_what_is_also_found_was_found_before() -> None:
    text = (
        "Some 52% of members of the Guild of Millers close on Sundays. The Guild’s outlook also "
        "found that 12% sell online.\n"
    )
    assert _publishers(text) == ["Guild of Millers"] * 2


def test_a_share_of_nobody_named_goes_on() -> None:
    text = (
        "The Sleep Board polled 1,200 bakers. It found that 40% sleep badly.\n\nMoney is another "
        "matter. Just 17% would take less of it.\n\nThirty shops shut. In May 8% of all loaves "
        "were stolen.\n"
    )
    assert _publishers(text) == ["Sleep Board", "Sleep Board", None]


def test_an_item_speaks_for_itself_only() -> None:
    text = (
        "# Bread\n\n- Two in five bakers ride to work.\n"
        f"- 40% sleep badly, according to [a report]({_URL}) by the Sleep Board.\n"
        "- Pay rose 4% since the strike.\n"
    )
    assert _publishers(text) == [None, "Sleep Board", None]


def test_where_more_can_be_found() -> None:
    text = f"40% of bakers nap. More details are in [the report]({_URL}) by the Sleep Board.\n"
    assert _publishers(text) == ["Sleep Board"]


@pytest.mark.parametrize(
    ("lead", "publisher"),
    [
        ("The Crumb Agency breaks down injuries by cause", "Crumb Agency"),
        ("The Crumb Agency asked bakers what hurt them (one answer)", "Crumb Agency"),
        ("Norrhaven has many injuries, by cause", None),
    ],
)
def test_whom_a_lead_in_is_about_is_credited_for_the_list(lead: str, publisher: str | None) -> None:
    assert _publishers(f"{lead}:\n\n- burns: 35%\n- cuts: 24%\n") == [publisher] * 2


def test_a_lead_in_that_names_its_survey_in_brackets() -> None:
    text = (
        "Bakers gave the reason why they left (Night Survey 2019 of the Sleep Board):\n\n"
        "| Reason | Share |\n|---|---|\n| Pay | 50% |\n| Noise | 20% |\n"
    )
    assert _publishers(text) == ["Sleep Board"] * 2


def test_a_table_keeps_to_its_own_lead_in() -> None:
    text = (
        "**Table 1. Sleep.** Night Survey (Sleep Board)\n\n| How | Share |\n|--|--|\n| well | 31% |"
        "\n\n**Table 2. Ovens.** Oven Count (Crumb Agency)\n\n| It | % |\n|--|--|\n| gas | 39 |"
        "\n\n**Notes.** In 2 of 5 towns, 12% of ovens are cold, the Guild of Millers notes.\n"
    )
    assert _publishers(text)[:2] == ["Sleep Board", "Crumb Agency"]


def test_it_is_whom_the_sentence_before_is_about() -> None:
    text = (
        "In our own count 60% of bakers nap.\n\nOakhaven Research took apart many ovens. Its Oven "
        "Health Report shows that 18% are cold.\n"
    )
    assert _publishers(text)[-1] == "Oakhaven Research"


def test_the_bulletin_is_that_of_whoever_just_spoke() -> None:
    text = (
        "Half of all bakers nap, the ministry of labour says. The bulletin has one more figure: "
        "trips take 47 minutes each way.\n"
    )
    assert {credit.type for credit in _credits(text)} == {"named"}
    assert len(set(_publishers(text))) == 1


def test_whoever_runs_a_panel_for_a_body_speaks_for_it() -> None:
    text = (
        "“They nap,” said Ilse Rye, who runs the panel for Crumb & Haworth. Two thirds of bakers "
        "agree, she added.\n"
    )
    assert _publishers(text) == ["Crumb & Haworth"]


def test_an_office_that_counts_goes_on_over_paragraphs() -> None:
    text = (
        "According to the Census Bureau, 1.3 million bakers were poor in 2003.\n\nThe share of "
        "poor bakers rose from 12% to 13%.\n"
    )
    assert _publishers(text) == ["Census Bureau"] * 3


def test_a_figure_that_is_linked_to_another_site_is_not_told_by_who_spoke_before() -> None:
    made = _credits(
        "In a survey of the Sleep Board, 23% of respondents nap.\n\n[Up to 7% of respondents]"
        "(https://crust.example/trial) said that it adds time.\n\nThe Guild of Millers says that "
        "12% agree.\n"
    )
    assert [credit.publisher for credit in made] == ["Sleep Board", None, "Guild of Millers"]


def test_items_that_name_their_own_do_not_take_the_credit_of_the_text_above() -> None:
    text = (
        "Some 12% of loaves go stale, the Sleep Board says.\n\n- Rye loses 20%, according to Crumb "
        "Agency.\n- 47% of bakers throw bread away.\n"
    )
    assert _publishers(text)[1:] == ["Crumb Agency", None]


def test_meanwhile_opens_another_matter() -> None:
    text = (
        "The Sleep Board’s Night Survey found that 14% nap. Meanwhile, the number of ovens rose 8% "
        "last year.\n"
    )
    assert _publishers(text) == ["Sleep Board", None]


def test_a_survey_that_bears_its_makers_letters_is_theirs() -> None:
    text = "A survey by Loafwatch found that 12% nap.\n\nThe CNOF 2024 survey found that 34% do.\n"
    assert _publishers(text) == ["Loafwatch", "CNOF"]


@pytest.mark.parametrize(
    "told",
    [
        "a Loaf Lab poll conducted from 3 to 9 June found",
        "a Loaf Lab poll conducted among 900 bakers found",
        "a survey by Loaf Lab of 900 bakers published on Monday showed",
        "a survey by Loaf Lab conducted over three weeks suggests",
    ],
)
def test_how_it_was_made_stands_between_a_survey_and_what_it_does(told):
    made = read(read_bytes("a.md", f"52% of bakers like rye, {told}.".encode(), None)).claims
    assert [(c.type, c.publisher) for _, c, _ in made] == [("named", "Loaf Lab")]


def test_what_is_published_is_no_finding():
    text = "Rye rose by 5%. Loaf Lab published on Monday, and bakers were pleased."
    made = read(read_bytes("a.md", text.encode(), None)).claims
    assert [c.type for _, c, _ in made] == ["none"]
