"""Figures that only set up others: how many replied, the step of a regression, a named speed."""

from __future__ import annotations

from flows.lazy import pattern
from flows.read.around import Around

# "The number of responses was low (27%)", "the 27% subset that responded".
_REPLIES = pattern(
    r"\b(?:response|return|completion) rates? (?:for|to|on) [^.;%]{1,60}"
    r"\b(?:was|is|were|are) (?:about |just |only |between )*$"
    r"|\bnumber of (?:responses|replies|answers|respondents) (?:was|is|were) [a-z ]{2,16}\($"
)
_PART = pattern(
    r"^\)? ?(?:subset|sub-?sample|portion|proportion|share)\b[^.;]{0,40}"
    r"\b(?:respon(?:d|ded|ding|ses)|repl(?:y|ied)|answer(?:ed)?)\b"
)
_RANGE = pattern(r"\bresponse rates?\b[^.;%]{0,30}\bbetween $")
# "A one-point increase in rents is associated with", "a 10% rise in fees leads to".
_STEP_BEFORE = pattern(
    r"(?:^|[.;:,*•-] |\bthat |\b(?:and|while|whereas) )(?:on average,? )?(?:an? |each |every )?$"
)
_STEP = pattern(
    r"^[ -](?:percent(?:age)?[ -]point |point |unit )?(?:increase|rise|decrease|drop|fall|decline"
    r"|change|reduction|gain|growth)s? in [^.;:%]{2,90}?\b(?:(?:is|are|was|were) (?:\w+ )?"
    r"(?:associated|linked|correlated)(?: with)?|leads? to|led to|corresponds? to"
    r"|translates? (?:in)?to|results? in"
    r"|resulted in|predicts?|predicted)\b"
)
# A speed by which a thing is called: "25 mbps downloads", "at speeds of 25 Mbps".
_RATED = pattern(r"(?i:\d ?[kmg]bps|\d ?[kmg]bit/s)")
_MEASURED = pattern(
    r"\b(?:average[sd]?|median|mean|typical|recorded|measured|reached|hit|rose|fell|grew"
    r"|dropped|peaked|clocked)\b[^.;]{0,40}$"
)


def sets_up(near: Around) -> str | None:
    """Why a figure is no claim where all that it does is to set up others, or None."""
    figure, left, right = near.figure, near.left, near.right
    share = figure.form in ("percent", "points", "ratio", "fraction")
    if share and (_REPLIES.search(left) or _RANGE.search(left) or _PART.match(right)):
        return "response rate"
    step = figure.form in ("percent", "points") or "point" in figure.text
    if step and _STEP_BEFORE.search(left) and _STEP.match(right):
        return "hypothetical"
    rated = _RATED.search(figure.text) is not None and not left.endswith("than ")
    if rated and not _MEASURED.search(left):
        return "specification"
    return None
