"""What speaks for and against two profiles, or two sets of them, being one party's. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import msgspec

from onrecord.record.parties.match import Key
from onrecord.store.linking import roles
from onrecord.store.linking.names import Likeness, likeness
from onrecord.store.linking.profiles import Profile

NEAR_YEARS = 3
"""Years between a bare surname and the full name that it may stand for. On records/train 0 finds 83% of the pairs and
anything from 1 to 20 all of them, none wrong; the rest is caution about offices, which pass to others of a name."""


class Traits(msgspec.Struct, frozen=True):
    """What is known of one party, from its profiles together."""

    names: frozenset[Key]
    also: frozenset[Key]
    countries: frozenset[str]
    guessed: frozenset[str]
    offices: frozenset[str]
    fields: frozenset[str]
    years: frozenset[int]
    known: frozenset[int]


def traits_of(profiles: Iterable[Profile], known: Collection[int] = ()) -> Traits:
    """The traits of profiles together; `known` are the numbers of the known people that they are."""
    members = list(profiles)
    places = {place for one in members for place in one.countries}
    return Traits(
        frozenset(one.name for one in members),
        frozenset(name for one in members for name in one.also),
        frozenset(place for place in places if not place.startswith(roles.GUESSED)),
        frozenset(place for place in places if place.startswith(roles.GUESSED)),
        frozenset(office for one in members for office in one.offices),
        frozenset(field for one in members for field in one.fields),
        frozenset(one.year for one in members if one.year is not None),
        frozenset(known),
    )


def against(one: Traits, two: Traits) -> bool:
    """Whether something speaks against the two being one: other countries, other fields of work, others known."""
    return (
        _differ(one.countries, two.countries) or roles.at_odds(one.fields, two.fields) or _differ(one.known, two.known)
    )


def _differ(one: frozenset[Any], two: frozenset[Any]) -> bool:
    return bool(one) and bool(two) and one.isdisjoint(two)


def speaks_for(one: Traits, two: Traits) -> bool:
    """Whether an office or a country speaks for the two being one, beside the name."""
    return not (
        one.offices.isdisjoint(two.offices)
        and one.countries.isdisjoint(two.countries)
        and one.guessed.isdisjoint(two.guessed)
        and one.known.isdisjoint(two.known)
    )


def near(one: Traits, two: Traits) -> bool:
    """Whether the two were in the news in years near to one another, as far as these are known."""
    if not one.years or not two.years:
        return True
    return any(abs(a - b) <= NEAR_YEARS for a in one.years for b in two.years)


def alike(one: Traits, two: Traits) -> Likeness:
    """How like the full names of two parties are: as like as the two least like of them."""
    if not one.names.isdisjoint(two.names | two.also) or not two.names.isdisjoint(one.also):
        return Likeness.SAME
    return min(likeness(a, b) for a in one.names for b in two.names)
