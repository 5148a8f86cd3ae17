"""Small counts that are findings by their wording, and figures that only set up others."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read


def _claims(text: str) -> list[str]:
    reading = read(read_bytes("a.md", f"# Bread\n\n{text}\n".encode()))
    return [figure.text for figure, _, _ in reading.claims]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Only three states allow open ovens.", "three"),
        ("There were only 6 provinces that ban rye.", "6"),
        ("The list shows that just four are bakers.", "four"),
        ("A baker is robbed every 42 seconds in Norland.", "42 seconds"),
        ("Loaves are stolen at a rate of one every 9 minutes.", "9 minutes"),
        ("- **796** licensed mills opened during that time.", "796"),
    ],
)
def test_a_small_count_may_be_a_finding(text: str, figure: str) -> None:
    assert figure in _claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "It takes only three steps to bake a loaf.",
        "The bread is turned every 20 minutes.",
        "We met every 2 hours.",
        "- 12 bakers baked.",
    ],
)
def test_other_small_counts_are_not(text: str) -> None:
    assert _claims(text) == []


def test_a_number_that_a_share_comes_to_is_a_finding() -> None:
    assert _claims("Of those fined, 88 percent, some 662 bakers, paid at once.") == [
        "88 percent",
        "662",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Again the number of responses was low (27%), but most cooks felt ill-trained.",
        "Here we show the (27%) subset of cooks that responded to this question.",
        "A low response rate of between 8% and 11% was reached.",
        "Response rate for both questions on ovens was 27% of cooks.",
        "Most homes lack access to 25 mbps downloads.",
    ],
)
def test_what_only_sets_up_other_figures_is_no_claim(text: str) -> None:
    assert _claims(text) == []


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "On average, a one-point increase in rents is associated with a 0.4 point fall in pay.",
            ["0.4 point"],
        ),
        ("A 10% rise in fees leads to 4% fewer students.", ["4%"]),
        ("The average speed rose to 45 Mbps.", ["45 Mbps"]),
        ("A 10% rise in fees was announced.", ["10%"]),
    ],
)
def test_a_step_is_none_and_what_it_brings_is_one(text: str, claims: list[str]) -> None:
    assert _claims(text) == claims


def test_participants_of_something_else_are_no_sample() -> None:
    assert _claims("Loopcall saw 200 million daily meeting participants in March.") == [
        "200 million"
    ]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ideally, 100% of bakers would test their ovens.", []),
        ("Small bakeries (100-1,000 employees) closed 12% of their ovens.", ["12%"]),
        ("They are big, meaning that they have a baking index of 30 or above.", []),
        ("Of young bakers (18-29), 34% despair.", ["34%"]),
        ("The guild defines being poor as having an income of less than £17,000 a year.", []),
        ("It came in at 11% just one quarter before that.", ["11%"]),
        ("The error is small at a confidence level of 95%.", []),
        ("In total, 53,380 bakers were contacted and 755 completed the poll.", []),
    ],
)
def test_aims_bands_and_those_asked_in_vain_are_none(text: str, claims: list[str]) -> None:
    assert _claims(text) == claims


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Bread prices grew at 4.5 percent last year.", ["change"]),
        ("For millers, the analogous drop is 10.6 percent.", ["change"]),
        ("The bread office now projects sales of $9 billion.", ["projection"]),
        ("Wages saw a 26% increase, including 30% for women.", ["change", "change"]),
        ("Bread prices rose a seasonally adjusted 0.5% in May.", ["change"]),
        (
            "Flour went up by 0.4% on the month and by 12.6% on a year earlier.",
            ["change", "change"],
        ),
        ("The annual rate of increase in bread prices is down to 10.2%.", ["change"]),
        ("Lending was marginally up on the £7.1bn rise in April.", ["change"]),
        ("At this pace prices would rise by just under 6% in the year.", ["projection"]),
        ("Employment is up 56,400 over the last three months.", ["change"]),
        ("Unemployment stood at 4.5 percent last year.", ["share"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    reading = read(read_bytes("a.md", f"# Bread\n\n{text}\n".encode()))
    assert [figure.kind for figure, _, _ in reading.claims] == kinds


def test_what_is_listed_under_an_outlook_of_the_past_is_no_forecast() -> None:
    text = (
        "# Bakers\n\n## Bakery Outlook Trends Report\n\nWinter 2017\n\n- 50% glad\n- 43% content\n"
    )
    reading = read(read_bytes("a.md", text.encode()))
    assert [figure.kind for figure, _, _ in reading.claims] == ["share", "share"]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("If I sum up the answers of both, 48% bake.", None),
        ("If I summarize the results for both groups, 48% prefer rye.", "48%"),
        ("If we combine these answers, 46% of all bread is rye.", "46%"),
        ("If bakers combined rye and wheat, 46% would fall ill.", None),
        ("Add to this, 90% of bakers say that they nap.", "90%"),
        ("Add 90% of the flour to this.", None),
        ("It shows significant growth: 9% of bakers said that they bake.", "9%"),
        ("The result is significant at the 5% level.", None),
        ("Of all, 53.8% (100/186) bake.", "53.8%"),
        ("Some 90% were satisfied (rating of 4 and above).", "90%"),
        ("It holds at a significance level of 5%.", None),
    ],
)
def test_words_that_look_like_a_case_or_a_command(text: str, figure: str | None) -> None:
    assert _claims(text) == ([] if figure is None else [figure])
