"""Who is known: the profiles of known people and bodies found by their names. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.record.parties import match
from onrecord.record.parties.match import Key
from onrecord.store.linking import names, roles
from onrecord.store.linking.profiles import Profile, Sort
from onrecord.store.linking.traits import Traits, against, speaks_for, traits_of
from onrecord.store.linking.views import Known


class Who:
    """Known people and bodies, by number."""

    def __init__(self, known: Sequence[Known]) -> None:
        self.all = tuple(known)
        self._traits = [_traits(one) for one in known]
        self._named: dict[tuple[Sort, Key], list[int]] = defaultdict(list)
        for number, one in enumerate(known):
            for name in dict.fromkeys((one.name, *one.aliases)):
                sort = sort_of(one)
                self._named[sort, key_of(sort, name)].append(number)

    def known(self, one: Profile) -> frozenset[int]:
        """The number of the one known by the profile's name; none if there are several, or something speaks against."""
        numbers = {number for name in (one.name, *one.also) for number in self._named.get((one.sort, name), ())}
        if not numbers:
            return frozenset()
        own = traits_of([one])
        fit = {number for number in numbers if not against(own, self._traits[number])}
        if len(fit) > 1 or one.bare:
            spoken = {number for number in fit if speaks_for(own, self._traits[number])}
            fit = spoken or ({} if len(fit) > 1 else fit)  # type: ignore[assignment]
        return frozenset(fit) if len(fit) == 1 else frozenset()


def key_of(sort: Sort, name: str) -> Key:
    """A name as a folded key."""
    if sort == "person":
        return names.person_key(name)
    return names.body_key(names.country_of(name) or name)


def sort_of(one: Known) -> Sort:
    """The sort of someone known."""
    return "person" if one.kind == "person" else "body"


def _traits(one: Known) -> Traits:
    told = [one.role] if one.role else []
    places = {match.fold(names.country_of(one.country) or one.country)} if one.country else set()
    name = key_of(sort_of(one), one.name)
    return traits_of(
        [
            Profile(
                sort_of(one),
                name,
                (),
                tuple(sorted(places or set(roles.countries(told)))),
                roles.offices(told),
                tuple(sorted(roles.fields(told))),
                None,
                one.name,
                one.kind,
            )
        ]
    )


def blocks_of(known: Iterable[Known]) -> list[tuple[Sort, frozenset[str]]]:
    """For each known the blocks in which profiles of its names are: these have to be linked together."""
    found = []
    for one in known:
        sort = sort_of(one)
        keys = [key_of(sort, name) for name in (one.name, *one.aliases)]
        found.append((sort, frozenset(_block(sort, key) for key in keys if key)))
    return found


def _block(sort: Sort, key: Key) -> str:
    if sort == "body":
        return " ".join(key)
    return names.bearing(key)[0] if names.is_full(key) else names.skeleton(key[0])
