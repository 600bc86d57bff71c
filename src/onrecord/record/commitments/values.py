"""Commitment: what a party has bound itself to do or not to do, with its conditions and its history."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Literal, get_args

import msgspec

from onrecord.record.commitments.status import Unknown, status_on
from onrecord.record.evidence import Evidence, When

ConditionKind = Literal["if", "unless", "only-if", "after", "before", "until", "in-exchange"]
CONDITION_KINDS: tuple[str, ...] = get_args(ConditionKind)
Status = Literal["made", "conditioned", "reaffirmed", "questioned", "denied", "revoked", "fulfilled", "broken"]
STATUSES: tuple[str, ...] = get_args(Status)


class Condition(Evidence, frozen=True, order=True):
    """The words for what an undertaking depends on or comes after, and how."""

    kind: ConditionKind


class HistoryEntry(Evidence, frozen=True, order=True):
    """The clause that says what happened to a commitment, when it happened, and the id of the party that says so."""

    status: Status
    on: When | None
    by: str | None


class Commitment(msgspec.Struct, frozen=True):
    """A party's undertaking. `obligor` and `obligee` are parties' ids, null where the text does not tell whose."""

    id: str
    obligor: str | None
    obligee: str | None
    action: Evidence
    conditions: tuple[Condition, ...]
    instrument: Evidence | None
    due: When | None
    made_on: When | None
    history: tuple[HistoryEntry, ...]

    def status(self, on: str | datetime.date, told: str | None = None) -> Status | Unknown | None:
        """What the text says had become of it by `on`, a date or an EDTF value: a status, None before it was made,
        "unknown" where that cannot be told from the text.

        `told` is the story's date: what the story tells without a date had come by then. Doubts and denials of others
        change nothing. Raises InputError if `on` or `told` is no date.
        """
        entries = [(one.status, one.on.value if one.on is not None else None) for one in self.history]
        return status_on(entries, on, told)

    def evidence(self) -> Iterator[Evidence]:
        """Every piece of evidence of the commitment."""
        yield self.action
        yield from self.conditions
        yield from (one for one in (self.instrument, self.due, self.made_on) if one is not None)
        for entry in self.history:
            yield entry
            if entry.on is not None:
                yield entry.on
