import pytest

from flows.slots.words import terms
from flows.trace.checker import Checker
from flows.trace.library import Library
from flows.trace.shelf import Shelf
from flows.trace.verify import support_rows
from schemas import Citations, Claims, Observations, Sources, Support, frame, records


def row_of_claim(quote, figure, value, **more):
    return {
        "claim_id": more.pop("id", f"{quote}:{figure}"),
        "document": "articles/a.md",
        "origin": "article",
        "file": "articles/a.md",
        "start": more.pop("start", 0),
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


def row_of_figure(quote, figure, value, **more):
    source = more.pop("source_id", "survey")
    return {
        "observation_id": f"{source}:{quote}:{figure}",
        "source_id": source,
        "file": f"evidence/{source}.md",
        "locator": "line 1",
        "start": more.pop("start", 0),
        "figure": figure,
        "quote": quote,
        "value": float(value),
        "comparator": "=",
        "unit": "percent",
        "step": 1.0,
        "in_words": False,
        "kind": "share",
        "attribution_type": "none",
        "status": "asserted",
    } | more


def row_of_source(source_id, **more):
    return {
        "source_id": source_id,
        "study_id": source_id,
        "aliases": "[]",
        "cites": "[]",
        "file": "sources/s.json",
        "row": 1,
    } | more


def row_of_citation(claim_id, **more):
    return {
        "claim_id": claim_id,
        "status": "matched",
        "source_id": "survey",
        "parts": "{}",
        "candidates": "[]",
        "self_credit": False,
        "dated": True,
        "link_state": "alive",
        "has_copy": True,
        "locatable": True,
    } | more


def support(claims, figures, sources=None, **citation):
    for i, figure in enumerate(figures):
        figure["start"] = figure["start"] or 100 * i
    for i, claim in enumerate(claims):
        claim["start"] = claim["start"] or 100 * i
    names = {f["source_id"] for f in figures} | {"survey"}
    library = Library(
        records(frame(Sources, sources or [row_of_source(n) for n in sorted(names)])),
        records(frame(Observations, figures)),
    )
    shelf = Shelf(records(frame(Claims, claims)), library)
    credits = [row_of_citation(c["claim_id"], **citation) for c in claims]
    cited = {row["claim_id"]: row for row in records(frame(Citations, credits))}
    checker = Checker(shelf)
    made = support_rows(shelf, cited, lambda claim: checker.outcome(claim, cited[claim.id]))
    return {r["claim_id"]: r for r in records(frame(Support, made))}


def one(claim, figures, **more):
    (row,) = support([claim], figures, **more).values()
    return row


BEES = [
    row_of_figure("Of all gardeners, 38% keep bees or plan to.", "38%", 38),
    row_of_figure("Among gardeners under 30, 61% leave part of the lawn uncut.", "61%", 61),
    row_of_figure("Across all gardeners, 44% leave part of the lawn uncut.", "44%", 44),
    row_of_figure("Slugs are the pest named most often (27%).", "27%", 27),
    row_of_figure("In 2019 the share with a compost heap was 52%; in 2023 it is 57%.", "52%", 52),
    row_of_figure("In 2019 the share with a compost heap was 52%; in 2023 it is 57%.", "57%", 57),
]


@pytest.mark.parametrize(
    ("quote", "figure", "value", "outcome", "slot"),
    [
        # stated, in other words
        ("44% of gardeners do not mow part of their lawn.", "44%", 44, "supported", None),
        ("Young gardeners go further: 61% of those under 30 do.", "61%", 61, "supported", None),
        ("27% name slugs as their worst pest.", "27%", 27, "supported", None),
        ("57% of gardeners now have a compost heap.", "57%", 57, "supported", None),
        ("In 2019, 52% of gardeners had a compost heap.", "52%", 52, "supported", None),
        # stated of somebody else
        (
            "61% of gardeners leave part of the lawn uncut.",
            "61%",
            61,
            "context_differs",
            "population",
        ),
        # another year
        ("In 2023, 52% of gardeners had a compost heap.", "52%", 52, "context_differs", "period"),
        # another value
        ("49% of gardeners leave part of their lawn uncut.", "49%", 49, "value_differs", "value"),
        # nothing of the kind
        ("83% of florists import their roses by air freight.", "83%", 83, "figure_absent", None),
    ],
)
def test_a_claim_is_held_against_the_slots_of_its_source(quote, figure, value, outcome, slot):
    made = one(row_of_claim(quote, figure, value), BEES)
    assert (made["outcome"], made["slot"]) == (outcome, slot)


def test_the_passage_is_quoted_and_located():
    made = one(row_of_claim("27% name slugs as their worst pest.", "27%", 27), BEES)
    assert made["passage"] == "Slugs are the pest named most often (27%)."
    assert made["locator"] == "line 1"
    assert (made["source_value"], made["source_figure"]) == (27, "27%")


def test_statement_of_another_item_of_the_list():
    figures = [
        row_of_figure("Borrowed a tool from a neighbour: 58%", "58%", 58),
        row_of_figure("Lent a tool to a neighbour: 35%", "35%", 35),
        row_of_figure("Repaired a bicycle at home: 22%", "22%", 22),
    ]
    made = one(
        row_of_claim("58% of adults repaired a bicycle at home last month.", "58%", 58), figures
    )
    assert (made["outcome"], made["slot"]) == ("context_differs", "statement")


def test_kinds_of_employers_are_not_all_employers():
    figures = [row_of_figure("Among retailers, 31% raised wages in spring.", "31%", 31)]
    made = one(row_of_claim("31% of employers raised wages in spring.", "31%", 31), figures)
    assert (made["outcome"], made["slot"]) == ("context_differs", "population")


def test_a_group_that_leads_in_the_sentence_is_not_all():
    quote = "In bakeries 71% have an electric oven; in mills it is 19%."
    figures = [row_of_figure(quote, "71%", 71), row_of_figure(quote, "19%", 19)]
    claim = row_of_claim("71% of workshops have an electric oven.", "71%", 71)
    assert (one(claim, figures)["outcome"], one(claim, figures)["slot"]) == (
        "context_differs",
        "population",
    )
    claim = row_of_claim("71% of bakeries have an electric oven.", "71%", 71)
    assert one(claim, figures)["outcome"] == "supported"


def test_a_rival_that_another_claim_quotes_is_no_rival():
    figures = [
        row_of_figure("58% read the leaflet that opens with a question.", "58%", 58),
        row_of_figure("The one with a number on its front managed 39%.", "39%", 39),
    ]
    claims = [
        row_of_claim("58% read the leaflet that opens with a question.", "58%", 58, id="a"),
        row_of_claim("The leaflet that opens with a figure was read by 39%.", "39%", 39, id="b"),
    ]
    made = support(claims, figures)
    assert [made[k]["outcome"] for k in "ab"] == ["supported", "supported"]


def test_two_unrelated_figures_make_no_derived_value():
    figures = [
        row_of_figure("31% of millers own a boat.", "31%", 31),
        row_of_figure("Honey is sold by 25% of weavers.", "25%", 25),
    ]
    claim = row_of_claim("56% of millers and weavers sing.", "56%", 56)
    assert one(claim, figures)["outcome"] == "figure_absent"


def test_a_quantity_the_lexer_took_otherwise_is_not_absent():
    figures = [
        row_of_figure("Half of all approved loans were below 48,000 pounds.", "Half", 50),
    ]
    claim = row_of_claim(
        "The median loan approved was £48,000.", "£48,000", 48_000, unit="currency:GBP"
    )
    assert one(claim, figures)["outcome"] == "supported"


def test_what_the_whole_study_is_about_goes_without_saying():
    figures = [row_of_figure("31% of nurses raised it with their ward.", "31%", 31)]
    sources = [row_of_source("survey", population="nurses in public hospitals")]
    claim = row_of_claim("31% of workers raised it with their ward.", "31%", 31)
    assert one(claim, figures, sources=sources)["outcome"] == "supported"


def test_rounding_and_fractions_in_words():
    figures = [
        row_of_figure("73.6% of beekeepers lost a colony in winter.", "73.6%", 73.6, step=0.1)
    ]
    claim = row_of_claim(
        "Nearly three quarters of beekeepers lost a colony.",
        "three quarters",
        75,
        comparator="<",
        in_words=True,
    )
    assert one(claim, figures)["outcome"] == "supported_within_rounding"
    claim = row_of_claim("74% of beekeepers lost a colony in winter.", "74%", 74)
    assert one(claim, figures)["outcome"] == "supported_within_rounding"
    claim = row_of_claim("74.0% of beekeepers lost a colony in winter.", "74.0%", 74, step=0.1)
    assert one(claim, figures)["outcome"] == "value_differs"


def test_complement_stated_the_other_way_round():
    figures = [row_of_figure("28% of choirs do not rehearse in summer.", "28%", 28)]
    made = one(row_of_claim("72% of choirs rehearse in summer.", "72%", 72), figures)
    assert made["outcome"] == "supported"
    assert made["derived"] == "complement of 28%"


def test_the_same_statement_with_the_rest_to_hundred_is_no_complement():
    figures = [row_of_figure("28% of choirs rehearse in summer.", "28%", 28)]
    made = one(row_of_claim("72% of choirs rehearse in summer.", "72%", 72), figures)
    assert made["outcome"] == "value_differs"


def test_a_difference_follows_from_the_two_claims_before_it():
    figures = [
        row_of_figure("In 2020, 31% of ferries ran on time.", "31%", 31),
        row_of_figure("In 2024, 54% of ferries ran on time.", "54%", 54),
    ]
    claims = [
        row_of_claim("In 2020 31% of ferries ran on time.", "31%", 31, id="a"),
        row_of_claim("By 2024 it was 54%.", "54%", 54, id="b"),
        row_of_claim(
            "That is a gain of 23 points.",
            "23 points",
            23,
            id="c",
            unit="percentage_point",
            kind="change",
        ),
        row_of_claim(
            "That is a gain of 19 points.",
            "19 points",
            19,
            id="d",
            unit="percentage_point",
            kind="change",
        ),
    ]
    made = support(claims, figures)
    assert made["c"]["outcome"] == "supported"
    assert made["c"]["derived"] == "difference of 31% and 54%"
    assert made["d"]["outcome"] == "value_differs"
    assert made["d"]["source_figure"] is None  # the source prints no change


def test_found_in_another_source():
    figures = [
        row_of_figure("46% of rowers train before work.", "46%", 46),
        row_of_figure("17% of canoeists have no life jacket.", "17%", 17, source_id="other"),
    ]
    made = one(row_of_claim("17% of canoeists own no life jacket.", "17%", 17), figures)
    assert (made["outcome"], made["found_source_id"]) == ("misattributed", "other")


def test_found_in_another_source_in_other_words():
    figures = [
        row_of_figure("46% of rowers train before work.", "46%", 46),
        row_of_figure("Rowing at night costs the club 31% of its lamps.", "31%", 31),
        row_of_figure(
            "Concessionary crossings (older people) accounted for 24% of all ferry crossings.",
            "24%",
            24,
            source_id="other",
        ),
    ]
    made = one(
        row_of_claim("24% of ferry crossings are made on a concessionary pass.", "24%", 24), figures
    )
    assert (made["outcome"], made["found_source_id"]) == ("misattributed", "other")
    made = one(row_of_claim("24% of ferries serve hot soup on deck.", "24%", 24), figures)
    assert made["outcome"] == "figure_absent"


def test_a_title_of_the_same_study_is_no_other_source():
    figures = [
        row_of_figure("46% of rowers train before work.", "46%", 46),
        row_of_figure("17% of canoeists have no life jacket.", "17%", 17, source_id="other"),
    ]
    sources = [row_of_source("survey", study_id="s"), row_of_source("other", study_id="s")]
    made = one(
        row_of_claim("17% of canoeists own no life jacket.", "17%", 17), figures, sources=sources
    )
    assert made["outcome"] != "misattributed"


def test_denied_is_another_statement():
    figures = [row_of_figure("58% of skaters have never broken a bone.", "58%", 58)]
    made = one(row_of_claim("58% of skaters have broken a bone.", "58%", 58), figures)
    assert (made["outcome"], made["slot"]) == ("context_differs", "statement")


def test_no_readable_text_is_not_checked():
    claim = row_of_claim("31% of employers raised wages in spring.", "31%", 31)
    made = one(claim, [], has_copy=False, cause="blocked")
    assert (made["outcome"], made["cause"]) == ("unverifiable", "blocked")


def test_withdrawn_is_not_checkable():
    claim = row_of_claim("We wrote 31%.", "31%", 31, status="withdrawn")
    assert one(claim, BEES)["outcome"] == "not_checkable"


def test_a_claim_without_source_has_no_row():
    claim = row_of_claim("31% of employers raised wages in spring.", "31%", 31)
    assert support([claim], BEES, status="none", source_id=None) == {}


def test_a_newer_edition_says_otherwise():
    sources = [
        row_of_source("old", series="Trail Survey", issued="2021", issued_year=2021),
        row_of_source("new", series="Trail Survey", issued="2024", issued_year=2024),
    ]
    figures = [
        row_of_figure("29% of hikers carry a paper map.", "29%", 29, source_id="old"),
        row_of_figure(
            "18% of hikers carry a paper map, down from 29% in 2021.", "18%", 18, source_id="new"
        ),
        row_of_figure(
            "18% of hikers carry a paper map, down from 29% in 2021.", "29%", 29, source_id="new"
        ),
    ]
    claim = row_of_claim("29% of hikers carry a paper map.", "29%", 29)
    made = one(claim, figures, sources=sources, source_id="old", dated=False)
    assert made["outcome"] == "supported"
    assert made["newer_observation_id"] == figures[1]["observation_id"]
    made = one(claim, figures, sources=sources, source_id="old", dated=True)
    assert made["newer_observation_id"] is None


def test_a_value_in_other_words_is_neither_found_nor_missing():
    figures = [
        row_of_figure("Nine per cent meet the recommendation.", "Nine per cent", 9),
        row_of_figure("Honey is sold by 25% of weavers.", "25%", 25),
    ]
    claim = row_of_claim("Only 9% reach the goal.", "9%", 9)
    row = one(claim, figures)
    assert (row["outcome"], row["cause"]) == ("unverifiable", "other_words")
    assert row["passage"] == figures[0]["quote"]


def test_among_many_figures_a_round_one_may_stand_by_chance():
    figures = [
        row_of_figure(f"Item {word} is used by {n}%.", f"{n}%", n)
        for n, word in enumerate(
            "alder birch cedar elder fir gorse hazel ivy larch maple".split(), 1
        )
    ] + [row_of_figure(f"Of weavers {n}% sell honey.", f"{n}%", n) for n in range(50, 62)]
    claim = row_of_claim("Only 9% reach the goal.", "9%", 9)
    assert one(claim, figures)["outcome"] == "figure_absent"
    fine = row_of_figure("Oaks stand on 9.4%.", "9.4%", 9.4, step=0.1)
    claim = row_of_claim("Only 9.4% reach the goal.", "9.4%", 9.4, step=0.1)
    assert one(claim, [*figures, fine])["cause"] == "other_words"


def test_how_rare_a_word_is_tell_the_sources_and_the_article_and_no_other_article():
    figures = [dict(figure, start=100 * at) for at, figure in enumerate(BEES)]
    library = Library(
        records(frame(Sources, [row_of_source("survey")])), records(frame(Observations, figures))
    )

    def weights(*sentences):
        claims = [
            row_of_claim(sentence, "9%", 9, id=f"c{at}") for at, sentence in enumerate(sentences)
        ]
        rarity = Shelf(records(frame(Claims, claims)), library).rarity
        return [rarity(term.key) for term in terms("gardeners lawn ponds")]

    mine = [f"9% of gardeners in {town} dig ponds." for town in ("Ashby", "Corby", "Derby")]
    alone = weights(*mine)
    other = weights(*(f"9% of lawns number {at} are ponds." for at in range(20)))
    assert other != alone
    assert weights(*mine) == alone
