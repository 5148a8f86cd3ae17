import pytest
from blockkit import block, kinds, links, marks, read


def test_paragraphs_headings_and_marks():
    document = read("a.md", "# Trust\n\nMost *readers* say\nthey **trust** `maps` &amp; us.\n")
    assert kinds(document) == [
        ("heading", "Trust"),
        ("paragraph", "Most readers say they trust maps & us."),
    ]
    b = document.blocks[1]
    assert [b.text[a:z] for a, z in b.emphasis] == ["readers"]
    assert [b.text[a:z] for a, z in b.strong] == ["trust"]
    assert [b.text[a:z] for a, z in b.code] == ["maps"]
    assert b.section == 0
    assert document.meta.title == "Trust"


@pytest.mark.parametrize("text", ["é **ü** 😀 42 % of x\n", "a\r\nb 42 % of\r\n\r\nc\r\n"])
def test_offsets_count_characters_not_bytes(text):
    document = read("a.md", text)
    b = block(document, document.blocks[0].text)
    at = b.text.index("42")
    start, end = b.offsets.span(at, at + 4)
    assert document.text[start:end] == "42 %"


def test_an_entity_stands_for_all_of_its_characters():
    document = read("a.md", "from 5&ndash;6&nbsp;months on\n")
    b = document.blocks[0]
    assert b.text == "from 5–6 months on"
    assert document.text[slice(*b.offsets.span(5, 8))] == "5&ndash;6"


def test_lists_know_what_leads_them_in():
    document = read("a.md", "We found that:\n\n- 40 % read\n  - of them, 3 % twice\n- 20 % write\n")
    lead, first, inner, second = document.blocks
    assert (first.kind, first.level, first.parent) == ("item", 1, lead.index)
    assert (inner.level, inner.parent) == (2, first.index)
    assert (second.level, second.parent) == (1, lead.index)


def test_a_bold_head_leads_an_item():
    document = read("a.md", "- **Pay:** rose 4 %.\n- **72 %** of staff stay.\n")
    pay, share = document.blocks
    assert pay.text[slice(*pay.lead)] == "Pay:"
    assert share.lead is None


def test_a_table_has_headers_and_a_lead_in():
    document = read(
        "a.md",
        "Shares by age:\n\n| Age | 2023 | 2024 |\n|---|--:|--:|\n| under 30 | 4% | 5% |\n"
        "| over 30 | | `6%` |\n\n*Source: Own count*\n",
    )
    cell = block(document, "5%")
    assert (cell.row_header, cell.column_header) == ("under 30", "2024")
    assert (cell.row, cell.column, cell.parent) == (1, 2, 0)
    late = block(document, "6%")
    assert (late.row_header, late.column_header) == ("over 30", "2024")
    assert block(document, "2024").header
    assert block(document, "Source").kind == "caption"


def test_a_numbered_caption_above_a_table_is_its_parent():
    document = read("a.md", "Table 2. Trust in maps\n\n| a | b |\n|---|---|\n| x | 1% |\n")
    assert document.blocks[0].kind == "caption"
    assert block(document, "1%").parent == 0


def test_links_of_all_sorts():
    document = read(
        "a.md",
        "A [poll](https://a.example/p), [another][x], <https://b.example>, "
        "https://c.example/d_(e). [Home](/).\n\n[x]: https://d.example\n",
    )
    assert links(document.blocks[0]) == [
        ("poll", "https://a.example/p"),
        ("another", "https://d.example"),
        ("https://b.example", "https://b.example"),
        ("https://c.example/d_(e)", "https://c.example/d_(e)"),
        ("Home", "/"),
    ]


def test_footnotes_take_no_room_and_keep_their_label():
    document = read("a.md", "Some 72 %[^a] agree.[^2]\n\n[^a]: The *Poll*, 2024.\n[^2]: Ours.\n")
    b, first, second = document.blocks
    assert b.text == "Some 72 % agree."
    assert marks(b) == [("ome 72 %", "a"), ("% agree.", "2")]
    assert (first.kind, first.label, first.text) == ("footnote", "a", "The Poll, 2024.")
    assert second.label == "2"


def test_a_number_that_refers_to_a_link_is_a_mark():
    document = read("a.md", "Some 72 % [1] agree.\n\n[1]: https://a.example\n")
    b = document.blocks[0]
    assert b.text == "Some 72 % agree."
    assert [(link.kind, link.label, link.url) for link in b.links] == [
        ("footnote", "1", "https://a.example")
    ]


def test_html_inside_markdown():
    document = read(
        "a.md",
        "<p>\n  From <a\n href='https://a.example'>a poll</a>: 5&nbsp;%.\n</p>\n\n"
        "<table><tr><th>Who</th><th>Share</th></tr><tr><td>All</td><td>9%</td></tr></table>\n\n"
        "Text <span style='display:none'>hidden 1 %</span> goes on.\n\n"
        '<img src="x.png" alt="Chart: 61 percent agree">\n\n<!-- 99 % -->\n',
    )
    assert links(document.blocks[0]) == [("a poll", "https://a.example")]
    cell = block(document, "9%")
    assert (cell.row_header, cell.column_header) == ("All", "Share")
    assert block(document, "Text").text == "Text goes on."
    assert block(document, "Chart").kind == "alt"
    assert all("99" not in b.text for b in document.blocks)


def test_shortcodes_vanish_but_their_words_are_shown():
    document = read(
        "a.md",
        '{{< img src="a.jpg" alt="Bar chart: 76 percent grew" caption="Growth, 2014" >}}\n\n'
        'A [guide]({{< ref "b.md" >}}) helps {{% mark %}}42 % of{{% /mark %}} them.\n',
    )
    assert kinds(document) == [
        ("alt", "Bar chart: 76 percent grew"),
        ("caption", "Growth, 2014"),
        ("paragraph", "A guide helps 42 % of them."),
    ]
    assert links(document.blocks[2]) == [("guide", '{{< ref "b.md" >}}')]


def test_a_picture_within_a_sentence_does_not_cut_it():
    document = read("a.md", "Before ![a long description](x.png) and after.\n")
    assert kinds(document) == [
        ("paragraph", "Before and after."),
        ("alt", "a long description"),
    ]


def test_a_line_is_a_paragraph_where_lines_are_long():
    long = "Words " * 30 + "end."
    document = read(
        "a.md", f"A first title\n{long}\nHere it is:\n| a | b |\n|---|---|\n| x | 1 |\n{long}\n"
    )
    assert [b.kind for b in document.blocks] == [
        *["heading", "paragraph", "paragraph"],
        *["cell"] * 4,
        "paragraph",
    ]
    assert document.blocks[4].parent == 2


def test_hand_wrapped_lines_are_one_paragraph():
    document = read("a.md", "Most people\n1,200 of them\nsaid so.\n")
    assert len(document.blocks) == 1


def test_lines_that_are_all_figures_are_lines():
    document = read("a.md", "> 48% red\n> 31% blue\n\nAlso:  \nAn address  \nin two lines\n")
    assert [b.text for b in document.blocks] == [
        *("48% red", "31% blue", "Also:", "An address in two lines"),
    ]


def test_what_announces_a_quotation_is_its_parent():
    document = read("a.md", "The report says:\n\n> Fewer than 3 % left.\n")
    assert (document.blocks[1].kind, document.blocks[1].parent) == ("quote", 0)


def test_fenced_code_is_code():
    document = read("a.md", "```py\nx = 50\n```\n\ntext\n")
    assert [b.kind for b in document.blocks] == ["code", "paragraph"]


def test_lines_after_a_table_without_bars_are_text():
    document = read("a.md", "| a | b |\n|---|---|\n| x | 1% |\nTable: Shares by sex\n")
    assert (document.blocks[-1].kind, document.blocks[-1].row) == ("caption", -1)


def test_indented_prose_is_text_and_indented_programs_are_code():
    document = read(
        "a.md", "!!! note\n\n    About 40% of all the teams fail here.\n\ntext\n\n    x = f(1)\n"
    )
    assert kinds(document) == [
        ("paragraph", "About 40% of all the teams fail here."),
        ("paragraph", "text"),
        ("code", "x = f(1)"),
    ]


def test_definitions_belong_to_their_term():
    document = read("a.md", "Churn\n: 5% a year\n")
    assert [(b.kind, b.parent) for b in document.blocks] == [("item", -1), ("item", 0)]


@pytest.mark.parametrize(
    ("head", "first", "name"),
    [
        ("Age", "18–29", "Age 18–29"),
        ("Age", "50+", "Age 50+"),
        ("Employees", "250 or more", "250 or more"),
        ("", "30 to 44", "30 to 44"),
        ("Price", "10–20", ""),
        ("Age", "41%", ""),
    ],
)
def test_bands_name_their_rows(head, first, name):
    made = read("a.md", f"| {head} | Ride | Walk |\n|---|---|---|\n| {first} | 52% | 41% |\n")
    (cell,) = [block for block in made.blocks if block.text == "52%"]
    assert cell.row_header == name


def test_paragraphs_wrapped_at_a_great_width_are_not_cut():
    wide = (
        "Two thirds of the bakers in Elmham spend more than a third of their day at the oven, as "
        "they told the Loaf Board\nof Elmham. The price of rye rose by 8.4% last year, to 1,120 a "
        "tonne, says the National Monitor of Ovens and\nMills. It fell again.\n"
    )
    document = read("a.md", f"{wide}\n{wide}")
    assert [b.text for b in document.blocks] == [" ".join(wide.split())] * 2
