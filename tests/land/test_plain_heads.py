"""Who publishes a plain text, and where: what its first lines say."""

import pytest
from blockkit import read

BODY = "\n\nThe council says that 41% of homes are empty. That is more than ever.\n"


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ("THE MARSH COURIER\n\nYOU ASKED: buses and bays\n\n12 December 2025", "The Marsh Courier"),
        ("GUILD OF BELL FOUNDERS\nMembers' bulletin, autumn 2025", "Guild of Bell Founders"),
        ("LAMP & LEDGE\n\nThe editor's letter, December", "Lamp & Ledge"),
        ("THE FRIDAY SADDLE\nNo. 31 - all about saddles", "The Friday Saddle"),
        (
            "THE FERRY LETTER, no. 4\n\nPublished by The Ferry - https://ferry.example/4",
            "The Ferry",
        ),
    ],
)
def test_who_brings_out_a_letter_stands_above_it(head, publisher):
    assert read("a.txt", head + BODY).meta.publisher == publisher


@pytest.mark.parametrize(
    "head",
    [
        "What became of the loaf\n\nMembers' bulletin, autumn 2025",  # a title
        "ROBOTS IN THE PARLOUR\nBy Marta Quennell",
        "WHY DO BELLS CRACK?\nMembers' bulletin",
        "THE LONG WAIT\n\nIt takes years to cast a bell.",
        "Bakers Face Hard Times\n\nThe winter was long.",
        "Bakers Welcome Good News\n\nThe winter was long.",
        "Hard Times\n\nThe winter was long.",
        "Bakers Quit\n\nA letter from the north",
        "Loaves\n\nOne in five is binned, says a report published by the Loaf Council.",
        "Loaves\n\n41% are stale, in a study issued by Crumb University and out on Monday",
    ],
)
def test_a_title_is_nobody(head):
    assert read("a.txt", head + BODY).meta.publisher is None


def test_a_head_like_a_form():
    head = "Title: Letter 31: bells\nPublisher: Bell Ledger\nURL: https://bell.example/31"
    meta = read("a.txt", f"{head}\nPublished: 2025-04-02{BODY}").meta
    assert (meta.title, meta.publisher) == ("Letter 31: bells", "Bell Ledger")
    assert (meta.url, meta.published) == ("https://bell.example/31", "2025-04-02")


def test_one_such_line_is_no_head():
    assert read("a.txt", f"Title: a novel{BODY}").meta.publisher is None


@pytest.mark.parametrize(
    ("line", "url"),
    [
        ("https://ferry.example/news/4", "https://ferry.example/news/4"),
        ("Published 20 October 2025 at https://ferry.example/4", "https://ferry.example/4"),
        (
            "As the office says at https://office.example/9, it has more boats than ever before",
            None,
        ),
        ("Read the report: https://loafcouncil.example/report", None),
        ("Read the report:\n\nhttps://loafcouncil.example/report", None),
        ("Few boats sail in winter now.\n\nhttps://office.example/9", None),
        ("https://office.example/9\n\nThe office (https://office.example/9) has boats.", None),
        ("PUBLISHED BY THE FERRY\n\nhttps://ferry.example/4", "https://ferry.example/4"),
    ],
)
def test_an_address_above_the_text_is_its_own(line, url):
    assert read("a.txt", f"THE FERRY LETTER\n{line}{BODY}").meta.url == url


def test_what_declares_more_is_not_guessed_at():
    page = "---\ntitle: Boats\n---\n\nTHE FERRY POST\n\nMembers' bulletin\n\nText." + BODY
    assert read("a.md", page).meta.publisher is None
