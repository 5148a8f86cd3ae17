"""The forms in which links and marks stand beside a figure, and lines below that name a source."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read

CATS, DOGS = "https://loaf.example/cats", "https://crumb.example/dogs"


def credited(text):
    return [
        (credit.type, credit.publisher, credit.citation, credit.url)
        for _, credit, _ in read(read_bytes("a.md", text.encode())).claims
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"Some 70% of bakers own a cat ([Source]({CATS})).",
        f"Some 70% of bakers own a cat [link]({CATS}).",
        f"Some 70% of bakers own a cat. [1]({CATS})",
        f"Some 70% of bakers own a cat.[[1]]({CATS})",
        f"Some 70% of bakers own a cat [1]. Others do not.\n\n[1]: {CATS}",
        f"70% of bakers [own a cat]({CATS}).",
        f"In [2021]({CATS}), 70% of bakers owned a cat.",
        f"70% of bakers own a cat.\n\nSource: {CATS}",
    ],
)
def test_a_link_without_a_name_cites(text):
    assert credited(text) == [("none", None, "link", CATS)]


def test_two_pointers_in_a_sentence_each_cite_their_figure():
    text = f"Some 70% own a cat [link]({CATS}), and 20% own a dog [here]({DOGS})."
    assert [row[3] for row in credited(text)] == [CATS, DOGS]


def test_a_link_to_where_papers_are_kept_cites():
    text = "Bakers who [nap often](https://doi.org/10.1/x) bake 12% more."
    assert credited(text)[0][2] == "link"


@pytest.mark.parametrize(
    "text",
    [
        f"70% of bakers use [online ovens]({CATS}) at home.",
        f"70% of bakers own a dog.\n\n[Read more]({DOGS})",
        f"- 70% of bakers own a dog. [Read more]({DOGS})\n- Others do not.",
    ],
)
def test_links_to_something_else_do_not(text):
    assert credited(text) == [("none", None, "none", None)]


@pytest.mark.parametrize("key", ["@loaf2021", "@loaf2021, p. 4", "see @loaf2021; @rye2020"])
def test_citation_keys_are_marks(key):
    assert credited(f"Some 70% of bakers own a cat [{key}].")[0][2] == "footnote"


@pytest.mark.parametrize(
    "line",
    [f"[Loaf Council]({CATS})", f"*([Loaf Council]({CATS}))*", f"*Source: [Loaf Council]({CATS})*"],
)
def test_a_line_below_that_is_a_linked_name(line):
    text = f"70% of bakers own a cat, and many love it.\n\n{line}"
    assert credited(text) == [("named", "Loaf Council", "link", CATS)]


def test_a_link_below_to_another_page_is_no_credit():
    assert credited(f"70% of bakers own a cat.\n\n[Why Bakers Nap]({DOGS})")[0][0] == "none"


def test_a_heading_names_a_study_with_its_publisher():
    text = "## Loaf Council: State of Baking 2021\n\n- 70% of bakers own a cat\n"
    credit = read(read_bytes("a.md", text.encode())).claims[0][1]
    assert (credit.publisher, credit.title, credit.year) == (
        "Loaf Council",
        "State of Baking 2021",
        2021,
    )
    assert credited("## Bakers: More of Them in 2021\n\n- 70% own a cat\n")[0][0] == "none"


def test_a_quotation_is_signed_below():
    text = '> "Some 70% of bakers own a cat."\n> — Ada Rye, Loaf Council\n'
    assert credited(text)[0][:2] == ("named", "Loaf Council")


def test_a_journal_dated_by_month():
    text = "A study published in March 2021 in the Journal of Bread found that 70% nap."
    assert credited(text)[0][:2] == ("named", "Journal of Bread")


def test_a_heading_is_cited_by_the_source_below_it():
    text = f"### Two-thirds of bakers have a cat\n\nCats keep mice away ([source]({CATS})).\n"
    assert credited(text) == [("none", None, "link", CATS)]
    more = text.replace("Cats keep", "Of cats 12% keep")
    assert credited(more)[0][2] == "none"


@pytest.mark.parametrize(
    "text",
    [
        f"Ovens burn some [30% of all flour]({CATS}). Harrow (46% of that flour) burns the most.",
        f"* **Heat:** Bakers use [40% of the gas]({CATS}). The largest towns use 21% of it.",
        f"* Mills turn [40% of the wheat]({CATS}) to flour. Harrow sows 21% of all wheat.",
    ],
)
def test_a_link_stands_for_the_parts_of_what_it_is_on(text: str) -> None:
    assert [row[3] for row in credited(text)] == [CATS, CATS]


@pytest.mark.parametrize(
    "text",
    [
        f"Bakers own [40% of the pots]({CATS}). Furthermore, 30% of cooks sing.",
        f"Bakers own [40% of the pots]({CATS}). In Ryeham 30% of cooks sing.",
        f"Bakers own [40% of the pots]({CATS}).\n\nThe largest towns own 21% of the pots.",
    ],
)
def test_a_link_does_not_stand_for_another_matter(text: str) -> None:
    assert [row[3] for row in credited(text)][:2] == [CATS, None]


def test_a_link_on_what_a_share_is_cites_it() -> None:
    text = f"Some 91% of open trades are [outside Harrow]({CATS}.html)."
    assert [row[3] for row in credited(text)] == [f"{CATS}.html"]
