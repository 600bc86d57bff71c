"""What surrounds a draft: the statement in which it stands or which it makes, and whom its subject means."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Literal

import msgspec

from onrecord.record import words as heads
from onrecord.record.commitments.draft import Draft
from onrecord.record.commitments.lexicon import (
    ANNOUNCE,
    DENYING,
    DETERMINERS,
    FIRST_PERSON,
    OWN_SIDE,
    PREPOSITIONS,
    SPOKESMEN,
    THIRD_PERSON,
)
from onrecord.record.commitments.values import Commitment
from onrecord.record.evidence import Evidence
from onrecord.record.parties.places import COUNTRY, DEMONYM
from onrecord.record.record import Party, Statement
from onrecord.span import Span

Subject = Literal["none", "first", "third", "own", "agent", "name", "thing"]
"""What a subject is by its words: "we", "they", "the government", "ministers of both", "Anna Velt", "the islands"."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


NEARBY = 200
"""Code points between a quotation and words in the first person that go on from it."""
ANNOUNCED_NEARBY = 300
"""Code points between an announcement and a sentence that goes on to tell what will be done: of 5 such sentences of
records/train 3 are gold's, and gold binds whoever announced."""


class Said(msgspec.Struct, frozen=True):
    """The statement around a draft: `within` if the action stands in its content, else the draft's verb is its cue."""

    statement: Statement
    within: bool

    @property
    def cues(self) -> frozenset[str]:
        """The words of its cue, in lower case."""
        return frozenset(word for cue in self.statement.cue for word in words_of(cue.text))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in lower case."""
    return tuple(match.group().lower().replace("’", "'") for match in _WORD.finditer(text))


class Around:
    """Statements and parties of a page by place."""

    def __init__(self, text: str, parties: Sequence[Party], statements: Sequence[Statement]) -> None:
        self.text = text
        self.parties = {party.id: party for party in parties}
        self._mentions = sorted((one, party.id) for party in parties for one in party.mentions)
        self._starts = [one.start for one, _ in self._mentions]
        self._longest = max((one.end - one.start for one, _ in self._mentions), default=0)
        pieces = [(piece, number) for number, one in enumerate(statements) for piece in one.content]
        self._pieces = sorted((piece.start, piece.end, number) for piece, number in pieces)
        self._same: dict[tuple[str, str], bool] = {}
        self._states: dict[str, str] = {}
        self._cues = sorted((cue.start, cue.end, number) for number, one in enumerate(statements) for cue in one.cue)
        self._reach = max((end - start for start, end, _ in self._pieces), default=0)
        self.statements = statements
        self.sides: dict[tuple[str, int, bool, bool], str | None] = {}

    def said(self, draft: Draft) -> Said | None:
        """The innermost statement whose content holds the draft's verb, else the one whose cue the verb is."""
        making = next((number for number in self._at(self._cues, draft.verb, 60)), None)
        if making is not None and any(
            piece.start < draft.action.end and draft.action.start < piece.end
            for piece in self.statements[making].content
        ):
            return Said(self.statements[making], within=False)
        holding = [(end - start, number) for start, end, number in self._near(self._pieces, draft.verb, self._reach)]
        return Said(self.statements[min(holding)[1]], within=True) if holding else None

    def _near(self, spans: Sequence[tuple[int, int, int]], span: Span, reach: int) -> Iterator[tuple[int, int, int]]:
        """The spans that hold the start of a span."""
        last = bisect.bisect_right(spans, (span.start, 1 << 60, 0))
        first = bisect.bisect_left(spans, (span.start - reach, 0, 0))
        return (one for one in spans[first:last] if one[1] > span.start)

    def _at(self, spans: Sequence[tuple[int, int, int]], span: Span, reach: int) -> Iterator[int]:
        return (number for _, _, number in self._near(spans, span, reach))

    def mentions(self, span: Span) -> list[tuple[Evidence, str]]:
        """The mentions of parties that touch a span, with their parties' ids, in order."""
        first = bisect.bisect_left(self._starts, span.start - self._longest)
        last = bisect.bisect_left(self._starts, span.end)
        return [pair for pair in self._mentions[first:last] if pair[0].end > span.start]

    def party_at(self, subject: Span) -> str | None:
        """The party that a noun phrase means: its own mention, or a name at its end ("Minister Anna Velt")."""
        found = [(self._fit(mention, subject), party) for mention, party in self.mentions(subject)]
        best = max(found, default=(0.0, ""))
        return best[1] if best[0] > 0 and any(char.isalpha() for char in self.parties[best[1]].name) else None

    def speaker_near(self, span: Span) -> str | None:
        """The speaker of the direct statement that ends last before a place, at most NEARBY before it."""
        last = bisect.bisect_left(self._pieces, (span.start, 0, 0))
        for _start, end, number in reversed(self._pieces[max(0, last - 3) : last]):
            if span.start - end <= NEARBY and self.statements[number].form != "indirect":
                return self.statements[number].speaker
        return None

    def announced_near(self, place: int) -> Statement | None:
        """The statement that ends last before a place, at most ANNOUNCED_NEARBY before it, if it announces."""
        last = bisect.bisect_left(self._pieces, (place, 0, 0))
        before = max(self._pieces[max(0, last - 3) : last], key=lambda piece: piece[1], default=None)
        if before is None or not 0 <= place - before[1] <= ANNOUNCED_NEARBY:
            return None
        statement = self.statements[before[2]]
        announcing = any(word in ANNOUNCE for cue in statement.cue for word in words_of(cue.text))
        return statement if announcing else None

    def holding(self, span: Span) -> Statement | None:
        """The innermost statement in whose content the start of a span stands."""
        found = [(end - start, number) for start, end, number in self._near(self._pieces, span, self._reach)]
        return self.statements[min(found)[1]] if found else None

    def same_side(self, one: str | None, other: str | None) -> bool:
        """Whether two parties are one, or one is named for the other ("the Soviet government")."""
        if one is None or other is None:
            return False
        pair = (one, other)
        if pair not in self._same:
            self._same[pair] = self._is_one_side(one, other)
        return self._same[pair]

    def _is_one_side(self, one: str, other: str) -> bool:
        if one == other or self.state_of(one) == self.state_of(other):
            return True
        mine, theirs = (frozenset(words_of(self.parties[party].name)) for party in (one, other))
        return _governs(mine, theirs) or _governs(theirs, mine)

    def state_of(self, party: str) -> str:
        """The country of a party that is an adjective made from its name ("Russian"), else the party itself."""
        if party not in self._states:
            self._states[party] = self._state_of(party)
        return self._states[party]

    def _state_of(self, party: str) -> str:
        name = self.parties[party].name.lower()
        country = DEMONYM.get(name)
        for one in self.parties.values():
            if one.kind == "country" and one.id != party:
                low = one.name.lower()
                if COUNTRY.get(low) == country if country else name.startswith(low[: max(4, len(low) - 2)]):
                    return one.id
        return party

    def _fit(self, mention: Evidence, subject: Span) -> float:
        shared = min(mention.end, subject.end) - max(mention.start, subject.start)
        whole = max(mention.end, subject.end) - min(mention.start, subject.start)
        if shared / whole >= 0.6:
            return 1 + shared / whole
        before = self.text[subject.start : mention.start]
        if mention.end == subject.end and mention.start >= subject.start and not _LINKS.search(before):
            return shared / whole
        after = self.text[mention.end : subject.end]
        if mention.start <= subject.start + 4 and mention.end < subject.end and re.match(r",| \(", after):
            return shared / whole
        return 0.0


_GOVERNING = frozenset("government ministry leadership presidency cabinet administration authorities regime".split())
"""What speaks for the state whose name stands with it: "the Soviet government" for the Soviet Union."""


def _governs(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the first name is the other's government: "Soviet government", "Soviet Union"."""
    rest = one - _GOVERNING
    return bool(one & _GOVERNING) and bool(rest) and any(word in other for word in rest if len(word) > 3)


_LINKS = re.compile(r"\b(?:of|for|from|by|with|to|in|on|at|against|between|and|or)\b|['’]s\b", re.IGNORECASE)


def subject_class(draft: Draft, text: str) -> Subject:
    """What a subject is by its words."""
    if draft.subject is None:
        return "none"
    words = draft.subject.of(text)
    low = words_of(words)
    if not low:
        return "none"
    if len(low) == 1 or low[0].split("'")[0] in FIRST_PERSON:
        pronoun = _PRONOUNS.get(low[0].split("'")[0])
        if pronoun is not None:
            return pronoun
    return _noun_class(low, words.split(), told=draft.trigger not in ("modal", "formal", "mark"))


_PRONOUNS: dict[str, Subject] = {
    **dict.fromkeys((*THIRD_PERSON, "his", "her", "its", "their"), "third"),
    **dict.fromkeys((*FIRST_PERSON, "our", "my"), "first"),
}


def _noun_class(low: Sequence[str], words: Sequence[str], *, told: bool) -> Subject:
    """The class of a noun phrase. `told`: a verb of undertaking has it as its subject, which only agents can be."""
    head = _head(low)
    if low[0] in _BEFORE_OWN and head in OWN_SIDE and len(low) <= 4:
        return "own"
    if head in AGENTS or (told and not words[0][:1].isupper()):
        return "agent"
    capitals = [word[:1].isupper() for word in words]
    if capitals[0] and low[0] not in DETERMINERS and low[0] not in _NO_NAMES:
        return "name"
    return "name" if low[0] == "the" and len(low) > 1 and all(capitals[1:]) else "thing"


_BEFORE_OWN = frozenset("his her its their our my the both".split())
_NO_NAMES = frozenset("there no any all other".split())


def _head(low: Sequence[str]) -> str:
    """The head of a noun phrase: the last word before a preposition."""
    for number, word in enumerate(low):
        if number and word in PREPOSITIONS:
            return low[number - 1]
    return low[-1]


AGENTS = frozenset(
    OWN_SIDE | heads.ORG_HEADS | heads.PERSON_HEADS | heads.GROUP_HEADS | heads.TITLES | SPOKESMEN
) - frozenset(
    "post times program programme show network network's channel radio television press exchange service".split()
)
"""Nouns for those who can bind themselves."""


def is_denied(draft: Draft, said: Said | None) -> bool:
    """Whether someone denies that a promise, agreement or offer was made: not whether he will do something."""
    verbal = draft.trigger == "verb" and draft.wording in ("promise", "agree", "offer")
    return verbal and said is not None and said.within and bool(said.cues & DENYING)


def is_owned(draft: Draft) -> bool:
    """Whether a noun with its owner tells the undertaking, in passing: "has withdrawn his offer to hand over"."""
    return draft.trigger == "noun" and draft.verb.end > draft.action.start - _OWNED


_OWNED = 5
"""Code points at most between such a noun and the action."""


def named(
    parties: Sequence[Party], bound: Sequence[Span], statements: Sequence[Statement], commitments: Sequence[Commitment]
) -> tuple[Party, ...]:
    """The parties without those that stand in the page only as subjects of drafts of which nothing came. `bound` are
    the subjects, in order."""
    used = {one.speaker for one in statements}
    used |= {party for one in commitments for party in (one.obligor, one.obligee, *(entry.by for entry in one.history))}
    reach = list(accumulate((span.end for span in bound), max))
    return tuple(one for one in parties if one.id in used or not _only_bound(one, bound, reach))


def _only_bound(party: Party, bound: Sequence[Span], reach: Sequence[int]) -> bool:
    if len(party.mentions) > 1 or party.name[:1].isupper():
        return False
    mention = party.mentions[0]
    before = bisect.bisect_right(bound, mention.start, key=lambda span: span.start)
    return before > 0 and reach[before - 1] >= mention.end
