"""Statistics: claims and observations that assert the same thing."""

from schemas.base import Bool, Int, Table, number, text


class Statistics(Table):
    """One row a statistic."""

    statistic_id: str = text("Made of its members' words, whatever the order", unique=True)
    label: str = text("What is measured, in the words of its first member")
    unit: str = text("Unit")
    population: str = text("Population", null=True)
    period: str = text("Period", null=True)
    members: Int = number("Claims and observations in it", unit="members", null=False, ge=1)
    origins: Int = number("Independent studies behind it", unit="studies", null=False, ge=0)


class StatisticMembers(Table):
    """One row a member of a statistic."""

    statistic_id: str = text("Statistic")
    member_id: str = text("claim_id or observation_id", unique=True)
    member_type: str = text("'claim' or 'observation'", isin=("claim", "observation"))


class Comparisons(Table):
    """One row a pair of claims that was compared (left_id < right_id)."""

    left_id: str = text("Claim")
    right_id: str = text("Claim")
    same: Bool = number("They assert the same statistic", null=False)
    score: float = number(
        "How alike population, statement, period and unit are",
        unit="0 to 1",
        null=False,
        ge=0,
        le=1,
    )
    parts: str = text("Parts of the score, JSON object")
    relation: str = text(
        "How the values relate: equal, rounding, sampling, twice_sampling, conflict, undetermined",
        isin=("equal", "rounding", "sampling", "twice_sampling", "conflict", "undetermined"),
    )
    noise_n: Int = number(
        "Largest equal sample size at which the gap is still noise", unit="respondents"
    )
    same_words: Bool = number(
        "The same figure of one source with another statement: population or statement drifted",
        null=False,
    )
    drift: str = text("What drifted: population or statement", null=True)


class Marks(Table):
    """One row a claim that is compared with others: what tells which ones it is worth it with."""

    claim_id: str = text("Claim", unique=True)
    dimension: str = text("Unit; those that are never of one statistic differ in it")
    words: str = text("Beginnings of its telling words, the most telling first, between spaces")
    rare: Int = number(
        "How many of the words are not everyday ones", unit="words", null=False, ge=0
    )
    value: float = number("Value as it is compared", null=False)
    credited: str = text("Hashes of the value with each name of who is credited, between spaces")
    called: Int = number(
        "How many of the hashes are of names; the others are of acronyms",
        unit="hashes",
        null=False,
        ge=0,
    )
    states: str = text("observation_id of the figure of a source that it states", null=True)
    nature: str = text("Change, projection, average; bands of age; sex: another is another figure")
    places: str = text("Places named in its sentence, between spaces")
    own_places: str = text("Places named in its own clause, between spaces")
    crowd: str = text("Who is credited for a share", null=True)
    heard: str = text(
        "Words by which it may be one figure with another, whatever that means: those of its"
        " clause, then the others of its sentence, between spaces"
    )
    own: Int = number("How many of these words are of its clause", unit="words", null=False, ge=0)
