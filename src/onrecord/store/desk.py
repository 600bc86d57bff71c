"""Desk: where people correct what a store holds. Each correction is made and made to hold in one transaction."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine

from onrecord.corrections.applying import Corrected, apply
from onrecord.corrections.standing import Told, in_order
from onrecord.corrections.values import Correction, Target
from onrecord.errors import NotFound, SettingError
from onrecord.record.record import PartyKind
from onrecord.store import aiming, correcting, held
from onrecord.store.index import TextIndex
from onrecord.store.moments import stored
from onrecord.store.opening import asking, writing


class Said(msgspec.Struct, frozen=True):
    """Who corrects, why, and when, a moment with its time zone."""

    who: str
    why: str
    at: datetime.datetime


class Desk:
    """Corrections of one store. A story is named by its id, an item by its id or as STORY/ITEM, a party by its name,
    its key or as STORY/PARTY; beginnings of ids will do. All raise NotFound where nothing, or too much, is meant."""

    def __init__(self, engine: Engine, index: TextIndex) -> None:
        self._engine, self._index = engine, index

    def merge(self, parties: Sequence[str], said: Said) -> Correction:
        """These parties are one. Raises SettingError if there are not two at least."""
        if len(parties) < 2:
            raise SettingError("two parties are needed to merge", given=", ".join(parties), remedy="name another")
        with writing(self._engine) as connection:
            first, *rest = (aiming.party_targets(connection, one)[0][1] for one in parties)
            if first in rest:
                raise SettingError("these are one party already", given=", ".join(parties), remedy="name another")
            return self._enter(connection, "merge", said, target=first, others=tuple(rest))

    def split(self, party: str, stories: Sequence[str], said: Said) -> Correction:
        """The party of these stories is another than that of the rest."""
        with writing(self._engine) as connection:
            target, others, kept = aiming.parted(connection, party, stories)
            return self._enter(connection, "split", said, target=target, others=others, kept=kept)

    def rename(self, party: str, name: str, said: Said) -> Correction:
        """The party is shown under this name, in all stories."""
        with writing(self._engine) as connection:
            target = aiming.party_targets(connection, party)[0][1]
            return self._enter(connection, "rename", said, target=target, name=" ".join(name.split()))

    def reattribute(self, statement: str, speaker: str | None, said: Said, kind: PartyKind | None = None) -> Correction:
        """The statement is this speaker's, a party of the story by its id or name, or else another of that name and
        kind; None if no one can tell whose it is."""
        with writing(self._engine) as connection:
            target = aiming.item_target(connection, statement)
            whose = None if speaker is None else aiming.speaker_of(connection, target, speaker, kind)
            return self._enter(connection, "reattribute", said, target=target, speaker=whose)

    def reject(self, item: str, said: Said) -> Correction:
        """The item is not to be shown: the model was wrong about it."""
        with writing(self._engine) as connection:
            return self._enter(connection, "reject", said, target=aiming.item_target(connection, item))

    def note(self, on: str, words: str, said: Said) -> Correction:
        """These words go with an item, a story or a party."""
        with writing(self._engine) as connection:
            return self._enter(connection, "note", said, target=_anything(connection, on), note=words)

    def undo(self, id: str, said: Said) -> Correction:  # noqa: A002
        """The correction of this id no longer holds. If that is an undoing itself, what it undid holds again."""
        with writing(self._engine) as connection:
            return self._enter(connection, "undo", said, undoes=correcting.of_id(connection, id).id)

    def _enter(self, connection: Connection, kind: Any, said: Said, **about: Any) -> Correction:
        stored(said.at)  # which asks for a time zone
        made = Correction(kind, said.who, said.why, said.at.astimezone(datetime.UTC), **about)
        correcting.enter(connection, self._index, [made], stored(said.at))
        return made

    def take(self, given: Iterable[Correction], recorded_at: datetime.datetime) -> list[Correction]:
        """Keep corrections made elsewhere, all or none; those that were not here yet. Raises FormatError if one speaks
        of other words than its text has."""
        with writing(self._engine) as connection:
            return correcting.enter(connection, self._index, list(given), stored(recorded_at))

    def all(self) -> list[Correction]:
        """Every correction, from the first to the last."""
        with asking(self._engine) as connection:
            return in_order(held.all_of(connection))

    def told(self) -> list[Told]:
        """Every correction with how it stands, from the first to the last."""
        with asking(self._engine) as connection:
            return correcting.told(connection)

    def of(self, ids: Collection[str]) -> dict[str, Correction]:
        """The corrections of these ids, as rows that were corrected name them."""
        with asking(self._engine) as connection:
            return {one.id: one for one in held.of_ids(connection, ids)}

    def corrected(self, story: str, *, known_at: datetime.datetime | None = None) -> Corrected:
        """The record of a story as people corrected it, as it was on record at a moment."""
        with asking(self._engine) as connection:
            number, record = aiming.latest(connection, story, known_at)
            return apply(record, *held.of_revision(connection, number, known_at))


def _anything(connection: Connection, on: str) -> Target:
    """What is meant by a name: an item, else a story, else a party."""
    for aim in (aiming.item_target, aiming.story_target):
        try:
            return aim(connection, on)
        except NotFound:
            pass
    return aiming.party_targets(connection, on)[0][1]
