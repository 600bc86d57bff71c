"""apply: the corrected record of a record and the corrections of its page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from onrecord.corrections.finding import Item, carried_item, finding_id, found_item, items, named
from onrecord.corrections.standing import Told, in_order, undone
from onrecord.corrections.values import Correction, ItemTarget, PartyTarget, Speaker, StoryTarget
from onrecord.record.record import Party, Record, Statement, content_id

NOBODY = "corrected"
"""Why there is no speaker where a person said that he is not known."""


class Corrected(msgspec.Struct, frozen=True):
    """A record as people corrected it.

    `record` has what was changed and lacks what was rejected, `read` is the record as it was read, and `rejected` has
    the ids of the items that are in `read` alone. `marks` tells, by the ids of items and parties, the corrections that
    made them what they are or that hold a note on them; those of the whole story stand under its own id. `told` is how
    each correction stands.
    """

    record: Record
    read: Record
    rejected: frozenset[str]
    marks: dict[str, tuple[str, ...]]
    told: tuple[Told, ...]


def apply(record: Record, corrections: Iterable[Correction], earlier: Mapping[str, str] | None = None) -> Corrected:
    """The record as the corrections of its page would have it. Those of parties across stories are not its business.

    `earlier` has the earlier texts of the story by their hashes: corrections of these are carried to what has the same
    words, or nearly the same.
    """
    page, texts = record.page.sha256, earlier or {}
    ours = [one for one in in_order(corrections) if {page, *texts} & {*one.pages} or one.kind == "undo"]
    gone = undone(ours)
    made = _Making(record, any(isinstance(one.target, ItemTarget) for one in ours), texts)
    told: list[Told] = []
    for one in ours:
        if one.target is None or isinstance(one.target, PartyTarget) or one.target.page not in (page, *texts):
            continue
        if one.id in gone:
            told.append(Told(one, "undone", gone[one.id]))
        elif made.take(one):
            told.append(Told(one, "holds"))
        else:
            told.append(Told(one, "waiting"))
    return made.done(_overruled(told, made.overruled))


def _overruled(told: Sequence[Told], by: dict[str, str]) -> tuple[Told, ...]:
    return tuple(
        Told(one.correction, "overruled", by[one.correction.id]) if one.correction.id in by else one for one in told
    )


class _Making:
    """A record in the making: what each correction comes to is gathered, then done at once."""

    def __init__(self, record: Record, of_items: bool, earlier: Mapping[str, str]) -> None:
        self._record = record
        self._items = items(record) if of_items else []
        self._earlier = earlier
        self._latest: dict[str, Correction] = {}
        self._rejected: dict[str, str] = {}
        self._marks: dict[str, list[str]] = defaultdict(list)
        self.overruled: dict[str, str] = {}

    def take(self, one: Correction) -> bool:
        """Whether what the correction is about was found; then it will be applied."""
        if isinstance(one.target, StoryTarget):
            self._marks[self._record.id].append(one.id)
            return True
        item = self._found(one.target) if isinstance(one.target, ItemTarget) else None
        if item is None:
            return False
        _TAKEN[one.kind](self, item, one)
        return True

    def _found(self, target: ItemTarget) -> Item | None:
        page = self._record.page
        if target.page == page.sha256:
            return found_item(target, self._items)
        return carried_item(target, self._earlier[target.page], self._items, page.text)

    def reattribute(self, item: Item, one: Correction) -> None:
        """The latest wins."""
        before = self._latest.get(item.id)
        if before is not None:
            self.overruled[before.id] = one.id
            self._marks[item.id].remove(before.id)
        self._latest[item.id] = one
        self._marks[item.id].append(one.id)

    def reject(self, item: Item, one: Correction) -> None:
        """It will be among the rejected."""
        self._rejected[item.id] = one.id
        self._marks[item.id].append(one.id)

    def note(self, item: Item, one: Correction) -> None:
        """A note changes nothing but is told."""
        self._marks[item.id].append(one.id)

    def done(self, told: tuple[Told, ...]) -> Corrected:
        """The corrected record."""
        record = self._record
        parties = {party.id: party for party in record.parties}
        statements = tuple(self._spoken(one, parties) for one in record.statements)
        whole = record
        if self._latest:
            whole = msgspec.structs.replace(record, statements=statements, parties=tuple(parties.values()))
        marks = {one: tuple(ids) for one, ids in self._marks.items() if ids}
        return Corrected(self._kept(whole), record, frozenset(self._rejected), marks, told)

    def _spoken(self, one: Statement, parties: dict[str, Party]) -> Statement:
        """The statement with its speaker, who is put among the parties if he is not there."""
        correction = self._latest.get(one.id)
        if correction is None:
            return one
        if correction.speaker is None:
            return msgspec.structs.replace(one, speaker=None, unresolved=NOBODY)
        party = _party(correction.speaker, self._record.page.sha256, parties)
        if parties.setdefault(party.id, party) is party and not party.mentions:
            self._marks[party.id].append(correction.id)
        return msgspec.structs.replace(one, speaker=party.id, unresolved=None)

    def _kept(self, record: Record) -> Record:
        """The record with what was not rejected."""
        if not self._rejected:
            return record
        page = record.page.sha256
        return msgspec.structs.replace(
            record,
            statements=tuple(one for one in record.statements if one.id not in self._rejected),
            commitments=tuple(one for one in record.commitments if one.id not in self._rejected),
            events=tuple(one for one in record.events if one.id not in self._rejected),
            findings=tuple(one for one in record.findings if finding_id(page, one) not in self._rejected),
        )


_TAKEN: dict[str, Callable[[_Making, Item, Correction], None]] = {
    "reattribute": _Making.reattribute,
    "reject": _Making.reject,
    "note": _Making.note,
}


def _party(speaker: Speaker, page: str, parties: dict[str, Party]) -> Party:
    """The party that a statement is given to: by its id, else by its name, else one that the story does not name."""
    if speaker.id is not None and speaker.id in parties:
        return parties[speaker.id]
    known = named(speaker.name, parties.values())
    if known is not None:
        return known
    return Party(content_id("p", f"{page} {speaker.name}", []), speaker.name, speaker.kind, (), ())
