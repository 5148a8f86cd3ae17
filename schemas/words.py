"""The words that columns may hold. Steps that need no table library take them from here."""

COMPARATORS = ("=", ">", ">=", "<", "<=", "~")
KINDS = ("share", "change", "level", "multiple", "projection", "sample")
ATTRIBUTION_TYPES = ("named", "vague", "own", "none")
CITATION_TYPES = ("link", "footnote", "none")
PROVENANCES = ("cited", "named_only", "vague", "own", "none")
OUTCOMES = (
    "supported",
    "supported_within_rounding",
    "value_differs",
    "context_differs",
    "figure_absent",
    "misattributed",
    "unverifiable",
    "not_checkable",
)
SUPPORTED = frozenset(("supported", "supported_within_rounding"))
CAUSES = (
    "never_fetched",
    "dead",
    "blocked",
    "paywalled",
    "unparsed",
    "too_thin",
    "other_words",
    "too_little_said",
    "credited_elsewhere",
)
SEVERITIES = ("error", "warning", "info")
UNIT_PATTERN = (
    r"^(percent|percentage_point|multiple|count|score|rank|currency:[A-Z]{3}"
    r"|duration:(second|minute|hour|day|week|month|quarter|year|decade)|other:.+)$"
)
