"""Credits by what was spoken of: subjects of sentences, who is quoted, what leads in."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read


def credited(text: str) -> list[tuple[str, str | None]]:
    """Type and publisher of each share's credit."""
    found = read(read_bytes("a.md", text.encode(), None))
    return [(c.type, c.publisher) for f, c, _ in found.claims if f.unit == "percent"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            (
                "Our data are not all. Thornby Research took apart 4,000 pots. Its Glaze Report "
                "shows that 18% crack."
            ),
            "Thornby Research",
        ),
        (
            (
                "The Guild found that 12% of pots crack.\n\nPotteria, a chain of shops, threw out "
                "pots in May. It also says that 52% of its painters wear gloves."
            ),
            "Potteria",
        ),
        (
            (
                "The Guild counts pots. In May, 44% of the pots that Potteria took back was made "
                "for tourists, its report says."
            ),
            "Potteria",
        ),
        (
            (
                "The Guild found that 12% crack. A leaflet says it. It says that one in six kilns "
                "leaks, according to the Pennine Society."
            ),
            "Pennine Society",
        ),
        (
            (
                "The Guild found that 12% crack. In its paper “Clay 2040” the Delphic Forum "
                "reckons that 40% will."
            ),
            "Delphic Forum",
        ),
    ],
)
def test_it_is_the_body_that_was_spoken_of_last(text: str, who: str) -> None:
    assert credited(text)[-1][1] == who


def test_two_researchers_are_those_of_before() -> None:
    found = credited(
        "Some 38% of adults wear a mask; this comes from Delmar and Nuss, who asked 1,210 of them. "
        "More than half (52%) own one, the two researchers add."
    )
    assert {row[1] for row in found} == {"Delmar and Nuss"}
    assert credited("Two researchers say that 52% own one.")[0][0] == "vague"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (("“Two thirds of kilns have a lid. The rest leak,” said Ada Rye, who leads the survey at "
         "Osprey."), "Osprey"),
        (("“Nobody likes dust,” said Ilse Maron, who runs the panel for Brand & Hale. Some 48% of "
         "potters cough, she added."), "Brand & Hale"),
        ('"Only 12% own a kiln. It is a pity. They ask us," Tom Reed of the Clay Guild said.',
         "Clay Guild"),
    ],
)  # fmt: skip
def test_a_quotation_is_of_whom_it_names_at_its_end(text: str, who: str) -> None:
    assert [row[1] for row in credited(text)] == [who]


def test_what_is_said_outside_a_quotation_is_not_of_who_is_quoted() -> None:
    found = credited("Some 12% own a kiln. “It is a pity,” said Ada Rye of the Clay Guild.")
    assert found[0][0] == "none"


@pytest.mark.parametrize(
    "lead",
    [
        "PRU breaks down [the accidents of 2024](https://pru.example/2024) by their cause:",
        "PRU sorts what befell the potters into three heaps:",
        "PRU asked them why (one answer each, Kiln Survey 2024):",
    ],
)
def test_what_leads_in_credits_its_subject_whatever_that_does(lead: str) -> None:
    found = credited(f"# Kilns\n\n{lead}\n\n- falls: 35%\n- burns: 24%\n")
    assert [row[1] for row in found] == ["PRU", "PRU"]


def test_a_body_has_a_number_for_what_was_just_said() -> None:
    found = credited("The Clay Office counts cracks on 11% of pots. Tillman Panel has 12%.")
    assert [row[1] for row in found] == ["Clay Office", "Tillman Panel"]
    found = credited("GateKiln is gloomier about apprentices and says 17% leave.")
    assert found[0][1] == "GateKiln"


def test_whom_a_body_asked_tells_whose_figure_it_is() -> None:
    found = credited(
        "The Osprey Institute has a new survey. Firing is a one-person job for 41% of the potters "
        "whom the institute asked."
    )
    assert found[0][1] == "Osprey Institute"


def cited(text: str) -> list[tuple[str | None, int | None, str | None]]:
    """Publisher, year and address of each share's credit."""
    found = read(read_bytes("a.md", text.encode(), None))
    return [(c.publisher, c.year, c.url) for f, c, _ in found.claims if f.unit == "percent"]


def test_the_report_of_another_year_is_not_behind_the_link_of_the_first() -> None:
    found = cited(
        "Some 49% of potters let it go, says the Osprey Institute's survey "
        "(https://osprey.example/2023). One in eight had a fire, Osprey's 2025 report admits."
    )
    assert found[0][2] == "https://osprey.example/2023"
    assert found[1] == ("Osprey Institute", 2025, None)


def test_a_body_in_capitals_may_be_it() -> None:
    found = credited(
        "In our study, 13% saw more. They do, says KFE in its outlook. It also reports 14% more."
    )
    assert found[1] == ("named", "KFE")


def test_notes_below_a_table_do_not_credit_it() -> None:
    notes = (
        "**Notes.** Helmets: the Clay Office gives 58% of potters as helmeted, two years before "
        "it had 52%. E-kilns: 12% of potters own one. In two fires out of five nobody was at home, "
        "the Ministry of Kilns notes."
    )
    table = "| Group | In favour |\n|---|---|\n| men | 49% |\n| women | 51% |\n"
    found = credited(f"**Table 3.** Pot Poll 2024 (Fairwell Research)\n\n{table}\n{notes}\n")
    assert [row[1] for row in found[:2]] == ["Fairwell Research"] * 2
