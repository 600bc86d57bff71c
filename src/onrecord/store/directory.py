"""The directory of names: each that a party has or had in a story, that names are found without going through all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, bindparam, insert, select

from onrecord.query.naming import fits, last_word
from onrecord.store.schema import appearance, called

_AT_ONCE = 500
"""Names in one question."""
_ENTER = insert(called)
_NAMED = select(called.c.name).where(called.c.name.in_(bindparam("names", expanding=True)))


def _some(given: Sequence[str]) -> Iterator[Sequence[str]]:
    return (given[at : at + _AT_ONCE] for at in range(0, len(given), _AT_ONCE))


def remember(connection: Connection, names: Iterable[str]) -> None:
    """Enter the names of appearances in the directory."""
    given = sorted(set(names))
    known = {name for some in _some(given) for name in connection.execute(_NAMED, {"names": some}).scalars()}
    rows = [{"name": name, "last": last_word(name)} for name in given if name not in known]
    if rows:
        connection.execute(_ENTER, rows)


def forget(connection: Connection, names: Iterable[str]) -> None:
    """Take those of `names` out of the directory that are on no appearance."""
    given = sorted(set(names))
    unused = ~select(appearance.c.id).where(appearance.c.name == called.c.name).exists()
    for some in _some(given):
        connection.execute(called.delete().where(called.c.name.in_(some), unused))


def fitting(connection: Connection, asked: str) -> list[str]:
    """The names that a user may mean by a name."""
    names = connection.execute(select(called.c.name).where(called.c.last == last_word(asked))).scalars()
    return [name for name in names if fits(asked, name)]


def faults(connection: Connection) -> Iterator[str]:
    """What is wrong with the directory, each in a sentence: it has the names of appearances, and their last words."""
    missing = select(appearance.c.name).distinct().where(appearance.c.name.not_in(select(called.c.name)))
    surplus = select(called.c.name).where(called.c.name.not_in(select(appearance.c.name)))
    for asked, problem in ((missing, "is on record and not in the directory"), (surplus, "is in it and not on record")):
        for name in connection.execute(asked).scalars():
            yield f"the directory of names is wrong: {name!r} {problem}"
    for row in connection.execute(select(called.c.name, called.c.last)):
        if row.last != last_word(row.name):
            yield f"the directory of names is wrong: {row.last!r} is not how {row.name!r} ends"
