"""The contract with readers: what each view of the published file promises, column by column.

Most columns are those of a table and keep its type, checks, unit and description; what a view
adds is said here. A view may gain columns in a minor version; to lose one, or to change what one
means, takes a new contract beside this one (``tests/warehouse/contract_v1.csv`` holds it to that).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pandera.pandas as pa

from schemas.base import Bool, Int, Table
from schemas.promises import Columns, View
from schemas.tables import (
    Citations,
    Claims,
    Credits,
    Decisions,
    Documents,
    Findings,
    Observations,
    Quarantine,
    RuleRuns,
    Runs,
    Sources,
    StatisticMembers,
    Statistics,
    Support,
)

CONTRACT = "v1"  # name of the schema that holds the views
VERSION = "1.2.0"  # of the contract: the second number counts what it gained


@lru_cache(maxsize=1)
def views() -> dict[str, View]:
    """The views by name, in an order in which later ones may read earlier ones."""
    runs = {"run_id": ("runs", "run_id")}
    claim, document = {"claim_id": ("claims", "claim_id")}, {"document": ("documents", "document")}
    source, statistic = (
        {"source_id": ("sources", "source_id")},
        {"statistic_id": ("statistics", "statistic_id")},
    )
    shown = "title publisher section url"
    return {
        "about": View(
            {"contract": _text("Contract that the views keep", isin=(CONTRACT,))}
            | _of(Runs, "run_id finished_at version"),
            ("run_id",),
            runs,
        ),
        "documents": View(_of(Documents), ("document",)),
        "surveys": View(
            _of(
                Sources,
                "source_id file row title publisher mode sponsor conductor population"
                " field_start field_end",
            )
            | {"claims": _count("Claims that credit it", "claims")}
            | _of(Sources, "n moe")
            | {"label": _text("Publisher, title and year, for people"), "missing": _missing()},
            ("source_id",),
            source,
        ),
        "sources": View(_sources(), ("source_id",)),
        "claims": View(_claims(shown), ("claim_id",), document | source | statistic),
        "scorecards": View(
            _of(Documents, "document title publisher section author url published")
            | _counts(
                "claims",
                claims="Figures found",
                credited="Claims that name or link a source",
                matched="Claims that lead to one registered source",
                checkable="Claims that lead to a source with readable text",
                supported="Claims their source supports",
                claims_with_errors="Claims whose gravest open finding is an error",
                claims_with_warnings="Claims whose gravest open finding is a warning",
                clean="Claims without an open finding",
            )
            | {"findings": _count("Open findings on its claims", "findings")},
            ("document",),
            document,
        ),
        "findings": View(
            _findings(shown),
            ("finding_id", "first_seen"),
            dict.fromkeys(("first_seen", "last_seen", "resolved"), ("runs", "run_id")),
        ),
        "statistics": View(
            _of(Statistics)
            | {
                "claims": _count("Claims among its members", "claims"),
                "observations": _count("Figures of sources among its members", "observations"),
                "documents": _count("Documents that state it", "documents"),
                "lowest": _number("Lowest value of its members", "see unit"),
                "highest": _number("Highest value of its members", "see unit"),
            },
            ("statistic_id",),
        ),
        "statistic_members": View(
            _of(StatisticMembers)
            | {
                "stands_in": _text("Document or source it stands in", null=True),
                **_of(Claims, "figure value quote period", loose=True),
            },
            ("member_id",),
            statistic,
        ),
        "citations": View(_of(Citations), ("claim_id",), claim | source),
        "support": View(_of(Support), ("claim_id",), claim | source),
        "observations": View(_of(Observations), ("observation_id",)),
        "credits": View(_of(Credits), ("credit_id",), claim),
        "chains": View(_chains(), ("claim_id", "from_node", "to_node", "by"), claim | document),
        "origins": View(
            _of(Statistics, "statistic_id label unit population period")
            | {
                "claims": _count("Claims among its members", "claims"),
                "origins": _count("Independent origins of them", "studies"),
                "names": _text("Names of the origins, the most credited first", null=True),
                "farthest_step": _count("Credits on the longest way to one", "credits"),
            },
            ("statistic_id",),
            statistic,
        ),
        "decisions": View(_of(Decisions), ("decision_id",)),
        "quarantine": View(
            _of(Quarantine) | {"first_seen": _text("Run that first set it aside")},
            ("quarantine_id",),
            {"first_seen": ("runs", "run_id")},
        ),
        "quarantine_closed": View(
            _of(Quarantine)
            | {
                "first_seen": _text("Run that first set it aside"),
                "resolved": _text("Run in which it was in order, or gone"),
                "resolved_at": _moment("End of that run"),
            },
            ("quarantine_id", "resolved"),
            dict.fromkeys(("first_seen", "resolved"), ("runs", "run_id")),
        ),
        "runs": View(
            {name: column for name, column in _of(Runs).items() if name != "code"}
            | {"seconds": _number("Time it took", "seconds", null=False)},
            ("run_id",),
        ),
        "rule_runs": View(
            _of(RuleRuns) | _of(Runs, "finished_at", loose=True), ("run_id", "rule"), runs
        ),
        "freshness": View(
            {
                "kind": _text("What it is of", isin=("inbox", "quarantine", "findings", "source")),
                "name": _text("Id of the source; else the whole"),
                "last_new_at": _moment("When something new last came in"),
                "last_checked_at": _moment("When it was last looked at"),
                "state": _text(
                    "State of the last attempt, as last_state of sources; or what the gate said",
                    null=True,
                ),
                "rows_held": _count("Documents, findings, rows or copies held", "rows"),
            },
            ("kind", "name"),
        ),
    }


def _sources() -> Columns:
    return (
        _of(
            Sources,
            "source_id study_id type title author publisher issued issued_year url doi aliases"
            " series edition cites sponsor conductor population n mode field_start field_end moe"
            " design_effect weighted question tables_url",
        )
        | {
            "is_survey": _yes_no("It is credited, and a survey as far as is known"),
            "missing": _missing(null=True),
        }
        | _counts(
            "claims",
            claims="Claims that credit it",
            supported="Of these, those it supports",
            unverifiable="Of these, those that could not be checked",
        )
        | {
            "observations": _count("Figures found in its text", "observations"),
            "last_retrieved_at": _moment("When its address was last asked for"),
            "last_state": _text(
                "State of that attempt; dying where the address fails, and not dead yet", null=True
            ),
            "copies": _count("Copies on file", "copies"),
        }
        | _of(Sources, "registered")
    )


def _claims(shown: str) -> Columns:
    return (
        _of(Claims, "claim_id document origin file row")
        | _of(Documents, f"{shown} published", loose=True)
        | _of(
            Claims,
            "start end line column page heading figure quote prefix suffix value_text value"
            " value_high comparator unit step kind population statement period n moe"
            " attribution_type attribution_text attribution_publisher attribution_title"
            " attribution_year citation_type citation_url citation_text provenance status"
            " decided_by",
        )
        | {"match": _renamed(Citations, "status"), "source_id": _of(Citations)["source_id"]}
        | {"match_method": _renamed(Citations, "method")}
        | {"match_score": _renamed(Citations, "score")}
        | _of(Citations, "link_state", loose=True)
        | _of(
            Support,
            "outcome cause slot found_source_id source_value source_figure passage locator",
            loose=True,
        )
        | {
            "statistic_id": _text("Statistic it is a member of", null=True),
            "findings": _count("Open findings on it", "findings"),
            "worst": _text(
                "Gravest severity of those", null=True, isin=("error", "warning", "info")
            ),
            "rules": _text("Codes of their rules, joined by ', '", null=True),
        }
    )


def _findings(shown: str) -> Columns:
    return (
        _of(Findings, "finding_id rule name severity claim_id source_id document")
        | _of(Documents, shown, loose=True)
        | _of(
            Findings,
            "start end line column figure quote message fix other_claim_id other_document"
            " other_figure details",
        )
        | {
            "status": _text(
                "open, accepted or waived; of one that is closed, why: fixed, ruled (an editor's"
                " ruling on its claim closed it), deleted or rule_off",
                isin=("open", "accepted", "waived", "fixed", "ruled", "deleted", "rule_off"),
            )
        }
        | _of(Findings, "ruling ruled_by")
        | {
            "first_seen": _text("Run that opened it"),
            "last_seen": _text("Last run that saw it", null=True),
            "resolved": _text("Run that closed it; null while it stands", null=True),
            "closed_by_version": _text(
                "SHA-256 of the article's version that came with that run; null if it was not the"
                " article that changed",
                null=True,
            ),
            "first_seen_at": _moment("End of the run that opened it"),
            "resolved_at": _moment("End of the run that closed it"),
        }
    )


def _chains() -> Columns:
    return (
        _of(Claims, "claim_id document figure")
        | {"step": _count("Credits up to here, from 1", "credits")}
        | _of(Credits, "from_node from_name to_node to_name by stands words")
        | {
            "source_id": _text("Source that is credited", null=True),
            "origin": _text("Study of that source; else the node that is credited"),
            "source_figure": _text("The same figure as that source writes it", null=True),
            "passage": _text("The passage it stands in", null=True),
            "file": _text("Saved copy, path below the inbox", null=True),
            "locator": _text("Where in the copy: characters, cell or page", null=True),
            "primary_source": _yes_no("The chain ends here"),
            "again": _yes_no("It leads to where the chain has been"),
            "cut": _yes_no("It is the last step that is followed here"),
        }
        | _of(Credits, "ring")
    )


def _of(model: type[Table], names: str = "", *, loose: bool = False) -> Columns:
    """Columns of a table, all or the named; loose ones may be missing (an outer join)."""
    known = model.to_schema().columns
    wanted = names.split() or list(known)
    return {name: _copy(known[name], loose=loose) for name in wanted}


def _renamed(model: type[Table], name: str) -> pa.Column:
    return _of(model, name)[name]


def _copy(column: pa.Column, *, loose: bool) -> pa.Column:
    return pa.Column(
        column.dtype,
        checks=column.checks,
        nullable=loose or column.nullable,
        description=column.description,
        metadata=column.metadata,
    )


def _column(kind: Any, description: str, *, null: bool, unit: str = "", **more: Any) -> pa.Column:
    return pa.Column(kind, nullable=null, description=description, metadata={"unit": unit} | more)


def _text(description: str, *, null: bool = False, isin: tuple[str, ...] = ()) -> pa.Column:
    column = _column(str, description, null=null)
    return column.set_checks([pa.Check.isin(isin)]) if isin else column


def _number(description: str, unit: str, *, null: bool = True) -> pa.Column:
    return _column(float, description, null=null, unit=unit)


def _count(description: str, unit: str) -> pa.Column:
    return _column(Int, description, null=False, unit=unit).set_checks([pa.Check.ge(0)])


def _counts(unit: str, **described: str) -> Columns:
    return {name: _count(description, unit) for name, description in described.items()}


def _yes_no(description: str) -> pa.Column:
    return _column(Bool, description, null=False)


def _moment(description: str) -> pa.Column:
    return _column("datetime64[us]", description, null=True, unit="UTC")


def _missing(*, null: bool = False) -> pa.Column:
    return _column(str, "What it does not disclose, JSON array of text", null=null, sql="JSON")
