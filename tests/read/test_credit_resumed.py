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
