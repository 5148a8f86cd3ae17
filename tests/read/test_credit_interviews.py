"""Whose figures those of an interview are: who answers, not the paper that asks."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read


def _credits(name: str, text: str) -> list[tuple[str, str | None]]:
    made = read(read_bytes(name, text.encode(), None)).claims
    return [(credit.type, credit.publisher) for _, credit, _ in made]


_BOLD = """---
title: Bread, not cake
publisher: Loaf Weekly
section: The interview
---

*Ada Rye runs research at the Institute of Crust. We met her between two batches.*

**Loaf Weekly: Let us begin with the number on every front page.**

In our survey 31% of bakers say that they will leave. In towns we found 34%.

**What is it that they leave?**

The mornings. Some 52% had started before four.

**Do you trust such answers?**

{last}
"""

_TURNS = """TEN MINUTES WITH... ADA RYE
The director of the Institute of Crust talks to Loaf Weekly

LW: Your new report is kinder than the last. Have you gone soft?

Rye: I hope not. Waste fell by 1.3 percentage points over the year.

LW: And how do you see the north?

Rye: {last}

LW: Do people complain?

Rye: We recorded 46 complaints in 2024.
"""


@pytest.mark.parametrize("last", ["I do.", "The Mill Union reports that 76% of millers are proud."])
def test_questions_in_bold(last: str) -> None:
    made = _credits("a.md", _BOLD.format(last=last))
    assert made[:3] == [("named", "Institute of Crust")] * 3
    assert made[3:] == ([("named", "Mill Union")] if "Union" in last else [])


def test_two_that_speak_in_turn() -> None:
    made = _credits("a.txt", _TURNS.format(last="It lost 17 per cent of its flour."))
    assert made == [("named", "Institute of Crust")] * 3


def test_labels_that_nobody_asks_under_are_no_interview() -> None:
    text = "North: 12% bake.\n\nSouth: 14% bake.\n\nNorth: 3% mill.\n\nSouth: 5% mill.\n"
    assert {kind for kind, _ in _credits("a.txt", text)} == {"none"}


def test_a_second_one_who_answers_speaks_for_himself() -> None:
    text = _BOLD.format(last="I do.\n\nOle Berg, master baker: We lost 9% of ours last year.")
    assert _credits("a.md", text)[-1] == ("named", "Ole Berg")


_BOXED = """---
title: Up at three
publisher: Loaf Weekly
author: {author}
---

Bakers sleep badly, 48% of them, according to the Bread Census of the Crust University.

### {heading}

**What surprised you?**

"How few complain. In our census only 11% had ever asked for another shift."

**And what would you change?**

"Start later."
"""


@pytest.mark.parametrize(
    "heading",
    [
        "Ada Rye asked Ole Berg, who leads the Crust study",
        "We met Ole Berg, who runs the Crust poll",
    ],
)
def test_questions_set_under_a_line_that_says_who_is_asked(heading: str) -> None:
    made = _credits("a.md", _BOXED.format(author="Ada Rye", heading=heading))
    assert made == [("named", "Crust University"), ("named", "Crust")]


def test_whom_the_questions_call_by_name_answers_for_the_study_told_of() -> None:
    text = (
        "<html><body><main><h1>Whose bread is it?</h1>"
        "<p>For Living with Loaves, the University of Lumley questioned 1,015 people in Port Crumb."
        " A majority, 58%, like rye.</p>"
        "<p><strong>Dr Halvorsen-Pike, what bothers people?</strong><br>\n"
        "&ldquo;In our study, 46% name crumbs first.&rdquo;</p>"
        "<p><strong>But many bake.</strong><br>\n&ldquo;We found that 41% do.&rdquo;</p>"
        "<p><strong>Is there a way out?</strong><br>\n&ldquo;Rye helps.&rdquo;</p>"
        "</main></body></html>"
    )
    found = read(read_bytes("a.html", text.encode(), None)).claims
    told = {f.text: c.publisher for f, c, _ in found}
    assert told["46%"] == told["41%"] == "University of Lumley"
