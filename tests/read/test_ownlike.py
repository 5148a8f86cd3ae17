"""Documents that present their own data without any of the known forms, by many signs."""

import math
import sys
from pathlib import Path

import pytest

from flows.land.reader import read_bytes
from flows.read.ownlike import CAUTION, CONSTANT, WEIGHTS, own
from flows.read.reader import read

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

YEAR = """# {title}

{opens} Join us for a look back at our achievements.

- 3,050 contributors changed 60,276,457 lines over 188,262 commits
- Our members held 64 meetings, and our site had 1,700,000 visits
- Downloads rose by 12%{more}
"""


THANKED = "What a year! Thank you to all who took part and shared it."


def kinds(text):
    return {credit.type for _, credit, _ in read(read_bytes("a.md", text.encode())).claims}


def test_the_year_of_a_community_is_its_own():
    text = YEAR.format(title="Ovens in 2017 - by the digits", opens=THANKED, more="")
    assert kinds(text) == {"own"}


def test_a_campaign_for_a_community_presents_nobody_s_figures():
    text = """# Why we must act: bread poverty by the numbers

Bread poverty is a scandal. 1 in 4 children goes without bread. Our community deserves better.

- 42% of families skip meals
- 1.2 million households cannot pay for bread
- Only 8% of our members get help from the state

Our team works with our community every day. Donations to our programme make a difference.
"""
    credits = [credit for _, credit, _ in read(read_bytes("a.md", text.encode())).claims]
    assert [credit.type for credit in credits] == ["none", "none", "none", "own"]


def test_the_reason_is_told():
    text = YEAR.format(title="Ovens in 2017 - by the digits", opens=THANKED, more="")
    credits = [credit for _, credit, _ in read(read_bytes("a.md", text.encode())).claims]
    assert any("speaks of its own" in credit.decided_by for credit in credits)


@pytest.mark.parametrize(
    ("title", "opens"),
    [
        (
            "Study finds ovens are tired",
            "According to the Loaf Council, ovens are tired. The survey, it said, tells why.",
        ),
        ("10 statistics on ovens", "According to the Loaf Council, 30% of ovens are tired."),
    ],
)
def test_a_story_about_others_is_not(title, opens):
    more = ", the council said. Its study told us how. Others said so, too"
    assert "own" not in kinds(
        YEAR.format(title=title, opens=opens, more=more).replace("our", "its")
    )


@pytest.mark.parametrize(("mark", "ours"), [('"', 0), ("", 4)])
def test_a_quotation_does_not_count(mark, ours):
    import fit_own  # a bench, found by its path

    said = f"{mark}We asked our users, our members, our site and our community.{mark}"
    text = f"# Ovens\n\nDownloads rose by 12%.\n\n{said}\n"
    found = fit_own.unasked(read_bytes("a.md", text.encode()))
    assert round(math.expm1(found["ours"])) == ours
    assert bool(found["did"]) == bool(ours)


TABLE = """# {title}

{opens}

| Sector | Jobs | Change |
|---|---|---|
| Retail | 412,000 | 3% |
| Bread | 96,000 | 2% |
| Rail | 12,000 | 7% |
"""


@pytest.mark.parametrize(
    ("title", "opens"),
    [
        ("Weekly jobs numbers: retail sheds 12,000", "Retail was hit hardest last week."),
        ("Year in review: the housing market", "Prices fell by 4% in spring."),
        ("The season in review, by the numbers", "Crumb Town scored 71 goals."),
    ],
)
def test_a_story_without_a_source_stays_without_one(title, opens):
    assert "own" not in kinds(TABLE.format(title=title, opens=opens))


def test_a_campaign_says_whose_its_figures_are():
    text = (
        "# Why we must act: bread poverty by the numbers\n\n42% of families skip meals. Some 1.2"
        " million households go without.\n\nJoin us. Our members say 1 in 4 children is hungry.\n"
    )
    figures = [(f.text, c.type) for f, c, _ in read(read_bytes("a.md", text.encode())).claims]
    assert ("42%", "none") in figures


def test_a_reader_survey_beside_others_makes_no_report():
    text = (
        "# What ovens cost\n\nAn oven costs $300 to $1,200.\n\nThe Loaf Institute reports one in"
        " four bakers has none. According to the Crumb Council, 14% rent one.\n\nIn our own reader"
        " survey, 38% of the 412 people who answered said they share.\n"
    )
    figures = {f.text: c.type for f, c, _ in read(read_bytes("a.md", text.encode())).claims}
    assert figures["$300 to $1,200"] == "none"
    assert figures["38%"] == "own"


def test_how_much_the_signs_must_weigh():
    plain = dict.fromkeys(WEIGHTS, 0.0)
    assert not own(plain)
    said = plain | {"did": 1.0}
    more = (CAUTION - CONSTANT - WEIGHTS["did"]) / WEIGHTS["answers"]
    assert own(said | {"answers": more + 0.01})
    assert not own(said | {"answers": more - 0.01})
    assert not own(plain | {"answers": 99.0})  # nobody says "we"
    assert own(said | {"answers": 99.0, "named": 0.15})
    assert not own(said | {"answers": 99.0, "named": 0.4})  # others are told of
    assert own(said | {"answers": 99.0, "named": 0.4, "own_named": 0.5})


def test_the_weights_are_those_that_fit():
    import fit_own

    _, values, labelled, _ = fit_own.load()
    constant, *weights = fit_own.fit(values, labelled)
    assert constant == pytest.approx(CONSTANT, abs=0.006)
    assert dict(zip(WEIGHTS, weights, strict=True)) == pytest.approx(WEIGHTS, abs=0.006)


def test_the_signs_hold_on_sets_that_were_left_out():
    import fit_own

    sets, values, labelled, said_so = fit_own.load()
    taken = fit_own.left_out(sets, values, labelled) & (said_so == 0)
    assert (taken & (labelled == 1)).sum() >= 3
    assert (taken & (labelled == 0)).sum() == 0
