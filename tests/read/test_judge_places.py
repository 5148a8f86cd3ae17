"""Figures that are claims, or none, by where they stand."""

from __future__ import annotations

from flows.land.reader import read_bytes
from flows.read.reader import read


def claimed(text: str) -> list[str]:
    """What is claimed in a text, figures only."""
    return [figure.text for figure, _, _ in read(read_bytes("a.md", text.encode())).claims]


def test_a_table_of_sentences_claims_in_its_first_column() -> None:
    text = (
        "| Statistic | Source |\n| --- | --- |\n"
        "| 72% of bakers plan to hire this year | Guild, 2021 |\n"
        "| Rye sales rose by 14% in towns | Mill Union |\n"
    )
    assert claimed(text) == ["72%", "14%"]


def test_what_is_said_in_a_cell_is_read_like_a_sentence() -> None:
    text = (
        "| Statistic | Source |\n| --- | --- |\n| 72% of bakers plan to hire this year | Guild |\n"
    )
    ((_, _, meaning),) = read(read_bytes("a.md", text.encode())).claims
    assert (meaning.population, meaning.statement) == ("bakers", "plan to hire this year")


def test_labels_of_numbers_claim_nothing() -> None:
    text = (
        "| Bakeries | Share |\n| --- | --- |\n"
        "| Bakeries with at least 20% rye in their bread | 31% |\n"
        "| Bakeries with less rye in their bread than that | 69% |\n"
    )
    assert claimed(text) == ["31%", "69%"]


def test_a_share_in_the_title_of_a_reference_is_stated() -> None:
    text = (
        "Bakers nap [1].\n\n## References\n\n"
        "[1] Miller, A. (2019). 34% of bakers nap at noon. Loaf Journal 12, 14-19.\n"
    )
    assert claimed(text) == ["34%"]


def test_ages_in_a_range() -> None:
    assert claimed("Bakers between the ages of 30 and 70 sold 12% more bread.\n") == ["12%"]


def test_a_panel_that_is_counted_is_a_sample() -> None:
    text = "The Loaf Council says 23% of bakers nap. Its panel had 1,900 members in 2023.\n"
    assert claimed(text) == ["23%"]


def test_what_readers_rate_a_thing_on_sale_is_no_claim() -> None:
    assert claimed("The book is on sale for $29.00 and rated 4.6 by its readers.\n") == []
    assert claimed("Patients rated the clinics 4.6 on average, up from 4.1.\n") == ["4.6", "4.1"]


def test_what_readers_of_a_page_gave_is_no_finding() -> None:
    assert claimed("Further reading: Night trams, rated 4.5/5 by 220 readers.") == []
    assert claimed("The mixer, rated 4.7 out of 5 (1,204 reviews), hums.") == []
    assert claimed("In the survey guests rated the inns 4.2 out of 5.") == ["4.2 out of 5"]


def test_marks_of_references_are_no_figures() -> None:
    assert claimed("Half of all firms agree [2, 3], and 12% do not.[4] See [11].") == [
        "Half",
        "12%",
    ]
    assert claimed("[12] of the bakers asked said 40% rye.") == ["40%"]
    saved = "Companies save an average of $11,000 per half-time remote worker per year [1]."
    assert claimed(saved) == ["$11,000"]


def kinds(text: str) -> list[tuple[str, str]]:
    """Kind and comparator of what is claimed in a text."""
    found = read(read_bytes("a.md", text.encode())).claims
    return [(figure.kind, figure.comparator) for figure, _, _ in found]


def test_over_the_past_decade_compares_nothing_and_edged_up_to_is_no_bound() -> None:
    fell = "The share of bakers who rise early dropped from 78% to 63% over the past decade."
    assert kinds(fell) == [("share", "="), ("share", "=")]
    assert kinds("The jobless rate edged up to 3.9 percent.") == [("share", "=")]
    assert kinds("Some bakers sell up to 40% of their bread online.")[0][1] == "<="


def test_an_age_and_over_does_not_bound_the_share_behind_it() -> None:
    text = "For those under 45 it is 44%, and for those of 45 and over 46%.\n"
    found = read(read_bytes("a.md", text.encode(), None)).claims
    assert [(f.text, f.comparator) for f, _, _ in found] == [("44%", "="), ("46%", "=")]


def test_no_with_a_stop_before_a_share_is_an_answer() -> None:
    assert claimed("No. 71% of the bakers had no training. It is No. 7 of 20 trades.")[0] == "71%"
    assert claimed("Form No. 71 was filled in by 20% of bakers.") == ["20%"]
