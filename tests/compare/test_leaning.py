"""Claims that leave what is measured to the one before."""

import pytest

from tests.compare.pairing import compare


def beside(first, second, credits=("guild|2024", "birch|2024"), told=("the Guild", "Birch")):
    """Whether two claims that follow each other in a paragraph are one statistic."""
    rows = [
        (
            text,
            f"{n}%",
            n,
            {
                "document": "articles/a.md",
                "start": 100 * k,
                "paragraph": f"{first[0]} {second[0]}",
                "attribution_text": told[k],
            },
        )
        for k, (text, n) in enumerate((first, second))
    ]
    return [row["same"] for row in compare(*rows, credits=credits)[2]]


SAID_BEFORE = "68% of old millers call their home care good, the Guild found."

LEANING = [
    "A panel of Birch puts it lower still, at 59%.",
    "In the survey of Birch the share was 59%.",
    "Birch says 59%.",
]


@pytest.mark.parametrize("text", LEANING)
def test_what_is_measured_is_left_to_the_claim_before(text):
    assert beside((SAID_BEFORE, 68), (text, 59)) == [True]


NOT_LEANING = [
    ("Birch says 59% own a cat and a barn.", "another thing"),
    ("In villages, Birch puts it at 59%.", "a part"),
    ("Two years earlier Birch put it at 59%.", "another time"),
]


@pytest.mark.parametrize(("text", "why"), NOT_LEANING)
def test_a_claim_that_says_something_itself_leaves_nothing(text, why):
    assert not any(beside((SAID_BEFORE, 68), (text, 59)))


def test_one_body_says_nothing_twice():
    told = ("the Guild", "The Guild")
    second = ("The Guild says 59%.", 59)
    assert not any(beside((SAID_BEFORE, 68), second, credits=("guild|2024", "guild|"), told=told))
