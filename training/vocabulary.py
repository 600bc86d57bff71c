"""Words for invented news: people, bodies, places, reporting verbs, marked terms.

An apostrophe is written ' here and takes the story's own style when the story is written.
Every name of a person, state, town, company or paper is fictional.
"""

from __future__ import annotations


def listed(text: str) -> tuple[str, ...]:
    """The words of the text."""
    return tuple(text.split())


def lines(text: str) -> tuple[str, ...]:
    """The lines of the text, trimmed."""
    return tuple(line.strip() for line in text.strip().splitlines())


WOMEN = listed(
    "Mara Ilse Oksana Amina Leila Ngozi Mei-Ling Sofia Ingrid Beatriz Yuki Priya Fatima Niamh Katarzyna Zsofia "
    "Thandiwe Elena Rosa Hanneke Aylin Ruth Siobhan Marguerite Noor Tamar Lucía Agnès Solveig Wanjiru"
)
MEN = listed(
    "Dmitri Joost Karim Tomasz Emeka Haruki Ravi Lars Mateo Cormac Bohdan Yusuf Idris Pavel Anders Luca Tendai "
    "Viktor Sean Jean-Luc Chidi Arjun Miklós Otto Salim Jorge Ewan Kofi Bao Henrik"
)
FAMILIES = (
    *listed(
        "Velt Orsk Brandt Okonjo Tanizaki Halloran Petrenko Al-Masri Kowal Lindqvist Ferrante Desai Mbeki-Roth "
        "Varga Duarte Castellane Hoekstra Nakagawa Osei Byrne Sandoval Demirel Rahimi Zielonka Achterberg Thorne "
        "James Moss Quist Adeyemi Iyer Marchetti Skov Korhonen Tran Ibarra Ashdown O'Rourke N'Dour Dragan Fenwick"
    ),
    "van der Laan",
    "de Oliveira",
    "ben Ami",
)
STATES = ("Velmark", "Oskaria", "Norhaven", "the Halvard Islands", "Tessaly", "Quorra", "Lower Brenn")
TOWNS = listed("Torsund Lermont Halvick Brennmouth Sarnow Velden Castra Ashkari Pellworth Oumé Drava Kirkholm")
AGENCIES = ("ONA", "Norwire", "Vel-Press", "Reuters", "AP", "TASS")
PAPERS = (
    "the Torsund Courier",
    "the Lermont Daily",
    "Radio Halvick",
    "the Brenn Herald",
    "Channel Six",
    "the weekly Spiegelbild",
    "a local news site",
    "state television",
)
PARTIES = ("Unity", "Greens", "Free Liberals", "SDP", "Farmers' League", "Ind.", "Civic Bloc")
DAYS = listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
MONTHS = listed("January February March April May June July August September October November December")
AUDIENCES = (
    "reporters",
    "journalists",
    "parliament",
    "a news conference",
    "the committee",
    "the court",
    "ONA",
    "the agency",
    "a radio programme",
    "supporters in Lermont",
    "a crowd outside the hall",
    "the Torsund Courier",
    "Norwire by telephone",
)
SETTINGS = (
    " on {day}",
    " in a statement",
    " at a briefing in {town}",
    " late on {day}",
    " after the meeting",
    " in an interview with {paper}",
    " during a visit to {town}",
    " by e-mail",
    " through a spokesman",
    " earlier this week",
    " outside the building",
)
BODIES = (
    "the Foreign Ministry of {state}",
    "the Ministry of Finance",
    "the Interior Ministry",
    "the Ports Authority",
    "the National Bank",
    "the agency",
    "the party",
    "the union",
    "the company",
    "the court",
    "police",
    "prosecutors",
    "the regulator",
    "the {town} city council",
    "opposition lawmakers",
    "rights groups",
    "a coalition of aid agencies",
    "the Harbour Workers' Union",
    "Brenn Steel",
    "Halvard Airways",
    "Norda Bank",
    "Quist & Sons",
    "the {town} fire service",
)
UNNAMED = (
    "a senior official",
    "two people familiar with the talks",
    "a diplomat in {town}",
    "an official who asked not to be named",
    "witnesses",
    "residents of {town}",
    "several lawmakers",
    "one of the investigators",
    "a spokeswoman for the ministry",
    "a spokesman for Brenn Steel",
    "the ministry's spokesman",
    "a person close to the board",
    "analysts",
    "local media",
    "critics",
    "a source at the agency",
    "many parents",
)
DOCUMENTS = (
    "a survey of 1,200 households",
    "a report by the audit office",
    "an internal memo",
    "a study published on {day}",
    "the indictment",
    "a poll by Norda Bank",
    "minutes of the meeting",
    "the latest figures",
)
MANY = frozenset(
    (
        *(
            "police",
            "prosecutors",
            "opposition lawmakers",
            "rights groups",
            "two people familiar with the talks",
        ),
        *("witnesses", "several lawmakers", "analysts", "local media", "critics", "many parents"),
        *("minutes of the meeting", "the latest figures"),
    )
)
"""Sources in the plural, and those that begin with `residents`."""
HEADLINE_SOURCES = (
    "ministry",
    "minister",
    "poll",
    "police",
    "union",
    "report",
    "experts",
    "lawyer",
    "mayor",
    "study",
)

# Reporting words: (cue, words between the cue and what follows it).
THAT = lines(
    """
    said\nadded\nwarned\nargued\ninsisted\nnoted\nstressed\nmaintained\nannounced\nconfirmed\nacknowledged
    claimed\nexplained\npredicted\nconceded\npointed out\nmade clear\nhas repeatedly said\nalso said\nlater said
    has long argued\nbelieves\nthinks\nfears\ndenied\nstill believes\nhad said\nsuggested\nsays\nasserted\nreported
    complained\nrecalled\nreiterated\nemphasised\nadmitted\nis convinced\nhas warned\nestimated\nhopes\ndisputed
    """
)
NEED_THAT = frozenset(
    lines("""denied
complained
is convinced
disputed
made clear
asserted
reported
recalled
reiterated
emphasised""")
)
QUOTING = lines(
    """
    said\nsaid\nsaid\nsaid\nadded\ncontinued\nrecalled\nwarned\nwrote\ninsisted\nexplained\nargued\nreplied\nsays
    declared\nobserved\nstressed\njoked\nsaid flatly\nposted\ncomplained\nalso said\nconcluded\nremarked\npointed out
    """
)
INVERTED = listed("said said said says added wrote warned explained recalled insisted stressed concluded")
FINDING = (
    "said",
    "found",
    "showed",
    "suggested",
    "noted",
    "warned",
    "estimated",
    "shows",
    "says",
    "has found",
)
INTENDING = lines(
    """
    promised\npledged\nvowed\nrefused\nwants\nplans\nhopes\nthreatened\nagreed\noffered\ndeclined\nhas promised
    intends\nalso wants\nhas repeatedly refused\ndoes not want\nis not planning\nsought\nhas agreed\nexpects
    """
)
URGING = lines(
    """
    urged\nasked\ntold\nordered\ncalled on\nwants\nappealed to\nadvised\nhas urged\nrepeatedly asked\nwarned
    expects\ninvited\npressed
    """
)
JUDGING = lines(
    """
    welcomed\ncriticized\ncondemned\nrejected\npraised\ndismissed\ndefended\nquestioned\nopposes\nsupports
    denounced\nhas long opposed\nbacked\napplauded\nplayed down\nis sceptical of\nexpressed doubts about
    """
)
ASKING = ("asked whether", "asked", "wondered", "questioned", "wanted to know", "inquired")
UNSOURCED = ("is said", "is believed", "is reported", "is thought", "is rumoured")
FRAGMENTS = lines(
    """
    a gift\nan insult to everyone who waited\ndead on arrival\na matter of weeks, not months\nbeyond repair
    the only way forward\na step backwards\ntoo little, too late\nnot worth the paper it's written on
    entirely routine\na very strange decision\nour last chance\na victory for common sense\nabsolute nonsense
    deeply troubling\na first step\nunfinished business\n100 percent certain\na betrayal\nno accident
    """
)
JOINTS = (
    ", and ",
    ", although ",
    " because ",
    " while ",
    ", adding to fears that ",
    ", even if ",
    " now that ",
)
ANSWERS = lines(
    """
    That's not how I see it\nYes, of course\nNo. Not this year\nI don't want to speculate
    Let's be honest\nWe've heard that before\nIt isn't finished\nYou'd have to ask them\nNobody's perfect
    Well, that's a fair question\nIt couldn't be simpler
    """
)
ASKED = lines(
    """
    What happens next\nWere you surprised\nHow did it come to this\nDo you regret anything\nWhy now
    Who's to blame\nCan it still be stopped\nWhat would you tell them\nIs there a plan B\nWhat's changed since then
    """
)

# Sentences in which quotation marks tell of no one's words. ⟦⟧ and ⟨⟩ are the story's outer and inner marks.
MARKED = lines(
    """
    ⟦Salt Road⟧ opened in 40 cinemas in {town} on {day}.
    {man} ⟦Big Jo⟧ {family} retired in 2009 after eleven seasons.
    {woman} ⟨the Hammer⟩ {family} won the bronze medal in {town}.
    The so-called ⟦golden share⟧ lapsed in {month}.
    Her second novel, ⟦The Tide Table⟧, won the Halvard Prize.
    The ship, the ⟦Northern Star⟧, left {town} at dawn.
    The song ⟦Don't Wait for James⟧ spent six weeks at number one.
    Under the ⟦two keys⟧ rule, both chambers vote on the same day.
    The ⟦smart⟧ meter cost 340 crowns and broke within a year.
    The programme, known as ⟦Clean Harbour⟧, began in {month}.
    The term ⟦grey fleet⟧ covers about 600 vessels.
    The band played ⟦Low Water⟧ and ⟦Ash Wednesday⟧ as encores.
    The ⟦experts⟧ on the panel were two of the minister's cousins.
    The exhibition ⟦Children's Games⟧ runs until {month} 14.
    The street is still called ⟦the Ditch⟧ on old maps.
    A 6" pipe burst under the market on {day}.
    His bar, ⟨The Sailors' Rest⟩, closed in {month}.
    ⟦Swan Lake⟧ returns to the {town} stage in {month}.
    Column 4 of the form is headed ⟦Other⟧.
    Police found the word ⟦Friday⟧ painted on two doors.
    """
)
# Colons and dashes that bring no one's words.
ASIDES = lines(
    """
    Three towns — {town}, Halvick and Castra — were without power until {day}.
    The result: 3-1 to {town}.
    The committee has three tasks: roads, schools and water.
    Departure from {town}: 9:40. Arrival: 11:15.
    The {town} - Kirkholm line reopens in {month}.
    Two of the five - both from {town} - were under age.
    Opening hours: {day}, 10:00 - 16:00.
    Weather: rain in the north, later dry.
    The minister's car, a black saloon, stood outside the court.
    The report runs to 90 pages. A spokesman's office is on the second floor.
    The statement was four lines long.
    Nobody spoke on the way to {town}.
    """
)
# Lines around a story that report no one's words.
LINES = lines(
    """
    By {woman} {family}
    By {man} {family} and {woman} {family}, {town}
    © {man} {family}/{agency}
    Photo: {woman} {family}/{agency}
    {woman} {family} at the stadium in {town} © {agency}
    All news
    Updated at: 14:30
    Reporting by {man} {family} in {town}; editing by {woman} {family}
    Read more: Ten years of the {town} tram
    World | {day}, {month} 4
    The harbour of {town} in {month}. Picture: {agency}
    Advertisement
    Share this story
    """
)
