"""Credits of whole pages, and names as releases, pollsters and lists of facts write them."""

import re

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read

_PERCENT = re.compile(r"%|per ?cent")


def _credits(text: str, **meta: object) -> list[tuple[str, str | None]]:
    """Type and publisher of the credits of all shares of a Markdown text."""
    found = read(read_bytes("a.md", text.encode(), meta or None))
    return [(c.type, c.publisher) for f, c, _ in found.claims if f.unit == "percent"]


def _who(text: str, **meta: object) -> list[str | None]:
    return [who if kind == "named" else kind for kind, who in _credits(text, **meta)]


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Some 12% bake, the U.S. Census Bureau reported today.", "U.S. Census Bureau"),
        ("The U.K. Oven Agency found that 12% bake.", "U.K. Oven Agency"),
        ("In the U.S. some 12% bake, Loafwatch found.", "Loafwatch"),
        ("A survey from Crust Partners, commissioned by the Oven Guild, found 12% bake.",
         "Crust Partners"),
        ("A survey commissioned by the Oven Guild found that 12% bake.", "Oven Guild"),
        ("The survey, done by polling firm, Crumbation, and issued by the Mail, has 12% baking.",
         "Crumbation"),
    ],
)  # fmt: skip
def test_whose_name(text: str, publisher: str) -> None:
    assert _who(text) == [publisher]


def test_the_first_word_of_a_labelled_title_belongs_to_it() -> None:
    text = "About 12% bake at night.\n\nSource: Loafwatch Email Marketing Benchmarks · 2024\n"
    [(kind, publisher)] = _credits(text)
    assert kind == "named"
    assert "Loafwatch" in str(publisher)


def test_a_survey_is_not_that_of_a_body_spoken_of_in_passing() -> None:
    text = "Most like the Baking Union (BU).\n\nThe survey suggested that 12% bake.\n"
    assert "Baking Union" not in _who(text)


_PAGE = """# Pay

*This page is based on the 2024 Kestrel Careers survey of 3,110 workers.*

Some 71% skip adverts without a salary.

According to a report by Monsterly, 82% of employers hire, and 9% of them at night.

About 15% ask for more.
"""


def test_a_page_says_what_all_of_it_is_from() -> None:
    assert _who(_PAGE) == ["Kestrel Careers", "Monsterly", "Monsterly", "Kestrel Careers"]


def test_unless_stated_otherwise() -> None:
    text = (
        "All figures, unless otherwise stated, are from the Crust Census 2023.\n\n"
        "Loafwatch found that 12% sleep.\n\nSome 13% do not sleep. We sold 14% more bread.\n"
    )
    assert _who(text) == ["Loafwatch", "Crust Census", "own"]


def test_a_page_about_a_matter_is_based_on_nobody() -> None:
    text = (
        "This page is about the Kestrel Careers survey.\n\n"
        "A report by Monsterly says that 82% hire, a study by Oven Watch 9%, and Loafwatch "
        "found 7%.\n\n## Adverts\n\nSome 71% skip adverts.\n"
    )
    assert _who(text)[-1] == "none"


_RELEASE = """# Payroll

The rate was unchanged at 3.5 percent, the {who} {said}.

## Household

The rate of men was 3.6 percent, and that of women 3.7 percent.
"""


def test_a_release_is_that_of_the_office_that_reports_it() -> None:
    text = _RELEASE.format(who="Bureau of Oven Statistics", said="reported today")
    assert _who(text) == ["Bureau of Oven Statistics"] * 3


@pytest.mark.parametrize(
    ("who", "said"),
    [("Bureau of Oven Statistics", "had thought"), ("Rye Bakery", "reported today")],
)
def test_who_speaks_once_has_not_released_all(who: str, said: str) -> None:
    assert _who(_RELEASE.format(who=who, said=said))[1:] == ["none", "none"]


_FACTS = """Some 82% bake, per Oven Watch.

About 9% of loaves burn, according to the Crust Institute.

Some 4% of bakers sing, Loafwatch found.

About 70% lack flour, up from 58% in 2021 ({name})
"""


def test_a_list_of_facts_names_its_sources_in_brackets() -> None:
    assert _who(_FACTS.format(name="CrumbTIA"))[3:] == ["CrumbTIA", "CrumbTIA"]


def test_a_remark_in_brackets_is_no_source() -> None:
    assert _who(_FACTS.format(name="not all of them"))[3:] == ["none", "none"]


PAPER = """# Night work and bread

**Background.** About 40% of bakers work at night (Rye et al., 2019).

**Methods.** We surveyed bakers in nine towns. The response rate was 58%.

**Results.** Some 46% of bakers slept badly, and 19% fell asleep at work.

**Discussion.** Accident rates rise by 30% at night [1]. In a national survey, 28% of millers
slept badly (Mill & Stone, 2020).

## References

1. Crust P. Ovens at night. 2018.
"""


def test_a_paper_presents_its_own_results_and_cites_the_others() -> None:
    assert _credits(PAPER) == [
        ("named", "Rye et al"),
        ("own", None),
        ("own", None),
        ("named", "Crust P"),  # whom its reference names
        ("named", "Mill & Stone"),
    ]


TABLE = """<main><h1>Ovens</h1><p>A survey of 900 bakers by the Oven Panel found that 81% own
one. <a class="button" href="https://panel.example/ovens.pdf">Read the study</a></p>
<p><a class="btn" href="https://shop.example/ovens">Shop now</a></p>
<table><caption>Fuel by type of bakery, 2023. Source: Oven Council</caption>
<tr><th>Type of bakery</th><th>Gas</th><th>Wood</th></tr>
<tr><td>Village bakeries</td><td>64%</td><td>9%</td></tr></table></main>"""


def test_a_caption_names_its_source_behind_what_it_shows() -> None:
    claims = read(read_bytes("a.html", TABLE.encode())).claims
    assert [(f.text, c.publisher, c.url) for f, c, _ in claims] == [
        ("81%", "Oven Panel", "https://panel.example/ovens.pdf"),
        ("64%", "Oven Council", None),
        ("9%", "Oven Council", None),
    ]
    assert [m.population for _, _, m in claims[1:]] == ["Village bakeries", "Village bakeries"]
    assert claims[1][2].statement == "Gas"


def test_a_release_publishes_the_report_that_it_titles() -> None:
    text = (
        "Bakers weigh by hand, new research from oven maker Crumbly shows. The *State of the Loaf "
        "2024* report, published today, is based on a survey.\n\nKey findings include:\n\n"
        "* 71% of bakers get up before four\n"
    )
    assert _credits(text) == [("named", "Crumbly")]


def test_a_summary_that_presents_results_presents_its_own() -> None:
    text = (
        "This report presents the results of the Village Bakers Survey, conducted by the Loaf "
        "Trust. We received replies from 906 bakers.\n\nSome 62% of bakers report more sales.\n\n"
        "The Bread Review (2022) put losses at 7%, and the Mill Commission said 9% were lost."
    )
    assert _credits(text) == [
        ("own", None),
        ("named", "Bread Review"),
        ("named", "Mill Commission"),
    ]


def test_who_publishes_goes_before_what_is_published() -> None:
    text = "Some 62% of bakers smile.\n\nSource: Household Survey, Statistics Office"
    assert _credits(text) == [("named", "Statistics Office")]
