"""Which link or mark serves as the citation of a figure."""

import re

import pytest

from flows.land.reader import read_bytes
from flows.read.credit import credits
from flows.read.linked import belongs, is_home, usable
from flows.read.model import Credit, Figure
from flows.read.sentences import sentences

_URL = "https://loaf.example/report"


def _read(text: str) -> list[Credit]:
    document = read_bytes("a.md", text.encode())
    parts = {block.index: sentences(block) for block in document.blocks}
    claims = []
    for block in document.blocks:
        if block.kind in ("footnote", "reference"):
            continue
        for match in re.finditer(r"\d+%", block.text):
            sentence = [s for s in parts[block.index] if s.start <= match.start()][-1]
            figure = Figure(
                *match.span(), match.group(), "percent", float(match.group()[:-1]), None,
                "=", "percent", 0, 1.0, match.group()[:-1], sentence=sentence,
            )  # fmt: skip
            claims.append(figure)
    return credits(document, claims, parts)


@pytest.mark.parametrize(
    "text",
    [
        f"The [Loaf Council]({_URL}) says that 12% bake.",
        f"Some [12% of households]({_URL}) bake.",
        f"Some 12% of households bake ([source]({_URL})).",
        f"The Loaf Council says that 12% bake ({_URL}).",
        f"According to the [Oven Report]({_URL}) of the Loaf Council, 12% bake.",
    ],
)
def test_link_that_cites(text: str) -> None:
    made = _read(text)[0]
    assert (made.citation, made.url) == ("link", _URL)


@pytest.mark.parametrize(
    "text",
    [
        "Some 12% bake. Read [our guide to ovens](https://loaf.example/guide).",
        "Some 12% bake, which is why [Crumbly](https://crumbly.example/) exists.",
        "Some 12% bake. [Book a demo](/demo).",
    ],
)
def test_link_to_something_else(text: str) -> None:
    assert _read(text)[0].citation == "none"


def test_report_rather_than_home_page() -> None:
    made = _read(f"Households [bake more]({_URL}): 12% do, says [Loaf](https://loaf.example/).")[0]
    assert made.url == _URL


def test_citation_goes_on_with_its_credit() -> None:
    made = _read(f"The [Loaf Council]({_URL}) says that 12% bake. Another 30% buy.")
    assert [c.url for c in made] == [_URL, _URL]


def test_footnotes_each_to_its_figure() -> None:
    text = (
        "Some 12% bake[^a] and 30% buy.[^b]\n\n"
        f"[^a]: Loaf Council, *Oven Report*, {_URL}\n[^b]: Crust Institute, 2021.\n"
    )
    first, second = _read(text)
    assert (first.citation, first.url) == ("footnote", _URL)
    assert (second.citation, second.url) == ("footnote", None)
    assert second.citation_text is not None
    assert second.citation_text.startswith("Crust Institute")


def test_addresses() -> None:
    assert is_home("https://loaf.example/")
    assert not is_home(_URL)
    assert not usable("mailto:a@loaf.example")
    assert not usable("#top")
    assert belongs(_URL, "Loaf Council")
    assert not belongs(_URL, "Crust Institute")


def test_a_mark_at_the_end_of_a_passage_covers_what_stands_before_it() -> None:
    text = (
        "Loafwatch says that 12% bake. Another 30% buy, it adds. Nothing is known of 5%.[^1]\n\n"
        "[^1]: See https://crust.example/a and https://loafwatch.example/b.\n"
    )
    made = _read(text)
    assert [c.citation for c in made] == ["footnote"] * 3
    assert made[0].url == "https://loafwatch.example/b"


@pytest.mark.parametrize(
    "text",
    [
        f"Some 12% of bakers [now ride to work every day]({_URL}).",
        f"Bread [is eaten by]({_URL}) 12% of households.",
        f"The [average cost of a loaf]({_URL}) rose 12%.",
        f"Some 12% bake. Few buy. [Source]({_URL})",
        f"The Loaf Council says that 12% bake. You can read the full report [here]({_URL}).",
        f"The Loaf Council says that 12% bake. The report is available at {_URL}.",
    ],
)
def test_link_on_what_is_claimed(text: str) -> None:
    assert _read(text)[0].url == _URL


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose 12% after we [rebuilt the whole page](https://crumb.example/new).",
        "Some 12% of the [oven models](https://crumb.example/ovens) bake.",
        "The [Kids Page](https://crumb.example/kids) grew 12%.",
        "Thanks to [our new oven and its makers](https://crumb.example/oven), sales rose 12%.",
    ],
)
def test_link_on_a_thing_that_is_spoken_of(text: str) -> None:
    assert _read(text)[0].url is None


def test_entries_of_a_list_of_references_without_blank_lines() -> None:
    made = _read(
        "Some 12% bake [1] and 30% buy [2].\n\n## References\n\n"
        "[1] Loaf Council. *Ovens*. https://loaf.example/a\n"
        "[2] Crust Institute, 2021. https://crust.example/b\n"
    )
    assert [c.url for c in made] == ["https://loaf.example/a", "https://crust.example/b"]


@pytest.mark.parametrize(
    "text",
    [
        f"### [Loaf Council]({_URL})\n\n- Some 12% bake\n",
        f"# Bread\n\nThe [Loaf Council report]({_URL}) is out. Highlights:\n\nSome 12% bake.",
    ],
)
def test_link_where_the_source_is_introduced(text: str) -> None:
    made = _read(text)[0]
    assert (made.publisher, made.url) == ("Loaf Council", _URL)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("91% of ovens are [outside town](https://a.example/where-ovens-are-built).", 0),
        (
            "12% of bakers like it [after a night](https://a.example/study-bakers-like-night-work).",
            0,
        ),
        ("12% of bakers use [OvenMaster](https://a.example/best-oven-for-bakers).", None),
        ("12% of bakers swear by [one oven](https://a.example/one-oven).", None),
        ("[Bakers in the north have won a rise](https://a.example/rise). It is 12%.", 0),
        ("[Learn how to bake bread in a day](https://a.example/day). It saves 12%.", None),
        ("12% bake ([56% do elsewhere](https://a.example/elsewhere)).", None),
    ],
)
def test_link_to_an_article_on_the_matter(text: str, url: int | None) -> None:
    link = re.search(r"\((https:[^)]+)\)", text)
    assert link is not None
    assert _read(text)[0].url == (link[1] if url == 0 else None)
