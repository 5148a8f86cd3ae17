"""Whose share is whose in a race."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read


def _read(text):
    article = f"---\ntitle: A poll\ndate: 2024-10-20\n---\n\n{text}\n"
    return read(read_bytes("a.md", article.encode(), None)).claims


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "The latest poll from Crumb has Holt at 51 percent, Carrow at 45 percent among adults.",
            [("51 percent", "Holt", "adults"), ("45 percent", "Carrow", "adults")],
        ),
        (
            "A Crumb poll puts Labour on 41% and the Greens on 9%.",
            [("41%", "Labour", None), ("9%", "Greens", None)],
        ),
    ],
)
def test_whose_share_is_whose(sentence, told):
    made = _read(sentence)
    assert [(f.text, m.statement, m.population) for f, _, m in made] == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Unemployment was at 5% in Ashbury and Millgate was at 9%, said the Crumb Office.",
        "Support for Holt stood at 47%, a Crumb poll found.",
    ],
)
def test_what_is_no_race(sentence):
    assert {m.statement for _, _, m in _read(sentence)}.isdisjoint({"Holt", "Unemployment"})
