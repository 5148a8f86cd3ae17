"""Amounts, times and ranks that are stated as facts, and those that are not."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read


def _claims(text: str) -> list[tuple[str, str]]:
    found = read(read_bytes("a.md", f"{text}\n".encode(), None))
    return [(figure.text, figure.unit) for figure, _, _ in found.claims]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("A loaf takes 27 hours of work a year.", [("27 hours", "duration:hour")]),
        ("Caring swallows 36 hours of a baker’s week, says Rye.", [("36 hours", "duration:hour")]),
        ("A thief has been inside for 21 days on average.", [("21 days", "duration:day")]),
        ("They put in nine hours in the median week.", [("nine hours", "duration:hour")]),
        ("The course takes six weeks.", []),
        ("Bakers rose twice in two years, and prices fell on average.", []),
        ("Mixing saves 12 litres of fuel per hectare.", [("12 litres", "other:litres")]),
        ("Bring 12 litres of water per person.", []),
        ("It pays [within 26 months](https://a.example/pay).", [("26 months", "duration:month")]),
        ("Sixty-four bakers died, seven fewer than the year before.",
         [("Sixty-four", "count"), ("seven", "count")]),
        ("For each new oven in a city, five jobs are created.", [("five", "count")]),
        ("Italy (73rd) fell 24 places.", [("73rd", "rank"), ("24", "other:places")]),
        ("Baking is the #1 source of new wages.", [("#1", "rank")]),
        ("See issue #12 and oven #345.", []),
        ("382 respondents.", [("382", "count")]),
        # what it comes to, what remains of it, what goes on from it
        ("One loaf comes to 118 kg of flour, one bun to 6 kg.",
         [("118 kg", "other:kg"), ("6 kg", "other:kg")]),
        ("The average sentence in a letter of the guild runs to 31 words.", [("31", "count")]),
        ("The median fee, the guild says, is £31. Once travel is counted in, £24 remain.",
         [("£31", "currency:GBP"), ("£24", "currency:GBP")]),
        ("With a band it takes 43 days, the guild says. Without one it takes 54 days.",
         [("43 days", "duration:day"), ("54 days", "duration:day")]),
        ("The guild counted 22 shops that opened and 17 that closed. That is a net gain of five.",
         [("22", "count"), ("17", "count"), ("five", "count")]),
        # what is odd is an average
        ("The survey shows that 44% read; those who did read 7.5 books.",
         [("44%", "percent"), ("7.5", "count")]),
        ("The kit paid for itself in 3.5 years.", [("3.5 years", "duration:year")]),
        ("Those who bake put in 14.5 hours a week on average.", [("14.5 hours", "duration:hour")]),
        ("The weather office recorded 19 days above 30 degrees.", [("19 days", "duration:day")]),
        # prices, rules and scenes
        ("A subscription is 58 crowns a year, 29 for students.", []),
        ("Marlbury charges £1.20 an hour, up to 4 hours.", []),
        ("Bakers charged £4.20 an hour on average, the study found.",
         [("£4.20", "currency:GBP")]),
        ("The fine for a loaf without a label will be €2,500.", []),
        ("The office advises a ceiling of 15.", []),
        ("There is a rule that a mill has to work on 99 days out of a hundred.", []),
        ("Support fell to a floor of 31%.", [("31%", "percent")]),
        ("The bosses' pay reached a ceiling of 9 times wages, the guild says.",
         [("9 times", "multiple")]),
        ("Patients have spent 3 years waiting for surgery on average, the Loaf Council says.",
         [("3 years", "duration:year")]),
        ("Last year three of its five largest banks failed.",
         [("three of its five", "percent")]),
        ("The study found 120 best practices.", [("120", "count")]),
        ("The study found 45 top causes of fire.", [("45", "count")]),
        ("By nine, three of its five counter staff are in a lecture.", []),
        ("Here are 50 ways to dry a cellar.", []),
        ("Dr Rye has spent 14 years asking people how they bake.", []),
        ("# Our demands\n\n- By 2027, no more than 20 per cent of loaves by video.", []),
        ("# Our demands\n\n- Time to rest. 58% of bakers have none, the survey shows.",
         [("58%", "percent")]),
        ("# Our demands\n\nCap rents now. Rents have risen by 38% since 2019.",
         [("38%", "percent")]),
        ("# Our demands\n\n1.2 million households spend half of their income on rent.",
         [("1.2 million", "count"), ("half", "percent")]),
        ("# Our demands\n\nLandlords must cut rents that have risen by 38%.",
         [("38%", "percent")]),
        ("# What we want\n\n- Only 4% of homes built last year are affordable.",
         [("4%", "percent")]),
        ("# What we want\n\n- Inflation hit 9% last year.\n- Rents hit 9%.",
         [("9%", "percent"), ("9%", "percent")]),
        ("# What we want\n\n- Build 1.5 million homes by 2030.\n- An extra £5 billion.", []),
        ("# What we want\n\n- Homes. 40% of bakers rent one.", [("40%", "percent")]),
        ("# What we want\n\n- Landlords must keep rents 10% below pay.\n- Cap rents at 4%.", []),
        ("# What we want\n\n- A rent cap of 4%\n- No more than 4% of rent for fees", []),
        ("Those who buy ovens, says the guild, were 34 years old on average.",
         [("34 years old", "duration:year")]),
        ("The oven is 34 years old.", []),
        # a mark of a note, a label, a list in a sentence, how things are now
        ("A tonne of old crusts saves 17 trees*.", [("17", "count")]),
        ("Clinics see their bakers within 4 days‡; others within 11‡.",
         [("4 days", "duration:day"), ("11", "duration:day")]),
        ("Yield of rye, the guild found: 44%. Lifespan: 12 years",
         [("44%", "percent"), ("12 years", "duration:year")]),
        ("Yield of rye, the guild found: 44%. Baking time: 40 minutes", [("44%", "percent")]),
        ("Rule of thumb: 12 weeks. Lead: 2 weeks.", []),
        ("Sickness absence: 9.3 days per baker", [("9.3 days", "duration:day")]),
        ("A baker’s day goes so: dough, 4 h 12; ovens, 1 h 05; tea, 9 minutes.",
         [("4 h 12", "duration:hour"), ("1 h 05", "duration:hour"),
          ("9 minutes", "duration:minute")]),
        ("Trials now start 407 days after charge.", [("407 days", "duration:day")]),
        ("The shop opened 40 days after the fire.", []),
        ("A median gift of £25 in the four weeks before the interview", [("£25", "currency:GBP")]),
        ("It takes us sixty-one hours of work to bake it, the guild found.",
         [("sixty-one hours", "duration:hour")]),
        ("It rains on 214 days a year (Crust Met).", [("214 days", "duration:day")]),
        ("On 341 nights the ovens were full.", [("341 nights", "other:nights")]),
        ("Snow lay for just 71 days this winter.", [("71 days", "duration:day")]),
        ("Every eleven seconds, somewhere in town, a loaf burns.",
         [("eleven seconds", "duration:second")]),
        ("Every ten minutes, turn the loaf.", []),
        ("The Crust Centre went through seven years of oven data.", []),
        ("Vacancies at the mill stand at 640, it said.", [("640", "count")]),
        ("Contrary to a figure of 300 given by the guild, 1,140 bakers were stranded.",
         [("300", "count"), ("1,140", "count")]),
        ("Of 61 mills that tried it, 56 never went back.", [("56", "count")]),
        ("Of the 12 loaves in the book, three are rye.", []),
        ("Crumb, a chain with 140 branches.", []),
        ("Trees make a difference of four degrees, the guild found.",
         [("four degrees", "other:degrees")]),
        ("Trees cool a bakery by up to 7 degrees.", [("7 degrees", "other:degrees")]),
        ("Rye lowered the pulse by four beats a minute.", [("four", "count")]),
        ("Winners since 1970: 48 men, 7 women.", [("48", "count"), ("7", "count")]),
        ("[Two million](https://a.example/m) ovens will be cut off, the guild fears.",
         [("Two million", "count")]),
        ("Yeast is [two](https://a.example/m) things.", []),
        ("Life expectancy of ovens: Rye 71.2 Barley 76.0 Oat 83.5",
         [("71.2", "count"), ("76.0", "count"), ("83.5", "count")]),
        ("Oven accidents per 10,000 bakers. Ringside ward: 41, Rye ward: 12",
         [("41", "count"), ("12", "count")]),
        ("The guild sits in Ringside ward 41.", []),
        ("Bakers are generous on average, parting with £178 a year.", [("£178", "currency:GBP")]),
        ("Ask the millers and their lobby will say 9 per cent.", [("9 per cent", "percent")]),
        ("Ask for 9 per cent.", []),
        ("We’ve planned 512 weddings since 2014.", [("512", "count")]),
        ("The line shortens the trip by 25 minutes, it claims.",
         [("25 minutes", "duration:minute")]),
        ("It will take 12 years to clear the crumbs, it reckons.", [("12 years", "duration:year")]),
        ("Waiting time for an oven: 14 months (2019: nine)",
         [("14 months", "duration:month"), ("nine", "duration:month")]),
        ("The review covered 61 mills over 18 months.", []),
        ("The oven is for people under 25 with a loaf.", []),
        # what findings were drawn from, and what begins or is on offer
        ("The Loaf Report, in which 61% bake, is based on 310 cases.", [("61%", "percent")]),
        ("The Loaf Report draws on returns from 212 mills.", []),
        ("The guild sat 1,200 voters down last month.", []),
        ("The guild priced 46 lists and found that a kit comes to £287 on average.",
         [("£287", "currency:GBP")]),
        ("Mould is in 28% of ovens (Crust inspection round, spring; 2,000 visits).",
         [("28%", "percent")]),
        ("Next update at 13.00.", []),
        ("Contact: press office, ext. 4417.", []),
        ("Ovens for towns under 50,000 people", []),
        ("Subscribers under 30 have quadrupled.", [("quadrupled", "multiple")]),
        ("Roof fund: target 25,000.", []),
        ("A crust plot starts at 950.", []),
        ("Their oven lists at $129.", []),
    ],
)  # fmt: skip
def test_amounts(text: str, claims: list[tuple[str, str]]) -> None:
    assert _claims(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("One stolen loaf in twelve finds its way back.", ["One stolen loaf in twelve"]),
        ("One person in six over the age of 80 bakes.", ["One person in six"]),
        ("One bomb in six cities went off.", []),
        (
            "One secondary pupil in three skips lunch at least twice a week.",
            ["One secondary pupil in three"],
        ),
        ("They bake. A quarter travel more than 100 miles.", ["A quarter"]),
        ("A quarter mile away is the hall.", []),
        ("Of those, a third buy it at the station.", ["a third"]),
        ("Of the others, a quarter never bake.", ["a quarter"]),
        ("He came with two and half a loaf.", []),
        ("Most bake, and half of those sell.", ["half"]),
        ("No. 71% of the 61 bakers never nap.", ["71%"]),
        ("A degree is asked for in 46% of advertisements.", ["46%"]),
        ("Baking is a requirement in 95% of degrees.", ["95%"]),
        ("Shops should require 20% more.", []),
        ("It should have read 26%.", ["26%"]),
        ("Pay goes up by 12% in May.", ["12%"]),
        ("Pay 12% in May.", []),
        ("Expertise had a low response rate (27% responded).", []),
        ("Only 27% of bakers responded to our question.", []),
        ("27% of bakers responded to the call for help.", ["27%"]),
    ],
)
def test_shares(text: str, claims: list[str]) -> None:
    assert [figure for figure, _ in _claims(text)] == claims


def test_shares_in_a_column_that_is_called_n() -> None:
    table = "| Services | n |\n|---|---|\n| Post | 64% |\n| Bread | 60% |"
    assert [figure for figure, _ in _claims(table)] == ["64%", "60%"]
    assert not _claims(table.replace("%", ""))


@pytest.mark.parametrize(
    "text",
    [
        "A household spends £61 a week, says the Office of Bread. With the taxi it came to £31.50.",
        "A walker covers £61 of bread, the Path Society found. Supper came to £46 with wine.",
    ],
)
def test_what_somebody_paid_is_no_amount_of_the_survey_before(text):
    reading = read(read_bytes("a.md", f"# Bread\n\n{text}\n".encode()))
    assert [figure.text for figure, _, _ in reading.claims] == ["£61"]


@pytest.mark.parametrize(
    "text",
    [
        "My route comes to 4 miles, and from the stile it works out at 3.5 miles.",
        "A pint stood at £5.10.",
        "£3 remained in my purse.",
        "Pack 2.5 bars of chocolate.",
        "It took 2.5 hours to the top.",
    ],
)
def test_a_scene_is_no_statistic(text):
    assert read(read_bytes("a.md", f"# Bread\n\n{text}\n".encode())).claims == []
