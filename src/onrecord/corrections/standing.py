"""Which corrections hold: what was undone, and what undoes an undoing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

import msgspec

from onrecord.corrections.values import Correction

Standing = Literal["holds", "undone", "overruled", "waiting"]
"""holds: it is applied; undone: by a later one; overruled: a later one says otherwise; waiting: what it is about is not
on record, or is not found in the present reading."""


class Told(msgspec.Struct, frozen=True):
    """A correction with how it stands: `by` is the id of the one that undid or overruled it."""

    correction: Correction
    standing: Standing
    by: str | None = None


def in_order(corrections: Iterable[Correction]) -> list[Correction]:
    """The corrections from the first to the last, each once, whatever the order in which they came."""
    return sorted({one.id: one for one in corrections}.values(), key=lambda one: one.order)


def undone(corrections: Iterable[Correction]) -> dict[str, str]:
    """The ids of the corrections that no longer hold, each with the id of the one that undid it.

    A correction is undone if any undoing of it holds; an undoing that was undone undoes nothing.
    """
    undoing: dict[str, list[Correction]] = defaultdict(list)
    ordered = in_order(corrections)
    for one in ordered:
        if one.undoes is not None:
            undoing[one.undoes].append(one)
    done: dict[str, str] = {}
    for one in reversed(_undone_last(ordered, undoing)):
        active = [other.id for other in undoing[one.id] if other.id not in done]
        if active:
            done[one.id] = active[-1]
    return done


def _undone_last(ordered: list[Correction], undoing: dict[str, list[Correction]]) -> list[Correction]:
    """The corrections so that each stands before those that undo it. An id is a hash of what it undoes: no circles."""
    out: list[Correction] = []
    known = {one.id for one in ordered}
    waiting = [one for one in ordered if one.undoes not in known]
    while waiting:
        one = waiting.pop()
        out.append(one)
        waiting.extend(undoing[one.id])
    return out


def holding(corrections: Iterable[Correction]) -> list[Correction]:
    """The corrections that hold, from the first to the last; undoings have done their work and are not among them."""
    ordered = in_order(corrections)
    gone = undone(ordered)
    return [one for one in ordered if one.id not in gone and one.kind != "undo"]
