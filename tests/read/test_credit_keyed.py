"""Credits of lists: keys of references, a source line above a list, a name before each item."""

from flows.land.reader import read_bytes
from flows.read.model import Credit
from flows.read.reader import read


def _credits(text: str) -> list[Credit]:
    return [credit for _, credit, _ in read(read_bytes("a.md", text.encode(), None)).claims]


def test_a_key_names_a_body_and_a_year() -> None:
    text = (
        "# Facts\n\n* Crust is 98% of complaints - [2018CRUST]\n"
        "* The average bakery wastes $740,000 – [Loafmon2019]\n* 58% of bakers are small\n\n"
        "[2018CRUST]: https://loaf.example/2018.pdf\n[Loafmon2019]: https://loaf.example/2019.pdf\n"
    )
    made = [(c.publisher, c.year, c.url) for c in _credits(text)]
    assert made == [
        ("CRUST", 2018, "https://loaf.example/2018.pdf"),
        ("Loafmon", 2019, "https://loaf.example/2019.pdf"),
        (None, None, None),
    ]


def test_a_source_line_under_a_heading_is_for_all_below_it() -> None:
    text = (
        "## Bread in 2022\n\n(Source: Crumbcity, 2022)\n\n* 56% of bakeries grow\n* Ovens are a "
        "worry for 32%, followed by flour (17%)\n* Sales had a 5% increase\n"
    )
    made = [(c.publisher, c.year) for c in _credits(text)]
    assert made == [("Crumbcity", 2022)] * 4


def test_a_list_of_findings_has_their_names_before_them() -> None:
    text = (
        "# Sleep\n\n- Loaf Institute: Poor sleep is linked to 45% more burnt loaves\n"
        "- Harrow study: Short nights raise the risk of cuts by 55%\n"
        "- Crustwatch: Tired bakers cost owners 411 hours a year\n"
        "- Journal of Bread: Naps reduce errors by 25%\n"
    )
    assert [c.publisher for c in _credits(text)] == [
        "Loaf Institute",
        "Harrow",
        "Crustwatch",
        "Journal of Bread",
    ]


def test_a_list_of_bakeries_has_none() -> None:
    text = "# Ovens\n\n- Crumbco: 40% of ovens\n- Millford: 30% of ovens\n- Ryeham: 12% of ovens\n"
    assert [c.type for c in _credits(text)] == ["none"] * 3


def test_items_that_end_in_a_name_are_of_whom_they_name() -> None:
    text = (
        "# Bakeries\n\n- 20% of bakeries fail within a year, per Crumb Insights.\n"
        "- Flour is the worry of 89% of bakers, Rye & Company.\n- 30% own an oven, Crustminer.\n"
        "- Owners earn 44,000 crowns a year, Loaf Institute.\n- Bread causes 82% of mirth.\n"
    )
    assert [c.publisher for c in _credits(text)] == [
        "Crumb Insights",
        "Rye & Company",
        "Crustminer",
        "Loaf Institute",
        None,
    ]


def test_items_that_end_in_a_place_are_of_nobody() -> None:
    text = "# Bakers\n\n- 20% live in Harrow, Norland.\n- 30% work in Ryeham, Norland.\n- 9% nap.\n"
    assert {c.type for c in _credits(text)} == {"none"}
