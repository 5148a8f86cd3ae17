"""Polls told in a line or in a row of a table, and how their notes write samples and margins."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read

HOLT, CARROW = ("47%", "Holt"), ("43%", "Carrow")


def _read(text):
    article = f"---\ntitle: A poll\ndate: 2024-10-20\n---\n\n{text}\n"
    return read(read_bytes("a.md", article.encode(), None)).claims


@pytest.mark.parametrize(
    ("line", "people", "period"),
    [
        ("Loaf College (Oct. 10-14, 915 LV, ±3.2): ", "likely voters", "2024-10-10/2024-10-14"),
        ("- Loaf College (Oct. 12, 915 RV, MoE 3.2): ", "registered voters", None),
        ("Loaf College poll, 915 adults, MoE +/- 3.2: ", "adults", None),
        ("Loaf College (n=915, margin of error 3.2 points): ", None, None),
    ],
)
def test_a_poll_in_a_line(line, people, period):
    made = _read(f"{line}Holt 47%, Carrow 43%")
    assert [(f.text, m.statement) for f, _, m in made] == [HOLT, CARROW]
    assert {(c.type, c.publisher) for _, c, _ in made} == {("named", "Loaf College")}
    assert {(m.population, m.n, m.moe, m.period) for _, _, m in made} == {
        (people, 915, 3.2, period)
    }


@pytest.mark.parametrize(
    "line", ["Loaf College (Oct. 12): ", "Bread (white, brown): ", "Bakers, who rise at three: "]
)
def test_what_is_no_note_of_a_poll(line):
    assert all(c.publisher is None for _, c, _ in _read(f"{line}Holt 47%, Carrow 43%"))


@pytest.mark.parametrize(
    ("cells", "period"),
    [
        ("| Loaf College | Oct. 10–14, 2024 | 915 (LV) | ± 3.2% | 47% | 43% |", True),
        ("| Loaf College | 10 to 14 October 2024 | 915 LV | 3.2 | 47 | 43 |", True),
        ("| Loaf College | October 2024 | 915 likely voters | 3.2 | 47 | 43 |", False),
    ],
)
def test_a_poll_in_a_row(cells, period):
    made = _read(
        f"| Pollster | Dates | Sample | MoE | Holt | Carrow |\n|---|---|---|---|---|---|\n{cells}"
    )
    assert [(f.value, f.unit) for f, _, _ in made] == [(47, "percent"), (43, "percent")]
    told = {(c.publisher, m.population, m.n, m.moe) for _, c, m in made}
    assert told == {("Loaf College", "likely voters", 915, 3.2)}
    assert [m.statement for _, _, m in made] == ["Holt", "Carrow"]
    assert (made[0][2].period == "2024-10-10/2024-10-14") is period


def test_a_lead_in_a_table_of_polls_is_no_share():
    made = _read(
        "| Pollster | Sample | Holt | Lead |\n|---|---|---|---|\n| Loaf College | 915 LV | 47 | 4 |"
    )
    assert [f.unit for f, _, _ in made] == ["percent", "count"]


@pytest.mark.parametrize(
    "notes",
    [
        "(n=915, MoE ±3.2)",
        "(915 RV, MOE 3.2%)",
        ". Sample size: 915. Margin of error: 3.2",
        ". The poll had 915 respondents and is accurate to within 3.2 points, 19 times out of 20",
        ". The poll had 915 respondents; its margin of error is 3.2 points, in 19 cases out of 20",
    ],
)
def test_notes_are_no_claims(notes):
    made = _read(f"Support for rye is at 47%, according to a Loaf College poll{notes}.")
    assert [(f.text, m.n, m.moe) for f, _, m in made] == [("47%", 915, 3.2)]
    assert "915" not in (made[0][2].statement or "")


def test_how_often_something_happens_is_no_confidence():
    made = _read("In the survey, 19 times out of 20 the loaf was burnt.")
    assert all(f.why_not != "confidence level" for f, _, _ in made)
    assert made


def test_a_state_is_no_pollster():
    made = _read("# Iowa poll\n\nHolt is at 47% there.")
    assert [c.publisher for _, c, _ in made] == [None]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Loaf College: 47% would vote for Holt (1,915 RV, Oct. 10 to Oct. 14, 2024, ±3.2)",
            ("Loaf College", "registered voters", 1915, 3.2, "2024-10-10/2024-10-14"),
        ),
        (
            (
                "**ICB** — Oct. 10-14, 2024 — 3,011 voters\n\n"
                "When voters were asked about it, 47% said they would close the mill, ICB found."
            ),
            ("ICB", "voters", 3011, None, "2024-10-10/2024-10-14"),
        ),
        (
            "47% of voters would close the mill, according to Loaf College (n=2016, MoE ±2.9%).",
            ("Loaf College", "voters", 2016, 2.9, None),
        ),
        (
            (
                "47% of voters would close the mill, a Loaf College poll found. "
                "The margin of error is plus or minus 2.9 points for the 1,150 registered voters."
            ),
            ("Loaf College", "voters", 1150, 2.9, None),
        ),
    ],
)
def test_where_a_poll_tells_of_itself(text, told):
    (made,) = [(c, m) for f, c, m in _read(text) if f.text == "47%"]
    credit, meaning = made
    assert told == (
        credit.publisher, meaning.population, meaning.n, meaning.moe, meaning.period
    )  # fmt: skip


def test_how_a_poll_was_made_is_not_what_it_found():
    made = _read(
        "47% of voters would vote for Holt, according to a Loaf poll, conducted Oct. 1-3, 2024."
    )
    assert made[0][2].statement == "would vote for Holt"
    assert made[0][2].period == "2024-10-01/2024-10-03"
