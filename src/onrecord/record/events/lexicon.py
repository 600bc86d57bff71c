"""Words that show where a clause begins, its verb, and nouns that name a happening. Tables, each of one thing."""

from __future__ import annotations

RELATIVES = frozenset("who whom whose which where".split())
"""Words that begin a clause about what stands before them."""

SUBJECTS = RELATIVES | {"what"}
"""Openers that belong to their clause as its subject or object."""

ARTICLES = frozenset("the a an".split())

OPENERS = RELATIVES | frozenset(
    "that what when while because although though if whether unless so whereas once how why".split()
)
"""Words that begin another clause."""

LEADS = frozenset("after before since until as following despite including amid".split())
"""Words that begin another clause or, with no verb after them, only a phrase."""

CONJUNCTIONS = frozenset("and but or yet nor".split())

PREPOSITIONS = frozenset(
    "in on at by during from of for to with until since before after within through throughout over between around "
    "about near into under against upon toward towards till".split()
)

ADVERBS = frozenset(
    "late early earlier later only just also again back then now soon even shortly already finally originally "
    "initially recently first last previously formerly officially reportedly allegedly apparently however meanwhile "
    "subsequently still sometime as approximately roughly exactly some nearly almost here there not never so too much "
    "mid eventually ultimately".split()
)
"""Words that may stand between a time and its clause without being any part of what happened."""

CONNECTIVES = frozenset(
    "however meanwhile then also so subsequently later earlier early late again finally eventually ultimately still "
    "even just only already now soon shortly".split()
)
"""Adverbs at the edge of a clause that are no part of it."""

AUXILIARIES = frozenset(
    "is are was were be been has have had do does did will would shall should can could may might must 'll won't "
    "wouldn't didn't wasn't weren't isn't aren't hasn't haven't hadn't couldn't can't cannot don't doesn't".split()
)

IRREGULAR = frozenset(
    "arose ate awoke beat became began bent bet bid blew bore bought broke brought built burnt came cast caught chose "
    "cost crept cut dealt died dove drank drew dreamt drove fell fed felt fled flew forbade foresaw forgot forgave "
    "fought found froze gave got grew hit held heard hid hung hurt kept knelt knew laid lay leapt led left lent let "
    "lit lost made meant met misled mistook outbid overcame overran oversaw overtook overthrew paid put quit rang ran "
    "read rejoined rebuilt resold reset retook rode rose said sang sank sat saw sent set shook shone shot showed "
    "shrank shut slept slid sold sought spent spoke sprang spun split spread stole stood struck stuck stung swam "
    "swept swore swung taken taught threw thought told took tore underwent understood undertook upheld went wept "
    "withdrew withheld withstood woke won wore wound wrote written given seen shown known drawn driven fallen flown "
    "forgotten frozen grown hidden ridden risen shaken stolen sworn thrown torn worn chosen broken beaten begun gone "
    "done sunk sung born hosted due".split()
)
"""Past forms and participles of irregular verbs, and "due", which is used like one."""

PRESENT = frozenset(
    "says tells takes makes comes goes gets gives holds begins starts opens ends runs leaves returns arrives meets "
    "marks plans expects wants remains seems stands becomes faces calls turns claims reports expires hopes intends "
    "believes shows allows launches releases announces kicks celebrates plays hosts visits".split()
)
"""Present forms that news uses of what is planned or reported."""

NOT_VERBS = frozenset(
    "united hundred indeed speed need seed bed red feed breed weed embed unlimited limited so-called wicked sacred "
    "naked rugged aged alleged armed unarmed proposed".split()
)
"""Words in -ed that are no verbs, or stand before a noun mostly."""

HAPPENINGS = frozenset(
    "election elections vote votes ballot referendum poll primary primaries caucus war invasion attack attacks raid "
    "raids bombing bombings blast blasts explosion explosions shooting shootings massacre killing killings murder "
    "murders assassination genocide coup uprising revolution riot riots protest protests demonstration demonstrations "
    "march rally strike strikes crisis earthquake quake tsunami hurricane cyclone storm flood floods eruption fire "
    "crash collision accident disaster outbreak epidemic summit meeting meetings conference convention congress "
    "hearing trial verdict ruling session talks visit trip tour tournament cup olympics games championship "
    "championships match final finals race concert festival parade ceremony wedding funeral opening launch release "
    "debut premiere broadcast announcement announcements speech address interview debate presentation keynote event "
    "events resignation death deaths birth arrest arrests split merger takeover sale signing ceasefire evacuation "
    "deadline report post press editorial statement letter offensive operation incident clash clashes violence wave "
    "hack leak nobel prize ban disappearance withdrawal racing show landslide independence plot tie cuts search "
    "unrest".split()
)
"""Nouns that name a happening: a time that stands before one dates it ("the 2008 elections", "Monday's attack")."""
