"""What a noun phrase may be, and what hangs on its end: "by X", "of 900 adults", "(2024)"."""

from __future__ import annotations

from flows.read.creditwords import (
    ADVERBS,
    AUXILIARIES,
    BODIES,
    CONJUNCTIONS,
    DETERMINERS,
    DOCUMENTS,
    PREPOSITIONS,
    ROLES,
    SHOW,
    SPEAK,
    STUDY,
)
from flows.read.makers import MADE, NEWLY, Makers
from flows.read.mention import Mention
from flows.read.wordclass import person
from flows.read.words import is_year

PRONOUNS = frozenset("it they he she we i you who which that what there those these this".split())

STOP = (
    PREPOSITIONS
    | CONJUNCTIONS
    | AUXILIARIES
    | PRONOUNS
    | frozenset("not n't than below above beyond".split())
)

VERBS = (SHOW | SPEAK | STUDY) - DOCUMENTS - frozenset("set sets".split())

# Whoever paid for a study that was made by others.
_PAID = frozenset("commissioned sponsored funded".split())

_OBJECTS = frozenset("that the a an its their about almost nearly more over just only how".split())

_LOOSE_TAILS = frozenset("of on into among about in with last this out for".split())

_MONTHS = frozenset(
    "january february march april may june july august september october november december jan "
    "feb mar apr jun jul aug sep sept oct nov dec spring summer autumn fall winter".split()
)
_LOOKAHEAD = 16

_THEY = frozenset("they having being feeling".split())
_THAT = frozenset(("that", "an", "about", "nearly", "over", "more"))
_AMBIGUOUS = frozenset(
    "counts count estimates estimate forecasts forecast reports report polls poll surveys survey "
    "logs log results records record notes note reviews review studies study updates update "
    "measurements projects tracks ranks profile profiles numbers".split()
)

# What is made of the people it asks: "a survey of Likely Voters".
_OF_PEOPLE = frozenset("survey surveys poll polls study sample panel interviews".split())


_THEIR_PEOPLE = frozenset(
    "members users readers customers subscribers clients supporters listeners viewers employees "
    "staff branches practices volunteers donors patients tenants passengers students pupils "
    "followers fans guests".split()
)


class Tails(Makers):
    """Reads on from the core of a noun phrase."""

    def _title(self, mention: Mention, k: int) -> tuple[int, str]:
        j, text = self.title_at[k]
        mention.titles.append(text)
        for token in self.words[k:j]:
            if is_year(token):
                mention.year = int(token.text)
        return j, text

    def _years(self, mention: Mention, k: int, j: int) -> None:
        for token in self.words[k:j]:
            if is_year(token):
                mention.year = int(token.text)

    def _modifies_people(self, k: int) -> bool:
        """Whether "study" at ``k`` only tells which "assistant", "personnel" follow."""
        if self.words[k].low not in ("study", "survey", "research", "trial", "panel"):
            return False
        after = self.words[k + 1] if k + 1 < self.size else None
        if after is None or not after.text.islower() or self.words[k].owns:
            return False
        if after.low.removesuffix("s") in ("assistant", "staff", "subject", "personnel", "arm"):
            return True
        if self.words[k].low != "research" or after.low in STOP | VERBS | DETERMINERS:
            return False
        makers = self._word(k + 2)  # "marketing and research decision makers"
        return makers.endswith("s") and person(makers)

    def _noun(self, mention: Mention, k: int, owned: bool) -> bool:
        """Whether the word at ``k`` is a noun for a publication here, and no verb."""
        token = self.words[k]
        low = token.low
        if low not in DOCUMENTS or self._modifies_people(k):
            return False
        before = self.words[k - 1] if k else None
        if before is not None and low in _AMBIGUOUS and self._word(k + 1) in _THAT | _THEY:
            many = before.low.endswith("s") and before.low not in DETERMINERS
            if many and not before.cap and not before.owns:
                return False  # "two in five bakers report that they"
        if mention.noun and low in _AMBIGUOUS and not owned and self._word(k + 1) in _THAT:
            return False  # "a national survey reports that"
        if mention.people.endswith("s") and not owned and low in ("report", "estimate", "record"):
            return False  # "the authors report"
        if low not in _AMBIGUOUS or owned or k == 0 or not mention.named:
            return True
        if mention.det and self.words[mention.i - 1].low in ("in", "from", "to", "by"):
            return True  # "in the same Loafwatch poll 40% ..."
        after = next((w for w in self.words[k + 1 : k + 4] if w.low not in ADVERBS), None)
        if after is None or after.low in ("by", "from", "of", "on", "released", "published", "out"):
            return True
        if after.low in SHOW or after.low in AUXILIARIES or after.text in ",.)(":
            return True
        return (
            mention.det in DETERMINERS and after.low not in _OBJECTS and not after.text[0].isdigit()
        )

    def _reach(self, k: int) -> int:
        """Index of the next core part, over a few adjectives; -1 if there is none."""
        for q in range(k, min(k + 6, self.size)):
            token = self.words[q]
            if q in self.title_at or (q in self.name_at and q > k):
                return q
            if token.low in DOCUMENTS and not (token.cap and q in self.name_at):
                if token.low in _AMBIGUOUS and q + 1 < self.size:
                    after = self.words[q + 1]
                    if after.text[0].isdigit() or after.low in ("that", "the", "a"):
                        return -1
                return q
            if q in self.name_at:
                return q
            quoted = token.text in '"“' and (q == k or q + 1 in self.title_at)
            if token.text in ("-", "–", "'", "’") or quoted:
                continue
            if not token.word or token.low in STOP or token.low in VERBS:
                return -1
            if token.low in DETERMINERS and token.low not in ("two", "three", "four", "five"):
                return -1
            if token.low in ADVERBS and token.low not in ("now", "recently", "first"):
                return -1
            if token.text[0].isdigit() and not is_year(token):
                return -1
        return -1

    def _tails(self, mention: Mention) -> None:
        """Prepositional tails that name who is behind it, a year, an acronym in brackets."""
        k = mention.j
        while k < self.size:
            token = self.words[k]
            low = token.low
            if token.text == "(":
                close = self._bracket(mention, k)
                if close < 0:
                    break
                k = close
                bare = mention.named and not mention.noun and k < self.size
                if bare and self._noun(mention, k, False):  # "the Loaf Council (LC) Index"
                    mention.noun = self.words[k].low
                    k += 1
            elif low in ("of", "among") and self._of_its_people(mention, k):
                mention.owner = "its"  # "a poll of its members": of the body that was spoken of
                k += 3
            elif low in ("for", "of", "in", "from") and self._year_at(k + 1):
                mention.year = int(self.words[k + 1].text)
                k += 2
            elif is_year(token) and (mention.noun or mention.titles):
                mention.year = int(token.text)
                k += 1
            else:
                j = self._behind(mention, k)
                if j < 0:
                    break
                k = j
            mention.j = k

    def _of_its_people(self, mention: Mention, k: int) -> bool:
        """Whether "of its members" at ``k`` says that a survey is that body's own."""
        if mention.noun not in _OF_PEOPLE or mention.named or mention.owner:
            return False
        whose = mention.det in ("a", "an", "another", "one") and self._word(k + 1) in (
            "its",
            "their",
        )
        return whose and self._word(k + 2) in _THEIR_PEOPLE

    def _bracket(self, mention: Mention, k: int) -> int:
        """Index after "(SHRM)" or "(2024)" at ``k``, or -1."""
        dated = self._word(k + 1) in _MONTHS and self._year_at(k + 2) and self._word(k + 3) == ")"
        if dated and (mention.noun or mention.titles):  # "its latest survey (May 2020)"
            mention.year = int(self.words[k + 2].text)
            return k + 4
        if k + 2 >= self.size or self.words[k + 2].text != ")":
            return -1
        inner = self.words[k + 1]
        if not mention.named and self._shortens(inner.text, k):
            mention.noun = ""  # a thing that is measured, no publication
            return k + 3
        name = self.name_at.get(k + 1)
        open_ = (mention.titles or mention.noun) and not mention.by
        if (
            name is not None
            and open_
            and not any(n.kind == "body" or n.owns for n in mention.names)
        ):
            mention.by.append(name)
            return k + 3
        if is_year(inner):
            mention.year = int(inner.text)
            return k + 3
        return k + 3 if inner.cap and inner.text.isupper() else -1

    def _behind(self, mention: Mention, k: int) -> int:
        """Index after "by X", "from X", ", run by X", "of 900 adults by X" at ``k``, or -1."""
        start = k
        theirs = self._theirs(mention, k)
        if theirs > 0:
            return theirs
        holds = self._holds_office(mention, k)
        if holds > 0:
            return holds
        heads = self._heads(mention, k)
        if heads > 0:
            return self._who(mention, heads, "of")
        if self.words[k].text in ",–—" and (mention.noun or mention.titles):
            k += 1
            if self._word(k) in ("from", "by") and mention.noun and not mention.named:
                j = self._who(mention, k + 1, self._word(k))  # "The figures, from the LB, show"
                return j if j > 0 and self._word(j) == "," else -1
            if self._word(k) in ("which", "that") and self._word(k + 1) in ("was", "were", "is"):
                k += 2
            if k >= self.size or self.words[k].low not in MADE:
                return -1
            if (
                self._word(k) == "published"
                and self._word(k + 1) in ("in", "by")
                and not mention.by
            ):
                return self._who(mention, k + 2, "by")
        journal = self._journal(mention, k) if mention.noun and not mention.by else -1
        if journal > 0:
            mention.printed = True
            return self._who(mention, journal, "by")
        fresh = k
        while mention.noun and self._word(fresh) in NEWLY and fresh - k < 3:
            fresh += 1
        k = fresh if self._word(fresh) in ("by", "from") else k
        if self._definite(mention) and self.words[k].low in ("was", "is", "were", "has"):
            # "The study was conducted by X" tells whose it is.
            q = k + 2 if self._word(k + 1) == "been" else k + 1
            k = q if self._word(q) in MADE else k
        paid = bool(mention.by or mention.names) and self._word(k) in _PAID
        if k < self.size and self.words[k].low in MADE:
            k += 1
            while k < self.size and self.words[k].low in ("out", "together", "jointly"):
                k += 1
            till = min(k + 8, self.size)
            k = next((q for q in range(k, till) if self.words[q].text in ",.;:by"), till)
            if k >= self.size or self.words[k].low != "by":
                return -1
        if k >= self.size:
            return -1
        low = self.words[k].low
        if low in ("by", "from") and self._known_body(mention, k):
            return k + 3
        speaks = low == "for" and (
            mention.people in ROLES  # "a spokesman for the union"
            or (mention.noun in _OF_PEOPLE and not mention.named)  # "a poll for the union"
        )
        if low == "on" and self.words[k - 1].cap:
            return -1  # "Statistics on Bread" is what it is called
        if mention.noun and low == "out" and self._word(k + 1) == "of" and not mention.named:
            return self._who(mention, k + 2, "from")
        whose = low in ("by", "from", "at", "on", "with") or speaks
        if whose or (low == "of" and self._of(mention) and not self._asked(mention, k)):
            makers = list(mention.by)
            j = self._who(mention, k + 1, low)
            if j > 0:
                if paid:  # "from X, commissioned by Y" is X's
                    mention.by[:] = makers
                return j
        if start == k and low in _LOOSE_TAILS:
            return self._far(mention, k)
        return -1

    def _of(self, mention: Mention) -> bool:
        human = bool(mention.names) and mention.names[-1].kind == "person"
        return human or bool(mention.noun or mention.people or mention.person or mention.titles)

    def _asked(self, mention: Mention, k: int) -> bool:
        """Whether "of Likely Voters" at ``k`` tells who was asked, however it is written."""
        if mention.noun not in _OF_PEOPLE:
            return False
        name = next((self.name_at[q] for q in range(k + 1, k + 4) if q in self.name_at), None)
        if name is None:
            return False
        last = self.words[name.j - 1].low
        if not mention.named and not name.owns and person(self._word(name.j)):
            return True  # "a poll of Rye voters"
        return (bool(mention.names) and last.endswith("s")) or person(last)

    def _who(self, mention: Mention, k: int, link: str) -> int:
        """Index after the names from ``k`` on, or -1."""
        q = k
        while q < self.size and q - k < 6 and q not in self.name_at and q not in self.title_at:
            token = self.words[q]
            if token.text == "," and q > k and self.words[q - 1].low in BODIES:
                q += 1  # "by polling firm, X,"
                continue
            tank = token.low == "think" and self._word(q + 1) == "tank"
            noun = tank or (q > k and self.words[q - 1].low in DETERMINERS)  # "the record sellers"
            if not token.word or (token.low in VERBS and not noun) or token.low in CONJUNCTIONS:
                return -1
            pronoun = token.low in PRONOUNS and not token.text.isupper()  # "of IT firm X"
            if token.low in AUXILIARIES or pronoun or token.text[0].isdigit():
                return -1
            if token.low in PREPOSITIONS and token.low not in ("at", "of", "from"):
                return -1
            q += 1
        if q in self.title_at and q not in self.name_at:
            if link in ("of", "from"):
                return self._title(mention, q)[0]
            return -1
        name = self.name_at.get(q)
        if name is None:
            return -1
        ours = any(word.low == "our" for word in self.words[k:q])
        if ours and not mention.owner and link in ("by", "from", "of"):
            mention.owner = "our"  # "a study by our Sleep Laboratory"
            return name.j
        if link in ("on", "with") and not (mention.noun and name.j - name.i == 1):
            return -1
        if link in ("on", "with", "at") and mention.names and mention.noun:
            return -1
        if link in ("of", "at", "from", "with") and len(mention.names) == 1:
            if mention.names[0].kind != "person" and link == "of" and not self._of(mention):
                return -1
            if mention.names[0].kind == "person" and not mention.noun:
                mention.person = mention.names.pop()
        if name.kind == "title":
            mention.titles.append(name.text)
            self._years(mention, name.i, name.j)
        campus = link == "at" and mention.by and mention.by[-1].text.startswith("University of ")
        if campus and name.kind != "body":
            return name.j  # "the University of Bread at Port Marlow"
        if link == "at" and mention.by:
            mention.by.clear()  # "the Department of Bread at Harrow University"
        mention.by.append(name)
        j = name.j
        if name.owns:
            reach = self._reach(j)
            if reach >= 0:
                self._years(mention, j, reach)
                j = reach
                if j in self.title_at:
                    j = self._title(mention, j)[0]
                elif j in self.name_at:
                    inner = self.name_at[j]
                    if inner.kind == "title":
                        mention.titles.append(inner.text)
                    j = inner.j
                else:
                    mention.noun = mention.noun or self.words[j].low
                    j += 1
        while j + 2 < self.size and self.words[j].low in ("and", "&"):
            more = self.name_at.get(j + 1 if self.words[j + 1].low != "the" else j + 2)
            if more is None:
                break
            mention.by.append(more)
            j = more.j
        if j < self.size and self.words[j].low in DOCUMENTS and self._noun(mention, j, False):
            mention.noun = self.words[j].low
            j += 1
        return j

    def _far(self, mention: Mention, k: int) -> int:
        """Index after "of 2,000 adults in Wales by X" at ``k``, or -1 if nobody is named."""
        if not mention.noun and not mention.titles:
            return -1
        for q in range(k + 1, min(k + _LOOKAHEAD, self.size - 1)):
            token = self.words[q]
            low = token.low
            if low == "by" and q > k + 1:
                makers = list(mention.by)
                j = self._who(mention, q + 1, "by")
                if j > 0 and mention.names and self.words[q - 1].low in _PAID:
                    mention.by[:] = makers  # "the X poll of 900 adults, commissioned by Y"
                return j
            behind = self.name_at.get(q + 2)
            if low == "from" and self._word(q + 1) == "the" and behind and behind.kind == "body":
                return self._who(mention, q + 2, "from")  # "tables for the year from the X"
            if token.cap:
                continue
            if token.text in ".;:!?()" or low in AUXILIARIES or low in PRONOUNS:
                return -1
            doing = low.endswith("ing") and person(self._word(q + 1))  # "working people"
            if low in VERBS and low not in MADE and not doing:
                return -1
        return -1
