"""Credits that trail what they credit: "(Gallup)", "(Pew, 2021)", "— Nielsen"."""

from __future__ import annotations

from dataclasses import dataclass

from flows.read.creditwords import AUXILIARIES, CONNECTORS, DOCUMENTS, PREPOSITIONS
from flows.read.mentions import Mention
from flows.read.nosource import NoSource
from flows.read.pollnotes import tells_whom
from flows.read.words import Token, is_year

_BRACKET_WORDS = frozenset(
    "and et al the in source sources via see from data cited by p pp page table figure n "
    "no chart accessed".split()
)

_DASHES = "—–-~"
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
_WHAT = 6  # words that say what a body gave
_PLACE = 10  # words of a place that opens a dateline
_DATE = 24  # words of its date
_LONGEST = 12  # words of a credit behind a dash


@dataclass(slots=True)
class Cue:
    """A crediting expression; positions count in the block's text."""

    mention: Mention | None  # None: "it is estimated that"
    kind: str  # named, pointing, own, vague
    start: int
    end: int
    side: str  # right, left, both, none for what is only spoken of
    weight: int  # 3 says so, 2 did the research, 1 is mentioned, 0 in passing, -1 if known
    bracket: bool = False


class Bracketed(NoSource):
    """Looks for names that close a sentence in brackets or behind a dash."""

    # --- in brackets -------------------------------------------------------------------------

    def _bracket(self, mention: Mention) -> Cue | None:
        """As in "(Staffing Council, Outlook 2024)": a credit of what stands before."""
        if not mention.named:
            return None
        left = mention.i - 1
        while left >= 0 and mention.i - left < 10 and self.words[left].text not in "()[]":
            left -= 1
        if left < 0 or self.words[left].text not in "([":
            return None
        right = mention.j
        while right < self.size and right - mention.j < 30 and self.words[right].text not in ")]":
            right += 1
        if right >= self.size or self.words[right].text not in ")]":
            return None
        inside = self.words[left + 1 : right]
        dated = any(is_year(w) for w in inside) or bool(mention.titles)
        sourced = any(w.low in ("source", "sources", "via", "data") for w in inside[:2])
        for w in inside:
            if w.word and not (w.cap or w.low in _BRACKET_WORDS or w.text[0].isdigit()):
                known = w.low in DOCUMENTS or w.low in PREPOSITIONS or dated
                if not known and not (w.start < mention.start and self._of_body(mention, left)):
                    return None
                if w.low in AUXILIARIES or w.low in ("which", "who", "that", "example"):
                    return None
        bodily = any(n.kind == "body" for n in mention.names + mention.by)
        if not (dated or sourced or bodily or mention.noun or self._closes(left, right)):
            return None
        if self._figure_in(self.words[left].start, self.words[right].end):
            return None
        if self._dateline(left, right):
            return None
        if mention.end - mention.start == len("LV") and tells_whom(
            self.text[self.words[left].start : self.words[right].end]
        ):
            return None  # "(915 LV, +/- 3.2)"
        behind = self._figure_before(self.words[left].start)
        side = "left" if behind else "right"
        return Cue(
            mention,
            mention.kind,
            self.words[left].start,
            self.words[right].end,
            side,
            3,
            bracket=True,
        )

    def _of_body(self, mention: Mention, left: int) -> bool:
        """As in "(enrolment return of the College Executive)": what it gave, and its name."""
        whose = self.words[mention.i - 1].low in ("of", "by", "from")
        bodily = any(n.kind == "body" for n in mention.names) and not mention.names[-1].owns
        return whose and bodily and mention.i - left <= _WHAT

    def _dateline(self, left: int, right: int) -> bool:
        """As in "Jacksons Point, Canada (Newswire) Wednesday Jun 12, 2024 - ": who sends it out."""
        if left > _PLACE or not all(w.cap or not w.word for w in self.words[:left]):
            return False
        ahead = self.words[right + 1 : right + _DATE]
        till = next((q for q, w in enumerate(ahead) if w.text in "—–-"), 0)
        dated = any(is_year(w) or w.low.rstrip(".")[:3] in _MONTHS for w in ahead[:till])
        return dated and not self._figure_before(self.words[left].start)

    def _closes(self, left: int, right: int) -> bool:
        """Whether brackets that hold nothing but names close a sentence with a figure."""
        if not self._figure_before(self.words[left].start) or left < 2:
            return False
        if any(w.word for w in self.words[right + 1 :]):
            return False
        if not self._names_only(self.words[left + 1 : right]):
            return False
        # "rated by the Bread Board (BB)" spells out, "12% (Rye)" tells which 12%.
        before = self.words[left - 1]
        if before.cap or self._figure_at(before):
            return False
        return is_year(before) or not before.text[0].isdigit()

    def _signed(self, mention: Mention) -> Cue | None:
        """As in "Some 12% bake — Loafwatch, 2023"."""
        dash = mention.i - 1
        if not mention.named or dash < 1 or self.words[dash].text not in _DASHES:
            return None
        if self.words[dash].text == "-" and self.words[dash].start == self.words[dash - 1].end:
            return None
        rest = self.words[mention.i :]
        if len(rest) > _LONGEST or not self._names_only(rest):
            return None
        if not self._figure_before(self.words[dash].start):
            return None
        start = self.words[dash].start
        return Cue(mention, mention.kind, start, mention.end, "left", 3, bracket=True)

    def _names_only(self, part: list[Token]) -> bool:
        """Whether words are names, years and what joins them."""
        if not any(w.cap for w in part):
            return False
        return all(
            w.cap or not w.word or w.low in CONNECTORS or is_year(w) or w.low in DOCUMENTS
            for w in part
        )

    def _conceded(self, mention: Mention) -> bool:
        """As in "despite what X's report shows — 12% bake": what is said is not X's."""
        low = [w.low for w in self.words[max(0, mention.i - 12) : mention.i]]
        if "despite" not in low or mention.j >= self.size:
            return False
        start = self.words[mention.i - low[::-1].index("despite") - 1].end
        clear = not self._figure_in(start, mention.start)
        return clear and self.words[mention.j].text in ",—–"
