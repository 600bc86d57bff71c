"""Whom an undertaking binds: the subject, the speaker, or the side that the speaker speaks for.

_RULES are tried in order; the first that names a party decides. What none of them names stays open.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from onrecord.record.commitments.context import Around, Said, Subject, words_of
from onrecord.record.commitments.draft import Draft
from onrecord.record.commitments.lexicon import CHIEFS, OFFICES, PARTICIPLES, STATE_OFFICES
from onrecord.record.record import Party, Statement
from onrecord.span import Span


class _Case(NamedTuple):
    """A draft, the statement around it, the page, and what its subject is."""

    draft: Draft
    said: Said | None
    around: Around
    kind: Subject

    @property
    def speaker(self) -> str | None:
        """Who makes the statement."""
        return self.said.statement.speaker if self.said is not None else None

    @property
    def passive(self) -> bool:
        """Whether the action is done to its subject."""
        return self.draft.trigger in ("modal", "formal") and is_passive(self.draft, self.around.text)

    @property
    def done_to_it(self) -> bool:
        """Whether the action is done to its subject, or its subject is a thing."""
        return self.passive or self.kind == "thing"


def obligor(draft: Draft, said: Said | None, around: Around, kind: Subject) -> str | None:
    """The party that an undertaking binds; None where the text does not tell."""
    case = _Case(draft, said, around, kind)
    found = next((party for rule in _RULES if (party := rule(case)) is not None), None)
    return _accused(case) if found is not None and found == case.speaker and _accuses(case) else found


def _accuses(case: _Case) -> bool:
    """Whether the statement accuses somebody: what it says that he promised was not promised by the accuser."""
    return case.said is not None and case.kind != "first" and not case.said.cues.isdisjoint(_BLAMING)


def _accused(case: _Case) -> str | None:
    """Whom a statement names first of all."""
    pieces = case.said.statement.content if case.said is not None else ()
    opening = [
        case.around.mentions(Span(piece.start, min(piece.start + _ACCUSED_NEAR, piece.end))) for piece in pieces[:1]
    ]
    return next((party for mentions in opening for _, party in mentions if party != case.speaker), None)


_BLAMING = frozenset("accuse accuses accused accusing blame blames blamed blaming".split())
_ACCUSED_NEAR = 30
"""Characters from the beginning of an accusation within which the accused is named."""


def _by_making(case: _Case) -> str | None:
    """Whoever makes the statement of which the draft's verb is the cue."""
    return case.speaker if case.said is not None and not case.said.within else None


def _by_promise(case: _Case) -> str | None:
    """Who promises, or his side, that a thing will be done: "he assured us that the road will be cleared"."""
    promiser = case.draft.promiser
    if case.draft.governor != "promise" or promiser is None or not (case.done_to_it or case.kind == "none"):
        return None
    opening = words_of(promiser.of(case.around.text))[:1]
    by = case.speaker if opening in (("i",), ("we",)) else case.around.party_at(promiser)
    if by is None or case.said is None or by != case.speaker or opening == ("i",):
        return by
    return side_of(case.said.statement, case.around, CHIEFS, beside=True) or by


def _by_we(case: _Case) -> str | None:
    """For whom the speaker says "we", "our ships" or "his party"."""
    if case.said is None or case.draft.subject is None or case.kind == "none":
        return None
    opening = words_of(case.draft.subject.of(case.around.text))[0]
    if not (opening.startswith("we") or opening == "our" or (case.kind == "own" and opening in _POSSESSIVES)):
        return None
    return side_of(case.said.statement, case.around, beside=case.kind == "own")


def _by_first_person(case: _Case) -> str | None:
    """The speaker who says "I" or "we", or who was quoted last before."""
    if case.kind != "first":
        return None
    return case.speaker if case.said is not None else case.around.speaker_near(case.draft.verb)


def _by_agent(case: _Case) -> str | None:
    """The party that a passive of the story's own words names by its "by": "will be paid by the Coastal Bank". In a
    statement the speaker is bound: "the delegation will be headed by Anna Velt"."""
    told = case.said is None and case.done_to_it
    match = _BY.match(case.around.text, case.draft.action.start, case.draft.action.end) if told else None
    if match is None:
        return None
    after = Span(match.end(), match.end() + 1)
    return next((party for mention, party in case.around.mentions(after) if mention.end > after.start), None)


_BY = re.compile(r"(?:not )?be (?:\w+ly )?\w+ (?:\w+ ){0,4}?by (?:the )?")


def _by_announcer(case: _Case) -> str | None:
    """Who says what will be done, or what a thing will do, or for whom he says it; where the story says what will be
    done, the organisation that has just announced something, or for which somebody has."""
    if not case.done_to_it:
        return None
    if case.said is not None:
        return side_of(case.said.statement, case.around, CHIEFS, beside=True) or case.speaker
    announced = case.around.announced_near(case.draft.sentence.start) if case.passive else None
    if announced is None or announced.speaker is None:
        return None
    own = announced.speaker if case.around.parties[announced.speaker].kind in _SIDES else None
    return side_of(announced, case.around, CHIEFS, beside=True) or own


def _by_own_staff(case: _Case) -> str | None:
    """The organisation that says what people without a name, or "the organisation", will do."""
    speaker, party = case.speaker, _subject(case)
    if speaker is None or case.around.parties[speaker].kind not in _SIDES:
        return None
    if case.kind == "own" and party is not None and not case.around.parties[party].name[:1].isupper():
        return speaker
    return speaker if case.kind == "agent" and _is_staff(case.draft, case.around.text) else None


def _by_subject(case: _Case) -> str | None:
    """The party that the subject means."""
    return None if case.done_to_it or case.kind == "first" else _subject(case)


def _by_owner(case: _Case) -> str | None:
    """Whom what is said names first, if he is a country or an organisation and it goes on to "its offer": "Velmora has
    put back on the table its offer to"."""
    words = words_of(case.draft.subject.of(case.around.text)) if case.draft.subject is not None else ()
    if case.said is None or not case.said.within or words[:1] not in (("its",), ("their",)):
        return None
    opening = Span(case.said.statement.content[0].start, case.draft.verb.start)
    named = [party for _, party in case.around.mentions(opening)] if opening.start < opening.end else []
    return next((party for party in named if case.around.parties[party].kind in _SIDES), None)


def _by_speaker(case: _Case) -> str | None:
    """The speaker, where nobody else is known to be meant."""
    return case.speaker if case.kind in ("third", "own", "none") else None


def _subject(case: _Case) -> str | None:
    return case.around.party_at(case.draft.subject) if case.draft.subject is not None else None


_RULES: tuple[Callable[[_Case], str | None], ...] = (
    _by_making,
    _by_promise,
    _by_we,
    _by_first_person,
    _by_agent,
    _by_announcer,
    _by_own_staff,
    _by_subject,
    _by_owner,
    _by_speaker,
)
_POSSESSIVES = frozenset(("his", "her", "its", "their", "our", "my"))


def _is_staff(draft: Draft, text: str) -> bool:
    """Whether a subject is people without a name: "its commissioners will stay away"."""
    if draft.subject is None or draft.trigger not in ("modal", "formal"):
        return False
    words = draft.subject.of(text)
    return not any(word[:1].isupper() for word in words.split()) and words_of(words)[0] not in ("the", "these", "those")


_PASSIVE = re.compile(
    r"^(?:not |also |soon )*(?:\w+ly )?(?:(?:begin|start|continue) to )?be (?:\w+ly |soon )?[\"“']?(?:not )?"
    r"(?:\w+ed|available|" + "|".join(sorted(PARTICIPLES)) + r")\b",
    re.IGNORECASE,
)


def is_passive(draft: Draft, text: str) -> bool:
    """Whether an action is done to its subject: "will not be scrapped"."""
    return _PASSIVE.match(draft.action.of(text)) is not None


def side_of(
    statement: Statement, around: Around, offices: frozenset[str] = OFFICES, *, beside: bool = False
) -> str | None:
    """For whom an office-holder says "we": the organisation or country that his role names, here or elsewhere; with
    `beside`, also one that his name stands beside."""
    speaker = around.parties.get(statement.speaker or "")
    if speaker is None or speaker.kind != "person":
        return None
    key = (speaker.id, statement.source[0].start if statement.source else -1, offices is OFFICES, beside)
    if key not in around.sides:
        roles = [Span(one.start, one.end) for one in (*statement.source, *speaker.roles)]
        found = (_named_in(role, speaker, around, offices) for role in roles)
        side = next((one for one in found if one is not None), None)
        around.sides[key] = _named_beside(speaker, around, offices) if side is None and beside else side
    return around.sides[key]


def _named_in(role: Span, speaker: Party, around: Around, offices: frozenset[str]) -> str | None:
    """The organisation or country that the words of a role name."""
    low = set(words_of(role.of(around.text)))
    if not low & offices:
        return None
    for mention, party in around.mentions(role):
        inside = role.start <= mention.start and mention.end <= role.end and len(mention.text) < role.end - role.start
        if inside and party != speaker.id and around.parties[party].kind in _SIDES:
            return around.state_of(party) if low & STATE_OFFICES else party
    return None


_SIDES = frozenset(("org", "country", "group"))
_BEFORE = re.compile(r"^(?:['’]s)?\s+(?P<office>(?:[\w-]+\s+){1,6})$")
_AND_HIS = re.compile(r"^ and (?:his|her) $")
_AFTER = re.compile(r"^,?\s+(?:the\s+)?(?P<office>(?:[\w-]+\s+){1,4})(?:of|for)\s+(?:the\s+)?$")


def _named_beside(speaker: Party, around: Around, offices: frozenset[str]) -> str | None:
    """The organisation that stands beside a name with an office between: "Coastal Party leader Anna Velt"."""
    for own in speaker.mentions:
        for mention, party in around.mentions(Span(max(0, own.start - 60), own.end + 60)):
            if party == speaker.id or around.parties[party].kind not in _SIDES:
                continue
            first = mention.end <= own.start
            gap = around.text[mention.end : own.start] if first else around.text[own.end : mention.start]
            if not first and _AND_HIS.match(gap):
                return party
            match = (_BEFORE if first else _AFTER).match(gap)
            if match is not None and offices & set(words_of(match["office"])):
                return around.state_of(party) if STATE_OFFICES & set(words_of(match["office"])) else party
    return None


def speaks_for(statement: Statement, party: str | None, around: Around) -> bool:
    """Whether a party is the speaker's own side: himself, or one that his role names."""
    if party is None:
        return False
    if around.same_side(party, statement.speaker):
        return True
    side = side_of(statement, around)
    return side is not None and around.same_side(side, party)
