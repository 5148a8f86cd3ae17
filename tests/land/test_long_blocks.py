"""Blocks beyond any writer's measure are cut; what lies on them goes along."""

import pytest
from blockkit import read

SENTENCE = "Some *72%* of [adults](http://a.b/c) say &amp; think so.[^1] "
TAIL = "\n\n[^1]: A poll.\n"


def test_a_long_paragraph_is_cut_behind_sentences():
    document = read("a.md", "# Head\n\n" + SENTENCE * 500 + TAIL)
    parts = [b for b in document.blocks if b.kind == "paragraph"]
    assert len(parts) > 3
    assert all(len(b.text) <= 4000 and b.text.endswith("so.") for b in parts)
    assert all(document.blocks[b.section].text == "Head" for b in parts)


def test_links_notes_and_emphasis_stay_on_their_words():
    document = read("a.md", SENTENCE * 500 + TAIL)
    parts = [b for b in document.blocks if b.kind == "paragraph"]
    links = [(b, link) for b in parts for link in b.links]
    assert sum(link.kind == "link" for _, link in links) == 500
    assert sum(link.kind == "footnote" for _, link in links) == 500
    for b, link in links:
        shown = b.text[link.start : link.end]
        assert shown == ("adults" if link.kind == "link" else "")
        assert link.kind == "link" or b.text[: link.start].endswith("so.")
    assert {b.text[i:j] for b in parts for i, j in b.emphasis} == {"72%"}


def test_a_link_over_all_of_it_covers_every_part():
    document = read("a.html", f"<p><a href=x>{'Seven in ten. ' * 900}</a></p>")
    assert len(document.blocks) > 2
    for b in document.blocks:
        assert [(link.start, link.end) for link in b.links] == [(0, len(b.text))]


@pytest.mark.parametrize("unit", ["7", "a ", "é ", "72%", "&amp; ", "a.\u00a0"])
@pytest.mark.parametrize("suffix", ["md", "html", "txt"])
def test_offsets_hold_where_nothing_ends(unit, suffix):
    document = read(f"a.{suffix}", unit * 6000)
    assert all(len(b.text) <= 4000 for b in document.blocks)


def test_a_lead_in_is_the_part_before_its_list():
    document = read("a.md", SENTENCE * 200 + "They say:\n\n- one\n- two\n")
    item = next(b for b in document.blocks if b.text == "one")
    assert document.blocks[item.parent].text.endswith("They say:")
