"""What else of a page points at its entities: who leads each sentence, and the pronouns and descriptions in it."""

from __future__ import annotations

from onrecord.record.parties import nouns
from onrecord.record.parties.entity import Entity, Gathered
from onrecord.record.parties.lexed import Lexed

CUTS = frozenset("said says by to with from among are were is was and or than".split())
"""Words that no noun phrase goes on over."""


def leads(lexed: Lexed, gathered: Gathered) -> dict[int, Entity]:
    """The first named entity of each sentence, a person before others."""
    found: dict[int, Entity] = {}
    for at in sorted(gathered.at):
        entity = gathered.at[at][2]
        if entity is None:
            continue
        sentence = lexed.sentence[at]
        held = found.get(sentence)
        if held is None or (held.kind != "person" and entity.kind == "person"):
            found[sentence] = entity
    return found


def pointers(lexed: Lexed, gathered: Gathered) -> list[int]:
    """Words that point at one person: "he", "her"; and the noun of "the president", "the former senator"."""
    found = []
    for at, low in enumerate(lexed.lowers):
        if low in nouns.THIRD:
            found.append(at)
        elif low in nouns.PERSONS and at not in gathered.at and at >= 1 and not lexed.capital[at]:
            article = lexed.lowers[at - 1] == "the" or (at >= 2 and lexed.lowers[at - 2] == "the")
            alone = (
                at + 1 >= len(lexed)
                or lexed.gap(at) != " "
                or lexed.possessive[at]
                or lexed.lowers[at + 1] in _AFTER_NOUN
            )
            if article and alone and lexed.readable(at):
                found.append(at)
    return found


_AFTER_NOUN = CUTS | frozenset(
    "has had have will would could can may might should did does told who in on at for as when after before "
    "also".split()
)
"""Words before which a noun ends its phrase."""
