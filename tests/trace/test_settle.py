"""Sources that an article names near a figure, asked before anybody is accused."""

import json

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read
from flows.read.records import claim_rows
from flows.slots.reading import readings
from flows.trace.evidence import observe, read_manifest
from flows.trace.plausible import same_predicate
from flows.trace.registry import register
from flows.trace.verify import Verifier
from schemas import Documents, frame, records

ENTRIES = [
    {"id": "kettle", "title": "Kettle Count 2024", "publisher": "Zephra Kitchen Research",
     "issued": {"date-parts": [[2024]]}, "URL": "https://zephra.example/kettles"},
    {"id": "cups", "title": "Cups and Saucers 2024", "publisher": "Society of Tea Rooms",
     "issued": {"date-parts": [[2024]]}, "URL": "https://tearooms.example/cups"},
]  # fmt: skip
TEXTS = {
    "kettle": "62% of households own an electric kettle. 9% boil water in the microwave.",
    "cups": "71% of tea rooms still use saucers. The average pot costs 4.20 pounds.",
}


def trace(article, *more):
    """Citation and outcome of each figure of an article, by its characters.

    ``more``: further sources, each an entry of the registry with its text as ``abstract``.
    """
    entries = [*ENTRIES, *more]
    texts = TEXTS | {entry["id"]: entry["abstract"] for entry in more}
    document = read_bytes("articles/a.md", article.encode())
    rows = claim_rows(read(document))
    sources = register([("sources/s.json", json.dumps(entries).encode())]).sources
    files = [(f"evidence/{k}.md", k, "text/markdown", v.encode()) for k, v in texts.items()]
    observed = observe(files)
    attempts = [
        {"url": e["URL"], "source_id": e["id"], "file": f"evidence/{e['id']}.md",
         "http_status": 200, "error": None, "retrieved_at": "2025-01-01",
         "media_type": "text/markdown", "row": i}
        for i, e in enumerate(entries, 1)
    ]  # fmt: skip
    article_row = {
        "document": "articles/a.md", "content_hash": "0", "media_type": "text/markdown",
        "size_bytes": 1, "characters": 1,
    }  # fmt: skip
    verifier = Verifier(
        sources,
        fetches=read_manifest(attempts, observed.copies),
        observations=observed.observations,
    )
    citations, support = verifier.verify(rows, records(frame(Documents, [article_row])))
    cited = {r["claim_id"]: r for r in citations}
    outcome = {r["claim_id"]: r["outcome"] for r in support}
    return {
        row["figure"]: (
            cited[row["claim_id"]]["source_id"],
            outcome.get(row["claim_id"]),
            cited[row["claim_id"]]["method"],
        )
        for row in rows
    }


@pytest.mark.parametrize(
    "article",
    [
        "Electric kettles are in most kitchens: 62% of households (Zephra Kitchen Research).",
        "The Kettle Count is out. It took a year. Of all households, 62% own an electric kettle.",
        "# What the Kettle Count 2024 shows\n\nElectric kettles: 62% of households own one.",
        "62% of households own an electric kettle, Zephra's people reckon.",
        "62% of households own an electric kettle. So much for the Kettle Count 2024.",
    ],
)
def test_a_source_named_near_that_states_the_figure_is_its_source(article):
    assert trace(article)["62%"][:2] == ("kettle", "supported")


def test_a_figure_that_no_source_named_near_states_stays_uncredited():
    article = "The Kettle Count is out. Every kitchen has its habits. 38% of cooks burn the toast."
    assert trace(article)["38%"][:2] == (None, None)


def test_a_carried_credit_gives_way_to_a_source_named_since():
    article = (
        "According to the Kettle Count 2024, 9% of households boil water in the microwave. "
        "The Society of Tea Rooms has other worries. 71% of tea rooms still use saucers."
    )
    found = trace(article)
    assert found["9%"][0] == "kettle"
    assert found["71%"][:2] == ("cups", "supported")


def test_a_credit_in_the_figure_s_own_sentence_is_not_talked_away():
    article = (
        "The Society of Tea Rooms has its worries, too. "
        "71% of tea rooms still use saucers, according to the Kettle Count 2024."
    )
    assert trace(article)["71%"][:2] == ("kettle", "misattributed")


def test_nobody_is_accused_for_a_source_that_only_was_named_above():
    article = (
        "Zephra Kitchen Research moved house last year.\n\n71% of tea rooms still use saucers."
    )
    assert trace(article)["71%"][:2] == (None, None)


def test_a_body_is_not_held_to_a_report_of_its_that_is_about_something_else():
    found = trace("A poll by the Society of Tea Rooms found that 58% of islanders keep goats.")
    assert found["58%"][:2] == (None, None)
    found = trace("The Society of Tea Rooms says 44% of tea rooms sell scones.")
    assert found["44%"][:2] == ("cups", "figure_absent")


def test_a_body_of_another_kind_is_not_the_one_spoken_of():
    first = "The Kettle Report 2024 says that 61% of households own a kettle."
    said = first + " 58% of households own a kettle, the {} said."
    entry = {"id": "marle", "title": "Kettle Report 2024", "URL": "https://marle.example/k",
             "abstract": "61% of households own a kettle."}  # fmt: skip
    school = entry | {"publisher": "King's College Marle"}
    assert trace(said.format("ministry"), school)["58%"][:2] == (None, None)
    assert trace(said.format("university"), school)["58%"][:2] == ("marle", "value_differs")
    # a name that does not say what it is may be anything
    firm = entry | {"publisher": "Marle Kitchen Research"}
    again = "The Kettle Report 2024 is out. 61% of households own a kettle, the ministry said."
    assert trace(again, firm)["61%"][:2] == ("marle", "supported")


def test_another_value_is_of_the_same_predicate_not_only_of_the_same_people():
    found = trace("The Society of Tea Rooms says 44% of tea rooms use saucers.")
    assert found["44%"][:2] == ("cups", "value_differs")
    found = trace("The Society of Tea Rooms says 44% of tea rooms open on Sundays.")
    assert found["44%"][:2] == ("cups", "figure_absent")


@pytest.mark.parametrize(
    ("claim", "figure", "same"),
    [
        ("58% of pupils own a teapot.", "28% of pupils have been sent home.", False),
        ("58% of pupils own a teapot.", "28% of pupils have teapots at home.", True),
        ("58% of pupils own one.", "28% of pupils have one.", True),
    ],
)
def test_to_own_something_and_to_have_been_somewhere_is_not_one_predicate(claim, figure, same):
    def reading(text):
        rows = claim_rows(read(read_bytes("articles/a.md", text.encode())))
        [made] = readings(rows, claims=True)
        return made

    assert same_predicate(reading(claim), reading(figure)) is same


def test_a_credit_of_another_paragraph_is_dropped_where_its_source_has_no_word_of_it():
    article = (
        "62% of households own an electric kettle, the Kettle Count 2024 says.\n\n"
        "Last winter 58% of goats in the county were shorn."
    )
    assert trace(article)["58%"][:2] == (None, None)


def test_figures_of_one_sentence_are_of_one_source():
    article = (
        "62% of households own an electric kettle, the Kettle Count 2024 says.\n\n"
        "Some 9% boil water in the microwave, and 67% have an electric kettle in the kitchen."
    )
    found = trace(article)
    assert found["9%"][:2] == ("kettle", "supported")
    assert found["67%"][:2] == ("kettle", "value_differs")


def test_a_title_says_which_body_is_meant():
    article = "The league said last year, in a booklet called Cups and Saucers, that {} of {}."
    assert trace(article.format("71%", "tea rooms use saucers"))["71%"][:2] == ("cups", "supported")
    assert trace(article.format("44%", "tea rooms sell scones"))["44%"][0] == "cups"


SUMMARIES = [
    ("In short: {} of households own a kettle.", "47%", ("kettle", "value_differs")),
    ("In short: {} of households own a kettle.", "62%", ("kettle", "supported")),
    ("In short: {} of households own a canoe.", "47%", (None, None)),
    ("In short: where it rains {} of households own a kettle.", "47%", (None, None)),
]


@pytest.mark.parametrize(("summary", "figure", "expected"), SUMMARIES)
def test_a_summary_shares_the_credit_of_the_text_and_is_held_to_its_source(
    summary, figure, expected
):
    text = "62% of households own an electric kettle, according to the Kettle Count 2024."
    found = trace(f"{summary.format(figure)}\n\nHouses are warm.\n\n{text}")
    assert found["62%"][:2] == ("kettle", "supported")
    assert found[figure][:2] == expected


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("44% of lighthouse keepers own a parrot.", "figure_absent"),
        ("It was 44%.", "unverifiable"),  # says nothing of what it is
        # of a unit that the source has nothing in: it may say it in another one
        ("A lighthouse lamp weighs 44 tonnes on average.", "unverifiable"),
    ],
)
def test_only_what_says_of_what_it_is_can_be_missed(said, outcome):
    found = trace(f"Zephra Kitchen Research published the *Kettle Count 2024*: {said}\n")
    [(source, made, _)] = found.values()
    assert (source, made) == ("kettle", outcome)


def test_what_is_credited_in_another_sentence_only_is_not_missed_in_that_source():
    credit = "Zephra Kitchen Research says in the *Kettle Count 2024* that 62% of households own "
    text = f"{credit}an electric kettle. Some 44% of lighthouse keepers own a parrot.\n"
    found = trace(text)
    assert found["62%"][:2] == ("kettle", "supported")
    assert found["44%"][1] in {"unverifiable", None}


def test_a_list_is_missed_in_the_source_that_leads_it_in():
    lead = "Zephra Kitchen Research found in the *Kettle Count 2024*:\n\n"
    items = (
        "* 62% of households own an electric kettle.\n* 44% of lighthouse keepers own a parrot.\n"
    )
    assert trace(lead + items)["44%"][:2] == ("kettle", "figure_absent")


def test_the_winter_before_is_that_of_the_edition_before():
    article = (
        "62% of spoons are silver, according to the Spoon Count 2024. "
        "In the preceding winter it was 58.4%."
    )
    told = {2024: "62% of spoons are silver.", 2023: "58.4% of spoons are silver."}
    editions = [
        {"id": f"spoons-{year}", "title": f"Spoon Count {year}", "publisher": "Guild of Cutlers",
         "issued": {"date-parts": [[year]]}, "URL": f"https://cutlers.example/{year}",
         "custom": {"series": "Spoon Count", "edition": str(year)}, "abstract": text}
        for year, text in told.items()
    ]  # fmt: skip
    assert trace(article, *editions)["58.4%"] == ("spoons-2023", "supported", "earlier edition")


def test_the_same_panel_is_that_of_the_figure_before():
    article = (
        "* Zephra Kitchen Research: 62% of households own an electric kettle.\n"
        "* From the same panel: 47% boil eggs in it.\n"
    )
    assert trace(article)["47%"][::2] == ("kettle", "the same")


SPOONS = [
    {"id": f"spoons-{year}", "title": f"Spoon Monitor {year}", "publisher": "Guild of Cutlers",
     "issued": {"date-parts": [[year]]}, "URL": f"https://cutlers.example/{year}",
     "custom": {"series": "Spoon Monitor", "edition": str(year), "aliases": ["the Monitor"]},
     "abstract": text}
    for year, text in (
        (2023, "Spoons of silver stand at 58%."),
        (2024, "Spoons of silver: 62% (2023: 58%)."),
    )
]  # fmt: skip


def test_of_editions_named_near_a_figure_the_newest_is_asked_first():
    article = (
        "The Spoon Monitor is out. Silver spoons went from 58% to 62% in a year, the Monitor's "
        "annex shows, a gain of 12.5 percentage points."
    )
    found = trace(article, *SPOONS)
    assert {name: found[name][0] for name in ("58%", "62%")} == {
        "58%": "spoons-2024",
        "62%": "spoons-2024",
    }
    # and what the sentence says besides is of the source that it names
    assert found["12.5 percentage points"][0] == "spoons-2024"


GLAZE = {
    "id": "glaze", "title": "What potters breathe: a study of forty workshops",
    "author": [{"family": "Marlin", "given": "Oda"}], "publisher": "University of Thornby",
    "issued": {"date-parts": [[2024]]}, "URL": "https://doi.org/10.5555/pots.7",
    "abstract": "We visited forty workshops. 63% of the potters wear no mask when they sand "
    "glazes. 38% of the potters coughed every morning.",
}  # fmt: skip
OPENING = (
    "Oda Marlin of the University of Thornby has seen forty workshops from inside. What she found "
    "there is in a [new study](https://doi.org/10.5555/pots.7).\n\n"
)


@pytest.mark.parametrize(
    ("opening", "goes_on"),
    [
        (OPENING, "It is dusty work. Most do not mind: 63% of potters never wear a mask."),
        ("Potters ([study](https://doi.org/10.5555/pots.7)) cough.\n\n", "63% wear no mask."),
        ("# Dust\n\n" + OPENING + "## Masks\n\n", "And the masks? 63% of potters wear none."),
        (OPENING, "“Dust is everywhere,” Ms Marlin said, and 63% of potters wear no mask."),
    ],
)
def test_what_was_spoken_of_paragraphs_ago_is_asked(opening, goes_on):
    assert trace(opening + goes_on, GLAZE)["63%"][0] == "glaze"


def test_a_source_spoken_of_paragraphs_ago_accuses_nobody():
    article = OPENING + "Snow is dear in the valley. 63% of hotels rent out their own sledges."
    assert trace(article, GLAZE)["63%"][:2] in ((None, None), ("glaze", "unverifiable"))
    article = OPENING + "The Chamber of Inns says 63% of potters wear no mask when they sand."
    assert trace(article, GLAZE)["63%"][0] is None


@pytest.mark.parametrize(
    "told", ["The study has another figure", "That paper also says", "The bulletin adds"]
)
def test_a_description_means_the_source_spoken_of_last(told):
    found = trace(OPENING + f"{told}: 44% of potters work in a cellar.", GLAZE)
    assert found["44%"][0] == "glaze"


def test_the_items_of_a_list_share_the_source_that_some_are_found_in():
    article = (
        OPENING + "What was seen in the workshops:\n\n- no mask when sanding glazes: 63%\n"
        "- coughed every morning: 38%\n- had the window open: 12%\n"
    )
    assert {row[0] for row in trace(article, GLAZE).values()} == {"glaze"}


def edition(year, share):
    return {
        "id": f"kilns-{year}", "title": f"Kiln Census {year}", "publisher": "Clay Office",
        "issued": {"date-parts": [[year]]}, "URL": f"https://clay.example/{year}",
        "custom": {"series": "Kiln Census", "edition": str(year)},
        "abstract": f"{share}% of kilns burn gas.",
    }  # fmt: skip


CENSUSES = edition(2022, 41), edition(2024, 36)


def test_the_edition_that_is_current_is_meant_by_a_publisher_with_one_a_year():
    found = trace("The Clay Office says that 36% of kilns burn gas.", *CENSUSES)
    assert found["36%"][0] == "kilns-2024"
    found = trace("In 2022, the Clay Office said, 41% of kilns burned gas.", *CENSUSES)
    assert found["41%"][0] == "kilns-2022"


def test_a_year_that_is_only_compared_with_tells_no_edition():
    found = trace("The Clay Office says 36% of kilns burn gas, down from 2022.", *CENSUSES)
    assert found["36%"][0] == "kilns-2024"
    found = trace("The Clay Office says 36% of kilns burn gas, less than two years ago.", *CENSUSES)
    assert found["36%"][0] == "kilns-2024"
    found = trace("The Clay Office says it is less than in 2022, when 41% of kilns did.", *CENSUSES)
    assert found["41%"][0] == "kilns-2022"


COUNCIL = {
    "id": "quays", "title": "Quays and Kettles 2024", "publisher": "Harbour Council",
    "issued": {"date-parts": [[2024]]}, "URL": "https://harbour.example/quays",
    "abstract": "63% of ships bring tea. In 2022 it was 58%.",
}  # fmt: skip


def unread(article):
    """Citations of an article beside a source of which nobody has a copy."""
    return trace(article, COUNCIL | {"abstract": ""})


@pytest.mark.parametrize(
    "told",
    [
        "Cllr Roe said that 8% of ships bring coffee, as the Harbour Council had shown.",
        "The mayor recalled that, on the Harbour Council's figures, 8% of ships bring coffee.",
        "A circular from the Harbour Council has it that 8% of ships bring coffee.",
    ],
)
def test_whoever_only_tells_it_is_not_the_source_that_a_sentence_names(told):
    assert unread(told)["8%"][0] == "quays"


def test_a_source_named_in_the_sentence_comes_before_one_that_was_credited_above():
    article = (
        "The Society of Tea Rooms says 71% still use saucers. You may prefer a ship: by what the"
        " Harbour Council worked out, 63% of ships bring tea."
    )
    assert trace(article, COUNCIL)["63%"][:2] == ("quays", "supported")


def test_a_change_is_of_the_source_of_both_its_ends():
    article = (
        "Quays and Kettles, published by the Harbour Council, has 63% of ships with tea. It was 58%"
        " in the round of 2022, a gain of 5 percentage points."
    )
    found = trace(article, COUNCIL)
    assert found["5 percentage points"][:2] == ("quays", "supported")


DRONES = {
    "id": "drones", "title": "Field Panel 2024", "publisher": "Harvest Panel",
    "issued": {"date-parts": [[2024]]}, "URL": "https://harvest.example/panel",
    "abstract": "A drone flies on 12% of farms. 30% of farms keep geese.",
}  # fmt: skip
BUREAU = {
    "id": "bureau", "title": "Farm Bureau Count 2024", "publisher": "Farm Bureau",
    "issued": {"date-parts": [[2024]]}, "URL": "https://bureau.example/count",
    "abstract": "11% of farms have a drone that flies.",
}  # fmt: skip


def test_few_words_mean_what_was_just_quoted_of_another_source():
    article = "The Farm Bureau counts 11% of farms with a drone that flies. Harvest Panel has 12%."
    assert trace(article, DRONES, BUREAU)["12%"][:2] == ("drones", "supported")
    article = "The Farm Bureau counts 11% of farms with a drone that flies. Harvest Panel has 30%."
    assert trace(article, DRONES, BUREAU)["30%"][1] != "supported"
