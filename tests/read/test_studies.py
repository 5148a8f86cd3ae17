"""Which claims of a document a stated sample or margin stands behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.land.reader import read_bytes
from flows.read.model import Credit, Meaning
from flows.read.reader import read

Understand = Callable[..., list[Meaning]]

GUILD = Credit(type="named", publisher="Guild")
BOARD = Credit(type="named", publisher="Oven Board")
NOBODY = Credit()


def test_one_study_rules_a_document(understand: Understand) -> None:
    meanings = understand(
        "A Guild poll finds that {54%} of people rise at three.",
        "And {31%} nap at noon.",
        "The Guild interviewed {1,583|n} adults online. The margin of error is {2.5 points|moe}.",
        credits=[GUILD, NOBODY],
    )
    assert [m.n for m in meanings] == [1583, 1583]
    assert [m.moe for m in meanings] == [2.5, 2.5]


def test_two_studies_keep_apart(understand: Understand) -> None:
    meanings = understand(
        "The Guild says {54%} rise at three.",
        "The Oven Board says {40%} do.",
        "The Guild asked {900|n} bakers.",
        "The Oven Board interviewed {1,200|n} bakers.",
        credits=[GUILD, BOARD],
    )
    assert [m.n for m in meanings] == [900, 1200]


def test_a_part_of_those_asked(understand: Understand) -> None:
    meanings = understand(
        "The guild asked {900|n} bakers.",
        "Of the {640|n} bakers who own an oven, {40%} rent it out.",
        "{54%} of bakers rise at three.",
        "{12%} of bakers aged under 30 nap.",
    )
    assert [m.n for m in meanings] == [640, 900, 900]


def test_the_margin_of_the_sample_it_follows(understand: Understand) -> None:
    meanings = understand(
        "In a poll of {980|n} bakers, {38%} agreed. A Guild poll of {1,050|n} bakers (margin "
        "±{1.5 points|moe}) had the share at {41%}.",
        credits=[BOARD, GUILD],
    )
    assert [(m.n, m.moe) for m in meanings] == [(980, None), (1050, 1.5)]


def test_another_edition(understand: Understand) -> None:
    old = Credit(type="named", publisher="Guild", year=2019)
    meanings = understand(
        "In 2024 the Guild asked {900|n} bakers.",
        "{54%} of bakers rise at three.",
        "{44%} did so then.",
        credits=[GUILD, old],
    )
    assert [m.n for m in meanings] == [900, None]


ASKED = {
    "survey": "A survey of 1,200 adults found that 62% drink tea.",
    "places with stops": "Brewline surveyed 1,200 U.S. adults; 62% drink tea.",
    "responses": "Tea is drunk by 62%. This is based on responses from 1,200 IT leaders.",
    "among": "The survey, held online among 1,200 adults, shows that 62% drink tea.",
    "person survey": "A 1,200-person survey by Brewline found that 62% drink tea.",
    "label": "62% drink tea. Number of respondents: 1,200.",
    "consisted": "62% drink tea. The sample consisted of 1,200 students.",
    "told us": "This year 1,200 drinkers told us how they brew. We learnt that 62% use bags.",
    "method": "62% drink tea. Method: online survey, 1,200 adults.",
    "records": "We analysed 1,200 menus. Of them, 62% list tea.",
    "a part of the views": "The report rests on the views of 1,200 drinkers. It says 62% use bags.",
    "have taken": "So far 1,200 people have taken the survey. We learnt that 62% drink tea.",
    "involving": "A study involving 1,200 pupils found that 62% drink tea.",
    "gathered": "62% of adverts mention tea. We gathered 1,200 adverts in May.",
    "in this sample": "62% of adverts mention tea. There are 1,200 adverts in this sample.",
    "beside asking": "The poll, 1,200 voters strong, ran in May. In it 62% drink tea.",
    "out of": "Tea was on 620 out of 1,200 menus.",
}


@pytest.mark.parametrize("text", ASKED.values(), ids=ASKED.keys())
def test_ways_to_state_a_sample(text: str) -> None:
    document = read_bytes("a.md", f"# Tea\n\n{text}\n".encode())
    sizes = {meaning.n for figure, _, meaning in read(document).claims if figure.text != "1,200"}
    assert sizes == {1200}


def test_questions_are_no_sample() -> None:
    document = read_bytes("a.md", b"The survey of 20 questions shows that 62% drink tea.\n")
    assert [meaning.n for _, _, meaning in read(document).claims] == [None]


@pytest.mark.parametrize(
    ("said", "credit", "n"),
    [
        ("Some {31%} nap at noon.", Credit(type="vague", text="experts"), None),
        ("Some {31%} nap at noon.", NOBODY, 1583),
        ("{31%} of trams are late.", NOBODY, None),
        ("{31%} of the adults nap at noon.", NOBODY, 1583),
    ],
)
def test_what_the_people_asked_could_not_answer_is_not_theirs(
    understand: Understand, said: str, credit: Credit, n: int | None
) -> None:
    meanings = understand(
        "A Guild poll finds that {54%} of people rise at three.",
        said,
        "The Guild interviewed {1,583|n} adults online.",
        credits=[GUILD, credit],
    )
    assert [m.n for m in meanings] == [1583, n]


def test_the_base_of_a_ratio_is_its_own() -> None:
    text = "A Guild poll of 1,583 adults finds that 54% nap. Now 12 of its 210 shops are new."
    claims = read(read_bytes("a.md", text.encode())).claims
    assert [meaning.n for _, _, meaning in claims] == [1583, 210]


FOUND = "In a study of 800 bakers, the Place Institute found that sales rose."


@pytest.mark.parametrize(
    ("text", "n"),
    [
        (f"{FOUND} 77% of cooks nap (Crumb Labs).", None),
        (f"{FOUND} Of the bakers, 77% nap.", 800),
        ("A study of 800 bakers was made in May. 77% of bakers nap (Crumb Labs).", 800),
    ],
)
def test_a_sample_is_not_that_of_the_next_source(text: str, n: int | None) -> None:
    ((_, _, meaning),) = read(read_bytes("a.md", text.encode())).claims
    assert meaning.n == n


def test_those_of_a_party_are_a_part_of_those_asked(understand: Understand) -> None:
    meanings = understand(
        "A Guild poll has {46%} of likely voters in favour.",
        "The poll of {812|n} likely voters has a margin of error of {3.8 points|moe}. "
        "Among the {340|n} Democrats polled, {61%} back the toll.",
        credits=[GUILD, GUILD],
    )
    assert [m.n for m in meanings] == [812, 340]


OWN = Credit(type="own")


def test_a_base_told_in_passing_is_not_that_of_what_stands_paragraphs_before(
    understand: Understand,
) -> None:
    texts = (
        "About {26%} of families bake once a week.",
        "Our Sunday poll had it at {24%}.",
        "Some {92%} of the {25|n} chefs we asked order flour.",
        "And {40%} own a mixer.",
    )
    meanings = understand(*texts, credits=[NOBODY, OWN, OWN, OWN])
    assert [m.n for m in meanings] == [None, None, 25, 25]


def test_a_note_on_method_at_the_end_is_of_all_that_stands_before(understand: Understand) -> None:
    meanings = understand(
        "About {26%} of chefs bake once a week.",
        "We asked {250|n} chefs in May, and {92%} of the {240|n} chefs we reached answered.",
        credits=[OWN, OWN],
    )
    assert meanings[0].n == 250


def test_beside_other_studies_a_sample_does_not_reach_back_to_what_nobody_is_credited_for(
    understand: Understand,
) -> None:
    council = Credit(type="named", publisher="Loaf Council")
    meanings = understand(
        "Of the apprentices who passed, {43%} had a job.",
        "The Loaf Council counted {48,300}. In the Guild poll, for which {402|n} bakers were "
        "asked, {71%} said that their ovens are old.",
        credits=[Credit(), council, GUILD],
    )
    assert [m.n for m in meanings] == [None, None, 402]
