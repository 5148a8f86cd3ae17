"""Noun phrases of a sentence that may be credited: bodies, people, publications, pronouns.

"a 2024 study by the Society for Human Resource Management", "the council's own count",
"researchers at Wyvern University", "studies", "it".
"""

from __future__ import annotations

from flows.read.creditwords import (
    ADVERBS,
    BODIES,
    CIVIC,
    CONJUNCTIONS,
    DETERMINERS,
    DOCUMENTS,
    PEOPLE,
    POINTING,
    PREPOSITIONS,
    ROLES,
)
from flows.read.mention import Mention
from flows.read.names import Name
from flows.read.paired import paired
from flows.read.tails import STOP, VERBS, Tails
from flows.read.wordclass import person, tag
from flows.read.words import Token, is_year

_SPEAKERS = frozenset("it they he she we".split())
_CORES = _SPEAKERS | set(DOCUMENTS) | set(PEOPLE) | set(BODIES) | set(ROLES) | {"our"}
_TIMES = frozenset(
    "year years month week quarter decade spring summer autumn fall winter today yesterday "
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
# What a body does with data that it did not make, or does not tell of.
_KEEPS = frozenset("uses used use keeps kept needs wants requires lacks wanted needed".split())
_HOW_OFTEN = frozenset("daily weekly fortnightly monthly quarterly yearly early friendly".split())
_NUMBERED = frozenset("two three four five".split())
_SUCH = frozenset("the these those both".split())
_WHOSE_OWN = frozenset("own its their".split())
_OF_LATE = frozenset("own recent latest newest new annual".split())
_OUR_OWN = frozenset(
    "account agency analytics app audience clients community company customers dashboard "
    "database donors followers internal list logs members network office own participants "
    "partners platform product products program programme readers respondents sample service "
    "services site sites staff test tests students subscribers team traffic users visitors "
    "volunteers website pages posts downloads repository repositories contributors".split()
)
# Bodies called after their place: "the council of Norrhaven", not "the library of Pat Ito".
_PLACED = frozenset(
    "city council county diocese government municipality region state town university".split()
)
# People who belong to a piece of research: without a name they are those spoken of.


class _Parser(Tails):
    def parse(self) -> list[Mention]:
        found: list[Mention] = []
        i = floor = 0
        while i < self.size:
            if not self._core(i):
                i += 1
                continue
            mention = self._phrase(i, floor)
            if mention is None:
                i += 1
                continue
            if not (found and self._apposed(found[-1], mention)):
                found.append(mention)
            i = floor = max(mention.j, i + 1)
        return found

    def _apposed(self, person: Mention, role: Mention) -> bool:
        """Takes up "president of the Union" in "Tom Reed, president of the Union"."""
        if role.i != person.j + 1 or self.words[person.j].text != "," or person.by:
            return False
        alone = person.person or (person.names[0] if len(person.names) == 1 else None)
        if alone is None or alone.kind != "person" or role.people not in ROLES | PEOPLE:
            return False
        bodies = role.by or role.names
        if not bodies and role.kind == "vague" and not role.det and role.person is None:
            return True  # "Ada Rye, author of the report"
        if not bodies or role.person is not None:
            return False
        person.person, person.names, person.by = alone, [], bodies
        person.people = person.people or role.people
        person.j, person.end = role.j, role.end
        return True

    def _core(self, i: int) -> bool:
        if i in self.name_at or i in self.title_at:
            return True
        token = self.words[i]
        low = token.low
        if low not in _CORES:  # nearly all words
            return False
        if low in _SPEAKERS:
            return True
        if low in BODIES and not token.cap and not token.owns and self._modifies(i):
            return False
        if low in DOCUMENTS and i + 1 < self.size and not token.owns:
            after = self.words[i + 1]
            if after.low in ROLES and after.low not in DOCUMENTS and not after.cap:
                return False  # "study co-author"
        if not token.word or (token.cap and i > 0 and low not in DOCUMENTS and low not in PEOPLE):
            return low == "our" or (low in ROLES and self._office(i))
        return low in DOCUMENTS or low in PEOPLE or low in BODIES or low in ROLES or low == "our"

    def _office(self, i: int) -> bool:
        """Whether a role with a capital is set beside a name: ", CEO of Crumb"."""
        after = self.words[i + 1].low if i + 1 < self.size else ""
        return self.words[i - 1].text == "," and after in ("of", "at", "for")

    def _modifies(self, i: int) -> bool:
        """Whether a body only tells of which kind another is: "the county election office"."""
        if i + 2 >= self.size or self.words[i - 1].low not in ("the", "a", "an"):
            return False
        between, after = self.words[i + 1], self.words[i + 2]
        plain = between.word and between.text.islower() and between.text.isalpha()
        plain = plain and not between.low.endswith(("ed", "s"))
        return (
            plain
            and between.low not in STOP | VERBS | ADVERBS | DETERMINERS | BODIES
            and after.low in BODIES
            and not after.cap
        )

    def _phrase(self, i: int, floor: int) -> Mention | None:
        token = self.words[i]
        if token.low in _SPEAKERS and i not in self.name_at:
            if token.owns:
                return None
            return Mention(i, i + 1, token.start, token.end, pronoun=token.low)
        mention = Mention(i, i, token.start, token.end)
        if token.low == "our":
            mention.owner = mention.det = "our"
            mention.j = k = i + 1
            while k + 1 < self.size and self.words[k].low in _OF_LATE:
                k += 1
            j = self._reach(k)
            if j < 0:
                ours = next((q for q in range(k, min(k + 3, self.size)) if self._ours(q)), -1)
                if ours < 0:
                    return None
                mention.body = self.words[ours].low
                j = ours + 1
                mention.j = j
                mention.end = self.words[j - 1].end
                return mention
            self._right(mention, j)
        else:
            self._left(mention, i, floor)
            self._right(mention, i)
        if mention.j <= i:
            return None
        self._tails(mention)
        mention.end = self._end(mention.j)
        if mention.titles and mention.j < self.size and self.words[mention.j].text in '"”':
            mention.end = self.words[mention.j].end  # "X's "Sleep Report"", with its marks
        return mention

    def _ours(self, q: int) -> bool:
        return self.words[q].low in _OUR_OWN

    def _end(self, j: int) -> int:
        token = self.words[j - 1]
        return token.end

    # --- to the left -------------------------------------------------------------------------

    def _left(self, mention: Mention, i: int, floor: int) -> None:
        """Determiner and adjectives before the core."""
        k = i
        while k > floor and i - k < 6:
            token = self.words[k - 1]
            low = token.low
            if low in ("its", "their", "his", "her", "our"):
                k -= 1
                mention.det = low
                mention.owner = low if low == "our" else "its"
                break
            if low in _NUMBERED and k - 2 >= floor and self.words[k - 2].low in _SUCH:
                k -= 1  # "the two researchers" are those of before
                continue
            if low == "that" and self._tells_that(k - 1):
                break
            if low in DETERMINERS or low in POINTING:
                k -= 1
                if low in ("recent", "most", "same", "latter"):
                    mention.det = mention.det or low
                    continue
                mention.det = "the" if mention.det in POINTING and low == "the" else low
                if low in ("this", "last"):
                    mention.relative = mention.relative or k + 1 < i
                break
            if is_year(token):
                before = self.words[k - 2].low if k - 2 >= floor else ""
                plain = i in self.name_at and self.name_at[i].kind != "title"
                before_month = before in _TIMES and k - 3 >= floor
                before = self.words[k - 3].low if before_month else before
                if plain and before not in DETERMINERS and before not in POINTING:
                    break
                mention.year = int(token.text)
            elif token.owns and k - 1 > floor and self.words[k - 2].low in _WHOSE_OWN:
                pass  # "its own members' survey"
            elif token.owns and not token.cap and self._of_people(low, i):
                pass  # "a leading children's charity"
            elif token.owns and not token.cap and low in CIVIC:
                mention.owner = low  # "the city's cost report"
            elif token.owns and self.words[k].low == "own":
                pass  # "the city's own count": whose it is belongs to the credit
            elif token.owns and low in _TIMES:
                mention.relative = True
                if k - 1 > floor and self.words[k - 2].low in ("this", "last"):
                    k -= 2
                    mention.det = mention.det or self.words[k].low
                    break
            elif low in ("latest", "newest", "previous", "annual"):
                many = self.words[i].low in ("studies", "surveys", "polls", "reports")
                mention.relative = mention.relative or (low != "annual" and not many)
            elif token.cap and low in ROLES and i in self.name_at and not mention.people:
                mention.people = low  # "Professor Rye"
            elif not self._adjective(token, k - 1):
                break
            k -= 1
        mention.i = k
        mention.start = self.words[k].start

    def _tells_that(self, k: int) -> bool:
        """Whether the "that" at ``k`` joins a clause, "unaware that research is done"."""
        before = self.words[k - 1] if k else None
        if before is None or not before.word or before.cap:
            return False
        return before.low not in PREPOSITIONS | CONJUNCTIONS

    def _of_people(self, low: str, i: int) -> bool:
        """Whether a genitive tells for whom the body at ``i`` is, not whose it is."""
        return self.words[i].low in BODIES and not self.words[i].cap and person(low.rstrip("'"))

    def _adjective(self, token: Token, k: int) -> bool:
        """Whether a word before a core may belong to it."""
        if not token.word or token.owns or token.low in STOP:
            return False
        if token.cap and k > 0:
            if token.low in _TIMES:
                return True  # "the April data"
            return token.text.isupper() and len(token.text) <= 3
        if token.text[0].isdigit():
            return False
        if token.low == "state":
            return k > 0 and self.words[k - 1].low in DETERMINERS  # "the state health department"
        verb = token.low in VERBS or tag(token.low) == "V"  # "it took Crumb ..."
        return not verb and (not token.low.endswith("ly") or token.low in _HOW_OFTEN)

    # --- the core and what follows -----------------------------------------------------------

    def _right(self, mention: Mention, i: int) -> None:
        """Names, titles, years and nouns from the core on."""
        k, owned = i, False
        while k < self.size:
            token = self.words[k]
            name = self.name_at.get(k)
            if name is not None:
                if mention.noun and not owned and not mention.names:
                    break
                if mention.names and not owned and not self._goes_on(mention):
                    break
                self._add_name(mention, name, owned)
                k, owned = name.j, name.owns
            elif k in self.title_at:
                k, _ = self._title(mention, k)
                owned = False
            elif self._noun(mention, k, owned):
                mention.noun = token.low
                k, owned = k + 1, token.owns
            elif (
                token.low in PEOPLE
                or token.low in ROLES
                or (token.low in ("people", "staff") and mention.named and not owned)
            ):
                mention.people = token.low
                k, owned = k + 1, token.owns
            elif (placed := self._placed(mention, k)) is not None:
                mention.names.append(placed)
                k, owned = placed.j, placed.owns
            elif token.low in BODIES and (not token.cap or k == 0):
                if token.owns:
                    mention.owner = token.low
                else:
                    mention.body = token.low
                if mention.noun and self.words[k - 1].low == mention.noun and not owned:
                    mention.noun = ""  # "the national statistics office" is no statistics
                k, owned = k + 1, token.owns
            elif is_year(token) and mention.named and self._reach(k + 1) == k + 1:
                mention.year = int(token.text)
                k += 1
            else:
                does = mention.named and not owned and token.low in _KEEPS
                j = self._reach(k) if owned or mention.named or mention.noun else -1
                if does:
                    break  # "the Loaf Bureau uses data": not data of its
                if j <= k or (not owned and not mention.named):
                    break
                self._years(mention, k, j)
                k = j
            mention.j = k

    def _placed(self, mention: Mention, k: int) -> Name | None:
        """The name "council of Norrhaven", whose body is in lower case."""
        token = self.words[k]
        place = self.name_at.get(k + 2)
        if (
            token.low not in _PLACED
            or token.cap
            or token.owns
            or mention.det != "the"
            or mention.named
            or place is None
            or place.kind == "title"
            or self.words[k + 1].low != "of"
        ):
            return None
        return Name(k, place.j, f"{token.text} of {place.text}", "body", place.owns)

    def _goes_on(self, mention: Mention) -> bool:
        """Whether a second name may follow: "Guild president Rolf Amadi"."""
        return bool(mention.people)

    def _add_name(self, mention: Mention, name: Name, owned: bool) -> None:
        last = self.words[name.j - 1]
        if name.j - name.i == 1 and (last.low in BODIES or last.low in DOCUMENTS):
            # "the Centre", "the Monitor": short for a name given before.
            if last.low in BODIES and name.owns:
                mention.owner = last.low
            elif last.low in BODIES and last.low != "paper":
                mention.body = last.low
            else:
                mention.noun = last.low
            return
        years = [word for word in self.words[name.i + 1 : name.j] if is_year(word)]
        if years and mention.year is None:
            mention.year = int(years[-1].text)
        if name.kind == "title" and (owned or mention.names or not name.owns):
            mention.titles.append(name.text)
            if not owned and not mention.names:
                mention.names.append(name)
        elif owned and name.kind == "other" and name.j - name.i > 1:
            mention.titles.append(name.text)
        elif name.kind == "person" and (mention.names or mention.people in ROLES):
            mention.person = name
        else:
            mention.names.append(name)


# Nouns for publications that are as often verbs in the third person.


def find_mentions(
    words: list[Token], names: list[Name], titles: list[tuple[int, int, str]]
) -> list[Mention]:
    """Noun phrases that may be credited, from left to right.

    Args:
        words: tokens of a sentence.
        names: its proper names.
        titles: its titles in italics or quotation marks, as token spans with their text.
    """
    inside = [(i, j) for i, j, _ in titles]
    free = [
        n for n in names if not any(i <= n.i and n.j <= j and n.j - n.i < j - i for i, j in inside)
    ]
    return paired(words, _Parser(words, free, titles).parse())


__all__ = ["Mention", "find_mentions"]
