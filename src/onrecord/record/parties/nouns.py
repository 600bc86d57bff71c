"""Nouns and pronouns by which a source that names nobody tells whom it means. Tables, each of one thing."""

from __future__ import annotations

from typing import Literal

from onrecord.record import words

Gender = Literal["f", "m", ""]

THIRD: dict[str, Gender] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
"""Pronouns of one person."""
THING = frozenset("it its itself".split())
MANY = frozenset("they them their theirs themselves".split())
FIRST = frozenset("i me my mine myself we us our ours ourselves".split())
SECOND = frozenset("you your yours".split())
RELATIVES = frozenset(
    "wife husband daughter son brother sister mother father niece nephew ex-wife cousin widow".split()
)
"""Nouns by which someone is introduced as another's relative."""
RELATIVE = frozenset("who which that whom whose".split())
VAGUE = frozenset(
    "someone somebody everyone everybody anyone anybody nobody one this that these those both neither either another "
    "none what it's".split()
)
"""Pronouns that point at nobody in particular."""

TITLE_GENDER: dict[str, Gender] = {
    **dict.fromkeys("mr sir lord king prince father brother congressman".split(), "m"),
    **dict.fromkeys("mrs ms miss dame lady queen princess sister congresswoman".split(), "f"),
}
NOUN_GENDER: dict[str, Gender] = {
    **dict.fromkeys(
        "man boy father son brother husband uncle nephew grandfather grandson spokesman chairman businessman "
        "congressman "
        "king prince gentleman widower policeman salesman statesman assemblyman councilman actor".split(),
        "m",
    ),
    **dict.fromkeys(
        "woman girl mother daughter sister wife aunt niece grandmother granddaughter spokeswoman chairwoman "
        "businesswoman congresswoman queen princess lady widow policewoman assemblywoman councilwoman actress".split(),
        "f",
    ),
}

NATIONALS = frozenset(
    "spaniard briton frenchman frenchwoman englishman englishwoman irishman irishwoman dutchman dutchwoman scotsman "
    "welshman swede dane finn pole scot".split()
)
"""Nouns for one person of a people: capitalised, and no names."""

PERSONS = words.PERSON_HEADS.union(
    NATIONALS,
    "speaker ombudsman taoiseach dean rector provost registrar umpire referee archdeacon abbot "
    "person individual incumbent challenger contender frontrunner front-runner hopeful politician democrat republican "
    "lawmaker legislator member attorney-general ceo founder co-founder owner operator investigator detective "
    "inspector sergeant captain colonel lieutenant admiral sheriff trooper surgeon physician nurse psychologist "
    "biologist astronomer physicist chemist academic teacher principal student pollster strategist consultant "
    "commentator columnist anchor presenter blogger activist campaigner protester veteran survivor victim suspect "
    "defendant plaintiff actor actress singer musician artist director producer star celebrity boy girl uncle aunt "
    "niece nephew cousin widow widower ex-wife ex-husband grandfather grandmother parent partner fiancé boyfriend "
    "girlfriend tycoon mogul entrepreneur investor trader boss supervisor treasurer comptroller superintendent "
    "premier chancellor vice-president policymaker operative staffer volunteer organizer organiser appointee "
    "surrogate ally rival opponent predecessor successor secretary-general spokesperson regulator commissioner "
    "councillor councilor mp rep sen gov legend billionaire millionaire magnate newcomer native bishop archbishop "
    "cardinal priest rabbi imam cleric ayatollah chair coroner forecaster defector pilot driver lieutenant-governor "
    "minister-president translator executive mate running-mate coordinator banker congressman congresswoman warrior "
    "nominee inmate prisoner refugee migrant passenger patient farmer villager shopkeeper tenant customer shopper "
    "worker soldier rebel fighter guard tourist".split(),
)
"""Nouns for one person: as the head of a source they stand for someone who may be named elsewhere."""

ROLE_FILLERS = frozenset(
    "the a an his her their its our my this that former current late then of for in at and to s own one new old ex "
    "longtime acting".split()
)
"""Words of a description that tell nothing about who is meant."""

NEAR: tuple[frozenset[str], ...] = tuple(
    frozenset(row.split())
    for row in (
        "nominee candidate contender hopeful frontrunner front-runner",
        "senator sen",
        "congressman congresswoman representative rep lawmaker legislator",
        "governor gov",
        "lawyer attorney counsel",
        "businessman mogul tycoon billionaire magnate",
        "spokesman spokeswoman spokesperson secretary",
        "doctor physician dr surgeon",
        "general gen",
        "judge justice",
        "professor prof",
        "chief head boss leader chairman chairwoman chair director ceo executive",
        "premier minister chancellor",
        "reporter journalist correspondent",
        "republican gop r",
        "democratic democrat dem",
        "member lawmaker representative",
    )
)
"""Words for nearly the same role."""

ORG_KINDS: dict[str, frozenset[str]] = {
    head: frozenset(row.split())
    for heads, row in (
        (
            "agency authority regulator bureau",
            (
                "agency bureau administration department office commission service services investigations "
                "fbi cia epa fda nasa nsa irs iaea authority board center reuters press afp tass interfax"
            ),
        ),
        (
            "newspaper paper daily",
            (
                "times post journal herald tribune gazette observer news courier telegraph guardian star "
                "globe independent mail sun daily chronicle"
            ),
        ),
        ("website site blog outlet", ".com politico politifact"),
        ("magazine", "magazine time newsweek economist"),
        (
            "network channel broadcaster station",
            "cnn nbc abc cbs fox bbc msnbc rt network tv television radio today itv",
        ),
        ("union guild", "union workers teachers association guild federation brotherhood"),
        (
            "group alliance coalition organization organisation association nonprofit",
            (
                "alliance coalition association group "
                "league council union society federation committee nato foundation institute fund"
            ),
        ),
        (
            "company firm corporation bank retailer manufacturer carrier maker giant chain airline",
            "inc corp ltd llc company co group bank energy motors airlines apple microsoft google amazon",
        ),
        ("party", "party democrats republicans labour liberals conservatives greens"),
        ("court", "court courts tribunal"),
        ("committee panel", "committee subcommittee panel"),
        ("commission", "commission"),
        ("council", "council"),
        ("ministry", "ministry"),
        ("department", "department"),
        ("bloc", "union eu"),
        ("campaign team", "campaign team"),
        ("fund", "fund imf"),
        ("institute center centre", "institute center centre"),
        ("university college school", "university college school"),
        ("government administration", "government administration"),
        ("employer", "corporation company"),
    )
    for head in heads.split()
}
"""For the noun of a description of an organisation, words that names of such organisations hold."""

MAY_BE_FIRMS = frozenset(
    "owner operator maker manufacturer developer builder contractor supplier lender insurer retailer carrier publisher "
    "broadcaster employer provider producer distributor regulator organiser organizer importer exporter".split()
)
"""Nouns by which a firm or a body is introduced as often as a person."""
COUNTRY_NOUNS = frozenset("country nation state kingdom republic government".split())
"""Nouns by which a country may be meant."""

PLURAL_PEOPLE = words.GROUP_HEADS
"""Nouns for several people."""

PREPOSITIONS = frozenset(
    "of in from for at released published issued conducted obtained led headed known called named based involved "
    "briefed made seen filed posted sent signed leaked working on with to "
    "by close familiar about against under over near within among between behind as "
    "after before during who whose which that whom including representing speaking citing quoting not".split()
)
"""Words that end the head of a noun phrase."""

OPENERS = frozenset(
    """the a an he she it they we i you this that these those his her its their our my there here what when where who
why how which if but and or nor so yet for in on at by to of from with as about after before since until while
although though because during under over between among against despite amid given not no yes one two three four
five some many most few several all both each every any more less other another such only even still also then now
today yesterday tomorrow last next first second finally meanwhile however moreover instead perhaps maybe according
is are was were be been do does did has have had will would can could may might should must let says said asked
once whether like unlike thanks just never ever nearly almost around again earlier later recently soon often
sometimes too very much well new old former president's hundreds thousands dozens millions through without within
across along upon out up down off near inside outside your let's it's that's he's she's i'm we're they're there's
don't doesn't didn't can't won't speaking citing additionally furthermore everything something anything nothing
everyone someone anyone poor dear following based part none indeed nevertheless nonetheless thus therefore hence
read watch photo video image updated get go see make take come think know want need look give tell ask try keep
please oh ok okay right per via plus q""".split()
)
"""Words that open a sentence with a capital and are no names."""

CALENDAR = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sept "
    "sep oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun "
    "christmas easter ramadan gmt utc est edt pst am pm".split()
)

HONORIFICS = words.TITLES | frozenset(
    "ceo cfo coo mp mep msp superintendent supt det detective inspector sgt sergeant officer commissioner commander "
    "admiral commodore "
    "brigadier marshal cardinal archbishop bishop father sister brother sheikh ayatollah imam rabbi pastor counsel "
    "spokesman correspondent editor host anchor reporter analyst strategist adviser advisor envoy commander-in-chief "
    "secretary-general president-elect vice-president leader councillor councilman councilwoman assemblyman treasurer "
    "commissioner comptroller superintendent manager founder actor actress singer author democrat republican rep reps "
    "sens del state's vice deputy senior assistant associate former ex-president ex head chair co-chair co-founder "
    "owner "
    "lawyer doctor physician surgeon economist historian biologist scientist candidate nominee negotiator justice "
    "coach "
    "captain student grandfather grandmother uncle aunt opponent solicitor advocate barrister lord nurse lieutenant "
    "photographer constable attorney-general trooper warden".split()
)
"""Words with which a capitalised run goes on to a name: "Foreign Minister Anna Velt"."""
