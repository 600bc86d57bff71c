"""A record made by hand, with one of everything: for what prints records."""

from __future__ import annotations

import msgspec

from onrecord.intake.item import Item
from onrecord.pipeline import build
from onrecord.record.commitments.values import Commitment, Condition, HistoryEntry
from onrecord.record.events.values import Event
from onrecord.record.evidence import Evidence, When
from onrecord.record.findings.values import Finding
from onrecord.record.record import Party, Record
from tests.fake import FakeModel

TEXT = """Velmora keeps its pledge

In 1961, Velmora promised Oskaria to hand over the islands after a peace treaty by 2035, as the Joint Note says.

Velmora revoked the pledge in 1067. The islands are far away, Anna Velt said.
"""


def at(words: str, within: str = "") -> Evidence:
    """The first place of some words, within others if these are given."""
    start = TEXT.index(words, TEXT.index(within) if within else 0)
    return Evidence(start, start + len(words), words)


def when(words: str, value: str) -> When:
    """The date that some words tell."""
    place = at(words)
    return When(place.start, place.end, words, value)


def made(**changed: object) -> Record:
    """The record, with some fields changed."""
    read = build(Item(TEXT, published_given="2031-03-05"), FakeModel())
    parties = (
        *read.parties,
        Party("v", "Velmora", "country", (at("Velmora"),), ()),
        Party("o", "Oskaria", "country", (at("Oskaria"),), ()),
    )
    action, condition, revoked = at("hand over the islands"), at("a peace treaty"), at("Velmora revoked the pledge")
    commitment = Commitment(
        "c1",
        "v",
        "o",
        action,
        (Condition(condition.start, condition.end, condition.text, "after"),),
        at("the Joint Note"),
        when("2035", "2035"),
        when("1961", "1961"),
        (HistoryEntry(revoked.start, revoked.end, revoked.text, "revoked", when("1067", "1067"), "v"),),
    )
    events = (
        Event("e1", revoked, when("1067", "1067"), ("v",)),
        Event("e2", at("Velmora promised Oskaria"), when("1961", "1961"), ("v", "o")),
    )
    misprint = at("1067")
    finding = Finding(misprint.start, misprint.end, "1067", "impossible-year", "a year long before the pledge", "1967")
    whole = msgspec.structs.replace(
        read, parties=parties, commitments=(commitment,), events=events, findings=(finding,)
    )
    return msgspec.structs.replace(whole, **changed) if changed else whole
