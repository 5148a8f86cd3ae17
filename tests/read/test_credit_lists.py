"""Lists of facts: headings above the text that cites them, names and links behind a statement."""

from flows.land.reader import read_bytes
from flows.read.model import Credit
from flows.read.reader import read


def _credits(text: str) -> list[Credit]:
    return [credit for _, credit, _ in read(read_bytes("a.md", text.encode(), None)).claims]


def test_a_heading_is_cited_by_the_text_below_it() -> None:
    text = """# Ten facts

### 1. Rye improves sales by 87%

According to the [Loaf Council](https://loaf.example/a.pdf), bakers are 87% likelier to stay.

### 2. 87% of millers know it

According to Crumbco [research](https://crumbco.example/b), 87% of millers know about rye.
"""
    assert [credit.url for credit in _credits(text)] == [
        *["https://loaf.example/a.pdf"] * 2,
        *["https://crumbco.example/b"] * 2,
    ]


def test_a_heading_whose_figure_the_text_does_not_repeat() -> None:
    text = """# Facts

### 4. 54% of bakers felt undervalued

[Crumbco’s research](https://crumbco.example/b) found that most bakers did not feel valued.
"""
    (credit,) = _credits(text)
    assert (credit.publisher, credit.url) == ("Crumbco", "https://crumbco.example/b")


def test_a_link_on_the_figure_itself_cites_whatever_page_it_leads_to() -> None:
    text = "Since 2013, over [5 trillion loaves have been stolen](http://loaves.example/).\n"
    assert [credit.citation for credit in _credits(text)] == ["link"]


def test_the_name_behind_a_fact_goes_before_we_and_before_nobody_in_particular() -> None:
    text = """# Facts

1. On average, we eat 12 billion rolls per month in Norland. (Crumbco)
2. Waste in baking results in an estimated $958M each year in lost flour. (Kneadly)
3. 90 percent of bakers own an oven. (Oven Metric)
"""
    assert [credit.publisher for credit in _credits(text)] == ["Crumbco", "Kneadly", "Oven Metric"]


def test_advice_is_the_writers_own() -> None:
    text = (
        "According to the Loaf Council’s Oven Survey, 77% of bakers are tired. Because bakers "
        "matter, rest comes first. Shops should bring about changes, especially with tiredness "
        "behind up to 50% of departures.\n"
    )
    assert [credit.type for credit in _credits(text)] == ["named", "none"]


def test_what_we_log_is_our_own() -> None:
    text = "At Crumbco, we log approximately 16,000 orders for stolen rolls each month.\n"
    assert [credit.type for credit in _credits(text)] == ["own"]


def test_part_of_a_body_is_named_with_it() -> None:
    text = "Ryeham University’s Rural Life Centre found that 38% of farmers bake.\n"
    assert [c.publisher for c in _credits(text)] == ["Ryeham University’s Rural Life Centre"]


def test_a_genitive_before_its_acronym_is_no_part_of_the_name() -> None:
    text = "According to the Loaf Council’s (LC) Oven Report, 40% bake. The LC says that 93% eat.\n"
    assert [credit.publisher for credit in _credits(text)] == ["Loaf Council", "Loaf Council (LC)"]
