"""The year of a credited source, which is not the year of the figure."""

import pytest

from flows.land.reader import read_bytes
from flows.read.dating import note_year
from flows.read.reader import read

NOTE = "Loaf Council. *The Years 2001–2010*. Mill Press; 2021. Accessed 3 May 2023."


def credit(text):
    return read(read_bytes("a.md", text.encode())).claims[0][1]


@pytest.mark.parametrize(
    "text",
    [
        "Some 62% of bakers own a bicycle (Loaf Council, 2021).",
        "Some 62% of bakers own a bicycle (Loaf Council, May 2021; Crumb Institute, 2019).",
        "Some 62% of bakers (Smith, 2021, p. 14) own a bicycle.",
        "- Some 62% of bakers own a bicycle – Loaf Council, 2021",
        "Some 62% of bakers own a bicycle, according to the Loaf Council, 2021.",
        "Some 62% of bakers own a bicycle, the Loaf Council said in June 2021.",
        "The Loaf Council reported in 2021 that 62% of bakers own a bicycle.",
        "In 2021, the Loaf Council found that 62% of bakers own a bicycle.",
        "Back in May 2021, a study by the Loaf Council showed that 62% of bakers own a bicycle.",
        "A survey by the Loaf Council conducted in 2021 found that 62% of bakers own a bicycle.",
        "In the Loaf Council's survey, released on May 4, 2021, 62% of bakers own a bicycle.",
        "The Loaf Council surveyed 900 bakers in 2021 and found that 62% own a bicycle.",
        "In a 2021 survey, the Loaf Council found that 62% of bakers own a bicycle.",
        "In its 2021 report, the Loaf Council said that 62% of bakers own a bicycle.",
        "The Loaf Council's 2020-2021 survey found that 62% of bakers own a bicycle.",
        "A report published in March 2021 by the Loaf Council says 62% of bakers own a bicycle.",
        "Some 62% own a bicycle, the Loaf Council said in a report released in June 2021.",
        "Published in 2021, the Loaf Council's study found that 62% of bakers own a bicycle.",
        "The survey, carried out by the Loaf Council in May 2021, found 62% own a bicycle.",
        "Some 62% own a bicycle ([Loaf Council, March 2021](https://loaf.example/a)).",
        "Some 62% own one, according to [Loaf Council's State of Bread 2021](https://loaf.example).",
        f"The Loaf Council found that 62% of bakers own a bicycle.[^1]\n\n[^1]: {NOTE}",
    ],
)
def test_a_credit_has_the_year_of_its_source(text):
    made = credit(text)
    assert (made.type, made.year) == ("named", 2021)
    assert (made.publisher or "").startswith(("Loaf Council", "Smith"))


@pytest.mark.parametrize(
    "text",
    [
        "In 2021, according to the Loaf Council, 62% of bakers owned a bicycle.",
        "The share rose to 62% in 2021, the Loaf Council says.",
        "According to the Loaf Council, in 2021 62% of bakers owned a bicycle.",
        "The Loaf Council found that of the bikes sold in 2021, 62% went to bakers.",
    ],
)
def test_the_year_of_a_figure_is_not_that_of_its_source(text):
    assert credit(text).year is None


@pytest.mark.parametrize(
    ("note", "year"),
    [
        ("Rye, A. (2021). Bread since 1990. Mill Press.", 2021),
        ("Rye, A. (2021a, May). Bread. Mill Press.", 2021),
        ("Rye, Bread 2030, Mill Press, 2021, https://mill.example/2019/x", 2021),
        ("Loaf Council, “Bread in 2030” (accessed 2024)", None),
        ("Loaf Council, 2020–21.", 2021),
        ("", None),
    ],
)
def test_the_year_in_a_note(note, year):
    assert note_year(note) == year


@pytest.mark.parametrize(("which", "year"), [("This", 2024), ("Last", 2023)])
def test_an_edition_is_dated_by_the_date_of_the_document(which: str, year: int) -> None:
    text = f"{which} year's Loafwatch survey found that 40% of bakers use rye.\n"
    found = read(read_bytes("a.md", text.encode(), {"published": "2024-03-12"}))
    assert [credit.year for _, credit, _ in found.claims] == [year]
    undated = read(read_bytes("a.md", text.encode(), None))
    assert [credit.year for _, credit, _ in undated.claims] == [None]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("By the audit of ovens Guy Rye completed in November, 18% of ovens are old.", 2014),
        ("Some 18% of ovens are old, by the survey Crumbco carried out in early January.", 2015),
        ("By the Loaf Council’s October poll, 18% of ovens are old.", 2014),
        ("Some 18% of ovens are old, by the Loaf Council’s audit in January 2014.", 2014),
    ],
)
def test_a_month_is_the_last_one_before_the_document(text, year):
    found = read(read_bytes("a.md", f"---\ndate: 2015-01-13\n---\n{text}\n".encode()))
    assert found.claims[0][1].year == year


def test_a_month_without_a_date_of_the_document_is_no_year():
    assert credit("By the audit of ovens Guy Rye completed in November, 18% are old.").year is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The Loaf Office report for January – March, 2019 showed that 62% own a bicycle.", 2019),
        ("A survey this year by the Loaf Council puts it at 62% of bakers.", 2021),
        ("This month, the Loaf Guild published a survey that says 62% own a bicycle.", 2021),
        ("Last month, the Loaf Board surveyed 900 bakers and found that 62% cycle.", 2020),
        ("Loafwatch said last year that 62% of bakers own a bicycle.", 2020),
        ("The Crumb Bureau forecast for 2030 shows that 62% of bakers will cycle.", None),
        ("The Cake Union said that 62% of bakers fell ill this year.", None),
    ],
)
def test_a_source_is_dated_from_the_day_of_the_document(text, year):
    assert credit(f"---\ntitle: Cycling\ndate: 2021-01-03\n---\n\n{text}\n").year == year
