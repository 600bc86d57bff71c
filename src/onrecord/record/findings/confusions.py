"""Words that are often written for others, each with the words about it that leave no doubt.

Written for this project. Where the wrong word could be right, there is no row: a row that fired wrongly was cut.
"""

from __future__ import annotations

from typing import NamedTuple

_SHORT = {
    "{DET}": r"(?:the|a|an|his|her|their|its|our|my|your|this|that)",
    "{BE}": r"(?:is|are|was|were|been|being|be)",
    "{COUNTED}": r"(?:two|three|four|five|six|seven|eight|nine|ten|several|many|these|those|both)",
    "{END}": r"(?=[.,;:!?)]|$)",
}
"""Patterns that several rows share."""

_TABLE = r"""
in «access» of (?:\$|£|€|\d|one|two|a (?:hundred|thousand|million)) = excess
risk «adverse» = averse
to «advice» (?:the|him|her|them|people|his|their)\b = advise
(?:legal|medical|expert|his|my|their|against|financial|travel) «advise»(?:[.,;]| (?:of|to|from|on|and|about)\b) = advice
(?:an?|no|little|any|significant|major|negative|positive|devastating|profound|adverse) ?(?:\w+)? «affect» on\b = effect
(?:take|takes|took|taken|taking|into) «affect»(?: (?:on|in|at|from|immediately|after|next|until|today)\b|[.,;]) = effect
side «affects»(?:[.,;]| (?:of|from|include|including|are|were|such|and)\b) = effects
special «affects» = effects
(?:greenhouse|domino|ripple|knock-on) «affect|affects» = effect|effects
«alluded» (?:capture|police|arrest|authorities)\b = eluded
at the «alter»(?:[.,;]| (?:of|in|and)\b) = altar
(?:he|she|it|which|that|there|government|president|company) «as been»\b = has been
royal «ascent»(?:[.,;]| (?:to|on|in|for|and|by)\b) = assent
to «asses» (?:the|its|their|his|her|how|whether|damage|what)\b = assess
«assignation» (?:attempts?|plots?|of the president|of (?-i:President))\b = assassination
«baited» breath\b = bated
«ballet|ballets» (?:box|boxes|papers?|measures?|initiatives?|stuffing|counting)\b = ballot|ballots
«bare|bares|bared|baring» (?:in mind|the brunt|witness)\b = bear|bears|bore|bearing
(?:see|listed|shown|described|fell|dropped|fall|drop|well|far|just|degrees) «bellow» = below
(?:is|are|was|were) «bias» (?:against|toward|towards|in favou?r)\b = biased
«boarder» (?:crossings?|guards?|patrols?|police|security|controls?|towns?|disputes?|between|region|checkpoint)\b = border
(?:older|elder|younger|twin) «bother|bothers» = brother|brothers
(?:to|can't|couldn't|cannot|could not|difficulty) «breath»(?: (?:in|and|through|because|the|after|or)\b|[.,;]) = breathe
(?:a|deep|a deep|shortness of) «breathe»(?! easy| easier) = breath
«breech|breeches» of (?:contract|trust|the (?:agreement|peace|ceasefire|treaty|law|rules|constitution)|security|duty|confidence|protocol)\b = breach|breaches
«calvary» (?:charge|division|regiment|units?|officers?|soldiers?)\b = cavalry
«canon» (?:fire|balls?)\b = cannon
(?:water|loose) «canon|canons» = cannon|cannons
(?:US|U.S.) «capital» (?:building|(?-i:Police|Rotunda))\b = Capitol
(?:civilian|heavy|mass|many|combat|war|reported|more|no|any|of|\d+) «causalities» = casualties
«cease|ceased|ceasing|ceases» (?:power in|control of|the (?:opportunity|initiative|moment|day))\b = seize|seized|seizing|seizes
(?:motion|vote) of «censor» = censure
«cereal» (?:killers?|murders?|murderers?|rapists?|offenders?|killings)\b = serial
(?:umbilical|spinal|vocal) «chord|chords» = cord|cords
(?:has|have|had|was|were|been) «chose» (?:to|as|by|for|not)\b = chosen
(?:to|will|would|can|must|could|should|may|not) «chose» = choose
(?:(?-i:Spanish|American|Syrian|Lebanese)|the|a|of) «civil was» = civil war
(?:golf|in due|crash|race) «coarse»(?:[.,;]| (?:of|on|for|in|he|she|it|they|we|the|to|and|at)\b) = course
(?:electoral|community|junior) «collage» = college
«collage» (?:students?|football|campus|degrees?|education|professors?|graduates?|tuition)\b = college
«commander and chief|commander-and-chief» = commander in chief|commander-in-chief
(?:lost|lose|losing|regain|regained|regaining) «conscience» = consciousness
(?:guilty|clear|good|vote (?:his|her|their|your)) «conscious»(?:[.,;]| (?:about|on|and|over|that|in|when)\b) = conscience
(?:(?-i:Marine|Peace|Guards?)|press|diplomatic) «corpse» = corps
(?:developing|foreign|Muslim|Arab|industriali[sz]ed|OPEC|NATO|EU|G8) «counties»(?: (?:and|to|in|are|have|that|such|were|will)\b|[.,;]) = countries
to «curve» (?:inflation|spending|violence|immigration|crime|emissions|corruption|terrorism|pollution)\b = curb
of (?-i:[A-Z]\w+(?:[ -][A-Z]\w+)?) «decent»(?:[.,;]| (?:who|and|in|from|was|is|were|are)\b) = descent
(?:(?-i:Operation|Sahara|Gobi|Sinai)|Negev) «dessert» = desert
to «device» (?:a|an|the|new|ways)\b = devise
(?:explosive|incendiary|nuclear) «devise|devises» = device|devices
«diffuse|diffused|diffusing» (?:the |a |this |rising )?(?:situation|tensions?|crisis|crises|bombs?|row|conflict|standoff|dispute)\b = defuse|defused|defusing
«dissent» into (?:chaos|violence|anarchy|war|madness)\b = descent
«duel» (?:citizens?|citizenship|nationality|nationals?|roles?|purposes?|use)\b = dual
(?:will|would|could|may|might|not|to|can) «effect» (?:people|everyone|them|us|him|her|millions|thousands|our|my)\b(?! to) = affect
(?:presidential|parliamentary|midterm) «electrons|erection|erections» = elections|election|elections
(?!(?:to|will|would|could|can|may|might|not)\b)\w+ «elicit» (?:drugs?|trade|traffick\w+|affairs?|arms|weapons|funds|activities)\b = illicit
«eluded|elude|eludes» to (?:the|his|her|a|this|that|it)\b = alluded|allude|alludes
«eminent» (?:danger|threat|collapse|attack|departure|arrest)\b = imminent
«escape goat» = scapegoat
(?:to|will|would|not|cannot|could) «except» (?:responsibility|defeat|the nomination|the offer|bribes|blame|refugees)\b = accept
«faired» (?:better|worse|well|badly|poorly)\b = fared
(?:bus|train|rail|taxi|subway|airline) «fairs» = fares
(?:his|her|my|their) «farther» (?:was|is|said|died|who|had)\b = father
(?:bird|swine|avian) «flew» (?:virus|outbreaks?|cases|vaccines?|pandemic|strain)\b = flu
(?:up|put|goes|go|went|offered|house) «for sail» = for sale
(?:away|apart|aside|suffer|suffers|suffered|suffering|withdraw|withdrew|withdrawn|resigned|ranging|prevented|released|escaped|excluded|originated|benefited|died) «form»(?! (?:of|and|or|letters?|\d))\s\w = from
the «forth» (?:quarter|time|day|year|consecutive|straight|largest|round|term|of July|person|place|floor|game)\b = fourth
back and|and so «fourth»(?! (?:quarter|place|round|season)) = forth
«fowl» play\b = foul
(?:give|gave|given|giving|gives)(?: \w+)? «free rain» = free rein
in the|some|any|another «from» of (?:a|an|the|government|protest|payment|compensation|cancer|agreement) = form
«gorilla|gorillas» (?:war|warfare|fighters?|tactics|army|insurgency)\b = guerrilla|guerrillas
«grate» (?:deal|Britain|majority|importance|success|power)\b = great
«grizzly» (?:murders?|crimes?|discovery|details)\b = grisly
(?:aircraft|airport|airplane|aeroplane) «hanger|hangers» = hangar|hangars
(?:in|of|to|at|from|for|with|by|on|and|that) «he» (?:country|world|government's|capital|area|region|city|(?-i:United|European|White|Middle))\b(?! (?:he|and he)) = the
to «here» (?:arguments|testimony|the case|appeals|evidence)\b = hear
«heroine» (?:addicts?|addiction|traffick\w+|overdoses?|smuggl\w+|dealers?|trade|users?|seizures?)\b = heroin
«hoards» of (?:people|fans|tourists|reporters|shoppers|journalists|protesters|visitors|refugees)\b = hordes
(?:as a|the) «hole»(?: (?:world|country|time|thing|truth|nation|family|process|story|population)\b) = whole
«holly» (?-i:Quran|Koran|Bible|Spirit|See)\b = holy
to «illicit» (?:a |any )?(?:responses?|reactions?|laughter|sympathy|information|confessions?)\b = elicit
(?:agree|agreed|agreement|agreements|agrees)(?: \w+)? «in principal» = in principle
(?:remain|remains|remained|largely|still|left|kept) «in tact» = intact
with (?:\w+ ){0,3}(?:children|kids|family|wife|husband|reporters|cameras|crew|staff|dogs?|entourage|aides) «in toe» = in tow
«insight|insighting|insighted» (?:violence|hatred|riots?|rioting|unrest|rebellion|racial hatred)\b = incite|inciting|incited
for «instants» = instance
for all «intensive purposes» = intents and purposes
«it's» (?:own\b(?! (?:if|that))|headquarters|predecessor|shareholders)\b(?! (?:that|who|which)) = its
«its» (?:been (?:a|an|the|\w+ed)\b|going to\b|unlikely (?:that|to)\b|impossible to\b|clear that\b|important (?:to|that)\b|hard to\b|difficult to\b|not (?:a|the|yet|clear|about|going|just|only|that|true|right|easy)\b|a (?:very|great|big|bit|good|matter|lot|question|shame|fact)\b|the (?:most|only way|right thing|best way|first time)\b) = it's
a «knew» (?:\w+) = new
(?:is|are|was|were|be|been)(?: also| better| best| widely| well)? «know» (?:as|for)\b = known
{BE} «lead» by\b(?! (?:example|\d|\w+ points)) = led
(?:learn|learned|learnt|teach|taught)(?: \w+)? (?:a|the|his|their|our|valuable) «lessens» = lessons
to «lesson» the (?:impact|burden|risk|damage|chance|effects?|number|pain)\b = lessen
«lightening» (?:str(?:uck|ikes?)|bolts?|rods?|storms?)\b = lightning
struck by|struck by a|hit by «lightening|lighting»(?: (?:on|in|and|during|while)\b|[.,;]) = lightning|lightning
(?:to|will|would|could|may|might|can|cannot|not|never|they) «loose» (?:(?:the|their|his|her|its|our|my|a|any|all) )?(?:\w+ )?(?:elections?|war|battle|race|game|match|seats?|control|power|money|ground|weight|faith|hope|sight|patience|support|jobs?|votes?|lives|life|homes?|majority|title|confidence|interest)\b = lose
{COUNTED} «man» (?:were|are|who|have|had|from)\b = men
(?:general|campaign|project|city|team|fund|assistant|bank|office|press) «manger|mangers» = manager|managers
in an? (?:timely|orderly|similar|professional|peaceful|responsible|safe|lawful|proper) «manor» = manner
(?:impose|imposed|imposing|declare|declared|declaring|lift|lifted|lifting) «marital» law\b = martial
«marshall» law\b = martial
(?:fire|sky|air|federal|(?-i:US|U.S.)) «martial|martials»(?! (?:law|arts?)) = marshal|marshals
(?:text|(?:send|sends|sent|sending) (?:a|the)(?: strong| clear)?) «massage|massages»(?! (?:parlou?r|therap|oil|chair)) = message|messages
to|and «meat» with (?:the|president|his|her|their|officials) = meet
(?:a|another|every) «men» (?:who|was|named|has|had|said)\b = man
«metal|meddle» of (?-i:Honou?r|Freedom) = medal|medal
(?:gold|silver|bronze) «metal|metals» (?:winn\w+|match|games?|count)\b = medal|medals
«miner» (?:damage|offen[cs]es?|changes?|setbacks?)\b = minor
(?:prime|foreign|defen[cs]e|finance|interior|health|justice|education|first) «minster|minsters|minster's» = minister|ministers|minister's
(?:boost|boosted|boosting|boosts|sap|sapped|sapping)(?: the)? «moral»(?: (?:of|among|in)\b|[.,;]) = morale
«mosquito-born|water-born|food-born|tick-born|blood-born|air-born» = mosquito-borne|water-borne|food-borne|tick-borne|blood-borne|air-borne
«mute» point\b = moot
«navel» (?:base|forces?|officers?|blockade|exercises?|vessels?|academy|ships?|battle|commander)\b = naval
(?:don't|didn't|doesn't|do not|did not) «no» (?:what|how|why|who|where|if|whether|anything|the answer)\b = know
(?:is|was|are) «no» clear (?:whether|if|how|when|what|who|why)\b = not
(?:it|it's|is|was|remains?|remained) «nuclear» (?:whether|how|why|what|who)\b = unclear
(?:would|could|should|must|might) «of» (?:been|had|done|gone|made|taken|come|known|won|happened|liked)\b = have
(?:bird|birds) «of pray» = of prey
«on of» the (?:most|largest|biggest|best|first|few|many|world's|country's|two|three|oldest|main|top|leading)\b = one of
(?:has|had|have) «one» (?:the (?:election|race|match|game|prize|award|title|war|championship)|an? (?:award|election|seat))\b = won
«one in the same»\b(?! (?:year|month|week|day|place|city|room|category|class|league|way)) = one and the same
(?:unexploded|explosive) «ordinance» = ordnance
(?:in|over|for|during) the «passed» (?:few |several |two |three |five |ten )?(?:weeks?|months?|years?|days?|decades?|hours?)\b = past
(?:cancer|hospital|AIDS|HIV) «patience» = patients
«patience» (?:were|are) (?:being )?(?:treated|admitted|transferred|evacuated|taken)\b = patients
(?:losing|out of|our|lose) «patients» with (?:the|his|her|their|this|that|him|them|it|(?-i:[A-Z])) = patience
(?:a|another|each|one|this|every) «peace» of (?:legislation|paper|land|the puzzle|cake|equipment|evidence|art|music|history|advice|work)\b = piece
«peaked|peak|peaks|peaking|peeked» (?:the |his |her |their |its |our |my )(?:interest|curiosity)\b = piqued|pique|piques|piquing|piqued
sneak «peak|peaks» = peek|peeks
«pedal|pedals|pedaling|pedalling|pedaled» (?:drugs|influence|lies|misinformation|conspirac\w+|false)\b = peddle|peddles|peddling|peddling|peddled
(?:soft|back) «peddle|peddles|peddled|peddling» = pedal|pedals|pedaled|pedaling
(?:military|security|medical|army|navy|airport|embassy|emergency|rescue|police|service) «personal»(?: (?:were|was|have|had|are|who|from|in|at|and)\b(?! \w+ (?:lives|life))|[.;]) = personnel
armou?red «personal» carriers? = personnel
«perspective» (?:buyers?|employers?|candidates?|students|jurors?|clients|voters?|members)\b = prospective
(?:the|next|this|last|previous|current) «physical» year\b = fiscal
(?:a|the|in|of|for|for a|lasting|new|final|joint|UN) «piece» (?:talks|treaty|process|accords?|agreement|negotiations|conference|prize|keepers|plan)\b = peace
(?:for|their|greater|people|them|us|him|her) «piece» of mind = peace
(?:memorial|commemorative|bronze|unveiled a) «plague|plagues» = plaque|plaques
«plain» (?:crash(?:es|ed)?|landed safely|tickets?|passengers)\b = plane
(?:passenger|fighter|spy|cargo) «plain|plains»(?! (?:of|and)) = plane|planes
(?:exit|opinion|(?-i:Gallup)) «pole|poles»(?: (?:show\w*|suggest\w*|found|indicat\w+|conducted|released|by|taken|put|of|have|had|on)\b|[.,;]) = poll|polls
(?:foreign|economic|domestic|government's|monetary|fiscal|immigration) «polices»(?! (?:the|its|their)) = policies
«poll» vault\w* = pole
«pour|pours|poured|pouring» over (?:the |his |her |their |thousands of |hundreds of )?(?:documents?|records?|files|data|maps?|books|e-?mails|evidence|footage|results)\b = pore|pores|pored|poring
(?:fell|fall|fallen|falling|easy) «pray»(?: to|[.,;]) = prey
(?:military|police|troop|security|the|foreign) «presents» of (?:troops|foreign|US|American|police|forces|the military)\b = presence
(?:set|sets|setting) a(?: dangerous| bad| legal| new| terrible| worrying| historic)? «president» = precedent
(?:to|will|we|I|please|let us|they|let's) «prey|preyed|preying» for (?:peace|the victims|them|him|her|rain|their|his|our|us)\b = pray|prayed|praying
matter of «principal»{END} = principle
«principle» (?:reason|cause|author|investigator|dancer|secretary|suspect|architect)\b = principal
the «profit» (?-i:Mu?ohamm?[ea]d|Muhamm[ea]d|Mohamm[ea]d) = prophet
(?:net|quarterly|annual|operating|pretax) «prophet|prophets» = profit|profits
«prostrate» (?:cancer|glands?|surgery|exams?)\b = prostate
«pubic» (?:opinion|health|relations|schools?|sector|transport\w*|services?|servants?|policy|safety|interest|hearings?|money|funds?|funding|debate|statements?|office|officials?|affairs|works|library|television|radio|square|spending|debt|finances?|prosecutors?|appearances?|inquiry|domain|support|broadcaster|holiday|figures?)\b = public
(?!(?:to|will|would|could|can|help|helped|not)\b)\w+ «quiet» (?:a few|a bit|a lot|clear|different|likely|often|possibl[ey]|sure|the opposite|well known)\b = quite
peace and «quite»(?:[.,;]| (?:in|of|for|to)\b) = quiet
«raised» to the ground\b(?! floor| level) = razed
free «reign» = rein
to «reign» in (?:the |its |their |his |her |our |public |government |military )?(?:spending|costs?|inflation|deficits?|militias?|budgets?|excess\w*|violence|banks?|debts?|credit|speculation|emissions|corruption|abuses)\b = rein
«relive|relives|relived|reliving» (?:pressure|congestion|symptoms|of (?:his|her|their|all))\b = relieve|relieves|relieved|relieving
(?:in|the most|more|of) «resent» (?:years|months|weeks|days|history|polls?|times|study|surveys?)\b = recent
(?:local|many|some|area|city|nearby|elderly|all) «residence» (?:were|are|have|had|said|say|who)\b = residents
(?:given|gave|administered|received|read|giving|administering)(?: (?:him|her|them|his|their))?(?: the)? last «rights»(?:[.,;]| (?:by|from|before|at|in)\b) = rites
(?:human|civil|voting) «rites»(?! of) = rights
(?:play|plays|played|playing) a «roll» in (?:the|his|her|their|this|any) = role
(?:play|plays|played|playing) an? (?:key|major|big|leading|central|significant|important|crucial|active|vital|minor|small|part|large) «roll» in\b = role
(?:it|which|he|she|there|that) «seams» (?:to|that|like|as)\b = seems
(?-i:UN|U.N.|Nations) «security counsel» = Security Council
at the «seen» of = scene
«seize-fire|seize fire» = cease-fire|cease fire
(?<!to )(?:a|the|of|with|in|for|suffered|suffering|and) «sever» (?:weather|damage|injur\w+|storms?|drought|acute|cold|pain|burns|flooding|shortages?)\b = severe
«sew|sews|sewed|sewing|sewn» (?:the seeds|discord|divisions?|chaos|confusion|doubts?|fear|distrust|dissent|mistrust|unrest|terror)\b = sow|sows|sowed|sowing|sown
«shear» (?:size|numbers?|scale|volume|luck|audacity|magnitude|scope)\b = sheer
(?:crash|construction|building|burial|web|landing|archaeological) «sight|sights»(?: (?:of|in|at|near|was|were|is|where)\b|[.,;]) = site|sites
«singed» (?:an? |the )?(?:\w+ )?(?:agreements?|treaty|deals?|contracts?|accords?|declaration|petition|into law|memorandum|by the president)\b = signed
(?:lose|losing|caught|catch|has lost|have lost|had lost|not lost|never lost) «site» of = sight
set {DET} «sites» on\b = sights
«slight» of hand\b = sleight
(?:an?|the|one|(?-i:American|British|Israeli|Iraqi|US|U.S.|NATO)) «solider» (?:was|were|killed|died|who|has|had|from|and)\b = soldier
«soliders» = soldiers
lump «some»(?: payments?| of money|[.,;]) = sum
(?:large|small|huge|vast|undisclosed) «some|somes» of money = sum|sums
the|its|his|her «soul» (?:survivors?|purpose|reason|supplier|owner|heir|exception|responsibility)\b = sole
«stationery» (?:vehicles?|cars?|trains?|front|trucks?|bikes?|targets?)\b = stationary
«statue|statues» of limitations? = statute|statutes
«statute» of (?-i:Liberty) = statue
(?:the|a|US|U.S.|Chinese|world|global|on) «steal» (?:industry|mills?|plants?|workers|tariffs?|producers?|makers?|imports)\b = steel
stainless «steal» = steel
(?:(?-i:Taiwan|Bering|Torres|Cook|Bass)|dire) «straight|straights» = strait|straits
«straight|straights» of (?-i:Hormuz|Gibraltar|Malacca|Messina|Magellan|Dover|Taiwan|Tiran) = strait|straits
(?:follow|follows|followed|following|filed|file|files|filing|filed an?|filing an?) «suite»(?! of) = suit
(?:class-action|libel|civil|law) «suite|suites» = suit|suits
(?:eldest|youngest|oldest) «sun|suns»(?: (?:was|is|said|of|who|had)\b|[.,;]) = son|sons
(?:was|were|is|are|they're|he's|she's|I'm|what's|we're) «suppose» to\b = supposed
(?:change|changed|changing|different|new)(?: of| in)? «tact»{END} = tack
(?:fairy|cautionary|tall) «tail|tails» = tale|tales
«teaming» with (?:life|wildlife|fish|tourists|people)\b = teeming
«tenants» of (?:the faith|the religion|democracy|international law|(?-i:Islam|Christianity|Judaism))\b = tenets
«their» (?:is|are|was|were|has been|have been|will be) (?:a|an|no|many|still|some|not|nothing|any|several|more)\b = there
(?:higher|lower|greater|larger|smaller|better|worse|older|younger|faster|longer|bigger) «then» (?:expected|last|previous|those|any|usual|normal)\b = than
(?:more|less|fewer) «then» (?=\$|\d|half|one|two|three|four|five|six|seven|eight|nine|ten|twenty|a (?:dozen|hundred|thousand|million|third|quarter)|twice) = than
rather «then» (?:\w+ing|the|a|to)\b = than
(?:of|in|on|for|by|with|have|had) «there» (?:own|respective)\b(?! (?:is|was|has)) = their
«they're» own\b = their
(?:went|go|going|passed|came|goes) «thorough» = through
(?:go|goes|going|gone|went|came|walked|drove|passed|marched|ran|driving) «threw» = through
{BE} «throne» (?:out|into|off|from)\b = thrown
(?:a|more|very|full and) «through» (?:investigation|search|review|examination|inquiry|analysis|check)\b = thorough
(?:they|who|protesters|demonstrators|youths) «through» (?:stones?|rocks?|bottles?|petrol bombs|molotov|bricks)\b = threw
as «through» (?:he|it|they|she|nothing) (?:was|were|is|had)\b = though
even «through» (?:he|she|they|we|I|there|it (?:is|was|has))\b = though
(?:the|to the|assumed the|his|her) «thrown»{END} = throne
(?:turn|turned|turning|stem) the «tied» = tide
(?:is|was|it's|far|way|not|much|are|were) «to» late(?= to\b| for\b|[.,;]) = too
«tot he» = to the
«tow|tows|towed|towing» the (?:party|official|government|company) line\b = toe|toes|toed|toeing
(?:digestive|urinary|respiratory|intestinal) «track|tracks» = tract|tracts
«tract» record\b = track
(?:on|the|to) «trail» (?:judge|lawyers?|by jury|court)\b = trial
(?:stand|stands|stood|standing|await|awaits|awaiting) «trail»(?: (?:for|in|on|at|over|next|later)\b|[.,;]) = trial
clinical «trail|trails» = trial|trials
on the campaign «trial» = trail
«unanimous» (?:tips?|sources?|callers?|donors?)\b = anonymous
«unclear» (?:weapons?|reactors?|power plants?|bombs?|warheads?)\b = nuclear
«uninhibited» (?:\w+ ){0,2}(?:islands?|islets?|isles?|atolls?|reefs?|archipelagos?|planets?)\b = uninhabited
«unphased» by = unfazed
«untied» (?-i:Nations|States|Kingdom|Arab Emirates|Airlines)\b = united
(?<!n't )(?:he|she|they|it|who|we|I|there|what) «use» to (?:be|have|live|work)\b = used
(?:in a similar|in the same|in a lighter|in that|in this) «vain»{END} = vein
(?-i:Roe|States|U.S.|Brown|us|good) «verses» (?-i:Wade|Board|them|evil)\b = versus
«vise» (?:presidents?|chairman|versa|premier|mayor)\b = vice
(?:toxic|nuclear|hazardous|radioactive) «waist» = waste
«waist» of (?:time|money|taxpayers?)\b = waste
no «wander»(?: (?:why|that|he|she|they|the)\b|[.,;]) = wonder
(?-i:World) «was» (?-i:I|II|One|Two)\b = war
«wave|waved|waving|waves» (?:(?:his|her|their|its) rights? to|extradition)\b = waive|waived|waiving|waives
(?:earlier|later) (?:this|last|next) «weak» = week
(?:two|three|four|six|several|\d+) «weaks» = weeks
«weather» or not (?:the|to|he|she|it|they|we|you|there) = whether
(?:a|the) «week» (?:economy|dollar|link|currency|demand)\b = weak
(?:place|area|building|hospital|house|hotel|town|village|city|country|room|region) «were» (?:he|she|it|they|the (?:attack|accident|crash|bomb|shooting|explosion)) (?:was|were|had|is|are|took|occurred|happened|lived|lives)\b = where
«wet|wets|wetting|wetted» (?:his|her|their|the|your|our) appetites?\b = whet|whets|whetting|whetted
(?:people|persons|soldiers|officers|civilians|troops|others|children|students|passengers|workers|protesters|they|we|passengers) «where» (?:killed|injured|arrested|wounded|taken|detained|evacuated|rescued|hospitali[sz]ed|released|charged|reported)\b = were
«widow» of opportunity\b = window
{COUNTED} «woman»(?: (?:were|are|who|have|had|in|from|and|to|of)\b|[.,;]) = women
(?:a|another|every) «women»(?: (?:who|was|in|from|with|named|has|had|said|of)\b|[.,;]) = woman
«won» of the (?:most|largest|biggest|best|first|few|many) = one
«wonton» (?:destruction|violence|killing|disregard|cruelty|acts?)\b = wanton
«wreck|wrecks|wrecked|wrecking|reek|reeks|reeked|reeking» havoc\b = wreak|wreaks|wreaked|wreaking|wreak|wreaks|wreaked|wreaking
«yolk» of (?:oppression|colonialism|slavery|tyranny|communism)\b = yoke
"""
"""A row: what stands before (a pattern), «the words», apart by |, what follows (a pattern) = what is meant for each."""


class Confusion(NamedTuple):
    """`words` (apart by |), after `before` and a space, and ahead of `after`, stand for `meant` (likewise apart)."""

    before: str
    words: str
    after: str
    meant: str


def _row(line: str) -> Confusion:
    for short, pattern in _SHORT.items():
        line = line.replace(short, pattern)
    about, meant = line.rsplit(" = ", 1)
    before, rest = about.split("«", 1)
    words, after = rest.split("»", 1)
    return Confusion(before.strip(), words, after, meant)


CONFUSIONS: tuple[Confusion, ...] = tuple(_row(line) for line in _TABLE.strip().splitlines())
"""The table. Every row is tried in the tests."""
