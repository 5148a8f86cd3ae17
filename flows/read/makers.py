"""Who made a study, as words behind it tell: "that X conducted", "in the journal X"."""

from __future__ import annotations

from flows.read.creditwords import BODIES, PREPOSITIONS, ROLES
from flows.read.mention import Mention
from flows.read.names import Name
from flows.read.words import Token, is_year

MADE = frozenset(
    "released published conducted commissioned compiled carried run led produced done made "
    "sent submitted presented filed handed delivered circulated "
    "issued prepared written sponsored funded collected undertaken put tracked gathered "
    "provided maintained cited quoted reported performed".split()
)
_HEADS = frozenset(
    "heads headed leads led runs ran chairs directs founded co-founded manages managed oversees "
    "oversaw works worked teaches conducted".split()
)
_TITLE_LONG = 5  # words of an office: "chief housing policy adviser"
_TITLE_SHORT = 3
NEWLY = frozenset(
    "out today yesterday monday tuesday wednesday thursday friday saturday sunday".split()
)
_IN_PAPERS = frozenset("article articles column editorial".split())
_DID = frozenset("did ran made put undertook took organised organized".split())
_BEFORE_DID = frozenset("has had have also itself recently just then".split())


class Makers:
    """Looks behind the noun phrases of a sentence."""

    def __init__(
        self, words: list[Token], names: list[Name], titles: list[tuple[int, int, str]]
    ) -> None:
        """Of a sentence: its tokens, names and titles."""
        self.words = words
        self.size = len(words)
        self.name_at = {name.i: name for name in names}
        self.title_at = {i: (j, text) for i, j, text in titles}

    def _theirs(self, mention: Mention, k: int) -> int:
        """Index after "(that) the Loaf Council conducted" behind a study at ``k``, or -1."""
        if not mention.noun or mention.named:
            return -1
        k += self._word(k) in ("that", "which")
        article = self._word(k) in ("the", "a", "an")
        k += article
        while article and k not in self.name_at and self._word(k).isalpha():
            if self._word(k) in PREPOSITIONS or self._word(k) in MADE:
                return -1
            k += 1  # "a poll that the baking app Crumbly ran"
        name = self.name_at.get(k)
        if name is None or name.kind == "title" or name.owns:
            return -1
        done = name.j
        while self._word(done) in _BEFORE_DID:
            done += 1
        if self._word(done) not in MADE | _DID or (article and self._word(done) == "presented"):
            return -1  # who presented a study has made it known: see ``backward``
        mention.by.append(name)
        return done + 1 + (self._word(done + 1) == "out")

    def _heads(self, mention: Mention, k: int) -> int:
        """Index after ", who heads" or ", of" behind a person at ``k``, or -1."""
        alone = mention.person or (mention.names[0] if len(mention.names) == 1 else None)
        if self.words[k].text != "," or alone is None or alone.kind != "person" or mention.by:
            return -1
        if self._word(k + 1) == "who" and self._word(k + 2) in _HEADS:
            # "who runs the panel for Crumb & Co"
            of = (q + 1 for q in range(k + 3, k + 7) if self._word(q) in ("for", "at", "of"))
            far = next(of, -1)
            return far if far in self.name_at else k + 3
        return k + 2 if self._word(k + 1) in ("of", "from") else -1

    def _holds_office(self, mention: Mention, k: int) -> int:
        """Index after ", the Guild's head of baking" behind a person at ``k``, or -1."""
        alone = mention.person or (mention.names[0] if len(mention.names) == 1 else None)
        if self.words[k].text != "," or alone is None or alone.kind != "person" or mention.by:
            return -1
        q = k + 1 + (self._word(k + 1) == "the")
        name = self.name_at.get(q)
        if name is None or name.kind in ("person", "title"):
            return -1
        # "Ada Rye, Guild general secretary": the office stands right behind the name.
        most = _TITLE_LONG if name.owns else _TITLE_SHORT
        end = name.j
        for at in range(name.j, min(name.j + most, self.size)):
            if not self.words[at].word or self.words[at].low in PREPOSITIONS:
                break
            if self.words[at].low in ROLES:
                end = at + 1
        if end == name.j:
            return -1
        if self._word(end) in ("of", "for"):  # "its director of bread and rolls,"
            till = range(end + 1, min(end + _TITLE_LONG, self.size))
            end = next((at for at in till if self.words[at].text == ","), end)
        mention.person = alone
        mention.names.clear()
        mention.by.append(name)
        return end

    def _journal(self, mention: Mention, k: int) -> int:
        """Index of what follows "published in", "in the journal" at ``k``, or -1."""
        printed = self._word(k) in ("published", "appearing", "printed")
        k += printed
        if printed and self._word(k) in ("in", "on") and self._year_at(k + 1):
            k += 2
        elif printed and self._word(k) in ("in", "on") and self._year_at(k + 2):
            k += 3  # "published in March 2021 in the Journal of Bread"
        elif printed and self._word(k) in NEWLY | {"online", "recently"}:
            k += 1
        if self._word(k) != "in":
            return -1
        q = k + 2 if self._word(k + 1) == "the" else k + 1
        name = self.name_at.get(q)
        if name is not None and name.kind in ("body", "title") and name.j - name.i > 1:
            return q  # "a new study in Bread Services Research"
        if name is not None and mention.noun in _IN_PAPERS and name.j - name.i > 1:
            return q  # "an article in The Daily Crumb"
        if self._word(q) in ("journal", "proceedings", "magazine"):
            return q if q in self.name_at or self._word(q + 1) == "of" else q + 1
        return k + 1 if printed and (q in self.name_at or q in self.title_at) else -1

    def _shortens(self, short: str, k: int) -> bool:
        """Whether letters stand for the plain words before ``k``: "crust mass index (CMI)"."""
        at = k - len(short)
        if not 2 <= len(short) <= k or not short.isupper():
            return False
        before = self.words[at:k]
        return all(
            w.text.islower() and w.low[0] == c for w, c in zip(before, short.lower(), strict=True)
        )

    def _definite(self, mention: Mention) -> bool:
        theirs = mention.by or mention.person or any(n.kind == "body" for n in mention.names)
        return bool(mention.noun) and mention.det in ("the", "this") and not theirs

    def _word(self, k: int) -> str:
        return self.words[k].low if k < self.size else ""

    def _year_at(self, k: int) -> bool:
        return k < self.size and is_year(self.words[k])

    def _known_body(self, mention: Mention, k: int) -> bool:
        """Whether "by the regulator" follows: a body named before."""
        if not mention.noun or mention.named or mention.owner or k + 2 >= self.size:
            return False
        det, body = self.words[k + 1].low, self.words[k + 2]
        if det not in ("the", "this", "that") or body.cap or body.low not in BODIES:
            return False
        after = self.words[k + 3] if k + 3 < self.size else None
        if after is not None and (after.low == "of" or k + 3 in self.name_at):
            return False  # "by the charity Ovenpoint"
        mention.owner = body.low
        return True
