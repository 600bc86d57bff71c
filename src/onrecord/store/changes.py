"""What a newer reading of a page changed: items added and gone, and what is said otherwise of those that stayed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from onrecord.corrections.finding import Item, found_item, items
from onrecord.record.record import Record, Statement

Count = dict[str, int]


class Changes(msgspec.Struct, frozen=True):
    """How many items changed. `added` and `gone` by kind (statement, commitment, event, finding); `other` by what is
    said otherwise of statements that stayed (words, speaker, act, form, date)."""

    added: Count
    gone: Count
    other: Count

    def __bool__(self) -> bool:
        return bool(self.added or self.gone or self.other)


def changes(before: Record, after: Record) -> Changes:
    """What changed between two records of one page."""
    old, new = items(before), items(after)
    pairs = _paired(old, new, before.page.sha256)
    stayed = {other.id for _, other in pairs}
    gone = [one for one in old if not any(one is kept for kept, _ in pairs)]
    added = [one for one in new if one.id not in stayed]
    return Changes(_counted(added), _counted(gone), _others(before, after, pairs))


def plus(one: Changes, other: Changes) -> Changes:
    """Two changes together."""
    return Changes(*(_sum(getattr(one, name), getattr(other, name)) for name in ("added", "gone", "other")))


NOTHING = Changes({}, {}, {})


def _paired(old: Sequence[Item], new: Sequence[Item], page: str) -> list[tuple[Item, Item]]:
    """The items that stayed: each with what it is found as, no two as one."""
    pairs, taken = [], set()
    for one in old:
        found = found_item(one.target(page), new)
        if found is not None and found.id not in taken:
            taken.add(found.id)
            pairs.append((one, found))
    return pairs


def _others(before: Record, after: Record, pairs: list[tuple[Item, Item]]) -> Count:
    old, new = ({one.id: one for one in record.statements} for record in (before, after))
    counts: Count = {}
    for one, other in pairs:
        if one.kind == "statement":
            for name, tell in _TOLD.items():
                if tell(old[one.id], before) != tell(new[other.id], after):
                    counts[name] = counts.get(name, 0) + 1
    return counts


def _speaker(one: Statement, record: Record) -> object:
    return next((party.name for party in record.parties if party.id == one.speaker), one.unresolved)


_TOLD: dict[str, Callable[[Statement, Record], object]] = {
    "words": lambda one, _: one.content,
    "speaker": _speaker,
    "act": lambda one, _: one.act,
    "form": lambda one, _: one.form,
    "date": lambda one, _: one.said_on and one.said_on.value,
}
"""What is said of a statement, by what it is called."""


def _counted(found: Sequence[Item]) -> Count:
    counts: Count = {}
    for one in found:
        counts[one.kind] = counts.get(one.kind, 0) + 1
    return counts


def _sum(one: Count, other: Count) -> Count:
    return {name: one.get(name, 0) + other.get(name, 0) for name in (*one, *other)}
