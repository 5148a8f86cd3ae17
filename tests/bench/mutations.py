"""Supported claims with one thing changed: another value, other people, another year or statement.

Whoever changes what an article says must hear of it; whoever changes it back must not. Used by
``bench_mutations.py``, which prints the shares, and by ``tests/test_mutations.py``.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from flows.land.decode import decode
from flows.land.inbox import gather, read_articles, scan
from flows.land.inputs import Inputs, Named, Read
from flows.reading import read_documents
from flows.slots.noun import plural_in
from flows.steps import trace
from schemas import records

SUPPORTED = {"supported", "supported_within_rounding"}
SLOTS = ("value", "population", "year", "statement")
PEOPLE = ("retired bus drivers", "Antarctic glaciologists", "left-handed harpists")
SAYS = ("keep bees on the roof", "had forgotten an umbrella on a tram", "collect porcelain owls")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_YEAR = re.compile(r"\b20\d\d\b")
# "94 loans since it opened in 2022", "a barometer that it has run since 2021": when it began.
_BEGUN = re.compile(r"\bsince\b[^.;,]{0,30}$", re.IGNORECASE)
# Where a sentence ends: before a capital, or where a block does.
_ENDS = re.compile(
    r"[.?!][\"'”’)*\]]*\s+(?=[\"'“‘(*\[]*[A-Z\d])|\n\s*\n|</?(?:p|li|td|th|tr|h\d|div|br|blockquote)\b"
)
_LONG = 4  # letters of a word that says something, of which the first tell it in any form


@dataclass(frozen=True)
class Mutant:
    """An article with one change, and where its claim then stands."""

    article: str
    slot: str
    figure: str
    before: str  # the words changed
    after: str
    data: bytes
    start: int  # of the figure, in the changed article
    at: int  # of the change


def inbox_of(root):
    """The articles of an inbox, and everything else in it."""
    found = scan(root)
    articles, _ = read_articles(found.articles)
    held = gather(found)
    inputs = Inputs(sources=held.sources, evidence=held.evidence, manifest=held.manifest)
    return [named for named, _ in articles], inputs


def verdicts(articles, inputs):
    """Claims with their outcome, by document."""
    read = Read()
    read += read_documents((named, named.document) for named in articles)
    frames = trace(read, inputs, today="2026-01-01").frames
    outcomes = {row["claim_id"]: row for row in records(frames["support"])}
    figures = {row["observation_id"]: row for row in records(frames["observations"])}
    found = defaultdict(list)
    for row in records(frames["claims"]):
        support = outcomes.get(row["claim_id"])
        figure = figures.get(support and support["observation_id"]) or {}
        words = f"{figure.get('heading') or ''} {figure.get('quote') or ''}"
        found[row["document"]].append(row | {"support": support, "source_words": words})
    return found


def supported(row):
    """Whether a claim is supported by its source."""
    return row["support"] is not None and row["support"]["outcome"] in SUPPORTED


def mutants(articles, inputs):
    """One mutant for each slot of each supported claim that can be changed in its words."""
    found = verdicts(articles, inputs)
    for named in articles:
        text, _ = decode(named.data)
        for number, row in enumerate(r for r in found[named.document] if supported(r)):
            for slot, start, end, new in _changes(row, text, number):
                data = (text[:start] + new + text[end:]).encode()
                moved = len(new) - (end - start) if end <= row["start"] else 0
                yield Mutant(
                    named.document, slot, row["figure"], text[start:end], new, data,
                    row["start"] + moved, start,
                )  # fmt: skip


def _changes(row, text, number):
    """Slot, place and new words of each change."""
    start, end = row["start"], row["end"]
    if start is None or text[start:end] != row["figure"]:
        return
    digits = _NUMBER.fullmatch(row["value_text"] or "")
    if digits and row["value_high"] is None and row["value"] >= 1:
        at = text.find(row["value_text"], start, end)
        if at >= 0:
            yield "value", at, at + len(row["value_text"]), _other_value(row)
    if row["block_kind"] == "cell":
        return
    sentence = _sentence(row, text)
    for slot, words, new in (
        ("population", row["population"], PEOPLE[number % len(PEOPLE)]),
        ("statement", row["statement"], SAYS[number % len(SAYS)]),
    ):
        if not words or not _tells(slot, words, row):
            continue
        at = _near(text, words, start, sentence)
        if at is not None and not (at < end and start < at + len(words)):
            yield slot, at, at + len(words), _as_written(text, at, sentence[0], new)
    for match in _YEAR.finditer(row["quote"]):
        credit = f"{row['attribution_text']} {row['attribution_title']}"
        if row["period"] == match[0] and match[0] not in credit:
            at = _near(text, match[0], start, sentence)
            if at is None or start <= at < end or _BEGUN.search(text[sentence[0] : at]):
                continue
            yield "year", at, at + 4, str(int(match[0]) - 7)
            return


def _sentence(row, text):
    """Where a claim's own sentence stands; what another one says is changed at its own figures."""
    before = [m.end() for m in _ENDS.finditer(text, 0, row["start"])]
    after = _ENDS.search(text, row["end"])
    return (before[-1] if before else 0), (after.end() if after else len(text))


def _tells(slot, words, row):
    """Whether words are those by which the claim is the source's: who is counted, or what they do.

    The credit is neither, nor what a writer says of a number ("that is not nothing"), of which the
    source has no word: the claim stays as true as it was.
    """
    told = [row["attribution_text"], row["attribution_title"], row["attribution_publisher"]]
    if any(words in credit or credit in words for credit in told if credit):
        return False
    if slot == "population":
        return plural_in(words)
    source = row["source_words"].lower()
    said = {
        word[: _LONG + 1] for word in re.findall(r"[a-z]+", words.lower()) if len(word) >= _LONG
    }
    return len(words.split()) > 1 and any(word in source for word in said)


def _as_written(text, at, first, new):
    """New words, with a capital where those they replace begin a sentence."""
    opens = at == first or text[:at].rstrip()[-1:] in ".?!:"
    return new[0].upper() + new[1:] if opens and text[at].isupper() else new


def _near(text, words, start, window):
    """Where words stand nearest to a figure."""
    places = [m.start() for m in re.finditer(re.escape(words), text[window[0] : window[1]])]
    return min((p + window[0] for p in places), key=lambda p: abs(p - start), default=None)


def _other_value(row):
    value, written = row["value"], row["value_text"]
    decimals = len(written.partition(".")[2])
    shown = float(written)
    if row["unit"] == "percent":
        other = shown + 13 if value <= 80 else shown - 13
    else:
        other = shown * 1.6 + 3
    return f"{other:.{decimals}f}"


def fate(mutant, rows):
    """What became of a mutant: caught (accused), left open, or missed."""
    row = next((r for r in rows if r["start"] == mutant.start), None)
    if row is None:
        return "not read"
    if supported(row):
        return "missed"
    if row["support"] is None or row["support"]["outcome"] in ("unverifiable", "not_checkable"):
        return "left open"
    return "caught"


def tally(root, *, most=None):
    """Fates of all mutants of an inbox, and the claims that are not as before when undone."""
    articles, inputs = inbox_of(root)
    made = list(mutants(articles, inputs))[:most]
    suffix = {named.document: named.document.rpartition(".")[2] for named in articles}
    sidecars = {named.document: named.sidecar for named in articles}
    changed = [
        Named(f"articles/m{i:04}.{suffix[m.article]}", m.data, sidecars[m.article])
        for i, m in enumerate(made)
    ]
    fates = []
    for at in range(0, len(changed), 25):  # few at a time: their words are weighed together
        found = verdicts([*articles, *changed[at : at + 25]], inputs)
        for mutant, named in zip(made[at : at + 25], changed[at : at + 25], strict=True):
            fates.append((mutant, fate(mutant, found[named.document])))
    return fates
