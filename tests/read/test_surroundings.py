from flows.land.blocks import Block, Document, Offsets
from flows.read.surroundings import Surroundings


def document(*told):
    blocks = []
    for index, (kind, text, *rest) in enumerate(told):
        parent = rest[0] if rest else -1
        blocks.append(Block(index, kind, text, Offsets(), parent=parent))
    return Document("a.md", "", "text/markdown", blocks)


def around(blocks, index):
    return Surroundings(blocks).of(blocks.blocks[index])


def test_a_list_is_framed_by_its_lead_in_and_the_paragraph_after():
    told = document(
        ("heading", "Worries"),
        ("paragraph", "We asked for one answer:"),
        ("item", "fire: 60%", 1),
        ("item", "flood: 45%", 1),
        ("paragraph", "Each could tick one box."),
        ("paragraph", "Something else."),
    )
    assert (
        around(told, 2) == around(told, 3) == "We asked for one answer:\nEach could tick one box."
    )


def test_a_quotation_is_framed_by_what_stands_before_it():
    told = document(("paragraph", "Name one:"), ("quote", "48% tea\n31% milk"))
    assert around(told, 1) == "Name one:\n48% tea\n31% milk"


def test_a_paragraph_frames_itself():
    assert around(document(("paragraph", "Of all, 60% and 45%.")), 0) == "Of all, 60% and 45%."


def test_a_long_lead_in_gives_its_end():
    told = document(("paragraph", "x" * 1000 + " name one:"), ("item", "60%", 0))
    words = around(told, 1)
    assert words.endswith("name one:")
    assert len(words) == 400


def test_two_tables_in_a_row_are_two():
    told = document(("caption", "One"), ("cell", "60%"), ("cell", "45%"))
    told.blocks[1].table, told.blocks[2].table = 0, 1
    assert "One" not in around(told, 2)
