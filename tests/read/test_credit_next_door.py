"""Whose figures they are where the credit stands next door, and an earlier edition beside it."""

from flows.land.reader import read_bytes
from flows.read.reader import read


def _credits(text: str) -> list[tuple[str, str | None, int | None]]:
    """Type, publisher and year of each share's credit."""
    found = read(read_bytes("a.md", text.encode(), None))
    return [(c.type, c.publisher, c.year) for f, c, _ in found.claims if f.unit == "percent"]


def _who(text: str) -> list[str | None]:
    return [publisher for _, publisher, _ in _credits(text)]


def test_so_says_means_all_that_was_said_until_there() -> None:
    text = (
        "Only 9% of bakers like Mondays. Another 72% dislike them. So says the Oven Report by "
        "Crumbline.\n"
    )
    assert _who(text) == ["Crumbline", "Crumbline"]


def test_a_day_is_no_name_of_what_an_article_is_about() -> None:
    text = (
        "The guards counted 48,215 thefts last year. The figures were published on Wednesday.\n\n"
        "Three quarters of the thieves (76 percent) are men.\n"
    )
    assert _credits(text) == [("none", None, None)] * 2


def test_things_that_are_done_are_nobody_s_report() -> None:
    assert _who("Unit tests are universal (88%), others are used by 45%.\n") == [None, None]
    assert _who("Unit tests found that 88% of loaves are stale.\n") == ["Unit"]


def test_so_says_stops_where_somebody_else_is_credited() -> None:
    text = (
        "According to the Rye Guild, 9% of bakers like Mondays. Another 72% of millers dislike "
        "them. So says the Oven Report by Crumbline.\n"
    )
    assert _who(text)[0] == "Rye Guild"


def test_findings_are_of_whoever_presented_them() -> None:
    text = (
        "Some 48% of bakers would like to quit. Only 14% think they can. Those are the findings "
        "of a survey that the insurer Crumbline presented this week.\n"
    )
    assert _who(text) == ["Crumbline", "Crumbline"]


def test_findings_that_a_person_presented_are_not_of_that_person() -> None:
    text = (
        "Some 48% of bakers would like to quit. Those are the findings of a survey that Ada Rye "
        "presented this week.\n"
    )
    assert _who(text) != ["Ada Rye"]


def test_a_number_alone_is_of_whoever_tells_what_it_is() -> None:
    for number in ("47%.", "**47%.**"):
        text = f"{number} So many bakers gave up rye, the Loaf Council found.\n"
        assert _who(text) == ["Loaf Council"]


def test_its_report_is_of_the_company_that_the_paragraph_is_about() -> None:
    text = (
        "Half of bakers own an oven, Ovenwatch has found in its Oven Report.\n\n"
        "Crumbcorp is doing well out of it. In 2024, the company earned 15% more, according to "
        "its annual report.\n"
    )
    assert _who(text)[-1] == "Crumbcorp"


def test_its_report_stays_that_of_who_spoke_where_no_company_is_taken_up() -> None:
    text = (
        "Ovenwatch asked 900 bakers. Half of them own an oven, its Oven Report says. Some 15% "
        "own two, its report adds.\n"
    )
    assert set(_who(text)) == {"Ovenwatch"}


def test_its_report_is_of_the_shop_that_the_sentence_is_set_at() -> None:
    text = (
        "Half of bakers own an oven, Ovenwatch has found in its Oven Report.\n\n"
        "At the chain Freshloaf, unsold bread fell to 1.1% of turnover, its annual report says.\n"
    )
    assert _who(text)[-1] == "Freshloaf"


def test_a_citys_report_is_a_credit() -> None:
    text = (
        "A Polldough poll has 46% of voters in favour of the mill.\n\n"
        "The mill is to cost 24% more than planned, says the city's cost report.\n"
    )
    assert _credits(text)[-1][:2] == ("named", None)


def test_an_edition_set_beside_does_not_go_on_in_the_next_paragraph() -> None:
    text = (
        "Last year 8.4% of bakers were robbed, the Flour Office said in its Theft Survey 2024. "
        "Five years earlier, in the 2019 survey, it had been 5.2%.\n\n"
        "Oven theft moved the other way, to 3.1%.\n"
    )
    assert [year for *_, year in _credits(text)] == [2024, 2019, 2024]


def test_nobody_prevails_before_being_named_where_another_was() -> None:
    text = (
        "Some 48% of bakers would like to quit. Those are the findings of a survey that the "
        "insurer Crumbline presented this week.\n\n"
        "Of the 1,750 people asked, 35% save every month.\n\n"
        "The average pension rose by 4.6%, according to the Flour Board's latest report. For men "
        "it rose by 3%, for women by 5%. Contributions rose by 2%, the board says.\n"
    )
    assert _who(text)[1] == "Crumbline"
