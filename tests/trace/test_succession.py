"""A newer edition that gives a figure another value."""

import pytest

from tests.trace.test_verify import one, row_of_claim, row_of_figure, row_of_source


@pytest.mark.parametrize(
    ("year", "old", "newer"), [("2024", "26%", True), ("2024", "27%", False), ("2019", "26%", True)]
)
def test_a_value_that_a_newer_edition_sets_beside_the_old_one_replaces_it(year, old, newer):
    sources = [
        row_of_source("old", series="Getting There", issued="2024", issued_year=2024),
        row_of_source("new", series="Getting There", issued="2025", issued_year=2025),
    ]
    quote = f"Another 22% rang off before the call was taken ({year}: {old})."
    figures = [
        row_of_figure("26% rang off before anybody answered.", "26%", 26, source_id="old"),
        row_of_figure(quote, "22%", 22, source_id="new", start=1),
        row_of_figure(quote, old, int(old[:-1]), source_id="new", start=2),
    ]
    claim = row_of_claim("26% rang off before anybody answered.", "26%", 26)
    made = one(claim, figures, sources=sources, source_id="old", dated=False)
    assert (made["newer_observation_id"] == figures[1]["observation_id"]) == newer
