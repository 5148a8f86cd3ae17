"""The formats that `check` can print: one entry each, its module imported when it is chosen.

A format is a function ``(Report, TextIO, colour) -> None``, by name below. To add one, write it
in a module of this room and name it here: the command line takes its choices from this table.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    import pandas as pd

    from flows.decide import Broken
    from flows.land.inputs import Named
    from flows.report.coverage import Coverage

_FORMATS = {
    "text": "flows.report.text:write",
    "json": "flows.report.json_records:write",
    "jsonl": "flows.report.json_records:write_lines",
    "html": "flows.report.html_page:write",
    "sarif": "flows.report.sarif:write",
    "github": "flows.report.annotations:write_github",
    "gitlab": "flows.report.annotations:write_gitlab",
}
FORMATS = tuple(_FORMATS)


@dataclass(frozen=True, slots=True)
class Report:
    """What a format has to print from.

    Attributes:
        frames: all tables of the check by name, findings among them, each valid by its model.
        coverage: what was found, checked and flagged.
        places: the path to show for a document or a file of the registry, by its name in the
            frames; see ``place``.
        articles: the bytes of each article and what its sidecar says, by document. Articles
            that only a table names are not there.
        unread: those among them that could not be read.
        claims: whether every claim is wanted, not only the findings.
        rules_url: address of a rule's page, with ``{code}`` in the place of its code.
        baseline: what a baseline says of findings by id: ``new`` or ``unchanged``, as in SARIF;
            null if there is none.
        gone: rows of the baseline that are found no more (``flows.desk.baseline.COLUMNS``).
        rulings: rulings that do not hold, each with its place and what to say of it.
        others: claims to look the other side of a finding up in, where ``frames`` have only a
            part of the claims; null if they have all.
    """

    frames: dict[str, pd.DataFrame]
    coverage: Coverage
    places: Mapping[str, str] = field(default_factory=dict)
    articles: Mapping[str, Named] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    claims: bool = False
    rules_url: str | None = None
    baseline: Mapping[str, str] | None = None
    gone: tuple[Mapping[str, str], ...] = ()
    rulings: tuple[Broken, ...] = ()
    others: pd.DataFrame | None = None

    def place(self, document: str) -> str:
        """The path to show for a document; its own name if it came from no file."""
        return self.places.get(document, document)

    def is_known(self, finding: Mapping[str, Any]) -> bool:
        """Whether a baseline has this finding, so that people need not hear of it again."""
        return (self.baseline or {}).get(finding["finding_id"]) == "unchanged"

    def rule_address(self, code: str) -> str | None:
        """The address of a rule's page; null if the settings name none."""
        return self.rules_url.replace("{code}", code) if self.rules_url else None


Write = Callable[[Report, TextIO, bool], None]


def writer(name: str) -> Write:
    """The function that prints a format: it takes the report, a stream, and whether to colour.

    Raises:
        KeyError: there is no such format (``FORMATS`` lists them).
    """
    module, _, function = _FORMATS[name].partition(":")
    found: Write = getattr(importlib.import_module(module), function)
    return found
