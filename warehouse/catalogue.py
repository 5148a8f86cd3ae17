"""What the rules are: their headers, read from the SQL files that carry them.

The header is the rule's documentation; ``provstat rule CODE``, the table in the README and
the severity of a finding are all made from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from schemas.words import SEVERITIES
from warehouse.sql import Option, header, option, texts

FAMILIES = {
    "UNS": "unsupported",
    "CON": "conflicting",
    "NUM": "numeric",
    "DIS": "disclosure",
    "AGE": "age",
}
_FAMILY_TITLES = {
    "UNS": "Unsupported: what the article offers as support",
    "CON": "Conflicting: what others, or the source itself, say",
    "NUM": "Numerically impossible",
    "DIS": "Disclosure: what a survey does not tell about itself",
    "AGE": "Age",
}
_REQUIRED = ("code", "name", "severity", "subject", "looks at", "summary", "finds", "why", "fix")
_OPTIONAL = ("softer", "example", "references", "option")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its header and its SELECT."""

    code: str
    name: str
    severity: str
    softer: (
        str  # "warning where ...": the severity of some of its findings; empty if there are none
    )
    subject: str  # "claim" or "source"
    looks_at: str  # FROM clause whose distinct subjects the rule looks at
    summary: str
    finds: str
    why: str
    fix: str
    example: str
    references: tuple[str, ...]
    options: dict[str, tuple[Option, str]]  # name to default and description
    sql: str

    @property
    def severities(self) -> str:
        """What findings of it may be: "error", or "error or warning"."""
        return f"{self.severity} or {self.softer.split()[0]}" if self.softer else self.severity

    @property
    def family(self) -> str:
        """Family prefix: UNS, CON, NUM, DIS or AGE."""
        return self.code[:3]


class UnknownRule(ValueError):
    """A code, name or family that no rule has; the message offers the nearest."""


@lru_cache(maxsize=1)
def rules() -> dict[str, Rule]:
    """All rules by code, in the order of the families and codes."""
    found = [parse(name, text) for name, text in texts("rules").items()]
    order = list(FAMILIES)
    found.sort(key=lambda rule: (order.index(rule.family), rule.code))
    return {rule.code: rule for rule in found}


def parse(name: str, text: str) -> Rule:
    """Read a rule file.

    Args:
        name: its file name without suffix, ``UNS101_uncredited``.
        text: the header of ``-- key: text`` lines, then one SELECT.

    Raises:
        ValueError: the header lacks a key, has one twice, or disagrees with the file name.
    """
    entries, sql = header(name, text, (*_REQUIRED, *_OPTIONAL))
    single = dict(entry for entry in entries if entry[0] not in ("references", "option"))
    missing = [key for key in _REQUIRED if key not in single]
    if missing:
        raise ValueError(f"{name}: the header lacks {', '.join(missing)}")
    if name != f"{single['code']}_{single['name'].replace('-', '_')}":
        raise ValueError(f"{name}: the file must be named for code and name of the rule")
    if single["severity"] not in SEVERITIES or single["subject"] not in ("claim", "source"):
        raise ValueError(f"{name}: unknown severity or subject")
    softer = single.get("softer", "")
    if softer and softer.partition(" where ")[0] not in SEVERITIES:
        raise ValueError(f"{name}: softer reads `warning where ...`")
    return Rule(
        code=single["code"],
        name=single["name"],
        severity=single["severity"],
        softer=softer,
        subject=single["subject"],
        looks_at=single["looks at"],
        summary=single["summary"],
        finds=single["finds"],
        why=single["why"],
        fix=single["fix"],
        example=single.get("example", ""),
        references=tuple(value for key, value in entries if key == "references"),
        options=dict(option(name, value) for key, value in entries if key == "option"),
        sql=sql,
    )


def chosen(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> list[Rule]:
    """Rules by code, name or family (``UNS`` or ``unsupported``); all if none is named.

    Raises:
        UnknownRule: one of the words names no rule.
    """
    wanted = {code for word in select for code in codes(word)} or set(rules())
    unwanted = {code for word in ignore for code in codes(word)}
    return [rule for code, rule in rules().items() if code in wanted - unwanted]


def codes(word: str) -> list[str]:
    """Codes that a code, name or family stands for.

    Raises:
        UnknownRule: it stands for none.
    """
    told = word.strip()
    matching = [
        code
        for code, rule in rules().items()
        if told.upper() in (code, rule.family) or told.lower() in (rule.name, FAMILIES[rule.family])
    ]
    if not matching:
        names = [name for rule in rules().values() for name in (rule.code, rule.name)]
        names += [*FAMILIES, *FAMILIES.values()]
        near = get_close_matches(told, names, n=1) or get_close_matches(told.upper(), names, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise UnknownRule(f"no rule or family is called {word!r}{hint}")
    return matching


def page(code: str) -> str:
    """The page of a rule, Markdown.

    Raises:
        UnknownRule: there is no such rule.
    """
    rule = rules()[codes(code)[0]]
    parts = [
        f"# {rule.code} {rule.name} ({rule.severity}{f'; {rule.softer}' if rule.softer else ''})",
        rule.summary,
        f"## What it finds\n\n{rule.finds}",
        f"## Why it matters\n\n{rule.why}",
        f"## How to fix it\n\n{rule.fix}",
    ]
    if rule.example:
        parts.append(f"## Example\n\n{rule.example}")
    if rule.options:
        listed = [
            f"- `{name}` (default {'none' if value is None else value}): {description}"
            for name, (value, description) in rule.options.items()
        ]
        parts.append("## Options\n\n" + "\n".join(listed))
    if rule.references:
        parts.append("## References\n\n" + "\n".join(f"- {line}" for line in rule.references))
    return "\n\n".join(parts) + "\n"


def catalogue() -> list[dict[str, str]]:
    """One mapping a rule: code, name, family, severity, softer, summary."""
    return [
        {
            "code": rule.code,
            "name": rule.name,
            "family": FAMILIES[rule.family],
            "severity": rule.severity,
            "softer": rule.softer,
            "summary": rule.summary,
        }
        for rule in rules().values()
    ]


def markdown_table() -> str:
    """All rules as Markdown tables, one a family, for the README."""
    parts = []
    for family, title in _FAMILY_TITLES.items():
        rows = [
            f"| {rule.code} | {rule.name} | {rule.severities} | {rule.summary} |"
            for rule in rules().values()
            if rule.family == family
        ]
        head = "| code | name | severity | flagged when |\n|---|---|---|---|"
        parts.append("\n".join([f"**{title}**\n", head, *rows]))
    return "\n\n".join(parts) + "\n"
