"""Blocks to sentences."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.land.blocks import Block, Offsets
from flows.read.sentences import sentences


def block(text, kind="paragraph"):
    offsets = Offsets()
    offsets.add(0, 0)
    return Block(0, kind, text, offsets)


@pytest.mark.parametrize(
    "parts",
    [
        ["Half agree.", "The rest do not."],
        ["About 3.5% agree, vs. 4.1% before.", "Others do not."],
        ["The U.S. share fell to 12%.", "It rose in 2020."],
        ["J. K. Doe of Acme Inc. said so.", "Nobody asked."],
        ["Growth was strong in the U.S.", "The share rose to 40%."],
        ["Sales, e.g. of Fig. 3 and No. 10, rose.", "“They will.”", "We agree!"],
        ["Is it true?", "72% say so (see Table 2.)", "Others doubt it."],
        ["Dr. Smith et al. found that 30% did.", "Since then nothing."],
    ],
)
def test_splits_where_a_reader_does(parts):
    assert [s.text for s in sentences(block(" ".join(parts)))] == parts


def test_a_cell_is_one_sentence():
    assert [s.text for s in sentences(block("Yes. No. ", "cell"))] == ["Yes. No."]


@given(st.text(alphabet="aB1 .?!)”\n\t\u00a0U"))
def test_sentences_cover_all_words_in_order(text):
    """Only white space lies between sentences, and none overlap."""
    found = sentences(block(text))
    covered = "".join("".join(s.text.split()) for s in found)
    assert covered == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert [s.index for s in found] == list(range(len(found)))
