"""Which parties of several stories are one and which are two, by what people said: the latest wins.

Parties in their stories go by their ids in the records, which are by content; `found` tells those that a target means.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import msgspec

from onrecord.corrections.standing import Told, in_order, undone
from onrecord.corrections.values import Correction, Kind, PartyTarget

Found = Callable[[PartyTarget], Sequence[str]]
Pair = tuple[str, str]


class Links(msgspec.Struct, frozen=True):
    """What the corrections of parties come to, without contradiction.

    `must` are pairs that are one party, `cannot` pairs that are not. `names` tells the name under which the party of a
    member is shown, the first given first: of several members of one party the last counts. `marks` are the ids of the
    corrections behind each member, and `told` is how each correction stands.
    """

    must: tuple[Pair, ...]
    cannot: tuple[Pair, ...]
    names: dict[str, str]
    marks: dict[str, tuple[str, ...]]
    told: tuple[Told, ...]


def linked(corrections: Iterable[Correction], found: Found) -> Links:
    """What the corrections of parties come to: they are taken from the last to the first, and what does not agree with
    those already taken is overruled."""
    ordered = in_order(corrections)
    gone = undone(ordered)
    made = _Linking(found)
    for one in reversed(ordered):
        if isinstance(one.target, PartyTarget):
            made.told.append(Told(one, "undone", gone[one.id]) if one.id in gone else made.take(one))
    return made.done()


class _Linking:
    """Pairs in the making; `_above` leads from each member to one that stands for all that are one with it."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._above: dict[str, str] = {}
        self._must: list[tuple[Pair, str]] = []
        self._cannot: list[tuple[Pair, str]] = []
        self._names: list[tuple[str, str, str]] = []
        self._marks: dict[str, list[str]] = defaultdict(list)
        self.told: list[Told] = []

    def take(self, one: Correction) -> Told:
        """Enter what a correction says unless a later one says otherwise; how it stands."""
        members = self._all([one.target])
        others = self._all(one.others)
        if not members or (one.others and not others):
            return Told(one, "waiting")
        against = _TAKEN[one.kind](self, one, members, others)
        if against is not None:
            return Told(one, "overruled", against)
        for pid in dict.fromkeys((*members, *others)):
            self._marks[pid].append(one.id)
        return Told(one, "holds")

    def _all(self, targets: Iterable[object]) -> list[str]:
        return [pid for one in targets if isinstance(one, PartyTarget) for pid in self._found(one)]

    def merge(self, one: Correction, members: list[str], others: list[str]) -> str | None:
        """All are one, unless that would join what was parted later."""
        before = dict(self._above)
        self._join([*members, *others])
        against = self._parted()
        if against is not None:
            self._above = before
            return against
        self._must += [((members[0], pid), one.id) for pid in (*members[1:], *others) if pid != members[0]]
        return None

    def split(self, one: Correction, members: list[str], others: list[str]) -> str | None:
        """The others are one and apart from the members and from those kept, unless these were joined later."""
        before = dict(self._above)
        self._join(others)
        kept = dict.fromkeys([*members, *self._all(one.kept)])
        apart = [(first, second) for first in kept for second in others]
        against = self._parted()
        if against is None and any(self._top(first) == self._top(second) for first, second in apart):
            against = self._must[-1][1] if self._must else one.id
        if against is not None:
            self._above = before
            return against
        self._must += [((others[0], pid), one.id) for pid in others[1:]]
        self._cannot += [(pair, one.id) for pair in apart]
        return None

    def rename(self, one: Correction, members: list[str], _: list[str]) -> str | None:
        """The name is the party's, unless a later one is."""
        tops = {self._top(pid) for pid in members}
        later = next((by for pid, _, by in self._names if self._top(pid) in tops), None)
        if later is None:
            self._names += [(pid, one.name or "", one.id) for pid in members]
        return later

    def note(self, _one: Correction, _members: list[str], _others: list[str]) -> None:
        """A note joins and parts nothing."""

    def _join(self, pids: list[str]) -> None:
        for pid in pids[1:]:
            self._above[self._top(pid)] = self._top(pids[0])

    def _parted(self) -> str | None:
        """The id of a correction that parts what is joined now, if there is one."""
        return next((by for (first, second), by in self._cannot if self._top(first) == self._top(second)), None)

    def _top(self, pid: str) -> str:
        while (above := self._above.get(pid, pid)) != pid:
            pid = above
        return pid

    def done(self) -> Links:
        """What it all comes to."""
        return Links(
            tuple(pair for pair, _ in self._must),
            tuple(pair for pair, _ in self._cannot),
            {pid: name for pid, name, _ in reversed(self._names)},
            {pid: tuple(reversed(ids)) for pid, ids in self._marks.items()},
            tuple(reversed(self.told)),
        )


_TAKEN: dict[Kind, Callable[[_Linking, Correction, list[str], list[str]], str | None]] = {
    "merge": _Linking.merge,
    "split": _Linking.split,
    "rename": _Linking.rename,
    "note": _Linking.note,
}
