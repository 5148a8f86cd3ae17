from blockkit import block, kinds, links, marks, read

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Maps win | The Daily</title>
<link rel="canonical" href="https://daily.example/maps">
<meta property="article:published_time" content="2024-10-03T09:00:00Z">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Maps win",
 "author": [{"name": "Ann Li"}, {"name": "Bo Ek"}], "publisher": {"@id": "#org"}},
 {"@id": "#org", "@type": "Organization", "name": "The Daily"}]}</script>
<style>p { width: 50% }</style></head>
<body class="has-sidebar">
<div class="cookie-banner" role="dialog">We use 47 cookies. <button>OK</button></div>
<header><nav><a href="/">Home</a> Book in 30 seconds</nav></header>
<main><article>
<h1>Maps win</h1>
<p>In a <a href="https://poll.example/?a=1&amp;b=2">poll</a>, 72&nbsp;% of
 drivers <em>prefer</em> them.<sup><a href="#fn1">1</a></sup> The lot is 40 m<sup>2</sup>.</p>
<script>var x = "99 %";</script>
<p hidden>11 % hidden</p><p style="display: none">12 % hidden</p>
<blockquote class="pull">“One in ten walks,” she says.</blockquote>
<aside class="related"><p>13 % elsewhere</p></aside>
<figure><img src="a.png" alt="Bars: 61 percent agree"><figcaption>Fig. 1</figcaption></figure>
<h2>Keep reading</h2><ul><li><a href="/a">Passkeys in 300 words</a></li></ul>
<ol><li id="fn1">Poll of 2024. <a href="#r">back</a></li></ol>
</article></main>
<footer>Trusted by 9,000 teams</footer></body></html>
"""


def test_the_article_is_found_on_its_page():
    document = read("a.html", PAGE)
    assert kinds(document) == [
        ("heading", "Maps win"),
        (
            "paragraph",
            "In a poll, 72 % of drivers prefer them. The lot is 40 m².",
        ),
        ("quote", "“One in ten walks,” she says."),
        ("alt", "Bars: 61 percent agree"),
        ("caption", "Fig. 1"),
        ("footnote", "Poll of 2024. back"),
    ]
    text = document.blocks[1]
    assert links(text) == [("poll", "https://poll.example/?a=1&b=2")]
    assert marks(text) == [("er them.", "1")]
    assert document.blocks[5].label == "1"
    start, end = text.offsets.span(text.text.index("72"), text.text.index("72") + 4)
    assert document.text[start:end] == "72&nbsp;%"


def test_what_the_page_says_of_itself():
    meta = read("a.html", PAGE).meta
    assert (meta.title, meta.url) == ("Maps win", "https://daily.example/maps")
    assert (meta.publisher, meta.author) == ("The Daily", "Ann Li, Bo Ek")
    assert (meta.published, meta.language) == ("2024-10-03", "en")


def test_spanning_cells_keep_their_headers():
    document = read(
        "a.html",
        "<p>Shares:</p><table><caption>Who reads</caption>"
        "<tr><th rowspan=2>Group<th colspan=2>Share</tr><tr><th>2023<th>2024</tr>"
        "<tr><td rowspan=2>All<td>1%<td>2%</tr><tr><td>3%<td>4%</tr></table>",
    )
    cell = block(document, "4%")
    assert (cell.row, cell.column) == (3, 2)
    assert (cell.row_header, cell.column_header) == ("All", "Share / 2024")
    assert document.blocks[cell.parent].text == "Who reads"


def test_a_row_that_names_a_group_heads_the_rows_below():
    document = read(
        "a.html",
        "<table><tr><th>Who<th>Share</tr><tr><th colspan=2>By age</tr>"
        "<tr><td>under 30<td>4%</tr><tr><td>over 30<td>5%</tr></table>",
    )
    assert block(document, "5%").row_header == "By age / over 30"


def test_tables_for_looks_are_text():
    document = read("a.html", "<table><tr><td><p>One text.</p></td></tr></table>")
    assert kinds(document) == [("paragraph", "One text.")]


def test_definition_lists_and_unclosed_items():
    document = read("a.html", "<p>So:<ul><li>a 1%<li>b 2%<ul><li>c</ul></ul><dl><dt>X<dd>9%</dl>")
    lead, a, b, c, x, nine = document.blocks
    assert (a.parent, b.parent, c.parent, c.level) == (lead.index, lead.index, b.index, 2)
    assert nine.parent == x.index


def test_a_heading_outside_of_the_marked_content_is_kept():
    document = read(
        "a.html", "<header><h1>Why 5 %?</h1></header><main><p>" + "So it is. " * 20 + "</p></main>"
    )
    assert document.blocks[0].text == "Why 5 %?"


def test_a_page_whose_wrapper_has_a_misleading_name_is_still_read():
    document = read("a.html", '<div class="popup"><p>All of it is here, all 7 %.</p></div>')
    assert len(document.blocks) == 1


def test_numbers_in_boxes_side_by_side_stay_apart():
    document = read("a.html", "<p><span>72%</span><span>of members</span></p><p>4<span>5</span>%")
    assert [b.text for b in document.blocks] == ["72% of members", "45%"]


def test_the_title_of_the_window_serves_where_there_is_no_heading():
    document = read("a.html", "<title>Only 5 &amp; 6 %</title><p>Text.</p>")
    assert kinds(document) == [("title", "Only 5 & 6 %"), ("paragraph", "Text.")]
    assert document.meta.title == "Only 5 & 6 %"


def test_broken_markup_is_read_as_browsers_read_it():
    document = read(
        "a.html", '<p>a < b & c &copy2024 <b>d<p title="x>y">e</b> 3<4 f</p></div><!-- z'
    )
    assert [b.text for b in document.blocks] == ["a < b & c ©2024 d", "e 3<4 f"]


def test_two_line_breaks_part_paragraphs():
    document = read("a.html", "<div>One is here.<br><br>Two, and<br>its end.</div>")
    assert [b.text for b in document.blocks] == ["One is here.", "Two, and its end."]


def test_unseen_characters_are_left_out():
    document = read("a.html", "<p>per\u00adcent 7\u200b2&shy;%</p>")
    assert document.blocks[0].text == "percent 72%"


def test_a_large_figure_is_read_with_the_words_in_its_box():
    first = read(
        "a.html",
        "<p>In short.</p><div><div>81%</div><div>of managers agree</div></div>"
        "<div><div>3x</div><div>faster hiring</div></div>",
    )
    assert [b.text for b in first.blocks] == [
        *("In short.", "81% of managers agree", "3x faster hiring"),
    ]
    last = read(
        "a.html",
        "<p>In short.</p><div>Managers who agree</div><div>81%</div><div>Cost</div><div>$5</div>",
    )
    assert [b.text for b in last.blocks] == ["In short.", "Managers who agree 81%", "Cost $5"]


def test_struck_out_figures_are_no_longer_said():
    document = read("a.html", "<p>It is <del>44%</del> <ins>45%</ins> now.</p>")
    assert document.blocks[0].text == "It is 45% now."
    assert read("a.md", "It is ~~44%~~ 45% or ~46%.\n").blocks[0].text == "It is 45% or ~46%."


def test_the_site_is_named_in_the_window_title():
    document = read("a.html", "<title>Maps win | The Daily</title><h1>Maps win</h1><p>Text.</p>")
    assert document.meta.publisher == "The Daily"


def test_byline_and_date_line_stand_in_for_metadata():
    document = read(
        "a.html", "<h1>Maps win</h1><p>By Ann Li, editor</p><p>May 3, 2024</p><p>So.</p>"
    )
    assert (document.meta.author, document.meta.published) == ("Ann Li", "2024-05-03")


def test_a_number_in_a_row_of_totals_that_is_marked_as_a_header_is_a_cell() -> None:
    document = read(
        "a.html",
        "<table><tr><td>Women</td><td>64%</td></tr><tr><td>Men</td><td>57%</td></tr>"
        "<tr><th>All</th><th>68%</th></tr></table>",
    )
    cell = block(document, "68%")
    assert (cell.row_header, cell.header) == ("All", False)


def test_a_box_with_a_poll_beside_an_article_is_part_of_it():
    page = (
        "<html><body><article><h1>Ovens</h1><p>Bakers like theirs hot, and say so often.</p>"
        '<aside class="poll"><p>You had one vote each.</p><ul><li>Hot: 64%</li></ul></aside>'
        '<aside class="promo"><p>Join 9,000 others</p></aside></article></body></html>'
    )
    texts = [text for _, text in kinds(read("a.html", page))]
    assert "Hot: 64%" in texts
    assert "Join 9,000 others" not in texts


def test_meta_tags_under_the_names_of_front_matter_are_read():
    names = {
        "url": "https://a.example/x",
        "title": "A title",
        "publisher": "The Daily",
        "author": "Ann Li",
        "published": "2024-05-01",
        "section": "Economy",
        "lang": "de",
    }
    tags = "".join(f'<meta name="{name}" content="{said}">' for name, said in names.items())
    page = f"<html><head>{tags}</head><body><p>Of bakers, 41% own a cat.</p></body></html>"
    document = read("a.html", page)
    meta = document.meta
    assert (meta.url, meta.title, meta.publisher) == (names["url"], "A title", "The Daily")
    assert (meta.author, meta.published, meta.section) == ("Ann Li", "2024-05-01", "Economy")
    assert meta.language == "de"
    assert document.notes == []
    odd = read("a.html", page.replace("2024-05-01", "soon"))
    [note] = odd.notes
    assert note.startswith("a.html: metadata passed over: published 'soon' is no date; write 2024,")
    og = '<meta property="article:section" content="News"></head>'
    assert read("a.html", page.replace("</head>", og)).meta.section == "News"


def test_a_line_that_a_reference_opens_is_whole():
    text = "<p><strong>Dr Rye, why?</strong><br>\n&ldquo;In our study, 46% bake.&rdquo;</p>"
    found = [b.text for b in read("a.html", text).blocks]
    assert found == ["Dr Rye, why?", "“In our study, 46% bake.”"]
