"""Two credits of a sentence that are halves of one: "X released a report that found ..."."""

from __future__ import annotations

from flows.lazy import pattern
from flows.read.bracketed import Cue
from flows.read.source import Source

_RESULTS = pattern(r"\s(?:(?:the |some )?(?:\w+ )?(?:results|findings|data) (?:of|from) )?")


def same(one: Source, other: Source) -> bool:
    """Whether two credits mean the same publication of the same body."""
    if one.kind != other.kind or one.publisher != other.publisher:
        return False
    if one.kind == "vague":
        return False
    if one.year and other.year and one.year != other.year:
        return False
    return not (one.title and other.title and one.title != other.title)


def one_source(one: Source, other: Source) -> bool:
    """Whether two credits of a sentence can be halves of one."""
    if "vague" in (one.kind, other.kind) or not (one.proper and other.proper):
        return False
    if one.publisher == other.publisher:
        return True
    return one.bare != other.bare


def published_by(one: tuple[Cue, Source], other: tuple[Cue, Source], text: str) -> bool:
    """As in "X released a report that found": the report without a name is X's."""
    (cue, source), (other_cue, report) = one, other
    if source.kind not in ("named", "own") or report.kind != "vague" or cue.weight != 2:
        return False
    mention = other_cue.mention
    if mention is None or not mention.noun or cue.side != "right":
        return False
    return _RESULTS.fullmatch(text, cue.end, other_cue.start) is not None


def halves(*parts: tuple[Cue, Source]) -> bool:
    """Whether a title and a body of one sentence can belong together: both by name, no person."""
    return all(
        cue.kind == "named" and cue.weight > 0 and source.person is None for cue, source in parts
    )


def date(*parts: tuple[Cue, Source]) -> None:
    """As "in a 2021 survey, X found" does: a study without a name dates the body beside it."""
    for (cue, source), (_, other) in (parts, parts[::-1]):
        mention = cue.mention
        if mention is None or not mention.noun or mention.named or source.proper:
            continue
        if other.kind == "named" and other.proper and other.year is None:
            other.year = mention.year


def merge(one: Source, other: Source) -> None:
    """Give each of two halves what only the other says."""
    full, bare = (other, one) if one.bare and not other.bare else (one, other)
    if full.publisher != bare.publisher and bare.bare:
        bare.title = bare.title or bare.publisher
        bare.publisher = full.publisher
        full.title = full.title or bare.title
        bare.kind = full.kind if full.kind == "own" else bare.kind
    full.title = full.title or bare.title
    bare.title = bare.title or full.title
    full.year = full.year or bare.year
    bare.year = bare.year or full.year
    full.nouns |= bare.nouns
    bare.nouns |= full.nouns


def named_behind(one: tuple[Cue, Source], other: tuple[Cue, Source]) -> bool:
    """As in "a survey (Loaf Council, 2020) found": the brackets tell whose survey it is."""
    (cue, source), (bracket, named) = one, other
    if source.kind != "vague" or named.kind == "vague" or not bracket.bracket:
        return False
    mention = cue.mention
    if mention is None or not mention.noun:
        return False
    return 0 <= bracket.start - mention.end <= len(" (")
