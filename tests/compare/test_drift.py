"""One figure of one study with two meanings."""

import pytest

from tests.compare.pairing import compare, pair


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


def test_rows_of_a_claims_table_on_one_article_are_different_answers():
    row = {"document": "poll-1", "origin": "table", "file": "claims/t.csv", "start": None}
    told = ("62% of adults are content with the mayor", "62%", 62, {**row, "population": "adults"})
    other = ("62% of adults are content with the leader of the opposition", *told[1:])
    assert not (pair(told, other, credits=("crumb|", "crumb|")) or {}).get("same_words")
    text = {"document": "a.md", "population": "adults"}
    one, another = ((*said[:3], text) for said in (told, other))
    assert pair(one, another, credits=("crumb|", "crumb|"))["same_words"]


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


@pytest.mark.parametrize(("there", "drifts"), [("A tax", True), ("The mill", False)])
def test_sections_on_two_questions_have_equal_shares_by_chance(there, drifts):
    here = {"document": "articles/a.md", "file": "articles/a.md"}
    named = "Owners of small shops named noise (35%) as a reason to move house."
    fell = "Support for a tax on bread among owners fell to 35% in May from 37% in April."
    one = (named, "35%", 35, here | {"heading": "A tax"})
    two = (fell, "35%", 35, here | {"heading": there})
    found = pair(one, two, credits=("crumb polls|", "crumb polls|"))
    assert bool(found and found["drift"]) is drifts


def test_as_many_again_are_of_something_else():
    text = {"document": "a.md", "population": "adults"}
    one = ("62% of adults are content with the mayor", "62%", 62, text)
    other = ("Another 62% of adults are content with the leader of the council", *one[1:])
    assert not (pair(one, other, credits=("crumb|", "crumb|")) or {}).get("same_words")


def test_whose_share_it_is_may_be_all_that_is_said():
    one = ("The latest Crumb poll has Holt at 47%.", "47%", 47, {"statement": "Holt"})
    said = {"statement": "would vote for Holt"}
    other = ("47% of voters would vote for Holt, Crumb found.", "47%", 47, said)
    credits_ = ("crumb|", "crumb|")
    assert not (pair(one, other, credits=credits_) or {}).get("same_words")


def test_what_is_said_alike_does_not_drift_by_what_stands_around_it():
    said = {"statement": "would vote for Holt", "population": "voters"}
    one = ("Crumb asked 900 voters in the north: 4% would vote for Holt.", "4%", 4, said)
    other = ("A further 4% would vote for Holt, on a day of rain.", "4%", 4, said)
    assert not (pair(one, other, credits=("crumb|", "crumb|")) or {}).get("same_words")


@pytest.mark.parametrize(
    ("one", "other", "drift"),
    [
        (
            "44% of citizens trust the mill board, says Bread Watch.",
            "44% of citizens trust bread, says Bread Watch.",
            "statement",
        ),
        ("61% of citizens trust bread.", "61% of citizens trust bread, says Bread Watch.", None),
        (
            "61% of citizens say they trust bread, according to Bread Watch.",
            "Bread Watch: 61% of citizens have trust in bread.",
            None,
        ),
        (
            "Bread Watch finds 61% of bakers glad of the mill.",
            "61% of bakers are glad of the mill, Bread Watch finds.",
            None,
        ),
    ],
)
def test_the_name_of_a_source_says_nothing_of_what_it_found(one, other, drift):
    def made(quote):
        figure = next(w for w in quote.split() if w.endswith("%"))
        credit = {"attribution_text": "Bread Watch"} if "Bread Watch" in quote else {}
        return quote, figure, int(figure[:-1]), credit

    found = pair(made(one), made(other), credits=("bread watch|2024", "bread watch|2024"))
    assert ((found or {}).get("drift")) == drift
