"""Whose a figure is by what stands behind it: a sentence that points back, a label, brackets."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read

FIGURE = "Some 41% of bakers work at night."


def _credits(text: str) -> list[tuple[str, str | None]]:
    """Type and publisher of each share's credit."""
    found = read(read_bytes("a.md", text.encode(), None))
    return [(c.type, c.publisher) for f, c, _ in found.claims if f.unit == "percent"]


@pytest.mark.parametrize(
    "behind",
    [
        "That, at least, is the conclusion of the Crumb Observatory.",
        "Such is the picture painted by the Crumb Observatory.",
        "The figure, made public last week, comes from a count by the Crumb Observatory.",
        "The evidence was pulled together by the Crumb Observatory.",
        "The estimate, made by the Crumb Observatory, assumes no new ovens.",
        "This is what the Crumb Observatory reports.",
        "We have this number from the baking return of the Crumb Observatory.",
    ],
)
def test_a_sentence_that_points_back_credits_the_one_before(behind: str) -> None:
    ((kind, publisher), *_) = _credits(f"{FIGURE} {behind}\n")
    assert kind == "named"
    assert "Crumb Observatory" in (publisher or "")


@pytest.mark.parametrize(
    "behind",
    [
        "This is a large increase over last year, when Crumbwise opened.",
        "That is higher than the share of the Crumb Observatory.",
        "The good news is that the Crumb Observatory has reopened.",
        "That is not the finding of the Crumb Observatory.",
        "These are hard times, and the Crumb Observatory knows it.",
        "The result is a mess at the Crumb Observatory.",
        "The results of the election were announced by the Loaf Council.",
        "The claim was repeated by the Mayor of Rye.",
        "The average is rising, as is membership of the Bakers' Guild.",
        "This is what the Bakers' Union wants to change.",
        "This is the work of the Sleep Charity: helping them to rest.",
        "The source of the Rhine was long sought by the Alpine Club.",
    ],
)
def test_a_sentence_that_goes_on_credits_nobody(behind: str) -> None:
    assert _credits(f"{FIGURE} {behind}\n")[0][0] == "none"


def test_all_three_means_the_sentences_before() -> None:
    text = (
        "Some 41% bake at night. Another 12% bake at noon. Both figures are from the Rye Board.\n"
    )
    assert _credits(text) == [("named", "Rye Board")] * 2


@pytest.mark.parametrize(
    "behind",
    [
        "(Bakesolver Institute). So it is.",
        "Figures: Pond Wardens.",
        "(Fast facts supplied by Loaf North)",
    ],
)
def test_labels_and_brackets_behind_name_the_source(behind: str) -> None:
    ((kind, publisher),) = _credits(f"{FIGURE} {behind}\n")
    assert (kind, publisher in ("Bakesolver Institute", "Pond Wardens", "Loaf North")) == (
        "named",
        True,
    )


@pytest.mark.parametrize(
    "behind",
    [
        "(Q19).",
        "(Multiple Answers).",
        "Download counts: Linux.",
        "(Applause.) They rest by day.",
        "(England and Wales.) They rest by day.",
        "(Strongly Agree.) They rest by day.",
        "Numbers: Even.",
        "Chart: Datawrapper.",
        "Staff numbers: Hospitals.",
        "Image source: Getty Images.",
    ],
)
def test_other_brackets_and_labels_name_nobody(behind: str) -> None:
    assert _credits(f"{FIGURE} {behind}\n") == [("none", None)]


def test_brackets_that_say_what_a_body_gave_name_it() -> None:
    text = "Some 41% work at night (enrolment return of the Crust Executive, table 9).\n"
    assert _credits(text) == [("named", "Crust Executive")]
    assert _credits("Some 41% work at night (most in the kitchens of Norland).\n")[0][0] == "none"


def test_brackets_that_end_a_lead_in_are_of_the_list() -> None:
    text = "Night work by trade (Office of Bread):\n\n- Bakers 41%\n- Millers 12%\n"
    assert _credits(text) == [("named", "Office of Bread")] * 2


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("The solicitors' guild, Lex Familia, says that 41% work at night.", "Lex Familia"),
        ("Half of loaves burn. The pollsters, Vox & Rye, say that 41% rise early.", "Vox & Rye"),
        ("Some 41% work at night, as gauged by the Hindle Bread Unit.", "Hindle Bread Unit"),
        (
            "Bread is dear, a share of 41%, a number that the Rye Board has revised upward.",
            "Rye Board",
        ),
        (
            "Some 41% work at night, safety campaigner Ada Loaf reminded the committee.",
            "Ada Loaf",
        ),
        (
            "Some 41% work at night, according to the Commissioner for Bread.",
            "Commissioner for Bread",
        ),
    ],
)
def test_names_behind_what_they_are_and_rarer_verbs(text: str, publisher: str) -> None:
    assert _credits(f"{text}\n")[-1] == ("named", publisher)


@pytest.mark.parametrize("sender", ["Newsvine", "Newsvine News"])
def test_who_sends_a_release_out_is_not_its_source(sender: str) -> None:
    text = (
        f"Port Crumb, Norland ({sender}) Wednesday Jun 12, 2024 - Bakers tire: a good 41% of "
        "them sleep at work.\n"
    )
    assert _credits(text) == [("none", None)]


def test_statistics_are_not_of_what_they_are_about() -> None:
    text = (
        "# 36 Ovenware Statistics\n\nWhen it comes to these Ovenware statistics, one stands out: "
        "41% of ovens are old.\n"
    )
    assert _credits(text) == [("none", None)]


def test_items_with_links_of_their_own_are_not_what_we_saw() -> None:
    text = (
        "We found these trends:\n\n"
        "1. [Tired bakers](https://crumb.example/a) sleep at work (41%)\n"
        "2. Ovens are [old](https://oven.example/b) in 12% of shops\n"
    )
    assert {kind for kind, _ in _credits(text)} == {"none"}


def test_items_that_are_links_and_tell_a_finding_are_claims() -> None:
    lead = "When we compare teams, we find that the best ones:\n\n"
    items = "- [Were 21% more productive](https://crumb.example/a)\n"
    assert len(_credits(lead + items)) == 1
    assert _credits("Read more on our site:\n\n" + items) == []
    assert _credits(lead + "- [10 Ways To Bake 21% Faster](https://crumb.example/a)\n") == []


def test_a_vague_statistic_is_vague() -> None:
    text = "As one widely shared statistic has it, a third of all the bread on Earth is stale.\n"
    assert [kind for kind, _ in _credits(text)] == ["vague"]


def test_a_share_in_the_middle_of_brackets_at_the_very_end_is_read() -> None:
    assert len(_credits("60% of firms bake (and 84% of large ones)")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "About 41% of the town's power is supplied by Norfield Energy.",
        "Some 41% of schools are assessed by the Rye Inspectorate each year.",
        "Bread is dear, a share of 41%, a number that the Rye Board wants to halve.",
        "Norfield Foods reminded 41% of its customers to pay.",
        "Bags are often claimed late: 41% of them.",
        "Night work by trade (Great Britain):\n\n- Bakers 41%",
        "Search engine optimisation (SEO):\n\n- Visits rose to 41%",
    ],
)
def test_who_is_told_of_in_passing_is_no_source(text: str) -> None:
    assert [kind for kind, _ in _credits(f"{text}\n")] == ["none"]


@pytest.mark.parametrize(
    "text",
    [
        "- Night Work (Rye Board) – 41% of bakers work at night",
        "Trust (Rye Board) — 41% trust the news.",
    ],
)
def test_a_dash_behind_brackets_makes_no_dateline(text: str) -> None:
    assert _credits(f"{text}\n") == [("named", "Rye Board")]


def test_what_a_survey_of_our_own_found_stays_ours_where_items_link_on() -> None:
    text = (
        "In our survey we found these trends:\n\n1. 12% of bakers are [old](https://o.example/b)\n"
    )
    assert _credits(text)[0][0] == "own"
