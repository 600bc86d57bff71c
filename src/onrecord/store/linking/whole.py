"""What was found made whole: joined as people have said, each party with its key, its name and what it may be. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from onrecord.record.parties.given import given_names
from onrecord.record.record import PartyKind
from onrecord.store.linking.profiles import Profile, party_key
from onrecord.store.linking.roles import GUESSED
from onrecord.store.linking.values import Bonds, Draft, Group, Linked, Linking
from onrecord.store.linking.views import Reason
from onrecord.store.linking.who import Who, key_of, sort_of

_RANKED: tuple[PartyKind, ...] = ("person", "country", "org", "group", "document")
"""The kind of a party of which stories say different ones: the first of these."""


def fullest(members: Sequence[Profile]) -> Profile:
    """The profile with the fullest name."""

    def fullness(one: Profile) -> tuple[object, ...]:
        opens = one.sort == "person" and one.name[0] in given_names()
        return not one.bare, opens, len(one.name), sum(map(len, one.name)), one.shown, one.key

    return max(members, key=fullness)


def _own_key(one: Profile) -> str:
    return party_key(one.sort, one.name, one.own or "")


class _Parts:
    """Sets of profiles that grow together; each has a number."""

    def __init__(self) -> None:
        self._home: dict[Profile, int] = {}
        self.members: dict[int, list[Profile]] = {}
        self.private: set[Profile] = set()

    def add(self, profiles: Iterable[Profile], *, private: bool = False) -> None:
        """A new part. A private one stands for one party of one story, and answers to that alone."""
        number = len(self._home)
        self.members[number] = list(profiles)
        self._home |= dict.fromkeys(self.members[number], number)
        if private:
            self.private.update(self.members[number])

    def join(self, one: Profile, two: Profile) -> None:
        """Make the parts of two profiles one."""
        into, gone = sorted((self._home[one], self._home[two]))
        if into != gone:
            self.members[into] += self.members.pop(gone)
            self._home |= dict.fromkeys(self.members[into], into)

    def answers(self, one: Profile) -> set[str]:
        """The keys that a profile's party answers to for its sake."""
        return {_own_key(one)} if one in self.private else one.answers()

    def key(self, number: int) -> str:
        """The key of a part: by its fullest name, and the first of its countries."""
        members = self.members[number]
        public = [one for one in members if one not in self.private]
        if not public:
            return min(map(_own_key, members))
        places = sorted({place for one in public for place in one.countries if not place.startswith(GUESSED)})
        best = fullest(public)
        return party_key(best.sort, best.name, places[0] if places else "")

    def of(self, one: Profile) -> int | None:
        """The number of a profile's part; None if it is in none."""
        return self._home.get(one)


def finish(draft: Draft, alone: Sequence[Profile], bonds: Bonds, who: Who) -> Linking:
    """The parties. `alone` are profiles that people have kept apart from all that is like them."""
    parts = _Parts()
    for cluster in draft.clusters:
        parts.add(cluster.profiles)
    for one in alone:
        parts.add([one], private=True)
    reasons: dict[Profile, Reason] = dict.fromkeys(alone, "parted")
    for join in draft.joins:
        parts.add([join.profile])
        parts.join(join.profile, join.to)
        reasons[join.profile] = join.reason
    in_doubt = {doubt.profile: doubt for doubt in draft.doubts}
    spoken = bonds.named()
    for one in in_doubt:
        if one.own in spoken or one.key in spoken or who.known(one):
            parts.add([one], private=one.own is not None)
    _join_known(parts, who, reasons)
    unmet = _join_same(parts, bonds, reasons)
    groups = _named(_groups(parts, who, draft.near), bonds)
    home = {one: group.key for group in groups for one in group.profiles}
    linked = [
        Linked(one, group.key, reasons.get(one) or _by_name(one, group)) for group in groups for one in group.profiles
    ]
    for one, doubt in in_doubt.items():
        if one not in home:
            linked.append(
                Linked(
                    one, None, doubt.reason, tuple(sorted({home[each] for each in doubt.candidates if each in home}))
                )
            )
    return Linking(tuple(groups), tuple(sorted(linked, key=lambda each: each.profile.key)), tuple(unmet))


def _named(groups: Sequence[Group], bonds: Bonds) -> list[Group]:
    """The groups, called as people have said."""
    given = dict(reversed(bonds.names))
    out = []
    for group in groups:
        refs = [group.key, *(ref for one in group.profiles for ref in (one.own, one.key) if ref is not None)]
        name = next((given[ref] for ref in refs if ref in given), None)
        out.append(group if name is None else msgspec.structs.replace(group, name=name))
    return out


def _by_name(one: Profile, group: Group) -> Reason:
    return "name" if one.name == group.profiles[0].name else "variant"


def _join_known(parts: _Parts, who: Who, reasons: dict[Profile, Reason]) -> None:
    first: dict[int, Profile] = {}
    for members in list(parts.members.values()):
        for one in list(members):
            for number in who.known(one):
                parts.join(first.setdefault(number, one), one)
                reasons[one] = "known"


def _join_same(parts: _Parts, bonds: Bonds, reasons: dict[Profile, Reason]) -> list[tuple[str, str]]:
    """Join what people have said to be the same. The pairs that could not be met, those to be kept apart too."""
    unmet = []
    places = _places(parts)
    for a, b in sorted(bonds.same):
        if a in places and b in places:
            parts.join(places[a], places[b])
            reasons.update((places[ref], "people") for ref in (a, b) if places[ref].own == ref and places[ref].bare)
        else:
            unmet.append((a, b))
    for a, b in sorted(bonds.apart):
        one, two = places.get(a), places.get(b)
        if one is None or two is None or parts.of(one) == parts.of(two):
            unmet.append((a, b))
    return unmet


def _places(parts: _Parts) -> dict[str, Profile]:
    """A profile of the party that each id and key names: by its main key, else if one party alone answers to it."""
    main: dict[str, Profile] = {}
    answering: dict[str, set[int]] = defaultdict(set)
    for number, members in parts.members.items():
        for one in members:
            main[one.key] = one
            if one.own is not None:
                main[one.own] = one
            for key in parts.answers(one):
                answering[key].add(number)
        main[parts.key(number)] = members[0]
    only = {key: parts.members[min(numbers)][0] for key, numbers in answering.items() if len(numbers) == 1}
    return only | main


def _groups(parts: _Parts, who: Who, near: Iterable[tuple[Profile, Profile]]) -> list[Group]:
    taken: dict[str, int] = {}
    for number, members in sorted(parts.members.items(), key=lambda pair: min(one.timeless for one in pair[1])):
        key = parts.key(number)
        if key in taken:  # of one name and country, and yet two: told apart by what they were first known by
            best = fullest(members)
            key = party_key(best.sort, best.name, min(one.timeless for one in members))
        taken[key] = number
    keys = {number: key for key, number in taken.items()}
    beside: dict[int, set[str]] = defaultdict(set)
    for pair in near:
        one, two = (parts.of(each) for each in pair)
        if one is not None and two is not None and one != two:
            beside[one].add(keys[two])
            beside[two].add(keys[one])
    return [_group(key, parts, number, who, tuple(sorted(beside[number]))) for key, number in sorted(taken.items())]


def _group(key: str, parts: _Parts, number: int, who: Who, near: tuple[str, ...]) -> Group:
    members = parts.members[number]
    best = fullest(members)
    ordered = (best, *sorted((one for one in members if one != best), key=lambda one: one.key))
    known = [who.all[number] for number in sorted({number for one in members for number in who.known(one)})]
    kind = min((one.kind for one in members), key=_RANKED.index)
    answers = {key, *(answer for one in members for answer in one.answers())}
    name, qid = best.shown, None
    if known:
        name, kind, qid = known[0].name, known[0].kind, known[0].qid
        answers |= {party_key(best.sort, key_of(sort_of(known[0]), known[0].name))}
    return Group(key, frozenset(answers), best.sort, kind, name, ordered, near, qid)
