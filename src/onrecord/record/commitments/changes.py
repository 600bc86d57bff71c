"""How a change of a commitment is told: patterns by status. Tables; small letters, but for nouns that titles hold."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.record.commitments.values import Status

NOUN = (
    r"(?:promises?|pledges?|offers?|undertakings?|commitments?|vows?|[Aa]greements?|deals?|[Aa]ccords?|threats?|"
    r"liabilit(?:y|ies)|obligations?|proposals?|assurances?|ceasefires?|cease-fires?|truces?|[Tt]reat(?:y|ies)|"
    r"[Pp]acts?|contracts?|words?|[Dd]eclarations?|decisions?|plans?|settlements?)"
)
"""What an undertaking is called."""
_TO_NOUN = r" (?:[\w’'-]+ ){0,4}?" + NOUN
"""The noun with what stands before it."""
_TO_PROMISE = (
    r" (?:[\w’']+ ){0,12}?(?:promised?|promises|pledged?|agreed|offered|given any|made any|committed|undertaken)"
)
_TO_PROMISE = (
    r" (?:[\w’']+ ){0,12}?(?:promised?|promises|pledged?|agreed|offered|given any|made any|committed|undertaken)"
)


class Row(NamedTuple):
    """A way to tell a change. `by_obligor`: the party bound must be the one who does it. `needs_noun`: a noun for an
    undertaking must stand in the clause."""

    status: Status
    patterns: tuple[str, ...]
    by_obligor: bool = True
    needs_noun: bool = False


ROWS: tuple[Row, ...] = (
    Row(
        "denied",
        (
            r"(?:den(?:y|ies|ied|ying)|reject(?:s|ed)?|dismiss(?:es|ed)?)" + _TO_PROMISE,
            r"(?:never|not|n['’]t) (?:ever )?(?:promised|pledged|agreed to|offered|(?:made|given) (?:any|an?|such))",
            r"promised nothing",
            r"no (?:such )?(?:promise|pledge|agreement|commitment|offer) (?:has|had|was|were|is|exists?)",
            r"never been made",
            r"there is no (?:offer|promise|agreement)",
        ),
    ),
    Row(
        "revoked",
        (
            r"(?:revok(?:es?|ed|ing)|rescind(?:s|ed|ing)?|retract(?:s|ed|ing)?|annul(?:s|led)?|renounc(?:es?|ed)|"
            r"withdr(?:aws?|ew|awn|awing)|cancel(?:s|l?ed|l?ing)|abandon(?:s|ed)?|reverse[sd]?|scrap(?:s|ped)|"
            r"suspend(?:s|ed)?|replac(?:es?|ed)|terminate[sd]?|end(?:s|ed))" + _TO_NOUN,
        ),
        needs_noun=True,
    ),
    Row(
        "revoked",
        (
            r"(?:took|taken|takes?|taking) (?:back|it back|them back)(?: (?:[\w’']+ ){0,2}?" + NOUN + r")?",
            r"(?:took|taken|takes?|taking) (?:[\w’']+ ){1,3}?back",
            r"call(?:s|ed) off",
            r"back(?:s|ed) (?:down|out)",
            r"pull(?:s|ed) out",
            r"went back on",
            r"chang(?:es|ed) (?:his|her|its|their) minds?",
            r"(?:has|have|had) withdrawn",
            r"withdrew",
            r"(?:was|were|been) (?:revoked|withdrawn|rescinded|cancell?ed|called off|scrapped|abandoned|taken back)",
            r"revoked (?:it|them|the)",
            r"no longer (?:bound|valid)",
        ),
    ),
    Row(
        "broken",
        (
            r"(?:br(?:eaks?|oke|oken|eaking)|violat(?:es?|ed|ing)|breach(?:es|ed|ing)?|renege[sd]?|default(?:s|ed))"
            + _TO_NOUN,
        ),
        by_obligor=False,
        needs_noun=True,
    ),
    Row(
        "broken",
        (
            r"(?:fail(?:s|ed|ing)?|refus(?:es?|ed|ing)) to (?:honou?r|keep|implement|fulfil?|carry out|comply|meet)",
            r"(?:had|has|have|was|were) been (?:broken|violated|breached)",
            r"not kept (?:his|her|its|their)",
            r"in breach of",
        ),
        by_obligor=False,
    ),
    Row(
        "fulfilled",
        (
            r"(?:fulfil(?:s|led|ling)?|fulfill(?:s|ed|ing)|honou?r(?:s|ed|ing)?|kept|keeps?|carried out|"
            r"compl(?:ies|ied) with|made good on|met)" + _TO_NOUN,
        ),
        needs_noun=True,
    ),
    Row(
        "reaffirmed",
        (
            r"(?:reaffirm(?:s|ed|ing)?|reiterat(?:es?|ed|ing)|restat(?:es?|ed)|renew(?:s|ed)|revive[sd]?|reviving|"
            r"repeat(?:s|ed)|confirm(?:s|ed))" + _TO_NOUN,
            r"(?:reaffirm|reiterat|restat|repeat|confirm)(?:s|es|ed) that",
            r"(?:stands?|stood) by" + _TO_NOUN,
            r"put back on the table",
            r"(?:has|have|had) not (?:yet )?lost its force",
            r"(?:is|are|was|were|remains?) (?:still )?(?:valid|in force)",
            r"again (?:promised|pledged|agreed)",
            r"(?:took|taken) up again",
        ),
    ),
    Row(
        "conditioned",
        (
            r"(?:conditional|contingent|dependent) (?:up)?on",
            r"(?:tied|tying|ties|linked) (?:[\w’']+ ){1,4}?to",
            r"would (?:[\w’]+ ){1,6}?only (?:when|if|after|once)",
            r"nothing would be",
            r"added (?:the |a )?(?:further )?condition",
        ),
    ),
    Row(
        "questioned",
        (
            r"(?:doubt(?:s|ed|ful)?|question(?:s|ed|ing)?)" + _TO_NOUN,
            r"(?:doubts?|doubted|doubtful|sceptical|skeptical)",
            r"(?:cannot|can['’]t) be trusted",
            r"not trust(?:ed)?",
            r"unlikely to (?:keep|honou?r)",
            r"will not keep",
            r"cast doubt",
            r"in no way impl(?:y|ies)",
            r"(?:does|do) not (?:impl(?:y|ies)|mean)",
            r"may just be",
            r"wary of",
        ),
        by_obligor=False,
    ),
)
_PATTERNS = "|".join(rf"(?P<h{n}>(?:{'|'.join(row.patterns)})\b)" for n, row in enumerate(ROWS))
PATTERN = re.compile(rf"\b(?=[a-z])(?:{_PATTERNS})")
NOUNS = re.compile(rf"\b{NOUN}\b")
