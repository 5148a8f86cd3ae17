"""Who is meant by "it", "its", "we", "that is from ..." and "all agree"."""

from flows.land.reader import read_bytes
from flows.read.reader import read


def _who(text: str, **meta: object) -> list[tuple[str, str | None, str | None]]:
    """Type, publisher and title of each share's credit."""
    found = read(read_bytes("a.md", text.encode(), meta or None))
    return [(c.type, c.publisher, c.title) for f, c, _ in found.claims if f.unit == "percent"]


def test_it_is_never_we() -> None:
    text = (
        "You may have seen the University of Rye's report on porters. We had its author on at "
        "seven. It found that 64 per cent of porters have a bad back.\n"
    )
    [(kind, publisher, _)] = _who(text, publisher="Radio Crumb")
    assert (kind, publisher) == ("named", "University of Rye")


def test_it_may_be_our_survey() -> None:
    text = "Our survey is out today. It shows that 64 per cent of porters have a bad back.\n"
    [(kind, _, _)] = _who(text, publisher="Radio Crumb")
    assert kind == "own"


def test_its_report_is_that_of_the_body_the_sentence_is_about() -> None:
    text = (
        "We asked around. The Loaf Trade Association would rather talk of something else, but its "
        "*Crust and Rest Audit 2024* has 28 per cent of adults eating toast at night.\n"
    )
    assert _who(text, publisher="Radio Crumb") == [
        ("named", "Loaf Trade Association", "Crust and Rest Audit 2024")
    ]


def test_a_number_that_opens_a_sentence_is_no_name() -> None:
    text = "Loafwatch says that 58% bake, after 41% the year before. Seventeen points in a year!\n"
    found = read(read_bytes("a.md", text.encode(), None))
    assert found.claims[-1][1].publisher != "Seventeen"


def _credits(text: str) -> list[str]:
    """Publisher, or type, of every claim's credit."""
    found = read(read_bytes("a.md", text.encode(), None))
    return [c.publisher or c.type for _, c, _ in found.claims]


def test_whence_a_figure_comes_may_be_said_behind_it() -> None:
    text = (
        "Porters lose 38% of their sleep. That is the main result of a study by the Loaf Council, "
        "in which 75 porters wore monitors.\n"
    )
    assert _credits(text)[0] == "Loaf Council"
    text = (
        "Is the oven large enough? No, say 68% of bakers. Another 11% sold it. We owe "
        "both numbers to the oven maker Crumbwell, which published them in its Journal.\n"
    )
    assert _credits(text) == ["Crumbwell", "Crumbwell"]


def test_those_who_agree_are_nobody_in_particular() -> None:
    assert _credits("Doctors agree that one in three of us is tired.\n") == ["vague"]
    assert _credits("Some 40% of doctors agree that we are tired.\n") == ["none"]


def test_what_we_do_is_our_own() -> None:
    assert _credits("Thanks to you we taught 1,860 women and men in 2024.\n") == ["own"]
    assert _credits("We gave 212 grants in 2024, most of them to groups.\n") == ["own"]


def test_a_title_behind_another_bodys_word_is_not_that_bodys() -> None:
    text = (
        "According to the Ministry of Ovens 9% of ovens cracked. In the *Bakehouse Survey 2025*, "
        "71% said their ovens are old.\n"
    )
    assert _credits(text)[1] != "Ministry of Ovens"


def test_a_study_from_our_laboratory_is_ours() -> None:
    text = (
        "Porters lose 38% of their sleep. That is the main result of a study from our Sleep Lab.\n"
    )
    found = read(read_bytes("a.md", text.encode(), {"publisher": "University of Rye"}))
    assert [c.type for _, c, _ in found.claims] == ["own"]


def test_a_paragraph_of_speech_does_not_end_a_credit() -> None:
    text = (
        "Porters lose 38% of their sleep on nights, the *Night Work* report by the Loaf Council "
        "found, for which porters kept diaries.\n\n“It pays the interest at best,” said Ada Mill, "
        "who led the work.\n\nIn the diaries, 44% of the porters wrote of bad sleep.\n"
    )
    assert _credits(text) == ["Loaf Council", "Loaf Council"]


def test_the_same_document_is_the_last_one_named() -> None:
    text = (
        "On a working day 38 per cent of trams are full, the Guild's Crumb Count 2025 shows.\n\n"
        "Queues are down by 19 per cent, according to the same document.\n"
    )
    assert [who[1:] for who in _who(text)] == [("Crumb Count", "Crumb Count 2025")] * 2


def test_the_literature_is_nobody_in_particular() -> None:
    text = "The literature has shown time and again that 60 per cent of crumbs are swept up.\n"
    assert [kind for kind, *_ in _who(text)] == ["vague"]


def test_give_or_take_is_a_margin() -> None:
    text = "Loafwatch asked 1,010 bakers, give or take 3 points, and 57% agreed.\n"
    found = read(read_bytes("a.md", text.encode(), None))
    [(_, _, meaning)] = [c for c in found.claims if c[0].unit == "percent"]
    assert meaning.moe == 3.0
    assert "3" not in {f.text for f, _, _ in found.claims}


def test_who_passes_a_figure_on_in_between_is_not_credited_for_it() -> None:
    text = (
        "The Oven Office's statistics show, Ms Rye told the council, that 12% of ovens cracked.\n"
    )
    assert _credits(text) == ["Oven Office"]
    assert _credits("The plan is good, Ms Rye told the council, and 12% bake.\n") == ["Rye"]


def test_what_a_body_has_on_its_books_it_has_counted() -> None:
    text = "The Red Oven Society, which runs the classes, has 140 helpers on its books.\n"
    assert _credits(text) == ["Red Oven Society"]
