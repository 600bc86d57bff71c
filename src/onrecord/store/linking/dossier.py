"""Asking for parties across stories: whom a name may mean, and what is on record of one. What is there now alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, case, func, literal, or_, select

from onrecord.corrections.standing import in_order
from onrecord.errors import NotFound
from onrecord.record.parties.match import key_of
from onrecord.store.directory import fitting
from onrecord.store.held import any_across, links, of_ids
from onrecord.store.keys import REF
from onrecord.store.linking import names
from onrecord.store.linking.kept import blocks_linked
from onrecord.store.linking.profiles import Profile
from onrecord.store.linking.roles import GUESSED
from onrecord.store.linking.values import Linking
from onrecord.store.linking.views import Dossier, Meant, Named, PartyStatement, PartySummary, Unsure, Wording
from onrecord.store.marks import mark_of, marks_of
from onrecord.store.schema import appearance, party, profile, reading, revision, statement, story
from onrecord.store.values import Mark

MOST = 200
"""Parties and the like that are fetched at most where no number is given."""
_UNSURE = 10
"""Stories that are listed where it is not sure who is meant."""
_PLAIN_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_DAY = case((revision.c.published_first > 10000, func.substr(revision.c.published, 1, 10)))
"""When a text was published, where that has a beginning."""
_KEY = re.compile(r"y[0-9a-f]{12}")


def most_quoted(connection: Connection, limit: int) -> list[PartySummary]:
    """The parties with most statements on record."""
    spoken = (
        select(appearance.c.party_id, func.count().label("number"))
        .join(statement, statement.c.appearance_id == appearance.c.id)
        .where(statement.c.present == 1, appearance.c.party_id.is_not(None))
        .group_by(appearance.c.party_id)
        .order_by(func.count().desc(), appearance.c.party_id)
        .limit(limit)
    )
    return _summaries(connection, [row.party_id for row in connection.execute(spoken)])


def meant(connection: Connection, asked: str) -> Meant:
    """Whom a name, or a key, may mean. A full name means those who are called just that, if there are any."""
    if _KEY.fullmatch(asked.strip()):
        return Meant(tuple(_summaries(connection, _by_key(connection, asked.strip()))), ())
    words = _words(asked)
    if not words:
        return Meant((), ())
    profiles = connection.execute(
        select(profile.c.name, profile.c.sort, profile.c.party_id, profile.c.id).where(_has(profile.c.name, words))
    ).all()
    shown = or_(_has(func.lower(party.c.name), words), party.c.name == " ".join(asked.split()))  # as people call it
    called = connection.execute(select(party.c.id, party.c.name).where(shown)).all()
    exact = {row.party_id for row in profiles if row.name == " ".join(words) and (len(words) > 1 or row.sort == "body")}
    exact |= {row.id for row in called if key_of(row.name) == words}
    ids = {row.party_id for row in profiles} | {row.id for row in called}
    chosen = (exact if exact - {None} else ids) - {None}
    parties = _summaries(connection, sorted(chosen))
    alone = [row.id for row in profiles if row.party_id is None]
    return Meant(tuple(parties), tuple(_unsure(connection, profile.c.id.in_(alone[:MOST]))) if alone else ())


def _words(asked: str) -> tuple[str, ...]:
    country = names.country_of(asked)
    return names.body_key(country) if country is not None else names.body_key(" ".join(names.person_key(asked)))


def _has(column: Any, words: Iterable[str]) -> ColumnElement[bool]:
    """Whether a text of words parted by spaces has all of some words."""
    spaced = literal(" ").concat(column).concat(" ")
    return and_(*(spaced.contains(f" {word} ", autoescape=True) for word in words))


def _by_key(connection: Connection, key: str) -> list[int]:
    """The party of a key, or the one that answers to it since more is known of it."""
    found = list(connection.execute(select(party.c.id).where(party.c.key == key)).scalars())
    if found:
        return found
    asked = select(profile.c.content, profile.c.party_id).where(profile.c.party_id.is_not(None))
    answering = {
        row.party_id
        for row in connection.execute(asked)
        if key in msgspec.json.decode(row.content, type=Profile).answers()
    }
    return list(answering) if len(answering) == 1 else []


def dossier(connection: Connection, asked: str, limit: int) -> Dossier:
    """What is on record of the one party that a name or a key means. Raises NotFound if it means none, or several."""
    found = meant(connection, asked)
    if len(found.parties) == 1:
        return of_party(connection, found.parties[0], limit)
    if found.parties:
        some = "; ".join(f"{one.key} {one.name}" for one in found.parties[:5])
        raise NotFound("several parties may be meant", given=asked, remedy=f"name one by its key: {some}")
    if found.unsure:
        one = found.unsure[0]
        raise NotFound(
            "this name is in stories, and is joined to no one across them",
            given=asked,
            remedy=f"see story {one.story}, or say who it is by `onrecord correct merge`",
        )
    if fitting(connection, asked):
        raise NotFound(
            "this name is in stories, and alone it is too little to be joined across them",
            given=asked,
            remedy="`onrecord search --by` finds what is said under it",
        )
    raise NotFound("no one of this name is on record", given=asked, remedy="give a name or surname as stories have it")


def of_party(connection: Connection, one: PartySummary, limit: int) -> Dossier:
    """What is on record of a party."""
    (number,) = connection.execute(select(party.c.id).where(party.c.key == one.key)).scalars()
    rows = connection.execute(select(profile.c.sort, profile.c.content).where(profile.c.party_id == number)).all()
    profiles = [msgspec.json.decode(row.content, type=Profile) for row in rows]
    linking = blocks_linked(connection, {(each.sort, block) for each in profiles for block in each.blocks})
    here = next((group for group in linking.groups if group.key == one.key), None)
    called = {group.key: group.name for group in linking.groups}
    may = [each.profile.key for each in linking.linked if each.party is None and one.key in each.candidates]
    statements = _statements(connection, number, limit + 1)
    seen = _appearances(connection, appearance.c.party_id == number)
    return Dossier(
        one,
        _wordings((row, [row.name]) for row in seen),
        _wordings((row, _lines(row.roles)) for row in seen),
        tuple(sorted({place for each in profiles for place in each.countries if not place.startswith(GUESSED)})),
        tuple(statements[:limit]),
        len(statements) > limit,
        tuple(Named(key, called[key]) for key in (here.near if here else ()) if key in called),
        tuple(_unsure(connection, profile.c.key.in_(may[:MOST]), linking)) if may else (),
        _said_of(connection, {row.pid for row in seen}),
    )


def _summaries(connection: Connection, ids: Sequence[int]) -> list[PartySummary]:
    """Parties by their row ids, the most quoted first."""
    found = []
    for at in range(0, len(ids), MOST):
        some = ids[at : at + MOST]
        spoken = (
            select(appearance.c.party_id, func.count())
            .join(statement, statement.c.appearance_id == appearance.c.id)
            .where(appearance.c.party_id.in_(some), statement.c.present == 1)
            .group_by(appearance.c.party_id)
        )
        said: dict[int, int] = {row[0]: row[1] for row in connection.execute(spoken)}
        asked = (
            select(
                party.c.id,
                party.c.key,
                party.c.name,
                party.c.kind,
                party.c.qid,
                func.count(revision.c.story_id.distinct()).label("stories"),
                func.min(_DAY).label("first"),
                func.max(_DAY).label("last"),
            )
            .join(appearance, appearance.c.party_id == party.c.id)
            .join(reading, reading.c.id == appearance.c.reading_id)
            .join(revision, revision.c.id == reading.c.revision_id)
            .where(party.c.id.in_(some), appearance.c.present == 1)
            .group_by(party.c.id, party.c.key, party.c.name, party.c.kind, party.c.qid)
        )
        found += [
            PartySummary(
                row.key, row.name, row.kind, row.qid, said.get(row.id, 0), row.stories, _day(row.first), _day(row.last)
            )
            for row in connection.execute(asked)
        ]
    return sorted(found, key=lambda one: (-one.statements, -one.stories, one.name, one.key))


def _day(published: str | None) -> str | None:
    """The day, month or year of publication without its doubts; none where it has an open end."""
    found = _PLAIN_DAY.match(published or "")
    return None if found is None else found.group()


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


def _appearances(connection: Connection, where: ColumnElement[bool], limit: int | None = None) -> Sequence[Any]:
    asked = (
        select(
            story.c.ref,
            appearance.c.pid,
            appearance.c.name,
            appearance.c.roles,
            revision.c.published,
            revision.c.provider,
            revision.c.headline,
            profile.c.key.label("profile"),
            profile.c.sort,
            profile.c.content,
        )
        .join(reading, reading.c.id == appearance.c.reading_id)
        .join(revision, revision.c.id == reading.c.revision_id)
        .join(story, story.c.id == revision.c.story_id)
        .join(profile, profile.c.id == appearance.c.profile_id)
        .where(where, appearance.c.present == 1)
        .order_by(func.coalesce(_DAY, "").desc(), story.c.ref, appearance.c.pid)
    )
    return connection.execute(asked.limit(limit)).all()


def _wordings(seen: Iterable[tuple[Any, Collection[str]]]) -> tuple[Wording, ...]:
    """Wordings with what is known of the stories that have them, case aside; by the day they were first seen."""
    found: dict[str, list[tuple[str, Any]]] = {}
    for row, spoken in seen:
        for words in spoken:
            found.setdefault(words.casefold(), []).append((words, row))
    return tuple(sorted(map(_wording, found.values()), key=lambda one: (one.first or "9", -one.stories, one.words)))


def _wording(uses: Sequence[tuple[str, Any]]) -> Wording:
    rows = [row for _, row in uses]
    spellings = [words for words, _ in uses]
    return Wording(
        max(sorted(set(spellings)), key=spellings.count),
        len({row.ref for row in rows}),
        min(filter(None, (_day(row.published) for row in rows)), default=None),
        max(filter(None, (_day(row.published) for row in rows)), default=None),
        tuple(sorted({row.provider for row in rows if row.provider})),
    )


def _statements(connection: Connection, number: int, limit: int) -> list[PartyStatement]:
    """Statements of a party, from the latest published on."""
    asked = (
        select(
            story.c.ref,
            statement.c.sid,
            statement.c.number,
            appearance.c.name,
            statement.c.words,
            statement.c.form,
            statement.c.act,
            statement.c.said_on,
            revision.c.published,
            revision.c.provider,
            revision.c.headline,
            statement.c.start_at,
            statement.c.end_at,
            story.c.withdrawn,
            statement.c.corrections,
            revision.c.sha256,
        )
        .select_from(appearance)
        .join(statement, statement.c.appearance_id == appearance.c.id)
        .join(revision, revision.c.id == statement.c.revision_id)
        .join(story, story.c.id == revision.c.story_id)
        .where(appearance.c.party_id == number, statement.c.present == 1)
        .order_by(func.coalesce(_DAY, "").desc(), story.c.ref, statement.c.number)
        .limit(limit)
    )
    fields = PartyStatement.__struct_fields__
    rows = connection.execute(asked).all()
    marks = marks_of(connection, ((row.corrections, row.sha256) for row in rows))
    told = ((row[0][:REF], *row[1:-2], made) for row, made in zip(rows, marks, strict=True))
    return [PartyStatement(**dict(zip(fields, row, strict=True))) for row in told]


def _said_of(connection: Connection, pids: Collection[str]) -> tuple[Mark, ...]:
    """What people said of a party, by its ids in stories, the first that was said first."""
    if not any_across(connection):
        return ()
    marks = links(connection).marks
    ids = {one for pid in pids for one in marks.get(pid, ())}
    return tuple(mark_of(one) for one in in_order(of_ids(connection, ids)))


def _unsure(connection: Connection, where: ColumnElement[bool], linking: Linking | None = None) -> Iterator[Unsure]:
    """Parties in stories that fulfil a condition and are joined to no other; some at most."""
    rows = _appearances(connection, where, _UNSURE)
    blocks = {(row.sort, block) for row in rows for block in msgspec.json.decode(row.content, type=Profile).blocks}
    found = linking or blocks_linked(connection, blocks)
    called = {group.key: group.name for group in found.groups}
    linked = {one.profile.key: one for one in found.linked}
    for row in rows:
        one = linked.get(row.profile)
        if one is not None and one.party is None:
            others = tuple(Named(key, called[key]) for key in one.candidates)
            roles = tuple(_lines(row.roles))
            yield Unsure(row.ref[:REF], row.pid, row.name, roles, row.published, row.headline, one.reason, others)
