"""Credits of speeches, of links in lines of their own, and of articles that name one study."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read


def _read(text: str, **meta: object) -> list[tuple[str, str | None, str | None]]:
    """Publisher or type, address and population's statement of the shares of a text."""
    found = read(read_bytes("a.md", text.encode(), meta or None))
    return [
        (c.publisher or c.type if c.type == "named" else c.type, c.url, m.statement)
        for f, c, m in found.claims
        if f.unit == "percent"
    ]


def _who(text: str, **meta: object) -> list[str]:
    return [str(who) for who, _, _ in _read(text, **meta)]


_SPEECH = """The Crust Council's report finds that 8% starve.

Reacting to the report, Ada Rye, director at Save the Loaf, said:

{open}It is a shame that 12% go hungry.{close}

{open}We give bread to 9% of towns.”
"""


def test_a_speech_goes_on_over_paragraphs() -> None:
    said = _SPEECH.format(open="“", close="")
    assert _who(said) == ["Crust Council", "Save the Loaf", "Save the Loaf"]


def test_a_speech_that_is_closed_does_not_go_on() -> None:
    assert _who("Ada Rye of Loafwatch said: “It is 12%.”\n\nSome 9% of towns have bread.\n")[1] == (
        "none"
    )


@pytest.mark.parametrize(
    "line", ["[Source](https://rye.example/a)", "([via](https://rye.example/a))"]
)
def test_a_link_in_a_line_of_its_own_cites_what_stands_above(line: str) -> None:
    [(_, url, _)] = _read(f"Experts say that 12% bake.\n\n{line}\n\nBread is old.\n")
    assert url == "https://rye.example/a"


@pytest.mark.parametrize(
    "line", ["[Our bakery](https://rye.example/a)", "[Contact](https://rye.example/a)"]
)
def test_another_link_does_not(line: str) -> None:
    [(_, url, _)] = _read(f"Experts say that 12% bake.\n\n{line}\n")
    assert url is None


def test_earlier_studies_are_no_study_named_before() -> None:
    text = "Rye University found that 63% bake. Previous studies have suggested that 31% do.\n"
    assert _who(text) == ["Rye University", "vague"]


_POLL = """# Bread, six months on

- Most Brits, 53%, think there should be no second loaf
- Some 8% do not know

## Methodology

{method}
"""


def test_the_method_tells_whose_survey_it_is() -> None:
    method = "CrumbRes interviewed 2,048 GB adults online in December 2016."
    assert _who(_POLL.format(method=method)) == ["CrumbRes", "CrumbRes"]


def test_what_is_said_of_a_method_names_nobody() -> None:
    assert _who(_POLL.format(method="Many were interviewed online.")) == ["none", "none"]


_OURS = """In reviewing data from our 2024 Bread Report, we found that flour is scarce.

Demand holds — despite signs in the recent Oven Board Jobs Report — and 73% of bakers hire.

Two in 5 (39%) did not apply.
"""


def test_our_own_report_has_the_word() -> None:
    assert set(_who(_OURS, publisher="Rye Group")) == {"own"}


def test_our_own_report_is_not_that_of_others() -> None:
    text = _OURS.replace("Two in 5 (39%)", "The Oven Board Jobs Report shows that 39%")
    assert _who(text, publisher="Rye Group")[-1] == "Oven Board Jobs Report"


_COMMAS = (
    "The survey, conducted by polling firm, Rye, and published by the Mail, suggested that 58% of "
    "women work."
)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("According to the Bread Panel by the Oven Office, 58% of women work.", "work"),
        (_COMMAS, "work"),
        ("Some 53% want to quit, while 58% of women like to stay.", "like to stay"),
        ("In 2019, 4% of shops included an oven, down from 58% in 2018.",
         "included an oven in 2018"),
    ],
)  # fmt: skip
def test_the_statement_is_free_of_the_credit(text: str, statement: str) -> None:
    assert _read(text)[-1][2] == statement


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Back pain halved among older bakers.", ["halved"]),
        ("Bread returns $42 for every $1 spent.", ["$42"]),
        ("Patching took 144 days on average, a 20-day increase from 2021.", ["144 days", "20-day"]),
        ("The 20-day course is for bakers.", []),
        ("A poll of 2,048 GB adults asked about bread.", []),
        ("The average home used 2,048 GB of data a year.", ["2,048 GB"]),
    ],
)
def test_what_is_claimed(text: str, claims: list[str]) -> None:
    found = read(read_bytes("a.md", text.encode()))
    assert [f.text for f, _, _ in found.claims] == claims


@pytest.mark.parametrize(
    ("who", "publisher"),
    [
        ("Ardent Crumbs, a carrier,", "Ardent Crumbs"),
        ("Rye Logistics", "Rye Logistics"),
        ("Ada Loaf, the country's largest chain of bakeries,", "Ada Loaf"),
    ],
)
def test_a_company_is_no_person_of_the_body_named_before(who, publisher):
    text = (
        "A fee makes people think, researchers at Crumb Business School said on Monday.\n\n"
        f"{who} said parcels going backwards make up 17 percent of its volume.\n"
    )
    found = read(read_bytes("a.txt", text.encode(), None))
    assert [credit.publisher for _, credit, _ in found.claims] == [publisher]


@pytest.mark.parametrize("when", ["Monday", "yesterday", "on Monday", "earlier this week"])
def test_when_a_report_was_released_hides_it_not(when):
    assert _who(f"Some 14% of bakers rest, a new report released {when} found.\n") == ["vague"]
