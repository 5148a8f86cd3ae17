"""Words of surveys that say little, that deny, that stand for anybody or are kinds of others.

Plain data, written in general English, in their dictionary form; ``words.stem`` reduces both sides
alike.
"""

from __future__ import annotations

# Meaning nothing by themselves.
STOP = frozenset(
    """it's that's there's he's she's i'm they're we're you're they've we've i've they'd they'll
    a an the of in on at by to for from with and or as is are was were be been being it its it's
    that this these those their they them theirs he she his her him we our us you your i my me mine
    who whom whose which what there here when where how than then so such do does did done doing
    have has had having will would shall should may might must about into onto over under up out
    off through between among amongst within per via if while whereas but also just only very too
    even both either neither some any own one's 's s t re ve ll d m vs versus each not no nor yet
    during before after whether once ever yet like else therefore thus hence along upon toward
    towards within yes ago mere merely roughly nearly almost around approximately exactly
    precisely some fully however indeed meanwhile although though because since until unless
    despite according
    """.split()
)

# Words of reporting that say little about what is measured.
LIGHT = frozenset(
    """say tell report mention cite show find reveal indicate respondent
    participant survey poll study questionnaire ask share proportion percentage percent number
    total figure count rate year person people adult result publish publication release data
    interview wave edition index page table chart value metric overall whole average mean
    typical cent way thing lot make put go come get give
    take stand set part fact say according recent latest
    someone somebody anyone anybody
    past last previous first second new current now today still already just figure
    """.split()
)

# Nouns that stand for whoever was asked, or for the asking: they neither narrow nor contradict a
# population.
GENERIC_PEOPLE = frozenset(
    """respondent person people participant everyone somebody member anybody all total sample
    answer response reply survey report index barometer tracker monitor study census poll review
    outlook bulletin paper
    data figure statistic release article page table
    them they those group team panel share average us our you interviewee other others
    series gain cohort ones case
    """.split()
)

NEGATIONS = frozenset(
    """not no never none nobody nothing neither nor without cannot can't don't doesn't didn't
    isn't aren't wasn't weren't won't wouldn't haven't hasn't hadn't couldn't shouldn't no-one
    hardly
    """.split()
)

# Words that deny what follows them without being negations; they reach one word.
DENYING = frozenset(
    "fail refuse unable stop avoid shun escape evade dodge deny reject cease".split()
)

# What kind of assertion it is. "want", "would", "prefer" are wishes; "plan" and "expect" are
# intentions; "think", "believe" are opinions. Reporting verbs ("say") are none of these.
MODALITY = {
    "intention": frozenset(
        "plan intend intention expect anticipate aim contemplate going+to will shall "
        "prepare forecast hope willing".split()
    ),
    "opinion": frozenset(
        "think believe feel regard deem perceive worry fear agree disagree trust reckon suspect "
        "should ought".split()
    ),
    "wish": frozenset("want wish would prefer desire".split()),
}

# Kinds of: the word before the colon includes the words after it. One level is enough.
KINDS_OF = """
employer: manufacturer manufacturing retailer bank start-up startup restaurant hotel wholesaler
 agency charity insurer supplier builder studio brewery bakery publisher hospital multinational sme
 corporation vendor exporter utility
worker: nurse teacher developer engineer driver carer manager recruiter doctor lawyer accountant
 freelancer apprentice graduate trainee clerk waiter cleaner electrician plumber cashier
 millennial contractor intern
adult: woman man parent student pensioner senior retiree worker mother father graduate voter
 homeowner tenant commuter millennial teenager veteran carer employee patient donor
person: woman man parent student pensioner senior retiree worker mother father graduate voter
 homeowner tenant commuter millennial teenager child pupil veteran carer employee patient
parent: mother father
child: boy girl toddler teenager infant
pupil: boy girl
farm: dairy orchard vineyard
household: family couple single homeowner tenant renter owner
customer: subscriber member
consumer: woman man parent millennial student
driver: trucker cabbie
"""
