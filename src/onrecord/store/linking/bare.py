"""Bare surnames and acronyms: the one party that each may stand for. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onrecord.record.parties.match import Key
from onrecord.store.linking.profiles import Profile, Sort
from onrecord.store.linking.traits import against, near, speaks_for, traits_of
from onrecord.store.linking.values import Cluster, Doubt, Draft, Join
from onrecord.store.linking.views import Reason
from onrecord.store.linking.who import Who


def fit(bare: Sequence[Profile], clusters: Sequence[Cluster], who: Who) -> Draft:
    """What becomes of bare names among the parties with full ones."""
    bearing: dict[tuple[Sort, str], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for sort, block in sorted({(one.sort, block) for one in cluster.profiles for block in one.blocks}):
            bearing[sort, block].append(cluster)
    joins, doubts = [], []
    alone: dict[Key, list[Profile]] = defaultdict(list)
    for one in bare:
        could = bearing.get((one.sort, one.blocks[0]), [])
        if one.sort == "body":
            if len(could) == 1:
                joins.append(Join(one, could[0].profiles[0], "acronym"))
            elif could:
                doubts.append(_doubt(one, could))
            else:
                alone[one.name].append(one)
        else:
            _surname(one, could, who, joins, doubts)
    bodies = tuple(Cluster(tuple(members), traits_of(members)) for _, members in sorted(alone.items()))
    return Draft(bodies, tuple(doubts), (), tuple(joins))


def _surname(one: Profile, bearing: Sequence[Cluster], who: Who, joins: list[Join], doubts: list[Doubt]) -> None:
    own = traits_of([one], who.known(one))
    could = [cluster for cluster in bearing if not against(own, cluster.traits) and near(own, cluster.traits)]
    spoken = [cluster for cluster in could if speaks_for(own, cluster.traits)]
    if len(spoken) == 1:
        joins.append(Join(one, spoken[0].profiles[0], "role"))
    else:
        doubts.append(_doubt(one, could))


def _doubt(one: Profile, could: Sequence[Cluster]) -> Doubt:
    reason: Reason = "none" if not could else "doubt" if len(could) == 1 else "several"
    return Doubt(one, reason, tuple(cluster.profiles[0] for cluster in could))
