"""Margins of error go to those for whom they are stated, and to nobody else."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read


def _margins(text):
    claims = read(read_bytes("a.md", text.encode(), None)).claims
    return {figure.text: meaning.moe for figure, _, meaning in claims}


_STATED = {
    "a part and the whole": (
        """Crumb Polls asked 1,004 bakers, including an oversample of 357 people under 30. The
        margin of error for the full sample is plus or minus 3.5 percentage points and for those
        under 30 plus or minus 5.2. 59% of those under 30 like rye.""",
        {"59%": 5.2},
    ),
    "the whole and a part": (
        """Crumb Polls polled 545 adults, of whom 210 are registered voters. 42% of registered
        voters like rye. The margin of error is 5.5 points for all adults and 8.9 points for
        registered voters.""",
        {"42%": 8.9},
    ),
    "a small body, and a poll": (
        """## Rye

        Crumb Polls surveyed 1,326 of 2,183 members (margin of error ±1.7 points). 38 percent
        like rye.

        ## Oats

        59 percent of students like oats, a poll by Loaf Lab found. It was carried out in May
        among 997 students and has a margin of sampling error of +/- 4 percentage points.""",
        {"38 percent": 1.7, "59 percent": 4},
    ),
    "the survey below": (
        """## Oats

        Loaf Lab spoke to 77 likely voters in depth. 47% of them had moved.

        ## Rye

        According to a poll from Loaf Lab, 45 percent of parents like rye. The credibility
        interval is plus or minus 3.4 percentage points for all 850 parents.""",
        {"47%": None, "45 percent": 3.4},
    ),
    "two polls in a footnote": (
        """Of voters, 31% chose the Loafers, Crumb Polls reports.

        Crumb Polls interviewed 1,045 eligible voters. Loaf Lab interviewed 2,003; margin of error
        ±2.2 points.""",
        {"31%": None},
    ),
    "one poll": (
        "Crumb Polls asked 900 bakers. 61% like rye. The margin of error is 3.3 points.",
        {"61%": 3.3},
    ),
}


@pytest.mark.parametrize("case", _STATED)
def test_whose_margin_it_is(case):
    text, expected = _STATED[case]
    paragraphs = (" ".join(part.split()) for part in text.split("\n\n"))
    assert _margins("\n\n".join(paragraphs)) == expected


def test_a_margin_for_this_result_is_of_its_own_sentence() -> None:
    text = (
        "The guild asked 873 bakers. 71% of bakers nap. 29% of bakers sing, says the guild, which"
        " gives a margin of error of 1 percentage point for this result (n = 873)."
    )
    found = read(read_bytes("a.md", text.encode())).claims
    assert {figure.text: meaning.moe for figure, _, meaning in found} == {"71%": None, "29%": 1.0}


def test_a_margin_under_a_quotation_is_of_what_is_quoted() -> None:
    text = (
        "The guild's Bread Panel 2024 has 41% of bakers napping.\n\n"
        "> 44% of bakers sing at work.\n>\n> — Guild, Bread Panel 2024 (n = 2,412, margin of error"
        " ±0.6 points)\n"
    )
    found = read(read_bytes("a.md", text.encode())).claims
    assert {f.text: (m.n, m.moe) for f, _, m in found}["44%"] == (2412, 0.6)
    assert {f.text: m.moe for f, _, m in found}["41%"] is None
