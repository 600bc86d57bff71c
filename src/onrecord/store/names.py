"""Speakers by name: whose statements a user means who gives a name or a role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, distinct, func, or_, select

from onrecord.errors import NotFound
from onrecord.query.naming import Called, meant
from onrecord.query.syntax import All, Phrase
from onrecord.query.syntax import Any as OneOf
from onrecord.query.tokens import tokens
from onrecord.store.directory import fitting
from onrecord.store.index import Asked, TextIndex
from onrecord.store.linking import dossier
from onrecord.store.schema import appearance, party, reading, statement
from onrecord.store.words import storable

_LISTED = 8
"""Candidates that an error lists."""
_LOOKED_AT = 200
"""Appearances of a candidate whose roles are looked at; the one that most of them have is told."""
_MOST_NAMES = 30
"""Names of a speaker by which the index is narrowed."""


def speakers(connection: Connection, index: TextIndex, asked: str) -> list[Called]:
    """The names and parties that a user means by a name, by a role ("Foreign Ministry spokesman"), or by a party's key.

    Raises NotFound if no one is called so, or more than one: then it lists them.
    """
    chosen = bearers(connection, asked) or _sole(connection, asked, meant("", _by_role(connection, index, asked)))
    if not chosen:
        raise NotFound(
            "no one who is called so, or has such a role, is on record",
            given=asked,
            remedy="give a name or surname as stories have it, or search for the words",
        )
    return chosen


def bearers(connection: Connection, asked: str) -> list[Called]:
    """The names and parties that a user means by a name or by a party's key; none if no one is called so.

    Raises NotFound if more than one is: then it lists them.
    """
    found = _by_key(connection, asked) or _by_name(connection, asked) or _across(connection, asked)
    return _sole(connection, asked, meant(asked, found))


def _sole(connection: Connection, asked: str, choices: Sequence[Sequence[Called]]) -> list[Called]:
    if len(choices) > 1:
        some = _candidates(connection, choices)
        raise NotFound("more than one is called so", given=asked, remedy=f"name one: {some}")
    return list(choices[0]) if choices else []


def shown(connection: Connection, chosen: Sequence[Called]) -> tuple[str, ...]:
    """The names by which these are told: a party's own, or each of those that no party has."""
    ids = {one.party for one in chosen if one.party is not None}
    own = (
        connection.execute(select(party.c.name).where(party.c.id.in_(ids)).order_by(party.c.id)).scalars()
        if ids
        else ()
    )
    return tuple(dict.fromkeys([*own, *(one.name for one in chosen if one.party is None)]))


def is_of(chosen: Sequence[Called]) -> ColumnElement[bool]:
    """The condition on `statement` that its speaker is one of these."""
    rows = select(appearance.c.id).where(appears_as(chosen))
    return statement.c.appearance_id.in_(rows)


def spoken_as(connection: Connection, chosen: Sequence[Called]) -> Asked | None:
    """What narrows the index to statements of these: the names of their appearances. None if they are too many."""
    names = connection.execute(select(appearance.c.name).where(appears_as(chosen)).distinct().limit(_MOST_NAMES + 1))
    words = [tuple(tokens(name)) for name in names.scalars()]
    if not all(words) or not 0 < len(words) <= _MOST_NAMES:
        return None
    return OneOf(tuple(Phrase(one) for one in words)), ("speaker",)


def appears_as(chosen: Sequence[Called]) -> ColumnElement[bool]:
    """The condition on `appearance` that it is one of these. A party's appearances count whatever their names."""
    parties = sorted({one.party for one in chosen if one.party is not None})
    alone = sorted({one.name for one in chosen if one.party is None})
    conditions: list[ColumnElement[bool]] = []
    if parties:
        conditions.append(appearance.c.party_id.in_(parties))
    if alone:
        conditions.append(and_(appearance.c.name.in_(alone), appearance.c.party_id.is_(None)))
    return or_(*conditions)


def _by_key(connection: Connection, asked: str) -> list[Called]:
    row = connection.execute(select(party.c.id, party.c.name).where(party.c.key == storable(asked))).first()
    return [] if row is None else [Called(row.name, row.id)]


def _by_name(connection: Connection, asked: str) -> list[Called]:
    named = appearance.c.name.in_(fitting(connection, asked))
    return _called(connection, select(appearance.c.name, appearance.c.party_id).where(named))


def _across(connection: Connection, asked: str) -> list[Called]:
    """The parties that linking knows by a name that no story has, such as an alias, or by an earlier key."""
    keys = [one.key for one in dossier.meant(connection, storable(asked)).parties]
    rows = connection.execute(select(party.c.id, party.c.name).where(party.c.key.in_(keys))) if keys else ()
    return [Called(row.name, row.id) for row in rows]


def _by_role(connection: Connection, index: TextIndex, asked: str) -> list[Called]:
    words = tokens(asked)
    if not words:
        return []
    match = index.match([(All(tuple(Phrase((word,)) for word in words)), ("role",))])
    found = match.narrow(select(statement.c.appearance_id).where(statement.c.present == 1))
    return _called(connection, select(appearance.c.name, appearance.c.party_id).where(appearance.c.id.in_(found)))


def _called(connection: Connection, asked: Select[Any]) -> list[Called]:
    return [Called(row.name, row.party_id) for row in connection.execute(asked.distinct())]


def _candidates(connection: Connection, choices: Sequence[Sequence[Called]]) -> str:
    """Who may be meant: those with most stories first, each with a role and what tells two of one name apart."""
    named = _named_by(connection, choices)
    first = sorted(choices, key=lambda some: -sum(named[whose] for whose in set(map(_whose, some))))[:_LISTED]
    told = sorted((_candidate(connection, one) for one in first), reverse=True)
    shown = "; ".join(words for _, words in told)
    return shown if len(choices) <= _LISTED else f"{shown}; and {len(choices) - _LISTED} more"


def _named_by(connection: Connection, choices: Sequence[Sequence[Called]]) -> Counter[str | int]:
    """How many appearances each party has, or each name that is no party's: there may be a thousand spokesmen."""
    asked = (
        select(appearance.c.name, appearance.c.party_id, func.count().label("number"))
        .where(appears_as([one for some in choices for one in some]), appearance.c.present == 1)
        .group_by(appearance.c.name, appearance.c.party_id)
    )
    found: Counter[str | int] = Counter()
    for row in connection.execute(asked):
        found[_whose(Called(row.name, row.party_id))] += row.number
    return found


def _whose(one: Called) -> str | int:
    return one.name if one.party is None else one.party


def _roles(where: ColumnElement[bool]) -> Select[Any]:
    """The latest roles of an appearance."""
    told = appearance.c.roles != ""
    return select(appearance.c.roles).where(where, told).order_by(appearance.c.id.desc()).limit(_LOOKED_AT)


def _candidate(connection: Connection, chosen: Sequence[Called]) -> tuple[int, str]:
    where = appears_as(chosen)
    stories = connection.execute(
        select(func.count(distinct(reading.c.revision_id)))
        .join(appearance, appearance.c.reading_id == reading.c.id)
        .where(where, appearance.c.present == 1)
    ).scalar_one()
    roles = [role for lines in connection.execute(_roles(where)).scalars() for role in lines.split("\n")]
    name, key = chosen[0].name, None
    if chosen[0].party is not None:
        name, key = connection.execute(select(party.c.name, party.c.key).where(party.c.id == chosen[0].party)).one()
    role = min(roles, key=lambda one: (-roles.count(one), len(one), one), default=None)
    parts = [*([role] if role else []), f"{stories} " + ("story" if stories == 1 else "stories")]
    return stories, f"{name} ({', '.join(parts)}{'' if key is None else f', key {key}'})"
