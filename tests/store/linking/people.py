"""Parties in stories, written down."""

from __future__ import annotations

import itertools

from onrecord.store.linking.profiles import Profile, Sighting, profile_of

_numbers = itertools.count(1)


def sighting(
    name: str,
    *roles: str,
    kind: str = "person",
    year: int | None = 2031,
    names: tuple[str, ...] = (),
    pid: str | None = None,
) -> Sighting:
    """A party in a story of its own."""
    return Sighting(pid or f"p{next(_numbers):012x}", name, kind, (name, *names), roles, year)  # type: ignore[arg-type]


def profile(*args: str, own: bool = False, **more: object) -> Profile:
    """The profile of a party in a story, which must have one."""
    made = profile_of(sighting(*args, **more), own=own)  # type: ignore[arg-type]
    assert made is not None
    return made
