"""Documents that present their own data without any of the known forms, by many signs."""

import sys
from pathlib import Path

import pytest

from flows.land.reader import read_bytes
from flows.read.ownlike import CONSTANT, WEIGHTS
from flows.read.reader import read

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

YEAR = """# {title}

{opens} Join us for a look back at our achievements.

- 3,050 contributors changed 60,276,457 lines over 188,262 commits
- Our members held 64 meetings, and our site had 1,700,000 visits
- Downloads rose by 12%{more}
"""


def kinds(text):
    return {credit.type for _, credit, _ in read(read_bytes("a.md", text.encode())).claims}


def test_the_year_of_a_community_is_its_own():
    text = YEAR.format(title="Ovens in 2017 - by the digits", opens="What a year!", more="")
    assert kinds(text) == {"own"}


def test_the_reason_is_told():
    text = YEAR.format(title="Ovens in 2017 - by the digits", opens="What a year!", more="")
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


def test_a_quotation_does_not_count():
    said = '"We asked our users, our members and our readers what our community wants", Rye said.'
    text = f"# Ovens\n\n{said}\n\nHalf of all ovens are tired.\n"
    assert kinds(text) == {"none"}


def test_the_weights_are_those_that_fit():
    import fit_own

    _, values, own, _ = fit_own.load()
    constant, *weights = fit_own.fit(values, own)
    assert constant == pytest.approx(CONSTANT, abs=0.006)
    assert dict(zip(WEIGHTS, weights, strict=True)) == pytest.approx(WEIGHTS, abs=0.006)


def test_the_signs_hold_on_sets_that_were_left_out():
    import fit_own

    sets, values, own, _ = fit_own.load()
    wrong = 0
    for each in set(sets):
        here = sets == each
        constant, *weights = fit_own.fit(values[~here], own[~here])
        wrong += int(((constant + values[here] @ weights > 0) != (own[here] == 1)).sum())
    assert wrong < 0.15 * len(own)
    assert wrong < own.sum() / 2  # twice as good as never to say own
