"""What comes of the search for a speaker: a party or a reason, the rule that decided, and a trace for those who ask."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from onrecord.record.evidence import Evidence

Reason = Literal["no-source", "writer", "unnamed-person", "ambiguous", "no-antecedent"]
REASONS: tuple[str, ...] = get_args(Reason)

Rule = Literal[
    "name",
    "label",
    "capital",
    "country",
    "name-of-two",
    "description",
    "own-words",
    "pronoun",
    "relative",
    "several",
    "same-speaker",
    "quoted-speaker",
    "writer",
    "vague",
    "no-source",
]
"""How a speaker was decided; RULES says what each is."""

RULES: dict[Rule, str] = {
    "name": "the source names the party",
    "label": 'the source is the letter of an interview, "Q" or "A"',
    "capital": "the source names a capital, read as its country",
    "country": "the source names a country, read as its government",
    "name-of-two": "the source names two parties' common name, and neither is meant more clearly",
    "description": "the source describes a party that is named elsewhere",
    "own-words": "the source describes a party in words of its own, which are kept",
    "pronoun": "the source is a pronoun, and candidates were compared",
    "relative": "the source is a relative pronoun, which takes what stands before it",
    "several": "the source names several parties at once",
    "same-speaker": "no source is given, and the words go on from the statement before",
    "quoted-speaker": 'the source is "I" or "we" inside someone\'s words',
    "writer": 'the source is "I" or "we" outside anyone\'s words',
    "vague": "the source is a pronoun for nobody in particular",
    "no-source": "no source is given",
}


class Resolution(msgspec.Struct, frozen=True):
    """Whose an attribution is: a party's id, or None and the reason; and the rule that decided."""

    party: str | None
    reason: Reason | None
    rule: Rule | None = None


class Weighed(msgspec.Struct, frozen=True):
    """A candidate for a pronoun or description: its name (None: nobody), its share of 1, its features' parts of the
    score."""

    name: str | None
    share: float
    parts: dict[str, float]


class Trace(msgspec.Struct, frozen=True):
    """How one attribution got its speaker: the source's words, the rule, the candidates by falling share (empty where
    none were compared), and the outcome's party name or reason."""

    source: Evidence | None
    rule: Rule
    meaning: str
    candidates: tuple[Weighed, ...]
    party: str | None
    reason: Reason | None
