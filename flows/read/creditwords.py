"""Vocabulary of crediting: what sources are called, and what they are said to do.

General English; no name of a source is listed here.
"""

from __future__ import annotations

# Words for a piece of research or a publication: "a survey by ...", "the council's bulletin".
DOCUMENTS = frozenset(
    "analysis analyses assessment audit barometer benchmark briefing bulletin calculations census "
    "chartbook count counts data database dataset document dossier estimate estimates experiment "
    "experiments factsheet fieldwork figures findings forecast forecasts guide handbook index "
    "indices infographic log logs measurements memo metrics monitor numbers outlook panel paper "
    "papers poll polls polling projection projections pulse questionnaire ranking rankings "
    "readings records release report reports research result results review reviews scorecard "
    "series snapshot statistics stats studies study survey surveys tables tally tracker tracking "
    "trial trials update whitepaper yearbook almanac digest brief dashboard atlas ledger edition "
    "article post blog column story editorial newsletter presentation slides book chapter "
    "announcement statement filing filings documents testimony blogpost webinar podcast "
    "interview interviews "
    "evidence literature benchmarks overview summary note notes testing tests opinion catalogue "
    "register wave round roundup playbook profile reckoning tally omnibus inventory inquiry "
    "enquiry map maps".split()
)
# Publications that may report anything: a credit needs a name or a reporting verb beside them.
LOOSE = frozenset(
    "article post blog blogpost column story editorial newsletter presentation slides book chapter "
    "announcement statement filing filings documents interview interviews page note notes update "
    "guide handbook release testing tests result results edition series round wave count counts "
    "log logs tables numbers records register profile summary overview opinion podcast webinar "
    "benchmark benchmarks data figures statistics stats review reviews outlook monitor index panel "
    "document reckoning tally map maps".split()
)
# People who do research, speak for it, or are asked for it.
PEOPLE = frozenset(
    "academics analyst analysts author authors consultants demographers economist economists "
    "epidemiologists expert experts forecaster forecasters historians insiders investigators "
    "observers "
    "officials pollster pollsters psychologists researcher researchers scientist scientists "
    "sociologist sociologists specialists statisticians scholars surveyors commentators critics "
    "organisers organizers colleagues team advocates campaigners sources lobbyists".split()
)
# Who tells of what happened, by office or because they were there.
TELLERS = frozenset(
    "police prosecutors authorities officials detectives investigators firefighters rescuers "
    "medics paramedics coroners witnesses eyewitnesses bystanders onlookers lawmakers diplomats "
    "aides lawyers organisers organizers campaigners activists protesters demonstrators critics "
    "detractors opponents supporters backers sources insiders environmentalists conservationists "
    "commentators observers".split()
)
_NATIONAL = frozenset(
    "british american chinese russian german french italian spanish japanese israeli turkish "
    "iranian indian pakistani ukrainian polish dutch swedish norwegian danish finnish irish "
    "scottish welsh english canadian mexican brazilian european korean saudi egyptian syrian "
    "iraqi afghan "
    "australian portuguese greek belgian swiss austrian hungarian czech nigerian kenyan u.s us "
    "uk".split()
)
# The same in two words, by the second: "fire crews", "state media", "court documents".
TELLER_PAIRS = {
    "crews": frozenset("fire rescue ambulance".split()),
    "workers": frozenset("rescue aid emergency relief health".split()),
    "teams": frozenset("rescue emergency".split()),
    "services": frozenset("emergency intelligence security rescue".split()),
    "groups": frozenset("aid rights lobby industry trade advocacy environmental campaign".split()),
    "agencies": frozenset("aid news intelligence relief".split()),
    "organisations": frozenset("aid rights".split()),
    "organizations": frozenset("aid rights".split()),
    "media": frozenset("state local national foreign social".split()) | _NATIONAL,
    "television": frozenset(["state", "local"]),
    "leaders": frozenset("union industry community church opposition business".split()),
    "bosses": frozenset("union industry".split()),
}
ROLES = frozenset(
    "adviser advisor analyst architect author ceo cfo chair chairman chairwoman chief "
    "commissioner consultant coordinator councillor cto dean delegate demographer deputy "
    "developer director doctor dr economist editor engineer epidemiologist evangelist "
    "executive expert fellow founder cofounder governor head historian investigator lead lecturer "
    "manager mayor member minister mr mrs ms officer organiser organizer owner partner physician "
    "pollster president principal prof professor psychologist representative researcher "
    "scientist secretary senator sociologist specialist speaker spokesman spokesperson "
    "spokeswoman statistician strategist superintendent treasurer vice co-founder co-author "
    "co-director co-chair co-leader coauthor vice-president vice-chair vice-chancellor "
    "actuary chaplain curator librarian registrar bursar coroner comptroller bishop archbishop "
    "meteorologist climatologist geologist biologist ecologist botanist zoologist hydrologist "
    "criminologist anthropologist archaeologist oceanographer virologist oncologist cardiologist "
    "campaigner".split()
)
# Bodies; with "the", a lower-case one points to a body named before.
BODIES = frozenset(
    "academy administration agency alliance association authority bank board body bureau centre "
    "center chamber charity club coalition college commission committee company confederation "
    "consortium consultancy corporation council county department directorate division "
    "federation firm force foundation fund government group guild hospital initiative institute "
    "institution lab laboratory league library magazine ministry museum network newsroom "
    "newspaper observatory office ombudsman organisation organization outlet paper party "
    "pollster programme program project publisher publication regulator registry school "
    "secretariat service society startup station taskforce team thinktank trust union university "
    "utility vendor watchdog website agency's nonprofit non-profit ngo giant retailer automaker "
    "carmaker airline insurer lender broadcaster".split()
)
# Bodies that any organisation may be called.
ANY_BODY = frozenset(
    "agency body company firm force group institution organisation organization outlet publisher "
    "nonprofit non-profit ngo giant retailer automaker carmaker airline insurer lender broadcaster "
    "vendor consultancy charity regulator watchdog pollster startup magazine paper newspaper "
    "researchers team authors analysts economists scientists website publication lab".split()
)
# Places that publish under a common noun: "the city's cost report".
CIVIC = frozenset("city town state county district municipality region province".split())
# Last words of names that are bodies and not titles.
BODY_ENDS = BODIES | frozenset(
    "analytics associates economics insights partners research solutions statistics studies "
    "survey labs laboratories services consulting media news press times post journal "
    "telegraph herald tribune gazette chronicle international partnership forum "
    "co-operative cooperative collective syndicate mutual "
    "bros inc ltd llc corp plc gmbh technologies systems group holdings "
    "ventures capital software security logistics airlines airways motors foods industries "
    "enterprises pharmaceuticals telecom insurance energy railways couriers hotels "
    "executive inspectorate watch desk circle exchange archive archives clinic infirmary treasury "
    "parliament assembly senate congress diocese synod polytechnic faculty constabulary police "
    "coastguard studio studios tribunal intelligence advisers advisors strategies communications "
    "networks orchestra theatre brewery dairy shipyard airport transit fellowship academies "
    "unit conclave caucus hospice nursery stables kennels sanctuary coalition platform "
    "trustees unions colleges universities schools libraries museums hospitals".split()
)
# Kinds of companies, by which an apposition tells one from a person.
COMPANIES = frozenset(
    "airline airport brewer brewery builder carmaker carrier chain charity company consultancy "
    "co-operative cooperative distributor firm grocer insurer lender maker manufacturer newspaper "
    "operator platform provider publisher retailer startup start-up supermarket supplier "
    "think-tank thinktank union utility vendor".split()
)
# What a company is called by law, which says nothing of who it is.
LEGAL_FORMS = frozenset("inc ltd llc corp plc gmbh group holdings".split())
# Last words of names that are titles of publications.
TITLE_ENDS = (
    DOCUMENTS
    - frozenset("research statistics studies post data news team paper monitor page".split())
) | frozenset("yearbook manual survey report".split())

# --- verbs -----------------------------------------------------------------------------------


def _forms(stems: str) -> frozenset[str]:
    """Third person, past and participle in -ing of regular verbs, as far as they are needed."""
    made = set()
    for verb in stems.split():
        made.add(verb)
        if verb.endswith("e"):
            made |= {verb + "s", verb + "d", verb[:-1] + "ing"}
        elif verb.endswith("y") and verb[-2] not in "aeiou":
            made |= {verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
        elif verb.endswith(("s", "sh", "ch", "x", "z")):
            made |= {verb + "es", verb + "ed", verb + "ing"}
        elif verb in ("scan", "admit", "rebut", "permit", "submit"):
            made |= {verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
        else:
            made |= {verb + "s", verb + "ed", verb + "ing"}
    return frozenset(made)


# What only people and bodies do with words.
SPEAK = _forms(
    "add admit advise allege announce argue assert boast caution claim comment concede confirm "
    "contend declare explain insist mention note observe point recall reckon remark reply stress "
    "tweet warn believe agree emphasise emphasize disclose testify acknowledge disagree remind "
    "lament foresee"
) | frozenset(
    "foresaw foreseen say says said tell tells told write writes wrote think thinks thought "
    "summed".split()
)
# What research is said to do.
SHOW = _forms(
    "attribute calculate conclude demonstrate detect determine discover document estimate "
    "evidence expect forecast highlight identify illustrate imply indicate list observe predict "
    "project prove rate rank record register report reveal state suggest tally uncover underline "
    "value measure assess quantify establish clock peg anticipate outline cite reiterate "
    "detail track describe corroborate arrive quote"
) | frozenset(
    "find finds found show shows showed shown see sees saw put puts give gives gave hold holds "
    "held set sets has have had count counts counted log logs logged get gets got tell tells "
    "told finding showing pegged reckons reckoned totals".split()
)
# Verbs of SHOW that any subject may have of any figure: they credit only publications, or
# bodies in a set phrase ("puts the share at").
WEAK_SHOW = frozenset(
    "has have had see sees saw give gives gave hold holds held set sets get gets got rate rates "
    "rated rank ranks ranked record records recorded register registers registered list lists "
    "listed value values valued state states track tracks tracked count counts counted log logs "
    "logged logging measure measures measured project projects expect expects expected "
    "detail details totals describe describes described credit credits credited "
    "quote quotes quoted document documents establish establishes established cite cites "
    "cited put puts".split()
)
# What a body does before it has something to report: the figures come in the next sentences.
STUDY = _forms(
    "analyse analyze ask audit collect commission compile conduct examine follow gather "
    "interview investigate launch monitor observe poll publish query question release review "
    "sample scan scrape study survey test track visit measure update unveil issue compare "
    "evaluate contact canvass work learn screen inspect weigh crunch trawl comb sift"
) | frozenset(
    "heard hears learnt "
    "studied studies ran runs run sent went looked undertook put opened drew".split()
)

AUXILIARIES = frozenset(
    "has have had is are was were be been being will would can could may might did do does "
    "having".split()
)
ADVERBS = frozenset(
    "also recently now just later then already still even only further first again separately "
    "previously currently consistently clearly repeatedly similarly actually once always often "
    "earlier meanwhile likewise publicly regularly subsequently initially itself themselves "
    "additionally famously generally typically usually therefore thus simply both all".split()
)
PREPOSITIONS = frozenset(
    "of in on at by for from with about into over under through during across between among "
    "within without against toward towards per via upon than as to like since until after before "
    "despite including unlike amid".split()
)
DETERMINERS = frozenset(
    "a an the this that these those each every some any all both another one its their his her "
    "our my several many multiple various numerous most recent two three four five "
    "countless".split()
)
CONJUNCTIONS = frozenset("and or but nor yet so while whereas although though because".split())
POINTING = frozenset("the this that these those same its their his her such latter".split())
INDEFINITE = frozenset(
    "a an one some any several many multiple various numerous most recent other another two "
    "three four five few countless certain all".split()
)
# Words that start sentences with a capital without being names, beyond the closed classes.
OPENERS = frozenset(
    "a about above according across after again against ago all almost along already also "
    "although always among an and another any anyone are around as asked at average back because "
    "before behind being below besides between beyond both but by can compared consider could "
    "currently dear despite did do does don't during each early either else even ever every "
    "everyone everything except far few fewer finally first five for four from fully further get "
    "given globally good had half has have having he hence her here his how however i i'd i'll "
    "i'm i've if in indeed instead interestingly into is isn't it it's its just last lastly late "
    "later latest launched least less let let's like likewise look looking many maybe me "
    "meanwhile men more moreover most much my nationally nearly neither never nevertheless new "
    "newer next no nobody none nonetheless nor not note nothing now of off often on once one only "
    "or other others our out over overall part people per perhaps please previously quite rather "
    "read recent recently researchers respondents roughly same second see seen several she should "
    "similarly since six slightly so some someone something sometimes soon still such ten than "
    "that that's the their them then there there's therefore these they third this those though "
    "three through thus to today together too toward turns two under unless unlike until up upon "
    "seven eight nine eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million billion dozens hundreds thousands millions half quarter "
    "us using very was we we'll we're we've well were what what's when whenever where whereas "
    "whether which while who whoever whom whose why will with within without women would yes yet "
    "you you'll you're your yours worldwide workers employers employees consumers shown start "
    "think speed young older adults children parents users customers firms companies businesses "
    "americans europeans britons use source sources data study studies survey surveys report "
    "reports research figures statistics analysts experts scientists economists results "
    "correction update figure table chart graph box editor's editors note notes total "
    "independent additionally furthermore surprisingly unsurprisingly fortunately unfortunately "
    "percentage share growth industry government official company election market public consumer "
    "national federal state local academic scientific medical private internal external early "
    "business community police members drivers readers voters investors".split()
)
OPENERS |= frozenset(
    "agencies alliances banks boards bodies charities clubs colleges committees corporations "
    "councils departments foundations governments groups hospitals institutions laboratories "
    "libraries ministries museums newspapers offices organisations organizations parties "
    "programmes programs publishers regulators schools services societies startups teams "
    "trusts unions universities utilities vendors websites giants retailers automakers carmakers "
    "airlines insurers lenders broadcasters opponents supporters activists critics "
    "residents".split()
)
# Of those, the ones that never start a name, wherever they stand.
FUNCTION_WORDS = (
    DETERMINERS
    | PREPOSITIONS
    | AUXILIARIES
    | CONJUNCTIONS
    | frozenset(
        "and or if when where who whom which what why how he she it they we you i me him us them "
        "not no yes here there such than then thus too very only also even ever yours".split()
    )
) - frozenset("most two three four five various numerous many several recent".split())
# Capitalised words that name no source: months, days, peoples, places of the map, common
# abbreviations.
NOT_SOURCES = frozenset(
    "mostly mainly partly partially usually typically currently generally nearly roughly hardly "
    "source sources via published updated posted modified edited printed "
    "january february march april may june july august september october november december jan "
    "feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday "
    "saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays christmas "
    "easter ramadan thanksgiving q1 q2 q3 q4 h1 h2 spring summer autumn winter "
    "american americans british britons english european europeans french german germans "
    "brits briton scots aussies "
    "italian spanish chinese japanese indian indians canadian canadians australian australians "
    "african asian scottish welsh irish dutch swedish norwegian danish finnish polish russian "
    "ukrainian turkish greek portuguese brazilian mexican korean western eastern northern "
    "southern latino latinos hispanic hispanics north south east west northeast northwest "
    "southeast southwest midwest midlands "
    "america africa asia europe australia canada china japan india germany france italy spain "
    "britain england scotland wales ireland russia brazil mexico korea sweden norway denmark "
    "finland poland ukraine turkey greece portugal netherlands belgium austria switzerland "
    "singapore indonesia vietnam thailand pakistan nigeria kenya egypt argentina chile israel "
    "us usa u.s u.s.a uk u.k eu u.e uae london paris berlin york washington california texas "
    "florida alabama alaska arizona arkansas colorado connecticut delaware georgia hawaii idaho "
    "illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan "
    "minnesota mississippi missouri montana nebraska nevada hampshire jersey ohio oklahoma oregon "
    "pennsylvania tennessee utah vermont virginia wisconsin wyoming carolina dakota "
    "internet web ai ml it hr tv pc pcs sms url urls api apis css html javascript xml pdf csv "
    "ceo cfo cto ceos hr seo ios android covid covid-19 gdp vat usd eur gbp ok faq gen millennials "
    "boomers pm am wi-fi wifi email bluetooth dr mr mrs ms prof sir dame st inc ltd co "
    "part section chapter figure table box appendix version volume issue page id no "
    "mba phd bsc msc k-12 stem i".split()
)
CONNECTORS = frozenset("of for and & the in on to de du des la le von van der den di da y".split())
