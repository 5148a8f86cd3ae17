"""What figures in running text are said of where more than their own clause says it."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.land.reader import read_bytes
from flows.read.model import Meaning
from flows.read.reader import read as read_document

Understand = Callable[..., list[Meaning]]

CARRIED = {
    "that number, another field": (
        "{72%} of managers value a badge for office jobs. For shop jobs, that number is {81%}.",
        ("managers", "value a badge for shop jobs"),
    ),
    "that number, another population": (
        "{34%} of adults would ask a pharmacist. For adults under 30 the figure rises to {45%}.",
        ("adults under 30", "would ask a pharmacist"),
    ),
    "it was": (
        "{78%} of adults trust the mayor. In the 2021 edition it was {74%}.",
        ("adults", "trust the mayor"),
    ),
    "that is a rise": (
        "{30%} of boats are electric. That is a rise of {6 percentage points}.",
        ("boats", "are electric rise"),
    ),
    "of them": (
        "{60%} of farmers keep cows. Of them, {20%} make cheese.",
        ("farmers", "make cheese"),
    ),
    "of them, behind": (
        "We met 43 leads of remote teams. {60%} of leads are tired. {71%} of them sleep badly.",
        ("leads", "sleep badly"),
    ),
    "that group": (
        "{60%} of farmers keep cows. Asked why, {31%} of that group named habit.",
        ("farmers", "Asked why named habit"),
    ),
    "no subject": (
        "{60%} of farmers keep cows. Only {5%} plan to stop.",
        ("farmers", "plan to stop"),
    ),
    "they": (
        "{60%} of farmers keep cows. They sell {40%} more milk than in 2010.",
        ("farmers", "sell more milk than in 2010"),
    ),
    "who was asked": (
        "The college asked the town's residents. In the old town {49%} said no.",
        ("the town's residents", "In the old town said no"),
    ),
    "did": (
        "In the old town {49%} of residents said no. In the new one only {23%} did.",
        ("residents", "In the new one said no"),
    ),
    "tenanted farms come to": (
        "The machine is in use on {34%} of all farms. Tenanted farms come to {19%}.",
        ("Tenanted farms", "The machine is in use on"),
    ),
    "whom a sample counts": (
        "They interviewed {1,200|n} cooks at hotels. A majority ({54%}) had burnt a sauce.",
        ("cooks at hotels", "had burnt a sauce"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), CARRIED.values(), ids=CARRIED.keys())
def test_carried_over(understand: Understand, text: str, expected: tuple[str, str]) -> None:
    last = understand(text)[-1]
    assert (last.population, last.statement) == expected


def test_a_new_section_carries_nothing(understand: Understand) -> None:
    """ "It was" after a heading has nothing to point to."""
    first, second = understand(
        "{60%} of farmers keep cows.", ("heading", "Ships"), "Nothing.", "The rate was {20%}."
    )
    assert first.population == "farmers"
    assert second.statement != first.statement


WORDS = st.sampled_from(
    "{5%} {half} {12|n} {1,200} of the those nurses , and while ( ) that which who said found from "
    'to in 2020 share compared with versus is have rose sell selling used ; : — as " more'.split()
)


@given(st.lists(WORDS, max_size=25))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
def test_any_words_can_be_read(understand: Understand, words: list[str]) -> None:
    """Whatever the words, each claim gets a meaning, and no empty strings."""
    text = " ".join(words)
    meanings = understand(text)
    assert len(meanings) == sum(w.startswith("{") and "|" not in w for w in words)
    assert all(m.population != "" and m.statement != "" for m in meanings)


@pytest.mark.parametrize(
    "words",
    [
        "{5%} of nurses said that {6%} of farms, ",
        "apples, pears, plums and ",
        "in the north, in the south, by the lake, ",
        "the report said it found that ",
        "reasons (",
    ],
)
def test_work_grows_with_the_text(understand: Understand, words: str) -> None:
    def spent(size: int) -> float:
        text = "{7%} of cooks like " + words * size + "{8%} of tea."
        started = time.process_time()
        understand(text)
        return time.process_time() - started

    spent(10)
    # Quadratic growth would take 100 times as long; a measurement may be disturbed.
    assert any(spent(800) < 40 * max(spent(80), 0.002) for _ in range(3))


def test_a_picture_says_what_it_says(understand: Understand) -> None:
    made = understand(
        "Among rural pupils, {58%} take a bus.",
        ("alt", "A chart: {41%} walk, {23%} cycle"),
        "Of them, {12%} wait for more than an hour.",
    )
    assert [m.population for m in made] == ["rural pupils", None, None, "rural pupils"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Some 77% of bakers nap at noon (Bread Union, 2022).", "nap at noon"),
        ("Some 77% of bakers sleep (at noon, in the shop).", "sleep (at noon, in the shop)"),
        ("Some 77% of bakers nap at noon [2, 3].", "nap at noon"),
    ],
)
def test_a_credit_in_brackets_is_not_said_of_anyone(text: str, said: str) -> None:
    ((_, _, meaning),) = read_document(read_bytes("a.md", text.encode())).claims
    assert meaning.statement == said


def test_an_age_before_a_share_is_no_share() -> None:
    document = read_document(read_bytes("a.md", b"Of drivers under 30, 47% own a car."))
    ((figure, _, meaning),) = document.claims
    assert (figure.text, meaning.population) == ("47%", "drivers under 30")


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        (
            "In a poll of 400 people, with a margin of error of 3 points, 40% agreed.",
            [(40, 400, 3)],
        ),
        ("The margin of error is 3 points, and 62% of the nurses agreed.", [(62, None, 3)]),
        ("With an error margin of 3%, 51% back the plan.", [(51, None, 3)]),
        ("The poll has a margin of error of 3%, 5% for subgroups.", []),
        ("The margin of error was 4 percent.", []),
        (
            "In the Oven Panel (900 bakers, margin of error ±1 point), 62% start early.",
            [(62, 900, 1)],
        ),
        (
            "The guild asked 900 bakers; 41% start early. It is accurate to within half a point.",
            [(41, 900, 0.5)],
        ),
        (
            "The guild asked 900 bakers; 41% start early. Its error margin is a point and a half.",
            [(41, 900, 1.5)],
        ),
        (
            "The Oven Panel, which has a margin of error of one point, says 62% start early.",
            [(62, None, 1)],
        ),
    ],
)
def test_a_share_after_the_margin_is_no_margin(
    text: str, shares: list[tuple[float, int | None, float]]
) -> None:
    claims = read_document(read_bytes("a.md", text.encode())).claims
    assert [(f.value, m.n, m.moe) for f, _, m in claims] == shares
