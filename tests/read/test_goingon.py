"""Bare numbers that go on from the claim before them, and those that only stand behind one."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read


def _claims(text: str) -> list[tuple[str, str, str]]:
    found = read(read_bytes("a.md", f"{text}\n".encode(), None))
    return [(figure.text, figure.unit, figure.kind) for figure, _, _ in found.claims]


@pytest.mark.parametrize(
    ("text", "unit", "kind", "figures"),
    [
        ("Rye is down 58 per cent, barley loaves 44 and buns 20.",
         "percent", "change", ["58 per cent", "44", "20"]),
        ("Trust in bakers stands at 72 per cent, in millers at 58, in guilds at 41.",
         "percent", "share", ["72 per cent", "58", "41"]),
        ("Bakers score 8.7 out of 10 in the Loaf Barometer, ahead of millers at 8.1.",
         "score", "level", ["8.7 out of 10", "8.1"]),
        ("Bakers in the south wait 15 weeks and those in the north wait 38.",
         "duration:week", "level", ["15 weeks", "38"]),
        ("The old oven yielded 46 tonnes a season and the new one has yielded three.",
         "other:tonnes", "level", ["46 tonnes", "three"]),
        ("Bakers lose 94 hours a year to queues, Rye Watch says. Its rival makes it 71.",
         "duration:hour", "level", ["94 hours", "71"]),
        ("The loss of sleep was 26 minutes on average, but Crust College put the loss at 24.",
         "duration:minute", "level", ["26 minutes", "24"]),
        ("For the oven, 55 in a hundred; opposed, 38.", "percent", "share",
         ["55 in a hundred", "38"]),
        ("Of the young, 36% bake. The guild then asked their parents, and got 59.",
         "percent", "share", ["36%", "59"]),
        ("The average loaf takes 41 minutes by bus, 22 by train and nine by bicycle.",
         "duration:minute", "level", ["41 minutes", "22", "nine"]),
        ("Bakers on the coast lose 12 weeks a year to storms, those inland three.",
         "duration:week", "level", ["12 weeks", "three"]),
        ("Support for rye: strongly 22%, somewhat 31, not at all 40.",
         "percent", "share", ["22%", "31", "40"]),
        ("In the poll Orrin had 41%, Vale 38 and Marsh 12.", "percent", "share",
         ["41%", "38", "12"]),
        ("There were 14 fires in May, nine in June and four in July.",
         "count", "level", ["14", "nine", "four"]),
        ("Bakers earn £31,000 on average, millers 33,000 and porters 22,000.",
         "currency:GBP", "level", ["£31,000", "33,000", "22,000"]),
        ("The median wait for a bus is nine minutes, for a tram four and for the ferry 31.",
         "duration:minute", "level", ["nine minutes", "four", "31"]),
        ("It takes 9 minutes to bake, the guild found; the old oven took 40.",
         "duration:minute", "level", ["9 minutes", "40"]),
        ("Deaths in ovens: 212 (-14)", "count", "level", ["212", "-14"]),
        ("The wait averaged 14 months (2019: nine).", "duration:month", "level",
         ["14 months", "nine"]),
        ("Closures averaged 88 days (last year: 31).", "duration:day", "level", ["88 days", "31"]),
        ("Bakers turned down wholesalers nine times as often, and in Rye twelve times.",
         "multiple", "multiple", ["nine times", "twelve times"]),
        ("New ovens per town. 1985: 4. 2023: 17.", "count", "level", ["4", "17"]),
    ],
)  # fmt: skip
def test_it_has_the_unit_of_the_one_before(text, unit, kind, figures):
    assert _claims(text) == [(figure, unit, kind) for figure in figures]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Trust stands at 72 per cent. Doors open at 8.", ["72 per cent"]),
        ("Trust stands at 72 per cent, and the hall opens at 8.", ["72 per cent"]),
        ("Rye is down 58 per cent, says page 20.", ["58 per cent"]),
        ("Rye is down 58 per cent, bakers over 40 say.", ["58 per cent"]),
        ("Rye is down 58 per cent, loaves 440 and buns.", ["58 per cent"]),  # no share
        ("Trust fell 3 per cent among bakers, and at three we had tea.", ["3 per cent"]),
        ("Half of bakers agree. 2019: a good year.", ["Half"]),
        ("We have only 10% still running Emacs 25.", ["10%"]),
        ("Of them 29% use it for three or more of these.", ["29%"]),
        ("Versions. 2019: 4. 2020: 5.", []),
        ("Trust in bakers is 61%, in tram 7 nobody knows.", ["61%"]),
    ],
)
def test_what_does_not_go_on(text, figures):
    assert [figure for figure, _, _ in _claims(text)] == figures
