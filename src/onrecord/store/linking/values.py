"""What linking takes and gives. Parties are told by their keys (profiles.py)."""

from __future__ import annotations

import msgspec

from onrecord.record.record import PartyKind
from onrecord.store.linking.profiles import Profile, Sort
from onrecord.store.linking.traits import Traits
from onrecord.store.linking.views import Reason


class Bonds(msgspec.Struct, frozen=True):
    """What people have said: pairs that are the same, pairs that are not, and names to call a party by.

    Each is told by the key of a party, by the id of a party in its story, or by the key of a profile. Of a pair that
    is not the same the second goes where it has to: the party of one story leaves all that it was linked to.
    """

    same: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()

    def named(self) -> frozenset[str]:
        """Every key and id in the bonds."""
        return frozenset(
            [*(ref for pair in (*self.same, *self.apart) for ref in pair), *(ref for ref, _ in self.names)]
        )


class Cluster(msgspec.Struct, frozen=True):
    """Profiles that are one party's, in order, and their traits together."""

    profiles: tuple[Profile, ...]
    traits: Traits

    def answers(self) -> set[str]:
        """Every key that the party answers to."""
        return {key for one in self.profiles for key in one.answers()}


class Doubt(msgspec.Struct, frozen=True):
    """A profile that is no party's, and a profile of each party whose it could be."""

    profile: Profile
    reason: Reason
    candidates: tuple[Profile, ...]


class Join(msgspec.Struct, frozen=True):
    """A profile that is the party's to which another belongs."""

    profile: Profile
    to: Profile
    reason: Reason


class Draft(msgspec.Struct, frozen=True):
    """What was found so far; `near` are pairs of profiles whose parties might be one."""

    clusters: tuple[Cluster, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    near: tuple[tuple[Profile, Profile], ...] = ()
    joins: tuple[Join, ...] = ()


class Linked(msgspec.Struct, frozen=True):
    """A profile's party and why; where there is none, `candidates` are the keys of those that could be meant."""

    profile: Profile
    party: str | None
    reason: Reason
    candidates: tuple[str, ...] = ()


class Group(msgspec.Struct, frozen=True):
    """A party: its key, every key that it answers to, its profiles in order, and others that might be the same."""

    key: str
    answers: frozenset[str]
    sort: Sort
    kind: PartyKind
    name: str
    profiles: tuple[Profile, ...]
    near: tuple[str, ...] = ()
    qid: str | None = None


class Linking(msgspec.Struct, frozen=True):
    """The parties of some profiles, in order of their keys, and what became of each profile.

    `unmet` are pairs of the bonds that name nothing here, or that contradict one another.
    """

    groups: tuple[Group, ...]
    linked: tuple[Linked, ...]
    unmet: tuple[tuple[str, str], ...] = ()
