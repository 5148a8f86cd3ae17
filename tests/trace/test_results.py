"""Toplines as polling houses and statistics offices print them, read from saved copies."""

import pytest

from flows.trace.copies import read_copy

# In each: the copy, and for the lines below it what is to be read, nothing more and nothing
# twice: figure, unit, population, statement, period, n.
CASES = {
    "labels behind the values, columns of several months": (
        "keepers.txt",
        """HARBOUR RESEARCH CENTER
SURVEY OF LIGHTHOUSE KEEPERS, FINAL TOPLINE
N=1,204

KEEP1  Overall, how satisfied are you with the way the lamps are serviced?

       Mar     Oct
       2025    2023
        41      38      Satisfied
        52      55      Dissatisfied
         7       7      No answer

KEEP2. Which of these do you own?  [CHECK ALL THAT APPLY]
  [ASK ALL WITH A BOAT; N=388]
  A rowing boat ............ 61
  A motor boat ............. 47
""",
        [
            ("41", "percent", None, "{0} / Satisfied", "Mar 2025", 1204),
            ("38", "percent", None, "{0} / Satisfied", "Oct 2023", None),
            ("52", "percent", None, "{0} / Dissatisfied", "Mar 2025", 1204),
            ("55", "percent", None, "{0} / Dissatisfied", "Oct 2023", None),
            ("7", "percent", None, "{0} / No answer", "Mar 2025", 1204),
            ("7", "percent", None, "{0} / No answer", "Oct 2023", None),
            ("61", "percent", "all with a boat", "{1} / A rowing boat", None, 388),
            ("47", "percent", "all with a boat", "{1} / A motor boat", None, 388),
        ],
        (
            "Overall, how satisfied are you with the way the lamps are serviced?",
            "Which of these do you own?",
        ),
    ),
    "one row of headers and bases for several questions": (
        "teapots.txt",
        """Sample size: 2,103 adults in Great Glen

                              Gender            Age
                   Total   Male  Female   18-24   50+
Weighted Sample     2103   1020    1083     230  1003
Unweighted Sample   2103    998    1105     201  1052
                      %       %       %       %     %

Do you own a teapot?
Yes                   52     47      57      28    66
No                    48     53      43      72    34
""",
        [
            ("52", "percent", "adults in Great Glen", "{0} / Yes", None, 2103),
            ("47", "percent", "Gender / Male", "{0} / Yes", None, 998),
            ("57", "percent", "Gender / Female", "{0} / Yes", None, 1105),
            ("28", "percent", "Age / 18-24", "{0} / Yes", None, 201),
            ("66", "percent", "Age / 50+", "{0} / Yes", None, 1052),
            ("48", "percent", "adults in Great Glen", "{0} / No", None, 2103),
            ("53", "percent", "Gender / Male", "{0} / No", None, 998),
            ("43", "percent", "Gender / Female", "{0} / No", None, 1105),
            ("72", "percent", "Age / 18-24", "{0} / No", None, 201),
            ("34", "percent", "Age / 50+", "{0} / No", None, 1052),
        ],
        ("Do you own a teapot?",),
    ),
    "a Markdown table whose note says per cent, with marks, nets, a mean and a sum": (
        "bees.md",
        """# Bees and balconies 2025

Base: 1,012 adults in Lower Harn. All figures in per cent.

## Q1. Have you ever kept bees?

| | All | Men | 2022 (All) |
|---|---:|---:|---:|
| Unweighted base | 1,012 | 498 | 1,006 |
| Yes, now | 3 | 4 | - |
| Yes, in the past | 9* | 11 | 9 |
| Never | 88 | 85 | 89 |
| NET: ever | 12 | 15 | 11 |

## Q2. How many hives do you have? (Base: all who keep bees now, n=31)

| | |
|---|---|
| Mean number | 4.2 |
| One | 35 |
| Two or more | 65 |
| Total | 100 |

*Small base.
""",
        [
            ("3", "percent", "adults in Lower Harn", "{0} / Yes, now", None, 1012),
            ("4", "percent", "Men", "{0} / Yes, now", None, 498),
            ("9", "percent", "adults in Lower Harn", "{0} / Yes, in the past", None, 1012),
            ("11", "percent", "Men", "{0} / Yes, in the past", None, 498),
            ("9", "percent", "adults in Lower Harn", "{0} / Yes, in the past", "2022", 1006),
            ("88", "percent", "adults in Lower Harn", "{0} / Never", None, 1012),
            ("85", "percent", "Men", "{0} / Never", None, 498),
            ("89", "percent", "adults in Lower Harn", "{0} / Never", "2022", 1006),
            ("12", "percent", "adults in Lower Harn", "{0} / ever", None, 1012),
            ("15", "percent", "Men", "{0} / ever", None, 498),
            ("11", "percent", "adults in Lower Harn", "{0} / ever", "2022", 1006),
            ("4.2", "count", "all who keep bees now", "{1} / Mean number", None, 31),
            ("35", "percent", "all who keep bees now", "{1} / One", None, 31),
            ("65", "percent", "all who keep bees now", "{1} / Two or more", None, 31),
        ],
        ("Have you ever kept bees?", "How many hives do you have?"),
    ),
    "two lists side by side": (
        "choirs.txt",
        """Q4. Do you sing in a choir?           Q5. Do you play in a band?
  Yes                      14           Yes                       9
  No                       86           No                       91
""",
        [
            ("14", "percent", None, "Do you sing in a choir? / Yes", None, None),
            ("9", "percent", None, "Do you play in a band? / Yes", None, None),
            ("86", "percent", None, "Do you sing in a choir? / No", None, None),
            ("91", "percent", None, "Do you play in a band? / No", None, None),
        ],
        (),
    ),
    "a question that says which answer is meant, groups, and the year before in brackets": (
        "bells.md",
        """# Ringers' Roll 2025

All values in per cent unless stated.

**A1. Are you paid for ringing?**
No, never: 60 / Yes, at weddings: 26 / Yes, always: 14

**A2. Have you thought of stopping?** (yes)
All 44 / never paid 52 / towers with more than ten bells 35. (2023, all: 39)

**A3. Could anybody else ring in your place?** (no)
All 37

**A4. Hours at the rope in a usual week** Median: 9

**A5. Would you teach a child?**
Yes 46 · No 49 · Don't know 5
(2023: Yes 37 · No 58 · Don't know 5)
""",
        [
            ("60", "percent", None, "Are you paid for ringing? / No, never", None, None),
            ("26", "percent", None, "Are you paid for ringing? / Yes, at weddings", None, None),
            ("14", "percent", None, "Are you paid for ringing? / Yes, always", None, None),
            ("44", "percent", None, "{0} / yes", None, None),
            ("52", "percent", "never paid", "{0} / yes", None, None),
            ("35", "percent", "towers with more than ten bells", "{0} / yes", None, None),
            ("39", "percent", None, "{0} / yes", "2023", None),
            ("37", "percent", None, "Could anybody else ring in your place? / no", None, None),
            ("9", "duration:hour", None, "Hours at the rope in a usual week / Median", None, None),
            ("46", "percent", None, "{1} / Yes", None, None),
            ("49", "percent", None, "{1} / No", None, None),
            ("5", "percent", None, "{1} / Don't know", None, None),
            ("37", "percent", None, "{1} / Yes", "2023", None),
            ("58", "percent", None, "{1} / No", "2023", None),
            ("5", "percent", None, "{1} / Don't know", "2023", None),
        ],
        ("Have you thought of stopping?", "Would you teach a child?"),
    ),
    "a single blank between answer and value, and a label that is wrapped": (
        "crews.txt",
        """Base: 640 mates of ferries

B1. How is the food on board?
    Very good 24
    Good 41
    Bad 35

B2. If your captain told you to be aboard on every day of the year,
    what would you do?
    Obey, but look for
      a ship                 62
    Obey                     38
""",
        [
            ("24", "percent", "mates of ferries", "{0} / Very good", None, 640),
            ("41", "percent", "mates of ferries", "{0} / Good", None, 640),
            ("35", "percent", "mates of ferries", "{0} / Bad", None, 640),
            ("62", "percent", "mates of ferries", "{1} / Obey, but look for a ship", None, 640),
            ("38", "percent", "mates of ferries", "{1} / Obey", None, 640),
        ],
        (
            "How is the food on board?",
            "If your captain told you to be aboard on every day of the year, what would you do?",
        ),
    ),
    "money and years in headers, counts that are no shares though they make a hundred": (
        "port.txt",
        """TABLE 7. INCOME OF THE PORT (£ million)
                      2022/23   2023/24
  Harbour dues           12.6      13.9
  Crane hire              4.0       3.8

Number of berths by quay
  East  60
  West  40
""",
        [
            ("12.6", "currency:GBP", None, "INCOME OF THE PORT / Harbour dues", "2022/23", None),
            ("13.9", "currency:GBP", None, "INCOME OF THE PORT / Harbour dues", "2023/24", None),
            ("4.0", "currency:GBP", None, "INCOME OF THE PORT / Crane hire", "2022/23", None),
            ("3.8", "currency:GBP", None, "INCOME OF THE PORT / Crane hire", "2023/24", None),
            ("60", "count", None, "Number of berths by quay / East", None, None),
            ("40", "count", None, "Number of berths by quay / West", None, None),
        ],
        (),
    ),
    "groups below a title, the whole among them": (
        "drones.txt",
        """Table 1. Farms with a drone, %
                  2024     2021
  under 50 ha        9        6
  50 ha and over    29       20
  total             17       11
""",
        [
            ("9", "percent", "under 50 ha", "Farms with a drone", "2024", None),
            ("6", "percent", "under 50 ha", "Farms with a drone", "2021", None),
            ("29", "percent", "50 ha and over", "Farms with a drone", "2024", None),
            ("20", "percent", "50 ha and over", "Farms with a drone", "2021", None),
            ("17", "percent", None, "Farms with a drone", "2024", None),
            ("11", "percent", None, "Farms with a drone", "2021", None),
        ],
        (),
    ),
    "counts and shares in a web page, columns that are answers, units in a column": (
        "snow.html",
        """<h2>Snow shovels</h2><table><tr><th>Who clears the snow?</th><th>n</th><th>%</th></tr>
<tr><th>Janitor</th><td>212</td><td>53</td></tr><tr><th>Tenants</th><td>188</td><td>47</td></tr>
<tr><th>Total</th><td>400</td><td>100</td></tr></table>
<table><caption>Content with the shovel, by age (%)</caption>
<tr><th></th><th>Yes</th><th>No</th></tr><tr><td>Under 40</td><td>60</td><td>40</td></tr>
<tr><td>40 and over</td><td>48</td><td>52</td></tr><tr><td>All</td><td>53</td><td>47</td></tr>
</table>
<table><tr><th>Indicator</th><th>Value</th><th>Unit</th></tr>
<tr><td>Salt spread</td><td>3.4</td><td>thousand tonnes</td></tr>
<tr><td>Streets never cleared</td><td>&lt;1</td><td>% of streets</td></tr>
<tr><td>Complaints</td><td>-</td><td>number</td></tr></table>""",
        [
            ("212", "count", None, "Who clears the snow? / Janitor", None, None),
            ("53", "percent", None, "Who clears the snow? / Janitor", None, None),
            ("188", "count", "Tenants", "Who clears the snow? / Tenants", None, None),
            ("47", "percent", None, "Who clears the snow? / Tenants", None, None),
            ("400", "count", None, "Who clears the snow? / Total", None, None),
            ("60", "percent", "Under 40", "{0} / Yes", None, None),
            ("40", "percent", "Under 40", "{0} / No", None, None),
            ("48", "percent", "40 and over", "{0} / Yes", None, None),
            ("52", "percent", "40 and over", "{0} / No", None, None),
            ("53", "percent", None, "{0} / Yes", None, None),
            ("47", "percent", None, "{0} / No", None, None),
            ("3.4", "other:tonnes", None, "Salt spread", None, None),
            ("<1", "percent", "streets", "Streets never cleared", None, None),
        ],
        ("Content with the shovel, by age",),
    ),
    "one row a value, with columns for question, group and base": (
        "maps.csv",
        """question_id,question,answer,group,value,n
Q1,Do you read maps?,Yes,All,71,900
Q1,Do you read maps?,Yes,Men,74,440
Q1,Do you read maps?,No,All,29,900
Q1,Do you read maps?,No,Men,26,440
""",
        [
            ("71", "percent", None, "Do you read maps? / Yes", None, 900),
            ("74", "percent", "Men", "Do you read maps? / Yes", None, 440),
            ("29", "percent", None, "Do you read maps? / No", None, 900),
            ("26", "percent", "Men", "Do you read maps? / No", None, 440),
        ],
        (),
    ),
    "units in a column, areas, a number for each table and a note": (
        "posts.csv",
        """table,measure,area,value,unit
1,Posts on ships,Norrhaven,158200,posts
2,Vacancy rate,North,8.1,percent
3,Mean hourly pay of stewards,Norrhaven,12.34,pounds
"Note: Register of 2025, from the returns of 1740 owners.",,,,
""",
        [
            ("158200", "count", "Norrhaven", "Posts on ships", None, None),
            ("8.1", "percent", "North", "Vacancy rate", None, None),
            ("12.34", "currency:GBP", "Norrhaven", "Mean hourly pay of stewards", None, None),
        ],
        (),
    ),
    "thousands in a note above, and changes": (
        "sheep.csv",
        """Table 4: Sheep by parish,,,
"Unit: thousands, unless stated",,,
Parish,2023,2024,Change (%)
North,12.4,12.9,4.0
Source: Wool Board,,,
""",
        [
            ("12.4", "count", None, "Sheep by parish / North", "2023", None),
            ("12.9", "count", None, "Sheep by parish / North", "2024", None),
            ("4.0", "percent", "North", "Sheep by parish / Change", None, None),
        ],
        (),
    ),
    "a column of questions, each written once, with its answers behind dashes": (
        "vaccine.md",
        """| Q | Question and answers (% of all adults) | 2025 | 2023 |
|---|---|---|---|
| Q1 | Did you see a swan last winter? – Yes | 39 | 42 |
| | – No | 61 | n/a |
| Q2 | Whom do you ask about swans? (one answer) – A ranger | 51 | n/a |
| | – Nobody | 49 | n/a |
| Q3 | Have you fed a swan this month? – Yes | 46 | n/a |
| | – Yes, respondents aged 18–34 | 63 | n/a |
""",
        [
            ("39", "percent", "all adults", "{0} / Yes", "2025", None),
            ("42", "percent", "all adults", "{0} / Yes", "2023", None),
            ("61", "percent", "all adults", "{0} / No", "2025", None),
            (
                "51",
                "percent",
                "all adults",
                "Whom do you ask about swans? / A ranger",
                "2025",
                None,
            ),
            ("49", "percent", "all adults", "Whom do you ask about swans? / Nobody", "2025", None),
            ("46", "percent", "all adults", "{1} / Yes", "2025", None),
            ("63", "percent", "respondents aged 18–34", "{1} / Yes", "2025", None),
        ],
        ("Did you see a swan last winter?", "Have you fed a swan this month?"),
    ),
}


def read(name, text):
    """Figure, unit, population, statement, period and n of what a copy gives."""
    names = ("figure", "unit", "population", "statement", "period", "n")
    found = read_copy(f"evidence/{name}", "", text.encode()).found
    return [
        tuple(row.get(name) for name in names)
        for row in found
        if row["statement"] and row.get("group_id") and "/" in row["group_id"]
    ]


@pytest.mark.parametrize("case", CASES)
def test_every_value_is_read_once_with_what_stands_around_it(case):
    name, text, expected, asked = CASES[case]
    wanted = [(f, u, who, said.format(*asked), *rest) for f, u, who, said, *rest in expected]
    assert read(name, text) == wanted


def test_values_stand_at_their_places_and_no_line_is_read_twice():
    for name, text, *_ in CASES.values():
        found = read_copy(f"evidence/{name}", "", text.encode()).found
        placed = [(row["start"], row["end"]) for row in found if row.get("start") is not None]
        assert len(set(placed)) == len(placed)
        for row in found:
            if row.get("start") is not None and "&" not in text[row["start"] : row["end"]]:
                assert text[row["start"] : row["end"]] == row["figure"]


PROSE = [
    "Call 555 0142 or write to Box 77; page 12 of the handbook tells you how.\n",
    "Issue 22, June 2025\n",
    "Harbour News, 12 May 2025, page 4\n",
    "We rode six of them. The best one carries two children, the worst 1.\n",
    "The fleet grew from 12 in 2019 to 14 in 2024, the Board said.\n",
    "Room 4, Floor 2, Pier 9\n",
]


@pytest.mark.parametrize("text", PROSE)
def test_prose_addresses_and_dates_are_no_toplines(text):
    assert read("note.txt", text) == []


def test_prose_beside_a_topline_is_read_as_prose():
    name, text, *_ = CASES["groups below a title, the whole among them"]
    prose = "\nA tractor with a camera was seen on 31% of farms, and on 12% nobody looked.\n"
    found = read_copy(f"evidence/{name}", "", (text + prose).encode()).found
    assert [row["figure"] for row in found][-2:] == ["31%", "12%"]
    assert len([row for row in found if row["unit"] == "percent"]) == 8


def test_groups_are_told_of_what_the_sentence_above_says_of_all():
    text = """1. Lanterns

Of every 100 piers inspected in spring, 44 had a lantern. Five years earlier it was 52.

By owner                   2025
  Private                    46
  Public                     37
  All piers                  44

Boats by owner
  Private  300
  Public   212
  All      512
"""
    found = read("piers.txt", text)
    told = [(f, u, who, said) for f, u, who, said, *_ in found]
    assert [row[:3] for row in told[:3]] == [
        ("46", "percent", "Private"),
        ("37", "percent", "Public"),
        ("44", "percent", "every 100 piers inspected in spring"),
    ]
    assert all("had a lantern" in row[3] for row in told[:3])
    assert [row[1] for row in told[3:]] == ["count"] * 3
    prose = read_copy("evidence/piers.txt", "", text.encode()).found[:4]
    shares = [(row["figure"], row["statement"]) for row in prose if row["unit"] == "percent"]
    assert [figure for figure, _ in shares] == ["44", "52"]
    assert shares[0][1] == shares[1][1]
