"""Credits that no registered source matches, compared by name and year."""

from __future__ import annotations

_SMALL = frozenset("of the for and on in de".split())


def credits_alike(one: str, other: str) -> bool:
    """Whether two credit keys ("publisher|year") name one body; an acronym is its long form."""
    (name, _, year), (other_name, _, other_year) = one.partition("|"), other.partition("|")
    if year and other_year and year != other_year:
        return False
    return name == other_name or name in acronyms(other_name) or other_name in acronyms(name)


def acronyms(name: str) -> set[str]:
    """Initials of a name, with and without its small words."""
    words = [w for w in name.lower().replace("-", " ").split() if w[0].isalpha()]
    if len(words) < 2:
        return set()
    great = [w for w in words if w not in _SMALL]
    return {"".join(w[0] for w in words), "".join(w[0] for w in great)}


def names(credit: str) -> set[str]:
    """The name in a credit key, and what it may be shortened to."""
    name = credit.partition("|")[0]
    return {name} | acronyms(name)
