"""A reading: one claimed or observed figure with its words, ready to be compared.

The words count by how near they stand to the figure: its own clause fully, the rest of the
sentence less, headings and neighbouring sentences little. What a reader has understood as
population and statement counts like the clause; where it understood nothing or too much, the
sentence itself still speaks.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from math import isnan
from typing import Any

from flows.lazy import pattern
from flows.remembered import remembered
from flows.slots.bags import Bag
from flows.slots.value import Value, relate, value_of
from flows.slots.words import terms

OWN = 1.0  # words of the figure's own clause, or of its population and statement
CARRIED = 0.6  # words of its statement and population that stand elsewhere
SHARED = 0.5  # words of the sentence that other figures share
BESIDE = 0.25  # words of another figure's clause in the sentence
HEADING = 0.35
NEAR = 0.15  # words of the sentences before
_SENTENCE = 5  # words of what leads in to a clause, and is no label
_WHOLE = 3  # telling words by which a clause says by itself what it is about

_MAIN = frozenset(("percent", "percentage_point", "multiple"))
LARGE = 1000  # from here on a count is as telling as a share
_AGE = pattern(r"\b(?:aged?|ages)\s(?:between\s|under\s|over\s)?$", re.IGNORECASE)
_SEPARATOR = pattern(
    r"[,;:|—]|\s–\s|\b(?:and|while|but|whereas|against|versus|compared|ahead|from|than|or)\b",
    re.IGNORECASE,
)
# Where another thought begins: what lies beyond says less about the figure.
_BREAK = pattern(
    r"[;:—]|\s–\s|,\s(?:and|but|while|whereas|according|as|which|though|although|because|so"
    r"|says?|said|whether|including|such as|compared|after)\b",
    re.IGNORECASE,
)
_LABEL = pattern(
    r"\s?[·•;,|](?=\s*\w[^·•;,.|:]{1,60}:\s*$)"
    # "rarely 9% “We separate waste”: always 48%": a quoted question is that of what follows
    r"|(?=[“\"][^“”\"]{3,90}[”\"]:\s[\w\s]{0,30}$)"
)
_ASIDE = pattern(r"\s?[—–]\s[^—–.;]{3,80}\s?[—–]\s|—[^—.;\s][^—.;]{2,80}—")
_WITH_ONE = pattern(
    r"\b(?:(?P<without>without)|with|have|has|had|having)\s(?:one|it|them|that|this)\b",
    re.IGNORECASE,
)
_OPENING = pattern(r"^\s*\)?\s*")
# "Our pet hate is alive: 36% of adverts offer that": the lead-in says what.
_BACK = pattern(
    r"\b(?:it|that(?! \w+ed\b)|this|these|those|them|they|one|ones|so|such|do|did)\b", re.IGNORECASE
)
_YEAR = pattern(r"\b(?:19|20)\d\d\b")


@dataclass(slots=True)
class Reading:
    """One figure: what it is, its words, and where it comes from."""

    id: str
    source: str | None
    file: str
    start: int
    value: Value
    unit: str
    kind: str
    figure: str
    quote: str
    heading: str
    population: str
    statement: str
    period: str | None
    n: int | None
    withdrawn: bool
    span: tuple[int, int] = (0, 0)  # the figure in the quote
    left: str = ""  # the quote's words that belong to the figure, before and after it
    right: str = ""
    opening: str = ""  # the quote's words before the first figure in it
    bag: Bag = field(default_factory=Bag)
    own: Bag = field(default_factory=Bag)  # only its own clause
    before: str = ""  # sentences before, for pronouns
    row: Mapping[str, Any] = field(default_factory=dict)

    @property
    def relative(self) -> bool:
        """Whether it measures one value by another: a change, "10% more", "twice as many"."""
        return self.kind in {"change", "multiple"}

    @property
    def clause(self) -> str:
        """The quote's words that belong to this figure."""
        return f"{self.left} {self.right}"

    def telling(self) -> set[str]:
        """Keys of the words of the figure's own clause that tell what it is about; no numbers."""
        return {key for key, (weight, _) in self.own.items() if weight >= OWN and key[0] != "#"}

    def uncredited(self, words: str) -> str:
        """Words of the sentence without those that only say who is credited."""
        credit = self.row.get("attribution_text")
        return _without(words, credit if isinstance(credit, str) else "")

    def years(self) -> frozenset[int]:
        """Years written in the figure's own clause."""
        return years_in(self.clause)

    def said_years(self) -> frozenset[int]:
        """Years that date the figure: of its clause, or of what opens the sentence for all.

        In "44% have debts, down from 48% in 2017" the year is that of the 48%.
        """
        return years_in(self.clause) or years_in(self.opening)

    def sentence_years(self) -> frozenset[int]:
        """Years written anywhere in the sentence."""
        return years_in(self.quote)


def innermost(reading: Reading) -> str:
    """The words of a clause that stand nearest to its figure: no lead-in, no aftermath."""
    left, right = (reading.uncredited(words) for words in (reading.left, reading.right))
    whole = len(left.rstrip())
    breaks = [m.end() for m in _BREAK.finditer(left) if m.end() < whole or m[0] == ";"]
    end = next((m.start() for m in _BREAK.finditer(right) if m.start() > 3), len(right))
    return f"{left[breaks[-1] if breaks else 0 :]} {right[:end]}"


@remembered()
def years_in(text: str) -> frozenset[int]:
    """Years written in a text."""
    return frozenset(int(y) for y in _YEAR.findall(text))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _whom(row: Mapping[str, Any]) -> str:
    """Whom a figure is about, unless that is who tells it: "The Inquiry has men at 35%"."""
    population = _text(row.get("population"))
    tellers = (_text(row.get(f"attribution_{part}")) for part in ("publisher", "text"))
    plain = population.lower().removeprefix("the ")
    named = row.get("attribution_type") == "named" and bool(plain)
    return (
        ""
        if named and any(t.lower().removeprefix("the ") == plain for t in tellers)
        else population
    )


def _number(value: Any) -> float | None:
    return None if value is None or isnan(value) else float(value)


def readings(
    rows: Iterable[Mapping[str, Any]], *, claims: bool, wanted: Collection[str] | None = None
) -> list[Reading]:
    """Make readings of claim or observation rows (mappings with the columns of the tables).

    Args:
        rows: the rows; those of one file must come together for sentences to be seen whole.
        claims: the rows are claims (their file is ``document``).
        wanted: ids of those whose words are asked for (``filled``); all if null. The others
            have no words: their bags are empty.

    Returns:
        One reading a row, in the order of the rows.
    """
    made = [_reading(row, claims=claims) for row in rows]
    by_file: dict[str, list[Reading]] = {}
    for reading in made:
        by_file.setdefault(reading.file, []).append(reading)
    for group in by_file.values():
        group.sort(key=lambda r: r.start)
        _place(group)
        _carry(group)
    for reading in made:
        if wanted is None or reading.id in wanted:
            filled(reading)
    return made


def _reading(row: Mapping[str, Any], *, claims: bool) -> Reading:
    value = _number(row.get("value"))
    n = _number(row.get("n"))
    start = _number(row.get("start"))
    return Reading(
        id=row["claim_id"] if claims else row["observation_id"],
        source=row.get("source_id") if isinstance(row.get("source_id"), str) else None,
        file=_text(row.get("document" if claims else "file")),
        start=int(start) if start is not None else 0,
        value=value_of(
            value if value is not None else 0.0,
            _number(row.get("value_high")),
            comparator=row.get("comparator") or "=",
            unit=row["unit"],
            step=_number(row.get("step")),
            in_words=bool(row.get("in_words")),
            figure=_text(row.get("figure")),
        ),
        unit=row["unit"],
        kind=row.get("kind") or "level",
        figure=_text(row.get("figure")),
        quote=_text(row.get("quote")),
        heading=_text(row.get("heading")),
        population=_whom(row),
        statement=_text(row.get("statement")),
        period=_text(row.get("period")) or None,
        n=int(n) if n is not None else None,
        withdrawn=row.get("status") == "withdrawn",
        row=row,
    )


def _place(group: list[Reading]) -> None:
    """Find each figure in its sentence, and the words between it and its neighbours."""
    i = 0
    while i < len(group):
        j = i
        while j < len(group) and group[j].quote == group[i].quote:
            j += 1
        _split(group[i:j])
        i = j


def _split(same: list[Reading]) -> None:
    quote, at = same[0].quote, 0
    for reading in same:
        start = quote.find(reading.figure, at) if reading.figure else -1
        if start < 0:
            start = quote.find(reading.figure) if reading.figure else -1
        if start < 0:
            reading.span = (0, 0)
            continue
        reading.span = (start, start + len(reading.figure))
        at = reading.span[1]
    placed = sorted((r for r in same if r.span[1]), key=lambda r: r.span)
    main = [r for r in placed if _main(r)]
    _divide(quote, placed)
    if main:
        _divide(quote, main)
    for reading in same:
        reading.opening = quote[: placed[0].span[0]] if placed else quote
        if not reading.span[1]:
            reading.left = quote


def _main(reading: Reading) -> bool:
    """Whether a figure divides the words of a sentence among itself and others of its kind.

    Small numbers and sample sizes do not: "asked 900 bakers about three loaves, 47% said ..." is
    all about the 47%.
    """
    before = reading.quote[max(reading.span[0] - 12, 0) : reading.span[0]]
    if reading.kind == "sample" or ("%" not in reading.figure and _AGE.search(before)):
        return False
    if reading.unit in _MAIN or reading.unit.startswith("currency"):
        return True
    return reading.value.value >= LARGE or reading.value.value != int(reading.value.value)


def _divide(quote: str, placed: list[Reading]) -> None:
    left = 0
    for k, reading in enumerate(placed):
        end = placed[k + 1].span[0] if k + 1 < len(placed) else len(quote)
        cut = end if k + 1 == len(placed) else _cut(quote, reading.span[1], end)
        reading.left = quote[left : reading.span[0]]
        reading.right = quote[reading.span[1] : max(cut, reading.span[1])]
        left = max(cut, reading.span[1])


def _cut(quote: str, start: int, end: int) -> int:
    """Where, between two figures, the words of the first end and those of the second begin."""
    opened = _OPENING.match(quote[start:end])
    first = start + (opened.end() if opened else 0)
    if quote[max(end - 1, 0) : end] == "(" and quote[start : start + 1] == ")":
        # "the price (52%), followed by the noise (21%)": each stands before its own
        return start + 1
    aside = quote.rfind("(", first, end)
    if aside >= first and quote.find(")", aside, end) < 0:
        return aside  # "38% say so (2022: 29%)": what stands in brackets is the second's
    label = _LABEL.search(quote, first, end)
    if label:
        return label.start()  # "Mended: 41% · Thrown out: 9%": the label is the second's
    marks = list(_SEPARATOR.finditer(quote, first, end))
    if not marks:
        return end
    if marks[0].start() <= first:
        return marks[0].start()
    breaks = [m.start() for m in _BREAK.finditer(quote, first, end)]
    return (breaks or [m.start() for m in marks])[-1]


def _carry(group: list[Reading]) -> None:
    """Give each reading the sentences before it in which figures stand."""
    last: list[str] = []
    for reading in group:
        reading.before = " ".join(q for q in last if q != reading.quote)
        if not last or last[-1] != reading.quote:
            last = [*last[-2:], reading.quote]


def filled(reading: Reading) -> Reading:
    """A reading, with its words; they are looked for once."""
    if not reading.bag:
        _fill(reading)
    return reading


def _fill(reading: Reading) -> None:
    credit = _text(reading.row.get("attribution_text"))
    bag = Bag()
    left, aside = _beside_dashes(_without(reading.left, credit))
    right, another = _beside_dashes(_without(reading.right, credit))
    for words in (aside, another):
        bag.add(terms(words), SHARED)
    whole = len(left.rstrip())
    breaks = [m.end() for m in _BREAK.finditer(left) if m.end() < whole or m[0] == ";"]
    inner = breaks[-1] if breaks else 0
    if left.rstrip().endswith(":") and len(left.split()) >= _SENTENCE:
        said = terms(right)
        whole_clause = sum(t.weight >= OWN for t in said) >= _WHOLE and not _BACK.search(right)
        inner = len(left) if whole_clause else inner
    bag.add(terms(left[inner:]), OWN)
    end = next((m.start() for m in _BREAK.finditer(right) if m.start() > 3), len(right))
    bag.add(terms(right[:end]), OWN)
    # "The same poll has bad news for her: 43% approve": what leads in to a clause says little.
    leads = left[:inner].rstrip().endswith(":") and not _BACK.search(f"{left[inner:]} {right}")
    leads = leads and sum(w >= OWN for w, _ in bag.values()) >= _WHOLE
    bag.add(terms(left[:inner]), BESIDE if leads else SHARED)
    bag.add(terms(right[end:]), SHARED)
    if not any(w >= OWN for w, _ in bag.values()):
        # "(2022: 31%)", "in 2022 it was 31%", the second cell of a row: what is measured
        # stands before the neighbour.
        before = terms(
            _without(reading.quote[: max(reading.span[0] - len(reading.left), 0)], credit)
        )
        again = _WITH_ONE.search(reading.clause)
        if again:  # "those without a plan 23%, those with one 12%"
            sign = -1 if again["without"] else 1
            before = tuple(t._replace(sign=sign if t.weight == 1.0 else t.sign) for t in before)
        bag.add(before, OWN)
    alone = not any(w >= OWN for w, _ in bag.values())  # "Yes 58%": the question says what of
    bag.add(terms(reading.statement), OWN if alone else CARRIED)
    bag.add(terms(reading.population), CARRIED)
    reading.own = Bag(bag)
    start, end = reading.span
    own_start, own_end = start - len(reading.left), end + len(reading.right)
    rest_before, rest_after = reading.quote[: max(own_start, 0)], reading.quote[own_end:]
    # What opens the sentence ("Among parents, ...") is shared by all its figures.
    bag.add(terms(rest_before), SHARED)
    bag.add(terms(rest_after), BESIDE)
    bag.add(terms(reading.heading), HEADING)
    bag.add(terms(reading.before), NEAR)
    reading.bag = bag


def _beside_dashes(words: str) -> tuple[str, str]:
    """A clause without what is put in between dashes ("homes — our number — have none")."""
    asides = _ASIDE.findall(words)
    return (_ASIDE.sub(" ", words), " ; ".join(asides)) if asides else (words, "")


def _without(words: str, credit: str) -> str:
    """Words without those that only say who is credited."""
    return words.replace(credit, " ") if credit else words


def restated(figures: list[Reading]) -> set[str]:
    """Fractions in words whose value follows in brackets: "seven in ten (71%)" is one claim."""
    found = set()
    for one, other in pairwise(figures):
        between = one.quote[one.span[1] : other.span[0]] if one.quote == other.quote else ""
        if (
            one.value.fraction
            and between.endswith("(")
            and relate(one.value, other.value) != "none"
        ):
            found.add(one.id)
    return found
