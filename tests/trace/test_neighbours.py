"""Figures that nobody is credited for, beside others of a source that prints them too."""

import pytest

from tests.trace.test_settle import trace

JOBS = {
    "id": "jobs", "title": "Labour Survey 2025", "publisher": "Bureau of Bread",
    "issued": {"date-parts": [[2025]]}, "URL": "https://bread.example/jobs",
    "abstract": "| | Q3 | Q2 |\n|---|---|---|\n| Unemployed persons (thousand) | 198 | 205 |\n"
    "| Unemployment rate (%) | 5.2 | 5.4 |\n",
}  # fmt: skip
SAID = "Unemployment slid to 5.2 percent, the Bureau of Bread said.\n\n"


@pytest.mark.parametrize(
    ("article", "figure", "source"),
    [
        # in words that are not the source's
        (f"{SAID}The number of people out of work fell to 198,000.", "198,000", "jobs"),
        (f"{SAID}The number of people out of work fell to 196,000.", "196,000", None),
        ("The number of people out of work fell to 198,000.", "198,000", None),
        # what the source's two values are apart
        (f"{SAID}Those out of work fell by 7,000 to 198,000.", "7,000", "jobs"),
        (f"{SAID}Those out of work fell by 8,000 to 198,000.", "8,000", None),
    ],
)
def test_a_figure_goes_with_its_neighbours_if_their_source_has_it(article, figure, source):
    assert trace(article, JOBS)[figure][:2] == (source, source and "unverifiable")
