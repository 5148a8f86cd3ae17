"""What means the same in surveys and statistics, and what the opposite.

Plain data, written in general English. A line is one meaning; where a line has a bar, the words
right of it mean the opposite of those left of it. ``+`` joins the words of a phrase. A line that
begins with a space continues the one above. Words are given in their dictionary form;
``words.stem`` reduces both sides alike.
"""

from __future__ import annotations

SYNONYMS = """
employer company firm business enterprise organisation organization corporation establishment
worker employee staff workforce personnel colleague
manager executive leader boss supervisor lead
recruiter headhunter
founder entrepreneur
owner proprietor
respondent participant interviewee panellist panelist
adult grown-up
person people human individual citizen resident inhabitant
child kid
pupil student learner
teacher educator instructor
parent mother father guardian
teenager teen adolescent youth
elderly senior pensioner retiree older+people
household home
relative family relation kin
doctor physician gp gps general+practitioner clinician
medication medicine drug
patient
customer client buyer shopper consumer purchaser
user
traveller traveler tourist holidaymaker
visitor guest
driver motorist
farmer grower
farm holding
developer programmer coder engineer
maintainer
voter electorate
donor giver
charity non-profit nonprofit
gift donation contribution
tenant renter
landlord
university college
school
hospital clinic
shop store retailer merchant
website site webpage
phone smartphone mobile handset cellphone
computer laptop pc
vehicle car automobile
bicycle bike cycle cyclist
train rail railway
plane aeroplane airplane air flight
house home dwelling
flat apartment
holiday vacation
film movie
programme program show
television tv telly
e-mail email mail
letter
message text
advertisement advert ad posting vacancy opening listing description
job role position post occupation
career profession
degree diploma
certificate certification credential badge micro-credential microcredential nanodegree
qualification
skill competence ability
training course lesson
requirement condition prerequisite
salary wage pay earning income remuneration
money cash fund funding
cost price expense fee charge
budget
revenue turnover
profit earnings margin
loan credit lending
debt owe owing indebted arrears
rent
saving
insurance insure insured cover coverage
policy rule guideline
law legislation regulation
tool software application app
data information
attack breach incident hack intrusion cyberattack
ransomware
password
victim
mistake error
illness disease sickness
vaccine vaccination jab shot immunisation immunization inoculation booster
pharmacy chemist drugstore
pharmacist
fear worry concern anxiety afraid worried concerned
reason cause motive why
obstacle barrier hurdle impediment hold+back
benefit advantage merit
risk danger threat
problem issue difficulty trouble
question
answer reply response responded
name
opinion view attitude
trust confidence believe+in | distrust mistrust
satisfaction satisfied happy content contented pleased
 | dissatisfaction dissatisfied unhappy displeased discontent discontented
agree | disagree
support back favour favor endorse approve | oppose object against disapprove
like enjoy love | dislike hate
easy simple | difficult hard
safe secure | unsafe insecure dangerous
likely probable | unlikely improbable
able can | unable cannot
aware know knowledge familiar | unaware ignorant
healthy | unhealthy
employed | unemployed jobless
accept admit | reject refuse decline turn+down deny
approve grant | refuse
succeed success pass win | fail failure
increase rise raise grow growth climb jump gain surge soar up
 | decrease cut slash fall decline shrink sink plunge down lower reduce reduction
more higher greater above larger bigger | less fewer lower below smaller
better improve improvement well good positive | worse worsen deteriorate badly bad poor negative
keep retain maintain preserve remain stay | remove drop eliminate scrap abandon abolish get+rid
start begin commence launch | stop cease give+up
join enter | leave exit quit depart
open | close shut
buy purchase acquire | sell
hire recruit employ take+on | dismiss fire lay+off redundancy
include contain | exclude
allow permit let | ban forbid prohibit
remember recall | forget
early sooner earlier | late later
fast quick rapid soon swift speedy | slow
new | old
online internet web digital | offline
public | private
young | old
rich wealthy affluent
urban city town | rural countryside village
remote telework home-working
in+person face-to-face face+to+face on-site on+site
office workplace desk
full-time full+time | part-time part+time
male man men boy | female woman women girl
paid | unpaid
always | never
all every each | none nobody nothing
first
year annual twelve+months yearly
month monthly
week weekly
day daily
hour hourly
fortnight two+weeks
weekend saturday
decade ten+years
quarter three+months
mean average typical
median
own have possess got
use utilise utilize adopt adoption usage
make produce create
need require want demand
want wish like would+like desire
prefer rather favourite favorite preference choose choice opt select pick sooner
plan intend intention expect anticipate aim consider think+about
think believe feel consider regard view deem
try attempt
offer provide supply give
receive get obtain
ask request
say tell report state mention cite
show find reveal indicate
spend expenditure outlay
pay payment
lend
borrow
give donate contribute
save
earn
lose loss
test trial exam examine assessment
check verify confirm validate verification
measure
read reading
write written writing put+in+writing
watch view viewing
listen audio
play
eat consume
drink
smoke
sleep
travel trip journey ride
commute commuting commuter
walk
drive
fly flown
cycle
visit
live reside residence
move relocate
cook
teach
learn study
help assist aid
protect protection
install put+in
replace replacement substitute
repair fix
click
share split
cancel cancellation unsubscribe
subscribe subscription sign+up sign+ups subscriber
renew
return come+back back again
call phone+call caller
meet meeting
hear
see saw look
talk conversation speak
understand
cheap inexpensive affordable | expensive dear costly pricey
big large | small little
high | low
long | short
frequent often regular | rare seldom occasional
important significant key | unimportant
useful helpful valuable worth | useless worthless
weekday
region area district
country nation national nationwide
world global worldwide international
government state ministry
council local+authority
group category class band
share proportion percentage fraction part
number total count figure sum
amount quantity volume
rate
half 50
third
quarter 25
majority most
minority
record
survey poll study questionnaire census questioned interview
report publication paper
time duration length
destination place location spot
hot heat warm | cold
tax
deduction claim claimant
stolen steal theft
guess
pretend pose impersonate impersonation
server
backup copy
button
apprentice apprenticeship trainee
graduate
retire retirement
nurse
care caring carer caregiver look+after looking+after looks+after
physical
mental
alone lonely loneliness
sister sibling brother
friend
club association society
event
library
book title
novel fiction
audiobook
newspaper
music
game
sport
garden
animal
dog
food
meal lunch dinner breakfast
vegetable
fruit
meat
fuel diesel petrol gas
energy electricity power
water
air
climate
waste rubbish
recycle recycling
lure simulated+phishing phishing
pretend pose impersonate impersonation masquerade
manufacturer manufacturing factory maker
construction builder
bank
finance financing
invoice
supplier
delivery
order
export
import
foreign abroad overseas
migrant immigrant
language
religion
crime
police
court
accident crash collision
injury
death die mortality
birth born
marriage married
divorce
pregnant
disability disabled
hopeful optimistic optimism | pessimistic pessimism
confident
proud
angry
bored
tired exhausted burnout
stressed stress
busy
productive productivity
creative
correct right | wrong incorrect false
sure certain | unsure uncertain
same equal
different other another
anything+else something+else another+reason other+reason other+answer another+answer
at+least or+more minimum no+fewer | at+most or+less maximum
past previous last prior
next coming future
recent latest
current now today present currently
still
overnight night
stay
bed
room
hotel
region
employ
switch change alter modify amend
turn
suspicious dubious doubtful
it+team it+department
no+one nobody
nothing none
leak
sign+in login log+in
second+factor multi-factor mfa two-factor
shipped ship
assistant
quit give+up leave+job
abandon abandoned
licence license
apply applicant
permissive
source
package library
newcomer new+contributor
reader
lack shortage without missing absence
time+pressure
screen
subtitle caption
viewer audience
household+budget
mid-sized medium-sized
instead+of rather+than instead
postpone delay defer put+off hold+off | hasten
avoid shun skip forgo evade escape stay+clear keep+clear steer+clear keep+away stay+away dodge
miss absent absence
limit restrict restriction cap curb
lock latch
damage harm hurt
recover recovery recuperate
clinician nurse-practitioner
obese obesity overweight
diet nutrition nourishment
sugar sweetener
salt sodium
exercise workout physical+activity
weigh weight
hunger hungry
canteen cafeteria
allergy allergic
tobacco cigarette smoking
alcohol drinking
sick ill unwell
pain ache hurting
sleepless insomnia
asleep fall+asleep drop+off nod+off doze+off get+to+sleep
therapy treatment treat
surgery operation
appointment consultation
waiting wait queue
emergency urgent
helmet headgear
lane path track route
road street highway
traffic congestion
parking park
bus coach
tram streetcar
fare ticket
passenger rider
speed velocity
pedestrian walker
electric e-bike battery-powered
homeowner owner-occupier
homeless homelessness
eviction evict
neighbour neighbor neighbourhood neighborhood
repair renovate renovation refurbish
insulation insulate
bankrupt bankruptcy insolvency insolvent
invest investment investor
collateral security guarantee
attrition churn
shortage scarcity deficit
demand appetite
pension superannuation
subsidy grant
charge levy toll
brand label
product goods merchandise
parcel shipment
warehouse depot
factory works
plant vegetation greenery
machine machinery equipment device
robot automation automate automated
sensor probe
harvest crop yield
cattle livestock cow
dairy milk
soil ground earth
pesticide spray spraying
organic ecological
irrigate irrigation
forest woodland
flood flooding
emission pollution pollutant
plastic packaging
renewable solar
tap faucet
mark grade score
homework assignment
bully bullying bullied harass harassment
scholarship bursary
intern internship placement
shift rota
burnout exhaustion
promotion promoted advance
freelance freelancer self-employed
union trade+union
strike walkout
discrimination discriminate bias
flexible flexibility
deadline due+date
bug defect
release version
contributor committer
repository repo
vulnerability weakness
patch update
encrypt encryption
fraud scam swindle
cookie tracker
artificial+intelligence ai machine+learning
stream streaming
broadcast airing
journalist reporter
theatre theater
concert gig
museum gallery
exhibition exhibit
sponsor sponsorship
volunteer volunteering
fundraise fundraising appeal
legacy bequest
veteran ex-soldier
childcare nursery daycare kindergarten
nursing+home care+home residential+home
dementia alzheimer
funeral burial
will testament
inherit inheritance
booking reservation reserve
occupancy utilisation
beach coast seaside
cruise ship
airport terminal
luggage baggage
visa permit
vote ballot
parliament congress legislature
minister secretary
reform overhaul
protest demonstration
military army
regulator watchdog authority
inspect inspection audit
comply compliance adhere
penalty fine sanction
lawsuit sue litigation
contract agreement deal
startup start-up
innovation innovative
outsource outsourcing subcontract
merger takeover acquisition
branch outlet
competitor rival
forecast predict prediction projection
target goal objective
wallet purse
cashless contactless
cleaning clean tidy
laundry washing
takeaway takeout
bread loaf
bakery baker
brewery brewer beer
vet veterinarian veterinary
bee beekeeper
lawn grass
marathon race
swim swimming
football soccer
punctual punctuality on+time in+time keep+time timekeeping time-keeping
compensation compensate reimburse reimbursement refund
complain complaint grievance
argue argument quarrel
empty vacant unoccupied
recommend recommendation
rely depend dependent reliant
hesitate hesitant reluctant
eager keen
ignore overlook disregard
discard throw+away throw+out
hide conceal
disclose disclosure
gather collect
assess evaluate evaluation
finish completion
lorry truck
noisy noise
burglary robbery
decide decision
advise advice
explain explanation
expire expiry
dispose disposal
arrive arrival
consult consultant
organise organize
prepare preparation
celebrate celebration
attend attendance
perform performance
enrol enroll enrolment enrollment
introduce introduction
persuade convince
"""
