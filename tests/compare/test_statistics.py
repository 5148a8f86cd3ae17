import re

import pytest

from flows.compare import pairs
from flows.compare.pairs import Entry, in_common
from flows.compare.sameness import judge
from flows.compare.statistics import group
from flows.slots.reading import readings
from schemas import Claims, Comparisons, Observations, Sources, frame, records


def row_of_claim(claim_id, quote, figure, value, **more):
    return {
        "claim_id": claim_id,
        "document": f"articles/{claim_id}.md",
        "origin": "article",
        "file": f"articles/{claim_id}.md",
        "start": 0,
        "end": 1,
        "figure": figure,
        "quote": quote,
        "value": float(value),
        "comparator": "=",
        "unit": "percent",
        "step": 1.0,
        "in_words": False,
        "kind": "share",
        "attribution_type": "named",
        "citation_type": "none",
        "provenance": "named_only",
        "status": "asserted",
        "extractor": "test",
    } | more


def row_of_citation(claim_id, source_id, credit_key):
    return {
        "claim_id": claim_id,
        "status": "matched" if source_id else "unregistered",
        "source_id": source_id,
        "parts": "{}",
        "candidates": "[]",
        "credit_key": credit_key,
        "self_credit": False,
        "dated": False,
        "link_state": "unknown",
        "has_copy": False,
        "locatable": True,
    }


def compare(*claims, credits=("one|2024", "two|2024"), sources=(None, None), of=None):
    rows = [
        row_of_claim(f"c{i}", *c[:3], **(c[3] if len(c) > 3 else {})) for i, c in enumerate(claims)
    ]
    known = [
        {"source_id": s, "study_id": s, "aliases": "[]", "cites": "[]", "file": "s", "row": 1}
        for s in sorted({s for s in sources if s})
    ]
    return group(
        records(frame(Claims, rows)),
        [
            row_of_citation(r["claim_id"], s, c)
            for r, s, c in zip(rows, sources, credits, strict=True)
        ],
        records(frame(Sources, known)),
        [],
        [],
        of=of,
    )


def pair(*claims, **more):
    _, _, comparisons = compare(*claims, **more)
    rows = records(frame(Comparisons, comparisons))
    return rows[0] if rows else None


SAME = [
    (
        ("38% of older workers look after a relative.", "38%", 38),
        ("Caring for a relative is what 38% of older workers do.", "38%", 38),
    ),
    (
        ("62% of beekeepers feed their colonies sugar in autumn.", "62%", 62),
        ("Feeding sugar to colonies in autumn is done by 62% of beekeepers.", "62%", 62),
    ),
    (
        ("41% of employers plan to hire apprentices next year.", "41%", 41),
        ("Next year 41% of companies intend to take on apprentices.", "41%", 41),
    ),
    (
        ("Seven in ten cyclists (70%) wear a helmet in town.", "70%", 70),
        ("A helmet is worn in town by 70% of cyclists.", "70%", 70),
    ),
    (
        ("21% of glaziers finished the season owing money.", "21%", 21),
        ("For 21% of glaziers the season ended in debt.", "21%", 21),
    ),
    (
        ("In 17% of barns — the Guild's number — there is no roof at all.", "17%", 17),
        ("Some 17% of barns have no roof whatever.", "17%", 17),
    ),
    (
        ("Orders for garden sheds rose 30% between 2021 and 2024.", "30%", 30, {"kind": "change"}),
        ("Increase in orders of garden sheds (2021–2024): 30%", "30%", 30, {"kind": "change"}),
    ),
]
# Told twice in one article: a teaser, a table, the text.
TWICE = [
    ("62% of farmers go without crop insurance", "26% of farmers do not insure their crops."),
    (
        "Energy now eats 9% of costs",
        "Energy accounts for 19% of the costs of a bakery.",
    ),
    (
        "The average tenant spends 34% of income on rent.",
        "Tenants hand over 43% of their income for rent on average.",
    ),
    ("Share of renters who moved last year | 21%", "12% of renters moved house last year."),
    (
        "41% of volunteers are over 60.",
        "14% of volunteers are over 60, according to the club's report.",
    ),
    (
        "61% of cooks took a course on knives in the past year.",
        "Just 55% of cooks took a course on knives last year.",
    ),
]
# Built alike, and set against each other.
CONTRASTED = [
    ("71% of parents read to them every day.", "38% of parents read to them once a week."),
    ("57% of waste is recycled in the city.", "31% of waste is burned."),
    (
        "34% of tenants spend more than half of their income on rent.",
        "52% of tenants spend more than a third of their income on rent.",
    ),
    ("62% of farmers have crop insurance.", "38% of farmers do not have crop insurance."),
    ("50% of nurses want to leave.", "12% of nurses have left."),
    ("66% of women cycle to work.", "58% of men cycle to work."),
    (
        "The 2022 edition put the share of beekeepers who feed sugar in autumn at 19%.",
        "The guild also found that 27% of beekeepers feed sugar in autumn.",
    ),
    (
        "In Norham, 44% of voters support the bridge.",
        "In Sundale, 61% of voters support the bridge.",
    ),
    (
        "Before the reform 23% of shops opened on Sundays.",
        "After the reform 47% of shops opened on Sundays.",
    ),
    ("54% of small firms export.", "71% of large firms export."),
    ("27% of pupils walk to school.", "29% of teachers walk to school."),
    (
        "48% of patients wait longer than two weeks.",
        "19% of patients wait longer than a month.",
    ),
    ("63% of owners insure their dog.", "29% of owners insure their cat."),
    (
        "35% of respondents named cost as the main barrier.",
        "22% of respondents named time as the main barrier.",
    ),
    ("52% of adults plan to get the flu shot.", "45% of adults got the flu shot last year."),
    ("18% trust the mayor.", "39% trust the council."),
    ("In an earlier count, 68% of potters fired with gas.", "62% of potters fire with gas."),
    ("In the survey before, 68% of potters fired with gas.", "62% of potters fire with gas."),
    (
        "31% of potters bought clay abroad in the second quarter.",
        "24% of potters bought clay abroad in the third quarter.",
    ),
    (
        "38% of pupils take a tablet to bed.",
        "62% of pupils say that their parents look at a tablet over breakfast.",
    ),
]
APART = [
    (  # population
        ("62% of beekeepers feed their colonies sugar in autumn.", "62%", 62),
        ("62% of young beekeepers feed their colonies sugar in autumn.", "62%", 62),
    ),
    (  # statement
        ("62% of beekeepers feed their colonies sugar in autumn.", "62%", 62),
        ("62% of beekeepers sell honey at a market.", "62%", 62),
    ),
    (  # intention and fact
        ("41% of employers plan to hire apprentices.", "41%", 41),
        ("41% of employers have hired apprentices.", "41%", 41),
    ),
    (  # change and share
        ("Orders for garden sheds rose 30% last year.", "30%", 30, {"kind": "change"}),
        ("30% of orders are for garden sheds.", "30%", 30),
    ),
    (  # comparison and share
        (
            "Orders for garden sheds were 30% higher than last year.",
            "30%",
            30,
            {"kind": "multiple"},
        ),
        ("Garden sheds are 30% of orders.", "30%", 30),
    ),
    (  # denied
        ("58% of skaters have broken a bone.", "58%", 58),
        ("58% of skaters have never broken a bone.", "58%", 58),
    ),
    (  # year
        ("In 2019, 52% of gardeners had a compost heap.", "52%", 52),
        ("In 2023, 57% of gardeners had a compost heap.", "57%", 57),
    ),
    (  # base
        ("40% of adults own a bicycle.", "40%", 40),
        ("40% of adults who own a bicycle ride it to work.", "40%", 40),
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_statistic_in_two_wordings(one, other):
    found = pair(one, other)
    assert found is not None
    assert found["same"]
    assert not found["same_words"]


@pytest.mark.parametrize(("one", "other"), APART)
def test_near_misses_stay_apart(one, other):
    found = pair(one, other)
    assert found is None or not found["same"]


def _figured(quote):
    figure = next(w.strip(",.") for w in quote.split() if w.strip(",.").endswith("%"))
    return quote, figure, int(figure[:-1])


@pytest.mark.parametrize(("one", "other"), TWICE)
def test_one_statistic_told_twice(one, other):
    found = pair(_figured(one), _figured(other), credits=("guild|2024", "guild|2024"))
    assert found is not None
    assert found["same"]
    assert found["relation"] == "conflict"


def test_the_year_in_the_name_of_a_report_is_not_that_of_what_it_found():
    one = ("The Quay Pulse 2025 finds a ladder in the cellar of 24% of skippers.", "24%", 24)
    other = ("In 2024, 38% of skippers had a ladder in the cellar.", "38%", 38)
    assert pair(one, other)["same"]
    assert pair(one, other, credits=("one|2025", "one|2024")) is None
    dated = ("The Quay Pulse finds a ladder in the cellar of 24% of skippers in 2025.", "24%", 24)
    assert pair(dated, other) is None


def test_that_two_bodies_have_one_value_says_that_it_is_of_one_thing():
    whole = "% of skippers had rung the bell on the foggy pier twice."
    short = "% of skippers had by last winter rung one."
    seventeen = (f"17{whole}", "17%", 17)
    assert pair(seventeen, (f"17{short}", "17%", 17))["same"]
    other = pair(seventeen, (f"19{short}", "19%", 19))
    assert other is None or not other["same"]
    # one in six is often equal by chance
    told = {"step": 0.1, "in_words": True}
    sixth = [(f"One in six{w.removeprefix('%')}", "One in six", 16.7, told) for w in (whole, short)]
    found = pair(*sixth)
    assert found is None or not found["same"]


@pytest.mark.parametrize(("one", "other"), CONTRASTED)
def test_contrasts_are_no_contradictions(one, other):
    found = pair(_figured(one), _figured(other), credits=("guild|2024", "guild|2024"))
    assert found is None or not found["same"]


def test_values_are_related():
    one = ("62% of beekeepers feed their colonies sugar in autumn.", "62%", 62, {"n": 900})
    other = ("Only 31% of beekeepers feed their colonies sugar in autumn.", "31%", 31, {"n": 700})
    assert pair(one, other)["relation"] == "conflict"
    assert pair(one, other, credits=("one|2024", "one|2024"))["relation"] == "conflict"


@pytest.mark.parametrize(
    ("one", "other", "drift"),
    [
        (
            "43% of bakeries threw bread away.",
            "43% of rural bakeries threw bread away.",
            "population",
        ),
        (
            "36% of pilots have switched to paper charts.",
            "36% of pilots plan to switch to paper charts.",
            "statement",
        ),
        (
            "72% of managers rate a badge as high as a diploma for repair jobs.",
            "Employers who say a badge improves the odds of an applicant: 72%",
            "statement",
        ),
    ],
)
def test_one_figure_of_one_source_with_two_meanings(one, other, drift):
    def figure(quote):
        return next(w for w in quote.split() if w.endswith("%"))

    found = pair(
        (one, figure(one), int(figure(one)[:-1])),
        (other, figure(other), int(figure(other)[:-1])),
        credits=("national bee institute|2024", "nbi|2024"),
    )
    assert found["same_words"]
    assert found["drift"] == drift
    assert not found["same"]


def _shares_of_one_survey(one, other, others):
    """The comparison of two claims among so many others of their source, each of another share."""
    said = [(f"{v}% of plumbers carry tool {v}.", f"{v}%", v) for v in range(20, 20 + others)]
    claims = [(text, text.split()[0], int(text.split("%")[0])) for text in (one, other)] + said
    credits = ["guild|2024"] * len(claims)
    *_, found = compare(*claims, credits=credits, sources=["s1"] * len(claims))
    return next((r for r in found if {r["left_id"], r["right_id"]} == {"c0", "c1"}), None)


@pytest.mark.parametrize(
    ("one", "other", "drifts"),
    [
        ("72% of bakers mend woven baskets.", "72% of sailors mend brass lanterns.", False),
        ("72% of bakers buy old clocks.", "72% of cooks in Ashford sell old carpets.", False),
        ("72% of bakers mend woven baskets.", "72% of rural bakers mend woven baskets.", True),
        (
            "72% of bakers keep woven baskets in stock.",
            "72% of bakers keep brass lanterns in stock.",
            True,
        ),
    ],
)
def test_of_many_shares_of_one_source_some_are_equal_by_chance(one, other, drifts):
    crowded = _shares_of_one_survey(one, other, others=20)
    assert bool(crowded and crowded["drift"]) is drifts
    few = _shares_of_one_survey(one, other, others=0)
    assert few is not None
    assert few["drift"]


@pytest.mark.parametrize(("others", "drifts"), [(0, True), (20, False)])
def test_equal_shares_of_a_pollsters_many_polls_are_of_as_many_polls(others, drifts):
    one, other = ("72% of likely voters mend baskets.", "72% of adults mend baskets.")
    said = [(f"{v}% of plumbers carry tool {v}.", f"{v}%", v) for v in range(20, 20 + others)]
    claims = [(one, "72%", 72), (other, "72%", 72, {"document": "articles/b.md"}), *said]
    *_, found = compare(
        *claims, credits=["crumb polls|"] * len(claims), sources=[None] * len(claims)
    )
    of_both = [r for r in found if {r["left_id"], r["right_id"]} == {"c0", "c1"}]
    assert any(r["drift"] for r in of_both) is drifts


def test_a_repetition_does_not_drift():
    long = "43% of bakeries threw bread away every evening, the guild found in spring."
    short = "43% of bakeries threw bread away"
    found = pair((long, "43%", 43), (short, "43%", 43), credits=("guild|2024", "guild|2024"))
    assert not found["same_words"]


def test_statistics_gather_their_members():
    one, other = SAME[0]
    statistics, members, _ = compare(one, other, sources=("s1", "s2"))
    assert len(statistics) == 1
    assert statistics[0]["members"] == 2
    assert statistics[0]["origins"] == 2
    assert {row["member_id"] for row in members} == {"c0", "c1"}


def test_claims_that_stand_beside_are_not_compared_with_one_another():
    three = (*SAME[0], SAME[0][0])
    told = {"credits": ("a|", "b|", "c|"), "sources": (None,) * 3}
    for of, kept in ((None, 3), ({"c2"}, 2), ({"c0", "c2"}, 3), (set(), 0)):
        statistics, members, comparisons = compare(*three, **told, of=of)
        assert len(comparisons) == kept
        assert len(members) == 3
    assert len(statistics) == 3  # each by itself


def test_withdrawn_and_samples_are_not_compared():
    one, other = SAME[0]
    statistics, _, comparisons = compare(
        one, (*other, {"status": "withdrawn"}), credits=("a|", "b|")
    )
    assert len(statistics) == 1
    assert len(comparisons) == 0


def test_in_a_large_archive_words_that_all_have_still_bring_two_claims_together(monkeypatch):
    monkeypatch.setattr(pairs, "CROWD", 20)
    trades = ["bakers", "sailors", "nurses"]
    deeds = ["repair", "borrow", "collect"]
    goods = ["wicker", "velvet", "copper"]
    things = ["clocks", "kettles", "mirrors", "ladders"]
    said = [
        f"of {trade} {deed} {good} {thing}."
        for trade in trades
        for deed in deeds
        for good in goods
        for thing in things
    ]
    claims = [
        (f"{20 + at % 61}% {words}", f"{20 + at % 61}%", 20 + at % 61)
        for at, words in enumerate(said)
    ]
    # each word is in so many claims that none of them alone brings anybody together
    assert min(len(said) // len(words) for words in (trades, deeds, goods, things)) > 20
    planted = [len(said) // 3, len(said) // 2]
    claims += [(f"93% {said[at]}", "93%", 93) for at in planted]
    names = [f"house {at}|2024" for at in range(len(claims))]
    *_, found = compare(*claims, credits=names, sources=[None] * len(claims))
    same = {frozenset((row["left_id"], row["right_id"])) for row in found if row["same"]}
    assert same == {
        frozenset((f"c{at}", f"c{len(said) + number}")) for number, at in enumerate(planted)
    }


def test_a_crowd_that_quotes_one_figure_costs_no_more_than_a_line(monkeypatch):
    monkeypatch.setattr(pairs, "CROWD", 10)
    quoted = [("62% of bakers repair copper kettles.", "62%", 62)] * 60
    odd = ("31% of bakers repair copper kettles.", "31%", 31)
    names = ["guild|2024"] * 61
    statistics, _, found = compare(*quoted, odd, credits=names, sources=[None] * 61)
    assert len(found) < 61 * 20
    assert len(statistics) == 1
    assert any(row["relation"] == "conflict" and row["same"] for row in found)


def test_two_credits_for_one_passage_are_one_statistic():
    own = ("For 28% the squeeze meant a month without wages.", "28%", 28)
    lent = ("28% drew nothing for a time, says the guild of turners.", "28%", 28)
    rows = [row_of_claim("c0", *own), row_of_claim("c1", *lent)]
    figure = {
        "observation_id": "o", "source_id": "potters", "file": "evidence/p.md", "locator": "line 1",
        "start": 0, "figure": "28%", "quote": "28% were unable to pay themselves.", "value": 28.0,
        "comparator": "=", "unit": "percent", "step": 1.0, "in_words": False, "kind": "share",
        "attribution_type": "none", "status": "asserted",
    }  # fmt: skip
    held = [
        {"claim_id": "c0", "outcome": "supported", "observation_id": "o", "derived": None},
        {"claim_id": "c1", "outcome": "misattributed", "observation_id": "o", "derived": None},
    ]
    for second, same in (("misattributed", True), ("figure_absent", False)):
        held[1]["outcome"] = second
        _, _, comparisons = group(
            records(frame(Claims, rows)),
            [row_of_citation("c0", "potters", None), row_of_citation("c1", "turners", None)],
            [],
            records(frame(Observations, [figure])),
            held,
        )
        assert any(row["same"] for row in comparisons) is same


def test_the_words_of_a_claim_may_tell_what_those_of_its_source_do_not():
    rows = [
        row_of_claim("c0", "52% of adults went to a museum at least once in 2024.", "52%", 52),
        row_of_claim("c1", "39% of adults visited museums at least once in 2024.", "39%", 39),
    ]
    answer = {
        "observation_id": "o", "source_id": "board", "file": "evidence/b.txt", "locator": "line 1",
        "start": 0, "figure": "52", "quote": "At least once | 52", "value": 52.0,
        "comparator": "=", "unit": "percent", "step": 1.0, "in_words": False, "kind": "share",
        "attribution_type": "none", "status": "asserted",
    }  # fmt: skip
    cited = [row_of_citation("c0", "board", None), row_of_citation("c1", "panel", None)]
    held = [{"claim_id": "c0", "outcome": "supported", "observation_id": "o", "derived": None}]
    observed = records(frame(Observations, [answer]))
    _, _, comparisons = group(records(frame(Claims, rows)), cited, [], observed, held)
    assert [row["same"] for row in comparisons] == [True]


def test_of_a_crowd_those_meet_that_have_much_in_common():
    weak = {1: 1, 2: 1}
    assert not in_common(weak | {3: 10, 4: 10}, [1, 2, 5, 6], 22)
    assert in_common(weak | {3: 10, 4: 10}, [1, 2, 3, 5, 6], 22)
    assert not in_common({3: 10}, [3], 10)


def entry(claim_id, figure, *texts):
    made = [
        readings([row_of_claim(f"{claim_id}{i}", text, figure, figure[:-1])], claims=True)[0]
        for i, text in enumerate(texts)
    ]
    return Entry(made[0], source_id=claim_id, stated=made[1] if made[1:] else None)


def test_two_claims_and_the_words_of_their_sources_say_together_what_none_says_alone():
    one = "For 31% of bakers, the year ended in debt."
    other = "Red figures are rarer than you think: 22% of bakers closed the year owing money."
    its = "At the last harvest 31% of bakers were in debt, not counting mortgages."
    theirs = "At the end of the year, did you owe money (other than a mortgage)? 22% of bakers did."
    assert not judge(entry("a", "31%", one), entry("b", "22%", other)).same
    assert judge(entry("a", "31%", one, its), entry("b", "22%", other, theirs)).same


FAR = [
    # values so far apart must share more words than a topic
    (
        ("86% of bakers trust what their own miller tells them about rye flour.", "86%", 86),
        ("6% of bakers have left a miller over advice on flour for pizza.", "6%", 6),
    ),
    (
        ("On average a mill waits 12 weeks for flour from the coast.", "12 weeks", 12),
        ("On average a mill by the coast is told of storms 90 weeks ahead.", "90 weeks", 90),
    ),
]


@pytest.mark.parametrize(("one", "other"), FAR)
def test_values_far_apart_need_more_words(one, other):
    assert not any(row["same"] for row in compare(one, other)[2])


NO_CONTRAST = [
    (
        "38% of mills gave a night shift to someone without a licence because of a badge.",
        "51% of mills filled a night shift with someone who had no licence, because of a badge.",
    ),
    (
        "No more than 48% of bakers would take a free oven this autumn.",
        "57% of bakers would take a free oven this autumn.",
    ),
    (
        "61% of bakers (not those of the other panel) sat through fire training in the past year.",
        "55% of bakers sat through fire training last year.",
    ),
]


@pytest.mark.parametrize(("one", "other"), NO_CONTRAST)
def test_what_sets_nothing_apart(one, other):
    figures = [re.search(r"\d+", text)[0] for text in (one, other)]
    claims = [(text, f"{n}%", int(n)) for text, n in zip((one, other), figures, strict=True)]
    (row,) = compare(*claims)[2]
    assert row["same"], row["parts"]


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


@pytest.mark.parametrize(
    ("year", "same"),
    [("In 2021", False), ("In 2024", True), ("This spring", True), ("In a 2021 survey", True)],
)
def test_what_a_survey_says_of_years_before_is_not_what_another_finds_now(year, same):
    sources = [
        {"source_id": s, "study_id": s, "aliases": "[]", "cites": "[]", "file": "s", "row": 1,
         "issued_year": 2024}
        for s in ("guild", "birch")
    ]  # fmt: skip
    claims = [
        row_of_claim("c0", f"{year}, 29% of skippers had a ladder in the cellar.", "29%", 29),
        row_of_claim("c1", "A ladder stands in the cellar of 51% of skippers.", "51%", 51),
    ]
    cited = [row_of_citation("c0", "guild", None), row_of_citation("c1", "birch", None)]
    *_, found = group(
        records(frame(Claims, claims)), cited, records(frame(Sources, sources)), [], []
    )
    assert [row["same"] for row in found] == [True] * same


TIE = [
    ("45% of voters say the mill should close, Crumb Polls found.", "45%", 45),
    ("45% of voters say the mill should not close, Crumb Polls found.", "45%", 45),
]


@pytest.mark.parametrize(
    ("change", "drifts"),
    [
        ({}, False),
        ({"document": "articles/other.md", "file": "articles/other.md"}, True),
    ],
)
def test_equal_shares_of_both_answers_are_a_tie_where_one_article_gives_them(change, drifts):
    people = {"population": "voters", "document": "articles/a.md", "file": "articles/a.md"}
    one, other = ((*told, people | more) for told, more in zip(TIE, ({}, change), strict=True))
    found = pair(one, other, credits=("crumb polls|", "crumb polls|"))
    assert bool(found and found["same_words"]) is drifts


def test_a_tie_of_more_than_half_each_is_none():
    more = {"population": "voters", "document": "articles/a.md", "file": "articles/a.md"}
    one, other = ((quote.replace("45", "62"), "62%", 62, more) for quote, _, _ in TIE)
    assert pair(one, other, credits=("crumb polls|", "crumb polls|"))["same_words"]


@pytest.mark.parametrize(
    ("here", "there", "met"),
    [
        ("2025-06-03/2025-06-09", "2025-06-17/2025-06-23", False),
        ("2025-06", "2025-07", False),
        ("2025-06-03/2025-06-09", "2025-06-08/2025-06-12", True),
        ("2025-06-03/2025-06-09", "2025", True),
    ],
)
def test_polls_of_one_pollster_at_other_times_are_others(here, there, met):
    said = ("Crumb Polls found that 45% of voters say the mill should close.", "45%", 45)
    later = ("Crumb Polls found that 52% of voters say the mill should close.", "52%", 52)
    one, other = (
        (*told, {"period": period, "population": "voters"})
        for told, period in ((said, here), (later, there))
    )
    found = pair(one, other, credits=("crumb polls|", "crumb polls|"))
    assert bool(found and found["same"]) is met


def test_one_registered_survey_is_one_whatever_month_articles_give_it():
    said = ("Crumb Polls found that 45% of voters say the mill should close.", "45%", 45)
    later = ("Crumb Polls found that 52% of voters say the mill should close.", "52%", 52)
    one, other = (
        (*told, {"period": period, "population": "voters"})
        for told, period in ((said, "2025-06"), (later, "2025-07"))
    )
    assert pair(one, other, sources=("s1", "s1"))["same"]


@pytest.mark.parametrize(
    ("people", "relation"), [("voters", "conflict"), ("women", "twice_sampling")]
)
def test_a_groups_share_has_not_the_sample_of_all(people, relation):
    one, other = (
        (
            f"{value}% of {people} say the mill on the river should close.",
            f"{value}%",
            value,
            {"n": 1000, "population": people},
        )
        for value in (45, 55)
    )
    assert pair(one, other, credits=("crumb polls|", "loaf lab|"))["relation"] == relation


@pytest.mark.parametrize(("there", "drifts"), [("A tax", True), ("The mill", False)])
def test_sections_on_two_questions_have_equal_shares_by_chance(there, drifts):
    here = {"document": "articles/a.md", "file": "articles/a.md"}
    named = "Owners of small shops named noise (35%) as a reason to move house."
    fell = "Support for a tax on bread among owners fell to 35% in May from 37% in April."
    one = (named, "35%", 35, here | {"heading": "A tax"})
    two = (fell, "35%", 35, here | {"heading": there})
    found = pair(one, two, credits=("crumb polls|", "crumb polls|"))
    assert bool(found and found["drift"]) is drifts
