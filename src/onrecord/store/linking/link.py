"""link: profiles -> parties. Pure, and blind to order: the same set of profiles gives the same parties.

The steps, each over all that it concerns:
  1. full names that are equal join, but for what speaks against it (`_namesakes`)
  2. what has names alike joins where nothing else could be meant and something speaks for it (`_variants`)
  3. bare surnames and acronyms look for the one party that fits (bare.py)
  4. what people have said, and who is known, joins whatever is named (whole.py)
In 1 and 2, what could belong to two that are not one stays out and lists both: were it let in, the order in which the
two are met would decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

import msgspec

from onrecord.store.linking import graph
from onrecord.store.linking.bare import fit
from onrecord.store.linking.names import PASSING, Likeness
from onrecord.store.linking.profiles import Profile
from onrecord.store.linking.traits import Traits, against, alike, speaks_for, traits_of
from onrecord.store.linking.values import Bonds, Cluster, Doubt, Draft, Linking
from onrecord.store.linking.views import Known
from onrecord.store.linking.who import Who
from onrecord.store.linking.whole import finish

PASSING_GAP = 1
"""Years without mention after which "the Velt campaign" is another one."""
NO_BONDS = Bonds()


def link(profiles: Iterable[Profile], bonds: Bonds = NO_BONDS, known: Sequence[Known] = ()) -> Linking:
    """The parties of `profiles`, among which must be all that share a block with any of them."""
    every = sorted(set(profiles), key=lambda one: (one.sort, one.name, one.key))
    who = Who(known)
    pinned = {goes for _, goes in bonds.apart}
    alone = [one for one in every if one.own in pinned]
    free = [one for one in every if one.own not in pinned]
    blocks: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    for one in free:
        if not one.bare:
            blocks[one.sort, one.blocks[0]].append(one)
    drafts = [
        _persons(members, who, bonds) if sort == "person" else _bodies(members, who)
        for (sort, _), members in sorted(blocks.items())
    ]
    clusters = [cluster for draft in drafts for cluster in draft.clusters]
    drafts.append(fit([one for one in free if one.bare], clusters, who))
    whole = Draft(
        *(tuple(each for draft in drafts for each in getattr(draft, part)) for part in Draft.__struct_fields__)
    )
    return finish(whole, alone, bonds, who)


def _bodies(profiles: list[Profile], who: Who) -> Draft:
    """Bodies of one name: one, but that what passes is another after years without it."""
    if profiles[0].name[-1] not in PASSING:
        return Draft((_cluster(profiles, who),))
    dated = sorted({one.year for one in profiles if one.year is not None})
    starts = dated[:1] + [year for before, year in pairwise(dated) if year - before > PASSING_GAP]
    spans: dict[int, list[Profile]] = defaultdict(list)
    for one in profiles:
        if one.year is not None:
            spans[max(start for start in starts if start <= one.year)].append(one)
    clusters = tuple(_cluster(members, who) for _, members in sorted(spans.items()))
    firsts = tuple(cluster.profiles[0] for cluster in clusters)
    return Draft(clusters, tuple(Doubt(one, "several", firsts) for one in profiles if one.year is None))


def _persons(profiles: list[Profile], who: Who, bonds: Bonds) -> Draft:
    """Persons whose surnames are spelled alike."""
    named: dict[tuple[str, ...], list[Profile]] = defaultdict(list)
    for one in profiles:
        named[one.name].append(one)
    drafts = [_namesakes(members, who) for _, members in sorted(named.items())]
    clusters = [cluster for draft in drafts for cluster in draft.clusters]
    found = _variants(clusters, bonds, who)
    return Draft(
        found.clusters,
        (*(doubt for draft in drafts for doubt in draft.doubts), *found.doubts),
        (*(pair for draft in drafts for pair in draft.near), *found.near),
    )


def _namesakes(profiles: list[Profile], who: Who) -> Draft:
    """Persons of one full name: one, or several where something speaks against it.

    Of those that could be two which are not one, each follows what speaks for it, if that leads to one alone.
    """
    looks: dict[Traits, list[Profile]] = defaultdict(list)
    for one in profiles:
        looks[_look(one, who)].append(one)
    kinds = list(looks)
    fitting = [(a, b) for a, b in combinations(range(len(kinds)), 2) if not against(kinds[a], kinds[b])]
    links = graph.mutual(fitting, len(kinds))
    torn = graph.torn_between(links)
    members = [[one for at in part for one in looks[kinds[at]]] for part in graph.parts(links, torn)]
    clusters = [_cluster(part, who) for part in members]
    doubts = []
    for one in (one for at in sorted(torn) for one in looks[kinds[at]]):
        own = traits_of([one], who.known(one))
        could = [at for at, cluster in enumerate(clusters) if not against(own, cluster.traits)]
        spoken = [at for at in could if speaks_for(own, clusters[at].traits)]
        if len(spoken) == 1:
            members[spoken[0]].append(one)
        else:
            doubts.append(Doubt(one, "several", tuple(clusters[at].profiles[0] for at in could)))
    return Draft(
        tuple(_cluster(part, who) for part in members),
        tuple(doubts),
        tuple((a.profiles[0], b.profiles[0]) for a, b in combinations(clusters, 2)),
    )


def _look(one: Profile, who: Who) -> Traits:
    """What `against` looks at, and no more."""
    traits = traits_of([one], who.known(one))
    none: frozenset[str] = frozenset()
    return msgspec.structs.replace(
        traits, names=frozenset(), also=frozenset(), guessed=none, offices=none, years=frozenset()
    )


def _variants(clusters: Sequence[Cluster], bonds: Bonds, who: Who) -> Draft:
    """Clusters whose names are alike joined; of those that could be two which are not one, none is a party."""
    traits = [cluster.traits for cluster in clusters]
    like = {(a, b): alike(traits[a], traits[b]) for a, b in combinations(range(len(clusters)), 2)}
    may = [
        (a, b)
        for (a, b), likeness in like.items()
        if likeness >= Likeness.VARIANT
        and not against(traits[a], traits[b])
        and not _kept_apart(clusters[a], clusters[b], bonds)
    ]
    links = graph.mutual(may, len(clusters))
    torn = graph.torn_between(links)
    speaking = [{b for b in own if speaks_for(traits[a], traits[b])} for a, own in enumerate(links)]
    kept = [_kept(at, links, speaking) if at in torn else own for at, own in enumerate(links)]
    sure = [
        (a, b) for a, b in may if a in kept[b] and b in kept[a] and (like[a, b] is Likeness.SAME or b in speaking[a])
    ]
    groups = [
        part
        for whole in graph.parts(graph.mutual(sure, len(clusters)))
        for part in ([whole] if graph.is_clique(whole, links) else [[at] for at in whole])
    ]
    out = {part[0] for part in groups if len(part) == 1 and part[0] in torn}
    return Draft(
        tuple(
            _cluster([one for at in part for one in clusters[at].profiles], who) for part in groups if not out & {*part}
        ),
        tuple(
            Doubt(one, "several", tuple(clusters[other].profiles[0] for other in sorted(links[at])))
            for at in sorted(out)
            for one in clusters[at].profiles
        ),
        tuple((clusters[a].profiles[0], clusters[b].profiles[0]) for (a, b), likeness in like.items() if likeness),
    )


def _kept(at: int, links: Sequence[set[int]], speaking: Sequence[set[int]]) -> set[int]:
    """Of what a torn node could be: that which something speaks for, if it is all one."""
    return speaking[at] if graph.is_clique(speaking[at], links) else set()


def _kept_apart(one: Cluster, two: Cluster, bonds: Bonds) -> bool:
    """Whether people have said that two parties are not the same."""
    return any(
        (a in one.answers() and b in two.answers()) or (b in one.answers() and a in two.answers())
        for a, b in bonds.apart
    )


def _cluster(profiles: Iterable[Profile], who: Who) -> Cluster:
    members = tuple(sorted(profiles, key=lambda one: one.key))
    return Cluster(members, traits_of(members, {number for one in members for number in who.known(one)}))
