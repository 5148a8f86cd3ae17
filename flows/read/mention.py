"""A noun phrase that may be credited, and which kind of credit it would be."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.read.creditwords import INDEFINITE, PEOPLE, POINTING, ROLES
from flows.read.names import Name

_IN_GENERAL = frozenset(("literature", "evidence"))  # nobody's, with "the" as well
_THEIR_OWN = frozenset("pollsters researchers organisers organizers authors surveyors".split())


@dataclass(slots=True)
class Mention:
    """A noun phrase, tokens ``[i, j)``, and what it names."""

    i: int
    j: int
    start: int
    end: int
    det: str = ""
    noun: str = ""  # last word for a publication in lower case
    body: str = ""  # lower-case word for a body: "the council"
    people: str = ""  # lower-case word for researchers or roles
    pronoun: str = ""
    owner: str = ""  # "our", "its", or a lower-case body: "the council's count"
    names: list[Name] = field(default_factory=list)  # in the phrase itself
    by: list[Name] = field(default_factory=list)  # behind by, from, at, of
    titles: list[str] = field(default_factory=list)
    person: Name | None = None
    year: int | None = None
    printed: bool = False  # "published in the Journal of Bread": that is in ``by``
    relative: bool = False  # "this year's", "last year's", "latest"

    @property
    def named(self) -> bool:
        """Whether it holds a proper name or a title."""
        return bool(self.names or self.by or self.titles or self.person)

    @property
    def kind(self) -> str:
        """named, own, pointing, loose (pointing if there is anything to point to), vague, none."""
        if self.pronoun == "we" or (self.owner == "our" and not self.by):
            return "own"
        if self.det == "my" and self.noun and not self.named:
            return "own"  # "my own survey"; in a quotation it is the speaker's
        if self.owner and self.titles and not self.by and not self.person and self._bare():
            return "pointing"
        if self.named:
            return "named"
        if self.pronoun:
            return "pointing"
        if self.det == "the" and self.noun in _IN_GENERAL:
            return "vague"
        if self.owner or (self.det in POINTING and (self.noun or self.people)):
            return "pointing"
        if self.people in ROLES - PEOPLE and self.det in ("a", "an", "another"):
            return "vague"  # "a spokesperson for the union": somebody, and not who spoke before
        if self.body and not self.noun:
            if self.det in ("a", "an", "another"):
                return "vague"  # "a children's charity has found": it is given no name
            return "pointing" if self.det in POINTING else "none"
        if self.people in ROLES and self.people not in PEOPLE:
            return "pointing" if self.det in POINTING else "none"
        if self.relative and self.noun:
            return "pointing"
        if self.people in _THEIR_OWN and self.det not in INDEFINITE:
            return "loose"
        return "vague" if self.noun or self.people else "none"

    def _bare(self) -> bool:
        """Whether it holds titles and no other name: "the company's Confidence Report"."""
        return all(name.kind == "title" or name.text in self.titles for name in self.names)
