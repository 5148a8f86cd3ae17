"""What is wanted, supposed, offered or counted for a study is no claim; what happened is one."""

from __future__ import annotations

import time

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read


def claims(text: str) -> list[str]:
    """What is claimed in a text, figures only."""
    return [figure.text for figure, _, _ in read(read_bytes("a.md", text.encode())).claims]


@pytest.mark.parametrize(
    "text",
    [
        "Fund 400 more inspectors by 2027.",
        "Plant 10,000 trees along the ring road!",
        "The union demands a 12% pay rise.",
        "The mayor has pledged to build 4,000 homes by 2030.",
        "The city wants to cut emissions by 40% by 2035.",
        "Ministers should spend £2 billion on ditches.",
        "The law caps rents at 3% a year.",
        "The rule applies to bakeries with over 100 staff and sales of $5 million.",
        "The board set goals for reducing spoilage by 50 percent by June.",
    ],
)
def test_what_is_wanted_is_no_fact(text: str) -> None:
    assert claims(text + "\n") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Demand for rye rose 12% last year.", ["12%"]),
        ("Plant closures cost 4,000 jobs in 2019.", ["4,000"]),
        ("Just over half (52%) of bakers want to sell one-third of it online.", 3),
        ("Parents should know that 40% of lunches are thrown away.", ["40%"]),
        ("Consider a 2019 study that found 30% of ovens leak.", ["30%"]),
    ],
)
def test_what_looks_wanted_and_is_a_fact(text: str, found: list[str] | int) -> None:
    got = claims(text + "\n")
    assert (len(got) if isinstance(found, int) else got) == found


@pytest.mark.parametrize(
    "text",
    [
        (
            "Say you borrow $20,000 at 6%.\n\n- Monthly payment: $222\n- Total: $26,600\n\n"
            "That's 33% more than you borrowed."
        ),
        "If you put $10,000 in an oven fund at 5%, you earn $500. After that, you'd have $10,500.",
        "An oven that costs $1 million in month two might cost $8 million in month ten.",
        "Real ≈ (1.12 / 1.06) - 1 ≈ 5.66%",
    ],
)
def test_made_up_numbers(text: str) -> None:
    assert claims(text + "\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "Get 0% financing for 48 months on all ovens.",
        "Homes starting at $389,000 are selling now.",
        "The van has a range of 240 miles and a payload of 900 kg.",
        "Reach Dana at (555) 010-4410 or on extension 88.",
        "Patent 8,214,332 covers the crust.",
        "Pupils in grade 6 bake.",
        "Miller A, Baker B. Rye and shine. J Bread Sci. 2011;14(2):88-97.",
        "The shirt is 60% cotton.",
        "I cut mine by 40% in two months!",
        "On a scale of 1 to 10, rye is fine.",
    ],
)
def test_offers_names_and_references(text: str) -> None:
    assert claims(text + "\n") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nurses screened 3,412 pupils for flour asthma.", []),
        ("An analysis of 5,000 menus found that 38% list rye.", ["38%"]),
        ("A review of 300 ovens exceeding one million dollars found leaks in 12%.", ["12%"]),
        ("A poll of 900 bakers found that the average baker owns 20 pans.", ["20"]),
        ("Of the 2,813 surveys started, 90% came back, a completion rate of 90%.", 3),
    ],
)
def test_samples(text: str, found: list[str] | int) -> None:
    got = claims(text + "\n")
    assert (len(got) if isinstance(found, int) else got) == found


@pytest.mark.parametrize(
    ("text", "unit", "kind"),
    [
        ("The app was downloaded {300,000 times} in its first month.", "count", "level"),
        ("The bread index climbed to {156} in May.", "score", "level"),
        ("The bread index is {12 points} higher than a month earlier.", "score", "change"),
        ("Loaf leads by {7 points} in the poll.", "percentage_point", "multiple"),
        ("Rye prices rose nearly {$0.20} a pound.", "currency:USD", "change"),
        ("Bakers owe {$25,000} more than millers do.", "currency:USD", "multiple"),
        ("{Ten} states ban white bread.", "count", "level"),
        ("Output doubled in just {three years}.", "duration:year", "level"),
        ("Rye has led for {three consecutive years}.", "duration:year", "level"),
        ("Across 900 projects, {8%} were done in time.", "percent", "share"),
        ("Sales are likely to {double} by 2090.", "multiple", "projection"),
        ("{41%} bake in towns as compared to a fifth elsewhere.", "percent", "share"),
        ("Mills ran with average overruns of {80%}.", "percent", "level"),
        ("The oven burns {48 pounds} of wood a day.", "other:pounds", "level"),
    ],
)
def test_units_and_kinds(text: str, unit: str, kind: str) -> None:
    start, end = text.index("{"), text.index("}")
    plain = text[:start] + text[start + 1 : end] + text[end + 1 :]
    found = read(read_bytes("a.md", f"{plain}\n".encode())).claims
    (figure,) = (f for f, _, _ in found if f.text in text[start + 1 : end])
    assert (figure.unit, figure.kind) == (unit, kind)


def test_what_the_house_said_and_now_corrects_is_withdrawn() -> None:
    text = "In our issue of May we said 38 per cent of bakers nap; it was 28.\n"
    found = read(read_bytes("a.md", text.encode())).claims
    assert [(f.text, f.unit, m.withdrawn) for f, _, m in found] == [
        ("38 per cent", "percent", True),
        ("28", "percent", False),
    ]


def test_judging_is_linear_in_its_input() -> None:
    for piece in ("wants to build 3 of ", "if you put $1 ", "data on a b c from 12 ", "3(4), 5"):
        begun = time.perf_counter()
        claims(piece * 800)
        assert time.perf_counter() - begun < 10


@pytest.mark.parametrize("answer", ["disagree", "oppose it", "say it should not", "are opposed"])
def test_the_second_answer_to_what_should_be_is_a_share(answer):
    text = f"In a poll, 40% say the mill should open a school and 15% {answer}."
    made = read(read_bytes("a.md", text.encode(), None)).claims
    assert [figure.value for figure, _, _ in made] == [40, 15]


def test_what_should_be_so_many_is_none():
    text = "In a poll, 40% say so. The mill should open a school and 15% of its rooms be free."
    made = read(read_bytes("a.md", text.encode(), None)).claims
    assert [figure.value for figure, _, _ in made] == [40]
