"""Which of the names on record a user means who gives a name: in full, or from it the surname or what it ends with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from onrecord.query.tokens import tokens


class Called(msgspec.Struct, frozen=True, order=True):
    """A name on record, and the row id of the party across stories whose it is in some of them, if known."""

    name: str
    party: int | None


def last_word(name: str) -> str:
    """The last word of a name as it is compared; empty if it has none."""
    return next(reversed(tokens(name)), "")


def fits(asked: str, name: str) -> bool:
    """Whether a user may mean `name`: it has the words asked for in their order, and ends with the last of them."""
    wanted, there = _words(asked), iter(_words(name))
    return bool(wanted) and all(word in there for word in wanted) and last_word(name) == wanted[-1]


def meant(asked: str, known: Iterable[Called]) -> list[Sequence[Called]]:
    """What `asked` may mean among names that fit it: one choice if that is plain, else each of several.

    A party is one whatever its names, and who is called as one party alone is, counts with it. A full name means all
    who are called just that, unless these are known to be several. Part of a name means the one who is called so in
    full, with those who are called by that part alone.
    """
    groups = _groups(known)
    wanted = _words(asked)
    alike = [group for group in groups if any(_words(one.name) == wanted for one in group)]
    if len(wanted) > 1 and alike:
        return _joined(alike, [group for group in alike if group[0].party is not None])
    bare = [group for group in alike if all(_words(one.name) == wanted for one in group)]
    fuller = [group for group in groups if group not in bare]
    return _joined(bare + fuller, fuller or [group for group in bare if group[0].party is not None])


def _groups(known: Iterable[Called]) -> list[list[Called]]:
    """The names by whose they are."""
    groups: dict[int | str, list[Called]] = {}
    ordered = sorted(known, key=lambda one: (one.party is None, one.name, one.party or 0))
    parties = {
        name: {one.party for one in ordered if one.name == name} - {None} for name in {one.name for one in ordered}
    }
    for one in ordered:
        owners = parties[one.name] if one.party is None else {one.party}
        (owner,) = owners if len(owners) == 1 else (None,)
        groups.setdefault(one.name if owner is None else owner, []).append(one)
    return list(groups.values())


def _joined(groups: Sequence[Sequence[Called]], apart: Sequence[Sequence[Called]]) -> list[Sequence[Called]]:
    """The groups as one choice, unless several of them are known to be apart."""
    if len(apart) > 1:
        return list(groups)
    return [[one for group in groups for one in group]] if groups else []


def _words(name: str) -> list[str]:
    found = tokens(name)
    return found[1:] if len(found) > 1 and found[0] == "the" else found
