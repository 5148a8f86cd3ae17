"""All table models by name, and the way from records to frames and back."""

from schemas.base import Table, columns, empty, frame, records
from schemas.citations import Citations
from schemas.claims import Claims
from schemas.credits import Credits
from schemas.decisions import Decisions
from schemas.documents import Documents
from schemas.evidence import Fetches, Observations
from schemas.findings import Findings
from schemas.runs import Quarantine, RuleRuns, Runs
from schemas.sources import Sources, Studies
from schemas.statistics import Comparisons, Marks, StatisticMembers, Statistics
from schemas.support import Support

TABLES: dict[str, type[Table]] = {
    "documents": Documents,
    "claims": Claims,
    "sources": Sources,
    "studies": Studies,
    "fetches": Fetches,
    "observations": Observations,
    "citations": Citations,
    "support": Support,
    "credits": Credits,
    "marks": Marks,
    "statistics": Statistics,
    "statistic_members": StatisticMembers,
    "comparisons": Comparisons,
    "findings": Findings,
    "decisions": Decisions,
    "quarantine": Quarantine,
    "runs": Runs,
    "rule_runs": RuleRuns,
}

__all__ = [
    "TABLES",
    "Citations",
    "Claims",
    "Comparisons",
    "Credits",
    "Decisions",
    "Documents",
    "Fetches",
    "Findings",
    "Marks",
    "Observations",
    "Quarantine",
    "RuleRuns",
    "Runs",
    "Sources",
    "StatisticMembers",
    "Statistics",
    "Studies",
    "Support",
    "Table",
    "columns",
    "empty",
    "frame",
    "records",
]
