"""What a document is: whose, and why figures without a credit are its own."""

import pytest

from flows.land.reader import read_bytes
from flows.read.character import character
from flows.read.reader import read

STORY = "A survey by the Loaf Council found that 12% of bakers nap.\n\nThey are tired.\n"
RELEASE = (
    "# Bakers nap\n\nThe Crumb & Co survey shows that 12% of bakers nap.\n\nIt is new.\n\n"
    "## About Crumb & Co\n\nCrumb & Co bakes.\n"
)


def document(text):
    return read_bytes("a.md", text.encode())


@pytest.mark.parametrize(
    ("text", "signed", "why"),
    [
        (STORY, None, ""),
        (RELEASE, "Crumb & Co", "put out by Crumb & Co"),
        (
            "# Survey results\n\nLast spring we ran our second survey of bakers, and 12% nap.\n",
            None,
            "it opens with what we ran",
        ),
        (
            "# Bread\n\nThis report presents the results for the year: 12% of bakers nap.\n",
            None,
            "it presents findings",
        ),
        (
            "# Survey\n\nIn the month of July, the District surveyed bakers, and 12% nap.\n",
            None,
            "a body that needs no name",
        ),
        (
            "---\npublisher: Loaf Guild\n---\n# Rye\n\nThe Loaf Guild surveyed bakers: 12% nap.\n",
            None,
            "Loaf Guild opens with its own survey",
        ),
    ],
)
def test_what_a_document_is(text, signed, why):
    found = character(document(text))
    assert found.signed == signed
    assert found.own.startswith(why)
    assert bool(found.own) is bool(why)


def test_a_figure_that_is_its_documents_own_says_why():
    text = (
        "# Survey results\n\nThroughout the month of July, the District surveyed parents on ovens."
        "\n\nThe results were sent to the board.\n\nSome 77% prefer rye.\n"
    )
    ((_, credit, _),) = read(document(text)).claims
    assert credit.type == "own"
    assert credit.decided_by.startswith("own document: a body that needs no name")


def test_whoever_signs_a_document_is_its_publisher():
    assert character(document(RELEASE)).document.meta.publisher == "Crumb & Co"
