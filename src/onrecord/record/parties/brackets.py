"""Brackets: an acronym and the name that it stands for are one organisation's, whichever of them stands in brackets."""

from __future__ import annotations

from onrecord.record.parties import match
from onrecord.record.parties.entity import At, Entity, Key, put
from onrecord.record.parties.lexed import Lexed


def join_brackets(lexed: Lexed, entities: dict[Key, Entity], at: At) -> None:
    """Join a name in brackets with the one before it: "Union of Coastal Lands (UCL)"."""
    for key, entity in list(entities.items()):
        if len(key) != 1 or not key[0].isalnum() or entity.kind != "org" or not entity.mentions:
            continue
        for first, last in entity.mentions:
            if first and lexed.gap(first - 1).strip(' "“') == "(" and lexed.text[lexed.ends[last] :][:1] == ")":
                other = _before_bracket(lexed, entities, at, first)
            else:
                other = _in_bracket(lexed, entities, at, last)
            if other is not None and other is not entity and other.kind in ("org", "group", "person", "place"):
                other.kind = "org"
                _merge(other, entity, at)
                entities[key] = other
                break


def _in_bracket(lexed: Lexed, entities: dict[Key, Entity], at: At, last: int) -> Entity | None:
    """The name of several words that stands in brackets after an acronym, or the words there whose letters it has."""
    first = last + 1
    if first >= len(lexed) or lexed.gap(last).strip() != "(" or not lexed.forms[last].isupper():
        return None
    inner = at.get(first)
    if inner is not None and inner[1] > first and lexed.text[lexed.ends[inner[1]] :][:1] in (")", ","):
        return inner[2]
    close = next((n for n in range(first, len(lexed)) if lexed.text[lexed.ends[n] :][:1] == ")"), first)
    key = match.key(lexed, first, close)
    if not match.is_acronym(match.key(lexed, last, last), key):
        return None
    return _named(first, close, key, entities, at)


def _named(first: int, last: int, key: Key, entities: dict[Key, Entity], at: At) -> Entity:
    """The organisation of these words, which are a mention of it."""
    entity = entities.setdefault(key, Entity("org", key))
    entity.forms[key] += 1
    put((first, last), entity, at)
    return entity


def _before_bracket(lexed: Lexed, entities: dict[Key, Entity], at: At, first: int) -> Entity | None:
    """What stands before an acronym in brackets: back to the capitalised word with the acronym's first letter."""
    letter = lexed.lowers[first][0]
    most = 2 * len(lexed.forms[first]) + 2
    for start in range(first - 2, max(first - most, -1), -1):
        if lexed.sentence[start] != lexed.sentence[first] or lexed.gap(start).strip(" -\xa0&"):
            break
        if lexed.capital[start] and lexed.lowers[start][0] == letter:
            known = at.get(first - 1)
            if known is not None and known[0] <= start and known[2] is not None:
                return known[2]
            return _named(start, first - 1, match.key(lexed, start, first - 1), entities, at)
    known = at.get(first - 1)
    return known[2] if known is not None else None


def _merge(into: Entity, gone: Entity, at: At) -> None:
    into.forms.update(gone.forms)
    for mention in gone.mentions:
        put(mention, into, at)
    gone.mentions = []
