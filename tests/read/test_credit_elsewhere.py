"""Credits behind a statement, and the one source of an article."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read
from flows.read.trailing import trailing_name


def credited(text):
    return [
        (figure.text, credit.type, credit.publisher)
        for figure, credit, _ in read(read_bytes("a.md", text.encode())).claims
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Some 70% of bakers own a cat. (Loaf Council)", "Loaf Council"),
        ("Some 70% of bakers own a cat (Source: Loaf Council, 2023).", "Loaf Council, 2023"),
        ("Some 70% of bakers own a cat [via Crumb & Sons]", "Crumb & Sons"),
        ("Some 70% of bakers own a cat – Loaf Council", "Loaf Council"),
        ("Some 70% of bakers own a cat. Source: Loaf Council", "Loaf Council"),
        ("Some 70% of bakers own a cat. Loaf Council, 2023", "Loaf Council, 2023"),
        ("Some 70% of bakers own a cat (crumb.example)", "crumb.example"),
        ("Some 70% of bakers own a cat (up from 60%).", None),
        ("Some 70% of bakers own a cat (see Figure 2).", None),
        ("Some 70% of bakers own a cat (and a dog).", None),
        ("Some 70% of bakers own a cat – which is a lot", None),
        ("Some 70% of bakers own a cat. Nobody Knows Why That Is.", None),
        ("Some 70% of bakers own a cat. It is a lot.", None),
    ],
)
def test_a_name_behind_a_statement(text, name):
    span = trailing_name(text, item=True)
    assert (text[slice(*span)] if span else None) == name


def test_a_list_of_facts_names_its_sources_behind_each():
    text = (
        "# Facts\n\n- Some 70% of bakers own a cat. (Loaf Council)\n"
        "- Bread costs 12% more – Mill Union\n"
    )
    assert credited(text) == [("70%", "named", "Loaf Council"), ("12%", "named", "Mill Union")]


def test_a_bracket_behind_a_paragraph_needs_company():
    text = "Some 70% of bakers own a cat. (Nightloaf)"
    assert credited(text)[0][1] == "none"
    assert credited("Some 70% of bakers own a cat. (Loaf Council)")[0][1] == "named"
    assert credited(f"{text}\n\nBread costs 12% more. (Mill Union)")[0][1] == "named"


POLL = """# Four in ten bakers want shorter nights

Two thirds of bakers sleep badly, a new survey shows.

The Loaf Council asked 800 bakers in March. Its survey found that 66% of them sleep badly.
Among apprentices, 71% do, the survey found.

## What would help

Some 40% of bakers want shorter nights, and 12% want a later start.

{more}
"""


def test_an_article_on_one_study_credits_it_throughout():
    found = credited(POLL.format(more=""))
    assert {name for _, _, name in found} == {"Loaf Council"}
    assert len(found) >= 6


@pytest.mark.parametrize(
    "more",
    [
        "In our shop, 30% of bakers left last year.",
        "According to the Mill Union, flour costs 9% more. Sugar costs 5% more.",
    ],
)
def test_but_not_what_somebody_else_says(more):
    found = credited(POLL.format(more=more))
    assert found[-1][2] != "Loaf Council"


def test_an_article_with_several_sources_has_none_that_prevails():
    text = (
        "The Loaf Council's survey found that 66% of bakers sleep badly.\n\n"
        "A poll by the Mill Union says 31% of millers do.\n\n"
        "## Elsewhere\n\nSome 40% of butchers sleep badly.\n"
    )
    assert credited(text)[-1][1] == "none"


@pytest.mark.parametrize(
    ("meta", "kind"),
    [
        ("publisher: breadlovers.example", "own"),
        ("url: https://www.breadlovers.example/posts/1", "own"),
        ("publisher: Breadlovers\nurl: https://breadlovers.example/posts/1", "own"),
        ("publisher: The Mill Courier", "named"),
    ],
)
def test_a_site_that_the_metadata_names_is_the_house(meta, kind):
    text = (
        f"---\n{meta}\n---\n\nResearch by breadlovers.example shows that 40% of bakers own a cat.\n"
    )
    assert [found[1] for found in credited(text)] == [kind]


OWN = """# Results of the Baker Community Survey

We surveyed 1,200 bakers this spring, and our survey ran for a week.

According to the Baker Community Survey, 61% of bakers own a cat. {more}
"""


def test_a_study_that_the_title_names_and_we_made_is_our_own():
    assert [kind for _, kind, _ in credited(OWN.format(more=""))][-1] == "own"


def test_a_study_of_somebody_else_stays_theirs():
    more = "The Mill Union's report says 30% of millers do."
    assert credited(OWN.format(more=more))[-1] == ("30%", "named", "Mill Union")


def test_a_body_in_lower_case_is_called_after_its_place():
    text = "The council of Rivermouth counted 140 new bakers in 2025."
    assert credited(text) == [("140", "named", "council of Rivermouth")]


def test_a_caption_names_the_source_of_its_picture_behind_what_it_shows():
    page = (
        "<main><h1>Loaves</h1><p>In our own survey, 38% of bakers nap.</p>"
        '<figure><img src="b.png" alt="Bar chart: 64% of bakers sing at work.">'
        "<figcaption>When bakers sing. Source: Loaf Panel, Crumb Council, 2023</figcaption>"
        "</figure></main>"
    )
    claims = read(read_bytes("a.html", page.encode())).claims
    assert [(f.text, c.type, c.publisher) for f, c, _ in claims][1:] == [
        ("64%", "named", "Crumb Council")
    ]


def test_what_an_article_is_about_is_not_credited_where_others_speak_as_much():
    text = (
        "# Loaves\n\nIn the Loaf Survey 2024, the Crumb Council asked 900 bakers what they do. "
        "Some 64% sing.\n\n"
        "A 2024 study by the Mill Union found that 31% of bakers nap.\n\n"
        "According to the Rye Guild, 22% of bakers swim.\n\n"
        "## Prices\n\nA sourdough course costs $500–$2,000 on average.\n"
    )
    assert credited(text)[-1] == ("$500–$2,000", "none", None)


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("**Rye & Mills (2018, Loaf Review)**: Survey of 250 ovens", "Rye & Mills"),
        ("**Loaf Consulting (2023 Oven Report)**:", "Loaf Consulting"),
        ("### Loaf Council Survey (2023)\n", "Loaf Council Survey"),
        ("**Rye et al. (2022)**:", "Rye et al"),
        ("**Sourdough Nation (2022)**:", None),
        ("**Sales (2022)**:", None),
    ],
)
def test_a_name_with_a_year_above_a_list(lead, name):
    found = credited(f"# Ovens\n\nOvens and sales.\n\n{lead}\n- Some 45% of ovens break\n")
    assert found[0][2] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rye et al. (2021) found that 62% of bakers sleep.", "Rye et al"),
        ("Rye and Mills (2019) found that 62% of bakers sleep.", "Rye and Mills"),
        ("Rye and colleagues found that 62% of bakers sleep.", "Rye"),
        ("A study in the Journal of Bread found that 62% of bakers sleep.", "Journal of Bread"),
        ("A study published in 2021 in Loaf Letters found that 62% sleep.", "Loaf Letters"),
        ("A study in Sweden found that 62% of bakers sleep.", None),
        (
            "A poll by the Loaf Council and the Crumb Institute found that 62% sleep.",
            "Loaf Council and Crumb Institute",
        ),
    ],
)
def test_authors_and_journals(text, name):
    assert credited(text)[0][2] == name


@pytest.mark.parametrize(
    ("sentence", "kind", "publisher"),
    [
        ("A spokesperson for the guild said that 70% of mills close early.", "vague", None),
        ("A council spokesman said 44% of mills are old.", "vague", None),
        ("The city's own count put visitors at 1.4 million.", "named", None),
        ("Some 44% of bakers sing at work.", "named", "Loaf Council"),
    ],
)
def test_who_speaks_for_others_does_not_speak_for_the_one_study(sentence, kind, publisher):
    text = f"According to a 2024 survey by the Loaf Council, 62% of bakers nap.\n\n{sentence}\n"
    assert credited(text)[-1][1:] == (kind, publisher)


def test_a_link_of_its_own_to_another_site_keeps_a_figure_from_the_source_of_the_rest():
    html = (
        "<html><body><article><h1>How to send bread back</h1><p>67% of adults look at the crust "
        "first, the Toast Board reports in <a href='https://toastboard.example/crusts'>Crusts and "
        "Crumbs</a>. Good. Three in ten, it says, have been caught out. Fees are ordinary: <a "
        "href='https://loafwatch.example/monitor/2023'>46% of bakers</a> take one.</p></article>"
        "</body></html>"
    )
    found = read(read_bytes("a.html", html.encode(), None))
    told = [(f.text, c.type, c.url) for f, c, _ in found.claims]
    assert told[-1] == ("46%", "none", "https://loafwatch.example/monitor/2023")
    assert [kind for _, kind, _ in told[:-1]] == ["named", "named"]


def test_the_team_is_that_of_the_researchers_and_not_the_experiment_without_a_name():
    text = (
        "A small charge makes people think, researchers at Rye Business School said on Monday.\n\n"
        "In an experiment with a chain, 112,000 customers were shown a fee. With it, returns went "
        "down by 12 percent, the team writes.\n"
    )
    found = read(read_bytes("a.txt", text.encode(), None))
    assert {f.text: c.publisher for f, c, _ in found.claims}["12 percent"] == "Rye Business School"


def test_a_question_in_bold_that_a_paragraph_answers_is_no_title():
    text = "**Who bakes at night?** Mostly the young. Among those under 30, 41% bake at night."
    assert credited(text) == [("41%", "none", None)]


@pytest.mark.parametrize("how", ["post", "letter"])
def test_what_comes_by_post_is_credited_to_no_post(how):
    assert credited(f"Nationwide 21.7% of orders came in by {how}.") == [("21.7%", "none", None)]
