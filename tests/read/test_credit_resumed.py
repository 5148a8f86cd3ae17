"""Where a text comes back to a study after somebody was quoted or a heading stood between."""

from flows.land.reader import read_bytes
from flows.read.reader import read

_LEAD = (
    "Fire crews put out an estimated 7,551 oven fires in bakeries in 2013, according to the Fire "
    "Office's yearly Oven Report. The total is the highest ever recorded by the Fire Office.\n\n"
    "“These numbers show what neglect does,” said Ada Rye, director of the Ovens Charity (OC). "
    "“It costs bakers some $7 million a year.”\n\n"
)


def _publishers(text: str) -> list[str | None]:
    reading = read(read_bytes("a.md", text.encode()))
    return [credit.publisher for _, credit, _ in reading.claims]


def test_the_very_words_of_a_report_are_its_again_after_a_quotation() -> None:
    text = f"{_LEAD}Oven fires in bakeries rose by 8 percent in 2013.\n"
    assert _publishers(text)[-1] == "Fire Office"
    assert _publishers(text)[1] == "Ovens Charity"


def test_those_of_whom_something_is_said_are_not_those_the_last_speaker_spoke_of() -> None:
    text = f"{_LEAD}Of those fined after oven fires in bakeries, 88 percent paid at once.\n"
    assert _publishers(text)[-1] == "Fire Office"


def test_another_matter_or_another_time_is_nobodys() -> None:
    assert _publishers(f"{_LEAD}Ryeham has lost 12 percent of its trees.\n")[-1] is None
    text = f"{_LEAD}In the past decade, 6,500 oven fires in bakeries were put out.\n"
    assert _publishers(text)[-1] is None


def _made(text: str) -> list[tuple[str, str | None, str | None]]:
    reading = read(read_bytes("a.md", text.encode()))
    return [(credit.type, credit.publisher, credit.url) for _, credit, _ in reading.claims]


def test_a_survey_without_a_name_is_told_of_in_the_next_sentence_too() -> None:
    text = "A survey of village bakers found that 40% of ovens leak. More than 3,000 ovens must go."
    assert [row[0] for row in _made(text)] == ["vague", "vague"]
    text = "A survey of village bakers found that 40% of ovens leak. Ryeham has 3,000 trees."
    assert [row[0] for row in _made(text)] == ["vague", "none"]


def test_what_somebody_said_ends_with_the_paragraph() -> None:
    text = (
        "Bakers had help from Senators Ada Rye and Bo Mills.\n\n"
        "Rye said the ovens show how critical bread is. “We need good ovens,” she said in May.\n\n"
        "Ovens have also spurred the grant, like the $25 million in the Bread Act.\n"
    )
    assert _made(text) == [("none", None, None)]


def test_those_who_responded_to_a_survey_are_of_that_survey() -> None:
    text = (
        "The Ovenmaster survey suggested that cooks tire more often: only 31% of cooks who "
        "responded to the Rye Board survey said that they tire."
    )
    assert [row[1] for row in _made(text)] == ["Rye Board"]


def test_where_more_is_found_is_the_source_and_a_link_is_kept() -> None:
    url = "https://bread.example/half-of-ovens"
    text = (
        f"- [Half of the best ovens]({url}) are in Harrow. More information can be found in "
        "[the report](https://rye.example/ovens) by Rye Glass.\n"
    )
    assert _made(text) == [("named", "Rye Glass", url)]


def test_what_goes_on_about_a_survey_meanwhile_is_of_it() -> None:
    text = (
        "# Ovens\n\nThe Loaf Fund surveyed 900 bakers. The Loaf Fund survey found that 20% have "
        "no oven, and 30% have one.\n\n## Heat\n\nNearly all agree: 95% said heat is vital. "
        "Meanwhile, four in five indicated that lacking heat hurts them.\n"
    )
    assert {row[1] for row in _made(text)} == {"Loaf Fund"}
