"""Small graphs of what may be one: nodes by number, `links` the neighbours of each. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet


def torn_between(links: Sequence[AbstractSet[int]]) -> set[int]:
    """The nodes that have two neighbours which are no neighbours of one another.

    Without them the graph falls into parts in each of which every two are neighbours.
    """
    return {at for at, own in enumerate(links) if any(not own <= links[other] | {other} for other in own)}


def parts(links: Sequence[AbstractSet[int]], left_out: Collection[int] = ()) -> list[list[int]]:
    """The connected parts, each in order, by their first nodes; without the nodes left out."""
    seen = set(left_out)
    found = []
    for start in range(len(links)):
        if start in seen:
            continue
        part, ahead = [], [start]
        seen.add(start)
        while ahead:
            at = ahead.pop()
            part.append(at)
            fresh = set(links[at]) - seen
            seen |= fresh
            ahead.extend(fresh)
        found.append(sorted(part))
    return found


def is_clique(nodes: Collection[int], links: Sequence[AbstractSet[int]]) -> bool:
    """Whether every two of some nodes are neighbours."""
    return all(set(nodes) <= links[at] | {at} for at in nodes)


def mutual(pairs: Collection[tuple[int, int]], size: int) -> list[set[int]]:
    """The links of a graph with these pairs of neighbours."""
    links: list[set[int]] = [set() for _ in range(size)]
    for a, b in pairs:
        links[a].add(b)
        links[b].add(a)
    return links
