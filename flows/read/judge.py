"""Claim or none: decides for each figure, in its context, whether the article asserts it as fact.

What is none gets ``why_not``: the reason in a word or two. The order of the questions is from
the certain (a code span, a label, an age) to the weighing of signs for bare numbers.
"""

from __future__ import annotations

from flows.land.blocks import Block, Document
from flows.lazy import pattern
from flows.read import reasons
from flows.read.around import Around, around
from flows.read.asking import DIFFERENCE
from flows.read.asking import sample as counts_asked
from flows.read.categories import category
from flows.read.cells import Tables, header_reason, is_number_cell, is_prose_cell, settle
from flows.read.company import Company
from flows.read.examples import example_of, follows_example
from flows.read.goingon import for_too, named_too, settle_unit
from flows.read.kinds import kind
from flows.read.model import Figure
from flows.read.samples import only_invited
from flows.read.scores import carry_units, settle_places, settle_points, settle_scores
from flows.read.signs import AVERAGE_ONE, CREDIT
from flows.read.votes import settle_votes
from flows.read.weigh import weigh
from flows.read.wishes import demands, voices_demand

_PROJECTING = pattern(
    r"\b(?:project(?:s|ed|ing|ions?)|forecast\w*|predict(?:s|ed|ing|ions?)|what's next|"
    r"outlook(?! (?:survey|index|trends|report|poll|winter|spring|summer|autumn|fall|q\d|19|20))|"
    r"will happen|in the future|in the (?:next|coming) (?:\w+ )?years?)\b"
)
_YEAR = pattern(r"(?:19|20)\d\d")
_ON_AVERAGE = pattern(r",? on average\b")
_OPENING = 60  # characters
_LEAD = 120  # characters
_PLACES = pattern(
    r"^ (?:[a-z-]+ )?(?:countries|nations|cities|states|markets|regions|counties|industries)\b"
)
_COVERS = pattern(
    r"\b(?:analysis|survey|poll|study|research|data|census)\b[^.;:%]{0,50}\b(?:of|in|from|across|covering)"
    r" (?:(?:about|over|more than|some|nearly) )?$"
)
_GOES_ON = pattern(r"^[^.,;:]{3,60}\d")
# "62% would take a pay cut of 10% or more": how much of it, not of whom.
_FORGONE = pattern(
    r"(?:%|per ?cent)[^.;]{0,60}\b(?:would|willing to|prepared to|ready to|happy to)"
    r"(?: \w+){0,2} (?:take|accept|sacrifice|give up|forgo|trade|pay)\b[^.;%]{0,30}$"
)
# "27% pay more than $40 a month": a bound that tells which of them are counted.
_HOW_MUCH = pattern(
    r"(?:%|per ?cent|\b(?:one|two|three|four|five|six|seven|eight|nine|\d) (?:in|out of)"
    r" (?:\d+|three|four|five|six|seven|eight|nine|ten|twelve)|\bhalf|thirds?|quarters?|fifths?)"
    r"[^.;:,%]{0,60}\b(?:pay|pays|paid|paying|earn|earns|earned|earning|spend|spends|spent|spending"
    r"|make|made|making|owe|owed|owing|save|saved|saving|have|had|having|cover|afford|donate[ds]?"
    r"|donating|gave|give|giving|invest|invested|investing|budget|budgeted|lost|lose|charge|charged)\b"
    r"[^.;:,%]{0,30}\b(?:(?:more than|over|less than|under|at least|up to|above|below|fewer than"
    r"|between) |an? (?:[\w-]+ ){0,3})$"
)
# "Shops that post 15 times a month sell 4% more": which of them are spoken of.
_WHICH = pattern(
    r"^[\W\d]{0,6}(?:[\w’'-]+ ){1,3}(?:that|who|which) (?!there )(?:[\w’'-]+ )?[a-z]+(?<!ed) "
    r"(?:(?:at least|more than|over|fewer than|less than|under|up to|about) )?$"
)
# "Lines with speeds higher than 200 kbps grew by 18%".
_BOUNDED = pattern(
    r"^\W{0,4}(?:[a-z’'-]+ ){1,4}(?:with|having|employing|earning) (?:[a-z’'-]+ ){0,3}"
    r"(?:than|over|under|above|below|at least) $"
)
_SHARES = frozenset(("percent", "fraction", "ratio", "points"))
# ", and package holidays, after the season, by 4.1 percent"
_BY_TOO = pattern(r",? (?:and|while|but) [^.;%\d]{2,70} by (?:about |nearly |over )?")
_ELLIPTIC = pattern(r",? (?:and|while) (?:(?!in\b|to\b|of\b|only\b)[\w’'-]+ ){1,3}(?:by )?")
_JOINED = pattern(
    r",? (?:and|or|to|&) (?:by |about |nearly |over )?|, (?:by )?"
    r"|(?: (?:on|over|from) (?:the|a) (?:month|year|quarter|week)(?: (?:earlier|before))?)?,?"
    r" and (?:by )?"
    r"|(?: (?:increase|rise|growth|jump|drop|fall|decline|decrease|reduction|gain))?"
    r"(?: (?:in|of) [a-z -]{2,40})?,? including (?:a |by )?"
)


def judge(document: Document, figures: list[Figure]) -> None:
    """Set ``kind``, ``why_not`` and ``decided_by`` of all figures of a document.

    Units of bare numbers are settled on the way where only the context tells them: by the
    headers of a table, by the figure they are compared with, points by the shares around.

    Args:
        document: its blocks give headers, links, code spans and lead-ins.
        figures: all of them, in reading order, each with its sentence.
    """
    tables = Tables(document)
    horizon = _horizon(document)
    by_block: dict[int, list[Figure]] = {}
    for figure in figures:
        if figure.sentence is not None:
            by_block.setdefault(figure.sentence.block.index, []).append(figure)
    for index, group in by_block.items():
        block = document.blocks[index]
        if block.kind == "cell" and block.table >= 0:
            for figure in group:
                tables.note(figure, block)
    for index, group in by_block.items():
        _judge_block(document, document.blocks[index], group, tables, horizon)


def _judge_block(
    document: Document, block: Block, group: list[Figure], tables: Tables, horizon: int
) -> None:
    low = block.text.lower()
    if len(low) != len(block.text):
        low = block.text.replace("İ", "I").lower()
    lead = _lead(document, block)
    whole = reasons.of_block(block)
    if whole == "navigation" and block.kind == "item" and reasons.told_in_links(block.text, lead):
        whole = None
    if whole:
        # A reference's title may state a share, which readers see like any other.
        stated = []
        for figure in group:
            if whole == "reference" and figure.form == "percent":
                stated.append(figure)
                continue
            figure.why_not = figure.why_not or whole
            figure.decided_by = figure.decided_by or f"{block.kind} block"
        group = stated
    spans = sorted(block.code)
    projected = _projected(document, block)
    if block.kind != "cell":
        settle_scores(low, group)
        settle_places(low, group)
        carry_units(low, group)
        settle_votes(low, group)
        settle_points(group, low)
    example = example_of(document.blocks, block)
    demanded = block.section >= 0 and demands(document.blocks[block.section].text)
    company = Company(lead=lead)
    for figure in group:
        if figure.why_not == "age" and _average_age(figure, low):
            figure.why_not = None
        if figure.why_not:
            continue
        if spans and any(start <= figure.start < end for start, end in spans):
            figure.why_not, figure.decided_by = "code", "code span"
            continue
        near = around(figure, low)
        company.enter(figure, low)
        if (
            demanded
            and block.kind in ("item", "paragraph")
            and not CREDIT.search(company.words)
            and voices_demand(near)
        ):
            figure.why_not, figure.decided_by = "demand", "heading"
            continue
        if block.kind == "cell" and block.table >= 0 and is_number_cell(block, figure):
            settle(figure, block, tables.grid(block))
            if figure.why_not is None:
                _set_kind_of_cell(figure, near, projected)
            company.leave(figure)
            continue
        if block.kind == "item" and _is_label(figure, block):
            figure.why_not, figure.decided_by = "label", "what an item is about"
            continue
        if block.kind == "cell" and (
            (block.header and not is_prose_cell(block))
            or (_is_row_header(block) and not _tells(block, figure, tables))
        ):
            figure.why_not, figure.decided_by = "header", "header cell"
            continue
        example = example or company.example
        if block.kind == "cell" and block.table >= 0:
            figure.why_not = header_reason(block)
            if figure.why_not:
                figure.decided_by = "column header"
                continue
        _judge_one(near, company, projected, horizon)
        if figure.why_not is None and example and follows_example(near):
            figure.why_not, figure.decided_by = "hypothetical", "example before"
        company.leave(figure)


def _average_age(figure: Figure, low: str) -> bool:
    """As in "they were 34 years old on average", "the average baker is 48 years old"."""
    before = low[max(0, figure.start - _OPENING) : figure.start]
    return _ON_AVERAGE.match(low, figure.end) is not None or AVERAGE_ONE.search(before) is not None


def _lead(document: Document, block: Block) -> str:
    """The end of what leads in to the list that an item is of, lower case."""
    if block.kind != "item" or block.parent < 0:
        return ""
    return document.blocks[block.parent].text[-_LEAD:].lower()


def _is_label(figure: Figure, block: Block) -> bool:
    """Whether an item opens with a bare number and a colon: "123456: Instantly"."""
    if figure.start or figure.form != "count" or not figure.text.isdigit():
        return False
    return block.text[figure.end :].startswith(": ")


def _covered(near: Around) -> bool:
    """Whether a number tells where a study looked: "an analysis of trade in 55 countries"."""
    return _PLACES.match(near.right) is not None and _COVERS.search(near.left) is not None


def _chooses(near: Around) -> bool:
    """Whether a figure of a relative clause tells which ones the sentence is about."""
    sentence = near.figure.sentence
    assert sentence is not None
    if near.figure.start - sentence.start > _OPENING or not _GOES_ON.search(near.right):
        return False
    text = near.block.text[sentence.start : near.figure.start]
    low = text.lower()
    return _WHICH.match(low) is not None or _BOUNDED.match(low) is not None


def _tells(block: Block, figure: Figure, tables: Tables) -> bool:
    """Whether a first column holds what the table tells, not labels of its numbers."""
    if figure.form not in _SHARES and figure.form not in ("currency", "multiple"):
        return False
    return is_prose_cell(block) and not tables.grid(block).numbers


def _is_row_header(block: Block) -> bool:
    return block.column == 0 and bool(block.column_header) and block.row > 0


def _judge_one(near: Around, company: Company, projected: bool, horizon: int) -> None:
    figure = near.figure
    why_not = reasons.of_writing(near) or reasons.of_context(near)
    again = (why_not == "name" and named_too(near, company)) or (
        why_not == "label" and figure.in_words and for_too(near, company)
    )
    if again and settle_unit(near, company):
        why_not = None  # "Rye 31%, Oats 22", "for a tram four"
    if why_not:
        figure.why_not, figure.decided_by = why_not, "context"
        if why_not == "age" and figure.unit == "count":
            figure.unit = "duration:year"
        return
    if figure.form == "percent" and company.shares_in_sentence and _FORGONE.search(near.left):
        figure.why_not, figure.decided_by = "detail", "what those counted would do"
        return
    why_not = category(near, shares=company.shares_in_sentence)
    if why_not:
        figure.why_not, figure.decided_by = why_not, "tells apart"
        return
    shares = company.shares_in_sentence or company.shares
    if figure.form == "currency" and shares and _HOW_MUCH.search(near.left):
        figure.why_not, figure.decided_by = "detail", "what those counted pay"
        return
    if figure.form in ("count", "frequency", "duration", "measure") and _chooses(near):
        figure.why_not, figure.decided_by = "population", "which of them"
        return
    sample = counts_asked(near, company.words, shares=company.shares_in_sentence)
    if sample is None and company.beside_sample(figure):
        sample = "sample size"
    counted = company.headline and figure.form == "count" and company.close(figure)
    if sample is None and figure.form == "count" and _covered(near):
        figure.why_not, figure.decided_by = "detail", "where a study looked"
        return
    if sample == "sample size" and counted:
        sample = "headline"  # "Of the 2,400 forms sent out, 2,100 were returned"
    if sample == "sample size":
        company.sampled = company.sampled or figure
        figure.why_not, figure.decided_by = sample, "counts those asked"
        return
    if sample is None and figure.form == "count" and only_invited(figure):
        figure.why_not, figure.decided_by = "sample size", "asked in vain"
        return
    if sample is None and not counted and settle_unit(near, company):
        figure.kind, figure.decided_by = kind(
            near, projected=projected, sample=False, horizon=horizon
        )
        last = company.last
        if last is not None and figure.kind in ("share", "level") and figure.unit == last.unit:
            figure.kind = last.kind
        figure.decided_by = "goes on from the one before"
        return
    if sample is None and not counted:
        why_not, decided = weigh(near, company)
        if why_not:
            figure.why_not, figure.decided_by = why_not, decided
            return
    company.headline = company.headline or sample == "headline"
    counted = company.headline and figure.form == "count" and company.close(figure)
    sampled = sample == "headline" or (counted and not DIFFERENCE.search(near.left))
    figure.kind, figure.decided_by = kind(
        near, projected=projected, sample=sampled, horizon=horizon
    )
    if figure.kind in ("share", "level") and _joined(near, company.last):
        figure.kind, figure.decided_by = company.last.kind, "joined to the one before"  # type: ignore[union-attr]


def _joined(near: Around, last: Figure | None) -> bool:
    """Whether the figure shares the verb of the claim before it ("grew 6% and 18%")."""
    figure = near.figure
    if last is None or last.kind not in ("change", "projection", "multiple"):
        return False
    gap = near.block.text[last.end : figure.start]
    if gap in (", or ", " (or "):
        return True
    if last.unit != figure.unit or (figure.unit == "score" and "point" not in figure.text):
        return False
    if gap == " to " and last.kind == "change":
        return False  # "rose by 16 percent to 96 percent"
    if _JOINED.fullmatch(gap):
        return True
    if last.kind == "change" and figure.unit == "percent" and _BY_TOO.fullmatch(gap):
        return True
    return bool(_ELLIPTIC.fullmatch(gap)) and not near.right[:2].strip().isalnum()


def _set_kind_of_cell(figure: Figure, near: Around, projected: bool) -> None:
    row = f"{near.block.row_header} {near.block.column_header}".lower()
    if figure.unit in ("percent", "percentage_point") and reasons.CHANGE_HEADER.search(row):
        figure.kind, figure.decided_by = "change", "header"
    elif reasons.FORECAST_HEADER.search(row) or projected:
        figure.kind, figure.decided_by = "projection", "header"
    elif figure.unit == "percent":
        figure.kind = "share"
    elif figure.unit == "percentage_point":
        figure.kind = "change"
    elif figure.form == "multiple":
        figure.kind = "multiple"
    else:
        figure.kind = "level"


def _projected(document: Document, block: Block) -> bool:
    """Whether what leads in to a list, a table or a quotation says that it is a forecast."""
    if block.kind not in ("quote", "item", "cell", "caption"):
        return False
    leads = [block.parent, block.section if block.kind != "cell" else -1]
    if block.kind == "quote" and block.index:
        leads.append(block.index - 1)
    for lead in leads:
        if lead >= 0:
            words = document.blocks[lead].text[-200:].lower()
            last = words.rstrip().rsplit(". ", 1)[-1]
            if _PROJECTING.search(last):
                return True
    return False


def _horizon(document: Document) -> int:
    match = _YEAR.match(document.meta.published or "")
    return int(match.group()) if match else 0
