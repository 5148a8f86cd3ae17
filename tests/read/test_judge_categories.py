"""Amounts that tell one class, end or unit from another, and amounts that are told."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read


def _claims(text: str) -> list[str]:
    return [figure.text for figure, _, _ in read(read_bytes("a.md", text.encode(), None)).claims]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The score ranks each loaf from -100% to 100%.", []),
        ("Shares run from 0% to 100% by design.", []),
        ("Use of rye rose from 12% to 100% in a year.", ["12%", "100%"]),
        ("Bakers hold 65 percent of debts of $50,000 or more.", ["65 percent"]),
        ("Of bakers, 12% had incomes of $75,000 or more.", ["12%"]),
        ("Bakers now have an average income of $75,000.", ["$75,000"]),
        ("Most bakers spent 1-2 hours on dough each night (39.1%).", ["39.1%"]),
        ("Bakers spent 1-2 hours on dough each night, the survey found.", ["1-2 hours"]),
        ("The Loaf Council, 754 North President Street, Suite 1, Jackson, MS 39202", []),
        ("New Ovens, 9300 Mansfield Road, Suite 204, Ryeford, LA 71118", []),
        ("Some 9,300 Mansfield residents signed the petition.", ["9,300"]),
        ("Among bakers under 30, only 52 per cent said so.", ["52 per cent"]),
        ("Of those in the age group from 17 to 30, 34% wear a hat.", ["34%"]),
        ("The law demands 63% rye.", []),
        ("The richest ten percent of bakers hold 54.3% of all ovens.", ["54.3%"]),
        ("The top 10% is what most bakers aim at.", ["10%"]),
        ("Half of tenants own less than 16,000 euros, the Council says.", ["16,000 euros"]),
        ("Half of tenants own less than one oven, the Council says.", ["Half"]),
        ("Of bakers, 58% point to their managers, a third to the mill.", ["58%", "a third"]),
        ("The share rose by 3% points to 40%.", ["3% points", "40%"]),
        ("The Council had 13,800 bakers observed; 46% wore a hat.", ["46%"]),
        (
            "Of the 1,466 nurses on nights whom the Guild surveyed, 71% were alone.",
            ["71%"],
        ),
        ("The Council had 13,800 bakers trained.", ["13,800"]),
        ("The Council wants a three-fold strategy against hunger.", []),
        ("Sales saw a three-fold rise in May.", ["three-fold"]),
    ],
)
def test_what_is_claimed(text: str, claims: list[str]) -> None:
    assert _claims(text) == claims
