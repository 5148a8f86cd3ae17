from blockkit import block, kinds, links, read

LETTER = """THE LAKE LETTER
News for partners

1. A fair year

The office has published its tables. Occupancy reached 64.8%, up from
61.5% the year before, and the long-
term mean is lower still.

Main points

- Rooms cost EUR 126 on
  average.
- Nights: 3.9

2. Housekeeping

It is closed in May.

Source: Lake Office, https://lake.example/2024.
"""


def test_a_wrapped_letter():
    document = read("a.txt", LETTER)
    assert kinds(document) == [
        ("heading", "THE LAKE LETTER"),
        ("heading", "News for partners"),
        ("heading", "1. A fair year"),
        (
            "paragraph",
            (
                "The office has published its tables. Occupancy reached 64.8%, up from 61.5% the "
                "year before, and the long-term mean is lower still."
            ),
        ),
        ("heading", "Main points"),
        ("item", "Rooms cost EUR 126 on average."),
        ("item", "Nights: 3.9"),
        ("heading", "2. Housekeeping"),
        ("paragraph", "It is closed in May."),
        ("caption", "Source: Lake Office, https://lake.example/2024."),
    ]
    number = block(document, "1. ")
    assert number.text[slice(*number.lead)] == "1. "
    assert block(document, "Nights").parent == block(document, "Main points").index
    assert links(document.blocks[-1]) == [("https://lake.example/2024",) * 2]
    assert document.meta.title == "THE LAKE LETTER"


def test_lines_of_a_pasted_page_are_paragraphs():
    long = (
        "It says that many of those who were asked would do the same thing again in any year. " * 2
    )
    document = read(
        "a.txt", f"What they said\n{long}\nIN SHORT\nEUR 4. That is the price.\n{long}\n"
    )
    assert [b.kind for b in document.blocks] == [
        *("heading", "paragraph", "heading", "paragraph", "paragraph")
    ]


def test_a_byline_is_no_heading():
    document = read("a.txt", "WHAT WE KNOW\nBy Ann Li\n\nVery little is known of it all, alas.\n")
    assert [b.kind for b in document.blocks] == ["heading", "paragraph", "paragraph"]


def test_numbered_items_are_a_list():
    document = read("a.txt", "Three steps:\n\n1. Ask\n\n2. Listen\n\n3. Write\n")
    assert [b.kind for b in document.blocks] == ["paragraph", "item", "item", "item"]
    assert document.blocks[3].parent == 0


def test_a_pipe_table():
    document = read(
        "a.txt",
        "Here:\n| Who | 2024 |\n|-----|-----:|\n| Men | 4% |\n| Women | 5% |\nThat is all.\n",
    )
    cell = block(document, "5%")
    assert (cell.row_header, cell.column_header, cell.parent) == ("Women", "2024", 0)
    assert document.blocks[-1].kind == "paragraph"


def test_columns_set_with_blanks_or_dots_are_a_table():
    document = read(
        "a.txt",
        "Trust, in percent\n\n              2023   2024\nMen             41     44\n"
        "Women           45     51\n\nQ7. Will you go?\n\nYes ........ 62%\nNo ......... 30%\n"
        "Unsure ..... 8%\n",
    )
    cell = block(document, "51")
    assert (cell.row_header, cell.column_header) == ("Women", "2024")
    assert block(document, "62%").row_header == "Yes"


def test_prose_with_wide_blanks_is_no_table():
    document = read("a.txt", "He left in 2020.  She came in 2021.\nThey met.  It was 2022.  So.\n")
    assert all(b.table < 0 for b in document.blocks)


def test_underlined_headings_and_rules():
    document = read("a.txt", "A title\n=======\n\nSome text here.\n\n* * *\n\nMore text here.\n")
    assert kinds(document) == [
        ("heading", "A title"),
        ("paragraph", "Some text here."),
        ("paragraph", "More text here."),
    ]


# Wrapped at 118 characters.
WIDE = (
    "Two thirds of the bakers in Elmham spend more than a third of their day at the oven, says "
    "the Loaf Board of\nElmham. The price of rye rose by 8.4% last year, to 1,120 a tonne, the "
    "National Oven Monitor says in a report\non flour and yeast, and half of young bakers live "
    "above the shop, says a study by the Institute. The Monitor's\n2022 edition put the share of "
    "millers who mean to sell at 19%, and no one knows of the others."
)
LONG = "Of those who were asked a great many would do the very same thing in any year they like. "
LONG += LONG.strip()


def test_a_text_wrapped_at_a_great_width_is_not_cut_in_mid_sentence():
    assert all(len(line) > 105 for line in WIDE.split("\n")[:3])
    document = read("a.txt", f"On rye\n\n{WIDE}\n\n{WIDE}\n")
    assert kinds(document) == [
        ("heading", "On rye"),
        *[("paragraph", " ".join(WIDE.split()))] * 2,
    ]


def test_a_line_that_ends_in_mid_sentence_goes_on_in_a_pasted_page():
    cut = "Of all the bakers who were asked in the spring by the office of the town, and by\n"
    document = read("a.txt", f"{LONG}\n{LONG}\n{cut}others, 19% sell.\n{LONG}\n")
    assert [b.text for b in document.blocks] == [
        *(LONG, LONG, f"{cut}others, 19% sell.".replace("\n", " "), LONG)
    ]


def test_short_lines_in_lower_case_of_a_pasted_page_stay_apart():
    document = read("a.txt", f"{LONG}\nflour 12%\nyeast 30%\n{LONG}\n")
    assert [b.text for b in document.blocks][1:3] == ["flour 12%", "yeast 30%"]


def test_a_byline_in_lower_case_is_none_of_a_long_headline():
    head = "What the bakers of the town would rather have than rye"
    document = read("a.txt", f"{head}\nby Ann Li\n{LONG}\n{LONG}\n")
    assert [b.text for b in document.blocks][:2] == [head, "by Ann Li"]


def test_lines_of_results_are_not_one_sentence():
    text = (
        "TEA MONITOR\n\nWould pay more for loose leaves: 42% (in spring: 47%)\n"
        "Think that pots keep warmer: 53%\n"
        "Stir three times or more: 61 per cent\nTrust the label: 35%\n"
    )
    assert [text for kind, text in kinds(read("a.txt", text)) if kind == "paragraph"] == [
        "Would pay more for loose leaves: 42% (in spring: 47%)",
        "Think that pots keep warmer: 53%",
        "Stir three times or more: 61 per cent",
        "Trust the label: 35%",
    ]
