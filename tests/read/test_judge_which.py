"""Figures that tell which ones, how much of what people do, or name a choice: no claims."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read


def _read(text: str) -> tuple[list[str], dict[str, str | None]]:
    """Figures of the claims, and why the others are none."""
    found = read(read_bytes("a.md", text.encode(), None))
    return (
        [figure.text for figure, _, _ in found.claims],
        {figure.text: figure.why_not for figure in found.others},
    )


def test_what_the_counted_pay_tells_which_of_them_are_counted() -> None:
    claims, others = _read("Some 27% of bakers pay more than $40 a month for flour.\n")
    assert claims == ["27%"]
    assert others["$40"] == "detail"


def test_also_where_a_share_is_a_ratio() -> None:
    assert _read("Some 1 in 8 bakers spends more than £1,000 on flour.\n")[0] == ["1 in 8"]


def test_sales_that_grew_to_an_amount_are_two_claims() -> None:
    assert _read("Sales grew 10% to more than $40 million.\n")[0] == ["10%", "$40 million"]


def test_a_relative_clause_tells_which_ones() -> None:
    claims, others = _read("Shops that bake 15 loaves a day sell 1,200 rolls a month.\n")
    assert claims == ["1,200"]
    assert others["15"] == "population"


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The Top 10 most used ovens of 2016 are old, and 40% of them leak.\n", ["40%"]),
        ("Ryeham is in the top 10 for bread.\n", ["top 10"]),
    ],
)
def test_a_choice_of_the_best_is_no_rank(text: str, claims: list[str]) -> None:
    assert _read(text)[0] == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Of the 2,300 bakers polled, 72% limit rye and 15% sell it.\n", ["72%", "15%"]),
        ("The bill sets a 10% limit on rye.\n", []),
    ],
)
def test_who_limits_something_is_counted(text: str, claims: list[str]) -> None:
    assert _read(text)[0] == claims


def test_what_adds_up_to_something_is_that_much() -> None:
    found = read(read_bytes("a.md", b"That adds up to 12.5 billion hours of work.\n", None))
    assert [figure.comparator for figure, _, _ in found.claims] == ["="]


@pytest.mark.parametrize(
    "text",
    [
        "Over 2,700 people participated in the survey.\n",
        "Over 2,700 people took part in the poll.\n",
    ],
)
def test_how_many_took_part_is_news_of_its_own(text: str) -> None:
    found = read(read_bytes("a.md", text.encode(), None))
    assert [figure.kind for figure, _, _ in found.claims] == ["sample"]


def test_a_sum_of_hours_is_no_span_of_time() -> None:
    assert _read("Women work 12.5 billion hours at home every day.\n")[0] == ["12.5 billion hours"]


def test_grades_of_school_are_labels() -> None:
    claims, others = _read(
        "A study found that 32% bake, looking at 12,000 pupils in grades nine through 12.\n"
    )
    assert claims == ["32%"]
    assert others["12,000"] == "sample size"


def test_bakers_among_whom_a_survey_was_done_were_asked() -> None:
    text = "The survey, done in May among 1,000 bakers, found that 40% bake.\n"
    assert _read(text)[0] == ["40%"]


def test_where_a_study_looked_is_no_claim() -> None:
    claims, others = _read("An analysis of pay in 55 countries revealed that 17% bake.\n")
    assert claims == ["17%"]
    assert others["55"] == "detail"


def test_what_an_item_is_about_is_a_label() -> None:
    assert _read("# Words\n\n- 123456: at once\n- 654321: at once\n- rye: 40%\n")[0] == ["40%"]


def test_answers_that_came_to_us_are_news_of_their_own() -> None:
    text = "We sent the survey to our readers, and received a total of 137 responses.\n"
    found = read(read_bytes("a.md", text.encode(), None))
    assert [figure.kind for figure, _, _ in found.claims] == ["sample"]


def test_a_range_of_fractions_is_one_figure() -> None:
    found = read(read_bytes("a.md", b"Bakers pay between half and two-thirds of it in rent.\n"))
    ((figure, _, _),) = found.claims
    assert (figure.text, figure.value, round(figure.value_high or 0)) == (
        *("half and two-thirds", 50.0),
        67,
    )


def test_a_fraction_before_its_exact_value_is_a_claim() -> None:
    assert _read("Nearly one-fourth (24.1%) said they bake.\n")[0] == ["one-fourth", "24.1%"]


def test_the_points_of_a_scale_are_none() -> None:
    assert _read("Over 60 percent rated it as good on a five-point scale.\n")[0] == ["60 percent"]


def test_a_bound_of_those_who_are_spoken_of_is_none() -> None:
    claims, others = _read("Lines with speeds higher than 200 kbps have grown by 18% since 2012.\n")
    assert claims == ["18%"]
    assert others["200 kbps"] == "population"


@pytest.mark.parametrize(
    "text",
    [
        "Read it when you have a quiet half hour.",
        "The manager's half of baking is short.",
        "Want to join? Text CRUMB to 55501.",
        "To unsubscribe, write STOP to 55501.",
    ],
)
def test_half_hours_halves_of_somebody_and_short_codes_are_no_claims(text):
    assert read(read_bytes("a.md", text.encode(), None)).claims == []
