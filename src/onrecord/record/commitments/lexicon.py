"""Words by which an undertaking is told. Tables, each of one thing; forms in lower case."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["agree", "promise", "offer", "threaten", "refuse", "decide", "plan", "ready", "due"]
"""What a wording does: agrees; promises, pledges, undertakes; offers; threatens; declines a course; decides or
announces; plans or intends; is ready or willing; is scheduled to."""


class Wording(NamedTuple):
    """What a verb does, and which complements make it an undertaking: "to" with a verb or "that", or things too."""

    kind: Kind
    things: bool = False


def _forms(table: dict[str, Wording]) -> dict[str, Wording]:
    return {form: wording for forms, wording in table.items() for form in forms.split()}


VERBS = _forms(
    {
        "agree agrees agreed agreeing": Wording("agree"),
        "consent consents consented consenting": Wording("agree"),
        "promise promises promised promising": Wording("promise", things=True),
        "pledge pledges pledged pledging": Wording("promise", things=True),
        "vow vows vowed vowing": Wording("promise"),
        "swear swears swore sworn swearing": Wording("promise"),
        "undertake undertakes undertook undertaken": Wording("promise"),
        "commit commits committed committing": Wording("promise"),
        "guarantee guarantees guaranteed": Wording("promise"),
        "offer offers offered offering": Wording("offer", things=True),
        "volunteer volunteered": Wording("offer"),
        "threaten threatens threatened threatening": Wording("threaten"),
        "refuse refuses refused refusing": Wording("refuse"),
        "decide decides decided": Wording("decide"),
        "resolve resolves resolved": Wording("decide"),
        "plan plans planned planning": Wording("plan"),
        "intend intends intended intending": Wording("plan"),
        "ready willing prepared determined happy": Wording("ready"),
        "scheduled due set slated": Wording("due"),
    }
)
"""Verbs and adjectives that take "to" and what is undertaken."""

NOUNS = _forms(
    {
        "agreement agreements accord deal consent": Wording("agree"),
        "promise promises pledge pledges vow undertaking commitment commitments": Wording("promise"),
        "assurance assurances guarantee": Wording("promise"),
        "offer offers": Wording("offer"),
        "threat threats": Wording("threaten"),
        "refusal": Wording("refuse"),
        "decision": Wording("decide"),
        "plan plans intention intentions": Wording("plan"),
        "readiness willingness": Wording("ready"),
    }
)
"""Nouns that take "to" and what is undertaken, after one of GIVING or a possessive."""

GIVING = frozenset(
    "announce announces announced announcing make makes made making give gives gave given giving confirm confirms "
    "confirmed confirming declare declares declared declaring express expressed expresses reach reached reaches "
    "sign signed signs signing conclude concluded strike struck reveal revealed unveil unveiled state stated "
    "repeat repeated issue issued paper has have had cited reiterated reiterate".split()
)
"""Verbs with which a noun of NOUNS is an undertaking: "announced plans to", "made a promise to"."""

ANNOUNCED = frozenset(
    "resignation retirement departure closure closing launch release withdrawal termination ceasefire truce "
    "cease-fire suspension reopening recall recalls introduction creation formation construction expansion cuts "
    "cancellation candidacy boycott strike moratorium deployment inclusion reinstatement postponement election "
    "elections".split()
)
"""What an announcement of one's own undertakes: "announced the closure of"."""

ANNOUNCE = frozenset("announce announces announced announcing declare declares declared confirmed".split())

SAYING = frozenset(
    "say says said saying tell tells told telling state states stated announce announces announced announcing "
    "declare declares declared add adds added adding confirm confirms confirmed reveal reveals revealed insist "
    "insists insisted stress stresses stressed reiterate reiterates reiterated repeat repeated explain explained "
    "write writes wrote report reports reported indicate indicates indicated inform informs informed vow vows "
    "vowed promise promises promised pledge pledges pledged warn warns warned assure assures assured reassured "
    "note noted notes respond responded replied agree agreed agrees threatened threatens according maintain "
    "maintains maintained claim claims claimed make makes made reply posted tweeted chanted".split()
)
"""Cues whose "will" can undertake a course of the speaker's own."""

DENYING = frozenset("deny denies denied denying denial".split())
"""Cues under which an undertaking is said not to be one."""

DOUBTING = frozenset(
    "believe believes believed think thinks thought expect expects expected hope hopes hoped predict predicts "
    "predicted fear fears feared doubt doubts suspect suspects wonder know knows knew speculate speculated "
    "speculates estimate estimated forecast consider considers considered likely want wants wanted wish wishes "
    "demand demands demanded ask asks asked urge urged urges call called calls order ordered orders suggest "
    "suggests suggested argue argues argued anticipate anticipated worry worried imagine assume assumes assumed "
    "accuse accused accuses allege alleged alleges rumored rumoured reportedly".split()
)
"""Cues under which "will" predicts, or speaks of others."""

DOUBTS = frozenset(
    "prediction predictions fear fears hope hopes possibility chance speculation rumors rumours concern concerns "
    "expectation expectations demand demands call calls suggestion suggestions risk signs likelihood believes".split()
)
"""Nouns for the same."""

PROMISING = frozenset(
    "promise promises promised promising pledge pledges pledged vow vows vowed vowing guarantee guarantees "
    "guaranteed assure assures assured assuring reassured reassure swear swears swore undertake undertakes "
    "undertook agree agrees agreed announce announces announced announcing threatens threatened threatening".split()
)
"""Cues whose "will" undertakes whatever its subject: "promised that the school would stay open"."""

STATES = frozenset(
    "be have need know see like win lose want become happen mean prove depend seem appear feel cost suffer "
    "believe think appreciate welcome hope expect love hate regret probably likely never always still also soon "
    "help cause affect show result come lead face fail find reach exist say tell understand remember live die "
    "fall rise increase decrease grow occur require benefit comment name answer miss keep try".split()
)
"""Verbs after "will" that tell what becomes of someone more often than what he undertakes."""

AUXILIARIES = frozenset("has have had is are was were be been being will would shall did does do 've 'd 'll 's".split())
ADVERBS = frozenset(
    "also now not never later initially already recently earlier finally jointly again then just both all each "
    "still therefore once soon even only since first today yesterday always ever instead thus so in-turn formerly "
    "long effectively nevertheless nonetheless meanwhile otherwise".split()
)
"""Words that may stand between a subject and its verb; those in -ly too."""

DETERMINERS = frozenset("the a an his her its their our my your this that these those both".split())
FIRST_PERSON = frozenset("i we i'll we'll i'm we're i'd we'd i've we've".split())
THIRD_PERSON = frozenset("he she it they".split())
MODALS = frozenset(("will", "would", "shall", "won't", "wouldn't", "'ll"))
POSSIBLE = frozenset("to can could may might should must cannot can't ought need possible able".split())
"""Words after which a verb tells what could be, not what was undertaken."""
ASKED = frozenset("if whether unless what how why".split())
"""Words after which a clause supposes or asks."""
PREPOSITIONS = frozenset(
    "of in on at for from with by to between among against about into over under through during without within "
    "toward towards near across amid despite after before since until upon via as than regarding concerning "
    "including".split()
)
SUBORDINATORS = frozenset(
    "that if when while because as since although though after before unless until whether where but so than who "
    "which whom whose what how why whereby once".split()
)
RELATIVES = frozenset("who which that".split())
DATED = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow".split())

OWN_SIDE = frozenset(
    "company government party ministry group country nation state team club firm union organisation organization "
    "administration police army military court council committee commission bank airline agency office department "
    "network band force forces side sides authorities leaders campaign family board president minister coalition "
    "alliance city university school staff officials troops both corporation regime".split()
)
"""Nouns with which a speaker, after "the" or a possessive, speaks of those he speaks for."""

SPOKESMEN = frozenset(
    "spokesman spokeswoman spokesperson spokesmen spokespersons official officials secretary representative "
    "representatives lawyer lawyers attorney attorneys".split()
)
"""Who says "we" for the party that his role names."""

INSTRUMENTS = frozenset(
    "treaty treaties agreement agreements declaration pact accord accords contract deal memorandum protocol "
    "convention constitution charter communique communiqué statement letter resolution settlement truce ceasefire "
    "manifesto memo understanding arrangement arrangements covenant article".split()
)
"""Nouns for what may hold an undertaking."""

CHIEFS = SPOKESMEN | frozenset(
    "ceo executive founder chairman chairwoman owner head director manager chief leader".split()
)
"""Who announces, for the party that his role names, what is to be done."""

OFFICES = SPOKESMEN | frozenset(
    "minister president premier chancellor ambassador envoy chief executive ceo chairman chairwoman director head "
    "founder editor leader secretary manager governor commander general king deputy press negotiator".split()
)
"""Offices whose holder says "we" of what he is an officer of."""

_PROMISED = "promise pledge vow undertaking commitment assurance word obligation liabilities"
CALLED: dict[str, frozenset[str]] = {
    wording: frozenset(called.split())
    for wordings, called in {
        "agree": f"{_PROMISED} agreement deal accord",
        "promise": f"{_PROMISED} offer proposal",
        "offer": "offer proposal promise undertaking",
        "threaten": "threat",
        "decide": "decision plan",
        "plan due": "plan",
        "ready": f"{_PROMISED} offer",
        "will would": f"{_PROMISED} offer plan threat",
        "mark": f"{_PROMISED} offer agreement",
    }.items()
    for wording in wordings.split()
}
"""What an undertaking is called later, by how it was told."""

STATE_OFFICES = frozenset(
    "minister president premier chancellor ambassador envoy secretary government spokesman spokeswoman "
    "spokesperson king".split()
)
"""Offices of a state: with "Oskarian" before them, they speak for Oskaria."""

PARTICIPLES = frozenset(
    "held made given built kept taken paid sent sold shown brought done put set cut drawn seen known begun run "
    "met left withdrawn borne thrown told written split shut".split()
)
"""Participles that do not end in -ed."""
