"""What an address can ask for: filters, order and page of the lists. All of it is in the address.

Each condition is SQL of ours with a name for its value; values are bound, never pasted. Only the
conditions that are asked for go into a query, so that DuckDB can plan with them.
"""

from __future__ import annotations

import datetime as dt
import re
from abc import abstractmethod
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

SIZE = 50
_MOST_WORDS = 12  # of a search
_WORD = re.compile(r"[^\W_]+")
FARTHEST = 10_000  # rows down a list; beyond it filters or CSV serve better than pages


def _stripped(text: str) -> str | None:
    cleaned = text.replace("\x00", "").strip()
    return cleaned or None


Text = Annotated[str, Field(max_length=300), AfterValidator(_stripped)]
Severity = Literal["error", "warning", "info"]
Family = Literal["UNS", "CON", "NUM", "DIS", "AGE"]
Age = Literal["7", "30", "90", "365", "older"]
Lack = Literal["uncited", "none", "vague", "unregistered", "unlinked", "any"]
AGES = {
    "7": "last 7 days",
    "30": "last 30 days",
    "90": "last 90 days",
    "365": "last year",
    "older": "older than a year",
}
LACKS = {
    "uncited": "nobody is credited, or no one by name",
    "none": "nobody is credited",
    "vague": "credited to no one by name",
    "unregistered": "credited, but not to a registered source",
    "unlinked": "named, without a link or note",
    "any": "all figures",
}
_CLAIM = "status = 'asserted' AND kind <> 'sample'"
_LACKING = {
    "uncited": f"{_CLAIM} AND match IN ('none', 'vague')",
    "none": f"{_CLAIM} AND match = 'none'",
    "vague": f"{_CLAIM} AND match = 'vague'",
    "unregistered": f"{_CLAIM} AND match = 'unregistered'",
    "unlinked": f"{_CLAIM} AND provenance = 'named_only'",
    "any": "true",
}


class Asked(BaseModel):
    """What every list understands."""

    model_config = ConfigDict(extra="ignore")
    table: ClassVar[str]  # of the published file
    words_of: ClassVar[str | None] = None  # whose words are listed: `claim`, `conflict`

    page: int = Field(default=1, ge=1, le=10_000)
    size: int = Field(default=SIZE, ge=1, le=200)

    @model_validator(mode="before")
    @classmethod
    def _without_what_is_empty(cls, told: Any) -> Any:
        # A form sends its empty fields too; they are as good as not there.
        if not isinstance(told, Mapping):
            return told
        return {
            name: value
            for name, value in told.items()
            if value is not None and not (isinstance(value, str) and not value.strip())
        }

    @property
    def offset(self) -> int:
        """Rows before the page."""
        return (self.page - 1) * self.size

    def conditions(self, today: dt.date) -> tuple[list[str], dict[str, Any]]:  # noqa: ARG002
        """Conditions that rows must meet, and the values bound in them."""
        return [], {}

    def words(self) -> list[str] | None:
        """Words of a search in lists of words: rows have all of them; null if none is asked for."""
        told = getattr(self, "q", None) if self.words_of else None
        return _WORD.findall(told.lower())[:_MOST_WORDS] if told else None

    def listed(self) -> str | None:
        """A table of the numbers of all rows in this order, if one was made ready."""
        return None

    @abstractmethod
    def order(self) -> str:
        """ORDER BY, without the words."""

    def key(self) -> tuple[Any, ...]:
        """What tells two questions apart, page and order aside."""
        told = self.model_dump(exclude={"page", "size", "sort"})
        return (type(self).__name__, *told.items())

    def next(self) -> Self:
        """The page after this."""
        return self.model_copy(update={"page": self.page + 1})


def _plain(asked: Mapping[str, Any], columns: Mapping[str, str]) -> tuple[list[str], dict]:
    given = {name: asked[name] for name in columns if asked[name] is not None}
    return [columns[name].format(name=name) for name in given], given


def _searched(text: str | None, columns: tuple[str, ...]) -> tuple[list[str], dict[str, str]]:
    if text is None:
        return [], {}
    places = " OR ".join(f"contains(lower({column}), $q)" for column in columns)
    return [f"({places})"], {"q": text.lower()}


class ClaimsAsked(Asked):
    """Claims, by default those that lack a citation."""

    table = "v1.claims"
    words_of = "claim"
    lack: Lack = Field(
        default="uncited",
        description="What the claim lacks: by default `uncited`, claims that lack a citation"
        " (`none`, `vague` and `unregistered` are its kinds); `any` gives all claims.",
    )
    article: Text | None = None
    section: Text | None = None
    publisher: Text | None = None
    source: Text | None = None
    rule: Annotated[str, Field(pattern=r"^[A-Z]{3}[0-9]{3}$")] | None = None
    severity: Severity | None = None
    age: Age | None = None
    q: Text | None = None
    sort: Literal["newest", "article", "gravest"] = "newest"

    def conditions(self, today: dt.date) -> tuple[list[str], dict[str, Any]]:
        """See ``Asked``."""
        found, bound = _plain(
            self.model_dump(),
            {
                "article": "document = ${name}",
                "section": "section = ${name}",
                "publisher": "publisher = ${name}",
                "source": "source_id = ${name}",
                "rule": "contains(rules, ${name})",
                "severity": "worst = ${name}",
            },
        )
        if self.lack != "any":
            found.append(_LACKING[self.lack])
        if self.age is not None:
            days = 365 if self.age == "older" else int(self.age)
            bound["day"] = (today - dt.timedelta(days=days)).isoformat()
            found.append("published < $day" if self.age == "older" else "published >= $day")
        return found, bound

    def listed(self) -> str | None:
        """See ``Asked``."""
        # What was not searched for the database finds as soon by itself, from its first rows on.
        if self.sort == "newest" and self.words() is None:
            return None
        return f"dashboard.by_{self.sort}"

    def order(self) -> str:
        """See ``Asked``."""
        # As the lists of all rows have it (warehouse/prepared).
        gravity = "CASE worst WHEN 'error' THEN 1 WHEN 'warning' THEN 2 WHEN 'info' THEN 3 END"
        read = "document, start NULLS LAST, claim_id"
        return {
            "newest": f"published DESC NULLS LAST, {read}",
            "article": read,
            "gravest": f"{gravity} NULLS LAST, published DESC NULLS LAST, {read}",
        }[self.sort]


class ConflictsAsked(Asked):
    """Contradictions that stand open."""

    table = "dashboard.conflicts"
    words_of = "conflict"
    rule: Annotated[str, Field(pattern=r"^CON[0-9]{3}$")] | None = None
    article: Text | None = None
    publisher: Text | None = None
    q: Text | None = None

    def conditions(self, today: dt.date) -> tuple[list[str], dict[str, Any]]:  # noqa: ARG002
        """See ``Asked``."""
        return _plain(
            self.model_dump(),
            {
                "rule": "rule = ${name}",
                "article": "(document = ${name} OR other_document = ${name})",
                "publisher": "publisher = ${name}",
            },
        )

    def order(self) -> str:
        """See ``Asked``."""
        return "rowid"


ITEMS = ("sample size", "field dates", "sponsor", "population", "method")
STATES = ("alive", "redirected", "dead", "blocked", "failing", "paywalled", "unknown")


class SourcesAsked(Asked):
    """Registered sources."""

    table = "v1.sources"
    missing: Literal["sample size", "field dates", "sponsor", "population", "method"] | None = None
    link: Annotated[str, Field(pattern=r"^[a-z_]{1,20}$")] | None = None
    publisher: Text | None = None
    credited: Literal["yes", "no"] | None = None
    q: Text | None = None

    def conditions(self, today: dt.date) -> tuple[list[str], dict[str, Any]]:  # noqa: ARG002
        """See ``Asked``."""
        found, bound = _plain(
            self.model_dump(),
            {
                "missing": "contains(missing, ${name})",
                "link": "coalesce(last_state, 'never_fetched') = ${name}",
                "publisher": "publisher = ${name}",
            },
        )
        if self.credited is not None:
            found.append("claims > 0" if self.credited == "yes" else "claims = 0")
        searched, word = _searched(self.q, ("source_id", "title", "publisher"))
        return found + searched, bound | word

    def order(self) -> str:
        """See ``Asked``."""
        return "claims DESC, source_id"


class ArticlesAsked(Asked):
    """Articles, with what is known of their figures."""

    table = "v1.scorecards"
    publisher: Text | None = None
    section: Text | None = None
    q: Text | None = None
    sort: Literal["errors", "newest", "name"] = "errors"

    def conditions(self, today: dt.date) -> tuple[list[str], dict[str, Any]]:  # noqa: ARG002
        """See ``Asked``."""
        found, bound = _plain(
            self.model_dump(), {"publisher": "publisher = ${name}", "section": "section = ${name}"}
        )
        searched, word = _searched(self.q, ("document", "title", "author"))
        return found + searched, bound | word

    def order(self) -> str:
        """See ``Asked``."""
        return {
            "errors": "claims_with_errors DESC, claims_with_warnings DESC, document",
            "newest": "published DESC NULLS LAST, document",
            "name": "document",
        }[self.sort]


class QuarantineAsked(Asked):
    """What has been set aside."""

    table = "v1.quarantine"
    q: Text | None = None

    def conditions(self, today: dt.date) -> tuple[list[str], dict[str, Any]]:  # noqa: ARG002
        """See ``Asked``."""
        searched, word = _searched(self.q, ("file", "reason"))
        return searched, dict(word)

    def order(self) -> str:
        """See ``Asked``."""
        return 'file, "row", quarantine_id'
