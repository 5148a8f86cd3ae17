"""The clause a figure stands in: what clauses and brackets beside it say is not said of it."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read


def meant(text):
    found = read(read_bytes("a.md", text.encode())).claims
    return [(f.text, m.population, m.statement) for f, _, m in found]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("While rye slumped in May, it now saw a rise in exports of 23%.",
         ("23%", "rye", "saw a rise in exports")),
        ("The mayor gave no numbers, but the city's millers pay 12% in tax.",
         ("12%", "the city's millers", "pay in tax")),
        ("Loaves are dear, as even the worst mill would charge 12% in fees.",
         ("12%", "the worst mill", "would charge in fees")),
        ("Rents fell; 35% of bakers kept their shop.", ("35%", "bakers", "kept their shop")),
        ("A poor year, but better than the last - the mill lost 12% in sales.",
         ("12%", "the mill", "lost in sales")),
        ("They've grouped the mills by size, since small mills lose 12% of their flour.",
         ("12%", "small mills", "lose of their flour")),
        ("That is why 69% of bakers rent.", ("69%", "bakers", "rent")),
        ("Out of the millers who answered, only 13% sell flour.",
         ("13%", "the millers who answered", "sell flour")),
        ("45% of millers say they sell flour only 14% say that they bake.",
         ("14%", "millers", "say that they bake")),
        ("Two years after the fire, the guild had raised $12 million.",
         ("$12 million", "the guild", "Two years after the fire had raised")),
    ],
)  # fmt: skip
def test_a_figure_is_of_its_own_clause(text, last):
    assert meant(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("27% of cooks bake their own bread (56% nationally).",
         [("27%", "cooks", "bake their own bread"),
          ("56%", "cooks", "bake their own bread nationally")]),
        ("27% of cooks bake their own bread (up from 20% in 2019).",
         [("27%", "cooks", "bake their own bread"),
          ("20%", "cooks", "bake their own bread in 2019")]),
        ("Half of bakers rent their shop (38% among young bakers).",
         [("Half", "bakers", "rent their shop"), ("38%", "young bakers", "rent their shop")]),
        ("65% of cooks say bread is vital to them (nationally, 69% say that it is).",
         [("65%", "cooks", "say bread is vital to them"),
          ("69%", "cooks", "nationally say that it is")]),
        ("Bakers named rent (62% in towns) and wages (40%).",
         [("62%", "Bakers", "named rent in towns"), ("40%", "Bakers", "named wages")]),
    ],
)  # fmt: skip
def test_a_bracket_behind_a_clause_leaves_it_whole(text, claims):
    assert meant(text) == claims


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("$19 was the median hourly wage for millers in Weston in 2019.",
         ("$19", "millers in Weston", "was the median hourly wage in 2019")),
        ("42% was the average turnout at guild elections.",
         ("42%", "guild elections", "was the average turnout")),
        ("More than 40% is the share of bakers who rent.",
         ("40%", "bakers who rent", "is the share")),
        ("The failure rate among new mills has fallen to 4%.",
         ("4%", "new mills", "failure rate has fallen")),
        ("The average turnout for a guild election was 52%.",
         ("52%", "a guild election", "The average turnout was")),
        ("Weston's median rent rose by 12%.", ("12%", "Weston", "median rent rose")),
        ("The amount of bread baked by cooks increased by 78%.",
         ("78%", "bread baked by cooks", "amount increased")),
    ],
)  # fmt: skip
def test_a_measure_is_of_whom_it_is_measured(text, claim):
    assert meant(text) == [claim]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("About 45% of cooks on SO learned to bake young.",
         ("45%", "cooks on SO", "learned to bake young")),
        ("Exports of the mills increased by about 50%.",
         ("50%", "Exports of the mills", "increased")),
        ("12% of those that answered the form own a cat.",
         ("12%", "those that answered the form", "own a cat")),
        ("40% of bakers go to the polls even in local elections.",
         ("40%", "bakers", "go to the polls even in local elections")),
    ],
)  # fmt: skip
def test_words_that_look_like_others(text, claim):
    assert meant(text) == [claim]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("31% of cooks who responded to the Loaf survey bake daily.",
         ("31%", "cooks who responded to the Loaf survey", "bake daily")),
        ("71% of cooks have baked, sold, or given away a loaf.",
         ("71%", "cooks", "have baked, sold, or given away a loaf")),
        ("Mill & Grain firms saw more than 12% growth in exports.",
         ("12%", "Mill & Grain firms", "saw growth in exports")),
        ("Loaf thefts for 2003 increased by 8% from the year before.",
         ("8%", "Loaf thefts", "for 2003 increased from the year before")),
        ("The guild's plan, which passed in March, sets aside $12 million more.",
         ("$12 million", "The guild's plan", "sets aside more")),
        ("Of the 54% of cooks who own a mill, 45% sell flour.",
         ("45%", "cooks who own a mill", "sell flour")),
        ("Of the 90,000 loaves sold at the fair in May, 71% of them were rye.",
         ("71%", "loaves sold at the fair in May", "were rye")),
        ("30% of bakers own a large mill, and 22% would like to.",
         ("22%", "bakers", "would like to own a large mill")),
        ("Since 2013, rye has been the bread of the north. In 2018 it grew by +37%.",
         ("37%", "rye", "In 2018 grew")),
        ("The county mined approximately 8 million tons of salt.",
         ("8 million tons", "salt", "The county mined")),
        ("Rye is dreaded by 60% of the cooks reading the form.",
         ("60%", "the cooks reading the form", "Rye is dreaded")),
        ("Closing the gap in low- and middle- income towns could earn $700 million.",
         ("$700 million", "Closing the gap in low- and middle- income towns", "could earn")),
        ("29% of cooks feel unsafe, and even more (41%) feel their guests are.",
         ("41%", "cooks", "feel their guests are")),
    ],
)  # fmt: skip
def test_whose_figure_it_is_and_what_is_said(text, last):
    assert meant(text)[-1] == last


def test_items_of_a_list_share_the_clause_beside_it():
    text = "In Weston (20.6%), Norham (21%) and Ashby (22.9%) - fewer than 40% of cooks own a mill."
    assert meant(text)[:3] == [
        ("20.6%", "cooks", "own a mill In Weston"),
        ("21%", "cooks", "own a mill Norham"),
        ("22.9%", "cooks", "own a mill Ashby"),
    ]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("About $5 million in aid was set aside for village bakers under the act.",
         ("$5 million", "village bakers", "in aid was set aside under the act")),
        ("A $2 million rescue plan passed the council in May.",
         ("$2 million", "rescue plan", "passed the council in May")),
        ("Rye has been the bread of all. In 2018 it grew by 37%, adding $12 million in sales.",
         ("$12 million", "Rye", "In 2018 adding in sales")),
    ],
)  # fmt: skip
def test_whose_the_money_is(text, last):
    assert meant(text)[-1] == last
